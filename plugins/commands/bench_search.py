"""`bench search --corpora DIR`: the table of what the search costs and how well it finds.

Everything is counted on what the product's own code wrote: the index by plugins.search, the client
by theme/static/js. A file's weight is gzip -9 of it, 1 KB is 1,024 bytes.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from lxml import etree

from plugins.commands import build as building
from plugins.commands import measure, search_browser, search_corpora, tether
from plugins.commands.bench_search_build import texts_of
from plugins.commands.bench_search_picture import picture
from plugins.commands.search_client import Client, client
from plugins.commands.search_corpora import PER_ISSUE, Text
from plugins.commands.search_queries import Asked, Queries, queries
from plugins.commands.search_truth import collapsed, printed_in
from plugins.newspaper.files import write_all
from plugins.newspaper.model import OutputFile
from plugins.search.build import ROOT
from plugins.search.documents import Document, documents
from plugins.search.terms import normalise
from plugins.words import search_terms

SIZES = (1000, 5000, 20000)
BROWSER_QUERIES = 30
TRIES = 3
EVERY_TERM = 10**6

Row = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One size: rows of the table in order, and numbers for the picture (name -> value, bar)."""

    articles: int
    rows: tuple[Row, ...]
    shares: tuple[tuple[str, float], ...]
    """Name of a bar of the issue -> measured / allowed."""


@dataclass(slots=True, kw_only=True)
class Ground:
    """One built index and what is asked of it."""

    data: Path
    texts: tuple[Text, ...]
    documents: tuple[Document, ...]
    queries: Queries
    client: Client
    numbers: list[int] = field(default_factory=list)
    """Document number of each text."""


