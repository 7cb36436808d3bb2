"""`bench feeds`: the feeds alone, and what the W3C validator says of all that we can make."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plugins.commands import build, tether
from plugins.commands.console import EnvironmentFault

SITE_URL = "https://weekly.example.cn/kfq"
"""Below a sub-path: there a wrong address shows."""
REAL_PAGE = Path("shared") / "seeds" / "000_4cf14992b5244d6e.txt"
REAL_ISSUE = "2025-04-25"
_SHOWN = 5


def alone(root: Path, articles: int) -> Iterator[tuple[str, str]]:
    """The feeds without the build around them: 5 kB an article, archive to bytes."""
    yield (
        "CPU, feeds alone",
        f"{_python(root, 'tests.feeds.archives', 'cpu', str(articles)).strip()} s",
    )


def validated(root: Path, validator: Path) -> Iterator[tuple[str, str]]:
    """Sample issues, the real page where it lies, an empty and a hostile archive, a whole year.

    Raises:
        EnvironmentFault: the folder is no clone of the validator, or a command did not run.
    """
    if not (validator / "src" / "feedvalidator").is_dir():
        raise EnvironmentFault(
            f"这里没有 W3C 校验器的源码：{validator}",
            "git clone https://github.com/w3c/feedvalidator，再用 --validator 指出那个文件夹",
        )
    yield "W3C validator", _commit(validator)
    with tempfile.TemporaryDirectory(prefix="weekly-feeds-") as name:
        work = Path(name)
        sites = {"sample issues": _sample(root, work / "sample")}
        if (root.parent / REAL_PAGE).is_file():
            sites["real page"] = _real(root, work)
        # The tests know the worst texts; what they make of them lies in one folder each.
        _python(root, "tests.feeds.archives", str(work / "made"), SITE_URL)
        sites.update({path.name: path for path in sorted((work / "made").iterdir())})
        for title, folder in sites.items():
            yield title, _verdict(root, validator, folder)


def _sample(root: Path, output: Path) -> Path:
    build.make(build.Build(root=root, content=root / "content", output=output, site_url=SITE_URL))
    return output


def _real(root: Path, work: Path) -> Path:
    content = work / "content"
    page = str(root.parent / REAL_PAGE)
    _invoke(root, "import", page, "--content", str(content), codes=(0, 1))
    _invoke(root, "approve", REAL_ISSUE, "--content", str(content), "--by", "bench", "--force")
    output = work / "real"
    build.make(build.Build(root=root, content=content, output=output, site_url=SITE_URL))
    return output


def _verdict(root: Path, validator: Path, folder: Path) -> str:
    module = "plugins.commands.feed_validator"
    lines = _python(root, module, str(validator), str(folder), SITE_URL).splitlines()
    rows = [json.loads(line) for line in lines]
    wrong = [f"{row['path']}: {said}" for row in rows for said in row["said"]]
    figures = ", ".join(
        [
            f"{len(rows)} files",
            f"{sum(row['errors'] for row in rows)} errors",
            f"{sum(row['warnings'] for row in rows)} warnings",
        ]
    )
    return "\n    ".join([figures, *wrong[:_SHOWN]])


def _commit(validator: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(validator), "log", "-1", "--format=%h of %cs"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "commit not known"
    return done.stdout.strip()


def _invoke(root: Path, *words: str, codes: tuple[int, ...] = (0,)) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(root), *words]
    done = subprocess.run(
        command, cwd=root, env=tether.plain_environment(), capture_output=True, check=False
    )
    if done.returncode not in codes:
        raise EnvironmentFault(
            f"invoke {words[0]} 没有跑成。", done.stderr.decode("utf-8", "replace")[-1000:]
        )


def _python(root: Path, module: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=root,
        env={**tether.plain_environment(), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise EnvironmentFault(
            f"{module} 没有跑成。", done.stderr.decode("utf-8", "replace")[-1000:]
        )
    return done.stdout.decode("utf-8")
