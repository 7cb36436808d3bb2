"""What a front page shows of a story ends at a sentence; how it is cited follows the standard."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.issues import story
from plugins.issues.story import Extract, citation, extract, reading_minutes, summary
from plugins.newspaper.model import Article, Block, Byline, Issue
from tests.factory import archive, article

LONG = "一二三四五六七八九。"  # ten characters, one sentence


def of(*texts: str, kind: str = "p") -> Article:
    blocks = tuple(Block(kind=kind, html="", text=text) for text in texts)  # type: ignore[arg-type]  # kinds below
    return replace(article("2025-04-25", 1, "题"), blocks=blocks)


# paragraphs, limit in characters, what is shown, where the text goes on, is it all
EXTRACTS = [
    ((LONG,), 50, (LONG,), 0, True),
    ((LONG, LONG), 20, (LONG, LONG), 0, True),
    ((LONG, LONG), 15, (LONG,), 2, False),
    ((LONG, LONG * 2), 25, (LONG, LONG), 2, False),
    ((LONG * 3,), 25, (LONG * 2,), 1, False),
    ((LONG * 3, LONG), 30, (LONG * 3,), 2, False),
    # at least one sentence, however long
    ((LONG[:-1] * 4 + "。后面。",), 10, (LONG[:-1] * 4 + "。",), 1, False),
    ((LONG[:-1] * 4,), 10, (LONG[:-1] * 4,), 0, True),
    # a closing quotation mark belongs to its sentence
    (("他说：“好！”又说：“不好。”完了。",), 16, ("他说：“好！”又说：“不好。”",), 1, False),
    (("三点一四是3.14。完了。",), 11, ("三点一四是3.14。",), 1, False),
    ((), 50, (), 0, True),
]


@pytest.mark.parametrize(("texts", "limit", "shown", "goes_on", "is_whole"), EXTRACTS)
def test_an_extract_is_whole_sentences_from_the_top(
    texts: tuple[str, ...], limit: int, shown: tuple[str, ...], goes_on: int, is_whole: bool
) -> None:
    expected = Extract(paragraphs=shown, next_block=goes_on, is_whole=is_whole)
    assert extract(of(*texts), limit) == expected


def test_a_list_or_a_table_is_left_for_the_articles_own_page() -> None:
    mixed = replace(of(LONG, LONG), blocks=(*of(LONG).blocks, *of("行", kind="li").blocks))
    assert extract(mixed, 50) == Extract(paragraphs=(LONG,), next_block=2, is_whole=False)
    assert extract(of("雨停了", kind="verse"), 50) == Extract(next_block=1)
    headed = replace(of(LONG), blocks=(*of("小标题", kind="h").blocks, *of(LONG).blocks))
    assert extract(headed, 50).is_whole


def test_reading_on_opens_where_the_extract_stopped() -> None:
    card = story.story(of(LONG * 12, LONG * 30))
    assert card.extract.next_block == 2
    assert card.more_url == "2025-04-25/0101.html#b2"
    assert story.story(of(LONG)).more_url == "2025-04-25/0101.html"


SENTENCES = st.lists(
    st.text(st.characters(categories=["Lo", "Nd"]), min_size=1, max_size=30).flatmap(
        lambda text: st.sampled_from(["。", "！", "？", "……", "。”", "！』"]).map(text.__add__)
    ),
    min_size=1,
    max_size=6,
).map("".join)


ANY = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)


@given(st.lists(SENTENCES | ANY, max_size=5), st.integers(1, 200))
def test_an_extract_ends_at_a_sentence_and_changes_no_character(
    texts: list[str], limit: int
) -> None:
    found = extract(of(*texts), limit)
    whole, last = found.paragraphs[:-1], "".join(found.paragraphs[-1:])
    assert list(whole) == texts[: len(whole)]
    assert bool(last) == bool(texts)
    if texts:
        assert texts[len(whole)].startswith(last)
        assert last in texts or re.search(r"[。！？…][”’」』）]*$", last)
    assert found.is_whole == (list(found.paragraphs) == texts)
    if whole:
        assert sum(map(len, found.paragraphs)) <= limit


SUMMARIES = [
    ({"summary": "编辑写的。", "standfirst": "提要。"}, "编辑写的。"),
    ({"standfirst": "提要。\n第二行。"}, "提要。 第二行。"),
    ({}, LONG),
]


@pytest.mark.parametrize(("fields", "said"), SUMMARIES)
def test_a_summary_is_the_editors_or_the_first_sentences(fields: dict[str, str], said: str) -> None:
    assert summary(replace(of(LONG), **fields)) == said  # type: ignore[arg-type]  # texts only


def test_a_piece_without_paragraphs_is_summed_up_by_its_first_lines() -> None:
    assert summary(of("雨停了\n脚手架亮着", kind="verse")) == "雨停了 脚手架亮着"
    assert summary(of()) == ""


MINUTES = [(0, 1), (1, 1), (400, 1), (401, 2), (4000, 10)]


@pytest.mark.parametrize(("length", "minutes"), MINUTES)
def test_reading_takes_at_least_a_minute(length: int, minutes: int) -> None:
    assert reading_minutes(length) == minutes


CITATIONS = [
    ((), "题[N]. 科学导报, 2025-04-25(1)."),
    (("王璐@2",), "王璐. 题[N]. 科学导报, 2025-04-25(1)."),
    (("甲", "乙", "丙"), "甲, 乙, 丙. 题[N]. 科学导报, 2025-04-25(1)."),
    (("甲", "乙", "丙", "丁"), "甲, 乙, 丙, 等. 题[N]. 科学导报, 2025-04-25(1)."),
]


@pytest.mark.parametrize(("names", "cited"), CITATIONS)
def test_an_article_is_cited_as_the_standard_says(names: tuple[str, ...], cited: str) -> None:
    one = replace(of(), bylines=tuple(Byline(name=name) for name in names))
    issue: Issue = archive(("2025-04-25", [one])).issues[0]
    assert citation(one, issue, "科学导报") == cited
