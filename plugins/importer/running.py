"""Running heads: the paper's name and date, printed again atop each column or page.

They come in the middle of sentences and are taken out before lines are put together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plugins.importer import page_marks
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
    return frozenset(again) | frozenset(_strips(lines))


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
