"""Browsers of 2020 show the paper, not a ruin (DESIGN.md 4)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.theme.conftest import PAGES, Visit
from tests.theme.floor import as_in_2020, used_beyond_the_floor
from tests.theme.test_accessibility import violations

PARSE = """
const acorn = require("acorn"); const fs = require("fs");
for (const path of process.argv.slice(1))
  acorn.parse(fs.readFileSync(path, "utf8"), {
    ecmaVersion: 2020, sourceType: path.endsWith("remember.js") ? "script" : "module" });
"""


def modules(root: Path) -> list[Path]:
    """Every script of the site."""
    return sorted((root / "theme" / "static" / "js").rglob("*.js"))


@pytest.mark.parametrize(
    "newer",
    [
        "@layer a {}",
        ".a { inset: 0 }",
        ".a:has(b) {}",
        ".a { padding-inline: 1px }",
        ".a { & b {} }",
    ],
)
def test_the_floor_sees_what_is_too_new(newer: str) -> None:
    assert used_beyond_the_floor(newer)


def test_no_style_sheet_needs_a_newer_browser(theme_css: dict[str, str]) -> None:
    found = {name: used_beyond_the_floor(css) for name, css in theme_css.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_scripts_parse_as_es2020(root: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("没有 node：脚本的语法由 CI 检查")
    paths = [str(path) for path in modules(root)]
    assert paths
    done = subprocess.run(
        [node, "-e", PARSE, *paths], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_scripts_use_no_look_behind_and_write_no_html(root: Path) -> None:
    for path in modules(root):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\(\?<[=!]", source), f"{path.name}: Safari 14 不认后行断言"
        assert not re.search(r"\.(?:inner|outer)HTML\s*=|insertAdjacentHTML", source), path.name


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["front page", "article", "issue", "past issues"])
def test_without_anything_newer_the_paper_still_stands(
    visit: Visit, site_url: str, root: Path, kind: str, width: int
) -> None:
    page = visit(None, width=width)

    def old(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=as_in_2020(answer.text()))

    page.route("**/*.css", old)
    page.goto(f"{site_url}/{PAGES[kind]}")
    rule = page.locator(".double-rule").first
    assert rule.evaluate("one => getComputedStyle(one).borderTopWidth") == "3px"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 236)"
    seal = page.locator(".seal").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert seal == "rgb(163, 22, 28)"
    if kind == "front page":
        name = page.locator("h1 .nameplate-name")
        assert float(name.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) > 45
        flag = page.locator(".flag").first.evaluate("one => getComputedStyle(one).backgroundColor")
        assert flag == "rgb(163, 22, 28)"
    axe = (root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
