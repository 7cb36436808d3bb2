"""Where a headline's line may end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.typography.breaks import SHORTEST_CLAUSE_CHARS, break_places, clauses, visible

NEVER = [
    ("石榴滩高新区“见面课”上的五问五答录", "见面课"),
    ("石榴滩高新区“见面课”上的五问五答录", "石榴滩高新区"),
    ("来找工厂，厂长带着废品来找博士", "厂长带"),
    ("一封写给《三校一读》的信", "三校一读"),
    ("云岭新区21个项目同日开工", "区21个"),
    ("投资合计超过138.46亿元", "过138.46亿元"),
    ("云岭、青石湾、石榴滩半年省下一千二百万元", "青石湾、"),
]
ALWAYS = [
    ("石榴滩高新区“见面课”上的五问五答录", "石榴滩高新区"),
    ("来找工厂，厂长带着废品来找博士", "来找工厂，"),
    ("云岭、青石湾、石榴滩半年省下一千二百万元", "云岭、青石湾、"),
    # a quotation of seven characters and more is a line of its own
    ("说“把实验室的灯留到天亮”的人", "说“把实验室的"),
]

headlines = st.text(alphabet="石榴滩高新区见面课，：“”（）——、12aB ", max_size=60)


@pytest.mark.parametrize(("text", "whole"), NEVER)
def test_no_line_ends_inside(text: str, whole: str) -> None:
    start = text.index(whole)
    assert not break_places(text) & set(range(start + 1, start + len(whole)))


@pytest.mark.parametrize(("text", "before"), ALWAYS)
def test_a_line_may_end_behind(text: str, before: str) -> None:
    assert len(before) in break_places(text)


def test_a_long_headline_is_cut_at_its_stops() -> None:
    assert clauses("博士带着论文来找工厂，厂长带着废品来找博士：五问五答") == (
        "博士带着论文来找工厂，",
        "厂长带着废品来找博士：",
        "五问五答",
    )


def test_a_short_headline_and_a_scrap_are_not_cut() -> None:
    assert clauses("逗号、顿号：家务事") == ("逗号、顿号：家务事",)
    assert clauses("是的，八个版的一期报纸顺手的时候不用半个上午") == (
        "是的，八个版的一期报纸顺手的时候不用半个上午",
    )


@given(headlines)
def test_clauses_are_the_text_and_none_is_a_scrap(text: str) -> None:
    found = clauses(text)
    assert "".join(found) == text
    assert len(found) == 1 or all(visible(part) >= SHORTEST_CLAUSE_CHARS for part in found)


@given(headlines)
def test_breaks_stand_inside_the_text(text: str) -> None:
    assert all(0 < place < len(text) for place in break_places(text))
