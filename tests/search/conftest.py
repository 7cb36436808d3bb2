"""The shipped client under node, and indexes for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.commands.search_client import Client, client
from plugins.newspaper.files import write_all
from plugins.newspaper.model import Archive
from plugins.search.build import ROOT, SearchSettings, build

Written = Callable[[Archive], Path]


@pytest.fixture(scope="session")
def reader() -> Iterator[Client]:
    """One node for all tests."""
    with client() as running:
        yield running


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write the index of an archive and return the folder with current.json."""
    count = iter(range(1000))

    def write(archive: Archive) -> Path:
        folder = tmp_path / str(next(count))
        write_all(folder, build(archive, SearchSettings()))
        return folder / ROOT

    return write
