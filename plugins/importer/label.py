"""Pieces -> Tokens: what each line is, with a certainty and a reason.

What needs its neighbours to be known (headline, heading, kicker…) leaves as `short` and is decided
by `group`.

Order matters and is the order of trust: the editor's answers, the marks typed into the text,
masthead, furniture, private matter, then the forms of single lines, then regions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from plugins.importer import (
    adverts,
    app_furniture,
    bare_guides,
    bars,
    box_tables,
    caption_forms,
    chats,
    datelines,
    desk,
    exports,
    forms,
    guides,
    html_pages,
    marked_items,
    named,
    numbered_guides,
    page_marks,
    page_names,
    page_rows,
    photo_credits,
    private,
    regions,
    run_in_titles,
    signs,
    sources,
    staff,
    tables,
    tails,
    talks,
    torn_rows,
    verses,
    web_copies,
)
from plugins.importer.masthead import Known, find
from plugins.importer.model import Answers, MastheadFound, PageHead, Piece
from plugins.importer.paragraphs import edited_by
from plugins.importer.readers.text import RULE
from plugins.importer.spoken import Spoken
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One source's tokens in order, and what its head says."""

    tokens: tuple[Token, ...]
    masthead: MastheadFound
    masthead_numbers: frozenset[int]
    heads: tuple[PageHead, ...]


def label(
    pieces: Sequence[Piece],
    known: Known,
    answers: Answers,
    *,
    columns: frozenset[str] = frozenset(),
    duplicates: frozenset[int] = frozenset(),
    apart: frozenset[int] = frozenset(),
    running: frozenset[str] = frozenset(),
    hidden: frozenset[int] = frozenset(),
    foreign: frozenset[int] = frozenset(),
    said: Mapping[int, Spoken] = MappingProxyType({}),
) -> Labelled:
    """Label one source.

    Args:
        pieces: of one source, in order.
        known: name of supplement and paper.
        answers: `lines` of this source override every guess.
        columns: names of known columns.
        duplicates: numbers of lines that repeat their neighbour.
        apart: numbers of lines whose characters were set apart.
        running: texts (without blanks) of running heads.
        hidden: numbers of lines that a browser would not show.
        foreign: numbers of rows of phrases that tear a sentence.
        said: lines that a first reading found to be said to the desk.
    """
    source = pieces[0].source if pieces else ""
    asked: Mapping[int, str] = {a.number: a.role for a in answers.lines if a.source in {"", source}}
    count, head = find(pieces, known)
    if any(n in asked for piece in pieces[:count] for n in piece.numbers):
        count, head = 0, MastheadFound()
    bases = [_base(piece, apart) for piece in pieces]
    edited = {
        index: parted
        for index, piece in enumerate(pieces[count:], count)
        if piece.number not in asked
        and page_marks.page_mark(piece.text) is None
        and (parted := staff.behind(piece.text))
    }
    bases = [replace(b, text=edited[i][0]) if i in edited else b for i, b in enumerate(bases)]
    roles: list[Token | None] = [None] * len(pieces)
    verses.quoted(bases, roles)
    for index, (piece, base) in enumerate(zip(pieces, bases, strict=True)):
        if index < count:
            roles[index] = replace(base, role="masthead", reason="报头")
        elif roles[index] is not None and piece.number not in asked:
            continue
        elif piece.number in asked:
            roles[index] = replace(base, role=asked[piece.number], reason="编辑指定", fixed=True)
        elif piece.number in said:
            spoken = said[piece.number]
            roles[index] = replace(
                base, role=spoken.role, certainty=spoken.certainty, reason=spoken.reason
            )
        elif piece.number in hidden:
            roles[index] = replace(
                base, role="note-to-editor", certainty=0.9, reason="网页里看不见的注释、样式"
            )
        elif html_pages.is_page_break(base.text):
            roles[index] = replace(
                base, role="mark", certainty=0.95, reason="网站的分页符", label="web"
            )
        elif piece.number in duplicates:
            roles[index] = replace(base, role="duplicate", certainty=0.9, reason="与上一行完全相同")
        else:
            roles[index] = _hatch(base) or _rule(base, pieces, index)
    exports.mark(bases, roles)
    box_tables.tables(bases, roles)
    guides.guides(bases, roles)
    bare_guides.boxes(bases, roles)
    numbered_guides.mark(bases, roles)
    guides.offers(bases, roles)
    guides.next_issue(bases, roles)
    _furniture(bases, roles, count, running)
    _web_links(bases, roles)
    _page_names(bases, roles)
    adverts.mark_blocks(bases, roles)
    desk.mark(bases, roles)
    adverts.mark(bases, roles)
    torn_rows.mark(bases, roles, foreign)
    tables.tables(bases, roles)
    talks.listed(bases, roles)
    marked_items.arrows(bases, roles)
    run_in_titles.mark(bases, roles)
    verses.verses(bases, roles)
    tables.own_titles(bases, roles)
    bars.headings(bases, roles)
    bars.underlined(bases, roles)
    tokens: list[Token] = []
    for index, (base, role) in enumerate(zip(bases, roles, strict=True)):
        tokens += (
            [role]
            if role is not None and role.role != "form"
            else forms.take_apart(role or base, columns)
        )
        if index in edited:
            tokens.append(edited_by(base, edited[index][1]))
    tokens = named.mark(regions.settle(tokens))
    heads = page_rows.page_heads(tokens, page_names.named_page(source) or 1)
    on_top = page_rows.head_in_masthead(bases[:count])
    if on_top is not None:
        heads = (on_top, *(h for h in heads if h.page.number != on_top.page.number or h.page.label))
    tokens = page_rows.with_pages(tokens, heads, on_top.page.number if on_top is not None else 0)
    return Labelled(
        tokens=tuple(tokens),
        masthead=head,
        masthead_numbers=frozenset(n for piece in pieces[:count] for n in piece.numbers),
        heads=heads,
    )


