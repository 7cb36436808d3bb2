"""The index finds what the naive scan finds: everything that is printed, nothing that is not."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.commands.search_client import Client
from plugins.commands.search_truth import collapse, collapsed, printed_in
from plugins.newspaper.model import Archive
from plugins.search.documents import documents
from tests.factory import archive, article, weekly
from tests.search.conftest import Written

# Few characters, so that phrases are met again; all kinds of units, marks and oddities.
ALPHABET = (
    "算力网络大学北京新区的了一，。、“” \u3000\n·—aZ9é々カ한①𠮷"
    "\u03b1\uff47\ufa0e\u200b\u001c\u0301\ufb01\uff02-"
)
texts = st.text(ALPHABET, max_size=30)
anything = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=20)


# What JavaScript calls blank: Python counts U+001C to U+001F and U+0085, too.
BLANKS = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


def truth(query: str, of: Archive) -> list[int]:
    """The documents that hold every part of the query (blanks divide, as in query.js)."""
    parts = [part for part in BLANKS.split(query) if part]
    return [
        number
        for number, document in enumerate(documents(of))
        if any(collapse(part).strip(",") for part in parts)
        and all(
            printed_in(part, collapsed(document)) for part in parts if collapse(part).strip(",")
        )
    ]


def is_plain(query: str) -> bool:
    """Has it neither quotation marks around a part nor a minus before one?"""
    parts = BLANKS.split(query)
    marked = re.compile('^[-－“"＂]|[”"＂]$')
    return all(not marked.search(part) for part in parts)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(texts, st.lists(texts, max_size=3)), min_size=1, max_size=5), st.data())
def test_exact_hits_are_those_of_a_naive_scan(
    reader: Client, written: Written, rows: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    made = weekly([(title, "\n".join(lines)) for title, lines in rows], per_issue=2)
    folder = written(made)
    every = [text for title, lines in rows for text in (title, *lines)]
    for _ in range(8):
        text = data.draw(st.sampled_from(every))
        start = data.draw(st.integers(0, max(0, len(text) - 1)))
        piece = text[start : start + data.draw(st.integers(1, 12))]
        query = data.draw(st.sampled_from([piece, piece + data.draw(texts)[:3]]))
        if not is_plain(query):
            continue
        wanted = truth(query, made)
        for terms in (8, 1000):
            answer = reader.ask(folder, query, terms=terms)
            if not answer.get("instead"):
                assert sorted(answer["exact"]) == wanted, query


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(anything, min_size=1, max_size=4), anything)
def test_articles_and_queries_of_any_characters_are_answered(
    reader: Client, written: Written, bodies: list[str], query: str
) -> None:
    made = weekly([(body[:5], body) for body in bodies], per_issue=2)
    folder = written(made)
    for asked in (query, *bodies):
        answer = reader.ask(folder, asked, cards=3)
        assert "error" not in answer, asked
        if is_plain(asked) and not answer["instead"]:
            assert sorted(answer["exact"]) == truth(asked, made), asked


QUERIES: list[Any] = [
    "", "   ", "，", "。！？", "🙂", "算" * 10_000, "\ud800", "算\udfff力", "שלום עולם",
    "\u202e算力",
    "__proto__", "constructor", "toString hasOwnProperty", "<img src=x onerror=alert(1)>",
    "(.*)+[a-", "\\", "$&", "\x00\x07算力", "-", "--", "- -", '"', '""', "“”", "“算力", "-算力",
    '-"算力" 网络', "%E7%AE%97", "&q=1#x", "算\n力", "'; --", "1" * 300, "a b c d e f g h i j k l",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_no_query_breaks_the_client(reader: Client, sample: Path, query: str) -> None:
    answer = reader.ask(sample, query, cards=5)
    assert "error" not in answer
    assert all(isinstance(one, int) for one in answer["exact"] + answer["partial"])


@pytest.fixture(scope="module")
def corpus() -> Archive:
    """Two hundred articles of three years with much in common, drawn with a fixed seed."""
    rng = random.Random(7)
    words = [
        *(
            "算力",
            "网络",
            "晋创谷",
            "太原",
            "山西",
            "开发区",
            "建设",
            "企业",
            "入驻",
            "项目",
            "投资",
        ),
        *("138.46亿元", "G100联盟", "高新区", "湖北大学", "北大", "和平", "化工", "新区", "投资"),
        *(
            "产业链",
            "营商环境",
            "科技",
            "成果",
            "转化",
            "园区",
            "人才",
            "服务",
            "的",
            "了",
            "在",
            "与",
        ),
    ]
    rows = []
    for _ in range(200):
        lines = [
            "".join(rng.choice(words) + rng.choice(("", "", "", "，", "。")) for _ in range(60))
            for _ in range(3)
        ]
        rows.append(("".join(rng.sample(words, 4)), "\n".join(lines)))
    return weekly(rows, per_issue=2)


@pytest.fixture(scope="module")
def big(corpus: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its index, in two tiers and many small files."""
    from plugins.newspaper.files import write_all
    from plugins.search.build import ROOT, SearchSettings, build

    folder = tmp_path_factory.mktemp("big")
    small = SearchSettings(shard_bytes=700, current_shard_bytes=500, word_shard_bytes=300)
    write_all(folder, build(corpus, small))
    assert len({path.name.split("-")[0] for path in (folder / ROOT).iterdir()}) >= 4
    return folder / ROOT


