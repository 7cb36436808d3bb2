"""Who signs, and where: beside the place where they work, between signs of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import page_marks, people, private, signs, tails
from plugins.importer.clean import clean
from plugins.importer.model import Line
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("质检站　卓玛", ["卓玛"]),
        ("青溪机电 卓玛", ["卓玛"]),
        ("(机修车间 卓玛)", ["卓玛"]),
        ("（信息中心 万 里 采掘二队 巴桑）", ["万里", "巴桑"]),
        ("青溪新区党政办　卓　玛　巴　桑", ["卓玛", "巴桑"]),
        ("口 动力分厂 卓玛", ["卓玛"]),
        ("安环部 卓玛 整理", ["卓玛"]),
        ("文字丨卓玛　图片丨巴 桑", ["卓玛", "巴桑"]),
        ("记者卓 玛报道", ["卓玛"]),
    ],
)
def test_where_somebody_works_is_no_name(printed: str, names: list[str]) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


@pytest.mark.parametrize("printed", ["井口的新表", "机修车间", "水厂 新表", "青溪机电"])
def test_a_place_alone_signs_nothing(printed: str) -> None:
    assert people.parse(printed) is None


@pytest.mark.parametrize("end", ["［记者 卓 玛］", "<巴桑央>", " /巴桑", "〈卓玛 巴桑〉"])
def test_brackets_of_every_kind_hold_names(end: str) -> None:
    found = tails.tail(f"踏实些了。{end}")
    assert found is not None
    assert found[0] == "踏实些了。"


def test_an_unbracketed_jump_ends_with_its_page(tmp_path: Path) -> None:
    page = (
        f"01版 2026年3月20日 星期五\n\n井口的新表\n本报记者 卓玛\n{MORE}\n{STORY[:20]}▶▶下转2版\n\n"
        f"02版 综合 2026年3月20日 星期五\n\n◀◀上接1版　{STORY[20:]}\n{MORE[::-1]}\n"
    )
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [MORE + STORY + MORE[::-1]]


def test_a_headline_may_ask_and_answer() -> None:
    assert signs.is_short("表怎么读？“明白人”教你看")
    assert not signs.is_short("问：表怎么读？看数字")
    assert not signs.is_short("表换了。人也换了")


def test_only_one_article_is_set_with_a_blank_line_after_each_line(tmp_path: Path) -> None:
    rows = [STORY[k : k + 12] for k in range(0, 36, 12)] + [
        MORE[k : k + 12] for k in range(0, 36, 12)
    ]
    wide = "\n\n".join(rows * 2)
    page = f"夜班的第二盏灯\n本报记者 卓玛\n{STORY}\n{MORE}\n\n\n井口的新表\n\n本报讯 {wide}\n"
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["夜班的第二盏灯", "井口的新表"]
    assert len(made["articles"][1]["body"]) <= 4


def test_a_task_list_is_a_list() -> None:
    cleaned = clean((Line(source="a", number=1, text="- [x] 换表,比计划提前两天;"),))
    assert cleaned.lines[0].text == "- 换表,比计划提前两天;"


def test_bullets_begin_lines_of_their_own(tmp_path: Path) -> None:
    rows = [
        "换表前关掉总阀门再动手",
        "装表时看清水流的方向",
        "试水后记下第一个读数",
        "收工前把井盖放回原处",
        "回站后把旧表登记入册",
    ]
    page = "换表五条\n\n水厂请大家照着做。\n\n" + "\n".join(f"• {row};" for row in rows)
    made = golds.made(tmp_path, f"{page}\n\n安环部 卓玛 整理\n")
    assert len(made["articles"][0]["body"]) == 6


def test_the_papers_name_comes_again_inside_a_sentence(tmp_path: Path) -> None:
    page = (
        "青溪水厂报　第3版　2026年4月10日　星期五\n\n井口的新表\n本报记者 卓玛\n"
        f"{STORY[:18]}\n青溪水厂报　　内部资料　免费交流\n{STORY[18:]}\n{MORE}\n"
    )
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE]


def test_a_page_number_between_arrows_belongs_to_the_head() -> None:
    mark = page_marks.page_mark("◀ 7 ▶ 副刊　2026年5月8日　星期五　青溪周刊")
    assert mark is not None
    assert (mark.label, mark.date) == ("7", (2026, 5, 8))


def test_a_salutation_may_say_hello_to_all() -> None:
    assert private.GREETING.match("各位编辑老师好:")


def test_a_paper_named_weekly_is_the_paper(tmp_path: Path) -> None:
    head = (
        "青溪周报\n青溪县委宣传部主管　青溪县融媒体中心主办\n2026年3月20日　星期五\n"
        "第11期（总第647期）　本期4版\n"
    )
    made = golds.made(tmp_path, f"{head}\n\n井口的新表\n本报记者 卓玛\n{STORY}\n{MORE}\n")
    assert made["masthead"]["paper"] == "青溪周报"


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("——卓 玛（镇水务站）", ["卓玛"]),
        ("——巴桑央（青溪供电所）", ["巴桑央"]),
        ("文／图　安　宁", ["安宁"]),
        ("图/文 安宁", ["安宁"]),
        ("（通 讯 员　安　宁）", ["安宁"]),
        ("（记 者：安宁）", ["安宁"]),
    ],
)
def test_an_item_ends_with_a_name_beside_a_place_or_a_wide_role(end: str, names: list[str]) -> None:
    found = tails.tail(f"踏实些了。{end}")
    assert found is not None
    assert found[0] == "踏实些了。"
    assert [byline.name for byline in found[1].bylines] == names


@pytest.mark.parametrize("end", ["——这是后话（见下文）", "文／图并茂", "记 者 手 记"])
def test_words_that_look_like_a_signature_sign_nothing(end: str) -> None:
    assert tails.tail(f"踏实些了。{end}") is None


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("讲述:安宁 整理:卓 玛", ["安宁", "卓玛"]),
        ("讲述人／安 宁　记录人／岑参", ["安宁", "岑参"]),
        ("口述者：安宁", ["安宁"]),
        ("撰稿：安宁　供图：岑　参", ["安宁", "岑参"]),
        ("讲述／安宁（早餐铺主）　整理／岑参", ["安宁", "岑参"]),
    ],
)
def test_who_tells_and_who_writes_down_both_sign(printed: str, names: list[str]) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


@pytest.mark.parametrize(
    "deck",
    ["青溪水厂换表蹲点记", "青溪镇水表改造侧记", "一座山区水厂的转型记", "青溪水价听证会见闻"],
)
def test_what_kind_of_text_it_is_stands_below_the_headline(tmp_path: Path, deck: str) -> None:
    page = f"一块水表的“三次搬家”\n\n{deck}\n\n本报记者 卓玛\n\n{STORY}\n\n{MORE}\n"
    made = golds.articles(tmp_path, page)
    assert (made[0]["title"], made[0]["subtitle"]) == ("一块水表的“三次搬家”", deck)


@pytest.mark.parametrize("mark", ["▲", "◆", "■"])
def test_items_with_their_headline_in_the_line_follow_unsigned_ones(
    tmp_path: Path, mark: str
) -> None:
    page = (
        f"【乡间短波】\n\n井口装上了新水表\n　　{STORY}\n\n"
        f"校车不再绕着山走\n　　{MORE}（本报综合）\n\n"
        f"　　{mark}果园坡地搬来蜂箱　　{STORY[::-1].strip('。')}。（卓玛报道）\n\n"
        f"　　{mark}断头路接上校门口　　{MORE[::-1].strip('。')}。（通 讯 员　安　宁）\n"
    )
    made = golds.articles(tmp_path, page)
    assert [(a["title"], a["authors"]) for a in made] == [
        ("井口装上了新水表", []),
        ("校车不再绕着山走", []),
        ("果园坡地搬来蜂箱", ["卓玛"]),
        ("断头路接上校门口", ["安宁"]),
    ]
