"""Dark, contrast, forced colours, still, and paper."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

from tests.theme.conftest import PAGES, Visit

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)


def pdf_texts(data: bytes) -> tuple[list[str], tuple[int, int]]:
    """The text of each sheet, and the size of the first in points."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    width, height = document[0].get_size()
    return texts, (round(width), round(height))


def test_dark_follows_the_system_and_the_switch_wins(visit: Visit) -> None:
    page = visit("", color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(23, 21, 18)"
    assert page.get_by_role("button", name="深色").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(paper) == "rgb(251, 247, 236)"


def test_dark_keeps_the_seal_red_and_the_name_no_salmon(visit: Visit) -> None:
    page = visit("", color_scheme="dark")
    color = page.locator(".paper").evaluate("one => getComputedStyle(one).color")
    red, green, blue = (int(part) for part in color.removeprefix("rgb(").rstrip(")").split(","))
    assert red > 200
    assert max(green, blue) < 0.5 * red, "粉红不是印刷红"
    seal = page.locator(".seal").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert seal == "rgb(163, 22, 28)"


def test_more_contrast_makes_soft_ink_full(visit: Visit) -> None:
    page = visit(PAGES["article"], contrast="more")
    soft = page.locator(".facts").evaluate("one => getComputedStyle(one).color")
    assert soft == page.evaluate("getComputedStyle(document.body).color")


def test_forced_colours_keep_flags_seal_and_the_chosen_size(visit: Visit) -> None:
    page = visit("", forced_colors="active")
    for part in (".flag", ".seal", ".calendar a"):
        style = page.locator(part).first.evaluate("one => getComputedStyle(one).borderTopStyle")
        assert style == "solid", part
    pressed = page.locator('[data-size-choice="normal"]')
    assert pressed.evaluate("one => getComputedStyle(one).borderBottomWidth") == "3px"


def test_nothing_moves_for_those_who_ask_for_stillness(visit: Visit) -> None:
    page = visit("", reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(one =>
           getComputedStyle(one).transitionDuration !== '0s').length"""
    )
    assert moving == 0


@pytest.mark.parametrize("kind", ["front page", "issue"])
def test_a_printed_front_or_issue_leads_back_to_the_issues_own_address(
    visit: Visit, kind: str
) -> None:
    page = visit(PAGES[kind])
    assert not page.locator(".print-source").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".print-source svg").is_visible()
    assert re.search(r"/\d{4}-\d\d-\d\d/$", page.locator(".print-source p").inner_text().strip())


@pytest.mark.parametrize("kind", ["article", "table", "verse", "photos"])
def test_printed_article_is_a4_with_source_address_and_code(visit: Visit, kind: str) -> None:
    page = visit(PAGES[kind])
    page.emulate_media(media="print")
    for gone in (".nav", ".tools", ".settings", ".rail", ".turn", ".colophon", ".crumbs"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".print-source svg").is_visible()
    assert page.locator(".body").evaluate("one => getComputedStyle(one).columnCount") == "2"
    data = page.pdf(prefer_css_page_size=True)
    sheets, size = pdf_texts(data)
    assert size == pytest.approx(A4_POINTS, abs=1)
    whole = "".join(sheets)
    assert "开发区建设" in sheets[0]
    assert PAGES[kind] in whole.replace("\n", "").replace("\r", "")
    assert "刊发信息" in whole
    for number, sheet in enumerate(sheets, 1):
        assert sheet.strip().startswith(str(number)), "页码"


def test_large_print_is_one_column_of_18_points(visit: Visit) -> None:
    page = visit(PAGES["article"])
    page.evaluate("document.documentElement.dataset.print = 'large'")
    page.emulate_media(media="print")
    body = page.locator(".body")
    assert body.evaluate("one => getComputedStyle(one).columnCount") == "1"
    size = body.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size == pytest.approx(24)


def test_reader_in_the_dark_prints_on_white(visit: Visit) -> None:
    page = visit(PAGES["article"], script="localStorage.setItem('theme', 'dark')")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".body p").first.evaluate("one => getComputedStyle(one).color") == (
        "rgb(0, 0, 0)"
    )
