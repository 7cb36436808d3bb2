"""The printed code is the code: drawn modules are segno's, run for run."""

from __future__ import annotations

import re

import segno

from plugins.issues.address_code import address_code

URL = "https://example.org/2025-04-25/0101.html"


def test_strokes_cover_exactly_the_dark_modules() -> None:
    code = address_code(URL)
    dark: set[tuple[int, int]] = set()
    for y, steps in re.findall(r"M0 (\d+)\.5((?:m\d+ 0|h\d+)+)", code.path):
        x = 0
        for kind, length in re.findall(r"([mh])(\d+)", steps):
            if kind == "h":
                dark |= {(x + i, int(y)) for i in range(int(length))}
            x += int(length)
        assert x == code.size
    matrix = segno.make(URL, error="m", micro=False, boost_error=False).matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, one in enumerate(row) if one}
