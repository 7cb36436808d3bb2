"""What a page pasted from a CMS says in its tags: tables, bold lines, paragraphs over two lines.

The tags go in `clean`; here is read what they mean, before they go. Lines that make up one table
or one paragraph are told as a group and become one piece.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plugins.importer.model import Line, Piece
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN_CHAR

# #p#分页标题#e# · [!--empirenews.page--] · _ueditor_page_break_tag_ · [NextPage] · {page_break}
_PAGE_BREAK = re.compile(
    r"^\s*(?:#?p#.{0,40}#e#|\[!--[^\[\]]{1,40}--\]|_*(?:ueditor|baidu)_page_break_tag_*"
    r"|[\[［{【]\s*/?(?:next_?page|page_?break|page|newpage|分页符?|下一页|pagination)[\x20-\x5a\x5e-\x7a]{0,20}\s*[\]］}】]"
    r"|<!--\s*(?:nextpage|more|pagebreak|分页)[^<>]*-->|\$\$(?:page|分页)\$\$|={2,}\s*分页\s*={2,})\s*$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"^\s*(?:<(?:p|div|section|span|font|center)\b[^<>]*>\s*)*<(?P<tag>strong|b)\b[^<>]*>"
    r"(?:(?!</?(?:strong|b)\b).)+</(?P=tag)>\s*(?:</(?:p|div|section|span|font|center)>\s*)*$",
    re.IGNORECASE,
)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^<>]*>(.*?)</t[dh]\s*>", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(r"</?(?:table|tbody|thead|tr|t[dh])\b", re.IGNORECASE)
_CAPTION = re.compile(r"<caption\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_OPENS, _CLOSES = re.compile(r"<p\b[^<>]*>", re.IGNORECASE), re.compile(r"</p\s*>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|h[1-6]|li|table|tr|div|hr|img|figure)\b", re.IGNORECASE)
PARAGRAPH_LINES = 4
NARROWEST = 8.0
"""Narrower lines inside one <p> are verse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """By the number of a group's first line: all its numbers; and a table's cells."""

    numbers: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    rows: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


# </p><p> · <br/><br/> · <br/>&emsp;&emsp;: where a paragraph ends inside a line
_SEAM = re.compile(
    r"</(?:p|h[1-6]|li|div|section|blockquote|figure)\s*>\s*(?=<)(?!\s*(?:</[^<>]+>\s*)*$)"
    r"|(?:<br\b[^<>]*>\s*){2,}(?=\S)|<br\b[^<>]*>(?=(?:\u3000|&(?:emsp|nbsp|ensp);|\xa0| ){2})",
    re.IGNORECASE,
)
_HIDDEN = (
    (re.compile(r"<!--(?!.*-->)"), re.compile(r"-->")),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s*>", re.IGNORECASE)),
)
HIDDEN_LINES = 40
"""What is not closed within so many lines was never opened."""


