from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from plugins.importer import template
from plugins.newspaper.problems import SourceError


def test_the_template_has_our_seven_styles_and_is_the_same_each_time(tmp_path: Path) -> None:
    assert template.run(tmp_path) == 0
    written = tmp_path / "稿件模板.docx"
    assert written.read_bytes() == template.template()
    document = docx.Document(io.BytesIO(written.read_bytes()))
    styles = [style.name for style in document.styles if style.type is not None]
    assert styles == ["引题", "主题", "副题", "作者", "正文", "小标题", "图片说明"]
    assert [p.style.name for p in document.paragraphs if p.style] == styles


def test_a_template_that_somebody_filled_is_not_written_over(tmp_path: Path) -> None:
    filled = template.manuscript([("主题", "云岭新区项目集中开工")])
    (tmp_path / template.FILE_NAME).write_bytes(filled)
    with pytest.raises(SourceError, match="没有动它"):
        template.run(tmp_path)
    assert (tmp_path / template.FILE_NAME).read_bytes() == filled
