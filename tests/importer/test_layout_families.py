"""What programs and printers leave on a page: codes, drop caps, arrows, fences, buttons."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import correspondence, people, signs, tails
from plugins.importer.clean import clean
from plugins.importer.model import Line
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"


def test_a_typesetters_codes_go_and_what_they_say_stays() -> None:
    printed = (
        Line(source="a", number=1, text="〖HT4XBS〗井口的新表〖HT〗↙"),
        Line(source="a", number=2, text="〓〓水厂给每口井〖CM(1〗装上了新表。↙"),
        Line(source="a", number=3, text="〖一线〗这里写着栏目名"),
    )
    cleaned = clean(printed)
    assert [line.text for line in cleaned.lines] == [
        "井口的新表",
        "水厂给每口井装上了新表。",
        "〖一线〗这里写着栏目名",
    ]
    assert [line.hints.ends for line in cleaned.lines] == [True, True, False]
    assert [line.hints.indented for line in cleaned.lines] == [False, True, False]
    assert [edit.kind for edit in cleaned.edits] == ["typesetting", "typesetting"]


def test_where_paragraphs_end_a_typesetter_has_said(tmp_path: Path) -> None:
    rows = [f"〓〓第{n}口井的水表换了新的，\n读数走得\n很准。↙\n" for n in "一二三四五六"]
    made = golds.made(tmp_path, "井口的新表↙\n" + "".join(rows))
    assert len(made["articles"][0]["body"]) == 6


def test_japanese_half_width_marks_become_ours() -> None:
    cleaned = clean((Line(source="a", number=1, text="看水､看土､看人｡"),))
    assert cleaned.lines[0].text == "看水、看土、看人。"


def test_a_letter_set_large_begins_the_text(tmp_path: Path) -> None:
    page = f"井口的新表\n本报记者 卓玛\n水\n{STORY[1:]}\n　　{MORE}\n"
    made = golds.made(tmp_path, page)
    assert [block["text"] for block in made["articles"][0]["body"]] == [STORY, MORE]


def test_numbers_tell_two_jumps_to_one_page_apart(tmp_path: Path) -> None:
    one, two = STORY[:24], MORE[:20]
    page = (
        f"2026年3月12日 星期四 01版\n\n井口的新表\n{MORE}\n{one}（下转02版①）\n\n"
        f"夜班的第二盏灯\n{STORY}\n{two}（下转02版②）\n\n02版 综合 2026年3月12日 星期四\n\n"
        f"②（上接01版）\n{MORE[20:]}\n\n①（上接01版）\n{STORY[24:]}\n"
    )
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [MORE + STORY, STORY + MORE]


@pytest.mark.parametrize(
    "printed", ["◤井台夜话◢", "︱链上青溪︱", "★三言两语★", "●昨夜今晨●", "〓园区短波〓"]
)
def test_a_label_between_two_signs_is_a_column(printed: str) -> None:
    assert signs.BRACKETED.match(printed)


@pytest.mark.parametrize("printed", ["“水厂的新表”", "（记者 卓玛）", "——水厂见闻——"])
def test_quotes_brackets_and_dashes_are_no_fence(printed: str) -> None:
    found = signs.BRACKETED.match(printed)
    assert found is None


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("踏实些了。／卓 玛", ["卓玛"]),
        ("踏实些了。〔向秋实〕", ["向秋实"]),
        ("踏实些了。——安 宁", ["安宁"]),
        ("踏实些了。祁 连 供稿", ["祁连"]),
        ("踏实些了。【房 晴 邬 悦】", ["房晴", "邬悦"]),
        ("踏实些了。记者／简 宁 制图／荀 瑜", ["简宁", "荀瑜"]),
    ],
)
def test_an_item_is_signed_in_many_ways(end: str, names: list[str]) -> None:
    found = tails.tail(end)
    assert found is not None
    assert found[0] == "踏实些了。"
    assert [byline.name for byline in found[1].bylines] == names


@pytest.mark.parametrize("end", ["“谁说的？”——井台老话", "他只说了两个字：——走", "踏实些了。"])
def test_what_is_said_is_not_who_signs(end: str) -> None:
    assert tails.tail(end) is None


def test_who_lays_out_the_page_signs_no_article() -> None:
    signed = people.parse("文字｜本报记者 卓 玛 编排｜冷 秋")
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["卓玛"]


def test_an_arrow_points_a_sentence_at_the_picture(tmp_path: Path) -> None:
    page = f"井口的新表\n本报记者 卓玛\n{STORY}\n▼ 值班员在井口读表。\n{MORE}\n"
    article = golds.made(tmp_path, page)["articles"][0]
    assert [caption["text"] for caption in article["captions"]] == ["值班员在井口读表。"]
    assert golds._body(article) == STORY + MORE


FORM = f"""稿件编号：QX20260309-017　状态：已签发
[肩题] 二十年没换过的一串钥匙——
[主题] 井口的新表
[作者] 本报首席记者 卓 玛
[栏目] 井台
[正文]
　　{STORY}
　　{MORE}
[图说] 图为值班员在读表。巴 桑 摄
[审稿意见] 一审：数字请再核一下，标题可用。
[记者电话] 139-0790-0017

━━━━　第二篇　━━━━

青溪水厂-小葛　3月10日 15:22
老师好，稿子发您了，您看着删。

夜班的第二盏灯
（通讯员 葛 楠）

{MORE}

