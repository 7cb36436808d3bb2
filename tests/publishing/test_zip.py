"""A zip file as target."""

from __future__ import annotations

import zipfile

import pytest

from plugins.newspaper.problems import SourceError
from plugins.publishing.manifest import NAME, parse
from plugins.publishing.targets.zip import Zip
from tests.publishing.trees import FIRST, SECOND, job, read


def test_it_holds_the_whole_site(tmp_path):
    target = Zip(path=tmp_path / "out" / "site.zip")
    target.publish(job(tmp_path / "first", FIRST))
    with zipfile.ZipFile(target.path) as packed:
        packed.extractall(tmp_path / "unpacked")
        assert set(packed.namelist()) == {*FIRST, NAME}
    assert read(tmp_path / "unpacked") == FIRST


def test_equal_sites_give_equal_bytes(tmp_path):
    made = [Zip(path=tmp_path / f"{n}.zip") for n in (1, 2)]
    for n, target in enumerate(made):
        target.publish(job(tmp_path / f"tree{n}", FIRST))
    assert made[0].path.read_bytes() == made[1].path.read_bytes()


def test_it_knows_what_it_held(tmp_path):
    target = Zip(path=tmp_path / "site.zip")
    assert target.published() is None
    target.publish(job(tmp_path / "first", FIRST))
    assert set(parse(target.published()).files) == set(FIRST)
    target.bring(["theme/aaaa1111/css/base.css"], tmp_path / "into")
    assert read(tmp_path / "into") == {"theme/aaaa1111/css/base.css": "旧样式"}


def test_only_the_changes_with_a_list_beside(tmp_path):
    whole = Zip(path=tmp_path / "site.zip")
    whole.publish(job(tmp_path / "first", FIRST))
    target = Zip(path=tmp_path / "changes.zip", changed_only=True)
    target.publish(job(tmp_path / "second", SECOND, whole.published()))
    with zipfile.ZipFile(target.path) as packed:
        assert set(packed.namelist()) == {
            *("index.html", "2025-05-02/0101.html", "theme/bbbb2222/css/base.css", NAME)
        }
    assert target.list_path.read_text(encoding="utf-8-sig").split() == [
        "theme/aaaa1111/css/base.css"
    ]
    assert target.published() is None, "it does not say what is online"


def test_a_broken_file_from_before_is_written_anew(tmp_path):
    target = Zip(path=tmp_path / "site.zip")
    target.path.write_bytes(b"PK\x03\x04 broken")
    assert target.published() is None
    target.publish(job(tmp_path / "first", FIRST))
    assert target.published() is not None


def test_a_folder_of_that_name_is_a_sentence(tmp_path):
    with pytest.raises(SourceError, match="这是一个文件夹，不是 zip 文件"):
        Zip(path=tmp_path).check()
