"""Small publications without a build: what the targets' tests are run on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.publishing import manifest
from plugins.publishing.manifest import NAME, Published
from plugins.publishing.targets.target import Job

FIRST = {
    "index.html": "第一期",
    "2025-04-25/0101.html": "文章",
    "2025-04-25/images/图 一.jpg": "图",
    "theme/aaaa1111/css/base.css": "旧样式",
    "_headers": "/*",
    ".nojekyll": "",
}
SECOND = {
    "index.html": "第二期",
    "2025-04-25/0101.html": "文章",
    "2025-04-25/images/图 一.jpg": "图",
    "2025-05-02/0101.html": "新文章",
    "theme/bbbb2222/css/base.css": "新样式",
    "_headers": "/*",
    ".nojekyll": "",
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    """Everything below a folder but git's own and the list."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME and ".git" not in path.parts
    }


def job(tree: Path, files: Mapping[str, str], old: bytes | None = None) -> Job:
    """The publication of these files after one that left this `.published.json`."""
    write(tree, files)
    new = manifest.of_tree(tree)
    known = manifest.parse(old) if old else None
    before = known or Published()
    (tree / NAME).write_bytes(new.dump())
    return Job(
        tree=tree,
        old=before,
        new=new,
        changes=manifest.compare(before, new),
        is_first=known is None,
        message="2025-05-02",
    )
