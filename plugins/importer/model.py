"""The importer's own values, in the order in which they come to be.

All line numbers are 1-based and count the source as it was read (a Word paragraph or a PDF line
is a line). Nothing here does anything; the stages do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from plugins.newspaper.model import ArticleKind, BlockKind, Byline, IssueKind, Masthead, Page, Photo
from plugins.newspaper.problems import Problem

# --- take, read ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was handed in. `name` is its bare file name, cleaned of what could hurt."""

    name: str
    data: bytes
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the editor may tell the readers."""

    encoding: str = ""
    """"" = BOM, UTF-8, GB18030 in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a reader saw beside the characters; every one may be missing.

    Readers fill what they know and leave the rest; the stages never ask which reader it was.
    """

    blank_before: int = 0
    """Blank lines before this one; three or more are the sign of a picture."""
    indented: bool = False
    """Begins with two full-width or four half-width blanks: a paragraph begins here."""
    indent: str = ""
    """Those blanks as printed: a page was wrapped with them counted; "" = unknown."""
    level: int = 0
    """Heading level: `#` marks in text, Heading 1… in Word; 0 = none."""
    tag: int = 0
    """The rank of a pasted <h1> to <h6>, which says less than the editor's own `#`; 0 = none."""
    style: str = ""
    """Word's style name; our template's own are 引题 主题 副题 作者 正文 小标题 图片说明."""
    bold: bool = False
    centred: bool = False
    size: float = 0.0
    """Points; 0 = unknown. The body size of a file is the mode of its lines."""
    body_size: float = 0.0
    """The file's body size, so that a line alone can tell whether it is big; 0 = unknown."""
    x: float = 0.0
    y: float = 0.0
    text_column: int = 0
    """PDF: the 1-based printed column that the line stands in."""
    is_item: bool = False
    """An automatic list item; its number, if any, is already part of the text."""
    is_quotation: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells, when the line is a whole table (`text` then holds them joined by tabs)."""
    picture: str = ""
    """A picture stood here: its name among `Reading.pictures`, or "?" when it is not to be had."""
    picture_below: str = ""
    """The same for a picture that stood below the line, with no line after it."""
    breaks: bool = False
    """A page or manuscript break stood before this line."""
    printed: float = 0.0
    """Width as printed, with its indent, in Han characters; 0 = that of the text."""
    chars: int = 0
    """Characters as printed, with the blanks that set them apart; 0 = those of the text."""
    ends: bool = False
    """A typesetter's mark says that the paragraph ends with this line."""
    whole: bool = False
    """The reader knows that the line is a whole paragraph: it is never unwrapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source. Blank lines are not Lines: they are `hints.blank_before`."""

    source: str
    number: int
    text: str
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture taken out of a Word file; `name` is what `Hints.picture` refers to."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader gives. A file that cannot be read raises SourceError instead (exit 2)."""

    source: str
    lines: tuple[Line, ...]
    encoding: str = ""
    """For the summary: `UTF-8`, `GB18030, CRLF`, `Word`, `PDF`."""
    remarks: tuple[str, ...] = ()
    """For the summary, in Chinese: `2 处修订已采用`."""
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_manuscript: bool = False
    """A manuscript (Word), not a page: page furniture is not expected."""


# --- clean, unwrap ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change that `clean` made, so that the review page can show it."""

    source: str
    number: int
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What reads as one line: one printed line, or several that were hard-wrapped.

    `starts[i]` is the offset in `text` where the printed line `lines[i]` begins.
    """

    lines: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]

    @property
    def source(self) -> str:
        """The file it stands in."""
        return self.lines[0].source

    @property
    def number(self) -> int:
        """Its first line."""
        return self.lines[0].number

    @property
    def numbers(self) -> tuple[int, ...]:
        """All its lines."""
        return tuple(line.number for line in self.lines)

    @property
    def hints(self) -> Hints:
        """Its first line's."""
        return self.lines[0].hints


# --- label --------------------------------------------------------------------------------------

Role = Literal[
    "masthead",
    "page-header",  # 2版 要闻 2025年5月16日
    "page-number",  # - 5 -
    "staff",  # 责编 美编 校对 热线
    "guide",  # 导读
    "column",
    "kicker",
    "title",
    "deck",
    "standfirst",
    "byline",
    "author-note",  # （作者系…）
    "text",
    "heading",
    "item",
    "quote",
    "verse",
    "table",
    "note",  # 编者按 核心提示 相关链接
    "caption",
    "jump",  # 下转 上接
    "origin",  # （来源：…）
    "break",  # --- typed by the editor
    "mark",  # 稿件一
    "label",  # 标题： 正文：
    "ad",
    "private",
    "letter",
    "note-to-editor",
    "duplicate",
    "unknown",
]

LEFT_OVER_ROLES: frozenset[str] = frozenset(
    [
        "page-header",
        "page-number",
        "staff",
        "guide",
        "mark",
        "label",
        "ad",
        "private",
        "letter",
        "note-to-editor",
        "duplicate",
        "break",
        "unknown",
    ]
)
"""Roles that never become part of an article."""

PRIVATE_ROLES: frozenset[str] = frozenset({"private", "letter", "note-to-editor"})
"""Masked in the review page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a piece is taken for: how sure (0 to 1), and why, in the editor's words."""

    role: Role
    certainty: float = 1.0
    reason: str = ""


