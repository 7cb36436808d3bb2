"""A build is checked before and after, swapped in whole, and the same wherever it runs."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.commands.conftest import Copy, bytes_of, make_copy

SLEEPER = '''
"""A plugin that never comes back: the build is caught in the middle of Pelican."""
import time
from pathlib import Path
from pelican import signals

def sleep(_generators):
    Path(__file__).with_name("asleep").touch()
    time.sleep(600)

def register():
    signals.all_generators_finalized.connect(sleep)
'''


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    project = make_copy(tmp_path_factory.mktemp("once") / "原件", articles=4)
    said = project.run("build")
    assert said.returncode == 0, said.stderr
    return project


@pytest.fixture
def built(built_once: Copy, tmp_path: Path) -> Copy:
    """A project with yesterday's site."""
    shutil.copytree(built_once.root, tmp_path / "编辑部 周刊")
    return Copy(root=tmp_path / "编辑部 周刊")


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def leftovers(project: Copy) -> list[str]:
    return sorted(path.name for path in project.root.glob("*output?*"))


def test_a_build_says_what_it_made_and_which_drafts_it_left_out(project: Copy) -> None:
    article = project.article()
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("published", "draft"), encoding="utf-8")
    said = project.run("build")
    assert said.returncode == 0, said.stderr
    assert "网站已生成：output" in said.stdout
    assert "1 篇稿件还没有签发" in said.stdout
    assert f"{len(bytes_of(project.output))} 个文件" in said.stdout
    assert not (project.output / article.parent.name / "0101.html").exists()
    assert leftovers(project) == []


def test_an_error_in_a_source_names_file_and_line_and_writes_nothing(built: Copy) -> None:
    before = bytes_of(built.output)
    article = built.article()
    lines = article.read_text(encoding="utf-8").splitlines()
    article.write_text("\n".join(["Autors: 王一", *lines]), encoding="utf-8")
    said = built.run("build")
    assert said.returncode == 1
    shown = f"content/{article.parent.name}/{article.name}"
    assert f"{shown}:1" in said.stderr
    assert "Authors" in said.stderr
    assert "Traceback" not in said.stderr
    assert bytes_of(built.output) == before


def test_a_build_that_fails_inside_pelican_keeps_yesterdays_site(built: Copy) -> None:
    before = bytes_of(built.output)
    (built.root / "theme" / "templates" / "article.html").write_text("{% block %}", "utf-8")
    said = built.run("build")
    assert said.returncode == 2
    assert "网站没有生成" in said.stderr
    assert "TemplateSyntaxError" in said.stderr
    assert "Traceback" not in said.stderr
    assert "Traceback" in (built.root / ".cache" / "build.log").read_text(encoding="utf-8")
    assert bytes_of(built.output) == before
    assert leftovers(built) == []


def test_a_broken_link_in_the_built_site_keeps_yesterdays_site(built: Copy) -> None:
    before = bytes_of(built.output)
    base = built.root / "theme" / "templates" / "base.html"
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("</body>", '<a href="nirgends.html">x</a></body>'), "utf-8")
    said = built.run("build")
    assert said.returncode == 1
    assert "nirgends.html" in said.stderr
    assert bytes_of(built.output) == before


def test_a_misspelt_setting_stops_and_names_the_right_one(built: Copy) -> None:
    before = bytes_of(built.output)
    add(built.config, "\nFEEDS_LIMT = 20\n")
    said = built.run("build")
    assert said.returncode == 1
    assert "pelicanconf.py" in said.stderr
    assert "没有 FEEDS_LIMT 这个设置" in said.stderr
    assert "Traceback" not in said.stderr
    assert bytes_of(built.output) == before


def test_a_plugin_that_is_not_there_stops_the_build(built: Copy) -> None:
    before = bytes_of(built.output)
    add(built.config, '\nPLUGINS = [*PLUGINS, "plugins.serach"]\n')
    said = built.run("build")
    assert said.returncode != 0
    assert "plugins.serach" in said.stderr
    assert bytes_of(built.output) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="看进程靠 Linux 的 /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_build_keeps_yesterdays_site_and_the_next_one_repairs(
    built: Copy, number: signal.Signals
) -> None:
    before = bytes_of(built.output)
    config = built.config.read_text(encoding="utf-8")
    (built.root / "sleeper.py").write_text(SLEEPER, encoding="utf-8")
    add(built.config, '\nPLUGINS = [*PLUGINS, "sleeper"]\n')
    with built.start("build") as process:
        wait_for(built.root / "asleep")
        process.send_signal(number)
        process.communicate()
    assert process.returncode != 0
    assert bytes_of(built.output) == before
    wait_until_no_process_names(built.root)
    built.config.write_text(config, encoding="utf-8")
    said = built.run("build")
    assert said.returncode == 0, said.stderr
    assert bytes_of(built.output) == before
    assert leftovers(built) == []


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.05)


def wait_until_no_process_names(folder: Path) -> None:
    deadline = time.monotonic() + 20
    while any(str(folder) in line for line in command_lines()):
        assert time.monotonic() < deadline, "Pelican outlived the build"
        time.sleep(0.05)


def command_lines() -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(entry.read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue
    return found


def test_a_second_build_at_the_same_time_is_refused(built: Copy) -> None:
    (built.root / "sleeper.py").write_text(SLEEPER, encoding="utf-8")
    add(built.config, '\nPLUGINS = [*PLUGINS, "sleeper"]\n')
    with built.start("build") as first:
        wait_for(built.root / "asleep")
        said = built.run("build")
        first.send_signal(signal.SIGTERM)
        first.communicate()
    assert said.returncode == 1
    assert f"进程 {first.pid}" in said.stderr


def test_two_builds_are_equal_under_another_folder_locale_zone_and_hash_seed(
    built: Copy, tmp_path: Path
) -> None:
    other = make_copy(tmp_path / "elsewhere", articles=4)
    said = other.run(
        "build",
        cwd=tmp_path,
        extra={
            "LC_ALL": "POSIX",
            "LANG": "tr_TR.UTF-8",
            "TZ": "America/Los_Angeles",
            "PYTHONHASHSEED": "2",
        },
    )
    assert said.returncode == 0, said.stderr
    assert bytes_of(other.output) == bytes_of(built.output)


def test_a_build_into_another_folder_for_another_address(built: Copy, tmp_path: Path) -> None:
    target = tmp_path / "发布 用"
    said = built.run("build", "--output", str(target), "--site-url", "https://h.example/repo/")
    assert said.returncode == 0, said.stderr
    home = (target / "index.html").read_text(encoding="utf-8")
    assert "https://h.example/repo/" in home
    assert "127.0.0.1" not in home


def test_a_content_folder_that_is_not_there_is_said(built: Copy) -> None:
    said = built.run("build", "--content", "nirgends")
    assert said.returncode == 1
    assert "没有这个稿件文件夹" in said.stderr
