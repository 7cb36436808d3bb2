"""Poems in the old style: lines of two halves with the same number of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import Roles, Token
from plugins.newspaper.chinese import HAN

# 烟囱犹立夕阳斜，旧日机声散晚霞。
_LINE = re.compile(rf"^(?P<a>[{HAN}]{{4,7}})[，,](?P<b>[{HAN}]{{4,7}})[。；！？;!?]$")


def poems(bases: Sequence[Token], roles: Roles) -> None:
    """Two such lines or more, all of one measure: prose is never so even."""
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
            verse = replace(
                bases[index], role="verse", certainty=0.85, reason="字数整齐的旧体诗",
                text="\n".join(bases[k].text for k in run),
                numbers=tuple(n for k in run for n in bases[k].numbers),
            )  # fmt: skip
            roles[index] = verse
            for k in run[1:]:
                roles[k] = replace(verse, role="gone")
        index = run[-1] + 1


def _measure(text: str) -> int:
    """Characters in each half; 0 when the halves differ or it is no such line."""
    match = _LINE.match(text)
    return len(match["a"]) if match and len(match["a"]) == len(match["b"]) else 0
