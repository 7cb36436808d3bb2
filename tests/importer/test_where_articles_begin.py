"""Headline or heading: what tells them apart is the page's own habit, never the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import people, staff
from tests.importer import golds

LONG = (
    "渡口改成公园以后，老船工每天还是五点起床。他沿着木栈道走一个来回，把夜里吹落的树枝捡到一边，"
    "再到茶亭里坐一坐，等第一班环湖车开过来。车上的人大多认得他，有人隔着窗子喊一声，他就抬一抬手。"
)
OTHER = (
    "茶亭的柱子上挂着一块小黑板，写着当天的水位和风力。字是一个小学生写的，他每天上学路过，顺手抄下"
    "水文站的数字，已经抄了两年多，一天没有落下。水文站的人说，比他们自己的公告栏还准。"
)
THIRD = (
    "公园里没有一块“禁止”的牌子。管理处的人说，牌子多了没人看，不如把路修到人想走的地方。草地上踩出来"
    "的三条小道，后来都铺上了石板，走的人反而不往别处踩了。"
)


def _headings(article: dict[str, Any]) -> list[str]:
    return [block["text"] for block in article["body"] if block["type"] == "h"]


@pytest.mark.parametrize("heading", ["往回走的路", "“早起”不是一个人的事", "栈道上的第一班车"])
def test_a_lone_heading_above_a_jump_heads_no_article(tmp_path: Path, heading: str) -> None:
    page = (
        "2026年3月12日 星期四 01版\n\n老渡口变成了新公园\n\n本报溪源3月11日讯（记者 卓玛）"
        f"{LONG}\n\n{OTHER}\n\n{heading}\n\n{THIRD}\n\n{LONG[:60]}（下转第三版）\n\n"
        f"环湖车添了两班\n\n本报讯（记者 岑参）{OTHER}\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["老渡口变成了新公园", "环湖车添了两班"]
    assert _headings(made[0]) == [heading]


def test_a_continuation_of_half_a_sentence_goes_on_below_its_heading(tmp_path: Path) -> None:
    page = (
        f"02版 综合 2026年3月12日 星期四\n\n（上接第1版）的那把旧椅子。\n\n亭子里的黑板\n\n{OTHER}"
        f"\n\n{THIRD} ■ 卓玛 岑参\n\n环湖车添了两班\n\n本报讯（记者 端木青）{LONG}\n"
    )
    made = golds.articles(tmp_path, page)
    assert len(made) == 2
    assert _headings(made[0]) == ["亭子里的黑板"]
    assert made[0]["authors"] == ["卓玛", "岑参"]


def test_a_dateline_below_it_makes_it_a_headline(tmp_path: Path) -> None:
    page = (
        f"2026年3月12日 星期四 01版\n\n老渡口变成了新公园\n\n本报讯（记者 卓玛）{LONG}\n\n{OTHER}"
        f"\n\n栈道上的第一班车\n\n本报讯（记者 岑参）{THIRD}（下转第三版）\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["老渡口变成了新公园", "栈道上的第一班车"]


@pytest.mark.parametrize(
    "named",
    [
        "今日导读\n一盏灯照亮两条街 ▶3版\n茶亭里的小黑板 ▶2版\n",
        "导 读\n●茶亭里的小黑板（2版）\n●一盏灯照亮两条街（3版）\n",
        "导读\n■3版　一盏灯照亮两条街\n■2版　茶亭里的小黑板\n",
        "今日看点\n茶亭里的小黑板……………2版\n一盏灯照亮两条街……………3版\n",
    ],
    ids=["arrows", "brackets", "page first", "leaders"],
)
def test_what_the_guide_names_is_the_headline(tmp_path: Path, named: str) -> None:
    page = (
        f"2026年3月12日 星期四 01版\n\n{named}\n老渡口变成了新公园\n\n本报讯（记者 卓玛）{LONG}\n\n"
        f"{THIRD}\n\n02版 综合 2026年3月12日 星期四\n\n不看天色看水位\n\n茶亭里的小黑板\n\n"
        f"本报讯（记者 岑参）{OTHER}\n\n{LONG}\n"
    )
    second = golds.articles(tmp_path, page)[1]
    assert (second["kicker"], second["title"]) == ("不看天色看水位", "茶亭里的小黑板")


def test_a_guide_that_names_nothing_here_changes_nothing(tmp_path: Path) -> None:
    page = (
        "2026年3月12日 星期四 01版\n\n今日导读\n一盏灯照亮两条街 ▶3版\n夜市的最后一锅汤 ▶4版\n\n"
        f"老渡口变成了新公园\n\n本报讯（记者 卓玛）{LONG}\n\n{THIRD}\n"
    )
    assert [article["title"] for article in golds.articles(tmp_path, page)] == [
        "老渡口变成了新公园"
    ]


def test_blank_lines_above_headlines_are_a_habit(tmp_path: Path) -> None:
    """No blank line between paragraphs here, one above each headline: so one more is one."""
    page = (
        f"老渡口变成了新公园\n本报记者 卓玛\n{LONG}\n{OTHER}\n{THIRD}\n\n"
        f"环湖车添了两班\n本报记者 岑参\n{OTHER}\n{LONG}\n{THIRD}\n\n"
        f"草地上的三条小道\n{THIRD}\n一条给孩子\n{LONG}\n一条给老人\n{OTHER}\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == [
        "老渡口变成了新公园", "环湖车添了两班", "草地上的三条小道",
    ]  # fmt: skip
    assert _headings(made[2]) == ["一条给孩子", "一条给老人"]


def test_two_ranks_of_marks_are_headlines_and_headings(tmp_path: Path) -> None:
    page = (
        f"## 老渡口变成了新公园\n\n*本报记者 卓玛*\n\n{LONG}\n\n### 船工\n\n{OTHER}\n\n"
        f"### 茶亭\n\n{THIRD}\n\n## 草地上的三条小道\n\n{THIRD}\n\n{LONG}\n\n{OTHER}\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["老渡口变成了新公园", "草地上的三条小道"]
    assert [_headings(article) for article in made] == [["船工", "茶亭"], []]


def test_one_rank_of_marks_alone_heads_no_article(tmp_path: Path) -> None:
    page = (
        f"# 老渡口变成了新公园\n\n*本报记者 卓玛*\n\n{LONG}\n\n## 船工\n\n{OTHER}\n\n"
        f"### 早班\n\n{THIRD}\n\n## 茶亭\n\n{THIRD}\n"
    )
    assert [article["title"] for article in golds.articles(tmp_path, page)] == [
        "老渡口变成了新公园"
    ]


@pytest.mark.parametrize(
    "text", ["桑洼：早教班办进社区中心", "石渡:小船厂并成大公司", "云坪：老粮站改成培训学校"]
)
def test_a_headline_that_begins_with_a_place_is_no_by_line(text: str) -> None:
    assert people.parse(text) is None


@pytest.mark.parametrize(
    "text", ["文：卓玛 图：岑参", "作者：端木青", "通讯员：卓玛", "（供稿：岑参）"]
)
def test_a_role_before_a_colon_still_signs(text: str) -> None:
    assert people.parse(text) is not None


def test_who_sends_a_text_signs_it_and_an_office_does_not(tmp_path: Path) -> None:
    page = f"老渡口变成了新公园\n\n{LONG}\n\n{OTHER}\n（供稿：{{}}）\n"
    assert golds.articles(tmp_path, page.format("岑参"))[0]["authors"] == ["岑参"]
    assert golds.articles(tmp_path, page.format("溪源县文化馆"))[0]["authors"] == []


def test_a_quotation_with_its_source_is_no_caption(tmp_path: Path) -> None:
    page = (
        f"## 老渡口变成了新公园\n\n*本报记者 卓玛*\n\n{LONG}\n\n"
        f"> 船停了，人还在岸上。——摘自茶亭留言簿\n\n{OTHER}\n\n> 老船工在栈道上。\n\n{THIRD}\n"
    )
    article = golds.articles(tmp_path, page)[0]
    assert [block["type"] for block in article["body"]] == ["p", "quote", "p", "p"]
    assert [caption["text"] for caption in article["captions"]] == ["老船工在栈道上。"]


@pytest.mark.parametrize("label", ["专家在身边", "新春走基层", "青年在一线"])
def test_a_label_that_says_where_people_go_is_a_column(tmp_path: Path, label: str) -> None:
    page = f"{label}\n“船博士”的早班\n卓玛\n　　{LONG}\n　　{OTHER}\n"
    article = golds.articles(tmp_path, page)[0]
    assert (article["column"], article["title"]) == (label, "“船博士”的早班")


def test_how_many_an_event_concerns_is_said_below_it(tmp_path: Path) -> None:
    page = (
        f"溪源湖区文旅联盟揭牌\n十七家小店“拼桌”迎客\n\n3月8日，{LONG}\n\n{OTHER}\n（供稿：岑参）\n"
    )
    article = golds.articles(tmp_path, page)[0]
    assert (article["title"], article["subtitle"]) == (
        "溪源湖区文旅联盟揭牌", "十七家小店“拼桌”迎客",
    )  # fmt: skip


def test_a_running_head_may_end_with_the_papers_name(tmp_path: Path) -> None:
    said = LONG + OTHER
    rows = [said[at : at + 24] for at in range(0, len(said), 24)]
    page = "\n".join(
        [
            "2026年3月12日　星期四　溪源工商报　综合 3", "", "老渡口变成了新公园", "本报记者 卓玛",
            *rows[:2], "综 合　溪源工商报", *rows[2:], "",
        ]
    )  # fmt: skip
    assert golds._body(golds.articles(tmp_path, page)[0]) == said


@pytest.mark.parametrize(
    "text", ["投稿人手机 139 0000 0000　工行卡 0000 0000 0000 0000", "作者电话：13900000000"]
)
def test_whoever_sends_a_text_is_not_of_the_desk(text: str) -> None:
    assert not staff.is_staff(text)


def test_numbered_headings_begin_below_a_headline_without_a_number(tmp_path: Path) -> None:
    """Everything stands one blank line apart; the numbers alone tell where the second begins."""
    page = (
        f"老渡口变成了新公园\n\n本报记者 卓玛\n\n{LONG}\n\n{OTHER}\n\n雨季怎样护好木栈道\n\n{THIRD}"
        f"\n\n一、先通水\n\n{LONG}\n\n二、再换板\n\n{OTHER}\n\n三、后上漆\n\n{THIRD}（岑参）\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["老渡口变成了新公园", "雨季怎样护好木栈道"]
    assert _headings(made[1]) == ["一、先通水", "二、再换板", "三、后上漆"]


def test_a_marked_heading_of_a_continuation_is_no_item_of_the_page_before(tmp_path: Path) -> None:
    """【园区速递】 gathers items with ◆ on the first page; the second page is not its own."""
    page = (
        f"01版 要闻 2026年3月12日\n\n老渡口变成了新公园\n\n本报讯（记者 卓玛）{LONG}\n\n"
        f"◆先修一条路\n\n{OTHER}（下转2版）\n\n【湖区速递】\n\n环湖车添了两班\n\n本报讯 {THIRD}"
        f"（岑参）\n\n02版 综合 2026年3月12日\n\n（上接1版）{THIRD}\n\n◆再种一片草\n\n{LONG}\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["老渡口变成了新公园", "环湖车添了两班"]
    assert len(_headings(made[0])) == 2


@pytest.mark.parametrize(
    "deck", ["排队时间由40分钟缩短到90秒", "候车由半小时压缩到6分钟", "日客流从900人次升到2100人次"]
)
def test_from_how_much_to_how_much_stands_below_the_headline(tmp_path: Path, deck: str) -> None:
    page = f"溪源湖渡口跑出“新速度”\n\n{deck}\n\n{LONG}\n\n{OTHER}\n\n{THIRD}（岑参）\n"
    article = golds.articles(tmp_path, page)[0]
    assert article["title"] == "溪源湖渡口跑出“新速度”"
    assert article["subtitle"] == deck


@pytest.mark.parametrize("column", ["湖畔论语", "今日时评", "渡口小议"])
def test_a_column_of_comments_holds_for_one_comment(tmp_path: Path, column: str) -> None:
    page = (
        f"02版 综合 2026年3月12日\n\n{column}\n\n“早起”不是一个人的事\n南 乡\n\n{OTHER}\n\n"
        f"{THIRD}\n\n环湖车添了两班\n□特约通讯员 岑参\n本报溪源3月8日电　{LONG}\n"
    )
    assert [article["column"] for article in golds.articles(tmp_path, page)] == [column, None]


def test_a_headline_without_any_text_is_asked_about(tmp_path: Path) -> None:
    page = "# 今日快评\n---\n# 把电表看成体温表\n电表转得快，园区就忙。\n"
    found = golds.written(tmp_path, page)
    asked = [q for q in found.questions if q.problem.kind == "no-text"]
    assert [q.quoted for q in asked] == ["# 今日快评"]
    assert asked[0].problem.severity == "error"


BESIDE_THE_POOL = "滩上没有路，只有退潮时露出来的一条泥埂，我们六个人背着立杆，赶在三个小时里走完。"


@pytest.mark.parametrize("mark", ["##", "###"])
def test_below_a_hash_and_its_text_more_hashes_head_a_part(tmp_path: Path, mark: str) -> None:
    page = (
        f"# 在滩上立杆的人\n\n*卓小玛*\n\n{BESIDE_THE_POOL}\n\n{mark} **泥比人有脾气**\n\n"
        f"{BESIDE_THE_POOL[::-1][1:]}。\n\n于是我们列了一张单子：\n\n- 先看潮\n- 再看天\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "在滩上立杆的人"
    assert [b["type"] for b in article["body"]] == ["p", "h", "p", "p", "li", "li"]


def test_more_hashes_right_below_a_hash_may_head_articles(tmp_path: Path) -> None:
    page = (
        "# 滩上来稿\n\n## 在滩上立杆的人\n\n卓小玛\n\n"
        f"{BESIDE_THE_POOL}\n\n## 守闸的人\n\n祁连\n\n{BESIDE_THE_POOL[::-1][1:]}。\n"
    )
    titles = [a["title"] for a in golds.articles(tmp_path, page)]
    assert titles[-1] == "守闸的人"
