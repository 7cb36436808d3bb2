"""The W3C feed validator over a folder of feeds; run as a program of its own.

    python -m plugins.commands.feed_validator VALIDATOR FOLDER SITE_URL

Its source is not in this repository and not on PyPI: a clone of github.com/w3c/feedvalidator is
named. It is not loaded into the process that asks, because it changes much of Python's libraries.
"""

from __future__ import annotations

import importlib
import io
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATTERNS = ("feeds/**/*.xml", "feeds/*.opml")


def judged(folder: Path, site_url: str) -> Iterator[dict[str, Any]]:
    """For each feed its path and what the validator says, at its strictest usual level."""
    validator: Any = importlib.import_module("feedvalidator")
    levels: Any = importlib.import_module("feedvalidator.compatibility")
    words: Any = importlib.import_module("feedvalidator.formatter.text_plain")
    kinds: Any = importlib.import_module("feedvalidator.logging")
    for path in sorted(path for pattern in PATTERNS for path in folder.glob(pattern)):
        name = path.relative_to(folder).as_posix()
        try:
            # Without the address each file would be told that its self link is another.
            found = validator.validateStream(
                io.BytesIO(path.read_bytes()), firstOccurrenceOnly=1, base=f"{site_url}/{name}"
            )["loggedEvents"]
        except kinds.ValidationFailure as failure:
            found = [failure.event]
        events = levels.AA(found)
        yield {
            "path": name,
            "errors": sum(isinstance(event, kinds.Error) for event in events),
            "warnings": sum(isinstance(event, kinds.Warning) for event in events),
            "said": [str(line) for line in words.Formatter(events)],
        }


if __name__ == "__main__":
    source, place, address = sys.argv[1:]
    sys.path.insert(0, str(Path(source) / "src"))
    warnings.simplefilter("ignore")
    for row in judged(Path(place), address):
        print(json.dumps(row, ensure_ascii=False))
