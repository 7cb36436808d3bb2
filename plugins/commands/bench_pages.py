"""`bench pages`: what a page weighs on the wire, and what Lighthouse says of it on a phone."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plugins.commands import browser, build, tether
from plugins.commands.console import EnvironmentFault
from plugins.commands.server import PreviewServer

LIGHTHOUSE = "12.8.2"
_RUNS = 5
_FIGURES = ("performance", "accessibility", "best-practices", "seo")
_KINDS = {"document": "html", "stylesheet": "css", "script": "js", "font": "font", "fetch": "data"}
_PHONE = {"width": 390, "height": 844}


def rows(root: Path) -> Iterator[tuple[str, str]]:
    """Weights first, then Lighthouse; one line a page.

    Raises:
        EnvironmentFault: no Chromium, or Lighthouse cannot be had.
    """
    chromium = browser.find_or_install()
    with _site(root) as (folder, address):
        pages = dict(_pages(folder))
        yield from _weights(address, pages, chromium)
        lighthouse = _lighthouse(root)
        for name, path in pages.items():
            yield f"Lighthouse {name}", _judged(lighthouse, f"{address}/{path}", chromium)


@contextmanager
def _site(root: Path) -> Iterator[tuple[Path, str]]:
    """The repository's content as if it were no sample, built and served by gzip."""
    with tempfile.TemporaryDirectory(prefix="weekly-pages-") as name:
        work = Path(name)
        shutil.copytree(root / "content", work / "content")
        for file in sorted(work.glob("content/*/issue.toml")):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("sample = true", "sample = false"), encoding="utf-8")
        folder = work / "output"
        server = PreviewServer(folder, 0, packed=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            build.make(
                build.Build(root=root, content=work / "content", output=folder, site_url=server.url)
            )
            yield folder, server.url
        finally:
            server.shutdown()
            server.server_close()


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """One page of each kind, those that are there."""
    issue = max(path.parent.name for path in folder.glob("[12]*/index.html"))
    column = min(path.parent.name for path in folder.glob("columns/*/index.html"))
    found = {
        "home": "",
        "issue": f"{issue}/",
        "article": f"{issue}/0101.html",
        "column": f"columns/{column}/",
        "past": "issues/",
        "authors": "authors/",
        "search": "search/",
        "subscribe": "subscribe/",
        "help": "help/",
    }
    for name, path in found.items():
        if (folder / path / "index.html").is_file() or (folder / path).is_file():
            yield name, path


def _weights(address: str, pages: Mapping[str, str], chromium: Path) -> Iterator[tuple[str, str]]:
    from playwright.sync_api import Request, sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=browser.arguments())
        for name, path in pages.items():
            page = started.new_page(viewport=_PHONE)  # type: ignore[arg-type]  # a plain dict is a ViewportSize
            asked: list[Request] = []

            def note(request: Request, asked: list[Request] = asked) -> None:
                asked.append(request)

            page.on("requestfinished", note)
            page.goto(f"{address}/{path}", wait_until="networkidle")
            sizes: dict[str, int] = {}
            for request in asked:
                kind = _KINDS.get(request.resource_type, "picture")
                sizes[kind] = sizes.get(kind, 0) + request.sizes()["responseBodySize"]
            page.close()
            split = ", ".join(f"{kind} {size / 1024:.1f}" for kind, size in sorted(sizes.items()))
            text = sum(size for kind, size in sizes.items() if kind not in ("picture", "font"))
            yield f"wire {name}", f"{text / 1024:.1f} KB without pictures and face ({split})"
        started.close()


def _lighthouse(root: Path) -> Path:
    """Lighthouse's program, installed beside the project on first use."""
    folder = root / ".cache" / "lighthouse"
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise EnvironmentFault("没有 npm，装不上 Lighthouse。", "请安装 Node.js 20 再试。")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        command = [npm, "install", "--ignore-scripts", "--no-audit", f"lighthouse@{LIGHTHOUSE}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EnvironmentFault("Lighthouse 没有装上。", done.stderr.strip()[-500:])
    return program


def _judged(lighthouse: Path, url: str, chromium: Path) -> str:
    """Median of the runs: four figures of 100, layout shift, first and largest paint."""
    reports = [_report(lighthouse, url, chromium) for _ in range(_RUNS)]
    figures = [
        f"{name} {statistics.median(100 * r['categories'][name]['score'] for r in reports):.0f}"
        for name in _FIGURES
    ]

    def audit(name: str) -> float:
        return float(statistics.median(r["audits"][name]["numericValue"] for r in reports))

    missed = sorted(
        {
            key
            for report in reports
            for key, found in report["audits"].items()
            if found["score"] == 0 and found["scoreDisplayMode"] == "binary"
        }
    )
    shift = f"CLS {audit('cumulative-layout-shift'):.3f}"
    paint = f"LCP {audit('largest-contentful-paint') / 1000:.2f} s"
    return ", ".join([*figures, shift, paint, *(f"misses {key}" for key in missed)])


def _report(lighthouse: Path, url: str, chromium: Path) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *browser.arguments()])
    command = [
        *("node", str(lighthouse), url, "--quiet", "--output=json", "--output-path=stdout"),
        *("--only-categories=" + ",".join(_FIGURES), f"--chrome-flags={flags}"),
    ]
    environment = {**tether.plain_environment(), "CHROME_PATH": str(chromium)}
    # Its own crash reports and temporary profiles are nobody's business.
    environment |= {"CI": "1", "HOME": os.environ.get("HOME", tempfile.gettempdir())}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise EnvironmentFault("Lighthouse 没有跑成。", done.stderr.strip()[-1500:])
    report: dict[str, Any] = json.loads(done.stdout)
    return report
