"""How newspapers set a page: headlines over the middle, beside and inside of their columns."""

from __future__ import annotations

import pytest

from tests.importer.readers.test_pdf import (
    Paper,
    newspaper_pdf,
    paragraph,
    photo,
    read_bytes,
    texts,
)

ORDERS = (None, 3, 11)
FIRST = [paragraph(name, 130) for name in ("甲一", "甲二", "甲三", "甲四")]
SECOND = [paragraph(name, 100) for name in ("乙一", "乙二", "乙三", "乙四")]


def lines_of(paragraphs: list[str], count: int = 18) -> list[tuple[str, int]]:
    return [
        (line, 2 if at == 0 else 0)
        for text in paragraphs
        for at, line in enumerate(newspaper_pdf.broken(text, count))
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_a_headline_over_the_middle_has_the_left_column_too(order: int | None) -> None:
    page = Paper()
    page.text(314, 60, "机床有了新脑", 32)  # over the two middle columns of four
    page.columns([50, 226, 402, 578], 120, FIRST, height=8)
    assert texts(read_bytes(page.bytes(order))) == ["机床有了新脑", *FIRST]


@pytest.mark.parametrize("order", ORDERS)
def test_below_a_narrow_headline_the_other_columns_are_its_own_text(order: int | None) -> None:
    """Above them another article ends; a by-line stands on top of the first column alone."""
    page = Paper()
    page.text(50, 50, "云岭新区集中开工一批大项目的这一天", 34)
    page.columns([50, 226, 402, 578], 100, FIRST, height=8)
    page.text(50, 250, "夜校开课", 26)
    page.text(50, 290, "■ 本报记者 沈小满")
    page.columns([50, 226, 402, 578], 306, SECOND, height=7)
    assert texts(read_bytes(page.bytes(order))) == [
        "云岭新区集中开工一批大项目的这一天",
        *FIRST,
        "夜校开课",
        "■ 本报记者 沈小满",
        *SECOND,
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_a_headline_set_into_its_text_has_the_columns_on_both_sides(order: int | None) -> None:
    page = Paper()
    lines = lines_of([*FIRST, *SECOND])
    page.column(50, 60, lines[:18])
    page.text(250, 60, "四问园区停车", 40)
    page.text(340, 115, "■ 本报记者")
    page.text(403, 115, "苗苗")
    page.column(226, 140, lines[18:30])
    page.column(402, 140, lines[30:42])
    page.column(578, 60, lines[42:])
    assert texts(read_bytes(page.bytes(order))) == [
        "四问园区停车",
        "■ 本报记者 苗苗",
        *FIRST,
        *SECOND,
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("step", [14, 180])
def test_a_page_head_of_words_far_apart_is_one_line(order: int | None, step: int) -> None:
    page = Paper()
    x = 50.0
    for text in ("3", "综合新闻", "2025年5月9日", "责编：尹青"):
        page.text(x, 30, text, 11)
        x += 11 * len(text) + step
    page.text(50, 60, "机床有了新脑一看就明白", 32)
    page.columns([50, 226, 402], 110, FIRST, height=12)
    lines = read_bytes(page.bytes(order)).lines
    assert lines[0].text == "3 综合新闻 2025年5月9日 责编：尹青"
    assert not lines[0].hints.style


@pytest.mark.parametrize("order", ORDERS)
def test_a_blank_inside_one_line_is_no_gutter(order: int | None) -> None:
    page = Paper()
    page.text(50, 50, "机床有了新脑一看就明白", 34)
    for x, text in ((240, "本报记者"), (290, "韩松"), (322, "通讯员"), (363, "邓小雨")):
        page.text(x, 96, text)
    page.columns([50, 226, 402], 120, FIRST, height=12)
    assert texts(read_bytes(page.bytes(order)))[1] == "本报记者 韩松 通讯员 邓小雨"


@pytest.mark.parametrize("order", ORDERS)
def test_a_guide_in_a_box_keeps_its_lines(order: int | None) -> None:
    page = Paper()
    page.text(50, 50, "机床有了新脑一看就明白", 34)
    page.columns([50, 226], 110, FIRST, height=16)
    page.box(420, 110, 740, 260)
    page.text(540, 120, "导　读", 18)
    for at, (number, title) in enumerate((("2版", "四问停车难"), ("3版", "老师傅的徒弟"))):
        page.text(430, 160 + 18 * at, number)
        page.text(460, 160 + 18 * at, title)
    lines = read_bytes(page.bytes(order)).lines
    guide = [line for line in lines if line.text not in FIRST][1:]
    assert [line.text for line in guide] == ["导 读", "2版 四问停车难", "3版 老师傅的徒弟"]
    assert [line.hints.breaks for line in guide] == [True, False, False]
    assert not guide[0].hints.style


@pytest.mark.parametrize("order", ORDERS)
def test_lines_of_a_poem_stay_lines(order: int | None) -> None:
    page = Paper()
    page.text(50, 50, "河风起时一路吹到厂门口", 26)
    page.columns([50, 226], 100, FIRST, height=16)
    page.text(460, 50, "焊花", 26)
    poem = ["夜里的光是蓝的", "落下去是红的", "我把一道缝", "焊成了一条河"]
    for at, line in enumerate(poem):
        page.text(460, 100 + 14 * at + (14 if at > 1 else 0), line)
    found = texts(read_bytes(page.bytes(order)))
    assert found[found.index("焊花") + 1 :] == poem


@pytest.mark.parametrize("order", ORDERS)
def test_a_continued_text_beside_a_headline_is_not_its_text(order: int | None) -> None:
    page = Paper()
    page.column(50, 60, [("（上接第1版）", 0), *lines_of(SECOND)])
    page.text(240, 60, "机床有了新脑明白", 40)
    page.columns([240, 416], 120, FIRST, height=16)
    found = texts(read_bytes(page.bytes(order)))
    title = found.index("机床有了新脑明白")
    assert found[title + 1 : title + 1 + len(FIRST)] == FIRST


@pytest.mark.parametrize("order", ORDERS)
def test_a_picture_over_a_headline_gives_it_its_caption(order: int | None) -> None:
    page = Paper()
    page.picture(50, 40, 380, 160, photo())
    x = 50.0
    for piece in ("五月六日，技术员在检查轮毂。本报记者", "鲁直", "摄"):
        page.text(x, 166, piece, 8)
        x += 8 * len(piece) + 8
    page.text(50, 190, "五家高校把实验室搬进园区", 26)
    page.columns([50, 226], 240, FIRST, height=16)
    lines = read_bytes(page.bytes(order)).lines
    assert [(line.text, line.hints.style) for line in lines[:2]] == [
        ("五家高校把实验室搬进园区", "主题"),
        ("五月六日，技术员在检查轮毂。本报记者 鲁直 摄", "图片说明"),
    ]
