"""Segments, rules, boxes and pictures of one page -> its parts in reading order.

A newspaper page is no single flow. So: characters of body size that stand below one another make a
column run; big type makes headline groups; a run belongs to the nearest headline above it that is
as wide, or goes on from the run to its left; an article's runs are read by left edge, then top.
Boxes are pages of their own. Captions go below the headline, so that they cut no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from plugins.importer.readers.pdf_segments import Segment

BIG = 1.28
"""From this ratio to the body size on, type is a headline's."""
SURELY_BIG = 1.75
"""Below it, one short line inside a column is an inner heading."""
_PITCH = 2.3
"""Baselines of one run are no further apart, in ems."""
_FINAL = re.compile(r"[。！？!?…][”’」』）)》]*$")
_ENDS_ARTICLE = re.compile(r"■[^。]{1,24}$|[（(][^（()）。]{2,14}[）)]$")
_DATELINE = re.compile(
    r"^[（(【]?(?:本报|本刊|新华社|科学导报|[\u4e00-\u9fff]{2,6})[\u4e00-\u9fff\d]{0,14}[讯电](?:[\s（(]|$)"
)
_CREDIT = re.compile(r"(?:摄影?|供图|资料图片?|图片来源.{0,12}|[^。]{1,6}发)\s*[）)]?$")
_CAPTION = re.compile(r"^(?:图为|图[①②③④⑤⑥⑦⑧⑨\d]|[上下左右][图列]|▲|△|▶|◀)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: a frame, a tint, a picture, a rule."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, segment: Segment) -> bool:
        """Does the segment stand inside?"""
        middle = (segment.top + segment.bottom) / 2
        return (
            self.x0 - 1 <= segment.x0
            and segment.x1 <= self.x1 + 1
            and self.top <= middle <= self.bottom
        )

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """A page as it was drawn."""

    segments: tuple[Segment, ...]
    frames: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    """Horizontal and vertical lines."""
    pictures: tuple[Box, ...] = ()
    body_size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines of one column, from the top: `lines` hold the segments of one baseline each."""

    lines: tuple[tuple[Segment, ...], ...]
    text_column: int = 0
    is_caption: bool = False

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(s.x0 for line in self.lines for s in line)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(s.x1 for line in self.lines for s in line)

    @property
    def right(self) -> float:
        """Where its full lines end: marks may hang out, last lines end before."""
        ends = sorted((round(line[-1].x1) for line in self.lines), reverse=True)
        return float(max(ends, key=ends.count))

    @property
    def top(self) -> float:
        """Of its first line."""
        return self.lines[0][0].top

    @property
    def bottom(self) -> float:
        """Of its last line."""
        return max(s.bottom for s in self.lines[-1])

    @property
    def size(self) -> float:
        """Of its type."""
        return median(s.size for line in self.lines for s in line)

    @property
    def first_text(self) -> str:
        """Of its first line."""
        return " ".join(s.text for s in self.lines[0])

    @property
    def last_text(self) -> str:
        """Of its last line."""
        return " ".join(s.text for s in self.lines[-1])


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
    heads, body = _sort_out(page)
    groups = _headline_groups(heads, page)
    runs = [run for run in _runs(body, groups, page) for run in _caption_apart(run, page)]
    runs = _columns(runs, page.body_size)
    owners = _owners(runs, groups, page)
    found: list[Part] = []
    for index, group in enumerate(groups):
        found.append(
            _part(group, [r for r, owner in zip(runs, owners, strict=True) if owner == index], page)
        )
    alone = [run for run, owner in zip(runs, owners, strict=True) if owner is None]
    return [*found, *(_part((), [run], page) for run in alone)]


def _part(group: tuple[Segment, ...], runs: Sequence[Run], page: PageParts) -> Part:
    ordered = sorted(runs, key=lambda run: (run.text_column, run.top))
    lines = list(group) or [s for run in ordered for s in run.lines[0]]
    return Part(
        headline=group,
        captions=tuple(run for run in ordered if run.is_caption),
        runs=tuple(run for run in ordered if not run.is_caption),
        top=min(s.top for s in lines),
        left=min(s.x0 for s in lines),
    )


def _sort_out(page: PageParts) -> tuple[list[Segment], list[Segment]]:
    """Headline type and the rest; an inner heading stays with the rest."""
    heads, body = [], []
    for segment in page.segments:
        ratio = segment.size / page.body_size
        if ratio < BIG or (ratio < SURELY_BIG and _is_inner(segment, page)):
            body.append(segment)
        else:
            heads.append(segment)
    return heads, body


def _is_inner(segment: Segment, page: PageParts) -> bool:
    """A heading inside a column: text of the same column right above and below, nothing between."""
    above = below = None
    for other in page.segments:
        if other.size / page.body_size >= BIG or not _overlaps(segment, other):
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
        and not _ENDS_ARTICLE.search(above.text)
        and not _DATELINE.match(below.text)
        and not _is_parted(above.bottom, segment.top, segment.x0, segment.x1, page.rules)
    )


def _overlaps(a: Segment, b: Segment, share: float = 0.5) -> bool:
    """Do they share that part of the narrower one's width?"""
    common = min(a.x1, b.x1) - max(a.x0, b.x0)
    return common >= share * min(a.width, b.width)


