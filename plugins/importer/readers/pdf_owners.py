"""Whose text a column run is: that of the headline above, beside, or over its columns' middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.readers.pdf_segments import Segment, is_signed
from plugins.importer.readers.pdf_shapes import ENDS_ARTICLE, PageParts, Run, is_parted

_FROM_ELSEWHERE = re.compile(r"[（(【]?\s*[上紧]接")
_FINAL = re.compile(r"[。！？!?…][”’」』）)》]*$")


def owners_of(
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
            if owners[at] is None:
                owners[at] = _inset(run, groups, page)
            if owners[at] is not None:
                continue
            # Beside a headline that is narrower than its article.
            lefts = sorted(range(len(runs)), key=lambda i: -runs[i].x0)
            goes_on = (owners[i] for i in lefts if goes_on_from(runs[i], run, page))
            owners[at] = next((found for found in goes_on if found is not None), None)
            continue
        level = _level_owner(at, runs, owners, page)
        if level is not None and bottoms[level] > _text_between(run, bottoms[owner], runs):
            owners[at] = level
    # From right to left: what stands left of a headline set over the middle of its columns.
    for at in sorted(range(len(runs)), key=lambda i: -runs[i].x0):
        if owners[at] is None:
            owners[at] = _centred_over(runs[at], runs, owners, groups, page)
    for at, run in enumerate(runs):
        if owners[at] is None and len(run.lines) == 1 and is_signed(run.first_text):
            owners[at] = _signed_for(run, runs, owners, bottoms, page)
        elif owners[at] is None and run.is_caption:
            owners[at] = _headline_below(run, groups, page)
    return owners


def _headline_below(run: Run, groups: Sequence[tuple[Segment, ...]], page: PageParts) -> int | None:
    """The headline over which a picture stands."""
    below: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        top = min(s.top for s in group)
        x0, x1 = min(s.x0 for s in group), max(s.x1 for s in group)
        near = 0 <= top - run.bottom <= 4 * page.body_size
        if near and min(run.x1, x1) > max(run.x0, x0):
            below.append((top, index))
    return min(below)[1] if below else None


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


def _inset(run: Run, groups: Sequence[tuple[Segment, ...]], page: PageParts) -> int | None:
    """The headline set into the middle of its text: a column beside it begins level with it."""
    size = page.body_size
    if _FROM_ELSEWHERE.match(run.first_text):
        return None
    for index, group in enumerate(groups):
        top, bottom = min(s.top for s in group), max(s.bottom for s in group)
        gap = min(s.x0 for s in group) - run.x1
        # A narrow gap: the headline may be centred over several columns.
        columns_wide = run.x1 - run.x0
        if (
            abs(run.top - top) <= 2 * size
            and run.bottom > bottom + 6 * size
            and -size <= gap <= columns_wide
            and not any(
                run.x1 - 2 <= (rule.x0 + rule.x1) / 2 <= run.x1 + gap + 2
                and min(rule.bottom, run.bottom) > max(rule.top, run.top)
                for rule in page.rules
            )
        ):
            return index
    return None


def _text_between(run: Run, bottom: float, runs: Sequence[Run]) -> float:
    """Where other text ends that stands between a headline and a run; infinite for none."""
    between = [
        other.bottom
        for other in runs
        if other is not run
        and bottom <= other.top
        and other.bottom <= run.top
        and min(run.x1, other.x1) - max(run.x0, other.x0)
        > 0.5 * min(run.x1 - run.x0, other.x1 - other.x0)
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
        and is_level(other, run, size)
        and not _is_fenced(other, run, page)
    ]
    return max(level, default=(0.0, None), key=lambda pair: pair[0])[1]


def is_level(left: Run, right: Run, size: float) -> bool:
    """Do two columns begin at one height? The left one may have a by-line or 上接1版 on top."""
    tops = [left.top]
    first = left.first_text
    if len(left.lines) > 1 and (is_signed(first) or _FROM_ELSEWHERE.match(first)):
        tops.append(left.lines[1][0].top)
    return any(abs(top - right.top) < 1.5 * size for top in tops)


def _centred_over(
    run: Run,
    runs: Sequence[Run],
    owners: Sequence[int | None],
    groups: Sequence[tuple[Segment, ...]],
    page: PageParts,
) -> int | None:
    """The headline over the middle of the level columns of which this is the left one."""
    size = page.body_size
    right = [
        (other, owner)
        for other, owner in zip(runs, owners, strict=True)
        if owner is not None
        and other.x0 >= run.x1 - size
        and abs(other.top - run.top) < 1.5 * size
        and not _is_fenced(run, other, page)
    ]
    if not right:
        return None
    nearest = min(right, key=lambda pair: pair[0].x0)[1]
    group = groups[nearest]
    x0, x1 = run.x0, max(other.x1 for other, owner in right if owner == nearest)
    middle = (min(s.x0 for s in group) + max(s.x1 for s in group)) / 2
    above = max(s.bottom for s in group) <= run.top + size
    return nearest if above and abs(middle - (x0 + x1) / 2) <= 2 * size else None


def _is_fenced(left: Run, right: Run, page: PageParts) -> bool:
    """Does a vertical rule stand between two columns?"""
    return any(
        left.x1 - 2 <= (rule.x0 + rule.x1) / 2 <= right.x0 + 2
        and rule.bottom - rule.top > 0.5 * (right.bottom - right.top)
        and min(rule.bottom, right.bottom) > max(rule.top, right.top)
        for rule in page.rules
    )


def goes_on_from(left: Run, right: Run, page: PageParts) -> bool:
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
