"""A style sheet loses its comments on the way, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.issues.styles import bare

SHEETS = [
    ("/* a */ .a { color: red; }", ".a { color: red; }\n"),
    ('.a::before {\n  content: "/* no */";\n}', '.a::before {\ncontent: "/* no */";\n}\n'),
    (".a {}\n\n/* two\nlines */\n\n.b {}\n", ".a {}\n.b {}\n"),
    ("", ""),
]


@pytest.mark.parametrize(("source", "expected"), SHEETS)
def test_comments_and_indentation_go(source: str, expected: str) -> None:
    assert bare(source) == expected
    assert bare(expected) == expected


def test_every_rule_of_the_theme_is_kept(root: Path) -> None:
    for path in sorted((root / "theme/static/css").glob("*.css")):
        source = path.read_text(encoding="utf-8")
        plain = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
        assert re.sub(r"\s", "", bare(source)) == re.sub(r"\s", "", plain), path.name
