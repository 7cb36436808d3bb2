"""Files on the disk -> Sources: which files an import takes, in which order, how big they may be.

Nothing is decoded here. What cannot be taken is a Problem; old formats are named in one sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.importer.model import Source
from plugins.importer.read import READERS
from plugins.newspaper.chinese import strip_control
from plugins.newspaper.content import is_ignored
from plugins.newspaper.problems import Problem

LIMIT_BYTES = 60_000_000
"""No page and no manuscript is bigger; refused by its size, before a byte is read."""
TEXT_LIMIT_BYTES = 4_000_000
NAME_LIMIT_BYTES = 120
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic"})
OLD_FORMATS = {
    ".doc": "另存为 .docx",
    ".wps": "另存为 .docx",
    ".rtf": "另存为 .docx",
    ".idml": "在 InDesign 里导出为 .txt 或未转曲的 PDF",
    ".indd": "在 InDesign 里导出为 .txt 或未转曲的 PDF",
    ".fit": "在排版软件里导出为 .txt 或未转曲的 PDF",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was found: sources in page order, pictures beside them, what was refused."""

    sources: tuple[Source, ...] = ()
    pictures: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def take(path: Path) -> Taken:
    """Take one file, or every file of a folder in the order of its name (p2 before p10)."""
    if not path.exists():
        return Taken(
            problems=(_problem(path.name, "missing", "没有这个文件或文件夹", "检查路径有没有打错"),)
        )
    if path.is_file():
        return _take_files([path])
    files = sorted((f for f in path.iterdir() if f.is_file() and not is_ignored(f)), key=page_order)
    wanted = [f for f in files if f.suffix.lower() not in PICTURES]
    taken = _take_files(wanted, alone=False)
    pictures = tuple(f for f in files if f.suffix.lower() in PICTURES)
    if not taken.sources and not taken.problems:
        kinds = "、".join(sorted(READERS))
        problem = _problem(path.name, "nothing", "文件夹里没有能导入的文件", f"能导入的是：{kinds}")
        return Taken(pictures=pictures, problems=(problem,))
    return Taken(sources=taken.sources, pictures=pictures, problems=taken.problems)


def page_order(path: Path) -> tuple[list[tuple[int, int, str]], str]:
    """Numbers in a name count as numbers, Chinese ones too: 第二版 before 第十版."""
    parts = re.findall(r"\d+|[一二三四五六七八九十]+(?=版)|\D", path.stem)
    return [(0, _number(p), "") if _number(p) >= 0 else (1, 0, p) for p in parts], path.name


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    digits = "零一二三四五六七八九"
    if not re.fullmatch(r"[一二三四五六七八九十]+", text):
        return -1
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return digits.index(text) if len(text) == 1 else -1
    return (digits.index(tens) if tens in digits and tens else 1) * 10 + (
        digits.index(ones) if ones else 0
    )


def _take_files(paths: Iterable[Path], *, alone: bool = True) -> Taken:
    sources: list[Source] = []
    problems: list[Problem] = []
    old: list[Path] = []
    seen: dict[str, str] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in OLD_FORMATS:
            old.append(path)
            continue
        if suffix not in READERS:
            kinds = "、".join(sorted(READERS))
            problems.append(
                _problem(
                    path.name,
                    "unknown-format",
                    "不认识这种文件",
                    f"能导入的是：{kinds}",
                    severity="error" if alone else "warning",
                )
            )
            continue
        limit = TEXT_LIMIT_BYTES if suffix in {".txt", ".md"} else LIMIT_BYTES
        try:
            size = path.stat().st_size
            if size > limit:
                message = f"文件有 {size // 1_000_000} MB，太大了，没有读"
                remedy = f"一个文件最多 {limit // 1_000_000} MB；去掉里面的大图再试"
                problems.append(_problem(path.name, "too-big", message, remedy))
                continue
            data = path.read_bytes()
        except OSError as error:
            problems.append(
                _problem(path.name, "unreadable", "文件读不出来", str(error.strerror or ""))
            )
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in seen:
            problems.append(
                _problem(
                    path.name,
                    "same-page",
                    f"与 {seen[digest]} 完全相同，同一版放了两次",
                    "留下一个，再导入",
                )
            )
            continue
        seen[digest] = path.name
        sources.append(Source(name=clean_name(path.name), data=data, sha256=digest))
    if old:
        names = "、".join(p.name for p in old)
        ways = "；".join(sorted({OLD_FORMATS[p.suffix.lower()] for p in old}))
        problems.append(
            _problem(
                names, "old-format", f"这 {len(old)} 个文件是读不了的旧格式", f"请{ways}，再导入"
            )
        )
    return Taken(sources=tuple(sources), problems=tuple(problems))


def clean_name(name: str) -> str:
    """A file name that is safe to write again: no path, no control character, not too long."""
    bare = re.sub(r'[\\/:*?"<>|]', "_", strip_control(name.replace("\n", " "))).strip(". ") or "p"
    stem, dot, suffix = bare.rpartition(".")
    stem, suffix = (stem, suffix) if dot else (bare, "")
    while len(stem.encode()) > NAME_LIMIT_BYTES:
        stem = stem[:-1]
    return f"{stem}.{suffix}" if suffix else stem


def _problem(
    name: str, kind: str, message: str, remedy: str, *, severity: str = "error"
) -> Problem:
    return Problem(
        path=strip_control(name),
        kind=kind,
        severity="warning" if severity == "warning" else "error",
        message=message,
        remedy=remedy,
    )
