"""What the last publication was, on this machine: .cache/published/<target>/.

The site itself is asked first; this is for places that cannot be asked, such as a zip file that
was uploaded by hand, and for networks that are down.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper import files
from plugins.newspaper.model import OutputFile
from plugins.publishing.manifest import GENERATION, NAME, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """One target's folder below .cache/published/."""

    folder: Path

    def published(self) -> bytes | None:
        """The last publication's `.published.json`."""
        try:
            return (self.folder / NAME).read_bytes()
        except OSError:
            return None

    def bring(self, paths: Iterable[str], into: Path) -> None:
        """Copy those of its style and search files that are kept here."""
        for path in paths:
            kept = self.folder / "site" / path
            if kept.is_file():
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                (into / path).write_bytes(kept.read_bytes())

    def keep(self, tree: Path, published: Published) -> None:
        """Remember a publication: its list, and the files of its own generation."""
        kept = self.folder / "site"
        files.repair(kept)
        new = files.new_tree(kept)
        new.mkdir(parents=True)
        own = [path for path in published.own if path.startswith(GENERATION)]
        files.write_all(
            new, (OutputFile(path=path, data=(tree / path).read_bytes()) for path in own)
        )
        files.replace_tree(kept)
        files.write_atomic(self.folder / NAME, published.dump())


def memory_of(root: Path, target: str) -> Memory:
    """The memory of a target, named so that a person finds it: `folder-srv-www-1a2b3c4d`."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", target).strip("-")[:40]
    digest = hashlib.sha256(target.encode()).hexdigest()[:8]
    return Memory(folder=root / ".cache" / "published" / f"{words}-{digest}")
