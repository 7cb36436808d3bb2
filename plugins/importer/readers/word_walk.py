"""mammoth's tree of a manuscript -> paragraphs with what they look like, and its pictures.

Nothing of mammoth is imported: its elements are known by their names.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.importer import template
from plugins.importer.model import Hints, Picture
from plugins.importer.readers import word_parts
from plugins.newspaper.problems import Problem

_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tif",
}
_PICTURE_LIMIT_BYTES = 60 * 1024 * 1024
_HEADING_LEVELS = 6
_QUOTATION_STYLES = frozenset({"quote", "intense quote", "引用", "明显引用", "block text"})


@dataclass(slots=True)
class Segment:
    """Text between two soft breaks, and how many of its characters look how."""

    text: str = ""
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    pictures: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    breaks: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a whole table."""

    segments: list[Segment]
    hints: Hints = field(default_factory=Hints)


class Walker:
    """Collects paragraphs in order; one for each file."""

    def __init__(self, *, stem: str, styles: dict[str, word_parts.Style]) -> None:
        self.paragraphs: list[Paragraph] = []
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
                    self._add(Paragraph(self._segments([element])))
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

    def _add(self, paragraph: Paragraph) -> None:
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
        self._add(Paragraph(segments, hints))

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
                inner = Walker(stem=self._stem, styles=self._styles)
                inner.pictures = self.pictures
                inner.read_all(cell)
                self._unusable += inner._unusable
                shown.append(" ".join(text for p in inner.paragraphs if (text := plain(p))))
                pictures += [
                    name for p in inner.paragraphs for s in p.segments for name in s.pictures
                ]
            if any(shown):
                cells.append(tuple(shown))
        if cells or pictures:
            text = "\t".join(cell for row in cells for cell in row)
            self._add(
                Paragraph(
                    [Segment(text=text, pictures=pictures)],
                    Hints(rows=tuple(cells), whole=True),
                )
            )

    def _segments(self, children: Sequence[Any]) -> list[Segment]:
        segments = [Segment(breaks=self._breaks)]
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
                    segments.append(Segment(breaks=True))
                case "Break":
                    segments.append(Segment())
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


def plain(paragraph: Paragraph) -> str:
    """Its text in one line."""
    return "".join(segment.text for segment in paragraph.segments).strip()
