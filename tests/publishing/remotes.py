"""Real git: a bare remote, clones of it, and a line to it that breaks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# No settings of the machine's user, and no identity: a fresh computer has none.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **ALONE},
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode().strip()


def bare(folder: Path) -> Path:
    """An empty remote with a main branch of one commit."""
    folder.mkdir(parents=True)
    git(folder, "init", "--bare", "-q", "-b", "main")
    first = folder.with_name(f"{folder.name}-first")
    first.mkdir()
    git(first, "init", "-q", "-b", "main")
    (first / "稿件.md").write_text("x", encoding="utf-8")
    git(first, "add", ".")
    who = ("-c", "user.name=测试", "-c", "user.email=test@example.cn")
    git(first, *who, "commit", "-q", "-m", "first")
    git(first, "push", "-q", str(folder), "main")
    return folder


def clone(remote: Path | str, folder: Path) -> Path:
    git(folder.parent, "clone", "-q", str(remote), str(folder))
    return folder


def commits(remote: Path, branch: str = "gh-pages") -> int:
    return int(git(remote, "rev-list", "--count", branch))


def tip(remote: Path, branch: str = "gh-pages") -> str:
    return git(remote, "rev-parse", branch)


def blobs(remote: Path, branch: str = "gh-pages") -> dict[str, str]:
    """Path -> blob of a branch."""
    listed = git(remote, "-c", "core.quotepath=off", "ls-tree", "-r", branch)
    return {line.partition("\t")[2]: line.split()[2] for line in listed.splitlines()}


def show(remote: Path, path: str, branch: str = "gh-pages") -> str:
    return git(remote, "show", f"{branch}:{path}")


def break_line(here: Path, after_bytes: int, script: Path) -> None:
    """Let the line to the remote end after so many bytes of a push, as a lost network does."""
    script.write_text(
        f'#!/bin/sh\nhead -c {after_bytes} | git receive-pack "$@"\n', encoding="ascii"
    )
    script.chmod(0o755)
    git(here, "config", "remote.origin.receivepack", str(script))


def mend_line(here: Path) -> None:
    git(here, "config", "--unset", "remote.origin.receivepack")