SURE = 0.85
"""From here on a label is green; below SURE it is yellow, below UNSURE red."""
UNSURE = 0.4


# --- join, group, people ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a part of a draft came from: lines of one source, in order."""

    source: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A standard paragraph of a draft (the site's own is `newspaper.model.Block`).

    `text`: a verse has one line a line, a blank line between stanzas; a table has a row a line,
    cells separated by tabs. A `figure` is a caption in its place: `photos`, common caption last.
    """

    kind: BlockKind
    text: str = ""
    label: str = ""
    photos: tuple[Photo, ...] = ()
    places: tuple[Place, ...] = ()
    certainty: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """稿件: one article as recognised. `places` maps a field's name to where it was printed.

    `raw` keeps the printed form of what was taken apart: byline, dateline, credits.
    """

    kind: ArticleKind = "story"
    title: str = ""
    kicker: str = ""
    deck: str = ""
    standfirst: str = ""
    column: str = ""
    dateline: str = ""
    bylines: tuple[Byline, ...] = ()
    byline_raw: str = ""
    author_note: str = ""
    origin: str = ""
    jumps: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    page: int = 1
    incomplete: bool = False
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=lambda: MappingProxyType({}))
    labels: Mapping[str, Label] = field(default_factory=lambda: MappingProxyType({}))
    """Why each field was taken for what it is, by field name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """What entered no article: nothing is ever thrown away."""

    kind: str
    text: str
    place: Place
    reason: str = ""


# --- check, questions, answers ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something for the editor. A red one (`problem.severity == "error"`) blocks approval.

    `quoted` is the text it is about, as printed, and part of its key: the question is settled by
    an answer of the same key, or when the rule no longer finds it. `options` are (value, words)
    pairs to choose from, the guess first; empty = 知道了 only.
    """

    problem: Problem
    quoted: str = ""
    options: tuple[tuple[str, str], ...] = ()
    article: int = 0
    """1-based number of the draft it concerns, 0 = none."""
    effects: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = ()
    """(value, ((line number, role), …)): what choosing an option means for lines of the source."""
    answer: str = ""
    """The value the editor chose, "" while it is open."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What an answer must name: kind, source and quoted text; line numbers may shift."""
        return (self.problem.kind, self.problem.path, self.quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAnswer:
    """`[[line]]`: this line plays that role. `text` finds the line again when lines moved."""

    source: str = ""
    number: int
    role: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAnswer:
    """`[[join]]`: these two lines are one paragraph or headline; `joined = false` parts them."""

    source: str = ""
    after: int
    with_line: int
    joined: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAnswer:
    """`[[article]]`: fields of the article that has a line `at`; or it was deleted for good."""

    source: str = ""
    at: int
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    deleted: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """`[[answer]]`: a question of that key, and what the editor chose."""

    kind: str
    source: str = ""
    quoted: str = ""
    choice: str = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The editor's review.toml."""

    lines: tuple[LineAnswer, ...] = ()
    joins: tuple[JoinAnswer, ...] = ()
    articles: tuple[ArticleAnswer, ...] = ()
    settled: tuple[Settled, ...] = ()
    problems: tuple[Problem, ...] = ()


# --- the result ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """Where every non-blank line went; `lost` counts Han characters found nowhere."""

    lines: int = 0
    masthead: int = 0
    articles: int = 0
    captions: int = 0
    left_over: int = 0
    han: int = 0
    lost: int = 0

    @property
    def adds_up(self) -> bool:
        """Each line in exactly one heap and no character gone."""
        parts = self.masthead + self.articles + self.captions + self.left_over
        return self.lines == parts and self.lost == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page's head says: rows of issue.toml."""

    page: Page
    date: date | None = None
    weekday: str = ""
    numbers: tuple[int, ...] = ()
    """第112期, printed atop an inner page."""
    serial: int | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class MastheadFound:
    """The masthead of one source; `raw` are its printed lines."""

    masthead: Masthead = field(default_factory=Masthead)
    date: date | None = None
    weekday: str = ""
    numbers: tuple[int, ...] = ()
    serial: int | None = None
    kind: IssueKind = "regular"
    raw: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceResult:
    """One file, all the way: what the neutral JSON of that file and the review page are made of."""

    reading: Reading
    edits: tuple[Edit, ...] = ()
    labels: Mapping[tuple[str, int], Label] = field(default_factory=lambda: MappingProxyType({}))
    """By (source, line number)."""
    masthead: MastheadFound = field(default_factory=MastheadFound)
    heads: tuple[PageHead, ...] = ()
    drafts: tuple[Draft, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    questions: tuple[Question, ...] = ()
    accounting: Accounting = field(default_factory=Accounting)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueResult:
    """All files of one issue. Drafts here are in the issue's order, jumps joined across files."""

    id: str = ""
    date: date | None = None
    sources: tuple[SourceResult, ...] = ()
    masthead: MastheadFound = field(default_factory=MastheadFound)
    heads: tuple[PageHead, ...] = ()
    drafts: tuple[Draft, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    questions: tuple[Question, ...] = ()
    accounting: Accounting = field(default_factory=Accounting)
