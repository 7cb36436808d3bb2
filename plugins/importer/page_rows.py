"""The rows of an issue's pages: which heads stand together, and on which page each token stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.importer import page_marks, staff
from plugins.importer.masthead import as_date, numbers_in
from plugins.importer.model import PageHead, Place
from plugins.importer.tokens import Token
from plugins.newspaper.model import Page


def head_in_masthead(bases: Sequence[Token]) -> PageHead | None:
    """第20期 总第4374期 2025年6月20日 星期五 第2版 要闻: a head of the paper that tells its 版."""
    for base in bases:
        mark = page_marks.page_mark(base.text)
        # 8版 alone, or behind the date, says how many there are
        told = re.search(
            r"第\s*[\dA-Da-d一二三四五六七八九十]{1,3}\s*版|(?<!\d)0\d\s*版", base.text
        )
        if mark is not None and mark.label and (told or mark.name):
            page = Page(number=page_number(mark.label, 1), label=mark.label, name=mark.name)
            return PageHead(
                page=page, date=as_date(mark.date), weekday=mark.weekday, place=base.place
            )
    return None


def page_heads(tokens: Sequence[Token], first: int = 1) -> tuple[PageHead, ...]:
    """One row a 版, in print order; lines that stand together are one head.

    Args:
        tokens: of one source.
        first: the page of a first head that prints none.
    """
    rows: list[PageHead] = []
    last = -99
    for index, token in enumerate(tokens):
        if token.role not in {"page-header", "staff"} or token.label == "glued":
            continue
        mark = page_marks.head(token.text) if token.role == "page-header" else None
        joins = (
            bool(rows)
            and index - last <= 3
            and not (
                mark and mark.label and rows[-1].page.label and mark.label != rows[-1].page.label
            )
        )
        if token.role == "staff" and not joins and rows and index != 0:
            joins = True
        if token.role == "page-header" and mark is None and rows and index > 3:
            joins = True  # a running head that tells no page stands on the page that it is on
        names = staff.staff_names(token.text)
        if not joins:
            label_text = mark.label if mark else ""
            rows.append(
                PageHead(
                    page=Page(number=page_number(label_text, len(rows) + first), label=label_text),
                    place=token.place,
                )
            )
        row = rows[-1]
        page = row.page
        if mark:
            number = page_number(mark.label, page.number) if mark.label else page.number
            page = replace(
                page, number=number, label=page.label or mark.label, name=page.name or mark.name
            )
        page = replace(
            page,
            editor=page.editor or names.get("editor", ""),
            designer=page.designer or names.get("designer", ""),
            proofreader=page.proofreader or names.get("proofreader", ""),
        )
        issue, serial = numbers_in(token.text) if token.role == "page-header" else ((), None)
        rows[-1] = replace(
            row,
            page=page,
            numbers=row.numbers or issue,
            serial=row.serial or serial,
            date=row.date or (as_date(mark.date) if mark else None),
            weekday=row.weekday or (mark.weekday if mark else ""),
            place=Place(source=row.place.source, numbers=(*row.place.numbers, *token.numbers))
            if joins
            else row.place,
        )
        if token.role == "page-header" or index - last <= 3:
            last = index
    return tuple(rows)


def page_number(label_text: str, otherwise: int) -> int:
    """1, A4 -> 4, 二 -> 2; a label without number keeps the running one."""
    digits = re.search(r"\d+", label_text)
    if digits:
        return max(1, int(digits.group()))
    if label_text and label_text[0] in "一二三四五六七八九十":
        table = "零一二三四五六七八九"
        tens, _, ones = label_text.rpartition("十")
        return ((table.find(tens) if tens else 1) * 10 if "十" in label_text else 0) + (
            table.find(ones) if ones else 0
        )
    return otherwise


def with_pages(tokens: Sequence[Token], heads: Sequence[PageHead], page: int = 0) -> list[Token]:
    """Every token knows its page: that of the head above it, `page` when there is none."""
    starts = {head.place.numbers[0]: head.page.number for head in heads}
    paged = []
    for index, token in enumerate(tokens):
        if token.role in {"page-header", "staff"}:
            page = starts.get(token.numbers[0], page)
        elif page and _foot(token) == page and _next_page(tokens[index + 1 :], starts) == page + 1:
            page += 1
        paged.append(replace(token, page=page))
    return paged


def _foot(token: Token) -> int:
    """— 5 —: the number of the page that ends with it; 0 when it is none."""
    digits = re.sub(r"\D", "", token.text)
    return int(digits) if token.role == "page-number" and 0 < len(digits) < 4 else 0


def _next_page(tokens: Sequence[Token], starts: Mapping[int, int]) -> int:
    """The number that the next foot or head prints, with text before it; 0 when there is none."""
    for index, token in enumerate(tokens):
        number = _foot(token) or starts.get(token.numbers[0], 0)
        if number:
            is_foot = token.role == "page-number"
            return number if not is_foot or any(t.role == "text" for t in tokens[:index]) else 0
    return 0
