"""`verify` against a real local host that is right, and wrong in every way we know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.commands import build as building
from plugins.newspaper.files import write_all
from plugins.publishing import online
from plugins.publishing.command import verify
from plugins.publishing.host_files import host_files, policy_of
from plugins.publishing.smoke import look
from tests.publishing.hosts import Host, hosting

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The sample site, built for the very address at which it is served."""
    folder = tmp_path_factory.mktemp("live") / "www"
    with hosting(folder) as host:
        building.make(
            building.Build(root=ROOT, content=ROOT / "content", output=folder, site_url=host.url)
        )
        home = (folder / "index.html").read_text(encoding="utf-8")
        write_all(folder, host_files(host.url, home))
        host.headers["Content-Security-Policy"] = f"{policy_of(home)}; frame-ancestors 'self'"
        yield host


@pytest.fixture
def host(site: Host) -> Iterator[Host]:
    """The same, put right again after each test."""
    before = (dict(site.headers), site.types, site.missing_status, site.missing_page)
    yield site
    site.headers, site.types, site.missing_status, site.missing_page = before
    site.gone.clear()


def wrong(url: str) -> dict[str, str]:
    return {finding.what: finding.said for finding in look(url, online.get) if not finding.is_good}


def test_a_site_that_is_right(host: Host, capsys):
    # http here, because there is no certificate for this machine: the one thing that is wrong
    assert set(wrong(host.url)) == {"响应头"}
    good = [finding.what for finding in look(host.url, online.get) if finding.is_good]
    assert good == [
        *("首页", "规范网址", "样式", "RSS", "最新一篇", "JSON Feed", "检索数据", "站内搜索"),
        *("站点地图", "不存在的网页"),
    ]
    assert verify(host.url, ROOT) == 1
    assert "√ 最新一篇" in capsys.readouterr().out


def test_a_site_that_does_not_answer(capsys):
    assert verify("http://127.0.0.2:9", ROOT) == 2
    assert "没有回答" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["/feeds/all.xml", "/search/data/current.json", "/sitemap.xml"])
def test_a_file_that_is_missing_is_found(host: Host, path):
    host.gone.add(path)
    said = "".join(wrong(host.url).values())
    assert f"{path} 网站回答 404" in said


def test_a_host_that_answers_every_miss_with_the_home_page(host: Host):
    host.missing_status, host.missing_page = 200, "index.html"
    assert "网站回答 200，应为 404" in wrong(host.url)["不存在的网页"]


def test_a_host_that_has_its_own_missing_page(host: Host):
    host.missing_page = "robots.txt"
    assert "不是本站的 404.html" in wrong(host.url)["不存在的网页"]


def test_a_host_that_forces_a_download_or_guesses_types(host: Host):
    host.types = {**host.types, ".html": "application/octet-stream", ".css": "text/plain"}
    assert "类型是 application/octet-stream，应为 text/html" in wrong(host.url)["首页"]
    assert "text/plain" in wrong(host.url)["样式"]


def test_a_site_that_was_built_for_another_address(host: Host):
    """The same files at another name."""
    with hosting(host.folder) as other:
        found = wrong(other.url)
    assert f"应为 {other.url}/" in found["规范网址"]
    assert "SITEURL 写错了" in found["订阅里的网址"]


def test_a_broken_feed_and_broken_data_are_found(host: Host):
    feed, data = host.folder / "feeds/all.xml", host.folder / "search/data/current.json"
    kept = feed.read_bytes(), data.read_bytes()
    try:
        feed.write_bytes(kept[0][:500])
        data.write_bytes(b"{")
        found = wrong(host.url)
    finally:
        feed.write_bytes(kept[0])
        data.write_bytes(kept[1])
    assert "不是合格的 XML" in found["RSS"]
    assert "不是合格的 JSON" in found["检索数据"]
