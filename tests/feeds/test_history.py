"""Which entries a feed holds, and what stands behind it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import feedparser
from lxml import etree

from tests.feeds.archives import SETTINGS, SITE_URL, article, block, built, issue, weekly
from tests.feeds.test_rss import NS, channel


def ids(data: bytes) -> list[str]:
    return [item.findtext("guid") for item in channel(data).iter("item")]


def links(data: bytes) -> dict[str, str]:
    found = channel(data).findall("atom:link", NS)
    return {link.get("rel"): link.get("href").removeprefix(f"{SITE_URL}/") for link in found}


def marks(data: bytes) -> set[str]:
    found = channel(data).iterchildren("{http://purl.org/syndication/history/1.0}*")
    return {etree.QName(element).localname for element in found}


def walked(files: dict[str, bytes], path: str) -> list[str]:
    """All ids that a program finds which follows prev-archive from the feed to the end."""
    found = []
    while path:
        found += ids(files[path])
        path = links(files[path]).get("prev-archive", "")
    return found


def test_the_sites_feed_holds_whole_issues_two_at_least():
    held = ids(built(weekly(9, 40))["feeds/all.xml"])
    assert len(held) >= 80
    assert len(held) % 40 == 0


def test_a_columns_feed_holds_thirty_entries_at_least():
    held = ids(built(weekly(30, 8))["feeds/kaifaqu-jianshe.xml"])
    assert len(held) == 32, "eight issues of four: no issue is cut"


def test_feed_and_history_together_are_complete():
    made = weekly(60, 9)
    files = built(made)
    for path in ("all", "kaifaqu-jianshe", "chuangxin-qudong-fazhan", "issues"):
        found = walked(files, f"feeds/{path}.xml")
        wanted = {
            "all": len(made.articles),
            "issues": 60,
            "kaifaqu-jianshe": len(made.in_column(made.columns[0])),
            "chuangxin-qudong-fazhan": len(made.in_column(made.columns[1])),
        }[path]
        assert len(set(found)) == wanted, path


def test_history_is_marked_and_chained_backwards_only():
    files = built(weekly(12))
    assert links(files["feeds/all.xml"])["prev-archive"] == "feeds/history/all-2025-06.xml"
    middle = files["feeds/history/all-2025-05.xml"]
    assert marks(middle) == {"archive"}
    assert links(middle) == {
        "self": "feeds/history/all-2025-05.xml",
        "current": "feeds/all.xml",
        "prev-archive": "feeds/history/all-2025-04.xml",
    }
    assert "prev-archive" not in links(files["feeds/history/all-2025-04.xml"])
    assert feedparser.parse(middle).feed.title == "科学导报·开发区建设周刊（2025年5月）"


def test_a_feed_that_is_whole_says_so():
    files = built(weekly(1))
    assert marks(files["feeds/all.xml"]) == {"complete"}
    assert marks(files["feeds/fukan.xml"]) == {"complete"}
    assert marks(built(weekly(12))["feeds/all.xml"]) == set()


def test_a_new_issue_changes_its_own_columns_and_no_history():
    before = weekly(62, 6)
    for day in (date(2026, 7, 3), date(2026, 8, 7), date(2027, 1, 8)):
        new = issue(day.isoformat(), [article(day.isoformat(), column=before.columns[0])])
        after = dataclasses.replace(before, issues=(new, *before.issues))
        old_files, new_files = built(before), built(after)
        changed = {path for path in old_files if old_files[path] != new_files.get(path)}
        assert changed == {
            *("feeds/all.xml", "feeds/all.json"),
            *("feeds/issues.xml", "feeds/issues.json"),
            *("feeds/kaifaqu-jianshe.xml", "feeds/kaifaqu-jianshe.json"),
        }
        assert all("/history/" in path for path in set(new_files) - set(old_files))


def test_no_feed_is_larger_than_a_megabyte_and_none_loses_an_entry():
    # 40 articles of 20 kB: two issues are 1.6 MB
    made = weekly(3, 40, blocks=tuple(block("字" * 1300) for _ in range(5)))
    files = built(made)
    feed = files["feeds/all.xml"]
    assert len(feed) <= 1_000_000
    assert len(files["feeds/all.json"]) <= 1_000_000
    assert len(ids(feed)) >= 80
    full = [item.find("content:encoded", NS) is not None for item in channel(feed).iter("item")]
    assert full == sorted(full, reverse=True), "the oldest are shortened first"
    assert 20 < sum(full) < len(full)
    brief = json.loads(files["feeds/all.json"])["items"][-1]
    assert brief["content_text"] == brief["summary"]
    # The running month does not fit, so it has a document as well: nothing is lost to history.
    assert set(walked(files, "feeds/all.xml")) == {
        f"tag:kxdb.com,{a.date}:{a.id}" for a in made.articles
    }


def test_limits_are_settings():
    settings = dataclasses.replace(SETTINGS, limit=1, whole_issues=1)
    files = built(weekly(12, 4), settings=settings)
    held = ids(files["feeds/kaifaqu-jianshe.xml"])
    assert len(held) == 4, "the running month is July, with two issues: it is held whole"
