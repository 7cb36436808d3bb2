"""Glyphs -> Segments: what was set as one piece of a printed line.

The order in which a page was drawn says nothing; only places and sizes do. Lengths in points, from
the page's upper left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from plugins.importer import people
from plugins.importer.readers import radicals


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of the text layer."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters that stand on one baseline without a gap, all of about one size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str = ""

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Of its width."""
        return (self.x0 + self.x1) / 2


GAP = 0.75
"""In ems: a wider blank parts two segments; justified lines stretch by less than half of it."""
SIZE_STEP = 1.22
"""A jump in size on one baseline parts two segments: a headline beside a column."""
_EDGE = 1.0
"""Points: lines of one column begin this exactly at one place."""
_EDGE_LINES = 4
_WIDER = 0.08
"""In ems: by so much a gutter is wider than what is between the characters of its line."""
_PAGE_NUMBER = re.compile(r"第?[A-Z]?\d{1,2}版")
_CREDIT = re.compile(r"\S{1,4}(?: \S{1,4})? (?:摄影?|供图|发)[）)]?|摄影?[）)]?|供图")
_LONE_GAP = 2.6
"""In ems: as wide as a blank inside one line may be."""
_LONE_PIECE = 10
"""Characters: what stands beside such a blank is shorter than a column's line."""
_NEAR_LINES = 4.0
"""In ems: how far away a line is that may have the same gutter."""


