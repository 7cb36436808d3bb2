"""PDF pages with a text layer -> Lines. The one import of pdfplumber.

Only its characters with their places are used, never `extract_text()`, which runs through the
columns line by line. Paragraphs are put together here, because only here is known where a column
begins and ends: a line is a whole paragraph, a headline line, a caption.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from plugins.importer import people, signs
from plugins.importer.model import Hints, Line, Reading, ReadOptions, Source
from plugins.importer.readers import formats, pdf_layout, pdf_segments
from plugins.importer.readers.pdf_layout import Part
from plugins.importer.readers.pdf_segments import Glyph, Segment, is_signed
from plugins.importer.readers.pdf_shapes import Box, PageParts, Run
from plugins.importer.readers.text import COMMON_SHARE, is_common
from plugins.newspaper.chinese import HAN_CHAR
from plugins.newspaper.problems import Problem, SourceError

PAGES_LIMIT = 80
PRIVATE_SHARE = 0.02
"""More private-use characters, and the page's text is no text (IMPORT.md 8)."""
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\x00]")
_LEAST_CHARS = 10
"""Fewer on a page that is full of something else: a page number over a scan."""
_DAMAGED = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, AssertionError),
    *(RecursionError, NotImplementedError),
)
_GUIDE_LINE = re.compile(r"第?[A-Z]?\d{1,2}版\s")
_COLUMN_LINES = 5
_VERSE_LINES = 3
_VERSE_WIDTH = 0.65
_THIN = 3.0
"""Points: a flatter rectangle is a rule."""


def read(source: Source, _options: ReadOptions) -> Reading:
    """Read a page or several.

    Raises:
        SourceError: no PDF, broken, password-protected, a scan, outlined, or without Unicode.
    """
    found = formats.sniff(source.data)
    if found != "pdf":
        raise SourceError(_refusal(source.name, found))
    lines: list[Line] = []
    for number, page in enumerate(_pages(source), 1):
        for text, hints in _page_lines(page):
            lines.append(Line(source=source.name, number=len(lines) + 1, text=text, hints=hints))
        if number > PAGES_LIMIT:
            raise SourceError(
                Problem(
                    path=source.name,
                    kind="too-big",
                    message=f"PDF 超过 {PAGES_LIMIT} 页，不像一期报纸，没有读",
                    remedy="检查是不是放错了文件；合订本请按期拆开",
                )
            )
    if not lines:
        raise SourceError(formats.refuse(source.name, "empty"))
    return Reading(source=source.name, lines=tuple(lines), encoding="PDF")


def _refusal(name: str, found: formats.Format) -> Problem:
    if found == "docx":
        return Problem(
            path=name,
            kind="renamed",
            message="这其实是 Word 文件，只是改了名",
            remedy="把扩展名改回 .docx，再导入",
        )
    if found == "text":
        return Problem(
            path=name,
            kind="renamed",
            message="这不是 PDF 文件（可能是改了名的文本，或者传坏了）",
            remedy="是文本就把扩展名改成 .txt；否则请重发一次",
        )
    return formats.refuse(name, found)


# --- the file -----------------------------------------------------------------------------------


