"""Reading what editors save; writing all or nothing, whatever is killed, locked or full."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newspaper import files
from plugins.newspaper.files import decode, lock, new_tree, repair, replace_tree, write_all
from plugins.newspaper.model import OutputFile
from plugins.newspaper.problems import SourceError

ROOT = Path(__file__).resolve().parents[2]
TEXT = "标题：云岭新区\n\n第一段，“引号”——破折号。\n"

# --- decoding ----------------------------------------------------------------------------------

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_is_read(encoding: str, line_end: str) -> None:
    data = TEXT.replace("\n", line_end).encode(encoding)
    assert decode(data, "a.md").text == TEXT


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff")))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a.md").text == text


@given(st.binary())
def test_any_bytes_are_a_text_or_a_problem_with_a_line(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        assert "\r" not in decode(data, "a.md").text
        return
    with pytest.raises(SourceError) as raised:
        decode(data, "a.md")
    line = raised.value.problems[0].line
    assert 1 <= line <= data.count(b"\n") + 1


# bytes that decode in no way, and the line of the first bad one
UNREADABLE = [
    (b"Title: \xe4\xba\x91\n\nabc\n\xff\xfe\xff\n", 4),
    (TEXT.encode("gbk") + b"\xff\n", 4),
    ("标题：\n".encode("utf-16-le"), 2),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3),
    (b"PK\x03\x04\n\0\0\x08\0", 2),
]


@pytest.mark.parametrize(
    ("data", "line"), UNREADABLE, ids=["utf-8", "gbk", "utf-16-le", "png", "docx"]
)
def test_bytes_that_decode_in_no_way_are_refused_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(SourceError) as raised:
        decode(data, "content/2025-04-25/0101-云岭.md")
    (problem,) = raised.value.problems
    assert (problem.kind, problem.line) == ("encoding", line)
    assert problem.message == "文件的编码读不懂（既不是 UTF-8，也不是 GBK）"
    assert problem.remedy == "用记事本打开，另存为，编码选 UTF-8"


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件读不出来"):
        files.read_text(tmp_path, "content/2025-04-25")


# --- one file ----------------------------------------------------------------------------------


def test_a_file_is_replaced_whole_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    # 80 Chinese characters: 240 of the 255 bytes that a name may have.
    path = tmp_path / "a" / f"0101-{'题' * 80}.md"
    files.write_atomic(path, b"old")
    files.write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


# --- the site's files --------------------------------------------------------------------------

LEAVING = [
    "../a.html",
    "a/../../b.html",
    "/etc/passwd",
    "a\\b.html",
    "C:/a.html",
    "",
    ".",
]


@pytest.mark.parametrize("path", LEAVING)
def test_a_path_that_leaves_the_site_is_refused(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    with pytest.raises(ValueError, match="leaves the site"):
        write_all(site, [OutputFile(path="index.html", data=b""), OutputFile(path=path, data=b"x")])
    assert {entry.name for entry in tmp_path.rglob("*")} == {"site", "index.html"}


TWICE = [("a/b.html", "a/b.html"), ("a/b.html", "a//b.html"), ("a/b.html", "A/B.html")]


@pytest.mark.parametrize(("first", "second"), TWICE)
def test_two_steps_never_write_one_file(tmp_path: Path, first: str, second: str) -> None:
    with pytest.raises(ValueError, match="two steps write"):
        write_all(tmp_path, [OutputFile(path=name, data=b"") for name in (first, second)])


def test_files_are_written_and_counted(tmp_path: Path) -> None:
    made = [OutputFile(path="a/中文.html", data=b"1"), OutputFile(path="b.xml", data=b"2")]
    assert write_all(tmp_path, made) == 2
    assert (tmp_path / "a" / "中文.html").read_bytes() == b"1"


# --- swapping a whole tree ---------------------------------------------------------------------


def a_tree(folder: Path, word: str) -> None:
    (folder / "2025-04-25").mkdir(parents=True)
    for name in ("index.html", "2025-04-25/0101.html", "2025-04-25/0102.html"):
        (folder / name).write_text(word, encoding="utf-8")


def words_of(folder: Path) -> set[str]:
    """What its files say; a mixture of old and new would be two words."""
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert names == {"index.html", "2025-04-25/0101.html", "2025-04-25/0102.html"}
    return {(folder / name).read_text(encoding="utf-8") for name in names}


def test_the_new_tree_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = tmp_path / "站点 output"
    a_tree(site, "old")
    a_tree(new_tree(site), "new")
    replace_tree(site)
    assert words_of(site) == {"new"}
    assert [entry.name for entry in tmp_path.iterdir()] == [site.name]


def test_the_first_tree_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "output"
    a_tree(new_tree(site), "new")
    replace_tree(site)
    assert words_of(site) == {"new"}


# A process that swaps and is killed before its n-th step on the disk; the audit events of Python
# tell the steps. "other" has no exchange call, as on Windows and macOS.
SWAP = """
import os, signal, sys
from pathlib import Path
from plugins.newspaper import files

