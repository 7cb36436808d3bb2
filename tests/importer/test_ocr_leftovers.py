"""What a scanner leaves: rules between columns, jumps over two lines, numbers at the foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import clean, people, unwrap
from plugins.importer.model import Line
from tests.importer import golds

CLOCK = "钟楼换上了新机芯。老机芯走了四十年，最后三年每天慢七分钟，船家都学会了自己加上去。"
METER = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"


def _cleaned(text: str) -> str:
    return clean.clean((Line(source="p.txt", number=1, text=text),)).lines[0].text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("船家都学会了自己加上去，没有人 |", "船家都学会了自己加上去，没有人"),
        ("| 再为等船的事吵架，渡口安静了", "再为等船的事吵架，渡口安静了"),
        ("机芯﹐走了四十年﹐最后三年慢  |", "机芯，走了四十年，最后三年慢"),
    ],
)
def test_the_rule_between_two_columns_is_no_character(printed: str, text: str) -> None:
    assert _cleaned(printed) == text


@pytest.mark.parametrize(
    "printed", ["| 物件 | 年份 |", "撰文|卓玛", "渡口 | 新钟", "河口周报|第4版|副刊"]
)
def test_a_bar_that_parts_two_things_stays(printed: str) -> None:
    assert _cleaned(printed) == printed


@pytest.mark.parametrize(
    ("text", "following"),
    [("窗下那截(下转第", "6版)"), ("那截（下转", "第六版）"), ("【上接第", "A3版《钟》】钟停了")],
)
def test_a_jump_over_two_lines_is_one(text: str, following: str) -> None:
    assert unwrap.splits_jump(text, following)


@pytest.mark.parametrize(
    ("text", "following"), [("窗下那截（下转第6版）", "第6版 车间"), ("他说（转", "身去看钟）")]
)
def test_a_head_of_a_page_below_a_whole_jump_stays_one(text: str, following: str) -> None:
    assert not unwrap.splits_jump(text, following)


def test_numbers_at_the_foot_tell_the_page_of_what_stands_above(tmp_path: Path) -> None:
    page = (
        f"第4版 镇村\n井口的新表\n{METER}（巴桑）\n- 4 -\n"
        f"渡口的新钟\n　　{CLOCK[:20]}(下转第\n6版)\n- 5 -\n第6版 镇村\n"
        f"(上接第5版){CLOCK[20:]}\n口 水一方\n- 6 -\n"
    )
    made = golds.made(tmp_path, page)["articles"]
    assert [a["title"] for a in made] == ["井口的新表", "渡口的新钟"]
    assert made[1]["authors"] == ["水一方"]
    assert [block["text"] for block in made[1]["body"]] == [CLOCK]


def test_a_mouth_before_a_name_alone_on_its_line_is_a_square() -> None:
    assert people.parse("口 水一方") is not None
    assert people.parse("口 齿伶俐人") is None
