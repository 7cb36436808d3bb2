"""Lines that were read twice: a line doubled, or rows that end one picture and begin the next.

Whoever photographs or scans a long column in parts lets the parts overlap, so that the last rows
of one come again as the first rows of the next, over a page number, a head, an app's own line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from plugins.importer.model import Line

DOUBLED = 10
DOUBLED_WIDE = 5
"""Characters: a line this long that comes twice was read twice; verse repeats shorter ones."""
ROWS = 12
"""Rows that two pictures of one column share, at most."""
ROWS_CHARS = 12
"""Characters, on the average, of rows that come twice as a group: refrains are shorter."""


def doubled(
    lines: Sequence[Line], wide: frozenset[int], is_furniture: Callable[[str], bool]
) -> frozenset[int]:
    """Numbers of the lines of the second reading.

    Args:
        lines: cleaned, in order.
        wide: numbers of lines whose characters were set apart.
        is_furniture: what stands between the text of two pages.
    """
    plain = [line for line in lines if not is_furniture(line.text)]
    found = {
        line.number
        for before, line in (*pairwise(lines), *pairwise(plain))
        if line.text == before.text
        and len(line.text) >= (DOUBLED_WIDE if {before.number, line.number} <= wide else DOUBLED)
    }
    at = 1
    while at < len(plain):
        rows = _shared(plain, at)
        found |= {line.number for line in plain[at : at + rows]}
        at += max(1, rows)
    return frozenset(found)


def _shared(lines: Sequence[Line], at: int) -> int:
    """How many rows from here on, two or more, are the same as those right before.

    Where nothing stands between the two readings, they break off in mid-sentence, as pictures do.
    """
    texts = [re.sub(r"\s", "", line.text) for line in lines[max(0, at - ROWS) : at + ROWS]]
    here = min(at, ROWS)
    turned = lines[at].number - lines[at - 1].number - 1 > lines[at].hints.blank_before
    for rows in range(min(here, len(texts) - here), 1, -1):
        group = texts[here : here + rows]
        if texts[here - rows : here] != group or sum(map(len, group)) < ROWS_CHARS * rows:
            continue
        if turned or not (lines[at].hints.blank_before or _STOPPED.search(group[-1])):
            return rows
    return 0


_STOPPED = re.compile(r"[。！？!?…][”’）)》]*$")
