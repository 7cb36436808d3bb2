"""A small project of its own: its content, its .cache, its git; program and theme are ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.publishing.command import Publication
from tests.publishing.remotes import ALONE

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = "https://news.example.invalid"
TODAY = date(2025, 5, 2)

ISSUE = """numbers = [{number}]
serial = {serial}
default_column = "开发区建设"
name = "开发区建设周刊"
paper = "科学导报"

[[page]]
number = 1
label = "1"
name = "要闻"
"""
ARTICLE = """Title: {title}
Category: 开发区建设
Authors: 本刊综合整理
Status: {status}

{body}
"""


class Project:
    """A project folder with content that tests write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"

    def issue(self, day: str, *titles: str, status: str = "published") -> None:
        folder = self.content / day
        folder.mkdir(parents=True, exist_ok=True)
        number = (date.fromisoformat(day) - date(2025, 4, 25)).days // 7 + 13
        (folder / "issue.toml").write_text(
            ISSUE.format(number=number, serial=4350 + number), encoding="utf-8"
        )
        for order, title in enumerate(titles, start=1):
            self.article(day, f"01{order:02}", title, status=status)

    def article(self, day: str, digits: str, title: str, *, status: str = "published") -> None:
        body = f"{title}的第一段。\n\n{title}的第二段，写完了。"
        path = self.content / day / f"{digits}-{title}.md"
        path.write_text(ARTICLE.format(title=title, status=status, body=body), encoding="utf-8")

    def status_of(self, day: str) -> set[str]:
        return {
            re.search(r"^Status: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]  # type: ignore[index]
            for path in (self.content / day).glob("*.md")
        }

    def publication(self, to: str = "", **changes: object) -> Publication:
        plain = Publication(
            root=self.root, content=self.content, to=to, site_url=SITE_URL, today=TODAY
        )
        return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two issues, three articles."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("plugins", "theme"):
        (root / name).symlink_to(ROOT / name)
    config = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (root / "pelicanconf.py").write_text(config, encoding="utf-8")
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    # An address in .invalid is never looked up in the network; nothing else is asked either.
    monkeypatch.setenv("no_proxy", "*")
    made = Project(root)
    made.issue("2025-04-25", "园区开工", "机柜上架")
    made.issue("2025-05-02", "窗口办事")
    return made


Typed = Callable[[str], None]
