"""What every target can do, and what they share."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from plugins.newspaper.problems import Problem, SourceError
from plugins.publishing.manifest import Changes, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One publication: `tree` is the whole new site with its `.published.json`."""

    tree: Path
    old: Published
    new: Published
    changes: Changes
    is_first: bool
    """Nothing is known of a publication before."""
    message: str
    """What this is, in a few words: `2025-05-16`."""


class Target(Protocol):
    """A place where a site can be published, whole or not at all."""

    def check(self) -> None:
        """See early that it can be reached.

        Raises:
            SourceError: it cannot; the sentence says what to do.
        """

    def published(self) -> bytes | None:
        """Its `.published.json`; None when it has none or cannot be asked."""

    def bring(self, paths: Iterable[str], into: Path) -> None:
        """Copy those of its files that can be had below a folder; the caller checks them."""

    def strangers(self, job: Job) -> tuple[str, ...]:
        """Files there that no publication of ours put there; they are kept."""

    def publish(self, job: Job) -> str:
        """Do it.

        Returns:
            One sentence on where the site is now.

        Raises:
            SourceError, OSError: it did not work, and what was there is there.
        """


HALF_AN_HOUR = 1800.0
_TOO_LONG = 124
"""The exit code that `timeout` gives."""


def run(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    limit_seconds: float = HALF_AN_HOUR,
    **environment: str,
) -> bytes:
    """Run a program to its end, or to the limit: a line that went dead says nothing at all.

    Returns:
        What it printed.

    Raises:
        subprocess.CalledProcessError: its exit code was not 0; stderr says why.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
            stdin=None,
            capture_output=True,
            check=True,
            timeout=limit_seconds,
        )
    except subprocess.TimeoutExpired as late:
        said = f"等了 {late.timeout:.0f} 秒没有回答".encode()
        raise subprocess.CalledProcessError(_TOO_LONG, command, stderr=said) from None
    return done.stdout


def reason(error: subprocess.CalledProcessError) -> str:
    """The program's own last words, for the end of our sentence."""
    said = (error.stderr or b"").decode("utf-8", "replace")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else f"退出码 {error.returncode}"


def refused(message: str, remedy: str, path: str = "") -> SourceError:
    """A target's no, with the way out."""
    return SourceError(Problem(path=path, kind="target", message=message, remedy=remedy))


def copy_to(source: Path, target: Path) -> None:
    """Copy a file with its time, making the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def size_text(sizes: Mapping[str, int]) -> str:
    """`3 个文件，1.2 MB`."""
    total = sum(sizes.values())
    shown = f"{total / 1024:.0f} KB" if total < 1024 * 1024 else f"{total / 1024 / 1024:.1f} MB"
    return f"{len(sizes)} 个文件，{shown}"
