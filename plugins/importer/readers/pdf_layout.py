"""Segments, rules, boxes and pictures of one page -> its parts in reading order.

A newspaper page is no single flow. So: characters of body size that stand below one another make a
column run; big type makes headline groups; a run belongs to the nearest headline above it that is
as wide, or goes on from the run to its left; an article's runs are read by left edge, then top.
Boxes are pages of their own. Captions go below the headline, so that they cut no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.importer.readers.pdf_runs import (
    caption_apart,
    column_runs,
    columns,
    headline_groups,
    is_signed,
    sort_out,
)
from plugins.importer.readers.pdf_segments import Segment
from plugins.importer.readers.pdf_shapes import ENDS_ARTICLE, Box, PageParts, Run, is_parted

_FINAL = re.compile(r"[。！？!?…][”’」』）)》]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article as far as the layout can tell: headline lines, captions, runs in reading order."""

    headline: tuple[Segment, ...] = ()
    captions: tuple[Run, ...] = ()
    runs: tuple[Run, ...] = ()
    top: float = 0.0
    left: float = 0.0


def parts(page: PageParts) -> tuple[Part, ...]:
    """The page's parts in reading order."""
    size = page.body_size
    frames = sorted((f for f in page.frames if _is_frame(f, page)), key=lambda f: f.area)
    free: list[Segment] = []
    inside: dict[int, list[Segment]] = {}
    for segment in page.segments:
        at = next((i for i, frame in enumerate(frames) if frame.holds(segment)), None)
        if at is None:
            free.append(segment)
        else:
            inside.setdefault(at, []).append(segment)
    found = _flow(replace(page, segments=tuple(free)))
    for at, held in sorted(inside.items()):
        frame = frames[at]
        boxed = _flow(replace(page, segments=tuple(held), frames=()))
        found += [replace(part, top=frame.top, left=frame.x0) for part in boxed]
    return _in_order(found, size)


def _in_order(found: Sequence[Part], size: float) -> tuple[Part, ...]:
    """From the top; what begins at about the same height, from the left."""
    rows: list[list[Part]] = []
    for part in sorted(found, key=lambda part: (part.top, part.left)):
        if rows and part.top - rows[-1][0].top <= 3 * size:
            rows[-1].append(part)
        else:
            rows.append([part])
    return tuple(part for row in rows for part in sorted(row, key=lambda part: part.left))


def _is_frame(frame: Box, page: PageParts) -> bool:
    """A box around something: not a rule, not the page's own edge, not an empty one."""
    held = [s for s in page.segments if frame.holds(s)]
    big = frame.x1 - frame.x0 > 6 * page.body_size and frame.bottom - frame.top > 2 * page.body_size
    return big and 0 < len(held) < 0.7 * len(page.segments)


# --- one flow -----------------------------------------------------------------------------------


def _flow(page: PageParts) -> list[Part]:
    heads, body = sort_out(page)
    groups = headline_groups(heads, page)
    runs = [run for run in column_runs(body, groups, page) for run in caption_apart(run, page)]
    runs = columns(runs, page.body_size)
    owners = _owners(runs, groups, page)
    found: list[Part] = []
    for index, group in enumerate(groups):
        found.append(
            _part(group, [r for r, owner in zip(runs, owners, strict=True) if owner == index], page)
        )
    alone = [run for run, owner in zip(runs, owners, strict=True) if owner is None]
    return [*found, *(_part((), together, page) for together in _level_columns(alone, page))]


