"""A draft without a column, and a paper without a handbook: the two that make Pelican stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from plugins.commands import build as building
from plugins.commands.build import Build
from tests.commands.conftest import Copy, make_copy

DRAFT = "Title: 没有印栏目的草稿\nStatus: draft\n\n正文一段。\n"
PUBLISHED = "Title: 印了栏目的稿件\nCategory: 副刊\n\n正文一段。\n"


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    made = make_copy(tmp_path / "编辑部 周刊", articles=0)
    files = {
        "2025-04-25/issue.toml": "numbers = [13]\n",
        "2025-04-25/0101-草稿.md": DRAFT,
        "2025-04-25/0102-稿件.md": PUBLISHED,
        "help/0101-坏了.md": "没有字段，但手册是关着的\n",
    }
    for name, text in files.items():
        path = made.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with made.config.open("a", encoding="utf-8") as config:
        config.write("\nSITE_HANDBOOK = False\n")
    return made


def test_a_draft_without_a_column_is_read_but_only_shown_in_a_preview(project: Copy) -> None:
    content, output = project.root / "content", project.output
    built, _ = building.make(Build(root=project.root, content=content, output=output))
    assert built.drafts_left_out == 1
    assert not (output / "2025-04-25" / "0101.html").exists()
    assert "没有印栏目的草稿" not in (output / "index.html").read_text(encoding="utf-8")
    assert not (output / "help").exists()

    preview = project.root / ".cache" / "preview"
    building.make(Build(root=project.root, content=content, output=preview, preview=True))
    page = html.document_fromstring((preview / "2025-04-25" / "0101.html").read_bytes())
    text = "".join(str(part) for part in page.itertext())
    assert "草稿" in text
    assert "预览" in text
    assert "栏目" not in text.partition("刊发信息")[2].partition("版权")[0]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    shown = html.document_fromstring((preview / "index.html").read_bytes())
    assert "没有印栏目的草稿" in "".join(str(part) for part in shown.itertext())
