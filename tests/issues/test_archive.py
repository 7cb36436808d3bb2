"""Articles and issue files become the Archive: newest first, drafts only in preview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from plugins.issues import archive
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import Archive, Article, Masthead, Text
from tests.factory import COLUMN, article

LEAD = article("2025-04-25", 1, "头条", authors=("王璐", "本刊"))
SECOND = article("2025-04-25", 2, "二条")
MAY = article("2025-05-02", 1, "五月")


def file(issue_id: str, **fields: Any) -> IssueFile:
    return IssueFile(id=issue_id, date=date.fromisoformat(issue_id[:10]), **fields)


def built(*articles: Article, files: list[IssueFile], **fields: Any) -> Archive:
    return archive.build(
        articles=articles,
        issue_files=files,
        columns=(COLUMN,),
        **{"authors": {"王璐": "wang-lu", "李明": "li-ming"}, **fields},
    )


def test_issues_are_newest_first_and_articles_by_page_and_order() -> None:
    moved = replace(LEAD, id="2025-04-25/0105", page=1, order=3)
    found = built(MAY, moved, SECOND, LEAD, files=[file("2025-04-25"), file("2025-05-02")])
    assert [issue.id for issue in found.issues] == ["2025-05-02", "2025-04-25"]
    assert found.issues[1].articles == (LEAD, SECOND, moved)


def test_the_regular_issue_is_newer_than_the_special_of_its_day() -> None:
    special = replace(MAY, id="2025-04-25-tekan/0101")
    files = [file("2025-04-25-tekan", kind="special"), file("2025-04-25")]
    found = built(special, LEAD, files=files)
    assert [issue.id for issue in found.issues] == ["2025-04-25", "2025-04-25-tekan"]


def test_drafts_are_left_out_but_for_preview() -> None:
    draft = replace(MAY, status="draft")
    files = [file("2025-04-25"), file("2025-05-02")]
    assert [issue.id for issue in built(LEAD, draft, files=files).issues] == ["2025-04-25"]
    preview = built(LEAD, draft, files=files, drafts=True)
    assert preview.newest is not None
    assert preview.newest.articles == (draft,)


def test_only_authors_who_wrote_something_have_a_page() -> None:
    assert built(LEAD, files=[file("2025-04-25")]).authors == {"王璐": "wang-lu"}


def test_a_sample_claims_no_serial_publication_number() -> None:
    masthead = Masthead(name="开发区建设周刊", cn="CN 14-0000")
    files = [file("2025-04-25", masthead=masthead), file("2025-05-02", masthead=masthead)]
    files[0] = replace(files[0], sample=True)
    found = built(LEAD, MAY, files=files)
    assert [issue.masthead.cn for issue in found.issues] == ["CN 14-0000", ""]
    assert [issue.sample for issue in found.issues] == [False, True]


def test_the_handbook_stands_apart() -> None:
    page = replace(LEAD, id="help/0101")
    found = built(LEAD, page, files=[file("2025-04-25"), IssueFile(id="help", kind="handbook")])
    assert found.handbook is not None
    assert found.handbook.articles == (page,)
    assert found.articles == (LEAD,)


def test_remembered_issues_are_taken_as_they_are_unless_read_again() -> None:
    files = [file("2025-04-25"), file("2025-05-02")]
    whole = built(LEAD, SECOND, MAY, files=files)
    again = built(MAY, files=files[1:], remembered=whole.issues)
    assert again == whole
    changed = replace(MAY, title="改了")
    newer = built(changed, files=files[1:], remembered=whole.issues)
    assert newer.articles == (changed, LEAD, SECOND)
    assert newer.issues[1] is whole.issues[1]


def test_texts_are_ordered_by_address() -> None:
    texts = [Text(slug="corrections", title="更正"), Text(slug="about", title="关于")]
    found = built(LEAD, files=[file("2025-04-25")], texts=texts)
    assert [text.slug for text in found.texts] == ["about", "corrections"]
