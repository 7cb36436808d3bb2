"""本版示意: the boxes of a 版 fill it, and none lies on another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.issues.page_map import HEIGHT, LABEL_CHARS, WIDTH, Box, label, page_map
from plugins.newspaper.model import Article
from tests.factory import article

LENGTHS = st.lists(st.integers(0, 4000), max_size=30)
ROUNDING = 0.011
"""Places and sizes are rounded to two digits."""


def of(lengths: list[int]) -> list[Article]:
    return [
        article("2025-04-25", n, f"题{n}", "字" * length) for n, length in enumerate(lengths, 1)
    ]


def overlap(one: Box, other: Box) -> float:
    """The smaller side of what two boxes share, 0 or less when they share nothing."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(across, down)


@given(LENGTHS)
def test_the_boxes_fill_the_page_and_none_lies_on_another(lengths: list[int]) -> None:
    articles = of(lengths)
    boxes = page_map(articles)
    assert [box.article for box in boxes] == articles
    for at, box in enumerate(boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= WIDTH + ROUNDING
        assert box.y + box.height <= HEIGHT + ROUNDING
        assert box.width > 0
        assert box.height > 0
        assert all(overlap(box, other) <= ROUNDING for other in boxes[at + 1 :])
    if boxes:
        area = sum(box.width * box.height for box in boxes)
        assert area == pytest.approx(WIDTH * HEIGHT, abs=2 * len(boxes))


def test_an_empty_page_has_no_boxes_and_one_article_takes_all() -> None:
    assert page_map([]) == ()
    (box,) = page_map(of([100]))
    assert (box.x, box.y, box.width, box.height) == (0, 0, WIDTH, HEIGHT)


def test_a_longer_article_gets_no_smaller_box_than_its_short_neighbour() -> None:
    long, short = page_map(of([2000, 200]))
    assert long.width * long.height > short.width * short.height


def test_the_lead_stands_at_the_top() -> None:
    boxes = page_map(of([1500, 800, 600, 400]))
    assert (boxes[0].x, boxes[0].y) == (0, 0)
    assert all(before.y <= after.y or before.x <= after.x for before, after in pairwise(boxes))


LABELS = [
    ("算力", "算力"),
    ("“一窗通办”走进园区", "一窗通办"),
    ("22家国家高新区在武汉结盟", "国家"),
    ("《春天》", "春天"),
    ("云溪：三条产线同日点火", "云溪"),
]


@pytest.mark.parametrize(("title", "shown"), LABELS)
def test_a_label_is_the_first_phrase_without_its_marks(title: str, shown: str) -> None:
    assert label(title)[0].startswith(shown)


def test_a_label_ends_before_a_colon() -> None:
    assert label("云溪：三条产线同日点火") == ("云溪",)


def test_a_label_ends_neither_with_a_particle_nor_with_a_lone_character() -> None:
    assert label("五个园区的一季度答卷") == ("五个园区",)
    assert label("石榴滩园区大会战开局") == ("石榴滩园区",)


def test_a_narrow_boxs_label_breaks_between_phrases() -> None:
    assert label("北方地区国家公园开门", room=4, most=2) == ("北方地区", "国家")


@given(st.text(min_size=1, max_size=40), st.integers(1, 6), st.integers(1, 2))
def test_a_label_is_short_and_made_of_the_title(title: str, room: int, most: int) -> None:
    lines = label(title, room, most)
    assert sum(map(len, lines)) <= LABEL_CHARS
    assert len(lines) <= most
    plain = title.translate(str.maketrans("", "", "“”‘’『』「」"))
    assert all(line in plain and len(line) <= room for line in lines)


def test_a_mark_inside_a_label_stays() -> None:
    assert label("晋谷·云岭开园") == ("晋谷·云岭",)


def test_a_label_leaves_out_what_says_nothing_alone() -> None:
    assert label("616个重点工程怎样往前赶")[0].startswith("重点")
    assert label("父亲的游标卡尺") == ("游标卡尺",)
    assert label("把“跑腿”改成“跑路由器”") == ("把跑腿改成",)
