from __future__ import annotations

from dataclasses import replace

from plugins.importer.model import Hints, Line
from plugins.importer.readers.word_looks import styled

BODY = (
    "云岭新区昨日集中开工一批项目，总投资九十亿元，"
    "涉及新材料、装备制造和数据服务三个方面，年内还有两批。"
)
LOOK = tuple[str, float, bool]


def lines(*looks: LOOK) -> tuple[Line, ...]:
    return tuple(
        Line(source="稿.docx", number=n, text=text, hints=Hints(size=size, bold=bold, body_size=12))
        for n, (text, size, bold) in enumerate(looks, 1)
    )


def styles(*looks: LOOK) -> list[str]:
    return [line.hints.style for line in styled(lines(*looks))]


def test_the_biggest_lines_at_the_head_are_the_title() -> None:
    assert styles(
        ("一批新项目开工——", 15, False),
        ("云岭新区集中开工", 22, True),
        ("一批大项目", 22, True),
        ("——总投资九十亿元", 15, False),
        ("本报记者 林致远", 15, False),
        (BODY, 12, False),
    ) == ["引题", "主题", "主题", "副题", "", ""]


def test_plain_type_says_nothing() -> None:
    assert styles(("云岭新区集中开工", 12, False), (BODY, 12, False)) == ["", ""]


def test_short_bold_or_bigger_lines_among_the_text_are_headings() -> None:
    assert styles(
        ("云岭新区集中开工", 22, True),
        (BODY, 12, False),
        ("搭平台引人才", 12, True),
        (BODY, 12, False),
        ("办实事暖人心", 14, False),
        (BODY, 12, False),
        ("记者 丁洁", 12, True),
    ) == ["主题", "", "小标题", "", "小标题", "", ""]


def test_where_all_is_bold_bold_says_nothing() -> None:
    assert styles((BODY, 12, True), ("搭平台引人才", 12, True), (BODY, 12, True)) == ["", "", ""]


def levelled(*levels: int) -> list[str]:
    found = []
    for number, level in enumerate(levels, 1):
        found.append(
            Line(source="稿.docx", number=2 * number, text=f"第{number}", hints=Hints(level=level))
        )
        found.append(Line(source="稿.docx", number=2 * number + 1, text=BODY))
    return [line.hints.style for line in styled(found)][::2]


def test_heading_one_at_the_top_is_the_title_and_the_others_are_headings() -> None:
    assert levelled(1, 2, 2) == ["主题", "小标题", "小标题"]
    assert levelled(1, 1, 1) == ["主题", "小标题", "小标题"]


def test_heading_one_before_a_signed_text_begins_another_manuscript() -> None:
    found = [
        Line(source="稿.docx", number=1, text="甲题", hints=Hints(level=1)),
        Line(source="稿.docx", number=2, text=BODY),
        Line(source="稿.docx", number=3, text="乙题", hints=Hints(level=1)),
        Line(source="稿.docx", number=4, text="本报讯（记者 丁洁）" + BODY),
    ]
    assert [line.hints.style for line in styled(found)] == ["主题", "", "主题", ""]


def test_words_own_title_styles_are_ours() -> None:
    found = lines(("云岭新区集中开工", 12, False), ("总投资九十亿元", 12, False), (BODY, 12, False))
    names = ("Title", "Subtitle", "Normal")
    named = [replace(x, hints=replace(x.hints, style=n)) for x, n in zip(found, names, strict=True)]
    assert [line.hints.style for line in styled(named)] == ["主题", "副题", "Normal"]


def test_our_template_is_believed_as_it_is() -> None:
    found = lines(("云岭新区集中开工", 30, True), (BODY, 12, False))
    named = (replace(found[0], hints=replace(found[0].hints, style="引题")), found[1])
    assert styled(named) == named
