"""`check`: today's problems in the sources, all at once; `--fix` adds what can be added."""

from __future__ import annotations

from pathlib import Path

from plugins.checks import authors, source
from plugins.commands import build
from plugins.commands.console import GOOD, PROBLEMS, show
from plugins.newspaper import files
from plugins.newspaper.problems import errors


def run(job: build.Build, *, fix: bool = False) -> int:
    """List what is wrong, with file, line and remedy.

    Args:
        job: whose content and settings are looked at.
        fix: first write a slug into authors.toml for every author who has none.

    Returns:
        0 when nothing stops a build (questions and reminders alone do not), else 1.

    Raises:
        SourceError: the settings or the folder cannot be read.
    """
    build.require_content(job.content)
    config = build.read_config(job)
    if fix:
        added = add_slugs(source.read(job.content, config))
        for name, slug in added.items():
            print(f"authors.toml 添加：{name} = {slug}")
        if not added:
            print("没有需要自动补的。")
    found = source.check(job.content, config)
    show(found)
    if errors(found):
        return PROBLEMS
    print("稿件没有错误，可以生成网站。")
    return GOOD


def add_slugs(sources: source.Sources) -> dict[str, str]:
    """Write a slug for every author who has none; returns those, name -> slug.

    What stands in authors.toml, comments and order too, stays as it is: slugs are addresses.
    """
    path: Path = sources.content.authors
    if any(problem.path == sources.content.shown(path) for problem in sources.unread):
        return {}  # what cannot be read cannot be added to: every author would seem new
    table = authors.complete(sources.authors, sources.people)
    added = {name: table[name] for name in table if name not in sources.authors}
    if added:
        before = files.read_text(path, path.name) if path.exists() else ""
        files.write_atomic(path, f"{_ended(before)}{authors.dump(added)}".encode())
    return added


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
