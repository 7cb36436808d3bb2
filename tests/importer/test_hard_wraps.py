"""A page that OCR or an editor broke at a fixed width, whatever the width and the indent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import neutral, unwrap
from plugins.importer.model import ReadOptions, Source
from plugins.importer.readers.text import read
from plugins.newspaper.chinese import HAN_CHAR
from tests.importer import golds

HEAD = "溪源晚报  周末园区  2026年3月7日  星期六  5"
FIRST = (
    (
        "一口1200升的老染缸，摆在松涧纺织园的门厅里。缸沿磨得发亮，保安说，来的人都要伸手摸一摸，"
        "小孩子还要踮起脚往里看，看见的是自己。"
    ),
    (
        "“染坊搬走那天，谁也没想到它还会回来。”第二代传人端木榕回忆，2019年，园区把三间旧库房改成"
        "共享染整间，头一年只接到17张订单，最小的一张只染了两条围巾。"
    ),
    (
        "改变从一张色卡开始。去年夏天，四位老师傅把家里的方子凑到一处，配出268种颜色，每种颜色都"
        "写明用什么料、煮几分钟、晾几个时辰，方子不再锁在抽屉里。"
    ),
)
SECOND = (
    (
        "入春以来，园区把雨水收进两座地下水池，浇树、洗车、冲厕所都用它，三个月省下自来水4600吨，"
        "池子边上还种了一圈菖蒲。"
    ),
    "水池的盖板上刻着刻度，谁都能看见水有多深。管水的人说，看得见的账，大家才肯记在心里。",
)


def _width(text: str, *, in_chars: bool) -> float:
    return float(len(text)) if in_chars else unwrap.width(text)


def _wrapped(text: str, full: int, indent: str, *, in_chars: bool) -> list[str]:
    """The lines of one paragraph; nothing is kept together."""
    rows, row = [], indent
    for char in text:
        if _width(row + char, in_chars=in_chars) > full:
            rows.append(row)
            row = ""
        row += char
    return [*rows, row]


def _page(full: int, indent: str, *, in_chars: bool) -> str:
    def body(paragraphs: tuple[str, ...]) -> list[list[str]]:
        return [_wrapped(text, full, indent, in_chars=in_chars) for text in paragraphs]

    one, two = body(FIRST), body(SECOND)
    one[1][2:2] = ["— 5 —"]
    one[2][2:2] = [one[2][1]]
    two[0][1:1] = [HEAD]
    return "\n".join(
        [
            HEAD, "", "纵 深 观 察", "松涧纺织园三年见闻——", "老染缸里的新颜色",
            "本报记者 端木青 实习生 卓玛", *one[0], *one[1], "方子摆上桌", *one[2], "",
            "雨水也要记账", *two[0], *two[1][:-1], f"{two[1][-1]}（岑  参）", "",
        ]
    )  # fmt: skip


def _made(folder: Path, text: str) -> dict[str, Any]:
    page = folder / "page.txt"
    page.write_text(text, encoding="utf-8")
    return neutral.as_dict(golds.recognised(page), default_column="")


def _blocks(article: dict[str, Any]) -> list[tuple[str, str]]:
    return [(block["type"], block["text"]) for block in article["body"]]


@pytest.mark.parametrize("in_chars", [True, False], ids=["characters", "printed width"])
@pytest.mark.parametrize("indent", ["　　", "    ", "  "], ids=["wide", "four", "two"])
@pytest.mark.parametrize("full", range(14, 41, 2))
def test_a_page_wrapped_at_any_width_comes_whole(
    tmp_path: Path, full: int, indent: str, in_chars: bool
) -> None:
    made = _made(tmp_path, _page(full, indent, in_chars=in_chars))
    one, two = made["articles"]
    assert (one["column"], one["title"]) == ("纵深观察", "老染缸里的新颜色")
    assert one["authors"] == ["端木青", "卓玛"]
    assert _blocks(one) == [
        ("p", FIRST[0]), ("p", FIRST[1]), ("h", "方子摆上桌"), ("p", FIRST[2]),
    ]  # fmt: skip
    assert (two["title"], two["authors"]) == ("雨水也要记账", ["岑参"])
    assert _blocks(two) == [("p", text) for text in SECOND]
    kinds = sorted(left["kind"] for left in made["left_over"])
    assert kinds == ["duplicate", "page-header", "page-header", "page-number"]


@pytest.mark.parametrize("alone", ["。", "”。", "”", "。”"])
def test_marks_that_found_no_room_go_back_to_their_line(tmp_path: Path, alone: str) -> None:
    said = "值班员把两本台账放在一处，说“少一个字也不行，多一个字也不行"
    closing = {"。": "“", "”。": "", "”": "", "。”": ""}[alone]
    text = said.replace("“", "") if closing else said
    page = f"两本台账\n本报记者 卓玛\n{FIRST[0]}\n{text}\n{alone}\n"
    made = _made(tmp_path, page)
    assert _blocks(made["articles"][0])[-1] == ("p", text + alone)


def test_marks_below_a_finished_sentence_are_dirt(tmp_path: Path) -> None:
    made = _made(tmp_path, f"两本台账\n本报记者 卓玛\n{FIRST[0]}\n。\n{FIRST[1]}\n")
    assert _blocks(made["articles"][0]) == [("p", FIRST[0]), ("p", FIRST[1])]


@pytest.mark.parametrize(("indent", "chars"), [("　　", 2), ("    ", 4), ("  ", 2), ("", 0)])
def test_the_reader_keeps_the_blanks_of_an_indent(indent: str, chars: int) -> None:
    source = Source(name="a.txt", data=f"{indent}{FIRST[0]}".encode())
    line = read(source, ReadOptions()).lines[0]
    assert (len(line.hints.indent), line.hints.indented) == (chars, bool(chars))
    assert HAN_CHAR.search(line.text)
