"""签发: drafts are published unless a red question is open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.checks import source
from plugins.importer import approve
from plugins.newspaper import issue_toml, settings
from plugins.newspaper.problems import SourceError
from tests.importer import desk as desks
from tests.importer.desk import PAGE, Desk

ISSUE = "2025-05-02"
BROKEN = PAGE.replace("本子已经写到第三册", "本子(已经写到第三册")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desks.make(tmp_path)


def sign(desk: Desk, **options: object) -> int:
    return approve.run(ISSUE, content=desk.content, root=desk.root, by="林致远", **options)  # type: ignore[arg-type]  # force


def statuses(desk: Desk) -> set[str]:
    return {
        line for text in desk.articles().values() for line in text.splitlines() if "Status" in line
    }


def test_drafts_become_published_and_the_issue_says_who_and_when(desk: Desk) -> None:
    desk.run(desk.page("p1.txt"))
    assert sign(desk) == 0
    assert statuses(desk) == {"Status: published"}
    issue = issue_toml.parse(
        (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8"), "", ISSUE
    )[0]
    assert [(a.by, a.forced) for a in issue.approvals] == [("林致远", ())]
    assert issue.approvals[0].at.endswith("+08:00")


def test_an_open_red_question_refuses(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.run(desk.page("p1.txt", BROKEN))
    assert sign(desk) == 1
    assert statuses(desk) == {"Status: draft"}
    words = capsys.readouterr().out
    assert "括号不配对" in words
    assert "还有 1 处必须处理，没有签发" in words


def test_force_signs_and_names_what_was_open(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run(desk.page("p1.txt", BROKEN))
    assert sign(desk, force=True) == 0
    assert statuses(desk) == {"Status: published"}
    assert "未处理而签发" in capsys.readouterr().out
    text = (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8")
    assert "括号不配对" in text.partition("forced")[2]


def test_a_fault_put_right_in_the_article_is_no_question_any_more(desk: Desk) -> None:
    desk.run(desk.page("p1.txt", BROKEN))
    path = desk.content / ISSUE / "0101-云岭新区的灯亮到天明.md"
    path.write_text(path.read_text(encoding="utf-8").replace("（", ""), encoding="utf-8")
    assert sign(desk) == 0


def test_an_answer_in_review_toml_closes_the_question(desk: Desk) -> None:
    desk.run(desk.page("p1.txt", BROKEN))
    answers = desk.imports / ISSUE / "review.toml"
    quoted = "（已经写到第三册"
    kept = (desk.imports / ISSUE / "questions.json").read_text(encoding="utf-8")
    assert quoted in kept
    line = next(part for part in kept.splitlines() if '"quoted"' in part).split('"')[3]
    answers.write_text(
        f'[[answer]]\nkind = "unbalanced-bracket"\nquoted = "{line}"\nchoice = "ok"\n',
        encoding="utf-8",
    )
    assert sign(desk) == 0


def test_a_deleted_article_takes_its_questions_with_it(desk: Desk) -> None:
    desk.run(desk.page("p1.txt", BROKEN))
    (desk.content / ISSUE / "0101-云岭新区的灯亮到天明.md").unlink()
    assert sign(desk) == 0


def test_an_issue_made_by_hand_has_no_open_questions(desk: Desk) -> None:
    folder = desk.content / ISSUE
    folder.mkdir()
    (folder / "issue.toml").write_text('date = "2025-05-02"\nnumbers = [1]\n', encoding="utf-8")
    (folder / "0101-甲.md").write_text("标题：甲\n状态：草稿\n\n正文。\n", encoding="utf-8")
    assert sign(desk) == 0
    assert "状态: published" in desk.articles()["0101-甲.md"]


NAMELESS = """\
第1版 2025年5月2日 星期五

夜里十点,实验楼还亮着一半的灯。值班员说,机器不能停。

第二天早上他才下班。
"""


def answer(desk: Desk, text: str) -> None:
    (desk.imports / ISSUE / "review.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("force", [False, True])
def test_the_provisional_headline_is_signed_by_nobody(
    desk: Desk, capsys: pytest.CaptureFixture[str], *, force: bool
) -> None:
    desk.run(desk.page("p1.txt", NAMELESS))
    capsys.readouterr()
    assert sign(desk, force=force) == 1
    assert statuses(desk) == {"Status: draft"}
    words = capsys.readouterr().out
    assert "2025-05-02/0101-待定题.md:1：标题还是“待定题”" in words
    assert "还有 1 处必须处理，没有签发。" in words
    assert "加 --force 也不能签发" in words


def test_a_missing_headline_is_not_settled_by_having_seen_it(desk: Desk) -> None:
    page = desk.page("p1.txt", NAMELESS)
    desk.run(page)
    kept = (desk.imports / ISSUE / "questions.json").read_text(encoding="utf-8")
    (question,) = json.loads(kept)
    assert question["kind"] == "no-title"
    answer(
        desk,
        f'[[answer]]\nkind = "no-title"\nquoted = "{question["quoted"]}"\nchoice = "ok"\n',
    )
    assert desk.run(page) == 1
    assert sign(desk) == 1


def test_an_article_that_was_given_its_headline_is_signed(desk: Desk) -> None:
    page = desk.page("p1.txt", NAMELESS)
    desk.run(page)
    answer(desk, "[[article]]\nat = 3\ntitle = “实验楼的灯”\n")
    assert desk.run(page) == 0
    assert sign(desk) == 0
    assert "Title: 实验楼的灯" in desk.articles()["0101-待定题.md"]


def test_an_article_without_a_headline_may_be_thrown_away(desk: Desk) -> None:
    nameless = NAMELESS.replace("第1版", "第2版")
    folder = desk.page("p1.txt").parent
    desk.page("p2.txt", nameless)
    assert desk.run(folder) == 1
    answer(desk, "[[article]]\nsource = p2.txt\nat = 3\ndeleted = true\n")
    assert desk.run(folder) == 0
    assert sign(desk) == 0


def test_check_stops_a_signed_provisional_headline_and_reminds_of_a_draft(desk: Desk) -> None:
    desk.run(desk.page("p1.txt", NAMELESS))
    config = settings.load_config((desk.root / "pelicanconf.py").read_text(encoding="utf-8"))

    def severity() -> list[str]:
        found = source.check(desk.content, config)
        return [p.severity for p in found if p.kind == "provisional-title"]

    assert severity() == ["warning"]
    path = desk.content / ISSUE / "0101-待定题.md"
    path.write_text(path.read_text(encoding="utf-8").replace("draft", "published"), "utf-8")
    assert severity() == ["error"]


def test_signing_twice_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.run(desk.page("p1.txt"))
    sign(desk)
    before = desk.files()
    assert sign(desk) == 0
    assert "早已签发" in capsys.readouterr().out
    assert desk.files() == before


def test_an_unknown_issue_is_answered_with_those_there_are(desk: Desk) -> None:
    desk.run(desk.page("p1.txt"))
    with pytest.raises(SourceError, match="现有的是：2025-05-02"):
        approve.run("2025-05-03", content=desk.content, root=desk.root, by="林致远")


def test_importing_again_after_signing_leaves_the_articles_published(desk: Desk) -> None:
    page = desk.page("p1.txt")
    desk.run(page)
    sign(desk)
    desk.run(page)
    assert statuses(desk) == {"Status: published"}
