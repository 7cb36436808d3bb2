"""The commands `publish`, `unpublish`, `verify` and `qr`.

Until a target's own last step everything happens below .cache/: what readers see is whole before,
during and after, whenever this is stopped.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from plugins.commands import build as building
from plugins.commands import console
from plugins.newspaper import files, settings
from plugins.newspaper.model import CHINA
from plugins.newspaper.problems import Problem, SourceError, errors
from plugins.publishing import earlier, guard, manifest, online, qr_codes, smoke, withdraw
from plugins.publishing.host_files import host_files
from plugins.publishing.manifest import GENERATION, NAME, Changes, Published
from plugins.publishing.memory import memory_of
from plugins.publishing.settings import PublishSettings
from plugins.publishing.targets import target_named
from plugins.publishing.targets.target import Job, size_text

ASK_ABOVE = 500
"""More files that are online changed or gone than this are asked about."""
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was typed. `to` and `site_url` may be "": then pelicanconf.py says it."""

    root: Path
    content: Path
    to: str = ""
    site_url: str = ""
    now: bool = False
    dry_run: bool = False
    changed_only: bool = False
    leave_drafts: bool = False
    yes: bool = False
    keep_previous: bool = True
    today: date | None = None
    """The day in China; None = the clock's."""


def publish(publication: Publication) -> int:
    """Build, compare, say what will change, publish.

    Returns:
        0; 1 when the answer to a question was no.

    Raises:
        SourceError: something must not go out, or the target refuses; the live site is as it was.
        EnvironmentFault: see `plugins.commands.build.make`.
    """
    cache = publication.root / ".cache"
    with files.lock(cache / "publish.lock", "发布网站"):
        return _publish(publication, cache / "publish" / "site")


def unpublish(issue_id: str, publication: Publication) -> int:
    """Publish without an issue, and make its manuscripts drafts again, so that it stays away.

    Nothing of the previous publication is kept beside: what is withdrawn is gone.

    Raises:
        SourceError: there is no such issue; see `publish`.
    """
    withdraw.check(publication.content, issue_id)
    cache = publication.root / ".cache"
    with files.lock(cache / "publish.lock", "发布网站"):
        copy = cache / "publish" / "content" / publication.content.name
        withdraw.copy_without(publication.content, issue_id, copy)
        try:
            without = replace(publication, content=copy, keep_previous=False, leave_drafts=True)
            code = _publish(without, cache / "publish" / "site")
        finally:
            shutil.rmtree(copy.parent, ignore_errors=True)
        if code == console.GOOD and not publication.dry_run:
            count = withdraw.make_drafts(publication.content, issue_id)
            print(
                f"{issue_id} 已撤下，{count} 篇稿件改回了草稿，还在 {publication.content.name} 里。"
            )
            print(f"要重新发布，先签发：invoke approve {issue_id}")
        return code


def verify(url: str, root: Path, site_url: str = "") -> int:
    """Look at a live site like a reader: one line for each thing looked at.

    Returns:
        0 when all is well, 1 when something is wrong, 2 when the site does not answer.
    """
    address = (url or site_url or _config(root, "")["SITEURL"]).rstrip("/")
    findings = smoke.look(address, online.get)
    for finding in findings:
        print(f"{'√' if finding.is_good else '×'} {finding.what}：{finding.said}")
    bad = [finding for finding in findings if not finding.is_good]
    if not bad:
        print(f"{address} 一切正常。")
        return console.GOOD
    print(f"{len(bad)} 处不对。", file=sys.stderr)
    return console.ENVIRONMENT if findings[0].what == smoke.REACHED else console.PROBLEMS


def qr(issue_id: str, *, root: Path, content: Path, output: Path, site_url: str = "") -> int:
    """Draw the codes of an issue, its 版 and its articles, before they are online.

    Raises:
        SourceError: no such issue, or SITEURL is not the public address.
    """
    address = _config(root, site_url)["SITEURL"]
    wrong = tuple(guard.site_url_is_public(address))
    if wrong:
        raise SourceError(*wrong)
    codes = qr_codes.codes_of(content, issue_id, address)
    folder = output / issue_id
    files.write_all(folder, (file for code in codes for file in qr_codes.drawn(code)))
    for code in codes:
        print(f"{code.name}　{code.url}　{code.title}")
    print(f"{len(codes)} 个二维码，各有 SVG（排版用）和 PNG 两种，在 {folder}")
    return console.GOOD


# --- publishing, step by step --------------------------------------------------------------------


