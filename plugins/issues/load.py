"""One manuscript's text -> an Article; one content folder -> what stands around the articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from plugins.body import parse as body
from plugins.newspaper import authors_toml, frontmatter, issue_toml
from plugins.newspaper.content import Content, IssueFolder
from plugins.newspaper.files import read_text
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import NO_DATE, Article, Column, Page, Text
from plugins.newspaper.problems import Problem, SourceError, errors
from plugins.newspaper.settings import SiteSettings, column_named, default_column

PLATES = (".jpg", ".jpeg", ".png", ".pdf")


def read_issue_file(folder: IssueFolder, content: Content) -> IssueFile:
    """The folder's issue.toml.

    Raises:
        SourceError: it is missing or has errors.
    """
    shown = content.shown(folder.toml)
    issue, problems = issue_toml.parse(read_text(folder.toml, shown), shown, folder.id)
    _stop(problems)
    return issue


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every manuscript of a build is read against: each issue.toml is read once."""

    content: Content
    columns: tuple[Column, ...]
    site: SiteSettings

    @cached_property
    def _folders(self) -> dict[Path, IssueFolder]:
        return {folder.path: folder for folder in self.content.issues}

    @cached_property
    def _issue_files(self) -> dict[Path, IssueFile]:
        return {}

    def read(self, path: Path) -> Article:
        """The article in that file of an issue's folder.

        Raises:
            SourceError: see `read_article`; the source checks refuse the rest before.
        """
        folder = self._folders[path.parent]
        if folder.path not in self._issue_files:
            self._issue_files[folder.path] = read_issue_file(folder, self.content)
        file = next(article for article in folder.articles if article.path == path)
        assert file.id is not None, "the source checks refuse a manuscript without digits"
        return read_article(
            read_text(path, file.shown),
            path=file.shown,
            article_id=file.id,
            issue=self._issue_files[folder.path],
            columns=self.columns,
            site=self.site,
        )


def read_article(
    text: str,
    *,
    path: str,
    article_id: str,
    issue: IssueFile,
    columns: tuple[Column, ...],
    site: SiteSettings,
) -> Article:
    """An article of `issue`, filed under its printed column or the issue's default one.

    Raises:
        SourceError: the front matter or the body has errors, or the column is unknown.
    """
    front = frontmatter.parse(text, path)
    parsed = body.parse(front.body, path, first_line=front.body_line)
    _stop((*front.problems, *parsed.problems))
    fields = dict(front.fields)
    fields.pop("date", None)  # the folder's date holds; the checks say when the field disagrees
    digits = article_id.rpartition("/")[2]
    return Article(
        id=article_id,
        date=issue.date,
        early=issue.kind in {"special", "extra"},
        page=fields.pop("page", int(digits[:2])),
        order=fields.pop("order", int(digits[2:])),
        column=_column(fields.get("column_printed", ""), path, issue, columns, site),
        blocks=parsed.blocks,
        path=path,
        **fields,
    )


def _column(
    printed: str, path: str, issue: IssueFile, columns: tuple[Column, ...], site: SiteSettings
) -> Column:
    if not printed:
        filed = column_named(issue.default_column, columns) if issue.default_column else None
        return filed or default_column(site, columns)
    column = column_named(printed, columns)
    if column is None:
        raise SourceError(
            Problem(path=path, kind="unknown-column", message=f"没有“{printed}”这个栏目")
        )
    return column


def read_text_file(path: Path, content: Content) -> Text:
    """关于本刊 and its kin.

    Raises:
        SourceError: its front matter or body has errors.
    """
    shown = content.shown(path)
    front = frontmatter.parse(read_text(path, shown), shown, keys=frontmatter.TEXT_KEYS)
    parsed = body.parse(front.body, shown, first_line=front.body_line)
    _stop((*front.problems, *parsed.problems))
    fields = dict(front.fields)
    # The wrapping of list items is the Article's; a text has the same blocks.
    article = Article(
        id="x/0000", title=fields["title"], column=Column(name="", slug=""),
        date=NO_DATE, page=0, order=0, blocks=parsed.blocks,
    )  # fmt: skip
    return Text(
        slug=fields.get("slug", path.stem),
        title=fields["title"],
        summary=fields.get("summary", ""),
        html=article.html,
    )


def read_authors(content: Content) -> dict[str, str]:
    """authors.toml: name -> slug; {} when there is none.

    Raises:
        SourceError: the file is no TOML.
    """
    if not content.authors.exists():
        return {}
    shown = content.shown(content.authors)
    authors, problems = authors_toml.parse(read_text(content.authors, shown), shown)
    _stop(problems)
    return dict(sorted(authors.items()))


def with_plates(pages: tuple[Page, ...], folder: Path) -> tuple[Page, ...]:
    """The pages, each with the plate that lies in plates/ under its two-digit number."""
    plates = folder / "plates"
    if not plates.is_dir():
        return pages
    found: dict[int, str] = {}
    for entry in sorted(plates.iterdir(), key=lambda entry: entry.name):
        if entry.suffix.lower() in PLATES and entry.stem.isdecimal():
            number = int(entry.stem)
            # A picture is shown, a PDF only offered: where both lie there, the picture is named.
            if number not in found or found[number].endswith(".pdf"):
                found[number] = f"plates/{entry.name}"
    known = {page.number for page in pages}
    rows = [replace(page, plate=page.plate or found.get(page.number, "")) for page in pages]
    rows += [
        Page(number=n, label=str(n), plate=plate) for n, plate in found.items() if n not in known
    ]
    return tuple(sorted(rows, key=lambda page: page.number))


def _stop(problems: tuple[Problem, ...]) -> None:
    stopping = errors(problems)
    if stopping:
        raise SourceError(*stopping)
