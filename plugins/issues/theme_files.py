"""The theme's own files, in one folder named by the hash of the whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.issues import scripts, styles
from plugins.newspaper.content import is_ignored
from plugins.newspaper.model import OutputFile

FIXED_NAMES = frozenset({"feed.css"})
"""Files that a format names by a fixed address; their plugin writes them."""


def theme_files(static: Path) -> tuple[str, tuple[OutputFile, ...]]:
    """The folder's address (`theme/1a2b3c4d`) and its files. The text files' line ends are LF."""
    found: list[tuple[str, bytes]] = []
    for path in sorted(static.rglob("*"), key=lambda path: path.relative_to(static).as_posix()):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not is_ignored(path) and name not in FIXED_NAMES:
            data = path.read_bytes()
            if path.suffix in {".css", ".js", ".svg"}:
                data = data.replace(b"\r\n", b"\n")
            if path.suffix == ".js":
                data = scripts.bare(data.decode()).encode()
            elif path.suffix == ".css":
                data = styles.bare(data.decode()).encode()
            found.append((name, data))
    whole = hashlib.sha256()
    for name, data in found:
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    address = f"theme/{whole.hexdigest()[:8]}"
    return address, tuple(OutputFile(path=f"{address}/{name}", data=data) for name, data in found)
