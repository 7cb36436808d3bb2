"""README, handbook and CONTRIBUTING name what there is: commands, settings, keys, files."""

from __future__ import annotations

import ast
import dataclasses
import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from invoke.collection import Collection
from invoke.parser.argument import Argument

from plugins.feeds.settings import FeedSettings
from plugins.issues import IssuesSettings
from plugins.newspaper import issue_toml, settings
from plugins.newspaper.frontmatter import KEYS, TEXT_KEYS
from plugins.newspaper.model import Approval, KeyFigure, Masthead, Page
from plugins.publishing.settings import PublishSettings
from plugins.search import SearchSettings

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = sorted((ROOT / "content" / "help").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", *HANDBOOK]


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tasks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def arguments() -> dict[str, tuple[Argument, ...]]:
    """Task -> its arguments; asked once, because Invoke takes the help out when it is asked."""
    collection = Collection.from_module(tasks())
    return {name: tuple(collection[name].get_arguments()) for name in collection.task_names}


def options_of(task: str) -> set[str]:
    """As they are typed: `--site-url`, `-c`."""
    names = [name.replace("_", "-") for one in arguments()[task] for name in one.names]
    return {f"--{name}" if len(name) > 1 else f"-{name}" for name in names}


# --- commands ----------------------------------------------------------------------------------

_COMMAND = re.compile(
    r"(?:invoke|python3 tasks\.py) +(?P<task>[a-z][a-z-]*)(?P<rest>[^`*|。；，\n]*)"
)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_command_and_option_that_is_named_exists(path: Path) -> None:
    for match in _COMMAND.finditer(text_of(path)):
        assert match["task"] in arguments(), match[0]
        for option in _OPTION.findall(match["rest"]):
            assert option in options_of(match["task"]), match[0]


def test_every_task_is_named_in_the_readme() -> None:
    text = text_of(ROOT / "README.md")
    found = {match["task"] for match in _COMMAND.finditer(text)}
    assert set(arguments()) - found == set()


def test_every_task_and_every_option_explains_itself_in_chinese() -> None:
    for name, options in arguments().items():
        assert re.search(r"[一-鿿]", getattr(tasks(), name, tasks().import_).__doc__ or ""), name
        for option in options:
            assert re.search(r"[一-鿿]", option.help or ""), (name, option.name)


# --- settings ----------------------------------------------------------------------------------

CLASSES = {
    "SITE": settings.SiteSettings,
    "FEEDS": FeedSettings,
    "ISSUES": IssuesSettings,
    "SEARCH": SearchSettings,
    "PUBLISH": PublishSettings,
}
_SETTING = re.compile(
    r"(?<![A-Z_])(?:[A-Z]{3,}_[A-Z_]+|SITEURL|COLUMNS|MASTHEAD|PLUGINS)(?![A-Z_])"
)


def known_settings() -> set[str]:
    config = settings.load_config(text_of(ROOT / "pelicanconf.py"))
    fields = {
        f"{prefix}_{field.name.upper()}"
        for prefix, cls in CLASSES.items()
        for field in dataclasses.fields(cls)
    }
    return set(config) | fields


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    assert set(_SETTING.findall(text_of(path))) - known_settings() == set()


def test_every_setting_of_the_house_says_what_it_means() -> None:
    """A docstring below each field, as the settings' page of an editor needs it."""
    for prefix, cls in CLASSES.items():
        source = Path(importlib.util.find_spec(cls.__module__).origin)  # type: ignore[union-attr,arg-type]  # our own modules
        tree = ast.parse(source.read_text(encoding="utf-8"))
        body = next(
            node.body
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and node.name == cls.__name__
        )
        for before, after in zip(body, [*body[1:], None], strict=True):
            if isinstance(before, ast.AnnAssign):
                assert isinstance(after, ast.Expr), f"{prefix}: {ast.unparse(before)}"


# --- front matter and issue.toml ---------------------------------------------------------------

KEY_TABLES = [ROOT / "README.md", next(path for path in HANDBOOK if "字段表" in path.name)]
_ROW = re.compile(
    r"^\| *(?P<names>(?:[`*]+\w+[`*]+、?)+) *\| *(?P<chinese>[^|]*?) *\|", re.MULTILINE
)


def rows_of_keys(path: Path) -> dict[str, list[str]]:
    """Key -> its Chinese spellings, from the table of a document."""
    keys = {key.name: key for key in KEYS}
    found: dict[str, list[str]] = {}
    for match in _ROW.finditer(text_of(path)):
        names = re.findall(r"\w+", match["names"])
        if names[0] not in keys:
            continue
        chinese = match["chinese"].split("、")
        for at, name in enumerate(names):
            found[name] = chinese if len(names) == 1 else [chinese[at]]
    return found


@pytest.mark.parametrize("path", KEY_TABLES, ids=named)
def test_every_key_of_a_manuscript_is_documented_with_spellings_that_are_read(path: Path) -> None:
    found = rows_of_keys(path)
    assert set(found) == {key.name for key in KEYS}
    for key in KEYS:
        assert set(found[key.name]) <= set(key.chinese), key.name


@pytest.mark.parametrize("path", KEY_TABLES, ids=named)
def test_the_keys_of_texts_that_are_no_articles_are_documented(path: Path) -> None:
    for key in TEXT_KEYS:
        assert re.search(rf"[`*]{key.name}[`*]", text_of(path)), key.name


def test_every_name_of_the_issues_card_is_read_and_all_are_documented() -> None:
    text = text_of(next(path for path in HANDBOOK if "登记卡" in path.name))
    words = set(re.findall(r"\*\*(?:\\\[)*([a-z][a-z_]+)(?:\\\])*\*\*", text))
    own = {field.name for field in dataclasses.fields(issue_toml.IssueFile)}
    own |= {"page", "key_figures", "approval", "date"}
    rows = {field.name for cls in (Page, KeyFigure, Approval) for field in dataclasses.fields(cls)}
    masthead = {field.name for field in dataclasses.fields(Masthead)}
    values = {"regular", "double_issue", "special", "extra", "true"}
    assert words - own - rows - masthead - values == set()
    assert own - {"id", "date", "masthead", "pages", "approvals", "approval"} <= words


# --- what the programme says -------------------------------------------------------------------


def messages() -> str:
    """Every text of the programme, without blanks and with ⋯ for what is filled in."""
    found: list[str] = []
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    str(one.value) if isinstance(one, ast.Constant) else "⋯" for one in node.values
                )
                found.append("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return "\n".join(found).replace(" ", "")


def test_the_handbook_quotes_what_the_programme_says() -> None:
    """`看到` of 看到提示怎么办, word for word; `……` stands for what is filled in."""
    text = text_of(next(path for path in HANDBOOK if "看到提示" in path.name))
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 10
    said = messages()
    missing = [
        row
        for row in rows
        if not re.search(re.escape(row.replace(" ", "")).replace("……", "[^\n]*"), said)
    ]
    assert missing == []


# --- CONTRIBUTING ------------------------------------------------------------------------------


def test_the_table_of_packages_names_the_files_that_import_them() -> None:
    text = text_of(ROOT / "CONTRIBUTING.md")
    table = text.partition("| package |")[2].partition("\n\n")[0]
    modules = {"pillow": "PIL", "ghp-import": "ghp_import"}
    for line in table.splitlines()[2:]:
        packages, _, places = (cell.strip() for cell in line.strip("|").split("|"))
        paths = [
            path
            for pattern in re.findall(r"`([^`]+)`", places)
            for path in sorted(ROOT.glob(pattern.removesuffix("/")))
        ]
        assert paths, line
        sources = "\n".join(
            text_of(file)
            for path in paths
            for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
        )
        for package in packages.split(", "):
            module = modules.get(package.lower(), package)
            # or run by its name: python -m ghp_import
            used = rf'^\s*(?:import|from) {module}\b|"-m", "{module}"'
            assert re.search(used, sources, re.MULTILINE), package


_PATH = re.compile(r"`((?:plugins|tests|theme|content|\.github|\.ci)/[\w./-]+)`")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    for path in _PATH.findall(text_of(ROOT / name)):
        if not re.search(r"\d{4}-\d\d", path):
            assert (ROOT / path).exists(), path
