"""`check`: today's problems in the sources, all at once; `--fix` adds what can be added."""

from __future__ import annotations

from plugins.checks import source, sources
from plugins.checks.fix import add_authors
from plugins.commands import build
from plugins.commands.console import GOOD, PROBLEMS, show
from plugins.newspaper.problems import SourceError, errors
from plugins.publishing import guard


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
        added = _fix(sources.read(job.content, config))
        for name, slug in added.items():
            print(f"authors.toml 添加：{name} = {slug}")
        if not added:
            print("没有需要自动补的。")
    found = source.check(job.content, config)
    show((*found, *guard.licence_is_shown(config), *guard.host_has_room(job.output)))
    if errors(found):
        return PROBLEMS
    print("稿件没有错误，可以生成网站。")
    return GOOD


def _fix(read: sources.Sources) -> dict[str, str]:
    """The authors who got a slug; none when their table cannot be read, which the check says."""
    content = read.content
    try:
        return add_authors(content.authors, content.shown(content.authors), read.people)
    except SourceError:
        return {}
