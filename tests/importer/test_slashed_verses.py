"""A poem on one line: strokes end its lines, two strokes its stanzas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

HEAD = "云梯晚报　4版　2026年3月12日　星期四\n\n"


@pytest.mark.parametrize(
    "printed",
    [
        "　　雨停在屋檐上／听见谁家的锅盖响了／／一只猫走过／没有惊动月亮\n",
        "　　雨停在屋檐上 / 听见谁家的锅盖响了 // 一只猫走过 / 没有惊动月亮\n",
        "　　雨停在屋檐上／听见谁家的锅盖响了\n　　一只猫走过／没有惊动月亮\n",
    ],
)
@pytest.mark.parametrize("name", ["□卓玛", "娜仁托娅", "○ 巴　桑"])
def test_strokes_part_the_lines_of_a_poem(tmp_path: Path, printed: str, name: str) -> None:
    (draft,) = golds.written(tmp_path, f"{HEAD}雨后\n{name}\n{printed}").drafts
    assert [block.kind for block in draft.blocks] == ["verse"]
    assert draft.blocks[0].text == ("雨停在屋檐上\n听见谁家的锅盖响了\n\n一只猫走过\n没有惊动月亮")
    assert len(draft.bylines) == 1


@pytest.mark.parametrize(
    "line",
    [
        "首页／要闻／园区／正文",
        "文／卓玛　图／巴桑",
        "电话／0000-1234567／地址／云梯路／邮编",
        "他说，过去是一人一机／一人一表，现在是一人管一片／一表看全厂，人省下来了，账也清楚了。",
    ],
)
def test_other_strokes_make_no_poem(tmp_path: Path, line: str) -> None:
    text = "　　三百块新表装到了井口，值班员不必再下井抄数，夜里睡得踏实。"
    page = f"{HEAD}水厂换了新表\n{text}\n{line}\n"
    found = golds.written(tmp_path, page)
    assert not any(block.kind == "verse" for draft in found.drafts for block in draft.blocks)
