"""A built site is looked through before it goes live: one small site, broken in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import site
from plugins.newspaper.problems import Problem

URL = "https://a.cn/weekly"
ID = "2025-04-25/0101"

PAGES = {
    "index.html": '<main><a href="./2025-04-25/#p1">本期</a><a href="help/">手册</a></main>',
    "2025-04-25/index.html": '<main id="p1"><a href="0101.html#b1">一</a></main>',
    f"{ID}.html": (
        '<main><p id="b1">正文，全角。</p><img src="images/a.jpg" srcset="images/a.jpg 720w">'
        '<a href="../index.html">首页</a><a href="https://b.cn/x">外面</a></main>'
    ),
    "2025-04-25/images/a.jpg": "x",
    "help/index.html": '<main><a href="0101.html">一周</a></main>',
    "help/0101.html": "<main><p>rsync:用户@主机:路径</p></main>",
    "404.html": f'<main><a href="{URL}/">首页</a><a href="{URL}/help/0101.html">手册</a></main>',
    "sitemap.xml": "<urlset/>",
    "robots.txt": "",
    "feeds/all.xml": "<rss/>",
    "feeds/all.json": "{}",
    "search/data/current.json": "{}",
    "search/data/current-1a/m0.bin": f"\x01abcd{ID}\t题\t\t\n",
    f"search/data/text/{ID}.txt": "题",
}


def checked(folder: Path, **changed: str | None) -> tuple[Problem, ...]:
    """The problems of the small site with some files changed, None = taken away."""
    for name, text in {**PAGES, **changed}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return site.check(folder, URL + "/")


def test_a_whole_site_has_no_problem(tmp_path: Path) -> None:
    assert checked(tmp_path) == ()


def page(words: str) -> dict[str, str | None]:
    return {f"{ID}.html": f"<main>{words}</main>"}


# what was changed, kind, path, words that must be said
BROKEN: list[tuple[dict[str, str | None], str, str, str]] = [
    (page('<a href="0102.html">x</a>'), "broken-link", f"{ID}.html", "“2025-04-25/0102.html”"),
    (page('<a href="../about.html">x</a>'), "broken-link", f"{ID}.html", "“about.html”"),
    (page('<a href="../../../x.html">x</a>'), "broken-link", f"{ID}.html", "x.html"),
    (page('<a href="../help">x</a>'), "broken-link", f"{ID}.html", "“help”"),
    (page('<a href="/help/">x</a>'), "broken-link", f"{ID}.html", "“/help/index.html”"),
    (page(f'<a href="{URL}/nirgends/">x</a>'), "broken-link", f"{ID}.html", "“nirgends/index"),
    (page('<img src="images/b.jpg">'), "broken-link", f"{ID}.html", "“2025-04-25/images/b.jpg”"),
    (
        page('<img srcset="images/a.jpg 720w, images/c.jpg 1440w">'),
        *("broken-link", f"{ID}.html", "“2025-04-25/images/c.jpg”"),
    ),
    (page('<svg><a href="&#x2e;/x.html"/></svg>'), "broken-link", f"{ID}.html", "x.html”"),
    (page('<a id="b1" href="../2025-04-25/#p9">x</a>'), "broken-anchor", f"{ID}.html", "没有 #p9"),
    (page('<a id="b1" href="#b7">x</a>'), "broken-anchor", f"{ID}.html", "没有 #b7"),
    (page('<p id="b1"/><img src="pending:p1-1">'), "pending-shown", f"{ID}.html", "坏图"),
    ({"2025-04-25/0102.html": "<main></main>"}, "unreachable", "2025-04-25/0102.html", "点不到"),
    ({"help/0102.html": "<main></main>"}, "unreachable", "help/0102.html", "点不到"),
    ({"feeds/all.xml": "<rss>"}, "feed-broken", "feeds/all.xml", "读不通"),
    ({"feeds/all.xml": ""}, "feed-broken", "feeds/all.xml", "读不通"),
    ({"feeds/feeds.opml": "<opml>&nbsp;</opml>"}, "feed-broken", "feeds/feeds.opml", "读不通"),
    ({"feeds/all.json": "{"}, "feed-broken", "feeds/all.json", "读不通"),
    ({f"search/data/text/{ID}.txt": None}, "not-indexed", f"{ID}.html", "站内搜索里没有"),
    ({"search/data/current-1a/m0.bin": ""}, "not-indexed", f"{ID}.html", "站内搜索里没有"),
    ({"404.html": None}, "file-missing", "404.html", "缺少"),
    ({"sitemap.xml": None}, "file-missing", "sitemap.xml", "缺少"),
    ({"robots.txt": None}, "file-missing", "robots.txt", "缺少"),
    ({"feeds/all.xml": None}, "file-missing", "feeds/all.xml", "缺少"),
    ({"search/data/current.json": None}, "file-missing", "search/data/current.json", "缺少"),
]


@pytest.mark.parametrize(
    ("changed", "kind", "path", "said"), BROKEN, ids=[f"{row[1]} {row[3]}" for row in BROKEN]
)
def test_what_is_broken_is_found(
    tmp_path: Path, changed: dict[str, str | None], kind: str, path: str, said: str
) -> None:
    found = [p for p in checked(tmp_path, **changed) if p.kind == kind]
    assert [problem.path for problem in found] == [path]
    assert said in found[0].message
    assert found[0].remedy
    assert found[0].severity == "error"


WHOLE = [
    '<p id="b1">写成 href="0102.html" 或 src="pending:x" 就是代码。</p>',
    '<a id="b1" href="mailto:a@b.cn">x</a><a href="tel:1">x</a><img src="data:image/png,x">',
    '<p id="b1"><a href="https://[foo">x</a><a href="//b.cn/x">x</a></p>',
    '<p id="b1"><a href="../?q=1">x</a><a href="../search/data/current.json?x=1#y">x</a></p>',
    '<p id="b1">08:00，R,D，3:2，a:汉</p>',
    '<b id="b1">x</b><script type="application/ld+json">{"x": "href=\\"x\\""}</script>',
]


@pytest.mark.parametrize("words", WHOLE)
def test_what_is_only_said_or_leads_outside_is_no_problem(tmp_path: Path, words: str) -> None:
    assert checked(tmp_path, **page(words)) == ()
