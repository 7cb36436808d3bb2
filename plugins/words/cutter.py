"""The one import of jieba, and what the house asks of it.

jieba 0.42.1 is of 2020: its patterns raise warnings when they are compiled, it logs to stderr at
DEBUG, and it keeps its unpacked dictionary in the system's temporary folder. Each is put right here
and nowhere else. Every `Cutter` has a tokenizer of its own, so jieba's module-wide one stays as it
is and two dictionaries can live in one process.
"""

from __future__ import annotations

import contextlib
import logging
import marshal
import sys
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.newspaper.chinese import HAN_CHAR

TERMS = Path(__file__).with_name("terms.txt")
"""Parks, institutions and terms of the field, one a line, `#` begins a remark."""

_CACHE = Path(__file__).resolve().parents[2] / ".cache" / "jieba"

WHOLE, INSIDE, SEAM, ACROSS = 3, 2, 1, 0
"""What two neighbouring characters are: a word; a word inside a longer one; one that stands across
the seam of that longer one; only neighbours."""


class Cutter:
    """jieba with one dictionary. Made by `cutter`; pure in all that it answers."""

    def __init__(self, tokenizer: Any) -> None:  # jieba has no types
        self._tokenizer = tokenizer

    def cut(self, text: str) -> tuple[str, ...]:
        """The words in order; joined they are the text, whatever it holds."""
        return tuple(self._tokenizer.cut(text))

    def search_terms(self, text: str) -> tuple[str, ...]:
        """Jieba's search mode: shorter words of the dictionary before the word they stand in."""
        return tuple(self._tokenizer.cut_for_search(text))

    def is_word(self, text: str) -> bool:
        """Does the dictionary hold it (a beginning of a word alone does not count)?"""
        return bool(self._tokenizer.FREQ.get(text))

    def pair_levels(self, words: tuple[str, ...]) -> bytes:
        """For each character of the joined words: what it makes with the character after it.

        WHOLE: the two are a word of the cut (大学 in 我/上/大学). INSIDE: a word of the
        dictionary inside a longer one (生产 in 生产力). SEAM: the same, but the longer word is two
        words joined just there (北大 in 湖北大学); jieba's search mode gives both. ACROSS: they
        only happen to be neighbours (北大 in 东北/大地).
        """
        known = self._tokenizer.FREQ
        levels = bytearray(sum(map(len, words)))
        at = 0
        for word in words:
            length = len(word)
            if length == 2:
                levels[at] = WHOLE
            elif length > 2:
                for offset in range(length - 1):
                    if known.get(word[offset : offset + 2]):
                        levels[at + offset] = INSIDE
                        if 0 < offset < length - 2:
                            left, right = word[: offset + 1], word[offset + 1 :]
                            if known.get(left) and known.get(right):
                                levels[at + offset] = SEAM
            at += length
        return bytes(levels)


@lru_cache(maxsize=4)
def cutter(extra: tuple[str, ...] = ()) -> Cutter:
    """The cutter for a user dictionary; loaded once for each.

    Args:
        extra: words besides jieba's and `terms.txt`; those without two Han characters are left out,
            because a single character or a Latin word needs no dictionary.
    """
    tokenizer = _jieba().Tokenizer()
    frequencies, tokenizer.total = _dictionary()
    tokenizer.FREQ = frequencies.copy()
    tokenizer.initialized = True
    # Sorted: a suggested frequency depends on the words added before it.
    for word in sorted({*read_terms(TERMS), *extra}):
        if len(HAN_CHAR.findall(word)) > 1:
            tokenizer.add_word(word)
    return Cutter(tokenizer)


@lru_cache(maxsize=1)
def _dictionary() -> tuple[dict[str, int], int]:
    """Jieba's words with their frequencies, and the sum of these; read once for all cutters."""
    jieba = _jieba()
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    kept = _CACHE / "jieba.cache"
    with contextlib.suppress(OSError):  # a read-only folder: jieba takes the system's own
        _CACHE.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(_CACHE)
        source = Path(jieba.__file__).with_name("dict.txt")
        if kept.stat().st_mtime > source.stat().st_mtime:
            with contextlib.suppress(ValueError, EOFError, TypeError):
                # What jieba itself does with its own file, in a third of the time: it has marshal
                # ask the file for every word.
                frequencies, total = marshal.loads(kept.read_bytes())  # noqa: S302
                return frequencies, total
    tokenizer.initialize()
    return tokenizer.FREQ, tokenizer.total


def _jieba() -> Any:  # jieba has no types
    """The package, without its detour over setuptools' pkg_resources (0.2 s, and deprecated)."""
    is_new = "pkg_resources" not in sys.modules
    if is_new:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # "cannot be imported"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if is_new:
            del sys.modules["pkg_resources"]
    return jieba


def read_terms(path: Path) -> tuple[str, ...]:
    """The words of a list, one a line; what follows `#` is a remark. () when there is no file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(word for line in lines if (word := line.partition("#")[0].strip()))
