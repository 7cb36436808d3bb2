"""Invoke, answering in Chinese when a command is mistyped."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Mapping
from types import ModuleType

from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.parser.context import ParserContext
from invoke.program import Program

_UNKNOWN = re.compile(r"No idea what '(?P<word>.*)' is")
_MISSING = re.compile(
    r"'(?P<task>[^']*)' did not receive required positional arguments: (?P<names>.*)"
)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_NO_VALUE = re.compile(r"needed value and was not given one|received no value|needs? a value")


class Tasks(Program):
    """The tasks of tasks.py, run as `python3 tasks.py NAME`."""

    def parse_tasks(self) -> None:
        """Read the task names and options; a mistake is a sentence and exit code 1."""
        try:
            super().parse_tasks()
        except ParseError as error:
            print(_sentence(str(error), self.parser.contexts), file=sys.stderr)
            sys.exit(1)


def _sentence(said: str, tasks: Mapping[str, ParserContext]) -> str:
    names = sorted(tasks)
    if match := _UNKNOWN.search(said):
        word = match["word"]
        near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
        if word.startswith("-"):
            return (
                f"没有 {word} 这个选项。\n    看这个命令有哪些选项：python3 tasks.py --help 命令名"
            )
        if _DAY.match(word):
            return f"{word} 前面要写 --issue：python3 tasks.py review --issue {word}"
        hint = f"是不是 {near[0]}？" if near else ""
        return f"没有 {word} 这个命令。{hint}\n    可用的命令：{'、'.join(names)}"
    if match := _MISSING.search(said):
        task, wanted = match["task"], [word.strip(" '") for word in match["names"].split(",")]
        shown = "；".join(tasks[task].args[word].help or word for word in wanted)
        return f"{task} 后面还要写：{shown}\n    看怎么写：python3 tasks.py {task} --help"
    if _NO_VALUE.search(said):
        return f"有一个选项后面缺了值。\n    {said}"
    return f"命令写得不对。\n    {said}"


def run(tasks: ModuleType, arguments: list[str]) -> None:
    """Run tasks of a module; ends the process with their exit code."""
    Tasks(name="tasks.py", namespace=Collection.from_module(tasks)).run(["tasks.py", *arguments])
