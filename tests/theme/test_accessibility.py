"""Everyone can read it: axe, keyboard, names, big text, narrow windows, no script."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.theme.conftest import PAGES, Visit

pytestmark = pytest.mark.browser

# AAA for running text (WCAG 2.2, 1.4.6): 7:1.
BODY_CONTRAST = """
() => {
  const channel = value => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = color => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(part => channel(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const text = light(getComputedStyle(document.querySelector(".body p")).color);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const [low, high] = [text, paper].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
"""


def violations(page: Any, axe: str) -> list[str]:
    """axe's findings, one line each."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """axe-core's own source."""
    return (root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_any_kind_of_page(
    visit: Visit, site_url: str, axe: str, width: int, theme: str
) -> None:
    page = visit("", width=width, color_scheme=theme)
    found = {}
    for kind, path in PAGES.items():
        page.goto(f"{site_url}/{path}")
        if wrong := violations(page, axe):
            found[kind] = wrong
    assert found == {}


@pytest.mark.parametrize("size", ["large", "xlarge"])
def test_axe_finds_nothing_in_large_type(visit: Visit, axe: str, size: str) -> None:
    page = visit("", width=390, script=f"localStorage.setItem('size', '{size}')")
    assert violations(page, axe) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_running_text_has_a_contrast_of_seven(visit: Visit, theme: str) -> None:
    page = visit(PAGES["article"], color_scheme=theme)
    assert page.evaluate(BODY_CONTRAST) >= 7


def test_nothing_is_wider_than_a_window_of_320(visit: Visit, site_url: str) -> None:
    page = visit(None, width=320)
    for kind, path in PAGES.items():
        page.goto(f"{site_url}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, kind
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{kind}，文字放大一倍"


def test_text_of_twice_the_size_fits_a_desk_window(visit: Visit, site_url: str) -> None:
    page = visit("", width=1280)
    for path in PAGES.values():
        page.goto(f"{site_url}/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path


def test_headings_are_in_order_and_landmarks_are_there(visit: Visit, site_url: str) -> None:
    page = visit(None)
    for kind, path in PAGES.items():
        page.goto(f"{site_url}/{path}")
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])"
        )
        assert levels.count(1) == 1, kind
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), kind
        for landmark in ("banner", "main", "contentinfo"):
            assert page.get_by_role(landmark).count() == 1, (kind, landmark)
        assert page.get_by_role("navigation", name="主导航").count() == 1, kind


def test_first_press_of_tab_offers_the_text(visit: Visit) -> None:
    page = visit(PAGES["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("kind", ["front page", "article", "issue", "past issues"])
def test_every_control_is_reached_by_keyboard_and_shows_it(visit: Visit, kind: str) -> None:
    page = visit(PAGES[kind])
    controls = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
           .filter(one => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}))
           .length"""
    )
    reached = set()
    for _ in range(controls + 5):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return null;
              one.dataset.number = one.dataset.number ?? String(Math.random());
              const style = getComputedStyle(one);
              const isShown = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
              return [one.dataset.number, isShown];
            }"""
        )
        if state is None:
            break
        assert state[1], "焦点看不见"
        reached.add(state[0])
    assert len(reached) == controls


def test_map_calendar_and_tools_have_names(visit: Visit) -> None:
    page = visit("")
    assert page.locator(".page-map").first.get_attribute("aria-label") == (
        "第1版·要闻本版示意，点选可读该篇"
    )
    assert page.get_by_role("table", name="2025年5月").count() == 1
    assert page.get_by_role("link", name="2025年5月2日，第14期").count() == 1
    article = visit(PAGES["article"])
    assert article.get_by_role("group", name="阅读工具").count() == 1
    assert article.get_by_role("group", name="字号和颜色").count() == 1


def test_each_story_of_the_rail_is_reached_once_and_without_a_jump_back(visit: Visit) -> None:
    """The map repeats the titles below it; the rail stays beside the end of the text."""
    page = visit(PAGES["article"])
    assert page.locator(".rail .page-map").get_attribute("aria-hidden") == "true"
    assert page.locator(".rail .page-map a:not([tabindex='-1'])").count() == 0
    page.locator(".related a").last.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.rail') !== null")
    assert abs(page.evaluate("scrollY") - before) < 50


def test_an_issue_on_a_phone_has_its_drawings_in_one_row(visit: Visit) -> None:
    page = visit(PAGES["issue"], width=390)
    strip = page.locator(".page-strip")
    box = strip.bounding_box()
    assert box
    assert box["height"] < 200
    assert strip.locator("svg").first.is_visible()
    assert page.locator(".page-drawn:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not visit(PAGES["issue"]).locator(".page-strip").is_visible()


def test_without_a_script_everything_is_there_but_the_tools(visit: Visit) -> None:
    page = visit(PAGES["article"], java_script_enabled=False)
    assert page.locator(".body p").first.is_visible()
    assert page.locator(".turn a").first.is_visible()
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".settings").is_visible()
