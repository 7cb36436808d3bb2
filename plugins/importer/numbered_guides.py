"""A guide whose lines name a page by its bare number: 02 乡里的听诊器, P3　盐碱滩上的稻.

A number before words may as well count the points of a list, so the lines must be told to be a
guide by something outside them: by another line of the file that says the same words, by pages
of these numbers in the file, by a label, or by numbers that no list would begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.importer import page_marks, signs
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_NUMBER = r"(?P<number>[A-D]\d{1,2}|P\s?\d{1,2}|\d{1,2}(?:[-—－~～、]\d{1,2})?)"
_GAP = r"(?:[ \u3000\t]+|\s*[|｜/／丨┃│]\s*)"
# 02 乡里的听诊器 · P3　盐碱滩上的稻 · A02｜夜校 · 05-06 一座湖的四季
_BEFORE = re.compile(rf"^[◆●■▲★☆•·▶►]?\s*{_NUMBER}{_GAP}(?P<words>[{HAN}“《‘「][^。；;]{{2,}})$")
# 乡里的听诊器　　02 · 盐碱滩上的稻 P3
_BEHIND = re.compile(rf"^[◆●■▲★☆•·▶►]?\s*(?P<words>[{HAN}“《‘「][^。；;]{{2,}}?){_GAP}{_NUMBER}$")
_FEWEST = 2
"""Lines of a guide."""
LINE_WIDTH = 34.0
LABEL_WIDTH = 9.0
WORDS_WIDTH = 5.0
SAID_WIDTH = 40.0
ALIKE = 6
"""Characters: so long a run of the words elsewhere is the same headline, not a common word."""
_BARE = re.compile(rf"[^{HAN}A-Za-z0-9]")
# 人, 亩, 元…: 3 台 counts things
_COUNTS = re.compile(
    r"^[个家户元吨亩项人里分倍成条台次天件张名米岁年篇期种度部所座株头辆架艘套间栋位批类把本枚场处宗步趟回层级月日时点号]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    index: int
    page: int
    words: str
    printed: str


def words(text: str) -> str:
    """What a line says besides its page's number; the line itself when it has none."""
    match = _BEFORE.match(text) or _BEHIND.match(text)
    return match["words"] if match else text


def mark(bases: Sequence[Token], roles: Roles) -> None:
    """Give such lines, and the label above them, their role in place."""
    for run in _runs(bases, roles):
        label = _label(bases, roles, run[0].index)
        if not _is_guide(bases, roles, run, label):
            continue
        first = run[0].index if label is None else label
        for k in range(first, run[-1].index + 1):
            roles[k] = replace(
                bases[k], role="guide", certainty=0.85, reason="导读：题目和所在的版"
            )
    for index in range(1, len(bases) - 1):
        box = [roles[k] for k in (index, index + 1)]
        if bases[index].gap or not all(role is not None and role.role == "guide" for role in box):
            continue
        above = _label(bases, roles, index)
        if above is not None:
            roles[above] = replace(
                bases[above], role="guide", certainty=0.75, reason="紧挨在导读上面"
            )


def _runs(bases: Sequence[Token], roles: Roles) -> Iterator[list[_Entry]]:
    """Neighbouring lines of one form, their numbers rising."""
    for form in (_BEFORE, _BEHIND):
        run: list[_Entry] = []
        for index, base in enumerate(bases):
            entry = _entry(bases, roles, index, form)
            if run and (entry is None or entry.page < run[-1].page or base.gap > 1):
                if len(run) >= _FEWEST:
                    yield run
                run = []
            if entry is not None:
                run.append(entry)
        if len(run) >= _FEWEST:
            yield run


def _entry(
    bases: Sequence[Token], roles: Roles, index: int, form: re.Pattern[str]
) -> _Entry | None:
    text = bases[index].text
    match = form.match(text) if roles[index] is None and width(text) <= LINE_WIDTH else None
    if (
        match is None
        or _COUNTS.match(match["words"])
        or signs.PHONE.search(text)
        or page_marks.date_in(text)
        or not signs.is_short(match["words"])
        or width(match["words"]) < WORDS_WIDTH
        or re.search(r"[ \u3000\t]\d+(?:\.\d+)?$", match["words"])
    ):
        return None
    page = int(re.sub(r"\D", " ", match["number"]).split()[0])
    return _Entry(index=index, page=page, words=match["words"], printed=match["number"])


def _label(bases: Sequence[Token], roles: Roles, first: int) -> int | None:
    """今日看点, 版面速览: a few words right above the first line."""
    above = first - 1
    if above < 0 or roles[above] is not None or bases[first].gap > 1:
        return None
    bare = re.sub(rf"[^{HAN}A-Za-z]", "", bases[above].text)
    if not 2 <= len(bare) <= LABEL_WIDTH or re.search(r"[，。、；：！？,;:!?]", bases[above].text):
        return None
    stands_off = bases[above].gap > bases[first].gap or above == 0
    return above if stands_off or _is_furniture(roles, above - 1) else None


def _is_furniture(roles: Roles, index: int) -> bool:
    role = roles[index] if index >= 0 else None
    return index < 0 or (role is not None and role.role in {"masthead", "page-header", "staff"})


def _is_guide(
    bases: Sequence[Token], roles: Roles, run: Sequence[_Entry], label: int | None
) -> bool:
    if label is not None and signs.GUIDE_LABEL.match(bases[label].text):
        return True
    if run[0].page == 0 or [entry.page for entry in run] == list(range(1, len(run) + 1)):
        return False  # 01 02 03: points of a list, as far as anybody can tell
    said = {
        _BARE.sub("", base.text)
        for k, base in enumerate(bases)
        if width(base.text) <= SAID_WIDTH and not any(k == e.index for e in run)
    }
    if any(_is_named(_BARE.sub("", entry.words), said) for entry in run):
        return True
    if not _BEFORE.match(bases[run[0].index].text):
        return False  # a number behind words is as well the second column of a table
    lettered = all(re.match(r"[A-DP]", entry.printed) for entry in run)
    pages = {
        int(re.sub(r"\D", "", mark.label))
        for base in bases
        if (mark := page_marks.page_mark(base.text)) and re.search(r"\d", mark.label)
    }
    told = label is not None and bool({e.page for e in run} & pages)
    on_top = label is not None and not _has_text(bases, roles, run[0].index)
    return lettered or told or on_top


def _is_named(words: str, said: set[str]) -> bool:
    """Another line says the same, or the longer part of it."""
    return len(words) >= ALIKE and any(
        words == other or (len(other) >= ALIKE and (other in words or words in other))
        for other in said
    )


def _has_text(bases: Sequence[Token], roles: Roles, end: int) -> bool:
    """Does a paragraph stand above?"""
    return any(
        roles[k] is None and not signs.is_short(base.text) for k, base in enumerate(bases[:end])
    )
