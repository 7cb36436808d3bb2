"""What the preview's server sends, and what it keeps to itself."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.commands.server import TYPES, News, PreviewServer, find, listen

PAGE = """<!doctype html><html lang="zh-Hans-CN"><head>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; connect-src 'self'">
<title>{title}</title></head><body><h1>{title}</h1></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "网站 一"
    (site / "期").mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format(title="首页"), encoding="utf-8")
    (site / "404.html").write_text(PAGE.format(title="没有这一页"), encoding="utf-8")
    (site / "期" / "index.html").write_text(PAGE.format(title="一期"), encoding="utf-8")
    for ending in TYPES:
        (site / f"样本{ending}").write_bytes(b"<x/>")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def server(folder: Path, news: News) -> Iterator[PreviewServer]:
    running = PreviewServer(folder, 0, news)
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
    yield running
    news.end()
    running.shutdown()
    running.server_close()


def ask(
    server: PreviewServer, path: str, *, method: str = "GET", host: str = "127.0.0.1"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        (".xml", "application/xml"),
        (".opml", "text/x-opml; charset=utf-8"),
        (".json", "application/json; charset=utf-8"),
        (".webp", "image/webp"),
        (".woff2", "font/woff2"),
        (".mjs", "text/javascript; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_has_the_type_that_a_static_host_gives_it(
    server: PreviewServer, ending: str, kind: str
) -> None:
    status, head, body = ask(server, f"/%E6%A0%B7%E6%9C%AC{ending}")
    assert (status, head["content-type"], body) == (200, kind, b"<x/>")


def test_a_folder_shows_its_index_and_gets_its_slash(server: PreviewServer) -> None:
    status, head, _ = ask(server, "/%E6%9C%9F")
    assert (status, head["location"]) == (301, "/%E6%9C%9F/")
    status, _, body = ask(server, "/%E6%9C%9F/")
    assert status == 200
    assert "一期".encode() in body


def test_a_missing_page_is_the_sites_own_404(server: PreviewServer) -> None:
    status, _, body = ask(server, "/nirgends.html")
    assert status == 404
    assert "没有这一页".encode() in body


def test_head_has_the_length_and_no_body(server: PreviewServer) -> None:
    _, head, body = ask(server, "/", method="HEAD")
    assert int(head["content-length"]) > 0
    assert body == b""


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt", "//etc/passwd", "/a%00b"]
)
def test_nothing_outside_the_folder_is_served(server: PreviewServer, path: str) -> None:
    status, _, body = ask(server, path)
    assert status == 404
    assert b"secret" not in body


def test_drafts_are_not_shown_to_a_page_from_elsewhere(server: PreviewServer) -> None:
    status, _, body = ask(server, "/", host="evil.example")
    assert (status, body) == (403, b"")


def test_without_news_files_are_sent_as_they_are(folder: Path) -> None:
    with PreviewServer(folder, 0) as plain:
        threading.Thread(target=plain.serve_forever, args=(0.05,), daemon=True).start()
        assert ask(plain, "/")[2] == (folder / "index.html").read_bytes()
        assert ask(plain, "/__preview__/events")[0] == 404
        plain.shutdown()


def test_a_taken_port_gives_way_to_the_next_free_one(folder: Path) -> None:
    with listen(folder, 0, None) as first, listen(folder, first.server_port, None) as second:
        assert second.server_port > first.server_port


def test_find_takes_files_only(folder: Path) -> None:
    assert find(folder, "/期") is None
    assert find(folder, "/期/") == folder / "期" / "index.html"


def test_events_tell_of_every_build(server: PreviewServer, news: News) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", "/__preview__/events")
    answer = connection.getresponse()
    told = []
    for problems in ("", "content/x.md:3：标题是空的"):
        line = b""
        while not line.startswith(b"data: "):
            line = answer.readline()
        told.append(json.loads(line.removeprefix(b"data: ")))
        news.tell("content/x.md:3：标题是空的" if not problems else "")
    connection.close()
    assert told == [
        {"build": 0, "problems": ""},
        {"build": 1, "problems": "content/x.md:3：标题是空的"},
    ]


@pytest.mark.browser
def test_an_open_page_loads_itself_again_under_its_own_security_policy(
    server: PreviewServer, folder: Path, news: News, quiet_page: Page
) -> None:
    quiet_page.goto(f"{server.url}/")
    expect(quiet_page.locator("h1")).to_have_text("首页")
    news.tell("content/x.md:3：标题是空的")
    expect(quiet_page.get_by_role("alert")).to_contain_text("标题是空的")
    (folder / "index.html").write_text(PAGE.format(title="新首页"), encoding="utf-8")
    news.tell()
    expect(quiet_page.locator("h1")).to_have_text("新首页")
    expect(quiet_page.get_by_role("alert")).to_have_count(0)
