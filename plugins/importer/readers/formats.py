"""What a file is, by its first bytes, whatever its name says; and the sentence for what we refuse.

Sizes and names are `take`'s business: a file is here only after its size was found bearable.
"""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from plugins.newspaper.problems import Problem

Format = Literal[
    "text",
    "docx",
    "pdf",
    "doc",
    "locked",
    "rtf",
    "idml",
    "xlsx",
    "pptx",
    "zip",
    "broken-zip",
    "picture",
    "empty",
]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6", b"8BPS")
_PDF_WITHIN_BYTES = 1024
"""A PDF's mark may stand after some rubbish (ISO 32000-1, Annex H.3, implementation note 13)."""

_OTHER_FORMATS: dict[Format, tuple[str, str]] = {
    "doc": ("旧版 Word 或 WPS 文件（.doc、.wps）", "用 Word 或 WPS 打开，另存为 .docx"),
    "rtf": ("RTF 文件", "用 Word 或 WPS 打开，另存为 .docx"),
    "idml": ("InDesign 文件（.idml）", "在 InDesign 里导出文本（.txt）或未转曲的 PDF"),
    "xlsx": ("Excel 表格", "把表格复制到 Word 里，存为 .docx"),
    "pptx": ("演示文稿", "把文字复制到 Word 里，存为 .docx"),
    "zip": ("压缩包", "先解压，再导入里面的文件"),
    "picture": ("图片", "放进这一期的 images 文件夹，不必导入；要导入文字，请给出 .txt 或 .docx"),
}


def sniff(data: bytes) -> Format:
    """What the bytes are; "text" when they are nothing that is known."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return "empty"
    if data.startswith(_OLE):
        return "locked" if _ENCRYPTED in data else "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if b"%PDF-" in data[:_PDF_WITHIN_BYTES]:
        return "pdf"
    if data.startswith(_PICTURES) or data[:4] + data[8:12] == b"RIFFWEBP":
        return "picture"
    return "text"


def _kind_of_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "broken-zip"
    folders = {name.partition("/")[0] for name in names}
    if "designmap.xml" in names:
        return "idml"
    if "[Content_Types].xml" in names:
        for folder, found in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx")):
            if folder in folders:
                return found  # type: ignore[return-value]  # the three are Formats
    return "zip"


def refuse(name: str, found: Format) -> Problem:
    """The refusal of one file for what its bytes are."""
    if found == "empty":
        return Problem(
            path=name, kind="empty", message="空文件，没有文字", remedy="检查是不是存错了"
        )
    if found == "locked":
        return Problem(
            path=name,
            kind="password",
            message="文件有密码保护，读不了",
            remedy="用 Word 或 WPS 打开，去掉打开密码，另存为 .docx",
        )
    if found == "broken-zip":
        return Problem(
            path=name,
            kind="broken",
            message="文件已损坏，打不开",
            remedy="请作者重发一次；或用 Word、WPS 打开并修复，另存为 .docx",
        )
    what, remedy = _OTHER_FORMATS[found]
    return Problem(path=name, kind="format", message=f"这是{what}，读不了", remedy=remedy)
