"""Preview: build with drafts, serve on this machine, build again when something was saved."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.commands import build, server, tether
from plugins.commands.console import GOOD, EnvironmentFault, show
from plugins.newspaper import content
from plugins.newspaper.problems import SourceError

FIRST_PORT = 8000
_LOOK_EVERY_SECONDS = 0.7
# Looking at 20,000 file names takes a while; it must not take more than a tenth of our time.
_LOOK_SHARE = 10

Snapshot = dict[str, tuple[int, int]]
"""File name -> time of the last change in ns, size in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What to show, and where."""

    root: Path
    content: Path
    port: int = FIRST_PORT


def run(preview: Preview) -> int:
    """Serve until Ctrl-C.

    Returns:
        0 after Ctrl-C.

    Raises:
        EnvironmentFault: no port is free.
    """
    folder = preview.root / ".cache" / "preview"
    news = server.News()
    try:
        listener = server.listen(folder, preview.port, news)
    except OSError:
        raise EnvironmentFault(
            f"端口 {preview.port} 及其后的都被占用，预览开不起来。",
            "用 --port 换一个，例如 --port 9000",
        ) from None
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    # Started in the background by a script, Python would ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    job = build.Build(
        root=preview.root,
        content=preview.content,
        output=folder,
        site_url=listener.url,
        preview=True,
    )
    try:
        with tether.sigterm_as_interrupt():
            _build_and_tell(job, news)
            print(f"预览：{listener.url}/", flush=True)
            print("改动稿件并保存，网页会自己刷新。按 Ctrl-C 结束。", flush=True)
            _watch(job, news)
    except KeyboardInterrupt:
        print("\n预览已结束。", flush=True)
    finally:
        news.end()
        listener.shutdown()
        listener.server_close()
    return GOOD


def _watch(job: build.Build, news: server.News) -> None:
    """Build again whenever a file was saved, added or removed; until Ctrl-C."""
    seen = look(job)
    while True:
        began = time.monotonic()
        now = look(job)
        if now != seen:
            names = sorted({*seen.items()} ^ {*now.items()})
            print(f"有改动：{Path(names[0][0]).name}，正在重新生成……", flush=True)
            # Looked at before the build: what is saved during it starts the next one.
            seen = now
            _build_and_tell(job, news)
        time.sleep(max(_LOOK_EVERY_SECONDS, (time.monotonic() - began) * _LOOK_SHARE))


def _build_and_tell(job: build.Build, news: server.News) -> None:
    """Build once; the terminal and the open pages hear what came of it."""
    try:
        built, problems = build.make(job)
    except SourceError as error:
        show(error.problems)
        news.tell("\n".join(str(problem) for problem in error.problems))
        return
    except EnvironmentFault as fault:
        print(f"{fault.message}\n    {fault.remedy}", file=sys.stderr, flush=True)
        news.tell(fault.message)
        return
    show(problem for problem in problems if problem.severity in ("error", "warning"))
    print(f"已生成 {built.pages} 个网页。", flush=True)
    news.tell()


def look(job: build.Build) -> Snapshot:
    """All files that a build reads, with time and size."""
    return dict(_looked_at(job))


def _looked_at(job: build.Build) -> Iterator[tuple[str, tuple[int, int]]]:
    pending = [job.content, job.root / "theme"]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if content.is_ignored(Path(entry.name)):
                        continue
                    if entry.is_dir():
                        pending.append(Path(entry.path))
                    else:
                        status = entry.stat()
                        yield entry.path, (status.st_mtime_ns, status.st_size)
        except OSError:
            continue  # removed while we looked: the next look sees it
    config = job.root / build.CONFIG
    if config.exists():
        status = config.stat()
        yield str(config), (status.st_mtime_ns, status.st_size)
