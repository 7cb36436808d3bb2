"""Typesetting adds spans and <wbr>, never a character; typogrify sees Latin runs only."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typogrify import filters

from plugins.typography import typeset as typesetting
from plugins.typography.typeset import typeset, typeset_html, typeset_text

HEADLINES = [
    # breaks between words only, never one character alone, a dash never torn
    ("山谷亮起一万架机柜", "山谷<wbr>亮起<wbr>一万架<wbr>机柜"),
    ("“石榴滩”的新账本", '<span class="hang">“</span>石榴滩”的<wbr>新账本'),
    ("一批项目开工——", '一批<wbr>项目<wbr>开工<span class="dash">——</span>'),
    # a break would take the space between 汉字 and a number or Latin word
    ("云岭新区联合G100企业", "云岭新区<wbr>联合G100企业"),
    ("云岭新区21个项目", '云岭新区<span class="number">21个</span><wbr>项目'),
    # the clauses of a long one stand each in a span; the mark at the start hangs once
    (
        "“石榴滩”这一年做了什么：五间实验室，六层车间",
        (
            '<span class="clause"><span class="hang">“</span>石榴滩”<wbr>这一年<wbr>做了<wbr>什么：'
            '</span><wbr><span class="clause">五间<wbr>实验室，</span><wbr>'
            '<span class="clause">六层<wbr>车间</span>'
        ),
    ),
]

TEXTS = [
    # numbers stay with their unit
    ("投入4.71亿元", '投入<span class="number">4.71亿元</span>'),
    ("第13期", '<span class="number">第13期</span>'),
    ("500余家企业", '<span class="number">500余家</span>企业'),
    ("G100联盟", "G100联盟"),
    ("占35%。", "占35%。"),
    # a number may end a line before a long unit, not before a short one
    ("2000PFLOPS", '<span class="caps">2000PFLOPS</span>'),
    ("5G和50MW", '5G和<span class="caps">50MW</span>'),
    # an address breaks where addresses break
    ("写信到a.b@kxdb.com吧", "写信到a.b<wbr>@kxdb<wbr>.com吧"),
    # typogrify's amp and caps, on Latin runs
    ("做R&D的人", '做R<span class="amp">&amp;</span>D的人'),
    ("用AI写", '用<span class="caps">AI</span>写'),
    # smartypants says which way the straight quotes of an English sentence turn
    (
        '说 "so long" 完',
        (
            '说 <span class="double-open">&#34;</span>so long'
            '<span class="double-close">&#34;</span> 完'
        ),
    ),
    # marks of two em, and the dot that never begins a line
    ("停了……走", '停了<span class="dash">……</span>走'),
    ("晋川谷·北岸", '晋川<span class="dot">谷·</span>北岸'),
    # an opening mark hangs
    ("“好。”他说", '<span class="hang">“</span>好。”他说'),
    # nothing is markup that was not made here
    ("<b>甲</b>", "&lt;b&gt;甲&lt;/b&gt;"),
]

BODIES = [
    ("<p>二〇二五</p>", "<p>二〇二五</p>"),
    (
        "<p>“快”<b>2025年</b>在AI</p>",
        (
            '<p><span class="hang">“</span>快”<b><span class="number">2025年</span></b>在'
            '<span class="caps">AI</span></p>'
        ),
    ),
    ("<p>甲<br>乙</p>", "<p>甲<br>乙</p>"),
    ("<ul><li>（一）甲</li></ul>", '<ul><li><span class="hang">（</span>一）甲</li></ul>'),
    ("<p>R&amp;D</p>", '<p>R<span class="amp">&amp;</span>D</p>'),
]

CHARACTERS = "科学导报开发区的，。“”（）《》·—… 0123456789%.aAbBPFLOPS&<>\"'-+/　"
texts = st.text(alphabet=CHARACTERS, max_size=60) | st.text(max_size=40)


def stripped(markup: str) -> str:
    """What a reader copies."""
    return unescape(re.sub(r"<[^>]+>", "", markup))


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headline_breaks_between_words(text: str, expected: str) -> None:
    assert typeset(text) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_running_text_is_set(text: str, expected: str) -> None:
    assert typeset_text(text) == expected


@pytest.mark.parametrize(("html", "expected"), BODIES)
def test_body_is_set(html: str, expected: str) -> None:
    assert typeset_html(html) == expected


def test_anchor_and_dateline_stand_on_the_first_paragraph() -> None:
    assert typeset_html("<p>“去年”</p>", "b1", "本刊讯") == (
        '<p id="b1"><b class="dateline">本刊讯</b>“去年”</p>'
    )


def test_latin_headline_is_torn_at_blanks_only() -> None:
    assert typeset("IBM's lab in Taiyuan").replace("<wbr>", "|").split("|")[1:] == [
        "lab ",
        "in ",
        "Taiyuan",
    ]


@given(texts)
def test_headline_keeps_every_character(text: str) -> None:
    assert stripped(typeset(text)) == text


@given(texts)
def test_running_text_keeps_every_character(text: str) -> None:
    assert stripped(typeset_text(text)) == text


@given(st.text(alphabet=CHARACTERS, min_size=1, max_size=60))
def test_body_keeps_every_character_and_is_set_once(text: str) -> None:
    paragraph = f"<p>{escape(text, quote=False)}</p>"
    once = typeset_html(paragraph)
    assert stripped(once) == text
    assert typeset_html(str(once)) == once


@given(st.text(alphabet="科学导报开发区的，。“”（）《》——123PFLOPS ", min_size=1, max_size=40))
def test_no_line_of_a_headline_can_begin_with_a_closing_mark(text: str) -> None:
    for line in typeset(text.strip("，。”）》")).split("<wbr>")[1:]:
        assert stripped(line)[:1] not in "，。”）》"


def test_typogrify_does_the_latin_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails when the call is taken out: what typogrify says is what is shown."""
    seen: list[str] = []
    ours = filters.caps

    def caps(text: str) -> str:
        seen.append(text)
        return str(ours(text))

    monkeypatch.setattr(filters, "caps", caps)
    typesetting.latin.cache_clear()
    assert 'class="caps"' in typesetting.typeset_text.__wrapped__("本月QXZQ很忙")
    assert seen == ["QXZQ"]
    assert 'class="caps"' not in typesetting.typeset_text.__wrapped__("全是汉字，没有别的。")
    assert seen == ["QXZQ"], "没有西文的文字不必经过 typogrify"


def test_an_unpaired_straight_quote_stays_as_it_was_typed() -> None:
    assert typeset_text('5" disk') == "5&#34; disk"
