"""Archive -> one View for every HTML file of the site: its address, its template, what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from plugins.issues import calendar, story
from plugins.issues.address_code import address_code
from plugins.issues.metadata import article_data, breadcrumbs, issue_data, open_graph
from plugins.issues.page_map import page_map
from plugins.issues.pictures import Picture
from plugins.issues.site_pictures import SitePicture
from plugins.newspaper.model import Archive, Article, Column, Issue, Masthead
from plugins.newspaper.settings import SiteSettings

RELATED = 3
_NAMED = re.compile(r"《([^《》]+)》")
COLUMN_NEWEST = 30
COLUMNS_PREVIEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One HTML file. `path` is where it is written; `template` shows `context`."""

    path: str
    template: str
    context: Mapping[str, Any]

    @property
    def url(self) -> str:
        """Its address below the site: `2025-04-25/` for `2025-04-25/index.html`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a view needs beside the archive."""

    site: SiteSettings
    site_url: str
    theme: str
    masthead: Masthead
    preview: bool = False
    pictures: Mapping[str, Mapping[str, Picture]] = field(default_factory=dict)
    plate_bytes: Mapping[str, int] = field(default_factory=dict)
    wechat_qr: SitePicture | None = None
    nameplate: SitePicture | None = None
    """The newsroom's drawn name of the paper, instead of the set one."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """Issue id -> address of its headline face's stylesheet (plugins.faces)."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """Address of an issue or article -> address of its share picture (plugins.cards)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One line of autodiscovery."""

    title: str
    url: str


def views(archive: Archive, around: Surroundings) -> Iterator[View]:
    """Every HTML file, home first.

    Old files do not change when a new issue appears, but for the formerly newest issue's page (it
    gains 下一期), the lists of columns, authors and past issues, and the pages of its authors.
    """
    make = _Maker(archive, around)
    yield make.home()
    for at, issue in enumerate(archive.issues):
        newer = archive.issues[at - 1] if at else None
        older = archive.issues[at + 1] if at + 1 < len(archive.issues) else None
        yield from make.issue(issue, older, newer)
    if archive.handbook is not None:
        yield from make.issue(archive.handbook, None, None)
    yield from make.columns()
    yield from make.authors()
    yield from make.past()
    yield from make.others()


