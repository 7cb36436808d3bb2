"""By-lines of which OCR set every character apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import people, wide_names
from plugins.importer.clean import clean
from plugins.importer.model import Line
from tests.importer import golds

TEXT = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"


def _names(printed: str) -> list[tuple[str, str]]:
    (line,) = clean((Line(source="a", number=1, text=printed),)).lines
    signed = people.parse(line.text)
    return [(b.name, b.role) for b in signed.bylines] if signed else []


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("本 报 记 者 　卓  玛　实 习 生 　沈 一 禾", [("卓玛", "记者"), ("沈一禾", "实习生")]),
        ("通　讯　员　　孟　青　禾　　马　骁", [("孟青禾", "通讯员"), ("马骁", "通讯员")]),
        ("（记 者　孟 青 禾　马 骁）", [("孟青禾", "记者"), ("马骁", "记者")]),
    ],
)
def test_the_narrowest_blank_stands_inside_a_word(
    printed: str, wanted: list[tuple[str, str]]
) -> None:
    assert _names(printed) == wanted


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("本 报 记 者 孟 青 禾 马 骁", [("孟青禾", "记者"), ("马骁", "记者")]),
        ("记 者 沈 一 禾 通 讯 员 马 骁", [("沈一禾", "记者"), ("马骁", "通讯员")]),
        ("■ 孟 青 禾 马 骁", [("孟青禾", ""), ("马骁", "")]),
    ],
)
def test_family_names_part_names_where_all_blanks_are_alike(
    printed: str, wanted: list[tuple[str, str]]
) -> None:
    assert _names(printed) == wanted


@pytest.mark.parametrize("printed", ["记 者 节 里 的 烟 火", "通 讯 员 队 伍", "记 者 在 一 线"])
def test_a_headline_that_begins_with_a_role_names_nobody(printed: str) -> None:
    assert _names(printed) == []


def test_a_run_that_can_be_cut_in_two_ways_is_not_cut() -> None:
    assert wide_names.split("孟青禾马骁") == ("孟青禾", "马骁")
    assert wide_names.split("王马于江") == ("王马", "于江")
    assert wide_names.split("王马于江石") == ()


def test_such_a_by_line_is_no_deck(tmp_path: Path) -> None:
    page = f"井口的新表\n本 报 记 者 　卓  玛　实 习 生 　沈 一 禾\n　　{TEXT}\n　　{TEXT}\n"
    (article,) = golds.articles(tmp_path, page)
    assert (article["title"], article["subtitle"]) == ("井口的新表", None)
    assert article["authors"] == ["卓玛", "沈一禾"]
