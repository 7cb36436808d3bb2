"""A poem set as running text: 天还没有亮／号子先亮了／／影子起身. ／ ends a line, ／／ a stanza."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import people, signs
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width

LINES = 4
"""So many lines make a poem; a pair of strokes may stand in any sentence."""
LINE_WIDTH = 22.0
MEAN_WIDTH = 14.0
WORD_WIDTH = 3.5
"""Shorter on the average are words of a list: 首页／要闻／正文."""
_STROKE = re.compile(r"[\s\u3000]*(?P<s>[／/|｜]{1,3}|‖)[\s\u3000]*")
_NO_VERSE = re.compile(r"[A-Za-z0-9:：@#【】\[［\]］]|[。！？][^／/|｜‖\s”]")


def poems(bases: Sequence[Token], roles: Roles) -> None:
    """Lines of a poem parted by strokes: each printed line a stanza, or several."""
    index = 0
    while index < len(bases):
        end = index
        while (
            end < len(bases)
            and roles[end] is None
            and (end == index or bases[end].gap <= 1)
            and _is_slashed(bases[end].text)
        ):
            end += 1
        run = range(index, end)
        stanzas = [stanza for k in run for stanza in _stanzas(bases[k].text)]
        lines = [line for stanza in stanzas for line in stanza]
        if len(lines) >= LINES and _sings(lines) and _has_head(bases, index):
            verse = replace(
                bases[index],
                role="verse",
                text="\n\n".join("\n".join(stanza) for stanza in stanzas),
                numbers=tuple(n for k in run for n in bases[k].numbers),
                certainty=0.8,
                reason="用斜线分行的诗",
            )
            for k in run:
                roles[k] = replace(verse, role="gone")
            roles[index] = verse
        index = max(end, index + 1)


def _is_slashed(text: str) -> bool:
    return (
        len(_STROKE.findall(text)) >= 1
        and not _NO_VERSE.search(text)
        and text[0] not in "“《（("
        and people.parse(text) is None
    )


def _stanzas(text: str) -> list[list[str]]:
    """The lines by stanza."""
    made: list[list[str]] = [[]]
    at = 0
    for match in _STROKE.finditer(text):
        made[-1].append(text[at : match.start()].strip())
        if len(match["s"]) > 1 or match["s"] == "‖":
            made.append([])
        at = match.end()
    made[-1].append(text[at:].strip())
    return [kept for stanza in made if (kept := [line for line in stanza if line])]


def _sings(lines: Sequence[str]) -> bool:
    widths = [width(line) for line in lines]
    return max(widths) <= LINE_WIDTH and WORD_WIDTH <= sum(widths) / len(widths) <= MEAN_WIDTH


def _has_head(bases: Sequence[Token], index: int) -> bool:
    """A headline, or who wrote it, stands above."""
    above = bases[index - 1].text if index else ""
    return bool(above) and (signs.is_short(above) or people.parse(above) is not None)
