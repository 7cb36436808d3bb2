"""Questions as rows of the review page: one row a finding, everywhere it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.importer import answers as given
from plugins.importer import review_toml, tally
from plugins.importer.model import Answers, IssueResult, Question, Settled
from plugins.importer.privacy import mask
from plugins.importer.review_values import HEAPS, PlaceView, RowView


def rows(result: IssueResult, ids: Mapping[tuple[str, int], str]) -> tuple[RowView, ...]:
    """One row a finding: the same kind about the same words, wherever it was found."""
    texts = {
        (line.source, line.number): line.text
        for source in result.sources
        for line in source.reading.lines
    }
    home = tally.homes(result)
    order = list(HEAPS)
    ordered = sorted(
        tally.findings(result.questions), key=lambda found: order.index(tally.severity(found[0]))
    )
    return tuple(_row(number, found, texts, ids, home) for number, found in enumerate(ordered, 1))


def _row(
    number: int,
    questions: Sequence[Question],
    texts: Mapping[tuple[str, int], str],
    ids: Mapping[tuple[str, int], str],
    home: Mapping[tuple[str, int], int],
) -> RowView:
    first = questions[0]
    options = given.choices(first)
    typed = review_toml.dump(
        Answers(
            settled=tuple(
                Settled(
                    kind=first.problem.kind,
                    source=first.problem.path,
                    quoted=first.quoted,
                    choice=value,
                )
                for value, _ in options[:1]
            )
        )
    )
    articles = dict.fromkeys(tally.article_of(question, home) for question in questions)
    return RowView(
        id=f"q{number}",
        severity=tally.severity(first),
        message=mask(first.problem.message),
        remedy=mask(first.problem.remedy),
        options=tuple((value, mask(words)) for value, words in options),
        answer=first.answer,
        articles=tuple(articles),
        needs_title=first.problem.kind in given.NEEDS_WORK,
        places=tuple(_place(question, texts, ids) for question in questions),
        typed=typed,
    )


_AROUND_CHARS = 16
_HALF = str.maketrans("，：；？！（）", ",:;?!()")


def _place(
    question: Question,
    texts: Mapping[tuple[str, int], str],
    ids: Mapping[tuple[str, int], str],
) -> PlaceView:
    problem = question.problem
    key = (problem.path, problem.line)
    text = mask(texts.get(key, ""), whole=False)
    quoted = mask(question.quoted)
    # The finding's marks may be full-width already, the printed line's are not.
    folded, wanted = text.translate(_HALF), quoted.translate(_HALF)
    start = max(problem.char - 1, 0)
    if not folded.startswith(wanted, start):
        start = max(folded.find(wanted), 0)
    # A finding that is not in the line as it stands is not marked.
    end = start + len(quoted) if folded.startswith(wanted, start) else start
    before = text[max(0, start - _AROUND_CHARS) : start]
    after = text[end : end + _AROUND_CHARS]
    return PlaceView(
        kind=problem.kind,
        source=problem.path,
        quoted=mask(question.quoted, whole=True),
        line=problem.line,
        char=problem.char,
        href=f"#{ids[key]}" if key in ids else "",
        before=("…" if start > _AROUND_CHARS else "") + before,
        marked=text[start:end],
        after=after + ("…" if end + _AROUND_CHARS < len(text) else ""),
    )


def guesses(result: IssueResult) -> tuple[tuple[str, Answers], ...]:
    """Open questions with a choice, each as the answer that agrees with the guess."""
    return tuple(
        (
            f"{question.problem.path}:{question.problem.line} {question.problem.message}",
            Answers(
                settled=(
                    Settled(
                        kind=question.problem.kind,
                        source=question.problem.path,
                        quoted=question.quoted,
                        choice=question.options[0][0],
                    ),
                )
            ),
        )
        for question in sorted(result.questions, key=lambda q: q.problem.severity != "error")
        if question.options and not question.answer and question.problem.severity != "info"
    )
