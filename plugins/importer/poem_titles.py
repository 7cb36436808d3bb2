"""夜　班, above the second of two poems: which short first lines of stanzas are titles.

（外一首） says how many titles stand inside. Where more lines could be one, the way they are set
tells them apart from verse that is merely short: characters apart, a mark, a wider gap above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

_COUNT = re.compile(r"外(?P<count>[一二三四五六])首")
_WIDE = re.compile(r"^\S(?:[ \u3000]+\S){1,5}$")
_MARKED = re.compile(r"^(?:[■◆●▲★◎□◇○☆※]|[《〈])")
# 我说像: somebody speaks, it is a line of the poem
_SAYS = re.compile(r"^(?:[我你他她它咱](?!的)|[这那]是|如果|假如|只要|因为|而|但|就|也|还|说)")
_STOPS = "，。；、！？,.;!?"
NARROW = 0.6
"""A title's width as a share of a line's, at most."""
ABOVE = 8
"""Lines above the first stanza in which the headline says how many poems there are."""


def inner(bases: Sequence[Token], group: Sequence[Sequence[int]], mean: float) -> frozenset[int]:
    """Indices of the stanzas that begin with the title of a further poem.

    Args:
        bases: of the page, in order.
        group: stanzas as indices of lines.
        mean: width of a line of these poems.
    """
    found = [
        at
        for at, stanza in enumerate(group)
        if at
        and len(stanza) != 2
        and (len(stanza) == 1 or width(bases[stanza[0]].text) <= NARROW * mean)
        and bases[stanza[0]].text[-1] not in _STOPS
    ]
    first = group[0][0]
    told = next(
        (m for b in reversed(bases[max(0, first - ABOVE) : first]) if (m := _COUNT.search(b.text))),
        None,
    )
    wanted = "一二三四五六".index(told["count"]) + 1 if told else 0
    below = group[-1][-1] + 1
    if wanted == 1 and below < len(bases) and _MARKED.match(bases[below].text):
        return frozenset()  # ■饭盒 stands below these stanzas
    if not wanted or len(found) <= wanted:
        return frozenset(found)
    ranked = sorted(found, key=lambda at: _rank(bases, group, at), reverse=True)
    return frozenset(ranked[:wanted])


def _rank(
    bases: Sequence[Token], group: Sequence[Sequence[int]], at: int
) -> tuple[int, int, int, int]:
    """How much speaks for a title: the way it is set, the gap above it, the poem's balance."""
    line = bases[group[at][0]]
    is_set = bool(_WIDE.match(line.text) or line.was_apart or line.hints.bold)
    above = sum(map(len, group[:at]))
    below = sum(map(len, group[at:])) - 1
    return (
        is_set + bool(_MARKED.match(line.text)),
        -bool(_SAYS.match(line.text)),
        line.gap,
        -abs(above - below),
    )
