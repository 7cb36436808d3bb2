"""Files become values: one manuscript an Article, with the issue's date and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.issues import load
from plugins.newspaper.content import scan
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import Article, Byline, Column, Page
from plugins.newspaper.problems import SourceError
from plugins.newspaper.settings import SiteSettings

COLUMNS = (
    Column(name="开发区建设", slug="kaifaqu-jianshe"),
    Column(name="营商环境", slug="yingshang-huanjing", former=("投资环境",)),
    Column(name="副刊", slug="fukan"),
)
ISSUE = IssueFile(id="2025-04-25", date=date(2025, 4, 25), default_column="副刊")


def read(text: str, article_id: str = "2025-04-25/0203", issue: IssueFile = ISSUE) -> Article:
    return load.read_article(
        text,
        path="content/2025-04-25/0203.md",
        article_id=article_id,
        issue=issue,
        columns=COLUMNS,
        site=SiteSettings(default_column="营商环境"),
    )


def test_page_and_order_come_from_the_number_until_the_fields_say_otherwise() -> None:
    assert [(one.page, one.order) for one in (read("Title: 一\n"),)] == [(2, 3)]
    moved = read("Title: 一\nPage: 1\nOrder: 9\n")
    assert (moved.page, moved.order, moved.id) == (1, 9, "2025-04-25/0203")


def test_the_folders_date_holds() -> None:
    assert read("Title: 一\nDate: 2025-05-02\n").date == date(2025, 4, 25)


def test_a_former_name_of_a_column_stays_as_printed() -> None:
    one = read("Title: 一\nCategory: 投资环境\n")
    assert (one.column.slug, one.column_printed) == ("yingshang-huanjing", "投资环境")


def test_a_column_that_was_not_printed_is_not_claimed() -> None:
    one = read("Title: 一\n")
    assert (one.column.name, one.column_printed) == ("副刊", "")
    plain = IssueFile(id="2025-04-25", date=date(2025, 4, 25))
    assert read("Title: 一\n", issue=plain).column.name == "营商环境"


def test_an_article_of_a_special_appears_early() -> None:
    special = IssueFile(id="2025-04-25-tekan", date=date(2025, 4, 25), kind="special")
    assert read("Title: 一\n", issue=special).published.hour == 6


def test_the_fields_and_the_body_are_carried_over() -> None:
    one = read("Title: 一\nAuthors: 王璐@2（摄）\nKicker: 二\nStatus: draft\n\n第一段\n\n- 甲\n")
    assert one.bylines == (Byline(name="王璐@2", role="摄"),)
    assert (one.kicker, one.status, one.path) == ("二", "draft", "content/2025-04-25/0203.md")
    assert [block.kind for block in one.blocks] == ["p", "li"]


@pytest.mark.parametrize(
    "text", ["Titel: 一\n", "Title: 一\nCategory: 无\n", "Title: 一\n\n[x](y)"]
)
def test_what_the_checks_refuse_is_refused_here_too(text: str) -> None:
    with pytest.raises(SourceError):
        read(text)


def test_a_text_that_is_no_article_has_an_address_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "about.md"
    path.write_text("Title: 关于本刊\nSummary: 一句\n\n- 甲\n- 乙\n", encoding="utf-8")
    text = load.read_text_file(path, scan(tmp_path))
    assert (text.slug, text.title, text.summary) == ("about", "关于本刊", "一句")
    assert text.html.replace("\n", "") == "<ul><li>甲</li><li>乙</li></ul>"
    path.write_text("Title: 关于\nSlug: guanyu\n", encoding="utf-8")
    assert load.read_text_file(path, scan(tmp_path)).url == "guanyu.html"


def test_plates_are_found_by_their_number_and_a_picture_goes_before_a_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "plates"
    folder.mkdir()
    for name in ("01.jpg", "01.pdf", "3.pdf", "notes.txt", "左.jpg"):
        (folder / name).touch()
    pages = load.with_plates((Page(number=1, label="A1"), Page(number=2, plate="x.png")), tmp_path)
    assert [(page.number, page.label, page.plate) for page in pages] == [
        (1, "A1", "plates/01.jpg"),
        (2, "", "x.png"),
        (3, "3", "plates/3.pdf"),
    ]
    assert load.with_plates((), tmp_path / "none") == ()


def test_the_table_of_authors_is_read_or_empty(tmp_path: Path) -> None:
    assert load.read_authors(scan(tmp_path)) == {}
    (tmp_path / "authors.toml").write_text('"王璐" = "wang-lu"\n', encoding="utf-8")
    assert load.read_authors(scan(tmp_path)) == {"王璐": "wang-lu"}
    (tmp_path / "authors.toml").write_text("王璐\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"authors\.toml"):
        load.read_authors(scan(tmp_path))
