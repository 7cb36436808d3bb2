"""Rules of any dash between manuscripts, and labels that a rule or a box sets off."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import column_lines, page_marks, signs
from plugins.importer.tokens import Token
from tests.importer import golds

STORY = "渡口的灯换成了新的，老艄公说，夜里过河，再不用把手电绑在船头上了。"
LAST = "镇上打算明年再修一座桥，渡船留着，给愿意慢一点的人坐。"
HEAD = "第2版 综合 2026年3月12日 星期四\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "－－－－ 来稿三 －－－－",
        "┄┄┄┄ 稿件 2 ┄┄┄┄",
        "++++ 第三篇 ++++",
        "—— 来稿（一） ——",
        "【稿件之二】",
        "＝＝＝ 作品二 ＝＝＝",
        "【2号来稿】",
        "===== 2/4 =====",
        "稿件 No.3",
        "稿件②",
    ],
)
def test_a_manuscripts_number_stands_between_rules_of_any_kind(text: str) -> None:
    assert signs.MANUSCRIPT_MARK.match(text)


@pytest.mark.parametrize(
    "text",
    ["作品二", "二稿", "第二件", "（之二）", "- 3 -", "第一件事", "《来稿二》", "·一号工程·"],
)
def test_a_number_without_rules_may_be_anything(text: str) -> None:
    assert signs.MANUSCRIPT_MARK.match(text) is None


@pytest.mark.parametrize("rule", ["────────", "━━━━━━", "－－－－－－－－", "----------"])
def test_a_rule_right_below_a_label_parts_nothing(tmp_path: Path, rule: str) -> None:
    page = f"{HEAD}渡口新事\n{rule}\n老艄公收起手电筒\n本报记者 卓玛\n{STORY}\n{LAST}\n"
    (article,) = golds.made(tmp_path, page)["articles"]
    assert (article["column"], article["title"]) == ("渡口新事", "老艄公收起手电筒")
    assert article["authors"] == ["卓玛"]


def test_a_rule_between_two_articles_still_parts_them(tmp_path: Path) -> None:
    page = (
        f"{HEAD}老艄公收起手电筒\n本报记者 卓玛\n{STORY}\n{LAST}\n────────\n"
        f"河滩上的第二茬菜\n本报记者 江原\n{LAST}\n{STORY}\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["老艄公收起手电筒", "河滩上的第二茬菜"]
    assert [a["column"] for a in made["articles"]] == [None, None]


@pytest.mark.parametrize("below", ["本报记者 卓玛\n", ""])
def test_a_rule_right_below_a_headline_parts_it_from_nothing(tmp_path: Path, below: str) -> None:
    page = f"{HEAD}老艄公收起手电筒\n────────\n{below}{STORY}\n{LAST}\n\n"
    page += f"河滩上的“第二茬菜”\n━━━━━━\n{below}{LAST}\n{STORY}\n"
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["老艄公收起手电筒", "河滩上的“第二茬菜”"]
    assert [a["column"] for a in made["articles"]] == [None, None]


@pytest.mark.parametrize(
    "line",
    [
        "老艄公收起手电筒　　　　【渡口新事】",
        "老艄公收起手电筒 〖渡口新事〗",
        "老艄公收起手电筒   ·渡口新事·",
        "老艄公收起手电筒【渡口新事】",
    ],
)
def test_a_column_may_stand_at_the_end_of_the_headlines_line(tmp_path: Path, line: str) -> None:
    page = f"{HEAD}{line}\n□　本报记者　卓玛　江　原\n　　{STORY}\n　　{LAST}\n"
    (article,) = golds.made(tmp_path, page)["articles"]
    assert (article["title"], article["column"]) == ("老艄公收起手电筒", "渡口新事")
    assert article["authors"] == ["卓玛", "江原"]


@pytest.mark.parametrize(
    "line",
    [
        "老艄公收起手电筒　【资料图】",
        "老艄公收起手电筒　【原创】",
        "老艄公收起手电筒　【相关链接】",
        "他把灯点亮了。　【渡口新事】",
        "本报记者　卓玛　【渡口新事】",
        "老艄公收起手电筒 [渡口新事]",
    ],
)
def test_what_else_stands_in_a_box_behind_a_line_is_no_column(line: str) -> None:
    token = Token(role="short", text=line, source="a", numbers=(1,))
    assert column_lines.behind(token) is None


@pytest.mark.parametrize(
    "line", ["报送日期：2026年3月17日", "完稿时间：2026.3.2", "【拍摄日期】2026-03-02"]
)
def test_the_day_of_a_manuscript_is_not_the_papers(tmp_path: Path, line: str) -> None:
    page = f"－－－－ 来稿一 －－－－\n\n{line}\n老艄公收起手电筒\n卓玛\n\n{STORY}\n\n{LAST}\n"
    made = golds.made(tmp_path, page)
    assert page_marks.page_mark(line) is None
    assert made["date"] is None
    assert made["articles"][0]["title"] == "老艄公收起手电筒"
    assert ("note-to-editor", line) in [(x["kind"], x["text"]) for x in made["left_over"]]


def test_a_papers_own_day_is_still_read() -> None:
    mark = page_marks.page_mark("出版日期：2026年3月12日 星期四 第2版")
    assert mark is not None
    assert mark.date == (2026, 3, 12)


@pytest.mark.parametrize("box", ["【{}】", "[{}]", "〔{}〕"])
def test_a_by_line_keeps_the_name_of_its_field(tmp_path: Path, box: str) -> None:
    column, title, author, text = (box.format(x) for x in ("栏　目", "标　题", "作　者", "正　文"))
    page = f"{column}渡口\n{title}老艄公的灯\n{author}卓玛、江原\n{text}\n　　{STORY}\n　　{LAST}\n"
    made = golds.made(tmp_path, page)
    (article,) = made["articles"]
    assert (article["byline_raw"], article["authors"]) == (f"{author}卓玛、江原", ["卓玛", "江原"])
    assert f"{column}渡口" in [x["text"] for x in made["left_over"] if x["kind"] == "label"]


def test_a_headline_written_as_a_books_loses_its_marks(tmp_path: Path) -> None:
    page = f"稿件一\n\n《老艄公的灯》\n文/卓玛\n\n{STORY}\n\n"
    page += f"稿件二\n\n读《渡口》有感\n江原\n\n{LAST}\n"
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["老艄公的灯", "读《渡口》有感"]