def _pages(source: Source) -> Iterator[PageParts]:
    """The pages as they were drawn; each is let go before the next is read."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # pdfminer grumbles on stderr about fonts that it reads all the same.
    grumbler = logging.getLogger("pdfminer")
    before = grumbler.level
    grumbler.setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(source.data)) as document:
            if not document.pages:
                raise SourceError(_broken(source.name))
            for number, page in enumerate(document.pages, 1):
                drawn = _drawn(page, source.name, number)
                if drawn is not None:
                    yield drawn
                page.close()
    except (MalformedPDFException, PdfminerException, PDFException, PSException) as error:
        inner = error.args[0] if error.args else None
        if isinstance(error, PDFPasswordIncorrect) or isinstance(inner, PDFPasswordIncorrect):
            raise SourceError(
                Problem(
                    path=source.name,
                    kind="password",
                    message="PDF 有密码保护，读不了",
                    remedy="请对方发一份没有密码的；或用“打印为 PDF”另存一份",
                )
            ) from None
        raise SourceError(_broken(source.name)) from None
    except _DAMAGED:
        # pdfminer trusts its input: a damaged file may fail anywhere inside.
        raise SourceError(_broken(source.name)) from None
    finally:
        grumbler.setLevel(before)


def _broken(name: str) -> Problem:
    return Problem(
        path=name,
        kind="broken",
        message="PDF 文件已损坏，打不开",
        remedy="请对方重发一次；或在排版软件里重新导出",
    )


def _drawn(page: Any, name: str, number: int) -> PageParts | None:
    """A page's parts; None for an empty page.

    Raises:
        SourceError: there is something on it, but no text that can be used.
    """
    height = float(page.height)
    chars = page.chars
    glyphs = tuple(_glyphs(chars, height))
    printed = sum(not glyph.text.isspace() for glyph in glyphs)
    pictures = [_box(image) for image in page.images]
    curves = page.curves
    area = float(page.width) * height or 1.0
    if printed < _LEAST_CHARS:
        if sum(box.area for box in pictures) > 0.3 * area:
            raise SourceError(_scan(name, number))
        if len(curves) > 40:
            raise SourceError(_outlined(name, number))
        if not printed:
            return None
    text = "".join(char["text"] for char in chars)
    unmapped = len(_UNMAPPED.findall(text)) + len(_PRIVATE.findall(_UNMAPPED.sub("", text)))
    if unmapped > PRIVATE_SHARE * max(len(chars), 1) or _is_garbled(text):
        raise SourceError(_unmapped(name, number))
    size = pdf_segments.body_size(glyphs)
    boxes = [_box(rect) for rect in page.rects]
    lines = [_box(line) for line in page.lines]
    rules = [box for box in (*boxes, *lines) if _is_rule(box)]
    frames = [box for box in boxes if not _is_rule(box) and box.area < 0.8 * area]
    return PageParts(
        segments=pdf_segments.segments(glyphs),
        frames=tuple(_distinct(frames)),
        rules=tuple(_distinct(rules)),
        pictures=tuple(_distinct([b for b in pictures if b.area > (4 * size) ** 2])),
        body_size=size,
    )


def _is_garbled(text: str) -> bool:
    """Characters all right, but not those of a newspaper: the font's table is a wrong one."""
    han = HAN_CHAR.findall(text)
    return len(han) >= _LEAST_CHARS and sum(map(is_common, han)) < COMMON_SHARE * len(han)


def _glyphs(chars: Iterable[dict[str, Any]], height: float) -> Iterator[Glyph]:
    for char in chars:
        matrix = char["matrix"]
        # Turned type (a spine, a watermark) has no baseline that others share.
        baseline = height - matrix[5] if char["upright"] else float(char["bottom"])
        yield Glyph(
            char["text"],
            float(char["x0"]),
            float(char["x1"]),
            float(char["top"]),
            float(char["bottom"]),
            float(baseline),
            float(char["size"]),
            str(char["fontname"]),
        )


def _box(thing: dict[str, Any]) -> Box:
    return Box(
        x0=float(thing["x0"]),
        x1=float(thing["x1"]),
        top=float(thing["top"]),
        bottom=float(thing["bottom"]),
    )


def _is_rule(box: Box) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) < _THIN


def _distinct(boxes: Iterable[Box]) -> list[Box]:
    """Each place once, in order: frames are often drawn as fill and again as stroke."""
    seen: dict[tuple[int, ...], Box] = {}
    for box in boxes:
        seen.setdefault(tuple(round(v / 2) for v in (box.x0, box.x1, box.top, box.bottom)), box)
    return [seen[key] for key in sorted(seen)]


