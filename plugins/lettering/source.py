"""Where the headline face lies, and which of its files hold which characters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper.problems import Problem, SourceError

PACKAGE = Path("node_modules/@fontsource/noto-serif-sc")
WEIGHT = 900


@dataclass(frozen=True, kw_only=True)
class FaceSource:
    """One whole file, or the slices of a package; `ranges` is empty for a whole file.

    `stamp` names the exact face (a version, or a file's size and name) for the cache.
    """

    stamp: str
    whole: Path | None = None
    slices: Mapping[Path, tuple[tuple[int, int], ...]]

    def files_for(self, characters: Iterable[str]) -> dict[Path, frozenset[int]]:
        """File -> code points to take from it; each code point from one file only."""
        wanted = {ord(character) for character in characters}
        if self.whole is not None:
            return {self.whole: frozenset(wanted)}
        found: dict[Path, frozenset[int]] = {}
        for path, ranges in self.slices.items():
            here = frozenset(c for c in wanted if any(low <= c <= high for low, high in ranges))
            if here:
                found[path] = here
                wanted -= here
        return found


def find_source(root: Path, setting: str) -> FaceSource | None:
    """The newsroom's own file, else the npm package, else None: the system's Song faces serve.

    Raises:
        SourceError: the setting names a file that is not there.
    """
    if setting:
        whole = root / setting
        if not whole.is_file():
            raise SourceError(
                Problem(
                    path="pelicanconf.py",
                    kind="headline-face",
                    message=f"标题字体 {setting} 不在这里",
                    remedy="改正 SITE_HEADLINE_FACE，或者留空",
                )
            )
        return FaceSource(stamp=f"{whole.name}:{whole.stat().st_size}", whole=whole, slices={})
    package = root / PACKAGE
    try:
        version = json.loads((package / "package.json").read_bytes())["version"]
        table = json.loads((package / "unicode.json").read_bytes())
    except (OSError, ValueError, KeyError):
        return None
    slices: dict[Path, tuple[tuple[int, int], ...]] = {}
    # Numbered slices first: they hold full-width marks, "latin" the same points again.
    for name in sorted(table, key=lambda name: (not name.startswith("["), name)):
        path = package / "files" / f"noto-serif-sc-{name.strip('[]')}-{WEIGHT}-normal.woff2"
        if path.is_file():
            slices[path] = tuple(_ranges(table[name]))
    return FaceSource(stamp=f"noto-serif-sc {version} {WEIGHT}", slices=slices)


def _ranges(text: str) -> Iterable[tuple[int, int]]:
    """`U+1f1e9-1f1f5,U+fee3` -> (first, last) pairs."""
    for part in text.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        yield int(first, 16), int(last or first, 16)
