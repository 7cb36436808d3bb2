"""`check --fix` and import write a slug for every author who has none, and touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.fix import add_authors
from plugins.newspaper.problems import SourceError

SHOWN = "content/authors.toml"


def test_new_authors_are_added_below_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "authors.toml"
    before = '# 手写\n"王璐" = "lu-wang"\n'
    path.write_text(before, encoding="utf-8")
    added = add_authors(path, SHOWN, ["王璐", "王露", "欧阳若兰"])
    assert added == {"欧阳若兰": "ouyang-ruolan", "王露": "wang-lu"}
    assert path.read_text(encoding="utf-8") == (
        before + '"欧阳若兰" = "ouyang-ruolan"\n"王露" = "wang-lu"\n'
    )


def test_without_anything_new_the_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "authors.toml"
    assert add_authors(path, SHOWN, []) == {}
    assert not path.exists()
    path.write_bytes('\ufeff"王璐" = "wang-lu"\r\n'.encode())
    before = path.read_bytes()
    assert add_authors(path, SHOWN, ["王璐"]) == {}
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"\xff\xff\xff", "王璐 = “x”".encode()], ids=["bytes", "toml"])
def test_a_table_that_cannot_be_read_is_never_added_to(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "authors.toml"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="content/authors"):
        add_authors(path, SHOWN, ["王露"])
    assert path.read_bytes() == data