kind, count, site = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
if kind.startswith("other"):
    sys.platform = "darwin"
steps = 0

def on_event(event, arguments):
    global steps
    if event in {"os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlopen",
                 "ctypes.dlsym", "ctypes.set_errno", "ctypes.get_errno"}:
        steps += 1
        if steps == count:
            os.kill(os.getpid(), signal.SIGKILL)

if kind.endswith("without rights") and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.addaudithook(on_event)
files.replace_tree(site)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有 SIGKILL；那里靠两次改名加 repair")
@pytest.mark.parametrize("kind", ["linux", "other"])
def test_a_kill_at_any_step_leaves_one_whole_tree(tmp_path: Path, kind: str) -> None:
    seen, count, finished = set(), 0, False
    while not finished:
        count += 1
        site = tmp_path / str(count) / "output"
        a_tree(site, "old")
        a_tree(new_tree(site), "new")
        code = subprocess.run(
            [sys.executable, "-c", SWAP, kind, str(count), str(site)], cwd=ROOT, check=False
        ).returncode
        finished = code == 0
        repair(site)
        (word,) = words_of(site)
        seen.add(word)
        assert [entry.name for entry in site.parent.iterdir()] == ["output"]
    assert words_of(site) == {"new"}
    assert seen == {"old", "new"}
    assert count > 5


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_swap_that_fails_keeps_the_old_tree(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    site = tmp_path / "output"
    a_tree(site, "old")  # and no new one
    with pytest.raises(SourceError, match="旧网站没有动"):
        replace_tree(site)
    assert words_of(site) == {"old"}


@pytest.fixture
def a_folder_for_all() -> Iterator[Path]:
    """A folder that a user without rights can reach: pytest's own are for us alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的文件夹没有这种权限")
@pytest.mark.parametrize("kind", ["linux without rights", "other without rights"])
def test_a_locked_folder_is_a_sentence_and_the_old_tree_is_whole(
    a_folder_for_all: Path, kind: str
) -> None:
    """The folder may not be written: every rename raises PermissionError."""
    site = a_folder_for_all / "locked" / "output"
    a_tree(site, "old")
    a_tree(new_tree(site), "new")
    site.parent.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", SWAP, kind, "0", str(site)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        site.parent.chmod(0o755)
    assert done.returncode == 1
    assert "网站文件夹换不上去（Permission denied），旧网站没有动" in done.stderr
    assert "关掉正在打开这个文件夹或其中文件的程序，再试一次" in done.stderr
    assert words_of(site) == {"old"}


# --- one command at a time ---------------------------------------------------------------------

HOLD = """
import sys
from pathlib import Path
from plugins.newspaper import files

with files.lock(Path(sys.argv[1]), "生成网站"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A living process that holds the lock; it lets go when its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / ".output.lock")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    with process:
        pass


def test_a_living_process_keeps_others_out(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    path = tmp_path / ".output.lock"
    with pytest.raises(SourceError) as raised, lock(path, "生成网站"):
        pass
    (problem,) = raised.value.problems
    assert problem.message == f"另一个程序正在生成网站（进程 {holder.pid}）"
    assert problem.remedy == "等它结束再试；确定没有在运行，就删掉这个文件"
    assert path.exists()


def test_a_process_that_ended_lets_the_next_one_in(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    path = tmp_path / ".output.lock"
    holder.communicate("")
    assert holder.returncode == 0
    assert not path.exists()
    with lock(path, "生成网站"):
        assert path.exists()


def test_a_killed_process_does_not_lock_for_ever(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    path = tmp_path / ".output.lock"
    holder.kill()
    holder.wait()
    assert path.exists()
    with lock(path, "生成网站"):
        assert path.read_text(encoding="ascii") in {"", str(os.getpid())}
    assert not path.exists()


@pytest.mark.parametrize("left", ["", "nonsense", "-1", "0", "9" * 40, str(os.getpid())])
def test_a_lock_file_that_names_no_living_process_is_taken_over(tmp_path: Path, left: str) -> None:
    path = tmp_path / ".output.lock"
    path.write_text(left, encoding="ascii")
    with lock(path, "生成网站"):
        pass
    assert not path.exists()


def test_a_lock_is_let_go_when_the_work_fails(tmp_path: Path) -> None:
    path = tmp_path / ".output.lock"
    with pytest.raises(RuntimeError), lock(path, "生成网站"):
        raise RuntimeError
    assert not path.exists()
