"""`verify`: what a live site must answer. Pure but for the `get` that it is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree

from plugins.publishing.online import Answer

Get = Callable[[str], Answer]
REACHED = "连接"
_NOWHERE = "kan-bu-jian-de-ye.html"
_HTML = frozenset({"text/html"})
_XML = frozenset({"application/xml", "text/xml", "application/rss+xml"})
_JSON = frozenset({"application/json", "application/feed+json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    what: str
    is_good: bool
    said: str


def look(url: str, get: Get) -> tuple[Finding, ...]:
    """Home, newest article, feeds, search data, a missing page, headers and types."""
    home = get(f"{url}/")
    if not home.status:
        return (_bad(REACHED, f"{url} 没有回答（{home.fault}）"),)
    return tuple(_look(url, home, get))


def _look(url: str, home: Answer, get: Get) -> Iterator[Finding]:
    yield _page("首页", home)
    page = _Page()
    page.feed(home.body.decode("utf-8", "replace"))
    yield _canonical(url, page)
    yield from _style(home.url, page, get)
    feed = get(f"{url}/feeds/all.xml")
    article = ""
    if (finding := _typed("RSS", feed, _XML)).is_good:
        try:
            article = ElementTree.fromstring(feed.body).findtext("channel/item/link") or ""  # noqa: S314  # our own site
            said = f"{feed.type}，最新一篇 {article}" if article else f"{feed.type}，还没有文章"
            finding = _good("RSS", said)
        except ElementTree.ParseError as error:
            finding = _bad("RSS", f"不是合格的 XML（{error}）")
    yield finding
    yield from _newest(url, article, get)
    yield _json("JSON Feed", get(f"{url}/feeds/all.json"))
    yield _json("检索数据", get(f"{url}/search/data/current.json"))
    yield _page("站内搜索", get(f"{url}/search/?q={quote('开发区')}"))
    yield _typed("站点地图", get(f"{url}/sitemap.xml"), _XML)
    yield _missing(get(f"{url}/{_NOWHERE}"))
    yield _safe(url, home)


def _newest(url: str, article: str, get: Get) -> Iterator[Finding]:
    if not article:
        return
    if not article.startswith(f"{url}/"):
        # The feed names the address that the site was built for.
        yield _bad("订阅里的网址", f"{article} 不在 {url} 下面：发布时 SITEURL 写错了")
        article = f"{url}{_below_site(article)}"
    yield _page("最新一篇", get(article))


def _below_site(address: str) -> str:
    """The last two parts of an article's address: /2025-04-25/0101.html."""
    return "/" + "/".join(urlsplit(address).path.split("/")[-2:])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.canonical = ""
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given.get("href", ""))


def _good(what: str, said: str) -> Finding:
    return Finding(what=what, is_good=True, said=said)


def _bad(what: str, said: str) -> Finding:
    return Finding(what=what, is_good=False, said=said)


def _status(answer: Answer) -> str:
    return answer.fault or f"网站回答 {answer.status}"


def _page(what: str, answer: Answer) -> Finding:
    if answer.status != 200:
        return _bad(what, f"{answer.url} {_status(answer)}")
    if answer.type not in _HTML:
        return _bad(what, f"{answer.url} 的类型是 {answer.type or '没有说'}，应为 text/html")
    if b"<h1" not in answer.body and b"<main" not in answer.body:
        return _bad(what, f"{answer.url} 里没有内容")
    return _good(what, f"{answer.status}，{len(answer.body) // 1024 + 1} KB")


def _typed(what: str, answer: Answer, types: frozenset[str]) -> Finding:
    if answer.status != 200:
        return _bad(what, f"{answer.url} {_status(answer)}")
    if answer.type not in types:
        wanted = "、".join(sorted(types))
        return _bad(what, f"{answer.url} 的类型是 {answer.type or '没有说'}，应为 {wanted}")
    return _good(what, f"{answer.status}，{answer.type}")


def _json(what: str, answer: Answer) -> Finding:
    finding = _typed(what, answer, _JSON)
    if finding.is_good:
        try:
            json.loads(answer.body)
        except ValueError as error:
            return _bad(what, f"不是合格的 JSON（{error}）")
    return finding


def _canonical(url: str, page: _Page) -> Finding:
    if page.canonical == f"{url}/":
        return _good("规范网址", page.canonical)
    return _bad("规范网址", f"首页写的是 {page.canonical or '（没有）'}，应为 {url}/")


def _style(base: str, page: _Page, get: Get) -> Iterator[Finding]:
    if not page.styles:
        yield _bad("样式", "首页没有样式文件")
        return
    answers = [get(urljoin(base, style)) for style in page.styles]
    wrong = [a for a in answers if a.status != 200 or a.type != "text/css"]
    if wrong:
        yield _bad("样式", f"{wrong[0].url} {_status(wrong[0])} {wrong[0].type}")
    else:
        yield _good("样式", f"{len(answers)} 个文件")


def _missing(answer: Answer) -> Finding:
    if answer.status != 404:
        return _bad(
            "不存在的网页",
            f"网站回答 {answer.status}，应为 404（有的托管要把 404.html 设成错误页）",
        )
    if "没有找到".encode() not in answer.body:
        return _bad("不存在的网页", "404，但不是本站的 404.html（在托管的设置里指定错误页）")
    return _good("不存在的网页", "404，是本站的页面")


def _safe(url: str, home: Answer) -> Finding:
    """Headers that a host may lack without harm are said, not held against it."""
    if urlsplit(url).scheme == "http" and urlsplit(url).hostname not in {"127.0.0.1", "localhost"}:
        return _bad("响应头", "网站没有用 https，路上可以被改")
    policy = home.headers.get("content-security-policy", "")
    if "frame-ancestors" in policy:
        return _good("响应头", "有 Content-Security-Policy（frame-ancestors）")
    return _good(
        "响应头", "没有 Content-Security-Policy（网页里另有一份；GitHub Pages 不能设响应头）"
    )
