"""From a bare Python to the project's own environment, then on with the command.

`python3 tasks.py preview` comes here first, before there is anything but the standard library.

The environment is .venv beside tasks.py. Its stamp, .venv/.ready, names the Python and the digest
of each list of packages that is installed in full. It is removed before pip starts and written
last: no stamp, no trust, so an interrupted installation is made again from nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from plugins.commands import tether

ENVIRONMENT_FAULT = 2
"""Exit code of everything that is the machine's fault, not the sources' (DESIGN.md 3.5)."""
RUN_LIST = "requirements.txt"
TEST_LIST = "requirements-dev.txt"
TEST_COMMANDS = frozenset({"test", "bench", "shots"})
"""Commands that need the second list too."""
MIRROR = "https://pypi.tuna.tsinghua.edu.cn/simple"

_TOLD_PACKAGES = 5
"""A line of progress for every so many packages."""

# What pip prints on failure, and what the editor can do about it; the first that fits is said.
FAULTS = (
    (
        ("no space left", "disk quota", "not enough space"),
        "磁盘满了，装不下所需的软件包。",
        "请清出 500 MB 以上的空间，再运行同一条命令。",
    ),
    (
        ("do not match the hashes", "hash mismatch"),
        "下载的软件包与清单里的校验码不符，没有安装。",
        "多半是下载中断或镜像有误：请再运行一次，或换一个网络。",
    ),
    (
        (
            "temporary failure in name resolution",
            "failed to establish a new connection",
            "newconnectionerror",
            "connection refused",
            "connection reset",
            "connection broken",
            "network is unreachable",
            "timed out",
            "proxyerror",
            "sslerror",
            "max retries exceeded",
            "getaddrinfo failed",
            "no route to host",
            "name or service not known",
            "could not find a version that satisfies",
            "no matching distribution found",
        ),
        "连不上下载软件包的网站，安装没有完成。",
        "请检查网络，再运行同一条命令。在国内可先换镜像，输入：{mirror}",
    ),
    (
        ("permission denied", "access is denied", "read-only file system", "winerror 5"),
        "没有权限写入项目文件夹里的 .venv，安装没有完成。",
        "请把项目放到自己能写的文件夹，关掉正在使用它的程序，再运行同一条命令。",
    ),
    (
        ("requires a different python", "requires-python"),
        "这个 Python 版本装不了清单里的软件包。",
        "请安装 Python 3.11、3.12 或 3.13，再运行同一条命令。",
    ),
)


class Fault(Exception):  # noqa: N818  # the editor's word: nothing crashed, something is missing
    """What is wrong with this machine, and what to type."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def start(root: Path, arguments: Sequence[str]) -> int:
    """Make the environment ready, then run the command in it.

    Args:
        root: the project's folder.
        arguments: of the command line, the program's name left out.

    Returns:
        The command's exit code. 2 and one sentence when no environment can be had. On systems
        with `exec` a ready environment takes over this process and nothing returns.
    """
    _soften_streams()
    try:
        wanted = _wanted_lists(arguments)
        python = _ready_python(root, wanted)
    except Fault as fault:
        print(f"{fault.message}\n    {fault.remedy}", file=sys.stderr)
        return ENVIRONMENT_FAULT
    except KeyboardInterrupt:
        print("\n安装被中断。下次运行会自动从头修好。", file=sys.stderr)
        return 130
    return _hand_over(python, root, arguments)


def is_inside(root: Path) -> bool:
    """Is this process the environment's own Python?"""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def is_ready(root: Path, arguments: Sequence[str]) -> bool:
    """Is everything that this command needs installed in full?"""
    return _stamp_lines(root, _wanted_lists(arguments)) <= _read_stamp(root)


# --- before the environment --------------------------------------------------------------------