_WAY_OUT = "请排版室导出“未转曲”的 PDF（文字保留为文字），或导出文本（.txt）"


def _scan(name: str, number: int) -> Problem:
    return Problem(
        path=name,
        kind="scan",
        message=f"第 {number} 页没有文字层，是扫描件或图片",
        remedy=f"{_WAY_OUT}；本程序不识别图片里的字",
    )


def _outlined(name: str, number: int) -> Problem:
    return Problem(
        path=name,
        kind="outlined",
        message=f"第 {number} 页的文字已转曲（变成了图形），读不出字",
        remedy=_WAY_OUT,
    )


def _unmapped(name: str, number: int) -> Problem:
    return Problem(
        path=name,
        kind="no-unicode",
        message=f"第 {number} 页的字体没有文字编码，读出来是乱码，没有导入",
        remedy=f"{_WAY_OUT}；导出时字体选“嵌入”，不要选“造字”",
    )


# --- parts to lines -----------------------------------------------------------------------------


def _page_lines(page: PageParts) -> Iterator[tuple[str, Hints]]:
    """All lines of a page; the first one of each part has a break before it."""
    indents = _has_indents(page)
    first_of_page, seen_headline = True, False
    for part in pdf_layout.parts(page):
        seen_headline = seen_headline or bool(part.headline)
        first = True
        for text, hints in _part_lines(part, page, indents=indents):
            # Furniture above the first headline needs no break: page heads find their own place.
            # Text without a headline below it must not be taken for the end of another article.
            breaks = first and (first_of_page or seen_headline)
            # Headline lines of one article stand together, without blank lines.
            apart = first or hints.style not in {"引题", "主题", "副题"}
            yield text, replace(hints, breaks=breaks, blank_before=int(apart))
            first = first_of_page = False


def _part_lines(part: Part, page: PageParts, *, indents: bool) -> Iterator[tuple[str, Hints]]:
    if part.page_head:
        yield " ".join(s.text for s in part.page_head), _hints(part.page_head[0], page, None)
    yield from _headline(part.headline, page)
    for caption in part.captions:
        text = _joined(segment.text for line in caption.lines for segment in line)
        yield text, _hints(caption.lines[0][0], page, caption, style="图片说明", picture="?")
    yield from _paragraphs(part.runs, page, indents=indents)


def _headline(group: Sequence[Segment], page: PageParts) -> Iterator[tuple[str, Hints]]:
    """The biggest type is the title; what stands above it the kicker, below it the deck."""
    if not group:
        return
    biggest = max(segment.size for segment in group)
    rows: list[list[Segment]] = []
    for segment in group:
        if rows and abs(rows[-1][0].baseline - segment.baseline) < 2:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    met = False
    for row in rows:
        is_title = max(segment.size for segment in row) >= 0.9 * biggest
        met = met or is_title
        style = "主题" if is_title else "副题" if met else "引题"
        text = " ".join(segment.text for segment in row)
        # The label of a box is no headline, however big it was set.
        is_label = bool(signs.GUIDE_LABEL.match(text))
        yield text, _hints(row[0], page, None, style="" if is_label else style)


def _hints(
    segment: Segment, page: PageParts, run: Run | None, *, style: str = "", picture: str = ""
) -> Hints:
    return Hints(
        style=style,
        size=segment.size,
        body_size=page.body_size,
        x=round(segment.x0, 1),
        y=round(segment.top, 1),
        text_column=run.text_column if run is not None else 0,
        picture=picture,
        whole=True,
    )


def _has_indents(page: PageParts) -> bool:
    """Do paragraphs begin with an indent here? One line in thirty is enough to say so."""
    runs = [run for part in pdf_layout.parts(page) for run in part.runs]
    lines = [(run, line) for run in runs if len(run.lines) > 3 for line in run.lines]
    indented = sum(_is_indented(run, line) for run, line in lines)
    return indented * 30 >= len(lines) > 0


