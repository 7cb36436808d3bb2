"""The naive scan that the index is compared with: no index, no terms, only `in`."""

from __future__ import annotations

import re

from plugins.search.documents import Document
from plugins.search.terms import PAUSE, SEGMENT, SOLO, normalise

_SOLO_CHAR = re.compile(f"[{SOLO}]")


def collapse(text: str) -> str:
    """The normalised text with every pause as one `,`."""
    norm = normalise(text)
    parts: list[str] = []
    end = 0
    for match in SEGMENT.finditer(norm):
        if match.start() > end:
            parts.append(PAUSE)
        parts.append(match.group())
        end = match.end()
    if end < len(norm):
        parts.append(PAUSE)
    return "".join(parts)


def collapsed(document: Document) -> tuple[str, ...]:
    """The collapsed blocks of a document, the title first."""
    return tuple(map(collapse, (document.title, *document.searched)))


def printed_in(phrase: str, blocks: tuple[str, ...]) -> bool:
    """Is the phrase printed in one of the collapsed blocks, from border to border of units?"""
    wanted = collapse(phrase).strip(PAUSE)
    return bool(wanted) and any(wanted in text and _stands_in(wanted, text) for text in blocks)


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
    if character == PAUSE:
        return "pause"
    if character in "0123456789":
        return "digit"
    return "solo" if _SOLO_CHAR.match(character) else "letter"
