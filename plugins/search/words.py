"""The word index: lunr.py over titles, kickers, columns, names and keywords. Only here is lunr.

jieba is its tokenizer: what lunr is given is already cut. Whole texts are not its business (they
cost it four times the CPU and six times the memory of plain dicts, measured): they have bigrams.

lunr's length normalisation is off (b = 0), so a posting needs no more than how often a word stands
in a field, and the browser gets lunr's own scores from our shards: real lunr.js loads `lunr_index`
and answers with the same hits and the same scores (tests/search/).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from plugins.search.cutting import Cut
from plugins.search.documents import Document
from plugins.search.postings import Lists, add_document
from plugins.search.terms import normalise

FIELDS = ("title", "kicker", "column", "names", "keywords")
"""In the order of their numbers in the w files."""

BOOSTS = (3, 2, 1, 3, 1)
"""Kept in rank.js, too; held together by tests/search/vectors.json."""

K1 = 1.2
PART = 500
"""Documents given to one lunr builder: its dicts are large, so they are emptied in between."""


def fields_of(document: Document, cut: Cut) -> tuple[tuple[str, ...], ...]:
    """The words of each of FIELDS."""
    title, kicker, column = cut.heads
    names = tuple(name for name in map(normalise, document.authors) if name)
    whole = normalise(document.column)
    return title, kicker, (*column, *([whole] if whole not in column else [])), names, cut.keywords


def word_lists(rows: Sequence[tuple[tuple[str, ...], ...]], first: int = 0) -> Lists:
    """The lists of the w files: for each document its `fields_of`, in order from `first`."""
    lists: Lists = {}
    for start in range(0, len(rows), PART):
        builder = _builder(rows[start : start + PART], first + start)
        occurrences: dict[int, dict[str, list[int]]] = {}
        for term, posting in builder.inverted_index.items():
            for field, name in enumerate(FIELDS):
                for ref in posting[name]:
                    count = builder.field_term_frequencies[f"{name}/{ref}"][term]
                    of_document = occurrences.setdefault(int(ref), {})
                    of_document.setdefault(term, []).extend([field] * count)
        for number in sorted(occurrences):
            add_document(lists, number, occurrences[number], {})
    return lists


def lunr_index(rows: Sequence[tuple[tuple[str, ...], ...]]) -> dict[str, Any]:
    """The same words as one whole lunr index, serialised: for the parity test."""
    serialised: dict[str, Any] = _builder(rows, 0).build().serialize()
    return serialised


def _builder(rows: Iterable[tuple[tuple[str, ...], ...]], start: int) -> Any:
    """A lunr builder that was given the rows; their numbers are its refs. lunr has no types."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from lunr.builder import Builder

    builder = Builder()
    builder.ref("number")
    builder.k1(K1)
    builder.b(0)
    for name, boost in zip(FIELDS, BOOSTS, strict=True):
        builder.field(name, boost)
    for number, row in enumerate(rows, start):
        builder.add({"number": number, **dict(zip(FIELDS, row, strict=True))})
    return builder
