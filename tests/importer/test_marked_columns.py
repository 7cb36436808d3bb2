"""■ before a column, arrows before a box, fields of a form: signs that look like something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import correspondence, forms, signs
from plugins.importer.model import Draft, Hints
from plugins.importer.tokens import Token
from tests.importer import golds

HEAD = "06　生活　2026年3月13日　星期五\n\n"
TEXT = (
    "　　北滩港区的修船坞里，电焊的光从早亮到晚。老船工说，船和人一样，歇一歇才走得远。\n"
    "　　今年开春，坞里添了两台吊机，一条船的修期从二十天缩到十三天，等活的渔船不再排到河口。\n"
)
POEM = (
    "　　　　雨停在屋檐上\n　　　　听见谁家的锅盖响了\n　　　　一只猫走过\n　　　　没有惊动月亮\n"
)


def _drafts(folder: Path, text: str) -> tuple[Draft, ...]:
    return tuple(golds.written(folder, text).drafts)


def _names(draft: Draft) -> list[str]:
    return [byline.name for byline in draft.bylines]


@pytest.mark.parametrize("label", ["■慢镜头", "◆问号", "●有一说一"])
def test_a_mark_and_a_word_close_above_a_headline_name_a_column(tmp_path: Path, label: str) -> None:
    page = (
        f"{HEAD}渡口的灯\n本报记者　沈一禾\n{TEXT}\n"
        f"{label}\n坞里的春天来得早\n本报记者　孟青禾\n{TEXT}"
    )
    first, second = _drafts(tmp_path, page)
    assert (first.column, _names(first)) == ("", ["沈一禾"])
    assert (second.column, _names(second)) == (label[1:], ["孟青禾"])


def test_a_mark_and_a_word_below_the_text_sign_it(tmp_path: Path) -> None:
    page = f"{HEAD}渡口的灯\n{TEXT}■ 何　砚\n\n坞里的春天来得早\n本报记者　孟青禾\n{TEXT}"
    first, second = _drafts(tmp_path, page)
    assert _names(first) == ["何砚"]
    assert (second.column, _names(second)) == ("", ["孟青禾"])


@pytest.mark.parametrize(
    ("label", "below", "column", "signed"),
    [
        ("■连线", "本报记者　孟青禾\n", "连线", ["孟青禾"]),
        ("■钟声", "本报记者　孟青禾\n", "钟声", ["孟青禾"]),
    ],
)
def test_what_could_be_a_name_is_a_column_where_others_sign(
    tmp_path: Path, label: str, below: str, column: str, signed: list[str]
) -> None:
    page = f"{HEAD}{label}\n坞里的春天来得早\n{below}{TEXT}"
    (draft,) = _drafts(tmp_path, page)
    assert (draft.column, _names(draft)) == (column, signed)


@pytest.mark.parametrize("label", ["■小院诗行", "◆新诗"])
def test_two_poems_under_one_label_are_two_articles_of_its_column(
    tmp_path: Path, label: str
) -> None:
    page = (
        f"{HEAD}渡口的灯\n本报记者　沈一禾\n{TEXT}\n遗失声明\n"
        "　　北滩船行遗失公章一枚，声明作废。\n\n"
        f"{label}\n屋檐\n阿　蘅\n\n{POEM}\n河口\n孟青禾\n\n{POEM}"
    )
    _, first, second = _drafts(tmp_path, page)
    assert [(d.title, d.column, _names(d)) for d in (first, second)] == [
        ("屋檐", label[1:], ["阿蘅"]),
        ("河口", label[1:], ["孟青禾"]),
    ]
    assert [[b.kind for b in d.blocks] for d in (first, second)] == [["verse"], ["verse"]]


def test_a_correction_ends_a_column(tmp_path: Path) -> None:
    page = (
        f"{HEAD}■屋檐下\n坞里的春天来得早\n本报记者　孟青禾\n{TEXT}\n"
        "更　正\n　　本报3月6日第2版《河口》中，“二十天”应为“三十天”。\n"
    )
    first, second = _drafts(tmp_path, page)
    assert (first.column, second.column, second.kind) == ("屋檐下", "", "correction")


@pytest.mark.parametrize("label", ["〉〉〉相关链接", ">>>延伸阅读", "▶▶新闻背景", "»名词解释"])
def test_arrows_open_a_box(tmp_path: Path, label: str) -> None:
    page = (
        f"{HEAD}坞里的春天来得早\n本报记者　孟青禾\n{TEXT}{label}\n"
        "　　北滩修船坞建于1958年，有船台四座。\n\n渡口的灯\n本报记者　沈一禾\n" + TEXT
    )
    first, second = _drafts(tmp_path, page)
    assert first.blocks[-1].kind == "note"
    assert first.blocks[-1].label == label.strip("〉>▶»")
    assert second.title == "渡口的灯"


def test_an_arrow_before_a_caption_opens_no_box(tmp_path: Path) -> None:
    page = f"{HEAD}坞里的春天来得早\n本报记者　孟青禾\n{TEXT}\n> 图为修船坞。　巴桑 摄\n"
    (draft,) = _drafts(tmp_path, page)
    assert draft.blocks[-1].kind == "figure"


@pytest.mark.parametrize("field", ["【单位】", "[作者单位]", "〔供稿单位〕：", "【工作单位】"])
def test_where_the_author_works_is_no_column_and_no_paragraph(tmp_path: Path, field: str) -> None:
    page = f"【题目】坞里的春天来得早\n【作者】孟青禾\n{field}北滩港区融媒体中心\n【正文】\n{TEXT}"
    (draft,) = _drafts(tmp_path, page)
    assert (draft.title, draft.column, _names(draft)) == ("坞里的春天来得早", "", ["孟青禾"])
    assert len(draft.blocks) == 2
    assert draft.author_note.endswith("北滩港区融媒体中心")


def test_a_bracketed_word_that_is_no_field_stays_a_column(tmp_path: Path) -> None:
    (draft,) = _drafts(tmp_path, f"{HEAD}【单位风采】\n坞里的春天来得早\n本报记者　孟青禾\n{TEXT}")
    assert draft.column == "单位风采"


@pytest.mark.parametrize(
    ("note", "signed"),
    [
        ("（作者系北滩市港航学会理事　孟青禾）", ["孟青禾"]),
        ("（作者为河口县退休教师 沈一禾）", ["沈一禾"]),
        ("（作者系北滩市港航学会 常务理事）", []),
    ],
)
def test_the_note_about_the_author_may_name_him(
    tmp_path: Path, note: str, signed: list[str]
) -> None:
    (draft,) = _drafts(tmp_path, f"{HEAD}坞里的春天来得早\n{TEXT}{note}\n")
    assert _names(draft) == signed


@pytest.mark.parametrize("line", ["一问：船从哪里来？", "三问:坞往何处去?", "二看：水有多深"])
def test_a_counted_question_is_a_heading_and_no_dialogue(line: str) -> None:
    base = Token(role="short", text=line, source="p", numbers=(1,), hints=Hints())
    assert forms.take_apart(base, frozenset())[0].role == "short"
    assert signs.HEADING_MARK.match(line)


def test_what_somebody_asks_is_dialogue() -> None:
    base = Token(role="short", text="记者：船从哪里来？", source="p", numbers=(1,), hints=Hints())
    assert forms.take_apart(base, frozenset())[0].role == "text"


def test_the_narrower_column_of_the_next_page_breaks_no_line_of_this_one(tmp_path: Path) -> None:
    wide = (
        "修船坞的活计分得很细,敲锈的只管敲锈,刷漆的只管刷漆,谁也不\n"
        "抢谁的饭碗,可到了开渔前的半个月,人人都是多面手,夜里也亮着\n"
        "灯赶工。\n\n"
    )
    last = (
        "到３月上旬,坞里修好的渔船已有４７条,欠着的工钱结清了,账由\n"
        "1l.8万元减到零。老船工把烟袋磕了磕,说今年的鱼汛可以放心去赶\n"
        "一赶了。\n\n"
    )
    narrow = (
        "- 7 -\n河口的早市\n"
        "　　早市天不亮就开,卖鱼的和卖菜的各占一边,\n中间留出一条担子能过的路。\n"
        "　　买鱼的人先看鳃,再看眼,末了用指头按一按,\n这才问价。\n"
        "　　太阳升起来时,摊子就散了,地上只剩下水印,\n和几片白菜叶子。\n"
    )
    drafts = _drafts(
        tmp_path, f"北滩周刊    第六版  生活\n修船坞里的春天\n\n{wide}{wide}{wide}{last}{narrow}"
    )
    texts = [b.text for d in drafts for b in d.blocks]
    assert any("账由1l.8万元减到零" in text for text in texts)


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("秋安！", True),
        ("时祺", True),
        ("冬绥。", True),
        ("秋安镇的早市", False),
        ("春安河边", False),
    ],
)
def test_a_wish_for_the_season_alone_on_its_line_closes_a_letter(
    line: str, *, closes: bool
) -> None:
    assert correspondence.is_last_words(line) is closes