def _soften_streams() -> None:
    """A console that lacks a character shows a question mark; printing never raises."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a stream of our own may have none


def _wanted_lists(arguments: Sequence[str]) -> tuple[str, ...]:
    """The lists of packages that this command needs."""
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    tests = command in TEST_COMMANDS
    return (RUN_LIST, TEST_LIST) if tests else (RUN_LIST,)


# --- the environment ---------------------------------------------------------------------------


def _ready_python(root: Path, wanted: Sequence[str]) -> Path:
    """The environment's Python, with all wanted lists installed.

    Raises:
        Fault: it cannot be had on this machine.
    """
    python = _environment_python(root)
    if python.exists() and _stamp_lines(root, wanted) <= _read_stamp(root):
        return python
    for name in wanted:
        if not (root / name).is_file():
            raise Fault(
                f"项目文件夹里缺少 {name}。", "项目没有下载完整：请重新下载或 git checkout。"
            )
    with _one_at_a_time(root):
        # Whoever held the lock may have done our work.
        if not (python.exists() and _stamp_lines(root, wanted) <= _read_stamp(root)):
            _install(root, wanted)
    return python


def _install(root: Path, wanted: Sequence[str]) -> None:
    """Bring the environment up to the wanted lists; from nothing when it cannot be trusted."""
    stamp = _stamp(root)
    before = _read_stamp(root)
    python = _environment_python(root)
    # An installation that was once finished with this Python can be brought up to date; the
    # others (interrupted, another Python, a stranger's) cannot be told from a broken one.
    grows = python.exists() and _python_line() in before
    installed = {line.split(" ")[0] for line in before}
    lists = [name for name in (RUN_LIST, TEST_LIST) if name in wanted or name in installed]
    try:
        stamp.unlink()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _blocked(error) from None
    if not grows:
        _make_environment(root)
    _pip_install(root, lists)
    # Written beside and renamed: a half-written stamp would be a lie.
    beside = stamp.with_name(".ready.new")
    beside.write_text("\n".join(sorted(_stamp_lines(root, lists))) + "\n", encoding="utf-8")
    beside.replace(stamp)
    print("运行环境已备好。", flush=True)


def _make_environment(root: Path) -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise _no_venv()
    folder = root / ".venv"
    print("第一次运行：正在准备运行环境（.venv），约需一分钟，以后不再需要。", flush=True)
    if folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise _blocked(error) from None
    # Not sys.executable: that may be the very environment that was just removed.
    maker = str(getattr(sys, "_base_executable", sys.executable))
    code, printed = _run_module(maker, ["venv", str(folder)])
    if code != 0 or not _environment_python(root).exists():
        # A folder with Python but without pip would look like an environment.
        shutil.rmtree(folder, ignore_errors=True)
        text = "\n".join(printed).lower()
        if "ensurepip" in text or "no module named" in text:
            raise _no_venv()
        raise _fault_in(printed, "建不成运行环境 .venv。")


def _pip_install(root: Path, lists: Sequence[str]) -> None:
    """Install the lists, hashes checked, saying a line for each package that is fetched."""
    print("正在下载和安装软件包……", flush=True)
    arguments = [
        "pip",
        "install",
        "--require-hashes",
        "--disable-pip-version-check",
        "--no-input",
        "--no-warn-script-location",
        "--progress-bar",
        "off",
        "--retries",
        "2",
        "--timeout",
        "20",
    ]
    for name in lists:
        arguments += ["-r", str(root / name)]
    code, printed = _run_module(str(_environment_python(root)), arguments, show=_Progress())
    if code != 0:
        raise _fault_in(printed, "软件包没有装成。")


class _Progress:
    """Turns pip's lines into ours: one for every few packages, one for the last step."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, line: str) -> None:
        if line.startswith("Collecting "):
            self.seen += 1
            if self.seen % _TOLD_PACKAGES == 0:
                name = line[len("Collecting ") :].split("==")[0].split(" ")[0]
                print(f"  第 {self.seen} 个：{name}", flush=True)
        elif line.startswith("Installing collected packages"):
            print("  正在安装……", flush=True)


