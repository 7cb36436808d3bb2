"""Poems in the old style: lines of two halves with the same number of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plugins.importer.tokens import Roles, Token
from plugins.newspaper.chinese import HAN

# 烟囱犹立夕阳斜，旧日机声散晚霞。
_LINE = re.compile(rf"^(?P<a>[{HAN}]{{4,7}})[，,](?P<b>[{HAN}]{{4,7}})[。；！？;!?]$")


# 尺 · 其二 · 秤杆上的星: what stands right above a poem of a set
_TITLE = re.compile(rf"^[◆●■▲★◇○□☆·]?\s*[{HAN}·（）()\d]{{1,9}}$")


def is_verse(text: str) -> bool:
    """One line of two even halves."""
    return _measure(text) > 0


def poems(bases: Sequence[Token], roles: Roles) -> None:
    """Two such lines or more, all of one measure: prose is never so even."""
    runs = _runs(bases, roles)
    for head in _titles(bases, roles, runs):
        roles[head] = replace(
            bases[head], role="heading", certainty=0.8, reason="一组诗里每一首的题目"
        )
    for run in runs:
        verse = replace(
            bases[run[0]], role="verse", certainty=0.85, reason="字数整齐的旧体诗",
            text="\n".join(bases[k].text for k in run),
            numbers=tuple(n for k in run for n in bases[k].numbers),
        )  # fmt: skip
        roles[run[0]] = verse
        for k in run[1:]:
            roles[k] = replace(verse, role="gone")


def _runs(bases: Sequence[Token], roles: Roles) -> list[list[int]]:
    found: list[list[int]] = []
    index = 0
    while index < len(bases):
        run = [index]
        measure = _measure(bases[index].text) if roles[index] is None else 0
        while (
            measure
            and run[-1] + 1 < len(bases)
            and roles[run[-1] + 1] is None
            and bases[run[-1] + 1].gap <= max(1, bases[run[-1]].gap)
            and _measure(bases[run[-1] + 1].text) == measure
        ):
            run.append(run[-1] + 1)
        if len(run) >= 2:
            found.append(run)
        index = run[-1] + 1
    return found


def _titles(bases: Sequence[Token], roles: Roles, runs: Sequence[Sequence[int]]) -> list[int]:
    """Lines that part the poems of a set, and the one of their kind above the first."""
    between = [
        after[0] - 1
        for before, after in pairwise(runs)
        if after[0] - before[-1] == 2 and _is_title(bases, roles, after[0] - 1)
    ]
    firsts = [
        run[0] - 1
        for run in runs
        if run[-1] + 1 in between
        and run[0] >= 2
        and run[0] - 1 not in between
        and _is_title(bases, roles, run[0] - 1)
        # as near to its poem as the next one's title is, and not the headline of them all
        and bases[run[0]].gap == bases[run[-1] + 2].gap
        and (bases[run[0]].gap == 0 or bases[run[0] - 1].gap <= bases[run[-1] + 1].gap)
    ]
    return [*firsts, *between]


def _is_title(bases: Sequence[Token], roles: Roles, index: int) -> bool:
    return roles[index] is None and bool(_TITLE.match(bases[index].text))


def _measure(text: str) -> int:
    """Characters in each half; 0 when the halves differ or it is no such line."""
    match = _LINE.match(text)
    return len(match["a"]) if match and len(match["a"]) == len(match["b"]) else 0
