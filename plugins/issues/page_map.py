"""本版示意: our drawing of a 版 from the order and length of its articles.

A page is cut in two again and again, along its longer side, so that both halves hold about the
same amount of text: that is how a page is made up by hand, and it never leaves a hole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.newspaper.model import Article
from plugins.words import phrases

WIDTH, HEIGHT = 100.0, 140.0
"""A broadsheet's proportions; the drawing's own units."""

LABEL_CHARS = 6
LETTER = 6.0
"""A label's character, in units of the drawing (parts.css sets the same)."""
LABEL_MARGIN = 8.0
SECOND_LINE_HEIGHT = 16.0
"""A lower box has room for one line only."""
HEADLINE_WEIGHT_CHARS = 220
"""What a headline takes of the page, as if it were so many characters of text."""

MARKS = "《》—：，、·！？ "
_NO_QUOTES = str.maketrans("", "", "“”‘’『』「」")
_COUNT = re.compile(r"[\d.]+[万亿余多]*\w?")
STOPS = "：，！？ "
PARTICLES = "的之与和及"
"""A label never ends with one."""
WORD_CHARS = 2
"""A label never ends with a character that stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One article's place, in units of WIDTH x HEIGHT."""

    x: float
    y: float
    width: float
    height: float
    article: Article
    lines: tuple[str, ...]
    """The label as it is set: () where it does not fit, two lines at most."""


def page_map(articles: Sequence[Article]) -> tuple[Box, ...]:
    """Boxes that fill the page, in the articles' order; () for an empty page."""
    return tuple(_cut(tuple(articles), 0.0, 0.0, WIDTH, HEIGHT))


def label(title: str, room: int = LABEL_CHARS, most: int = 1) -> tuple[str, ...]:
    """The first phrases of a title that say something, six characters at most.

    A number before the thing counted, and what hangs on a 的 that does not fit, are left out; so
    are quotation marks, which a cut would leave open.

    Args:
        title: a headline.
        room: characters that a line holds.
        most: how many lines there may be.

    Returns:
        The lines, which end between phrases; a phrase longer than a line is cut, a label ends
        before a colon or comma.
    """
    words = list(phrases(title.translate(_NO_QUOTES).strip(MARKS)))
    while len(words) > 1 and _says_nothing(words):
        del words[0]
    found = [""]
    for phrase in words:
        word = phrase.rstrip(MARKS)
        whole = len("".join(found) + word)
        if found[0] and (whole > LABEL_CHARS or len(word) < WORD_CHARS):
            break
        if not found[-1] or len(found[-1] + word) <= room:
            found[-1] = (found[-1] + phrase)[:room]
        elif len(found) < most:
            found.append(phrase[:room])
        else:
            break
        if phrase[-1] in STOPS:
            break
    lines = [line.strip(MARKS) for line in found]
    if len(lines[-1]) > WORD_CHARS:
        lines[-1] = lines[-1].rstrip(PARTICLES)
    return tuple(line for line in lines if line)


def _says_nothing(words: Sequence[str]) -> bool:
    """A number (22家 of 22家高新区), or 父亲的 when what it belongs to does not fit behind it."""
    first, second = words[0].rstrip(MARKS), words[1].rstrip(MARKS)
    too_long = len(first + second) > LABEL_CHARS
    return _COUNT.fullmatch(first) is not None or (first.endswith("的") and too_long)


def _lines(title: str, width: float, height: float) -> tuple[str, ...]:
    if height <= LABEL_MARGIN + 1:
        return ()
    room = max(1, int((width - LABEL_MARGIN + 1) / LETTER))
    return label(title, room, 2 if height > SECOND_LINE_HEIGHT else 1)


def _weight(article: Article) -> int:
    return article.length_chars + HEADLINE_WEIGHT_CHARS


def _cut(
    articles: tuple[Article, ...], x: float, y: float, width: float, height: float
) -> list[Box]:
    if not articles:
        return []
    if len(articles) == 1:
        article = articles[0]
        return [
            Box(
                x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2),
                article=article, lines=_lines(article.title, width, height),
            )
        ]  # fmt: skip
    total = sum(_weight(article) for article in articles)
    first, weight = 1, _weight(articles[0])
    while first < len(articles) - 1 and weight + _weight(articles[first]) / 2 < total / 2:
        weight += _weight(articles[first])
        first += 1
    # No story is squeezed into a strip: a cut stays between a quarter and three quarters.
    share = min(0.75, max(0.25, weight / total))
    head, tail = articles[:first], articles[first:]
    if height > width * 1.1:
        return [
            *_cut(head, x, y, width, height * share),
            *_cut(tail, x, y + height * share, width, height * (1 - share)),
        ]
    return [
        *_cut(head, x, y, width * share, height),
        *_cut(tail, x + width * share, y, width * (1 - share), height),
    ]
