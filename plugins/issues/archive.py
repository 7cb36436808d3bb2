"""Articles and issue files -> the Archive, the spine that every output is a function of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from plugins.newspaper.issue_toml import HANDBOOK_ID, IssueFile
from plugins.newspaper.model import Archive, Article, Column, Issue, Text


def build(
    *,
    articles: Iterable[Article],
    issue_files: Iterable[IssueFile],
    columns: tuple[Column, ...],
    authors: Mapping[str, str],
    texts: Iterable[Text] = (),
    drafts: bool = False,
    remembered: Iterable[Issue] = (),
) -> Archive:
    """Group the articles by issue; drafts and issues without an article are left out.

    `remembered` are issues of the last build whose sources have not changed; they are taken as
    they are. `drafts` keeps drafts, for preview.
    """
    by_issue: dict[str, list[Article]] = {}
    for article in articles:
        if drafts or article.status == "published":
            by_issue.setdefault(article.issue_id, []).append(article)
    issues = {issue.id: issue for issue in remembered}
    for file in issue_files:
        if file.id in by_issue:
            issues[file.id] = _issue(file, by_issue[file.id])
    handbook = issues.pop(HANDBOOK_ID, None)
    ordered = sorted(issues.values(), key=lambda issue: (issue.date, issue.published, issue.id))
    used = {b.name for issue in ordered for a in issue.articles for b in a.bylines}
    return Archive(
        issues=tuple(reversed(ordered)),
        columns=columns,
        authors={name: slug for name, slug in sorted(authors.items()) if name in used},
        texts=tuple(sorted(texts, key=lambda text: text.slug)),
        handbook=handbook,
    )


def _issue(file: IssueFile, articles: list[Article]) -> Issue:
    masthead = file.masthead
    if file.sample:
        masthead = replace(masthead, cn="")  # an invented issue claims no serial publication number
    return Issue(
        id=file.id,
        kind=file.kind,
        date=file.date,
        numbers=file.numbers,
        serial=file.serial,
        pages=file.pages,
        masthead=masthead,
        articles=tuple(sorted(articles, key=lambda a: (a.page, a.order, a.id))),
        key_figures=file.key_figures,
        approvals=file.approvals,
        sample=file.sample,
    )
