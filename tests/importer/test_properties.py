"""Pages of every shape: no character is lost or doubled, and what is written reads back."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.body import parse as body
from plugins.importer import account, markdown, pipeline
from plugins.importer.model import Draft, ReadOptions, Source, SourceResult
from plugins.importer.read import read
from plugins.newspaper import frontmatter
from plugins.newspaper.chinese import HAN_CHAR
from plugins.newspaper.problems import SourceError
from tests.importer import golds

WORDS = (
    *("云岭新区", "石榴滩", "实验楼", "机器", "灯", "废品", "企业", "园区", "窗口", "办理"),
    *(
        "三分之一",
        "12.5亿元",
        "3,500户",
        "IPV6",
        "“拎包入驻”",
        "《办法》",
        "他说",
        "今年",
        "截至目前",
    ),
    *("的", "了", "把", "让", "在", "和"),
)
SENTENCE = st.builds(
    lambda words, mark: "".join(words) + mark,
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=14),
    st.sampled_from(["。", "。", "。”", "?", "!", "……", "", ",", ":"]),
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=5).map("".join)
HEAD = st.builds(
    lambda words, ends: "".join(words)[:24] + ends,
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=6),
    st.sampled_from(["", "", "", "——", ":", "?"]),
)
FORMS = st.sampled_from(
    [
        "■ 王璐 丁洁",
        "(本报记者 王　璐 通讯员 丁洁/李小明)",
        "本报记者 王璐",
        "文/图 王璐",
        "【园区快讯】",
        "导读",
        "一张图纸的旅行   3版",
        "(下转第3版)",
        "(上接第1版《甲》)",
        "2版 要闻 2025年5月2日 星期五",
        "责编:王璐 美编:丁洁",
        "图为新区一角。 王璐 摄",
        "资料图片",
        "编者按:今天起开栏。",
        "相关链接",
        "广告",
        "咨询热线:400-000-0000",
        "更正",
        "此致",
        "敬礼!",
        "编辑老师:",
        "联系电话:13800001357",
        "开户行:云岭农商银行 卡号:6222 0000 1111 2222",
        "- 5 -",
        "---",
        "* * *",
        "====",
        "# 标题",
        "## 小标题",
        "> 说明",
        "@栏目",
        "| 甲 | 乙 |",
        "|---|---|",
        "甲\t乙\t丙",
        "1. 第一",
        "(来源:《某报》)",
        "<b>粗</b>",
        "**黑体**",
        "(作者系某某大学教授)",
        "标题:甲乙丙",
        "正文:",
        "稿件一",
        "本报讯 ",
        "\u200b",
        "Hello",
        "供 暖 季 结束",
        "２０２５年",
        "天气:多云 3℃",
        "遗失声明",
        "问:为什么?",
        "答:因为。",
        "\f",
    ]
)
LINE = st.one_of(PARAGRAPH, PARAGRAPH, HEAD, FORMS, st.text(max_size=30))
PAGE = st.lists(
    st.tuples(LINE, st.sampled_from(["\n", "\n\n", "\n\n\n\n"])), min_size=1, max_size=40
).map(lambda rows: "".join(line.replace("\x00", "") + end for line, end in rows))


def recognised(text: str) -> SourceResult | None:
    """The page, None when it holds nothing but blanks."""
    data = text.encode("utf-8", "ignore")
    source = Source(name="p1.txt", data=b"\xef\xbb\xbf" + data)
    try:
        reading = read(source, ReadOptions())
    except SourceError as error:
        assert [problem.kind for problem in error.problems] in (["empty"], ["encoding"])  # noqa: PT017  # all of them
        return None
    return pipeline.recognise(reading, golds.context())


def han(texts: list[str]) -> Counter[str]:
    return Counter(char for text in texts for char in HAN_CHAR.findall(text))


@settings(max_examples=60)
@given(PAGE)
def test_no_character_of_a_page_is_lost(page: str) -> None:
    result = recognised(page)
    if result is None:
        return
    assert result.accounting.lost == 0
    assert result.accounting.adds_up


@settings(max_examples=60)
@given(st.lists(st.one_of(PARAGRAPH, HEAD, FORMS), min_size=1, max_size=30))
def test_no_paragraph_stands_in_two_places(rows: list[str]) -> None:
    """Every Han character of the bodies was printed at least as often as it now stands there."""
    result = recognised("\n\n".join(rows) + "\n")
    if result is None:
        return
    bodies = [b.text for d in result.drafts for b in d.blocks if b.kind != "figure"]
    assert not han(bodies) - han([line.text for line in result.reading.lines])


@settings(max_examples=25)
@given(PAGE)
def test_recognising_is_a_function_of_the_page(page: str) -> None:
    first, second = recognised(page), recognised(page)
    assert first == second


@settings(max_examples=50)
@given(PAGE)
def test_what_is_written_reads_back_as_the_same_article(page: str) -> None:
    result = recognised(page)
    for draft in result.drafts if result else ():
        _reads_back(draft)


def _reads_back(draft: Draft) -> None:
    text = markdown.article(draft, [f"p1-{n}" for n in range(1, 1 + markdown.pictures_of(draft))])
    front = frontmatter.parse(text, "x")
    assert front.problems == () or len(draft.title) > frontmatter.TITLE_LIMIT_CHARS
    read_back = body.parse(front.body, "x")
    assert not [p for p in read_back.problems if p.kind != "control-character"]
    standfirst = str(front.fields.get("standfirst", ""))
    written = _bare("".join(account.draft_texts(draft)))
    shown = _bare(standfirst + "".join(block.text for block in read_back.blocks))
    for char, count in Counter(shown).items():
        assert written.count(char) >= count
    paragraphs = [b.text for b in draft.blocks if b.kind == "p" and b.text.strip()]
    kept = [b.text for b in read_back.blocks if b.kind == "p"]
    assert [_bare(t) for t in paragraphs] == [_bare(t) for t in kept[: len(paragraphs)]] or len(
        kept
    ) >= len(paragraphs)


def _bare(text: str) -> str:
    return "".join(HAN_CHAR.findall(text))
