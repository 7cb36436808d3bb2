"""Where a site can go. A target is one file and one line in TARGETS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.newspaper.problems import Problem, SourceError
from plugins.publishing.settings import PublishSettings
from plugins.publishing.targets.branch import Branch
from plugins.publishing.targets.folder import ChangedFolder, Folder
from plugins.publishing.targets.rsync import Rsync
from plugins.publishing.targets.target import Target
from plugins.publishing.targets.zip import Zip

Maker = Callable[[str, Path, PublishSettings, bool], Target]
"""What stands behind the colon, the project's folder, PUBLISH_*, only changed files -> target."""


# What a site must never be written over; a folder of another name inside the project may be one.
_OURS = frozenset(
    {"content", "imports", "output", "plugins", "theme", "tests", ".git", ".cache", ".venv"}
)
_MANUSCRIPTS = "issue.toml"


def _free(path: Path, root: Path) -> Path:
    """The path; never the project, what holds it, its own folders, nor manuscripts elsewhere."""
    place, home = path.resolve(), root.resolve()
    inside = place.relative_to(home).parts[:1] if place.is_relative_to(home) else ()
    is_ours = home.is_relative_to(place) or bool(_OURS.intersection(inside))
    if is_ours or any(place.glob(f"*/{_MANUSCRIPTS}")) or (place / _MANUSCRIPTS).exists():
        raise _wrong(f"{path} 里是稿件或程序，不能往里发布", "换一个空文件夹，例如 folder:网站")
    return path


def _folder(place: str, root: Path, settings: PublishSettings, changed_only: bool) -> Target:
    path = _free(Path(place).expanduser().absolute(), root)
    return ChangedFolder(path=path) if changed_only else Folder(path=path)


def _zip(place: str, root: Path, settings: PublishSettings, changed_only: bool) -> Target:
    return Zip(path=_free(Path(place).expanduser().absolute(), root), changed_only=changed_only)


def _rsync(place: str, root: Path, settings: PublishSettings, changed_only: bool) -> Target:
    return Rsync(place=place)


def _branch(place: str, root: Path, settings: PublishSettings, changed_only: bool) -> Target:
    return Branch(root=root, remote=settings.remote, branch=place or settings.branch)


TARGETS: dict[str, Maker] = {
    "folder": _folder,
    "zip": _zip,
    "rsync": _rsync,
    "branch": _branch,
}
_NEEDS_PLACE = frozenset({"folder", "zip", "rsync"})
_CAN_CHANGED_ONLY = frozenset({"folder", "zip"})


def target_named(
    name: str, *, root: Path, settings: PublishSettings, changed_only: bool = False
) -> Target:
    """The target that `--to` or PUBLISH_TO names.

    Raises:
        SourceError: there is none of that name, or its place is missing.
    """
    kind, _, place = name.partition(":")
    if kind == "pages":
        raise _wrong(
            "pages 由 GitHub 自己发布：把稿件推送上去就行",
            "git push；工作流在 .github/workflows/publish.yml，仓库设置里把 Pages 的来源选成"
            " GitHub Actions",
        )
    if kind not in TARGETS or (kind in _NEEDS_PLACE and not place):
        raise _wrong(
            f"不知道发布到哪里：“{name}”" if name else "没有说发布到哪里",
            "写 --to branch、--to folder:文件夹、--to zip:文件.zip 或 --to rsync:用户@主机:路径；"
            "常用的写进 pelicanconf.py 的 PUBLISH_TO",
        )
    if changed_only and kind not in _CAN_CHANGED_ONLY:
        raise _wrong(f"{kind} 不用加 --changed-only", "它本来就只传有变化的文件")
    return TARGETS[kind](place, root, settings, changed_only)


def _wrong(message: str, remedy: str) -> SourceError:
    return SourceError(Problem(path="", kind="target", message=message, remedy=remedy))


__all__ = ["TARGETS", "Target", "target_named"]
