"""Lists of two parts of a year, put together without being read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import format as wire
from plugins.search.packed import Packed, joined, pack, restored, shards, stored
from plugins.search.postings import Lists, add_document

# Beyond U+FFFF Python's order is not that of the index.
terms = st.text("算力园区中国g1,\U00020bb7\ufa0e", min_size=1, max_size=3)
occurrences = st.tuples(
    st.integers(0, 3), st.lists(st.integers(0, 70_000), min_size=1, max_size=5).map(sorted)
)
rows = st.lists(st.dictionaries(terms, occurrences, max_size=6), max_size=8)


def lists_of(found: list[dict[str, tuple[int, list[int]]]], first: int = 0) -> Lists:
    lists: Lists = {}
    for number, row in enumerate(found, first):
        positions = {term: places for term, (_, places) in row.items()}
        levels = {term: level for term, (level, _) in row.items()}
        add_document(lists, number * 100, positions, levels)
    return lists


def facts(packed: Packed) -> tuple[object, ...]:
    return packed.terms, packed.heads, packed.lasts, packed.sizes, packed.streams


@given(rows, st.integers(0, 8))
def test_two_parts_joined_are_what_is_packed_at_once(
    found: list[dict[str, tuple[int, list[int]]]], cut: int
) -> None:
    parts = pack(lists_of(found[:cut])), pack(lists_of(found[cut:], len(found[:cut])))
    assert facts(joined(*parts)) == facts(pack(lists_of(found)))


@given(rows)
def test_lists_at_rest_are_the_same_lists(found: list[dict[str, tuple[int, list[int]]]]) -> None:
    packed = pack(lists_of(found))
    assert facts(restored(stored(packed))) == facts(packed)


def test_lists_that_are_not_whole_are_refused() -> None:
    parts = stored(pack(lists_of([{"算力": (3, [1, 2])}, {"园区": (0, [7])}])))
    for name, data in parts.items():
        if data:
            with pytest.raises((KeyError, ValueError)):
                restored({**parts, name: data[:-1]})
        with pytest.raises(KeyError):
            restored({other: own for other, own in parts.items() if other != name})


def test_a_file_is_about_as_long_as_wanted() -> None:
    pairs = [chr(0x4E00 + one) + chr(0x5E00 + two) for one in range(60) for two in range(60)]
    packed = pack(lists_of([{pair: (0, [place]) for place, pair in enumerate(pairs)}]))
    bodies, firsts = shards(packed, 2000)
    assert all(1500 < len(body) < 2500 for body in bodies[:-1])
    assert list(firsts) == wire.in_order(firsts)
