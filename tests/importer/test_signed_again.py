"""What was signed is what goes out: a signed article whose words change has to be signed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import approve, status
from plugins.importer.merge import Known, plan
from plugins.newspaper import issue_toml
from tests.importer import desk as desks
from tests.importer.desk import PAGE, Desk

ISSUE = "2025-05-02"
LAMP = "0101-云岭新区的灯亮到天明.md"
WASTE = "0102-石榴滩把废品摆上桌.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An issue that was imported and signed."""
    made = desks.make(tmp_path)
    made.run(made.page("p1.txt"))
    sign(made)
    return made


def sign(desk: Desk) -> int:
    return approve.run(ISSUE, content=desk.content, root=desk.root, by="林致远")


def drafts(desk: Desk) -> list[str]:
    return [name for name, text in desk.articles().items() if "\nStatus: draft\n" in text]


def approvals(desk: Desk) -> int:
    text = (desk.content / ISSUE / "issue.toml").read_text(encoding="utf-8")
    return len(issue_toml.parse(text, "", ISSUE)[0].approvals)


def test_a_signed_article_whose_source_changed_is_a_draft_again_and_is_named(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk.page("p1.txt", PAGE.replace("第三册", "第四册"))
    capsys.readouterr()
    desk.run(page)
    assert "第四册" in desk.articles()[LAMP]
    assert drafts(desk) == [LAMP]
    words = capsys.readouterr().out
    assert (
        f"签发以后文字有变，已退回草稿 1 篇：{LAMP}。看过以后重新签发：invoke approve {ISSUE}"
        in words
    )
    assert "换成新读出的文字（编辑没有改过） 1 篇" in words


def test_signing_again_says_so_a_second_time_in_the_issue(desk: Desk) -> None:
    desk.run(desk.page("p1.txt", PAGE.replace("第三册", "第四册")))
    assert approvals(desk) == 1
    assert sign(desk) == 0
    assert drafts(desk) == []
    assert approvals(desk) == 2


def test_an_import_that_changes_nothing_changes_no_status(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.articles()
    capsys.readouterr()
    desk.run(desk.page("p1.txt"))
    assert desk.articles() == before
    words = capsys.readouterr().out
    assert "退回草稿" not in words
    assert "没有变化 2 篇" in words
    assert "保留编辑的文字" not in words


def test_an_article_that_only_moved_down_the_page_stays_signed(desk: Desk) -> None:
    longer = "夜里一点,灯还是亮的,只有一盏坏了。\n\n第二天早上,"
    desk.run(desk.page("p1.txt", PAGE.replace("第二天早上,", longer)))
    assert "Imported: p1.txt:15-19" in desk.articles()[WASTE]
    assert drafts(desk) == [LAMP]


def test_an_editors_words_and_new_ones_together_are_a_draft_too(desk: Desk) -> None:
    path = desk.content / ISSUE / WASTE
    path.write_text(path.read_text("utf-8").replace("教训", "教训和几张合影"), "utf-8")
    desk.run(desk.page("p1.txt", PAGE.replace("二十三件", "二十四件")))
    assert "教训和几张合影" in desk.articles()[WASTE]
    assert "二十四件" in desk.articles()[WASTE]
    assert drafts(desk) == [WASTE]


def test_where_the_editors_words_stay_whole_the_article_stays_signed(desk: Desk) -> None:
    path = desk.content / ISSUE / LAMP
    path.write_text(path.read_text("utf-8").replace("第三册", "第五册"), "utf-8")
    desk.run(desk.page("p1.txt", PAGE.replace("第三册", "第四册")))
    assert "第五册" in desk.articles()[LAMP]
    assert drafts(desk) == []


def test_without_merging_nothing_signed_is_touched(desk: Desk) -> None:
    before = desk.articles()
    desk.run(desk.page("p1.txt", PAGE.replace("第三册", "第四册")), merge=False)
    assert desk.articles() == before


def test_a_headline_given_on_the_review_page_after_signing_has_to_be_signed(desk: Desk) -> None:
    (desk.imports / ISSUE / "review.toml").write_text(
        "[[article]]\nat = 5\ntitle = “灯亮了一夜”\n", encoding="utf-8"
    )
    desk.run(desk.page("p1.txt"))
    assert "Title: 灯亮了一夜" in desk.articles()[LAMP]
    assert drafts(desk) == [LAMP]


def test_back_issues_name_theirs_below_the_issues_line(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.page(f"往期/{ISSUE}/p1.txt", PAGE.replace("第三册", "第四册"))
    capsys.readouterr()
    desk.run(desk.root / "版面" / "往期", many=True)
    assert f"    签发以后文字有变，已退回草稿 1 篇：{LAMP}。" in capsys.readouterr().out


def test_an_article_without_a_status_counts_as_signed() -> None:
    body = "对虚报产值的企业，一经查实，从严查处，并在全区通报。"
    old = f"Title: 甲\n\n{body}\n"
    new = f"Title: 甲\nStatus: draft\n\n{body.replace('从严', '从重')}\n"
    (step,) = plan([Known(digits="0101", base=old, mine=old)], [new])
    assert step.unsigned
    assert step.text == new


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Title: 甲\nStatus: draft\n\n正文。\n", "Status: published"),
        ("标题：甲\n状态：草稿\n\n正文。\n", "状态: published"),
        ("Title: 甲\nstatus: Draft\n\n正文。\n", "status: published"),
        ("Title: 甲\r\nStatus: draft\r\n\r\n正文。\r\n", "Status: published\r"),
    ],
)
def test_the_status_line_is_found_in_every_spelling(text: str, word: str) -> None:
    assert status.is_draft(text)
    signed = status.as_published(text)
    assert word in signed.split("\n")
    assert not status.is_draft(signed)
    assert status.reads_the_same(text, signed)


def test_a_line_of_the_body_is_no_status() -> None:
    text = "Title: 甲\nStatus: published\n\nStatus: draft\n"
    assert not status.is_draft(text)
    assert status.as_draft(text) == "Title: 甲\nStatus: draft\n\nStatus: draft\n"
