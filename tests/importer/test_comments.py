"""短评, 快评, 编后 above a headline are columns; above their text they are notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import pipeline
from plugins.importer.model import Draft
from tests.importer import golds

REPORT = (
    "云梯巷的夜校亮着灯\n本报记者 卓玛\n\n夜校开在云梯巷，头一晚来了四十个人，教室里没有空座。\n"
    "老师傅说完，把图纸钉在了黑板上，人群里有人鼓掌。\n\n"
)
SAID = (
    "　　办夜校，最怕的是没人来。云梯巷的老师傅把课开到家门口，开的是教室的门，也是心里的门。\n"
    "　　门开了，还要坐得下、听得懂、用得上。课上得好不好，窗外的人心里有本账。\n"
)


def _drafts(folder: Path, text: str) -> tuple[Draft, ...]:
    page = folder / "p1.txt"
    page.write_text(text, encoding="utf-8")
    return pipeline.issue([golds.recognised(page)], pipeline.Context()).drafts


@pytest.mark.parametrize(
    "label", ["短评", "短　评", "快评", "编后", "时评", "【短评】", "一周快评"]
)
@pytest.mark.parametrize("signed", ["　　□ 石  敢\n", ""])
def test_a_label_above_a_headline_is_its_column(tmp_path: Path, label: str, signed: str) -> None:
    page = f"{REPORT}{label}\n“站在窗外听”好在哪儿\n{signed}{SAID}"
    report, comment = _drafts(tmp_path, page)
    assert report.title == "云梯巷的夜校亮着灯"
    assert comment.column == label.replace("　", "").strip("【】")
    assert comment.title == "“站在窗外听”好在哪儿"
    assert [b.kind for b in comment.blocks] == ["p", "p"]
    assert [b.name for b in comment.bylines] == (["石敢"] if signed else [])


@pytest.mark.parametrize("label", ["编后", "短评"])
def test_a_label_right_above_its_text_is_a_note(tmp_path: Path, label: str) -> None:
    page = f"{REPORT}{label}\n{SAID.splitlines()[0]}\n"
    (report,) = _drafts(tmp_path, page)
    assert [(b.kind, b.label) for b in report.blocks][-1] == ("note", label)
