"""`folder:PATH`: a folder on this machine, a mounted disk, or what a workflow uploads.

The whole new folder is made beside the old one and swapped in, so that no reader ever meets half
a site. What did not change is linked, not copied: it keeps its time, and reader programs their 304.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper import files
from plugins.publishing.manifest import NAME, is_inside, sha256_of
from plugins.publishing.targets.target import Job, copy_to, refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The whole site in a folder."""

    path: Path

    def check(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise refused("这是一个文件，不是文件夹", "换一个文件夹", str(self.path))
        files.repair(self.path)

    def published(self) -> bytes | None:
        with contextlib.suppress(OSError):
            return (self.path / NAME).read_bytes()
        return None

    def bring(self, paths: Iterable[str], into: Path) -> None:
        for path in paths:
            if (self.path / path).is_file():
                copy_to(self.path / path, into / path)

    def strangers(self, job: Job) -> tuple[str, ...]:
        ours = {NAME, *job.old.files}
        # Without a publication before, a file of a name that we are about to write is one too.
        return tuple(name for name in _names(self.path) if name not in ours)

    def publish(self, job: Job) -> str:
        new = files.new_tree(self.path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            new.mkdir()
            for name in self.strangers(job):
                if name not in job.new.files and name != NAME:
                    _link(self.path / name, new / name)
            for name, sha in job.new.files.items():
                unchanged = job.old.files.get(name) == sha and sha256_of(self.path / name) == sha
                (_link if unchanged else copy_to)(
                    (self.path if unchanged else job.tree) / name, new / name
                )
            copy_to(job.tree / NAME, new / NAME)
            files.replace_tree(self.path)
        finally:
            if new.exists():
                shutil.rmtree(new, ignore_errors=True)
        return f"已发布到 {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFolder:
    """Only what is new or changed, for uploading by hand; beside it a list of what to delete."""

    path: Path

    @property
    def list_path(self) -> Path:
        """The list's place: not inside, where it would be uploaded as well."""
        return self.path.with_name(f"{self.path.name}-要删除的文件.txt")

    def check(self) -> None:
        if self.path.is_dir() and any(self.path.iterdir()) and not self.list_path.exists():
            raise refused(
                "这个文件夹里已经有东西，不是上次“只要变化”的结果",
                "换一个空文件夹，里面会整个换成这次要上传的文件",
                str(self.path),
            )
        if self.path.exists() and not self.path.is_dir():
            raise refused("这是一个文件，不是文件夹", "换一个文件夹", str(self.path))

    def published(self) -> bytes | None:
        return None  # it never held the whole site: the site itself is asked

    def bring(self, paths: Iterable[str], into: Path) -> None:
        """It has none of them."""

    def strangers(self, job: Job) -> tuple[str, ...]:
        return ()

    def publish(self, job: Job) -> str:
        files.repair(self.path)
        new = files.new_tree(self.path)
        try:
            for name in (*job.changes.to_send, NAME):
                copy_to(job.tree / name, new / name)
            files.replace_tree(self.path)
        finally:
            if new.exists():
                shutil.rmtree(new, ignore_errors=True)
        files.write_atomic(self.list_path, to_delete(job))
        return f"有变化的文件在 {self.path}；要从服务器上删除的列在 {self.list_path}"


def to_delete(job: Job) -> bytes:
    """One path a line, with CRLF, because Notepad will open it."""
    lines = sorted(job.changes.gone) or ["（没有要删除的文件）"]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _names(folder: Path) -> Iterator[str]:
    """Every file and link below a folder, sorted; links are not followed."""
    for place, folders, names in sorted(os.walk(folder)):
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            shown = (Path(place) / name).relative_to(folder).as_posix()
            if is_inside(shown):
                yield shown


def _link(source: Path, target: Path) -> None:
    """The same file at another place; a copy where a disk knows no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # Windows does not know the option
        shutil.copy2(source, target, follow_symlinks=False)
