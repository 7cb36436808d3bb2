"""A page's address as a QR code, for the printed page: paper leads back to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

CORRECTION = "m"
"""15 % of the code may be unreadable: office printers are rough too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressCode:
    """A square of `size` x `size` modules; `path` draws the dark ones as strokes of width 1."""

    url: str
    size: int
    path: str


def address_code(url: str) -> AddressCode:
    """The code of an absolute address; one SVG path, a stroke for each run of dark modules."""
    code = segno.make(url, error=CORRECTION, micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return AddressCode(url=url, size=len(rows), path="".join(map(_row, range(len(rows)), rows)))


def _row(y: int, modules: bytes) -> str:
    """`M0 3.5m4 0h2`: to the row's middle, over four light modules, through two dark ones."""
    steps = [f"M0 {y}.5"]
    for is_dark, run in groupby(modules):
        length = len(list(run))
        steps.append(f"h{length}" if is_dark else f"m{length} 0")
    return "".join(steps)
