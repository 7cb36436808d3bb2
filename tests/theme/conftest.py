"""The kinds of pages that every promise of the theme is held on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.commands import build as building
from tests.conftest import ROOT, Serve

PAGES = {
    "front page": "",
    "issue": "2025-05-16/",
    "article": "2025-05-16/0101.html",
    "table": "2025-04-25/0101.html",
    "verse": "2025-05-16/0701.html",
    "photos": "2025-05-16/0401.html",
    "notice": "2025-05-16/0801.html",
    "long headline": "2025-05-16/0302.html",
    "columns": "columns/",
    "column": "columns/kaifaqu-jianshe/",
    "authors": "authors/",
    "author": "authors/lin-zhiyuan.html",
    "past issues": "issues/",
    "search": "search/",
    "subscribe": "subscribe/",
    "handbook": "help/",
    "handbook article": "help/0103.html",
    "about": "about.html",
    "not found": "404.html",
}

Visit = Callable[..., Page]
"""(address below the site or None, **options of a context) -> a page that stands there."""


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample site stands that knows its own address: 404.html links by SITEURL."""
    return tmp_path_factory.mktemp("theme") / "output"


@pytest.fixture(scope="session")
def site_url(theme_site: Path, serve: Serve) -> str:
    """The sample site, built for the address at which it is served."""
    theme_site.mkdir()
    address = serve(theme_site)
    building.make(
        building.Build(root=ROOT, content=ROOT / "content", output=theme_site, site_url=address)
    )
    return address


@pytest.fixture
def visit(real_browser: Browser, site_url: str) -> Iterator[Visit]:
    """Open pages in fresh windows; all are closed at the end."""
    opened = []

    def go(path: str | None, *, width: int = 1440, script: str = "", **options: object) -> Page:
        context = real_browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,  # type: ignore[arg-type]  # a browser context's own options
        )
        opened.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        if path is not None:
            page.goto(f"{site_url}/{path}")
        return page

    yield go
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def theme_css(root: Path) -> dict[str, str]:
    """The style sheets of a page, in the order in which they are loaded."""
    folder = root / "theme" / "static" / "css"
    order = (
        "tokens",
        "base",
        "layout",
        "parts",
        "lists",
        "article",
        "front",
        "issue",
        "search",
        "subscribe",
        "modes",
        "print",
    )
    assert {path.stem for path in folder.glob("*.css")} == set(order)
    return {name: (folder / f"{name}.css").read_text(encoding="utf-8") for name in order}
