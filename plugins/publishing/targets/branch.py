"""`branch`: the branch that GitHub Pages or a like host serves, by ghp-import and git.

Always one commit without a parent: what was withdrawn stays in no history. The remote's own branch
is fetched first, whatever this clone remembers, and is replaced only if it is still that one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper.problems import SourceError
from plugins.publishing.manifest import NAME, is_inside
from plugins.publishing.targets.target import HALF_AN_HOUR, Job, reason, refused, run

# A connection that stands still ends with an error instead of waiting for ever.
_PATIENCE = ("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60")

ASKING_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch of the project's remote."""

    root: Path
    remote: str = "origin"
    branch: str = "gh-pages"

    @property
    def _fetched(self) -> str:
        """Where the remote's branch is kept: a name that nobody works on."""
        return f"refs/publish/{self.branch}"

    @property
    def _head(self) -> str:
        return f"refs/heads/{self.branch}"

    def check(self) -> None:
        if shutil.which("git") is None:
            raise refused("这台电脑没有 git", "安装 git，或改用 zip:文件.zip 上传")
        try:
            self._git("rev-parse", "--git-dir")
        except subprocess.CalledProcessError:
            raise refused(
                "这个文件夹不是 git 仓库，没有分支可发布",
                "用 git clone 取得项目，或改用 folder:文件夹、zip:文件.zip",
                str(self.root),
            ) from None
        try:
            self._git("remote", "get-url", self.remote)
        except subprocess.CalledProcessError:
            raise refused(
                f"git 里没有叫“{self.remote}”的远程仓库",
                f"git remote add {self.remote} 仓库地址",
            ) from None
        if self._said("symbolic-ref", "-q", "HEAD") == self._head:
            raise refused(
                f"现在正停在 {self.branch} 分支上，它只放生成的网站",
                "git switch main",
            )
        self._fetch()

    def _fetch(self) -> None:
        try:
            listed = self._git(
                "ls-remote", "--heads", self.remote, self._head, limit_seconds=ASKING_SECONDS
            )
            if listed.strip():
                self._git(
                    "fetch", "--no-tags", "--depth=1", self.remote, f"+{self._head}:{self._fetched}"
                )
            else:
                self._git("update-ref", "-d", self._fetched)
        except subprocess.CalledProcessError as error:
            raise refused(
                f"连不上远程仓库：{reason(error)}",
                "检查网络、仓库地址和权限，再运行同一条命令；网站还是原来的",
            ) from None

    def published(self) -> bytes | None:
        try:
            return self._git("cat-file", "blob", f"{self._fetched}:{NAME}")
        except subprocess.CalledProcessError:
            return None

    def bring(self, paths: Iterable[str], into: Path) -> None:
        for path in paths:
            try:
                blob = self._git("cat-file", "blob", f"{self._fetched}:{path}")
            except subprocess.CalledProcessError:
                continue
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            (into / path).write_bytes(blob)

    def strangers(self, job: Job) -> tuple[str, ...]:
        if not self._tip():
            return ()
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._fetched).split(b"\0")
        names = (name.decode("utf-8", "replace") for name in listed if name)
        ours = {NAME, *job.old.files}
        return tuple(name for name in names if name not in ours and is_inside(name))

    def publish(self, job: Job) -> str:
        kept = [name for name in self.strangers(job) if name not in job.new.files]
        self.bring(kept, job.tree)
        expected = self._tip()
        try:
            # ghp-import takes a local branch as parent when the remote has none.
            self._git("update-ref", "-d", self._head)
            self._import(job)
            self._git(
                *_PATIENCE,
                "push",
                f"--force-with-lease={self._head}:{expected}",
                self.remote,
                f"{self._head}:{self._head}",
            )
        except subprocess.CalledProcessError as error:
            raise _why(error) from None
        self._git("update-ref", self._fetched, self._head)
        return f"已推送到 {self.remote} 的 {self.branch} 分支"

    def _import(self, job: Job) -> None:
        """One commit without a parent (-o) of the whole tree, on the local branch."""
        command = [sys.executable, "-m", "ghp_import", "-o", "-r", self.remote, "-b", self.branch]
        run([*command, "-m", f"publish {job.message}", str(job.tree)], folder=self.root)

    def _tip(self) -> str:
        """The remote branch's commit as fetched, "" when there is no such branch."""
        return self._said("rev-parse", "--verify", "-q", self._fetched)

    def _said(self, *words: str) -> str:
        try:
            return self._git(*words).decode().strip()
        except subprocess.CalledProcessError:
            return ""

    def _git(self, *words: str, limit_seconds: float = HALF_AN_HOUR) -> bytes:
        # A question for a password is for people: without a terminal it is an error.
        ask = {} if sys.stdin is not None and sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0"}
        return run(["git", *words], folder=self.root, limit_seconds=limit_seconds, **ask)


def _why(error: subprocess.CalledProcessError) -> SourceError:
    said = (error.stderr or b"").decode("utf-8", "replace")
    if "stale info" in said or "fetch first" in said:
        return refused(
            "别人刚刚也发布了，这次没有推送",
            "再运行一次同一条命令，会先取来最新的",
        )
    return refused(
        f"推送没有成功：{_last_words(said) or reason(error)}",
        "检查网络和推送权限，再运行同一条命令；网站还是原来的",
    )


def _last_words(said: str) -> str:
    """Git's own sentence: what the remote said, else its last error."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for start in ("! [remote rejected]", "! [rejected]", "remote:", "fatal:", "error:"):
        for line in lines:
            if line.startswith(start):
                return line
    return lines[-1] if lines else ""
