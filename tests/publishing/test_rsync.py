"""rsync as target: the program itself, to a folder of this machine; .ci/run installs it."""

from __future__ import annotations

import os
import shutil

import pytest

from plugins.newspaper.problems import SourceError
from plugins.publishing.manifest import parse
from plugins.publishing.targets.rsync import Rsync
from tests.publishing.trees import FIRST, SECOND, job, read, write

needs_rsync = pytest.mark.skipif(
    shutil.which("rsync") is None,
    reason="没有 rsync（Debian：apt install rsync）",
)


@needs_rsync
def test_a_site_and_then_its_changes(tmp_path):
    www = tmp_path / "srv" / "www"
    target = Rsync(place=str(www))
    target.check()
    assert target.published() is None
    target.publish(job(tmp_path / "1", FIRST))
    assert read(www) == FIRST
    write(www, {"别人的.txt": "留着"})
    article = www / "2025-04-25/0101.html"
    os.utime(article, (1_000_000_000, 1_000_000_000))
    target.publish(job(tmp_path / "2", SECOND, target.published()))
    assert read(www) == {**SECOND, "别人的.txt": "留着"}
    assert article.stat().st_mtime == 1_000_000_000, "what did not change is not touched"
    assert set(parse(target.published()).files) == set(SECOND)


@needs_rsync
def test_files_of_the_publication_before_can_be_had(tmp_path):
    target = Rsync(place=str(tmp_path / "www"))
    target.publish(job(tmp_path / "1", FIRST))
    target.bring(["theme/aaaa1111/css/base.css", "nicht-da"], tmp_path / "into")
    assert read(tmp_path / "into") == {"theme/aaaa1111/css/base.css": "旧样式"}


@needs_rsync
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match=r"rsync 没有成功：.+\n.*网站还是原来的"):
        Rsync(place=str(tmp_path / "file" / "www")).publish(job(tmp_path / "1", FIRST))


def test_no_rsync_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"这台电脑没有 rsync\n.*apt install rsync"):
        Rsync(place="web@host:/srv/www").check()
