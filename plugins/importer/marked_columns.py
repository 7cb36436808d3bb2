"""■面对面 right above a headline: the name of a column, though a by-line looks alike.

A mark and two to four characters may sign the text above or name the column of the text below.
The blank lines tell: who signs stands close to what was signed, a label close to its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import advert_scores, datelines, names, signs
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


# 谈兵录, 灯下札: a name's length, but no name ends like that
_LABEL_ENDS = re.compile(r"[录坛札苑刊谭廊窗谈评话议论]$")


def set_apart(tokens: Sequence[Token]) -> list[Token]:
    """谈 兵 录 between a signed text and the headline of another signed one: a column's name."""
    made = list(tokens)
    for index, token in enumerate(tokens[:-2]):
        if (
            token.role != "byline"
            or token.is_tail
            or token.fixed
            or token.signed is None
            or token.signed.marked
            or not (token.was_apart or _LABEL_ENDS.search(token.text))
            or not re.fullmatch(rf"[{HAN}]{{2,4}}", token.text)
        ):
            continue
        after = tokens[index + 1]
        close = after.gap <= token.gap and after.role in {"short", "title", "kicker"}
        if close and _heads_article(tokens, index) and _is_signed_already(tokens, index):
            made[index] = replace(
                token, role="column", signed=None, certainty=0.75,
                reason="上一篇已有署名，这一短行在下一篇的题目上面",
            )  # fmt: skip
    return made


def _is_signed_already(tokens: Sequence[Token], index: int) -> bool:
    """Does the text above name its author above itself, and the one below its own?"""
    above = next((k for k in range(index - 1, -1, -1) if _names(tokens[k])), None)
    below = next((t for t in tokens[index + 1 :] if _names(t) or t.role == "column"), None)
    if above is None or below is None or below.role == "column":
        return False
    return tokens[above].label == "dateline" or (
        not tokens[above].is_tail and tokens[above + 1].role in {"text", "verse", "note"}
    )


def _names(token: Token) -> bool:
    if token.label == "dateline":
        found = datelines.dateline(token.text)
        return bool(found and found[1])
    return token.role == "byline"


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
