"""An issue that is made of manuscripts alone: nothing in it says that it was printed so."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.importer.model import IssueResult, Question
from plugins.newspaper.problems import Problem


def questions(result: IssueResult) -> Iterator[Question]:
    """One red question, always: is this the printed version?"""
    if result.sources and all(source.reading.is_manuscript for source in result.sources):
        yield Question(
            problem=Problem(
                path=result.sources[0].reading.source,
                line=1,
                kind="printed-version",
                message="这一期全是来稿，没有版面：这是付印稿吗？",
                remedy="与报纸对过、一字不差的，点“是付印稿”",
            ),
            quoted="付印稿",
            options=(("ok", "是付印稿"),),
        )
