"""A second look at finished drafts: what at their edges was said to the desk, not to the reader.

Nobody knows all the ways in which people write to an editor; but they write above a manuscript or
below it. So when drafts stand, each is peeled from both ends: as long as the outermost line speaks
of the manuscript, it goes, and the page is read again without it. Inside an article only a line in
brackets is asked. What is likely but not sure goes as well, with a question: a letter that is left
over by mistake is seen on the review page, a letter that is printed is seen by everybody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.importer import correspondence, desk, inline_private, personal_data, signs
from plugins.importer.correspondence import evidence
from plugins.importer.model import Draft, Label, LeftOver, Reading
from plugins.importer.suspicion import suspicion
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

IN_DOUBT = correspondence.IN_DOUBT
SAID = "写给编辑部的话"
DOUBT = 1.2
"""Evidence from which a line at an edge goes, with a question."""
SUSPECTED = 1.5
"""The same for what is only suspected."""
ORPHAN = 0.5
"""Suspicion from which a few short lines without headline go, that no article holds."""
ORPHAN_WIDTH = 120.0
PRINTED = 0.4
"""So much more is asked for on a printed page on which nothing else is meant for the desk."""
_PEELED = frozenset(
    {"title", "kicker", "deck", "column", "byline_raw", "p", "h", "li", "quote", "figure"}
)
_HEAD = frozenset({"title", "kicker", "deck", "column"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Why a line is left over."""

    role: str
    certainty: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    numbers: tuple[int, ...]
    text: str
    kind: str
    is_shared: bool
    is_fixed: bool
    apart: float = 0.0
    """How much it stands apart from its article: by indent, distance, or place."""


def found(
    drafts: Sequence[Draft],
    left: Sequence[LeftOver],
    labels: Mapping[tuple[str, int], Label],
    reading: Reading,
) -> dict[int, Spoken]:
    """Line numbers of one source, and why they go."""
    lines = {line.number: line.text for line in reading.lines}
    by_hand = {n for (_, n), label in labels.items() if label.certainty >= 1.0}
    more = 0.0 if _holds_letters(left) else PRINTED
    made: dict[int, Spoken] = {}
    for draft in drafts:
        parts = _with_odd_ones(draft, _parts(draft, lines, by_hand), reading)
        careful = (
            draft.kind in {"notice", "correction"}
            or desk.is_letters_column(draft.column)
            or sum(bool(signs.DIALOGUE.match(p.text)) for p in parts) >= DIALOGUE_LINES
        )
        gone = set() if careful else _whole_ones_stay(parts, _peeled(parts, more))
        if not careful and _is_orphan(draft, parts, asked=more and ORPHAN):
            gone = set(range(len(parts)))
        for index, part in enumerate(parts):
            if index in gone or (
                _is_bracketed(part.text)
                and _may_go(part)
                and not _SAID_TO_READERS.search(part.text)
                and (
                    evidence(part.text) >= DOUBT + more or suspicion(part.text) >= SUSPECTED + more
                )
            ):
                sure = evidence(part.text) >= correspondence.LIKELY + more
                for number in part.numbers:
                    made[number] = Spoken(
                        role="note-to-editor" if _is_bracketed(part.text) else "letter",
                        certainty=0.8 if sure else 0.5,
                        reason=SAID if sure else IN_DOUBT,
                    )
    return made


DIALOGUE_LINES = 3
"""So many lines of question and answer are an interview."""


def _holds_letters(left: Sequence[LeftOver]) -> bool:
    """Does the page hold manuscripts as they came in, with what was said about them?"""
    kinds = Counter(item.kind for item in left)
    return bool(kinds["letter"] + kinds["private"] + kinds["note-to-editor"]) or not (
        kinds["page-header"] + kinds["staff"]
    )


