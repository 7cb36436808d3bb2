"""What many tests share: a real Chromium, a real web server, built sites, the real page."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from plugins.commands import browser as chromium_finder
from plugins.commands import build as building
from plugins.commands.server import PreviewServer

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Speed is measured by `invoke bench`, never asserted: a busy machine is no fault of a parser's.
# CI tries the same examples each time: what it refuses is the change's own fault. New ones are
# tried on developers' machines.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize="CI" in os.environ,
    database=None,
    print_blob=True,
)
hypothesis.settings.load_profile("house")

# Browsers of a busy machine may take their time; speed is measured by `invoke bench`, not here.
WAIT_MS = 60_000
expect.set_options(timeout=WAIT_MS)

Serve = Callable[[Path], str]
"""Folder -> address of a server that serves it, without a slash at the end."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page; what reads it is left out, with the reason, without it."""
    if os.environ.get("SHARED") == "none" or not SHARED.is_dir():
        pytest.skip("没有 ../shared：真实版面的测试只在有它的机器上跑")
    return SHARED


@pytest.fixture(scope="session")
def real_browser() -> Iterator[Browser]:
    """A running Chromium; without one the tests fail, they are never skipped."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_finder.find(), args=chromium_finder.arguments()
        )
        yield started
        started.close()


@pytest.fixture
def page(real_browser: Browser) -> Iterator[Page]:
    """A fresh window of 1440 x 900 in Chinese, with nothing remembered."""
    context = real_browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    context.set_default_timeout(WAIT_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A fresh window whose console must be empty at the end."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(f"pageerror: {error}"))
    yield page
    assert said == []


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders as a static host would, on free ports of this machine."""
    with contextlib.ExitStack() as running:
        known: dict[Path, str] = {}

        def start(folder: Path) -> str:
            if folder not in known:
                server = PreviewServer(folder, 0)
                threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
                running.callback(server.server_close)
                running.callback(server.shutdown)
                known[folder] = server.url
            return known[folder]

        yield start


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own sample content, built once."""
    output = tmp_path_factory.mktemp("site") / "output"
    building.make(building.Build(root=ROOT, content=ROOT / "content", output=output))
    return output


@pytest.fixture(scope="session")
def site_url(built_site: Path, serve: Serve) -> str:
    """Where the built sample site is served."""
    return serve(built_site)
