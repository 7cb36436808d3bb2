"""签发: an issue's drafts become published, unless a red question is still open."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.checks.source import PROVISIONAL_TITLE
from plugins.importer import answers, questions, status, tally
from plugins.importer.places import IssuePlaces, imports_beside
from plugins.newspaper import files, issue_toml
from plugins.newspaper.chinese import date_meant
from plugins.newspaper.content import ARTICLE_FILE, ISSUE_FILE
from plugins.newspaper.model import CHINA
from plugins.newspaper.problems import Problem, SourceError, nearest


def run(issue: str, *, content: Path, root: Path, by: str = "", force: bool = False) -> int:
    """Approve an issue.

    Returns:
        0 approved, 1 refused: questions are open, or an article still has no headline.

    Raises:
        SourceError: no such issue, nobody to sign, files that cannot be read.
    """
    places = IssuePlaces(
        content=content, imports=imports_beside(content), issue_id=issue.strip("/")
    )
    if not places.issue.is_dir() or not (places.issue / ISSUE_FILE).is_file():
        raise SourceError(
            Problem(
                path=f"{content.name}/{issue}",
                kind="no-issue",
                message="没有这一期",
                remedy=_known(content, issue),
            )
        )
    with files.lock(places.imports / ".lock", "导入或签发"):
        return _approve(places, by or _git_name(root), force=force)


def _approve(places: IssuePlaces, by: str, *, force: bool) -> int:
    if not by:
        raise SourceError(
            Problem(path="", kind="no-name", message="不知道是谁签发的", remedy="加上 --by 姓名")
        )
    texts = {
        path.name: files.read_text(path, f"{places.issue_id}/{path.name}")
        for path in sorted(places.issue.iterdir())
        if ARTICLE_FILE.match(path.name)
    }
    untitled = tuple(_untitled(places, texts))
    # a headline that is missing is said once, with the file that it is to be written into
    found = tuple(
        kept
        for kept in open_questions(places, texts)
        if not untitled or kept.question.problem.kind != "no-title"
    )
    if untitled or (found and not force):
        for problem in (*untitled, *_firsts(found)):
            _say(problem)
        _say(_refusal(len(untitled), len(_firsts(found))))
        return 1
    drafts = [name for name, text in texts.items() if status.is_draft(text)]
    if not drafts and _approved(places):
        _say(f"{places.issue_id}：没有草稿，早已签发。")
        return 0
    written = {name: status.as_published(texts[name]) for name in drafts}
    issue_text = files.read_text(places.issue / ISSUE_FILE, ISSUE_FILE)
    forced = tuple(str(k.question.problem).split("\n", 1)[0] for k in found)
    for name, text in written.items():
        files.write_atomic(places.issue / name, text.encode())
    # issue.toml last: it says that the whole issue was approved
    files.write_atomic(
        places.issue / ISSUE_FILE, (issue_text.rstrip("\n") + "\n" + _approval(by, forced)).encode()
    )
    _say(f"{places.issue_id}：签发 {len(drafts)} 篇，签发人 {by}。")
    for line in forced:
        _say(f"  未处理而签发：{line}")
    return 0


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")


def open_questions(places: IssuePlaces, texts: Mapping[str, str]) -> tuple[questions.Kept, ...]:
    """The red questions that nobody has answered and that the text still holds."""
    path = places.folder / questions.FILE_NAME
    if not path.is_file():
        return ()
    kept = questions.load(files.read_text(path, path.name))
    _, given = answers.load(places.answers, places.answers.name)
    settled = answers.settle([k.question for k in kept], given)
    kept = tuple(replace(k, question=q) for k, q in zip(kept, settled, strict=True))
    articles = {name[:4]: questions.read_article(text, name) for name, text in texts.items()}
    return questions.open_ones(kept, articles)


def _untitled(places: IssuePlaces, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Articles that still have the importer's provisional headline: nobody may sign that."""
    for name, text in texts.items():
        if questions.read_article(text, name).title == PROVISIONAL_TITLE:
            yield Problem(
                path=f"{places.issue_id}/{name}",
                line=1,
                kind="provisional-title",
                message=f"标题还是“{PROVISIONAL_TITLE}”",
                remedy="把 Title 改成报上的标题，或者删掉这一篇",
            )


def _firsts(found: Sequence[questions.Kept]) -> tuple[Problem, ...]:
    """A finding that recurs is said once, as on the review page."""
    return tuple(group[0].problem for group in tally.findings([k.question for k in found]))


def _refusal(untitled: int, found: int) -> str:
    said = f"还有 {untitled + found} 处必须处理，没有签发。在核对页里处理"
    if untitled:
        return f"{said}，或者在稿件里改；没有标题的稿件，加 --force 也不能签发。"
    return f"{said}，或者加 --force 照样签发。"


def _approval(by: str, forced: tuple[str, ...]) -> str:
    at = datetime.now(CHINA).isoformat(timespec="seconds")
    rows = [f"by = {json.dumps(by, ensure_ascii=False)}", f'at = "{at}"']
    if forced:
        rows.append(f"forced = {json.dumps(list(forced), ensure_ascii=False)}")
    return "\n[[approval]]\n" + "\n".join(rows) + "\n"


def _approved(places: IssuePlaces) -> bool:
    text = files.read_text(places.issue / ISSUE_FILE, ISSUE_FILE)
    return bool(issue_toml.parse(text, ISSUE_FILE, places.issue_id)[0].approvals)


def _git_name(root: Path) -> str:
    try:
        found = subprocess.run(
            ["git", "config", "user.name"], cwd=root, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return found.stdout.strip()


def _known(content: Path, typed: str) -> str:
    if not content.is_dir():
        return "先导入一期"
    ids = sorted(p.name for p in content.iterdir() if issue_toml.issue_date(p.name))
    meant = date_meant(typed)
    near = nearest(meant.isoformat() if meant else typed, ids)
    return f"{near}现有的是：{'、'.join(ids[-5:])}" if ids else "先导入一期"
