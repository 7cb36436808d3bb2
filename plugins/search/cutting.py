"""What jieba says of a document: cut once, kept by content.

The store is one SQLite file in `.cache/`. It is only ever faster: what is missing is cut again, and
a store that cannot be opened is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plugins.search.documents import Document
from plugins.search.tables import spelt
from plugins.search.terms import normalise
from plugins.words import cutter, top_words
from plugins.words.cutter import TERMS

_VERSION = "2"
_ASKED = 500
_SEPARATOR = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A document, normalised and cut.

    `title` and `blocks` are normalised; `levels` has one byte for each character of the title and
    the blocks joined by newlines. `heads` are the words of title, kicker and column in turn, words
    inside longer ones included; `keywords` the editor's own words, then jieba's.
    """

    title: str
    blocks: tuple[str, ...]
    levels: bytes
    heads: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """How documents are cut, and where the answers are kept."""

    keywords: int
    words: tuple[str, ...]
    """The user dictionary."""
    starts: Mapping[str, tuple[str, ...]]
    """The same by their first two characters."""
    store: sqlite3.Connection | None = None

    @property
    def recipe(self) -> str:
        """All that a cut depends on besides the text and the user dictionary."""
        return f"{_VERSION} {self.keywords} {_terms()}"

    def touches(self, words: Iterable[str], documents: Iterable[Document]) -> bool:
        """Does one of the words stand in one of the documents?"""
        found = tuple(filter(None, map(normalise, words)))
        texts = (
            normalise("\n".join((document.title, *document.searched))) for document in documents
        )
        return bool(found) and any(any(word in text for word in found) for text in texts)

    def cut(self, document: Document) -> Cut:
        """The cut of a document, from the store when the same text was cut before."""
        title = normalise(document.title)
        blocks = tuple(normalise(text) for text in document.searched)
        heads = (title, normalise(document.kicker), normalise(document.column))
        own = tuple(normalise(word) for word in document.keywords)
        text = "\n".join((title, *blocks))
        key = self._key(text, *heads, _SEPARATOR, *own, _SEPARATOR, *self._known(text))
        known = self._look_up(key)
        if known is None:
            known = self._cut(text, heads, own)
            self._keep(key, known)
        levels, lists = known
        return Cut(
            title=title,
            blocks=blocks,
            levels=levels,
            heads=(lists[0], lists[1], lists[2]),
            keywords=lists[3],
        )

    def spelt(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The pinyin of words, remembered like their cuts."""
        known: dict[str, tuple[str, ...]] = {}
        asked = list(words)
        if self.store is not None:
            with contextlib.suppress(sqlite3.Error):
                for start in range(0, len(asked), _ASKED):
                    part = asked[start : start + _ASKED]
                    wanted = f"SELECT word, pinyin FROM spelt WHERE word IN ({'?, ' * len(part)}'')"  # noqa: S608  # marks only
                    known |= {
                        word: tuple(one.split()) for word, one in self.store.execute(wanted, part)
                    }
        new = [word for word in asked if word not in known]
        if new:
            added = spelt(new)
            known |= added
            if self.store is not None:
                rows = [(word, " ".join(one)) for word, one in added.items()]
                with contextlib.suppress(sqlite3.Error):
                    self.store.executemany("INSERT OR REPLACE INTO spelt VALUES (?, ?)", rows)
        return known

    def _cut(
        self, text: str, heads: tuple[str, str, str], own: tuple[str, ...]
    ) -> tuple[bytes, tuple[tuple[str, ...], ...]]:
        jieba = cutter(self.words)
        words = jieba.cut(text)
        found = tuple(tuple(filter(_is_term, jieba.search_terms(head))) for head in heads)
        best = dict.fromkeys((*own, *top_words(words, self.keywords)))
        tops = tuple(word for word in best if _is_term(word))[: max(self.keywords, len(own))]
        return jieba.pair_levels(words), (*found, tops)

    def _known(self, text: str) -> list[str]:
        """The words of the user dictionary that stand in the text: only they change its cut."""
        if not self.starts:
            return []
        pairs = (text[at : at + 2] for at in range(len(text) - 1))
        return [
            word
            for pair in sorted(self.starts.keys() & set(pairs))
            for word in self.starts[pair]
            if word in text
        ]

    def _key(self, *texts: str) -> bytes:
        basis = _SEPARATOR.join((self.recipe, *texts))
        return hashlib.sha256(basis.encode("utf-8", "surrogatepass")).digest()[:16]

    def _look_up(self, key: bytes) -> tuple[bytes, tuple[tuple[str, ...], ...]] | None:
        if self.store is None:
            return None
        with contextlib.suppress(sqlite3.Error, zlib.error):  # a damaged row is cut again
            found = self.store.execute("SELECT levels, words FROM cut WHERE key = ?", (key,))
            for levels, words in found:
                parts = words.split(_SEPARATOR)
                lists = tuple(tuple(filter(None, part.split("\n"))) for part in parts)
                return zlib.decompress(levels), lists
        return None

    def _keep(self, key: bytes, value: tuple[bytes, tuple[tuple[str, ...], ...]]) -> None:
        if self.store is not None:
            words = _SEPARATOR.join("\n".join(part) for part in value[1])
            row = (key, zlib.compress(value[0], 1), words)
            with contextlib.suppress(sqlite3.Error):
                self.store.execute("INSERT OR REPLACE INTO cut VALUES (?, ?, ?)", row)


@lru_cache(maxsize=1)
def _terms() -> str:
    """Which words the house has taught jieba."""
    return hashlib.sha256(TERMS.read_bytes()).hexdigest()[:16]


def _is_term(word: str) -> bool:
    """Worth an entry in the word index: two characters or more, a letter or digit among them."""
    return len(word) > 1 and any(map(str.isalnum, word)) and not set(word) & set("\n\t\0 ,")


@contextlib.contextmanager
def cutting(*, keywords: int, words: tuple[str, ...], folder: Path | None) -> Iterator[Cutting]:
    """A `Cutting` with its store below `folder` (None: without one); closed at the end.

    Of the dictionary only the words that stand in a text are part of its key: a name that is new
    this week has the articles cut again that hold it, not twenty years.
    """
    store = _open(folder / "cut.sqlite") if folder is not None else None
    try:
        yield Cutting(keywords=keywords, words=words, starts=_starts(words), store=store)
        if store is not None:
            with contextlib.suppress(sqlite3.Error):
                store.commit()
    finally:
        if store is not None:
            store.close()


def _starts(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(filter(None, map(normalise, words))):
        if len(word) > 1:
            found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


def _open(path: Path) -> sqlite3.Connection | None:
    """The store at this place; a damaged one is begun anew, None when there can be none."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            store = None
            try:
                store = sqlite3.connect(path)
                store.execute("PRAGMA synchronous = OFF")
                store.execute(
                    "CREATE TABLE IF NOT EXISTS cut (key BLOB PRIMARY KEY, levels BLOB, words TEXT)"
                    " WITHOUT ROWID"
                )
                store.execute(
                    "CREATE TABLE IF NOT EXISTS spelt (word TEXT PRIMARY KEY, pinyin TEXT)"
                    " WITHOUT ROWID"
                )
            except sqlite3.Error:
                if store is not None:
                    store.close()
                path.unlink(missing_ok=True)
            else:
                return store
    return None
