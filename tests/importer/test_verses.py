"""Marks always count, and short poems below them are poems."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import pipeline
from plugins.importer.model import IssueResult
from tests.importer import golds

HEAD = "第8期 总第208期\n2026年3月12日 星期四\n\n"
POEM = "水表转起来的时候\n我听见雨落在管子里\n\n老师傅说，扳手要轻\n像握住一只麻雀\n"
LETTER = (
    "# 寄给井台的信\n□ 乌云\n妈，您打水的那口井换了新表。我在园区上班，离家四十里，周末就回去看。\n"
)


def _issue(folder: Path, text: str, name: str = "p6.md") -> IssueResult:
    page = folder / name
    page.write_text(text, encoding="utf-8")
    return pipeline.issue([golds.recognised(page)], pipeline.Context())


def test_two_couplets_below_their_author_are_a_poem(tmp_path: Path) -> None:
    found = _issue(tmp_path, f"{HEAD}# 井口的春天\n@副刊\n作者：乌云\n\n{POEM}", "p1.txt")
    (draft,) = found.drafts
    assert (draft.title, draft.column) == ("井口的春天", "副刊")
    assert [b.name for b in draft.bylines] == ["乌云"]
    assert [(b.kind, b.text) for b in draft.blocks] == [("verse", POEM.strip())]
    assert found.left_over == ()
    assert found.questions == ()


def test_the_next_article_keeps_its_own_column(tmp_path: Path) -> None:
    page = f"# 井口的春天\n@副刊\n作者：乌云\n\n{POEM}\n---\n@来信\n{LETTER}"
    found = _issue(tmp_path, page)
    assert [(d.title, d.column) for d in found.drafts] == [
        ("井口的春天", "副刊"),
        ("寄给井台的信", "来信"),
    ]


def test_a_few_short_lines_below_a_marked_headline_are_its_text(tmp_path: Path) -> None:
    lines = "水表转起来的时候\n雨就落在\n弯弯的管子里"
    page = f"# 井口的春天\n@副刊\n作者：乌云\n\n{lines}\n\n# 一只麻雀\n只有一行字\n"
    found = _issue(tmp_path, page)
    assert [(d.title, [b.text for b in d.blocks]) for d in found.drafts] == [
        ("井口的春天", [lines]),
        ("一只麻雀", ["只有一行字"]),
    ]
    assert not [q for q in found.questions if q.problem.severity == "error"]


def test_what_the_editor_marked_is_never_an_advertisement(tmp_path: Path) -> None:
    page = "# 遗失声明\n云梯巷水站遗失公章一枚，声明作废。\n\n# 井口的新表\n> 图为井口。\n"
    found = _issue(tmp_path, page)
    assert [d.title for d in found.drafts] == ["遗失声明", "井口的新表"]
    assert found.left_over == ()


def test_couplets_that_nobody_signed_are_no_poem(tmp_path: Path) -> None:
    page = "水表转起来的时候\n我听见雨落在管子里\n\n老师傅说，扳手要轻\n像握住一只麻雀\n"
    found = _issue(tmp_path, page)
    assert not [b for d in found.drafts for b in d.blocks if b.kind == "verse"]
    assert [q for q in found.questions if q.problem.severity == "error"]


@pytest.mark.parametrize(
    "titles", [("一、井台", "二、水表"), ("（一）井台", "（二）水表"), ("其一", "其二")]
)
def test_several_poems_with_counted_titles_keep_them_apart(
    tmp_path: Path, titles: tuple[str, str]
) -> None:
    one = "水落下来\n把一个夏天\n慢慢装满\n\n装到八月\n桶就沉了"
    two = "它替一口井\n数着日子\n一格一格\n不肯回头"
    text = f"{HEAD}井边短章（二首）\n乌云\n{titles[0]}\n{one}\n\n{titles[1]}\n{two}\n"
    blocks = _issue(tmp_path, text, "p1.txt").drafts[0].blocks
    assert [(b.kind, b.text) for b in blocks] == [
        ("h", titles[0]),
        ("verse", one),
        ("h", titles[1]),
        ("verse", two),
    ]


def test_numbered_parts_of_a_set_of_poems_are_headings(tmp_path: Path) -> None:
    for one, two in (("一、井口", "二、水表"), ("（一）", "（二）"), ("其一", "其二")):
        later = "指针转了一圈\n回到原来的地方\n像没有走过\n"
        parts = f"{one}\n水沿着绳子往上走\n像一句话\n\n{two}\n{later}"
        text = f"水厂短章（二首）\n乌 云\n{parts}"
        (draft,) = _issue(tmp_path, text, "p1.txt").drafts
        assert [(b.kind, b.text) for b in draft.blocks if b.kind == "h"] == [("h", one), ("h", two)]
        assert [b.kind for b in draft.blocks] == ["h", "verse", "h", "verse"]


def test_even_lines_of_two_halves_are_a_poem_in_the_old_style(tmp_path: Path) -> None:
    poem = "古井无声月满台，新泉有路入家来。\n夜深犹听铁轮转，不见当年挑水回。"
    text = f"七绝·新水表\n\n乌 云\n\n{poem}\n\n井台小记\n\n沈砚\n\n{LETTER.splitlines()[2]}\n"
    first, second = _issue(tmp_path, text, "p1.txt").drafts
    assert [(b.kind, b.text) for b in first.blocks] == [("verse", poem)]
    assert [b.kind for b in second.blocks] == ["p"]
