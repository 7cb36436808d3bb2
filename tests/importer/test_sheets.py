"""What heads every sheet of a fax, a print-out or a magazine, and what offices stamp on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import office_marks, page_marks, running
from plugins.importer.model import Line
from tests.importer import golds

OPENED = "钟楼换上了新机芯，老机芯走了四十年，最后三年每天慢七分"
GOES_ON = "钟，船家都学会了自己加上去，没有人再为等船的事吵过架。"
NEXT = "换钟那天，守钟人把旧齿轮装进布袋，说要留给孙子认字用。"

HEADS = (
    ("发信: 0998-6541200 河口镇办   2026年05月06日 14:0{}   第{}页/共3页"),
    ("2026-04-02 10:1{} 河口镇政府办 FAX 0000-2046610 P.0{}/03"),
    ("FROM：河口文化站　FAX NO.：0000-2046610　Apr. 02 2026 10:1{}AM　P{}"),
    ("河 口 人 2026年{}月号 · {}"),
    ("河口镇情通报　第2{}期　第{}页"),
)


@pytest.mark.parametrize("head", HEADS)
def test_a_head_of_every_sheet_is_taken_out_of_the_sentence(head: str, tmp_path: Path) -> None:
    first, second, third = (head.format(n, n) for n in (1, 2, 3))
    page = (
        f"{first}\n渡口的新钟\n　　{OPENED}\n{second}\n{GOES_ON}\n　　{NEXT}\n"
        f"{third}\n　　{NEXT}（卓玛）\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["渡口的新钟"]
    assert [b["text"] for b in made["articles"][0]["body"]] == [OPENED + GOES_ON, NEXT, NEXT]
    assert {item["kind"] for item in made["left_over"]} == {"page-header"}


@pytest.mark.parametrize(
    "lines",
    [
        ["2023年度十佳班组", NEXT, "2024年度十佳班组", NEXT, "2025年度十佳班组", NEXT],
        [f"河口镇人民政府 2026年4月{day}日" for day in range(2, 5)],
        ["小白 3月10日 15:22", NEXT, "小白 3月10日 15:23", NEXT, "小白 3月10日 15:25"],
        ["图1 河口渡口", NEXT, "图2 河口渡口", NEXT, "图3 河口渡口"],
        ["时间：4月2日 9:00", NEXT, "时间：4月3日 9:00", NEXT, "时间：4月4日 9:00"],
    ],
)
def test_headings_signatures_and_messages_that_come_again_head_no_sheet(lines: list[str]) -> None:
    read = [Line(source="p.txt", number=n, text=text) for n, text in enumerate(lines, 1)]
    assert running.texts(read) == frozenset()


@pytest.mark.parametrize(
    "printed",
    ["接收：4月2日10:23　共5页　结果：OK", "2026/04/02 10:19 FAX 0000-2046610 河口镇 P. 2/5"],
)
def test_a_strip_of_the_machine_is_known_alone(printed: str) -> None:
    assert running.is_sheet_head(printed)


@pytest.mark.parametrize(
    "printed", ["传真：0000-2046610　时间：9:00—12:00", "4月2日10:19，钟停了。", "第3页的钟"]
)
def test_an_offices_number_is_no_strip(printed: str) -> None:
    assert not running.is_sheet_head(printed)


def test_stamps_and_covers_are_no_columns_of_the_paper() -> None:
    sheet = [
        "传　真", "收件：河口周报 白编辑", "发件：青溪镇", "页数：3", "☑请审阅　□请回复",
        "收文　2026年4月2日　第0117号", "如字迹不清，请拨0000-2046612找小白。",
    ]  # fmt: skip
    assert office_marks.covers(sheet, []) == {0, 1, 2, 3, 4}
    assert office_marks.stamps(sheet, []) == {5}
    assert office_marks.bad_copies(sheet, []) == {6}


def test_a_text_may_speak_of_stamps_and_faxes() -> None:
    page = [
        "收文的人换了三个，章还是那一枚。",
        "传真机退休了",
        "登记处搬家",
        "字迹不清的账本有三册，他请人重抄。",
    ]
    assert not office_marks.covers(page, [])
    assert not office_marks.stamps(page, [])
    assert not office_marks.bad_copies(page, [])


@pytest.mark.parametrize(
    "head",
    [
        ["青溪镇工作简报", "第 21 期", "青溪镇人民政府办公室编　2026年8月15日"],
        ["河口信息　第7期", "河口镇党政办编印　2026年8月15日"],
        ["情 况 通 报", "（2026年第3期）"],
    ],
)
def test_the_head_of_an_offices_bulletin_is_no_headline(head: list[str], tmp_path: Path) -> None:
    assert office_marks.bulletins([*head, "渡口的新钟", NEXT], []) == set(range(len(head)))
    page = "\n".join(
        [*head, "", "渡口的新钟", NEXT, GOES_ON, "", "报：县委办", "送：各村", "（共印8份）"]
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["渡口的新钟"]
    assert [block["text"] for block in made["articles"][0]["body"]] == [NEXT, GOES_ON]


def test_a_headline_may_speak_of_bulletins() -> None:
    page = ["渡口添了新动态", NEXT, "办事处晒信息", "本报讯　钟楼换了机芯。", "送：一口钟"]
    assert not office_marks.bulletins(page, [])
    assert not office_marks.addressees(page, [])


@pytest.mark.parametrize("foot", ["第 1 页 共 2 页", "（第2页，共3页）", "Page 2 of 5"])
def test_a_sheet_counts_its_pages(foot: str, tmp_path: Path) -> None:
    assert page_marks.PAGE_NUMBER.match(foot)
    page = f"渡口的新钟\n　　{OPENED}\n{foot}\n{GOES_ON}\n　　{NEXT}（卓玛）\n"
    made = golds.made(tmp_path, page)["articles"]
    assert [block["text"] for block in made[0]["body"]] == [OPENED + GOES_ON, NEXT]
