"""Word manuscripts -> Lines with hints. The one import of mammoth.

mammoth gives the document as a tree (its transform is called with it; its HTML is not used): text
in order with tracked insertions kept and deletions gone, text boxes, tables, notes, pictures. What
it leaves out is made plain before (`word_parts.py`).

    paragraph            a line, `whole`; with soft breaks a line each, not `whole`
    automatic number     typed before the text, `is_item`
    table                one line with `rows`; a table of one column is a box: its paragraphs
    picture              taken out; its name in the `picture` of the line after it, several names
                         separated by a blank
    footnote, endnote    a line each at the end
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from plugins.importer import template
from plugins.importer.model import Hints, Line, Picture, Reading, ReadOptions, Source
from plugins.importer.readers import formats, word_looks, word_parts
from plugins.newspaper.problems import Problem, SourceError

if TYPE_CHECKING:
    import mammoth.documents

_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tif",
}
_PICTURE_LIMIT_BYTES = 60 * 1024 * 1024
_INDENT = re.compile(r"^(?:　{2}| {4}|\t)")
_HEADING_LEVELS = 6
_QUOTATION_STYLES = frozenset({"quote", "intense quote", "引用", "明显引用", "block text"})
_SKIPPED = re.compile(r"unrecognised element was ignored: (?:\{[^}]*\})?(?P<name>\S+)")
_SYMBOL = re.compile(r"w:sym element .* char (?P<char>\w+) in font (?P<font>.+)")


def read(source: Source, _options: ReadOptions) -> Reading:
    """Read a manuscript.

    Raises:
        SourceError: no .docx at all, broken, password-protected, a zip bomb, or without text.
    """
    found = formats.sniff(source.data)
    if found != "docx":
        raise SourceError(_refusal(source.name, found))
    package = word_parts.open_package(source.data, source.name)
    document, messages = _document(package.data, source.name)
    walker = _Walker(stem=_safe_stem(source.name), styles=package.styles)
    walker.read_all(document.children)
    walker.read_notes(document.notes)
    lines = word_looks.styled(_number(source.name, walker.paragraphs, package.default_size))
    if not lines:
        raise SourceError(formats.refuse(source.name, "empty"))
    comments = _comments(source.name, document, walker.comments)
    remarks = [
        *([f"{package.insertions} 处修订插入已采用"] if package.insertions else []),
        *([f"{package.deletions} 处修订删除已去掉"] if package.deletions else []),
        *([f"{len(comments)} 条批注没有导入"] if comments else []),
        *([f"{len(walker.pictures)} 张图片已取出"] if walker.pictures else []),
    ]
    problems = [
        *_changes(source.name, package),
        *comments,
        *walker.problems(source.name),
        *_skipped(source.name, messages),
        *([_formulas(source.name, package.formulas)] if package.formulas else []),
    ]
    return Reading(
        source=source.name,
        lines=lines,
        encoding="Word",
        remarks=tuple(remarks),
        pictures=tuple(walker.pictures.values()),
        problems=tuple(problems),
        is_manuscript=True,
    )


def _refusal(name: str, found: formats.Format) -> Problem:
    if found == "pdf":
        return Problem(
            path=name,
            kind="renamed",
            message="这其实是 PDF 文件，只是改了名",
            remedy="把扩展名改回 .pdf，再导入",
        )
    if found == "text":
        return Problem(
            path=name,
            kind="renamed",
            message="这不是 Word 文件（可能是改了名的文本，或者传坏了）",
            remedy="是文本就把扩展名改成 .txt；否则请作者重发一次",
        )
    return formats.refuse(name, found)


def _document(data: bytes, name: str) -> tuple[mammoth.documents.Document, list[str]]:
    """The document as mammoth reads it, and what it grumbled."""
    import mammoth
    from mammoth import documents

    seen: list[Any] = []

    def keep(document: Any) -> Any:
        seen.append(document)
        return documents.document([])  # its HTML is not wanted

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            transform_document=keep,
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        # mammoth trusts its input; what is not as the standard wants it fails anywhere inside.
        raise SourceError(
            Problem(
                path=name,
                kind="broken",
                message="Word 文件内部有错，读不下去",
                remedy="用 Word 或 WPS 打开，另存为新的 .docx；还不行就存为 .txt",
            )
        ) from None
    return seen[0], [message.message for message in result.messages]


def _safe_stem(name: str) -> str:
    """The file's name without blanks and marks, for the names of its pictures."""
    return re.sub(r"[^\w-]+", "-", PurePath(name).stem).strip("-")[:40] or "docx"


# --- walking through the tree -------------------------------------------------------------------


