"""How much a part of a page looks like an advertisement, token by token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from plugins.importer import notices, signs
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

ADVERT = 3.0
"""From this score on a part is an advertisement."""


def is_advert(tokens: Sequence[Token]) -> float:
    """How much a part looks like an advertisement: labels, contact lines, its words."""
    return sum(map(score, tokens))


def score(token: Token) -> float:
    """How much one line does: its label, telephone, offer; a by-line speaks against it."""
    text, found = token.text, 0.0
    if token.role == "ad":
        found += 3.0
    elif token.role == "caption":
        return 0.0
    if signs.AD_WORD.search(text) and width(text) < 60:
        found += 1.0
    if signs.PHONE.search(text) and (
        width(text) < 32 or (signs.CONTACT.search(text) and width(text) < 70)
    ):
        found += 1.5
    if token.role == "short" and signs.AD_NOTICE.search(text) and width(text) <= 14:
        found += 3.0
    if token.role == "short" and notices.CRIES.match(text):
        found += 1.0
    if token.role == "text":
        found += 2.0 if _DECLARES.search(text) else 0.0
        found -= 1.0 if width(text) > 120 and not signs.AD_NOTICE.search(text) else 0.0
    if token.role == "byline":
        found -= 2.0
    return found - 3.0 if token.label == "dateline" else found


_DECLARES = re.compile(r"声明作废|特此(?:声明|公告)|挂失|债权人|竞买|拍卖")


def sells(token: Token) -> bool:
    """A paragraph that an advertisement could hold."""
    text = token.text
    return bool(
        signs.AD_WORD.search(text)
        or signs.AD_NOTICE.search(text)
        or signs.PHONE.search(text)
        or width(text) < 40
    )


def names_a_column(token: Token) -> bool:
    """【脑筋急转弯】, not 【招租】: under such a label stands no advertisement."""
    return token.certainty >= 0.9 and not (
        signs.AD_NOTICE.search(token.text) or signs.AD_LABEL.match(token.text)
        or re.search(r"信息|便民|服务|商|广告|分类|供求|寻|启事|公告|声明", token.text)
    )  # fmt: skip


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def head_lines(self) -> tuple[int, ...]: ...


def sold(stream: Sequence[Token], span: _Span) -> list[Token]:
    """Advertisements that an article closed in: they are left over, whoever it belongs to."""
    inside = (i for i in range(span.start, span.end) if i not in span.head_lines)
    return [stream[i] for i in inside if stream[i].role == "ad"]
