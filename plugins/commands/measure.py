"""What a command costs: CPU of all its processes, and the most memory that they held at once."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one command and all the processes that it started."""

    code: int
    said: str
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    """Most memory held at once by all of them (Linux); elsewhere by the largest; 0 = not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Of a folder."""

    files: int
    size_bytes: int
    gzip_bytes: int
    """Each file packed by itself with gzip -9, as a server would send it."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, its output kept, and count."""
    before = _children_cpu_seconds()
    began = time.monotonic()
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    peak = _Peak(child.pid)
    watcher = threading.Thread(target=peak.watch, daemon=True)
    watcher.start()
    said = child.communicate()[0].decode("utf-8", "replace")
    peak.over.set()
    watcher.join()
    return Cost(
        code=child.returncode,
        said=said,
        cpu_seconds=_children_cpu_seconds() - before,
        wall_seconds=time.monotonic() - began,
        peak_bytes=peak.most_bytes or _largest_child_bytes(),
    )


def weigh(folder: Path) -> Weight:
    """Count a folder's files and bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sizes = [path.stat().st_size for path in files]
    packed = [len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in files]
    return Weight(files=len(files), size_bytes=sum(sizes), gzip_bytes=sum(packed))


class _Peak:
    """Samples the memory of a process and all below it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most_bytes = 0
        self.over = threading.Event()

    def watch(self) -> None:
        if not Path("/proc/self/smaps_rollup").exists():
            return
        while not self.over.wait(_SAMPLE_SECONDS):
            held = sum(_held_bytes(pid) for pid in _tree(self.pid))
            self.most_bytes = max(self.most_bytes, held)


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    found, at = [pid], 0
    while at < len(found):
        for task in Path(f"/proc/{found[at]}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text(encoding="ascii").split()]
            except OSError:
                continue  # it ended while we looked
        at += 1
    return found


def _held_bytes(pid: int) -> int:
    """Resident memory of one process; 0 when it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _children_cpu_seconds() -> float:
    """CPU of all ended children and what they waited for; 0 where the system does not count it."""
    if sys.platform == "win32":
        return 0.0
    times = os.times()
    return times.children_user + times.children_system


def _largest_child_bytes() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
