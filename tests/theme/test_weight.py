"""What a page costs: bytes over the wire, nobody else's server, nothing kept, nothing jumping."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, Response

from tests.theme.conftest import PAGES, Visit

pytestmark = pytest.mark.browser

FRONT_BYTES = 40 * 1024
ARTICLE_BYTES = 20 * 1024
NOT_COUNTED = (".woff2", ".jpg", ".png", ".webp")
"""Pictures and the headline face have budgets of their own."""


def load(page: Page, address: str) -> list[Response]:
    """Open a page and wait until it asks for nothing more."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    return answers


def wire_bytes(answers: list[Response]) -> int:
    """As a static host sends them: gzip."""
    return sum(
        len(gzip.compress(answer.body(), 6))
        for answer in answers
        if answer.ok and not answer.url.endswith(NOT_COUNTED)
    )


def test_front_page_is_light(visit: Visit, site_url: str) -> None:
    assert wire_bytes(load(visit(None), f"{site_url}/")) <= FRONT_BYTES


@pytest.mark.parametrize("kind", ["article", "table", "long headline"])
def test_article_is_light(visit: Visit, site_url: str, kind: str) -> None:
    assert wire_bytes(load(visit(None), f"{site_url}/{PAGES[kind]}")) <= ARTICLE_BYTES


def test_nothing_comes_from_elsewhere_and_nothing_is_kept(visit: Visit, site_url: str) -> None:
    page = visit(None)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    inline = "script:not([src]):not([type='application/ld+json']), style, [style], [onclick]"
    for kind, path in PAGES.items():
        answers = load(page, f"{site_url}/{path}")
        assert said == [], f"{kind}：内容安全策略或脚本有话说"
        assert [answer.url for answer in answers if not answer.url.startswith(site_url)] == []
        assert page.context.cookies() == []
        assert page.locator(inline).count() == 0, kind
        first = page.locator("head > :first-child")
        assert first.get_attribute("http-equiv") == "Content-Security-Policy", kind


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["front page", "article", "issue", "photos"])
def test_nothing_jumps_while_the_page_is_drawn(visit: Visit, kind: str, width: int) -> None:
    watch = """
      window.jumped = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries()) jumped += one.value; })
        .observe({ type: "layout-shift", buffered: true });
      localStorage.setItem("size", "large");
    """
    page = visit(PAGES[kind], width=width, script=watch)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    assert page.evaluate("jumped") == 0
