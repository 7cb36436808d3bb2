"""■面对面 right above a headline: the name of a column, though a by-line looks alike.

A mark and two to four characters may sign the text above or name the column of the text below.
The blank lines tell: who signs stands close to what was signed, a label close to its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import advert_scores, names, signs
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_MARKED = re.compile(rf"^[{SHAPES}]+[\s\u3000]*(?P<name>[{HAN}](?:[\s\u3000]*[{HAN}]){{1,7}})$")
BELOW = 4
"""Tokens: so far below the label the article's own by-line, or its text, is looked for."""


def columns(tokens: list[Token]) -> list[Token]:
    """Give the labels their role; what may be a name stays a by-line where nobody else signs."""
    made = list(tokens)
    for index, token in enumerate(tokens[:-2]):
        match = _MARKED.match(token.text)
        if match is None or token.fixed or token.role not in {"byline", "short"}:
            continue
        name = re.sub(r"[\s\u3000]", "", match["name"])
        if not _stands_close_to_headline(tokens, index) or not _heads_article(tokens, index):
            continue
        if names.is_name(name) and token.role == "byline" and not _others_sign(tokens, index):
            continue
        label = replace(
            token, role="column", text=name, signed=None, certainty=0.9,
            reason="带■的栏目名，紧挨着下面的题目",
        )  # fmt: skip
        if advert_scores.names_a_column(label):
            made[index] = label
    return made


def _stands_close_to_headline(tokens: Sequence[Token], index: int) -> bool:
    """Nothing but furniture above it, or a blank line; the headline follows without one."""
    token, after = tokens[index], tokens[index + 1]
    on_top = all(t.role in _FURNITURE for t in tokens[:index])
    return (token.gap > after.gap or (on_top and after.gap == 0)) and (
        after.role in {"short", "title", "kicker"}
        and not signs.HEADING_MARK.match(after.text)
        and not signs.is_final(after.text)
        and width(after.text) <= signs.SHORT_WIDTH
    )


def _heads_article(tokens: Sequence[Token], index: int) -> bool:
    """Below the headline somebody signs, or the text begins."""
    for token in tokens[index + 2 : index + 2 + BELOW]:
        if token.role in {"byline", "verse", "text", "note", "standfirst", "quote"}:
            return True
        if token.role not in {"short", "title", "deck"}:
            return False
    return False


def _others_sign(tokens: Sequence[Token], index: int) -> bool:
    """Is the article above signed already, or is there none, and the one below signed as well?"""
    above = next((t for t in reversed(tokens[:index]) if t.role not in _FURNITURE), None)
    closed = above is None or above.is_tail or above.role in {"byline", "jump", "origin", "ad"}
    below = next(
        (t for t in tokens[index + 1 : index + 1 + BELOW] if t.role in {"byline", "text"}), None
    )
    return closed and below is not None and below.role == "byline" and not below.is_tail


_FURNITURE = frozenset({"page-header", "page-number", "staff", "masthead", "guide", "break"})
