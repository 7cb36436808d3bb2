"""1.… 2.… 3.… below a sentence that announces them: the items of one list, not headings.

A heading has text below it. Here three lines or more follow one another, counted up from one,
without anything between them; what announces them ends with a colon, or they are too long to be
headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import Token

LEAST = 3
"""So many, one below the other."""
_NUMBER = re.compile(
    r"^(?:(?P<digit>\d{1,2})[.、．)）]\s*(?!\d)|[（(](?P<boxed>\d{1,2})[)）]|(?P<round>[①-⑳]))"
)


def items(tokens: Sequence[Token]) -> list[Token]:
    """Such lines become items with their numbers as printed; the line above them is text."""
    made = list(tokens)
    index = 1
    while index < len(made):
        end = index
        while end < len(made) and _is_next(made, index, end):
            end += 1
        if end - index >= LEAST and _announces(made[index - 1]):
            above = made[index - 1]
            if above.role == "short":
                made[index - 1] = replace(
                    above, role="text", certainty=0.8, reason="冒号引出下面的各条"
                )
            for k in range(index, end):
                made[k] = replace(made[k], role="item", certainty=0.85, reason="连着编号的各条")
        index = max(end, index + 1)
    return made


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
    if match["round"]:
        return ord(match["round"]) - ord("①") + 1
    return int(match["digit"] or match["boxed"])
