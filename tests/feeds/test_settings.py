"""FEEDS_* and SITEURL: what is wrong is said with the way out."""

from __future__ import annotations

import dataclasses

import pytest

from plugins.feeds.settings import FeedSettings, check
from plugins.newspaper.problems import SourceError
from plugins.newspaper.settings import read
from tests.feeds.archives import SETTINGS, SITE_URL


@pytest.mark.parametrize(
    "site_url",
    ["http://127.0.0.1:8000", "https://h", "https://h.example/repo", "https://h.example/a/b"],
)
def test_right_site_urls(site_url):
    check(SETTINGS, site_url)


@pytest.mark.parametrize(
    "site_url",
    [
        "",
        "news.example.cn",
        "//h",
        "https://h/",
        "https://h /x",
        "ftp://h",
        "https://h/?a",
        "https://",
    ],
)
def test_a_wrong_site_url_is_a_sentence(site_url):
    with pytest.raises(SourceError, match=r"SITEURL“.*”不对\n.*以 https:// 开头，末尾不加斜杠"):
        check(SETTINGS, site_url)


@pytest.mark.parametrize("tag", ["", "https://kxdb.com", "kxdb.com,2025", "报纸.中国", "a b"])
def test_a_tag_that_is_no_domain_is_a_sentence(tag):
    with pytest.raises(SourceError, match=r"FEEDS_TAG“.*”不是域名"):
        check(dataclasses.replace(SETTINGS, tag=tag), SITE_URL)


def test_numbers_are_above_zero():
    with pytest.raises(SourceError, match=r"FEEDS_LIMIT 要大于 0"):
        check(dataclasses.replace(SETTINGS, limit=0), SITE_URL)


def test_a_misspelt_setting_is_answered_with_the_nearest():
    with pytest.raises(SourceError, match=r"没有 FEEDS_LIMT 这个设置\n.*是不是“FEEDS_LIMIT”？"):
        read(FeedSettings, "FEEDS", {"FEEDS_LIMT": 20})
