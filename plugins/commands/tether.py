"""Child processes that cannot outlive us. Standard library only; imports nothing of ours.

A killed command must not leave a pip or a Pelican behind that writes into a folder which the next
command is about to use. The child waits on its standard input, which nobody writes to; when we die
in whatever way, the system closes the other end, and the child ends itself and all it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

# os.read, because a thread inside sys.stdin's buffer would be a fatal error at a normal end.
_WATCHED = """
import os, runpy, signal, subprocess, sys, threading
def end_with_parent():
    os.read(0, 1)
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(os.getpid())], capture_output=True)
    else:
        os.killpg(0, signal.SIGKILL)
threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def run(
    python: str,
    module: Sequence[str],
    *,
    environment: Mapping[str, str],
    folder: Path | None = None,
    show: Callable[[str], None] | None = None,
) -> tuple[int, tuple[str, ...]]:
    """Run a module of that Python to its end.

    Args:
        python: the interpreter.
        module: the module's name and its arguments, as after `python -m`.
        environment: all environment variables of the child; its output is read as UTF-8.
        folder: where it works; ours when left out.
        show: called with each printed line as it comes.

    Returns:
        The exit code (negative: ended by that signal) and all printed lines, both streams in one.
    """
    child = subprocess.Popen(
        # -P: a pip.py where the editor happens to stand is not the pip that is meant.
        [python, "-P", "-c", _WATCHED, *module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environment, "PYTHONIOENCODING": "utf-8:replace"},
        cwd=folder,
        # A group of its own, so that it can be ended with all that it started.
        start_new_session=sys.platform != "win32",
    )
    printed: list[str] = []
    assert child.stdout is not None
    with _ended_with_us(child):
        for raw in child.stdout:
            line = raw.decode("utf-8", "replace").rstrip()
            printed.append(line)
            if show is not None:
                show(line)
        return child.wait(), tuple(printed)


@contextlib.contextmanager
def _ended_with_us(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leave no child behind when this block is left early, by Ctrl-C, SIGTERM or a fault."""
    with sigterm_as_interrupt():
        try:
            yield
        finally:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.close()
            child.wait()
            child.stdout.close()


@contextlib.contextmanager
def sigterm_as_interrupt() -> Iterator[None]:
    """SIGTERM raises KeyboardInterrupt, so that what must be tidied is tidied."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may ask for signals
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def plain_environment() -> dict[str, str]:
    """Our environment variables without those by which another project would lead Python astray."""
    strangers = {
        "PYTHONPATH",
        "PYTHONHOME",
        "PIP_REQUIRE_VIRTUALENV",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_USER",
        "__PYVENV_LAUNCHER__",
    }
    return {name: value for name, value in os.environ.items() if name not in strangers}
