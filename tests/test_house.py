"""The house holds together: arrows of import, one place for each package, no file too long.

Map and arrows are read from the docstring of plugins/__init__.py, so the two never disagree.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import plugins

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "plugins"
MAP = plugins.__doc__ or ""

# package -> the one place below plugins/ that imports it
PLACES = {
    "feedgen": {"feeds/rss.py"},
    "jieba": {"words/"},
    "lunr": {"search/words.py"},
    "mammoth": {"importer/readers/docx.py"},
    "markdown": {"body/parse.py"},
    # the bench of the search is measured against opencc's own tables
    "opencc": {"search/tables.py", "commands/search_corpora.py"},
    "pdfplumber": {"importer/readers/pdf.py"},
    "pdfminer": {"importer/readers/"},
    "ghp_import": {"publishing/"},
    # a code on every printed article, and large ones for the printed paper
    "segno": {"issues/address_code.py", "publishing/qr_codes.py"},
    "typogrify": {"typography/typeset.py"},
    "smartypants": {"typography/typeset.py"},
    "fontTools": {"lettering/cut.py"},
}
LIMIT_LINES = 600


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    """Every dotted name that a file imports, those inside its functions, too."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{name.name}" for name in node.names]
    return tuple(found)


def files() -> tuple[Path, ...]:
    return tuple(sorted(HOUSE.rglob("*.py")))


def shown(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def rows() -> dict[str, str]:
    """Package -> LIBRARY or PLUGIN, from the map."""
    return dict(re.findall(r"^ {4}(\w+) +(LIBRARY|PLUGIN)", MAP, re.MULTILINE))


def arrows() -> Mapping[str, frozenset[str]]:
    """Package -> what it may import: `a <- b, c <- d` lets d import c, b and a."""
    allowed: dict[str, frozenset[str]] = {}
    for line in re.findall(r"^ {4}(.+<-.+)$", MAP, re.MULTILINE):
        before: frozenset[str] = frozenset()
        for level in line.split("<-"):
            names = frozenset(name.strip() for name in level.split(","))
            if before:
                for name in names:
                    allowed[name] = allowed.get(name, frozenset()) | before
            before |= names
    return allowed


def test_the_map_names_every_package_and_no_other() -> None:
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert set(rows()) == packages
    assert set(arrows()) | {"newspaper"} == packages


def test_the_arrows_of_import_point_one_way() -> None:
    allowed = {**arrows(), "commands": frozenset(rows())}
    against = []
    for path in files():
        package = path.relative_to(HOUSE).parts[0]
        for name in imports_of(path):
            target = name.split(".")[1] if name.startswith("plugins.") else package
            is_edge = path.name == "command.py" and target == "commands"
            if target != package and target not in allowed.get(package, ()) and not is_edge:
                against.append(f"{shown(path)} imports {name}")
    assert against == []


def test_newspaper_needs_the_standard_library_only() -> None:
    for path in (HOUSE / "newspaper").glob("*.py"):
        for name in imports_of(path):
            assert name.startswith("plugins.newspaper") or top(name) in sys.stdlib_module_names


def top(name: str) -> str:
    return name.partition(".")[0]


def test_pelican_is_imported_at_the_plugins_edges_only() -> None:
    edges = {shown(path) for path in files() for name in imports_of(path) if top(name) == "pelican"}
    may = {f"{name}/__init__.py" for name, kind in rows().items() if kind == "PLUGIN"}
    # the library has one small register() for its filters
    assert edges == may | {"typography/__init__.py"}


@pytest.mark.parametrize("package", sorted(PLACES))
def test_a_package_is_imported_in_one_place_only(package: str) -> None:
    found = {shown(path) for path in files() for name in imports_of(path) if top(name) == package}
    assert [path for path in found if not path.startswith(tuple(PLACES[package]))] == []


USED = ("feedgen", "jieba", "lunr", "markdown", "pypinyin", "typogrify")


@pytest.mark.parametrize("package", USED)
def test_a_package_that_is_named_is_used(package: str) -> None:
    assert any(top(name) == package for path in files() for name in imports_of(path))


def test_every_package_that_is_imported_is_pinned() -> None:
    pinned = {
        match.lower().replace("-", "_")
        for name in ("requirements.txt", "requirements-dev.txt")
        for match in re.findall(
            r"^([\w.-]+)(?:\[.*\])?==", (ROOT / name).read_text("utf-8"), re.MULTILINE
        )
    }
    names = {"PIL": "pillow", "pdfminer": "pdfminer_six"}
    names |= {"docx": "python_docx"}
    for path in files():
        for name in imports_of(path):
            package = top(name)
            if package != "plugins" and package not in sys.stdlib_module_names:
                wanted = names.get(package, package).lower()
                assert wanted in pinned, f"{shown(path)} imports {package}"


def written_files() -> Iterator[Path]:
    for folder in ("plugins", "theme", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".js", ".mjs", ".css", ".html"} and not (
                {"in", "data", "golden", "source", "node_modules"} & set(path.parts)
            ):
                yield path
    yield ROOT / "tasks.py"


def test_no_file_is_longer_than_one_idea() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in written_files()
    }
    assert {name: length for name, length in lengths.items() if length > LIMIT_LINES} == {}


REFUSED = {"utils", "util", "helpers", "misc", "common", "base", "manager", "data", "info"}


def test_no_file_is_called_by_what_it_is_not() -> None:
    assert [shown(path) for path in files() if path.stem in REFUSED] == []
