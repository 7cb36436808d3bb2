"""RSS 2.0 by feedgen, and the only file that knows feedgen.

What its version 1.0.0 does that one would not expect is said where it is answered.
"""

from __future__ import annotations

import posixpath

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.feeds.addresses import absolute
from plugins.feeds.model import Entry, Feed, Site

SUFFIX = ".xml"
TYPE = "application/rss+xml"
LANGUAGE = "zh-CN"
STYLE = "feeds/feed.css"
ICON = "feeds/icon-144.png"
ICON_PX = "144"

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


class _Channel(BaseExtension):
    """What feedgen cannot write into a channel: style sheet, history, and no date at all."""

    feed: Feed
    site: Site

    def extend_ns(self) -> dict[str, str]:
        is_history = self.feed.is_complete or self.feed.current
        return {"fh": _HISTORY} if is_history else {}

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        style = posixpath.relpath(STYLE, posixpath.dirname(self.feed.path))
        rss.addprevious(
            etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{style}"')
        )
        channel = rss[0]
        if self.feed.updated is None:
            # feedgen puts the clock's time where no date was given.
            for element in channel.findall("lastBuildDate"):
                channel.remove(element)
        if self.feed.is_complete:
            etree.SubElement(channel, f"{{{_HISTORY}}}complete")
        if self.feed.current:
            etree.SubElement(channel, f"{{{_HISTORY}}}archive")
        for rel, path in (("current", self.feed.current), ("prev-archive", self.feed.previous)):
            if path:
                link = etree.SubElement(channel, f"{{{_ATOM}}}link")
                link.set("rel", rel)
                link.set("href", absolute(self.site.url, path + SUFFIX))
                link.set("type", TYPE)
        return rss


def render(feed: Feed, site: Site) -> bytes:
    """The document, in UTF-8; equal feeds give equal bytes."""
    made = FeedGenerator()
    made.register_extension("channel", _Channel, atom=False)
    made.channel.feed, made.channel.site = feed, site
    made.register_extension("dc", DcExtension, DcEntryExtension, atom=False)
    made.register_extension("media", MediaExtension, MediaEntryExtension, atom=False)
    home = absolute(site.url, feed.home)
    made.title(feed.title)
    made.description(feed.description)
    made.link(href=absolute(site.url, feed.path + SUFFIX), rel="self", type=TYPE)
    # The channel's <link> is whichever link came last, whatever its rel.
    made.link(href=home, rel="alternate")
    made.language(LANGUAGE)
    made.ttl(site.ttl_minutes)
    made.rights(site.rights)
    made.generator(f"{site.name}网站（Pelican）")
    made.docs("https://www.rssboard.org/rss-specification")
    made.image(
        url=absolute(site.url, ICON), title=feed.title, link=home, width=ICON_PX, height=ICON_PX
    )
    if feed.updated is not None:
        made.lastBuildDate(feed.updated)
    for entry in feed.entries:
        # The default order puts each new entry before the others.
        _fill(made.add_entry(order="append"), entry)
    document: bytes = made.rss_str()
    return document + b"\n"


def _fill(item: FeedEntry, entry: Entry) -> None:
    item.title(entry.title)
    item.link(href=entry.url)
    item.guid(entry.id, permalink=False)
    item.pubDate(entry.published)
    # Without a summary, and before it, the full text would go into <description>.
    item.summary(entry.summary)
    if not entry.is_brief and entry.html:
        item.content(entry.html, type="CDATA")
    if entry.byline:
        # <author> wants an e-mail address; two dc:creator lose the second in many readers.
        item.dc.dc_creator(entry.byline)
    if entry.category:
        item.category(term=entry.category)
    if entry.picture is not None:
        length = str(entry.picture.length_bytes)
        item.enclosure(entry.picture.url, length, entry.picture.type)
        # The default group would wrap it in a media:group of one, which is not valid.
        item.media.content(
            {
                "url": entry.picture.url,
                "fileSize": length,
                "type": entry.picture.type,
                "medium": "image",
                "width": str(entry.picture.width),
                "height": str(entry.picture.height),
            },
            group=None,
        )
