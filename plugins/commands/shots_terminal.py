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
from plugins.publishing.memory import memory_of

HOME = "D:/周刊"
"""What stands for the temporary folder in a picture."""
SITE_URL = "https://weekly.example.cn"
SITE = "周刊网站"
UPLOAD = "上传"
_EDITED = "content/2025-05-16/0101-*.md"
_PAGE = Path(__file__).with_name("terminal.html")
_DRAWING = Path(__file__).with_name("hosting.html")

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
    """Run the scenes in a folder of their own and photograph each.

    Args:
        started: the browser.
        root: the project.
        folder: an empty folder, for a copy of the content and a published site.
        source: a page text to import.
        serving: a folder → a context in which it is served at an address.
        save: (PNG, name) → written.

    Returns:
        How many pictures were taken.

    Raises:
        EnvironmentFault: a command failed.
    """
    scenes = tuple(_scenes(root, folder, source, serving))
    page = started.new_page(viewport={"width": 880, "height": 600}, device_scale_factor=2)
    page.goto(_PAGE.as_uri())
    for scene in scenes:
        page.evaluate("([typed, said]) => show(typed, said)", [scene.typed, scene.said])
        save(page.locator("main").screenshot(), scene.name)
    page.goto(_DRAWING.as_uri())
    save(page.locator("main").screenshot(), "hosting")
    page.close()
    return len(scenes) + 1


def _scenes(root: Path, folder: Path, source: Path, serving: Serving) -> Iterator[Scene]:
    shutil.copytree(root / "content", folder / "content")
    for place in (SITE, UPLOAD):  # nothing was ever published there
        shutil.rmtree(memory_of(root, f"folder:{place}").folder, ignore_errors=True)
    shutil.copy(source, folder / "第2版.txt")

    def scene(name: str, *words: str) -> Scene:
        return Scene(
            name=name, typed=" ".join(("invoke", *words)), said=_said(root, folder, *words)
        )

    yield scene("import-terminal", "import", "第2版.txt", "--content", "新稿")
    publish = ("publish", "--to", f"folder:{SITE}", "--site-url", SITE_URL, "--content", "content")
    upload = ("publish", "--to", f"folder:{UPLOAD}", "--changed-only", *publish[3:])
    _said(root, folder, *publish)
    _said(root, folder, *upload)
    (edited,) = folder.glob(_EDITED)
    edited.write_text(edited.read_text(encoding="utf-8") + "\n以上为演示。\n", encoding="utf-8")
    yield Scene(
        name="publish-terminal",
        typed=f"invoke publish --to folder:{SITE}",
        said=_said(root, folder, *publish),
    )
    yield Scene(
        name="upload-terminal",
        typed=f"invoke publish --to folder:{UPLOAD} --changed-only",
        said=_said(root, folder, *upload),
    )
    live = folder / "live"
    live.mkdir()
    with serving(live) as url:
        # Built for the address at which it is served: else every address in it would be wrong.
        _said(root, folder, "build", "-o", "live", "--content", "content", "--site-url", url)
        said = _said(root, folder, "verify", url).replace(url, SITE_URL)
    yield Scene(name="verify-terminal", typed=f"invoke verify {SITE_URL}", said=said)


def _said(root: Path, folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, str(root / "tasks.py"), *words],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    # An import that leaves questions open ends with 1: that is its everyday case.
    if done.returncode not in ((GOOD, PROBLEMS) if words[0] == "import" else (GOOD,)):
        raise EnvironmentFault("命令没有做成，图拍不了。", said)
    return said.strip().replace(str(folder), HOME)