def _base(piece: Piece, apart: frozenset[int]) -> Token:
    return Token(
        role="short",
        text=piece.text,
        source=piece.source,
        numbers=piece.numbers,
        hints=piece.hints,
        gap=piece.hints.blank_before,
        barrier=float("inf") if piece.hints.breaks else 0.0,
        was_apart=piece.number in apart,
    )


def _previous(pieces: Sequence[Piece], index: int) -> Piece | None:
    return pieces[index - 1] if index else None


COLUMN_WIDTH = 9.0
_HATCH_COLUMN = re.compile(r"^@\s*(?P<name>(?!所有人|全体成员)[^\s，,：:？?]\S{0,15})$")
_HATCH_CAPTION = re.compile(r"^[>＞]\s*(?P<text>\S.*)$")
_BOX_LABEL = re.compile(rf"(?:[>＞]\s*){{2,}}{signs.NOTE.pattern.removeprefix('^')}")
# 路是给人走的。——摘自某某的留言: who said it, behind a sentence
_ATTRIBUTED = re.compile(r"[。！？”][\s\u3000]*(?:——|--)[\s\u3000]*[^，。！？；]{2,20}$")
_STYLES = {
    "引题": "kicker",
    "主题": "title",
    "标题": "title",
    "副题": "deck",
    "作者": "byline",
    "小标题": "heading",
    "图片说明": "caption",
    "正文": "text",
}
"""The styles of our Word template."""


def _hatch(base: Token) -> Token | None:
    """`#` headline, `##` heading, `>` caption, `@栏目`, `---` break: they always win.

    Pasted Markdown uses the same marks more loosely: a `##` may head an article there, so it only
    leaves as a line that can be nothing but a headline or a heading. <h2> says less: `heads` asks.
    """
    mark = page_marks.page_mark(base.text)
    if base.hints.level and mark and mark.label and mark.date:
        return None
    if base.hints.level and not re.search(r"\w", base.text):  # # # #: a press release ends
        return replace(base, role="break", certainty=0.8, reason="通稿结束的记号", label="firm")
    if base.hints.level == 1:
        return replace(base, role="title", reason="行首有 #", fixed=True)
    if (
        base.hints.level >= 2
        and not base.hints.whole
        and signs.GUIDE_LABEL.match(base.text) is None
    ):
        return replace(base, role="short", label="marked", certainty=0.9, reason="行首有 ##")
    if match := _HATCH_COLUMN.match(base.text):
        return replace(base, role="column", text=match["name"], reason="行首有 @", fixed=True)
    if re.match(r"^[>＞]", base.text) and _BOX_LABEL.match(base.text):
        return None  # >>>相关链接
    if match := _HATCH_CAPTION.match(base.text):
        if signs.NOTE.match(match["text"]) and re.match(r"[【\[〔〖［「（(]", match["text"]):
            return replace(base, text=match["text"], role="form", label="note")
        if base.hints.is_quotation:
            return replace(
                base, text=match["text"], role="quote", certainty=0.6, reason="Markdown 的引文"
            )
        caption = replace(base, text=match["text"], reason="行首有 >", fixed=True)
        if (
            (re.search(r"[。！？].*[。！？]", match["text"]) or _ATTRIBUTED.search(match["text"]))
            and not photo_credits.credit(match["text"])
            and not signs.CAPTION_START.match(match["text"])
            and not datelines.dateline(match["text"])
            and not tails.tail(match["text"])
        ):
            return replace(
                base, text=match["text"], role="quote", certainty=0.7, reason="行首有 >，像引文"
            )
        if (
            base.hints.bold
            and width(match["text"]) <= COLUMN_WIDTH
            and signs.is_short(match["text"])
            and not photo_credits.credit(match["text"])
        ):
            return replace(
                base,
                text=match["text"],
                role="column",
                certainty=0.85,
                reason="单独成行的粗体栏目名",
            )
        if datelines.dateline(match["text"]) or (
            tails.tail(match["text"]) and not signs.CAPTION_START.match(match["text"])
        ):
            return replace(base, text=match["text"], role="form", label="text")
        if sources.is_data_note(match["text"]):
            return replace(base, text=match["text"], role="author-note", reason="数据的出处")
        return caption_forms.caption(caption) or replace(caption, role="caption")
    style = base.hints.style
    if style in _STYLES:
        styled = replace(base, role=_STYLES[style], reason=f"样式“{style}”", fixed=style != "正文")
        if styled.role in {"caption", "byline", "text"}:
            return (
                None if styled.role == "text" else replace(styled, role="form", label=styled.role)
            )
        return styled
    return None


