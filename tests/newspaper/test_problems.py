"""A Problem says file, line, what is wrong and what to do."""

from __future__ import annotations

from plugins.newspaper.problems import Problem, SourceError, errors, nearest, ordered


def test_a_problem_is_two_lines_of_the_editors_language() -> None:
    problem = Problem(
        path="content/2025-04-25/0101.md",
        line=5,
        char=2,
        kind="unknown-key",
        message="不认识的字段“Autors”",
        remedy="是不是“Authors”？",
    )
    assert str(problem) == (
        "content/2025-04-25/0101.md:5:2：不认识的字段“Autors”\n    是不是“Authors”？"
    )
    assert str(Problem(path="", kind="build", message="只有一句")) == "只有一句"
    assert str(SourceError(problem, problem)) == f"{problem}\n{problem}"


def test_problems_are_ordered_gravest_first_then_by_place() -> None:
    def made(severity: str, path: str, line: int) -> Problem:
        return Problem(path=path, line=line, kind="k", severity=severity, message="m")  # type: ignore[arg-type]  # of the table below

    places = [("info", "a", 1), ("warning", "a", 1), ("error", "b", 9), ("error", "b", 2)]
    places += [("query", "z", 1), ("error", "a", 3)]
    found = ordered(made(*place) for place in places)
    assert [(p.severity, p.path, p.line) for p in found] == [
        ("error", "a", 3),
        ("error", "b", 2),
        ("error", "b", 9),
        ("query", "z", 1),
        ("warning", "a", 1),
        ("info", "a", 1),
    ]
    assert len(errors(found)) == 3


def test_the_nearest_spelling_is_named_or_none() -> None:
    assert nearest("营商环镜", ["营商环境", "副刊"]) == "是不是“营商环境”？"
    assert nearest("zzz", ["营商环境", "副刊"]) == ""
