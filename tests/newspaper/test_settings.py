"""Settings: a name that is not known is answered with the nearest one, and nothing is built."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plugins.newspaper import settings
from plugins.newspaper.model import Column, Masthead
from plugins.newspaper.problems import SourceError
from plugins.newspaper.settings import SiteSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    limit: int = 20
    tag: str = ""
    full: bool = True
    share: float | None = None
    formats: tuple[str, ...] = ()


def test_settings_are_filled_from_the_names_of_their_prefix() -> None:
    values = {"FEEDS_LIMIT": 5, "FEEDS_FORMATS": ["rss"], "FEED_ALL_ATOM": None, "SITE_NAME": "x"}
    assert settings.read(FeedSettings, "FEEDS", values) == FeedSettings(limit=5, formats=("rss",))


# name, value, what is said, what is to be done
WRONG = [
    ("FEEDS_LIMT", 20, "没有 FEEDS_LIMT 这个设置", "是不是“FEEDS_LIMIT”？"),
    ("FEEDS_XYZ", 20, "没有 FEEDS_XYZ 这个设置", "可用的设置：FEEDS_LIMIT、FEEDS_TAG"),
    ("FEEDS_LIMIT", "20", "FEEDS_LIMIT 的值 '20' 类型不对", "应当像这样写：FEEDS_LIMIT = 20"),
    ("FEEDS_LIMIT", True, "FEEDS_LIMIT 的值 True 类型不对", "FEEDS_LIMIT = 20"),
    ("FEEDS_FULL", 1, "FEEDS_FULL 的值 1 类型不对", "FEEDS_FULL = True"),
    ("FEEDS_FORMATS", "rss", "FEEDS_FORMATS 的值 'rss' 类型不对", 'FEEDS_FORMATS = ["…", "…"]'),
    ("FEEDS_FORMATS", [1], "FEEDS_FORMATS 的值 [1] 类型不对", 'FEEDS_FORMATS = ["…", "…"]'),
]


@pytest.mark.parametrize(("name", "value", "said", "remedy"), WRONG)
def test_a_wrong_setting_stops_and_says_what_to_write(
    name: str, value: object, said: str, remedy: str
) -> None:
    with pytest.raises(SourceError) as raised:
        settings.read(FeedSettings, "FEEDS", {name: value})
    (problem,) = raised.value.problems
    assert (problem.path, problem.message) == ("pelicanconf.py", said)
    assert remedy in problem.remedy


def test_all_wrong_settings_are_said_at_once() -> None:
    with pytest.raises(SourceError) as raised:
        settings.read(FeedSettings, "FEEDS", {"FEEDS_LIMT": 1, "FEEDS_TGA": "x"})
    assert len(raised.value.problems) == 2


ROW = {"name": "营商环境", "slug": "yingshang-huanjing"}


def test_columns_keep_their_order_and_former_names() -> None:
    row = {**ROW, "former": ["投资环境"], "former_slugs": ["touzi"], "blurb": "政务"}
    columns = settings.read_columns({"COLUMNS": [row, {"name": "副刊", "slug": "fukan"}]})
    assert columns == (
        Column(
            name="营商环境",
            slug="yingshang-huanjing",
            former=("投资环境",),
            former_slugs=("touzi",),
            blurb="政务",
        ),
        Column(name="副刊", slug="fukan"),
    )
    assert settings.column_named("投资环境", columns) is columns[0]
    assert settings.column_named("副版", columns) is None


WRONG_COLUMNS = [
    ([], "COLUMNS 是空的"),
    (["副刊"], "COLUMNS 里的 '副刊' 不是一个栏目"),
    ([{"name": "副刊"}], "COLUMNS 里有一个栏目缺少网址名：副刊"),
    ([{"slug": "fukan"}], "COLUMNS 里有一个栏目缺少名称：fukan"),
    ([{**ROW, "blurp": "x"}], "栏目“营商环境”有不认识的项“blurp”"),
    ([{**ROW, "former": "投资环境"}], "栏目“营商环境”的 former 的值 '投资环境' 类型不对"),
    ([{**ROW, "slug": 5}], "栏目“营商环境”的 slug 的值 5 类型不对"),
    ([{**ROW, "slug": "Fu Kan"}], "栏目“营商环境”的网址名“Fu Kan”不合规则"),
    ([{**ROW, "slug": "../a"}], "栏目“营商环境”的网址名“../a”不合规则"),
    ([{**ROW, "slug": "all"}], "栏目“营商环境”的网址名“all”是保留字"),
    ([ROW, {**ROW, "slug": "b"}], "栏目“营商环境”与“营商环境”都用了“营商环境”"),
    (
        [ROW, {"name": "副刊", "slug": "yingshang-huanjing"}],
        "栏目“副刊”与“营商环境”都用了“yingshang-huanjing”",
    ),
]


@pytest.mark.parametrize(("rows", "said"), WRONG_COLUMNS)
def test_a_wrong_column_is_said_by_its_name(rows: list[object], said: str) -> None:
    with pytest.raises(SourceError) as raised:
        settings.read_columns({"COLUMNS": rows})
    (problem,) = raised.value.problems
    assert problem.message == said
    assert problem.remedy


def test_an_article_without_a_column_is_filed_under_the_default_one() -> None:
    columns = (Column(name="要闻", slug="yaowen"), Column(name="副刊", slug="fukan"))
    assert settings.default_column(SiteSettings(), columns).name == "要闻"
    assert settings.default_column(SiteSettings(default_column="副刊"), columns).name == "副刊"


def test_the_masthead_of_the_settings_is_read_and_checked() -> None:
    masthead = settings.read_masthead({"MASTHEAD": {"name": "开发区建设周刊", "founded": 1984}})
    assert masthead == Masthead(name="开发区建设周刊", founded=1984)
    with pytest.raises(SourceError, match="没有 MASTHEAD_NAEM 这个设置"):
        settings.read_masthead({"MASTHEAD": {"naem": "x"}})


def test_the_settings_file_is_read_by_its_upper_case_names() -> None:
    text = "import os\nSITEURL = 'https://a.b'\nlower = 1\n"
    assert settings.load_config(text) == {"SITEURL": "https://a.b"}


BROKEN = [
    ("SITEURL = 'https://a.b\n", 1),
    ("SITE_NAME = 'x'\nSITEURL = https\n", 2),
    ("COLUMNS = [\n    {},\n    {}{},\n]\n", 3),
    ("A = 1\n\nB = 1 / 0\n", 3),
    ("SITE_NAME = “x”\n", 1),
]


@pytest.mark.parametrize(("text", "line"), BROKEN)
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_a_settings_file_that_cannot_be_run_is_said_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SourceError) as raised:
        settings.load_config(text)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("pelicanconf.py", line)
    assert problem.message.startswith("设置文件读不懂：")
    assert problem.remedy == "检查这一行的引号、逗号和括号"
