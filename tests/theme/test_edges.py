"""Edges and ends: boxes as wide as their column, lines that end flush, breaks between sheets."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.theme.conftest import Visit

pytestmark = pytest.mark.browser

PAGE_HEADING = re.compile(r"第\d+版·")


def sheets(visit: Visit, path: str) -> list[list[str]]:
    """The lines of every printed sheet, its page number at the end left out."""
    printed = pypdfium2.PdfDocument(visit(path).pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    return [[line for line in text.splitlines() if line.strip()][:-1] for text in texts]


def test_no_page_heading_stands_alone_at_the_foot_of_a_sheet(visit: Visit) -> None:
    printed = sheets(visit, "2025-05-16/")
    assert len(printed) > 1
    for lines in printed:
        assert not any(PAGE_HEADING.match(line) for line in lines[-2:]), lines[-2:]


def test_a_short_table_stands_on_one_sheet(visit: Visit) -> None:
    found = [
        lines for lines in sheets(visit, "2025-04-25/0101.html") if "晋中智算中心" in str(lines)
    ]
    assert len(found) == 1
    assert "火山云（大同）太行算力中心" in str(found)


@pytest.mark.parametrize("path", ["", "2025-05-16/"])
def test_nothing_to_press_is_printed(visit: Visit, path: str) -> None:
    shown = "".join(line for lines in sheets(visit, path) for line in lines)
    for word in ("阅读全文", "单独打开", "上一期"):
        assert word not in shown


def test_the_correction_is_as_wide_as_the_text_and_tears_no_number(visit: Visit) -> None:
    page = visit("2025-05-02/0201.html")
    box, body = page.evaluate(
        """() => ['.corrections', '.body'].map(
             one => document.querySelector(one).getBoundingClientRect().width)"""
    )
    assert box == pytest.approx(body, abs=1)
    assert page.locator(".corrections .number").all_inner_texts()[:2] == ["2吨", "2吨"]


def test_the_smallest_front_page_has_its_date(visit: Visit) -> None:
    page = visit("", width=320)
    date = page.locator(".first-line-name")
    assert date.is_visible()
    assert date.inner_text().startswith("2025年5月16日")


def test_a_breadcrumb_goes_to_the_next_line_whole(visit: Visit) -> None:
    page = visit("2025-05-16/0101.html", width=320)
    lines = page.evaluate(
        """() => [...document.querySelectorAll('.crumbs li > *')].map(
             one => new Set([...one.getClientRects()].map(box => box.top)).size)"""
    )
    assert lines == [1] * len(lines)


@pytest.mark.parametrize(
    ("path", "outer", "inner"),
    [
        ("2025-05-16/", ".page-head", ".page-people > :last-child"),
        ("2025-05-16/", ".pages", ".steps a:last-child"),
        ("2025-05-16/0101.html", ".sign", ".sign-editor"),
        ("2025-04-25/0101.html", ".sign", ".sign .name:last-child"),
    ],
)
def test_lines_at_the_right_end_flush(visit: Visit, path: str, outer: str, inner: str) -> None:
    edges = visit(path).evaluate(
        """([outer, inner]) => [outer, inner].map(
             one => document.querySelector(one).getBoundingClientRect().right)""",
        [outer, inner],
    )
    assert edges[0] == pytest.approx(edges[1], abs=1)


def test_a_table_is_not_crushed_on_a_phone(visit: Visit) -> None:
    page = visit("2025-04-25/0101.html", width=390)
    heights = page.evaluate(
        "() => [...document.querySelectorAll('.table tr')].map(one => one.offsetHeight)"
    )
    assert max(heights) <= 70  # two lines of 16 px and their room
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