def _is_indented(run: Run, line: Sequence[Segment]) -> bool:
    by = (line[0].x0 - run.x0) / line[0].size
    return 1.2 <= by <= 3.2


def _is_full(run: Run, line: Sequence[Segment]) -> bool:
    return run.right - line[-1].x1 <= 1.6 * line[-1].size


def _paragraphs(
    runs: Sequence[Run], page: PageParts, *, indents: bool
) -> Iterator[tuple[str, Hints]]:
    """The paragraphs of an article, across its columns."""
    texts: list[str] = []
    hints: Hints | None = None
    open_end = False

    def flush() -> Iterator[tuple[str, Hints]]:
        if hints is not None and texts:
            yield _joined(texts), hints

    usual = _usual_width(page)
    narrow = [run for run in runs if run.x1 - run.x0 <= _VERSE_WIDTH * usual]
    verse = narrow if _is_verse(narrow) else []
    for run in runs:
        for at, line in enumerate(run.lines):
            signed = _is_signed(line, is_first=not texts)
            heading = not signed and (
                line[0].size >= 1.08 * page.body_size or _is_centred(run, line)
            )
            indented = _is_indented(run, line)
            if heading:
                same = hints is not None and hints.style == "小标题" and at > 0 and not open_end
                goes_on = same and hints is not None and abs(hints.size - line[0].size) < 0.3
            else:
                goes_on = open_end and not signed and not (indented and indents)
                if hints is not None and hints.style == "小标题":
                    goes_on = False
            if run in verse or _GUIDE_LINE.match(line[0].text):
                goes_on = False
            if not goes_on:
                yield from flush()
                texts = []
                big = line[0].size >= 1.08 * page.body_size
                style = "小标题" if big and not signed else ""
                hints = replace(_hints(line[0], page, run, style=style), indented=indented)
            texts.append(" ".join(segment.text for segment in line))
            full = _is_full(run, line)
            # With indents only an indent begins a paragraph, wherever a line was broken early.
            open_end = not heading and not signed and (full or (indents and not _ends(texts[-1])))
    yield from flush()


def _usual_width(page: PageParts) -> float:
    """Of a column of this page, in points; 0 if it has none."""
    widths = [
        run.x1 - run.x0
        for part in pdf_layout.parts(page)
        for run in part.runs
        if len(run.lines) > _COLUMN_LINES
    ]
    return median(widths) if widths else 0.0


def _is_verse(runs: Sequence[Run]) -> bool:
    """Lines that are far shorter than a column, most of them without a mark at their end."""
    texts = [line[-1].text for run in runs for line in run.lines]
    open_ends = sum(bool(HAN_CHAR.match(text[-1])) for text in texts)
    return len(texts) >= _VERSE_LINES and open_ends >= 0.6 * len(texts)


def _is_signed(line: Sequence[Segment], *, is_first: bool) -> bool:
    """本报记者 卓玛 in type of its own is a by-line, no heading; a bare name only on top."""
    text = " ".join(segment.text for segment in line)
    return is_signed(text) or (is_first and people.parse(text) is not None)


def _is_centred(run: Run, line: Sequence[Segment]) -> bool:
    """A short line in the middle of its column."""
    left, right = line[0].x0 - run.x0, run.right - line[-1].x1
    return min(left, right) > 1.5 * line[0].size and abs(left - right) < 1.2 * line[0].size


def _ends(text: str) -> bool:
    return bool(re.search(r"[。！？!?…；;：:][”’」』）)》]*$|[■□◆●][^。]{1,24}$", text))


def _joined(texts: Iterable[str]) -> str:
    """Line ends vanish between Chinese characters and become a blank between Latin words."""
    joined = ""
    for text in texts:
        words = joined and joined[-1].isascii() and text[:1].isascii()
        blank = words and joined[-1].isalnum() and text[:1].isalnum()
        joined += (" " if blank else "") + text
    return joined
