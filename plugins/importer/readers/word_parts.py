"""The parts of a .docx that mammoth leaves out, read and made plain before it reads the rest.

A package is looked at as a list of sizes first (a zip bomb is refused unread); then its main part
is rewritten so that nothing is lost on the way: automatic numbers become typed ones, text boxes
without a fallback, simple fields, ruby text and formulas become plain runs, and the grey hints of
unfilled template fields go.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from plugins.importer.readers import word_numbers
from plugins.importer.readers.word_xml import attribute, child, local, tag_like, value_of, walk
from plugins.newspaper.problems import Problem, SourceError

PART_LIMIT_BYTES = 24 * 1024 * 1024
"""No XML part of a manuscript is larger; 200,000 characters with much formatting need about 8."""
PACKAGE_LIMIT_BYTES = 600 * 1024 * 1024
"""All parts unpacked, pictures included."""
RATIO_LIMIT = 400
"""Unpacked to packed; office XML reaches 30, a bomb 1,000."""
_ENTRIES_LIMIT = 4000
_MAIN = "word/document.xml"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, ET.ParseError),
    NotImplementedError,
)
"""What a damaged package may raise anywhere inside; NotImplementedError is zipfile's for a way of
packing that no office program uses (it is a RuntimeError: caught first)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph style settles, inherited values included; size in points, 0 = not said."""

    name: str = ""
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    indented: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A .docx made plain.

    `data` is a whole .docx again, for mammoth. `insertions` and `deletions` count tracked changes,
    `formulas` what was flattened to one line of text.
    """

    data: bytes
    styles: dict[str, Style]
    default_size: float = 0.0
    insertions: int = 0
    deletions: int = 0
    formulas: int = 0


def open_package(data: bytes, name: str) -> Package:
    """Check the sizes, then make the main part plain.

    Raises:
        SourceError: broken, a bomb, or without a main part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_bomb(package, name)
            parts = {
                info.filename: _read_part(package, info)
                for info in package.infolist()
                if not info.is_dir() and info.filename.startswith(("word/", "_rels", "[Content"))
            }
        main = _main_part(parts)
        for part, content in parts.items():
            # Office writes no document types; one is there to define entities that explode.
            if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
                raise SourceError(_broken(name))
        document = ET.fromstring(parts[main])  # noqa: S314  # no DOCTYPE: nothing to expand
        styles_root = _optional(parts, "word/styles.xml")
        numbers = word_numbers.read(_optional(parts, "word/numbering.xml"), styles_root)
    except _BROKEN:
        raise SourceError(_broken(name)) from None
    except RuntimeError:  # zipfile's word for an encrypted entry
        raise SourceError(
            Problem(
                path=name,
                kind="password",
                message="文件有密码保护，读不了",
                remedy="用 Word 或 WPS 打开，去掉打开密码，另存为 .docx",
            )
        ) from None
    insertions, deletions = _count_changes(document)
    _drop_unfilled_fields(document)
    formulas = _flatten(document)
    numbers.type_into(document)
    parts[main] = ET.tostring(document, encoding="utf-8", xml_declaration=True)
    return Package(
        data=_pack(parts),
        styles=_styles(styles_root),
        default_size=_default_size(styles_root),
        insertions=insertions,
        deletions=deletions,
        formulas=formulas,
    )


def _refuse_bomb(package: zipfile.ZipFile, name: str) -> None:
    infos = package.infolist()
    whole = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if (
        len(infos) > _ENTRIES_LIMIT
        or whole > PACKAGE_LIMIT_BYTES
        or (whole > PART_LIMIT_BYTES and whole / packed > RATIO_LIMIT)
        or any(
            info.file_size > PART_LIMIT_BYTES and info.filename.endswith((".xml", ".rels"))
            for info in infos
        )
    ):
        raise SourceError(
            Problem(
                path=name,
                kind="too-large",
                message=f"文件解开后有 {whole // (1024 * 1024)} MB，不像稿件，没有读",
                remedy="请作者用 Word 或 WPS 重新另存一份 .docx",
            )
        )


def _read_part(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part, unpacked no further than the size that was found bearable: the list may lie."""
    with package.open(info) as part:
        return part.read(info.file_size)


def _broken(name: str) -> Problem:
    return Problem(
        path=name,
        kind="broken",
        message="Word 文件已损坏，打不开",
        remedy="请作者重发一次；或用 Word、WPS 打开并修复，另存为 .docx",
    )


def _main_part(parts: dict[str, bytes]) -> str:
    """The main part's name: nearly always word/document.xml, else what the relationships say."""
    if _MAIN in parts:
        return _MAIN
    relations = ET.fromstring(parts["_rels/.rels"])  # noqa: S314  # no DOCTYPE: checked by size only
    for relation in relations:
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise KeyError(_MAIN)


def _optional(parts: dict[str, bytes], name: str) -> ET.Element | None:
    return ET.fromstring(parts[name]) if name in parts else None  # noqa: S314  # as above


