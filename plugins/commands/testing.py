"""Run all tests: those of the browser's modules under Node, then pytest with a real Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.commands import browser
from plugins.commands.console import GOOD, EnvironmentFault

_OLDEST_NODE = 18
"""The first with `node --test`."""


def run(root: Path, *, only: str = "", word: str = "") -> int:
    """Run the tests; pytest's closing line is the last.

    Args:
        root: the project.
        only: files or folders of tests, separated by blanks; "" for all, Node's too.
        word: pytest's `-k`.

    Returns:
        The first exit code that is not 0, of Node's tests or pytest.

    Raises:
        EnvironmentFault: no Chromium can be had, or no Node where it is required (CI).
    """
    chromium = browser.find_or_install()
    print(f"浏览器：{chromium}", flush=True)
    environment = {**os.environ, browser.VARIABLE: str(chromium)}
    chosen = only.split()
    node_code = 0
    if not word and all(name.endswith((".mjs", ".js")) for name in chosen):
        node_code = _run_node(root, [root / name for name in chosen] or _node_tests(root))
    if chosen and all(name.endswith((".mjs", ".js")) for name in chosen):
        return node_code
    command = [sys.executable, "-m", "pytest", *chosen, *(["-k", word] if word else [])]
    code = subprocess.run(command, cwd=root, env=environment, check=False).returncode
    return node_code or code


def _node_tests(root: Path) -> list[Path]:
    return sorted((root / "tests").rglob("*.test.mjs"))


def _run_node(root: Path, tests: Sequence[Path]) -> int:
    """Run JavaScript unit tests where Node is; in CI it has to be.

    Raises:
        EnvironmentFault: required, and not to be had.
    """
    if not tests:
        return GOOD
    missing = _what_node_lacks(root)
    if missing:
        if os.environ.get("CI") == "true":
            raise EnvironmentFault(
                f"{missing}，而 CI 必须跑 JavaScript 单元测试。", "请安装 Node.js 20"
            )
        print(f"{missing}，JavaScript 单元测试这次不跑（浏览器测试照跑）。", flush=True)
        return GOOD
    # Node 20 takes names of files only, no pattern.
    command = ["node", "--test", *map(str, tests)]
    return subprocess.run(command, cwd=root, check=False).returncode


def _what_node_lacks(root: Path) -> str:
    """Why Node's tests cannot run here, in words; "" when they can."""
    if shutil.which("node") is None:
        return "这台电脑没有 Node.js"
    said = subprocess.run(
        ["node", "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    major = said.lstrip("v").split(".")[0]
    if not major.isdecimal() or int(major) < _OLDEST_NODE:
        return f"Node.js 的版本太旧（{said}）"
    if (root / "node_modules").is_dir():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "没有 npm，测试用的包装不上"
    print("正在安装 JavaScript 测试用的包（npm install）……", flush=True)
    # Not `npm ci`: it refuses a lock file that lacks a tool's builds for other systems.
    options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [npm, "install", *options]
    code = subprocess.run(
        command, cwd=root, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ).returncode
    return "测试用的包没有装上（npm install）" if code else ""
