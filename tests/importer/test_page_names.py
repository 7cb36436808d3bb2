"""Which 版 a file holds: its own head says so, else its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import pipeline, store
from plugins.importer.model import IssueResult
from plugins.importer.page_names import named_page
from tests.importer import golds

NOTICE = (
    "水厂开放日公告\n定于四月八日举办水厂开放日，欢迎街坊报名参加，报名截止到四月五日。\n"
    "集合地点在水厂东门，现场可以看新换的水表，也可以问水价是怎么算出来的。\n"
)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("p7.txt", 7),
        ("07版.txt", 7),
        ("第7版.docx", 7),
        ("第十二版.pdf", 12),
        ("A07版.txt", 7),
        ("07.txt", 7),
        ("03 综合.txt", 3),
        ("P02_经济.pdf", 2),
        ("2026-03-12-p7.txt", 7),
        ("1-4版.txt", 1),
        ("2026-03-12.txt", 0),
        ("第18期.txt", 0),
        ("再版说明.txt", 0),
        ("稿件1.docx", 0),
    ],
)
def test_a_name_tells_its_page(name: str, page: int) -> None:
    assert named_page(name) == page


def _issue(folder: Path, name: str, text: str) -> IssueResult:
    page = folder / name
    page.write_text(text, encoding="utf-8")
    return pipeline.issue([golds.recognised(page)], pipeline.Context())


@pytest.mark.parametrize("name", ["p7.txt", "07版.txt", "第7版.txt"])
@pytest.mark.parametrize(
    "head",
    [
        "2026.3.12 星期四\n",
        "07  公告\n2026.3.12 星期四\n\n",
        "07  公告\n\n",
        "",
        "第8期 总第208期\n2026年3月12日 星期四\n\n",
    ],
)
def test_a_head_without_a_number_leaves_the_page_to_the_name(
    tmp_path: Path, name: str, head: str
) -> None:
    found = _issue(tmp_path, name, head + NOTICE)
    assert [draft.title for draft in found.drafts] == ["水厂开放日公告"]
    assert store.pages_of(found) == (7,)


def test_a_number_and_a_name_are_the_head_of_a_page(tmp_path: Path) -> None:
    found = _issue(tmp_path, "p7.txt", f"07  公告\n2026.3.12 星期四\n\n{NOTICE}")
    assert [(h.page.number, h.page.name) for h in found.heads] == [(7, "公告")]


def test_a_number_and_a_name_inside_a_page_head_its_parts(tmp_path: Path) -> None:
    text = (
        "云梯巷的夜校亮着灯\n本报记者 卓玛\n\n夜校开在云梯巷，头一晚来了四十个人。\n\n"
        "01  开灯\n\n灯是街坊凑钱装的，拉线的人在梯子上站了一个下午，手上起了泡。\n\n"
        "02  上课\n\n第一课讲怎么看图纸，老师傅把自己画坏的一张钉在了黑板上。\n"
    )
    found = _issue(tmp_path, "p7.txt", text)
    assert [b.text for b in found.drafts[0].blocks if b.kind == "h"] == ["01 开灯", "02 上课"]


def test_a_head_that_prints_another_number_is_asked_about(tmp_path: Path) -> None:
    found = _issue(tmp_path, "p7.txt", f"第3版 公告 2026年3月12日\n\n{NOTICE}")
    assert store.pages_of(found) == (3,)
    (asked,) = [q for q in found.questions if q.problem.kind == "page-disagrees"]
    assert asked.problem.severity == "error"
    assert "第7版" in asked.problem.message
    assert "第3版" in asked.problem.message


@pytest.mark.parametrize("name", ["p.txt", "p2.txt"])
def test_one_line_may_be_the_head_of_the_paper_and_of_a_page(tmp_path: Path, name: str) -> None:
    head = "第8期 总第208期 2026年3月12日 星期四 第2版 要闻\n\n"
    found = _issue(tmp_path, name, head + NOTICE)
    assert store.pages_of(found) == (2,)
    assert found.masthead.numbers == (8,)
    assert [(h.page.number, h.page.name) for h in found.heads] == [(2, "要闻")]


@pytest.mark.parametrize("count", ["今日8版", "本期共8版", "8版"])
def test_how_many_pages_there_are_is_not_which(tmp_path: Path, count: str) -> None:
    head = f"第8期 总第208期\n2026年3月12日 星期四 {count}\n\n"
    assert store.pages_of(_issue(tmp_path, "头条.txt", head + NOTICE)) == (1,)
