"""Markup in every field of every file stays text, on every page and in every feed of a sub-path."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser

from plugins.commands import build as building
from tests.commands.conftest import make_copy
from tests.conftest import Serve

URL = "https://news.example.cn/kaifaqu/weekly"
EVIL = "</script><script>window.hit=1</script>\"'{{ 7*7 }}{% raw %}<!--&amp;]]>"
"""One by-line may hold no bracket and no separator, so people and roles get the next."""
NAME = "<b>\"{{ 7*7 }}'&amp</script>"
CAPTION = EVIL.replace("]", "\\]")

ARTICLE = f"""\
Title: 甲{EVIL}
Kicker: 乙{EVIL}
Deck: 丙{EVIL}
Standfirst: 丁{EVIL}
Category: 栏{EVIL}
Authors: {NAME}（<i>"摄）; 本报记者
Dateline: 戊{EVIL}
Origin: 己{EVIL}
Summary: 庚{EVIL}
Keywords: 辛{NAME}
Correction: 2025-05-02 | 误{EVIL} | 正{EVIL} | 注{EVIL}

第一段{EVIL}。

## 小标题{EVIL}

- 列表{EVIL}

> 引文{EVIL}

> [!编者按]
> 按语{EVIL}

> [!诗]
> 诗行{EVIL}

表{EVIL}|列
-|-
格{EVIL}|1

![图说{CAPTION}](images/a.png "{NAME.replace('"', "")} 摄")

![待图{CAPTION}](pending:p1-1)

写成 href="0199.html" src="pending:x" 的一段。[外链](https://example.cn/?a=1&b=2)
"""

ISSUE = f"""\
numbers = [13]
serial = 4363
name = {json.dumps("刊" + EVIL, ensure_ascii=False)}
paper = {json.dumps("报" + EVIL, ensure_ascii=False)}
publisher = {json.dumps("主办" + EVIL, ensure_ascii=False)}
slogan = {json.dumps("口号" + EVIL, ensure_ascii=False)}
honours = [{json.dumps("奖" + EVIL, ensure_ascii=False)}]
address = {json.dumps("址" + EVIL, ensure_ascii=False)}

[[page]]
number = 1
name = {json.dumps("要闻" + EVIL, ensure_ascii=False)}
editor = {json.dumps("编" + EVIL, ensure_ascii=False)}

[[key_figures]]
number = {json.dumps("9" + EVIL, ensure_ascii=False)}
text = {json.dumps("数" + EVIL, ensure_ascii=False)}
article = "0101"
"""

SETTINGS = f"""
COLUMNS = [{{"name": {json.dumps("栏" + EVIL)}, "slug": "lan", "blurb": {json.dumps(EVIL)}}}]
SITE_DEFAULT_COLUMN = {json.dumps("栏" + EVIL)}
SITE_ICP = {json.dumps("备" + EVIL)}
"""

FILES = {
    "2025-04-25/issue.toml": ISSUE,
    "2025-04-25/0101-甲.md": ARTICLE,
    "2025-04-25/0102-乙.md": f"Title: 又一篇{EVIL}\nKind: notice\n\n通知{EVIL}。\n",
    "help/issue.toml": 'name = "使用手册"\n',
    "help/0101-用法.md": f"Title: 用法{EVIL}\n\n说明{EVIL}。\n",
    "about.md": f"Title: 关于{EVIL}\nSummary: {EVIL}\n\n一段{EVIL}。\n",
    "authors.toml": f"{json.dumps(NAME, ensure_ascii=False)} = 'b'\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a site, built once; its checks must find no fault in it."""
    project = make_copy(tmp_path_factory.mktemp("hostile") / "编辑部 周刊", articles=0)
    content = project.root / "content"
    for name, text in FILES.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(picture, "PNG")
    (content / "2025-04-25" / "images").mkdir()
    (content / "2025-04-25" / "images" / "a.png").write_bytes(picture.getvalue())
    with project.config.open("a", encoding="utf-8") as config:
        config.write(SETTINGS)
    job = building.Build(root=project.root, content=content, output=project.output, site_url=URL)
    _, problems = building.make(job)
    assert [str(problem) for problem in problems if problem.severity != "info"] == []
    return project.output


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_bytes())
        for path in site.rglob("*.html")
    }


def test_no_page_has_a_script_or_an_attribute_of_the_texts(
    pages: dict[str, html.HtmlElement],
) -> None:
    for name, page in pages.items():
        for script in page.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", name
        for element in page.iter():
            if isinstance(element.tag, str):
                assert not [key for key in element.attrib if key.startswith("on")], name
                assert (element.text or "").strip() != "49", name
        assert page.find(".//main") is not None, name
        assert page.find(".//footer") is not None, name


SAID = {
    "2025-04-25/0101.html": "甲乙丙丁栏戊己误正注列引按诗表格图待址",
    "2025-04-25/index.html": "甲乙又",
    "index.html": "甲乙又数",
    "columns/lan/index.html": "甲又栏",
    "help/0101.html": "用说",
    "about.html": "关一备",
}
FIRST = {"列": "列表", "引": "引文", "按": "按语", "诗": "诗行", "图": "图说", "待": "待图"}
FIRST |= {"又": "又一篇", "用": "用法", "说": "说明", "关": "关于", "一": "一段"}


@pytest.mark.parametrize("name", SAID)
def test_what_was_typed_is_what_is_read(name: str, pages: dict[str, html.HtmlElement]) -> None:
    text = pages[name].xpath("string(//body)")
    for first in SAID[name]:
        assert FIRST.get(first, first) + EVIL in text, first


