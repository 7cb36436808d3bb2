"""Mixed back pages: notices and replies, small pieces under one headline, numbered pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importer import golds

TEXT = "水厂昨天给全镇换上新表，读数每分钟上传一次，值班员不必再下井抄表。"


def _body(article: dict[str, Any]) -> list[tuple[str, str]]:
    return [(b["type"], b.get("text", "")) for b in article["body"]]


@pytest.mark.parametrize(
    ("title", "call"),
    [
        ("征集老厂房的旧照片", "本刊拟编一组影集，欢迎读者提供旧照，入选者赠书一册。"),
        ("诚邀您来当版面体检员", "本报即日起招募二十名读者，请于月底前报名，每月评报一次。"),
        ("“我家的老物件”有奖征集", "编辑部面向全县征集老物件故事，来稿请注明电话。"),
    ],
)
def test_a_call_of_the_paper_is_a_notice_though_no_word_says_so(
    tmp_path: Path, title: str, call: str
) -> None:
    made = golds.articles(
        tmp_path, f"新表装进每一户\n\n{TEXT}（沈砚）\n\n{title}\n\n{call}\n\n青溪周报编辑部\n"
    )
    assert [(a["title"], a["kind"]) for a in made] == [
        ("新表装进每一户", "story"),
        (title, "notice"),
    ]
    assert _body(made[1])[-1] == ("p", "青溪周报编辑部")


def test_a_report_about_a_call_stays_a_report(tmp_path: Path) -> None:
    said = "周末的集市上，老乔支起一张桌子。“谁家有旧照片，我来翻拍。”他说。"
    text = f"征集老照片的人\n\n本报记者 沈砚\n\n{said}\n"
    assert [a["kind"] for a in golds.articles(tmp_path, text)] == ["story"]


def test_a_paper_that_changes_its_price_tells_its_readers(tmp_path: Path) -> None:
    text = (
        "关于调整本报下半年征订价格的启事\n\n因纸价变化，本报自7月起每份调为一元二角，已订阅的读者不补差价。\n\n"
        "青溪周报社发行部\n\n2026年6月1日\n"
    )
    assert [a["kind"] for a in golds.articles(tmp_path, text)] == ["notice"]


def test_an_office_signs_its_letter_and_heads_nothing(tmp_path: Path) -> None:
    text = (
        "北苑的电梯修好了\n\n贵报刊登的读者来信收悉。我局当日派人到场查看，3月26日更换了门机。\n\n"
        "青溪县住房和城乡建设局\n\n夜班公交开进园区\n\n"
        f"{TEXT}\n\n（沈砚）\n"
    )
    made = golds.articles(tmp_path, text)
    assert [a["title"] for a in made] == ["北苑的电梯修好了", "夜班公交开进园区"]
    assert _body(made[0])[-1] == ("p", "青溪县住房和城乡建设局")


@pytest.mark.parametrize("title", ["清明食俗两则", "巷子里的手艺（三题）", "厨房小窍门2则"])
def test_small_titles_of_several_pieces_are_headings_not_pen_names(
    tmp_path: Path, title: str
) -> None:
    text = f"{title}\n\n冷饭团\n\n{TEXT}\n\n蛇盘盘\n\n{TEXT}\n\n摘自青溪方志网 沈砚/文\n"
    [article] = golds.articles(tmp_path, text)
    assert [b for b in _body(article) if b[0] == "h"] == [("h", "冷饭团"), ("h", "蛇盘盘")]
    assert article["authors"] == ["沈砚"]
    assert article["origin"] == "青溪方志网"


def test_a_pen_name_below_a_single_piece_still_signs_it(tmp_path: Path) -> None:
    [article] = golds.articles(tmp_path, f"清明的冷饭\n\n安 宁\n\n{TEXT}\n\n{TEXT[:-1]}了。\n")
    assert article["authors"] == ["安宁"]


@pytest.mark.parametrize(
    "head", ["【园区影像】\n\n晒秋晒到屋顶上", "晒秋晒到屋顶上\n\n沈砚 摄影报道"]
)
def test_numbered_lines_of_a_picture_story_are_captions(tmp_path: Path, head: str) -> None:
    text = f"{head}\n\n{TEXT}\n\n①菇农在屋顶翻晒香菇。\n\n②香菇装筐待运。\n"
    [article] = golds.articles(tmp_path, text)
    assert [c["text"] for c in article["captions"]] == [
        "①菇农在屋顶翻晒香菇。",
        "②香菇装筐待运。",
    ]


def test_numbered_lines_of_a_report_stay_its_text(tmp_path: Path) -> None:
    text = f"三件事办到家门口\n\n本报记者 沈砚\n\n{TEXT}\n\n①修通断头路。\n\n②换装新水表。\n"
    [article] = golds.articles(tmp_path, text)
    assert article["captions"] == []


def test_couplets_below_a_pen_name_in_a_column_of_poems_are_verse(tmp_path: Path) -> None:
    text = (
        "【诗页】\n\n三道弯的桥\n\n麦 子\n\n第一道弯，是祖父的扁担\n压着盐，压着霜\n\n"
        "第二道弯，是父亲的车把\n驮着砖，驮着我\n\n【科普】\n\n水表怎样读数\n\n"
        f"{TEXT}\n"
    )
    made = golds.articles(tmp_path, text)
    assert [(a["title"], a["column"], a["authors"]) for a in made] == [
        ("三道弯的桥", "诗页", ["麦子"]),
        ("水表怎样读数", "科普", []),
    ]
    assert [b[0] for b in _body(made[0])] == ["verse"]


def test_a_remark_in_brackets_below_the_last_answer_ends_the_interview(tmp_path: Path) -> None:
    text = (
        "久坐腰疼怎么办\n\n问：贴膏药管用吗？\n\n答：可以缓解，治不了根，每小时要起身走一走。\n\n"
        f"（本期坐诊：青溪职工医院 沈医生）\n\n【科普】\n\n水表怎样读数\n\n{TEXT}\n"
    )
    made = golds.articles(tmp_path, text)
    assert _body(made[0])[-1] == ("p", "（本期坐诊：青溪职工医院 沈医生）")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("树上的“活标本”", "古柏是怎样过冬的"),
        ("地里的“温度计”", "蚯蚓为什么懂节气"),
        ("夜里充，更划算", "青溪路充电站实行错峰电价"),
    ],
)
def test_a_riddle_or_a_saying_above_a_plain_headline_is_its_kicker(
    tmp_path: Path, above: str, title: str
) -> None:
    [article] = golds.articles(tmp_path, f"{above}\n{title}\n\n{TEXT}（沈砚）\n")
    assert (article["kicker"], article["title"]) == (above, title)


@pytest.mark.parametrize("label", ["【更正】", "【更正与说明】", "〖致歉〗"])
def test_a_label_that_corrects_is_the_title_of_a_correction(tmp_path: Path, label: str) -> None:
    wrong = "▲本报7月31日2版《谁来换水表》一文中，“五百户”应为“五十户”。"
    made = golds.articles(tmp_path, f"{label}\n\n{wrong}\n\n新表装进每一户\n\n{TEXT}（沈砚）\n")
    assert [(a["title"], a["kind"], a["captions"]) for a in made] == [
        (label.strip("【】〖〗"), "correction", []),
        ("新表装进每一户", "story", []),
    ]


def test_riddles_above_an_advertisement_are_not_sold_with_it(tmp_path: Path) -> None:
    text = (
        f"新表装进每一户\n\n{TEXT}（沈砚）\n\n【脑筋急转弯】\n\n1.什么门永远关不上？\n\n2.什么书谁也没见过？\n\n"
        "寻物：本人遗失黑色背包一个，内有证书，拾到者请联系，必有重谢。\n"
    )
    assert [(a["title"], a["column"]) for a in golds.articles(tmp_path, text)] == [
        ("新表装进每一户", None),
        ("待定题", "脑筋急转弯"),
    ]


@pytest.mark.parametrize(
    ("line", "shown", "name"),
    [
        ("漫画 《让一让》 单于卜 作", "漫画 《让一让》", "单于卜"),
        ("剪纸：《年画娃娃》　沈砚", "剪纸：《年画娃娃》", "沈砚"),
    ],
)
def test_a_drawing_with_its_maker_is_a_picture(
    tmp_path: Path, line: str, shown: str, name: str
) -> None:
    [article] = golds.articles(tmp_path, f"新表装进每一户\n\n{TEXT}\n\n{line}\n")
    assert [(c["text"], c["credit"]) for c in article["captions"]] == [(shown, name)]


def test_the_weather_and_its_title_are_left_over(tmp_path: Path) -> None:
    weather = "天气预报\n\n今天白天到夜间 多云转晴 21℃～33℃ 南风二级\n"
    text = f"新表装进每一户\n\n{TEXT}（沈砚）\n\n{weather}"
    assert [a["title"] for a in golds.articles(tmp_path, text)] == ["新表装进每一户"]


def test_proverbs_below_a_line_without_a_stop_have_it_as_their_title(tmp_path: Path) -> None:
    said = "白露身不露，秋分夜微凉。\n一场秋雨一场寒，十场秋雨穿上棉。\n秋不凉，籽不黄。"
    text = f"新表装进每一户\n{TEXT}\n节气谚语\n{said}\n（沈砚 整理）\n"
    assert golds.articles(tmp_path, text)[-1]["title"] == "节气谚语"


@pytest.mark.parametrize("title", ["【更正】", "■更正：", "【勘误】 "])
def test_a_correction_may_stand_on_the_line_of_its_title(tmp_path: Path, title: str) -> None:
    said = "本报8月5日4版《渡口的灯》一文，“三百盏”应为“三十盏”，特此更正。"
    page = f"4版　2026年8月7日　星期五\n\n渡口的灯\n{TEXT}（沈一禾）\n\n{title}{said}\n"
    draft = golds.written(tmp_path, page).drafts[-1]
    assert (draft.kind, [block.text for block in draft.blocks]) == ("correction", [said])


def test_a_label_before_other_news_is_no_correction(tmp_path: Path) -> None:
    page = f"4版　2026年8月7日　星期五\n\n渡口的灯\n{TEXT}\n【公告】本月起渡口夜里不再停航。\n"
    assert all(draft.kind != "correction" for draft in golds.written(tmp_path, page).drafts)
