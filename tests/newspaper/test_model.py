"""The frozen model: what is derived from it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.newspaper.model import Archive, Article, Block, Byline, Issue, Page, Photo
from tests.factory import COLUMN, archive, article

LEAD = article("2025-04-25", 1, "头条", "第一段。", authors=("王璐@2", "本刊"), kicker="引题——")
SECOND = article("2025-04-25", 2, "二条")
OLDER = article("2025-04-18", 1, "上周", authors=("王璐@2",))
ARCHIVE = archive(("2025-04-18", [OLDER]), ("2025-04-25", [SECOND, LEAD]))


def test_an_article_hangs_on_its_id() -> None:
    assert (LEAD.issue_id, LEAD.digits, LEAD.url) == ("2025-04-25", "0101", "2025-04-25/0101.html")


def test_the_lead_is_published_last_so_that_readers_see_it_first() -> None:
    assert LEAD.published.isoformat() == "2025-04-25T07:58:19+08:00"
    assert LEAD.published > SECOND.published
    early = replace(LEAD, early=True)
    assert early.published.isoformat() == "2025-04-25T06:58:19+08:00"


def test_what_is_read_aloud_begins_with_kicker_title_and_names() -> None:
    assert LEAD.spoken == "引题——\n头条\n王璐、本刊\n第一段。"
    assert LEAD.text == "第一段。"


def test_list_items_are_wrapped_where_a_list_begins_and_ends() -> None:
    def block(kind: str, html: str) -> Block:
        return Block(kind=kind, html=html, text="")  # type: ignore[arg-type]  # kinds below

    blocks = (
        block("li", "<li>一</li>"),
        block("p", "<p>二</p>"),
        block("li", "<li>三</li>"),
        block("li", "<li>四</li>"),
    )
    html = replace(LEAD, blocks=blocks).html
    assert html.replace("\n", "") == (
        "<ul><li>一</li></ul><p>二</p><ul><li>三</li><li>四</li></ul>"
    )


# printed characters: a Latin word or a number is one
LENGTHS = [("算力", 2), ("4.5万架，", 4), ("2000PFLOPS", 1), ("G100 联盟", 3), ("", 0)]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_length_is_counted_in_printed_characters(text: str, length: int) -> None:
    block = Block(kind="p", html="", text=text)
    assert replace(LEAD, blocks=(block,)).length_chars == length


def test_notices_and_advertisements_are_never_offered_and_always_named() -> None:
    words = {kind: replace(LEAD, kind=kind) for kind in ("story", "photos", "notice", "ad")}
    assert {kind: one.kind_word for kind, one in words.items()} == {
        "story": "",
        "photos": "图片新闻",
        "notice": "公告",
        "ad": "广告",
    }
    assert [kind for kind, one in words.items() if one.offered] == ["story", "photos"]


def test_an_issue_says_its_number_as_printed() -> None:
    issue = Issue(id="2025-04-25", date=date(2025, 4, 25), numbers=(13,), serial=4363)
    assert issue.number_text == "第13期"
    assert issue.serial_text == "总第4363期"
    assert (issue.date_text, issue.weekday) == ("2025年4月25日", "星期五")
    assert replace(issue, kind="double_issue", numbers=(13, 14)).number_text == "第13、14期合刊"
    assert replace(issue, kind="special", numbers=()).number_text == "特刊"
    assert replace(issue, kind="extra").number_text == "第13期增刊"
    handbook = replace(issue, id="help", kind="handbook", numbers=(), serial=None)
    assert (handbook.number_text, handbook.serial_text, handbook.date_text) == ("", "", "")
    assert (handbook.weekday, handbook.is_handbook) == ("", True)
    special = replace(issue, kind="special")
    assert special.published.isoformat() == "2025-04-25T07:00:00+08:00"


def test_the_lead_is_the_first_story_not_the_first_notice() -> None:
    notice = replace(LEAD, kind="notice")
    (issue,) = archive(("2025-04-25", [notice, SECOND])).issues
    assert issue.lead == SECOND
    assert replace(issue, articles=(notice,)).lead == notice
    assert replace(issue, articles=()).lead is None


def test_pages_without_a_row_are_made_from_their_number() -> None:
    issue = replace(ARCHIVE.issues[0], pages=(Page(number=3, plate="plates/03.pdf", label="A3"),))
    assert [page.title for page in issue.pages_with_articles] == ["第1版", "第A3版"]
    assert issue.on_page(1) == (LEAD, SECOND)


def test_the_archive_answers_by_issue_column_and_author() -> None:
    assert [issue.id for issue in ARCHIVE.issues] == ["2025-04-25", "2025-04-18"]
    assert ARCHIVE.newest is ARCHIVE.on("2025-04-25")
    assert ARCHIVE.on("2024-01-01") is None
    assert ARCHIVE.in_column(COLUMN) == (LEAD, SECOND, OLDER)
    assert ARCHIVE.by_author("王璐@2") == (LEAD, OLDER)
    assert ARCHIVE.by_author("无名") == ()
    assert ARCHIVE.issue_of(OLDER).id == "2025-04-18"
    assert Archive().newest is None


def test_an_article_names_its_neighbours_of_the_same_issue_only() -> None:
    assert ARCHIVE.neighbours(LEAD) == (None, SECOND)
    assert ARCHIVE.neighbours(SECOND) == (LEAD, None)
    assert ARCHIVE.neighbours(OLDER) == (None, None)


def test_people_have_a_page_and_collectives_none() -> None:
    named = replace(ARCHIVE, authors={"王璐@2": "wang-lu-2"})
    assert named.author_url("王璐@2") == "authors/wang-lu-2.html"
    assert named.author_url("本刊") == ""
    assert Byline(name="王璐@2").shown == "王璐"


def test_the_handbook_stands_outside_the_issues() -> None:
    page: Article = article("2025-01-01", 1, "一周")
    page = replace(page, id="help/0101")
    handbook = Issue(id="help", kind="handbook", date=date(1970, 1, 1), articles=(page,))
    whole = replace(ARCHIVE, handbook=handbook)
    assert whole.issue_of(page) is handbook
    assert whole.neighbours(page) == (None, None)
    assert page not in whole.articles


def test_photos_of_all_blocks_are_found_in_order() -> None:
    photos = tuple(Photo(src=f"images/{n}.jpg") for n in "abc")
    blocks = (
        Block(kind="figure", html="", text="", photos=photos[:2]),
        Block(kind="p", html="", text="x"),
        Block(kind="figure", html="", text="", photos=photos[2:]),
    )
    assert replace(LEAD, blocks=blocks).photos == photos
