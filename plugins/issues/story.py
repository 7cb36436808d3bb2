"""What a front page shows of a story: whole sentences, its length; and how it is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.newspaper.model import Article, Issue

READING_CHARS_A_MINUTE = 400
"""Adults read Chinese news at 300 to 500 characters a minute; the middle, rounded up."""

EXTRACT_CHARS = 150
LEAD_EXTRACT_CHARS = 420

# A sentence ends after 。！？… and the closing quotes that follow.
_SENTENCE = re.compile(r".+?(?:[。！？…]+[”’」』）]*|$)", re.DOTALL)


_SHOWN_ELSEWHERE = frozenset({"p", "figure", "h"})
"""A front page shows the first picture and the headings of a story beside its paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Whole sentences from the body's beginning; `next_block` is where the full text goes on.

    `is_whole`: nothing is left to read on the article's own page, no verse, list or table either.
    """

    paragraphs: tuple[str, ...] = ()
    next_block: int = 0
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as a front page shows it."""

    article: Article
    extract: Extract
    headings: tuple[str, ...]
    length_chars: int
    minutes: int

    @property
    def more_url(self) -> str:
        """Where 阅读全文 opens: at the paragraph where the extract stopped."""
        if self.extract.is_whole or self.extract.next_block == 0:
            return self.article.url
        return f"{self.article.url}#b{self.extract.next_block}"


def reading_minutes(length_chars: int) -> int:
    """At least one."""
    return max(1, -(-length_chars // READING_CHARS_A_MINUTE))


def extract(article: Article, limit_chars: int) -> Extract:
    """Paragraphs from the top, the last one cut after a sentence; at least one sentence."""
    blocks = tuple(enumerate(article.blocks, 1))
    prose = [(number, block.text) for number, block in blocks if block.kind == "p" and block.text]
    others = [number for number, block in blocks if block.kind not in _SHOWN_ELSEWHERE]
    shown: list[str] = []
    left = limit_chars
    for number, text in prose:
        cut = text if len(text) <= left else _sentences(text, left)
        if not cut and not shown:
            cut = _first_sentence(text)
        if cut:
            shown.append(cut)
            left -= len(cut)
        if cut != text:
            return Extract(paragraphs=tuple(shown), next_block=number)
    # All paragraphs are shown; what is not a paragraph is read on the article's page.
    return Extract(paragraphs=tuple(shown), next_block=next(iter(others), 0), is_whole=not others)


def _sentences(text: str, limit_chars: int) -> str:
    """As many whole sentences as the limit holds, "" when not even one."""
    taken = ""
    for sentence in _SENTENCE.findall(text):
        if len(taken) + len(sentence) > limit_chars:
            break
        taken += sentence
    return taken.strip()


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0].strip() if found else text


def story(article: Article, *, is_lead: bool = False) -> Story:
    """The article with its extract and figures."""
    return Story(
        article=article,
        extract=extract(article, LEAD_EXTRACT_CHARS if is_lead else EXTRACT_CHARS),
        headings=tuple(block.text for block in article.blocks if block.kind == "h"),
        length_chars=article.length_chars,
        minutes=reading_minutes(article.length_chars),
    )


def summary(article: Article, limit_chars: int = 120) -> str:
    """The editor's summary, else the standfirst, else whole first sentences; one line."""
    found = article.summary or article.standfirst
    found = found or "".join(extract(article, limit_chars).paragraphs)
    # A verse, a list, a photo story has no paragraph: its first sentences.
    found = found or _sentences(article.text, limit_chars) or _first_sentence(article.text)
    return " ".join(found.split("\n"))


CITED_AUTHORS = 3
"""GB/T 7714-2015 8.1.2: more than three are cut after the third with 等."""


def citation(article: Article, issue: Issue, paper: str) -> str:
    """GB/T 7714-2015 8.4 (newspaper): 责任者. 题名[N]. 报纸名, 日期(版次)."""
    names = [byline.shown for byline in article.bylines]
    people = ", ".join(names[:CITED_AUTHORS]) + (", 等" if len(names) > CITED_AUTHORS else "")
    page = issue.page(article.page)
    place = f"{article.date.isoformat()}({page.label or page.number})"
    return f"{f'{people}. ' if people else ''}{article.title}[N]. {paper}, {place}."
