"""Segments of a page -> headline groups, column runs and captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from plugins.importer.readers.pdf_segments import Segment, is_signed
from plugins.importer.readers.pdf_shapes import (
    ENDS_ARTICLE,
    Box,
    PageParts,
    Run,
    is_parted,
    overlaps,
)

BIG = 1.28
"""From this ratio to the body size on, type is a headline's."""
SURELY_BIG = 1.75
"""Below it, one short line inside a column is an inner heading."""
_PITCH = 2.3
"""Baselines of one run are no further apart, in ems."""
_DATELINE = re.compile(
    r"^[（(【]?(?:本报|本刊|新华社|科学导报|[\u4e00-\u9fff]{2,6})[\u4e00-\u9fff\d]{0,14}[讯电](?:[\s（(]|$)"
)
_CREDIT = re.compile(r"(?:摄影?|供图|资料图片?|图片来源.{0,12}|[^。]{1,6}发)\s*[）)]?$")
_CAPTION = re.compile(r"^(?:图为|图[①②③④⑤⑥⑦⑧⑨\d]|[上下左右][图列]|▲|△|▶|◀)")


def sort_out(page: PageParts) -> tuple[list[Segment], list[Segment]]:
    """Headline type and the rest; inner headings and by-lines stay with the rest."""
    heads, body = [], []
    for segment in page.segments:
        ratio = segment.size / page.body_size
        small = ratio < SURELY_BIG and (_is_inner(segment, page) or is_signed(segment.text))
        if ratio < BIG or small:
            body.append(segment)
        else:
            heads.append(segment)
    return heads, body


def _is_inner(segment: Segment, page: PageParts) -> bool:
    """A heading inside a column: text of the same column right above and below, nothing between."""
    above = below = None
    for other in page.segments:
        if other.size / page.body_size >= BIG or not overlaps(segment, other):
            continue
        if other.baseline < segment.baseline and (above is None or other.baseline > above.baseline):
            above = other
        if other.baseline > segment.baseline and (below is None or other.baseline < below.baseline):
            below = other
    if above is None or below is None or len(segment.text) > 24:
        return False
    near = 2.6 * page.body_size
    if segment.top - above.bottom > near or below.top - segment.bottom > near:
        return False
    wide = max(above.width, below.width)
    return (
        segment.width <= wide * 1.15
        and not ENDS_ARTICLE.search(above.text)
        and not _DATELINE.match(below.text)
        and not is_parted(above.bottom, segment.top, segment.x0, segment.x1, page.rules)
    )


def headline_groups(heads: Sequence[Segment], page: PageParts) -> list[tuple[Segment, ...]]:
    """Kicker, title and deck that belong together, from the top."""
    groups: list[list[Segment]] = []
    for segment in sorted(heads, key=lambda s: (s.top, s.x0)):
        for group in groups:
            last = max(group, key=lambda s: s.bottom)
            widest = Segment(
                text="",
                x0=min(s.x0 for s in group),
                x1=max(s.x1 for s in group),
                top=group[0].top,
                bottom=last.bottom,
                baseline=0,
                size=last.size,
            )
            same_line = any(
                abs(segment.baseline - s.baseline) < 2 and 0 <= segment.x0 - s.x1 < 3 * s.size
                for s in group
            )
            gap = segment.top - last.bottom
            below = (
                overlaps(segment, widest)
                and gap < 1.3 * max(segment.size, last.size)
                and not is_parted(last.bottom, segment.top, segment.x0, segment.x1, page.rules)
            )
            if same_line or below:
                group.append(segment)
                break
        else:
            groups.append([segment])
    return [tuple(sorted(group, key=lambda s: (s.baseline, s.x0))) for group in groups]


