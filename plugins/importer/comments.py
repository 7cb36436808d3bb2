"""短评, 快评, 编后 above a headline: a column's name over a short commentary, no box.

The same word right above its text, or with it on one line, stays an editor's note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.tokens import Token

_LABEL = re.compile(
    r"^[\s◆●■▲★◎◇○☆▍]*(?P<name>(?:[\u4e00-\u9fff]{0,4}(?:短|快|微|时|锐|热|简)\s*评|评论|言论"
    r"|编\s*后|编余|今日谈|大家谈|一家之言|三言两语|每周一评|编辑点评|点评))[\s◆●■▲★◎◇○☆▍]*$"
)
REACH = 4
"""Lines below the headline in which its author or its text must stand."""


def comments(tokens: Sequence[Token]) -> list[Token]:
    """The labels that stand above a headline become columns."""
    made = list(tokens)
    for index, token in enumerate(made[:-2]):
        name = _name(token)
        if name and _heads(made, index + 1):
            made[index] = replace(
                token,
                role="column",
                text=name,
                label="",
                certainty=0.9,
                reason="评论的栏目名，在标题上面",
            )
    return made


def _name(token: Token) -> str:
    """短评, alone on its line."""
    if token.fixed or not token.alone:
        return ""
    if token.role == "note" and not token.text:
        match = _LABEL.match(token.label)
    elif token.role == "short" and not token.label:
        match = _LABEL.match(token.text)
    else:
        return ""
    return re.sub(r"\s", "", match["name"]) if match else ""


def _heads(tokens: Sequence[Token], at: int) -> bool:
    """Is there a headline, and below it who wrote it or at least text?"""
    title = tokens[at]
    if title.role not in {"short", "title"} or title.label == "notice":
        return False
    if signs.is_final(title.text) and title.text[-1] not in "？！?!":
        return False
    for token in tokens[at + 1 : at + 1 + REACH]:
        if token.role in {"byline", "text"}:
            return True
        if token.role not in {"short", "deck", "title"}:
            return False
    return False
