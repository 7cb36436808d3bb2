"""Prose in a narrower column between wide ones, too short for a view of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.importer.model import Line

NARROW = 0.8
"""Of the widest column: what stays below it, line after line, is a column of its own."""
LINES = 7
PROSE_CHARS = 11
INNER_MARKS = 0.5
"""So many of the longer lines hold a mark inside; verse is narrow as well, but holds few."""


def runs(lines: Sequence[Line], widest: float) -> Iterator[list[Line]]:
    """Neighbouring lines, no blank line between them, that are all narrow and read like prose.

    Args:
        lines: of a page, in order.
        widest: characters in a full line of its widest column; 0 = nothing is wrapped.
    """
    run: list[Line] = []
    for line in lines:
        is_narrow = len(line.text) < NARROW * widest
        if is_narrow and run and not (line.hints.blank_before or line.hints.breaks):
            run.append(line)
            continue
        if len(run) >= LINES and _is_prose(run):
            yield run
        run = [line] if is_narrow else []
    if len(run) >= LINES and _is_prose(run):
        yield run


def _is_prose(run: Sequence[Line]) -> bool:
    long = [line.text for line in run if len(line.text) >= PROSE_CHARS]
    marked = sum(bool(re.search(r"[，。、；：,]\S", text)) for text in long)
    return len(long) >= LINES and marked >= INNER_MARKS * len(long)
