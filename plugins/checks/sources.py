"""The sources as they lie on the disk, read once, for the rules to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.body import parse as body
from plugins.body.parse import Body
from plugins.newspaper import authors_toml, files, frontmatter, issue_toml, settings
from plugins.newspaper.content import ArticleFile, Content, IssueFolder, scan
from plugins.newspaper.frontmatter import FrontMatter
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import Column
from plugins.newspaper.problems import Problem, SourceError
from plugins.newspaper.settings import SiteSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One article file, read."""

    file: ArticleFile
    folder: IssueFolder
    front: FrontMatter
    body: Body
    encoding: str


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Everything that the rules look at, read once; `unread` are the faults of reading itself."""

    content: Content
    columns: tuple[Column, ...]
    site: SiteSettings
    issue_files: Mapping[str, IssueFile]
    manuscripts: tuple[Manuscript, ...]
    authors: Mapping[str, str]
    authors_text: str = ""
    unread: tuple[Problem, ...]

    @property
    def folders(self) -> tuple[IssueFolder, ...]:
        """The issues; the handbook among them unless it is switched off."""
        return tuple(f for f in self.content.issues if self.site.handbook or not f.is_handbook)

    @cached_property
    def people(self) -> dict[str, Manuscript]:
        """Every by-line that is a person, with the first manuscript that has it: who has a page."""
        names: dict[str, Manuscript] = {}
        for manuscript in self.manuscripts:
            for byline in manuscript.front.fields.get("bylines", ()):
                if not manuscript.folder.is_handbook and byline.name not in self.site.collectives:
                    names.setdefault(byline.name, manuscript)
        return names


def read(path: Path, config: Mapping[str, Any]) -> Sources:
    """Read a content folder.

    Raises:
        SourceError: the settings are wrong; nothing can be judged without them.
    """
    columns, site = settings.read_columns(config), settings.read(SiteSettings, "SITE", config)
    content = scan(path)
    unread: list[Problem] = []
    issue_files: dict[str, IssueFile] = {}
    manuscripts: list[Manuscript] = []
    for folder in content.issues:
        if folder.is_handbook and not site.handbook:
            continue
        if folder.toml.exists():
            shown = content.shown(folder.toml)
            try:
                text = files.read_text(folder.toml, shown)
            except SourceError as error:
                unread += error.problems
            else:
                issue_files[folder.id], problems = issue_toml.parse(text, shown, folder.id)
                unread += problems
        for file in folder.articles:
            try:
                manuscripts.append(_manuscript(file, folder))
            except SourceError as error:
                unread += error.problems
    authors, authors_text, problems = _authors(content)
    return Sources(
        content=content,
        columns=columns,
        site=site,
        issue_files=issue_files,
        manuscripts=tuple(manuscripts),
        authors=authors,
        authors_text=authors_text,
        unread=(*unread, *problems),
    )


def _manuscript(file: ArticleFile, folder: IssueFolder) -> Manuscript:
    try:
        data = file.path.read_bytes()
    except OSError as error:
        raise SourceError(
            Problem(
                path=file.shown,
                kind="unreadable",
                message=f"文件读不出来（{error.strerror or error}）",
                remedy="关掉正在打开它的程序，再试一次",
            )
        ) from None
    if not data.strip():
        raise SourceError(
            Problem(
                path=file.shown,
                kind="empty",
                message="文件是空的",
                remedy="写上内容，或者删掉这个文件",
            )
        )
    decoded = files.decode(data, file.shown)
    front = frontmatter.parse(decoded.text, file.shown)
    return Manuscript(
        file=file,
        folder=folder,
        front=front,
        body=body.parse(front.body, file.shown, first_line=front.body_line),
        encoding=decoded.encoding,
    )


def _authors(content: Content) -> tuple[dict[str, str], str, tuple[Problem, ...]]:
    """The table, its text, and what is wrong with it as a whole."""
    if not content.authors.exists():
        return {}, "", ()
    shown = content.shown(content.authors)
    try:
        text = files.read_text(content.authors, shown)
    except SourceError as error:
        return {}, "", error.problems
    table, problems = authors_toml.parse(text, shown)
    return table, text, problems
