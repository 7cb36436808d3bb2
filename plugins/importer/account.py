"""The accounting line: every line in exactly one heap, every Han character somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from plugins.importer.label import Labelled
from plugins.importer.model import Accounting, Draft, LeftOver, Reading, SourceResult
from plugins.newspaper.chinese import HAN_CHAR

# 〇办事指南〇: the sign that Han numbers use for zero, as a fence
_FENCE = re.compile(r"^\s*〇(?=[^〇]+〇\s*$)|(?<=[^〇])〇\s*$(?<=〇)")


def source(
    reading: Reading, labelled: Labelled, drafts: Sequence[Draft], left: Sequence[LeftOver]
) -> Accounting:
    """Count one source.

    A line that fills two heaps counts in the first of: masthead, article, caption, left over.
    """
    numbers = {line.number for line in reading.lines}
    head = set(labelled.masthead_numbers)
    texts: set[int] = set()
    captions: set[int] = set()
    for draft in drafts:
        for places in draft.places.values():
            texts |= {n for p in places if p.source == reading.source for n in p.numbers}
        for block in draft.blocks:
            heap = captions if block.kind == "figure" else texts
            heap |= {n for p in block.places if p.source == reading.source for n in p.numbers}
    over = {n for x in left for n in x.place.numbers}
    over |= _unprinted(reading, head | texts | captions | over)
    texts -= head
    captions -= head | texts
    over -= head | texts | captions
    want = _han(_FENCE.sub("", line.text) for line in reading.lines)
    have = _han(_texts(labelled, drafts, left))
    return Accounting(
        lines=len(numbers),
        masthead=len(head & numbers),
        articles=len(texts & numbers),
        captions=len(captions & numbers),
        left_over=len(over & numbers),
        han=sum(want.values()),
        lost=sum((want - have).values()),
    )


def _unprinted(reading: Reading, known: set[int]) -> set[int]:
    """Lines of which nothing but blanks, control characters or tags was left after cleaning."""
    return {
        line.number
        for line in reading.lines
        if line.number not in known and not HAN_CHAR.search(line.text)
    }


def _texts(labelled: Labelled, drafts: Sequence[Draft], left: Sequence[LeftOver]) -> Iterable[str]:
    yield from labelled.masthead.raw
    for draft in drafts:
        yield from draft_texts(draft)
    for item in left:
        yield item.text


def draft_texts(draft: Draft) -> Iterable[str]:
    """Every text of a draft once, as printed: a by-line in its printed form."""
    yield from (
        draft.title,
        draft.kicker,
        draft.deck,
        draft.standfirst,
        draft.column,
        draft.dateline,
    )
    yield from (draft.byline_raw, draft.author_note)
    yield from draft.jumps
    for block in draft.blocks:
        yield block.label
        if block.kind != "figure":
            yield block.text
        for photo in block.photos:
            yield photo.caption
            if photo.credit:
                yield photo.credit.name
                yield photo.credit.role


def _han(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in HAN_CHAR.findall(text))


def total(results: Sequence[SourceResult]) -> Accounting:
    """The sum over all sources."""
    names = ("lines", "masthead", "articles", "captions", "left_over", "han", "lost")
    return Accounting(**{name: sum(getattr(r.accounting, name) for r in results) for name in names})