def _run_module(
    python: str, module: Sequence[str], show: Callable[[str], None] | None = None
) -> tuple[int, tuple[str, ...]]:
    """Run a module of that Python, which ends when we end; its exit code and printed lines."""
    # What a package's set-up warns of is not the editor's.
    environment = {**tether.plain_environment(), "PYTHONWARNINGS": "ignore"}
    return tether.run(python, module, environment=environment, show=show)


@contextlib.contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Two windows, one installation: the system drops the lock when its holder dies."""
    folder = root / ".cache"
    try:
        folder.mkdir(exist_ok=True)
        handle = os.open(str(folder / "bootstrap.lock"), os.O_CREAT | os.O_RDWR)
    except OSError as error:
        raise _blocked(error) from None
    told = False
    try:
        while not _try_lock(handle):
            if not told:
                print("另一个窗口正在准备运行环境，等它完成……", flush=True)
                told = True
            time.sleep(0.5)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


# --- the stamp ---------------------------------------------------------------------------------


def _stamp(root: Path) -> Path:
    return root / ".venv" / ".ready"


def _read_stamp(root: Path) -> set[str]:
    """Lines of the stamp; none when there is no whole one."""
    try:
        return set(_stamp(root).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def _python_line() -> str:
    """Which Python the environment was made by; a new minor version needs a new environment."""
    return f"python {sys.version_info[0]}.{sys.version_info[1]}"


def _stamp_lines(root: Path, lists: Sequence[str]) -> set[str]:
    """What the stamp must hold for these lists: a line for Python, `name <sha256>` for each."""
    lines = {_python_line()}
    for name in lists:
        try:
            # Line ends apart: a checkout on Windows may have changed them.
            text = (root / name).read_bytes().replace(b"\r\n", b"\n")
        except OSError:
            text = b""
        lines.add(f"{name} {hashlib.sha256(text).hexdigest()}")
    return lines


def _environment_python(root: Path) -> Path:
    if sys.platform == "win32":
        return root / ".venv" / "Scripts" / "python.exe"
    return root / ".venv" / "bin" / "python"


# --- handing over ------------------------------------------------------------------------------


def _hand_over(python: Path, root: Path, arguments: Sequence[str]) -> int:
    """Run tasks.py again, by the environment's Python."""
    command = [str(python), str(root / "tasks.py"), *arguments]
    environment = dict(os.environ)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    # The same leniency for all that runs there; on a Windows console only the handler counts.
    environment["PYTHONIOENCODING"] = f"{encoding}:replace"
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execve(str(python), command, environment)  # noqa: S606  # no shell wanted
    child = subprocess.Popen(command, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # The console gave it to the child too, which knows how to end.
            continue


# --- faults ------------------------------------------------------------------------------------


def _no_venv() -> Fault:
    if sys.platform.startswith("linux"):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return Fault(
            "这台电脑的 Python 缺少 venv 组件，建不成运行环境。",
            f"请输入：sudo apt install python{version}-venv，然后再运行同一条命令。",
        )
    return Fault(
        "这台电脑的 Python 缺少 venv 组件，建不成运行环境。",
        "请到 python.org 下载安装 Python 3.13，再试一次。",
    )


def _blocked(error: OSError) -> Fault:
    return Fault(
        f"项目文件夹里的 .venv 或 .cache 写不进去（{error.strerror or error}）。",
        "请关掉正在使用它的程序，或把项目放到自己能写的文件夹，再运行同一条命令。",
    )


def _fault_in(printed: Sequence[str], otherwise: str) -> Fault:
    """What pip's or venv's own words mean; its last error line when we do not know them."""
    text = "\n".join(printed).lower()
    mirror = (
        f"set PIP_INDEX_URL={MIRROR}"
        if sys.platform == "win32"
        else f"export PIP_INDEX_URL={MIRROR}"
    )
    for words, message, remedy in FAULTS:
        if any(word in text for word in words):
            return Fault(message, remedy.format(mirror=mirror))
    said = [line for line in printed if line.lower().startswith("error")] or list(printed[-1:])
    return Fault(otherwise, f"请把这句话发给维护者：{said[-1].strip() if said else '没有输出'}")
