"""A page that OCR or an editor broke at a fixed width, whatever the width and the indent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import unwrap
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


def _blocks(article: dict[str, Any]) -> list[tuple[str, str]]:
    return [(block["type"], block["text"]) for block in article["body"]]


@pytest.mark.parametrize("in_chars", [True, False], ids=["characters", "printed width"])
@pytest.mark.parametrize("indent", ["　　", "    ", "  "], ids=["wide", "four", "two"])
@pytest.mark.parametrize("full", range(14, 41, 2))
def test_a_page_wrapped_at_any_width_comes_whole(
    tmp_path: Path, full: int, indent: str, in_chars: bool
) -> None:
    made = golds.made(tmp_path, _page(full, indent, in_chars=in_chars))
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


@pytest.mark.parametrize("in_chars", [True, False], ids=["characters", "printed width"])
@pytest.mark.parametrize("full", [20, 22, 26, 30, 34])
def test_an_indent_that_was_taken_away_is_told_by_the_shorter_first_lines(
    tmp_path: Path, full: int, in_chars: bool
) -> None:
    """The first line of each paragraph is two characters shorter than those below it."""
    rows = [
        row.strip()
        for text in (*FIRST, *SECOND, *FIRST[::-1])
        for row in _wrapped(text, full, "　　", in_chars=in_chars)
    ]
    made = golds.made(tmp_path, "\n".join(["老染缸里的新颜色", "本报记者 端木青", *rows, ""]))
    assert _blocks(made["articles"][0]) == [("p", text) for text in (*FIRST, *SECOND, *FIRST[::-1])]


def test_a_first_line_without_its_indent_is_known_in_a_short_item_as_well(tmp_path: Path) -> None:
    rows = [row.strip() for text in FIRST * 2 for row in _wrapped(text, 22, "　　", in_chars=True)]
    item = [row.strip() for row in _wrapped(f"本报讯　{SECOND[0]}", 22, "　　", in_chars=True)]
    page = [
        "老染缸里的新颜色",
        "本报记者 端木青",
        *rows,
        "",
        "雨水也要记账",
        *item,
        "（岑 参）",
        "",
    ]
    two = golds.made(tmp_path, "\n".join(page))["articles"][1]
    assert (two["dateline"], _blocks(two)) == ("本报讯", [("p", SECOND[0])])


@pytest.mark.parametrize("full", [18, 21, 24])
def test_what_marks_keep_company_is_carried_to_the_next_line(tmp_path: Path, full: int) -> None:
    """看|鱼。”: the line before is two or three characters short, and full all the same."""
    said = "客人来了先看鱼。”"
    lead = FIRST[1][: full - 2 - len(said) + 4]
    rows = [
        *_wrapped(FIRST[0], full, "　　", in_chars=False),
        f"　　{lead}“客人来了先看"[: full - 1],
        "鱼。”她说，鱼活着，水就是清的，用不着再看哪一张表。",
        *_wrapped(FIRST[2], full, "　　", in_chars=False),
        *_wrapped(SECOND[0], full, "　　", in_chars=False),
    ]
    made = golds.made(tmp_path, "\n".join(["老染缸里的新颜色", "本报记者 端木青", *rows, ""]))
    assert len(made["articles"][0]["body"]) == 4


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("从一口缸到一张色卡，松涧纺织园这三年——\n老染缸里的新颜色", "kicker"),
        ("老染缸里的新颜色\n——松涧纺织园共享染整间三年追踪小记", "subtitle"),
    ],
)
def test_a_kicker_or_deck_as_wide_as_the_column_is_no_text(
    tmp_path: Path, head: str, field: str
) -> None:
    full = max(len(row) for row in head.split("\n"))
    rows = [row for text in FIRST * 2 for row in _wrapped(text, full, "", in_chars=True)]
    last = _wrapped(f"{SECOND[1]}（端木青）", full, "", in_chars=True)
    made = golds.made(tmp_path, "\n".join([head, *rows, *last, ""]))["articles"][0]
    assert made["title"] == "老染缸里的新颜色"
    assert made[field] in head


def test_a_headline_as_wide_as_the_column_stands_above_flush_paragraphs(tmp_path: Path) -> None:
    title = "松涧园的老染缸调出了新颜色"
    first, second = (
        [row for text in texts for row in _wrapped(text, len(title), "", in_chars=True)]
        for texts in (FIRST, SECOND * 2)
    )
    page = ["雨水也要记账", "本报记者 岑参", *second, "", title, *first, "（端木青）", ""]
    made = golds.made(tmp_path, "\n".join(page))
    assert [article["title"] for article in made["articles"]] == ["雨水也要记账", title]


def test_two_characters_in_brackets_sign_only_at_an_articles_end(tmp_path: Path) -> None:
    page = (
        f"老染缸里的新颜色\n\n{FIRST[0]}\n\n{FIRST[1]}（笑声）\n\n{FIRST[2]}（阿榕）\n\n"
        f"雨水也要记账\n\n本报讯（记者 岑参）{SECOND[0]}\n"
    )
    one = golds.made(tmp_path, page)["articles"][0]
    assert one["authors"] == ["阿榕"]
    assert _blocks(one)[1] == ("p", f"{FIRST[1]}（笑声）")


def test_a_name_at_a_lines_end_keeps_its_blank_before_the_next(tmp_path: Path) -> None:
    rows = "　　溪源晚报讯（见习记者 卓玛 岑参\n端木青）入春以来，园区把雨水收进两座\n地下水池。\n"
    rest = "\n".join(row for text in FIRST for row in _wrapped(text, 17, "　　", in_chars=False))
    made = golds.made(tmp_path, f"雨水也要记账\n{rows}{rest}\n")
    assert made["articles"][0]["authors"] == ["卓玛", "岑参", "端木青"]


@pytest.mark.parametrize("alone", ["。", "”。", "”", "。”"])
def test_marks_that_found_no_room_go_back_to_their_line(tmp_path: Path, alone: str) -> None:
    said = "值班员把两本台账放在一处，说“少一个字也不行，多一个字也不行"
    closing = {"。": "“", "”。": "", "”": "", "。”": ""}[alone]
    text = said.replace("“", "") if closing else said
    page = f"两本台账\n本报记者 卓玛\n{FIRST[0]}\n{text}\n{alone}\n"
    made = golds.made(tmp_path, page)
    assert _blocks(made["articles"][0])[-1] == ("p", text + alone)


def test_marks_below_a_finished_sentence_are_dirt(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"两本台账\n本报记者 卓玛\n{FIRST[0]}\n。\n{FIRST[1]}\n")
    assert _blocks(made["articles"][0]) == [("p", FIRST[0]), ("p", FIRST[1])]


@pytest.mark.parametrize(("indent", "chars"), [("　　", 2), ("    ", 4), ("  ", 2), ("", 0)])
def test_the_reader_keeps_the_blanks_of_an_indent(indent: str, chars: int) -> None:
    source = Source(name="a.txt", data=f"{indent}{FIRST[0]}".encode())
    line = read(source, ReadOptions()).lines[0]
    assert (len(line.hints.indent), line.hints.indented) == (chars, bool(chars))
    assert HAN_CHAR.search(line.text)


def test_a_ragged_column_typed_again_by_hand_is_put_together(tmp_path: Path) -> None:
    """Full lines of 24 to 27 characters, blank lines here and there, no indent."""
    widths = (25, 27, 24, 26, 25, 25, 26, 24)
    rows: list[str] = []
    turn = 0
    for paragraph in (*FIRST, *SECOND):
        rest = paragraph
        while rest:
            full = widths[turn % len(widths)]
            rows.append(rest[:full])
            rest, turn = rest[full:], turn + 1
        rows.append("")
    made = golds.made(tmp_path, "\n".join(["老染缸里的新颜色", "本报记者 端木青", "", *rows]))
    assert golds._body(made["articles"][0]) == "".join((*FIRST, *SECOND))
    assert len(made["articles"]) == 1


def test_a_credit_with_a_stroke_ends_its_caption(tmp_path: Path) -> None:
    rows = [row for text in FIRST for row in _wrapped(text, 22, "　　", in_chars=False)]
    caption = "图为老师傅在对照色卡调色。　　　　端 木 / 摄"
    page = [
        "老染缸里的新颜色",
        "本报记者 卓玛",
        *rows,
        caption,
        "— 5 —",
        "方子摆上桌",
        *rows[:4],
        "",
    ]
    captions = golds.made(tmp_path, "\n".join(page))["articles"][0]["captions"]
    assert "方子摆上桌" not in captions[0]["text"]


@pytest.mark.parametrize("mark", ["口 ", "口　", "□ "])
def test_a_headline_set_wide_is_no_full_line_above_its_by_line(tmp_path: Path, mark: str) -> None:
    rows = [row for text in FIRST for row in _wrapped(text, 23, "　　", in_chars=False)]
    page = ["老 染 缸 里 调 出 了 新 颜 色 来", f"{mark}本报记者 卓玛", *rows, ""]
    article = golds.made(tmp_path, "\n".join(page))["articles"][0]
    assert (article["title"], article["authors"]) == ("老染缸里调出了新颜色来", ["卓玛"])
