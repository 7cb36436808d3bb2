"""What the review page shows, as frozen values: the template only loops and prints.

All text here has its private data hidden already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from plugins.importer import review_map, thumbnails

State = Literal["sure", "guess", "decide"]
STATE_WORDS: Mapping[State, str] = MappingProxyType(
    {"sure": "没有疑问", "guess": "猜的", "decide": "要定"}
)
COLOURS = 12
"""Articles take turns; the number beside the colour says which one it is."""

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "column": "栏目",
        "kicker": "引题",
        "title": "标题",
        "deck": "副题",
        "standfirst": "提要",
        "dateline": "讯头",
        "bylines": "署名",
        "byline_raw": "署名",
        "author_note": "作者简介",
        "origin": "来源",
        "jumps": "转版",
    }
)
BLOCK_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "p": "正文",
        "h": "小标题",
        "li": "条目",
        "quote": "引文",
        "note": "框文",
        "verse": "诗",
        "table": "表格",
        "figure": "图片说明",
    }
)
LEFT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "page-header": "版头",
        "page-number": "页码",
        "staff": "责编",
        "guide": "导读",
        "mark": "稿件标记",
        "label": "标签",
        "ad": "广告",
        "private": "私人信息",
        "letter": "来信",
        "note-to-editor": "给编辑的话",
        "duplicate": "重复的行",
        "break": "分隔",
        "unknown": "读不懂",
        "masthead": "报头",
    }
)
HEAPS: Mapping[str, str] = MappingProxyType(
    {"error": "必须处理", "query": "建议核对", "info": "仅供参考"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One printed line: what it became (`word`), of which article (0 none), how surely."""

    id: str
    number: int
    text: str
    word: str
    article: int
    state: State
    reason: str
    blank_before: int
    remembered: str

    @property
    def colour(self) -> int:
        """1 to COLOURS, 0 for what is in no article."""
        return (self.article - 1) % COLOURS + 1 if self.article else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Where a question's finding stands: the printed line around it, its mark in the middle."""

    kind: str
    source: str
    quoted: str
    line: int
    char: int
    href: str
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of a heap: a finding, everywhere it was found."""

    id: str
    severity: str
    message: str
    remedy: str
    options: tuple[tuple[str, str], ...]
    answer: str
    articles: tuple[int, ...]
    """Those that it was found in, 0 = none."""
    needs_title: bool
    """Nothing to choose: the article gets a headline, or is thrown away."""
    places: tuple[PlaceView, ...]
    typed: str
    """The lines of review.toml that choose the guess by hand."""
    article_line: str = ""
    """The first line of the article, when it is about one only: so its answers find it."""

    @property
    def article(self) -> int:
        """The article that is shown beside it, 0 = none."""
        return self.articles[0]

    @property
    def colour(self) -> int:
        """The article's colour."""
        return (self.article - 1) % COLOURS + 1 if self.article else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeapView:
    """必须处理, 建议核对 or 仅供参考."""

    severity: str
    name: str
    rows: tuple[RowView, ...]

    @property
    def open_count(self) -> int:
        """Rows without an answer."""
        return sum(not row.answer for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A field or a block of an article, with the lines that it came from."""

    word: str
    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    line_ids: tuple[str, ...]
    line_text: str
    state: State
    reason: str
    pending: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article of the right-hand side."""

    number: int
    id: str
    title: str
    kind_word: str
    page: int
    first_line_id: str
    fields: tuple[BlockView, ...]
    blocks: tuple[BlockView, ...]
    open_count: int
    incomplete: bool
    untitled: bool
    thrown: bool
    state: State

    @property
    def colour(self) -> int:
        """1 to COLOURS."""
        return (self.number - 1) % COLOURS + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One file: its lines, its articles, what was left over, the picture of it all."""

    name: str
    encoding: str
    remarks: tuple[str, ...]
    lines: tuple[LineView, ...]
    articles: tuple[ArticleView, ...]
    left: tuple[BlockView, ...]
    map: review_map.Map

    @property
    def article_count(self) -> int:
        """How many there are, without those that were thrown away."""
        return sum(not article.thrown for article in self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionView:
    """A caption whose picture is still to come; `name` is what the picture must be called."""

    id: str
    name: str
    quoted: str
    text: str
    article: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The whole page."""

    id: str
    heading: str
    notes: tuple[str, ...]
    accounting: str
    adds_up: bool
    heaps: tuple[HeapView, ...]
    sources: tuple[SourceView, ...]
    captions: tuple[CaptionView, ...]
    thumbnails: tuple[thumbnails.Thumbnail, ...]
    roles: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> tuple[RowView, ...]:
        """All rows of all heaps."""
        return tuple(row for heap in self.heaps for row in heap.rows)

    @property
    def article_count(self) -> int:
        """How many articles there are."""
        return sum(source.article_count for source in self.sources)
