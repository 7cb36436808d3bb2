"""How many articles, how many findings: counted here once, for terminal, review page and signing.

A finding is the same kind of question about the same words, wherever it was found: one row of the
review page, one line of the summary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.checks.source import PROVISIONAL_TITLE
from plugins.importer.answers import NEEDS_WORK
from plugins.importer.model import IssueResult, Question

Finding = tuple[Question, ...]
"""One question or several that are the same; the first is the one that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Articles by what is open in them; each counts once, under the gravest."""

    clear: int
    """Without an open question. Nobody has looked at them for that."""
    red: int
    yellow: int
    thrown: int
    """Those that the editor threw away; they are in none of the others."""

    @property
    def articles(self) -> int:
        """How many the issue has."""
        return self.clear + self.red + self.yellow


def severity(question: Question) -> str:
    """The heap that it belongs to: error, query or info."""
    return "info" if question.problem.severity == "warning" else question.problem.severity


def findings(questions: Iterable[Question]) -> tuple[Finding, ...]:
    """Questions in heaps of the same, in the order in which each was first met."""
    heaps: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        problem = question.problem
        words = question.quoted or f"{problem.message}\0{problem.path}\0{problem.line}"
        # What has to be done to an article is done to each by itself.
        own = (problem.path, problem.line) if problem.kind in NEEDS_WORK else ()
        offered = tuple(value for value, _ in question.options)
        key = (severity(question), problem.kind, words, own, offered, question.answer)
        heaps.setdefault(key, []).append(question)
    return tuple(tuple(heap) for heap in heaps.values())


def open_findings(questions: Iterable[Question], wanted: str) -> tuple[Finding, ...]:
    """Findings of one heap that nobody has answered."""
    return findings(q for q in questions if severity(q) == wanted and not q.answer)


def homes(result: IssueResult) -> Mapping[tuple[str, int], int]:
    """The number of the article, from 1, that has a printed line."""
    found: dict[tuple[str, int], int] = {}
    for number, draft in enumerate(result.drafts, 1):
        places = [p for ps in draft.places.values() for p in ps]
        places += [p for block in draft.blocks for p in block.places]
        for place in places:
            for line in place.numbers:
                found.setdefault((place.source, line), number)
    return found


def article_of(question: Question, home: Mapping[tuple[str, int], int]) -> int:
    """The article that a question is about, 0 = the issue.

    Args:
        question: one that names no article belongs to the article of the character it points at.
        home: see `homes`.
    """
    if question.article or not question.problem.char:
        return question.article
    return home.get((question.problem.path, question.problem.line), 0)


def still_asked(result: IssueResult, thrown: Collection[int]) -> Iterator[Question]:
    """The issue's questions that still have a point.

    Args:
        result: its drafts have the fields that the editor gave.
        thrown: indices of drafts, from 0, that the editor threw away.
    """
    home = homes(result)
    for question in result.questions:
        number = article_of(question, home)
        draft = result.drafts[number - 1] if number else None
        has_title = draft is not None and draft.title != PROVISIONAL_TITLE
        if number - 1 not in thrown and not (question.problem.kind == "no-title" and has_title):
            yield question


def count(result: IssueResult, thrown: Collection[int]) -> Tally:
    """Count an issue's articles."""
    home = homes(result)
    red = _articles(result.questions, "error", home)
    yellow = _articles(result.questions, "query", home) - red
    numbers = {n for n in range(1, len(result.drafts) + 1) if n - 1 not in thrown}
    return Tally(
        clear=len(numbers - red - yellow),
        red=len(numbers & red),
        yellow=len(numbers & yellow),
        thrown=len(result.drafts) - len(numbers),
    )


def _articles(
    questions: Sequence[Question], wanted: str, home: Mapping[tuple[str, int], int]
) -> set[int]:
    return {
        article_of(q, home)
        for q in questions
        if severity(q) == wanted and not q.answer and article_of(q, home)
    }