def _publish(publication: Publication, tree: Path) -> int:
    config = _config(publication.root, publication.site_url)
    own = settings.read(PublishSettings, "PUBLISH", config)
    states = guard.issue_states(publication.content)
    _refuse(publication, config, states)
    name = publication.to or own.to
    target = target_named(
        name, root=publication.root, settings=own, changed_only=publication.changed_only
    )
    target.check()
    memory = memory_of(publication.root, name)

    _build(publication, config, tree, states)
    home = (tree / "index.html").read_text(encoding="utf-8")
    files.write_all(tree, host_files(config["SITEURL"], home, own.domain))
    console.show(
        (
            *guard.samples_are_named(states),
            *guard.host_has_room(tree),
            *guard.licence_is_shown(config),
        )
    )

    old = earlier.last(target, memory, config["SITEURL"], print)
    new = manifest.of_tree(tree)
    if old is not None and old.own == new.files:
        print("网站没有变化，不用发布。")
        return console.GOOD
    if old is not None and publication.keep_previous:
        places = (target, memory, earlier.LiveSite(url=config["SITEURL"]))
        new = earlier.with_previous(tree, old, new, places, print)
    known = old or Published()
    changes = manifest.compare(known, new)
    if changes.is_empty:
        print("网站没有变化，不用发布。")
        return console.GOOD
    _say(changes)
    job = Job(
        tree=tree,
        old=known,
        new=new,
        changes=changes,
        is_first=old is None,
        message=max((state.id for state in states if state.approved), default="empty"),
    )
    strangers = target.strangers(job)
    if publication.dry_run:
        _say_strangers(job, strangers)
        print("这是试运行，什么也没有发布。")
        return console.GOOD
    if not _may(publication, job, strangers):
        print("没有发布，网站还是原来的。", file=sys.stderr)
        return console.PROBLEMS
    (tree / NAME).write_bytes(new.dump())
    print(target.publish(job))
    memory.keep(tree, new)
    return console.GOOD


def _config(root: Path, site_url: str) -> dict[str, Any]:
    nowhere = root / ".cache"
    return building.read_config(
        building.Build(root=root, content=nowhere, output=nowhere, site_url=site_url)
    )


def _refuse(
    publication: Publication, config: Mapping[str, Any], states: tuple[guard.IssueState, ...]
) -> None:
    today = publication.today or datetime.now(CHINA).date()
    found: list[Problem] = [*guard.site_url_is_public(config.get("SITEURL", ""))]
    if not publication.leave_drafts:
        found += guard.nothing_is_forgotten(states)
    if not publication.now:
        found += guard.nothing_is_early(states, today)
    if found:
        raise SourceError(*found)


def _build(
    publication: Publication,
    config: Mapping[str, Any],
    tree: Path,
    states: tuple[guard.IssueState, ...],
) -> None:
    """Build into the tree; what is asked of old issues is one counted line."""
    built, problems = building.make(
        building.Build(
            root=publication.root,
            content=publication.content,
            output=tree,
            site_url=config["SITEURL"],
        )
    )
    assert not errors(problems), "the build refuses errors itself"
    newest = max((state.id for state in states if state.approved), default="")
    others = {state.id for state in states} - {newest}
    old = [problem for problem in problems if others & set(problem.path.split("/"))]
    console.show(problem for problem in problems if problem not in old)
    if old:
        print(f"往期另有 {len(old)} 处可以核对的地方，不影响发布（invoke check 逐条列出）。")
    if built.drafts_left_out:
        print(f"{built.drafts_left_out} 篇草稿没有放进去。")


def _say(changes: Changes) -> None:
    for word, sizes in (("新增", changes.new), ("改动", changes.changed), ("删除", changes.gone)):
        if not sizes:
            continue
        print(f"{word}：{size_text(sizes)}")
        # Pages first: they are what the editor knows by name.
        named = sorted(
            (path for path in sizes if not path.startswith(GENERATION)),
            key=lambda path: not path.endswith(".html"),
        )
        for path in named[:_SHOWN]:
            print(f"    {path}")
        if len(named) > _SHOWN:
            print(f"    ……等 {len(named)} 个")
        if len(named) < len(sizes):
            print(f"    样式和检索数据 {len(sizes) - len(named)} 个")


def _say_strangers(job: Job, strangers: tuple[str, ...]) -> None:
    kept = [name for name in strangers if name not in job.new.files]
    if kept:
        shown = "、".join(kept[:_SHOWN])
        print(f"那里有 {len(kept)} 个不是由本程序发布的文件，会保留：{shown}")


def _may(publication: Publication, job: Job, strangers: tuple[str, ...]) -> bool:
    """Ask what has to be asked; without a terminal a question is a refusal that names --yes."""
    _say_strangers(job, strangers)
    questions = []
    replaced = [name for name in strangers if name in job.new.files]
    if replaced:
        shown = "、".join(replaced[:_SHOWN])
        questions.append(f"那里有 {len(replaced)} 个别人的文件会被换掉：{shown}。换掉吗？")
    if job.changes.touched_old > ASK_ABOVE:
        questions.append(f"这次会改动或删除 {job.changes.touched_old} 个已经在线的文件，继续吗？")
    return all(publication.yes or _ask(question) for question in questions)


def _ask(question: str) -> bool:
    if not sys.stdin.isatty():
        raise SourceError(
            Problem(
                path="",
                kind="question",
                message=question,
                remedy="这里没有人可以回答；确定要这样做，加 --yes",
            )
        )
    return input(f"{question}（输入 y 继续）").strip().lower() in {"y", "yes", "是", "好"}


__all__ = ["Publication", "publish", "qr", "unpublish", "verify"]
