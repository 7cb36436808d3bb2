"""Page texts: .txt and .md in the encodings that newsrooms use.

BOM, then UTF-8, then GB18030, each strictly; a text that fits none but for a few bytes is read
with U+FFFD and a question; one that looks like the wrong encoding is refused. No detector: they
give up on one bad byte (IMPORT.md 6.4).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plugins.importer.model import Hints, Line, Reading, ReadOptions, Source
from plugins.newspaper.chinese import HAN_CHAR
from plugins.newspaper.problems import Problem, SourceError

BAD_SHARE = 0.01
"""More undecodable characters than this and nothing is written."""
COMMON_SHARE = 0.9
"""Below this share of GB2312 among the Han characters, the encoding is surely another one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHOWN = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 BOM", "gb18030": "GB18030", "big5": "Big5"}
_BLANKS = " \t\u3000\xa0"
# ***  ---  ====  ＊＊＊: typed between manuscripts
RULE = re.compile(r"^[\s\u3000]*(?:[-=_*＊—─━═~～·•※#＃☆★◇◆○●□■△▲▬－–―＿＝┄┅┈┉╌╍▔]\s*){3,}$")
# #随手拍 #河边日记 is a row of tags, no headline
_HASHES = re.compile(
    r"^(?!\s*#[^\s#]+(?:\s+#[^\s#]+)+\s*$)[\s\u3000]*(?P<hashes>#{1,6})(?:[ \u3000]+|(?=[^\s#\d]))"
)

