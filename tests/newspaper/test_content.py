"""The content folder: issues, manuscripts and what does not belong there, by names alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.newspaper.content import scan


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_issues_manuscripts_and_texts_are_found_in_order(tmp_path: Path) -> None:
    content = tmp_path / "content"
    put(
        content,
        *("2025-05-02/0102.md", "2025-05-02/0101-标题.md", "2025-05-02/issue.toml"),
        *("2025-04-25-tekan/0101-特刊.md", "help/0101-一周.md", "about.md", "authors.toml"),
    )
    found = scan(content)
    assert [issue.id for issue in found.issues] == ["2025-04-25-tekan", "2025-05-02", "help"]
    assert [issue.date for issue in found.issues] == [date(2025, 4, 25), date(2025, 5, 2), None]
    assert [issue.is_handbook for issue in found.issues] == [False, False, True]
    articles = found.issues[1].articles
    assert [article.id for article in articles] == ["2025-05-02/0101", "2025-05-02/0102"]
    assert articles[0].shown == "content/2025-05-02/0101-标题.md"
    assert [text.name for text in found.texts] == ["about.md"]
    assert found.strangers == ()


def test_what_systems_and_office_programs_leave_behind_is_ignored(tmp_path: Path) -> None:
    names = ("Thumbs.db", "desktop.ini", ".DS_Store", "~$0101.docx", ".0101.md.tmp")
    put(tmp_path, *names, *(f"2025-04-25/{name}" for name in names))
    found = scan(tmp_path)
    assert (found.texts, found.strangers) == ((), ())
    assert (found.issues[0].articles, found.issues[0].strangers) == ((), ())


def test_other_kinds_of_file_are_strangers(tmp_path: Path) -> None:
    put(
        tmp_path,
        *("a.html", "b.docx", "nameplate.svg", "images/x.jpg"),
        *("2025-04-25/0101.docx", "2025-04-25/0102.html", "2025-04-25/旧稿/0101.md"),
        *("2025-04-25/images/x.jpg", "2025-04-25/plates/01.pdf", "2025-04-25/proof.toml"),
        "2025-04-25/images/0103.md",
    )
    found = scan(tmp_path)
    assert [path.name for path in found.strangers] == ["a.html", "b.docx"]
    strangers = found.issues[0].strangers
    assert [path.name for path in strangers] == ["0101.docx", "0102.html", "0103.md", "旧稿"]


def test_a_manuscript_without_four_digits_has_no_id(tmp_path: Path) -> None:
    put(tmp_path, *(f"2025-04-25/{name}.md" for name in ("标题", "101-x", "0101x", "01012-x")))
    assert [article.id for article in scan(tmp_path).issues[0].articles] == [None] * 4
