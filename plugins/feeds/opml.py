"""OPML 2.0: the columns' feeds in one file, for a reader program's import.

Only the columns: with the feed of the whole site in it, who imports it would get everything twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from plugins.feeds import rss
from plugins.feeds.addresses import absolute
from plugins.feeds.model import Feed, Site

PATH = "feeds/feeds.opml"


def render(feeds: Iterable[Feed], site: Site) -> bytes:
    """One folder, one leaf a feed. It has no date: it changes when the columns do, not weekly."""
    document = etree.Element("opml", version="2.0")
    head = etree.SubElement(document, "head")
    etree.SubElement(head, "title").text = f"{site.full_name}：全部栏目"
    etree.SubElement(head, "ownerId").text = absolute(site.url, "")
    # A folder has no type, a leaf must have one: programs tell them apart by it.
    folder = etree.SubElement(etree.SubElement(document, "body"), "outline", text=site.full_name)
    for feed in feeds:
        etree.SubElement(
            folder,
            "outline",
            type="rss",
            text=feed.title,
            title=feed.title,
            xmlUrl=absolute(site.url, feed.path + rss.SUFFIX),
            htmlUrl=absolute(site.url, feed.home),
        )
    written: bytes = etree.tostring(
        document, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return written
