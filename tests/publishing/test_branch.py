"""A branch of a real bare remote as target, from two clones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.newspaper.problems import SourceError
from plugins.publishing.manifest import NAME, parse
from plugins.publishing.targets.branch import Branch
from tests.publishing.remotes import (
    ALONE,
    bare,
    blobs,
    break_line,
    clone,
    commits,
    git,
    mend_line,
    show,
    tip,
)
from tests.publishing.trees import FIRST, SECOND, job, write


@pytest.fixture(autouse=True)
def fresh_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "remote.git")


@pytest.fixture
def here(tmp_path: Path, remote: Path) -> Branch:
    return Branch(root=clone(remote, tmp_path / "here"))


def publish(target: Branch, tree: Path, files: dict[str, str]) -> str:
    target.check()
    return target.publish(job(tree, files, target.published()))


def test_the_branch_holds_the_site_in_one_commit(tmp_path, here, remote):
    publish(here, tmp_path / "1", FIRST)
    assert set(blobs(remote)) == {*FIRST, NAME}
    assert show(remote, "2025-04-25/images/图 一.jpg") == "图"
    assert commits(remote) == 1
    assert git(remote, "rev-parse", "main") == git(here.root, "rev-parse", "HEAD")


def test_a_second_publication_from_another_clone(tmp_path, here, remote):
    publish(here, tmp_path / "1", FIRST)
    before = blobs(remote)
    there = Branch(root=clone(remote, tmp_path / "there"))
    publish(there, tmp_path / "2", SECOND)
    after = blobs(remote)
    assert set(after) == {*SECOND, NAME}
    assert commits(remote) == 1, "what was withdrawn is in no history"
    for path in set(FIRST) & set(SECOND) - {"index.html"}:
        assert after[path] == before[path]


def test_a_stale_clone_fetches_first(tmp_path, here, remote):
    publish(here, tmp_path / "1", FIRST)
    there = Branch(root=clone(remote, tmp_path / "there"))
    publish(there, tmp_path / "2", SECOND)
    # `here` still remembers the first publication.
    here.check()
    assert set(parse(here.published()).files) == set(SECOND)
    publish(here, tmp_path / "3", {**SECOND, "2025-05-09/0101.html": "第三期"})
    assert "2025-05-09/0101.html" in blobs(remote)
    assert commits(remote) == 1


def test_a_publication_that_came_between_is_not_overwritten(tmp_path, here, remote):
    publish(here, tmp_path / "1", FIRST)
    here.check()
    there = Branch(root=clone(remote, tmp_path / "there"))
    publish(there, tmp_path / "2", SECOND)
    theirs = tip(remote)
    with pytest.raises(SourceError, match=r"别人刚刚也发布了"):
        here.publish(job(tmp_path / "3", FIRST, here.published()))
    assert tip(remote) == theirs


def test_files_that_are_not_ours_stay(tmp_path, here, remote):
    other = clone(remote, tmp_path / "other")
    git(other, "switch", "-q", "--orphan", "gh-pages")
    write(other, {"CNAME": "www.example.cn\n", "验证/x.txt": "别人的", "index.html": "旧首页"})
    git(other, "add", ".")
    git(other, "-c", "user.name=x", "-c", "user.email=x@x.cn", "commit", "-qm", "x")
    git(other, "push", "-q", "origin", "gh-pages")
    here.check()
    todo = job(tmp_path / "1", FIRST, here.published())
    assert set(here.strangers(todo)) == {"CNAME", "验证/x.txt", "index.html"}
    here.publish(todo)
    assert show(remote, "验证/x.txt") == "别人的"
    assert show(remote, "CNAME") == "www.example.cn"
    assert show(remote, "index.html") == "第一期"
    publish(here, tmp_path / "2", SECOND)
    assert show(remote, "验证/x.txt") == "别人的", "and next time too"


def test_files_of_the_publication_before_can_be_had(tmp_path, here):
    publish(here, tmp_path / "1", FIRST)
    here.bring(["theme/aaaa1111/css/base.css", "gibt-es-nicht"], tmp_path / "into")
    assert (tmp_path / "into/theme/aaaa1111/css/base.css").read_text(encoding="utf-8") == "旧样式"
    assert not (tmp_path / "into/gibt-es-nicht").exists()


@pytest.mark.skipif(os.name == "nt", reason="远程仓库的钩子要用 sh")
def test_a_remote_that_refuses_is_a_sentence_and_the_site_stays(tmp_path, here, remote):
    publish(here, tmp_path / "1", FIRST)
    before = tip(remote)
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'quota exceeded' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(SourceError, match=r"推送没有成功：.*(rejected|declined)"):
        publish(here, tmp_path / "2", SECOND)
    assert tip(remote) == before
    hook.unlink()
    publish(here, tmp_path / "3", SECOND)
    assert set(blobs(remote)) == {*SECOND, NAME}
    assert commits(remote) == 1, "also after an attempt that failed"


@pytest.mark.skipif(os.name == "nt", reason="断线要用 sh 和 head 来做")
@pytest.mark.parametrize("after_bytes", [0, 300, 60_000])
def test_a_line_that_breaks_in_the_middle_of_a_push(tmp_path, here, remote, after_bytes):
    publish(here, tmp_path / "1", FIRST)
    before = tip(remote)
    break_line(here.root, after_bytes, tmp_path / "line.sh")
    here.check()
    noise = os.urandom(150_000).hex()
    todo = job(tmp_path / "2", {**SECOND, "big.txt": noise}, here.published())
    with pytest.raises(SourceError, match=r"推送没有成功：.+\n.*网站还是原来的"):
        here.publish(todo)
    assert tip(remote) == before
    mend_line(here.root)
    publish(here, tmp_path / "3", SECOND)
    assert set(blobs(remote)) == {*SECOND, NAME}


def test_no_network_at_all_is_a_sentence(tmp_path, here):
    git(here.root, "remote", "set-url", "origin", "git://127.0.0.1:1/x.git")
    with pytest.raises(SourceError, match=r"连不上远程仓库"):
        here.check()


def test_no_git_is_a_sentence(here, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"这台电脑没有 git"):
        here.check()


def test_a_folder_without_git_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    with pytest.raises(SourceError, match=r"不是 git 仓库"):
        Branch(root=tmp_path / "plain").check()


def test_a_repository_without_a_remote_is_a_sentence(here):
    git(here.root, "remote", "remove", "origin")
    with pytest.raises(SourceError, match=r"没有叫“origin”的远程仓库\n.*git remote add"):
        here.check()


def test_standing_on_the_branch_itself_is_a_sentence(tmp_path, here):
    publish(here, tmp_path / "1", FIRST)
    git(here.root, "switch", "-q", "gh-pages")
    with pytest.raises(SourceError, match=r"停在 gh-pages 分支上"):
        here.check()
