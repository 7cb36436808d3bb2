"""Running heads: the paper's name and date, printed again atop each column or page.

They come in the middle of sentences and are taken out before lines are put together. So does what
a fax or a printer sets atop each sheet: the same words again, with another time and page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plugins.importer import correspondence, page_marks, signs
from plugins.importer.model import Line
from plugins.importer.unwrap import width

TOP = 3
"""Lines: the head itself, which is not running yet."""
STRIP_WIDTH = 34.0
STRIP_CHARS = 14
"""A line set wide that is nothing but a page's name and the paper's."""

# 莲塘纪事·云汀工商周报·B3 · 溪山晚报|第4版|副刊: short names between marks, no sentence
_RUNNING = re.compile(
    r"^(?!.*(?:记者|通讯员|摄$|讯$|[。！？，；…]))"
    r"(?=.*(?:[\u4e00-\u9fff]{2}(?:报|刊|周末)(?=$|[^\u4e00-\u9fff])|第?[A-D]?\d{1,2}版|(?<![A-Za-z])[A-D]\d{1,2}(?!\d)"
    r"|\d{4}年\d{1,2}月|热线))"
    r"[^·•|｜/／※★☆:：]{1,14}(?:[·•|｜/／※★☆:：—-]+[^·•|｜/／※★☆:：]{1,14}){1,4}$"
)
_PAPER = re.compile(r"[\u4e00-\u9fff]{3,}(?:报|刊|时报|周刊|导报)$")
_NAME = re.compile(r"(?:[\u4e00-\u9fff] ?){2,8}(?:报|周刊|导刊)(?![\u4e00-\u9fff])")


def texts(lines: Sequence[Line]) -> frozenset[str]:
    """The running heads of a source, without blanks."""
    bare = [_bare(line.text) for line in lines if len(line.text) <= 40]
    counts = Counter(re.sub(r"\d+", "0", text) for text in bare)
    again = {
        text
        for text in bare
        if counts[re.sub(r"\d+", "0", text)] >= 2
        and ((len(text) <= 20 and _PAPER.search(text)) or _RUNNING.match(text))
    }
    return (
        frozenset(again)
        | frozenset(_strips(lines))
        | frozenset(_sheets(lines))
        | frozenset(_feet(lines))
        | frozenset(_dated(lines))
        | frozenset(_around_numbers(lines))
        | frozenset(_numbered_names(lines))
    )


# ·3· 开发区 · 要闻 — 3 —: a page's number between its marks, and the page's name
_NUMBERED_NAME = re.compile(
    r"^(?P<m1>[·•‧・—–-])(?P<n1>\d{1,2})[·•‧・—–-](?P<name1>[\u4e00-\u9fff·]{2,8})$"
    r"|^(?P<name2>[\u4e00-\u9fff·]{2,8})[·•‧・—–-](?P<n2>\d{1,2})[·•‧・—–-]$"
)


def _numbered_names(lines: Sequence[Line]) -> Iterator[str]:
    """Number and name in one line, where the page's head prints the same: a list counts on."""
    found = [
        (index, match["n1"] or match["n2"], match["name1"] or match["name2"])
        for index, line in enumerate(lines)
        if (match := _NUMBERED_NAME.match(_bare(line.text)))
    ]
    if len({number for _, number, _ in found}) > 1 and not all(
        _is_torn(lines, index) for index, _, _ in found
    ):
        return
    top = "".join(_bare(line.text) for line in lines[: TOP + 1])
    alone = {
        re.sub(r"\D", "", line.text) for line in lines if page_marks.PAGE_NUMBER.match(line.text)
    }
    for index, number, name in found:
        if index >= TOP and (name in top or number in alone or _is_torn(lines, index)):
            yield _bare(lines[index].text)


_BARE_DAY = re.compile(
    r"^(?:20|19)\d\d年\d{1,2}月\d{1,2}日(?:星期[一二三四五六日天])?$"
    r"|^[二一〇○零九八七六五四三]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日$"
)
AROUND = 2
"""Lines above or below a page's number: its name and its day may stand alone there."""


def _around_numbers(lines: Sequence[Line]) -> Iterator[str]:
    """某某导报 | 2026年9月10日 | · 6 ·: a foot or a head in three lines."""
    for index, line in enumerate(lines):
        if not page_marks.PAGE_NUMBER.match(line.text):
            continue
        for step in (-1, 1):
            for k in range(index + step, index + step * (AROUND + 1), step):
                text = _bare(lines[k].text) if TOP <= k < len(lines) else ""
                if not (_BARE_DAY.match(text) or (len(text) <= NAME_CHARS and _PAPER.search(text))):
                    break
                yield text


