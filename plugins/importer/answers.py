"""The editor's answers at work: which one is meant for a line, a join, an article, a question.

How they are written down is `review_toml`'s business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from plugins.importer import review_toml
from plugins.importer.model import Answers, Line, Question
from plugins.importer.privacy import mask
from plugins.newspaper import files
from plugins.newspaper.problems import Problem

NEEDS_WORK = frozenset({"no-title"})
"""Kinds of question that 知道了 does not settle: something has to be done to the article."""


def load(path: Path, shown: str) -> tuple[str, Answers]:
    """The file's text and its answers; ("", none) when there is no such file.

    Raises:
        SourceError: it cannot be read or decoded.
    """
    if not path.is_file():
        return "", Answers()
    text = files.read_text(path, shown)
    return text, review_toml.parse(text, shown)


def role_of(answers: Answers, source: str, number: int) -> str | None:
    """The role that the editor gave a line; the last answer counts. None when none was given."""
    found = [a.role for a in answers.lines if a.number == number and a.source in {"", source}]
    return found[-1] if found else None


def is_joined(answers: Answers, source: str, after: int, with_line: int) -> bool | None:
    """What the editor said about two lines; None when nothing."""
    wanted = (after, with_line)
    found = [
        a.joined
        for a in answers.joins
        if (a.after, a.with_line) == wanted and a.source in {"", source}
    ]
    return found[-1] if found else None


def fields_of(answers: Answers, source: str, numbers: Collection[int]) -> dict[str, str]:
    """The fields given for the article that has one of these lines; "" empties a field."""
    given: dict[str, str] = {}
    for answer in answers.articles:
        if answer.at in numbers and answer.source in {"", source}:
            given |= answer.fields
    return given


def is_deleted(answers: Answers, source: str, numbers: Collection[int]) -> bool:
    """Did the editor throw the article with one of these lines away?"""
    found = [a.deleted for a in answers.articles if a.at in numbers and a.source in {"", source}]
    return bool(found) and found[-1]


def settle(questions: Iterable[Question], answers: Answers) -> tuple[Question, ...]:
    """The questions with the answers that they were given.

    Kind, source and quoted text must agree; private data is stored hidden, so it is compared so.
    A choice that the question does not offer is no answer.
    """
    chosen: dict[tuple[str, str, str], str] = {}
    for answer in answers.settled:
        chosen[(answer.kind, answer.source, mask(answer.quoted, whole=True))] = answer.choice
    settled = []
    for question in questions:
        kind, source, quoted = question.key
        hidden = mask(quoted, whole=True)
        choice = chosen.get((kind, source, hidden), chosen.get((kind, "", hidden), ""))
        offered = {value for value, _ in choices(question)}
        settled.append(replace(question, answer=choice) if choice in offered else question)
    return tuple(settled)


def choices(question: Question) -> tuple[tuple[str, str], ...]:
    """(value, words) of each answer that may be chosen; none when something has to be done."""
    if question.problem.kind in NEEDS_WORK:
        return ()
    return question.options or (("ok", "知道了"),)


def rebase(answers: Answers, lines: Sequence[Line]) -> Answers:
    """Answers moved to where their lines are now.

    An answer that remembers its line's text follows it when lines were added above; when the text
    is nowhere, or twice, the answer is left out with a red Problem: it must not hit another line.
    """
    texts = {(line.source, line.number): line.text for line in lines}
    problems = list(answers.problems)

    def moved(source: str, number: int, text: str) -> int:
        """The distance to where the line is now; 0 when it did not move; raises KeyError."""
        here = [texts.get((s, number), "") for s in {source} | {s for s, _ in texts if not source}]
        if not text or any(_same(text, there) for there in here):
            return 0
        found = [n for (s, n), there in texts.items() if source in {"", s} and _same(text, there)]
        if len(found) != 1:
            problems.append(
                Problem(
                    path=source or review_toml.FILE_NAME,
                    line=number,
                    kind="answer",
                    message=f"核对答案里的第 {number} 行（{mask(text)[:16]}）找不到了，没有用上",
                    remedy="版面文本改过了：在核对页里重新选一次",
                )
            )
            raise KeyError(number)
        return found[0] - number

    lines_now, joins_now, articles_now = [], [], []
    for line in answers.lines:
        try:
            lines_now.append(
                replace(line, number=line.number + moved(line.source, line.number, line.text))
            )
        except KeyError:
            continue
    for join in answers.joins:
        try:
            by = moved(join.source, join.after, join.text)
            joins_now.append(replace(join, after=join.after + by, with_line=join.with_line + by))
        except KeyError:
            continue
    for article in answers.articles:
        try:
            articles_now.append(
                replace(article, at=article.at + moved(article.source, article.at, article.text))
            )
        except KeyError:
            continue
    return Answers(
        lines=tuple(lines_now),
        joins=tuple(joins_now),
        articles=tuple(articles_now),
        settled=answers.settled,
        problems=tuple(problems),
    )


def _same(remembered: str, there: str) -> bool:
    """Remembered texts are cut to a few characters and have private data hidden."""
    return bool(there) and review_toml.shortened(there) == review_toml.shortened(remembered)
