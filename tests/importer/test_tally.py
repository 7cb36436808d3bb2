"""One way to count: an article once, under the gravest; a finding once, wherever it recurs."""

from __future__ import annotations

from dataclasses import replace

from plugins.importer import report, store, tally
from plugins.importer.model import Block, Draft, IssueResult, Place, Question
from plugins.newspaper.problems import Problem, Severity


def draft(title: str, *lines: int) -> Draft:
    place = Place(source="p1.txt", numbers=lines)
    return Draft(title=title, blocks=(Block(kind="p", text="正文。", places=(place,)),))


def asked(
    article: int,
    *,
    kind: str = "letter-case",
    line: int = 1,
    char: int = 0,
    quoted: str = "IPV6",
    severity: Severity = "query",
) -> Question:
    problem = Problem(
        path="p1.txt", line=line, char=char, kind=kind, severity=severity, message="请核"
    )
    return Question(problem=problem, quoted=quoted, article=article)


def issue(*questions: Question) -> IssueResult:
    drafts = (draft("甲", 1, 2), draft("乙", 4), draft("丙", 6), draft("丁", 8))
    return IssueResult(drafts=drafts, questions=questions)


def said(result: IssueResult, thrown: frozenset[int] = frozenset()) -> list[str]:
    return report.summary(result, known=store.Known(names={}), thrown=thrown)


def test_an_article_with_a_red_and_a_yellow_question_counts_as_red_only() -> None:
    found = issue(
        asked(1, severity="error", kind="incomplete"), asked(1), asked(2, quoted="5G"), asked(2)
    )
    assert tally.count(found, ()) == tally.Tally(clear=2, red=1, yellow=1, thrown=0)
    assert "4 篇：2 篇没有疑问，1 篇有必须处理的，1 篇有建议核对的" in said(found)


def test_the_same_finding_in_two_articles_is_one_place_to_look_at() -> None:
    found = issue(asked(1), asked(2, line=4))
    assert len(tally.findings(found.questions)) == 1
    words = said(found)
    assert "建议核对 1 处：" in words
    assert "  p1.txt:1  请核  “IPV6”（同样的有 2 个）" in words
    assert "4 篇：2 篇没有疑问，2 篇有建议核对的" in words


def test_a_question_about_a_place_belongs_to_the_article_that_has_its_line() -> None:
    found = issue(asked(0, line=6, char=3))
    assert "4 篇：3 篇没有疑问，1 篇有建议核对的" in said(found)


def test_a_question_about_the_issue_is_said_to_be_in_no_article() -> None:
    words = said(issue(asked(0, severity="error", kind="weekday", line=3, char=1)))
    assert "4 篇：4 篇没有疑问" in words
    assert "必须处理 1 处（1 处不在文章里）：" in words


def test_what_was_answered_and_what_is_for_information_is_no_doubt() -> None:
    found = issue(replace(asked(1), answer="ok"), asked(2, severity="info"))
    assert "4 篇：4 篇没有疑问" in said(found)


def test_two_articles_without_a_headline_are_two_questions_although_they_begin_alike() -> None:
    alike = [asked(n, kind="no-title", line=n, severity="error", quoted="灯亮") for n in (1, 2)]
    assert len(tally.findings(alike)) == 2


def test_questions_about_a_thrown_article_go_with_it() -> None:
    found = issue(asked(1), asked(0, line=2, char=5), asked(2, quoted="5G"), asked(0))
    kept = tuple(tally.still_asked(found, {0}))
    assert [(q.article, q.quoted) for q in kept] == [(2, "5G"), (0, "IPV6")]


def test_a_headline_that_was_given_is_not_asked_for() -> None:
    named, nameless = draft("灯亮到天明", 1), draft("待定题", 3)
    asked_for = (asked(1, kind="no-title"), asked(2, kind="no-title", line=3))
    found = IssueResult(drafts=(named, nameless), questions=asked_for)
    assert tuple(tally.still_asked(found, ())) == asked_for[1:]
