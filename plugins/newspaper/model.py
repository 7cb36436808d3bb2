"""The issue model: frozen values that everything else is a function of (DESIGN.md 3.1).

Sequences are tuples; dates are the newspaper's own. Nothing here reads or writes a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from typing import Literal

CHINA = timezone(timedelta(hours=8))
"""A fixed offset, no zone name: China has had no summer time since 1991."""

NO_DATE = date(1970, 1, 1)
"""Stands for the handbook's missing date inside Pelican; never shown."""

ArticleKind = Literal["story", "photos", "notice", "ad", "correction"]
IssueKind = Literal["regular", "double_issue", "special", "extra", "handbook"]
Status = Literal["draft", "published"]
BlockKind = Literal["p", "h", "li", "quote", "note", "verse", "table", "figure"]

ARTICLE_KIND_WORDS: dict[ArticleKind, str] = {
    "story": "",
    "photos": "图片新闻",
    "notice": "公告",
    "ad": "广告",
    "correction": "更正",
}
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def weekday(day: date) -> str:
    """`星期五` for 2025-04-25."""
    return WEEKDAYS[day.weekday()]


def chinese_date(day: date) -> str:
    """`2025年4月25日`."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """One name. `role` is the printed word (记者, 摄), not an enum: newsrooms invent roles.

    Namesakes are stored as `王璐@2`; `shown` is what a reader sees.
    """

    name: str
    role: str = ""

    @property
    def shown(self) -> str:
        """The name without the number that tells namesakes apart."""
        return self.name.partition("@")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture of an article; `src` is relative to the issue folder, "" while it is to come."""

    src: str = ""
    pending: str = ""
    """The name under which a picture to come is expected: `p1-1`."""
    caption: str = ""
    credit: Byline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A standard paragraph of the body.

    `html` is one well-formed element; `text` is what a reader would copy, lines joined by newlines;
    `label` is a note's label (编者按); `photos` are a figure's pictures, in order, the common
    caption at the last.
    """

    kind: BlockKind
    html: str
    text: str
    label: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """栏目, one line of COLUMNS. `former` names stay valid and keep old feeds alive."""

    name: str
    slug: str
    former: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()
    blurb: str = ""

    @property
    def url(self) -> str:
        """Address below the site, without a leading slash."""
        return f"columns/{self.slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """版: `number` is the order, `label` what was printed (1, A4), `plate` a file below plates/."""

    number: int
    label: str = ""
    name: str = ""
    editor: str = ""
    designer: str = ""
    proofreader: str = ""
    plate: str = ""

    @property
    def title(self) -> str:
        """`第1版·要闻`, or `第1版`."""
        numbered = f"第{self.label or self.number}版"
        return f"{numbered}·{self.name}" if self.name else numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """更正: what was wrong, what is right, when it was set right."""

    date: date
    wrong: str
    right: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """数读本期: chosen by the editor, never guessed. `article` is an id's four digits or ""."""

    number: str
    unit: str = ""
    text: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """签发: who, when (ISO 8601 with offset), and the questions that were overridden."""

    by: str
    at: str
    forced: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article as it was printed, with its place in the issue.

    `id` is `<issue id>/<four digits>` and never changes; address, guid and caches hang on it.
    `column_printed` is the column's name as printed (it may be a former name), "" when none was:
    such an article is filed under `column` without claiming it.
    """

    id: str
    kind: ArticleKind = "story"
    status: Status = "published"
    title: str
    kicker: str = ""
    deck: str = ""
    standfirst: str = ""
    column: Column
    column_printed: str = ""
    dateline: str = ""
    bylines: tuple[Byline, ...] = ()
    origin: str = ""
    date: date
    early: bool = False
    """A special or extra appears an hour before the regular issue of its day."""
    modified: datetime | None = None
    page: int
    order: int
    keywords: tuple[str, ...] = ()
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    imported: str = ""
    corrections: tuple[Correction, ...] = ()
    path: str = ""
    """The source file, as an editor would name it: `2025-04-25/0101-标题.md` below content/."""

    @property
    def issue_id(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def digits(self) -> str:
        """The id's four digits."""
        return self.id.rpartition("/")[2]

    @property
    def url(self) -> str:
        """Address below the site, without a leading slash."""
        return f"{self.id}.html"

    @property
    def kind_word(self) -> str:
        """公告, 广告…, "" for a story: shown wherever the article is."""
        return ARTICLE_KIND_WORDS[self.kind]

    @property
    def offered(self) -> bool:
        """May it be offered as related reading?"""
        return self.kind in {"story", "photos"}

    @property
    def published(self) -> datetime:
        """08:00 +08:00 of the day (early: 07:00) less the id's digits in seconds: lead newest."""
        start = datetime.combine(self.date, time(7 if self.early else 8), CHINA)
        return start - timedelta(seconds=int(self.digits))

    @cached_property
    def photos(self) -> tuple[Photo, ...]:
        """The pictures of all blocks, in order."""
        return tuple(photo for block in self.blocks for photo in block.photos)

    @cached_property
    def text(self) -> str:
        """The blocks' text joined by newlines."""
        return "\n".join(block.text for block in self.blocks if block.text)

    @property
    def spoken(self) -> str:
        """What 朗读 reads: kicker, title, deck, by-lines, then the text."""
        names = "、".join(byline.shown for byline in self.bylines)
        heads = (self.kicker, self.title, self.deck, names, self.text)
        return "\n".join(part for part in heads if part)

    @cached_property
    def html(self) -> str:
        """The body as Markdown gave it, list items wrapped; used by feeds."""
        parts: list[str] = []
        for index, block in enumerate(self.blocks):
            is_item = block.kind == "li"
            if is_item and (index == 0 or self.blocks[index - 1].kind != "li"):
                parts.append("<ul>")
            parts.append(block.html)
            if is_item and (index + 1 == len(self.blocks) or self.blocks[index + 1].kind != "li"):
                parts.append("</ul>")
        return "\n".join(parts)

    @cached_property
    def length_chars(self) -> int:
        """Printed characters: Han characters and marks one each, a Latin or digit run one."""
        return len(re.findall(r"[0-9A-Za-z.%+]+|[^\s0-9A-Za-z]", self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """All the facts of the head of the paper, as printed that day; only `name` must be there."""

    name: str = ""
    paper: str = ""
    authority: str = ""
    publisher: str = ""
    cn: str = ""
    distribution: str = ""
    subscription_code: str = ""
    founded: int | None = None
    slogan: str = ""
    supplement_slogan: str = ""
    honours: tuple[str, ...] = ()
    url: str = ""
    email: str = ""
    page_count: int | None = None
    chief_editor: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    price: str = ""
    printer: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """期. Articles by (page, order). The handbook is one too, without date, numbers or serial."""

    id: str
    kind: IssueKind = "regular"
    date: date
    numbers: tuple[int, ...] = ()
    serial: int | None = None
    pages: tuple[Page, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)
    articles: tuple[Article, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    approvals: tuple[Approval, ...] = ()
    sample: bool = False

    @property
    def url(self) -> str:
        """Address below the site, without a leading slash."""
        return f"{self.id}/"

    @property
    def is_handbook(self) -> bool:
        """Is it content/help/?"""
        return self.kind == "handbook"

    @property
    def published(self) -> datetime:
        """08:00:00 +08:00 of the day; a special or extra at 07:00:00."""
        return datetime.combine(self.date, time(7 if self.is_early else 8), CHINA)

    @property
    def is_early(self) -> bool:
        """A special or extra appears at 07:00."""
        return self.kind in {"special", "extra"}

    @property
    def number_text(self) -> str:
        """`第13期`, `第15、16期合刊`, `特刊`, `增刊`; "" for the handbook."""
        numbers = "、".join(str(number) for number in self.numbers)
        match self.kind:
            case "double_issue":
                return f"第{numbers}期合刊"
            case "special":
                return f"第{numbers}期特刊" if numbers else "特刊"
            case "extra":
                return f"第{numbers}期增刊" if numbers else "增刊"
        return f"第{numbers}期" if numbers else ""

    @property
    def serial_text(self) -> str:
        """`总第4363期`, or ""."""
        return "" if self.serial is None else f"总第{self.serial}期"

    @property
    def date_text(self) -> str:
        """`2025年4月25日`; "" for the handbook."""
        return "" if self.is_handbook else chinese_date(self.date)

    @property
    def weekday(self) -> str:
        """`星期五`; "" for the handbook."""
        return "" if self.is_handbook else weekday(self.date)

    @property
    def lead(self) -> Article | None:
        """头条: the first article by page and order that is a story of its own."""
        stories = [article for article in self.articles if article.offered]
        return next(iter(stories or self.articles), None)

    def on_page(self, number: int) -> tuple[Article, ...]:
        """The articles of one 版, in order."""
        return tuple(article for article in self.articles if article.page == number)

    def page(self, number: int) -> Page:
        """The 版 of that number; one without a row in issue.toml is made up from its number."""
        for page in self.pages:
            if page.number == number:
                return page
        return Page(number=number, label=str(number))

    @cached_property
    def pages_with_articles(self) -> tuple[Page, ...]:
        """Every 版 that has an article or a plate, by number."""
        numbers = {article.page for article in self.articles}
        numbers |= {page.number for page in self.pages if page.plate}
        return tuple(self.page(number) for number in sorted(numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """关于本刊 and its kin: a text that is no article, at /<slug>.html."""

    slug: str
    title: str
    summary: str = ""
    html: str = ""

    @property
    def url(self) -> str:
        """Address below the site, without a leading slash."""
        return f"{self.slug}.html"


@dataclass(frozen=True, kw_only=True)
class Archive:
    """The spine: every output is a function of it. No I/O, no Pelican.

    `issues` newest first, published articles only (drafts too in preview); `columns` in the order
    of COLUMNS; `authors` name -> slug, people only; `handbook` stands outside `issues`.
    """

    issues: tuple[Issue, ...] = ()
    columns: tuple[Column, ...] = ()
    authors: dict[str, str] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    handbook: Issue | None = None

    @property
    def newest(self) -> Issue | None:
        """The issue that the front page shows."""
        return self.issues[0] if self.issues else None

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Newest issue first; within an issue by (page, order)."""
        return tuple(article for issue in self.issues for article in issue.articles)

    @cached_property
    def _issues_by_id(self) -> dict[str, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def _by_column(self) -> dict[str, tuple[Article, ...]]:
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            found.setdefault(article.column.slug, []).append(article)
        return {slug: tuple(articles) for slug, articles in found.items()}

    @cached_property
    def _by_author(self) -> dict[str, tuple[Article, ...]]:
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            for name in dict.fromkeys(byline.name for byline in article.bylines):
                found.setdefault(name, []).append(article)
        return {name: tuple(articles) for name, articles in found.items()}

    def on(self, issue_id: str) -> Issue | None:
        """The issue of that id (its folder's name)."""
        return self._issues_by_id.get(issue_id)

    def issue_of(self, article: Article) -> Issue:
        """The issue that an article of this archive (handbook included) belongs to."""
        if self.handbook is not None and article.issue_id == self.handbook.id:
            return self.handbook
        return self._issues_by_id[article.issue_id]

    def in_column(self, column: Column) -> tuple[Article, ...]:
        """Newest first."""
        return self._by_column.get(column.slug, ())

    def by_author(self, name: str) -> tuple[Article, ...]:
        """Newest first."""
        return self._by_author.get(name, ())

    def author_url(self, name: str) -> str:
        """`authors/wang-lu.html`, "" for a collective name."""
        slug = self.authors.get(name)
        return f"authors/{slug}.html" if slug else ""

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Previous and next inside the same issue: an article page never names a newer issue."""
        articles = self.issue_of(article).articles
        at = articles.index(article)
        before = articles[at - 1] if at else None
        after = articles[at + 1] if at + 1 < len(articles) else None
        return before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """The one thing that a build step may yield; `path` is relative, with forward slashes."""

    path: str
    data: bytes
