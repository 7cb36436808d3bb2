"""`zip:PATH`: one file for a hosting panel, FTP or a bucket. Equal sites give equal bytes."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper import files
from plugins.publishing.manifest import NAME, Published, parse
from plugins.publishing.targets.folder import to_delete
from plugins.publishing.targets.target import Job, refused

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format knows: a file's time would differ at every build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zip:
    """The whole site, or only what is new or changed, in one file."""

    path: Path
    changed_only: bool = False

    @property
    def list_path(self) -> Path:
        """Where the list of files to delete is written."""
        return self.path.with_name(f"{self.path.stem}-要删除的文件.txt")

    def check(self) -> None:
        if self.path.is_dir():
            raise refused("这是一个文件夹，不是 zip 文件", "写成 zip:文件名.zip", str(self.path))

    def published(self) -> bytes | None:
        """Of the whole site's file, its own; one with only the changes does not say what was."""
        if self.changed_only:
            return None
        try:
            with zipfile.ZipFile(self.path) as packed:
                text = packed.read(NAME)
                names = set(packed.namelist())
        except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
            return None
        said: Published | None = parse(text)
        return text if said is not None and set(said.files) <= names else None

    def bring(self, paths: Iterable[str], into: Path) -> None:
        if self.published() is None:
            return
        with zipfile.ZipFile(self.path) as packed:
            for path in paths:
                target = into / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(path))

    def strangers(self, job: Job) -> tuple[str, ...]:
        return ()

    def publish(self, job: Job) -> str:
        names = job.changes.to_send if self.changed_only else sorted(job.new.files)
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
                for name in (*names, NAME):
                    entry = zipfile.ZipInfo(name, _NO_TIME)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = 0o644 << 16
                    packed.writestr(entry, (job.tree / name).read_bytes())
            beside.replace(self.path)
        finally:
            beside.unlink(missing_ok=True)
        if not self.changed_only:
            return f"已写成 {self.path}"
        files.write_atomic(self.list_path, to_delete(job))
        return f"有变化的文件在 {self.path}；要从服务器上删除的列在 {self.list_path}"
