"""Small things in files that no linter looks at: line ends, the last line, size.

python .ci/tidy.py FILE…    without names: every file that git knows. Exit 1 with one line a fault.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LIMIT_BYTES = 600_000
TEXT = {".py", ".md", ".toml", ".html", ".css", ".js", ".mjs", ".json", ".yml", ".yaml", ".in", ""}
# Samples stand for bytes as they are: GBK, CRLF and missing last line ends are what they show.
SAMPLES = re.compile(r"^tests/(.*/)?(data|golden|in)/")
CONFLICT = re.compile(rb"^(<{7}|>{7}) ", re.MULTILINE)


def faults(path: Path) -> Iterator[str]:
    """What is wrong with one file."""
    size_bytes = path.stat().st_size
    if size_bytes > LIMIT_BYTES:
        yield f"{size_bytes} bytes, more than {LIMIT_BYTES}"
    if SAMPLES.match(path.as_posix()):
        return
    if path.suffix == ".cmd":
        data = path.read_bytes()
        if data.count(b"\n") != data.count(b"\r\n") or not data.isascii():
            yield "a .cmd file is ASCII with CRLF"
    elif path.suffix in TEXT:
        data = path.read_bytes()
        if b"\r" in data:
            yield "CR in a text file"
        if data and not data.endswith(b"\n"):
            yield "no line end at the end"
        if CONFLICT.search(data):
            yield "a mark of an unfinished merge"
        if path.suffix != ".md" and re.search(rb"[ \t]+$", data, re.MULTILINE):
            yield "blanks at the end of a line"


def main(names: list[str]) -> int:
    """Look at the named files, or at all; 1 when something is wrong."""
    if not names:
        listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout
        names = [name for name in listed.decode().split("\0") if name]
    paths = [Path(name) for name in names if Path(name).is_file() and not Path(name).is_symlink()]
    found = [f"{path}: {fault}" for path in paths for fault in faults(path)]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
