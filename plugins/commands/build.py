"""Build the site: check the sources, run Pelican, check the result, swap it in whole.

Pelican swallows errors and exits 0, so both checks are ours. Until the very last step the site of
yesterday stands untouched.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.commands import tether
from plugins.commands.console import GOOD, EnvironmentFault, show
from plugins.newspaper import files, settings
from plugins.newspaper.problems import Problem, SourceError, errors

CONFIG = settings.CONFIG
_OUR_ERROR = "plugins.newspaper.problems.SourceError: "
# AttributeError: module 'plugins.search' has no attribute 'register'
_RAISED = re.compile(r"^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Fault)\b")
_DRAFT = re.compile(r"^(?:Status|状态)\s*[:：]\s*(?:draft|草稿)\s*$", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One run: which folders, for which address."""

    root: Path
    """The project: pelicanconf.py, theme and plugins."""
    content: Path
    output: Path
    site_url: str = ""
    """The public address; "" leaves pelicanconf.py's."""
    preview: bool = False
    """Drafts too; findings in the built site are listed but stop nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What stands in the output folder now."""

    files: int
    pages: int
    size_bytes: int
    drafts_left_out: int


def run(build: Build) -> int:
    """Build, and say in Chinese what came of it.

    Returns:
        0, or 1 when the sources have errors: then nothing was written.

    Raises:
        SourceError: see `make`.
        EnvironmentFault: see `make`.
    """
    built, problems = make(build)
    show(problems)
    print(f"网站已生成：{_shown(build.output)}")
    print(f"  {built.pages} 个网页，{built.files} 个文件，共 {size(built.size_bytes)}。")
    if built.drafts_left_out:
        print(f"  {built.drafts_left_out} 篇稿件还没有签发，没有放进去（预览里看得到）。")
    return GOOD


def make(build: Build) -> tuple[Built, tuple[Problem, ...]]:
    """Build the site and swap it in.

    Returns:
        What was built, and the problems that do not stop.

    Raises:
        SourceError: errors in the settings, the sources or the built site; all of today's at once.
            The output folder is as it was.
        EnvironmentFault: Pelican itself failed; its words are in .cache/build.log.
    """
    require_content(build.content)
    output = build.output
    with files.lock(output.with_name(f".{output.name}.lock"), "生成网站"), _tidied(output):
        config = read_config(build)
        found = _check_sources(build, config)
        if errors(found):
            raise SourceError(*found)
        _run_pelican(build)
        built_problems = _check_site(build, config)
        if errors(built_problems) and not build.preview:
            raise SourceError(*found, *built_problems)
        built = _measure(build)
        files.replace_tree(output)
    return built, (*found, *built_problems)


def require_content(content: Path) -> None:
    """Raises SourceError when there is no such folder."""
    if not content.is_dir():
        raise SourceError(
            Problem(
                path=_shown(content),
                kind="no-content",
                message="没有这个稿件文件夹",
                remedy="用 --content 指出稿件所在的文件夹，例如 --content content",
            )
        )


@contextlib.contextmanager
def _tidied(output: Path) -> Iterator[None]:
    """No half-built tree beside the site, neither a killed command's nor ours."""
    files.repair(output)
    try:
        yield
    finally:
        files.repair(output)


def read_config(build: Build) -> dict[str, Any]:
    """The names of pelicanconf.py as this build uses them.

    Raises:
        SourceError: the file is not there, cannot be run or has a name that is not known.
    """
    values = settings.load_config(files.read_text(build.root / CONFIG, CONFIG))
    return {**values, **_overrides(build)}


def _overrides(build: Build) -> dict[str, Any]:
    """What this run says otherwise than pelicanconf.py."""
    values: dict[str, Any] = {}
    if build.site_url:
        values["SITEURL"] = build.site_url.rstrip("/")
    if build.preview:
        values["SITE_PREVIEW"] = True
    return values


def _check_sources(build: Build, config: Mapping[str, Any]) -> tuple[Problem, ...]:
    from plugins.checks import source

    return source.check(build.content, config)


