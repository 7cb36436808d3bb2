"""Every person has an address, and it never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.authors import complete, slug_for

SLUGS = [
    ("王春宇", "wang-chunyu"),
    ("王璐", "wang-lu"),
    ("欧阳若兰", "ouyang-ruolan"),
    ("欧阳", "ou-yang"),
    ("吕绿", "lv-lv"),
    ("王璐@2", "wang-lu-2"),
    ("买买提·艾力", "maimaitiaili"),
    ("John Smith", "john-smith"),
    ("编辑部调查小组", "bianjibudiaochaxiaozu"),
    ("★", "author"),
    ("index", "index-2"),
    ("<script>", "script"),
]


@pytest.mark.parametrize(("name", "slug"), SLUGS)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert slug_for(name, ()) == slug


def test_people_whose_names_sound_the_same_are_numbered() -> None:
    assert complete({"王璐": "wang-lu"}, ["王露", "王路"]) == {
        "王璐": "wang-lu",
        "王路": "wang-lu-2",
        "王露": "wang-lu-3",
    }


def test_what_stood_in_the_table_stays_whatever_comes() -> None:
    before = {"王璐": "lu-wang", "李明": "li-ming"}
    after = complete(before, ["王璐", "李铭"])
    assert {name: after[name] for name in before} == before
    assert after["李铭"] == "li-ming-2"


NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True)


@given(NAMES)
def test_every_name_gets_a_slug_of_its_own_that_a_host_can_serve(names: list[str]) -> None:
    table = complete({}, names)
    assert set(table) == set(names)
    assert len(set(table.values())) == len(names)
    for slug in table.values():
        assert slug != "index"
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not slug.startswith("-")
