"""What a desk jots beside a manuscript is no headline, whatever words it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import slips
from tests.importer import golds

STORY = "渡口的老船工把缆绳交给了徒弟，自己坐在石阶上，看江水一层一层地退下去，露出码头的旧桩。"
MORE = "徒弟解了缆，船却没有走。他回过头来，等老人说一句什么，老人只是摆了摆手。"


def _titles(tmp_path: Path, text: str) -> list[tuple[str, str | None]]:
    found = golds.articles(tmp_path, text)
    return [(article["title"], article["kicker"]) for article in found]


@pytest.mark.parametrize(
    "note",
    [
        "前天撤下来的，没改，照登",
        "以下从邮箱里导出来的，空行没顾上删",
        "这篇是老周电话口述的，小胡录入",
        "公众号上复制的，段落乱，看着调",
        "夜班交过来的，主任看过，能用",
        "备稿，哪天有空当再上",
        "正文约六百字",
        "共9段，800字左右",
        "网站已发，报纸没发",
        "（扫描识别的，错字多，对着原件看）",
    ],
)
def test_a_slip_above_a_headline_is_neither_headline_nor_kicker(tmp_path: Path, note: str) -> None:
    text = f"{note}\n退潮的码头\n　　{STORY}\n　　{MORE}\n"
    assert _titles(tmp_path, text) == [("退潮的码头", None)]


@pytest.mark.parametrize(
    "note", ["不含标题520字", "上期压下来的，没变", "尾花见U盘", "图在老赵的硬盘里，缺图"]
)
def test_a_slip_below_a_text_is_not_its_last_paragraph(tmp_path: Path, note: str) -> None:
    text = f"退潮的码头\n　　{STORY}\n　　{MORE}\n{note}\n"
    (article,) = golds.articles(tmp_path, text)
    assert [block["text"] for block in article["body"]] == [STORY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "夜班的灯",
        "巧改一道槽，省下一万八",
        "青年工人为啥愿意留下来",
        "规矩没变，潮水变了",
        "一条没有改过道的河",
        "从群里抄下来的菜单",
        "三百字里的家国",
        "他说，这条路能用三十年。",
    ],
)
def test_what_a_paper_prints_is_no_slip(line: str) -> None:
    assert slips.weight(line) == 0.0


@pytest.mark.parametrize(
    "rule", ["===== 2 =====", "＊＊＊　三　＊＊＊", "-------- (2) --------", "####２####"]
)
def test_a_number_between_two_rules_parts_manuscripts(tmp_path: Path, rule: str) -> None:
    text = f"退潮的码头\n　　{STORY}\n{rule}\n解缆的人\n　　{MORE}\n"
    assert _titles(tmp_path, text) == [("退潮的码头", None), ("解缆的人", None)]
