"""A static host on this machine, as strange as hosts are."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.commands.server import TYPES, find

ADDRESS = "127.0.0.2"
"""This machine too, but not one of the names that `publish` refuses."""


@dataclass(kw_only=True)
class Host:
    """What it serves, and what is odd about it."""

    folder: Path
    url: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=lambda: TYPES)
    missing_status: int = 404
    missing_page: str = "404.html"
    gone: set[str] = field(default_factory=set)


@contextlib.contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serve a folder; the host may be changed while it runs."""
    host = Host(folder=folder)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = find(host.folder, path)
            status = 200
            if file is None or path in host.gone:
                status, file = host.missing_status, find(host.folder, f"/{host.missing_page}")
            body = file.read_bytes() if file else b"not found"
            suffix = file.suffix if file else ".txt"
            self.send_response(status)
            self.send_header("Content-Type", host.types.get(suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            for name, value in host.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer((ADDRESS, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    host.url = f"http://{ADDRESS}:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
