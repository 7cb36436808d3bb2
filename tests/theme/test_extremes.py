"""Bad and extreme input: the page holds, whatever the newsroom sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.commands import build as building
from tests.conftest import ROOT, Serve
from tests.theme import extremes

pytestmark = pytest.mark.browser

PATHS = [
    "",
    "2025-06-20/",
    "2025-06-06/",
    "2025-06-13/",
    "2025-06-06/0101.html",
    *(f"2025-06-13/01{number:02d}.html" for number in range(1, 11)),
    "issues/",
    "columns/kaifaqu-jianshe/",
]


@pytest.fixture(scope="module")
def extreme_url(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site of nothing but limits."""
    folder = tmp_path_factory.mktemp("extreme")
    extremes.write(folder / "content")
    building.make(building.Build(root=ROOT, content=folder / "content", output=folder / "output"))
    return serve(folder / "output")


@pytest.fixture
def narrow(real_browser: Browser) -> Page:
    """A small phone."""
    return real_browser.new_page(viewport={"width": 320, "height": 700})


@pytest.mark.parametrize("width", [320, 820, 1440])
def test_nothing_sticks_out(real_browser: Browser, extreme_url: str, width: int) -> None:
    page = real_browser.new_page(viewport={"width": width, "height": 900})
    for path in PATHS:
        page.goto(f"{extreme_url}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
    page.close()


def test_sixty_stories_leave_no_orphan_cell(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/")
    assert page.locator(".story").count() == 60
    rows = page.evaluate(
        """() => {
          const rows = new Map();
          const grid = document.querySelector('.rows').getBoundingClientRect();
          for (const one of document.querySelectorAll('.rows .story')) {
            const box = one.getBoundingClientRect();
            rows.set(box.top, [...(rows.get(box.top) ?? []), Math.round(box.right)]);
          }
          return [Math.round(grid.right), [...rows.values()]];
        }"""
    )
    edge, cells = rows
    assert len(cells) >= 19
    for row in cells:
        assert max(row) == edge, "每一行都排到头，没有空格子"


@pytest.mark.parametrize("count", range(1, 10))
def test_any_number_of_stories_fills_its_rows(page: Page, extreme_url: str, count: int) -> None:
    page.goto(f"{extreme_url}/")
    edges = page.evaluate(
        """count => {
          const grid = document.querySelector('.rows');
          for (const one of [...grid.children].slice(count)) one.remove();
          const rows = new Map();
          for (const one of grid.children) {
            const box = one.getBoundingClientRect();
            rows.set(Math.round(box.top), Math.round(box.right));
          }
          return [Math.round(grid.getBoundingClientRect().right), [...rows.values()]];
        }""",
        count,
    )
    assert set(edges[1]) == {edges[0]}


def test_many_stories_are_listed_by_page_first_on_a_phone(narrow: Page, extreme_url: str) -> None:
    narrow.goto(f"{extreme_url}/")
    guide = narrow.locator(".guide")
    assert guide.locator("h3").count() == 24
    assert guide.bounding_box()["y"] < narrow.locator(".lead").bounding_box()["y"]  # type: ignore[index]  # both are shown
    narrow.goto(f"{extreme_url}/2025-06-06/")
    assert narrow.locator(".guide").count() == 0


def test_a_table_of_nine_columns_scrolls_inside_itself(narrow: Page, extreme_url: str) -> None:
    narrow.goto(f"{extreme_url}/2025-06-13/0103.html")
    inner, outer = narrow.locator(".table").evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert inner > outer
    assert outer <= 320


def test_an_advertisement_says_so_wherever_it_is_shown(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/2025-06-13/0108.html")
    assert page.locator(".article-head .flag-kind").inner_text() == "广告"
    page.goto(f"{extreme_url}/2025-06-13/")
    assert page.locator("li", has_text="广告一则").locator(".flag-kind").inner_text() == "广告"
    page.goto(f"{extreme_url}/2025-06-13/0107.html")
    assert "广告" in page.locator(".turn-next small").inner_text()
    assert page.locator(".related", has_text="广告一则").count() == 0


def test_a_plate_stands_on_its_page_with_its_pdf_and_size(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/2025-06-13/")
    second = page.locator("#p2")
    assert second.get_by_role("heading", name="版面图").count() == 1
    assert second.locator("img").get_attribute("src") == "../2025-06-13/plates/02.png"
    assert "4.0 kB" in second.get_by_role("link", name="下载 PDF").inner_text()


def test_a_group_of_three_pictures_has_one_caption_and_no_empty_cell(
    page: Page, extreme_url: str
) -> None:
    page.goto(f"{extreme_url}/2025-06-13/0202.html")
    assert page.locator("figure.group img").count() == 3
    assert page.locator("figure.group figcaption").inner_text().startswith("三张一组。")
    figure, last = (
        page.locator(one).bounding_box() for one in ("figure.group", ".group picture >> nth=2")
    )
    assert figure
    assert last
    assert last["width"] == pytest.approx(figure["width"], abs=1)


def test_a_tall_picture_fits_a_window(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/2025-06-13/0105.html")
    assert page.locator(".body img").bounding_box()["height"] <= 800  # type: ignore[index]  # it is shown


def test_two_issues_of_one_day_both_stand_in_the_calendar(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/issues/")
    links = page.locator(".calendar td", has_text="20").get_by_role("link")
    assert links.count() == 2
    assert "特刊" in links.nth(1).get_attribute("aria-label")  # type: ignore[operator]  # it has one


def test_masthead_of_nothing_but_a_name_holds(page: Page, extreme_url: str) -> None:
    page.goto(f"{extreme_url}/")
    assert page.locator("h1.nameplate").inner_text().replace("\n", "") == "开发区建设周刊"
    for word in ("None", "undefined", "（）", "主管", "今日版"):
        assert word not in page.locator("body").inner_text()


def test_extreme_content_is_ours(tmp_path: Path) -> None:
    extremes.write(tmp_path / "content")
    assert len(extremes.LONG_TITLE) >= 50
    assert len(list((tmp_path / "content").rglob("*.md"))) == 74
