"""Where pictures stood in a manuscript -> their captions, or the line that they stand above.

A short paragraph right below a picture, or right above where a manuscript sets them so, is its
caption. Only a style says so for certain: the rest is a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from plugins.importer import people, signs, template
from plugins.importer.model import Line
from plugins.importer.photo_credits import credit
from plugins.newspaper.problems import Problem

CAPTION_CHARS = 30
"""A longer paragraph without 图为 or a credit is text."""
STYLE = "图片说明"
_SAYS = re.compile(r"[：:，,、]$|^[“‘\"]|(?:说|道)[。：:]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Pictures that stood together above the line with index `before`; at the end: below all."""

    names: tuple[str, ...]
    before: int
    is_near_above: bool = False
    """Nothing stands between the line above and the pictures."""
    is_near_below: bool = False
    is_inside: bool = False
    """They stood in the paragraph of the line itself."""


def captioned(
    lines: Sequence[Line], shots: Sequence[Shot]
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines with the pictures in their hints, captions with their style.

    Returns:
        The lines, and a question for each caption that no style names.
    """
    made = list(lines)
    guessed: list[Problem] = []
    above = {s.before - 1 for s in shots if s.is_near_above and _is_caption(lines, s.before - 1, 2)}
    below = {s.before for s in shots if s.is_near_below and _is_caption(lines, s.before)}
    sets_above = _weight(lines, above) > _weight(lines, below)
    taken: set[int] = set()
    for shot in shots:
        wanted = [shot.before - 1, shot.before] if sets_above else [shot.before, shot.before - 1]
        found = next(
            (
                at
                for at in wanted
                if at not in taken and at in (below if at == shot.before else above)
            ),
            None,
        )
        names = " ".join(shot.names)
        if found is not None:
            taken.add(found)
            line = made[found]
            if line.hints.style != STYLE and not _is_formed(line.text):
                guessed.append(_guess(line))
            made[found] = replace(line, hints=replace(line.hints, picture=names, style=STYLE))
        elif shot.before < len(made):
            line = made[shot.before]
            both = " ".join(filter(None, (line.hints.picture, names)))
            made[shot.before] = replace(line, hints=replace(line.hints, picture=both))
        elif made:
            made[-1] = replace(made[-1], hints=replace(made[-1].hints, picture_below=names))
    return tuple(made), tuple(guessed)


def _weight(lines: Sequence[Line], found: Collection[int]) -> int:
    return sum(3 if _is_formed(lines[at].text) else 1 for at in found)


def _is_caption(lines: Sequence[Line], at: int, first: int = 0) -> bool:
    """Could the line be a caption, by its look and words alone? None before `first` is unformed."""
    if not 0 <= at < len(lines):
        return False
    text, hints = lines[at].text, lines[at].hints
    if hints.style == STYLE:
        return True
    if hints.style in template.ROLES or hints.level or hints.rows or hints.is_item or hints.bold:
        return False
    if _is_formed(text):
        return len(text) <= 4 * CAPTION_CHARS
    return (
        len(text) <= CAPTION_CHARS
        and len(re.findall(r"[。！？]", text)) <= 1
        and at >= (first if signs.is_final(text) else 2)
        and not _SAYS.search(text)
        and not signs.HEADING_MARK.match(text)
        and not signs.NOTE.match(text)
        and not signs.AUTHOR_NOTE.match(text)
        and people.parse(text) is None
    )


def _is_formed(text: str) -> bool:
    """图为…, or a credit at its end: a caption wherever it stands."""
    return bool(signs.CAPTION_START.match(text) or credit(text))


def _guess(line: Line) -> Problem:
    return Problem(
        path=line.source,
        line=line.number,
        kind="caption-guess",
        severity="query",
        message=f"紧挨着图片的“{line.text[:20]}”当作图片说明",
        remedy="不是说明，就在核对页里把这一行改成正文；Word 里用“图片说明”样式就不会再问",
    )
