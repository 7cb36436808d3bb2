"""A plugin of the benchmark only: what each generator's output costs inside one Pelican run.

The difference of two runs would drown a small part in the noise of a large one. Pelican's signals
are blinker's named ones, so that nothing of Pelican is imported here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from blinker import signal

REPORT = "WEEKLY_BENCH_CLOCK"
"""Environment variable that names the file for the figures: generator -> CPU seconds."""


def cpu_seconds() -> float:
    """Of this process and all its ended children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def time_output(generators: Iterable[Any]) -> None:
    """Hang a clock on every generator's `generate_output`."""
    for generator in generators:
        output = getattr(generator, "generate_output", None)
        if output is not None:
            generator.generate_output = timed(type(generator).__name__, output)


def timed(name: str, output: Callable[[Any], None]) -> Callable[[Any], None]:
    """The same step, its CPU seconds added to the report."""

    def step(writer: Any) -> None:
        before = cpu_seconds()
        output(writer)
        note(name, cpu_seconds() - before)

    return step


def note(name: str, seconds: float) -> None:
    """Add a figure to the report."""
    path = Path(os.environ[REPORT])
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**told, name: seconds}, sort_keys=True), encoding="utf-8")


def register() -> None:
    """Pelican's way in."""
    signal("all_generators_finalized").connect(time_output)
