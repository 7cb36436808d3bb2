"""authors.toml: read, and only ever added to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newspaper.authors_toml import dump, extend, parse

TABLES = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(codec="ascii"))
)


@given(TABLES)
def test_what_is_written_is_read_again(table: dict[str, str]) -> None:
    assert parse(dump(table), "authors.toml") == (table, ())


@given(TABLES, TABLES)
def test_adding_keeps_every_line_that_stood_there(
    before: dict[str, str], added: dict[str, str]
) -> None:
    added = {name: slug for name, slug in added.items() if name not in before}
    text = "# 手写的一行\n" + dump(before)
    assert extend(text, added).startswith(text)
    assert parse(extend(text, added), "authors.toml") == ({**before, **added}, ())


def test_a_last_line_without_its_end_gets_one() -> None:
    assert extend('\ufeff"甲" = "jia"', {"乙": "yi"}) == '"甲" = "jia"\n"乙" = "yi"\n'
    assert extend("", {"乙": "yi"}) == '"乙" = "yi"\n'


WRONG = [
    ("王璐 = “wang-lu”\n", 1, "作者表的这一行读不懂"),
    ('"甲" = "jia"\n"甲" = "jia"\n', 2, "作者表的这一行读不懂"),
    ("[" * 5000, 1, "作者表的这一行读不懂"),
    ('"甲" = "jia"\n"乙" = 5\n', 2, "“乙”的网址名不是文字"),
    ('"甲" = "jia"\n[乙]\n', 2, "作者表的这一行读不懂"),
    ('["乙"]\n', 1, "“乙”的网址名不是文字"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_a_fault_is_said_with_its_line(text: str, line: int, said: str) -> None:
    _, (problem,) = parse(text, "content/authors.toml")
    assert (problem.path, problem.line, problem.message) == ("content/authors.toml", line, said)
    assert problem.remedy.startswith("每行写成")
