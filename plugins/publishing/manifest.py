"""`.published.json` at the root of what is published: every file and its sha256.

    {"files": {path: sha256}, "previous": [path], "sizes": [bytes, in the order of files]}

`previous` are files of the publication before that stay once more, so that a page which a reader's
browser cached ten minutes ago still finds its style and its search data.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

NAME = ".published.json"
GENERATION = ("theme/", "search/data/")
"""Where a cached page looks for files whose names change with their content."""

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication holds, `.published.json` itself apart. `files` by path."""

    files: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    previous: tuple[str, ...] = ()

    def dump(self) -> bytes:
        """The file's bytes."""
        paths = sorted(self.files)
        document = {
            "files": {path: self.files[path] for path in paths},
            "previous": sorted(self.previous),
            "sizes": [self.sizes.get(path, 0) for path in paths],
        }
        return json.dumps(document, ensure_ascii=False, indent=0).encode() + b"\n"

    @property
    def own(self) -> dict[str, str]:
        """The files of this publication without those that only stay once more."""
        staying = set(self.previous)
        return {path: sha for path, sha in self.files.items() if path not in staying}


def parse(text: bytes) -> Published | None:
    """The publication that a file describes; None when it is not such a file.

    It may come from the network: a path that leaves the site is refused with the whole file.
    """
    try:
        document = json.loads(text)
        files, previous = document["files"], document["previous"]
        sizes = dict(zip(sorted(files), document.get("sizes", ()), strict=False))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not isinstance(files, dict) or not isinstance(previous, list):
        return None
    if not all(is_inside(path) and _SHA256.match(str(sha)) for path, sha in files.items()):
        return None
    if not all(isinstance(number, int) for number in sizes.values()):
        return None
    return Published(files=files, sizes=sizes, previous=tuple(p for p in previous if p in files))


def is_inside(path: object) -> bool:
    """Is it a relative path that stays below the folder it is joined to?"""
    if not isinstance(path, str) or not path or path.startswith("/") or "\\" in path:
        return False
    parts = PurePosixPath(path).parts
    return ".." not in parts and ":" not in parts[0] and "\0" not in path


def of_tree(folder: Path, *, previous: Iterable[str] = ()) -> Published:
    """Read every file of a built tree."""
    files, sizes = {}, {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME:
            data = path.read_bytes()
            files[name], sizes[name] = hashlib.sha256(data).hexdigest(), len(data)
    return Published(files=files, sizes=sizes, previous=tuple(previous))


def sha256_of(path: Path) -> str:
    """Of a file's bytes, "" when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def staying(old: Published, new: Published) -> tuple[str, ...]:
    """The old publication's own style and search files that the new one no longer has."""
    return tuple(
        sorted(path for path in old.own if path.startswith(GENERATION) and path not in new.files)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a publication will do, by path; sizes in bytes."""

    new: Mapping[str, int]
    changed: Mapping[str, int]
    gone: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Is everything online already?"""
        return not (self.new or self.changed or self.gone)

    @property
    def touched_old(self) -> int:
        """How many files that are online will be other or gone."""
        return len(self.changed) + len(self.gone)

    @property
    def to_send(self) -> tuple[str, ...]:
        """New and changed, sorted."""
        return tuple(sorted([*self.new, *self.changed]))


def compare(old: Published, new: Published) -> Changes:
    """From the one publication to the other."""
    return Changes(
        new={p: new.sizes.get(p, 0) for p in sorted(new.files) if p not in old.files},
        changed={
            p: new.sizes.get(p, 0)
            for p in sorted(new.files)
            if p in old.files and old.files[p] != new.files[p]
        },
        gone={p: old.sizes.get(p, 0) for p in sorted(old.files) if p not in new.files},
    )