NAME_CHARS = 12


# 沃锻人2025.9.26第三版, 沃锻人2025.9.26综合: a paper's name, the day, the page's number or name
_DATED = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,8}?)(?:20|19)\d\d(?:[.\-/]\d{1,2}[.\-/]\d{1,2}|年\d{1,2}月\d{1,2}日)"
    r"(?P<tail>(?:星期[一二三四五六日天])?(?:第?[\d一二三四五六七八九十]{1,3}版)?[\u4e00-\u9fff]{0,6})$"
)


def _dated(lines: Sequence[Line]) -> Iterator[str]:
    """One name and day twice or more, with a page's name, or once in mid-sentence."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for index, line in enumerate(lines):
        if match := _DATED.match(_bare(line.text)):
            found.setdefault(match["name"], []).append((index, _bare(line.text), match["tail"]))
    for name, heads in found.items():
        paged = any(tail for _, _, tail in heads)
        torn = any(_is_torn(lines, index) for index, _, _ in heads)
        if paged and torn and (len(heads) > 1 or _opens_with(lines, name)):
            yield from (bare for index, bare, _ in heads if index >= TOP)


def _opens_with(lines: Sequence[Line], name: str) -> bool:
    return any(_bare(line.text).startswith(name) for line in lines[:TOP])


SHEETS = 3
"""So often a line comes again with only its figures changed, and it heads sheets."""
SHEET_CHARS = 60
# 2026年8月号 · 第21期 · P.02/05 · 3/8 · 第3页 · 10:19: what changes from sheet to sheet;
# 合订本　二〇二四年下卷: what a bound volume prints atop its pages
_PERIOD = re.compile(
    r"\d{4}\s*年|[一二][〇○零Oo九][〇○零Oo一二三四五六七八九]{2}\s*年|合订本|[上中下]卷|第\s*[\d一二三四五六七八九十]+\s*[卷辑册集]|\d{1,2}\s*月|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|第\s*\d+\s*[期号]|\d+\s*号$"
)
_COUNTER = re.compile(
    r"(?<![A-Za-z])P(?:AGE|G)?\s*[.:：]?\s*\d+|(?<![\d/])\d{1,3}\s*[/／]\s*\d{1,3}(?![\d/])"
    r"|第\s*\d+\s*[页版]|共\s*\d+\s*页|No\.\s*\d",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}(?!\d)")
_FAX = re.compile(r"(?<![A-Za-z])FAX(?![A-Za-z])|传\s*真|\bFROM\b|\bTEL\b", re.IGNORECASE)
# 接收:4月2日10:23 共5页 结果:OK: what the machine prints when it is done
_RECEIVED = re.compile(
    r"^(?:接\s*收|发\s*送|收\s*到|传\s*送|通\s*信)\S{0,4}[:：\s].*(?:共?\s*\d+\s*页|结果\s*[:：])"
)
_SENTENCE = re.compile(r"[。！？；，、…]|,(?=[\u4e00-\u9fff])")
_FIELD = re.compile(r"^[【\[〔［〖]|^[^\s:：]{1,8}[:：]|[\t|｜]")


def is_sheet_head(text: str) -> bool:
    """2026-04-02 10:19 某某办 FAX 0349-2046610 P.02/05: a machine's strip, known by itself."""
    if len(text) > SHEET_CHARS or _SENTENCE.search(text) or signs.MANUSCRIPT_MARK.match(text):
        return False
    if _RECEIVED.match(text) and _CLOCK.search(text):
        return True
    clock, counter, fax = (bool(p.search(text)) for p in (_CLOCK, _COUNTER, _FAX))
    if _FIELD.match(text):
        return clock and counter and (fax or bool(_PERIOD.search(text)))
    return (counter and (fax or (clock and bool(_PERIOD.search(text))))) or (
        fax and clock and bool(_PERIOD.search(text))
    )


def _sheets(lines: Sequence[Line]) -> Iterator[str]:
    """What heads every sheet: in mid-sentence or beside a page's number at least once."""
    folded = [re.sub(r"\d+", "0", _bare(line.text)) for line in lines]
    counts = Counter(folded)
    torn = {
        folded[i] for i in range(len(lines)) if counts[folded[i]] > 1 and _may_head(lines[i].text)
        and (_is_torn(lines, i) or (counts[folded[i]] >= SHEETS and _marks(lines[i].text) > 1))
    }  # fmt: skip
    for line, key in zip(lines, folded, strict=True):
        if key in torn or is_sheet_head(line.text):
            yield _bare(line.text)


