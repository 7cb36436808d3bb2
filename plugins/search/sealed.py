"""The sealed tier between two builds: the same bytes until a year ends or an article is withdrawn.

Its files rest in one zip below `.cache/`. Without it the tier is made anew, with the same bytes,
but for articles corrected since: those are then sealed as they are now instead of `replaced`.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper.files import write_atomic
from plugins.search import format as wire
from plugins.search.documents import Document
from plugins.search.tier import Tier, read

_NAME = "sealed.zip"
_STATE = "state.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The tier's files, and which of its documents were corrected since."""

    stamp: str
    files: Mapping[str, bytes]
    replaced: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a sealed tier comes about; `recipe` names all settings that its bytes depend on."""

    recipe: str
    index: Callable[[Sequence[Document]], Tier]
    write: Callable[[Tier], tuple[str, dict[str, bytes]]]


def seal(documents: Sequence[Document], making: Making, folder: Path | None) -> Sealed:
    """The sealed tier of these documents: as it rests in `folder`, as far as that still holds.

    The same articles: the files as they stand, corrected ones `replaced`. Some gone: taken out of
    the files as they stand. Anything else (a year has ended, an old issue was imported): anew.
    """
    before = _load(folder, making.recipe)
    now = {document.id: document.digest for document in documents}
    if before is not None:
        ids, digests, stamp, files = before
        if ids == list(now):
            return Sealed(stamp=stamp, files=files, replaced=_differing(ids, digests, now))
        gone = frozenset(number for number, one in enumerate(ids) if one not in now)
        kept = [number for number in range(len(ids)) if number not in gone]
        if [ids[number] for number in kept] == list(now):
            stamp, files = making.write(read(files, gone))
            digests = [digests[number] for number in kept]
            ids = list(now)
            _keep(folder, making.recipe, ids, digests, stamp, files)
            return Sealed(stamp=stamp, files=files, replaced=_differing(ids, digests, now))
    stamp, files = making.write(making.index(documents))
    _keep(folder, making.recipe, list(now), list(now.values()), stamp, files)
    return Sealed(stamp=stamp, files=files)


def _differing(
    ids: Sequence[str], digests: Sequence[str], now: Mapping[str, str]
) -> tuple[int, ...]:
    pairs = enumerate(zip(ids, digests, strict=True))
    return tuple(number for number, (one, digest) in pairs if now[one] != digest)


def _load(
    folder: Path | None, recipe: str
) -> tuple[list[str], list[str], str, dict[str, bytes]] | None:
    """What rests there; None when nothing does, or it is of another recipe, or damaged."""
    if folder is None:
        return None
    with contextlib.suppress(OSError, zipfile.BadZipFile, KeyError, ValueError):
        with zipfile.ZipFile(folder / _NAME) as pack:
            state = json.loads(pack.read(_STATE))
            if state["recipe"] != recipe or state["format"] != wire.FORMAT:
                return None
            files = {name: pack.read(name) for name in pack.namelist() if name != _STATE}
        bodies = {name: data[wire.HEADER_BYTES :] for name, data in files.items()}
        if wire.stamp_of(bodies).hex() == state["stamp"]:
            return list(state["ids"]), list(state["digests"]), state["stamp"], files
    return None


def _keep(
    folder: Path | None,
    recipe: str,
    ids: Sequence[str],
    digests: Sequence[str],
    stamp: str,
    files: Mapping[str, bytes],
) -> None:
    if folder is None:
        return
    state = {
        "recipe": recipe,
        "format": wire.FORMAT,
        "ids": list(ids),
        "digests": list(digests),
        "stamp": stamp,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as pack:
        pack.writestr(_STATE, json.dumps(state))
        for name in sorted(files):
            pack.writestr(name, files[name])
    with contextlib.suppress(OSError):  # a read-only folder: the next build makes it anew
        write_atomic(folder / _NAME, packed.getvalue())
