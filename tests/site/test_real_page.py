"""The whole path on the real front page: import, approve, build, read, search, subscribe."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.shared

SEED = "seeds/000_4cf14992b5244d6e.txt"
ISSUE = "2025-04-25"


def invoke(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Walked:
    """The folders after each step."""

    content: Path
    json: Path
    output: Path
    imported: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def walked(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """An editor's morning: import, answer nothing (nothing is red), approve, build."""
    folder = tmp_path_factory.mktemp("真实 版面")
    content, neutral, output = folder / "content", folder / "json", folder / "output"
    imported = invoke(
        root, "import", str(shared / SEED), "--content", str(content),
        "--json", str(neutral / f"{ISSUE}.json"),
    )  # fmt: skip
    assert imported.returncode in {0, 1}, imported.stdout + imported.stderr
    approved = invoke(
        root, "approve", ISSUE, "--content", str(content), "--by", "测试编辑",
        *(["--force"] if imported.returncode else []),
    )  # fmt: skip
    assert approved.returncode == 0, approved.stdout + approved.stderr
    built = invoke(root, "build", "--content", str(content), "--output", str(output))
    assert built.returncode == 0, built.stdout + built.stderr
    return Walked(content=content, json=neutral, output=output, imported=imported)


def test_the_scorer_gives_every_column_100(walked: Walked, shared: Path) -> None:
    scored = subprocess.run(
        [sys.executable, str(shared / "tools/score_import.py"), str(shared / "gold"),
         str(walked.json), "--source", str(shared / "seeds"), "--verbose"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    total = next(line for line in scored.stdout.splitlines() if line.startswith("TOTAL"))
    columns = re.findall(r"(?<= )(?:[PR])?\s*(\d+\.\d)(?= )", total)
    assert set(columns) == {"100.0"}, scored.stdout
    assert "half 0 lost 0 leak 0" in total


def test_every_finding_that_a_machine_must_make_is_made_and_no_more_than_26(
    walked: Walked, shared: Path
) -> None:
    produced = json.loads((walked.json / f"{ISSUE}.json").read_text(encoding="utf-8"))
    gold = json.loads((shared / f"gold/{ISSUE}.json").read_text(encoding="utf-8"))
    found = {(flag["kind"], flag["line"]) for flag in produced["flags"]}
    must = {(flag["kind"], flag["line"]) for flag in gold["flags"] if flag.get("must")}
    missing = {
        (kind, line)
        for kind, line in must
        if not any(k == kind and abs(at - line) <= 2 for k, at in found)
    }
    assert missing == set()
    assert len(produced["flags"]) <= 26


def test_nothing_is_left_over(walked: Walked) -> None:
    produced = json.loads((walked.json / f"{ISSUE}.json").read_text(encoding="utf-8"))
    assert produced["left_over"] == []


def test_the_import_accounts_for_every_line(walked: Walked) -> None:
    assert "72 行" in walked.imported.stdout
    assert "丢失 0" in walked.imported.stdout


def test_four_articles_are_published_under_the_ids_of_their_places(walked: Walked) -> None:
    files = sorted(path.name[:4] for path in (walked.content / ISSUE).glob("*.md"))
    assert files == ["0101", "0102", "0103", "0104"]


def test_only_the_second_article_claims_its_column(walked: Walked) -> None:
    claimed = [
        path.name[:4]
        for path in sorted((walked.content / ISSUE).glob("*.md"))
        if "\nCategory: " in path.read_text(encoding="utf-8")
    ]
    assert claimed == ["0102"]


@pytest.fixture(scope="module")
def address(walked: Walked, serve: Callable[[Path], str]) -> str:
    return serve(walked.output)


def test_the_front_page_shows_the_kicker_above_the_headline(address: str, quiet_page: Page) -> None:
    quiet_page.goto(f"{address}/")
    kicker = quiet_page.locator(".kicker").first.bounding_box()
    headline = quiet_page.locator("h2").first.bounding_box()
    assert kicker is not None
    assert headline is not None
    assert kicker["y"] < headline["y"]


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("算力", "0101"),
        ("晋创谷", "0102"),
        ("G100", "0104"),
        ("G100联盟", "0104"),
        ("王春宇", "0102"),
        ("138.46", "0101"),
        ("suanli", "0101"),
        ("算", "0101"),
    ],
)
@pytest.mark.browser
def test_a_reader_finds_what_was_printed(
    address: str, quiet_page: Page, query: str, article: str
) -> None:
    quiet_page.goto(f"{address}/search/?q={query}")
    results = quiet_page.locator("ol.results[data-total]")
    expect(results).to_have_attribute("data-query", query)
    first = results.locator("li").first.locator("a").first
    expect(first).to_have_attribute("href", re.compile(rf"{ISSUE}/{article}\.html"))
    assert results.locator("mark").first.inner_text() != ""
    first.click()
    expect(quiet_page.locator("article h1")).to_be_visible()


@pytest.mark.browser
def test_words_that_were_not_printed_are_said_not_to_be_found(
    address: str, quiet_page: Page
) -> None:
    quiet_page.goto(f"{address}/search/?q=蓝鲸潜艇")
    expect(quiet_page.locator("ol.results")).to_have_attribute("data-total", "0")
    expect(quiet_page.locator("main")).to_contain_text("没有找到")


@pytest.mark.parametrize("name", ["all", "chuangxin-qudong-fazhan"])
def test_a_subscriber_gets_the_full_text(walked: Walked, name: str) -> None:
    feed = feedparser.parse((walked.output / f"feeds/{name}.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.language == "zh-CN"
    second = next(entry for entry in feed.entries if entry.id.endswith(f"{ISSUE}/0102"))
    assert second.author == "王春宇、丁洁"
    assert len(second.content[0].value) > 1500
    assert second.published.endswith("+0800")
