"""Below a sub-path, at the root and on this machine: every address that is sent out is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html

from plugins.commands import build as building

ROOT = Path(__file__).parents[2]
SITES = ["https://h.example", "https://h.example/repo", "http://127.0.0.1:8000"]
FOREIGN = (
    *("https://schema.org", "https://jsonfeed.org/", "https://www.rssboard.org/"),
    *("http://www.w3.org/", "http://purl.org/", "http://search.yahoo.com/", "http://www.sitemaps"),
)


@pytest.fixture(scope="module", params=SITES)
def site(request, tmp_path_factory) -> tuple[Path, str]:
    """The sample site built for one address."""
    output = tmp_path_factory.mktemp("site") / "output"
    building.make(
        building.Build(root=ROOT, content=ROOT / "content", output=output, site_url=request.param)
    )
    return output, request.param


def is_there(folder: Path, url: str, address: str) -> bool:
    """Does an absolute address lead to a file of the site?"""
    if not address.startswith(f"{url}/"):
        return False
    path = unquote(urlsplit(address[len(url) :]).path).lstrip("/")
    place = folder / path / "index.html" if not path or path.endswith("/") else folder / path
    return place.is_file()


def pages(folder: Path) -> Iterator[tuple[str, lxml_html.HtmlElement]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), lxml_html.fromstring(path.read_bytes())


def test_canonical_and_open_graph_and_structured_data(site):
    folder, url = site
    count = 0
    for name, page in pages(folder):
        if name == "404.html":
            continue
        (canonical,) = [a.get("href") for a in page.iter("link") if a.get("rel") == "canonical"]
        assert canonical == f"{url}/{name.removesuffix('index.html')}", name
        for meta in page.iter("meta"):
            if meta.get("property") in {"og:url", "og:image"}:
                assert is_there(folder, url, meta.get("content")), (name, meta.get("content"))
                count += 1
        for script in page.iter("script"):
            if script.get("type") == "application/ld+json":
                for address in addresses_in(json.loads(script.text)):
                    assert is_there(folder, url, address), (name, address)
                    count += 1
    assert count > 100


def addresses_in(value: Any, key: str = "") -> Iterator[str]:
    """Every address of our own below some JSON: names of types and the paper's own site apart."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses_in(inner, key)
    elif isinstance(value, str) and re.match(r"https?://(?!www\.kxdb\.com)", value):
        yield from [] if value.startswith(FOREIGN) else [value]


def test_sitemap_and_robots(site):
    folder, url = site
    tree = etree.fromstring((folder / "sitemap.xml").read_bytes())
    found = [loc.text for loc in tree.iter("{*}loc")]
    assert len(found) > 10
    for address in found:
        assert is_there(folder, url, address), address
    assert f"Sitemap: {url}/sitemap.xml" in (folder / "robots.txt").read_text(encoding="utf-8")


def test_feeds_and_opml(site):
    folder, url = site
    count = 0
    for path in sorted((folder / "feeds").rglob("*")):
        if path.suffix not in {".xml", ".json", ".opml"}:
            continue
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(r'(?<=["\'>;])https?://[^"\'<\s\\&]+', text))
        for address in found:
            if address.startswith(FOREIGN):
                continue
            assert is_there(folder, url, address), (path.name, address)
            count += 1
    assert count > 100


def test_the_missing_page_has_absolute_addresses_because_it_is_shown_at_any_depth(site):
    folder, url = site
    page = lxml_html.fromstring((folder / "404.html").read_bytes())
    for element in page.iter("a", "link", "script", "img", "form"):
        for name in ("href", "src", "action"):
            address = element.get(name)
            if address and not address.startswith(("#", "mailto:")) and "kxdb" not in address:
                if "beian" in address:
                    continue
                assert is_there(folder, url, address), address


def test_all_other_links_are_relative_and_stay_below_the_site(site):
    folder, url = site
    for name, page in pages(folder):
        if name == "404.html":
            continue
        base = f"{url}/{name}"
        for element in page.iter("a", "img", "script", "form"):
            for key in ("href", "src", "action"):
                link = element.get(key)
                if not link or re.match("[a-z]+:", link):
                    continue
                assert not link.startswith("/"), (name, link)
                address = urljoin(base, link).partition("#")[0].partition("?")[0]
                assert is_there(folder, url, address), (name, link)


def test_no_other_address_of_the_site_is_left_anywhere(site):
    folder, url = site
    if url == SITES[2]:
        return
    for path in sorted(folder.rglob("*")):
        # The handbook tells where a preview is seen.
        is_handbook = path.parent.name == "help" or "search" in path.parts
        if path.suffix in {".html", ".xml", ".json", ".opml", ".txt"} and not is_handbook:
            assert "127.0.0.1" not in path.read_text(encoding="utf-8"), path
