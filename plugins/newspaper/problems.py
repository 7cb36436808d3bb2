"""The one way in which the house speaks to the editor: file, line, what is wrong, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "query", "info", "warning"]
"""error stops; query asks (建议核对); info is folded away (仅供参考); warning is only listed."""

_ORDER: dict[Severity, int] = {"error": 0, "query": 1, "warning": 2, "info": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding, in the editor's words.

    `path` is shown as given (relative to where the editor works); `line` and `char` are 1-based,
    0 when there is none. `kind` is a short English word that tests and answers refer to.
    """

    path: str
    line: int = 0
    char: int = 0
    kind: str
    severity: Severity = "error"
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.char) if n)])
        head = f"{place}：{self.message}" if place else self.message
        return f"{head}\n    {self.remedy}" if self.remedy else head


class SourceError(Exception):
    """Raised where the line is known; the loop at the top collects and goes on."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Gravest first, then by file, line and character."""
    return tuple(
        sorted(problems, key=lambda p: (_ORDER[p.severity], p.path, p.line, p.char, p.kind))
    )


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop."""
    return tuple(problem for problem in problems if problem.severity == "error")


def nearest(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest spelling: `是不是“Authors”？`, "" when none is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"是不是“{found[0]}”？" if found else ""
