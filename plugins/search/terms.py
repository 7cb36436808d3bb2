r"""From a text to the terms of the index, in Python; query.js does the same in the browser.

A *unit* is one character of a script without word spaces (Han, Kana, Bopomofo, Hangul, Yi), one
run of digits, or one run of other letters; letters and digits are `\p{L}\p{N}`. Two units are
neighbours when nothing stands between them; blanks beside a Han character are nothing. Every other
stretch of characters is a *pause* and counts as one position, whatever it holds.

The terms of a text and what they are for:

    算力    two neighbours
    力,规   two units across a pause: tells 算力，规划 from 算力的规划 (both three positions), and
            is the end mark of 力
    力,     the last unit of a block, so that one-character queries miss none
    g       a run by itself; g100 is the pair of g and 100

Every unit of a text begins or ends a pair, so a phrase is found exactly from the pairs across its
pauses and those at every second position between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SOLO = (
    r"\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7a3"
    r"\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Inside of a character class: what is a unit by itself. Explicit, because two Unicode versions
(Python's and the browser's) must agree; whole planes of Han are counted, assigned or not."""

_DROPPED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0100-\U000e01ef]"
)
"""Control, zero-width, direction and variation marks: never printed, so never looked for."""

_BLANK = r"\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS_BY_SOLO = re.compile(f"(?<=[{SOLO}])[{_BLANK}]+|[{_BLANK}]+(?=[{SOLO}])")

# The three kinds of stretches, apart by group: neighbours in a script without spaces, digits,
# other letters (\w without the underscore is \p{L}\p{N}: held by a test).
SEGMENT = re.compile(f"([{SOLO}]+)|([0-9]+)|[^\\W0-9_{SOLO}]+")

PAUSE = ","
"""Never part of a unit, and sorts before digits, letters and Han."""


def normalise(text: str) -> str:
    """The text as it is compared: NFKC, lower case, no blanks beside Han, no unprinted marks.

    Idempotent; neighbours in the result are neighbours in the index. Newlines stay.
    """
    lowered = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).lower()
    # Lower case can open a compatibility character again; a final sigma depends on what follows.
    folded = unicodedata.normalize("NFKC", lowered).replace("\u03c2", "\u03c3")
    return _BLANKS_BY_SOLO.sub("", folded)


def pieces(norm: str) -> Iterator[tuple[str, bool, int, bool]]:
    """The stretches of a normalised text.

    Yields:
        (stretch, is it made of single units, its start in `norm`, does a pause stand before it).
    """
    end = 0
    for match in SEGMENT.finditer(norm):
        yield match.group(), match.group(1) is not None, match.start(), match.start() > end > 0
        end = match.end()


def units(text: str) -> list[tuple[str, int]]:
    """The units of a text with their positions; for tests and the shared examples.

    >>> units("G100 联盟，成立")
    [('g', 0), ('100', 1), ('联', 2), ('盟', 3), ('成', 5), ('立', 6)]
    """
    found: list[tuple[str, int]] = []
    position = 0
    for stretch, is_solo, _, paused in pieces(normalise(text)):
        position += paused
        for unit in stretch if is_solo else (stretch,):
            found.append((unit, position))
            position += 1
    return found


def add_terms(
    norm: str, start: int, levels: bytes, positions: dict[str, list[int]], flags: dict[str, int]
) -> int:
    """Enter the terms of one block.

    Args:
        norm: the block, normalised.
        start: the position of its first unit.
        levels: for each character of `norm` what it makes with the next (words.cutter).
        positions: term -> positions, ascending; added to.
        flags: pair -> the highest level of its occurrences, 0 left out; added to.

    Returns:
        The position after the last unit.
    """
    at = start
    before = ""  # the last unit so far
    before_is_solo = False
    for stretch, is_solo, offset, paused in pieces(norm):
        first = stretch[0] if is_solo else stretch
        if before:
            pair = f"{before}{PAUSE}{first}" if paused else before + first
            positions.setdefault(pair, []).append(at - 1)
            at += paused
        if is_solo:
            for index in range(len(stretch) - 1):
                pair = stretch[index : index + 2]
                if pair in positions:
                    positions[pair].append(at + index)
                else:
                    positions[pair] = [at + index]
                level = levels[offset + index]
                if level and level > flags.get(pair, 0):
                    flags[pair] = level
            at += len(stretch)
            before = stretch[-1]
        else:
            positions.setdefault(stretch, []).append(at)
            at += 1
            before = stretch
        before_is_solo = is_solo
    if before_is_solo:
        positions.setdefault(before + PAUSE, []).append(at - 1)
    return at
