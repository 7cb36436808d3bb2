"""The shipped client under node, asked from Python: for tests and the bench."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("search_client.js")


class Client:
    """One running node."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, folder: Path, query: str, **more: object) -> dict[str, Any]:
        """What the client answers to one query over the data in `folder`.

        Args:
            folder: the one with current.json.
            query: as a reader types it.
            more: see search_client.js.
        """
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
        ["node", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Client(process)
        assert process.stdin is not None
        process.stdin.close()