以上，辛苦老师啦！
"""


def test_a_form_in_brackets_and_a_chat_are_two_manuscripts(tmp_path: Path) -> None:
    made = golds.made(tmp_path, FORM)
    one, two = made["articles"]
    assert (one["title"], one["kicker"].strip("—"), one["column"]) == (
        "井口的新表",
        "二十年没换过的一串钥匙",
        "井台",
    )
    assert (one["authors"], two["authors"]) == (["卓玛"], ["葛楠"])
    assert golds._body(one) == STORY + MORE
    assert golds._body(two) == MORE
    assert one["captions"][0]["credit"] == "巴桑"


def test_the_time_above_a_message_is_known() -> None:
    assert correspondence.is_chat_stamp("青溪水厂-小葛　3月10日 15:22")
    assert not correspondence.is_chat_stamp("15:22")
    assert not correspondence.is_chat_stamp("班车在15:22发出，坐了四个人")


@pytest.mark.parametrize(
    "printed",
    ["点击上方蓝字“井台”关注我们", "阅读原文　阅读 2163　赞 47　在看 12", "长按二维码关注"],
)
def test_a_phones_buttons_are_no_text(tmp_path: Path, printed: str) -> None:
    page = f"{printed}\n\n## 井口的新表\n\n卓玛\n\n{STORY}\n\n{MORE}\n\n{printed}\n"
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE]
    assert made["articles"][0]["title"] == "井口的新表"


def test_the_second_of_several_poems_has_its_title(tmp_path: Path) -> None:
    poem = "夜里的江没有灯\n船是一只萤火虫\n我在船头数星星\n数到第七颗\n"
    page = f"夜航（外一首）\n\n杜若\n\n{poem}\n锚\n{poem.replace('江', '海')}\n"
    made = golds.made(tmp_path, page)
    kinds = [block["type"] for block in made["articles"][0]["body"]]
    assert kinds == ["verse", "h", "verse"]


def test_who_took_a_picture_stands_behind_its_mark(tmp_path: Path) -> None:
    page = f"## 井口的新表\n\n卓玛\n\n{STORY}\n\n![值班员在读表。](a.jpg)巴 桑 图\n"
    made = golds.made(tmp_path, page)
    assert made["articles"][0]["captions"][0]["credit"] == "巴桑"
    assert made["articles"][0]["authors"] == ["卓玛"]


def test_an_author_and_what_is_said_of_him_are_two_things(tmp_path: Path) -> None:
    page = f"井口的新表\n\n{STORY}\n\n{MORE}\n\n作者：卓玛　（作者系青溪水厂工程师）\n"
    article = golds.made(tmp_path, page)["articles"][0]
    assert article["authors"] == ["卓玛"]
    assert "工程师" in article["author_note"]


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ("□本报记者 卓 玛 □通讯员 巴 桑", ["卓玛", "巴桑"]),
        ("—— 卓 玛", ["卓玛"]),
        ("阿不都·热合曼", ["阿不都·热合曼"]),
    ],
)
def test_who_signs_below_a_headline(tmp_path: Path, above: str, authors: list[str]) -> None:
    article = golds.made(tmp_path, f"井口的新表\n{above}\n\n{STORY}\n{MORE}\n")["articles"][0]
    assert (article["title"], article["authors"]) == ("井口的新表", authors)
    assert not article["subtitle"]


@pytest.mark.parametrize(
    "opening", ["（记者 卓 玛）", "青溪日报记者卓玛报道：", "【本报讯】（记者 卓 玛）"]
)
def test_a_paragraph_may_begin_with_who_wrote_it(tmp_path: Path, opening: str) -> None:
    article = golds.made(tmp_path, f"井口的新表\n\n{opening}{STORY}\n{MORE}\n")["articles"][0]
    assert article["authors"] == ["卓玛"]
    assert golds._body(article) == STORY + MORE


@pytest.mark.parametrize("label", ["导读", "今日导读"])
def test_a_guide_below_an_article_is_no_part_of_it(tmp_path: Path, label: str) -> None:
    guide = f"{label}\n●夜班的第二盏灯（2版）\n●老磨坊开门迎客（3版）"
    made = golds.made(tmp_path, f"井口的新表\n本报记者 卓玛\n\n{STORY}\n{MORE}\n\n\n{guide}\n")
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE]
    assert {item["kind"] for item in made["left_over"]} == {"guide"}


@pytest.mark.parametrize(
    "advert",
    [
        "青溪白酒 匠心酿造 端午钜惠\n订购电话 400-000-0123",
        "厂房出租：东二路标准厂房三千平方米，电话13900007788",
        "公益广告：节约用水 从我做起",
    ],
)
def test_cries_with_a_telephone_sell_something(tmp_path: Path, advert: str) -> None:
    one = f"井口的新表\n本报记者 卓玛\n\n{STORY}\n{MORE}\n"
    made = golds.made(tmp_path, f"{one}\n{advert}\n\n{one.replace('井口的新表', '夜班的灯')}")
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE] * 2
    assert {item["kind"] for item in made["left_over"]} == {"ad"}


def test_a_head_that_comes_in_mid_text_parts_nothing(tmp_path: Path) -> None:
    head = "2版 要闻 2025年7月11日 星期五"
    made = golds.made(
        tmp_path, f"井口的新表\n本报记者 卓玛\n\n{STORY}\n{MORE}\n{head}\n{STORY[::-1]}\n"
    )
    assert len(made["articles"]) == 1
