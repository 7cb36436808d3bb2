"""清明食俗两则: short pieces under one headline, each with a small title of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

# 食俗两则 · 小小说二题 · 巷子里的手艺人（三则） · 随笔四章
_SEVERAL = re.compile(
    r"[\u4e00-\u9fff》”][（(]?(?:[两二三四五六七八九十几数]|\d{1,2})"
    r"(?:则|题|篇|章|帖|味|札|叶|景|记|忆|种|样|例|招|问)[)）]?$"
)
SMALL_TITLE = 14.0
"""Width, in Han: the title of a piece in such a collection is no longer."""


def headings(tokens: list[Token]) -> list[Token]:
    """Below such a headline, short lines right above a paragraph are headings, not pen names."""
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.role not in {"short", "title", "deck"} or not _SEVERAL.search(token.text.strip()):
            continue
        found = _small_titles(tokens, index + 1)
        if len(found) < 2:
            continue
        for k in found:
            made[k] = replace(
                tokens[k], role="heading", signed=None, label="", certainty=0.8,
                reason="“数则”下面各则的小题",
            )  # fmt: skip
    return made


def _small_titles(tokens: list[Token], start: int) -> list[int]:
    """Indices of the short lines that stand alone above a paragraph, to the end of the article."""
    found: list[int] = []
    for k in range(start, len(tokens) - 1):
        token, after = tokens[k], tokens[k + 1]
        if token.barrier or token.role in {"column", "ad", "break", "title", "origin"}:
            break
        if token.is_tail or token.label == "notice":
            break
        if token.role == "byline" and found and (token.signed is None or token.signed.marked):
            break  # who signs the whole
        plain = token.role == "short" or (
            token.role == "byline" and token.signed is not None and not token.signed.marked
        )
        if not plain:
            continue
        if (
            after.role != "text"
            or after.label == "dateline"
            or width(token.text) > SMALL_TITLE
            or signs.is_final(token.text)
        ):
            if found:
                break
            continue
        found.append(k)
    return found
