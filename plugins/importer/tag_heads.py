"""<h4>引题</h4> above <h2>题</h2>: what the ranks of pasted headings say of each other.

A page pasted from a website or from Markdown ranks its headings. Two of them with no text between
are one head: the higher rank is the headline, a lower one above it the kicker, a lower one below
it the deck unless it comes again further down. A lower rank inside the text is a heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.tokens import BODY_ROLES, Token
from plugins.importer.unwrap import width

NEAR = 1
"""Blank lines between two lines of one head, at most."""
TITLE_WIDTH = 7.0
"""A narrower line of a higher rank may be the name of a column."""
DECK_WIDTH = 8.0
"""Han: a narrower line below a headline rather heads the first part."""


def heads(tokens: Sequence[Token]) -> list[Token]:
    """Kickers, decks and headings among lines of different rank."""
    made = list(tokens)
    for index, token in enumerate(tokens):
        rank = _rank(token)
        if not rank:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None and 0 < _rank(after) < rank and after.gap <= NEAR:
            reason = "级别低一等的标题行，在标题上面"
            made[index] = replace(token, role="kicker", label="", certainty=0.95, reason=reason)
        elif token.hints.tag and _is_below_title(tokens, index):
            again = any(_rank(t) == rank for t in _same_text(tokens, index))
            if again:
                reason = "级别低一等的标题行，下面还有"
                made[index] = replace(
                    token, role="heading", label="", certainty=0.85, reason=reason
                )
            elif width(token.text) >= DECK_WIDTH and not signs.HEADING_MARK.match(token.text):
                reason = "级别低一等的标题行，在标题下面"
                made[index] = replace(token, role="deck", label="", certainty=0.9, reason=reason)
        elif token.hints.tag and _is_inside(tokens, index):
            reason = "级别比标题低的标题行"
            made[index] = replace(token, role="heading", label="", certainty=0.85, reason=reason)
    return made


def _rank(token: Token) -> int:
    """1 (highest) to 6; 0 = not ranked, or already known to be something else."""
    if token.role != "short" or token.fixed:
        return 0
    return token.hints.tag or (token.hints.level if token.label == "marked" else 0)


def _is_below_title(tokens: Sequence[Token], index: int) -> bool:
    """Close below a headline of a higher rank, and above something to read."""
    token, before = tokens[index], tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        before is not None
        and 0 < _rank(before) < _rank(token)
        and token.gap <= NEAR
        and width(before.text) >= TITLE_WIDTH
        and after is not None
        and after.role in {"text", "byline", "caption", "note", "standfirst", "short"}
    )


def _same_text(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """What stands below, as far as the next line of a higher rank or a break."""
    rank = _rank(tokens[index])
    for end in range(index + 1, len(tokens)):
        if 0 < _rank(tokens[end]) < rank or tokens[end].role in _PARTS:
            return tokens[index + 1 : end]
    return tokens[index + 1 :]


_PARTS = frozenset({"break", "page-header", "mark", "jump"})


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """Above stands text, and above that a higher rank, with nothing that ends an article."""
    if index == 0 or tokens[index - 1].role not in BODY_ROLES | {"caption", "note"}:
        return False
    rank = _rank(tokens[index])
    for token in reversed(tokens[:index]):
        if token.role in _PARTS or token.is_tail or token.role == "origin":
            return False
        if 0 < _rank(token) < rank:
            return width(token.text) >= TITLE_WIDTH
    return False
