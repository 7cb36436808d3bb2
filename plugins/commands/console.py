"""How a command ends: problems in the editor's words and an exit code.

No traceback for a fault that is not ours.
"""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Callable, Iterable

from plugins.newspaper.problems import Problem, SourceError, ordered

GOOD = 0
PROBLEMS = 1
"""Errors in the sources; nothing was written."""
ENVIRONMENT = 2
"""The machine's fault: a package, the disk, the network."""
INTERRUPTED = 130

_SHOWN_PROBLEMS = 60
_SEVERITIES = {"error": "错误", "query": "建议核对", "warning": "提醒", "info": "仅供参考"}


class EnvironmentFault(Exception):  # noqa: N818  # it names whose fault it is
    """What is wrong with this machine, and what to do: exit code 2."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def soften_streams() -> None:
    """A console that lacks a character shows a question mark; printing never raises."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a test's own stream may have none


def answer(command: Callable[[], int]) -> int:
    """Run a command and turn what it raises into sentences and an exit code.

    Returns:
        The command's own code; 1 after a SourceError, 2 after a fault of the machine, 130 after
        Ctrl-C. What it raises besides is our own fault and keeps its traceback.
    """
    soften_streams()
    try:
        return command()
    except SourceError as error:
        show(error.problems)
        return PROBLEMS
    except EnvironmentFault as fault:
        say_fault(fault.message, fault.remedy)
        return ENVIRONMENT
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        if error.errno not in _MACHINE_FAULTS:
            raise
        say_fault(
            f"{_MACHINE_FAULTS[error.errno]}：{error.filename or ''}",
            "处理后再运行同一条命令；原来的网站没有动。",
        )
        return ENVIRONMENT


_MACHINE_FAULTS: dict[int | None, str] = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EACCES: "没有权限读写",
    errno.EPERM: "没有权限读写",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
}


def say_fault(message: str, remedy: str = "") -> None:
    """One sentence on what is wrong, one on what to do."""
    print(message, file=sys.stderr)
    if remedy:
        print(f"    {remedy}", file=sys.stderr)


def show(problems: Iterable[Problem]) -> None:
    """Print problems, gravest first, and how many of each kind; a flood is cut with its count."""
    found = ordered(problems)
    for problem in found[:_SHOWN_PROBLEMS]:
        print(problem, file=sys.stderr)
    if len(found) > _SHOWN_PROBLEMS:
        print(f"……另有 {len(found) - _SHOWN_PROBLEMS} 条未列出", file=sys.stderr)
    counts = [
        f"{name} {count} 处"
        for severity, name in _SEVERITIES.items()
        if (count := sum(problem.severity == severity for problem in found))
    ]
    if counts:
        print("，".join(counts) + "。", file=sys.stderr)
