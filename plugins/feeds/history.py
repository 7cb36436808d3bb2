"""Which entries a feed holds, and which history documents stand behind it (RFC 5005, part 4).

A period is a month of the newspaper, or a year for the feed of issues. The periods before that of
the feed's own newest entry are finished: each has a document that never changes. (Its *own*
newest: else an issue without this column would change this column's feed.) The feed itself holds
the rest, so that feed and history together hold every entry. Only when the rest would break the
size limit has the running period a document too, which does change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby

from plugins.feeds.model import Entry, Feed

MARGIN = 0.9
"""Sizes are estimated: entries may fill this part of the limit."""

Period = Callable[[datetime], str]


def month(moment: datetime) -> str:
    """`2025-04`."""
    return f"{moment.year:04}-{moment.month:02}"


def year(moment: datetime) -> str:
    """`2025`."""
    return f"{moment.year:04}"


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Strictly ordered: by time, then by id."""
    return tuple(sorted(entries, key=lambda entry: (entry.published, entry.id), reverse=True))


def divide(
    feed: Feed, *, period: Period, limit: int, whole_issues: int = 1, limit_bytes: int
) -> tuple[Feed, tuple[Feed, ...]]:
    """Turn a feed that holds everything into the current one and its history, newest first.

    Args:
        feed: with all its entries, newest first.
        period: names the period of a moment.
        limit: entries that the current feed holds at least, when there are so many.
        whole_issues: issues that it holds at least; no issue is ever cut.
        limit_bytes: what the current feed may weigh; entries beyond it are brief.
    """
    entries = feed.entries
    if not entries:
        return dataclasses.replace(feed, is_complete=True), ()
    running = period(entries[0].published)
    room_bytes = int(limit_bytes * MARGIN)
    held = _at_least(entries, limit=limit, whole_issues=whole_issues)
    wanted = max(held, sum(1 for entry in entries if period(entry.published) == running))
    if sum(entry.size_bytes for entry in entries[:wanted]) <= room_bytes:
        held = wanted
    documents = [
        (name, tuple(group))
        for name, group in groupby(entries, key=lambda entry: period(entry.published))
        if name != running or held < wanted
    ]
    paths = [_path(feed, name) for name, _ in documents]
    current = dataclasses.replace(
        feed,
        entries=tuple(_shortened(entries[:held], room_bytes)),
        previous=paths[0] if paths else "",
        is_complete=not paths,
    )
    history = tuple(
        dataclasses.replace(
            feed,
            path=path,
            title=f"{feed.title}（{_shown(name)}）",
            entries=group,
            previous=previous,
            current=feed.path,
        )
        for path, previous, (name, group) in zip(
            paths, [*paths[1:], ""], documents, strict=bool(paths)
        )
    )
    return current, history


def _at_least(entries: tuple[Entry, ...], *, limit: int, whole_issues: int) -> int:
    """How many entries make up so many whole issues and not fewer entries than the limit."""
    seen: set[str] = set()
    for count, entry in enumerate(entries):
        if count >= limit and len(seen) >= whole_issues and entry.issue_id not in seen:
            return count
        seen.add(entry.issue_id)
    return len(entries)


def _shortened(entries: tuple[Entry, ...], room_bytes: int) -> Iterator[Entry]:
    """The entries, brief from where the room ends."""
    brief = tuple(dataclasses.replace(entry, is_brief=True) for entry in entries)
    left = room_bytes - sum(entry.size_bytes for entry in brief)
    for full, short in zip(entries, brief, strict=True):
        left -= full.size_bytes - short.size_bytes
        yield full if left >= 0 else short


def _path(feed: Feed, name: str) -> str:
    return f"feeds/history/{feed.path.rpartition('/')[2]}-{name}"


def _shown(name: str) -> str:
    year_part, _, month_part = name.partition("-")
    return f"{year_part}年{int(month_part)}月" if month_part else f"{year_part}年"
