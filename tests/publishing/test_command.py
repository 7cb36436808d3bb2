"""`publish` and `unpublish` as an editor types them: real builds, real places."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.commands import console
from plugins.newspaper.files import lock
from plugins.newspaper.problems import SourceError
from plugins.publishing import command, manifest
from plugins.publishing.command import publish, unpublish
from plugins.publishing.manifest import NAME, parse
from tests.publishing.conftest import SITE_URL, Project
from tests.publishing.hosts import hosting
from tests.publishing.remotes import bare, blobs, clone, commits, git, show, tip

SMALL = 5
"""A question is asked above so many changed files, here."""


def published(folder: Path) -> dict[str, str]:
    said = parse((folder / NAME).read_bytes())
    assert said is not None
    real = manifest.of_tree(folder)
    assert dict(real.files) == dict(said.files), "the list says what lies there"
    return dict(said.files)


def test_a_site_goes_to_a_folder_and_a_second_time_there_is_nothing_to_do(
    project: Project, tmp_path, capsys
):
    www = tmp_path / "www"
    assert publish(project.publication(f"folder:{www}")) == 0
    said = capsys.readouterr().out
    assert "新增：" in said
    assert f"已发布到 {www}" in said
    files = published(www)
    assert {"index.html", "404.html", "2025-05-02/0101.html", "feeds/all.xml"} <= set(files)
    assert {".nojekyll", "_headers", "CNAME"} <= set(files)
    assert f"{SITE_URL}/2025-05-02/0101.html" in (www / "feeds/all.xml").read_text("utf-8")
    before = {path: path.stat().st_mtime_ns for path in www.rglob("*")}
    assert publish(project.publication(f"folder:{www}")) == 0
    assert "网站没有变化，不用发布。" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in www.rglob("*")} == before


def test_a_dry_run_says_everything_and_does_nothing(project: Project, tmp_path, capsys):
    www = tmp_path / "www"
    assert publish(project.publication(f"folder:{www}", dry_run=True)) == 0
    said = capsys.readouterr().out
    assert "新增：" in said
    assert "什么也没有发布" in said
    assert not www.exists()
    assert not (project.root / ".cache" / "published").exists()


def test_a_changed_article_changes_few_files(project: Project, tmp_path, capsys):
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    capsys.readouterr()
    project.article("2025-05-02", "0101", "窗口办事")
    path = next((project.content / "2025-05-02").glob("0101*"))
    path.write_text(path.read_text("utf-8") + "\n加了一段。\n", encoding="utf-8")
    publish(project.publication(f"folder:{www}"))
    said = capsys.readouterr().out
    assert "2025-05-02/0101.html" in said
    assert "2025-04-25/0101.html" not in said
    assert "加了一段" in (www / "2025-05-02/0101.html").read_text("utf-8")


def test_the_style_of_the_publication_before_stays_once_more(project: Project, tmp_path):
    www = tmp_path / "www"
    own_theme(project)
    publish(project.publication(f"folder:{www}"))
    first = theme_folders(www)
    change_theme(project, ".once { color: red }")
    publish(project.publication(f"folder:{www}"))
    second = theme_folders(www)
    assert len(second) == 2, "a page cached ten minutes ago finds its style"
    assert first < second
    assert set(parse((www / NAME).read_bytes()).previous) >= {
        path for path in published(www) if path.startswith(f"theme/{min(first)}/")
    }
    change_theme(project, ".twice { color: red }")
    publish(project.publication(f"folder:{www}"))
    third = theme_folders(www)
    assert len(third) == 2
    assert not first & third, "and then goes"


def own_theme(project: Project) -> None:
    ours = project.root / "theme"
    source = ours.resolve()
    ours.unlink()
    shutil.copytree(source, ours)


def change_theme(project: Project, text: str) -> None:
    style = project.root / "theme/static/css/base.css"
    style.write_text(style.read_text("utf-8") + text, encoding="utf-8")


def theme_folders(www: Path) -> set[str]:
    return {path.name for path in (www / "theme").iterdir()}


@pytest.mark.parametrize(
    ("site_url", "words"),
    [
        ("http://127.0.0.1:8000", "SITEURL 还是 http://127.0.0.1:8000，读者打不开"),
        ("http://localhost", "读者打不开"),
        ("news.example.cn", "SITEURL“news.example.cn”不对"),
        ("https://news example.cn", "不对"),
        ("ftp://news.example.cn", "不对"),
    ],
)
def test_an_address_that_no_reader_can_open_is_refused(project: Project, tmp_path, site_url, words):
    www = tmp_path / "www"
    with pytest.raises(SourceError, match=words):
        publish(project.publication(f"folder:{www}", site_url=site_url))
    assert not www.exists()


def test_the_default_address_is_refused(project: Project, tmp_path):
    with pytest.raises(SourceError, match=r"SITEURL 还是 http://127\.0\.0\.1:8000"):
        publish(project.publication(f"folder:{tmp_path / 'www'}", site_url=""))


def test_what_nobody_approved_is_refused_or_left_out(project: Project, tmp_path, capsys):
    www = tmp_path / "www"
    project.issue("2025-05-09", "草稿一", "草稿二", status="draft")
    with pytest.raises(SourceError, match=r"2025-05-09：这一期还没有签发（2 篇草稿）\n.*approve"):
        publish(project.publication(f"folder:{www}"))
    assert not www.exists()
    assert publish(project.publication(f"folder:{www}", leave_drafts=True)) == 0
    assert "2 篇草稿没有放进去" in capsys.readouterr().out
    assert not (www / "2025-05-09").exists()


def test_a_half_approved_newest_issue_is_refused(project: Project, tmp_path):
    project.article("2025-05-02", "0102", "漏签的一篇", status="draft")
    with pytest.raises(SourceError, match=r"2025-05-02：这一期还有稿件没有签发（1 篇草稿）"):
        publish(project.publication(f"folder:{tmp_path / 'www'}"))


def test_a_draft_in_an_older_issue_was_withdrawn(project: Project, tmp_path, capsys):
    www = tmp_path / "www"
    project.article("2025-04-25", "0103", "撤下的一篇", status="draft")
    assert publish(project.publication(f"folder:{www}")) == 0
    assert "1 篇草稿没有放进去" in capsys.readouterr().out
    assert (www / "2025-04-25/0102.html").exists()
    assert not (www / "2025-04-25/0103.html").exists()


def test_an_older_issue_that_is_a_draft_as_a_whole_was_withdrawn(project: Project, tmp_path):
    www = tmp_path / "www"
    project.issue("2025-04-18", "撤下的", status="draft")
    assert publish(project.publication(f"folder:{www}")) == 0
    assert not (www / "2025-04-18").exists()


def test_an_issue_of_tomorrow_waits_for_tomorrow(project: Project, tmp_path):
    www = tmp_path / "www"
    early = project.publication(f"folder:{www}", today=date(2025, 5, 1))
    with pytest.raises(
        SourceError, match=r"2025-05-02：这一期的出版日 2025-05-02 还没有到\n.*--now"
    ):
        publish(early)
    assert not www.exists()
    assert publish(replace(early, now=True)) == 0
    assert (www / "2025-05-02").exists()


def test_errors_of_the_sources_stop_and_leave_the_site(project: Project, tmp_path):
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    before = published(www)
    path = next((project.content / "2025-05-02").glob("0101*"))
    path.write_text(path.read_text("utf-8").replace("Category:", "Categroy:"), encoding="utf-8")
    with pytest.raises(SourceError, match="不认识的字段“Categroy”"):
        publish(project.publication(f"folder:{www}"))
    assert published(www) == before


def test_what_is_asked_of_old_issues_is_one_counted_line(project: Project, tmp_path, capsys):
    for day in ("2025-04-25", "2025-05-02"):
        for path in (project.content / day).glob("*.md"):
            text = path.read_text("utf-8").replace("第二段，写完了", "第二段,写完了")
            path.write_text(text, encoding="utf-8")
    assert publish(project.publication(f"folder:{tmp_path / 'www'}")) == 0
    said = capsys.readouterr()
    assert "往期另有 2 处可以核对的地方，不影响发布" in said.out
    assert "2025-05-02/0101" in said.err
    assert "2025-04-25/" not in said.err


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("", "没有说发布到哪里"),
        ("ftp:x", "不知道发布到哪里：“ftp:x”"),
        ("folder:", "不知道发布到哪里"),
        ("pages", "git push"),
    ],
)
def test_a_place_that_is_none_is_a_sentence(project: Project, to, words):
    with pytest.raises(SourceError, match=words):
        publish(project.publication(to))


def test_changed_only_makes_no_sense_for_a_branch(project: Project):
    with pytest.raises(SourceError, match="branch 不用加 --changed-only"):
        publish(project.publication("branch", changed_only=True))


def test_the_usual_place_is_a_setting(project: Project, tmp_path):
    config = project.root / "pelicanconf.py"
    config.write_text(config.read_text("utf-8") + f'\nPUBLISH_TO = "folder:{tmp_path / "www"}"\n')
    assert publish(project.publication()) == 0
    assert (tmp_path / "www/index.html").is_file()


def test_a_misspelt_setting_is_answered_with_the_nearest(project: Project):
    config = project.root / "pelicanconf.py"
    config.write_text(config.read_text("utf-8") + '\nPUBLISH_TOO = "branch"\n')
    with pytest.raises(SourceError, match=r"是不是“PUBLISH_TO”？"):
        publish(project.publication())


def test_many_changed_files_are_asked_about(project: Project, tmp_path, monkeypatch):
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    before = published(www)
    own_theme(project)
    change_theme(project, ".once { color: red }")
    monkeypatch.setattr(command, "ASK_ABOVE", SMALL)
    with pytest.raises(SourceError, match=r"已经在线的文件，继续吗？\n.*--yes"):
        publish(project.publication(f"folder:{www}"))
    assert published(www) == before
    assert publish(project.publication(f"folder:{www}", yes=True)) == 0
    assert published(www) != before


def test_a_folder_with_somebody_elses_home_page_is_asked_about(project: Project, tmp_path):
    www = tmp_path / "www"
    www.mkdir()
    (www / "index.html").write_text("Welcome to nginx", encoding="utf-8")
    (www / "logo.png").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError, match=r"1 个别人的文件会被换掉：index\.html"):
        publish(project.publication(f"folder:{www}"))
    assert (www / "index.html").read_text("utf-8") == "Welcome to nginx"
    assert publish(project.publication(f"folder:{www}", yes=True)) == 0
    assert (www / "logo.png").is_file()


def test_only_the_changes_for_uploading_by_hand(project: Project, tmp_path, capsys):
    upload = tmp_path / "upload"
    to = f"folder:{upload}"
    publish(project.publication(to, changed_only=True))
    first = {p.relative_to(upload).as_posix() for p in upload.rglob("*") if p.is_file()}
    assert {"index.html", NAME} <= first
    project.issue("2025-05-09", "新的一期")
    later = project.publication(to, changed_only=True, today=date(2025, 5, 9))
    assert publish(later) == 0
    assert "按这台电脑上次的记录比较" in capsys.readouterr().out
    second = {p.relative_to(upload).as_posix() for p in upload.rglob("*") if p.is_file()}
    assert {"2025-05-09/0101.html", "index.html", NAME} <= second
    assert "2025-04-25/0101.html" not in second


def test_what_is_online_is_asked_when_a_folder_is_new(project: Project, tmp_path, capsys):
    """As in the workflow: every time an empty folder, the list before from SITEURL."""
    live = tmp_path / "live"
    own_theme(project)
    with hosting(live) as host:
        publish(project.publication(f"folder:{live}", site_url=host.url))
        assert "当作第一次发布" in capsys.readouterr().out
        change_theme(project, ".once { color: red }")
        fresh = tmp_path / "_site"
        publish(project.publication(f"folder:{fresh}", site_url=host.url, yes=True))
    said = capsys.readouterr().out
    assert "当作第一次发布" not in said
    assert "改动：" in said
    assert len(theme_folders(fresh)) == 2, "brought from the live site"
    published(fresh)


def test_two_publications_at_once_are_one(project: Project, tmp_path):
    held = threading.Event()
    done = threading.Event()

    def hold() -> None:
        with lock(project.root / ".cache" / "publish.lock", "发布网站"):
            # another living process: our own number would be taken for a left-over
            (project.root / ".cache" / "publish.lock").write_text("1", encoding="ascii")
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    try:
        with pytest.raises(SourceError, match="另一个程序正在发布网站"):
            publish(project.publication(f"folder:{tmp_path / 'www'}"))
    finally:
        done.set()
        other.join()
    assert not (tmp_path / "www").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows 不能向子进程单独发 Ctrl-C")
def test_ctrl_c_leaves_the_live_site(project: Project, tmp_path):
    """A real SIGINT to a real process, at several moments."""
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    before = published(www)
    project.issue("2025-05-09", *(f"第{n}条新闻" for n in range(1, 30)))
    script = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from plugins.commands import console\n"
        "from plugins.publishing.command import Publication, publish\n"
        "root, to, url = Path(sys.argv[1]), sys.argv[2], sys.argv[3]\n"
        "job = Publication(root=root, content=root / 'content', to=to, site_url=url,"
        " today=date(2025, 5, 9))\n"
        "print('ready', flush=True)\n"
        "sys.exit(console.answer(lambda: publish(job)))\n"
    )
    codes = []
    for wait_seconds in (0.05, 0.6, 1.5):
        running = subprocess.Popen(
            [sys.executable, "-c", script, str(project.root), f"folder:{www}", SITE_URL],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": str(project.root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(wait_seconds)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
        codes.append(running.returncode)
        if running.returncode == console.INTERRUPTED:
            assert "已中断" in said
            assert "Traceback" not in said
            assert published(www) == before
    assert console.INTERRUPTED in codes
    assert publish(project.publication(f"folder:{www}", today=date(2025, 5, 9))) == 0
    assert "2025-05-09/0101.html" in published(www)


# --- unpublish -----------------------------------------------------------------------------------


def test_an_issue_is_taken_back_and_stays_away(project: Project, tmp_path, capsys):
    www = tmp_path / "www"
    own_theme(project)
    publish(project.publication(f"folder:{www}"))
    change_theme(project, ".once { color: red }")
    capsys.readouterr()
    assert unpublish("2025-04-25", project.publication(f"folder:{www}")) == 0
    said = capsys.readouterr().out
    assert "2025-04-25 已撤下，2 篇稿件改回了草稿" in said
    assert not (www / "2025-04-25").exists()
    for path in www.rglob("*"):
        if path.is_file() and path.name != "_headers":
            assert "机柜上架" not in path.read_bytes().decode("utf-8", "ignore"), path
    assert len(theme_folders(www)) == 1, "nothing of the publication before is kept"
    assert project.status_of("2025-04-25") == {"draft"}
    assert publish(project.publication(f"folder:{www}")) == 0
    assert not (www / "2025-04-25").exists()


def test_taking_back_can_be_tried_first(project: Project, tmp_path):
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    before = published(www)
    assert unpublish("2025-04-25", project.publication(f"folder:{www}", dry_run=True)) == 0
    assert published(www) == before
    assert project.status_of("2025-04-25") == {"published"}


def test_an_issue_that_is_not_there_is_a_sentence(project: Project):
    with pytest.raises(SourceError, match=r"没有这一期\n.*是不是“2025-04-25”？"):
        unpublish("2025-04-24", project.publication("branch"))


# --- a branch, from end to end -------------------------------------------------------------------


def test_a_site_goes_to_a_branch_from_two_clones(project: Project, tmp_path, capsys):
    remote = bare(tmp_path / "remote.git")
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "remote", "add", "origin", str(remote))
    assert publish(project.publication("branch")) == 0
    assert "已推送到 origin 的 gh-pages 分支" in capsys.readouterr().out
    assert show(remote, "CNAME") == "news.example.invalid"
    assert commits(remote) == 1
    before, head = blobs(remote), tip(remote)

    assert publish(project.publication("branch")) == 0
    assert "网站没有变化" in capsys.readouterr().out
    assert tip(remote) == head, "no commit without a change"

    other = second_clone(project, remote, tmp_path / "other")
    other.issue("2025-05-09", "第三期的新闻")
    assert publish(other.publication("branch", today=date(2025, 5, 9))) == 0
    after = blobs(remote)
    assert commits(remote) == 1
    assert "2025-05-09/0101.html" in after
    assert after["2025-04-25/0101.html"] == before["2025-04-25/0101.html"]
    assert show(remote, "CNAME") == "news.example.invalid"

    capsys.readouterr()
    assert unpublish("2025-05-09", other.publication("branch", today=date(2025, 5, 9))) == 0
    assert "2025-05-09/0101.html" not in blobs(remote)
    reachable = git(remote, "rev-list", "--objects", "gh-pages")
    assert after["2025-05-09/0101.html"] not in reachable, "in no history either"


def second_clone(project: Project, remote: Path, folder: Path) -> Project:
    clone(remote, folder)
    for name in ("plugins", "theme"):
        (folder / name).symlink_to((project.root / name).resolve())
    shutil.copy(project.root / "pelicanconf.py", folder)
    shutil.copytree(project.content, folder / "content")
    return Project(folder)


def test_the_list_is_kept_on_this_machine_too(project: Project, tmp_path):
    www = tmp_path / "www"
    publish(project.publication(f"folder:{www}"))
    kept = list((project.root / ".cache" / "published").glob(f"*/{NAME}"))
    assert len(kept) == 1
    assert json.loads(kept[0].read_bytes()) == json.loads((www / NAME).read_bytes())
