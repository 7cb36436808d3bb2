"""The search page in a real Chromium, for `bench search`: bytes asked for, and time to results."""

from __future__ import annotations

import contextlib
import gzip
import json
import statistics
import threading
import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.commands import browser as chromium
from plugins.commands.server import PreviewServer

_PHONE = {"width": 390, "height": 844}
_SLOWER = 4
_WAIT_MS = 30_000
_STEP_MS = 300
_PAUSE_MS = 200
_WARMING = "试一试"
_CLOCK = """
window.waits = [];
const list = document.querySelector("ol.results");
const box = document.querySelector("#q");
let began = 0;
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter") began = performance.now();
}, true);
new MutationObserver(() => {
  if (began && list.dataset.total !== undefined) {
    window.waits.push(performance.now() - began);
    began = 0;
  }
}).observe(list, { attributes: true });
"""
_WATCH = """
// Notes when the first five cards stand with their extracts; later files are not counted.
window.stands = 0;
performance.setResourceTimingBufferSize(5000);
addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector("ol.results");
  if (!list) return;
  const look = () => {
    const { total } = list.dataset;
    const ready = list.querySelectorAll(".extract[data-ready]").length;
    if (total === undefined) window.stands = 0;
    else if (!window.stands && ready >= Math.min(5, Number(total))) {
      window.stands = performance.now();
    }
  };
  new MutationObserver(look).observe(list, { attributes: true, subtree: true, childList: true });
});
"""
_NAMES = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.startTime <= window.stands)
  .map((entry) => entry.name)"""


_BARE = """async () => {
  const waits = [];
  for (let i = 0; i < 9; i++) {
    const began = performance.now();
    await (await fetch("data/current.json", { cache: "no-store" })).arrayBuffer();
    waits.push(performance.now() - began);
  }
  return waits.sort((a, b) => a - b)[4];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the browser showed; bytes are gzip -9 of each file asked for."""

    first_bytes: tuple[int, ...]
    next_bytes: tuple[int, ...]
    """Of one page that asks one query after the other."""
    waits_ms: tuple[float, ...]
    """From Enter to the results, for people: Enter comes 200 ms after the last character."""
    hasty_ms: tuple[float, ...]
    """The same for a machine: Enter at once."""
    bare_ms: float
    """One fetch of 100 bytes on the same page: the machine's own part, twice in every wait."""
    requests: float
    """Mean number of files for a first query."""


def look(site: Path, first: Sequence[str], then: Sequence[str]) -> Seen:
    """Ask `first` in a fresh browser each, and `then` one after the other on one slowed page."""
    with _opened(site) as (browser, url):
        sizes: list[int] = []
        counts: list[int] = []
        for query in first:
            with _page(browser) as (page, _):
                page.goto(f"{url}/search/?q={urllib.parse.quote(query)}")
                ours = [one for one in _settle(page) if _is_ours(one)]
            sizes.append(sum(_packed(site, one.removeprefix(url)) for one in ours))
            counts.append(len(ours))
        following: list[int] = []
        with _page(browser) as (page, _):
            page.goto(f"{url}/search/?q={urllib.parse.quote(_WARMING)}")
            known = set(_settle(page))
            for query in then:
                page.fill("#q", query)
                page.press("#q", "Enter")
                names = dict.fromkeys(_settle(page))
                new = [one for one in names if one not in known and _is_ours(one)]
                known.update(names)
                following.append(sum(_packed(site, one.removeprefix(url)) for one in new))
        waits, bare = _waits(browser, url, then, _PAUSE_MS)
        hasty, _ = _waits(browser, url, then, 0)
        return Seen(
            first_bytes=tuple(sizes),
            next_bytes=tuple(following),
            waits_ms=waits,
            hasty_ms=hasty,
            bare_ms=bare,
            requests=statistics.mean(counts) if counts else 0,
        )


@contextlib.contextmanager
def _page(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A fresh phone, and the addresses that it asks for."""
    context = browser.new_context(viewport=_PHONE)
    context.add_init_script(_WATCH)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    context.close()


def _is_ours(address: str) -> bool:
    """A file of the search: the page itself, its styles and faces are there anyway."""
    return "/search/data/" in address or "/js/search" in address


def _settle(page: Any) -> list[str]:
    """What was asked for until the first five cards stand; a reader looks down to the fifth."""
    page.wait_for_selector("ol.results[data-total]", state="attached", timeout=_WAIT_MS)
    cards = page.query_selector_all("ol.results li")[:5]
    if cards:
        cards[-1].scroll_into_view_if_needed()
    page.wait_for_function("() => window.stands > 0", timeout=_WAIT_MS)
    names: list[str] = page.evaluate(_NAMES)
    return names


def _waits(
    browser: Any, url: str, queries: Sequence[str], pause_ms: int
) -> tuple[tuple[float, ...], float]:
    """From Enter to the results, on one slowed page.

    Args:
        browser: a started one.
        url: of the site.
        queries: asked one after the other.
        pause_ms: between the last character and Enter; people need 200 or more.
    """
    context = browser.new_context(viewport=_PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{url}/search/")
    page.wait_for_load_state("networkidle")
    page.evaluate(_CLOCK)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    bare = page.evaluate(_BARE)
    for number, query in enumerate(queries, 1):
        page.fill("#q", query)
        if pause_ms:
            page.wait_for_timeout(pause_ms)
        page.press("#q", "Enter")
        # Playwright's own waiting asks the page in every frame, and is measured with it.
        for _ in range(_WAIT_MS // _STEP_MS):
            page.wait_for_timeout(_STEP_MS)
            if page.evaluate("window.waits.length") >= number:
                break
    waits = tuple(float(one) for one in page.evaluate("window.waits"))
    context.close()
    if len(waits) < len(queries):
        raise RuntimeError(f"{len(queries) - len(waits)} queries without results")
    return waits, float(bare)


PAGEFIND_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>-</title>
<script type="module">
import * as pagefind from "./pagefind/pagefind.js";
window.ask = async (query) => {
  const found = await pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, 5).map((one) => one.data()));
  return [found.results.length, shown.length];
};
window.ready = true;
</script></html>
"""


def look_pagefind(site: Path, first: Sequence[str], then: Sequence[str]) -> tuple[list[int], ...]:
    """The same bytes of Pagefind: first queries, and next ones on a page that has asked once."""
    with _opened(site) as (browser, url):
        results: tuple[list[int], ...] = ([], [])
        for query in first:
            results[0].append(_pagefind(browser, url, site, [query])[-1])
        results[1].extend(_pagefind(browser, url, site, [_WARMING, *then])[1:])
        return results


def _pagefind(browser: Any, url: str, site: Path, queries: Sequence[str]) -> list[int]:
    sums: list[int] = []
    with _page(browser) as (page, asked):
        page.goto(f"{url}/ask.html")
        page.wait_for_function("() => window.ready", timeout=_WAIT_MS)
        known = {f"{url}/ask.html"}  # the page itself apart
        for query in queries:
            page.evaluate(f"window.ask({json.dumps(query)})")
            new = [one for one in dict.fromkeys(asked) if one not in known]
            known.update(new)
            sums.append(sum(_packed(site, one.removeprefix(url)) for one in new))
    return sums


@contextlib.contextmanager
def _opened(site: Path) -> Iterator[tuple[Any, str]]:
    """A browser and the address of a server of the site."""
    from playwright.sync_api import sync_playwright

    server = PreviewServer(site, 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.arguments()
            )
            yield started, server.url
            started.close()
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=100_000)
def _packed(site: Path, address: str) -> int:
    path = site / urllib.parse.unquote(address.partition("?")[0]).lstrip("/")
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) if path.is_file() else 0
