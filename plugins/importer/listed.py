"""△… △… △…: lines of one list, told by the sign that all of them begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.shapes import SHAPES

REACH = 3
"""Lines: an item that was wrapped is not longer."""
LEAST = 8
"""Characters: a shorter sentence behind a sign may be a slogan or a line of verse."""
_FINAL = re.compile(r"[。！？!?…][”’）)》]*$")
# a headline may ask or exclaim, but has no full stop
_STOPPED = re.compile(r"[。｡][”’）)》]*$")


def sign(text: str) -> str:
    """The sign that a line begins with, or nothing."""
    return text[0] if text and text[0] in SHAPES else ""


def is_sentence(text: str) -> bool:
    """Is it long enough for a piece of news, and does a sentence end with it?"""
    return len(text) > LEAST and bool(_FINAL.search(text))


def is_listed(texts: Sequence[str], index: int) -> bool:
    """Does a line begin with a sign that begins another whole sentence beside it?"""
    mark = sign(texts[index])
    around = range(max(0, index - REACH), min(len(texts), index + REACH + 1))
    return bool(mark) and any(
        sign(texts[k]) == mark and is_sentence(texts[k]) and _STOPPED.search(texts[k])
        for k in around
        if k != index
    )


def is_cut(texts: Sequence[str], index: int) -> bool:
    """△某厂的机器卖到了 | 邻县。: does a listed item go on with the next line?"""
    text, rest = texts[index], texts[index + 1]
    return (
        is_listed(texts, index)
        and len(text) > LEAST
        and not _FINAL.search(text)
        and text[-1] not in "：:"
        and sign(rest) == ""
        and bool(_STOPPED.search(rest))
    )