def _is_parted(top: float, bottom: float, x0: float, x1: float, rules: Iterable[Box]) -> bool:
    """Does a horizontal rule or a picture run between two heights, over most of the width?"""
    return any(
        top - 1 <= (rule.top + rule.bottom) / 2 <= bottom + 1
        and min(x1, rule.x1) - max(x0, rule.x0) >= 0.6 * (x1 - x0)
        for rule in rules
        if rule.x1 - rule.x0 > rule.bottom - rule.top
    )


def _headline_groups(heads: Sequence[Segment], page: PageParts) -> list[tuple[Segment, ...]]:
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
                _overlaps(segment, widest)
                and gap < 1.3 * max(segment.size, last.size)
                and not _is_parted(last.bottom, segment.top, segment.x0, segment.x1, page.rules)
            )
            if same_line or below:
                group.append(segment)
                break
        else:
            groups.append([segment])
    return [tuple(sorted(group, key=lambda s: (s.baseline, s.x0))) for group in groups]


def _runs(
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
            and not _is_parted(chain[-1].bottom, segment.top, segment.x0, segment.x1, walls)
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
    indented = step <= 1.9 * segment.size and 0 <= segment.x0 - x0 <= 3.3 * segment.size
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


def _caption_apart(run: Run, page: PageParts) -> list[Run]:
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


def _columns(runs: Sequence[Run], size: float) -> list[Run]:
    """Number the printed columns by left edge; an indent begins no new one."""
    edges: list[float] = []
    for x0 in sorted(run.x0 for run in runs):
        if not edges or x0 - edges[-1] > 3 * size:
            edges.append(x0)
    return [replace(run, text_column=sum(edge <= run.x0 + 0.1 for edge in edges)) for run in runs]


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
            if _is_parted(bottom, run.top, run.x0, run.x1, page.rules):
                continue
            if best is None or bottom > best[0]:
                best = (bottom, index)
        owners.append(None if best is None else best[1])
    bottoms = [max(s.bottom for s in group) for group in groups]
    # From left to right, so that what a run hangs on is settled before it.
    for at in sorted(range(len(runs)), key=lambda i: runs[i].x0):
        run, owner = runs[at], owners[at]
        if owner is None:
            # Beside a headline that is narrower than its article.
            lefts = sorted(range(len(runs)), key=lambda i: -runs[i].x0)
            goes_on = (owners[i] for i in lefts if _goes_on_from(runs[i], run, page))
            owners[at] = next((found for found in goes_on if found is not None), None)
            continue
        level = _level_owner(at, runs, owners, page)
        if level is not None and bottoms[level] > _text_between(run, bottoms[owner], runs):
            owners[at] = level
    return owners


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
    if _ENDS_ARTICLE.search(left.last_text):
        return False
    return not _FINAL.search(left.last_text) or right.bottom - right.top > 2 * size
