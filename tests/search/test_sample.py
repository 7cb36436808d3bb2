"""The built sample site: every article is found by the shipped client."""

from __future__ import annotations

import json
import re
from pathlib import Path

from plugins.commands.search_client import Client
from plugins.search import SearchSettings, cache_folder, dictionary
from plugins.search import format as wire
from plugins.search.build import ROOT
from plugins.search.tier import read


def lines_of(data: Path) -> list[list[str]]:
    """The metadata lines of all tiers, split."""
    state = json.loads((data / "current.json").read_text(encoding="utf-8"))
    tiers = [
        read({path.name: path.read_bytes() for path in (data / folder).iterdir()})
        for folder in state["tiers"]
    ]
    return [line.split("\t") for tier in tiers for line in tier.lines]


def test_every_article_is_found_by_a_piece_of_its_title_and_of_its_text(
    reader: Client, built_site: Path
) -> None:
    data = built_site / ROOT
    lines = lines_of(data)
    pages = {
        path.relative_to(built_site).as_posix().removesuffix(".html")
        for path in built_site.glob("20*/[0-9][0-9][0-9][0-9].html")
    }
    assert {line[0] for line in lines} == pages
    for number, line in enumerate(lines):
        text = (data / "text" / f"{line[0]}.txt").read_text(encoding="utf-8")
        pieces = re.findall(r"[\u4e00-\u9fff]{6,}", text.partition("\n")[2])
        queries = [re.sub(r"\s", "", line[1])[:6]]
        queries += [max(pieces, key=len)[:8]] if pieces else []
        for query in queries:
            assert number in reader.ask(data, query)["exact"], (line[0], query)


def test_every_file_of_the_index_says_its_format_and_its_tier(built_site: Path) -> None:
    for path in (built_site / ROOT).glob("*-*/*.bin"):
        data = path.read_bytes()
        assert data[0] == wire.FORMAT
        assert data[1 : wire.HEADER_BYTES].hex() == path.parent.name.rpartition("-")[2]


def test_every_page_has_one_search_box_that_leads_to_the_search(built_site: Path) -> None:
    pages = [path for path in built_site.rglob("*.html") if "feeds" not in path.parts]
    assert len(pages) > 50
    for path in pages:
        found = re.findall(r"<form\b[^>]*\brole=.search[^>]*>", path.read_text(encoding="utf-8"))
        assert len(found) == 1, path
        action = re.search(r'action="([^"]*)"', found[0])
        if action and not action[1].startswith("http"):
            target = (path.parent / action[1]).resolve()
            assert target == (built_site / "search").resolve(), path


def test_names_come_from_the_importers_folder_beside_the_content(tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "people.txt").write_text("林致远\n", encoding="utf-8")
    (tmp_path / "old-imports").mkdir()
    (tmp_path / "old-imports" / "places.txt").write_text("云岭新区\n", encoding="utf-8")
    assert dictionary(SearchSettings(), tmp_path / "content") == ("林致远",)
    assert dictionary(SearchSettings(), tmp_path / "old") == ("云岭新区",)
    assert dictionary(SearchSettings(), tmp_path / "other" / "content") == ()


def test_two_contents_and_a_preview_never_share_a_sealed_tier(tmp_path: Path) -> None:
    settings = SearchSettings(cache=str(tmp_path))
    folders = {
        cache_folder(settings, {"PATH": str(tmp_path / "content")}),
        cache_folder(settings, {"PATH": str(tmp_path / "other")}),
        cache_folder(settings, {"PATH": str(tmp_path / "content"), "SITE_PREVIEW": True}),
    }
    assert len(folders) == 3
    assert cache_folder(SearchSettings(cache=""), {"PATH": "content"}) is None
