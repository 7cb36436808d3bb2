"""Where a headline may break: between phrases that make sense as the end and start of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.words import phrases
from plugins.words.cutter import TERMS, read_terms

OPENING = "“‘「『（《〈【〔"
CLOSING = "”’」』）》〉】〕，。、；：？！…—·,.;:?!%"
SHORTEST_PHRASE_CHARS = 2
"""A line of a headline never holds one character alone."""
SHORTEST_START_CHARS = 3
"""After a stop no break comes before so many characters: “…，厂长” is no end of a line."""
LONGEST_RUN_EM = 10.0
"""汉字 and a number or Latin word stay together up to here: a break takes the space between."""
LONG_HEADLINE_CHARS = 20
SHORTEST_CLAUSE_CHARS = 4

_STOP = re.compile(r"[，：；！？。][”’」』）》]*")
_SHORT_QUOTE = re.compile(r"[“‘「『《〈（][^“”‘’「」『』《》〈〉（）]{1,6}[”’」』》〉）]")
# 石榴滩高新区: what kind of place a name is stands with the name.
_PLACE = re.compile(r"(?:开发|高新|经开|综改|示范|保税|自贸|新|园|产业园|工业园|物流园)区|\w{2}园")


def break_places(text: str) -> frozenset[int]:
    """Places in the text, counted in characters, at which a headline's line may end.

    None inside a Latin word, a name of a place or a short quotation, none that leaves one
    character alone or hardly begins a clause, none between 汉字 and a short number.
    """
    places: set[int] = set()
    at = 0
    for phrase in _whole_phrases(text):
        at += len(phrase)
        places.add(at)
    places.discard(len(text))
    for quote in _SHORT_QUOTE.finditer(text):
        places -= set(range(quote.start() + 1, quote.end()))
    for stop in _STOP.finditer(text):
        places -= {
            place
            for place in places
            if place > stop.end() and visible(text[stop.end() : place]) < SHORTEST_START_CHARS
        }
    return frozenset(place for place in places if not _is_inside_a_name(text, place))


def clauses(text: str) -> tuple[str, ...]:
    """A long headline cut after its stops, where a line ends best; else one clause.

    Clauses joined are the text; none is so short that it would stand on a line as a scrap.
    """
    if len(text) < LONG_HEADLINE_CHARS:
        return (text,)
    cut: list[str] = []
    begun = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        is_whole = min(visible(text[begun:end]), visible(text[end:])) >= SHORTEST_CLAUSE_CHARS
        if is_whole and text[end] not in CLOSING:
            cut.append(text[begun:end])
            begun = end
    return (*cut, text[begun:])


def visible(phrase: str) -> int:
    """Characters that are no marks."""
    return sum(character.isalnum() for character in phrase)


def _whole_phrases(text: str) -> list[str]:
    """Phrases none of which is one character alone, nor begins with a closing mark."""
    whole: list[str] = []
    for phrase in phrases(text):
        if not phrase:
            continue
        is_stuck = whole and (
            phrase[0] in CLOSING
            or whole[-1][-1] in OPENING
            or _is_scrap(whole[-1])
            or _is_inside_a_word(whole[-1][-1], phrase[0])
            or _would_lose_space(whole[-1], phrase)
        )
        if is_stuck:
            whole[-1] += phrase
        else:
            whole.append(phrase)
        # 青石/湾、: one character and its stop belong to the phrase before.
        if len(whole) > 1 and whole[-1][-1] in CLOSING and _is_scrap(whole[-1]):
            last = whole.pop()
            whole[-1] += last
    if len(whole) > 1 and _is_scrap(whole[-1]):
        last = whole.pop()
        whole[-1] += last
    return whole


def _is_scrap(phrase: str) -> bool:
    return visible(phrase) < SHORTEST_PHRASE_CHARS


def _is_inside_a_word(before: str, after: str) -> bool:
    """Latin words are torn at blanks only: `IBM's` is three words to jieba."""
    return f"{before}{after}".isascii() and not before.isspace() and not after.isspace()


def _would_lose_space(before: str, after: str) -> bool:
    """`<wbr>` between 汉字 and a digit or Latin letter takes the browser's autospace away."""
    left, right = before[-1], after[0]
    is_seam = left.isalnum() and right.isalnum() and left.isascii() != right.isascii()
    width_em = sum(0.5 if one.isascii() else 1.0 for one in before + after)
    return is_seam and width_em <= LONGEST_RUN_EM


def _is_inside_a_name(text: str, place: int) -> bool:
    kind = _PLACE.match(text, place)
    return bool(kind) and text[:place].endswith(_names())


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """The user dictionary's words, for `str.endswith`."""
    return read_terms(TERMS)
