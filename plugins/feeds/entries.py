"""Articles and issues become entries: the same entry for every feed and format they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.feeds.addresses import absolute
from plugins.feeds.body import clean, contents
from plugins.feeds.model import Entry, Person, Picture, Site
from plugins.newspaper.chinese import strip_control
from plugins.newspaper.model import Archive, Article, Correction, Issue, chinese_date

SUMMARY_CHARS = 120

_MARKUP = re.compile(r"<[A-Za-z/!?]|&[#\w]")
_FULL_WIDTH = str.maketrans("<>&", "＜＞＆")
_SENTENCE_END = re.compile(r".*[。！？；…]", re.DOTALL)


def guid(tag: str, thing: Article | Issue) -> str:
    """`tag:kxdb.com,2025-04-25:2025-04-25/0103` (RFC 4151): from the id and nothing else."""
    return f"tag:{tag},{thing.date.isoformat()}:{thing.id}"


def of_article(
    article: Article,
    archive: Archive,
    site: Site,
    *,
    tag: str,
    pictures: Mapping[str, Picture],
) -> Entry:
    """The entry of an article: full text, with its heads before it and corrections after it."""
    url = absolute(site.url, article.url)
    text = clean(
        article.html,
        url,
        pictures=pictures,
        dateline=article.dateline,
        before=[
            ("strong", article.kicker),
            ("strong", article.deck),
            *([("blockquote", article.standfirst)] if article.standfirst else []),
        ],
        after=[
            *([("p", f"来源：{article.origin}")] if article.origin else []),
            *(("p", _correction(correction)) for correction in article.corrections),
        ],
    )
    return Entry(
        id=guid(tag, article),
        url=url,
        title=title_of(article),
        summary=summary_of(article),
        html=text.html,
        published=article.published,
        modified=article.modified,
        authors=tuple(
            Person(
                name=strip_control(byline.shown),
                url=absolute(site.url, page) if (page := archive.author_url(byline.name)) else "",
            )
            for byline in article.bylines
        ),
        category=strip_control(article.column_printed),
        picture=next(iter(text.pictures), None),
        issue_id=article.issue_id,
    )


def of_issue(issue: Issue, site: Site, *, tag: str) -> Entry:
    """The entry of an issue: its contents, 版 by 版."""
    articles = published(issue)
    sections = [
        (
            page.title,
            [
                (
                    title_of(article),
                    absolute(site.url, article.url),
                    "、".join(byline.shown for byline in article.bylines),
                )
                for article in articles
                if article.page == page.number
            ],
        )
        for page in issue.pages_with_articles
    ]
    lead = next((article for article in articles if article.offered), None)
    heads = (issue.date_text, issue.number_text, issue.serial_text)
    return Entry(
        id=guid(tag, issue),
        url=absolute(site.url, issue.url),
        title=strip_control(" ".join(head for head in heads if head)),
        summary=f"本期 {len(articles)} 篇" + (f"，头条：{title_of(lead)}" if lead else ""),
        html=contents((heading, rows) for heading, rows in sections if rows),
        published=issue.published,
        issue_id=issue.id,
    )


def published(issue: Issue) -> tuple[Article, ...]:
    """The issue's articles without drafts: a preview's drafts are shown, not sent out."""
    return tuple(article for article in issue.articles if article.status == "published")


def title_of(article: Article) -> str:
    """The headline in one line; a notice or an advertisement says what it is."""
    title = _plain(article.title)
    if article.kind in {"notice", "ad"} and article.kind_word not in title:
        return f"【{article.kind_word}】{title}"
    return title


def summary_of(article: Article) -> str:
    """Plain text, never empty: a reader program would else put the full text in its list."""
    for text in (article.summary, article.standfirst, article.text, article.deck, article.title):
        line = _plain(text)
        if line:
            return line if text is article.summary else _shortened(line)
    return title_of(article)


def _plain(text: str) -> str:
    """One line that means the same as text and as HTML.

    Nobody ever settled which of the two a title or description in RSS is: what looks like markup
    gets full-width brackets, so that every reader program shows the same.
    """
    line = " ".join(strip_control(text).split())
    return line.translate(_FULL_WIDTH) if _MARKUP.search(line) else line


def _shortened(line: str) -> str:
    """The first sentences that fit, else the first characters and an ellipsis."""
    if len(line) <= SUMMARY_CHARS:
        return line
    start = line[: SUMMARY_CHARS - 2]
    sentences = _SENTENCE_END.match(start)
    return sentences[0] if sentences and len(sentences[0]) > SUMMARY_CHARS // 3 else f"{start}……"


def _correction(correction: Correction) -> str:
    day = chinese_date(correction.date)
    return f"更正（{day}）：“{correction.wrong}”应为“{correction.right}”。{correction.note}"
