"""The Nu HTML checker finds no error in any page nor in any style sheet."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

# Files are checked from the disk: there, 'self' of the policy is no origin. JSON-LD is data, not a
# script: no policy stands against it.
OF_THE_DISK = "violates Content Security Policy"
# CSS Custom Highlight API: 朗读's sentence; browsers without it mark the paragraph.
NOT_KNOWN_YET = "article.css"


@pytest.fixture(scope="module")
def checker(root: Path) -> list[str]:
    """The command that starts it."""
    java, jar = shutil.which("java"), root / "node_modules/vnu-jar/build/dist/vnu.jar"
    if java is None or not jar.is_file():
        pytest.skip("没有 java 或 vnu-jar：网页由 CI 检查")
    return [java, "-jar", str(jar), "--stdout", "--format", "gnu"]


def findings(command: list[str]) -> list[str]:
    """One line each."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line and OF_THE_DISK not in line]


def test_every_page_is_sound_html(checker: list[str], site_url: str, theme_site: Path) -> None:
    assert site_url
    pages = sorted(str(path) for path in theme_site.rglob("*.html"))
    assert findings([*checker, *pages]) == []


def test_every_style_sheet_is_sound_css(checker: list[str], root: Path) -> None:
    sheets = sorted(str(path) for path in (root / "theme/static/css").glob("*.css"))
    found = findings([*checker, "--css", *sheets])
    assert [line for line in found if NOT_KNOWN_YET not in line] == []
    assert len(found) <= 1
