"""本版示意: our drawing of a 版 from the order and length of its articles.

A page is cut in two again and again, along its longer side, so that both halves hold about the
same amount of text: that is how a page is made up by hand, and it never leaves a hole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.newspaper.model import Article
from plugins.words import phrases

WIDTH, HEIGHT = 100.0, 140.0
"""A broadsheet's proportions; the drawing's own units."""

LABEL_CHARS = 6
HEADLINE_WEIGHT_CHARS = 220
"""What a headline takes of the page, as if it were so many characters of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One article's place, in units of WIDTH x HEIGHT."""

    x: float
    y: float
    width: float
    height: float
    article: Article
    label: str


def page_map(articles: Sequence[Article]) -> tuple[Box, ...]:
    """Boxes that fill the page, in the articles' order; () for an empty page."""
    return tuple(_cut(tuple(articles), 0.0, 0.0, WIDTH, HEIGHT))


def label(title: str) -> str:
    """The first phrase of a title, six characters at most."""
    plain = title.strip("“”‘’《》")
    first = ""
    for phrase in phrases(plain):
        if first and len(first + phrase) > LABEL_CHARS:
            break
        first += phrase
    return first.strip("“”‘’《》—：，、·！？ ")[:LABEL_CHARS]


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
                article=article, label=label(article.title),
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
