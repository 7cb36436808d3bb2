"""文转 and 续接 and 后文见: other words for 下转 and 上接, and the word that pairs two."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import signs
from tests.importer import golds

FRONT = "云梯晚报　01版　要闻　2026年3月12日　星期四\n\n"
THIRD = "\n云梯晚报　03版　综合　2026年3月12日　星期四\n\n"
SCHOOL = (
    "夜校开在老粮库\n本报记者　卓玛\n"
    "　　头一晚来了四十个人，教室里没有空座，后来的人站在窗外听。讲课的是退休钳工，他带来的"
)
METERS = (
    "水厂换了新表\n本报记者　巴桑\n"
    "　　三百块新表装到了井口，值班员不必再下井抄数。站长说，表走得准，剩下的事情就"
)
SCHOOL_ON = "教具只有一把卡尺。\n　　“机器不等人，人也不能等机器。”他把图纸钉在了黑板上。\n"
METERS_ON = "好说了。\n　　旧表没有扔，一排一排挂在走廊里，像一本不用翻的账。\n"


@pytest.mark.parametrize(
    ("out", "into"),
    [
        ("（文转03版“{}”）", "（文接01版“{}”）"),
        ("（未完，转03版·{}）", "（续接01版·{}）"),
        ("（后文见03版“{}”）", "（前文见01版“{}”）"),
        ("（紧转03版{}）", "←上接01版“{}”\n"),
        ("▶续转03版“{}”", "◀承接01版“{}” "),
    ],
)
def test_a_word_tells_two_jumps_to_one_page_apart(tmp_path: Path, out: str, into: str) -> None:
    page = (
        f"{FRONT}{SCHOOL}{out.format('夜班')}\n\n{METERS}{out.format('井口')}\n"
        f"{THIRD}{into.format('井口')}{METERS_ON}\n{into.format('夜班')}{SCHOOL_ON}"
    )
    found = golds.written(tmp_path, page)
    assert [draft.title for draft in found.drafts] == ["夜校开在老粮库", "水厂换了新表"]
    school, meters = (draft.blocks for draft in found.drafts)
    assert "他带来的教具只有一把卡尺。" in school[0].text
    assert "剩下的事情就好说了。" in meters[0].text
    assert not any(q.problem.kind == "jump" for q in found.questions)


def test_two_words_that_differ_pair_nothing(tmp_path: Path) -> None:
    page = f"{FRONT}{SCHOOL}（文转03版“夜班”）\n{THIRD}（文接01版“井口”）{METERS_ON}"
    found = golds.written(tmp_path, page)
    assert len(found.drafts) == 2
    assert sum(q.problem.kind == "jump" for q in found.questions) == 2


def test_a_page_that_is_not_here_is_asked_for(tmp_path: Path) -> None:
    found = golds.written(tmp_path, f"{FRONT}{SCHOOL}（后文见04版）\n")
    assert found.drafts[0].incomplete
    assert found.drafts[0].blocks[-1].text.endswith("他带来的")
    assert [q.problem.kind for q in found.questions if q.problem.severity == "error"] == ["jump"]


@pytest.mark.parametrize("text", ["这本书已经出到第三版", "详细内容见3版", "他把旧版转给了同事"])
def test_a_page_in_a_sentence_is_no_jump(text: str) -> None:
    assert not signs.is_jump_out(text)
    assert not signs.is_jump_in(text)


@pytest.mark.parametrize("pointer", ["（详见03版）", "（相关报道见03版）", "（另见今日03版）"])
def test_a_pointer_behind_a_sentence_takes_the_pointer_alone(tmp_path: Path, pointer: str) -> None:
    said = "三百块新表装到了井口，值班员不必再下井抄数，夜里睡得踏实。"
    page = f"{FRONT}水厂换了新表\n本报记者　巴桑\n　　{said}{pointer}\n　　旧表没有扔。\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert [block.text for block in draft.blocks] == [said, "旧表没有扔。"]


def test_a_headline_with_its_page_is_still_a_guide(tmp_path: Path) -> None:
    page = f"{FRONT}导读\n水厂换了新表（见03版）\n夜校开在老粮库（见03版）\n\n{SCHOOL}一把卡尺。\n"
    found = golds.written(tmp_path, page)
    assert [draft.title for draft in found.drafts] == ["夜校开在老粮库"]
    assert sum(left.kind == "guide" for left in found.left_over) == 3


@pytest.mark.parametrize(
    ("out", "into"),
    [
        ("（转背面）", "（接头版）"),
        ("（文转末版）", "（上接头版夜校一文）"),
        ("【下转次页】", "【紧接前页】"),
    ],
)
def test_a_page_told_by_where_it_lies_is_a_jump(tmp_path: Path, out: str, into: str) -> None:
    page = f"{FRONT}{SCHOOL}{out}\n\n{METERS}好说了。\n{THIRD}{into}\n{SCHOOL_ON}"
    found = golds.written(tmp_path, page)
    assert [draft.title for draft in found.drafts] == ["夜校开在老粮库", "水厂换了新表"]
    assert "他带来的教具只有一把卡尺。" in found.drafts[0].blocks[0].text


def test_such_a_jump_without_its_other_part_is_asked_for_in_its_own_words(tmp_path: Path) -> None:
    found = golds.written(tmp_path, f"3 综合\n\n（紧接前页右下角）\n{SCHOOL_ON}")
    (draft,) = found.drafts
    assert (draft.title, draft.incomplete) == ("待定题", True)
    asked = [q.problem.message for q in found.questions if q.problem.kind == "jump"]
    assert asked == ["上接前页，但没有找到前半篇"]
    assert any(left.text == "3 综合" for left in found.left_over)


@pytest.mark.parametrize(
    "text", ["他把纸转背面又看了一遍", "（他转背面去了）", "（封底是一张老照片）"]
)
def test_a_back_in_a_sentence_is_no_jump(text: str) -> None:
    assert not signs.is_jump_out(text) or signs.JUMP.fullmatch(text) is None
    assert not signs.is_jump_in(text)
