"""Scripts are served without what only people read, and are otherwise the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.issues.scripts import bare

EXAMPLES = [
    ("// a remark\nconst a = 1; // another\n", "const a=1;\n"),
    ("/** @type {string} */\nlet b = /* here */ c;\n", "let b=c;\n"),
    ('const d = "// no remark"; // one\n', 'const d="// no remark";\n'),
    ("const e = `a // b ${c} /* d */`;\n", "const e=`a // b ${c} /* d */`;\n"),
    ('const f = g.replace(/[/"]\\/ +/g, x);\n', 'const f=g.replace(/[/"]\\/ +/g,x);\n'),
    ("const h = i / j / k;\n", "const h=i / j / k;\n"),
    ("const l = m - -n + +o;\n", "const l=m- -n+ +o;\n"),
    ("return  typeof p;\n", "return typeof p;\n"),
]


@pytest.mark.parametrize(("source", "served"), EXAMPLES)
def test_remarks_and_spare_blanks_are_left_out(source: str, served: str) -> None:
    assert bare(source) == served


def test_every_script_of_the_theme_stays_the_same_program_of_2020(
    root: Path, tmp_path: Path
) -> None:
    folder = root / "theme" / "static" / "js"
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.js"))]
    for name in names:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(bare((folder / name).read_text(encoding="utf-8")), encoding="utf-8")
    command = ["node", str(root / "tests/issues/parsed.mjs"), str(folder), str(tmp_path), *names]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=root, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert "search.js" in names
