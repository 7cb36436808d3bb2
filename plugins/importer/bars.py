"""A short line behind ▍: a column's name above a headline, a heading between two paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, signs
from plugins.importer.columns import SECTION_MARKS
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

PARAGRAPH_WIDTH = 30.0
"""Han characters: what is longer and ends like a sentence is no headline."""
LONG = 45.0
"""The same for what breaks off, at a jump for instance."""


def headings(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """Below a column's name stands a headline; where a paragraph goes on, it is a heading."""
    for index in range(1, len(bases) - 1):
        base = bases[index]
        if (
            roles[index] is None
            and base.text.startswith(tuple(SECTION_MARKS))
            and signs.is_short(base.text)
            and _is_paragraph(bases[index - 1].text)
            and _is_paragraph(bases[index + 1].text)
            and datelines.dateline(bases[index + 1].text) is None
        ):
            roles[index] = replace(
                base, role="heading", certainty=0.85, reason="两段之间带竖条的短行"
            )


def _is_paragraph(text: str) -> bool:
    return width(text) > (PARAGRAPH_WIDTH if signs.is_final(text) else LONG)
