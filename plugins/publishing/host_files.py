"""Files that speak to the host: `_headers`, `CNAME`, `.nojekyll`.

`_headers` is read by Cloudflare Pages, Netlify and their like; others ignore it. Each address
matches at most one rule with a Cache-Control: hosts join the values of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from plugins.newspaper.model import OutputFile

HEADERS = "_headers"
_YEAR = "public, max-age=31536000, immutable"
_DAY = "public, max-age=86400"
_SOON = "public, max-age=600"

CACHE: tuple[tuple[str, str], ...] = (
    ("/theme/*", _YEAR),  # named by their content
    ("/feeds/*", _SOON),
    ("/search/data/*", _SOON),
    ("/sitemap.xml", _DAY),
)
"""Address pattern -> Cache-Control. What is not here is left to the host."""

EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)
_GITHUB = ".github.io"


def host_files(site_url: str, home_page: str, domain: str = "") -> Iterator[OutputFile]:
    """The three files.

    Args:
        site_url: the public address.
        home_page: HTML of the home page, whose own policy is repeated in the header.
        domain: PUBLISH_DOMAIN.
    """
    yield OutputFile(path=".nojekyll", data=b"")
    yield OutputFile(path=HEADERS, data=headers(policy_of(home_page)).encode())
    host = domain or _own_domain(site_url)
    if host:
        yield OutputFile(path="CNAME", data=f"{host}\n".encode())


def headers(policy: str) -> str:
    """`_headers`; the pages' policy plus what only a header may say: who may frame them."""
    whole = "; ".join(
        part for part in (policy.strip().rstrip(";"), "frame-ancestors 'self'") if part
    )
    rules = [("/*", [("Content-Security-Policy", whole), *EVERYWHERE])]
    rules += [(pattern, [("Cache-Control", value)]) for pattern, value in CACHE]
    lines: list[str] = []
    for pattern, pairs in rules:
        lines.append(pattern)
        lines += [f"  {name}: {value}" for name, value in pairs]
    return "\n".join(lines) + "\n"


def policy_of(page: str) -> str:
    """The Content-Security-Policy in a page's <meta>, "" when it has none."""
    reader = _PolicyReader()
    reader.feed(page)
    return reader.policy


class _PolicyReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = (given.get("http-equiv") or "").lower()
        if tag == "meta" and name == "content-security-policy" and not self.policy:
            self.policy = given.get("content") or ""


def _own_domain(site_url: str) -> str:
    """The host, when it is the paper's own and the site lies at its root."""
    parts = urlsplit(site_url)
    host = parts.hostname or ""
    if host.endswith(_GITHUB) or parts.path.strip("/") or parts.port or "." not in host:
        return ""
    return "" if host.replace(".", "").isdigit() else host