def _parts(draft: Draft, lines: Mapping[int, str], by_hand: set[int]) -> list[_Part]:
    """What the draft is made of, in print order."""
    places = [(name, p.numbers) for name, found_at in draft.places.items() for p in found_at] + [
        (block.kind, p.numbers) for block in draft.blocks for p in block.places
    ]
    used = Counter(n for _, numbers in places for n in set(numbers))
    return [
        _Part(
            numbers=numbers,
            text=_said(draft, kind, "".join(lines.get(n, "").strip() for n in numbers)),
            kind=kind,
            is_shared=any(used[n] > 1 for n in numbers),
            is_fixed=any(n in by_hand for n in numbers),
        )
        for kind, numbers in sorted(places, key=lambda place: place[1])
        if numbers
    ]


def _said(draft: Draft, kind: str, line: str) -> str:
    """A line; of a by-line without the remark behind it, which was taken out already."""
    raw = draft.byline_raw if kind == "byline_raw" else ""
    return raw if raw and line.startswith(raw) else line


def _with_odd_ones(draft: Draft, parts: Sequence[_Part], reading: Reading) -> list[_Part]:
    """Mark paragraphs that stand apart from the article that they seem to end or to begin.

    They alone are indented, or not; they are farther away than all others; they stand below
    the name that ends the article, or above the first short line of one that has no headline.
    """
    hints = {line.number: line.hints for line in reading.lines}
    body = [p for p in parts if p.kind == "p"]
    odd: set[tuple[int, ...]] = set()
    if len(body) >= ODD_AMONG:
        ends = (body[0], body[-1])
        indented = [p for p in body if hints[p.numbers[0]].indented]
        gaps = sorted(hints[p.numbers[0]].blank_before for p in body[1:])
        odd |= {p.numbers for p in ends if [p] == indented}
        if len(indented) == len(body) - 1:
            odd |= {p.numbers for p in ends if p not in indented}
        if gaps[-1] > gaps[-2] and hints[body[-1].numbers[0]].blank_before == gaps[-1]:
            odd.add(body[-1].numbers)
    signed = max((p.numbers[-1] for p in parts if p.kind in _ENDS), default=0)
    if any(p.numbers[-1] <= signed for p in body):
        odd |= {p.numbers for p in body if p.numbers[0] > signed}
    above: set[tuple[int, ...]] = set()
    first = next((i for i, p in enumerate(parts) if p.kind != "p"), 0)
    if (
        "title" not in draft.places
        and not (draft.jumps or draft.dateline)
        and 0 < first <= ABOVE_LINES
        and parts[first].kind == "h"
    ):
        above = {p.numbers for p in parts[:first] if width(p.text) <= ABOVE_WIDTH}
    return [
        replace(p, apart=ABOVE if p.numbers in above else ODD * (p.numbers in odd)) for p in parts
    ]


ABOVE = 0.9
ABOVE_LINES = 2
ABOVE_WIDTH = 60.0


_ENDS = frozenset({"byline_raw", "author_note"})
ODD_AMONG = 3
"""Paragraphs of an article from which one may be told to be set in another way."""
ODD = 0.5


def _peeled(parts: Sequence[_Part], more: float) -> set[int]:
    """Indices of the outermost parts that speak to the desk, from both ends inwards."""
    gone: set[int] = set()
    for order in (range(len(parts)), range(len(parts) - 1, -1, -1)):
        run = [i for i in order if i not in gone]
        at = 0
        while at < len(run):
            part = parts[run[at]]
            after = parts[run[at + 1]] if at + 1 < len(run) else None
            if _speaks(part, more):
                gone.add(run[at])
            elif (
                after is not None
                and _may_go(part)
                and (_CALLS.match(part.text) or (order.step < 0 and _SIGNS.match(part.text)))
                and _speaks(after, more, less=TOGETHER)
            ):
                gone |= {run[at], run[at + 1]}
                at += 1
            else:
                break
            at += 1
    return gone


