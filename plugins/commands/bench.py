"""`bench`: what each part costs, over an archive that is the same every time."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.commands import archive_maker, bench_clock, measure, tether
from plugins.commands.build import size
from plugins.commands.console import GOOD, EnvironmentFault
from plugins.newspaper import files, settings
from plugins.newspaper.model import Column, OutputFile
from plugins.newspaper.problems import Problem, SourceError, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What to measure, over how much."""

    root: Path
    what: str
    articles: int = 1000
    corpora: str = ""
    """search: a folder with public corpora."""
    validator: str = ""
    """feeds: a folder with the W3C validator's source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A copy of the project with a made archive: nothing of the real one is read or warm."""

    root: Path
    columns: tuple[Column, ...]

    @property
    def content(self) -> Path:
        """The made content folder."""
        return self.root / "content"


def run(bench: Bench) -> int:
    """Measure and print a table.

    Returns:
        0.

    Raises:
        SourceError: no such benchmark.
        EnvironmentFault: the measured command itself failed.
    """
    if bench.what not in MEASURES:
        raise SourceError(
            Problem(
                path="",
                kind="unknown-bench",
                message=f"没有“{bench.what}”这一项可量",
                remedy=f"{nearest(bench.what, MEASURES)}可量的有：{'、'.join(MEASURES)}",
            )
        )
    with _bed(bench) as bed:
        for name, value in MEASURES[bench.what](bench, bed):
            print(f"{name:<28}{value}", flush=True)
    return GOOD


Rows = Iterator[tuple[str, str]]
"""Lines of the table: a name and its figures."""


def _build(bench: Bench, bed: Bed) -> Rows:
    """A whole build: from nothing, again, and after one new issue."""
    files.write_all(bed.content, archive_maker.content(bench.articles, bed.columns))
    yield "articles", str(bench.articles)
    yield from _told("build from nothing", _run(bed, "build"))
    yield from _weight("site", bed.root / "output")
    yield from _told("build again", _run(bed, "build"))
    more = bench.articles + archive_maker.ARTICLES_AN_ISSUE
    shutil.rmtree(bed.content)
    files.write_all(bed.content, archive_maker.content(more, bed.columns))
    yield from _told("after one new issue", _run(bed, "build"))


def _import(bench: Bench, bed: Bed) -> Rows:
    """One issue of eight pages, cold start included."""
    texts = archive_maker.page_texts(min(bench.articles, 40), bed.columns)
    pages = bed.root / "pages"
    files.write_all(
        pages,
        (OutputFile(path=name, data=text.encode()) for name, text in texts.items()),
    )
    yield "pages, characters", f"{len(texts)}, {sum(map(len, texts.values()))}"
    cost = _run(bed, "import", str(pages), "--content", str(bed.root / "fresh"), codes=(0, 1))
    yield from _told("import", cost)
    yield from _weight("written", bed.root / "fresh")


def _search(bench: Bench, bed: Bed) -> Rows:
    """The search index: a build with it less a build without it; with corpora the whole table."""
    if not bench.corpora:
        yield from _plugin(bench, bed, "plugins.search", Path("search"))
        return
    from plugins.commands import bench_search

    # Another number than the usual thousand measures that size alone, else all three.
    sizes = bench_search.SIZES if bench.articles == 1000 else (bench.articles,)
    yield from bench_search.run(bench.root, Path(bench.corpora), sizes)


def _feeds(bench: Bench, bed: Bed) -> Rows:
    """All feeds: a build with them less a build without them; then the feeds alone."""
    from plugins.commands import bench_feeds

    yield from _plugin(bench, bed, "plugins.feeds", Path("feeds"))
    yield from bench_feeds.alone(bench.root, bench.articles)
    if bench.validator:
        yield from bench_feeds.validated(bench.root, Path(bench.validator).expanduser().absolute())


def _plugin(bench: Bench, bed: Bed, name: str, below: Path) -> Rows:
    files.write_all(bed.content, archive_maker.content(bench.articles, bed.columns))
    yield "articles", str(bench.articles)
    generator = f"{name.rpartition('.')[2].capitalize()}Generator"
    needed = ["plugins.typography", "plugins.issues"]
    without, _ = _pelican(bed, needed)
    for told in ("from nothing", "again"):
        cost, clock = _pelican(bed, [*needed, name])
        yield f"CPU {told}", f"{clock[generator]:.2f} s of {cost.cpu_seconds:.1f} s in all"
        yield "peak memory", f"{size(cost.peak_bytes)} (without it {size(without.peak_bytes)})"
    yield from _weight(str(below), bed.root / "output" / below)


def _pages(bench: Bench, _bed: Bed) -> Rows:
    """The sample content's pages: bytes over the wire, Lighthouse's four figures."""
    from plugins.commands import bench_pages

    return bench_pages.rows(bench.root)


MEASURES: Mapping[str, Callable[[Bench, Bed], Rows]] = {
    "build": _build,
    "import": _import,
    "search": _search,
    "feeds": _feeds,
    "pages": _pages,
}


# --- the bed -------------------------------------------------------------------------------------


@contextmanager
def _bed(bench: Bench) -> Iterator[Bed]:
    with tempfile.TemporaryDirectory(prefix="weekly-bench-") as folder:
        root = Path(folder)
        for name in ("plugins", "theme"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(bench.root / name, root / name, ignore=ignored)
        for name in ("tasks.py", settings.CONFIG):
            shutil.copy(bench.root / name, root)
        config = settings.load_config(files.read_text(root / settings.CONFIG, settings.CONFIG))
        yield Bed(root=root, columns=settings.read_columns(config))


def _run(bed: Bed, *task: str, codes: tuple[int, ...] = (0,)) -> measure.Cost:
    """Run a task of the copy in the environment that runs us."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(bed.root), *task]
    return _checked(measure.run(command, bed.root, tether.plain_environment()), codes)


def _pelican(bed: Bed, plugins: list[str]) -> tuple[measure.Cost, dict[str, float]]:
    """Run Pelican alone, without the checks before and after it.

    Returns:
        What the run cost, and what each generator's output cost: name -> CPU seconds.
    """
    named = ", ".join(f'"{name}"' for name in [*plugins, "plugins.commands.bench_clock"])
    command = [
        *(sys.executable, "-m", "pelican", str(bed.content), "--output", str(bed.root / "output")),
        *("--settings", str(bed.root / settings.CONFIG), "--fatal", "errors"),
        *("--log-handler", "plain", "--extra-settings", f"PLUGINS=[{named}]"),
    ]
    shutil.rmtree(bed.root / "output", ignore_errors=True)
    report = bed.root / "clock.json"
    environment = {**tether.plain_environment(), bench_clock.REPORT: str(report)}
    cost = _checked(measure.run(command, bed.root, environment), (0,))
    clock: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return cost, clock


def _checked(cost: measure.Cost, codes: tuple[int, ...]) -> measure.Cost:
    # Python's own exit code for a fault of ours is 1 too.
    if cost.code not in codes or "Traceback (most recent" in cost.said:
        raise EnvironmentFault("要量的命令没有跑成。", cost.said.strip()[-2000:])
    return cost


def _told(name: str, cost: measure.Cost) -> Rows:
    cpu, wall = f"{cost.cpu_seconds:.1f} s", f"{cost.wall_seconds:.1f} s"
    yield name, f"CPU {cpu}, wall {wall}, peak {size(cost.peak_bytes)}"


def _weight(name: str, folder: Path) -> Rows:
    weight = measure.weigh(folder)
    yield (
        name,
        f"{weight.files} files, {size(weight.size_bytes)}, gzip -9 {size(weight.gzip_bytes)}",
    )
