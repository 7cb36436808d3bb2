"""Front matter: every key is read and written, every fault has its line and its remedy."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newspaper import frontmatter
from plugins.newspaper.chinese import CONTROL
from plugins.newspaper.frontmatter import KEYS, TEXT_KEYS, dump, parse
from plugins.newspaper.model import CHINA, Byline, Correction

TITLE = "Title: 云岭新区21个项目同日开工\n"

# read in both directions: parse(text) == fields, dump(fields) == text
FIELDS: list[tuple[str, dict[str, Any]]] = [
    ("Kicker: 云岭新区项目集中开工——\n", {"kicker": "云岭新区项目集中开工——"}),
    (
        "Deck: ——一份没有写完的清单\n    ——和它的下一页\n",
        {"deck": "——一份没有写完的清单\n——和它的下一页"},
    ),
    ("Standfirst: 提要：一共三句。\n", {"standfirst": "提要：一共三句。"}),
    ("Category: 营商环境\n", {"column_printed": "营商环境"}),
    (
        "Authors: 林致远; 赵文博（通讯员）\n",
        {"bylines": (Byline(name="林致远"), Byline(name="赵文博", role="通讯员"))},
    ),
    ("Authors: 王璐@2\n", {"bylines": (Byline(name="王璐@2"),)}),
    (
        "Authors: 买买提·艾力（记者、摄影）; 李明\n",
        {"bylines": (Byline(name="买买提·艾力", role="记者、摄影"), Byline(name="李明"))},
    ),
    ("Dateline: 科学导报讯\n", {"dateline": "科学导报讯"}),
    ("Kind: photos\n", {"kind": "photos"}),
    ("Origin: 青川日报\n", {"origin": "青川日报"}),
    ("Page: 2\n", {"page": 2}),
    ("Order: 12\n", {"order": 12}),
    ("Date: 2025-04-25\n", {"date": date(2025, 4, 25)}),
    ("Status: draft\n", {"status": "draft"}),
    ("Summary: 四句话。\n    另起一行。\n", {"summary": "四句话。\n另起一行。"}),
    ("Keywords: 算力; 数据中心\n", {"keywords": ("算力", "数据中心")}),
    (
        "Modified: 2025-05-02T10:00+08:00\n",
        {"modified": datetime(2025, 5, 2, 10, tzinfo=CHINA)},
    ),
    (
        "Correction: 2025-05-02 | 21家 | 22家\n    2025-05-03 | 误 | 正 | 数字抄错\n",
        {
            "corrections": (
                Correction(date=date(2025, 5, 2), wrong="21家", right="22家"),
                Correction(date=date(2025, 5, 3), wrong="误", right="正", note="数字抄错"),
            )
        },
    ),
    ("Imported: p1.txt:31-73; p4.txt:5-20\n", {"imported": "p1.txt:31-73; p4.txt:5-20"}),
]


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_a_key_is_read_and_written(text: str, fields: dict[str, Any]) -> None:
    front = parse(TITLE + text, "0101.md")
    assert front.problems == ()
    assert dict(front.fields) == {"title": "云岭新区21个项目同日开工", **fields}
    assert dump(fields) == text


def test_every_key_of_the_table_has_an_example_here() -> None:
    shown = {name for _, fields in FIELDS for name in fields} | {"title"}
    assert shown == {key.field for key in KEYS}


# other ways to write the same: read, and written back in the first form
SPELLINGS = [
    ("标题：算力\n", "Title: 算力\n"),
    ("title:算力\n", "Title: 算力\n"),
    ("TITLE ： 算力  \n", "Title: 算力\n"),
    ("主题: 算力\n眉题: 一\n子题: 二\n", "Title: 算力\nKicker: 一\nDeck: 二\n"),
    (
        "标题：算力\n署名：王春宇、丁洁，李强;赵一\n",
        "Title: 算力\nAuthors: 王春宇; 丁洁; 李强; 赵一\n",
    ),
    ("标题：算力\n作者：丁洁 (通讯员)\n", "Title: 算力\nAuthors: 丁洁（通讯员）\n"),
    ("标题：算力\n栏目：营商环境\n", "Title: 算力\nCategory: 营商环境\n"),
    ("标题：算力\n类别：图片新闻\n状态：草稿\n", "Title: 算力\nKind: photos\nStatus: draft\n"),
    ("标题：算力\n版次：２\n", "Title: 算力\nPage: 2\n"),
    ("标题：算力\n更正：2025-05-02｜误｜正\n", "Title: 算力\nCorrection: 2025-05-02 | 误 | 正\n"),
    ("标题：算力\n关键词：园区；电价\n", "Title: 算力\nKeywords: 园区; 电价\n"),
    ("标题：十五分钟\n    读完一张报\n", "Title: 十五分钟读完一张报\n"),
    ("Title: G100\n    alliance\n", "Title: G100 alliance\n"),
    (
        "Title: 算力\nModified: 2025-05-02T10:00\n",
        "Title: 算力\nModified: 2025-05-02T10:00+08:00\n",
    ),
    ("\ufeffTitle: 算力\r\nKicker: 一\r\n\r\n正文\r\n", "Title: 算力\nKicker: 一\n"),
    ("\n\nTitle: 算力\nKicker:\n\n正文", "Title: 算力\n"),
    ("Title: 时间：早上八点；地点：车间\n", "Title: 时间：早上八点；地点：车间\n"),
]


@pytest.mark.parametrize(("written", "first_form"), SPELLINGS)
def test_other_spellings_are_read_and_written_back_in_the_first_form(
    written: str, first_form: str
) -> None:
    front = parse(written, "0101.md")
    assert front.problems == ()
    assert dump(front.fields) == first_form


TEN_KB = "长" * 3400

# text, line, words that must be said, words of the remedy
FAULTS = [
    (TITLE + "Autors: 林致远\n", 2, "不认识的字段“Autors”", "是不是“Authors”？可用的字段见"),
    (TITLE + "作人: 林致远\n", 2, "不认识的字段“作人”", "是不是“作者”？"),
    (TITLE + "Kicker: 一\nKicker: 二\n", 3, "字段“Kicker”写了两次", "第 2 行已经有了，留一个"),
    (TITLE + "引题: 一\nKicker: 二\n", 3, "字段“Kicker”写了两次", "第 2 行"),
    ("Kicker: 一\n\n正文\n", 1, "没有标题", "Title: 标题"),
    ("Title:\nKicker: 一\n", 1, "没有标题", "Title: 标题"),
    ("", 1, "没有标题", "Title: 标题"),
    ("正文从第一行就开始了。\n", 1, "字段和正文之间没有空行", "文件开头要有“Title: 标题”"),
    (TITLE + "正文紧接着字段。\n", 2, "字段和正文之间没有空行", "在字段的最后一行下面空一行"),
    (TITLE + "Date: 2025-04-31\n", 2, "日期“2025-04-31”不对", "例如 2025-05-02"),
    (TITLE + "Modified: 昨天\n", 2, "时间“昨天”不对", "2025-05-02T10:00+08:00"),
    (TITLE + "Page: 头版\n", 2, "“头版”不是 1 到 99 的数", "只写数字"),
    (TITLE + "Page: 0\n", 2, "“0”不是 1 到 99 的数", "只写数字"),
    (TITLE + f"Order: {'9' * 5000}\n", 2, "不是 1 到 99 的数", "只写数字"),
    (TITLE + "Status: drafted\n", 2, "不能是“drafted”", "是不是“draft”？"),
    (TITLE + "Kind: 诗\n", 2, "不能是“诗”", "可以写：报道、图片新闻"),
    (TITLE + "Authors: （通讯员）\n", 2, "作者“（通讯员）”读不懂", "写成：王春宇; 丁洁（通讯员）"),
    (TITLE + "Correction: 昨天改了\n", 2, "更正读不懂", "2025-05-02 | 误 | 正 | 说明"),
    (f"Title: {TEN_KB}\n\n正文\n", 1, "这一项有 3400 个字，太长了", "最多 200 字"),
    (TITLE + f"Authors: {TEN_KB}\n", 2, "读不懂", "写成：王春宇"),
    (TITLE + f"Dateline: {TEN_KB}\n", 2, "太长了", "空一行"),
]


@pytest.mark.parametrize(("text", "line", "said", "remedy"), FAULTS)
def test_a_fault_is_said_with_its_line_and_its_remedy(
    text: str, line: int, said: str, remedy: str
) -> None:
    front = parse(text, "content/2025-04-25/0101-云岭.md")
    (problem,) = front.problems
    assert (problem.path, problem.line) == ("content/2025-04-25/0101-云岭.md", line)
    assert problem.severity == "error"
    assert said in problem.message
    assert remedy in problem.remedy
    assert len(str(problem)) < 300


def test_all_faults_of_a_file_are_said_at_once() -> None:
    front = parse("Titel: 一\nPage: 头版\nPage: 2\nStatus: x\n", "0101.md")
    assert [problem.line for problem in front.problems] == [1, 3, 2, 4]


def test_control_characters_in_a_field_are_taken_out_and_said() -> None:
    front = parse("Title: 算\x08力\x00\n", "0101.md")
    assert front.fields["title"] == "算力"
    (problem,) = front.problems
    assert (problem.severity, problem.line) == ("warning", 1)


def test_a_title_of_control_characters_only_is_an_error() -> None:
    front = parse("Title: \x08\x01\n", "0101.md")
    assert "title" not in front.fields
    assert [problem.severity for problem in front.problems] == ["error"]


def test_the_body_begins_after_the_blank_line_and_knows_its_line() -> None:
    front = parse("Title: 一\nKicker: 二\n\n\n第一段\n\n第二段：三\n\n", "0101.md")
    assert (front.body, front.body_line) == ("第一段\n\n第二段：三", 5)
    assert dict(front.lines) == {"title": 1, "kicker": 2}


def test_a_line_separator_of_unicode_is_no_end_of_line() -> None:
    front = parse("Title: 一\u2028二\n\n正文\u2029一段\n\n第二段", "0101.md")
    assert front.fields["title"] == "一\u2028二"
    assert front.body.count("\n") == 2


def test_texts_that_are_no_articles_have_three_keys() -> None:
    fields = {"title": "关于本刊", "slug": "about", "summary": "一句话"}
    text = "Title: 关于本刊\nSlug: about\nSummary: 一句话\n"
    assert dict(parse(text, "about.md", keys=TEXT_KEYS).fields) == fields
    assert dump(fields, keys=TEXT_KEYS) == text
    (problem,) = parse(text + "Authors: 王璐\n", "about.md", keys=TEXT_KEYS).problems
    assert problem.message == "不认识的字段“Authors”"


# --- properties --------------------------------------------------------------------------------

# Anything that can stand in a line of a file: marks, quotes, colons, brackets, markup, emoji.
LINE = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
    .map(lambda text: CONTROL.sub("", text).replace("\r", "").replace("\n", "").strip())
    .filter(bool)
)
TEXTS = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
PART = (
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Z"], exclude_characters="()（）;；、，,|｜@"
        ),
        min_size=1,
        max_size=8,
    )
    .map(lambda text: CONTROL.sub("", text))
    .filter(bool)
)
MOMENTS = st.datetimes(
    timezones=st.sampled_from([CHINA, UTC, timezone(timedelta(hours=-3, minutes=-30))])
).map(lambda moment: moment.replace(second=0, microsecond=0))
BYLINES = st.builds(Byline, name=PART, role=PART | st.just(""))
CORRECTIONS = st.builds(
    Correction, date=st.dates(), wrong=PART, right=PART, note=PART | st.just("")
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "title": LINE,
    "kicker": LINE,
    "deck": TEXTS,
    "standfirst": TEXTS,
    "column_printed": LINE,
    "bylines": st.lists(BYLINES, min_size=1, max_size=4).map(tuple),
    "dateline": LINE,
    "kind": st.sampled_from(sorted(set(frontmatter.KIND_WORDS.values()))),
    "origin": LINE,
    "page": st.integers(1, 99),
    "order": st.integers(1, 99),
    "date": st.dates(),
    "status": st.sampled_from(sorted(set(frontmatter.STATUS_WORDS.values()))),
    "summary": TEXTS,
    "keywords": st.lists(PART, min_size=1, max_size=4).map(tuple),
    "modified": MOMENTS,
    "corrections": st.lists(CORRECTIONS, min_size=1, max_size=3).map(tuple),
    "imported": LINE,
}


@st.composite
def fields_of_an_article(draw: st.DrawFn) -> dict[str, Any]:
    optional = {name: value for name, value in VALUES.items() if name != "title"}
    return draw(st.fixed_dictionaries({"title": LINE}, optional=optional))


@given(fields_of_an_article(), st.sampled_from(["", "正文：一段。\n\nTitle: 不是字段"]))
def test_what_is_written_is_read_again(fields: dict[str, Any], body: str) -> None:
    text = dump(fields) + (f"\n{body}" if body else "")
    front = parse(text, "0101.md")
    assert front.problems == ()
    assert dict(front.fields) == fields
    assert front.body == body
    assert dump(front.fields) == dump(fields)


@given(st.text())
def test_no_text_makes_it_raise_and_every_refusal_has_a_line(text: str) -> None:
    front = parse(text, "0101.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in front.problems)
    assert "title" in front.fields or any(p.severity == "error" for p in front.problems)


@given(st.text())
def test_what_was_read_is_read_the_same_after_writing(text: str) -> None:
    fields = parse("Title: 一\n" + text, "0101.md").fields
    assert parse(dump(fields), "0101.md").fields == fields


TITLES = [
    "  “引号”：冒号",
    "　全角空格开头",
    "#号、-号和*号",
    "Title: 套着的字段",
    "｜竖线|",
    "——",
    "：",
    "(括)（号）",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_marks_only_loses_nothing_but_the_blanks_around_it(title: str) -> None:
    assert parse(dump({"title": title}), "0101.md").fields["title"] == title.strip()
