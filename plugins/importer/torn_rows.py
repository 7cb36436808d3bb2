"""A row of phrases between the two halves of a sentence: whatever it says, the article does not.

OCR reads a page's column from top to bottom, and with it what was set between its lines: a small
offer, a foot, the head of the next page. Known by its place alone: the line above is full and stops
in mid-sentence, the line below goes on, and between them stand phrases with blanks between, no
mark that a sentence would have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, people, photo_credits, signs
from plugins.importer.model import Line
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import NARROWEST, SLACK, width
from plugins.newspaper.chinese import HAN

REASON = "夹在一句话中间的短语"
AROUND = 4
"""Lines above and below among which others must be as wide as the one that is torn."""
ALIKE = 3
"""So many of them: the text is hard-wrapped."""
ROW_WIDTH = 40.0

_OPEN_END = re.compile(rf"[{HAN}A-Za-z\d，、；：“《（(,]$")
_GOES_ON = re.compile(rf"^[{HAN}A-Za-z\d，。、；：？！”’》）),.;:?!“《]")
_SENTENCE = re.compile(r"[。，；、？“”《》…,;?]|——")


def rows(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that tear a sentence."""
    found: set[int] = set()
    for index in range(1, len(lines) - 1):
        if _is_row(lines[index].text) and _is_torn(lines, index):
            found.add(lines[index].number)
    return frozenset(found)


def mark(bases: Sequence[Token], roles: Roles, foreign: frozenset[int]) -> None:
    """Give the rows that nobody knows otherwise their role, in place; the editor is asked."""
    for index, base in enumerate(bases):
        if roles[index] is None and base.numbers[0] in foreign:
            roles[index] = replace(base, role="ad", label="aside", certainty=0.6, reason=REASON)


def _is_row(text: str) -> bool:
    phrases = [part for part in re.split(r"[ \u3000]+", text.strip()) if part]
    return (
        len(phrases) >= 2
        and width(text) <= ROW_WIDTH
        and "\t" not in text
        and any(len(re.findall(rf"[{HAN}]", part)) >= 2 for part in phrases)
        and sum(len(part) == 1 and not part.isdigit() for part in phrases) == 0
        and not _SENTENCE.search(text)
        # 用的是 Windows 95 系统: a foreign word inside a sentence
        and not any(re.fullmatch(r"[\x21-\x7e]+", part) for part in phrases[1:-1])
        and not _is_own(text)
    )


def _is_own(text: str) -> bool:
    """What an article may hold between two lines of its text."""
    return bool(
        people.parse(text)
        or photo_credits.credit(text)
        or signs.CAPTION_START.match(text)
        or signs.JUMP.search(text)
        or datelines.dateline(text)
        or re.search(r"记者|通讯员|摄[)）]?$|供图|讯$", text)
    )


def _is_torn(lines: Sequence[Line], index: int) -> bool:
    above, here, below = lines[index - 1 : index + 2]
    if any(
        line.hints.blank_before or line.hints.breaks or line.hints.level for line in (here, below)
    ):
        return False
    if below.hints.indented or here.hints.rows or _is_row(below.text) or _is_row(above.text):
        return False
    full = width(above.text) + (2.0 if above.hints.indented else 0.0)
    if full < NARROWEST or not _OPEN_END.search(above.text) or not _GOES_ON.match(below.text):
        return False
    around = [
        *lines[max(0, index - 1 - AROUND) : index - 1],
        *lines[index + 1 : index + 1 + AROUND],
    ]
    return sum(abs(width(line.text) - full) <= SLACK for line in around) >= ALIKE
