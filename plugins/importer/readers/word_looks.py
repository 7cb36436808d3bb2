"""How a manuscript looks -> what its lines are, said in the words of our template's styles.

Only what type says for certain: the biggest lines at the head of a manuscript are its title, short
bold or bigger lines among the text are headings. Whoever used our template has said so already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import template
from plugins.importer.model import Line

BIG = 1.2
"""From this ratio to the body size on, a line at the head is no text."""
_HEAD_CHARS = 45
"""A longer line is a paragraph: the head ends there."""
_HEADING_CHARS = 24
_ENDS = re.compile(r"[。！？；，、：!?;,:…]$")
# 本报记者 林致远   文/林致远   (作者系……)   本报讯 ……
_SIGNED = re.compile(
    r"^[（(]?(?:本报|本刊|记者|通讯员|见习|实习|首席|特约|文[/／字]|图[/／]|作者|供稿|撰稿|摄影|[■□◇◆●])"
    r"|记者|通讯员|[讯电][\s（(]"
)
_WORD_STYLES = {
    "title": "主题",
    "标题": "主题",
    "subtitle": "副题",
    "副标题": "副题",
    "caption": "图片说明",
    "题注": "图片说明",
}


def styled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, some with a style of our template; all as they are when one has such a style."""
    if not lines or any(line.hints.style in template.ROLES for line in lines):
        return tuple(lines)
    found = _levels([_by_word_style(line) for line in lines])
    starts = [i for i, line in enumerate(found) if i == 0 or line.hints.breaks]
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        found[start:end] = _head(found[start:end])
    return tuple(_heading(line, found) for line in found)


def _with_style(line: Line, style: str, *, level: int | None = None) -> Line:
    kept = line.hints.level if level is None else level
    return replace(line, hints=replace(line.hints, style=style, level=kept))


def _by_word_style(line: Line) -> Line:
    style = _WORD_STYLES.get(line.hints.style.casefold())
    return _with_style(line, style, level=0) if style else line


def _levels(lines: Sequence[Line]) -> list[Line]:
    """Heading 1 is the title when it stands once, or begins what is signed; else a heading.

    Writers use it for both; a heading taken for a title would tear an article apart.
    """
    has_title = any(line.hints.style == "主题" for line in lines)
    first = next((i for i, line in enumerate(lines) if line.hints.level == 1), -1)
    found = []
    for index, line in enumerate(lines):
        if not line.hints.level:
            found.append(line)
            continue
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        is_title = line.hints.level == 1 and (
            (index == first and index < 3 and not has_title)
            or line.hints.breaks
            or bool(_SIGNED.search(following[:14]))
        )
        found.append(_with_style(line, "主题" if is_title else "小标题", level=0))
    return found


def _head(lines: Sequence[Line]) -> list[Line]:
    """Title, kicker and deck above the first paragraph, by size."""
    end = next((i for i, line in enumerate(lines) if len(line.text) > _HEAD_CHARS), len(lines))
    head = lines[: min(end, 8)]
    if any(line.hints.style == "主题" for line in head):
        return list(lines)
    ratios = [
        line.hints.size / line.hints.body_size if line.hints.body_size else 0.0 for line in head
    ]
    biggest = max(ratios, default=0.0)
    if biggest < BIG:
        return list(lines)
    titles = [i for i, ratio in enumerate(ratios) if ratio > 0.97 * biggest]
    found = list(lines)
    for index, line in enumerate(head):
        if _SIGNED.search(line.text) or line.hints.rows:
            continue
        if titles[0] <= index <= titles[-1]:
            found[index] = _with_style(line, "主题", level=0)
        elif ratios[index] >= 1.05 or (line.hints.centred and line.hints.bold):
            above = index < titles[0]
            found[index] = _with_style(line, "引题" if above else "副题", level=0)
    return found


def _heading(line: Line, lines: Sequence[Line]) -> Line:
    """A short line among the text that is bold or bigger, where the text is neither."""
    hints = line.hints
    if hints.style in template.ROLES or hints.rows or hints.is_item or hints.level:
        return line
    if len(line.text) > _HEADING_CHARS or _ENDS.search(line.text) or _SIGNED.search(line.text):
        return line
    in_bold = sum(len(other.text) for other in lines if other.hints.bold)
    bold = hints.bold and in_bold * 3 <= sum(len(other.text) for other in lines)
    bigger = bool(hints.body_size) and hints.size >= 1.12 * hints.body_size
    seen_text = any(len(other.text) > _HEAD_CHARS for other in lines if other.number < line.number)
    return _with_style(line, "小标题") if seen_text and (bold or bigger) else line
