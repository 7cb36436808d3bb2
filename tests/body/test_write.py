"""What was printed is written as Markdown that reads back as the same paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plugins.body.parse import parse
from plugins.body.write import dump, escape
from plugins.newspaper.chinese import CONTROL
from plugins.newspaper.model import Block, BlockKind, Byline, Photo


def block(kind: BlockKind, text: str, label: str = "", photos: tuple[Photo, ...] = ()) -> Block:
    return Block(kind=kind, html="", text=text, label=label, photos=photos)


# block, Markdown
WRITTEN = [
    (block("p", "一段。"), "一段。\n"),
    (block("p", "1. 印出的数字"), "1\\. 印出的数字\n"),
    (block("p", "# 不是标题"), "\\# 不是标题\n"),
    (block("p", "- 不是列表"), "\\- 不是列表\n"),
    (block("p", "> 不是引文"), "\\> 不是引文\n"),
    (block("p", "*星号*和[方括号](x)"), "\\*星号\\*和\\[方括号\\](x)\n"),
    (block("p", "C:\\路径"), "C:\\\\路径\n"),
    (block("p", "R&D &copy; <b>"), "R&D &copy; <b>\n"),
    (block("h", "小标题"), "## 小标题\n"),
    (block("li", "一项"), "- 一项\n"),
    (block("quote", "引文\n又一段"), "> 引文\n>\n> 又一段\n"),
    (block("note", "编者按\n按语", label="编者按"), None),
    (
        block("verse", "雨停了\n脚手架亮着\n\n第二节"),
        "> [!诗]\n> 雨停了\n> 脚手架亮着\n>\n> 第二节\n",
    ),
    (block("table", "年\t家数\n2024\t616"), "| 年 | 家数 |\n|---|---|\n| 2024 | 616 |\n"),
    (
        block("figure", "", photos=(Photo(src="images/a.jpg", caption="厂区"),)),
        "![厂区](images/a.jpg)\n",
    ),
    (
        block(
            "figure",
            "",
            photos=(Photo(pending="p1-1", caption="[图]", credit=Byline(name="王", role="摄")),),
        ),
        '![\\[图\\]](pending:p1-1 "王 摄")\n',
    ),
    (block("p", " \n "), ""),
]


@pytest.mark.parametrize(("one", "markdown"), [row for row in WRITTEN if row[1] is not None])
def test_a_block_is_written_in_the_form_of_the_handbook(one: Block, markdown: str) -> None:
    assert dump([one]) == markdown


LINE = st.text(st.characters(exclude_characters="\n\r\t\u2028\u2029"), max_size=40).map(
    lambda text: " ".join(CONTROL.sub("", text).split())
)
MARKS = st.lists(
    st.sampled_from(
        ["*", "_", "[", "](", ")", "!", "<", ">", "&", "#", "|", "-", "+", "1.", "1)", "\\", "`",
         "字", "a", " ", '"', "[!诗]", "---", ":-:", "![", "&amp;", "~", "=", "$", "://", "@"]
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: " ".join("".join(parts).split()))  # fmt: skip
TEXT = (LINE | MARKS).filter(bool)
LINES = st.lists(TEXT, min_size=1, max_size=4).map("\n".join)
STANZAS = st.lists(LINES, min_size=1, max_size=3).map("\n\n".join)


def read_back(blocks: list[Block]) -> list[tuple[str, str]]:
    body = parse(dump(blocks), "0101.md")
    assert body.problems == ()
    return [(one.kind, one.text) for one in body.blocks]


@given(st.lists(st.builds(block, st.sampled_from(["p", "h", "li"]), TEXT), max_size=4))
@example([block("p", "#")])
@example([block("h", "#")])
@example([block("h", "a #")])
@example([block("p", "a|b"), block("p", "-|-")])
@example([block("p", "---")])
@example([block("li", "- a")])
def test_paragraphs_headings_and_items_come_back(blocks: list[Block]) -> None:
    assert read_back(blocks) == [(one.kind, one.text) for one in blocks]


@given(LINES)
@example("[!诗]")
@example("a\n[!诗]")
def test_a_quotation_comes_back(text: str) -> None:
    assert read_back([block("quote", text)]) == [("quote", text)]


@given(STANZAS)
def test_a_verse_comes_back_line_by_line(text: str) -> None:
    assert read_back([block("verse", text)]) == [("verse", text)]


LABELS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)


@given(LABELS, LINES)
def test_a_note_comes_back_with_its_label(label: str, text: str) -> None:
    assume(label != "诗")
    body = parse(dump([block("note", text, label=label)]), "0101.md")
    (one,) = body.blocks
    assert (one.kind, one.label, one.text) == ("note", label, f"{label}\n{text}")


CELLS = st.lists(st.lists(TEXT, min_size=2, max_size=2).map("\t".join), min_size=2, max_size=4)


@given(CELLS.map("\n".join))
def test_a_table_comes_back_cell_by_cell(text: str) -> None:
    assert read_back([block("table", text)]) == [("table", text)]


NAMES = st.text(st.characters(categories=["Lo"]), min_size=1, max_size=4).filter(
    lambda name: not re.search(r"[摄供图制绘发]", name)
)
PHOTOS = st.builds(
    Photo,
    src=st.sampled_from(["images/a.jpg", "images/厂区 1.jpg", "images/b(1).png"]),
    caption=TEXT,
    credit=st.none() | st.builds(Byline, name=NAMES, role=st.sampled_from(["", "摄", "供图"])),
)


@given(st.lists(PHOTOS, min_size=1, max_size=3).map(tuple))
def test_pictures_come_back_with_caption_and_credit(photos: tuple[Photo, ...]) -> None:
    body = parse(dump([block("figure", "", photos=photos)]), "0101.md")
    assert body.problems == ()
    assert [one.photos for one in body.blocks] == [photos]


@given(st.text(st.characters()))
def test_one_line_stays_one_line(text: str) -> None:
    assert "\n" not in escape(text)