@pytest.fixture(scope="module")
def sample(big: Path) -> Path:
    return big


def test_every_quotation_finds_its_article_and_only_what_holds_it(
    reader: Client, corpus: Archive, big: Path
) -> None:
    rng = random.Random(3)
    found = documents(corpus)
    blocks = [collapsed(document) for document in found]
    for _ in range(300):
        number = rng.randrange(len(found))
        line = rng.choice(found[number].blocks)
        start = rng.randrange(len(line) - 2)
        query = line[start : start + rng.randint(2, 9)].strip("，。")
        wanted = [place for place, own in enumerate(blocks) if printed_in(query, own)]
        answers = [reader.ask(big, query, terms=terms)["exact"] for terms in (2, 8, 1000)]
        assert all(sorted(answer) == wanted for answer in answers), query


def test_two_tiers_answer_as_one_index(
    reader: Client, corpus: Archive, big: Path, written: Written
) -> None:
    # The same articles, all of one year: one tier.
    renamed = archive(
        *(
            (f"2025-{1 + place // 28:02d}-{1 + place % 28:02d}", issue)
            for place, issue in enumerate(
                [
                    article(f"2025-{1 + place // 28:02d}-{1 + place % 28:02d}", one.order,
                            one.title, *one.text.split("\n"))
                    for one in issue.articles
                ]
                for place, issue in enumerate(reversed(corpus.issues))
            )
        )
    )  # fmt: skip
    whole = written(renamed)
    rng = random.Random(5)
    found = documents(corpus)
    for _ in range(300):
        line = rng.choice(rng.choice(found).blocks)
        start = rng.randrange(len(line) - 8)
        query = line[start : start + rng.randint(2, 8)]
        if rng.random() < 0.3:
            query += " " + line[:4]
        one, two = reader.ask(whole, query), reader.ask(big, query)
        assert one["exact"][:10] == two["exact"][:10]
        assert one["partial"][:10] == two["partial"][:10]
        assert (len(one["exact"]), len(one["partial"])) == (len(two["exact"]), len(two["partial"]))