def _check_site(build: Build, config: Mapping[str, Any]) -> tuple[Problem, ...]:
    from plugins.checks import site

    return site.check(files.new_tree(build.output), str(config.get("SITEURL", "")))


# --- Pelican -------------------------------------------------------------------------------------


def _run_pelican(build: Build) -> None:
    """Run Pelican into the new tree, in a process of its own that ends when we end."""
    command = [
        "pelican",
        str(build.content.resolve()),
        "--output",
        str(files.new_tree(build.output.resolve())),
        "--settings",
        str(build.root / CONFIG),
        "--fatal",
        "errors",
        "--log-handler",
        "plain",
    ]
    overrides = [f"{key}={json.dumps(value)}" for key, value in _overrides(build).items()]
    if overrides:
        command += ["--extra-settings", *overrides]
    # UTF-8 whatever the system's code page is: what Pelican opens without saying how is ours.
    environment = {**tether.plain_environment(), "PYTHONUTF8": "1"}
    code, printed = tether.run(sys.executable, command, environment=environment, folder=build.root)
    _keep_log(build.root, printed)
    if code != 0:
        raise _failure(printed)


def _keep_log(root: Path, printed: Sequence[str]) -> None:
    """Pelican's own words, for whoever maintains this."""
    with contextlib.suppress(OSError):
        log = root / ".cache" / "build.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text("\n".join(printed) + "\n", encoding="utf-8")


def _failure(printed: Sequence[str]) -> Exception:
    """A plugin's own Problem where there is one, else Pelican's last error line."""
    for number, line in enumerate(printed):
        if line.startswith(_OUR_ERROR):
            said = [line.removeprefix(_OUR_ERROR), *printed[number + 1 :]]
            return SourceError(Problem(path="", kind="build", message="\n".join(said).strip()))
    return EnvironmentFault(
        f"网站没有生成：{_reason(printed) or '生成程序没有说原因'}",
        "原来的网站没有动。详细记录在 .cache/build.log，请发给维护者。",
    )


def _reason(printed: Sequence[str]) -> str:
    """What Pelican was at and what was raised: the lines before and at the end of a traceback."""
    traceback = next((n for n, line in enumerate(printed) if line.startswith("Traceback")), None)
    if traceback is None:
        return next((line.strip() for line in reversed(printed) if line.strip()), "")
    doing = printed[traceback - 1].strip() if traceback else ""
    doing = doing.removeprefix("CRITICAL ").removeprefix("ERROR ")
    raised = next((line for line in printed[traceback:] if _RAISED.match(line)), "")
    # Pelican repeats an exception as its last log line.
    return raised if doing and doing in raised else f"{doing} {raised}".strip()


# --- the summary ---------------------------------------------------------------------------------


def _measure(build: Build) -> Built:
    count = pages = size_bytes = 0
    for folder, _folders, names in os.walk(files.new_tree(build.output)):
        for name in names:
            count += 1
            pages += name.endswith(".html")
            size_bytes += (Path(folder) / name).stat().st_size
    drafts = 0 if build.preview else count_drafts(build.content)
    return Built(files=count, pages=pages, size_bytes=size_bytes, drafts_left_out=drafts)


def count_drafts(content: Path) -> int:
    """How many manuscripts are not approved yet."""
    return sum(_is_draft(path) for path in content.glob("*/*.md"))


def _is_draft(path: Path) -> bool:
    """Does a `Status: draft` line stand in the front matter?"""
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    fields = head.decode("utf-8", "ignore").replace("\r\n", "\n").partition("\n\n")[0]
    return _DRAFT.search(fields) is not None


def size(size_bytes: int) -> str:
    """A size as people say it: `1.2 MB`."""
    if size_bytes < 1024 * 1024:
        return f"{size_bytes / 1024:.0f} KB"
    return f"{size_bytes / 1024 / 1024:.1f} MB"


def _shown(path: Path) -> str:
    """A path as it was most likely typed: relative to where we stand, if it is below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
