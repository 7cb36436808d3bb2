"""Small tables for what readers type: pinyin of words, simplified forms of characters."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Set

from plugins.newspaper.chinese import HAN
from plugins.search.format import utf16_key

_LONGEST_WORD = 8
_HAN = re.compile(f"[{HAN}]+")


def pinyin_keys(
    words: Mapping[str, int], syllables: Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]
) -> dict[str, int]:
    """`suanli 算力` and `sl 算力` for every word of Han characters.

    Args:
        words: word -> number of documents.
        syllables: the pinyin of words (`spelt`, or what remembers it).

    Returns:
        Key -> the same number; longer words than eight characters are left out.
    """
    keys: dict[str, int] = {}
    short = [word for word in words if len(word) <= _LONGEST_WORD and _HAN.fullmatch(word)]
    for word, found in syllables(short).items():
        if all(one.isascii() and one.isalpha() for one in found):
            keys[f"{''.join(found)} {word}"] = words[word]
            keys[f"{''.join(one[0] for one in found)} {word}"] = words[word]
    return keys


def spelt(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The pinyin syllables of words of Han characters, without tones."""
    from pypinyin import lazy_pinyin  # its tables take 0.4 s; only when a word is new

    return {word: tuple(lazy_pinyin(word, v_to_u=False)) for word in words}


def traditional(characters: Set[str]) -> str:
    """Traditional characters whose simplified form occurs, each followed by that form.

    Args:
        characters: all that occur in the archive.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opencc import OpenCC

    han = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    # One a line: no phrase rule of opencc can see two of them.
    simple = OpenCC("t2s").convert("\n".join(han)).split("\n")
    pairs = (
        old + new
        for old, new in zip(han, simple, strict=True)
        if old != new and len(new) == 1 and new in characters
    )
    return "".join(sorted(pairs, key=utf16_key))
