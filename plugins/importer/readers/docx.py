"""Word manuscripts -> Lines with hints. The one import of mammoth.

mammoth gives the document as a tree (its transform is called with it; its HTML is not used): text
in order with tracked insertions kept and deletions gone, text boxes, tables, notes, pictures. What
it leaves out is made plain before (`word_parts.py`).

    paragraph            a line, `whole`; with soft breaks a line each, not `whole`
    automatic number     typed before the text, `is_item`
    table                one line with `rows`; a table of one column is a box: its paragraphs
    picture              taken out; its name in the `picture` of its caption or the line after it
                         (`word_pictures.py`), several names separated by a blank
    footnote, endnote    a line each at the end
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from plugins.importer.model import Line, Reading, ReadOptions, Source
from plugins.importer.readers import formats, word_looks, word_parts, word_pictures
from plugins.importer.readers.word_pictures import Shot
from plugins.importer.readers.word_walk import Paragraph, Walker, plain
from plugins.newspaper.problems import Problem, SourceError

if TYPE_CHECKING:
    import mammoth.documents

_INDENT = re.compile(r"^(?:　{2}| {4}|\t)")
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
    walker = Walker(stem=_safe_stem(source.name), styles=package.styles)
    walker.read_all(document.children)
    walker.read_notes(document.notes)
    numbered, shots = _number(source.name, walker.paragraphs, package.default_size)
    lines, guessed = word_pictures.captioned(word_looks.styled(numbered), shots)
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
        *guessed,
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


# --- paragraphs to lines ------------------------------------------------------------------------


def _number(
    name: str, paragraphs: Iterable[Paragraph], default_size: float
) -> tuple[tuple[Line, ...], tuple[Shot, ...]]:
    """Every paragraph and every soft-broken part of one is a line; empty ones are counted.

    Returns:
        The lines, and where pictures stood among them.
    """
    lines: list[Line] = []
    shots: list[Shot] = []
    number = blank = shot_at = shot_above = 0
    pictures: list[str] = []
    breaks = False
    for paragraph in paragraphs:
        for segment in paragraph.segments:
            number += 1
            if segment.pictures and not pictures:
                shot_above = blank
            if segment.pictures:
                shot_at = number
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
                        breaks=breaks,
                    ),
                )
            )
            if pictures:
                shots.append(
                    Shot(
                        names=tuple(pictures),
                        before=len(lines) - 1,
                        is_near_above=shot_above == 0 and len(lines) > 1,
                        is_near_below=number - shot_at <= 1,
                        is_inside=number == shot_at,
                    )
                )
            blank, pictures, breaks = 0, [], False
    if pictures:
        shots.append(Shot(names=tuple(pictures), before=len(lines), is_near_above=shot_above == 0))
    return _with_body_size(lines), tuple(shots)


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
        inner = Walker(stem="", styles={})
        inner.read_all(comment.body)
        text = " ".join(filter(None, map(plain, inner.paragraphs)))
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
