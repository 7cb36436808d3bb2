"""Two lines above a text: a kicker in halves, a slogan, what was asked; names as headlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import head_clauses
from tests.importer import golds

STORY = "渡口的灯换成了新的，老艄公说，夜里过河，再不用把手电绑在船头上了。"
LAST = "镇上打算明年再修一座桥，渡船留着，给愿意慢一点的人坐。"
HEAD = "第2版 综合 2026年3月12日 星期四\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("走出“院墙”办渡口　敞开大门等客来", True),
        ("灯不灭 船不停", True),
        ("走出院墙办渡口　等客来", False),
        ("老艄公收起手电筒", False),
    ],
)
def test_two_halves_count_as_many_characters_without_their_quotation_marks(
    text: str, said: bool
) -> None:
    assert head_clauses.are_halves(text) is said


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("走出“院墙”办渡口　敞开大门等客来", "柳湾渡口三年变新港"),
        ("办船票最常问的三件事", "老人免不免票　宠物能不能上船"),
        ("决战九十天", "柳湾大桥主跨提前两周合龙"),
    ],
)
def test_the_line_above_is_the_kicker(tmp_path: Path, above: str, below: str) -> None:
    page = f"{HEAD}{above}\n{below}\n本报记者 卓玛\n{STORY}\n{LAST}\n"
    (article,) = golds.made(tmp_path, page)["articles"]
    assert (article["kicker"].split(), article["title"].split()) == (above.split(), below.split())


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("一盏灯的三次搬家", "柳湾大桥主跨提前两周合龙"),
        ("决战九十天", "——柳湾大桥主跨提前两周合龙"),
        ("柳湾大桥提前通车", "主跨提前两周合龙"),
        ("决战九十天", "三座桥墩同时封顶"),
    ],
)
def test_a_figure_of_speech_or_an_event_is_no_slogan(above: str, below: str) -> None:
    assert not head_clauses.is_slogan_above(above, below)


def test_one_question_below_a_number_of_things_is_not_what_was_asked() -> None:
    assert not head_clauses.is_asked_below("柳湾今年办好五件事", "老渡口装上新灯 码头修通公路")
    assert not head_clauses.is_asked_below("最常问的三件事", "老人到底免不免票")


@pytest.mark.parametrize("signs", ["□沈砚", "文/沈砚", "作者：沈砚"])
@pytest.mark.parametrize(
    "above", ["【灯下诗页】\n\n", f"老艄公收起手电筒\n本报记者 江原\n\n{STORY}\n\n"]
)
def test_a_headline_that_looks_like_a_name_is_told_by_who_signs_below(
    tmp_path: Path, signs: str, above: str
) -> None:
    made = golds.made(tmp_path, f"{HEAD}{above}白云谣\n{signs}\n\n{STORY}\n\n{LAST}\n")
    article = made["articles"][-1]
    assert (article["title"], article["authors"]) == ("白云谣", ["沈砚"])


def test_two_who_sign_on_two_lines_both_sign(tmp_path: Path) -> None:
    page = f"{HEAD}老艄公收起手电筒\n\n{STORY}\n\n王小明\n□李大山\n\n河滩上的第二茬菜\n\n{LAST}\n"
    made = golds.made(tmp_path, page)
    assert made["articles"][0]["authors"] == ["王小明", "李大山"]


def test_reprints_below_one_label_all_stand_under_it(tmp_path: Path) -> None:
    page = (
        f"{HEAD}【邻县来风】\n柳湾：渡口装上新灯\n　　{STORY}（据《柳湾晚报》）\n"
        f"东岸：菜地里种出花\n　　{LAST}（本报综合）\n"
        f"老艄公收起手电筒\n　　{STORY}（记者 卓玛）\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["column"] for a in made["articles"]] == ["邻县来风", "邻县来风", None]


def test_a_headline_set_wide_over_two_lines_is_one(tmp_path: Path) -> None:
    text = "柳湾渡口昨天开出了第一班夜航船，船上坐满了下夜班的人。"
    page = f"{HEAD}柳 湾 渡 口 昨\n夜 航 船 启 程\n本报记者 卓玛\n{text}\n{STORY}\n"
    (article,) = golds.made(tmp_path, page)["articles"]
    assert (article["title"], article["column"]) == ("柳湾渡口昨夜航船启程", None)


@pytest.mark.parametrize(
    ("above", "title", "is_kicker"),
    [
        ("三个月清点　两院合一", "省纺织博物馆新馆落户东坪老厂", True),
        ("五进车间 三改图纸", "东坪纱厂静音锭子通过省级鉴定", True),
        ("三个月清点　两院合一", "东坪再添新馆", False),
        ("老水塔　新馆舍里看得见", "省纺织博物馆新馆落户东坪老厂", False),
    ],
)
def test_halves_of_about_one_length_stand_above_one_longer_clause(
    above: str, title: str, is_kicker: bool
) -> None:
    assert head_clauses.are_halves_above(above, [title]) is is_kicker