@dataclass(slots=True)
class _Segment:
    """Text between two soft breaks, and how many of its characters look how."""

    text: str = ""
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    pictures: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    breaks: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph, or a whole table."""

    segments: list[_Segment]
    hints: Hints = field(default_factory=Hints)


class _Walker:
    """Collects paragraphs in order; one for each file."""

    def __init__(self, *, stem: str, styles: dict[str, word_parts.Style]) -> None:
        self.paragraphs: list[_Paragraph] = []
        self.pictures: dict[str, Picture] = {}
        self.comments: dict[str, int] = {}
        """Comment id -> index of its paragraph."""
        self._stem = stem
        self._styles = styles
        self._unusable = 0
        self._breaks = False

    def read_all(self, children: Iterable[Any]) -> None:
        """Paragraphs and tables of a body, a cell or a note."""
        for element in children:
            match type(element).__name__:
                case "Paragraph":
                    self._read_paragraph(element)
                case "Table":
                    self._read_table(element)
                case "Run" | "Hyperlink" | "Text":
                    self._add(_Paragraph(self._segments([element])))
                case _:
                    self.read_all(getattr(element, "children", ()))

    def read_notes(self, notes: Any) -> None:
        """Footnotes and endnotes, each a line at the end, so that none is lost."""
        for note in getattr(notes, "_notes", {}).values():
            self.read_all(note.body)

    def problems(self, name: str) -> Iterator[Problem]:
        """What could not be taken along."""
        if self._unusable:
            yield Problem(
                path=name,
                kind="picture-format",
                severity="query",
                message=f"{self._unusable} 张图片取不出来（矢量图、图表或外部链接的图）",
                remedy="请作者把图另存为 JPG 发来，放进这一期的 images 文件夹",
            )

    def _add(self, paragraph: _Paragraph) -> None:
        for segment in paragraph.segments:
            for comment in segment.comments:
                self.comments[comment] = len(self.paragraphs)
        self.paragraphs.append(paragraph)

    def _read_paragraph(self, element: Any) -> None:
        style = self._styles.get(element.style_id or "", word_parts.Style())
        segments = self._segments(element.children)
        text = "".join(segment.text for segment in segments).strip()
        if text and text in template.HINTS.get(style.name, ()):
            return  # a field of our template that was left as it was
        first_indent = (element.indent.first_line or "0") if element.indent else "0"
        hints = Hints(
            level=min(style.level, _HEADING_LEVELS),
            style=style.name or element.style_name or "",
            bold=style.bold,
            centred=style.centred if element.alignment is None else element.alignment == "center",
            size=style.size,
            indented=style.indented or (first_indent.isdecimal() and int(first_indent) > 0),
            is_item=element.numbering is not None and not style.level,
            is_quotation=style.name.casefold() in _QUOTATION_STYLES,
            whole=len([s for s in segments if s.text.strip()]) < 2,
        )
        self._add(_Paragraph(segments, hints))

    def _read_table(self, element: Any) -> None:
        rows = [
            [list(cell.children) for cell in row.children if hasattr(cell, "colspan")]
            for row in element.children
            if hasattr(row, "is_header")
        ]
        if all(len(row) <= 1 for row in rows):
            # One column: a frame around paragraphs, not a table.
            for row in rows:
                for cell in row:
                    self.read_all(cell)
            return
        cells: list[tuple[str, ...]] = []
        pictures: list[str] = []
        for row in rows:
            shown = []
            for cell in row:
                inner = _Walker(stem=self._stem, styles=self._styles)
                inner.pictures = self.pictures
                inner.read_all(cell)
                self._unusable += inner._unusable
                shown.append(" ".join(text for p in inner.paragraphs if (text := _plain(p))))
                pictures += [
                    name for p in inner.paragraphs for s in p.segments for name in s.pictures
                ]
            if any(shown):
                cells.append(tuple(shown))
        if cells or pictures:
            text = "\t".join(cell for row in cells for cell in row)
            self._add(
                _Paragraph(
                    [_Segment(text=text, pictures=pictures)],
                    Hints(rows=tuple(cells), whole=True),
                )
            )

    def _segments(self, children: Sequence[Any]) -> list[_Segment]:
        segments = [_Segment(breaks=self._breaks)]
        self._breaks = False
        for element, run in _leaves(children, None):
            at = segments[-1]
            match type(element).__name__:
                case "Text" | "Tab" | "Checkbox":
                    shown = _shown(element)
                    at.text += shown
                    printed = len(shown.strip())
                    at.bold += printed if run is not None and run.is_bold else 0
                    if run is not None and run.font_size:
                        at.sizes[float(run.font_size)] += printed
                case "Break" if element.break_type == "page":
                    segments.append(_Segment(breaks=True))
                case "Break":
                    segments.append(_Segment())
                case "Image":
                    at.pictures.append(self._take(element))
                case "CommentReference":
                    at.comments.append(element.comment_id)
        if not segments[-1].text.strip() and segments[-1].breaks and len(segments) > 1:
            # A page break that ends its paragraph stands before the next one.
            self._breaks = True
            segments[-1].breaks = False
        return segments

    def _take(self, image: Any) -> str:
        """The name under which a picture is handed on, "?" when it cannot be."""
        suffix = _SUFFIXES.get(image.content_type or "")
        if suffix is None:
            self._unusable += 1
            return "?"
        try:
            with image.open() as opened:
                data = opened.read(_PICTURE_LIMIT_BYTES + 1)
        except (KeyError, ValueError, OSError):
            self._unusable += 1
            return "?"
        if len(data) > _PICTURE_LIMIT_BYTES:
            self._unusable += 1
            return "?"
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.pictures:
            name = f"{self._stem}-{len(self.pictures) + 1}.{suffix}"
            self.pictures[digest] = Picture(name=name, data=data)
        return self.pictures[digest].name


def _leaves(children: Iterable[Any], run: Any) -> Iterator[tuple[Any, Any]]:
    """What stands in a paragraph, each with the run that it stands in."""
    for element in children:
        inner = element if type(element).__name__ == "Run" else run
        below = getattr(element, "children", None)
        if below is None:
            yield element, inner
        else:
            yield from _leaves(below, inner)


def _shown(element: Any) -> str:
    match type(element).__name__:
        case "Tab":
            return "\t"
        case "Checkbox":
            return "☑" if element.checked else "□"
    return str(element.value).replace("\n", " ")


def _plain(paragraph: _Paragraph) -> str:
    return "".join(segment.text for segment in paragraph.segments).strip()


# --- paragraphs to lines ------------------------------------------------------------------------


def _number(name: str, paragraphs: Iterable[_Paragraph], default_size: float) -> tuple[Line, ...]:
    """Every paragraph and every soft-broken part of one is a line; empty ones are counted."""
    lines: list[Line] = []
    number = blank = 0
    pictures: list[str] = []
    breaks = False
    for paragraph in paragraphs:
        for segment in paragraph.segments:
            number += 1
            pictures += segment.pictures
            breaks = breaks or segment.breaks
            text = segment.text.rstrip()
            if not text.strip():
                blank += 1
                continue
            hints = paragraph.hints
            printed = len(text.strip())
            usual = segment.sizes.most_common(1)
            own_size = usual[0][0] if usual and usual[0][1] * 2 >= printed else 0.0
            lines.append(
                Line(
                    source=name,
                    number=number,
                    text=text.strip(),
                    hints=replace(
                        hints,
                        blank_before=blank,
                        bold=hints.bold or segment.bold * 2 > printed,
                        size=own_size or hints.size or default_size,
                        indented=hints.indented or bool(_INDENT.match(text)),
                        picture=" ".join(pictures),
                        breaks=breaks,
                    ),
                )
            )
            blank, pictures, breaks = 0, [], False
    if pictures and lines:
        last = lines[-1]
        names = " ".join([*last.hints.picture.split(), *pictures])
        lines[-1] = replace(last, hints=replace(last.hints, picture=names))
    return _with_body_size(lines)


def _with_body_size(lines: Sequence[Line]) -> tuple[Line, ...]:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.hints.size:
            sizes[line.hints.size] += len(line.text)
    if not sizes:
        return tuple(lines)
    body = sizes.most_common(1)[0][0]
    return tuple(replace(line, hints=replace(line.hints, body_size=body)) for line in lines)


# --- what the editor is told --------------------------------------------------------------------


def _changes(name: str, package: word_parts.Package) -> Iterator[Problem]:
    if package.insertions or package.deletions:
        yield Problem(
            path=name,
            kind="tracked-changes",
            severity="info",
            message=(
                f"稿件里有没定下来的修订：{package.insertions} 处插入按采用，"
                f"{package.deletions} 处删除按去掉"
            ),
            remedy="若以别的样子见报，请在 Word 里接受或拒绝修订后再导入",
        )


def _comments(name: str, document: Any, places: dict[str, int]) -> list[Problem]:
    """Comments never enter the text; the editor reads them beside it."""
    found = []
    for comment in document.comments:
        inner = _Walker(stem="", styles={})
        inner.read_all(comment.body)
        text = " ".join(filter(None, map(_plain, inner.paragraphs)))
        author = comment.author_name or "未署名"
        found.append(
            Problem(
                path=name,
                line=places.get(comment.comment_id, -1) + 1,
                kind="comment",
                severity="info",
                message=f"批注（{author}）：{text}",
                remedy="批注不进正文；要采用，请改稿件",
            )
        )
    return found


def _skipped(name: str, messages: Iterable[str]) -> Iterator[Problem]:
    """What mammoth says it left out, when it may have been text."""
    symbols, elements = 0, set()
    for message in messages:
        if _SYMBOL.search(message):
            symbols += 1
        elif match := _SKIPPED.search(message):
            elements.add(match["name"].rpartition(":")[2])
    if symbols:
        yield Problem(
            path=name,
            kind="symbol",
            severity="query",
            message=f"{symbols} 个特殊符号（符号字体）读不出来，已略去",
            remedy="对照原稿，在导入后的稿件里补上",
        )
    if elements:
        yield Problem(
            path=name,
            kind="skipped",
            severity="info",
            message=f"略去了没有文字的内容：{'、'.join(sorted(elements))}",
            remedy="对照原稿看一眼",
        )


def _formulas(name: str, count: int) -> Problem:
    return Problem(
        path=name,
        kind="formula",
        severity="query",
        message=f"{count} 个公式按一行文字读入，上下标已失去",
        remedy="对照原稿核对；复杂的公式请做成图片",
    )