def split(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Several paragraphs on one line: one line each, under the same number."""
    made: list[Line] = []
    for line in lines:
        if "<" not in line.text or _TABLE.search(line.text):
            made.append(line)
            continue
        parts = [part for part in _parts(line.text) if part.strip()]
        made.append(replace(line, text=parts[0]) if parts else line)
        hints = replace(line.hints, blank_before=0, breaks=False, indented=True)
        made += [replace(line, text=part, hints=hints) for part in parts[1:]]
    return tuple(made)


def _parts(text: str) -> Iterator[str]:
    at = 0
    for seam in _SEAM.finditer(text):
        if _plain(text[at : seam.end()]) and _plain(text[seam.end() :]):
            yield text[at : seam.end()]
            at = seam.end()
    yield text[at:]


def hidden(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of lines inside a comment, style or script of several lines."""
    found: set[int] = set()
    index = 0
    while index < len(lines):
        text = lines[index].text
        closing = next((end for start, end in _HIDDEN if start.search(text)), None)
        last = None
        if closing is not None:
            reach = range(index, min(len(lines), index + HIDDEN_LINES))
            last = next((k for k in reach if closing.search(lines[k].text)), None)
        if last is not None and last > index:
            found |= {line.number for line in lines[index : last + 1]}
            index = last
        index += 1
    return frozenset(found)


def is_page_break(text: str) -> bool:
    """Where the website turns its page: nothing of the text."""
    return bool(_PAGE_BREAK.match(text))


def hinted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with the weight of those that are bold from end to end."""
    return tuple(_hinted(line) if "<" in line.text else line for line in lines)


def _hinted(line: Line) -> Line:
    if _STRONG.match(line.text):
        return replace(line, hints=replace(line.hints, bold=True))
    return line


def groups(lines: Sequence[Line]) -> Groups:
    """Tables and paragraphs of several lines."""
    numbers: dict[int, tuple[int, ...]] = {}
    rows: dict[int, tuple[tuple[str, ...], ...]] = {}
    for run in _tables(lines):
        cells = _cells(run)
        shown = [line.number for line in run if _plain(line.text)]
        if cells:
            numbers[shown[0]] = tuple(shown)
            rows[shown[0]] = cells
    for run in _paragraphs(lines):
        numbers[run[0].number] = tuple(line.number for line in run)
    return Groups(numbers=numbers, rows=rows)


def _tables(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that hold a table's tags, or stand inside one of its cells."""
    run: list[Line] = []
    is_open = 0
    for line in lines:
        if _CAPTION.search(line.text):
            continue
        is_part = bool(_TABLE.search(line.text)) or is_open > 0
        is_open += len(re.findall(r"<t[dhr]\b", line.text, re.IGNORECASE))
        is_open -= len(re.findall(r"</t[dhr]\s*>", line.text, re.IGNORECASE))
        if is_part:
            run.append(line)
        elif run:
            yield run
            run, is_open = [], 0
    if run:
        yield run


def _cells(run: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """The cells of a table by row; nothing when a word stands outside of them."""
    text = "".join(line.text for line in run)
    if not _ROW.search(text) and _CELL.search(text):
        text = f"<tr>{text}</tr>"
    text = re.sub(r"^(?!.*?<tr\b.*?<t[dh])", "<tr>", text, flags=re.IGNORECASE)
    found = tuple(tuple(_plain(cell) for cell in _CELL.findall(row)) for row in _ROW.findall(text))
    found = tuple(row for row in found if row)
    held = "".join(cell for row in found for cell in row)
    if sorted(HAN_CHAR.findall(held)) != sorted(HAN_CHAR.findall(_plain(text))):
        return ()
    longest = max(map(len, found), default=0)
    if longest < 2 or len(found) < 2:
        return ()
    return tuple(row + ("",) * (longest - len(row)) for row in found)


def _plain(text: str) -> str:
    bare = html.unescape(_ANY_TAG.sub("", text)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", bare).strip(" \u3000")


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """<p>…<br/> and on the next line …</p>: one paragraph."""
    index = 0
    while index < len(lines):
        first = lines[index].text
        last = index
        if _OPENS.match(first.lstrip()) and not _CLOSES.search(first):
            while last + 1 < len(lines) and last - index < PARAGRAPH_LINES:
                last += 1
                if _CLOSES.search(lines[last].text) or _BLOCK.search(lines[last].text):
                    break
        run = list(lines[index : last + 1])
        if len(run) > 1 and _is_paragraph(run):
            yield run
            index = last
        index += 1


def _is_paragraph(run: Sequence[Line]) -> bool:
    """Closed where it should be, no blank line, no second block, no verse."""
    return (
        bool(re.search(r"</p\s*>\s*$", run[-1].text, re.IGNORECASE))
        and not any(line.hints.blank_before or _BLOCK.search(line.text) for line in run[1:])
        and all(width(_plain(line.text)) >= NARROWEST for line in run)
        and bool(re.search(r"[，。；：、！？,.;:!?]", _plain(run[0].text)))
    )


def grouped(pieces: Sequence[Piece], found: Groups) -> list[Piece]:
    """The pieces, with those of a group put together."""
    of = {number: first for first, numbers in found.numbers.items() for number in numbers}
    made: list[Piece] = []
    for piece in pieces:
        first = of.get(piece.number)
        if first is None or not made or of.get(made[-1].number) != first:
            made.append(piece)
            continue
        before = made[-1]
        starts = (*before.starts, *(len(before.text) + start for start in piece.starts))
        made[-1] = Piece(
            lines=(*before.lines, *piece.lines), text=before.text + piece.text, starts=starts
        )
    return [_table(piece, found) for piece in made]


def _table(piece: Piece, found: Groups) -> Piece:
    """A table's piece knows its cells."""
    rows = found.rows.get(piece.number)
    if rows is None:
        return piece
    first = replace(piece.lines[0], hints=replace(piece.hints, rows=rows, whole=True))
    return Piece(
        lines=(first, *piece.lines[1:]),
        text="\t".join(cell for row in rows for cell in row),
        starts=(0,) * len(piece.lines),
    )
