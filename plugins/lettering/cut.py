"""Cut a face down to some characters: the slices are subset, then merged into one."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont, TTLibError

from plugins.lettering.source import FaceSource
from plugins.newspaper.files import write_atomic
from plugins.newspaper.problems import Problem, SourceError

RECIPE = "1"
"""Part of the cache key: raise it when the same characters should come out differently."""

FEATURES = ("halt", "chws", "kern")
"""Half-width marks and contextual spacing (clreq, punctuation adjustment), kerning of Latin."""

EPOCH = 2_082_844_800
"""1970-01-01 in the head table's seconds since 1904: no clock in any file."""

_DROPPED = ("vhea", "vmtx", "VORG", "BASE", "DSIG", "STAT", "gasp", "prep", "fpgm", "cvt ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """`woff2` for pages, `ttf` for drawing; `covered` are the characters that the face has."""

    woff2: bytes
    ttf: bytes
    covered: frozenset[str]


def cut(characters: Iterable[str], source: FaceSource, cache: Path) -> Face:
    """One face with those characters, as far as the source has them; cached by content.

    Raises:
        SourceError: a file of the source is no font.
    """
    wanted = "".join(sorted(set(characters) - {"\n", "\t"}))
    key = hashlib.sha256(f"{RECIPE}\0{source.stamp}\0{wanted}".encode()).hexdigest()[:32]
    folder = cache / "faces" / key
    try:
        covered = json.loads((folder / "covered.json").read_bytes())
        return Face(
            woff2=(folder / "face.woff2").read_bytes(),
            ttf=(folder / "face.ttf").read_bytes(),
            covered=frozenset(covered),
        )
    except (OSError, ValueError):
        face = _cut(wanted, source)
        write_atomic(folder / "face.woff2", face.woff2)
        write_atomic(folder / "face.ttf", face.ttf)
        covered = sorted(face.covered)
        write_atomic(folder / "covered.json", json.dumps(covered).encode())  # last: all is whole
        return face


def _cut(wanted: str, source: FaceSource) -> Face:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        with tempfile.TemporaryDirectory() as folder:
            parts = []
            for number, (path, points) in enumerate(source.files_for(wanted).items()):
                part = Path(folder) / f"{number}.ttf"
                _subset(path, points).save(part)
                parts.append(str(part))
            if not parts:
                return Face(woff2=b"", ttf=b"", covered=frozenset())
            font = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
            return _finish(font)
    except (TTLibError, OSError) as error:
        raise SourceError(
            Problem(
                path="pelicanconf.py",
                kind="headline-face",
                message=f"标题字体读不出来：{error}",
                remedy="换一个 .ttf、.otf 或 .woff2 文件，或者把 SITE_HEADLINE_FACE 留空",
            )
        ) from None


def _subset(path: Path, points: Iterable[int]) -> Any:
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += list(_DROPPED)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.flavor = None
    return font


def _finish(font: Any) -> Face:
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = EPOCH
    covered = frozenset(chr(point) for point in font.getBestCmap())
    written = {}
    for flavor in ("woff2", None):
        out = io.BytesIO()
        font.flavor = flavor
        font.save(out, reorderTables=None)
        written[flavor] = out.getvalue()
    return Face(woff2=written["woff2"], ttf=written[None], covered=covered)
