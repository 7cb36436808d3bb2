"""PLUGIN: content/ -> Archive -> home, issue, article, column, author and past-issue pages.

Pelican is touched here only. No Pelican object leaves this file: the reader hangs our frozen
Article on each content object, the generator collects them, and that is the end of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import MarkdownReader, Readers

from plugins.issues import archive, load, pictures
from plugins.issues.metadata import robots, sitemap
from plugins.issues.site_pictures import site_picture
from plugins.issues.theme_files import theme_files
from plugins.issues.views import Surroundings, views
from plugins.newspaper import settings
from plugins.newspaper.content import scan
from plugins.newspaper.files import write_all
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import Archive, Issue, Masthead, OutputFile
from plugins.newspaper.problems import SourceError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesSettings:
    """ISSUES_* in pelicanconf.py."""

    cache: str = ".cache"
    """Where cut pictures rest between builds."""


class ArticleReader(MarkdownReader):
    """Reads a manuscript by frontmatter.parse and body.parse, not by Pelican's Markdown."""

    @cached_property
    def desk(self) -> load.Desk:
        """What every manuscript of this build is read against; Pelican makes one reader a build."""
        return load.Desk(
            content=scan(Path(self.settings["PATH"])),
            columns=settings.read_columns(self.settings),
            site=settings.read(settings.SiteSettings, "SITE", self.settings),
        )

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        try:
            article = self.desk.read(Path(source_path))
        except SourceError as error:
            # Pelican prints a file's name but not the reason: say it before it is swallowed.
            log.error("%s", error)  # noqa: TRY400  # for the editor, without a traceback
            raise
        metadata = {
            "title": article.title,
            "slug": article.id,
            "date": self.process_metadata("date", article.date.isoformat()),
            "category": self.process_metadata("category", article.column.name),
            "status": "published",
            "newspaper": article,
        }
        return article.html, metadata


class IssuesGenerator(Generator):
    """Builds the Archive from what the reader read, then writes every page of it."""

    def generate_context(self) -> None:
        content = scan(Path(self.settings["PATH"]))
        own = settings.read(IssuesSettings, "ISSUES", self.settings)
        site = settings.read(settings.SiteSettings, "SITE", self.settings)
        folders = [f for f in content.issues if f.articles and (site.handbook or not f.is_handbook)]
        files = [
            with_plates(load.read_issue_file(folder, content), folder.path) for folder in folders
        ]
        known = {file.id for file in files}
        articles = [item.newspaper for item in self.context["articles"]]
        self.context["archive"] = archive.build(
            articles=[article for article in articles if article.issue_id in known],
            issue_files=files,
            columns=settings.read_columns(self.settings),
            authors=load.read_authors(content),
            texts=[load.read_text_file(path, content) for path in content.texts],
            drafts=site.preview,
        )
        self.pictures = {}
        self.files: list[OutputFile] = []
        for issue in all_issues(self.context["archive"]):
            folder = content.path / issue.id
            found, made = pictures.pictures_of(
                issue, folder, f"{content.path.name}/{issue.id}", Path(own.cache)
            )
            self.pictures[issue.id] = found
            self.files += made
            self.files += pictures.plates_of(issue, folder)
        self.wechat_qr = site_picture(
            content.path, site.wechat_qr, "SITE_WECHAT_QR", "subscribe/wechat"
        )
        self.nameplate = site_picture(content.path, site.nameplate, "SITE_NAMEPLATE", "nameplate")
        self.files += [one.file for one in (self.wechat_qr, self.nameplate) if one is not None]
        self.context["picture_files"] = {file.path: len(file.data) for file in self.files}
        self.context["pictures"] = self.pictures

    def generate_output(self, _writer: object) -> None:
        write_all(Path(self.output_path), self._output())

    def _output(self) -> Iterator[OutputFile]:
        # 汉字 as they are: JSON-LD's \u escapes would cost an article 300 bytes over the wire.
        self.env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
        built: Archive = self.context["archive"]
        theme, theme_output = theme_files(Path(self.theme) / "static")
        site = settings.read(settings.SiteSettings, "SITE", self.settings)
        around = Surroundings(
            site=site,
            site_url=self.settings["SITEURL"],
            theme=theme,
            masthead=built.newest.masthead if built.newest else read_masthead(self.settings),
            preview=site.preview,
            pictures=self.pictures,
            plate_bytes=self.context["picture_files"],
            wechat_qr=self.wechat_qr,
            nameplate=self.nameplate,
            faces=self.context.get("faces", {}),
            cards=self.context.get("cards", {}),
        )
        yield from theme_output
        yield from self.files
        shown = list(views(built, around))
        for view in shown:
            html: str = self.env.get_template(view.template).render(view.context)
            yield OutputFile(path=view.path, data=html.encode())
        yield sitemap(shown, around, built)
        yield robots(around)


def read_masthead(pelican_settings: dict[str, Any]) -> Masthead:
    return settings.read_masthead(pelican_settings)


def with_plates(file: IssueFile, folder: Path) -> IssueFile:
    return replace(file, pages=load.with_plates(file.pages, folder))


def all_issues(built: Archive) -> Iterator[Issue]:
    yield from built.issues
    if built.handbook is not None:
        yield built.handbook


def use_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = ArticleReader


def name_folders(pelican: Pelican) -> None:
    """Only issue folders hold articles; texts beside them are read by our generator."""
    site = settings.read(settings.SiteSettings, "SITE", pelican.settings)
    content = scan(Path(pelican.settings["PATH"]))
    pelican.settings["ARTICLE_PATHS"] = [
        issue.id for issue in content.issues if site.handbook or not issue.is_handbook
    ]


def add_generator(_pelican: Pelican) -> type[Generator]:
    return IssuesGenerator


def register() -> None:
    signals.initialized.connect(name_folders)
    signals.readers_init.connect(use_reader)
    signals.get_generators.connect(add_generator)
