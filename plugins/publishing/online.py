"""What a live site answers: one GET, with limits, and an answer to every failure in Chinese."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

TIMEOUT_SECONDS = 15.0
LIMIT_BYTES = 64 * 1024 * 1024
_WHO = "kaifaqu-weekly/1 (publish)"
_FAULTS: Mapping[type, str] = {
    socket.gaierror: "找不到这个域名，或者没有联网",
    ConnectionRefusedError: "服务器没有开",
    TimeoutError: "等了很久没有回音",
    ssl.SSLError: "https 证书不对",
    ConnectionError: "连接断了",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status 0 = no answer at all, and `fault` says why. Header names are lower case."""

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: str = ""

    @property
    def type(self) -> str:
        """The media type without parameters: `text/html`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def get(url: str) -> Answer:
    """Fetch an address; whatever goes wrong is in the answer, nothing is raised."""
    if not url.startswith(("http://", "https://")):
        return Answer(url=url, fault="不是网址")
    request = urllib.request.Request(url, headers={"User-Agent": _WHO})  # noqa: S310  # checked above
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310
            return _answer(response.url, response.status, response.headers, response)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(url, error.code, error.headers, error)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(url=url, fault=_fault(getattr(error, "reason", error)))


def _fault(error: object) -> str:
    for kind, words in _FAULTS.items():
        if isinstance(error, kind):
            return words
    return f"没有连上：{error or type(error).__name__}"


def _answer(
    url: str,
    status: int,
    headers: Message,
    body: http.client.HTTPResponse | urllib.error.HTTPError,
) -> Answer:
    named = {name.lower(): value for name, value in headers.items()}
    return Answer(url=url, status=status, headers=named, body=body.read(LIMIT_BYTES))
