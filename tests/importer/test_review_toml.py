# ruff: noqa: E501  # tables stay tables
from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importer import review_toml
from plugins.importer.model import (
    Answers,
    ArticleAnswer,
    JoinAnswer,
    LineAnswer,
    Settled,
)
from plugins.importer.privacy import mask

HAND_WRITTEN = [
    ('[[line]]\nno = 141\nrole = "title"\n', LineAnswer(number=141, role="title")),
    ('[[line]] no = 141  role = "title"\n', LineAnswer(number=141, role="title")),
    ("[[line]]\nno＝１４１\nrole＝“标题”\n", LineAnswer(number=141, role="title")),
    ("【【行】】\n行号：141，角色：小标题\n", LineAnswer(number=141, role="heading")),
    ("［［line］］\n  no = 141 # 短行\n\n  role = 引题\n", LineAnswer(number=141, role="kicker")),
    ("[[line]]\r\nno = 141\r\nrole = 'caption'\r\n", LineAnswer(number=141, role="caption")),
    ("[行]\n行=3\n角色=不要\n文件=p1.txt\n", LineAnswer(number=3, role="unknown", source="p1.txt")),
    ("[[join]]\nafter = 101\nwith = 107\n", JoinAnswer(after=101, with_line=107)),
    ("[[接]]\n上行＝101 下行＝107 接＝否\n", JoinAnswer(after=101, with_line=107, joined=False)),
    (
        '[[article]]\nat = 123\ncolumn = "开发区建设"\n',
        ArticleAnswer(at=123, fields={"column": "开发区建设"}),
    ),
    (
        "[[稿件]]\n行：123\n标题：“晋创谷·太原”深耕向“新”而行\n",
        ArticleAnswer(at=123, fields={"title": "“晋创谷·太原”深耕向“新”而行"}),
    ),
    (
        "[[稿件]]\n行：123\n标题：“晋创谷”与“大同蓝”\n",
        ArticleAnswer(at=123, fields={"title": "“晋创谷”与“大同蓝”"}),
    ),
    ("[[稿件]]\n行 = 5\n删除 = 是\n", ArticleAnswer(at=5, deleted=True)),
    ('[[article]]\nat = 5\nkicker = ""\n', ArticleAnswer(at=5, fields={"kicker": ""})),
    (
        '[[answer]]\nkind = "split-title"\nquoted = "中部“五省”"\nchoice = "join"\n',
        Settled(kind="split-title", quoted="中部“五省”", choice="join"),
    ),
    (
        '[[answer]]\nkind = "x"\nquoted = "甲 \\"乙\\" # 丙 = 丁"\n',
        Settled(kind="x", quoted='甲 "乙" # 丙 = 丁'),
    ),
]


def every(found: Answers) -> tuple[object, ...]:
    return (*found.lines, *found.joins, *found.articles, *found.settled)


@pytest.mark.parametrize(("text", "meant"), HAND_WRITTEN)
def test_what_a_hand_types_is_understood(text: str, meant: object) -> None:
    found = review_toml.parse(text, "review.toml")
    assert found.problems == ()
    (answer,) = every(found)
    assert answer == meant


WRONG = [
    ("[[lime]]\nno = 1\nrole = text\n", 1, "不认识“[[lime]]”", "是不是“line”？"),
    ("[[line]]\nno = 1\nrole = titel\n", 1, "不认识的角色“titel”", "是不是“title”？"),
    ("[[line]]\nno = 1\nroel = title\n", 3, "不认识的项“roel”", "是不是“role”？"),
    ("[[line]]\nno = 一\nrole = title\n", 1, "“一”不是行号", "只写数字，例如 no = 141"),
    ("[[line]]\nrole = title\n", 1, "缺少行号“no”", "写上 no = 141 之类"),
    ("no = 1\n", 1, "这一行不属于任何一条答案", "上面要先有一行 [[line]] 之类"),
    ("[[join]]\nafter = 1\nwith = 2\njoined = 也许\n", 1, "“也许”不是“是”或“否”", "写 true 或 false，也可写 是 或 否"),
    ("[[line]]\nno = 1 ！！\nrole = title\n", 2, "这里读不懂：！！", '写成 名称 = "文字" 或 名称 = 数字'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "remedy"), WRONG)
def test_what_is_not_understood_is_named_with_its_line(
    text: str, line: int, message: str, remedy: str
) -> None:
    problem = review_toml.parse(text, "review.toml").problems[0]
    assert (problem.line, problem.message, problem.remedy) == (line, message, remedy)
    assert problem.severity == "error"


