"""The content folder as it lies on the disk: which issues, which files, what their names say.

Shared by the checks (before Pelican), the importer and the issues plugin, so that all three see
the same thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.newspaper.issue_toml import HANDBOOK_ID, issue_date

# 0103-标题.md
ARTICLE_FILE = re.compile(r"^(?P<digits>\d{4})(?:-.*)?\.md$")
ISSUE_FILE = "issue.toml"
AUTHORS_FILE = "authors.toml"
FOLDERS = ("images", "plates")
COMPANIONS = frozenset({ISSUE_FILE, "proof.toml"})
IGNORED = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """A manuscript on the disk; `id` is None when the name has no four digits."""

    path: Path
    shown: str
    id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFolder:
    """A folder below content/; `date` is None when its name is no issue's (or `help`)."""

    path: Path
    id: str
    date: date | None
    articles: tuple[ArticleFile, ...] = ()
    strangers: tuple[Path, ...] = ()
    """Files that have no business here."""

    @property
    def is_handbook(self) -> bool:
        """Is it content/help/?"""
        return self.id == HANDBOOK_ID

    @property
    def toml(self) -> Path:
        """Its issue.toml, there or not."""
        return self.path / ISSUE_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole content folder; issues by id, texts by name."""

    path: Path
    issues: tuple[IssueFolder, ...] = ()
    texts: tuple[Path, ...] = ()
    strangers: tuple[Path, ...] = ()

    @property
    def authors(self) -> Path:
        """Its authors.toml, there or not."""
        return self.path / AUTHORS_FILE

    def shown(self, path: Path) -> str:
        """A path as the editor would name it: `content/2025-04-25/0101-标题.md`."""
        return f"{self.path.name}/{path.relative_to(self.path).as_posix()}"


def scan(path: Path) -> Content:
    """Look at the names below a content folder; no file is opened."""
    issues, texts, strangers = [], [], []
    bare = Content(path=path)
    for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
        if is_ignored(entry):
            continue
        if entry.is_dir():
            if entry.name not in FOLDERS:
                issues.append(_issue(entry, bare))
        elif entry.suffix == ".md":
            texts.append(entry)
        elif entry.name != AUTHORS_FILE and entry.suffix.lower() not in {".svg", ".png", ".jpg"}:
            strangers.append(entry)
    return Content(path=path, issues=tuple(issues), texts=tuple(texts), strangers=tuple(strangers))


def is_ignored(entry: Path) -> bool:
    """Hidden files and what office programs and systems leave behind."""
    return entry.name in IGNORED or entry.name.startswith((".", "~$"))


def _issue(folder: Path, content: Content) -> IssueFolder:
    articles, strangers = [], []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if is_ignored(entry):
            continue
        if entry.is_dir() and entry.name in FOLDERS:
            # Pelican looks for manuscripts in every folder below an issue's.
            strangers += sorted(
                path for path in entry.rglob("*") if path.suffix in {".md", ".html"}
            )
        elif entry.suffix == ".md" and entry.is_file():
            match = ARTICLE_FILE.match(entry.name)
            article_id = f"{folder.name}/{match['digits']}" if match else None
            articles.append(ArticleFile(path=entry, shown=content.shown(entry), id=article_id))
        elif entry.name not in COMPANIONS:
            strangers.append(entry)
    return IssueFolder(
        path=folder,
        id=folder.name,
        date=issue_date(folder.name),
        articles=tuple(articles),
        strangers=tuple(strangers),
    )
