"""Small tables for what readers type: pinyin of words, simplified forms of characters."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Set
from functools import lru_cache

from plugins.newspaper.chinese import HAN_CHAR
from plugins.search.format import utf16_key

_LONGEST_WORD = 8


def pinyin_keys(words: Mapping[str, int]) -> dict[str, int]:
    """`suanli 算力` and `sl 算力` for every word of Han characters.

    Args:
        words: word -> number of documents.

    Returns:
        Key -> the same number; longer words than eight characters are left out.
    """
    keys: dict[str, int] = {}
    for word, count in words.items():
        if len(word) > _LONGEST_WORD or len(HAN_CHAR.findall(word)) != len(word):
            continue
        syllables = _syllables(word)
        if all(one.isascii() and one.isalpha() for one in syllables):
            keys[f"{''.join(syllables)} {word}"] = count
            keys[f"{''.join(one[0] for one in syllables)} {word}"] = count
    return keys


@lru_cache(maxsize=65536)
def _syllables(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # its tables take 0.2 s; only when words are written

    return tuple(lazy_pinyin(word, v_to_u=False))


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
