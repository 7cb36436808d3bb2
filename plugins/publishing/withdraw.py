"""Taking an issue back: a copy of the content without it, and its manuscripts made drafts."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from plugins.newspaper import files
from plugins.newspaper.content import IssueFolder, scan
from plugins.newspaper.problems import Problem, SourceError, nearest

_STATUS = re.compile(r"^(?P<key>Status|状态)(?P<colon>\s*[:：]\s*).*$", re.IGNORECASE)


def check(content: Path, issue_id: str) -> IssueFolder:
    """The folder of that issue.

    Raises:
        SourceError: there is none; the nearest one is named.
    """
    if not content.is_dir():
        raise _no(str(content), "没有这个稿件文件夹", "用 --content 指出稿件所在的文件夹")
    folders = {folder.id: folder for folder in scan(content).issues if folder.date is not None}
    if issue_id not in folders:
        raise _no(
            f"{content.name}/{issue_id}",
            "没有这一期",
            nearest(issue_id, folders) or f"现有的期：{'、'.join(sorted(folders)) or '还没有'}",
        )
    return folders[issue_id]


def copy_without(content: Path, issue_id: str, copy: Path) -> None:
    """Copy the content folder but that issue; files are linked where the disk can."""
    if copy.parent.exists():
        shutil.rmtree(copy.parent)
    copy.parent.mkdir(parents=True)

    def left_out(folder: str, names: list[str]) -> set[str]:
        return {issue_id} & set(names) if Path(folder) == content else set()

    shutil.copytree(content, copy, ignore=left_out, copy_function=_link)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def make_drafts(content: Path, issue_id: str) -> int:
    """Set `Status: draft` in every manuscript of an issue; returns in how many it was another."""
    count = 0
    for file in check(content, issue_id).articles:
        before = file.path.read_bytes()
        after = _as_draft(files.decode(before, file.shown).text)
        if after.encode() != before:
            files.write_atomic(file.path, after.encode())
            count += 1
    return count


def _as_draft(text: str) -> str:
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    for index in range(end):
        if _STATUS.match(lines[index]):
            lines[index] = "Status: draft"
            return "\n".join(lines)
    return "\n".join([*lines[:end], "Status: draft", *lines[end:]])


def _no(path: str, message: str, remedy: str) -> SourceError:
    return SourceError(Problem(path=path, kind="no-issue", message=message, remedy=remedy))
