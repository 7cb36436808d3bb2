"""The Chinese menu behind 周刊.cmd: a number, and the task runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.commands.console import GOOD

_QUIT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the menu."""

    title: str
    command: tuple[str, ...]
    """The task and its options as typed after `tasks.py`."""
    question: str = ""
    """Asked first; the answer is the task's argument. No answer goes back to the menu."""
    option: str = ""
    """The option that the answer belongs to; then no answer runs the task without it."""


ENTRIES = (
    Entry(
        title="导入：把版面文本变成稿件",
        command=("import",),
        question="文件或文件夹（可直接拖进来）",
    ),
    Entry(title="核对：打开最近导入的核对页", command=("review",)),
    Entry(title="预览：在浏览器里看这一期", command=("preview",)),
    Entry(title="签发：草稿变成正式稿件", command=("approve",), question="哪一期，例如 2025-04-25"),
    Entry(title="检查：找稿件里的错误", command=("check",)),
    Entry(title="生成：做出整个网站", command=("build",)),
    Entry(
        title="发布：把网站放上网",
        command=("publish",),
        question="去处，例如 folder:D:/网站；设置里写过 PUBLISH_TO 就直接按回车",
        option="--to",
    ),
    Entry(title="撤下一期", command=("unpublish",), question="哪一期，例如 2025-04-25"),
    Entry(
        title="查看：线上的网站好不好",
        command=("verify",),
        question="网址，例如 https://weekly.example.cn",
    ),
    Entry(title="二维码：给报纸印的", command=("qr",), question="哪一期，例如 2025-04-25"),
    Entry(title="模板：做一份 Word 稿件模板", command=("template",)),
)


def run(start: Callable[[Sequence[str]], int]) -> int:
    """Show the menu until the editor leaves it.

    Args:
        start: runs a task by its command line, returns its exit code.

    Returns:
        0.
    """
    while True:
        print("\n开发区建设周刊\n")
        for number, entry in enumerate(ENTRIES, start=1):
            print(f"  {number}  {entry.title}")
        print(f"  {_QUIT}  退出\n")
        chosen = _ask("输入数字，按回车")
        if chosen is None:
            return GOOD
        # isdecimal and int also read the full-width digits of a Chinese input method.
        number = int(chosen) if chosen.isdecimal() else -1
        if number == _QUIT:
            return GOOD
        if not 1 <= number <= len(ENTRIES):
            print(f"请输入 0 到 {len(ENTRIES)} 的数字。")
            continue
        entry = ENTRIES[number - 1]
        command = list(entry.command)
        if entry.question:
            given = _ask(entry.question)
            if given is None or not (given or entry.option):
                continue
            if given:
                command += [entry.option, given] if entry.option else [given]
        code = start(command)
        print("\n完成。" if code == GOOD else f"\n没有全部完成（代码 {code}），原因见上面。")


def _ask(question: str) -> str | None:
    """What the editor typed, without blanks and the quotes that dragging adds; None at the end."""
    print(f"{question}：", end="", flush=True)
    try:
        typed = sys.stdin.readline()
    except KeyboardInterrupt:
        return None
    if not typed:
        print()
        return None
    return typed.strip().strip("\"'“”").strip()
