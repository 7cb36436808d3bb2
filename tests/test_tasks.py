"""tasks.py as the editor meets it: the list, the menu, the double-click, mistyped commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from plugins.commands import menu

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(
    value.name or name for name, value in vars(tasks).items() if type(value).__name__ == "Task"
)


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_task_is_in_the_readme(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"(invoke|tasks\.py) {name}\b", readme), f"README 没有写 {name}"


@pytest.mark.parametrize("name", NAMES)
def test_every_task_says_in_chinese_what_it_and_its_options_do(name: str) -> None:
    said = run("--help", name)
    assert said.returncode == 0, said.stderr
    assert re.search(r"[\u4e00-\u9fff]", said.stdout)
    for line in said.stdout.splitlines():
        if line.startswith("  -"):
            assert re.search(r"[\u4e00-\u9fff]", line), line


# --- the menu ------------------------------------------------------------------------------------


def chosen(monkeypatch: pytest.MonkeyPatch, typed: str) -> list[list[str]]:
    """The commands that a menu starts when this is typed."""
    started: list[list[str]] = []

    def start(words: object) -> int:
        assert isinstance(words, list)
        started.append(words)
        return 0

    lines = iter(typed.splitlines(keepends=True))
    monkeypatch.setattr(sys, "stdin", type("Typed", (), {"readline": lambda _: next(lines, "")})())
    assert menu.run(start) == 0
    return started


def test_the_menu_runs_what_was_chosen_and_asks_for_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import_number = 1 + [entry.command for entry in menu.ENTRIES].index(("import",))
    typed = f'{import_number}\n"C:\\用户 一\\版面 文本"\n０\n'
    assert chosen(monkeypatch, typed) == [["import", "C:\\用户 一\\版面 文本"]]


def test_the_menu_reads_full_width_digits_and_refuses_nonsense(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    number = 1 + [entry.command for entry in menu.ENTRIES].index(("build",))
    full_width = chr(ord("０") + number)
    assert chosen(monkeypatch, f"99\nabc\n\n{full_width}\n0\n") == [["build"]]
    assert "请输入 0 到" in capsys.readouterr().out


def test_the_menu_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(monkeypatch, "") == []


def test_every_line_of_the_menu_is_a_task() -> None:
    assert {entry.command[0] for entry in menu.ENTRIES} <= set(NAMES)


def test_without_a_command_the_menu_comes() -> None:
    said = run(typed="0\n")
    assert said.returncode == 0, said.stderr
    assert "导入" in said.stdout


def test_a_task_that_fails_leaves_the_menu_open() -> None:
    number = 1 + [entry.command for entry in menu.ENTRIES].index(("approve",))
    said = run("menu", typed=f"{number}\n1999-01-01\n0\n")
    assert said.returncode == 0
    assert "没有全部完成" in said.stdout


# --- the double-click ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def double_click() -> bytes:
    return (ROOT / "周刊.cmd").read_bytes()


def test_the_double_click_file_is_ascii_with_windows_line_ends(double_click: bytes) -> None:
    assert double_click.isascii()
    assert double_click.count(b"\r\n") == double_click.count(b"\n") > 10


def test_the_double_click_file_calls_the_menu_by_a_quoted_path(double_click: bytes) -> None:
    assert b'"%~dp0tasks.py" menu' in double_click


def test_the_double_click_file_says_in_chinese_that_python_is_missing(double_click: bytes) -> None:
    numbers = re.search(rb"\[char\[\]\]\(([\d,]+)\)", double_click)
    assert numbers is not None
    sentence = "".join(chr(int(number)) for number in numbers[1].split(b","))
    assert sentence.startswith("没有找到 Python。")
    assert "python.org" in sentence


@pytest.mark.parametrize("name", ["import", "approve", "bench", "build"])
def test_help_is_help_and_no_file_of_that_name(name: str) -> None:
    command = [sys.executable, "tasks.py", name, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "Options:" in done.stdout
    assert "没有" not in done.stderr


def test_publish_in_the_menu_asks_for_its_target_and_goes_on_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = 1 + [entry.command for entry in menu.ENTRIES].index(("publish",))
    typed = f"{number}\nfolder:D:/网站\n{number}\n\n0\n"
    assert chosen(monkeypatch, typed) == [["publish", "--to", "folder:D:/网站"], ["publish"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], "import 后面还要写：版面文本"),
        (["qr"], "qr 后面还要写：哪一期"),
        (["review", "2025-05-30"], "review --issue 2025-05-30"),
    ],
)
def test_a_command_that_lacks_something_says_what_in_chinese(words: list[str], said: str) -> None:
    command = [sys.executable, "tasks.py", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert said in done.stderr
