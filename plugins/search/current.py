"""The current tier between two builds: a new issue follows what stood there a week ago.

Its lists, some weeks old, rest in one zip below `.cache/`, so that neither the next
issue nor a correction of the newest one has the year indexed again. Without the zip, or when
anything in it was changed, the tier is made anew, with the same bytes.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from plugins.newspaper.files import write_atomic
from plugins.search import format as wire
from plugins.search.cutting import Cutting
from plugins.search.documents import Document
from plugins.search.packed import Packed, pack, restored, stored
from plugins.search.tier import Tier, around, tier

_NAME = "current.zip"
_STATE = "state.json"
_VERSION = 1
_KINDS = ("text", "words")
_TAIL = 120
"""Documents: so many are indexed again in each build before what rests is written anew."""


def grown(documents: Sequence[Document], cutting: Cutting, folder: Path | None) -> Tier:
    """The tier of these documents, oldest first; as far as they rest in `folder` from there."""
    newest = max((document.id[:10] for document in documents), default="")
    older = [document for document in documents if document.id[:10] < newest]
    if folder is None or not older:
        return tier(documents, cutting)
    keys = [document.digest for document in older]
    known, (text, words) = _load(folder, keys, older, cutting)
    value = around(older[:known], text=text, words=words)
    if len(older) - known > _TAIL:
        more = tier(older[known:], cutting, known)
        value = value.plus(more) if known else more
        _keep(folder, keys, cutting, value)
        known = len(older)
    return value.plus(tier(documents[known:], cutting, known))


def _load(
    folder: Path, keys: Sequence[str], documents: Sequence[Document], cutting: Cutting
) -> tuple[int, tuple[Packed, Packed]]:
    """How many of the documents rest there, and their lists; 0 when not all there are the same."""
    faults = (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError)
    with contextlib.suppress(*faults), zipfile.ZipFile(folder / _NAME) as kept:
        state = json.loads(kept.read(_STATE))
        count = len(state["keys"])
        same = state["recipe"] == _recipe(cutting) and state["keys"] == list(keys[:count])
        # A name learned since changes the cut of the articles that hold it, and of no other.
        changed = set(state["dictionary"]).symmetric_difference(cutting.words)
        if same and not cutting.touches(changed, documents[:count]):
            text, words = (_read(kept, kind) for kind in _KINDS)
            return count, (text, words)
    return 0, (pack({}), pack({}))


def _read(kept: zipfile.ZipFile, kind: str) -> Packed:
    start = f"{kind}/"
    names = [name for name in kept.namelist() if name.startswith(start)]
    return restored({name.removeprefix(start): kept.read(name) for name in names})


def _keep(folder: Path, keys: Sequence[str], cutting: Cutting, value: Tier) -> None:
    state = {"recipe": _recipe(cutting), "keys": list(keys), "dictionary": list(cutting.words)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as kept:
        kept.writestr(_STATE, json.dumps(state))
        for kind, lists in zip(_KINDS, (value.text, value.words), strict=True):
            for name, data in stored(lists).items():
                kept.writestr(f"{kind}/{name}", data)
    with contextlib.suppress(OSError):  # a read-only folder: the next build makes it anew
        write_atomic(folder / _NAME, packed.getvalue())


def _recipe(cutting: Cutting) -> str:
    """All that the lists depend on besides the documents and the user dictionary."""
    return f"{_VERSION} {wire.FORMAT} {cutting.recipe} {sys.byteorder}"