def run(root: Path, corpora: Path, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Measure every size, print rows as they come, write table and picture to .cache/bench/."""
    found = search_corpora.read(corpora)
    for name, commit in found.commits:
        yield f"corpus {name}", commit
    yield "texts", f"{len(found.asked)} with questions, {len(found.others)} without"
    results: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="weekly-search-") as folder:
        for count in sizes:
            # Nothing is deleted before the end: ext4 looks at every inode that was freed in the
            # last seconds, so files made just after cost twenty times the time.
            own = Path(folder) / str(count)
            own.mkdir()
            made = _size(root, own, found, count)
            results.append(made)
            yield f"--- {count} articles", ""
            yield from made.rows
    out = root / ".cache" / "bench"
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name, _ in results[0].rows]
    table = [f"| | {' | '.join(f'{one.articles:,}' for one in results)} |"]
    table.append(f"|---|{'---|' * len(results)}")
    for place, name in enumerate(names):
        table.append(f"| {name} | {' | '.join(one.rows[place][1] for one in results)} |")
    (out / "search.md").write_text("\n".join(table) + "\n", encoding="utf-8")
    (out / "search.svg").write_text(
        picture([(one.articles, one.shares) for one in results]), encoding="utf-8"
    )
    yield "table, picture", str(out.relative_to(root))


# --- one size ------------------------------------------------------------------------------------


def _size(root: Path, folder: Path, found: search_corpora.Corpora, count: int) -> Measured:
    # One issue more is drawn, so that it can appear on top of the index without it.
    texts = search_corpora.articles(found, count)
    listed = folder / "texts.json"
    rows = [(text.title, text.lines, text.questions) for text in texts]
    listed.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    cost = _build(root, listed, folder / "site")
    weights = _weights(folder / "site" / ROOT, texts)
    # Before the browser, whose profile is deleted when it ends.
    again, again_cpu = _grown(root, folder, listed)
    with client() as running:
        found_documents = documents(search_corpora.archive(texts))
        ground = Ground(
            data=folder / "site" / ROOT,
            texts=texts,
            documents=found_documents,
            queries=queries(texts),
            client=running,
        )
        ground.numbers.extend(_numbers(texts, found_documents))
        quality = _quality(ground)
        figures = _bytes(root, ground)
    seen = _browser(root, folder, ground)
    rows_out: list[Row] = [
        *quality,
        *weights,
        *figures[0],
        *seen[0],
        (
            "build from nothing: CPU / peak memory",
            f"{cost[0]:.1f} s / {cost[1] / 2**20:.0f} MB",
        ),
        *again,
    ]
    shares = _shares(count, figures[1] | seen[1] | {"cpu": cost[0], "again": again_cpu})
    return Measured(articles=count, rows=tuple(rows_out), shares=shares)


def _build(
    root: Path, listed: Path, site: Path, cache: Path | None = None, weeks: int = 0
) -> tuple[float, int]:
    """CPU seconds of the build step and peak bytes of its process; `site` is not there yet."""
    module = "plugins.commands.bench_search_build"
    kept = "-" if cache is None else str(cache)
    command = [sys.executable, "-m", module, str(listed), str(site), kept, str(weeks)]
    cost = measure.run(command, root, tether.plain_environment())
    if cost.code:
        raise RuntimeError(cost.said)
    return float(json.loads(cost.said.splitlines()[-1])["cpu_seconds"]), cost.peak_bytes


def _numbers(texts: Sequence[Text], found: Sequence[Document]) -> list[int]:
    """The document number of each text: the archive's articles are in the order of the texts."""
    ids = [
        article.id
        for issue in reversed(search_corpora.archive(tuple(texts)).issues)
        for article in issue.articles
    ]
    place = {document.id: number for number, document in enumerate(found)}
    return [place[one] for one in ids]


# --- how well it finds ---------------------------------------------------------------------------


def _rank(ground: Ground, asked: Asked, **more: object) -> float:
    """1 / place of the source among the first ten, 0 when it is not there."""
    answer = ground.client.ask(ground.data, asked.query, **more)
    first = (answer["exact"] + answer["partial"])[:10]
    source = ground.numbers[asked.source]
    return 1 / (first.index(source) + 1) if source in first else 0.0


def _quality(ground: Ground) -> list[Row]:
    mean = statistics.mean
    q = ground.queries
    rows = [("quotations: source found / false / missed", _quotations(ground))]
    if q.questions:
        every = mean(_rank(ground, one, terms=EVERY_TERM) for one in q.questions)
        eight = mean(_rank(ground, one) for one in q.questions)
        rows.append(("question MRR@10, all terms / 8", f"{every:.4f} / {eight:.4f}"))
    titles = mean(_rank(ground, one) for one in q.titles)
    rows.append(("title fragments MRR@10", f"{titles:.4f} ({len(q.titles)})"))
    keywords = mean(_rank(ground, one) > 0 for one in q.keywords)
    rows.append(("three keywords R@10", f"{keywords:.3f}"))
    rows.append(("straddling hits among the first ten", _straddling(ground)))
    return rows


def _quotations(ground: Ground) -> str:
    blocks = [collapsed(document) for document in ground.documents]
    found = false = missed = 0
    for one in ground.queries.quotations:
        exact = set(ground.client.ask(ground.data, one.query)["exact"])
        phrase = one.query.strip('"')
        true = {number for number, own in enumerate(blocks) if printed_in(phrase, own)}
        found += ground.numbers[one.source] in exact
        false += len(exact - true)
        missed += len(true - exact)
    return f"{found / len(ground.queries.quotations):.2%} / {false} / {missed}"


def _straddling(ground: Ground) -> str:
    """Over words of two characters that ten documents or more have as a word (by jieba)."""

    @cache
    def words_of(number: int) -> frozenset[str]:
        document = ground.documents[number]
        texts = (document.title, *document.searched)
        return frozenset(word for text in texts for word in search_terms(normalise(text)))

    wrong = counted = 0
    for word in ground.queries.pairs:
        exact = ground.client.ask(ground.data, word)["exact"]
        straddling = [number for number in exact[:10] if word not in words_of(number)]
        if len(exact) < 10:
            continue
        if straddling and sum(word in words_of(number) for number in exact) < 10:
            continue
        counted += 1
        wrong += len(straddling)
    return f"{wrong} ({counted} words)"


# --- what it weighs ------------------------------------------------------------------------------


def _weights(data: Path, texts: Sequence[Text]) -> list[Row]:
    characters = sum(len(text.title) + sum(map(len, text.lines)) for text in texts)
    text_files = [path for path in data.rglob("t*.bin") if path.name[1:-4].isdecimal()]
    packed = sum(_packed(path) for path in text_files)
    raw = sum(path.stat().st_size for path in text_files)
    every = [path for path in data.rglob("*") if path.is_file() and "text" not in path.parts]
    return [
        ("text index, gzip -9, a character", f"{packed / characters:.2f} B"),
        ("text index, raw, a character", f"{raw / characters:.2f} B"),
        (
            "files of the index / largest",
            f"{len(every)} / {max(map(_packed, every)) / 1024:.0f} KB",
        ),
    ]


@lru_cache(maxsize=200_000)
def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def client_bytes(root: Path) -> int:
    """The modules that a search page loads, as they are served."""
    from plugins.issues.theme_files import theme_files

    _, served = theme_files(root / "theme" / "static")
    names = ("js/search.js", *(f"js/search/{one}.js" for one in _MODULES))
    return sum(
        len(gzip.compress(file.data, 9, mtime=0)) for file in served if file.path.endswith(names)
    )


_MODULES = ("engine", "query", "rank", "shards", "view")


def _bytes(root: Path, ground: Ground) -> tuple[list[Row], dict[str, float]]:
    """First and next queries under node, over the shipped client: every file that it asks for."""
    own = client_bytes(root)

    def weigh(asked: Asked, measure_of: Callable[[Path], int], warm: bool) -> int:
        answer = ground.client.ask(ground.data, asked.query, cold=True, cards=5)
        files = [
            path
            for path in answer["asked"]
            if not (warm and path.endswith(("current.json", "manifest.bin")))
        ]
        return sum(measure_of(ground.data / path) for path in files) + (0 if warm else own)

    first = sorted(weigh(one, _packed, False) for one in ground.queries.first)
    following = sorted(weigh(one, _packed, True) for one in ground.queries.short)
    raw = sorted(
        weigh(one, lambda path: path.stat().st_size, False) for one in ground.queries.first
    )
    half, most = len(first) // 2, len(first) * 95 // 100
    next_half, next_most = len(following) // 2, len(following) * 95 // 100
    rows = [
        ("client", f"{own / 1024:.1f} KB"),
        ("first query, median / p95", f"{_kb(first[half])} / {_kb(first[most])}"),
        ("  shards and lists not compressed", f"{_kb(raw[half])} / {_kb(raw[most])}"),
        (
            "next short query, median / p95",
            f"{_kb(following[next_half])} / {_kb(following[next_most])}",
        ),
    ]
    return rows, {
        "first": first[half] / 1024,
        "next": following[next_half] / 1024,
        "next95": following[next_most] / 1024,
    }


def _kb(size_bytes: float) -> str:
    return f"{size_bytes / 1024:.1f} KB"


# --- in a browser --------------------------------------------------------------------------------


def _browser(root: Path, folder: Path, ground: Ground) -> tuple[list[Row], dict[str, float]]:
    page = folder / "page"
    if not page.exists():
        building.make(building.Build(root=root, content=root / "content", output=page))
    shutil.rmtree(page / ROOT, ignore_errors=True)
    shutil.copytree(ground.data, page / ROOT)
    first = [one.query for one in ground.queries.first[: BROWSER_QUERIES // 2]]
    first += [one.query for one in ground.queries.questions[: BROWSER_QUERIES // 4]]
    then = [one.query for one in ground.queries.short[-BROWSER_QUERIES:]]
    seen = search_browser.look(page, first, then)
    wait = statistics.median(seen.waits_ms)
    hasty = statistics.median(seen.hasty_ms)
    ours = statistics.median(seen.first_bytes)
    following = statistics.median(seen.next_bytes)
    rows = [
        (
            "in Chromium, first / one after the other",
            f"{_kb(ours)} ({seen.requests:.0f} files) / {_kb(following)}",
        ),
        ("Enter to results, CPU 4x slower, median", f"{wait:.0f} ms"),
        ("  Enter without any pause after typing", f"{hasty:.0f} ms"),
        ("  one bare fetch there, load of the machine", f"{seen.bare_ms:.0f} ms, {_load()}"),
    ]
    theirs = _pagefind(root, folder, ground, first, then)
    shares = {"wait": wait}
    if theirs is None:
        rows += [("Pagefind 1.6, the same", "not installed"), ("  ours of theirs", "?")]
    else:
        ratios = ours / theirs[0], following / theirs[1]
        rows.append(("Pagefind 1.6, the same", " / ".join(map(_kb, theirs))))
        rows.append(("  ours of theirs", " / ".join(f"{one:.0%}" for one in ratios)))
        shares |= {"pagefind_first": ratios[0], "pagefind_next": ratios[1]}
    return rows, shares


def _load() -> str:
    return f"{os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "?"


def _pagefind(
    root: Path, folder: Path, ground: Ground, first: Sequence[str], then: Sequence[str]
) -> tuple[float, float] | None:
    """Pagefind over plain pages of the same articles; None when it is not installed."""
    program = os.environ.get("PAGEFIND") or str(root / "node_modules" / ".bin" / "pagefind")
    if not Path(program).exists():
        return None
    site = folder / "pagefind"
    shutil.rmtree(site, ignore_errors=True)
    write_all(site, _plain_pages(ground.texts))
    subprocess.run([program, "--site", str(site)], capture_output=True, check=True)
    one, two = search_browser.look_pagefind(site, first, then)
    return statistics.median(one), statistics.median(two)


def _plain_pages(texts: Sequence[Text]) -> Iterator[OutputFile]:
    yield OutputFile(path="ask.html", data=search_browser.PAGEFIND_PAGE.encode())
    for number, text in enumerate(texts):
        page = etree.Element("html", {"lang": "zh"})
        etree.SubElement(etree.SubElement(page, "head"), "title").text = _xml(text.title)
        body = etree.SubElement(etree.SubElement(page, "body"), "main", {"data-pagefind-body": ""})
        etree.SubElement(body, "h1").text = _xml(text.title)
        for line in text.lines:
            etree.SubElement(body, "p").text = _xml(line)
        yield OutputFile(path=f"{number}.html", data=etree.tostring(page, method="html"))


def _xml(text: str) -> str:
    return "".join(one for one in text if one.isprintable())


# --- one issue more ------------------------------------------------------------------------------


def _grown(root: Path, folder: Path, listed: Path) -> tuple[list[Row], float]:
    """A build without the newest issue, then one with it: its cost, and changed sealed files."""
    cache = folder / "cache"
    shorter = folder / "shorter.json"
    texts = texts_of(listed)
    rows = [(text.title, text.lines, text.questions) for text in texts[:-PER_ISSUE]]
    shorter.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    _build(root, shorter, folder / "shorter", cache, weeks=1)
    before = _sealed(folder / "shorter" / ROOT)
    costs: list[tuple[float, int]] = []
    for number in range(TRIES):
        warm = folder / f"cache-{number}"
        shutil.copytree(cache, warm)
        costs.append(_build(root, listed, folder / f"grown-{number}", warm))
    # On a shared machine CPU seconds vary by half; what is least was disturbed least.
    (cpu, peak), (most, _) = min(costs), max(costs)
    after = _sealed(folder / "grown-0" / ROOT)
    changed = sum(after.get(name) != data for name, data in before.items())
    return [
        (
            f"build after one new issue: CPU, least and most of {TRIES} / peak",
            f"{cpu:.2f}–{most:.2f} s / {peak / 2**20:.0f} MB",
        ),
        ("sealed files changed by it", f"{changed} of {len(before)}"),
    ], cpu


def _sealed(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in data.glob("sealed-*/*")
        if path.is_file()
    }


# --- the issue's bars ----------------------------------------------------------------------------

_ALLOWED: dict[str, tuple[float, float, float]] = {
    "first": (60, 75, 110),
    "next": (35, 45, 60),
    "next95": (80, 110, 140),
    "wait": (60, 80, 120),
    "pagefind_first": (0.5, 0.5, 0.5),
    "pagefind_next": (0.5, 0.5, 0.5),
    "cpu": (10, 45, 240),
    "again": (1.5, 2, 6),
}
_NAMES = {
    "first": "first query, KB",
    "next": "next query, KB",
    "next95": "next query p95, KB",
    "wait": "Enter to results, ms",
    "pagefind_first": "first, of Pagefind's half",
    "pagefind_next": "next, of Pagefind's half",
    "cpu": "build, CPU s",
    "again": "one issue more, CPU s",
}


def _shares(count: int, values: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Without Pagefind its two bars stay empty."""
    place = min(range(len(SIZES)), key=lambda index: abs(SIZES[index] - count))
    return tuple((_NAMES[key], values.get(key, 0) / _ALLOWED[key][place]) for key in _ALLOWED)
