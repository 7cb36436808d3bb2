"""Addresses in feeds: absolute, plain ASCII, of a scheme that may be followed."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit, urlunsplit

FOLLOWED = frozenset({"http", "https", "mailto", "tel"})

# RFC 3986: what may stand in a path or query as it is; % so that what is encoded stays as it is.
_PLAIN = "/%:@!$&'()*+,;=~-._"


def absolute(site_url: str, path: str) -> str:
    """The address of a path below the site (given without a leading slash)."""
    return f"{site_url}/{quote(path, safe=_PLAIN)}"


def resolve(base: str, reference: str) -> str:
    """The absolute address of a link that stands in the text at `base`.

    Returns:
        Plain ASCII, or "" when the link leads nowhere that a reader may be sent
        (javascript:, data:, a broken host).
    """
    try:
        parts = urlsplit(urljoin(base, reference.strip()))
        if parts.scheme not in FOLLOWED:
            return ""
        if parts.scheme in {"mailto", "tel"}:
            return f"{parts.scheme}:{quote(parts.path, safe=_PLAIN)}" if parts.path else ""
        host = parts.netloc if parts.netloc.isascii() else _ascii_host(parts.netloc)
    except ValueError:
        return ""
    if not host or any(c.isspace() or c in '<>"\\^`{|}' for c in host):
        return ""
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=_PLAIN),
            quote(parts.query, safe=_PLAIN + "?"),
            quote(parts.fragment, safe=_PLAIN + "?"),
        )
    )


def _ascii_host(host: str) -> str:
    name, colon, port = host.partition(":")
    return name.encode("idna").decode("ascii") + colon + port
