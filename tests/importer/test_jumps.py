"""下转 and 上接: one article on two pages, in two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import pipeline
from plugins.importer.model import IssueResult
from tests.importer import golds

BEGINS = (
    "云梯巷的夜校亮着灯\n本报记者 卓玛\n\n"
    "夜校开在云梯巷，头一晚来了四十个人。教室里没有空座，后来的人就站在窗外听。\n（下转第3版）\n"
)
GOES_ON = "（上接第1版）\n“机器不等人，人也不能等机器。”老师傅说完，把图纸钉在了黑板上。\n"


def _issue(folder: Path, **pages: str) -> IssueResult:
    found = []
    for name, text in pages.items():
        page = folder / f"{name}.txt"
        page.write_text(text, encoding="utf-8")
        found.append(golds.recognised(page))
    return pipeline.issue(found, pipeline.Context())


def _asked(found: IssueResult) -> list[str]:
    return [q.problem.kind for q in found.questions if q.problem.severity == "error"]


def test_a_front_page_goes_on_on_the_page_that_it_names(tmp_path: Path) -> None:
    front = f"第1版 要闻\n第8期 总第208期\n2026年3月12日 星期四\n\n{BEGINS}"
    third = f"第3版 综合 2026年3月12日\n\n{GOES_ON}"
    found = _issue(tmp_path, p1=front, p3=third)
    assert [draft.title for draft in found.drafts] == ["云梯巷的夜校亮着灯"]
    assert found.drafts[0].blocks[-1].text.startswith("“机器不等人")
    assert not found.drafts[0].incomplete
    assert _asked(found) == []


def test_a_front_page_that_prints_no_number_is_joined_as_well(tmp_path: Path) -> None:
    front = f"第8期 总第208期\n2026年3月12日 星期四\n\n{BEGINS}"
    third = f"第3版 综合 2026年3月12日\n\n{GOES_ON}"
    assert len(_issue(tmp_path, front=front, third=third).drafts) == 1


def test_the_names_of_the_files_are_enough(tmp_path: Path) -> None:
    found = _issue(tmp_path, p1=BEGINS, p3=GOES_ON)
    assert len(found.drafts) == 1
    assert _asked(found) == []


def test_a_part_that_names_another_page_is_not_taken(tmp_path: Path) -> None:
    third = f"第3版 综合 2026年3月12日\n\n{GOES_ON.replace('第1版', '第2版')}"
    found = _issue(tmp_path, p1=BEGINS, p3=third)
    assert len(found.drafts) == 2
    assert _asked(found).count("jump") == 2


def test_nobody_is_told_to_import_what_is_there(tmp_path: Path) -> None:
    named = GOES_ON.replace("第1版）", "第1版《水厂的新表》）")
    found = _issue(tmp_path, p1=BEGINS, p3=f"第3版 综合 2026年3月12日\n\n{named}")
    remedies = [q.problem.remedy for q in found.questions if q.problem.kind == "jump"]
    assert len(remedies) == 2
    assert all("已经在这里" in remedy for remedy in remedies)


def test_a_page_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    found = _issue(tmp_path, p1=BEGINS)
    assert [q.problem.remedy for q in found.questions if q.problem.kind == "jump"] == [
        "把第3版一起导入"
    ]


def test_two_that_could_both_be_meant_are_asked_about(tmp_path: Path) -> None:
    other = BEGINS.replace("云梯巷的夜校亮着灯", "水厂换了新表").replace("夜校", "水厂")
    more = f"{GOES_ON}\n\n（上接第1版）\n“表走得准，水价就说得清。”站长说完，把旧表挂在了墙上。\n"
    found = _issue(tmp_path, p1=f"{BEGINS}\n\n{other}", p3=f"第3版 综合 2026年3月12日\n\n{more}")
    assert len(found.drafts) == 4
    assert _asked(found).count("jump") == 4


def test_the_headline_in_the_jump_tells_two_apart(tmp_path: Path) -> None:
    other = BEGINS.replace("云梯巷的夜校亮着灯", "水厂换了新表").replace("夜校", "水厂")
    more = (
        "（上接第1版《水厂换了新表》）\n“表走得准，水价就说得清。”站长说完，把旧表挂在了墙上。\n\n"
        + GOES_ON.replace("第1版", "第1版《云梯巷的夜校亮着灯》")
    )
    found = _issue(tmp_path, p1=f"{BEGINS}\n\n{other}", p3=f"第3版 综合 2026年3月12日\n\n{more}")
    assert [d.title for d in found.drafts] == ["云梯巷的夜校亮着灯", "水厂换了新表"]
    assert [d.blocks[-1].text[:4] for d in found.drafts] == ["“机器不", "“表走得"]


@pytest.mark.parametrize(
    "again",
    [
        "云梯巷的夜校亮着灯\n\n",
        "云梯巷\n夜校\n亮着灯\n\n",
        "【街巷】\n云梯巷的夜校亮着灯\n——黑板前后\n\n",
    ],
)
def test_a_headline_printed_again_above_the_rest_is_accounted_for(
    tmp_path: Path, again: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        f"第1版 要闻 2026年3月12日\n\n{BEGINS}\n第3版 综合 2026年3月12日\n\n{again}{GOES_ON}",
        encoding="utf-8",
    )
    found = golds.recognised(page)
    assert [draft.title for draft in found.drafts] == ["云梯巷的夜校亮着灯"]
    assert found.accounting.adds_up
    assert {left.kind for left in found.left_over} == {"page-header", "duplicate"}


def test_a_headline_printed_again_in_another_file_is_left_over_in_the_issue(tmp_path: Path) -> None:
    third = f"第3版 综合 2026年3月12日\n\n云梯巷的夜校亮着灯\n\n{GOES_ON}"
    found = _issue(tmp_path, p1=f"第1版 要闻 2026年3月12日\n\n{BEGINS}", p3=third)
    assert len(found.drafts) == 1
    assert [left.text for left in found.left_over if left.kind == "duplicate"] == [
        "云梯巷的夜校亮着灯"
    ]


@pytest.mark.parametrize("where", ["头条", "右上角", "报眼"])
def test_where_it_began_is_no_headline(tmp_path: Path, where: str) -> None:
    third = f"第3版 综合 2026年3月12日\n\n{GOES_ON.replace('第1版', f'第1版{where}')}"
    found = _issue(tmp_path, p1=f"第1版 要闻 2026年3月12日\n\n{BEGINS}", p3=third)
    assert len(found.drafts) == 1


def test_the_headline_between_the_marks_of_a_jump_is_left_over_only_once(tmp_path: Path) -> None:
    third = f"第3版 综合\n\n{GOES_ON.replace('第1版', '第1版《云梯巷的夜校亮着灯》')}"
    found = _issue(tmp_path, p1=f"第1版 要闻 2026年3月12日\n\n{BEGINS}", p3=third)
    assert len(found.drafts) == 1
    assert "duplicate" not in {left.kind for left in found.left_over}
