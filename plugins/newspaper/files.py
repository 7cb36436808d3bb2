"""Reading what editors save, writing all or nothing."""

from __future__ import annotations

import codecs
import contextlib
import ctypes
import errno
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.newspaper.model import OutputFile
from plugins.newspaper.problems import Problem, SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RETRIES = 5
_WAIT_SECONDS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and the encoding that it was in; line ends are LF."""

    text: str
    encoding: str


def decode(data: bytes, path: str) -> Decoded:
    """BOM, then UTF-8, then GB18030, each strictly; no text has a zero byte.

    Raises:
        SourceError: the bytes fit none of them; the Problem names the line of the first byte that
            the better of the two could not read.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            with contextlib.suppress(UnicodeDecodeError):
                return Decoded(text=_lf(data.decode(encoding)), encoding=encoding)
    bad_byte = max(data.find(b"\0"), 0)
    for encoding in ("utf-8", "gb18030"):
        # Special case: UTF-16 without its mark, Word and pictures may happen to decode.
        if b"\0" in data:
            break
        try:
            return Decoded(text=_lf(data.decode(encoding)), encoding=encoding)
        except UnicodeDecodeError as error:
            bad_byte = max(bad_byte, error.start)
    raise SourceError(
        Problem(
            path=path,
            line=data[:bad_byte].count(b"\n") + 1,
            kind="encoding",
            message="文件的编码读不懂（既不是 UTF-8，也不是 GBK）",
            remedy="用记事本打开，另存为，编码选 UTF-8",
        )
    )


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, shown: str) -> str:
    """The text of a file that an editor may have saved in any of the usual encodings.

    Raises:
        SourceError: it cannot be read or decoded.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            Problem(
                path=shown,
                kind="unreadable",
                message=f"文件读不出来（{error.strerror or error}）",
                remedy="关掉正在打开它的程序；检查这个文件能不能用记事本打开",
            )
        ) from None
    return decode(data, shown).text


def write_atomic(path: Path, data: bytes) -> None:
    """Write beside the place, then rename: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not made from the name: a long Chinese one would pass the file system's 255 bytes.
    beside = path.with_name(f".{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        beside.write_bytes(data)
        _patiently(lambda: beside.replace(path))
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def write_all(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write every file below the folder; returns how many.

    Raises:
        ValueError: a path leaves the folder or is given twice: our fault, not the editor's.
    """
    seen: set[str] = set()
    for file in files:
        parts = PurePosixPath(file.path).parts
        if (
            not parts
            or file.path.startswith("/")
            or ".." in parts
            or "\\" in file.path
            or ":" in parts[0]
        ):
            raise ValueError(f"output path leaves the site: {file.path!r}")
        # Windows and macOS know one file where a web host knows two.
        name = "/".join(parts).casefold()
        if name in seen:
            raise ValueError(f"two steps write {file.path!r}")
        seen.add(name)
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return len(seen)


# --- swapping a whole tree ---------------------------------------------------------------------
# new tree: output.new; on systems without an exchange call the old one rests in output.old for the
# moment between two renames. `repair` puts right what a kill left between them.


def new_tree(target: Path) -> Path:
    """Where the next tree for `target` is built: a sibling, so that a rename suffices."""
    return target.with_name(f"{target.name}.new")


def _old_tree(target: Path) -> Path:
    return target.with_name(f"{target.name}.old")


def repair(target: Path) -> None:
    """Undo what a killed command left: yesterday's tree comes back, half-built ones go."""
    old = _old_tree(target)
    if old.exists() and not target.exists():
        _patiently(lambda: old.replace(target))
    for leftover in (old, new_tree(target)):
        if leftover.exists():
            _patiently(lambda path=leftover: shutil.rmtree(path))  # type: ignore[misc]  # bound at once


def replace_tree(target: Path) -> None:
    """Put `new_tree(target)` in the place of `target`, whole.

    Raises:
        SourceError: a file of the old tree is locked (Windows); the old tree is whole.
    """
    new, old = new_tree(target), _old_tree(target)
    try:
        if not target.exists():
            _patiently(lambda: new.replace(target))
            return
        if _exchange(new, target):
            _remove_later(new)
            return
        _patiently(lambda: target.replace(old))
        try:
            _patiently(lambda: new.replace(target))
        except OSError:
            old.replace(target)
            raise
        _remove_later(old)
    except OSError as error:
        raise SourceError(
            Problem(
                path=str(target),
                kind="locked",
                message=f"网站文件夹换不上去（{error.strerror or error}），旧网站没有动",
                remedy="关掉正在打开这个文件夹或其中文件的程序，再试一次",
            )
        ) from None


def _remove_later(tree: Path) -> None:
    """The swap is done; what a virus scanner still holds is removed by the next `repair`."""
    shutil.rmtree(tree, ignore_errors=True)


def _patiently(action: Callable[[], object]) -> None:
    """Try again for two seconds: on Windows a scanner or preview may hold a file for a moment."""
    for attempt in range(_RETRIES):
        try:
            action()
        except PermissionError:
            if attempt + 1 == _RETRIES:
                raise
            time.sleep(_WAIT_SECONDS)
        else:
            return


def _exchange(first: Path, second: Path) -> bool:
    """renameat2(RENAME_EXCHANGE): no moment is without a site. False if it is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    at_cwd, exchange = -100, 2
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if call(at_cwd, os.fsencode(first), at_cwd, os.fsencode(second), exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code))


# --- one command at a time ---------------------------------------------------------------------


@contextlib.contextmanager
def lock(path: Path, doing: str) -> Iterator[None]:
    """Hold a lock file that names who is running.

    Raises:
        SourceError: another living process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = _take(path)
    if handle is None:
        holder = _holder(path)
        raise SourceError(
            Problem(
                path=str(path),
                kind="running",
                message=f"另一个程序正在{doing}" + (f"（进程 {holder}）" if holder else ""),
                remedy="等它结束再试；确定没有在运行，就删掉这个文件",
            )
        )
    try:
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        # Open until now: Windows does not let another process remove an open file.
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()


def _take(path: Path) -> int | None:
    """The lock file, new and open for writing; None while a living process has it."""
    for attempt in range(_RETRIES):
        try:
            return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            holder = _holder(path)
            if holder is None and attempt == 0:
                time.sleep(_WAIT_SECONDS / 4)  # it may be there and not yet have its number
            elif holder is not None and sys.platform != "win32" and _is_alive(holder):
                return None
            else:
                try:
                    path.unlink(missing_ok=True)
                except PermissionError:
                    return None  # Windows: open, so its process lives
    return None


def _holder(path: Path) -> int | None:
    """The process that a lock file names."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _is_alive(pid: int) -> bool:
    """Never asked on Windows, where such a signal ends the process."""
    # Special case: our own number is a killed predecessor's; in a container they come round soon.
    if pid <= 0 or pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
