"""From texts to terms: units, pauses, positions, and the same in both languages."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.terms import SOLO, add_terms, normalise, units

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))

TERMS = [  # text, term -> positions
    ("算力", {"算力": [0], "力,": [1]}),
    ("算力，规划", {"算力": [0], "力,规": [1], "规划": [3], "划,": [4]}),
    ("G100联盟", {"g": [0], "100": [1], "g100": [0], "100联": [1], "联盟": [2], "盟,": [3]}),
    ("138.46", {"138": [0], "46": [2], "138,46": [0]}),
    ("", {}),
    ("，。", {}),
]


@pytest.mark.parametrize(("text", "wanted"), TERMS)
def test_terms_stand_at_their_positions(text: str, wanted: dict[str, list[int]]) -> None:
    positions: dict[str, list[int]] = {}
    norm = normalise(text)
    add_terms(norm, 0, bytes(len(norm)), positions, {})
    assert positions == wanted


@pytest.mark.parametrize("example", VECTORS["units"], ids=lambda one: one["text"])
def test_units_are_as_the_shared_examples_say(example: dict[str, object]) -> None:
    assert [list(one) for one in units(str(example["text"]))] == example["units"]


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_letters_and_digits_of_every_script_count() -> None:
    letter = re.compile(r"[^\W_]")
    wrong = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if bool(letter.match(chr(code))) != (unicodedata.category(chr(code))[0] in "LN")
    ]
    assert wrong == []


def test_what_is_a_unit_by_itself_is_a_letter_in_every_version_of_unicode() -> None:
    solo = re.compile(f"[{SOLO}]")
    old = unicodedata.ucd_3_2_0  # what was assigned then is assigned in every browser
    wrong = [
        hex(code)
        for code in range(0x20000)
        if solo.match(chr(code))
        and unicodedata.category(chr(code))[0] not in "LN"
        and old.category(chr(code)) != "Cn"
    ]
    assert wrong == []
