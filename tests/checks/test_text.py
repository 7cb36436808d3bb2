"""One table a rule: texts that it finds something in, texts that it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks import text as rules
from plugins.checks.traditional import TRADITIONAL

FOUND = [
    (rules.unbalanced_marks, "等16个算力（智算）数据中心）项目", "（智算）数据中心）项目"),
    (rules.unbalanced_marks, "龙头企业（含2家外资企业产值增速", "（含2家外资企业产值"),
    (rules.unbalanced_marks, "吃下“定，然后走了。", "“定，然后走了。"),
    (rules.letter_case, "支持IPV6互联", "IPV6"),
    (rules.letter_case, "园区全覆盖WIFI信号", "WIFI"),
    (rules.list_marks, "盘点了区位长处，交通长处和人才储备长处", None),
    (rules.list_marks, "智能传感、高端轴承，功能食品三大产业", "智能传感、高端轴承，功能食品三大"),
    (rules.list_marks, "深深触动了干部、他们下决心勒紧裤带", None),
    (rules.vague_and_exact, "安装约7625个机架", "约7625个"),
    (rules.vague_and_exact, "总投资超138.46亿元", "超138.46亿元"),
    (rules.foreign_characters, "管住三萬个阀门", "萬"),
    (rules.foreign_characters, "工程师赵䶮说", "䶮"),
    (rules.doubled_marks, "首先，。然后", "，。"),
    (rules.doubled_words, "他的的确", "的的"),
    (rules.impossible_dates, "定于2月30日举行", "2月30日"),
    (rules.half_width_marks, "完成了任务.", None),
    (rules.wrong_words, "布署下一步工作", "布署"),
]
QUIET = [
    (rules.unbalanced_marks, "“一段话分几段写，前一段没有后引号。"),
    (rules.unbalanced_marks, "（一）《甲》“乙‘丙’”"),
    (rules.unbalanced_marks, "1）先看再做"),
    (rules.letter_case, "支持IPv6，见www.ipv6.example"),
    (rules.list_marks, "他来了，我走了和她走了"),
    (rules.list_marks, "东、西、南三个方向"),
    (rules.vague_and_exact, "约3000个，超100亿元，近三年，超过一半"),
    (rules.vague_and_exact, "节约7625度电，预约7625人次，条约3321页"),
    (rules.foreign_characters, "普通的字，一个不少"),
    (rules.doubled_marks, "什么？！真的……"),
    (rules.doubled_words, "看看天天人人，研究研究再说"),
    (rules.impossible_dates, "2月29日和12月31日"),
    (rules.half_width_marks, "增长1.5%，见http://a.example:80/"),
]


@pytest.mark.parametrize(("rule", "text", "quoted"), FOUND)
def test_what_a_proofreader_would_mark_is_found(
    rule: rules.Rule, text: str, quoted: str | None
) -> None:
    found = list(rule(text))
    assert found, text
    if quoted is not None:
        assert quoted in [text[f.start : f.end] for f in found]


@pytest.mark.parametrize(("rule", "text"), QUIET)
def test_sound_text_raises_nothing(rule: rules.Rule, text: str) -> None:
    assert list(rule(text)) == []


def test_every_rule_has_a_finding_in_the_table_above() -> None:
    assert {rule for rule, _, _ in FOUND} == set(rules.RULES)


def test_findings_say_what_to_do_and_stand_in_order() -> None:
    found = rules.find("布署IPV6（一半，三萬个")
    assert [f.kind for f in found] == [
        "wrong-word",
        "letter-case",
        "unbalanced-bracket",
        "traditional",
    ]
    assert all(f.message and f.remedy for f in found)


def test_traditional_characters_are_outside_gb2312() -> None:
    slips = [char for char in sorted(TRADITIONAL) if _is_common(char)]
    assert len(slips) < len(TRADITIONAL) / 10


def _is_common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@given(st.text(max_size=80))
def test_no_text_breaks_a_rule_and_places_lie_inside(text: str) -> None:
    for finding in rules.find(text):
        assert 0 <= finding.start < finding.end <= len(text)
