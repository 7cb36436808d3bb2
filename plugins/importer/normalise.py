"""Drafts -> Drafts: full-width marks, OCR's blanks. The last stage that changes text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.model import Block, Draft, Edit
from plugins.newspaper.chinese import FULL_MARKS, HAN
from plugins.newspaper.model import Photo
from plugins.typography.punctuation import full_width

_CHINESE = rf"[{HAN}{re.escape(FULL_MARKS)}]"
# a blank beside a full-width mark, or (noisy) between two Han characters
_AT_MARK = re.compile(
    rf"(?<=[，。、；：？！》）”’])[ \u3000]+(?={_CHINESE})"
    rf"|(?<={_CHINESE})[ \u3000]+(?=[，。、；：？！》）”’])"
)
_BETWEEN = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")
_RUN = re.compile(r"[ \u3000\t]+")


def drafts(found: Sequence[Draft], *, noisy: bool) -> tuple[Draft, ...]:
    """Normalise every text of every draft; `noisy`: the source has characters set apart by OCR."""
    return tuple(
        replace(
            draft,
            title=line(draft.title),
            kicker=line(draft.kicker),
            deck=line(draft.deck),
            column=line(draft.column),
            origin=line(draft.origin),
            author_note=line(draft.author_note),
            blocks=tuple(block(b, noisy=noisy) for b in draft.blocks),
        )
        for draft in found
    )


def with_printed_names(found: Sequence[Draft], edits: Sequence[Edit]) -> tuple[Draft, ...]:
    """By-lines on lines of their own show the signs that were printed: 退休职⼯, a radical in it.

    Who wrote is read from the cleaned line; the printed form is there to be compared with the page.
    """
    radical = {(e.source, e.number): e for e in edits if e.kind == "radical"}
    made: list[Draft] = []
    for draft in found:
        places = [(p.source, n) for p in draft.places.get("byline_raw", ()) for n in p.numbers]
        edit = radical.get(places[0]) if len(places) == 1 else None
        if edit is not None and _bare(edit.after) == _bare(draft.byline_raw):
            draft = replace(draft, byline_raw=edit.before.strip())
        made.append(draft)
    return tuple(made)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def line(text: str) -> str:
    """A field: marks, and one blank where several stood."""
    return _RUN.sub(" ", full_width(text)).strip()


def block(found: Block, *, noisy: bool = False) -> Block:
    """A block's text, line by line where lines count."""
    if found.kind in {"verse", "table"}:
        rows = ["\t".join(line(cell) for cell in row.split("\t")) for row in found.text.split("\n")]
        return replace(found, text="\n".join(rows), label=line(found.label))
    text = line(found.text)
    if found.kind in {"p", "li", "note", "quote"}:
        text = _AT_MARK.sub("", text)
        if noisy:
            text = _BETWEEN.sub("", text)
    photos = tuple(_photo(photo) for photo in found.photos)
    return replace(found, text=text, photos=photos)


def _photo(photo: Photo) -> Photo:
    return replace(photo, caption=line(photo.caption))