def _level_columns(runs: Sequence[Run], page: PageParts) -> list[list[Run]]:
    """Columns without a headline that begin level and go on from one another, together."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.x0, run.top)):
        for group in groups:
            last = group[-1]
            if abs(last.top - run.top) < 1.5 * page.body_size and _goes_on_from(last, run, page):
                group.append(run)
                break
        else:
            groups.append([run])
    return groups


def _part(group: tuple[Segment, ...], runs: Sequence[Run], page: PageParts) -> Part:
    text = [run for run in runs if not run.is_caption]
    ordered = sorted(runs, key=lambda run: (not _is_above_all(run, text), run.text_column, run.top))
    lines = list(group) or [s for run in ordered for s in run.lines[0]]
    return Part(
        headline=group,
        captions=tuple(run for run in ordered if run.is_caption),
        runs=tuple(run for run in ordered if not run.is_caption),
        top=min(s.top for s in lines),
        left=min(s.x0 for s in lines),
    )


def _is_above_all(run: Run, text: Sequence[Run]) -> bool:
    """A by-line or standfirst between headline and columns is read first, wherever it is set."""
    others = [other for other in text if other is not run]
    return bool(others) and not run.is_caption and all(run.bottom <= o.top for o in others)


# --- whose text is it ---------------------------------------------------------------------------


def _owners(
    runs: Sequence[Run], groups: Sequence[tuple[Segment, ...]], page: PageParts
) -> list[int | None]:
    """The headline of each run: the nearest above; else that of the run which it goes on from."""
    size = page.body_size
    owners: list[int | None] = []
    for run in runs:
        best: tuple[float, int] | None = None
        for index, group in enumerate(groups):
            bottom = max(s.bottom for s in group)
            x0, x1 = min(s.x0 for s in group), max(s.x1 for s in group)
            common = min(run.x1, x1) - max(run.x0, x0)
            if bottom > run.top + size or common < 0.4 * min(run.x1 - run.x0, x1 - x0):
                continue
            if is_parted(bottom, run.top, run.x0, run.x1, page.rules):
                continue
            if best is None or bottom > best[0]:
                best = (bottom, index)
        owners.append(None if best is None else best[1])
    bottoms = [max(s.bottom for s in group) for group in groups]
    # From left to right, so that what a run hangs on is settled before it.
    for at in sorted(range(len(runs)), key=lambda i: runs[i].x0):
        run, owner = runs[at], owners[at]
        if owner is None:
            owners[at] = _beside(run, groups, page)
            if owners[at] is not None:
                continue
            # Beside a headline that is narrower than its article.
            lefts = sorted(range(len(runs)), key=lambda i: -runs[i].x0)
            goes_on = (owners[i] for i in lefts if _goes_on_from(runs[i], run, page))
            owners[at] = next((found for found in goes_on if found is not None), None)
            continue
        level = _level_owner(at, runs, owners, page)
        if level is not None and bottoms[level] > _text_between(run, bottoms[owner], runs):
            owners[at] = level
    for at, run in enumerate(runs):
        if owners[at] is None and len(run.lines) == 1 and is_signed(run.first_text):
            owners[at] = _signed_for(run, runs, owners, bottoms, page)
    return owners


def _signed_for(
    run: Run,
    runs: Sequence[Run],
    owners: Sequence[int | None],
    bottoms: Sequence[float],
    page: PageParts,
) -> int | None:
    """The article over whose columns a by-line stands, though not below its headline's letters."""
    for index, bottom in enumerate(bottoms):
        below = [
            other
            for other, owner in zip(runs, owners, strict=True)
            if owner == index and 0 <= other.top - run.bottom <= 4 * page.body_size
        ]
        if (
            below
            and abs(run.top - bottom) <= 4 * page.body_size
            and min(other.x0 for other in below) <= run.x0
            and run.x1 <= max(other.x1 for other in below)
        ):
            return index
    return None


def _beside(run: Run, groups: Sequence[tuple[Segment, ...]], page: PageParts) -> int | None:
    """The nearest headline that was set from top to bottom and stands left or right of a run."""
    near: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        for segment in group:
            if segment.bottom - segment.top < 2 * segment.width:
                continue
            common = min(run.bottom, segment.bottom) - max(run.top, segment.top)
            gap = max(run.x0 - segment.x1, segment.x0 - run.x1)
            reach = 4 * page.body_size
            if 0 <= gap <= reach and common >= 0.4 * min(
                run.bottom - run.top, segment.bottom - segment.top
            ):
                near.append((gap, index))
    return min(near)[1] if near else None


def _text_between(run: Run, bottom: float, runs: Sequence[Run]) -> float:
    """Where other text ends that stands between a headline and a run; infinite for none."""
    between = [
        other.bottom
        for other in runs
        if other is not run
        and bottom <= other.top
        and other.bottom <= run.top
        and min(run.x1, other.x1) - max(run.x0, other.x0) > 0.5 * (run.x1 - run.x0)
    ]
    return max(between, default=float("inf"))


def _level_owner(
    at: int, runs: Sequence[Run], owners: Sequence[int | None], page: PageParts
) -> int | None:
    """The headline of the nearest column on the left that begins at the same height.

    A run below other text that is level with such a column, whose headline stands below that
    text, is that article's: its headline is narrower than its text.
    """
    run, size = runs[at], page.body_size
    level = [
        (other.x0, owners[i])
        for i, other in enumerate(runs)
        if other.x1 <= run.x0 + size
        and abs(other.top - run.top) < 1.5 * size
        and not _is_fenced(other, run, page)
    ]
    return max(level, default=(0.0, None), key=lambda pair: pair[0])[1]


def _is_fenced(left: Run, right: Run, page: PageParts) -> bool:
    """Does a vertical rule stand between two columns?"""
    return any(
        left.x1 - 2 <= (rule.x0 + rule.x1) / 2 <= right.x0 + 2
        and rule.bottom - rule.top > 0.5 * (right.bottom - right.top)
        and min(rule.bottom, right.bottom) > max(rule.top, right.top)
        for rule in page.rules
    )


def _goes_on_from(left: Run, right: Run, page: PageParts) -> bool:
    """Does the right run go on from the left one? Side by side, no rule between, in mid-text."""
    size = page.body_size
    gutter = right.x0 - left.x1
    if not -size <= gutter <= 4 * size or abs(left.size - right.size) > 0.4:
        return False
    if min(left.bottom, right.bottom) - max(left.top, right.top) < -2 * size:
        return False
    if _is_fenced(left, right, page):
        return False
    if ENDS_ARTICLE.search(left.last_text):
        return False
    return not _FINAL.search(left.last_text) or right.bottom - right.top > 2 * size
