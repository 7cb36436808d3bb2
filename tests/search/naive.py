"""The naive scan that the index is compared with: no index, no terms, only `in`."""

from __future__ import annotations

import re

from plugins.search.documents import Document
from plugins.search.terms import SEGMENT, SOLO, normalise

_SOLO_CHAR = re.compile(f"[{SOLO}]")


def collapse(text: str) -> str:
    """The normalised text with every pause as one `,`."""
    return re.sub(
        r",+",
        ",",
        "".join(
            part if SEGMENT.fullmatch(part) else ","
            for part in re.split(f"({SEGMENT.pattern.replace('(', '(?:')})", normalise(text))
            if part
        ),
    )


def printed_in(phrase: str, document: Document) -> bool:
    """Is the phrase printed in one block of the document, beginning and ending where units do?"""
    wanted = collapse(phrase).strip(",")
    texts = (document.title, *document.searched)
    return bool(wanted) and any(_stands_in(wanted, collapse(text)) for text in texts)


def _stands_in(wanted: str, text: str) -> bool:
    at = text.find(wanted)
    while at >= 0:
        if _is_edge(text, at) and _is_edge(text, at + len(wanted)):
            return True
        at = text.find(wanted, at + 1)
    return False


def _is_edge(text: str, at: int) -> bool:
    """Is there the border of a unit before text[at]?"""
    if at in (0, len(text)):
        return True
    before, after = _kind(text[at - 1]), _kind(text[at])
    return before != after or after == "solo"


def _kind(character: str) -> str:
    if character == ",":
        return "pause"
    if character in "0123456789":
        return "digit"
    return "solo" if _SOLO_CHAR.match(character) else "letter"
