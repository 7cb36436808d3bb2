"""Rows that two pictures of one column share, and what the program that read them adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import page_marks
from tests.importer import golds

TEXT = (
    "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。镇上的人说，表走得准，"
    "水价就说得清；说得清的事情，不必在井台上吵来吵去。村口的断头路修通以后，校车少绕六里地，孩子们早"
    "上能多睡二十分钟，合作社的蜂箱也搬上了果园坡地，授粉和采蜜两不误，今春的头茬蜜已经装坛，等着开封。"
)
ROWS = [TEXT[at : at + 20] for at in range(0, len(TEXT), 20)]
HEAD = "井 口 的 新 表\n□ 水厂 卓玛\n"


@pytest.mark.parametrize("shared", [1, 2, 3])
@pytest.mark.parametrize(
    "between",
    [
        "— 2 —\n青 溪 报　　第三版　副刊\n",
        "- 2 -\n",
        "— 2 —\n文字由识别软件提取，仅供参考\n青 溪 报　　第三版　副刊\n",
    ],
)
def test_rows_read_twice_at_a_pages_turn_are_read_once(
    tmp_path: Path, shared: int, between: str
) -> None:
    above, below = ROWS[:5], ROWS[5 - shared :]
    page = (
        "青 溪 报　　2026年3月20日　星期五　　第二版　副刊\n\n"
        + HEAD
        + "　　"
        + "\n".join(above)
        + "\n"
        + between
        + "\n".join(below)
        + "\n"
    )
    made = golds.articles(tmp_path, page)
    assert [golds._body(article) for article in made] == [TEXT]


def test_a_refrain_is_no_second_reading(tmp_path: Path) -> None:
    verse = "水从山上来\n流过我门前\n水从山上来\n流过我门前\n井台上的月亮\n照着新水表\n"
    made = golds.articles(tmp_path, f"青溪副刊\n\n井台\n\n卓玛\n\n{verse}")
    assert golds._body(made[0]) == golds.squeeze(verse)


@pytest.mark.parametrize(
    "line",
    [
        "文字由识别软件提取，仅供参考",
        "以上文字由OCR生成，可能有误",
        "由随手扫描王创建",
        "Scanned with PocketScan",
        "识别结果请以原图为准",
    ],
)
def test_a_line_of_the_scanning_program_is_known(line: str) -> None:
    assert page_marks.is_scanners(line)


@pytest.mark.parametrize(
    "line", ["图像识别让坏果无处可藏", "地下管线扫描结果出炉", "扫描件", "他扫描了全部二十本账册"]
)
def test_a_headline_may_speak_of_scanning(line: str) -> None:
    assert not page_marks.is_scanners(line)


def test_what_stands_again_and_again_beside_page_numbers_is_furniture(tmp_path: Path) -> None:
    foot = "青溪职工之家文印室代排"
    pages = [
        f"青 溪 报　　第{number}版　副刊\n\n{title}\n\n卓　玛\n\n　　{TEXT}\n\n— {k} —\n{foot}\n\n"
        for k, (number, title) in enumerate([("二", "井口的新表"), ("三", "断头路通了")], 2)
    ]
    made = golds.articles(tmp_path, "".join(pages))
    assert [article["title"] for article in made] == ["井口的新表", "断头路通了"]
    assert [golds._body(article) for article in made] == [TEXT, TEXT]


@pytest.mark.parametrize(
    "foot",
    ["第 1 页 共 2 页", "第1页/共2页", "— 1（共 3 页）—", "Page 1 of 2", "页码：1/2", "1 / 2 页"],
)
def test_a_page_of_so_many_stands_in_no_sentence(tmp_path: Path, foot: str) -> None:
    page = f"　　井口的新表\n　　安　宁\n\n　　{TEXT[:50]}\n\n{foot}\n\n{TEXT[50:]}\n"
    made = golds.articles(tmp_path, page)
    assert [golds._body(article) for article in made] == [TEXT]


def test_a_speck_at_a_lines_end_goes_and_a_table_keeps_its_strokes(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ROWS[3] + " |", *ROWS[4:]]
    made = golds.articles(tmp_path, HEAD + "　　" + "\n".join(rows) + "\n")
    assert golds._body(made[0]) == TEXT
