"""Facts about characters: what no XML may hold is taken out, and nothing else."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newspaper.chinese import HAN_CHAR, date_meant, han_count, strip_control

COUNTS = [("算力 4.5万架", 4), ("〇々", 2), ("，。“”", 0), ("𠮷", 1), ("かな", 0), ("", 0)]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_han_characters_are_counted(text: str, count: int) -> None:
    assert han_count(text) == count


@given(st.text(st.characters()))
def test_what_is_left_of_any_text_can_stand_in_xml(text: str) -> None:
    element = ET.Element("p")
    element.text = strip_control(text).replace("\r", "")
    assert ET.fromstring(ET.tostring(element, "utf-8")).text in {element.text, None}


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_printed_characters_stay(text: str) -> None:
    assert strip_control(text) == text


def test_every_han_block_of_the_basic_plane_counts() -> None:
    for char in "㐀䶿一鿿豈":
        assert HAN_CHAR.fullmatch(char), char


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025-5-2", date(2025, 5, 2)),
        ("2025年5月31日", date(2025, 5, 31)),
        (" 2025/05/02 ", date(2025, 5, 2)),
        ("2025-13-1", None),
        ("六月十三", None),
    ],
)
def test_a_loosely_written_date_is_understood_for_a_hint(typed: str, meant: date | None) -> None:
    assert date_meant(typed) == meant
