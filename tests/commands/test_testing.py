"""`test` never does without a browser in silence, and says what it leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.commands import browser, testing
from plugins.commands.console import EnvironmentFault

ROOT = Path(__file__).resolve().parents[2]


def invoke(*words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *words],
        env={**os.environ, **extra}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine whose PATH is one empty folder."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.setattr(browser, "_PLACES", ())
    return tmp_path / "bin"


def program(folder: Path, name: str, says: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_wrong_browser_fails_the_tests_instead_of_skipping_them() -> None:
    said = invoke("test", "--only", "tests/test_tasks.py", CHROMIUM="/nirgends/chromium")
    assert said.returncode == 2
    assert "/nirgends/chromium 不是可运行的程序" in said.stderr
    assert "passed" not in said.stdout


@pytest.mark.usefixtures("bare")
def test_without_a_browser_the_remedy_is_named() -> None:
    with pytest.raises(EnvironmentFault, match="没有找到 Chromium") as raised:
        browser.find()
    assert "apt install chromium" in raised.value.remedy
    assert browser.VARIABLE in raised.value.remedy


@pytest.mark.skipif(os.name == "nt", reason="替身是 sh 脚本")
def test_the_named_browser_comes_before_the_one_on_the_path(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path = program(bare, "chromium-browser", "1")
    assert browser.find() == on_path
    own = program(tmp_path, "mein-browser", "2")
    monkeypatch.setenv(browser.VARIABLE, str(own))
    assert browser.find() == own


@pytest.mark.usefixtures("bare")
def test_the_download_that_many_networks_lack_comes_last_and_not_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[tuple[list[str], float | None]] = []
    monkeypatch.setattr(
        browser, "_try", lambda command, seconds=None: tried.append((command, seconds))
    )
    with pytest.raises(EnvironmentFault, match="没有找到 Chromium"):
        browser.find_or_install()
    command, seconds = tried[-1]
    assert command[1:] == ["-m", "playwright", "install", "chromium"]
    assert seconds == 20


def test_a_library_that_playwright_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_can_drive", lambda: False)
    monkeypatch.setattr(browser, "_try", lambda _command, _seconds=None: None)
    with pytest.raises(EnvironmentFault, match="Playwright") as raised:
        browser.find_or_install()
    assert "libatomic1" in raised.value.remedy


@pytest.mark.usefixtures("bare")
def test_node_is_required_in_ci_and_its_absence_said_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "false")
    assert testing._run_node(ROOT, [ROOT / "x.test.mjs"]) == 0
    assert "JavaScript 单元测试这次不跑" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    with pytest.raises(EnvironmentFault, match="必须跑 JavaScript"):
        testing._run_node(ROOT, [ROOT / "x.test.mjs"])


@pytest.mark.skipif(os.name == "nt", reason="替身是 sh 脚本")
def test_an_old_node_is_named(bare: Path) -> None:
    program(bare, "node", "v14.21.3")
    assert "v14.21.3" in testing._what_node_lacks(ROOT)


def test_a_part_of_the_tests_is_run_and_its_exit_code_handed_on(tmp_path: Path) -> None:
    good, bad = tmp_path / "test_good.py", tmp_path / "test_bad.py"
    good.write_text("def test_good() -> None:\n    assert True\n", encoding="utf-8")
    bad.write_text("def test_bad() -> None:\n    assert False\n", encoding="utf-8")
    said = invoke("test", "--only", f"{good} {bad}")
    assert said.returncode == 1
    assert "1 failed, 1 passed" in said.stdout.strip().splitlines()[-1]
    assert invoke("test", "--only", f"{good} {bad}", "-k", "good").returncode == 0


def test_a_script_test_alone_runs_under_node_only(tmp_path: Path) -> None:
    script = tmp_path / "one.test.mjs"
    script.write_text("import test from 'node:test';\ntest('one', () => {});\n", encoding="utf-8")
    said = invoke("test", "--only", str(script), CI="true")
    assert said.returncode == 0, said.stderr
    assert "# pass 1" in said.stdout
    assert "pytest" not in said.stdout
