"""By-lines with strokes, with &, with the place where somebody was; names of many peoples."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import names, people, photo_credits, tails
from tests.importer import golds

TEXT = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数。"


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        (" 采写：沈一禾&孟青禾", ["沈一禾", "孟青禾"]),
        (" 采写/沈一禾 孟青禾", ["沈一禾", "孟青禾"]),
        (" 撰文|沈一禾 摄影|孟青禾", ["沈一禾", "孟青禾"]),
        ("　撰文丨沈一禾　摄影丨孟青禾", ["沈一禾", "孟青禾"]),
        (" 文：沈一禾 图：受访者提供", ["沈一禾"]),
        ("(通讯员:古丽·买买提、娜仁托娅)", ["古丽·买买提", "娜仁托娅"]),
        ("（供稿：机动科 沈一禾）", ["沈一禾"]),
    ],
)
def test_what_each_did_stands_before_the_name(end: str, signed: list[str]) -> None:
    found = tails.tail(TEXT + end)
    assert found is not None
    assert found[0] == TEXT
    assert [byline.name for byline in found[1].bylines] == signed


@pytest.mark.parametrize(
    "end", [" 记者：下一步呢", " 口号是：安全第一&质量第一", " 整理：装订：上架"]
)
def test_what_is_no_name_signs_nothing(end: str) -> None:
    assert tails.tail(TEXT + end) is None


@pytest.mark.parametrize(
    "line",
    ["本报见习记者 沈一禾 三号井采访", "本报记者　沈一禾　发自北滩", "□本报记者 沈一禾 北滩报道"],
)
def test_where_a_reporter_was_is_no_second_name(tmp_path: Path, line: str) -> None:
    page = f"2版　2026年3月12日　星期四\n\n井口的新表\n　　{TEXT}\n{line}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert [byline.name for byline in draft.bylines] == ["沈一禾"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("（土家族）沈一禾", "沈一禾"),
        ("沈一禾（苗族）", "沈一禾"),
        ("通讯员玉素甫·艾山 记者沈一禾", "玉素甫·艾山"),
        ("本报记者 阿不力孜·托合提 北滩报道", "阿不力孜·托合提"),
    ],
)
def test_a_people_and_a_dot_are_no_hindrance(printed: str, name: str) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert signed.bylines[0].name == name


def test_a_second_reporter_is_no_place() -> None:
    signed = people.parse("本报记者 沈一禾 孟青报道")
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["沈一禾", "孟青"]


@pytest.mark.parametrize("name", ["娜仁托娅", "巴特尔", "次仁旺姆", "阿依古丽·买买提"])
def test_names_of_the_steppe_and_the_plateau_are_names(name: str) -> None:
    assert names.is_name(name) or people.parse(f"记者：{name}") is not None


@pytest.mark.parametrize("word", ["阿尔巴尼亚", "和平安定", "青山依旧", "布达拉宫"])
def test_other_words_of_four_characters_are_none(word: str) -> None:
    assert not names.is_name(word)


@pytest.mark.parametrize("word", ["特约摄影", "本报摄影记者", "摄影"])
def test_a_photographer_may_stand_between_blanks(word: str) -> None:
    found = photo_credits.credit(f"渡船靠上了新码头。　{word}　沈一禾")
    assert found is not None
    assert (found[0], found[1].name, found[1].role) == ("渡船靠上了新码头。", "沈一禾", word)


@pytest.mark.parametrize("line", ["他学的是　摄影　一门手艺", "本报记者　孟青禾　摄影　沈一禾"])
def test_a_line_about_photography_is_no_caption(line: str) -> None:
    found = photo_credits.credit(line)
    assert found is None or found[1].role != "摄影"


PAPERS = ("《云梯晚报》", "本报", "晚报", "云梯晚报记者")


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_may_ask_the_questions(tmp_path: Path, paper: str) -> None:
    page = (
        "3版　2026年3月12日　星期四\n\n表走得准，水价就说得清\n——访水厂厂长卓玛\n"
        "与会嘉宾：卓玛（水厂厂长）、巴桑（抄表工）\n"
        f"　　{paper}：换表以后，最大的不同是什么？\n　　卓玛：夜里没有人下井了，家里人也放心。\n"
        f"　　{paper}：旧表呢？\n　　巴桑：一排一排挂在走廊里，像一本不用翻的账。\n（沈一禾）\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert draft.title == "表走得准，水价就说得清"
    assert [block.kind for block in draft.blocks] == ["p"] * 5
    assert [byline.name for byline in draft.bylines] == ["沈一禾"]


@pytest.mark.parametrize("title", ["订　正", "正误", "勘误"])
@pytest.mark.parametrize("desk", ["本报编辑部", "《云梯晚报》编辑部"])
def test_the_desk_below_a_correction_is_its_last_line(
    tmp_path: Path, title: str, desk: str
) -> None:
    page = (
        f"云梯晚报　4版　2026年3月12日　星期四\n\n{title}\n"
        f"　　3月5日2版《井口的新表》一文，“三百块”应为“三十块”，向读者致歉。\n　　{desk}\n\n"
        f"渡口的灯\n本报记者　孟青禾\n　　{TEXT}\n"
    )
    first, second = golds.written(tmp_path, page).drafts
    assert (first.kind, first.bylines, first.blocks[-1].text) == ("correction", (), desk)
    assert second.title == "渡口的灯"


@pytest.mark.parametrize("opens", ["圆桌嘉宾：", "与会者", "【对话嘉宾】"])
def test_guests_on_a_line_each_are_part_of_the_talk(tmp_path: Path, opens: str) -> None:
    page = (
        "3版　2026年3月12日　星期四\n\n表该不该换\n主持人：本报记者　沈一禾\n"
        f"{opens}\n卓玛利　北滩水厂厂长\n孟青禾　“看表人”主播\n"
        "　　沈一禾：换表以后，最大的不同是什么？\n　　卓玛利：夜里没有人下井了。\n"
        "　　孟青禾：我的节目没有了题材。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert draft.title == "表该不该换"
    assert [byline.name for byline in draft.bylines] == ["沈一禾"]
    assert [block.kind for block in draft.blocks] == ["p"] * 6


def test_words_and_music_are_two_people(tmp_path: Path) -> None:
    page = (
        "4版　2026年3月12日　星期四\n\n井口的灯（歌词）\n词／沈一禾　曲／孟青\n"
        "　　一盏灯等在井口，\n　　一碗面热在灶头。\n　　你把太阳背下去，\n　　我把月亮留在手。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert [(b.name, b.role) for b in draft.bylines] == [("沈一禾", "作词"), ("孟青", "作曲")]
    assert [block.kind for block in draft.blocks] == ["verse"]


@pytest.mark.parametrize(
    "who",
    ["沈一禾（八十一岁）", "沈一禾（退休教师，79岁）", "沈一禾（五年级二班）", "沈 禾 (女，42岁)"],
)
def test_a_name_with_an_age_between_headline_and_text_signs(tmp_path: Path, who: str) -> None:
    (draft,) = golds.written(tmp_path, f"我的第一张饭票\n{who}\n　　{TEXT}\n　　{TEXT}\n").drafts
    assert draft.title == "我的第一张饭票"
    assert [byline.name for byline in draft.bylines] == [
        "沈一禾" if who.startswith("沈一禾") else "沈禾"
    ]


def test_several_names_with_ages_head_the_parts_of_a_text(tmp_path: Path) -> None:
    parts = "".join(
        f"{who}\n　　{TEXT}\n" for who in ("石磊（31岁）", "韦一诺（40岁）", "马骁（26岁）")
    )
    (draft,) = golds.written(tmp_path, f"夜班三人行\n{parts}").drafts
    assert (draft.title, draft.bylines) == ("夜班三人行", ())
    assert [b.text for b in draft.blocks if b.kind == "h"] == [
        "石磊（31岁）",
        "韦一诺（40岁）",
        "马骁（26岁）",
    ]


@pytest.mark.parametrize("title", ["石头（组诗）", "金秋（外一首）", "高原（节选）"])
def test_a_title_with_a_bracket_signs_nothing(tmp_path: Path, title: str) -> None:
    (draft,) = golds.written(tmp_path, f"夜班诗页\n{title}\n　　{TEXT}\n　　{TEXT}\n").drafts
    assert draft.bylines == ()


@pytest.mark.parametrize(
    "field", ["作者姓名：沈一禾 马骁", "本文作者：沈一禾、马骁", "采访人：沈一禾 马骁"]
)
def test_a_forms_word_for_the_author_is_no_second_line_of_the_headline(
    tmp_path: Path, field: str
) -> None:
    (draft,) = golds.written(tmp_path, f"井口的新表\n{field}\n　　{TEXT}\n　　{TEXT}\n").drafts
    assert draft.title == "井口的新表"
    assert [byline.name for byline in draft.bylines] == ["沈一禾", "马骁"]


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("（作者：沈一禾，系青溪县文联干部）", ["沈一禾"]),
        ("（作者：沈一禾，男，青溪县人）", ["沈一禾"]),
        ("（作者系青溪县文联干部）", []),
        ("（作者：青溪县文联，供稿）", []),
    ],
)
def test_a_note_that_names_the_author_signs(tmp_path: Path, note: str, names: list[str]) -> None:
    (draft,) = golds.written(tmp_path, f"井口的新表\n　　{TEXT}\n　　{TEXT}\n{note}\n").drafts
    assert [byline.name for byline in draft.bylines] == names


@pytest.mark.parametrize(
    "line", ["作　　者：卓玛", "作 者：卓玛", "文　字：卓玛", "供　　稿：卓玛", "通 讯 员：卓玛"]
)
def test_a_role_set_as_wide_as_the_other_fields_signs(line: str) -> None:
    signed = people.parse(line)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["卓玛"]
    assert signed.raw == line
