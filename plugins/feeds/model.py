"""What a feed is, whatever its format: the values that every renderer takes.

Every address in here is absolute and plain ASCII; every text is free of control characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

ENTRY_OVERHEAD_BYTES = 1_200
"""Elements, addresses, title and names of one entry, rounded up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author; `url` is "" for a collective name."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the site serves it: the widest JPEG."""

    url: str
    type: str
    length_bytes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article, or in issues.xml an issue.

    `published` never moves; `modified` is None until a correction. `category` is the column as
    printed, "" when none was printed. `picture` is the first that `html` shows. `issue_id` says
    what appeared together.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    modified: datetime | None = None
    authors: tuple[Person, ...] = ()
    category: str = ""
    picture: Picture | None = None
    issue_id: str
    is_brief: bool = False
    """Its text did not fit below the limit: readers get the summary and the address."""

    @property
    def byline(self) -> str:
        """`王春宇、丁洁`: one text, because most reader programs show only the first name."""
        return "、".join(person.name for person in self.authors)

    @property
    def updated(self) -> datetime:
        """The later of both moments."""
        return max(self.published, self.modified) if self.modified else self.published

    @property
    def size_bytes(self) -> int:
        """About what it adds to a feed in any format."""
        html = 0 if self.is_brief else len(self.html.encode())
        return html + 2 * len(self.summary.encode()) + ENTRY_OVERHEAD_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all feeds of a site share. `url` is SITEURL, without a slash at the end."""

    url: str
    name: str
    paper: str
    ttl_minutes: int = 60

    @property
    def full_name(self) -> str:
        """`科学导报·开发区建设周刊`."""
        return f"{self.paper}·{self.name}" if self.paper else self.name

    @property
    def rights(self) -> str:
        """The line of copyright; no year, because a year would need a clock."""
        return f"© {self.full_name}。转载请注明出处"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One document to be rendered. Paths are below the site, without suffix; entries newest first.

    RFC 5005: `is_complete` when these are all the entries there are; else `previous` is the path
    of the history document before this one ("" = none). A history document names the feed it
    belongs to in `current`.
    """

    path: str
    title: str
    description: str
    home: str
    entries: tuple[Entry, ...]
    previous: str = ""
    current: str = ""
    is_complete: bool = False

    @property
    def updated(self) -> datetime | None:
        """When the newest change was made; None for a feed without entries."""
        return max((entry.updated for entry in self.entries), default=None)
