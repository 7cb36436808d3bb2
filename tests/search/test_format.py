"""The wire format: what is written can be read, here and (vectors.test.mjs) in the browser."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.search import format as wire
from plugins.search.packed import pack, shards
from plugins.search.postings import Lists, add_document, records
from plugins.search.words import BOOSTS

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))

terms = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4)


def spread_out(data: bytes | bytearray) -> list[list[object]]:
    """The records of a list: document, level, positions."""
    found: list[list[object]] = []
    for number, level, single, rest in records(data):
        reader = wire.Reader(rest)
        count = 1 if single else reader.number()
        low = reader.take(count)
        at, places = 0, []
        for index in range(count):
            at += low[index] + 256 * reader.number()
            places.append(at)
        found.append([number, level, places])
    return found


def test_a_shard_is_read_as_the_shared_example_says() -> None:
    lists = wire.read_shard(bytes.fromhex(VECTORS["shard"]["hex"]))
    assert [[term, spread_out(data)] for term, data in lists.items()] == VECTORS["shard"]["terms"]


def test_manifest_and_facets_are_read_as_the_shared_examples_say() -> None:
    wanted = VECTORS["manifest"]
    manifest = wire.read_manifest(bytes.fromhex(wanted["hex"]))
    assert manifest == wire.Manifest(
        documents=wanted["documents"],
        chunk=wanted["chunk"],
        years=tuple((year, first) for year, first in wanted["years"]),
        text=tuple(wanted["text"]),
        words=tuple(wanted["words"]),
    )
    facets = wire.read_facets(bytes.fromhex(VECTORS["facets"]["hex"]), 3)
    rows = zip(facets.columns, facets.authors, strict=True)
    assert [[column, list(authors)] for column, authors in rows] == VECTORS["facets"]["rows"]


def test_both_languages_weigh_the_fields_of_the_word_index_alike() -> None:
    assert list(BOOSTS) == VECTORS["boosts"]


@given(st.lists(terms, unique=True, max_size=20))
def test_a_directory_can_be_read_again(found: list[str]) -> None:
    ordered = sorted(found, key=wire.utf16_key)
    assert wire.read_directory(wire.Reader(wire.directory(ordered))) == ordered


documents = st.lists(
    st.dictionaries(
        terms,
        st.tuples(
            st.integers(0, 3),
            st.lists(st.integers(0, 70_000), min_size=1, max_size=5).map(sorted),
        ),
        max_size=6,
    ),
    max_size=8,
)


@given(documents, st.integers(20, 400))
def test_lists_can_be_read_again_from_shards_of_any_size(
    rows: list[dict[str, tuple[int, list[int]]]], limit: int
) -> None:
    lists: Lists = {}
    for number, row in enumerate(rows):
        positions = {term: places for term, (_, places) in row.items()}
        add_document(lists, number * 100, positions, {term: one for term, (one, _) in row.items()})
    written = {term: bytes(data) for term, data in lists.items()}
    bodies, firsts = shards(pack(lists), limit)
    again: Lists = {}
    for body, first in zip(bodies, firsts, strict=True):
        shard = wire.read_shard(body)
        assert next(iter(shard)) == first
        again |= shard
    assert {term: bytes(data) for term, data in again.items()} == written


def test_terms_are_in_the_order_of_utf_16() -> None:
    astral, compatibility = "\U00020bb7野", "\ufa0e野"
    assert sorted([compatibility, astral]) == [compatibility, astral]  # Python's own order
    assert sorted([compatibility, astral], key=wire.utf16_key) == [astral, compatibility]


def test_a_long_list_has_a_file_of_its_own() -> None:
    lists: Lists = {}
    for number in range(3000):
        add_document(lists, number, {"中国": [number], **({"乙": [1]} if number == 0 else {})}, {})
    add_document(lists, 3000, {"丙": [1]}, {})
    bodies, firsts = shards(pack(lists), 500)
    assert list(wire.read_shard(bodies[firsts.index("中国")])) == ["中国"]
