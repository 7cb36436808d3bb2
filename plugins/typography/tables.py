"""Columns of figures and the rows that sum them up: marked, for the theme to set."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from plugins.newspaper.chinese import HAN

FIGURE = "figure"
TOTAL = "total"
MANY = "many"
MANY_COLUMNS = 6
"""From here a table does not fit beside itself: it scrolls rather than being crushed."""
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总和"})

# 3180, 1,804.5, 35%, 123.3亿元, 约32亿元: a number and at most three 汉字 of unit.
_NUMBER = re.compile(rf"[约近超逾]?[+\-−]?\d[\d,]*(?:\.\d+)?[%‰]?[{HAN}]{{0,3}}")


def mark_table(table: etree._Element) -> None:
    """Give cells of figures the class `figure` and rows that sum up the class `total`.

    A column is one of figures when more than half of its cells below the heading are numbers; a
    gap in it (—, 未报) is set as they are. A table of many columns is `many`. Only classes are
    added; done twice it is the same.
    """
    rows = [list(row) for row in table.iter("tr")]
    body = [row for row in rows if row and row[0].tag == "td"]
    columns = max(map(len, rows), default=0)
    if columns >= MANY_COLUMNS:
        _mark([table], MANY)
    for column in range(columns):
        cells = [row[column] for row in body if column < len(row)]
        if 2 * sum(_is_number(cell) for cell in cells) > len(cells):
            _mark([row[column] for row in rows if column < len(row)], FIGURE)
    _mark([row[0].getparent() for row in body if _text(row[0]) in TOTALS], TOTAL)


def _mark(elements: Sequence[etree._Element | None], name: str) -> None:
    for element in elements:
        if element is not None:
            element.set("class", name)


def _is_number(cell: etree._Element) -> bool:
    return bool(_NUMBER.fullmatch(_text(cell)))


def _text(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext())).strip()
