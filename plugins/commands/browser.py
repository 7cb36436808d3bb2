"""A Chromium for the tests: found, or installed, or said to be missing. Never done without."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.commands.console import EnvironmentFault

VARIABLE = "CHROMIUM"
"""Environment variable that names the browser to use."""
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Start options: nothing but the pages under test is asked for."""

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
_DOWNLOAD_SECONDS = 20
_REMEDY = (
    "请装上 Chromium 或 Chrome（Debian、Ubuntu：sudo apt install chromium），"
    f"或用环境变量 {VARIABLE} 写出浏览器程序的路径。"
)


def arguments() -> list[str]:
    """Start options on this machine: root has no sandbox to offer."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]


def find() -> Path:
    """A Chromium on this machine, without installing one.

    Raises:
        EnvironmentFault: there is none, or the one that the variable names is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None:
            raise EnvironmentFault(f"环境变量 {VARIABLE} 写的 {named} 不是可运行的程序。", _REMEDY)
        return Path(path)
    for candidate in _candidates():
        if candidate.is_file():
            return candidate
    raise EnvironmentFault("没有找到 Chromium 浏览器，浏览器测试做不了。", _REMEDY)


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            yield Path(path)
    yield from map(Path, _PLACES)
    yield from _playwrights_own()


_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def _playwrights_own() -> Iterator[Path]:
    """Where `playwright install chromium` puts it.

    Asked in a process of its own: one that already drives a browser may not start another.
    """
    said = subprocess.run(
        [sys.executable, "-c", _ASK_PLAYWRIGHT],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if said.returncode == 0:
        yield Path(said.stdout.strip())


def find_or_install() -> Path:
    """A Chromium on this machine that Playwright can drive; installed when there is none.

    Raises:
        EnvironmentFault: none could be had.
    """
    if not _can_drive():
        _install("libatomic1", "Playwright 缺少系统库 libatomic1")
        if not _can_drive():
            raise EnvironmentFault(
                "Playwright 在这台电脑上开不起来，浏览器测试做不了。",
                "Debian、Ubuntu 请输入：sudo apt install libatomic1",
            )
    try:
        return find()
    except EnvironmentFault:
        if os.environ.get(VARIABLE):
            raise
    _install("chromium", "没有找到 Chromium")
    if not any(shutil.which(name) for name in _NAMES):
        # Downloads from a host that many networks do not reach: last, and not for long.
        _try([sys.executable, "-m", "playwright", "install", "chromium"], _DOWNLOAD_SECONDS)
    return find()


def _can_drive() -> bool:
    """Does Playwright's own Node start? A minimal Debian lacks a library that it needs."""
    said = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False
    )
    return said.returncode == 0


def _install(package: str, because: str) -> None:
    """Install a Debian package where we may."""
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"{because}，试着安装……", flush=True)
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package])


def _try(command: list[str], seconds: float | None = None) -> None:
    """Run an installer; whether it helped is seen afterwards."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, check=True, timeout=seconds, stdin=subprocess.DEVNULL)