def body_size(glyphs: Iterable[Glyph]) -> float:
    """The size that most characters have, to half a point; 0 for none."""
    sizes = Counter(round(glyph.size * 2) / 2 for glyph in glyphs if not glyph.text.isspace())
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def segments(glyphs: Sequence[Glyph]) -> tuple[Segment, ...]:
    """Segments from the top to the bottom, on a line from left to right."""
    rows: list[list[Glyph]] = []
    ordered = sorted(_without_doubles(glyphs), key=lambda g: (g.baseline, g.x0))
    blanks = {(round(g.baseline), round(g.x0)) for g in glyphs if g.text.isspace()}
    for glyph in ordered:
        if rows and glyph.baseline - rows[-1][-1].baseline <= 0.12 * min(
            glyph.size, rows[-1][-1].size
        ):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    runs = [run for row in rows for run in _split(sorted(row, key=lambda g: g.x0))]
    edges = _edges(runs)
    found = [_segment(part, blanks) for run in runs for part in _split_at(run, edges)]
    found = _stacked(_without_lone_gaps(_without_lone_gaps(found)))  # 记者　鲁直　摄: two steps
    return tuple(sorted(found, key=lambda s: (s.baseline, s.x0)))


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Bold that was made by drawing a character twice, half a point apart, counts once."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept = []
    for glyph in glyphs:
        if not glyph.text or glyph.text.isspace():
            continue
        # Two drawings may fall on both sides of a cell's border.
        cell = max(glyph.size / 4, 0.5)
        column, row = int(glyph.x0 / cell), int(glyph.baseline / cell)
        near = [
            seen.get((glyph.text, column + dx, row + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        ]
        if any(
            other is not None
            and abs(other.x0 - glyph.x0) < glyph.size / 5
            and abs(other.baseline - glyph.baseline) < glyph.size / 5
            for other in near
        ):
            continue
        seen[(glyph.text, column, row)] = glyph
        kept.append(glyph)
    return kept


def _split(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """The row's pieces between wide blanks and jumps in size."""
    runs: list[list[Glyph]] = []
    for glyph in row:
        before = runs[-1][-1] if runs else None
        if (
            before is not None
            and glyph.x0 - before.x1 <= GAP * min(glyph.size, before.size)
            and 1 / SIZE_STEP <= glyph.size / before.size <= SIZE_STEP
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _edges(runs: Sequence[Sequence[Glyph]]) -> tuple[float, ...]:
    """Left edges of printed columns: where several lines begin."""
    starts = sorted(run[0].x0 for run in runs if len(run) > 3)
    groups: list[list[float]] = []
    for x0 in starts:
        if groups and x0 - groups[-1][0] <= _EDGE:
            groups[-1].append(x0)
        else:
            groups.append([x0])
    return tuple(median(group) for group in groups if len(group) >= _EDGE_LINES)


def _split_at(run: Sequence[Glyph], edges: Sequence[float]) -> list[Sequence[Glyph]]:
    """Part lines whose last mark hangs into a narrow gutter: the next column's edge tells them."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(gaps) if gaps else 0.0
    parts: list[Sequence[Glyph]] = []
    start = 0
    for at in range(1, len(run)):
        wider = gaps[at - 1] > usual + _WIDER * run[at].size
        if wider and any(abs(run[at].x0 - edge) <= _EDGE for edge in edges):
            parts.append(run[start:at])
            start = at
    return [*parts, run[start:]]


def _segment(run: Sequence[Glyph], blanks: Set[tuple[int, int]]) -> Segment:
    text = run[0].text
    for before, glyph in pairwise(run):
        gap = glyph.x0 - before.x1
        words = before.text[-1].isascii() and glyph.text[0].isascii()
        # A blank was printed where it was drawn, or where the next character stands far off.
        drawn = gap > 0.05 * glyph.size and (round(before.baseline), round(before.x1)) in blanks
        text += (" " if drawn or gap > (0.15 if words else 0.45) * glyph.size else "") + glyph.text
    sizes = Counter(round(glyph.size, 1) for glyph in run)
    fonts = Counter(glyph.font for glyph in run)
    return Segment(
        text=radicals.as_characters(text),
        x0=run[0].x0,
        x1=max(glyph.x1 for glyph in run),
        top=min(glyph.top for glyph in run),
        bottom=max(glyph.bottom for glyph in run),
        baseline=run[0].baseline,
        size=sizes.most_common(1)[0][0],
        font=fonts.most_common(1)[0][0],
    )


def _without_lone_gaps(found: Sequence[Segment]) -> list[Segment]:
    """本报记者　韩松　通讯员　邓小雨: a gap that no line above or below repeats is no gutter."""
    joined: list[Segment] = []
    for segment in sorted(found, key=lambda s: (round(s.baseline), s.x0)):
        last = joined[-1] if joined else None
        if last is not None and _is_lone_gap(last, segment, found):
            joined[-1] = replace(
                last,
                text=f"{last.text} {segment.text}",
                x1=segment.x1,
                top=min(last.top, segment.top),
                bottom=max(last.bottom, segment.bottom),
            )
        else:
            joined.append(segment)
    return joined


def _is_lone_gap(left: Segment, right: Segment, found: Sequence[Segment]) -> bool:
    size = right.size
    if (
        abs(left.baseline - right.baseline) > 0.12 * size
        or abs(left.size - size) > 0.05 * size
        or not 0 <= right.x0 - left.x1 <= _LONE_GAP * size
        or len(right.text) > _LONE_PIECE
    ):
        return False
    if _CREDIT.fullmatch(right.text):
        return True
    if len(left.text.split()[-1]) > _LONE_PIECE:
        return False
    if _PAGE_NUMBER.fullmatch(left.text):
        return True  # the lines of a guide: 3版　老师傅的新徒弟
    if right.text[0] not in people.MARKS and is_signed(f"{left.text} {right.text}"):
        return True
    edges = (right.x0 - 2 * size, right.x0, right.x0 + 2 * size)
    return not any(
        0.3 * size < abs(other.baseline - right.baseline) <= _NEAR_LINES * size
        and any(abs(other.x0 - edge) <= 0.3 * size for edge in edges)
        for other in found
    )


def is_signed(text: str) -> bool:
    """■ 卓玛, 本报记者 卓玛: a mark or a role says that it is a by-line, in whatever type."""
    signed = people.parse(text)
    return signed is not None and (signed.marked or any(b.role for b in signed.bylines))


def _stacked(found: list[Segment]) -> list[Segment]:
    """Headlines that were set from top to bottom: single characters below one another."""
    single = sorted((s for s in found if len(s.text) == 1), key=lambda s: (s.middle, s.baseline))
    others = [s for s in found if len(s.text) != 1]
    columns: list[list[Segment]] = []
    for segment in single:
        last = columns[-1][-1] if columns else None
        if (
            last is not None
            and abs(segment.middle - last.middle) < 0.2 * last.size
            and abs(segment.size - last.size) < 0.5
            and 0 < segment.baseline - last.baseline < 1.6 * last.size
        ):
            columns[-1].append(segment)
        else:
            columns.append([segment])
    for column in columns:
        # Three or more: two short lines of one character each are chance.
        if len(column) < 3:
            others += column
            continue
        first, last = column[0], column[-1]
        others.append(
            Segment(
                text="".join(segment.text for segment in column),
                x0=min(s.x0 for s in column),
                x1=max(s.x1 for s in column),
                top=first.top,
                bottom=last.bottom,
                baseline=first.baseline,
                size=first.size,
                font=first.font,
            )
        )
    return others
