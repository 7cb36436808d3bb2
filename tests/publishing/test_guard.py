"""Limits of hosts and what the law wants to see."""

from __future__ import annotations

import pytest

from plugins.publishing import guard


def messages(folder) -> list[str]:
    return [str(problem) for problem in guard.host_has_room(folder)]


def test_a_small_site_has_room(tmp_path):
    (tmp_path / "index.html").write_text("x")
    assert messages(tmp_path) == []


def test_too_many_files_are_a_warning(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "FILES_LIMIT", 3)
    for n in range(4):
        (tmp_path / str(n)).write_text("x")
    assert "网站有 4 个文件，超过 3 个" in messages(tmp_path)[0]
    assert {p.severity for p in guard.host_has_room(tmp_path)} == {"warning"}


def test_a_file_of_more_than_25_megabytes_is_named(tmp_path):
    with (tmp_path / "plate.pdf").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    assert messages(tmp_path)[0].startswith("plate.pdf：这个文件有 26 MB，超过 25 MB")


def test_a_site_of_more_than_800_megabytes_is_a_warning(tmp_path):
    for n in range(33):
        with (tmp_path / f"{n}.bin").open("wb") as file:
            file.truncate(25 * 1024 * 1024)
    (said,) = messages(tmp_path)
    assert said.startswith("网站太大：网站共 825 MB，超过 800 MB\n    免费的静态托管可能不收")


@pytest.mark.parametrize(
    ("config", "count"),
    [
        ({}, 0),
        ({"PUBLISH_MAINLAND": True}, 1),
        ({"PUBLISH_MAINLAND": True, "SITE_ICP": "晋ICP备1号"}, 0),
        ({"PUBLISH_MAINLAND": False}, 0),
    ],
)
def test_a_site_in_the_mainland_shows_its_licence(config, count):
    assert len(list(guard.licence_is_shown(config))) == count


def test_samples_beside_own_issues_are_named(tmp_path):
    for day, sample in (("2025-04-25", "sample = true\n"), ("2026-11-20", "")):
        folder = tmp_path / day
        folder.mkdir()
        (folder / "issue.toml").write_text(f'date = "{day}"\nnumbers = [1]\n{sample}')
        (folder / "0101-a.md").write_text("Title: 甲\n\n乙。\n", encoding="utf-8")
    (said,) = guard.samples_are_named(guard.issue_states(tmp_path))
    assert said.severity == "warning"
    assert said.path.endswith("/2025-04-25")
    assert "演示样报 1 期也会发布" in said.message


def test_samples_alone_are_a_demonstration(tmp_path):
    folder = tmp_path / "2025-04-25"
    folder.mkdir()
    (folder / "issue.toml").write_text("numbers = [1]\nsample = true\n")
    (folder / "0101-a.md").write_text("Title: 甲\n\n乙。\n", encoding="utf-8")
    assert not list(guard.samples_are_named(guard.issue_states(tmp_path)))
