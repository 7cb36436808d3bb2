"""The picture of a page: left its lines as printed, right what they became, ribbons between.

A lost line is red and has no ribbon; a misplaced one is a ribbon that crosses the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.importer.model import Line

WIDTH = 200
HEIGHT = 1000
_LEFT = (0, 56)
_RIGHT = (144, 200)
_GAP = 10.0
"""Between two articles on the right."""
_LEAST = 2.0
"""A line of one word is still seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a line became; `order` is the part's place in its article."""

    article: int
    order: int
    word: str
    is_left: bool = False
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line on one side; all measures in the map's units."""

    href: str
    title: str
    style: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """From a line to its place; `points` as SVG wants them."""

    points: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The whole picture."""

    width: int
    height: int
    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    lost_count: int


def draw(source: int, lines: Sequence[tuple[Line, Part | None]], *, colours: int) -> Map:
    """Lay out one source; a line's height goes with its length."""
    parts = [part or Part(article=0, order=9, word="丢失", is_lost=True) for _, part in lines]
    target = sorted(range(len(lines)), key=lambda i: (_group(parts[i]), parts[i].order, i))
    groups = [list(run) for _, run in groupby(target, key=lambda i: _group(parts[i]))]
    sizes = [max(len(line.text), 6) for line, _ in lines]
    room = HEIGHT - _GAP * max(0, len(groups) - 1)
    unit = room / (sum(sizes) or 1)
    heights = [max(size * unit, _LEAST) for size in sizes]
    scale = room / (sum(heights) or 1)
    heights = [height * scale for height in heights]

    tops: dict[int, float] = {}
    y = 0.0
    spread = HEIGHT / (sum(heights) or 1)
    for index, height in enumerate(heights):
        tops[index] = y
        y += height * spread
    places: dict[int, float] = {}
    y = 0.0
    for run in groups:
        for index in run:
            places[index] = y
            y += heights[index]
        y += _GAP

    def bar(index: int, side: tuple[int, int], top: float, height: float) -> Bar:
        line, _ = lines[index]
        part = parts[index]
        owner = f"第 {part.article} 篇 " if part.article else ""
        return Bar(
            href=f"#l{source}-{line.number}",
            title=f"第 {line.number} 行：{owner}{part.word}",
            style=_style(part, colours),
            x=side[0],
            y=round(top, 1),
            width=side[1] - side[0],
            height=round(max(height - 0.6, 0.6), 1),
        )

    kept = [i for i in range(len(lines)) if not parts[i].is_lost]
    return Map(
        width=WIDTH,
        height=HEIGHT,
        left=tuple(bar(i, _LEFT, tops[i], heights[i] * spread) for i in range(len(lines))),
        right=tuple(bar(i, _RIGHT, places[i], heights[i]) for i in target if i in set(kept)),
        ribbons=tuple(
            Ribbon(
                points=_points(tops[i], heights[i] * spread, places[i], heights[i]),
                style=_style(parts[i], colours),
            )
            for i in kept
        ),
        lost_count=len(lines) - len(kept),
    )


def _group(part: Part) -> tuple[int, int]:
    """Order on the right: masthead, articles by number, the left over, the lost."""
    if part.is_lost:
        return (3, 0)
    if part.article:
        return (1, part.article)
    return (2, 0) if part.is_left else (0, 0)


def _style(part: Part, colours: int) -> str:
    """A class of the style sheet."""
    if part.is_lost:
        return "lost"
    if part.article:
        return f"c{(part.article - 1) % colours + 1}"
    return "left-over" if part.is_left else "masthead"


def _points(top: float, height: float, place: float, place_height: float) -> str:
    corners = (
        (_LEFT[1], top),
        (_RIGHT[0], place),
        (_RIGHT[0], place + place_height),
        (_LEFT[1], top + height),
    )
    return " ".join(f"{x:g},{y:.1f}" for x, y in corners)