def _rule(base: Token, pieces: Sequence[Piece], index: int) -> Token | None:
    """--- always parts articles; === below a line makes it a headline; * * * only suggests."""
    if signs.SCISSORS.match(base.text):
        return replace(base, role="break", certainty=0.9, reason="剪裁线", label="firm")
    if not RULE.match(base.text):
        return None
    bare = re.sub(r"\s", "", base.text)
    if set(bare) <= set("-—─━═_－–―＿┄┅┈┉╌╍▔"):
        return replace(base, role="break", reason="--- 是分篇线", fixed=True)
    if set(bare) == {"="} and base.gap == 0 and index and signs.is_short(pieces[index - 1].text):
        return replace(base, role="break", certainty=0.5, reason="标题下的线", label="setext")
    weight = "soft" if set(bare) <= set("*＊·•～~※☆★◇◆○●□■△▲") else "firm"
    return replace(base, role="break", certainty=0.7, reason="分隔线", label=weight)


_PAPER_LINE = re.compile(r"^[\u4e00-\u9fff《》]{3,10}(?:报|周刊|导刊|专刊|画刊)$")


# 发送时间: 2025年6月24日 (星期二) 22:17
_SENT = re.compile(r"^(?:发送时间|时\s*间|日\s*期|Date)\s*[:：].*\d[:：]\d\d", re.IGNORECASE)


def _furniture(
    bases: Sequence[Token], roles: list[Token | None], head_count: int, running: frozenset[str]
) -> None:
    """Page heads, page numbers, staff."""
    near = head_count  # the last index that was furniture
    stamped = chats.stamps([base.text for base in bases])
    for index, base in enumerate(bases):
        if roles[index] is not None or index in stamped:
            continue
        text = base.text
        bare = re.sub(r"\s", "", text)
        if (
            bare in running
            or (
                index - near == 1
                and near >= head_count
                and roles[near] is not None
                and base.gap == 0
                and (
                    _PAPER_LINE.match(bare)
                    or (base.was_apart and len(bare) <= 6 and not _is_named(bases[near].text))
                )
            )
            or (
                index == head_count == 0
                and _PAPER_LINE.match(bare)
                and len(bases) > 1
                and (page_marks.page_mark(bases[1].text) or _is_bare_head(bases, 1, head_count))
            )
        ):
            roles[index] = replace(
                base, role="page-header", certainty=0.85, reason="版头里的报名、版名"
            )
            near = index
            continue
        before = roles[index - 1] if index else None
        if (
            private.is_fragment(text)
            and base.gap == 0
            and before is not None
            and before.role in {"staff", "page-header", "private"}
        ):
            roles[index] = replace(before, text=text, numbers=base.numbers, gap=0, certainty=0.8)
            continue
        if (
            (
                page_marks.WEB_FURNITURE.match(text)
                and len(text) <= 40
                and not signs.is_final(text.rstrip("~～"))
            )
            or (web_copies.is_furniture(text) and not web_copies.row_author(text))
            or app_furniture.is_app(text)
        ):
            roles[index] = replace(
                base, role="mark", certainty=0.9, reason="网页、公众号的按钮文字", label="web"
            )
            continue
        if page_marks.is_scanners(text):
            roles[index] = replace(
                base, role="mark", certainty=0.85, reason="识别、扫描软件加的话", label="web"
            )
            continue
        if page_marks.is_noise(text):
            roles[index] = replace(base, role="page-number", certainty=0.9, reason="没有文字的线条")
            continue
        if _is_page_number(text):
            roles[index] = replace(base, role="page-number", certainty=0.9, reason="单独的页码")
            continue
        if _is_bare_head(bases, index, head_count):
            roles[index] = replace(base, role="page-header", certainty=0.85, reason="版次和版名")
            near = index
            continue
        mark = page_marks.page_mark(text)
        if mark is not None and not _SENT.match(text):
            top = (
                index - near <= 3 and (base.gap == 0 or index <= head_count + 4)
            ) or base.hints.breaks
            top = top and not re.search(r"(?:委|会|公司|社|局|部|中心)$", mark.name)
            if (
                ((mark.label and base.hints.level == 0) or (mark.label and mark.date))
                or (mark.weekday and mark.date)
                or (top and mark.date)
                or (mark.date and _PAPER_LINE.match(re.split("[·•]", mark.name)[0]))
            ):
                roles[index] = replace(
                    base, role="page-header", certainty=0.95, reason="版次、日期行"
                )
                near = index
                continue
        if staff.is_staff(text) and (
            staff.STAFF.search(text)
            or text.startswith(("本版", "本栏"))
            or index - near <= 2
            or not desk.in_notice([b.text for b in bases], index)
        ):
            roles[index] = replace(
                base, role="staff", certainty=0.95, reason="责编、美编、校对或联系方式"
            )
            near = index


