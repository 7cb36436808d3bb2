"""## and <h2> above a text: which line of a head carries the mark of the headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import Token


def is_marked(line: Token) -> bool:
    """## or <h2>: of the lines of a head, the one that carries it is the headline."""
    return line.label == "marked" or line.hints.level > 1


def ranked(lines: Sequence[Token]) -> list[Token]:
    """<h3>, <h2>, <h4>: only the highest of a head's marks is the headline's."""
    top = min((line.hints.level for line in lines if line.hints.level), default=0)
    return [
        replace(line, label="", hints=replace(line.hints, level=0))
        if line.hints.level > top and line.label in {"", "marked"}
        else line
        for line in lines
    ]
