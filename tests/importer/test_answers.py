# ruff: noqa: E501  # tables stay tables
from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import answers, review_toml
from plugins.importer.model import Answers, Line, Question, Settled
from plugins.newspaper.problems import Problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_any_notepad_encoding_will_do(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "review.toml"
    path.write_bytes("[[稿件]]\r\n行＝5\r\n栏目＝“开发区建设”\r\n".encode(encoding))
    _, found = answers.load(path, "review.toml")
    (article,) = found.articles
    assert (article.at, dict(article.fields)) == (5, {"column": "开发区建设"})


def test_no_file_is_no_answers(tmp_path: Path) -> None:
    assert answers.load(tmp_path / "review.toml", "review.toml") == ("", Answers())


def test_the_last_answer_about_a_line_counts_and_other_files_are_not_meant() -> None:
    found = review_toml.parse(
        "[[line]] no=3 role=标题\n[[line]] no=3 role=引题\n[[line]] no=4 role=栏目 文件=p2.txt\n",
        "",
    )
    assert answers.role_of(found, "p1.txt", 3) == "kicker"
    assert answers.role_of(found, "p1.txt", 4) is None
    assert answers.role_of(found, "p2.txt", 4) == "column"


def test_joins_fields_and_deletions_are_found_by_line() -> None:
    found = review_toml.parse(
        "[[join]] after=3 with=5\n[[join]] after=7 with=8 joined=false\n"
        "[[article]] at=9 column=园区\n[[article]] at=9 title=新题\n[[article]] at=20 deleted=true\n",
        "",
    )
    assert answers.is_joined(found, "p1.txt", 3, 5) is True
    assert answers.is_joined(found, "p1.txt", 7, 8) is False
    assert answers.is_joined(found, "p1.txt", 8, 9) is None
    assert answers.fields_of(found, "p1.txt", range(5, 12)) == {"column": "园区", "title": "新题"}
    assert answers.is_deleted(found, "p1.txt", {19, 20})
    assert not answers.is_deleted(found, "p1.txt", {9})


def question(quoted: str, *options: str) -> Question:
    problem = Problem(path="p1.txt", line=3, kind="split-title", message="两行合为一题？")
    return Question(problem=problem, quoted=quoted, options=tuple((o, o) for o in options))


def test_a_question_is_settled_by_kind_and_text_wherever_its_line_went() -> None:
    found = review_toml.parse(
        '[[answer]]\nkind="split-title"\nquoted="中部地区"\nchoice="join"\n', ""
    )
    asked = [
        question("中部地区", "join", "part"),
        question("别处", "join"),
        question("中部地区", "part"),
    ]
    assert [q.answer for q in answers.settle(asked, found)] == ["join", "", ""]


def test_private_data_is_stored_hidden_and_still_found() -> None:
    asked = question("联系电话 13803511234")
    text = review_toml.dump(Answers(settled=(Settled(kind="split-title", quoted=asked.quoted),)))
    assert "13803511234" not in text
    assert answers.settle([asked], review_toml.parse(text, ""))[0].answer == "ok"


LINES = tuple(Line(source="p1.txt", number=n, text=t) for n, t in ((1, "报头"), (4, "中部地区"), (6, "联盟成立")))  # fmt: skip


def test_an_answer_follows_its_line() -> None:
    found = review_toml.parse(
        "[[line]] no=2 role=标题 text=中部地区\n[[join]] after=2 with=4 text=中部地区\n", ""
    )
    moved = answers.rebase(found, LINES)
    assert [a.number for a in moved.lines] == [4]
    assert [(a.after, a.with_line) for a in moved.joins] == [(4, 6)]
    assert answers.rebase(moved, LINES) == moved


def test_an_answer_whose_line_is_gone_hits_no_other_line() -> None:
    found = review_toml.parse(
        "[[line]] no=4 role=标题 text=西部地区\n[[line]] no=6 role=标题\n", ""
    )
    moved = answers.rebase(found, LINES)
    assert [a.number for a in moved.lines] == [6]
    assert [p.line for p in moved.problems] == [4]