def _web_links(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """相关新闻 and its list, 标签: on a page copied from a website."""
    web = [role is not None and role.label == "web" for role in roles]
    texts = [base.text for base in bases]
    gaps = [base.gap for base in bases]
    stops = [
        (role is not None and role.label != "web") or base.hints.level > 0
        for role, base in zip(roles, bases, strict=True)
    ]
    found = web_copies.links(texts, gaps, web) | app_furniture.lists(texts, gaps, web, stops)
    for index in sorted(found):
        if roles[index] is None:
            roles[index] = replace(
                bases[index],
                role="mark",
                certainty=0.85,
                reason="网页上别处文章的链接、留言",
                label="web",
            )


def _is_bare_head(bases: Sequence[Token], index: int, head_count: int) -> bool:
    """07  公告 on top of a page: its date stands beside it, or the file's name says 7 as well."""
    near = [bases[k] for k in (index + 1, index - 1) if 0 <= k < len(bases)]
    if page_marks.above_date(bases[index].text) and (
        any(_tells_only_the_day(base.text) for base in near)
        or (index == 0 and len(near) == 1 and staff.is_staff(near[0].text))
        or (index == head_count == 0 and near and signs.is_jump_in(near[0].text))
    ):
        return True
    mark = page_marks.bare_head(bases[index].text)
    if mark is None or index > head_count + 1:
        return False
    beside = [b.text for b in (*bases[max(0, index - 1) : index], *bases[index + 1 : index + 2])]
    return any(
        page_marks.date_in(text) and page_marks.page_mark(text) for text in beside
    ) or page_rows.page_number(mark.label, 0) == page_names.named_page(bases[index].source)


def _tells_only_the_day(text: str) -> bool:
    """2025年6月20日 星期五, with the paper's own name or without any."""
    mark = page_marks.page_mark(text)
    return bool(
        mark
        and mark.date
        and not mark.label
        and (not mark.name or _PAPER_LINE.match(mark.name.rpartition("·")[2]))
    )


def _is_named(text: str) -> bool:
    """Does the head's line already name its 版?"""
    mark = page_marks.page_mark(text)
    return mark is None or bool(mark.name)


def _page_names(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """B2 / 特别关注 / 2026年1月9日: what stands alone between two lines of a page's head."""
    named = re.fullmatch(rf"[{HAN}·]{{2,8}}", bases[0].text) if bases else None
    if named and [r.role if r else "" for r in roles[:3]] == ["", "page-number", "page-header"]:
        roles[0] = replace(
            bases[0], role="page-header", certainty=0.85, reason="页码、日期上面的版名"
        )
    for index in range(1, len(bases) - 1):
        before, after = roles[index - 1], roles[index + 1]
        if (
            roles[index] is None
            and before is not None
            and after is not None
            and before.role in {"page-header", "page-number"}
            and after.role == "page-header"
            and len(bases[index].text) <= 10
        ):
            roles[index] = replace(
                bases[index], role="page-header", certainty=0.85, reason="版头里的版名"
            )


def _is_page_number(text: str) -> bool:
    marked = page_marks.PAGE_NUMBER_MARKED.search(text) or len(re.sub(r"\D", "", text)) <= 2
    bare = re.sub(r"\s", "", text)
    return bool(page_marks.PAGE_NUMBER.match(text) and len(bare) <= 12 and marked)
