"""遗失声明 and 注销公告 are nobody's article, but the editor hears of them."""

from __future__ import annotations

from pathlib import Path

from plugins.importer import pipeline
from plugins.importer.model import IssueResult
from tests.importer import golds

LOST = "遗失声明\n云梯巷水站遗失公章一枚，编码0000012345，声明作废。\n"
CLOSED = "注销公告\n云梯巷晨光打印店经股东决议拟注销，请债权人于45日内申报债权。\n"
STORY = "云梯巷的夜校亮着灯\n本报记者 卓玛\n\n夜校开在云梯巷，头一晚来了四十个人。\n\n\n"


def _issue(folder: Path, text: str) -> IssueResult:
    page = folder / "p7.txt"
    page.write_text(text, encoding="utf-8")
    return pipeline.issue([golds.recognised(page)], pipeline.Context())


def test_one_question_names_the_lines_and_the_way_to_print_them(tmp_path: Path) -> None:
    found = _issue(tmp_path, f"{STORY}{LOST}\n{CLOSED}")
    assert {item.kind for item in found.left_over} == {"ad"}
    (asked,) = [q.problem for q in found.questions if q.problem.kind == "left-notice"]
    assert asked.severity == "query"
    assert "7、8、10、11" in asked.message
    assert "Kind: notice" in asked.remedy
    assert "#" in asked.remedy


def test_the_way_works(tmp_path: Path) -> None:
    found = _issue(tmp_path, f"{STORY}# {LOST}\n# {CLOSED}")
    assert [(d.title, d.kind) for d in found.drafts] == [
        ("云梯巷的夜校亮着灯", "story"),
        ("遗失声明", "notice"),
        ("注销公告", "notice"),
    ]
    assert found.left_over == ()


def test_what_is_sold_is_for_information_only(tmp_path: Path) -> None:
    found = _issue(tmp_path, f"{STORY}【广告】井台牌水表 厂价直供 订购热线 400-000-0000\n")
    assert [q.problem.severity for q in found.questions if q.problem.kind == "advert"] == ["info"]
    assert not [q for q in found.questions if q.problem.kind == "left-notice"]
