"""△… △… △…: whole sentences behind one sign below a headline are the items of a list.

A sign before a headline, a column or a single paragraph is another matter: here at least two
lines in a row begin with the same sign, and each of them ends a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import round_ups, signs, tails
from plugins.importer.listed import is_sentence, sign
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import HEAD_ROLES, Roles, Token
from plugins.importer.unwrap import width

NAME_WIDTH = 10.0
"""The name of a list of short news is no wider, in Han."""


def arrows(bases: Sequence[Token], roles: Roles) -> None:
    """▲… ▲… below 一句话新闻: items as well, not captions that point at pictures."""
    texts = [base.text for base in bases]
    index = 1
    while index < len(bases):
        end = index
        while end < len(bases) and roles[end] is None and _is_item(bases, index, end):
            end += 1
        above = bases[index - 1]
        if end - index >= 2 and roles[index - 1] is None and _gathers(above):
            for k in range(index, end):
                if not tails.tail(texts[k]):
                    roles[k] = replace(bases[k], role="text", certainty=0.8, reason="简讯里的一条")
        index = max(end, index + 1)


def items(tokens: Sequence[Token]) -> list[Token]:
    """The sentences of such a list become items; what stands above them keeps its own role."""
    made = list(tokens)
    index = 1
    while index < len(made):
        end = index
        while end < len(made) and _is_item(made, index, end):
            end += 1
        if end - index >= 2 and _is_led(made[index - 1]):
            if _gathers(made[index - 1]):
                made[index - 1] = replace(made[index - 1], begins=True)
            for k in range(index, end):
                text = made[k].text.lstrip(f"{SHAPES} \u3000")
                made[k] = replace(
                    made[k], role="item", text=text, certainty=0.8, reason="同一符号开头的各条"
                )
        index = max(end, index + 1)
    return made


def _is_item(tokens: Sequence[Token], first: int, k: int) -> bool:
    token = tokens[k]
    return (
        token.role in {"text", "short"}
        and not token.fixed
        and token.label == ""
        and (k == first or token.gap == 0)
        and sign(token.text) != ""
        and sign(token.text) == sign(tokens[first].text)
        and is_sentence(token.text)
        and not signs.AD_NOTICE.search(token.text)
    )


def _gathers(above: Token) -> bool:
    """一句话新闻, 园区简讯: the name of the list itself, apart from the article above it."""
    return (
        above.role == "short"
        and above.gap > 0
        and width(above.text) <= NAME_WIDTH
        and bool(round_ups.NAMES.search(above.text))
    )


def _is_led(above: Token) -> bool:
    """By a headline, a label, who wrote them, or a sentence that announces them."""
    if above.role in HEAD_ROLES | {"byline"}:
        return not above.is_tail
    return above.role == "text" and above.text[-1:] in "：:"
