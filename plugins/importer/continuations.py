"""What goes on from another page: a lone short line in it heads a part of it, or the next article?

In `（上接第1版）… / 一行短行 / …` nothing but the text tells. Where every other article of the file
says who wrote it or begins with 本报讯, text that says neither belongs to what stands above it; and
so does all that stands above （全文完。记者某某）.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.importer import signs, tails
from plugins.importer.tokens import HEAD_ROLES, Token

SIGNED = 3
"""So many articles of a file that are signed, and one that is not is rare."""
GOES_ON = -3.0
"""How much it speaks against an article that begins there."""
_PLAIN = frozenset({"text", "caption", "quote", "item", "note", "table"})


def starts(tokens: Sequence[Token]) -> tuple[float, ...]:
    """For every token how much it speaks against a start that it stands in a continuation."""
    weights = [0.0] * len(tokens)
    many = sum(_tells(token) for token in tokens) >= SIGNED
    index = 0
    while index < len(tokens):
        if tokens[index].role == "jump" and signs.is_jump_in(tokens[index].text):
            end = _end(tokens, index + 1)
            ended = end < len(tokens) and tails.tells_end(tokens[end].text)
            for k in _headings(tokens, index + 1, end) if many or ended else ():
                weights[k] = GOES_ON
            index = end
        else:
            index += 1
    return tuple(weights)


def _tells(token: Token) -> bool:
    return token.role == "byline" or token.label == "dateline"


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the plain text below a jump ends: at the page's end, or at a head."""
    at = start
    while at < len(tokens) and not tokens[at].barrier and not tokens[at].begins:
        if tokens[at].role not in _PLAIN and not _stands_alone(tokens, at):
            break
        if tokens[at].label == "dateline":
            break
        at += 1
    return at


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """A short line without a label between two paragraphs."""
    token = tokens[at]
    return (
        token.role == "short"
        and token.label == ""
        and at + 1 < len(tokens)
        and tokens[at - 1].role in _PLAIN
        and tokens[at + 1].role in _PLAIN
        and tokens[at + 1].label != "dateline"
    )


def _headings(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """The short lines, unless what ends the stretch signs the text below one of them."""
    shorts = [k for k in range(start, end) if tokens[k].role in HEAD_ROLES]
    after = tokens[end] if end < len(tokens) else None
    signed = (
        after is not None
        and not after.barrier
        and not after.begins
        and not tails.tells_end(after.text)
        and (
            (_tells(after) and after.label != "dateline")
            or (
                after.role in {"origin", "author-note", "jump"} and not signs.is_jump_in(after.text)
            )
        )
    )
    return [] if signed else shorts
