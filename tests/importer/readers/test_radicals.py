from __future__ import annotations

import pytest

from plugins.importer.readers.radicals import as_characters

SIGNS = [
    ("石⻔村", "石门村"),
    ("⼭西", "山西"),
    ("⻘年⼈", "青年人"),
    ("推进⸺", "推进——"),
    ("⺟⻬", "母齐"),
]


@pytest.mark.parametrize(("given", "meant"), SIGNS)
def test_a_radical_becomes_the_character_that_it_stands_for(given: str, meant: str) -> None:
    assert as_characters(given) == meant


@pytest.mark.parametrize("text", ["山西：“晋创谷·太原”……——①Ⅳ㎡Ａ，（一）", "々〇"])
def test_nothing_else_is_changed(text: str) -> None:
    assert as_characters(text) == text
