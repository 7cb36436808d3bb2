"""What a page's blank lines, and the ranks of its marks, say about where its articles begin.

Each page has a habit of its own: no blank line between paragraphs and one above a headline, or
one between paragraphs and two above a headline. A short line that keeps the habit of the page's
undoubted headlines is one more of them; a line that stands closer than all of them is a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.importer import signs
from plugins.importer.tokens import BODY_ROLES, HEAD_ROLES, Token

PARAGRAPHS = 2
"""So many seams between paragraphs tell the page's habit."""
LIKE = 0.7
"""Share of them that must be alike."""
BREAK = 4.0
"""From such a barrier on, it is the page that parts; a running head is less."""
STANDS_OFF = 1.5
STANDS_CLOSE = -1.5


def starts(tokens: Sequence[Token]) -> tuple[float, ...]:
    """For every token how much its distance speaks for an article that begins with it."""
    usual = _between_paragraphs(tokens)
    heads = _above_heads(tokens)
    weights = [0.0] * len(tokens)
    if usual is None:
        return tuple(weights)
    closest = min(heads, default=usual + 1)
    apart = any(t.role in HEAD_ROLES and t.gap >= closest for t in tokens[1:])
    if closest <= usual:
        return tuple(weights)
    for index in range(1, len(tokens)):
        token, before = tokens[index], tokens[index - 1]
        if token.role not in HEAD_ROLES or before.role in HEAD_ROLES:
            continue
        if token.barrier >= BREAK or token.begins or signs.CONTACT.match(token.text):
            continue
        if token.gap >= closest:
            weights[index] = STANDS_OFF
        elif apart and not _is_sure(token):
            weights[index] = STANDS_CLOSE
    return tuple(weights)


RANKED = 4.0


def ranks(tokens: Sequence[Token]) -> tuple[float, ...]:
    """Pasted Markdown: where ## and ### both stand and # does not, ## heads the articles."""
    levels = {t.hints.level for t in tokens if t.label == "marked"}
    if any(t.fixed and t.role == "title" for t in tokens):
        return tuple(_below_titles(tokens))
    if len(levels) < 2:
        return (0.0,) * len(tokens)
    top = min(levels)
    return tuple(
        0.0 if t.label != "marked" else RANKED if t.hints.level == top else -RANKED for t in tokens
    )


def _below_titles(tokens: Sequence[Token]) -> Iterator[float]:
    """# heads an article that has text of its own: the ## or ### below that text heads a part."""
    titled = told = False
    for index, token in enumerate(tokens):
        if token.fixed and token.role == "title":
            titled, told = True, False
        elif token.barrier >= BREAK or token.role == "column":
            titled = False
        elif token.role == "text":
            told = titled
        below = tokens[index + 1] if index + 1 < len(tokens) else None
        has_text = below is not None and below.role == "text" and below.label != "dateline"
        yield -RANKED if token.label == "marked" and told and has_text else 0.0


def _between_paragraphs(tokens: Sequence[Token]) -> int | None:
    """Blank lines between two paragraphs, when nearly all keep to one number."""
    gaps = Counter(
        after.gap
        for before, after in pairwise(tokens)
        if before.role == after.role == "text" and not after.barrier and after.label != "dateline"
    )
    if sum(gaps.values()) < PARAGRAPHS:
        return None
    usual, count = gaps.most_common(1)[0]
    return usual if count >= LIKE * sum(gaps.values()) else None


def _above_heads(tokens: Sequence[Token]) -> list[int]:
    """Blank lines above each head that a by-line, a dateline or a label makes sure of."""
    found: list[int] = []
    index = 1
    while index < len(tokens):
        if tokens[index].role not in HEAD_ROLES or tokens[index - 1].role not in BODY_ROLES | {
            "byline",
            "caption",
        }:
            index += 1
            continue
        first = index
        while index < len(tokens) and tokens[index].role in HEAD_ROLES:
            index += 1
        following = tokens[index] if index < len(tokens) else None
        sure = any(map(_is_sure, tokens[first:index])) or (
            following is not None
            and (
                (following.role == "byline" and not following.is_tail)
                or following.label == "dateline"
            )
        )
        if sure and not tokens[first].barrier:
            found.append(tokens[first].gap)
    return found


def _is_sure(token: Token) -> bool:
    return token.role in {"column", "kicker", "deck", "title"} and token.certainty >= 0.9
