"""The table of promises in CONTRIBUTING names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_a_file_that_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("hosts were promised")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \|.*\| (.*) \|$", table, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 16))
    for number, held in rows:
        names = re.findall(r"`((?:tests|\.ci|pyproject)[\w/.-]*)`", held)
        assert names, number
        for name in names:
            assert (ROOT / name).exists(), name