class _Maker:
    """Holds what all views share; every method is a function of it."""

    def __init__(self, archive: Archive, around: Surroundings) -> None:
        self.archive = archive
        self.around = around
        self.by_column = {c.slug: archive.in_column(c) for c in archive.columns}
        # The newest of a title comes first, as in the archive.
        self.by_title: dict[str, list[Article]] = {}
        for article in archive.articles:
            self.by_title.setdefault(article.title, []).append(article)

    def _view(
        self, path: str, template: str, title: str, description: str = "", **context: Any
    ) -> View:
        around, archive = self.around, self.archive
        root = "../" * path.count("/") or "./"
        issue: Issue | None = context.get("issue")
        noindex = around.preview or bool(issue and issue.sample) or context.pop("noindex", False)
        url = path.removesuffix("index.html")
        column: Column | None = context.get("feed_column")
        common = {
            "site": around.site,
            "archive": archive,
            "root": root,
            "theme_url": f"{root}{around.theme}",
            "site_url": around.site_url,
            "canonical": f"{around.site_url}/{url}",
            "page_title": title,
            "description": description,
            "feeds": self._feeds(column),
            "noindex": noindex,
            "preview": around.preview,
            "masthead": issue.masthead if issue and not issue.is_handbook else around.masthead,
            "nav": "",
            "nameplate": around.nameplate,
            "issue": None,
            "json_ld": None,
            "headline_face": self._face(issue, root),
            "og": open_graph(title, description, around, issue, context.get("article")),
        }
        return View(path=path, template=template, context={**common, **context})

    def _face(self, issue: Issue | None, root: str) -> dict[str, str] | None:
        """The stylesheet and the file of the issue's own headline face."""
        css = self.around.faces.get(issue.id) if issue else None
        return {"css": root + css, "font": root + css.replace(".css", ".woff2")} if css else None

    def _feeds(self, column: Column | None) -> list[Feed]:
        """The page's own column first: readers take the first that they find."""
        base, name = (
            f"{self.around.site_url}/feeds",
            f"{self.around.site.paper}·{self.around.site.name}",
        )
        feeds = [Feed(title=name, url=f"{base}/all.xml")]
        if column is not None:
            title = f"{column.name}·{self.around.site.name}"  # the feed's own
            feeds.insert(0, Feed(title=title, url=f"{base}/{column.slug}.xml"))
        return feeds

    def _front(self, issue: Issue) -> dict[str, Any]:
        """What home and issue pages share."""
        lead = issue.lead
        ordered = sorted(issue.articles, key=lambda article: article is not lead)
        maps = {
            page.number: page_map(issue.on_page(page.number)) for page in issue.pages_with_articles
        }
        return {
            "issue": issue,
            "stories": tuple(story.story(article, is_lead=article is lead) for article in ordered),
            "page_maps": maps,
            # The front page is another one next week; its issue's address stays.
            "printed": None
            if issue.is_handbook
            else address_code(f"{self.around.site_url}/{issue.url}"),
            "pictures": self.around.pictures.get(issue.id, {}),
            "plate_bytes": self.around.plate_bytes,
            "figures": tuple(
                (figure, next((a for a in issue.articles if a.digits == figure.article), None))
                for figure in issue.key_figures
            ),
        }

    def home(self) -> View:
        site = self.around.site
        issue = self.archive.newest
        if issue is None:
            return self._view("index.html", "home.html", f"{site.name}_{site.paper}", nav="home")
        older = self.archive.issues[1] if len(self.archive.issues) > 1 else None
        return self._view(
            "index.html",
            "home.html",
            f"{site.name} {issue.number_text}（{issue.date_text}）_{site.paper}",
            self._issue_description(issue),
            nav="home",
            previous_issue=older,
            next_issue=None,
            calendar=calendar.month_of(issue.date, self.archive.issues),
            json_ld=issue_data(issue, self.around),
            **self._front(issue),
        )

    def _issue_description(self, issue: Issue) -> str:
        site = self.around.site
        facts = [issue.number_text, issue.serial_text, issue.date_text]
        heads = "；".join(article.title for article in issue.articles[:3])
        return f"《{site.paper}·{site.name}》{'，'.join(f for f in facts if f)}。{heads}"

    def issue(self, issue: Issue, older: Issue | None, newer: Issue | None) -> Iterator[View]:
        site = self.around.site
        handbook = issue.is_handbook
        title = "使用手册" if handbook else f"{issue.number_text}（{issue.date_text}）"
        yield self._view(
            f"{issue.url}index.html",
            "issue.html",
            f"{title}_{site.name}_{site.paper}",
            "怎样编辑、发布和阅读这份周刊" if handbook else self._issue_description(issue),
            nav="help" if handbook else "past",
            previous_issue=older,
            next_issue=newer,
            json_ld=None if handbook else issue_data(issue, self.around),
            crumbs=breadcrumbs(issue, None),
            **self._front(issue),
        )
        for article in issue.articles:
            yield self._article(article, issue)

    def _article(self, article: Article, issue: Issue) -> View:
        site = self.around.site
        before, after = self.archive.neighbours(article)
        corrects = () if issue.is_handbook else self._corrects(article)
        related = () if issue.is_handbook else self._related(article, corrects)
        where = "使用手册" if issue.is_handbook else f"{issue.number_text}"
        feed_column = None if issue.is_handbook else article.column
        return self._view(
            article.url,
            "article.html",
            f"{article.title}_{where}_{site.name}",
            story.summary(article),
            article=article,
            issue=issue,
            page=issue.page(article.page),
            previous=before,
            next=after,
            corrects=corrects,
            related=related,
            citation=""
            if issue.is_handbook
            else story.citation(article, issue, f"{site.paper}·{site.name}"),
            minutes=story.reading_minutes(article.length_chars),
            authors=[
                {"byline": byline, "url": self.archive.author_url(byline.name)}
                for byline in article.bylines
            ],
            page_map=page_map(issue.on_page(article.page)),
            printed=address_code(f"{self.around.site_url}/{article.url}"),
            pictures=self.around.pictures.get(issue.id, {}),
            feed_column=feed_column,
            nav="help" if issue.is_handbook else "past",
            json_ld=None if issue.is_handbook else article_data(article, issue, self.around),
            crumbs=breadcrumbs(issue, article),
        )

    def _corrects(self, article: Article) -> tuple[Article, ...]:
        """What a 更正 sets right: articles that it names by their whole title in 《》.

        Of the same issue or older ones, so that a page never changes when an issue appears.
        """
        if article.kind != "correction":
            return ()
        found: list[Article] = []
        for title in dict.fromkeys(_NAMED.findall(f"{article.title}\n{article.text}")):
            before = (
                other
                for other in self.by_title.get(title, ())
                if other.id != article.id
                and (other.date < article.date or other.issue_id == article.issue_id)
            )
            found.extend(_take(before, 1))
        return tuple(found)

    def _related(self, article: Article, corrects: tuple[Article, ...]) -> tuple[Article, ...]:
        """What it corrects, then the same column: of the same issue or older, never newer."""
        column = self.by_column.get(article.column.slug, ())
        at = next((i for i, other in enumerate(column) if other.id == article.id), len(column))
        later = (other for other in column[at + 1 :] if other.offered)
        same_issue = (o for o in column[:at] if o.offered and o.issue_id == article.issue_id)
        found = (*corrects, *_take(later, RELATED), *_take(same_issue, RELATED))
        return tuple({other.id: other for other in found}.values())[: max(RELATED, len(corrects))]

    def columns(self) -> Iterator[View]:
        site = self.around.site
        yield self._view(
            "columns/index.html",
            "columns.html",
            f"栏目_{site.name}_{site.paper}",
            "全部栏目",
            nav="columns",
            newest={slug: articles[:COLUMNS_PREVIEW] for slug, articles in self.by_column.items()},
            counts={slug: len(articles) for slug, articles in self.by_column.items()},
        )
        for column in self.archive.columns:
            articles = self.by_column[column.slug]
            years = sorted({article.date.year for article in articles}, reverse=True)
            shared = {"column": column, "years": years, "nav": "columns", "feed_column": column}
            title = f"{column.name}_{site.name}_{site.paper}"
            yield self._view(
                f"{column.url}index.html",
                "column.html",
                title,
                column.blurb or f"{column.name}栏目的文章",
                articles=articles[:COLUMN_NEWEST],
                year=None,
                **shared,
            )
            for year, group in groupby(articles, key=lambda article: article.date.year):
                # By year and oldest first: a year's page never shifts once the year is over.
                yield self._view(
                    f"{column.url}{year}.html",
                    "column.html",
                    f"{column.name} {year}年_{site.name}",
                    f"{column.name}栏目{year}年的文章",
                    articles=_oldest_first(group),
                    year=year,
                    **shared,
                )

    def authors(self) -> Iterator[View]:
        site = self.around.site
        yield self._view(
            "authors/index.html",
            "authors.html",
            f"作者_{site.name}_{site.paper}",
            "全部作者",
            nav="authors",
            authors=[
                (name, slug, len(self.archive.by_author(name)))
                for name, slug in sorted(self.archive.authors.items(), key=lambda item: item[1])
            ],
        )
        for name, slug in self.archive.authors.items():
            shown = name.partition("@")[0]
            yield self._view(
                f"authors/{slug}.html",
                "author.html",
                f"{shown}_{site.name}_{site.paper}",
                f"{shown}的文章",
                nav="authors",
                author=shown,
                articles=self.archive.by_author(name),
            )

    def past(self) -> Iterator[View]:
        site = self.around.site
        issues = self.archive.issues
        years = sorted({issue.date.year for issue in issues}, reverse=True)
        newest = years[0] if years else None
        for year in (None, *years):
            shown = newest if year is None else year
            of_year = tuple(issue for issue in issues if issue.date.year == shown)
            yield self._view(
                f"issues/{year or 'index'}.html",
                "past.html",
                f"往期{f' {year}年' if year else ''}_{site.name}_{site.paper}",
                f"《{site.paper}·{site.name}》{f'{year}年' if year else ''}往期",
                nav="past",
                years=years,
                year=shown,
                months=calendar.year_of(shown, of_year) if shown else (),
                issues=of_year,
            )

    def others(self) -> Iterator[View]:
        site = self.around.site
        end = f"_{site.name}_{site.paper}"
        yield self._view(
            "search/index.html", "search.html", f"站内搜索{end}", "搜索全部文章", nav="search"
        )
        has_account = bool(site.wechat_name or self.around.wechat_qr)
        ways = ("订报纸", *(("关注公众号",) if has_account else ()), "RSS 订阅")
        yield self._view(
            "subscribe/index.html", "subscribe.html", f"订阅{end}", "、".join(ways),
            nav="subscribe", wechat_qr=self.around.wechat_qr,
        )  # fmt: skip
        for text in self.archive.texts:
            yield self._view(
                text.url, "text.html", f"{text.title}{end}", text.summary, text=text, nav=text.slug
            )
        # Served at any depth, so its links are absolute.
        lost = self._view("404.html", "404.html", f"没有找到这一页{end}", noindex=True)
        base = f"{self.around.site_url}/"
        absolute = {"root": base, "theme_url": f"{base}{self.around.theme}"}
        yield View(path=lost.path, template=lost.template, context={**lost.context, **absolute})


def _oldest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By date, inside an issue in its own order."""
    return tuple(sorted(articles, key=lambda article: (article.date, article.page, article.order)))


def _take(articles: Iterator[Article], count: int) -> list[Article]:
    return [article for article, _ in zip(articles, range(count), strict=False)]
