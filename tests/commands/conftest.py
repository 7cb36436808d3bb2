"""A project of its own for tests that break it: plugins and theme copied, content made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.commands import archive_maker
from plugins.newspaper import files, settings

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Copy:
    """A project folder whose tasks are run by the environment that runs the tests."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def config(self) -> Path:
        return self.root / settings.CONFIG

    def article(self) -> Path:
        """One manuscript of the made content."""
        return next(iter(sorted(self.root.glob("content/*/0101-*.md"))))

    def command(self, *task: str) -> list[str]:
        return [sys.executable, "-m", "invoke", "--search-root", str(self.root), *task]

    def environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return {**kept, "PYTHONIOENCODING": "utf-8", **extra}

    def run(
        self, *task: str, cwd: Path | None = None, extra: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*task),
            cwd=cwd or self.root,
            env=self.environment(extra or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def start(self, *task: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*task),
            cwd=self.root,
            env=self.environment({"PYTHONUNBUFFERED": "1"}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )


def make_copy(root: Path, articles: int) -> Copy:
    """The project with a made archive of so many articles."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tasks.py", settings.CONFIG):
        shutil.copy(ROOT / name, root)
    config = settings.load_config((root / settings.CONFIG).read_text(encoding="utf-8"))
    made = archive_maker.content(articles, settings.read_columns(config))
    files.write_all(root / "content", made)
    return Copy(root=root)


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    """A small project in a folder with a blank and Chinese in its name."""
    return make_copy(tmp_path / "编辑部 周刊", articles=4)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
