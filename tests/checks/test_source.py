"""Sources as editors leave them: one folder a kind of fault, with the words it must print.

Each folder below source/ has a content folder `in/` and `problems.txt`: every Problem as the editor
reads it, its severity before it, in the order in which they are shown.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.checks import source
from plugins.newspaper.problems import Problem

CASES = sorted((Path(__file__).parent / "source").iterdir(), key=lambda folder: folder.name)

CONFIG: dict[str, Any] = {
    "SITE_COLLECTIVES": ["本报记者", "本刊综合整理"],
    "COLUMNS": [
        {"name": "开发区建设", "slug": "kaifaqu-jianshe"},
        {"name": "营商环境", "slug": "yingshang-huanjing", "former": ["投资环境"]},
        {"name": "副刊", "slug": "fukan"},
    ],
}


def written(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{problem.severity} {problem}\n" for problem in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_kind_of_fault_is_said_in_the_editors_words(case: Path) -> None:
    expected = (case / "problems.txt").read_text(encoding="utf-8")
    assert written(source.check(case / "in", CONFIG)) == expected


def test_every_rule_has_a_folder() -> None:
    """A kind that the checks can name is shown in one of the folders."""
    text = "".join((case / "problems.txt").read_text(encoding="utf-8") for case in CASES)
    silent = {"good", "windows", "draft-without-category"}
    assert {case.name for case in CASES if not (case / "problems.txt").read_bytes()} == silent
    found = {problem.kind for case in CASES for problem in source.check(case / "in", CONFIG)}
    assert found >= KINDS, text


KINDS = {
    *("unknown-key", "repeated-key", "no-title", "no-blank-line", "wrong-value"),
    *("date-disagrees", "unknown-column", "same-id", "no-author-slug", "same-slug", "slug"),
    *("encoding", "encoding-read", "empty", "no-issue-toml", "toml", "stranger", "folder-name"),
    *("file-name", "link", "picture-path", "picture-missing", "picture-empty", "inline-picture"),
    *("control-character", "no-articles", "key-figure", "provisional-title"),
}


def test_wrong_settings_are_the_only_thing_said(tmp_path: Path) -> None:
    shutil.copytree(CASES[0].parent / "unknown-key" / "in", tmp_path / "content")
    (problem,) = source.check(tmp_path / "content", {**CONFIG, "SITE_NAEM": "x"})
    assert str(problem) == "pelicanconf.py：没有 SITE_NAEM 这个设置\n    是不是“SITE_NAME”？"


def test_the_handbook_is_not_looked_at_when_it_is_off(tmp_path: Path) -> None:
    shutil.copytree(CASES[0].parent / "good" / "in", tmp_path / "content")
    (tmp_path / "content" / "help" / "0102.md").write_text("没有字段", encoding="utf-8")
    assert source.check(tmp_path / "content", CONFIG) != ()
    assert source.check(tmp_path / "content", {**CONFIG, "SITE_HANDBOOK": False}) == ()


def test_the_samples_of_the_repository_have_no_error(root: Path) -> None:
    from plugins.newspaper import settings

    config = settings.load_config((root / "pelicanconf.py").read_text(encoding="utf-8"))
    found = source.check(root / "content", config)
    assert written(tuple(p for p in found if p.severity != "info")) == ""