def column_runs(
    body: Sequence[Segment], groups: Sequence[tuple[Segment, ...]], page: PageParts
) -> list[Run]:
    """Vertical chains of segments of one size, unbroken by rules, pictures and headlines."""
    ordered = sorted(body, key=lambda s: (s.baseline, s.x0))
    walls = [
        *page.rules,
        *page.pictures,
        *(Box(x0=s.x0, x1=s.x1, top=s.top, bottom=s.bottom) for group in groups for s in group),
    ]
    chains: list[list[Segment]] = []
    open_chains: list[list[Segment]] = []
    for segment in ordered:
        reach = _PITCH * max(segment.size, page.body_size)
        open_chains = [c for c in open_chains if segment.baseline - c[-1].baseline <= 4 * reach]
        candidates = [
            chain
            for chain in open_chains
            if _goes_on(chain, segment, reach)
            and not is_parted(chain[-1].bottom, segment.top, segment.x0, segment.x1, walls)
            and not _spans(segment, chain[-1], ordered)
        ]
        if candidates:
            nearest = max(candidates, key=lambda c: (c[-1].baseline, _common(c[-1], segment)))
            nearest.append(segment)
        else:
            chains.append([segment])
            open_chains.append(chains[-1])
    return [Run(lines=_lines(chain)) for chain in chains]


def _goes_on(chain: Sequence[Segment], segment: Segment, reach: float) -> bool:
    last = chain[-1]
    x0, x1 = min(s.x0 for s in chain), max(s.x1 for s in chain)
    step = segment.baseline - last.baseline
    if step < 0.5:
        # The rest of a line that has a wide blank in it: 王璐  丁洁.
        return x0 - 1 <= segment.x0 and segment.x1 <= x1 + 1 and len(chain) > 1
    if step > reach or not 0.7 <= segment.size / last.size <= 1.45:
        return False
    inside = x0 - 0.6 * segment.size <= segment.x0 and segment.x1 <= x1 + 0.9 * segment.size
    around = segment.x0 <= x0 + 0.6 * segment.size and x1 <= segment.x1 + 0.9 * segment.size
    ratio = segment.size / median(s.size for s in chain)
    same_size = 0.94 <= ratio <= 1.06
    # A column may begin with the end of a sentence, shorter than the indented line below it.
    # A column may as well begin with an indented line; the one below it reaches further left.
    indented = step <= 1.9 * segment.size and abs(segment.x0 - x0) <= 3.3 * segment.size
    if same_size:
        return inside or around or indented
    # Another size inside a column: its heading, or what follows one.
    return inside or (around and 0.94 <= segment.size / last.size <= 1.06)


def _common(a: Segment, b: Segment) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _spans(segment: Segment, other: Segment, ordered: Sequence[Segment]) -> bool:
    """Is one of two segments as wide as several columns, of which the other is one?"""
    wide, narrow = (segment, other) if segment.width > other.width else (other, segment)
    if wide.width < 1.5 * narrow.width:
        return False
    mates = [
        s
        for s in ordered
        if s is not narrow
        and s is not wide
        and abs(s.baseline - narrow.baseline) < 0.5
        and wide.x0 - 2 <= s.x0
        and s.x1 <= wide.x1 + 2
        and s.width >= 0.35 * wide.width
    ]
    return bool(mates) and narrow.width >= 0.3 * wide.width


def _lines(chain: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    rows: list[list[Segment]] = []
    for segment in sorted(chain, key=lambda s: (s.baseline, s.x0)):
        if rows and abs(rows[-1][0].baseline - segment.baseline) < 0.5:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return tuple(tuple(row) for row in rows)


def caption_apart(run: Run, page: PageParts) -> list[Run]:
    """The lines right below a picture, as far as they are its caption."""
    size = page.body_size
    above = [
        p
        for p in page.pictures
        if -size <= run.top - p.bottom <= 3 * size and min(p.x1, run.x1) - max(p.x0, run.x0) > 0
    ]
    if not above:
        return [run]
    for count in range(1, min(4, len(run.lines)) + 1):
        text = "".join(s.text for line in run.lines[:count] for s in line)
        whole = count == len(run.lines)
        own_size = abs(run.lines[count - 1][0].size - size) > 0.4
        if _CREDIT.search(text) or (whole and (own_size or _CAPTION.match(text) or count <= 2)):
            head = Run(lines=run.lines[:count], is_caption=True)
            return [head] if whole else [head, Run(lines=run.lines[count:])]
    return [run]


def columns(runs: Sequence[Run], size: float) -> list[Run]:
    """Number the printed columns by left edge; an indent begins no new one."""
    edges: list[float] = []
    for x0 in sorted(run.x0 for run in runs):
        if not edges or x0 - edges[-1] > 3 * size:
            edges.append(x0)
    return [replace(run, text_column=sum(edge <= run.x0 + 0.1 for edge in edges)) for run in runs]
