# ruff: noqa: E501  # tables stay tables
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.importer.merge import Known, match, merge_texts, plan

BASE = """\
Title: 云岭新区项目集中开工
Authors: 林致远
Status: draft

本报讯 云岭新区昨日集中开工一批项目，总投资九十亿元。

项目分布在三个片区，涉及新材料、装备制造和数据服务。

新区负责人说，年内还将有两批项目开工。
"""
OTHER = """\
Title: 双溪经开区招商忙
Status: draft

双溪经济技术开发区上半年签约三十七个项目，比去年多出九个，其中外资项目六个。

开发区为企业配备了服务专员，一件事一次办完。
"""


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


MINE = changed(BASE, ("九十亿元", "九十二亿元"), ("draft", "published"))
THEIRS = changed(BASE, ("两批项目", "两批共十个项目"), ("林致远", "林致远; 赵文博"))


def one(base: str | None, mine: str | None, theirs: str) -> tuple[str, str | None]:
    (step,) = plan([Known(digits="0101", base=base, mine=mine)], [theirs])
    assert step.digits == "0101"
    assert step.base == theirs
    return step.action, step.text


def test_an_untouched_file_takes_the_new_reading() -> None:
    assert one(BASE, BASE, THEIRS) == ("replace", THEIRS)


def test_an_edited_file_stays_when_the_source_did_not_change() -> None:
    assert one(BASE, MINE, BASE) == ("leave", MINE)


def test_changes_in_different_places_are_both_kept_and_signed_words_are_a_draft_again() -> None:
    action, text = one(BASE, MINE, THEIRS)
    assert action == "merge"
    assert text == changed(
        BASE,
        ("九十亿元", "九十二亿元"),
        ("两批项目", "两批共十个项目"),
        ("林致远", "林致远; 赵文博"),
    )


def test_in_the_same_paragraph_the_editors_words_stay_and_the_new_ones_go_beside() -> None:
    theirs = changed(BASE, ("九十亿元", "九百亿元"))
    (step,) = plan([Known(digits="0101", base=BASE, mine=MINE)], [theirs])
    assert (step.action, step.text, step.incoming) == ("conflict", MINE, theirs)
    assert step.conflicts == ("“本报讯 云岭新区昨日集中……”一段",)


def test_in_the_same_field_the_editors_words_stay() -> None:
    mine = changed(BASE, ("Title: 云岭", "Title: 云岭国家级"))
    theirs = changed(BASE, ("集中开工\nA", "集中奠基\nA"))
    (step,) = plan([Known(digits="0101", base=BASE, mine=mine)], [theirs])
    assert (step.action, step.text, step.conflicts) == ("conflict", mine, ("字段 Title",))


def test_what_the_editor_deleted_stays_deleted() -> None:
    assert one(BASE, None, THEIRS) == ("deleted", None)


def test_an_article_that_is_gone_from_the_source_is_kept() -> None:
    (step,) = plan([Known(digits="0101", base=BASE, mine=MINE)], [])
    assert (step.action, step.text) == ("gone", MINE)


def test_an_article_made_by_hand_is_left_in_peace() -> None:
    assert plan([Known(digits="0101", base=None, mine=MINE)], []) == ()
    action, text = one(None, MINE, BASE)
    assert (action, text) == ("conflict", MINE)


def test_a_new_article_is_new() -> None:
    first, second = plan([Known(digits="0101", base=BASE, mine=BASE)], [BASE, OTHER])
    assert (first.action, second.action, second.digits) == ("same", "new", "")


def test_a_corrected_title_or_another_place_on_the_page_does_not_change_the_number() -> None:
    retitled = changed(OTHER, ("双溪经开区招商忙", "双溪：招商忙起来"))
    known = [
        Known(digits="0101", base=BASE, mine=BASE),
        Known(digits="0102", base=OTHER, mine=OTHER),
    ]
    assert [(s.action, s.digits) for s in plan(known, [retitled, BASE])] == [
        ("replace", "0102"),
        ("same", "0101"),
    ]


def test_two_articles_that_share_a_phrase_are_not_one() -> None:
    assert match([BASE], [OTHER]) == {}


def test_an_added_paragraph_and_a_deleted_one_meet() -> None:
    mine = changed(BASE, ("项目分布在三个片区，涉及新材料、装备制造和数据服务。\n\n", ""))
    theirs = BASE + "\n开工仪式在主会场举行。\n"
    assert merge_texts(BASE, mine, theirs).text == mine + "\n开工仪式在主会场举行。\n"


def test_a_paragraph_that_was_split_by_the_editor_and_changed_at_the_source_is_a_conflict() -> None:
    mine = changed(BASE, ("三个片区，", "三个片区。\n\n"))
    theirs = changed(BASE, ("三个片区", "四个片区"))
    merged = merge_texts(BASE, mine, theirs)
    assert merged.text == mine
    assert len(merged.conflicts) == 1


# --- properties ---------------------------------------------------------------------------------

PARAGRAPH = st.sampled_from(
    ["甲段，说开工。", "乙段，说投资。", "## 小标题", "丙段，说人才。", "> [!编者按]\n> 按语。", "丁段。", "![图](pending:p1-1)"]
)  # fmt: skip
FIELD = st.sampled_from(["Title: 甲", "Title: 乙", "Kicker: 丙", "Authors: 林致远", "Status: draft", "Status: published"])  # fmt: skip


@st.composite
def versions(draw: st.DrawFn) -> str:
    fields = draw(st.lists(FIELD, min_size=1, max_size=4, unique_by=lambda f: f.partition(":")[0]))
    body = draw(st.lists(PARAGRAPH, max_size=7))
    return "\n".join(fields) + "\n" + "".join(f"\n{part}\n" for part in body)


@given(versions(), versions(), versions())
def test_no_line_that_the_editor_wrote_is_dropped(base: str, mine: str, theirs: str) -> None:
    merged = merge_texts(base, mine, theirs).text.splitlines()
    old = base.splitlines()
    for line in filter(None, set(mine.splitlines()) - set(old)):  # a blank one is nobody's words
        assert merged.count(line) >= 1


@given(versions(), versions())
def test_one_sided_changes_are_taken_as_they_are(base: str, other: str) -> None:
    assert merge_texts(base, other, base).text == other
    assert merge_texts(base, base, other).text == other
    assert merge_texts(base, other, other).text == other
    assert merge_texts(base, other, base).conflicts == ()


@given(versions(), versions(), versions())
def test_importing_twice_changes_nothing(base: str, mine: str, theirs: str) -> None:
    known = [Known(digits="0101", base=base, mine=mine)]
    first = plan(known, [theirs])
    if first[0].digits != "0101":
        return  # too unlike to be the same article
    again = Known(digits="0101", base=first[0].base, mine=first[0].text)
    (second,) = plan([again], [theirs])
    assert second.text == first[0].text
    assert second.action in {"same", "leave"}
    assert second.incoming is None


@given(st.lists(versions(), max_size=5))
def test_an_import_finds_itself_again(texts: list[str]) -> None:
    known = [Known(digits=f"{n:04d}", base=t, mine=t) for n, t in enumerate(texts)]
    steps = plan(known, texts)
    assert sorted(step.digits for step in steps) == [k.digits for k in known]
    assert {step.action for step in steps} <= {"same"}