def test_machine_data_is_read_back_as_it_was_typed(pages: dict[str, html.HtmlElement]) -> None:
    page = pages["2025-04-25/0101.html"]
    (script,) = [one for one in page.iter("script") if one.get("type") == "application/ld+json"]
    said = json.loads(script.text)
    assert (said["headline"], said["articleSection"]) == ("甲" + EVIL, "栏" + EVIL)
    assert said["author"][0]["name"] == NAME
    (title,) = page.xpath("//meta[@property='og:title']/@content")
    assert title == "甲" + EVIL
    assert page.findtext(".//title").startswith("甲" + EVIL)
    (description,) = page.xpath("//meta[@name='description']/@content")
    assert description == "庚" + EVIL


@pytest.mark.parametrize("name", ["feeds/all.xml", "feeds/lan.xml"])
def test_feeds_say_what_was_typed(name: str, site: Path) -> None:
    feed = feedparser.parse((site / name).read_bytes(), sanitize_html=False)
    assert not feed.bozo
    entry = next(one for one in feed.entries if "甲" in one.title)
    # Readers disagree whether a title is text or HTML, so the feeds print full-width signs.
    assert unicodedata.normalize("NFKC", entry.title) == unicodedata.normalize("NFKC", "甲" + EVIL)
    assert "<" not in entry.title
    body = html.fromstring(entry.content[0].value)
    assert list(body.iter("script")) == []
    assert "第一段" + EVIL in str(body.xpath("string()"))


def absolute(pages: dict[str, html.HtmlElement]) -> Iterator[tuple[str, str]]:
    """(page, address) of all that must begin with the site's address."""
    for name, page in pages.items():
        for path in (
            "//link[@rel='canonical']/@href",
            "//link[@rel='alternate']/@href",
            "//meta[@property='og:url' or @property='og:image']/@content",
        ):
            yield from ((name, address) for address in page.xpath(path))
        for script in page.xpath("//script[@type='application/ld+json']"):
            found = re.findall(r'"(https?://[^"]+)"', script.text)
            yield from ((name, one) for one in found if "schema.org" not in one)


def file_of(address: str) -> str:
    assert address.startswith(f"{URL}/"), address
    path = urlsplit(address).path.removeprefix(urlsplit(URL).path + "/")
    return path + "index.html" if not path or path.endswith("/") else path


def test_every_absolute_address_is_below_the_site_and_leads_to_a_file(
    site: Path, pages: dict[str, html.HtmlElement]
) -> None:
    found = list(absolute(pages))
    assert len({address for _, address in found}) > 15
    assert [pair for pair in found if not (site / file_of(pair[1])).is_file()] == []
    canonical = {
        name: page.xpath("string(//link[@rel='canonical']/@href)") for name, page in pages.items()
    }
    assert {file_of(address): name for name, address in canonical.items() if address} == {
        name: name for name, address in canonical.items() if address
    }


def test_sitemap_and_robots_and_feeds_are_below_the_site(site: Path) -> None:
    places = [node.text or "" for node in ET.parse(site / "sitemap.xml").iter() if node.text]
    places = [place for place in places if place.startswith("http")]
    assert len(places) > 10
    assert (site / "robots.txt").read_text().endswith(f"Sitemap: {URL}/sitemap.xml\n")
    for name in ("all", "lan", "issues"):
        feed = feedparser.parse((site / "feeds" / f"{name}.xml").read_bytes())
        places += [feed.feed.link, *(entry.link for entry in feed.entries)]
        places += [link.href for link in feed.feed.links if link.rel == "self"]
    assert [place for place in places if not (site / file_of(place)).is_file()] == []
    for entry in feed.entries:
        body = html.fromstring(entry.summary)
        for element in body.iter():
            for key in ("href", "src"):
                assert element.get(key, URL).startswith("https://")
    assert b"127.0.0.1" not in (site / "feeds" / "all.xml").read_bytes()


def test_the_404_page_is_right_at_any_depth(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    page = pages["404.html"]
    addresses = [*page.xpath("//@href"), *page.xpath("//@src"), *page.xpath("//form/@action")]
    assert len(addresses) > 10
    for address in addresses:
        if not address.startswith(("#", "mailto:", "https://beian.miit.gov.cn/")):
            assert urljoin(f"{URL}/2019/a/b/c.html", address) == address
            assert (site / file_of(address)).is_file(), address


def test_no_page_names_the_address_of_the_preview_or_the_root_of_the_host(
    pages: dict[str, html.HtmlElement],
) -> None:
    for name, page in pages.items():
        for address in [*page.xpath("//@href"), *page.xpath("//@src")]:
            assert not address.startswith("/"), (name, address)
            assert "127.0.0.1" not in address, (name, address)


@pytest.mark.browser
def test_no_browser_runs_a_word_of_it(real_browser: Browser, site: Path, serve: Serve) -> None:
    """Read by a browser that counts every refusal of the content security policy, too."""
    context = real_browser.new_context(locale="zh-CN")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    address = serve(site)
    for path in ("", "2025-04-25/", "2025-04-25/0101.html", "columns/lan/", "search/?q=第一段"):
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None, path
    assert said == []
    page.locator("ol.results > li").first.wait_for()
    assert EVIL[:20] in page.locator("ol.results").inner_text()
    assert said == []
    context.close()
