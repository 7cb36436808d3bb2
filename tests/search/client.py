"""The shipped client under node, asked from Python."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plugins.newspaper.files import write_all
from plugins.newspaper.model import Archive
from plugins.search.build import ROOT, SearchSettings, build

CLIENT = Path(__file__).with_name("client.mjs")


def written(archive: Archive, folder: Path, settings: SearchSettings | None = None) -> Path:
    """Write the index of an archive; returns the folder of the data."""
    write_all(folder, build(archive, settings or SearchSettings(word_lists=())))
    return folder / ROOT


class Client:
    """One running node."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, folder: Path, query: str, **more: Any) -> dict[str, Any]:
        """What the client answers to one query."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        task = {"folder": str(folder), "query": query, **more}
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def client() -> Iterator[Client]:
    """Start node; it ends with the block."""
    with subprocess.Popen(
        ["node", str(CLIENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Client(process)
        assert process.stdin is not None
        process.stdin.close()