_INDENTED = re.compile(
    r"^(?:[\ufeff\u200b]*[\u3000\xa0]{2}|[\ufeff\u200b]* {4}|\t|\u2003\u2003"
    r"|  (?=[\u4e00-\u9fff“《（(]))"
)
_INDENT = re.compile(r"^[\ufeff\u200b]*([ \t\u3000\xa0\u2003]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def read(source: Source, options: ReadOptions) -> Reading:
    """Read a page's text.

    Raises:
        SourceError: empty, binary, in no known encoding.
    """
    decoded = _decode(source, options.encoding)
    shown = _SHOWN.get(decoded.encoding, decoded.encoding.upper())
    if "\r\n" in decoded.text:
        shown += ", CRLF"
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    lines = tuple(_lines(source.name, text))
    if not lines:
        raise SourceError(_problem(source.name, "empty", "空文件", "检查是不是存错了文件"))
    return Reading(source=source.name, lines=lines, encoding=shown, problems=decoded.problems)


def _lines(name: str, text: str) -> list[Line]:
    lines: list[Line] = []
    blank, breaks = 0, False
    for number, row in enumerate(text.split("\n"), 1):
        for index, part in enumerate(row.split("\f")):
            breaks |= index > 0
            if not part.strip(_BLANKS + "\u200b\ufeff\u2060"):
                blank += index == 0
                continue
            hashes = _HASHES.match(part)
            indented = _INDENTED.match(part)
            hints = Hints(
                blank_before=blank,
                indented=bool(indented),
                indent=_INDENT.findall(part)[0] if indented else "",
                level=len(hashes["hashes"]) if hashes else 0,
                breaks=breaks,
            )
            lines.append(Line(source=name, number=number, text=part, hints=hints))
            blank, breaks = 0, False
    return lines


def _decode(source: Source, wanted: str) -> _Text:
    data = source.data
    if not data.strip(b"\0 \t\r\n\x1a"):
        raise SourceError(_problem(source.name, "empty", "空文件", "检查是不是存错了文件"))
    refuse_foreign(source)
    if wanted:
        return _decode_as(source, wanted)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return _Text(text=data.decode(encoding), encoding=encoding)
            except UnicodeDecodeError:
                break
    if data[:400].count(0) > 40:
        encoding = "utf-16-le" if data[1:400:2].count(0) > data[:400:2].count(0) else "utf-16-be"
        text = data.decode(encoding, "replace")
        if _looks_right(text):
            return _Text(text=text, encoding=encoding)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_right(text):
            return _Text(text=text, encoding=encoding)
    return _patched(source)


def _decode_as(source: Source, encoding: str) -> _Text:
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        raise SourceError(
            _problem(
                source.name,
                "encoding",
                f"没有“{encoding}”这种编码",
                "可以写 --encoding utf-8、gb18030 或 big5",
            )
        ) from None
    try:
        return _Text(text=source.data.decode(encoding), encoding=codec.name)
    except UnicodeDecodeError:
        text = source.data.decode(encoding, "replace")
        return _Text(
            text=text, encoding=codec.name, problems=_bad_bytes(source.name, text, codec.name)
        )


def _patched(source: Source) -> _Text:
    """A text with a few bad bytes: the reading with the fewest of them, if it looks right."""
    readings = []
    for encoding in ("utf-8", "gb18030"):
        text = source.data.decode(encoding, "replace")
        bad = text.count("\ufffd") - source.data.count("\ufffd".encode())
        readings.append((bad, encoding, text))
    good = [r for r in readings if r[0] <= max(3, BAD_SHARE * len(r[2])) and _looks_right(r[2])]
    if not good:
        raise SourceError(
            _problem(
                source.name,
                "encoding",
                "像是编码不对：字都认不出来",
                "加 --encoding 再试：--encoding utf-8、--encoding gb18030 或 --encoding big5；"
                "或者用记事本打开，另存为 UTF-8",
            )
        )
    _, encoding, text = min(good)
    return _Text(text=text, encoding=encoding, problems=_bad_bytes(source.name, text, encoding))


def _bad_bytes(name: str, text: str, encoding: str) -> tuple[Problem, ...]:
    """One red question a line that holds U+FFFD.

    Raises:
        SourceError: more than BAD_SHARE of the text.
    """
    if text.count("\ufffd") > max(3, BAD_SHARE * len(text)):
        raise SourceError(
            _problem(
                name,
                "encoding",
                f"按 {_SHOWN.get(encoding, encoding)} 读，坏字太多",
                "加 --encoding utf-8、--encoding gb18030 或 --encoding big5 再试",
            )
        )
    rows = text.replace("\r\n", "\n").split("\n")
    return tuple(
        Problem(
            path=name,
            line=number,
            char=row.index("\ufffd") + 1,
            kind="bad-byte",
            severity="error",
            message="这一行有读不出的字，先用 \ufffd 占着",
            remedy="对照报纸，在导入后的稿件里补上",
        )
        for number, row in enumerate(rows, 1)
        if "\ufffd" in row
    )


def _looks_right(text: str) -> bool:
    """Are nearly all Han characters common ones, and is it no Latin mojibake?"""
    han = HAN_CHAR.findall(text)
    latin = len(re.findall(r"[\u0080-\u00ff\u2020-\u203a\u0160-\u017e]", text))
    if latin > 20 and latin > len(han) * 0.2 + len(text) * 0.1:
        return False
    if "\0" in text:
        return False
    if len(han) < 10:
        return True
    return sum(map(is_common, han)) >= COMMON_SHARE * len(han)


def is_common(char: str) -> bool:
    """Is the character in GB2312?"""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


_MAGIC = (
    (b"PK\x03\x04", "这是 Word 或压缩文件，改了后缀", "把后缀改回 .docx 再导入"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 .doc 文件，改了后缀", "用 Word 打开，另存为 .docx"),
    (b"%PDF-", "这是 PDF 文件，改了后缀", "把后缀改回 .pdf 再导入"),
    (b"{\\rtf", "这是 RTF 文件，改了后缀", "用 Word 打开，另存为 .docx"),
    (b"\x89PNG", "这是图片，不是文字", "图片放进本期的 images 文件夹"),
    (b"\xff\xd8\xff", "这是图片，不是文字", "图片放进本期的 images 文件夹"),
)


def refuse_foreign(source: Source) -> None:
    """The first bytes say what a renamed file is.

    Raises:
        SourceError: it is no text.
    """
    for magic, message, remedy in _MAGIC:
        if source.data.startswith(magic):
            raise SourceError(_problem(source.name, "renamed", message, remedy))


def _problem(name: str, kind: str, message: str, remedy: str) -> Problem:
    return Problem(path=name, kind=kind, message=message, remedy=remedy)
