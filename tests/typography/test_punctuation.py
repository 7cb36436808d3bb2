"""The marks of page texts become full-width, and nothing else changes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.typography.punctuation import MARKS, PROTECTED, full_width

CASES = [
    ("说,好;是:对?行!", "说，好；是：对？行！"),
    ("党(工)委", "党（工）委"),
    ("看http://www.kxdb.com,谢谢", "看http://www.kxdb.com，谢谢"),
    ("网址: http://a.example/x?y=1;谢", "网址：http://a.example/x?y=1；谢"),
    ("写信到kfq@163.com,即回", "写信到kfq@163.com，即回"),
    ("12:30,到了", "12:30，到了"),
    ("比分3:2。(完)", "比分3:2。（完）"),
    ("3,500万元,增长", "3,500万元，增长"),
    ("用IPV6,IPv4", "用IPV6,IPv4"),
    ("f(x)=1", "f(x)=1"),
    ("A,B,C三栋楼", "A,B,C三栋楼"),
    ("1+3+N、35%、101.2万", "1+3+N、35%、101.2万"),
    ("1.加强", "1.加强"),
    ("《甲》,“乙”;（丙）:丁", "《甲》，“乙”；（丙）：丁"),
    ("算力(智算)数据中心)项目", "算力（智算）数据中心）项目"),
    ('"面没有剩过。"老板说。', "“面没有剩过。”老板说。"),
    ('一个"坏引号', '一个"坏引号'),
    ("图①:5:10,开工", "图①：5:10，开工"),
    ("“Hello, Yunling!”他说", "“Hello, Yunling!”他说"),
    ("It's 5'30\"", "It's 5'30\""),
    ("山西: 奋力", "山西：奋力"),
    ("末班车推迟到22:40;", "末班车推迟到22:40；"),
    ("损耗降到3.5%;", "损耗降到3.5%；"),
    ("换装IPV6,", "换装IPV6，"),
    ("墙上写着Hello, world!", "墙上写着Hello, world!"),
    ("GDP:", "GDP:"),
]


@pytest.mark.parametrize(("printed", "stored"), CASES)
def test_marks_follow_their_neighbours(printed: str, stored: str) -> None:
    assert full_width(printed) == stored


@given(st.text(alphabet="中文，,.:;?!()（）“”\"'  a1/@%-—…《》", max_size=60))
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = full_width(text)
    assert full_width(once) == once


@given(st.text(alphabet="中,:;?!()a1 ", max_size=40))
def test_only_marks_change_and_only_to_their_own_full_form(text: str) -> None:
    folded = {full: half for half, full in {**MARKS, "(": "（", ")": "）"}.items()}
    back = "".join(folded.get(char, char) for char in full_width(text))
    assert back.replace(" ", "") == text.replace(" ", "")


SPANS = st.one_of(
    st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z]{1,6}\?[a-z]=[0-9]{1,3}", fullmatch=True),
    st.from_regex(r"[a-z]{2,8}@[a-z]{2,8}\.example", fullmatch=True),
    st.from_regex(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", fullmatch=True),
    st.from_regex(r"[1-9]:[1-9]", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}", fullmatch=True),
)


@given(
    SPANS, st.sampled_from(["", "，", ",", "。", "(", "“"]), st.sampled_from(["", ",", "。", ")"])
)
def test_addresses_clocks_ratios_and_thousands_stay(span: str, before: str, after: str) -> None:
    assert PROTECTED.search(span)
    assert span in full_width(f"中文{before}{span}{after}中文")


@pytest.mark.shared
def test_the_real_page_comes_out_as_the_gold(shared: Path) -> None:
    gold = json.loads((shared / "gold/2025-04-25.json").read_text(encoding="utf-8"))
    source = (shared / "seeds/000_4cf14992b5244d6e.txt").read_text(encoding="utf-8").splitlines()
    compared = 0
    for article in gold["articles"]:
        for block in article["body"]:
            if len(block["lines"]) != 1 or block["lines"][0] in article["lines"].get("byline", ()):
                continue
            printed = source[block["lines"][0] - 1]
            printed = re.sub(r"^科学导报讯 ", "", printed)
            assert full_width(printed) == block["text"]
            compared += 1
    assert compared > 30
