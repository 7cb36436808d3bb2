"""本 报 记 者 　莫  遥　实 习 生 　吴 启 航: a by-line of which OCR set every character apart.

The narrowest blank stands inside a word, a wider one between words. Where all blanks are alike,
family names tell where one name ends; when they do not, nothing is put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.names import DOUBLE_SURNAMES, is_name
from plugins.newspaper.chinese import HAN

_ALL_APART = re.compile(rf"^[□■（(]?[ \u3000]*[{HAN}](?:[ \u3000]+[{HAN}]){{3,}}[ \u3000]*[)）]?$")
_ROLES = re.compile(
    r"(?:本[报刊网台])?(?:见习|实习|首席|特约|全媒体|融媒体)*(?:记者|通讯员|实习生|特约撰稿人?)"
)
_BLANKS = re.compile(r"[ \u3000]+")
LONGEST_RUN = 12
"""Characters of names in a row; more are no by-line."""


def together(bare: str) -> str:
    """The by-line with its words whole again; "" when the line is none."""
    if not _ALL_APART.match(bare):
        return ""
    compact = _BLANKS.sub("", bare)
    opening = compact[0] if compact[0] in "□■（(" else ""
    closing = compact[-1] if compact[-1] in ")）" else ""
    if not _ROLES.match(compact.removeprefix(opening)):
        return ""
    widths = {_width(gap.group()) for gap in _BLANKS.finditer(bare)}
    if len(widths) > 1:
        inside = min(widths)
        made = _BLANKS.sub(lambda m: "\u3000" if _width(m.group()) > inside else "", bare)
        return re.sub(r"(?<=[（(])\u3000|\u3000(?=[)）])", "", made)
    parts = _ROLES.split(compact.removeprefix(opening).removesuffix(closing))
    named = [split(part) for part in parts[1:]]
    if not all(named):
        return ""
    roles = _ROLES.findall(compact)
    words = (word for role, found in zip(roles, named, strict=True) for word in (role, *found))
    shown = "\u3000".join(words)
    return f"{opening}{shown}{closing}"


def _width(blanks: str) -> int:
    return sum(2 if blank == "\u3000" else 1 for blank in blanks)


def split(run: str) -> tuple[str, ...]:
    """孙继烈马骁 -> 孙继烈, 马骁: the only way to cut a run into names; () when there is none."""
    ways = _ways(run) if len(run) <= LONGEST_RUN else []
    return ways[0] if len(ways) == 1 else ()


def _ways(run: str) -> list[tuple[str, ...]]:
    if not run:
        return [()]
    sizes: Sequence[int] = (3, 4) if run[:2] in DOUBLE_SURNAMES else (2, 3)
    return [
        (run[:size], *rest)
        for size in sizes
        if len(run) >= size and is_name(run[:size])
        for rest in _ways(run[size:])
    ]
