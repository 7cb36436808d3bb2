"""A folder as target: swapped whole, nobody else's file lost, nothing half done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.newspaper.problems import SourceError
from plugins.publishing.manifest import NAME, parse
from plugins.publishing.settings import PublishSettings
from plugins.publishing.targets import target_named
from plugins.publishing.targets.folder import ChangedFolder, Folder
from tests.publishing.trees import FIRST, SECOND, job, read, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def live(tmp_path: Path) -> Folder:
    """A folder with the first publication in it."""
    target = Folder(path=tmp_path / "www")
    target.publish(job(tmp_path / "first", FIRST))
    return target


def second(tmp_path: Path, live: Folder):
    return job(tmp_path / "second", SECOND, live.published())


def test_the_folder_holds_the_site_and_its_list(live):
    assert read(live.path) == FIRST
    said = parse(live.published())
    assert set(said.files) == set(FIRST)


def test_the_second_publication_replaces_the_first(tmp_path, live):
    live.publish(second(tmp_path, live))
    assert read(live.path) == SECOND


def test_what_did_not_change_keeps_its_time(tmp_path, live):
    article = live.path / "2025-04-25/0101.html"
    os.utime(article, (1_000_000_000, 1_000_000_000))
    home = live.path / "index.html"
    os.utime(home, (1_000_000_000, 1_000_000_000))
    live.publish(second(tmp_path, live))
    assert article.stat().st_mtime == 1_000_000_000, "reader programs get 304"
    assert home.stat().st_mtime > 1_000_000_000


def test_a_file_that_somebody_changed_on_the_server_is_set_right(tmp_path, live):
    (live.path / "2025-04-25/0101.html").write_text("被改过", encoding="utf-8")
    live.publish(second(tmp_path, live))
    assert read(live.path) == SECOND


def test_files_that_are_not_ours_stay(tmp_path, live):
    write(live.path, {".well-known/x.txt": "验证", "旧站/a.html": "旧", "robots-old.txt": "x"})
    (live.path / "link").symlink_to("index.html")
    todo = second(tmp_path, live)
    assert set(live.strangers(todo)) == {
        *(".well-known/x.txt", "旧站/a.html", "robots-old.txt", "link")
    }
    live.publish(todo)
    assert (live.path / "旧站/a.html").read_text(encoding="utf-8") == "旧"
    assert (live.path / "link").is_symlink()
    assert set(SECOND) <= set(read(live.path))
    assert live.strangers(todo), "and are still known as strangers"


def test_files_of_a_folder_that_was_never_ours_are_all_strangers(tmp_path):
    target = Folder(path=tmp_path / "www")
    write(target.path, {"index.html": "服务器自带的首页", "a.txt": "别人的"})
    todo = job(tmp_path / "first", FIRST)
    assert set(target.strangers(todo)) == {"index.html", "a.txt"}
    target.publish(todo)
    assert read(target.path) == {**FIRST, "a.txt": "别人的"}


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有只读文件夹")
def test_a_folder_that_cannot_be_written_leaves_the_site_as_it_was(tmp_path, live):
    if os.geteuid() == 0:
        # root may write anywhere; a file where a folder is wanted stops it as well
        (tmp_path / "www.new").write_text("挡路", encoding="utf-8")
        with pytest.raises(OSError, match=r"www\.new"):
            live.publish(second(tmp_path, live))
    else:
        todo = second(tmp_path, live)
        tmp_path.chmod(0o555)
        try:
            with pytest.raises(PermissionError):
                live.publish(todo)
        finally:
            tmp_path.chmod(0o755)
    assert read(live.path) == FIRST


FULL_DISK = """
import sys
from pathlib import Path
root, disk, first, second = map(Path, sys.argv[1:])
sys.path.insert(0, str(root))
from plugins.publishing.targets.folder import Folder
from tests.publishing.trees import FIRST, SECOND, job, read
live = Folder(path=disk / "www")
live.publish(job(first, FIRST))
try:
    live.publish(job(second, {**SECOND, "big.txt": "x" * 200_000}, live.published()))
except OSError as error:
    print(error.errno)
print([path.name for path in disk.iterdir()])
print(read(live.path) == FIRST)
"""


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path):
    """A real one: a file system of 96 kB in a name space of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    small = 'mount -t tmpfs -o size=96k tmpfs "$1" && shift && exec "$@"'
    command = [sys.executable, "-c", FULL_DISK, ROOT, disk, tmp_path / "1", tmp_path / "2"]
    if (
        shutil.which("unshare") is None
        or subprocess.run(
            [*mounted, small, "sh", str(disk), "true"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("这台电脑不许自建一块小磁盘")
    done = subprocess.run(
        [*mounted, small, "sh", str(disk), *map(str, command)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["28", "['www']", "True"]


def test_a_kill_between_leaves_a_site_that_the_next_publication_repairs(tmp_path, live):
    half = tmp_path / "www.new"
    write(half, {"index.html": "半个"})
    live.check()
    assert not half.exists()
    assert read(live.path) == FIRST


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "www").write_text("x")
    with pytest.raises(SourceError, match="这是一个文件，不是文件夹"):
        Folder(path=tmp_path / "www").check()


def test_only_the_changes_with_a_list_of_what_to_delete(tmp_path, live):
    target = ChangedFolder(path=tmp_path / "upload")
    target.check()
    target.publish(second(tmp_path, live))
    assert set(read(target.path)) == {
        *("index.html", "2025-05-02/0101.html", "theme/bbbb2222/css/base.css")
    }
    assert (target.path / NAME).is_file(), "uploaded as well, it tells the next comparison"
    listed = target.list_path.read_text(encoding="utf-8-sig").split()
    assert listed == ["theme/aaaa1111/css/base.css"]
    target.check()


def test_changes_are_never_put_where_something_lies(tmp_path, live):
    with pytest.raises(SourceError, match="已经有东西"):
        ChangedFolder(path=live.path).check()
    assert read(live.path) == FIRST


@pytest.mark.parametrize("place", ["content", "content/2025-05-02", "output", ".", ".."])
def test_a_site_is_never_written_over_manuscripts_or_the_project(
    place: str, root: Path, tmp_path: Path
) -> None:
    for name in (f"folder:{root / place}", f"zip:{root / place / 'a.zip'}"):
        if name.startswith("zip:") and place in {".", ".."}:
            continue
        with pytest.raises(SourceError, match="不能往里发布"):
            target_named(name, root=root, settings=PublishSettings())
    elsewhere = tmp_path / "稿件"
    (elsewhere / "2025-05-02").mkdir(parents=True)
    (elsewhere / "2025-05-02" / "issue.toml").write_text("numbers = [14]\n")
    with pytest.raises(SourceError, match="不能往里发布"):
        target_named(f"folder:{elsewhere}", root=root, settings=PublishSettings())


def test_a_new_folder_beside_the_manuscripts_is_free(root: Path, tmp_path: Path) -> None:
    target_named(f"folder:{root / '_site'}", root=root, settings=PublishSettings())
    target_named(f"folder:{tmp_path}", root=root, settings=PublishSettings())
