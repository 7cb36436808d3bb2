"""The built site, before it replaces yesterday's: what is wrong here keeps it from going live.

Only HTML of our own templates is read: attributes stand in double quotes, and a `>` in a text or an
attribute is `&gt;`. So a pattern finds the tags, and 20,000 pages are read in seconds.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from plugins.newspaper.problems import Problem, ordered

_TAG = re.compile(r"<[A-Za-z][^>]*>")
_LINK = re.compile(r'\s(?:href|src|poster|data-index)="([^"]*)"')
_SRCSET = re.compile(r'\ssrcset="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')
_ARTICLE = re.compile(r"^(?P<id>(?:\d{4}-\d{2}-\d{2}(?:-\w+)?|help)/\d{4})\.html$")
SEARCH_DATA = "search/data/"
_METADATA = re.compile(rf"^{SEARCH_DATA}[^/]+/m\d+\.bin$")
_INDEXED = re.compile(rb"(\d{4}-\d{2}-\d{2}(?:-\w+)?/\d{4})\t")
_EXTERNAL = ("mailto:", "tel:", "data:", "javascript:")


@dataclass(frozen=True, kw_only=True)
class Site:
    """A built tree: every file's path, and the HTML files' text."""

    folder: Path
    url: str
    files: frozenset[str]
    html: Mapping[str, str]

    @cached_property
    def tags(self) -> Mapping[str, str]:
        """File -> its opening tags, so that what is only said about markup is not taken for it."""
        return {path: "".join(_TAG.findall(text)) for path, text in self.html.items()}

    @cached_property
    def links(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """File -> (target file, fragment) of each internal link; a folder's target is its index."""
        return {path: tuple(self._targets(path, text)) for path, text in self.tags.items()}

    def _targets(self, path: str, tags: str) -> Iterator[tuple[str, str]]:
        found = dict.fromkeys(_LINK.findall(tags))
        for srcset in _SRCSET.findall(tags):
            found.update(
                dict.fromkeys(part.split()[0] for part in srcset.split(",") if part.strip())
            )
        for raw in found:
            target = self.resolve(path, html.unescape(raw))
            if target is not None:
                yield target

    def resolve(self, path: str, link: str) -> tuple[str, str] | None:
        """Where a link of a file leads inside the site, None when it leads out."""
        if link.startswith(self.url + "/") or link == self.url:
            link, path = link[len(self.url) :].lstrip("/") or "./", ""
        try:
            parts = urlsplit(link)
        except ValueError:  # an address of somewhere else, and a wrong one
            return None
        if parts.scheme or parts.netloc or link.startswith(_EXTERNAL):
            return None
        if not parts.path:
            return path, unquote(parts.fragment)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        if parts.path.endswith("/") or joined == "." or parts.path in {".", ".."}:
            joined = posixpath.join(joined, "index.html") if joined != "." else "index.html"
        return joined, unquote(parts.fragment)


Rule = Callable[[Site], Iterable[Problem]]


def check(folder: Path, site_url: str) -> tuple[Problem, ...]:
    """Every finding in a built tree, gravest first."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    site = Site(
        folder=folder,
        url=site_url.rstrip("/"),
        files=frozenset(names),
        html={n: p.read_text(encoding="utf-8") for n, p in names.items() if n.endswith(".html")},
    )
    found: list[Problem] = []
    for rule in RULES:
        found += rule(site)
    return ordered(found)


EXPECTED = (
    *("index.html", "404.html", "sitemap.xml", "robots.txt", "feeds/all.xml"),
    SEARCH_DATA + "current.json",
)


def files_are_there(site: Site) -> Iterator[Problem]:
    """What every host and reader expects."""
    for name in EXPECTED:
        if name not in site.files:
            yield Problem(
                path=name,
                kind="file-missing",
                message="网站里缺少这个文件",
                remedy="请把 .cache/build.log 发给维护者",
            )


def links_lead_somewhere(site: Site) -> Iterator[Problem]:
    """Every internal link and anchor of every page."""
    anchors = {path: set(_ID.findall(tags)) for path, tags in site.tags.items()}
    for path, targets in site.links.items():
        for target, fragment in targets:
            if target not in site.files:
                yield Problem(
                    path=path,
                    kind="broken-link",
                    message=f"链接指向不存在的“{target}”",
                    remedy="改正稿件里的链接",
                )
            elif fragment and target in anchors and fragment not in anchors[target]:
                yield Problem(
                    path=path,
                    kind="broken-anchor",
                    message=f"“{target}”里没有 #{fragment} 这个位置",
                    remedy="改正稿件里的链接",
                )


def articles_are_reachable(site: Site) -> Iterator[Problem]:
    """From the home page, by links alone, one comes to every article."""
    reached, todo = {"index.html"}, ["index.html"]
    while todo:
        for target, _ in site.links.get(todo.pop(), ()):
            if target in site.html and target not in reached:
                reached.add(target)
                todo.append(target)
    for path in sorted(site.html):
        if _ARTICLE.match(path) and path not in reached:
            yield Problem(
                path=path,
                kind="unreachable",
                message="从首页点不到这篇文章",
                remedy="请把 .cache/build.log 发给维护者",
            )


def articles_are_indexed(site: Site) -> Iterator[Problem]:
    """Every article is in the index: its line among the metadata, its text for the extracts.

    The lines are told by their first cell, the id; all else of the format is the search's own.
    """
    lines = b"\n".join(
        (site.folder / name).read_bytes() for name in sorted(site.files) if _METADATA.search(name)
    )
    indexed = {match.decode() for match in _INDEXED.findall(lines)}
    for path in sorted(site.html):
        match = _ARTICLE.match(path)
        if match is None or path.startswith("help/"):
            continue
        if match["id"] not in indexed or f"{SEARCH_DATA}text/{match['id']}.txt" not in site.files:
            yield Problem(
                path=path,
                kind="not-indexed",
                message="站内搜索里没有这篇文章",
                remedy="请把 .cache/build.log 发给维护者",
            )


def feeds_parse(site: Site) -> Iterator[Problem]:
    """XML is well formed, JSON is JSON."""
    for name in sorted(site.files):
        data = (
            (site.folder / name).read_bytes() if name.endswith((".xml", ".json", ".opml")) else b""
        )
        if name.endswith((".xml", ".opml")):
            try:
                etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            except etree.XMLSyntaxError as error:
                yield Problem(
                    path=name,
                    kind="feed-broken",
                    message=f"读不通：{error.msg}",
                    remedy="请把 .cache/build.log 发给维护者",
                )
        elif name.endswith(".json"):
            try:
                json.loads(data)
            except ValueError as error:
                yield Problem(
                    path=name,
                    kind="feed-broken",
                    message=f"读不通：{error}",
                    remedy="请把 .cache/build.log 发给维护者",
                )


def nothing_pending_is_shown(site: Site) -> Iterator[Problem]:
    """A picture to come is a caption, never a broken picture."""
    for path, tags in site.tags.items():
        if 'src="pending:' in tags or 'href="pending:' in tags:
            yield Problem(
                path=path,
                kind="pending-shown",
                message="还没有的图片显示成了坏图",
                remedy="请把这一页的地址发给维护者",
            )


RULES: tuple[Rule, ...] = (
    files_are_there,
    links_lead_somewhere,
    articles_are_reachable,
    articles_are_indexed,
    feeds_parse,
    nothing_pending_is_shown,
)
