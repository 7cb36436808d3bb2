"""Where a headline may break: between phrases, never inside a word or before a closing mark."""

from __future__ import annotations

import re

from plugins.newspaper.chinese import CLOSING, HAN_CHAR, OPENING, STOPS
from plugins.words.cutter import cutter

# clreq, "Prohibition rules for line start and line end": these never begin a line …
_NEVER_FIRST = CLOSING + STOPS + "—…·～)]}>,.;:!?%‰℃°’”、"
# … and these never end one.
_NEVER_LAST = OPENING + "([{<#$￥¥"

_LEAN_BACK = frozenset(
    "的了着过地得们们等里上下中内外间后前时起来去吗呢吧啊个项家名万亿多年月日号人次度"
)
_LEAN_ON = frozenset("在与和及或把被为从对向往由以将让使不未最更很再又也都只就才第一两这那每各")
_NUMBER_END = re.compile(r"[0-9A-Za-z０-９〇零一二三四五六七八九十百千万亿]$")


def phrases(title: str, *, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Split a headline into the parts between which a line may end.

    The parts joined are the title, unchanged. No part begins with a closing mark or a stop, none
    ends with an opening mark; a particle stays with its word, a measure word with its number.

    >>> phrases("把实验室的灯留到天亮")
    ('把实验室的', '灯', '留到', '天亮')
    """
    parts: list[str] = []
    for word in cutter(extra).cut(title):
        if parts and _belongs(parts[-1], word):
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(parts)


def _belongs(before: str, word: str) -> bool:
    """Must the word stay on the line of what stands before it?"""
    if word[0] in _NEVER_FIRST or word.isspace() or before[-1] in _NEVER_LAST:
        return True
    if before[-1].isspace() or before[-1] in STOPS:
        return False
    if len(word) == 1 and (word in _LEAN_BACK or _NUMBER_END.search(before)):
        return True
    if len(before) == 1 and HAN_CHAR.fullmatch(before):
        return before in _LEAN_ON or len(word) == 1
    return False
