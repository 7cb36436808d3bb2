"""Forms that pages share which nobody here had seen: headlines beside their text, lists, halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import head_clauses, inline_private, people
from tests.importer import golds

ONE = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
TWO = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
THREE = "渡口的船换了电机，摆渡人不再闻柴油味，过河的人也听得见水声和鸟叫了。"


@pytest.mark.parametrize(("sign", "gap"), [("●", "　　"), ("■", "    "), ("◆", "　　　")])
def test_a_headline_wide_apart_from_its_text_heads_an_item(
    tmp_path: Path, sign: str, gap: str
) -> None:
    page = (
        f"【乡镇短波】\n\n{sign}水井装上新表\n　　{ONE}（邱 禾）\n\n"
        f"{sign}渡船换了电机{gap}{THREE}（岑 木）\n\n{sign}井台不再吵架\n　　{TWO}（武 田）\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == [
        "水井装上新表",
        "渡船换了电机",
        "井台不再吵架",
    ]
    assert [b["text"] for b in made["articles"][1]["body"]] == [THREE]


def test_a_paragraph_with_a_sign_and_a_wide_blank_is_no_headline(tmp_path: Path) -> None:
    page = f"水井装上新表\n本报记者 卓玛\n\n　　{ONE}\n　　●镇长卓文　　{THREE}\n　　{TWO}\n"
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["水井装上新表"]


def test_a_headline_with_a_sign_above_a_paragraph_that_is_set_in_is_not_its_first_line(
    tmp_path: Path,
) -> None:
    page = (
        f"【乡镇短波】\n\n●水井装上“会说话”的表\n　　{ONE}（邱 禾）\n\n"
        f"●渡口试行“一张船票一张图”\n　　{THREE}\n　　　　通讯员　岑 木\n\n"
        f"●本报柳渡7月1日电（记者 武田）{TWO}\n\n●井台不再吵架\n　　{TWO}（武 田）\n"
    )
    made = golds.made(tmp_path, page)
    assert made["articles"][1]["title"] == "渡口试行“一张船票一张图”"
    assert [b["text"] for b in made["articles"][1]["body"]] == [THREE]


LIST = "1.井口加盖,防落叶防雨水\n2.水表换新,夜里不再下井\n3.渡船换电机,过河不闻油味\n"


@pytest.mark.parametrize("lead", ["今年办成的三件事是：", "代表们提了以下几条建议:"])
def test_lines_numbered_below_a_colon_are_a_list(tmp_path: Path, lead: str) -> None:
    page = f"镇里公布三件实事\n本报记者 卓玛\n\n{ONE}\n\n{lead}\n\n{LIST}\n{TWO}\n"
    made = golds.made(tmp_path, page)
    assert len(made["articles"]) == 1
    kinds = [block["type"] for block in made["articles"][0]["body"]]
    assert kinds == ["p", "p", "li", "li", "li", "p"]
    assert made["articles"][0]["body"][2]["text"].startswith("1.井口加盖")


@pytest.mark.parametrize(
    "rows",
    [
        "主要有三项。\n1.井口加盖，防落叶\n2.水表换新，少下井\n3.渡船换电机，没油味\n",
        "办成的事有：\n一、井口加盖\n二、水表换新\n三、渡船换电机\n",
        "办成的事有：\n（1）井口加盖，防落叶\n（2）水表换新，少下井\n",
    ],
)
def test_a_list_may_follow_a_sentence_or_count_in_other_ways(tmp_path: Path, rows: str) -> None:
    made = golds.made(tmp_path, f"镇里公布实事\n本报记者 卓玛\n{ONE}\n{rows}{TWO}\n")
    assert len(made["articles"]) == 1
    kinds = [block["type"] for block in made["articles"][0]["body"]]
    assert kinds == ["p", "p", *["li"] * (rows.count("\n") - 1), "p"]


def test_a_pen_name_below_a_list_signs_it(tmp_path: Path) -> None:
    items = "①井口的盖子要锁好。\n②表上的数字每月记一次。\n③渡船靠岸，再起身下船。\n"
    page = (
        f"过河打水记住这几条\n镇上的井管员提醒大家：\n{items}（新　燕）\n\n"
        f"一条河，两个渡口——\n摆渡人的钟\n本报记者　卓　玛\n{ONE}\n{TWO}\n"
    )
    made = golds.made(tmp_path, page)
    assert [(a["title"], a["authors"]) for a in made["articles"]] == [
        ("过河打水记住这几条", ["新燕"]),
        ("摆渡人的钟", ["卓玛"]),
    ]
    assert [b["type"] for b in made["articles"][0]["body"]] == ["p", "li", "li", "li"]


def test_numbered_lines_with_text_below_each_are_headings(tmp_path: Path) -> None:
    page = (
        f"镇里公布三件实事\n本报记者 卓玛\n\n{ONE}\n\n1.井口加盖\n\n{TWO}\n\n"
        f"2.渡船换电机\n\n{THREE}\n\n3.水表换新\n\n{ONE}\n"
    )
    made = golds.made(tmp_path, page)
    assert [b["type"] for b in made["articles"][0]["body"]].count("li") == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("八个村用同一口井,", "一年少修四十里水管——"),
        ("渡口换了电机，", "两岸的人少等半个钟头——"),
    ],
)
def test_a_kicker_cut_at_its_comma_is_one_kicker(tmp_path: Path, first: str, second: str) -> None:
    page = f"镇村纪事\n\n{first}\n\n{second}\n\n柳渡的水说得清\n\n本报讯 {ONE}\n\n{TWO}\n"
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["柳渡的水说得清"]
    assert made["articles"][0]["kicker"] == first.replace(",", "，") + second


def test_a_sentence_that_goes_on_below_a_comma_is_no_kicker(tmp_path: Path) -> None:
    page = f"柳渡的水说得清\n本报讯 {ONE}\n\n他看了看表，\n\n{TWO}\n"
    made = golds.made(tmp_path, page)
    assert made["articles"][0]["kicker"] is None


def test_flush_lines_below_a_poem_that_is_set_in_head_the_next_article(tmp_path: Path) -> None:
    poem = "　　　　渡船把月亮摆过来\n　　　　我系住它的缆绳\n　　　　它便晃了一下\n"
    more = "　　　　再往前是村里的灯\n　　　　是孩子画的河\n　　　　我把它们收进船舱\n"
    page = (
        f"【河岸诗笺】\n夜渡\n□ 桑　田\n\n{poem}\n{more}\n"
        f"邻镇来稿\n摆渡人的“流水账”\n文／岑　木\n　　{ONE}\n　　{TWO}\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["夜渡", "摆渡人的“流水账”"]
    assert made["articles"][1]["column"] == "邻镇来稿"


@pytest.mark.parametrize("role", ["文并摄", "文并图", "图并文", "文/图"])
def test_who_wrote_and_took_the_picture_signs_a_text(tmp_path: Path, role: str) -> None:
    page = f"渡口的新船\n　　{THREE}他说：“先看水，再看人。”○欧阳雪　{role}\n"
    made = golds.made(tmp_path, page)
    assert made["articles"][0]["authors"] == ["欧阳雪"]
    assert made["articles"][0]["captions"] == []


def test_a_picture_that_somebody_took_keeps_its_credit(tmp_path: Path) -> None:
    page = f"渡口的新船\n　　{ONE}\n\n船工在渡口检查缆绳。　欧阳雪　摄\n\n　　{TWO}\n"
    made = golds.made(tmp_path, page)
    assert [c["credit"] for c in made["articles"][0]["captions"]] == ["欧阳雪"]
    assert people.parse("欧阳雪　文并摄") is not None


@pytest.mark.parametrize(
    "line", ["省体彩“快乐九” 第25090期：02 09 17 28 33", "双色球第25101期 01 05 11 19 26 30+08"]
)
def test_a_draw_of_numbers_is_no_text(tmp_path: Path, line: str) -> None:
    made = golds.made(tmp_path, f"渡口的新船\n本报记者 卓玛\n\n{ONE}\n{TWO}\n\n{line}\n")
    assert [a["title"] for a in made["articles"]] == ["渡口的新船"]
    assert len(made["articles"][0]["body"]) == 2


def test_what_a_name_in_marks_does_is_the_rest_of_its_headline() -> None:
    assert head_clauses.is_said_of("开到村口", "柳渡镇“夜读车”")
    assert head_clauses.is_said_of("搬进老祠堂", "后山村“星光课堂”")
    assert not head_clauses.is_said_of("线上报名三百人", "柳渡镇“夜读车”")
    assert not head_clauses.is_said_of("开到村口", "柳渡镇夜读车上路")


def test_a_line_set_wide_above_a_figure_is_the_headline_not_a_label(tmp_path: Path) -> None:
    page = f"一 口 水 井 管 三 村\n柳渡镇今年节水突破12万吨\n本报讯(记者卓玛){ONE}\n{TWO}\n"
    made = golds.made(tmp_path, page)
    article = made["articles"][0]
    assert (article["title"], article["column"]) == ("一口水井管三村", None)
    assert article["subtitle"] == "柳渡镇今年节水突破12万吨"


def test_a_number_behind_the_last_sentence_takes_nothing_with_it() -> None:
    left, taken = inline_private.without_number(f"{ONE}(作者手机13800001234)")
    assert left == ONE
    assert taken == "(作者手机13800001234)"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("北滩经开区把“冷灶台”", "一口一口烧热"),
        ("青溪码头让“老师傅”", "在网上带出新徒弟"),
        ("一座水厂和", "三百口老井的约定"),
    ],
)
def test_a_line_that_stops_in_mid_clause_goes_on_below(tmp_path: Path, one: str, two: str) -> None:
    page = f"{one}\n{two}\n——井台更新记\n□本报记者 沈一禾\n　　{ONE}\n　　{TWO}\n"
    (article,) = golds.articles(tmp_path, page)
    assert (article["title"], article["subtitle"]) == (one + two, "——井台更新记")


@pytest.mark.parametrize("line", ["为井台送上“定心丸”", "冬夜里的一把火把", "三十户人家一团和气"])
def test_a_whole_clause_is_not_open(line: str) -> None:
    assert not head_clauses.is_open(line)


@pytest.mark.parametrize("place", ["北滩县经开区:", "青溪高新区："])
def test_a_place_before_a_colon_is_a_kicker_only_above_a_blank_line(
    tmp_path: Path, place: str
) -> None:
    body = f"本报讯（通讯员 沈一禾）{ONE}\n\n{TWO}\n"
    (apart,) = golds.articles(tmp_path, f"{place}\n\n“井台夜话”聊出九件实事\n\n{body}")
    assert (apart["kicker"], apart["title"]) == (place.replace(":", "："), "“井台夜话”聊出九件实事")
    (close,) = golds.articles(tmp_path, f"{place}\n“井台夜话”聊出九件实事\n\n{body}")
    assert close["kicker"] is None
    assert close["title"].startswith(place[:-1])
