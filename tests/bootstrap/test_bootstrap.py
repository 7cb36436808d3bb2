"""`python3 tasks.py` on a bare machine: a copy of the project, an environment made from nothing.

Real pip and venv run; the packages are wheels made here, so that no network is asked.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import importlib.metadata
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.commands import bootstrap

ROOT = Path(__file__).resolve().parents[2]
PYTHON = str(getattr(sys, "_base_executable", sys.executable))
"""The machine's own Python: what a stranger types as python3."""
LINUX_ONLY = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="看进程是否还在，靠 Linux 的 /proc"
)


@dataclass(frozen=True)
class Project:
    """A clone of the project with short lists of packages."""

    folder: Path
    wheels: Path

    def start(
        self, *arguments: str, cwd: Path | None = None, extra: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [PYTHON, str(self.folder / "tasks.py"), *arguments],
            cwd=cwd or self.folder.parent,
            env=self.environment(extra or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(
        self, *arguments: str, cwd: Path | None = None, extra: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments, cwd=cwd, extra=extra) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        """The machine's environment; pip finds our wheels and asks nobody else."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "COV_", "VIRTUAL_ENV"))
        }
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return {**kept, "PIP_CONFIG_FILE": os.devnull, **offline, **extra}

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / ".ready"

    @property
    def lists(self) -> tuple[Path, Path]:
        return self.folder / "requirements.txt", self.folder / "requirements-dev.txt"


def online(index: str) -> dict[str, str]:
    """Environment variables under which pip asks that index only."""
    return {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": index}


def pack(wheels: Path, name: str, version: str, files: Mapping[str, bytes]) -> str:
    """Make a wheel of these files; returns its line for a list of packages."""
    info = f"{name}-{version}.dist-info"
    whole = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},{_record_digest(data)},{len(data)}" for path, data in whole.items()]
    whole[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()
    wheel = wheels / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in whole.items():
            archive.writestr(path, data)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _record_digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"sha256={digest}"


def pack_invoke(wheels: Path) -> str:
    """A wheel of the Invoke that runs these tests."""
    version = importlib.metadata.version("invoke")
    files = {
        str(path): Path(str(path.locate())).read_bytes()
        for path in importlib.metadata.files("invoke") or ()
        if path.parts[0] == "invoke" and path.suffix in {".py", ".completion"}
    }
    return pack(wheels, "invoke", version, files)


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A folder of wheels, and the lines that ask for Invoke and for a small test tool."""
    folder = tmp_path_factory.mktemp("wheels")
    return folder, pack_invoke(folder), pack(folder, "testtool", "1.0", {"testtool.py": b""})


@pytest.fixture
def clone(tmp_path: Path, wheels: tuple[Path, str, str]) -> Project:
    """A clone in a folder with blanks and Chinese in its name, nothing prepared."""
    return make_clone(tmp_path / "编辑部 的电脑" / "开发区 周刊", wheels)


def make_clone(folder: Path, wheels: tuple[Path, str, str]) -> Project:
    shutil.copytree(
        ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "tasks.py", folder)
    project = Project(folder=folder, wheels=wheels[0])
    project.lists[0].write_text(wheels[1], encoding="utf-8")
    project.lists[1].write_text(wheels[2], encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def ready(
    tmp_path_factory: pytest.TempPathFactory, wheels: tuple[Path, str, str]
) -> tuple[Project, subprocess.CompletedProcess[str]]:
    """A clone whose first run is over, and what that run said."""
    project = make_clone(tmp_path_factory.mktemp("机器 一") / "开发区 周刊", wheels)
    return project, project.run("--list")


def refuse(said: subprocess.CompletedProcess[str], *words: str) -> None:
    """It ended with one clear sentence and what to do: exit 2, no traceback."""
    assert said.returncode == bootstrap.ENVIRONMENT_FAULT, said.stderr
    assert "Traceback" not in said.stderr + said.stdout
    assert all(word in said.stderr for word in words), said.stderr
    assert len(said.stderr.strip().splitlines()) == 2


# --- the good way --------------------------------------------------------------------------------


def test_first_run_makes_the_environment_and_goes_on(
    ready: tuple[Project, subprocess.CompletedProcess[str]],
) -> None:
    project, said = ready
    assert said.returncode == 0, said.stderr
    assert "第一次运行" in said.stdout
    assert "导入版面文本" in said.stdout
    assert project.stamp.is_file()


def test_second_run_starts_at_once_from_any_folder(
    ready: tuple[Project, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    project, _ = ready
    before = project.stamp.stat().st_mtime_ns
    said = project.run("--list", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert "正在" not in said.stdout
    assert project.stamp.stat().st_mtime_ns == before


def test_the_environments_own_python_goes_straight_on(
    ready: tuple[Project, subprocess.CompletedProcess[str]],
) -> None:
    project, _ = ready
    python = project.folder / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    said = subprocess.run(
        [python, project.folder / "tasks.py", "--list"],
        env=project.environment({}), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "导入版面文本" in said.stdout


def test_a_mistyped_command_is_answered_with_the_nearest(
    ready: tuple[Project, subprocess.CompletedProcess[str]],
) -> None:
    said = ready[0].run("previw")
    assert said.returncode == 1
    assert "是不是 preview" in said.stderr


def test_a_console_that_knows_only_gbk_gets_chinese_and_no_error(
    ready: tuple[Project, subprocess.CompletedProcess[str]],
) -> None:
    project, _ = ready
    said = subprocess.run(
        [PYTHON, project.folder / "tasks.py", "--list"],
        env=project.environment({"PYTHONIOENCODING": "gbk:strict"}),
        capture_output=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert "导入版面文本" in said.stdout.decode("gbk")


def test_tests_add_the_second_list_and_keep_the_first(clone: Project) -> None:
    assert clone.run("--list").returncode == 0
    assert "requirements-dev.txt" not in clone.stamp.read_text(encoding="utf-8")
    # The task itself then fails in this bare copy; what counts is what was installed for it.
    said = clone.run("test")
    assert "第一次运行" not in said.stdout
    assert list(clone.folder.glob(".venv/**/testtool.py"))
    assert "requirements-dev.txt" in clone.stamp.read_text(encoding="utf-8")
    assert clone.run("--list").returncode == 0


def test_a_changed_list_is_installed_before_the_command(
    clone: Project, wheels: tuple[Path, str, str]
) -> None:
    clone.run("--list")
    extra = pack(wheels[0], "second", "2.0", {"second.py": b""})
    clone.lists[0].write_text(wheels[1] + extra, encoding="utf-8")
    said = clone.run("--list")
    assert said.returncode == 0, said.stderr
    assert list(clone.folder.glob(".venv/**/second.py"))


# --- healing -------------------------------------------------------------------------------------


@pytest.fixture
def silent_index() -> Iterator[str]:
    """An index that accepts every call and never answers: pip waits."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/simple"


def wait_for_line(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if word in line:
            return
    raise AssertionError(f"{word} was never said")


def processes_in(folder: Path) -> list[str]:
    """Command lines of living processes that name the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found


@LINUX_ONLY
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_installation_leaves_no_pip_and_heals(
    clone: Project, silent_index: str, number: signal.Signals
) -> None:
    with clone.start("--list", extra=online(silent_index)) as process:
        wait_for_line(process, "正在下载")
        assert processes_in(clone.folder)
        process.send_signal(number)
        process.communicate()
    assert process.returncode != 0
    deadline = time.monotonic() + 20
    while processes_in(clone.folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes_in(clone.folder) == []
    assert not clone.stamp.exists()
    healed = clone.run("--list")
    assert healed.returncode == 0, healed.stderr
    assert "导入版面文本" in healed.stdout


def test_a_strangers_environment_is_replaced(clone: Project) -> None:
    (clone.folder / ".venv" / "bin").mkdir(parents=True)
    (clone.folder / ".venv" / "bin" / "python").write_text("no interpreter", encoding="utf-8")
    said = clone.run("--list")
    assert said.returncode == 0, said.stderr


def test_two_windows_install_once(clone: Project) -> None:
    with clone.start("--list") as first, clone.start("--list") as second:
        said = [process.communicate()[0] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert sum("第一次运行" in text for text in said) == 1


# --- refusals ------------------------------------------------------------------------------------


def test_a_dead_index_is_one_sentence_with_a_mirror_to_type(clone: Project) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    said = clone.run("--list", extra=online(f"http://127.0.0.1:{port}/simple"))
    refuse(said, "连不上", "PIP_INDEX_URL=")
    assert not clone.stamp.exists()


def test_a_package_with_another_hash_is_not_installed(clone: Project) -> None:
    line = clone.lists[0].read_text(encoding="utf-8").split("sha256:")[0]
    clone.lists[0].write_text(f"{line}sha256:{'0' * 64}\n", encoding="utf-8")
    refuse(clone.run("--list"), "校验码")


def run_in_python(
    project: Project, before: str, python: str = PYTHON
) -> subprocess.CompletedProcess[str]:
    """Run tasks.py in a Python that was tampered with before."""
    script = str(project.folder / "tasks.py")
    code = (
        f"import sys, runpy; {before}; sys.argv = [{script!r}, 'preview']; "
        f"sys.path.insert(0, {str(project.folder)!r}); "
        f"runpy.run_path({script!r}, run_name='__main__')"
    )
    return subprocess.run(
        [python, "-c", code],
        env=project.environment({"PYTHONIOENCODING": "utf-8"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_names_the_package_to_install(clone: Project, module: str) -> None:
    said = run_in_python(clone, f"sys.modules[{module!r}] = None")
    refuse(said, "缺少 venv", "venv，然后" if sys.platform == "linux" else "python.org")
    assert not (clone.folder / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="替身是 sh 脚本")
def test_a_venv_that_fails_half_way_is_removed(clone: Project) -> None:
    # Debian without python3-venv: a folder with Python but without pip, a message on stdout.
    fake = clone.folder / "python-without-ensurepip"
    fake.write_text(
        "#!/bin/sh\n"
        f"mkdir -p '{clone.folder}/.venv/bin' && ln -s {PYTHON} '{clone.folder}/.venv/bin/python'\n"
        "echo 'The virtual environment was not created successfully because ensurepip is not'\n"
        "exit 1\n",
        encoding="utf-8",
    )
    fake.chmod(0o755)
    said = run_in_python(clone, f"sys._base_executable = {str(fake)!r}")
    refuse(said, "缺少 venv")
    assert not (clone.folder / ".venv").exists()


def test_a_file_called_pip_where_the_editor_stands_is_not_run(
    clone: Project, tmp_path: Path
) -> None:
    for name in ("pip.py", "venv.py", "random.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", encoding="utf-8")
    said = clone.run("--list", cwd=tmp_path)
    assert said.returncode == 0, said.stderr


def test_an_old_python_is_told_what_to_install(clone: Project) -> None:
    said = run_in_python(clone, "sys.version_info = (3, 9, 2, 'final', 0)")
    refuse(said, "Python 是 3.9", "3.11", "python.org")


OLD_PYTHONS = sorted(
    str(path)
    for version in ("3.6", "3.7", "3.8", "3.9", "3.10")
    for path in (
        Path("/usr/bin") / f"python{version}",
        *Path.home().glob(f".pyenv/versions/{version}.*/bin/python"),
    )
    if path.exists()
)


@pytest.mark.parametrize("python", OLD_PYTHONS or [None])
def test_a_real_old_python_can_read_far_enough_to_refuse(
    clone: Project, python: str | None
) -> None:
    if python is None:
        pytest.skip("这台机器上没有旧版 Python；上一个测试用模拟的版本号")
    said = subprocess.run(
        [python, clone.folder / "tasks.py", "preview"],
        env=clone.environment({"PYTHONIOENCODING": "utf-8"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    refuse(said, "3.11", "python.org")


def test_an_incomplete_clone_is_said(clone: Project) -> None:
    clone.lists[0].unlink()
    refuse(clone.run("--list"), "requirements.txt")


# --- words ---------------------------------------------------------------------------------------


def test_what_pip_says_is_understood() -> None:
    said = ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left"]
    assert "磁盘满" in bootstrap._fault_in(said, "x").message
    assert "发给维护者" in bootstrap._fault_in(["ERROR: something new"], "x").remedy


@pytest.mark.parametrize(
    "source",
    [*sorted((ROOT / "plugins" / "commands").glob("*.py")), ROOT / "tasks.py"],
    ids=lambda path: path.name,
)
def test_commands_speak_in_characters_that_a_gbk_console_has(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value.encode("gbk")