def test_one_wrong_answer_does_not_take_the_others_along() -> None:
    text = "[[line]]\nno = x\n[[line]]\nno = 2\nrole = title\n"
    assert review_toml.parse(text, "").lines == (LineAnswer(number=2, role="title"),)


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("“”\"'#=＝：,，\\[]\t"),
    max_size=30,
)
ANSWERS = st.builds(
    Answers,
    lines=st.lists(
        st.builds(LineAnswer, source=WORDS, number=st.integers(1, 999), role=st.just("title")),
        max_size=3,
    ).map(tuple),
    joins=st.lists(
        st.builds(
            JoinAnswer, after=st.integers(1, 99), with_line=st.integers(1, 99), joined=st.booleans()
        ),
        max_size=3,
    ).map(tuple),
    articles=st.lists(
        st.builds(
            ArticleAnswer,
            at=st.integers(1, 99),
            fields=st.dictionaries(st.sampled_from(["title", "column"]), WORDS),
            deleted=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    settled=st.lists(
        st.builds(
            Settled,
            kind=st.just("split-title"),
            quoted=WORDS.filter(lambda text: text == mask(text, whole=True)),
            choice=st.sampled_from(["ok", "join"]),
        ),
        max_size=3,
    ).map(tuple),
)  # fmt: skip


def plain(found: Answers) -> list[object]:
    return [
        [(a.source, a.number, a.role) for a in found.lines],
        [(a.after, a.with_line, a.joined) for a in found.joins],
        [(a.at, dict(a.fields), a.deleted) for a in found.articles],
        list(found.settled),
    ]


@given(ANSWERS)
def test_what_is_written_is_read_again_and_is_toml(given_answers: Answers) -> None:
    text = review_toml.dump(given_answers)
    assert plain(review_toml.parse(text, "")) == plain(given_answers)
    tables = tomllib.loads(text)
    assert len(tables.get("line", [])) == len(given_answers.lines)
    assert [t.get("quoted", "") for t in tables.get("answer", [])] == [
        a.quoted for a in given_answers.settled
    ]


@given(st.text(max_size=300))
def test_nothing_that_is_typed_raises(text: str) -> None:
    review_toml.parse(text, "review.toml")


GUESS = ("第141行短，下一行仍是标题", Answers(joins=(JoinAnswer(after=141, with_line=143),)))


def test_guesses_are_comments_below_the_marker() -> None:
    text = review_toml.write("", [GUESS])
    assert review_toml.parse(text, "") == Answers()
    assert text.startswith("# 核对答案")
    below = text.partition(review_toml.MARKER)[2]
    assert "# （第141行短，下一行仍是标题）\n# [[join]]\n# after = 141\n# with = 143\n" in below


def test_what_the_editor_wrote_stays_word_for_word() -> None:
    mine = "# 我的话\n[[行]] 行＝3 角色＝标题   # 就是它\n"
    once = review_toml.write(mine, [GUESS])
    assert once.startswith(mine)
    assert review_toml.write(once, [GUESS]) == once


def test_a_guess_without_its_hash_becomes_an_answer() -> None:
    text = review_toml.write("", [GUESS])
    above, marker, below = text.partition(review_toml.MARKER)
    adopted = (
        above
        + marker
        + below.replace("# [[", "[[").replace("# after", "after").replace("# with", "with")
    )
    again = review_toml.write(adopted, [])
    assert review_toml.MARKER not in again
    assert review_toml.parse(again, "").joins == (JoinAnswer(after=141, with_line=143),)


def test_more_answers_go_to_the_end() -> None:
    text = review_toml.with_answers(
        "# 我的话\n", Answers(articles=(ArticleAnswer(at=5, deleted=True),))
    )
    assert text == "# 我的话\n\n[[article]]\nat = 5\ndeleted = true\n"


def test_the_handbook_names_every_role_and_both_joins_that_the_review_page_offers(
    root: Path,
) -> None:
    page = (root / "plugins/importer/templates/review.html").read_text("utf-8")
    joins = re.findall(r'data-join="[a-z]+"[^>]*>([^<]+)<', page)
    assert len(joins) == 2
    offered: dict[str, str] = {}
    for word, role in review_toml.ROLE_WORDS.items():
        offered.setdefault(role, word)
    text = next((root / "content/help").glob("0403-*.md")).read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    named = {word for row in rows for word in re.split("[、|]", row.replace(" ", ""))}
    assert set(offered.values()) - named == set()
    assert [join for join in joins if f"“{join}”" not in text] == []