def _marks(text: str) -> int:
    return sum(bool(p.search(text)) for p in (_PERIOD, _COUNTER, _CLOCK, _FAX))


FIELD_MARKS = 2
"""发信: … 14:02 第1页: more than so many marks, and the word before the colon is a machine's."""


def _may_head(text: str) -> bool:
    """Words and a period or a page's number; no sentence, field, item, chat, nor signature."""
    bare = _bare(text)
    return (
        6 <= len(bare) <= SHEET_CHARS
        and len(re.findall(r"[A-Za-z\u4e00-\u9fff]", re.sub(r"[年月日号第期页版]", "", bare))) >= 2
        and _marks(text) > 0
        and not _SENTENCE.search(text)
        and (not _FIELD.search(text) or _marks(text) > FIELD_MARKS)
        and not signs.is_final(text)
        and not signs.JUMP.search(text)
        and not signs.ITEM_MARK.match(text)
        and not signs.CAPTION_START.match(text)
        and not signs.MANUSCRIPT_MARK.match(text)
        and not signs.signs_notice(text)
        and not correspondence.is_chat_stamp(text)
        and not re.search(r"记者|通讯员|摄$|讯$", text)
    )


def _is_torn(lines: Sequence[Line], index: int) -> bool:
    """Does it tear a sentence, or stand beside the number of a page?"""
    if index and page_marks.PAGE_NUMBER.match(lines[index - 1].text):
        return True
    if index + 1 < len(lines) and page_marks.PAGE_NUMBER.match(lines[index + 1].text):
        return True
    before = lines[index - 1].text if index else ""
    return (
        width(before) >= TORN_WIDTH
        and not re.search(r"[。！？!?…：:”’）)》】]$", before)
        and bool(re.search(r"[，。；、：？！,;]", before))
        and index + 1 < len(lines)
    )


TORN_WIDTH = 10.0
"""A shorter line that ends in mid-sentence may be a headline."""


def _feet(lines: Sequence[Line]) -> Iterator[str]:
    """What stands again and again beside a page's number, or above the next page's head."""
    texts = [line.text for line in lines]
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if FOOT_CHARS <= len(_bare(text)) <= STRIP_WIDTH and not page_marks.PAGE_NUMBER.match(text):
            places.setdefault(_bare(text), []).append(index)
    for bare, found in places.items():
        sides = {_foot(texts, index) for index in found}
        if len(found) >= 2 and len(sides) == 1 and "" not in sides:
            yield bare


FOOT_CHARS = 5


def _foot(texts: Sequence[str], index: int) -> str:
    """Below a page's number or above it; below a page's head stands a column's name.

    Rows that were read twice stand once above the number and once below it.
    """
    above = texts[index - 1] if index else ""
    below = texts[index + 1] if index + 1 < len(texts) else ""
    if not above or page_marks.page_mark(above) or page_marks.page_mark(texts[index]):
        return ""
    if page_marks.PAGE_NUMBER.match(above):
        return "below"
    return "above" if page_marks.PAGE_NUMBER.match(below) else ""


def _strips(lines: Sequence[Line]) -> Iterator[str]:
    """Lines that begin or end with the name of a paper that some page's head prints."""
    papers = tuple(sorted(_papers(lines)))
    for line in lines[TOP:]:
        bare = _bare(line.text)
        if papers and (bare.startswith(papers) or bare.endswith(papers)):
            set_wide = bool(line.hints.chars) and len(bare) <= STRIP_CHARS
            if set_wide or _is_strip(line.text):
                yield bare


def _papers(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        mark = page_marks.page_mark(line.text)
        if mark is not None and mark.date and (mark.label or mark.weekday):
            if _NAME.fullmatch(mark.name):
                yield mark.name
            for name in _NAME.findall(page_marks.DATE.sub(" ", line.text)):
                yield _bare(name)


def _is_strip(text: str) -> bool:
    """Short parts with blanks or marks between, and no sentence."""
    return (
        width(text) <= STRIP_WIDTH
        and not re.search(r"[。！？，；：]|讯|记者|通讯员|摄$", text)
        and len(re.split(r"[\s·•|｜/／]+", text.strip())) >= 2
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
