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

from plugins.importer.readers.pdf_owners import goes_on_from, is_level, owners_of
from plugins.importer.readers.pdf_runs import (
    SURELY_BIG,
    caption_apart,
    column_runs,
    columns,
    headline_groups,
    sort_out,
)
from plugins.importer.readers.pdf_segments import Segment
from plugins.importer.readers.pdf_shapes import Box, PageParts, Run

_PAGE_HEAD = re.compile(r"第?\s*[A-Z]?\d{1,2}\s*版|\d{4}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article as far as the layout can tell: headline lines, captions, runs in reading order."""

    page_head: tuple[Segment, ...] = ()
    """第3版　产业观察　2025年4月25日: alone in its part."""
    headline: tuple[Segment, ...] = ()
    captions: tuple[Run, ...] = ()
    runs: tuple[Run, ...] = ()
    top: float = 0.0
    left: float = 0.0


def parts(page: PageParts) -> tuple[Part, ...]:
    """The page's parts in reading order."""
    head, page = _page_head(page)
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
        boxed = _flow(replace(page, segments=tuple(held), frames=()), is_box=True)
        found += [replace(part, top=frame.top, left=frame.x0) for part in boxed]
    return (*head, *_in_order(found, size))


def _page_head(page: PageParts) -> tuple[tuple[Part, ...], PageParts]:
    """第3版　产业观察　2025年4月25日　责编：周晓, set far apart above all else, is one line."""
    top = min(page.segments, key=lambda s: s.baseline, default=None)
    if top is None:
        return (), page
    row = tuple(s for s in page.segments if abs(s.baseline - top.baseline) < 2)
    rest = tuple(s for s in page.segments if s not in row)
    line = tuple(sorted(row, key=lambda s: s.x0))
    bottom = max(s.bottom for s in row)
    is_small = all(s.size < SURELY_BIG * page.body_size for s in row)
    is_head = is_small and all(bottom <= s.top for s in rest)
    if not is_head or not _PAGE_HEAD.search(" ".join(s.text for s in line)):
        return (), page
    return (Part(page_head=line, top=top.top),), replace(page, segments=rest)


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


def _flow(page: PageParts, *, is_box: bool = False) -> list[Part]:
    heads, body = sort_out(page)
    groups = headline_groups(heads, page)
    runs = [run for run in column_runs(body, groups, page) for run in caption_apart(run, page)]
    runs = columns(runs, page.body_size)
    if is_box and len(groups) == 1:
        owners: list[int | None] = [0] * len(runs)  # a box with one headline is its article's
    else:
        owners = owners_of(runs, groups, page)
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
            if is_level(last, run, page.body_size) and goes_on_from(last, run, page):
                group.append(run)
                break
        else:
            groups.append([run])
    return groups


def _part(group: tuple[Segment, ...], runs: Sequence[Run], page: PageParts) -> Part:
    text = [run for run in runs if not run.is_caption]
    # Columns beside a headline begin above its end: nothing is read before what stands below it.
    start = max((s.bottom for s in group), default=0.0) - page.body_size
    ordered = sorted(
        runs, key=lambda run: (not _is_above_all(run, text, start), run.text_column, run.top)
    )
    lines = list(group) or [s for run in ordered for s in run.lines[0]]
    return Part(
        headline=group,
        captions=tuple(run for run in ordered if run.is_caption),
        runs=tuple(run for run in ordered if not run.is_caption),
        top=min(s.top for s in lines),
        left=min(s.x0 for s in lines),
    )


def _is_above_all(run: Run, text: Sequence[Run], start: float) -> bool:
    """A by-line or standfirst between headline and columns is read first, wherever it is set."""
    others = [other for other in text if other is not run and other.top >= start]
    return bool(others) and not run.is_caption and all(run.bottom <= o.top for o in others)
