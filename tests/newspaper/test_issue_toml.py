"""issue.toml: the whole masthead of that day, read and written; faults have their line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newspaper.issue_toml import IssueFile, dump, issue_date, parse, with_last
from plugins.newspaper.model import Approval, KeyFigure, Masthead, Page

WHOLE = """\
date = "2025-05-16"
kind = "double_issue"
numbers = [15, 16]
serial = 4365
sample = true
default_column = "读写之间"
last = [[1, 2], [8, 4]]
name = "开发区建设周刊"
paper = "科学导报"
founded = 1984
slogan = "他说：\\"好。\\""
honours = ["一等奖", "二等奖"]
page_count = 8

[[page]]
number = 1
label = "1"
name = "要闻"
editor = "林致远"

[[page]]
number = 2
label = "A2"
plate = "plates/02.jpg"

[[key_figures]]
number = "616"
unit = "个"
text = "省级重点工程"
article = "0103"

[[approval]]
by = "林致远"
at = "2025-05-15T21:04:00+08:00"
forced = ["date-disagrees"]
"""

ISSUE = IssueFile(
    id="2025-05-16",
    date=date(2025, 5, 16),
    kind="double_issue",
    numbers=(15, 16),
    serial=4365,
    sample=True,
    default_column="读写之间",
    last=((1, 2), (8, 4)),
    masthead=Masthead(
        name="开发区建设周刊",
        paper="科学导报",
        founded=1984,
        slogan='他说："好。"',
        honours=("一等奖", "二等奖"),
        page_count=8,
    ),
    pages=(
        Page(number=1, label="1", name="要闻", editor="林致远"),
        Page(number=2, label="A2", plate="plates/02.jpg"),
    ),
    key_figures=(KeyFigure(number="616", unit="个", text="省级重点工程", article="0103"),),
    approvals=(Approval(by="林致远", at="2025-05-15T21:04:00+08:00", forced=("date-disagrees",)),),
)


def test_the_whole_file_is_read_and_written() -> None:
    assert parse(WHOLE, "issue.toml", "2025-05-16") == (ISSUE, ())
    assert dump(ISSUE) == WHOLE


DAYS = [
    ("2025-04-25", date(2025, 4, 25)),
    ("2025-04-25-tekan", date(2025, 4, 25)),
    ("2025-04-25-zengkan", date(2025, 4, 25)),
    ("2025-04-31", None),
    ("2025-4-25", None),
    ("2025-04-25-haowai", None),
    ("help", None),
    ("images", None),
]


@pytest.mark.parametrize(("issue_id", "day"), DAYS)
def test_a_folders_name_states_its_day(issue_id: str, day: date | None) -> None:
    assert issue_date(issue_id) == day


def test_a_folders_name_states_its_kind() -> None:
    assert parse("", "issue.toml", "2025-04-25-tekan")[0].kind == "special"
    assert parse("", "issue.toml", "2025-04-25-zengkan")[0].kind == "extra"
    assert parse("", "issue.toml", "help")[0].kind == "handbook"
    assert parse("numbers = [13]", "issue.toml", "2025-04-25")[0].kind == "regular"


def test_special_issues_and_the_handbook_need_no_number() -> None:
    for issue_id in ("2025-04-25-tekan", "2025-04-25-zengkan", "help"):
        assert parse("", "issue.toml", issue_id)[1] == ()


# text, line, words that must be said, words of the remedy
FAULTS = [
    ("numbers = [13]\nserail = 4363\n", 2, "不认识的项“serail”", "是不是“serial”？"),
    ("numbers = [13]\nzzz = 1\n", 2, "不认识的项“zzz”", "使用手册"),
    ("numbers = [13]\nserial = “4363”\n", 2, "这一行读不懂", "英文双引号"),
    ('numbers = [13]\nname = "一\n', 2, "这一行读不懂", "英文双引号"),
    ("numbers = [13]\nnumbers = [14]\n", 2, "这一行读不懂", "同一项只写一次"),
    ("numbers = [13]\npage = [\n", 2, "这一行读不懂", "英文双引号"),
    ("numbers = [13]\nserial = " + "9" * 5000, 2, "这一行读不懂", "英文双引号"),
    ("numbers = [13]\nlast = " + "[" * 5000, 2, "这一行读不懂", "英文双引号"),
    ('numbers = [13]\nserial = "4363"\n', 2, "“serial”的值不对", "serial = 4363"),
    ("numbers = [13]\nserial = true\n", 2, "“serial”的值不对", "serial = 4363"),
    ("numbers = [13]\nserial = -1\n", 2, "serial 不是总期号", "serial = 4363"),
    ('numbers = ["13"]\n', 1, "numbers 只能是期号", "numbers = [13]"),
    ("numbers = [0]\n", 1, "numbers 只能是期号", "numbers = [13]"),
    ("serial = 4363\n", 0, "没有期号", "numbers = [13]"),
    ("serial = 4363\nnumbers = []\n", 2, "没有期号", "numbers = [13]"),
    ('date = "2025-04-26"\nnumbers = [13]\n', 1, "与文件夹名 2025-04-25 不一致", "改正其中一个"),
    ("date = 2025-04-26\nnumbers = [13]\n", 1, "与文件夹名 2025-04-25 不一致", "改正其中一个"),
    ('numbers = [13]\nkind = "regulr"\n', 2, "kind 不能是“regulr”", "是不是“regular”？"),
    ('numbers = [13]\nkind = "special"\n', 2, "kind 不能是“special”", "应为 regular"),
    ('numbers = [13]\nkind = "double_issue"\n', 1, "合刊要有两个以上期号", "[13, 14]"),
    ('numbers = [13]\nfounded = "1984"\n', 2, "“founded”的值不对", "数字不加"),
    ("numbers = [13]\npage = [1, 2]\n", 2, "“page”要写成 [[page]]", ""),
    ("numbers = [13]\n[page]\nnumber = 1\n", 2, "“page”要写成 [[page]]", ""),
    (
        'name = "刊"\nnumbers = [13]\n[[page]]\nnumber = 1\n[[page]]\nnumber = 2\nname = 3\n',
        7,
        "[[page]] 的“name”的值不对",
        "文字要加引号",
    ),
    ('numbers = [13]\n[[page]]\nnumber = 1\nedit = "林"\n', 4, "不认识的项“edit”", "“editor”"),
    ('numbers = [13]\n\n[[page]]\nname = "要闻"\n', 3, "[[page]] 缺少必须的项", "number"),
    ('numbers = [13]\n[[key_figures]]\nunit = "个"\n', 2, "[[key_figures]] 缺少必须的项", "number"),
]


@pytest.mark.parametrize(("text", "line", "said", "remedy"), FAULTS)
def test_a_fault_is_said_with_its_line_and_its_remedy(
    text: str, line: int, said: str, remedy: str
) -> None:
    issue, (problem,) = parse(text, "content/2025-04-25/issue.toml", "2025-04-25")
    assert (problem.path, problem.line) == ("content/2025-04-25/issue.toml", line)
    assert problem.severity == "error"
    assert said in problem.message
    assert remedy in problem.remedy
    assert len(str(problem)) < 300
    assert issue.date == date(2025, 4, 25)


def test_a_date_without_quotes_and_a_byte_order_mark_are_welcome() -> None:
    issue, problems = parse("\ufeffdate = 2025-04-25\nnumbers = [13]\n", "x", "2025-04-25")
    assert problems == ()
    assert issue.numbers == (13,)


def test_pages_are_put_in_order_of_their_number() -> None:
    text = "numbers = [13]\n[[page]]\nnumber = 3\n[[page]]\nnumber = 1\n"
    assert [page.number for page in parse(text, "x", "2025-04-25")[0].pages] == [1, 3]


# --- properties --------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBER = st.integers(1, 99999)
MASTHEADS = st.builds(
    Masthead,
    **{
        field: TEXT
        for field in Masthead.__dataclass_fields__
        if field not in {"founded", "page_count", "honours"}
    },
    founded=NUMBER | st.none(),
    page_count=NUMBER | st.none(),
    honours=st.lists(TEXT, max_size=3).map(tuple),
)
PAGES = st.lists(
    st.builds(Page, number=st.integers(1, 99), label=TEXT, name=TEXT, editor=TEXT, plate=TEXT),
    max_size=4,
    unique_by=lambda page: page.number,
).map(lambda pages: tuple(sorted(pages, key=lambda page: page.number)))
KINDS: list[tuple[str, dict[str, Any]]] = [
    ("2025-04-25", {"kind": "regular", "numbers": (13,)}),
    ("2025-04-25", {"kind": "double_issue", "numbers": (13, 14)}),
    ("2025-04-25-tekan", {"kind": "special"}),
    ("2025-04-25-zengkan", {"kind": "extra", "numbers": (2,)}),
    ("help", {"kind": "handbook"}),
]


@st.composite
def issue_files(draw: st.DrawFn) -> IssueFile:
    issue_id, given_fields = draw(st.sampled_from(KINDS))
    own: dict[str, Any] = {"date": day} if (day := issue_date(issue_id)) else {}
    return IssueFile(
        id=issue_id,
        serial=draw(NUMBER | st.none()),
        sample=draw(st.booleans()),
        default_column=draw(TEXT),
        masthead=draw(MASTHEADS),
        pages=draw(PAGES),
        key_figures=tuple(
            draw(st.lists(st.builds(KeyFigure, number=TEXT.filter(bool), unit=TEXT), max_size=3))
        ),
        approvals=tuple(
            draw(
                st.lists(
                    st.builds(
                        Approval,
                        by=TEXT.filter(bool),
                        at=TEXT.filter(bool),
                        forced=st.lists(TEXT, max_size=2).map(tuple),
                    ),
                    max_size=2,
                )
            )
        ),
        last=tuple(draw(st.lists(st.tuples(NUMBER, NUMBER), max_size=3))),
        **own,
        **given_fields,
    )


@given(issue_files())
def test_what_is_written_is_read_again(issue: IssueFile) -> None:
    text = dump(issue).encode().decode()
    assert parse(text, "issue.toml", issue.id) == (issue, ())


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_makes_it_raise(text: str) -> None:
    issue, problems = parse(text, "issue.toml", "2025-04-25")
    assert issue.id == "2025-04-25"
    assert issue.numbers or problems


def test_the_numbers_given_change_alone() -> None:
    text = "# 存\nnumbers = [1] # 首期\nlast = [[1, 2]]\n\n[[page]]\nnumber = 1\n"
    assert with_last(text, ((1, 3), (2, 1))) == text.replace("[[1, 2]]", "[[1, 3], [2, 1]]")
    assert with_last("numbers = [1]\n", ((1, 1),)) == "numbers = [1]\nlast = [[1, 1]]\n"
