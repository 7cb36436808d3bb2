"""Keywords of a text: jieba's TF-IDF, from words that are already cut when they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from plugins.newspaper.chinese import HAN_CHAR
from plugins.words.cutter import cutter

_USUAL = "11.9547675029"
"""The median of jieba 0.42.1's table, for words that it lacks: to sort it takes 0.1 s."""


def keywords(text: str, n: int, *, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The `n` words that tell the text from others, weightiest first; fewer in a short text."""
    return top_words(cutter(extra).cut(text), n)


def top_words(words: Iterable[str], n: int) -> tuple[str, ...]:
    """The same from words already cut. Equal weights keep the order of the text.

    A word has two characters or more and at least one Han character or letter; a bare number tells
    nothing.
    """
    idf = _idf()
    counts = Counter(word for word in words if _tells(word))
    order = {word: place for place, word in enumerate(counts)}
    ranked = sorted(
        counts, key=lambda word: (-counts[word] * float(idf.get(word, _USUAL)), order[word])
    )
    return tuple(ranked[:n])


def _tells(word: str) -> bool:
    if len(word) < 2:
        return False
    return bool(HAN_CHAR.search(word)) or (word.isalnum() and not word.isdecimal())


@lru_cache(maxsize=1)
def _idf() -> dict[str, str]:
    """Jieba's table of inverse document frequencies, as it is written: few of them are asked for.

    Read here, because importing jieba.analyse also loads the part-of-speech tables (0.4 s).
    """
    package = find_spec("jieba")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "analyse" / "idf.txt"
    fields = path.read_text(encoding="utf-8").split()
    return dict(zip(fields[::2], fields[1::2], strict=True))
