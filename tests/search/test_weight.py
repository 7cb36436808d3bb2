"""What a reader's browser loads to search: counted in bytes, as the issue allows."""

from __future__ import annotations

import gzip
from pathlib import Path

from plugins.issues.theme_files import theme_files


def test_the_whole_client_weighs_no_more_than_twelve_kilobytes(root: Path) -> None:
    _, served = theme_files(root / "theme" / "static")
    ours = [
        file for file in served if "/js/search" in file.path and not file.path.endswith("types.js")
    ]
    assert len(ours) == 6
    assert sum(len(gzip.compress(file.data, 9, mtime=0)) for file in ours) <= 12 * 1024
    assert not any(b"innerHTML" in file.data or b"eval(" in file.data for file in ours)


def test_no_module_loads_the_file_of_types(root: Path) -> None:
    _, served = theme_files(root / "theme" / "static")
    assert not any(b"types.js" in file.data for file in served if "/js/search" in file.path)
