"""What of an article is searched, listed and shown: `Article` → `Document`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from plugins.newspaper.chinese import strip_control
from plugins.newspaper.model import Archive, Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as the search sees it; every text on one line, but for verses in `blocks`."""

    id: str
    year: int
    title: str
    kicker: str
    column: str
    """Where it is filed: the facet."""
    column_printed: str
    byline: str
    """As it is shown: `王春宇、丁洁（通讯员）`."""
    authors: tuple[str, ...]
    page: str
    kind_word: str
    keywords: tuple[str, ...]
    """The editor's own."""
    blocks: tuple[str, ...]
    """Deck, standfirst, body, captions: what extracts are taken from."""

    @property
    def searched(self) -> tuple[str, ...]:
        """Every block that is printed, the title apart."""
        return tuple(text for text in (self.kicker, *self.blocks, self.byline) if text)

    @property
    def line(self) -> str:
        """Its line in an m file."""
        return "\t".join(
            (
                self.id,
                self.title,
                self.kicker,
                self.column_printed,
                self.byline,
                self.page,
                self.kind_word,
            )
        )

    @property
    def digest(self) -> str:
        """A hash of everything above."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def documents(archive: Archive) -> tuple[Document, ...]:
    """Every article of every issue, oldest first; within an issue the lead is the newest.

    The handbook stands outside.
    """
    ordered = sorted(archive.articles, key=lambda article: (article.published, article.id))
    return tuple(_document(archive, article) for article in ordered)


def _document(archive: Archive, article: Article) -> Document:
    names = tuple(dict.fromkeys(one(byline.shown) for byline in article.bylines))
    shown = (
        f"{byline.shown}（{byline.role}）" if byline.role else byline.shown
        for byline in article.bylines
    )
    blocks = (article.deck, article.standfirst, *(block.text for block in article.blocks))
    return Document(
        id=article.id,
        year=article.date.year,
        title=one(article.title),
        kicker=one(article.kicker),
        column=one(article.column.name),
        column_printed=one(article.column_printed),
        byline=one("、".join(shown)),
        authors=names,
        page=one(archive.issue_of(article).page(article.page).title),
        kind_word=one(article.kind_word),
        keywords=tuple(one(word) for word in article.keywords),
        blocks=tuple(strip_control(text) for text in blocks if text.strip()),
    )


def one(text: str) -> str:
    """The text on one line, without characters that a file cannot hold."""
    return " ".join(strip_control(text).split())
