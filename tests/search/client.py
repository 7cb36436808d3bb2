"""An archive's index in a folder, as the client under node reads it."""

from __future__ import annotations

from pathlib import Path

from plugins.newspaper.files import write_all
from plugins.newspaper.model import Archive
from plugins.search.build import ROOT, SearchSettings, build


def written(archive: Archive, folder: Path, *, cache: Path | None = None) -> Path:
    """Write the index of an archive; returns the folder of the data."""
    write_all(folder, build(archive, SearchSettings(word_lists=()), cache=cache))
    return folder / ROOT
