"""十二家企业一本账， | 半年少跑三百趟——: a head's line that was cut at its comma.

A short line with a comma at its end looks like the rest of a paragraph. Where an article ends
above it and a line of a head stands below it, it is the first half of that line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import HEAD_ROLES, Token
from plugins.importer.unwrap import width

HALF_WIDTH = (4.0, 22.0)
"""Han: so wide is half a kicker."""
REST_WIDTH = 26.0


def halves(tokens: Sequence[Token]) -> list[Token]:
    """The first half takes the role of the second one, a kicker; the reason says so."""
    made = list(tokens)
    for index in range(len(made) - 2, -1, -1):
        token, rest = made[index], made[index + 1]
        if (
            token.role == "text"
            and _is_half(token)
            and rest.role == "kicker"
            and not rest.fixed
            and rest.alone
            and width(rest.text) <= REST_WIDTH
            and rest.gap <= token.gap
            and _is_open(made[:index])
        ):
            made[index] = replace(
                token,
                role="kicker",
                label="",
                certainty=rest.certainty,
                reason="逗号断开的引题，下一行是后半句",
            )
    return made


def pairs(tokens: Sequence[Token]) -> list[Token]:
    """Two halves close together between blank lines, a headline below: both are the kicker."""
    made = list(tokens)
    for index in range(len(made) - 3):
        half, rest, title, below = made[index : index + 4]
        if (
            half.role in {"text", "short"}
            and _is_half(half)
            and half.gap > 0
            and rest.role == title.role == "short"
            and rest.alone
            and not rest.gap
            and not (rest.fixed or rest.label)
            and width(rest.text) <= REST_WIDTH
            and not re.search(r"[，。！？；：,:]$", rest.text.strip())
            and title.gap > 0
            and below.role in {"short", "text", "byline", "standfirst"}
            and not below.gap
            and _is_open(made[:index])
        ):
            for at in (index, index + 1):
                made[at] = replace(
                    made[at], role="kicker", certainty=0.9, reason="题目上面断成两行的引题"
                )
    return made


def _is_half(token: Token) -> bool:
    least, most = HALF_WIDTH
    text = token.text.strip()
    return (
        token.alone
        and not token.fixed
        and token.label == ""
        and text[-1:] in "，,、"
        and least <= width(text) <= most
        and not re.search(r"[。！？；]", text)
    )


def _is_open(above: Sequence[Token]) -> bool:
    """Nothing stands above, a column's label, or something that has ended."""
    if not above:
        return True
    before = above[-1]
    if before.role in HEAD_ROLES or before.is_tail:
        return True
    return before.role != "text" or bool(re.search(r"[。！？…][”’）)]*$", before.text.strip()))
