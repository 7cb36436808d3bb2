"""What must not go out: pure questions about the sources, the settings and the built tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.newspaper import frontmatter, issue_toml
from plugins.newspaper.content import scan
from plugins.newspaper.files import read_text
from plugins.newspaper.problems import Problem
from plugins.newspaper.settings import CONFIG

FILES_LIMIT = 15_000
"""Free hosts stop at 20,000."""
FILE_LIMIT_BYTES = 25 * 1024 * 1024
SITE_LIMIT_BYTES = 800 * 1024 * 1024
"""GitHub Pages stops at 1 GB."""

_SITE_URL = re.compile(r"^https?://[^\s/?#@]+(?:/[^\s/?#]+)*$")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "0.0.0.0"})  # noqa: S104  # refused, not bound


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueState:
    """An issue folder: how many of its manuscripts are approved and how many are drafts."""

    id: str
    shown: str
    """The folder as the editor would name it: `content/2025-04-25`."""
    date: date
    approved: int
    drafts: int
    is_sample: bool = False


def issue_states(content: Path) -> tuple[IssueState, ...]:
    """Every issue folder, oldest first; the handbook and empty folders apart."""
    states = []
    for folder in scan(content).issues:
        if folder.date is None or not folder.articles:
            continue
        drafts = sum(_is_draft(file.path, file.shown) for file in folder.articles)
        approved = len(folder.articles) - drafts
        states.append(
            IssueState(
                id=folder.id,
                shown=f"{content.name}/{folder.id}",
                date=folder.date,
                approved=approved,
                drafts=drafts,
                is_sample=_is_sample(folder.toml, folder.id),
            )
        )
    return tuple(sorted(states, key=lambda state: (state.date, state.id)))


def _is_draft(path: Path, shown: str) -> bool:
    read = frontmatter.parse(read_text(path, shown), shown)
    return bool(read.fields.get("status", "published") == "draft")


def _is_sample(path: Path, issue_id: str) -> bool:
    if not path.is_file():
        return False
    return issue_toml.parse(read_text(path, path.name), path.name, issue_id)[0].sample


def site_url_is_public(site_url: str) -> Iterator[Problem]:
    """Everything that is sent out names it, so it must be right."""
    if not _SITE_URL.match(site_url):
        yield _wrong(
            f"SITEURL“{site_url}”不对",
            "写完整的网址，以 https:// 开头，末尾不加斜杠，中间没有空格，"
            "例如 --site-url https://www.example.cn",
        )
    elif (urlsplit(site_url).hostname or "") in _LOCAL:
        yield _wrong(
            f"SITEURL 还是 {site_url}，读者打不开",
            "在 pelicanconf.py 里把 SITEURL 改成网站的公开网址，或加 --site-url https://…",
        )


def nothing_is_forgotten(states: tuple[IssueState, ...]) -> Iterator[Problem]:
    """Drafts in the newest issue that goes out, or in one after it: somebody forgot to approve.

    A draft in an older issue was withdrawn: it is left out and counted.
    """
    newest = max((state.date for state in states if state.approved), default=date.min)
    for state in states:
        if state.drafts and state.date >= newest:
            whole = "还有稿件没有签发" if state.approved else "还没有签发"
            yield Problem(
                path=state.shown,
                kind="not-approved",
                message=f"这一期{whole}（{state.drafts} 篇草稿）",
                remedy=f"先签发：invoke approve {state.id}；这些草稿这次不发，就加 --leave-drafts",
            )


def nothing_is_early(states: tuple[IssueState, ...], today: date) -> Iterator[Problem]:
    """An issue of a day to come."""
    for state in states:
        if state.approved and state.date > today:
            yield Problem(
                path=state.shown,
                kind="early",
                message=f"这一期的出版日 {state.date} 还没有到",
                remedy="到出版日再发；确实要提前发，加 --now",
            )


def samples_are_named(states: tuple[IssueState, ...]) -> Iterator[Problem]:
    """Our sample issues beside the newsroom's own: readers would see them. Stops nothing."""
    samples = [state for state in states if state.is_sample and state.approved]
    if samples and len(samples) < len(states):
        yield Problem(
            path="、".join(state.shown for state in samples),
            kind="sample",
            severity="warning",
            message=f"演示样报 {len(samples)} 期也会发布",
            remedy="不要它们，就把这些文件夹删去",
        )


def host_has_room(folder: Path) -> Iterator[Problem]:
    """Limits at which free hosts refuse a site: said early, stops nothing."""
    sizes = {p: p.stat().st_size for p in sorted(folder.rglob("*")) if p.is_file()}
    total = sum(sizes.values())
    if len(sizes) > FILES_LIMIT:
        yield _host("文件太多", f"网站有 {len(sizes)} 个文件，超过 {FILES_LIMIT} 个")
    if total > SITE_LIMIT_BYTES:
        yield _host("网站太大", f"网站共 {total // 1024 // 1024} MB，超过 800 MB")
    for path, size in sizes.items():
        if size > FILE_LIMIT_BYTES:
            name = path.relative_to(folder).as_posix()
            yield _host(name, f"这个文件有 {size // 1024 // 1024} MB，超过 25 MB")


def licence_is_shown(config: Mapping[str, Any]) -> Iterator[Problem]:
    """A site served from the mainland shows its ICP备案号."""
    if config.get("PUBLISH_MAINLAND") and not config.get("SITE_ICP"):
        yield Problem(
            path=CONFIG,
            kind="no-icp",
            severity="warning",
            message="网站放在境内的服务器上，页脚却没有 ICP备案号",
            remedy="在 pelicanconf.py 里填 SITE_ICP",
        )


def _wrong(message: str, remedy: str) -> Problem:
    return Problem(path=CONFIG, kind="site-url", message=message, remedy=remedy)


def _host(path: str, message: str) -> Problem:
    return Problem(
        path=path,
        kind="host-limit",
        severity="warning",
        message=message,
        remedy="免费的静态托管可能不收；大文件请压缩，文件多了请换自己的服务器或付费托管",
    )
