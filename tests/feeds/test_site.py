"""The feeds of the built sample site, beside its pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Page

from tests.feeds.test_rss import NS, channel

LOCAL = "http://127.0.0.1:8000"


def documents(site: Path, ending: str) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in sorted((site / "feeds").glob(f"*.{ending}"))}
    assert found
    return found


def text_of(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def shown(page: etree._Element, name: str) -> str:
    return "".join(text_of(found) for found in page.find_class(name))


def test_the_text_of_every_article_is_that_of_its_page(built_site):
    entries = channel(documents(built_site, "xml")["all.xml"]).findall("item")
    assert len(entries) >= 20
    for entry in entries:
        path = entry.findtext("link").removeprefix(f"{LOCAL}/")
        page = lxml_html.fromstring((built_site / path).read_bytes()).find_class("article")[0]
        for mark in page.find_class("picture-mark"):
            mark.drop_tree()
        head = page.find("header")
        wanted = [
            shown(head, "kicker"),
            shown(head, "deck"),
            shown(head, "standfirst"),
            shown(page, "body"),
        ]
        html = entry.findtext("content:encoded", namespaces=NS)
        got = text_of(lxml_html.fragment_fromstring(html, create_parent=True))
        got = re.sub(r"(来源：\S*)?(更正（[^）]*日）：“.*)?$", "", got)
        assert got == "".join(wanted), path


def test_every_address_in_every_feed_leads_to_a_file(built_site):
    looked_at = 0
    for data in {**documents(built_site, "xml"), **documents(built_site, "json")}.values():
        for address in set(re.findall(rf"{LOCAL}/[^\"<\\\s]*", data.decode())):
            path = unquote(address.removeprefix(f"{LOCAL}/").partition("#")[0])
            file = built_site / path / "index.html" if path.endswith("/") or not path else None
            assert (file or built_site / path).is_file(), address
            looked_at += 1
    assert looked_at > 100


def test_enclosures_give_the_real_length(built_site):
    seen = 0
    for data in documents(built_site, "xml").values():
        for enclosure in channel(data).iter("enclosure"):
            path = unquote(enclosure.get("url").removeprefix(f"{LOCAL}/"))
            assert (built_site / path).stat().st_size == int(enclosure.get("length"))
            seen += 1
    assert seen


def test_no_file_under_feeds_is_pelicans(built_site):
    names = {path.name for path in (built_site / "feeds").iterdir()}
    slugs = {name.removesuffix(".json") for name in names if name.endswith(".json")}
    expected = {f"{slug}.{ending}" for slug in slugs for ending in ("xml", "json")}
    assert names == expected | {
        *("feeds.opml", "feed.css", "icon-144.png", "icon-512.png", "history")
    }
    assert {"all", "issues"} < slugs


def test_every_page_names_the_feeds_its_own_column_first(built_site):
    titles = {f"{LOCAL}/feeds/{path.stem}.xml" for path in (built_site / "feeds").glob("*.xml")}
    columns = {
        built_site / item["url"].removeprefix(f"{LOCAL}/"): name.removesuffix(".json")
        for name, data in documents(built_site, "json").items()
        if name not in {"all.json", "issues.json"}
        for item in json.loads(data)["items"]
    }
    assert len(columns) >= 20
    for path in sorted(built_site.rglob("*.html")):
        page = lxml_html.fromstring(path.read_bytes())
        links = [link for link in page.iter("link") if link.get("rel") == "alternate"]
        types = {link.get("type") for link in links}
        assert types <= {"application/rss+xml"}, "a JSON index is no feed; one format is offered"
        addresses = [link.get("href") for link in links]
        assert f"{LOCAL}/feeds/all.xml" in addresses, path
        assert set(addresses) <= titles
        assert all(link.get("title") for link in links)
        own = path.parent.name if path.parent.parent.name == "columns" else columns.get(path)
        if own:
            assert addresses[0] == f"{LOCAL}/feeds/{own}.xml", path


def test_the_icons_are_of_the_sizes_that_readers_ask_for(built_site):
    from PIL import Image

    for name, px in (("icon-144.png", 144), ("icon-512.png", 512)):
        with Image.open(built_site / "feeds" / name) as picture:
            assert picture.size == (px, px)
    feed = json.loads((built_site / "feeds" / "all.json").read_text(encoding="utf-8"))
    assert feed["icon"] == f"{LOCAL}/feeds/icon-512.png"


@pytest.mark.browser
def test_a_feed_opened_in_a_browser_is_a_readable_chinese_page(page: Page, site_url: str):
    page.goto(f"{site_url}/feeds/all.xml")
    notice = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
    assert "RSS 订阅地址" in notice
    first = page.locator("item").first
    assert first.locator("> title").is_visible()
    assert not first.locator("> guid").is_visible()
    assert page.locator("channel > title").text_content() == "科学导报·开发区建设周刊"
    assert page.locator("parsererror").count() == 0


@pytest.mark.browser
def test_the_subscribe_page_needs_no_script(real_browser, site_url: str):
    context = real_browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{site_url}/subscribe/")
    heads = page.locator("main h2").all_inner_texts()
    assert heads[:3] == ["订报纸", "微信公众号", "RSS 订阅"]
    assert page.get_by_text("21-465").first.is_visible()
    codes = page.locator("td code").all_text_contents()
    assert f"{LOCAL}/feeds/all.xml" in codes
    assert f"{LOCAL}/feeds/fukan.json" in codes
    assert page.get_by_role("button", name="复制").count() == 0
    assert page.locator("a[download]").get_attribute("href") == "../feeds/feeds.opml"
    assert page.locator("h3").count() == 4
    assert page.locator("table.addresses tbody tr").count() == 2 * 9
    context.close()


@pytest.mark.browser
def test_with_a_script_an_address_is_copied_by_a_button(real_browser, site_url: str):
    context = real_browser.new_context(
        locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{site_url}/subscribe/")
    page.get_by_role("button", name=f"复制 {LOCAL}/feeds/all.xml").click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{LOCAL}/feeds/all.xml"
    context.close()


def test_feedparser_finds_no_fault_in_any_feed_of_the_site(built_site):
    for path in sorted((built_site / "feeds").rglob("*.xml")):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        assert parsed.feed.language == "zh-CN"
