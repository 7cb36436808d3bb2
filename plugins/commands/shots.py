"""Remake the handbook's pictures: the site and the review page as they are today, photographed.

Development only: needs Playwright and a Chromium. The review page is that of one of our own test
pages, the site is the sample issues; nothing of a real newspaper is photographed.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from plugins.commands import browser, build, shots_terminal
from plugins.commands.console import GOOD, EnvironmentFault
from plugins.commands.server import PreviewServer
from plugins.importer import places

PHONE, DESK = (390, 780), (1200, 800)
_COLOURS = 96
_SETTLE_MILLISECONDS = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture of the handbook: `name`.png of `address`, after `press` was clicked, if any."""

    name: str
    address: str
    size: tuple[int, int]
    press: str = ""
    start: str = ""
    """A selector whose place becomes the top of the picture."""


SITE_SHOTS = (
    Shot(name="home", address="", size=DESK),
    Shot(name="article-phone", address="2025-05-16/0101.html", size=PHONE),
    Shot(name="search", address="search/?q=算力", size=DESK),
    Shot(name="search-phone", address="search/?q=开发区", size=PHONE),
    Shot(name="past", address="issues/", size=DESK),
    Shot(name="subscribe", address="subscribe/", size=DESK),
    Shot(name="feed", address="feeds/all.xml", size=DESK),
)
REVIEW_SHOTS = (
    Shot(name="review", address="review.html", size=DESK),
    Shot(name="review-phone", address="review.html", size=PHONE),
)
REVIEW_SOURCE = Path("tests/importer/data/a01.txt")


def run(root: Path) -> int:
    """Take every picture into content/help/images/.

    Raises:
        EnvironmentFault: no Chromium, or the test page could not be imported.
        SourceError: the site could not be built.
    """
    target = root / "content" / "help" / "images"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        started = playwright.chromium.launch(
            executable_path=browser.find(), args=browser.arguments()
        )
        output = folder / "output"
        build.make(build.Build(root=root, content=root / "content", output=output))
        _take_all(started, output, SITE_SHOTS, target)
        _take_all(started, _review_page(root, folder), REVIEW_SHOTS, target)
        desk = folder / "desk"
        desk.mkdir()
        commands = shots_terminal.take(
            started,
            root,
            desk,
            root / REVIEW_SOURCE,
            _serving,
            lambda data, name: _save(data, target / f"{name}.png"),
        )
        started.close()
    print(f"{len(SITE_SHOTS) + len(REVIEW_SHOTS) + commands} 张图已放进 content/help/images。")
    return GOOD


def _review_page(root: Path, folder: Path) -> Path:
    """Import the test page into a folder of its own; returns where its review page lies."""
    content = folder / "content"
    words = ["import", str(root / REVIEW_SOURCE), "--content", str(content)]
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    pages = sorted(places.imports_beside(content).glob("*/review.html"))
    if not pages:
        raise EnvironmentFault("测试版面没有导入，核对页的图做不了。", done.stdout + done.stderr)
    return pages[0].parent


def _take_all(started: Browser, served: Path, shots: tuple[Shot, ...], target: Path) -> None:
    with _serving(served) as url:
        for shot in shots:
            width, height = shot.size
            page = started.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=2 if width < DESK[0] else 1,
                locale="zh-CN",
            )
            page.goto(f"{url}/{shot.address}")
            page.wait_for_timeout(_SETTLE_MILLISECONDS)
            if shot.press:
                page.click(shot.press)
            if shot.start:
                page.locator(shot.start).first.scroll_into_view_if_needed()
            _save(page.screenshot(), target / f"{shot.name}.png")
            page.close()


def _save(data: bytes, path: Path) -> None:
    """Few colours: a page is paper, ink and one red."""
    picture = (
        Image.open(io.BytesIO(data)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    )
    picture.save(path, "PNG", optimize=True)


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = PreviewServer(folder, 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
