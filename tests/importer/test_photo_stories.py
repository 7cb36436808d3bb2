"""图片新闻: badge, headline, a few lines, and a picture that is to come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.importer import photo_credits, pictures, pipeline
from plugins.importer.model import Answers, IssueResult
from tests.importer import golds

SAID = (
    "3月9日，井台边的老槐树下，社区教师领着孩子们数年轮。"
    "这棵树今年一百二十岁，树皮上还留着当年拴马的印子。"
)
OTHER = "云梯巷的夜校亮着灯\n本报记者 卓玛\n\n夜校开在云梯巷，头一晚来了四十个人。\n\n\n"


def _issue(folder: Path, text: str) -> IssueResult:
    page = folder / "p3.txt"
    page.write_text(text, encoding="utf-8")
    found = pipeline.issue([golds.recognised(page)], pipeline.Context())
    return pictures.fill(found, Answers(), ())


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("新华社发（石敢 摄）", "石敢", "新华社发 摄"),
        ("中新社发(石敢摄)", "石敢", "中新社发 摄"),
        ("新华社记者 石敢 摄", "石敢", "新华社记者 摄"),
        ("（石敢 摄）", "石敢", "摄"),
    ],
)
def test_an_agency_belongs_to_the_credit(printed: str, name: str, role: str) -> None:
    for before in ("", "孩子们在数年轮。"):
        found = photo_credits.credit(before + printed)
        assert found is not None
        assert found[0] == before
        assert (found[1].name, found[1].role) == (name, role)


@pytest.mark.parametrize("badge", ["图片新闻", "图片故事", "【图片新闻】"])
@pytest.mark.parametrize("title", ["数一数老槐树", ""])
def test_the_paragraph_above_a_credit_is_the_caption(
    tmp_path: Path, badge: str, title: str
) -> None:
    head = f"{badge}\n{title}\n" if title else f"{badge}\n"
    found = _issue(tmp_path, f"{OTHER}{head}{SAID}\n新华社发（石敢 摄）\n")
    first, story = found.drafts
    assert first.title == "云梯巷的夜校亮着灯"
    assert (story.kind, story.column) == ("photos", badge.strip("【】"))
    (figure,) = story.blocks
    assert [photo.caption for photo in figure.photos] == [SAID]
    assert figure.photos[0].credit is not None
    assert figure.photos[0].credit.name == "石敢"


def test_a_badge_is_no_headline(tmp_path: Path) -> None:
    found = _issue(tmp_path, f"{OTHER}图片新闻\n{SAID}\n新华社发（石敢 摄）\n")
    assert found.drafts[1].title == "待定题"
    assert [q.problem.kind for q in found.questions if q.problem.severity == "error"] == [
        "no-title"
    ]


@pytest.mark.parametrize("signed", ["■ 乌云 摄影报道", "乌云 摄影报道"])
def test_who_signs_with_pictures_has_a_place_for_one(tmp_path: Path, signed: str) -> None:
    found = _issue(tmp_path, f"{OTHER}老槐树下好读书\n{signed}\n{SAID}\n")
    story = found.drafts[1]
    assert (story.title, story.kind) == ("老槐树下好读书", "photos")
    assert [b.name for b in story.bylines] == ["乌云"]
    assert [(b.kind, b.text) for b in story.blocks] == [("figure", ""), ("p", SAID)]
    named = pictures.named(replace(found), [[], ["p3-1"]])
    assert named.drafts[1].blocks[0].photos[0].pending == "p3-1"


def test_a_long_report_with_pictures_is_no_photo_story(tmp_path: Path) -> None:
    text = "\n".join(f"{day}日，{SAID}" for day in "二三四五六七八九")
    found = _issue(tmp_path, f"老槐树下好读书\n乌云 摄影报道\n\n{text}\n")
    assert [d.kind for d in found.drafts] == ["story"]


@pytest.mark.parametrize("marks", ["①②③", ["(1)", "(2)", "(3)"]])
@pytest.mark.parametrize("signed", ["　　　　石敢 乌 云 摄影报道", "■ 石敢 图片报道"])
def test_numbered_lines_above_who_took_the_pictures_are_captions(
    tmp_path: Path, marks: str | list[str], signed: str
) -> None:
    said = ["孩子们围着树桩。", "老人递来一根软尺。", "年轮数到了八十。"]
    lines = "\n".join(f"{mark}{text}" for mark, text in zip(marks, said, strict=True))
    story = _issue(tmp_path, f"{OTHER}数一数老槐树\n{SAID}\n{lines}\n{signed}\n").drafts[1]
    shown = [photo.caption for block in story.blocks for photo in block.photos]
    assert [caption[-len(text) :] for caption, text in zip(shown, said, strict=True)] == said


def test_numbered_lines_that_somebody_wrote_are_no_captions(tmp_path: Path) -> None:
    lines = "①孩子们围着树桩。\n②老人递来一根软尺。"
    story = _issue(tmp_path, f"{OTHER}数一数老槐树\n{SAID}\n{lines}\n■ 石敢\n").drafts[1]
    assert not [photo for block in story.blocks for photo in block.photos]
