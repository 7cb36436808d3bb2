"""Pictures of the commands for the handbook: they are run, and what they print is photographed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from plugins.commands.console import GOOD, PROBLEMS, EnvironmentFault

HOME = "D:/周刊"
"""What stands for the temporary folder in a picture."""
SERVER = "www@weekly.example.cn:/srv/www"
"""What stands for a folder of this machine, to which rsync writes as it would to a server's."""
SITE_URL = "https://weekly.example.cn"
SITE = "周刊网站"
UPLOAD = "上传"
_EDITED = "content/2025-05-16/0101-*.md"
_PAGE = Path(__file__).with_name("terminal.html")
_DRAWINGS = Path(__file__).with_name("drawings.html")
_ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

Serving = Callable[[Path], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A command as it was typed and what it said."""

    name: str
    typed: str
    said: str


def take(
    started: Browser,
    root: Path,
    folder: Path,
    source: Path,
    serving: Serving,
    save: Callable[[bytes, str], None],
) -> int:
    """Run the scenes in a project of their own and photograph each; then the drawings.

    Args:
        started: the browser.
        root: the project.
        folder: an empty folder, for a copy of the project and what it publishes.
        source: a page text to import.
        serving: a folder → a context in which it is served at an address.
        save: (PNG, name) → written.

    Returns:
        How many pictures were taken.

    Raises:
        EnvironmentFault: a command failed.
    """
    scenes = tuple(_scenes(root, folder, source, serving))
    page = started.new_page(viewport={"width": 600, "height": 600}, device_scale_factor=2)
    page.goto(_PAGE.as_uri())
    for scene in scenes:
        page.evaluate("([typed, said]) => show(typed, said)", [scene.typed, scene.said])
        save(page.locator("main").screenshot(), scene.name)
    page.goto(_DRAWINGS.as_uri())
    drawings = page.locator("section").all()
    for drawing in drawings:
        save(drawing.screenshot(), drawing.get_attribute("id") or "")
    page.close()
    return len(scenes) + len(drawings)


def _scenes(root: Path, folder: Path, source: Path, serving: Serving) -> Iterator[Scene]:
    newsroom = _newsroom(root, folder / "newsroom")
    shutil.copy(source, newsroom / "第2版.txt")
    remote, server = folder / "remote.git", folder / "server"
    server.mkdir()
    _git(folder, "init", "--bare", "-q", "-b", "main", str(remote))
    _git(newsroom, "init", "-q", "-b", "main")
    _git(newsroom, "remote", "add", "origin", str(remote))

    yield _scene(newsroom, "import-terminal", "import", "第2版.txt", "--content", "新稿")

    def publish(name: str, to: str, *options: str) -> Scene:
        """The setting SITEURL is not in the picture: an editor has written it long ago."""
        words = ("publish", "--to", to, *options)
        said = _said(newsroom, *words, "--site-url", SITE_URL).replace(str(server), SERVER)
        return Scene(
            name=name, typed=f"invoke {' '.join(words)}".replace(str(server), SERVER), said=said
        )

    first = publish("zip-terminal", f"zip:{SITE}.zip")
    places = (
        ("publish-terminal", f"folder:{SITE}"),
        ("upload-terminal", f"folder:{UPLOAD}", "--changed-only"),
        ("rsync-terminal", f"rsync:{server}"),
        ("branch-terminal", "branch"),
    )
    for place in places:
        publish(*place)
    (edited,) = newsroom.glob(_EDITED)
    edited.write_text(edited.read_text(encoding="utf-8") + "\n以上为演示。\n", encoding="utf-8")
    yield first
    for place in places:
        yield publish(*place)
    live = newsroom / "live"
    live.mkdir()
    with serving(live) as url:
        # Built for the address at which it is served: else every address in it would be wrong.
        _said(newsroom, "build", "-o", "live", "--site-url", url)
        said = _said(newsroom, "verify", url).replace(url, SITE_URL)
    yield Scene(name="verify-terminal", typed=f"invoke verify {SITE_URL}", said=said)


def _newsroom(root: Path, project: Path) -> Path:
    """A project of its own: nothing that is published here is remembered in the real one."""
    project.mkdir()
    for name in ("plugins", "theme", ".venv"):
        (project / name).symlink_to(root / name)
    for name in ("tasks.py", "pelicanconf.py", "requirements.txt"):
        shutil.copy(root / name, project)
    shutil.copytree(root / "content", project / "content")
    return project


def _scene(project: Path, name: str, *words: str) -> Scene:
    return Scene(name=name, typed=" ".join(("invoke", *words)), said=_said(project, *words))


def _said(project: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=project,
        env={**os.environ, **_ALONE, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    # An import that leaves questions open ends with 1: that is its everyday case.
    if done.returncode not in ((GOOD, PROBLEMS) if words[0] == "import" else (GOOD,)):
        raise EnvironmentFault("命令没有做成，图拍不了。", said)
    return said.strip().replace(str(project), HOME)


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **_ALONE}, check=True)
