"""`_headers`, `CNAME` and `.nojekyll`."""

from __future__ import annotations

import pytest

from plugins.publishing.host_files import headers, host_files, policy_of

PAGE = (
    '<!doctype html><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; img-src 'self' data:\"><meta charset=utf-8>"
)


def files(site_url: str, domain: str = "") -> dict[str, str]:
    return {file.path: file.data.decode() for file in host_files(site_url, PAGE, domain)}


def test_the_header_repeats_the_pages_policy_and_says_who_may_frame_them():
    assert policy_of(PAGE) == "default-src 'none'; img-src 'self' data:"
    assert files("https://www.example.cn")["_headers"].startswith(
        "/*\n  Content-Security-Policy: default-src 'none'; img-src 'self' data:;"
        " frame-ancestors 'self'\n"
    )
    assert policy_of("<p>") == ""
    assert "Policy: frame-ancestors 'self'" in headers("")


def test_it_keeps_to_the_limits_of_the_strictest_host(built_site):
    text = headers(policy_of((built_site / "index.html").read_text(encoding="utf-8")))
    rules = [line for line in text.splitlines() if not line.startswith(" ")]
    assert len(rules) <= 100
    assert all(len(line) <= 2000 for line in text.splitlines())
    caching = [line for line in text.splitlines() if "Cache-Control" in line]
    assert len(caching) == len(rules) - 1, "/* has none: hosts would join two values"


@pytest.mark.parametrize(
    ("site_url", "domain", "cname"),
    [
        ("https://www.example.cn", "", "www.example.cn\n"),
        ("https://user.github.io", "", None),
        ("https://user.github.io/repo", "", None),
        ("https://www.example.cn/kfq", "", None),
        ("http://10.1.2.3", "", None),
        ("https://host:8443", "", None),
        ("https://user.github.io/repo", "www.example.cn", "www.example.cn\n"),
    ],
)
def test_an_own_domain_is_named_for_the_host(site_url, domain, cname):
    assert files(site_url, domain).get("CNAME") == cname


def test_jekyll_is_told_to_keep_out():
    assert files("https://www.example.cn")[".nojekyll"] == ""
