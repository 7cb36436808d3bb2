"""A page without blank lines, whose columns are not of one width."""

from __future__ import annotations

from pathlib import Path

from plugins.importer import narrow_columns
from plugins.importer.model import Line
from tests.importer import golds

STORY = "渡口的灯换成了新的，老艄公说，夜里过河，再不用把手电绑在船头上了。"
LAST = "镇上打算明年再修一座桥，渡船留着，给愿意慢一点的人坐。"
WIDE = [STORY * 2, LAST * 2, STORY + LAST, LAST + STORY, STORY * 2]


def wrapped(text: str, width: int) -> str:
    text = f"　　{text}"
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def page(narrow: str) -> str:
    wide = "\n".join(wrapped(text, 24) for text in WIDE)
    return (
        f"2026年3月12日 星期四 第2版\n老艄公收起手电筒\n本报记者　卓　玛\n{wide}\n"
        f"河滩上的第二茬菜\n本报记者　江　原\n{narrow}\n"
        f"夜班船的第一夜\n本报记者　沈　砚\n{wide}\n"
    )


def test_each_column_of_a_page_without_blank_lines_is_as_wide_as_it_is(tmp_path: Path) -> None:
    for texts in (
        ["柳湾渡口昨天开出了第一班夜航船，" + LAST, STORY + "船上坐满了人。", LAST * 2],
        [STORY * 2, LAST * 3, STORY * 2, LAST + STORY],
    ):
        made = golds.made(tmp_path, page("\n".join(wrapped(text, 14) for text in texts)))
        bodies = [[block["text"] for block in a["body"]] for a in made["articles"]]
        assert bodies == [WIDE, texts, WIDE]


def test_verse_between_wide_columns_stays_verse(tmp_path: Path) -> None:
    lines = [
        "渡口的灯在雨里亮了一整夜",
        "像一枚没有盖下去的邮戳",
        "老艄公把船系在柳树的影子里",
        "影子比缆绳更知道深浅",
        "赶集的人在对岸喊他的小名",
        "他应了一声又应了一声",
        "河水把两声都带到了下游",
        "下游的人以为是春天来了",
    ]
    made = golds.made(tmp_path, page("\n".join(lines)))
    (verse,) = made["articles"][1]["body"]
    assert (verse["type"], verse["lines"]) == ("verse", [lines])
    assert not list(
        narrow_columns.runs([Line(source="a", number=1, text=text) for text in lines], 24.0)
    )
