"""Archives from plain texts, for tests and benches of what follows the archive."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date, timedelta

from plugins.newspaper.model import Archive, Article, Block, Byline, Column, Issue, Page

COLUMN = Column(name="开发区建设", slug="kaifaqu-jianshe")
FIRST_DAY = date(2025, 4, 25)


def article(
    issue_id: str,
    number: int,
    title: str,
    *texts: str,
    column: Column = COLUMN,
    printed: bool = False,
    authors: Iterable[str] = (),
    kicker: str = "",
    keywords: tuple[str, ...] = (),
) -> Article:
    """A published article of plain paragraphs, on page 1 + number // 100."""
    return Article(
        id=f"{issue_id}/{100 + number:04d}",
        title=title,
        kicker=kicker,
        column=column,
        column_printed=column.name if printed else "",
        bylines=tuple(Byline(name=name) for name in authors),
        date=date.fromisoformat(issue_id[:10]),
        page=(100 + number) // 100,
        order=number % 100,
        keywords=keywords,
        blocks=tuple(
            Block(kind="p", html=f"<p>{html.escape(text)}</p>", text=text) for text in texts
        ),
    )


def archive(*issues: tuple[str, Iterable[Article]], columns: tuple[Column, ...] = ()) -> Archive:
    """An archive of issues given as (id, articles), in any order."""
    made = [
        Issue(
            id=issue_id,
            date=date.fromisoformat(issue_id[:10]),
            numbers=(1,),
            pages=(Page(number=1, label="1", name="要闻"),),
            articles=tuple(sorted(articles, key=lambda one: (one.page, one.order))),
        )
        for issue_id, articles in issues
    ]
    made.sort(key=lambda issue: issue.id, reverse=True)
    names = {
        byline.name: f"a{index}"
        for index, byline in enumerate(
            byline for issue in made for one in issue.articles for byline in one.bylines
        )
    }
    return Archive(issues=tuple(made), columns=columns or (COLUMN,), authors=names)


def weekly(
    texts: Iterable[tuple[str, str]], *, per_issue: int = 30, last: date = FIRST_DAY
) -> Archive:
    """Texts (title, body; paragraphs at newlines) as weekly issues, the last text in the newest."""
    rows = list(texts)
    issues: list[tuple[str, list[Article]]] = []
    count = -(-len(rows) // per_issue)
    for index in range(count):
        day = last - timedelta(weeks=count - 1 - index)
        issue_id = day.isoformat()
        part = rows[index * per_issue : (index + 1) * per_issue]
        issues.append(
            (
                issue_id,
                [
                    article(issue_id, number, title, *body.split("\n"))
                    for number, (title, body) in enumerate(part, 1)
                ],
            )
        )
    return archive(*issues)
