"""JSON Feed 1.1: the same entries as the RSS beside it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from plugins.feeds.addresses import absolute
from plugins.feeds.model import Entry, Feed, Person, Site
from plugins.feeds.rss import LANGUAGE

SUFFIX = ".json"
TYPE = "application/feed+json"
ICON = "feeds/icon-512.png"
FAVICON = "feeds/icon-144.png"


def render(feed: Feed, site: Site) -> bytes:
    """The document, in UTF-8; equal feeds give equal bytes."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": absolute(site.url, feed.home),
        "feed_url": absolute(site.url, feed.path + SUFFIX),
        "icon": absolute(site.url, ICON),
        "favicon": absolute(site.url, FAVICON),
        "language": LANGUAGE,
        "authors": [{"name": site.full_name, "url": absolute(site.url, "")}],
        "items": [_item(entry) for entry in feed.entries],
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date_published": _moment(entry.published),
    }
    if entry.is_brief or not entry.html:
        item["content_text"] = entry.summary
    else:
        item["content_html"] = entry.html
    if entry.modified is not None:
        item["date_modified"] = _moment(entry.updated)
    if entry.authors:
        item["authors"] = [_author(person) for person in entry.authors]
    if entry.category:
        item["tags"] = [entry.category]
    if entry.picture is not None:
        item["image"] = entry.picture.url
    return item


def _author(person: Person) -> dict[str, str]:
    return {"name": person.name, "url": person.url} if person.url else {"name": person.name}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
