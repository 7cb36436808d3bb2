"""A real reader program subscribes: newsboat, from Debian's package; .ci/run installs it."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import http.server
import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from plugins.newspaper.files import write_all
from plugins.newspaper.model import CHINA, Archive, OutputFile
from tests.feeds.archives import block, built, weekly

NEWSBOAT = shutil.which("newsboat")
pytestmark = pytest.mark.skipif(
    NEWSBOAT is None, reason="没有 newsboat（Debian：apt install newsboat）"
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Nothing: the tests' output is for faults."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Reader:
    """newsboat with a home of its own, subscribed to some feeds."""

    def __init__(self, home: Path, *urls: str) -> None:
        self.home = home
        home.mkdir()
        (home / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        (home / "config").write_text("reload-threads 1\n", encoding="utf-8")

    def run(self, *commands: str) -> str:
        assert NEWSBOAT is not None
        done = subprocess.run(
            [
                *(NEWSBOAT, "-q", "-C", str(self.home / "config"), "-u", str(self.home / "urls")),
                *("-c", str(self.home / "cache.db"), "-x", *commands),
            ],
            env={**os.environ, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    def reload(self) -> None:
        self.run("reload")

    def items(self) -> list[dict[str, object]]:
        """What it shows: title, author, date, text; newest first."""
        with contextlib.closing(sqlite3.connect(self.home / "cache.db")) as cache:
            cache.row_factory = sqlite3.Row
            rows = cache.execute(
                "select guid, title, author, url, pubDate, content, unread, enclosure_url, feedurl"
                " from rss_item where deleted = 0 order by pubDate desc, guid"
            )
            return [dict(row) for row in rows]

    def read_everything(self) -> None:
        with contextlib.closing(sqlite3.connect(self.home / "cache.db")) as cache, cache:
            cache.execute("update rss_item set unread = 0")


def publish(folder: Path, made: Archive, site_url: str) -> None:
    files = built(made, site_url=site_url, pictures=["2025-05-02/images/a.jpg"])
    write_all(folder, [OutputFile(path=path, data=data) for path, data in files.items()])


def test_a_reader_program_shows_title_author_date_and_text(tmp_path):
    made = weekly(2)
    site = tmp_path / "site"
    site.mkdir()
    with serving(site) as url:
        publish(site, made, url)
        reader = Reader(tmp_path / "home", f"{url}/feeds/kaifaqu-jianshe.xml")
        reader.reload()
        items = reader.items()
    articles = made.in_column(made.columns[0])
    assert len(items) == len(articles) == 4
    for item, article in zip(items, articles, strict=True):
        assert item["title"] == article.title
        assert item["author"] == "林致远"
        assert datetime.fromtimestamp(item["pubDate"], CHINA) == article.published
        assert item["url"] == f"{url}/{article.url}"
        for paragraph in article.blocks:
            assert paragraph.text in item["content"]


def test_a_second_fetch_brings_nothing_new_and_a_correction_no_duplicate(tmp_path):
    made = weekly(2)
    site = tmp_path / "site"
    site.mkdir()
    with serving(site) as url:
        publish(site, made, url)
        reader = Reader(tmp_path / "home", f"{url}/feeds/all.xml")
        reader.reload()
        assert reader.run("print-unread").startswith("8 ")
        reader.read_everything()
        before = reader.items()
        publish(site, made, url)
        reader.reload()
        assert reader.items() == before

        newest = made.issues[0]
        lead = dataclasses.replace(
            newest.articles[0],
            title="改正后的标题",
            blocks=(block("改正后的正文。"),),
            modified=datetime(2025, 5, 3, 9, tzinfo=CHINA),
        )
        corrected = dataclasses.replace(newest, articles=(lead, *newest.articles[1:]))
        publish(site, dataclasses.replace(made, issues=(corrected, *made.issues[1:])), url)
        # The server tells time by the second; a reader asks "anything since?".
        os.utime(site / "feeds" / "all.xml", (2_000_000_000, 2_000_000_000))
        reader.reload()
        after = reader.items()
    assert [item["guid"] for item in after] == [item["guid"] for item in before]
    assert after[0]["title"] == "改正后的标题"
    assert "改正后的正文" in str(after[0]["content"])
    assert after[1:] == before[1:]


def test_a_new_issue_brings_only_what_is_new(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    with serving(site) as url:
        publish(site, weekly(2), url)
        reader = Reader(tmp_path / "home", f"{url}/feeds/all.xml")
        reader.reload()
        reader.read_everything()
        publish(site, weekly(3), url)
        os.utime(site / "feeds" / "all.xml", (2_000_000_000, 2_000_000_000))
        reader.reload()
        unread = [item["guid"] for item in reader.items() if item["unread"]]
    assert unread == [f"tag:kxdb.com,2025-05-09:2025-05-09/010{n}" for n in (1, 2, 3, 4)]


def test_the_feed_of_issues_can_be_read_as_well(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    with serving(site) as url:
        publish(site, weekly(3), url)
        reader = Reader(tmp_path / "home", f"{url}/feeds/issues.xml")
        reader.reload()
        items = reader.items()
    assert items[0]["title"] == "2025年5月9日 第15期 总第4365期"
    assert "第1版·要闻" in str(items[0]["content"])
