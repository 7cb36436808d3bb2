"""A guide of bare headlines: 今天的报纸里有, headlines without their pages, 看正文：一版、三版.

No line of such a box names a page, so it looks like a headline of many lines, or like a poem. Its
own shape gives it away: it stands between blank lines, and it ends with a line that sends the
reader to several pages, or its lines are printed once more below, word for word, above the texts
that they announce.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, people, signs
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

FEWEST, MOST = 2, 12
"""Headlines in such a box."""
ANNOUNCED = 2
"""So many of them must come again below where nothing else tells what the box is."""
ENTRY_WIDTH = 30.0
ENTRY_CHARS = 6
"""A shorter line comes again by chance."""

_PAGES = (
    rf"第?\s*{signs.PAGE_LABEL}\s*版?(?:\s*[、,，/和及至—\-]\s*第?\s*{signs.PAGE_LABEL}\s*版?)*"
)
# 看正文：一版、三版 · 详见2、3版 · （全文刊于今日第二版、第四版）
_SENDS_ON = re.compile(
    rf"^[\s（(【\[▶►→]*(?:以上|更多|相关|详细|全部)?(?:正文|全文|内容|报道|文章|详情)?\s*(?:请?[看读见]|详见|请见|请看|翻到|刊[于在登]?)"
    rf"\s*(?:正文|全文|内容|报道|今[天日]|本[报期]|详情)*\s*[:：]?\s*{_PAGES}(?<=版)\s*[)）】\]▶►]*$"
)
# 今天的报纸里有 · 这一期您会读到： · 翻开本期
_OPENS = re.compile(
    rf"^[\s【\[〖{SHAPES}]*(?:翻开)?(?:今[天日]|本[期报刊周]|这一?[期份])(?:的?(?:报纸|版面|报|周刊|本报))?(?:里|上)?"
    r"(?:还?有(?:什么|这些)?|[您你](?:会|将|可以|能)?(?:读到|看到)|看什么|读什么|[看读]点|抢先看|先睹)[】\]〗\s:：…]*$"
)
_BARE = re.compile(rf"[^{HAN}A-Za-z0-9]")


def boxes(bases: Sequence[Token], roles: Roles) -> None:
    """Give the lines of such boxes the role of a guide."""
    texts = [_bare(base.text) for base in bases]
    start = 0
    while start < len(bases):
        end = _end(bases, roles, start)
        entries = list(range(start, end))
        if opens := bool(entries and _OPENS.match(bases[start].text)):
            entries = entries[1:]
        sends_on = bool(entries and _SENDS_ON.match(bases[end - 1].text))
        if sends_on:
            entries = entries[:-1]
        again = sum(_comes_again(texts, k, end) for k in entries)
        told = sends_on or (opens and again) or again >= max(ANNOUNCED, len(entries) - 1)
        if told and FEWEST <= len(entries) <= MOST and _is_apart(bases, end):
            for k in range(start, end):
                roles[k] = replace(
                    bases[k], role="guide", certainty=0.85 if sends_on or opens else 0.7,
                    reason="只列题目的导读",
                )  # fmt: skip
        start = max(end, start + 1)


def _end(bases: Sequence[Token], roles: Roles, start: int) -> int:
    """Behind the last line of the run of headlines that begins here."""
    end = start
    while (
        end < len(bases)
        and roles[end] is None
        and (end == start or bases[end].gap == 0)
        and bases[end].hints.level == 0
        and _may_stand_in(bases[end].text)
    ):
        end += 1
    return end


def _may_stand_in(text: str) -> bool:
    return (
        bool(_SENDS_ON.match(text) or _OPENS.match(text))
        or (signs.is_short(text) and width(text) <= ENTRY_WIDTH and not text.endswith("。"))
    ) and not (
        signs.BRACKETED.match(text)
        or signs.is_jump_in(text)
        or datelines.dateline(text)
        or people.parse(text)
    )


def _is_apart(bases: Sequence[Token], end: int) -> bool:
    return end >= len(bases) or bases[end].gap > 0 or bases[end].hints.breaks


def _comes_again(texts: Sequence[str], index: int, end: int) -> bool:
    """Does a line below, or one with its column or its page behind it, say the same?

    Not where the next line follows there as well: a refrain, or a poem that is printed twice.
    """
    said = texts[index]
    return len(said) >= ENTRY_CHARS and any(
        text.startswith(said)
        and len(text) <= len(said) + ENTRY_CHARS
        and not (index + 1 < end and texts[at + 1 : at + 2] == texts[index + 1 : index + 2])
        for at, text in enumerate(texts[end:], end)
    )


def _bare(text: str) -> str:
    return _BARE.sub("", text)
