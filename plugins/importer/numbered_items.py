"""1.… 2.… 3.… below a sentence that announces them: the items of one list, not headings.

A heading has text below it. Here the lines follow one another, counted up from one, without
anything between them: three below a colon, or two that hold a comma each; three with a comma
each right below a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import Token

_HAN = "一二三四五六七八九"
LEAST = 3
"""So many, one below the other."""
_NUMBER = re.compile(
    r"^(?:(?P<han>[一二三四五六七八九])、|(?P<digit>\d{1,2})[.、．)）]\s*(?!\d)|[（(](?P<boxed>\d{1,2})[)）]|(?P<round>[①-⑳]))"
)


def items(tokens: Sequence[Token]) -> list[Token]:
    """Such lines become items with their numbers as printed; the line above them is text."""
    made = list(tokens)
    index = 1
    while index < len(made):
        end = index
        while end < len(made) and _is_next(made, index, end):
            end += 1
        if _is_list(made, index, end):
            above = made[index - 1]
            if above.role == "short":
                made[index - 1] = replace(
                    above, role="text", certainty=0.8, reason="冒号引出下面的各条"
                )
            for k in range(index, end):
                made[k] = replace(made[k], role="item", certainty=0.85, reason="连着编号的各条")
        index = max(end, index + 1)
    return made


def _is_list(tokens: Sequence[Token], first: int, end: int) -> bool:
    above, run = tokens[first - 1], tokens[first:end]
    clauses = bool(run) and all(re.search(r"[，,]", token.text) for token in run)
    if _announces(above):
        return len(run) >= LEAST or (len(run) == LEAST - 1 and clauses)
    closes = above.role == "text" and above.alone and above.text.rstrip()[-1:] in "。！"
    return (
        len(run) >= LEAST
        and clauses
        and closes
        and above.gap == 0
        and all(token.gap == 0 and token.role == "short" for token in run)
    )


def _announces(above: Token) -> bool:
    """…有以下几项：, with a verb or a count before the colon, and no label of the editor's."""
    return (
        above.role in {"text", "short"}
        and not above.fixed
        and not above.label.startswith("marked")
        and above.text.rstrip()[-1:] in "：:"
        and above.text.rstrip()[-2:-1] not in "”》"
        and len(above.text.strip()) > SHORTEST
    )


SHORTEST = 5
"""Characters: 注意： may head a box."""


def _is_next(tokens: Sequence[Token], first: int, k: int) -> bool:
    token = tokens[k]
    return (
        token.role in {"text", "short"}
        and not token.fixed
        and token.alone
        and token.label == ""
        and (k == first or token.gap == tokens[first + 1].gap)
        and _number(token.text) == k - first + 1
    )


def _number(text: str) -> int:
    match = _NUMBER.match(text)
    if match is None:
        return 0
    if match["han"]:
        return _HAN.index(match["han"]) + 1
    if match["round"]:
        return ord(match["round"]) - ord("①") + 1
    return int(match["digit"] or match["boxed"])