def _is_orphan(draft: Draft, parts: Sequence[_Part], *, asked: float) -> bool:
    """No headline, nobody who signs, a few short lines: one of them sounds like the desk's.

    Among manuscripts (`asked` 0) nothing else stands so alone.
    """
    return (
        draft.kind == "story"
        and "title" not in draft.places
        and not draft.column
        and not draft.dateline
        and not draft.bylines
        and not draft.jumps
        and len(parts) <= ORPHAN_PARTS
        and all(_may_go(p) and p.kind != "figure" for p in parts)
        and sum(width(p.text) for p in parts) <= ORPHAN_WIDTH
        and any(suspicion(p.text) >= ORPHAN and not _SAID_TO_READERS.search(p.text) for p in parts)
    )


ORPHAN_PARTS = 3


def _whole_ones_stay(parts: Sequence[_Part], gone: set[int]) -> set[int]:
    """A headline is not left without its text, but where the text is surely a letter."""
    body = [i for i, part in enumerate(parts) if part.kind not in _HEAD]
    headed = any(p.kind == "title" and i not in gone for i, p in enumerate(parts))
    if not headed or any(i not in gone for i in body):
        return gone
    return {i for i in gone if evidence(parts[i].text) >= correspondence.SURE}


TOGETHER = 0.4
"""So much less is asked for from a line that stands with a salutation or a signature."""
# 小祝： · 各位老师，
_CALLS = re.compile(rf"^[\s\u3000]*[{HAN}]{{1,8}}(?:您好|你好|好)?\s*[:：,，!！]$")
# 老欧 · 某某 4月21日 · 某某科
_SIGNS = re.compile(
    rf"^[\s\u3000—\-]*[{HAN}]{{1,4}}(?:[\s\u3000]+(?:\d{{4}}年)?\d{{1,2}}[月./]\d{{1,2}}日?\S{{0,2}})?$"
    rf"|^[{HAN}]{{3,12}}(?:科|办|办公室|局|宣传部|文化站|中心)(?:[\s\u3000]+[{HAN}]{{2,4}})?$"
)


def _may_go(part: _Part) -> bool:
    return part.kind in _PEELED and not part.is_shared and not part.is_fixed


def _speaks(part: _Part, more: float, *, less: float = 0.0) -> bool:
    if not _may_go(part) or _SAID_TO_READERS.search(part.text):
        return False
    asked = DOUBT + more - less
    asked += 0.4 * (width(part.text) > 60) + 0.6 * (width(part.text) > 90)
    asked -= part.apart
    asked += 0.3 * (part.kind in _HEAD) - 0.2 * _is_bracketed(part.text)
    text = _without_own_number(part.text)
    own = part.kind != "byline_raw" and _holds_number(text)
    if evidence(text) + NUMBER * own >= asked:
        return True
    return suspicion(text) + NUMBER * own >= asked + (SUSPECTED - DOUBT) - 1e-9


# …不收学费。（作者手机13…）: the number goes by itself, and says nothing about the paragraph
_OWN_NUMBER = re.compile(
    r"(?<=[。！？”])[\s\u3000]*[（(](?:作者|本人|投稿人|通讯员|联系人)?[^（()）。]{0,8}\d[\d\s-]{9,16}[)）]$"
)


def _without_own_number(text: str) -> str:
    return _OWN_NUMBER.sub("", text.strip())


NUMBER = 1.2
"""What a private number adds: nobody tells theirs to the readers."""


def _holds_number(text: str) -> bool:
    if width(text) > 70:
        return False
    return any(
        f.kind in {"mobile", "identity", "card", "account"} and inline_private.is_private(text, f)
        for f in personal_data.find(text)
    )


# （文中人物均为化名） · （本文有删节） · （图片由本人提供）
_SAID_TO_READERS = re.compile(
    r"^[（(【\[]?(?:文中|本文|图片|照片|标题|题目|以上|本版|本组|原文|全文|题图)[^，。]{0,20}(?:化名|删节|所加|提供|编者|摘自|选自|资料图|摄|供图|采写|撰写|整理|供稿|来源)"
    r"|^[（(【\[]?作者(?:系|为|单位|简介|是)"
)


def _is_bracketed(text: str) -> bool:
    return bool(
        re.match(r"^[\s\u3000]*[（(【\[〔〖〘｛［].{4,}[)）】\]〕〗〙｝］][\s\u3000]*$", text)
    )
