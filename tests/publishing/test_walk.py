"""What a new user does with nothing but the README: the real page, to a branch and to a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.publishing import online
from plugins.publishing.smoke import look
from tests.publishing.conftest import ROOT
from tests.publishing.hosts import hosting
from tests.publishing.remotes import ALONE, bare, clone, git

SEED = "seeds/000_4cf14992b5244d6e.txt"
ISSUE = "2025-04-25"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A clone as a user has it, its content still empty."""
    project = tmp_path / "周刊 项目"
    project.mkdir()
    for name in ("plugins", "theme", ".venv"):
        (project / name).symlink_to(ROOT / name)
    for name in ("tasks.py", "pelicanconf.py", "requirements.txt"):
        shutil.copy(ROOT / name, project)
    return project


def invoke(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=project,
        env={**os.environ, **ALONE, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.shared
def test_the_real_page_goes_from_text_to_a_served_branch_and_folder(
    shared: Path, newsroom: Path, tmp_path: Path
):
    remote = bare(tmp_path / "remote.git")
    git(newsroom, "init", "-q", "-b", "main")
    git(newsroom, "remote", "add", "origin", str(remote))
    imported = invoke(newsroom, "import", str(shared / SEED))
    assert imported.returncode in {0, 1}, imported.stdout + imported.stderr

    with hosting(tmp_path / "live") as host:
        config = newsroom / "pelicanconf.py"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("http://127.0.0.1:8000", host.url), encoding="utf-8")

        early = invoke(newsroom, "publish", "--to", "branch")
        assert early.returncode == 1
        assert f"invoke approve {ISSUE}" in early.stderr

        approved = invoke(newsroom, "approve", ISSUE, "--by", "编辑", "--force")
        assert approved.returncode == 0, approved.stdout + approved.stderr
        for to in ("branch", f"folder:{tmp_path / 'www'}"):
            done = invoke(newsroom, "publish", "--to", to)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "已" in done.stdout.splitlines()[-1]

        served = clone(remote, tmp_path / "served")
        git(served, "switch", "-q", "gh-pages")
        for folder in (served, tmp_path / "www"):
            host.folder = folder
            wrong = [finding for finding in look(host.url, online.get) if not finding.is_good]
            # no certificate for this machine's own address
            assert [finding.what for finding in wrong] == ["响应头"], wrong
            assert "算力" in online.get(f"{host.url}/{ISSUE}/0101.html").body.decode()
