"""`rsync:USER@HOST:PATH`: the paper's own server, when rsync is on this machine and that one.

Only what is new or changed is sent, all of it is put in place at the end (--delay-updates), and
only what an earlier publication of ours had is deleted.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.manifest import NAME
from plugins.publishing.targets.target import Job, reason, refused, run

_MISSING = frozenset({3, 19, 23})
"""Exit codes with which rsync says that a file or the folder is not there (yet)."""
_VANISHED = frozenset({24})
"""The folder of a file to be deleted is gone here: of course it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsync:
    """A folder that rsync reaches, usually by ssh."""

    place: str

    def check(self) -> None:
        if shutil.which("rsync") is None:
            raise refused(
                "这台电脑没有 rsync",
                "安装它（Debian、Ubuntu：sudo apt install rsync），或改用 zip:文件.zip 上传",
            )

    def published(self) -> bytes | None:
        with tempfile.TemporaryDirectory() as into:
            self.bring([NAME], Path(into))
            place = Path(into) / NAME
            return place.read_bytes() if place.is_file() else None

    def bring(self, paths: Iterable[str], into: Path) -> None:
        self._run(["-t", "--ignore-missing-args"], paths, self._source, f"{into}/", fine=_MISSING)

    def strangers(self, job: Job) -> tuple[str, ...]:
        return ()  # it deletes only what our own list names

    def publish(self, job: Job) -> str:
        # Pages last: what they name is there before they are.
        sent = sorted(job.changes.to_send, key=lambda name: (name.endswith(".html"), name))
        options = ["-t", "--checksum", "--delay-updates", "--mkpath", "--chmod=D755,F644"]
        self._run(options, sent, f"{job.tree}/", self._source)
        self._run(
            ["--delete-missing-args"],
            sorted(job.changes.gone),
            f"{job.tree}/",
            self._source,
            fine=_VANISHED,
        )
        self._run(["-t", "--checksum"], [NAME], f"{job.tree}/", self._source)
        return f"已发布到 {self.place}"

    @property
    def _source(self) -> str:
        return f"{self.place.rstrip('/')}/"

    def _run(
        self,
        options: list[str],
        paths: Iterable[str],
        source: str,
        target: str,
        *,
        fine: frozenset[int] = frozenset(),
    ) -> None:
        names = list(paths)
        if not names:
            return
        with tempfile.NamedTemporaryFile("wb", suffix=".txt") as listed:
            listed.write(b"".join(name.encode() + b"\0" for name in names))
            listed.flush()
            command = ["rsync", *options, "--from0", f"--files-from={listed.name}", source, target]
            try:
                run(command)
            except subprocess.CalledProcessError as error:
                if error.returncode in fine:
                    return
                raise refused(
                    f"rsync 没有成功：{reason(error)}",
                    "查看主机、用户名、路径和密钥；网站还是原来的，修好后再运行同一条命令",
                ) from None
