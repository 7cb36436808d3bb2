"""Archive -> every file under /feeds/. A function of its arguments: no clock, no disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plugins.feeds import history, jsonfeed, opml, rss
from plugins.feeds.entries import of_article, of_issue, published
from plugins.feeds.model import Entry, Feed, Picture, Site
from plugins.feeds.settings import FeedSettings
from plugins.newspaper.model import Archive, OutputFile
from plugins.newspaper.settings import SiteSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format is one file with `render`, and one line in FORMATS."""

    name: str
    suffix: str
    type: str
    render: Callable[[Feed, Site], bytes]


FORMATS: tuple[Format, ...] = (
    Format(name="RSS 2.0", suffix=rss.SUFFIX, type=rss.TYPE, render=rss.render),
    Format(name="JSON Feed", suffix=jsonfeed.SUFFIX, type=jsonfeed.TYPE, render=jsonfeed.render),
)


def build(
    archive: Archive,
    settings: FeedSettings,
    site: SiteSettings,
    *,
    site_url: str,
    pictures: Mapping[str, Picture],
) -> Iterator[OutputFile]:
    """All feeds in all formats, history in RSS, OPML.

    Args:
        archive: drafts in it are left out.
        settings: FEEDS_*, already checked.
        site: names of paper and supplement.
        site_url: without a slash at the end.
        pictures: by the absolute address that an article's text names.
    """
    place = Site(url=site_url, name=site.name, paper=site.paper, ttl_minutes=settings.ttl_minutes)
    entries = {
        article.id: of_article(article, archive, place, tag=settings.tag, pictures=pictures)
        for issue in archive.issues
        for article in published(issue)
    }
    for feed in (everything(archive, entries, place), *columns(archive, entries, place)):
        is_site = feed.path == "feeds/all"
        yield from _written(
            *history.divide(
                feed,
                period=history.month,
                limit=settings.limit,
                whole_issues=settings.whole_issues if is_site else 1,
                limit_bytes=settings.limit_bytes,
            ),
            place,
        )
    yield from _written(
        *history.divide(
            issues(archive, settings, place),
            period=history.year,
            limit=settings.issue_limit,
            limit_bytes=settings.limit_bytes,
        ),
        place,
    )
    own = columns(archive, {}, place, former=False)
    yield OutputFile(path=opml.PATH, data=opml.render(own, place))


def _written(current: Feed, past: tuple[Feed, ...], site: Site) -> Iterator[OutputFile]:
    for form in FORMATS:
        yield OutputFile(path=current.path + form.suffix, data=form.render(current, site))
    for feed in past:
        yield OutputFile(path=feed.path + rss.SUFFIX, data=rss.render(feed, site))


def everything(archive: Archive, entries: dict[str, Entry], site: Site) -> Feed:
    """The feed of the whole site, with all its entries."""
    return Feed(
        path="feeds/all",
        title=site.full_name,
        description=f"{site.full_name}每期全部文章，全文",
        home="",
        entries=history.newest_first(entries.values()),
    )


def columns(
    archive: Archive, entries: dict[str, Entry], site: Site, *, former: bool = True
) -> tuple[Feed, ...]:
    """A feed a column, in the order of COLUMNS, each followed by those at its former addresses.

    A host without redirects can keep an old address alive only by serving the feed there.
    """
    found = []
    for column in archive.columns:
        feed = Feed(
            path=f"feeds/{column.slug}",
            title=f"{column.name}·{site.name}",
            description=column.blurb or f"{site.full_name}“{column.name}”栏目文章，全文",
            home=column.url,
            entries=history.newest_first(
                entries[article.id]
                for article in archive.in_column(column)
                if article.id in entries
            ),
        )
        found.append(feed)
        if former:
            found.extend(
                dataclasses.replace(feed, path=f"feeds/{slug}") for slug in column.former_slugs
            )
    return tuple(found)


def issues(archive: Archive, settings: FeedSettings, site: Site) -> Feed:
    """One entry an issue, for readers who do not want thirty at once."""
    return Feed(
        path="feeds/issues",
        title=f"{site.full_name}·每期目录",
        description=f"{site.full_name}每期一条：日期、期号与各版标题",
        home="issues/",
        entries=history.newest_first(
            of_issue(issue, site, tag=settings.tag) for issue in archive.issues if published(issue)
        ),
    )
