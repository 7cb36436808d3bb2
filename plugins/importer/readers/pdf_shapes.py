"""What a PDF page is made of: boxes, column runs, and whether something stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from plugins.importer.readers.pdf_segments import Segment

ENDS_ARTICLE = re.compile(r"■[^。]{1,24}$|[（(][^（()）。]{2,14}[）)]$")
"""A line that ends an article: ■ 王春宇, （林致远）."""


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


def overlaps(a: Segment, b: Segment, share: float = 0.5) -> bool:
    """Do they share that part of the narrower one's width?"""
    common = min(a.x1, b.x1) - max(a.x0, b.x0)
    return common >= share * min(a.width, b.width)


def is_parted(top: float, bottom: float, x0: float, x1: float, rules: Iterable[Box]) -> bool:
    """Does a horizontal rule or a picture run between two heights, over most of the width?"""
    return any(
        top - 1 <= (rule.top + rule.bottom) / 2 <= bottom + 1
        and min(x1, rule.x1) - max(x0, rule.x0) >= 0.6 * (x1 - x0)
        for rule in rules
        if rule.x1 - rule.x0 > rule.bottom - rule.top
    )
