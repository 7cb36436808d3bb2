"""【炉前炉后】 主持人：某某: a column's name that does not stand alone on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

HEAD = "云梯职工报　3版　2026年3月12日　星期四\n\n"
TITLES = (
    "△水厂给井口换上了新表（卓玛）",
    "△夜校的灯亮到九点半（巴桑）",
    "△食堂添了一口煎饼锅（沈一禾）",
    "△车棚顶上长出小电站（孟青禾）",
    "△老粮库改成了乒乓球室",
)


def _items() -> str:
    made = []
    for line in TITLES:
        title, _, name = line.partition("（")
        text = f"{title[1:]}，来看的人不少，都说这件事办到了心坎上，往后日子会更顺手。"
        made.append(f"{title}\n    {text}{'（' + name if name else ''}\n")
    return "\n".join(made)


@pytest.mark.parametrize(
    "beside",
    [
        "主持人：苗田",
        "本期主持　苗　田",
        "第86期　主持：苗田",
        "（本栏由云梯矿工会协办）",
        "栏目编辑/苗田",
    ],
)
def test_who_looks_after_a_column_signs_none_of_its_items(tmp_path: Path, beside: str) -> None:
    found = golds.written(tmp_path, f"{HEAD}【炉前炉后】　　{beside}\n\n{_items()}")
    assert [draft.column for draft in found.drafts] == ["炉前炉后"] * 5
    assert not any("苗" in byline.name for d in found.drafts for byline in d.bylines)


@pytest.mark.parametrize("label", ["◤炉前炉后◢", "◈炉前炉后◈", "┃炉前炉后┃", "炉前炉后"])
def test_any_fence_and_none_will_do_beside_a_host(tmp_path: Path, label: str) -> None:
    found = golds.written(tmp_path, f"{HEAD}{label}　　主持人：苗田\n\n{_items()}")
    assert {draft.column for draft in found.drafts} == {"炉前炉后"}


def test_what_a_column_says_to_its_writers_is_in_no_article(tmp_path: Path) -> None:
    said = "本栏欢迎来稿，请投办公楼一层信箱，不退底稿\n"
    found = golds.written(tmp_path, f"{HEAD}【炉前炉后】\n\n{_items()}\n{said}")
    assert len(found.drafts) == 5
    assert any(left.text.startswith("本栏欢迎") for left in found.left_over)


def test_a_headline_beside_a_column_stays_a_headline(tmp_path: Path) -> None:
    page = f"{HEAD}【炉前炉后】主持会议的人换了\n　　班前会第一次由年轻人主持，没有人迟到。\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.column, draft.title) == ("炉前炉后", "主持会议的人换了")


def test_a_host_may_stand_on_the_next_line(tmp_path: Path) -> None:
    found = golds.written(tmp_path, f"{HEAD}●炉前炉后●\n■ 主持人　苗　田\n\n{_items()}")
    assert [draft.column for draft in found.drafts] == ["炉前炉后"] * 5
    assert not any("苗" in byline.name for d in found.drafts for byline in d.bylines)


def test_a_host_below_the_headline_signs_the_talk(tmp_path: Path) -> None:
    page = (
        f"{HEAD}【圆桌】\n炉子要不要换\n主持人：苗田\n"
        "　　苗田：炉子用了三十年，要不要换？\n　　卓玛：要换。\n　　巴桑：先算账，再说换。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert [byline.name for byline in draft.bylines] == ["苗田"]


@pytest.mark.parametrize("wrote", ["本期撰稿　苗田", "本栏执笔：苗田"])
def test_who_writes_for_a_column_signs_the_text(tmp_path: Path, wrote: str) -> None:
    text = "　　炉子旺不旺，看火色；日子旺不旺，看炊烟。换一座炉子，先要问一问烧火的人。\n"
    (draft,) = golds.written(tmp_path, f"{HEAD}【炉边话】　{wrote}\n炉子要不要换\n{text}").drafts
    assert (draft.column, draft.title) == ("炉边话", "炉子要不要换")
    assert [byline.name for byline in draft.bylines] == ["苗田"]


PARTS = (
    "炉子要不要换\n本报记者　卓玛\n　　炉子用了三十年，炉壁补过七回，烧火的人换了四茬。\n"
    "{0}先算账{0}\n　　一座新炉子三百万，省下的煤一年六十万，五年回本。账算到这里，没有人反对。\n"
    "{0}再动手{0}\n　　拆炉子那天，老炉长来了。他捡了一块耐火砖，说是要放在窗台上。\n"
)


@pytest.mark.parametrize("sign", ["★", "●", "◆", "▲"])
def test_between_two_paragraphs_a_fenced_line_is_a_heading(tmp_path: Path, sign: str) -> None:
    (draft,) = golds.written(tmp_path, HEAD + PARTS.format(sign)).drafts
    assert [b.text for b in draft.blocks if b.kind == "h"] == ["先算账", "再动手"]


LETTERS = (
    "【读编往来】\n食堂能不能晚关半小时\n编辑同志：\n"
    "　　我是三车间夜班工人，下班九点四十，食堂九点半关门，回回扑空。\n　　　　读者　卓玛\n{}\n\n"
    "楼下的路灯坏了半年\n编辑同志：\n　　六号楼门口的路灯坏了半年，夜里摸着黑走，老人摔过两回。\n"
    "　　　　读者　巴桑\n"
)


@pytest.mark.parametrize(
    "answer",
    [
        "【回音】后勤处答复：自下月起，食堂晚关半小时。",
        "答复：后勤处说，自下月起，食堂晚关半小时。",
        "＊编辑部追访＊　自下月起，食堂晚关半小时。",
        "部门回应\n　　自下月起，食堂晚关半小时。",
    ],
)
def test_an_answer_below_a_letter_is_a_box(tmp_path: Path, answer: str) -> None:
    first, second = golds.written(tmp_path, HEAD + LETTERS.format(answer)).drafts
    assert [block.kind for block in first.blocks][-1] == "note"
    assert [byline.role for byline in first.bylines] == ["读者"]
    assert second.column == "读编往来"


def test_a_name_set_wide_above_a_signed_text_names_its_column(tmp_path: Path) -> None:
    text = "　　老船工说，船和人一样，歇一歇才走得远，修好的船在坞里等着潮水。\n"
    page = f"{HEAD}渡口的灯\n本报记者　沈一禾\n{text}谈　艺　录\n坞里的春天来得早\n{text}□孟青禾\n"
    first, second = golds.written(tmp_path, page).drafts
    assert [byline.name for byline in first.bylines] == ["沈一禾"]
    assert (second.column, [b.name for b in second.bylines]) == ("谈艺录", ["孟青禾"])


def test_a_name_set_wide_below_an_unsigned_text_signs_it(tmp_path: Path) -> None:
    text = "　　老船工说，船和人一样，歇一歇才走得远，修好的船在坞里等着潮水。\n"
    page = f"{HEAD}渡口的灯\n{text}{text}谈　一　禾\n坞里的春天来得早\n{text}□孟青禾\n"
    first, _ = golds.written(tmp_path, page).drafts
    assert [byline.name for byline in first.bylines] == ["谈一禾"]


def test_a_series_with_quotes_and_a_number_is_a_column(tmp_path: Path) -> None:
    text = "　　老船工说，船和人一样，歇一歇才走得远，修好的船在坞里等着潮水。\n"
    page = f"{HEAD}“老行当”寻访记②\n渡口的灯\n本报记者　沈一禾\n{text}"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.column, draft.title) == ("“老行当”寻访记②", "渡口的灯")


def test_headings_behind_triangles_are_no_verse(tmp_path: Path) -> None:
    text = "　　老船工说，船和人一样，歇一歇才走得远，修好的船在坞里等着潮水，天亮就出港。\n"
    page = (
        f"{HEAD}渡口的灯\n本报记者　沈一禾\n{text}▼▼ 灯亮了\n　　渡口添了一盏灯。\n"
        "▼▼ 船回了\n　　夜里的船看得见岸。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert [b.text for b in draft.blocks if b.kind == "h"] == ["灯亮了", "船回了"]


def test_a_step_of_a_list_sells_nothing(tmp_path: Path) -> None:
    page = (
        f"{HEAD}企业办水的四步\n　　新厂房要用水，照着四步做，最快五天就能通水，不收一分钱押金。\n"
        "1. 在网上填写地址；\n2. 等客户经理上门看现场；\n"
        "3. 收到方案，三天内回复；\n4. 验收合格，当天装表。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert len(draft.blocks) == 5


TEXT = "云梯矿的井口换上了新表，抄表的人不用再打手电，数字自己跑到调度室的墙上，错的少了一半。"


@pytest.mark.parametrize(
    "head",
    [
        "井口换上了新表　（“炉前炉后”栏）",
        "井口换上了新表（栏目：炉前炉后）",
        "井口换上了新表\n（栏目：炉前炉后）",
        "井口换上了新表\n（本文刊于“炉前炉后”栏目）",
    ],
)
def test_a_bracket_that_says_that_it_names_a_column_is_one(tmp_path: Path, head: str) -> None:
    page = f"{HEAD}{head}\n本报记者 苗田\n\n　　{TEXT}\n\n　　{TEXT[::-1][1:]}。\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert draft.title == "井口换上了新表"
    assert draft.column == "炉前炉后"


@pytest.mark.parametrize("stroke", ["／", "｜"])
def test_a_stroke_parts_a_headline_from_what_only_a_column_is_called(
    tmp_path: Path, stroke: str
) -> None:
    page = f"{HEAD}井口换上了新表{stroke}井口走笔\n本报记者 苗田\n\n　　{TEXT}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.title, draft.column) == ("井口换上了新表", "井口走笔")


@pytest.mark.parametrize(
    "head", ["井口换上了新表（“炉前”的变化）", "井口换上了新表／抄表不用打手电"]
)
def test_other_brackets_and_strokes_belong_to_the_headline(tmp_path: Path, head: str) -> None:
    page = f"{HEAD}{head}\n本报记者 苗田\n\n　　{TEXT}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert not draft.column