def _pack(parts: dict[str, bytes]) -> bytes:
    """Stored, not packed again: it is only handed on."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return target.getvalue()


# --- what was changed ---------------------------------------------------------------------------


def _count_changes(document: ET.Element) -> tuple[int, int]:
    """Tracked insertions and deletions with text in them; a run of the same kind counts once."""
    kinds = {"ins": 0, "del": 0, "moveTo": 0, "moveFrom": 0}
    for element in walk(document):
        kind = local(element)
        if kind in kinds and any(local(e) in {"t", "delText"} for e in walk(element)):
            kinds[kind] += 1
    return kinds["ins"] + kinds["moveTo"], kinds["del"]


# --- making plain -------------------------------------------------------------------------------


def _drop_unfilled_fields(document: ET.Element) -> None:
    """Content controls that still show their grey hint hold nothing of the author's."""
    for parent in list(walk(document)):
        for element in list(parent):
            settings = child(element, "sdtPr") if local(element) == "sdt" else None
            if settings is None or child(settings, "showingPlcHdr") is None:
                continue
            content = child(element, "sdtContent")
            if content is not None:
                for run in walk(content):
                    for text in [e for e in run if local(e) == "t"]:
                        run.remove(text)


def _flatten(document: ET.Element) -> int:
    """Unwrap what mammoth would skip with its text; returns how many formulas were flattened."""
    formulas = 0
    for parent in list(walk(document)):
        index = 0
        while index < len(parent):
            element = parent[index]
            match local(element):
                case "AlternateContent" | "drawing" if _text_boxes(element):
                    parent[index] = _as_legacy_box(element)
                case "fldSimple" | "dir" | "bdo":
                    parent[index : index + 1] = [e for e in element if local(e) != "fldCharPr"]
                    continue
                case "ruby":
                    base = child(element, "rubyBase")
                    kept = [] if base is None else [e for run in base for e in run]
                    parent[index : index + 1] = [e for e in kept if local(e) != "rPr"]
                    continue
                case "oMathPara" | "oMath":
                    formulas += 1
                    parent[index] = _as_run(element)
            index += 1
    return formulas


def _text_boxes(element: ET.Element) -> list[ET.Element]:
    """The text boxes of a drawing, its modern form first, its fallback not counted twice."""
    if local(element) == "AlternateContent":
        for choice in element:
            found = [e for e in walk(choice) if local(e) == "txbxContent"]
            if found:
                return found
        return []
    return [e for e in walk(element) if local(e) == "txbxContent"]


def _as_legacy_box(element: ET.Element) -> ET.Element:
    """The one form of text box that mammoth reads: VML's."""
    vml = "{urn:schemas-microsoft-com:vml}"
    boxes = _text_boxes(element)
    picture = ET.Element(tag_like(boxes[0], "pict"))
    for box in boxes:
        ET.SubElement(ET.SubElement(picture, f"{vml}shape"), f"{vml}textbox").append(box)
    return picture


def _as_run(formula: ET.Element) -> ET.Element:
    """A formula as its characters in a row: better than nothing, and the editor is told."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = ET.Element(f"{{{word}}}r")
    text = ET.SubElement(run, f"{{{word}}}t")
    text.text = "".join(e.text or "" for e in walk(formula) if local(e) == "t")
    return run


# --- styles -------------------------------------------------------------------------------------

_HEADING = re.compile(r"^(?:heading|标题|標題)\s*(?P<level>[1-9])$", re.IGNORECASE)


def _styles(root: ET.Element | None) -> dict[str, Style]:
    """Paragraph styles by id, with what they inherit."""
    if root is None:
        return {}
    elements = {
        attribute(e, "styleId"): e
        for e in root
        if local(e) == "style" and attribute(e, "type") == "paragraph"
    }
    return {style_id: _style(style_id, elements) for style_id in elements}


def _style(style_id: str, elements: dict[str, ET.Element]) -> Style:
    chain = list(_chain(style_id, elements))
    name = value_of(elements[style_id], "name")
    heading = _HEADING.match(name)
    sizes = (value_of(e, "rPr", "sz") for e in chain)
    size = next((float(s) / 2 for s in sizes if s.isdecimal()), 0.0)
    bold = next((e for e in (_find(s, "rPr", "b") for s in chain) if e is not None), None)
    aligned = next((a for a in (value_of(e, "pPr", "jc") for e in chain) if a), "")
    outline = next((v for v in (value_of(e, "pPr", "outlineLvl") for e in chain) if v), "9")
    indents = (_find(e, "pPr", "ind") for e in chain)
    indent = next((attribute(e, "firstLine") for e in indents if e is not None), "")
    return Style(
        name=name,
        size=size,
        bold=bold is not None and attribute(bold, "val") not in {"0", "false"},
        centred=aligned == "center",
        indented=indent.isdecimal() and int(indent) > 0,
        # Outline level 9 is body text.
        level=int(heading["level"]) if heading else (int(outline) + 1) % 10,
    )


def _chain(style_id: str, elements: dict[str, ET.Element]) -> Iterator[ET.Element]:
    """A style and those that it is based on; a loop ends it."""
    seen: set[str] = set()
    while style_id in elements and style_id not in seen:
        seen.add(style_id)
        yield elements[style_id]
        style_id = value_of(elements[style_id], "basedOn")


def _find(element: ET.Element, *path: str) -> ET.Element | None:
    found: ET.Element | None = element
    for step in path:
        found = None if found is None else child(found, step)
    return found


def _default_size(root: ET.Element | None) -> float:
    """Points, from the document's defaults; 0 when they say nothing."""
    size = value_of(root, "docDefaults", "rPrDefault", "rPr", "sz") if root is not None else ""
    return float(size) / 2 if size.isdecimal() else 0.0
