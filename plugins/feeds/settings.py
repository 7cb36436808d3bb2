"""FEEDS_* in pelicanconf.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.newspaper.problems import Problem, SourceError
from plugins.newspaper.settings import CONFIG

# RFC 4151: a tag's authority is a DNS name or an e-mail address; the date follows it in the guid.
_AUTHORITY = re.compile(r"^(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$")
# The host, and the path of a site that lives below one.
_SITE_URL = re.compile(r"^https?://[^\s/?#]+(?:/[^\s/?#]+)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """FEEDS_* in pelicanconf.py."""

    tag: str = ""
    """A domain that was the paper's in its first year; part of every guid, so never changed."""
    limit: int = 30
    """Newest entries that each feed holds at least; whole issues, so often a few more."""
    whole_issues: int = 2
    """Newest issues that the feed of the whole site holds at least."""
    issue_limit: int = 52
    """Newest issues that issues.xml holds at least."""
    limit_bytes: int = 1_000_000
    """No feed is larger: what does not fit is shortened to its summary, the oldest first."""
    ttl_minutes: int = 60
    """How long a reader program may wait before it looks again."""


def check(settings: FeedSettings, site_url: str) -> None:
    """See that addresses and guids can be made of what pelicanconf.py says.

    Raises:
        SourceError: FEEDS_TAG is no domain; a number is not above 0; SITEURL has no scheme, ends
            with a slash or holds blanks.
    """
    problems = []
    if not _AUTHORITY.match(settings.tag):
        problems.append(
            _wrong(
                f"FEEDS_TAG“{settings.tag}”不是域名",
                '写报社自己的域名，不带 http://，定了就不再改：FEEDS_TAG = "kxdb.com"',
            )
        )
    problems.extend(
        _wrong(f"FEEDS_{name.upper()} 要大于 0", "写一个正整数")
        for name in ("limit", "whole_issues", "issue_limit", "limit_bytes", "ttl_minutes")
        if getattr(settings, name) < 1
    )
    if not _SITE_URL.match(site_url):
        problems.append(
            _wrong(
                f"SITEURL“{site_url}”不对",
                "写完整的网址，以 https:// 开头，末尾不加斜杠，中间没有空格："
                'SITEURL = "https://www.example.cn"',
            )
        )
    if problems:
        raise SourceError(*problems)


def _wrong(message: str, remedy: str) -> Problem:
    return Problem(path=CONFIG, kind="wrong-setting", message=message, remedy=remedy)
