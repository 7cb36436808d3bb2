"""The preview's web server: files of a folder, and a word to the open pages when it changed.

The reload is the server's own: it adds one script file of its own to each page that it sends, so
that templates and built files know nothing of it and the pages' own security policy still holds.
"""

from __future__ import annotations

import gzip
import json
import sys
import threading
import urllib.parse
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

HOST = "127.0.0.1"
_PRIVATE = "/__preview__/"
_SCRIPT = Path(__file__).with_name("reload.js")
_SCRIPT_TAG = f'<script src="{_PRIVATE}reload.js" defer></script>'.encode()
_HEARTBEAT_SECONDS = 15.0

# What GitHub Pages says of them (mime-db), so that a preview shows what readers will get. Python's
# own table is the system's, and on Windows the registry's: it may say text/plain for .js.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml",
    ".opml": "text/x-opml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".webmanifest": "application/manifest+json",
}


_PACKED = ("text/", "application/json", "application/xml", "image/svg+xml")
"""Beginnings of the types that public hosts send by gzip."""


class News:
    """What the open pages are waiting for: the number of the newest build, and its problems."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._build = 0
        self._problems = ""
        self._over = False

    def tell(self, problems: str = "") -> None:
        """A build has ended: with problems for the editor to see, or well."""
        with self._changed:
            self._build += 1
            self._problems = problems
            self._changed.notify_all()

    def end(self) -> None:
        """Let go of all who wait."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> tuple[int, str, bool]:
        """The newest build's number, its problems, and whether the server is ending.

        Returns as soon as there is something newer than `seen`, after `seconds` at the latest.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._build > seen, seconds)
            return self._build, self._problems, self._over


class PreviewServer(ThreadingHTTPServer):
    """Serves one folder on this machine only; without `news` the files exactly as they are.

    `packed` sends texts by gzip, as public hosts do; benchmarks count what goes over the wire.
    """

    daemon_threads = True
    block_on_close = False
    # On Windows the option lets two programs share a port; elsewhere a port just left is free.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self, folder: Path, port: int, news: News | None = None, *, packed: bool = False
    ) -> None:
        self.folder = folder
        self.news = news
        self.packed = packed
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that went away is no event."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes: without this the second waits 40 ms for an acknowledgement.
    disable_nagle_algorithm = True
    server: PreviewServer

    def do_GET(self) -> None:
        self._answer(self._send_body)

    def do_HEAD(self) -> None:
        self._answer(lambda _body: None)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
        """The terminal is for the editor."""

    def _answer(self, send: Callable[[bytes], None]) -> None:
        # Drafts are nobody else's: a page from elsewhere may name us, but not by our address.
        if self.headers.get("Host", "").split(":")[0] not in {HOST, "localhost"}:
            self._head(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", 0)
            return
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        news = self.server.news
        if news is not None and path == f"{_PRIVATE}events":
            self._stream_news(news)
            return
        if news is not None and path == f"{_PRIVATE}reload.js":
            self._send(HTTPStatus.OK, TYPES[".js"], _SCRIPT.read_bytes(), send)
            return
        file = find(self.server.folder, path)
        if file is None and find(self.server.folder, f"{path}/") is not None:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urllib.parse.quote(path) + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        try:
            if file is not None:
                kind = TYPES.get(file.suffix.lower(), "application/octet-stream")
                self._send(HTTPStatus.OK, kind, file.read_bytes(), send)
                return
        except OSError:
            pass  # swapped away at this moment: the page will be told to load again
        self._send(HTTPStatus.NOT_FOUND, TYPES[".html"], self._missing_page(), send)

    def _missing_page(self) -> bytes:
        try:
            return (self.server.folder / "404.html").read_bytes()
        except OSError:
            return waiting_page()

    def _send(
        self, status: HTTPStatus, kind: str, body: bytes, send: Callable[[bytes], None]
    ) -> None:
        if kind == TYPES[".html"] and self.server.news is not None:
            body = with_reload(body)
        packs = self.server.packed and "gzip" in self.headers.get("Accept-Encoding", "")
        if packs and kind.startswith(_PACKED):
            body = gzip.compress(body, 9, mtime=0)
            self._head(status, kind, len(body), "gzip")
        else:
            self._head(status, kind, len(body))
        send(body)

    def _send_body(self, body: bytes) -> None:
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, length: int, encoding: str = "") -> None:
        self.send_response(status)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        if self.server.news is not None:
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Robots-Tag", "noindex")
        self.end_headers()

    def _stream_news(self, news: News) -> None:
        """Server-sent events: one for the state now, one for each build that ends."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen, over = -1, False
        try:
            while not over:
                build, problems, over = news.wait(seen, _HEARTBEAT_SECONDS)
                if build == seen:
                    self.wfile.write(b": still here\n\n")
                else:
                    message = json.dumps({"build": build, "problems": problems}, sort_keys=True)
                    self.wfile.write(f"data: {message}\n\n".encode())
                    seen = build
                self.wfile.flush()
        except OSError:
            pass  # the page was closed


def find(folder: Path, path: str) -> Path | None:
    """The file for a decoded address path; None when there is none below the folder."""
    parts = [part for part in path.split("/") if part]
    if any(part == ".." or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    file = folder.joinpath(*parts)
    if path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() else None


def with_reload(page: bytes) -> bytes:
    """The page with our script file named at the end of its head."""
    return page.replace(b"</head>", _SCRIPT_TAG + b"</head>", 1)


def waiting_page() -> bytes:
    """Shown while there is no site yet; it loads itself again when there is."""
    html = ElementTree.Element("html", lang="zh-Hans-CN")
    head = ElementTree.SubElement(html, "head")
    ElementTree.SubElement(head, "meta", charset="utf-8")
    ElementTree.SubElement(head, "title").text = "预览"
    body = ElementTree.SubElement(html, "body")
    ElementTree.SubElement(body, "p").text = "网站还没有生成好，生成后这一页会自动刷新。"
    text: str = ElementTree.tostring(html, encoding="unicode", method="html")
    return f"<!doctype html>{text}".encode()


def listen(folder: Path, port: int, news: News | None, *, tries: int = 50) -> PreviewServer:
    """A server at `port` or the next free one after it.

    Raises:
        OSError: none of them is free.
    """
    for candidate in range(port, port + tries):
        try:
            return PreviewServer(folder, candidate, news)
        except (OSError, OverflowError) as error:
            refused = error
    raise OSError(f"no free port from {port} on") from refused