def test_a_phrase_asks_for_no_more_files_than_half_its_characters(
    reader: Client, corpus: Archive, big: Path
) -> None:
    printed = re.findall(r"[^\W\da-zA-Z]{9,}", documents(corpus)[0].blocks[0])
    for query in (printed[0][:4], printed[1][:7], printed[2][:9]):
        answer = reader.ask(big, query, cold=True)
        asked = [path for path in answer["asked"] if re.search(r"/t\d", path)]
        assert answer["exact"]
        assert len(asked) <= 2 * -(-len(query) // 2)
        assert reader.ask(big, query)["asked"] == []


def test_what_is_not_printed_is_proved_absent_with_few_files(reader: Client, big: Path) -> None:
    answer = reader.ask(big, "算网", cold=True)
    assert answer["exact"] == []
    assert len([path for path in answer["asked"] if re.search(r"/t\d", path)]) <= 2


def test_a_question_asks_for_eight_terms_unless_it_is_printed(reader: Client, big: Path) -> None:
    question = "山西的开发区建设在营商环境与科技成果转化服务企业入驻园区的人才项目投资"
    answer = reader.ask(big, question, cold=True)
    assert answer["exact"] == []
    assert answer["partial"]
    assert len([path for path in answer["asked"] if re.search(r"/t\d", path)]) <= 2 * 16


SIZES = [0, 1, 100]


@pytest.mark.parametrize("size", SIZES)
def test_archives_of_every_size_can_be_searched(
    reader: Client, written: Written, size: int
) -> None:
    folder = written(weekly([(f"第{n}个题目", f"正文里的第{n}句话") for n in range(size)]))
    answer = reader.ask(folder, "正文里", cards=3)
    assert len(answer["exact"]) == size
    assert len(answer["cards"]) == min(size, 3)


def test_articles_of_odd_shapes_are_found(reader: Client, written: Written) -> None:
    long_title = "".join(chr(0x4E00 + n) for n in range(200))
    rows = [
        ("", "没有题目的一篇"),
        ("只有题目", ""),
        ("一字", "字"),
        (long_title, "长题目"),
        ("二十万字", "长文" * 100_000 + "末尾独有"),
        ("造字", "甲\ue000乙丙"),
    ]
    folder = written(weekly(rows))
    found = {document.title: number for number, document in enumerate(documents(weekly(rows)))}
    for query, title in (
        ("没有题目", ""),
        ("只有题目", "只有题目"),
        ("字", "一字"),
        (long_title[100:140], long_title),
        (long_title[190:], long_title),
        ("末尾独有", "二十万字"),
        ("文末", "二十万字"),
        ("乙丙", "造字"),
    ):
        assert found[title] in reader.ask(folder, query)["exact"], query
    assert reader.ask(folder, "甲乙")["exact"] == []


def test_the_last_character_of_a_sentence_and_of_a_text_is_found_alone(
    reader: Client, written: Written
) -> None:
    rows = [("甲", "走到岸，再回来"), ("乙", "走到岸"), ("丙", "岸边"), ("丁", "没有这个字")]
    folder = written(weekly(rows))
    names = [document.title for document in documents(weekly(rows))]
    answer = reader.ask(folder, "岸")
    assert sorted(names[number] for number in answer["exact"]) == sorted("甲乙丙")


TITLES = [
    "题目，切在标点两边",
    "2000PFLOPS算力（一期）上线",
    "“晋创谷·太原”深耕试验田",
    "G100联盟：三年之约",
]
PIECES = [
    ("目，切在", 0),
    ("PFLOPS算力（一期）", 1),
    ("\uff12000\uff50\uff46lops", 1),  # full-width
    ("谷·太", 2),
    ("100联盟：三", 3),
]


@pytest.mark.parametrize(("piece", "number"), PIECES)
def test_a_piece_of_a_title_finds_its_article_first(
    reader: Client, written: Written, piece: str, number: int
) -> None:
    filler = "题目切在标点两边。算力一期，联盟三年。太原试验田的谷。2000次"
    fillers = [(f"别的{place}", filler) for place in range(20)]
    made = weekly([*fillers, *((title, "正文") for title in TITLES)])
    answer = reader.ask(written(made), piece, cards=1)
    assert answer["cards"][0]["title"] == TITLES[number]
