"""稿件模板.docx: a Word file with our styles, so that a manuscript says itself what is what.

Made with the standard library: a .docx is a zip of small XML files. Equal byte for byte each time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

from plugins.importer.model import Role
from plugins.newspaper.files import write_atomic
from plugins.newspaper.problems import Problem, SourceError

FILE_NAME = "稿件模板.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateStyle:
    """One style: its name in Word's list, what it means, how it looks, what stands in it.

    `size` in points. `hint` is the grey line that the author replaces; a hint left as it was is
    not imported.
    """

    name: str
    role: Role
    hint: str
    size: float = 12.0
    bold: bool = False
    centred: bool = False
    face: str = "宋体"
    indent_chars: int = 0


STYLES: tuple[TemplateStyle, ...] = (
    TemplateStyle(
        name="引题",
        role="kicker",
        hint="引题写在这里（没有就留着不动）",
        size=15,
        centred=True,
        face="楷体",
    ),
    TemplateStyle(
        name="主题",
        role="title",
        hint="主题写在这里",
        size=22,
        bold=True,
        centred=True,
        face="黑体",
    ),
    TemplateStyle(
        name="副题",
        role="deck",
        hint="副题写在这里（没有就留着不动）",
        size=15,
        centred=True,
        face="楷体",
    ),
    TemplateStyle(
        name="作者", role="byline", hint="本报记者 姓名 通讯员 姓名", centred=True, face="楷体"
    ),
    TemplateStyle(name="正文", role="text", hint="正文写在这里，一段一个回车。", indent_chars=2),
    TemplateStyle(
        name="小标题",
        role="heading",
        hint="小标题写在这里（没有就留着不动）",
        size=14,
        bold=True,
        face="黑体",
    ),
    TemplateStyle(
        name="图片说明",
        role="caption",
        hint="图片插在上一行，说明写在这里，最后写“姓名 摄”（没有就留着不动）",
        size=10.5,
        face="楷体",
    ),
)
ROLES: Mapping[str, Role] = MappingProxyType({style.name: style.role for style in STYLES})
"""Style name -> what its lines are: certain, the author said so."""
HINTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {style.name: (style.hint,) for style in STYLES}
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_LONG_AGO = (2025, 4, 25, 8, 0, 0)
"""Zip wants a time of day for each part; the same each time, so that the file is the same."""


def run(folder: Path) -> int:
    """The task `template`: put the template into a folder and say where.

    Raises:
        SourceError: one with other contents is already there; it may be somebody's manuscript.
    """
    target = folder / FILE_NAME
    if target.exists() and target.read_bytes() != template():
        raise SourceError(
            Problem(
                path=str(target),
                kind="exists",
                message="这里已经有一份改过的稿件模板，没有动它",
                remedy="把它改名，或者用 --folder 指定别的文件夹",
            )
        )
    write_atomic(target, template())
    print(f"稿件模板：{target}")  # noqa: T201  # a task's answer
    return 0


def template() -> bytes:
    """The template as it is given to authors: one paragraph of each style with its hint."""
    return manuscript([(style.name, style.hint) for style in STYLES])


def manuscript(paragraphs: list[tuple[str, str]]) -> bytes:
    """A .docx of (style name, text) paragraphs in our styles."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations({"rId1": ("styles", "styles.xml")}),
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": _styles(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, root in parts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
            package.writestr(info, text)
    return target.getvalue()


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _sub(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _w(name), {_w(key): value for key, value in attributes.items()})


def _content_types() -> ET.Element:
    types = f"{{{_P}content-types}}"
    root = ET.Element(f"{types}Types")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    ET.SubElement(root, f"{types}Default", Extension="rels", ContentType=relations)
    ET.SubElement(root, f"{types}Default", Extension="xml", ContentType="application/xml")
    for part, kind in (("document", "document.main"), ("styles", "styles")):
        ET.SubElement(
            root,
            f"{types}Override",
            PartName=f"/word/{part}.xml",
            ContentType=f"{_TYPES}{kind}+xml",
        )
    return root


def _relations(targets: dict[str, tuple[str, str]]) -> ET.Element:
    space = f"{{{_P}relationships}}"
    root = ET.Element(f"{space}Relationships")
    for relation_id, (kind, target) in targets.items():
        ET.SubElement(
            root, f"{space}Relationship", Id=relation_id, Type=f"{_R}/{kind}", Target=target
        )
    return root


def _document(paragraphs: list[tuple[str, str]]) -> ET.Element:
    ids = {style.name: f"S{number}" for number, style in enumerate(STYLES, 1)}
    root = ET.Element(_w("document"))
    body = _sub(root, "body")
    for style_name, text in paragraphs:
        paragraph = _sub(body, "p")
        _sub(_sub(paragraph, "pPr"), "pStyle", val=ids[style_name])
        _sub(_sub(paragraph, "r"), "t").text = text
    return root


def _styles() -> ET.Element:
    root = ET.Element(_w("styles"))
    defaults = _sub(_sub(_sub(root, "docDefaults"), "rPrDefault"), "rPr")
    _sub(defaults, "rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体")
    _sub(defaults, "sz", val="24")
    _sub(defaults, "lang", val="en-US", eastAsia="zh-CN")
    body_id = next(f"S{n}" for n, style in enumerate(STYLES, 1) if style.role == "text")
    for number, style in enumerate(STYLES, 1):
        is_body = style.role == "text"
        element = _sub(root, "style", type="paragraph", styleId=f"S{number}", customStyle="1")
        if is_body:
            element.set(_w("default"), "1")
        _sub(element, "name", val=style.name)
        _sub(element, "next", val=body_id)
        _sub(element, "uiPriority", val=str(number))
        _sub(element, "qFormat")
        settings = _sub(element, "pPr")
        _sub(settings, "spacing", line="360", lineRule="auto")
        if style.indent_chars:
            width = str(int(style.indent_chars * style.size * 20))
            _sub(settings, "ind", firstLineChars=str(style.indent_chars * 100), firstLine=width)
        if style.centred:
            _sub(settings, "jc", val="center")
        run = _sub(element, "rPr")
        _sub(run, "rFonts", eastAsia=style.face)
        if style.bold:
            _sub(run, "b")
        _sub(run, "sz", val=str(int(style.size * 2)))
    return root
