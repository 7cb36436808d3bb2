"""Comments of Word and of on-line documents stay beside the text; the text goes on behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import margin
from tests.importer import golds

HEAD = "桑洼的第一口深井\n通讯员　仝广田\n\n"
FIRST = "　　桑洼村的老人记得，头一口深井打在一九七八年秋天，井架立在村口，三天三夜没有停。\n"
LAST = "　　如今井还在，水表换了三茬，井台上刻着打井人的名字，一共十一个，有四个已经认不清了。\n"
OPEN = "　　桑洼村的老人记得，头一口深井打在一九七八年秋天，井架立在\n"
REST = "村口，三天三夜没有停。水出来的那天，全村人都提着桶站在井台边上，谁也没有先接。\n"

COMMENTS = [
    "批注[老岑1]：这里和县志对不上，县志写的是次年。",
    "批注［CQ2］：同上",
    "批注 [A3]: 删",
    "批注(4)：这句留",
    "审读[岑5]：名字核过",
    "Comment [LQ7]: ok",
    "带格式的：缩进：首行缩进 2 字符",
    "带格式的[岑10]: 字体: (默认) 仿宋_GB2312, 三号",
    "删除的内容：在各级领导的亲切关怀下，",
    "Deleted: 还要感谢",
    "💬 岑敏：柴奶奶还健在吗？",
    "💬 宣传科-小岑 4月3日 09:12：好",
    "↳ 仝广田：健在，九十一了",
    "  ↪ @岑敏 健在的",
    "└ 仝广田 回复 岑敏：健在",
    "仝广田 回复 岑敏：是的",
    "@仝广田 名字要不要写全？",
    "@岑主任 已改，请再看",
    "【岑敏】这段再压一压",
    "[岑敏 4/3] 可以",
    "【待核】井深多少米，作者没写",
    "✅ 已解决",
    "最后编辑：岑敏 今天 08:11",
]
PRINTED = [
    "图[1]：井架的旧照片，镇文化站存。",
    "批注这本县志的人，是镇上的老会计，一笔一画都用毛笔。",
    "删除键在他手里不好使，写错了就重抄一遍。",
    "镇水利站回复：新井配套管网六月底前铺完，届时通水。",
    "工会回复：不收费，凭工会会员卡就能报名。",
    "村支书仝大有：够用，水表装上以后更够用了。",
    "读者小雨留言：看了三遍，想起了外婆家的井。",
]


@pytest.mark.parametrize("comment", COMMENTS)
@pytest.mark.parametrize("place", ["inside", "below"])
def test_a_comment_is_in_no_article_and_parts_none(
    tmp_path: Path, comment: str, place: str
) -> None:
    inside = place == "inside"
    text = f"{HEAD}{FIRST}{comment if inside else ''}\n{LAST}{'' if inside else comment}\n"
    (article,) = golds.articles(tmp_path, text)
    assert [block["text"] for block in article["body"]] == [FIRST.strip(), LAST.strip()]


@pytest.mark.parametrize("comment", COMMENTS[:4])
def test_a_paragraph_that_a_comment_cuts_goes_on_behind_it(tmp_path: Path, comment: str) -> None:
    (article,) = golds.articles(tmp_path, f"{HEAD}{OPEN}{comment}\n{REST}")
    assert [block["text"] for block in article["body"]] == [OPEN.strip() + REST.strip()]


@pytest.mark.parametrize("line", PRINTED)
def test_what_only_looks_like_a_comment_is_printed(tmp_path: Path, line: str) -> None:
    assert not margin.is_comment(line)
    text = f"{HEAD}{FIRST}　　{line}\n{LAST}"
    (article,) = golds.articles(tmp_path, text)
    assert golds.squeeze(line) in golds.squeeze(str(article))


def test_a_comment_in_a_sentence_leaves_it(tmp_path: Path) -> None:
    text = FIRST.replace("秋天，", "秋天[批注岑1：县志写的是次年]，")
    (article,) = golds.articles(tmp_path, HEAD + text + LAST)
    assert article["body"][0]["text"] == FIRST.strip()


LETTER = (
    "门口的路灯该修了\n编辑同志：\n"
    "　　我们是纺一厂的女工，下夜班要走三百米没有灯的路，大家只好结伴。\n"
    "　　盼望有关单位早点把灯修好。（纺一厂　阮小满）\n"
)


@pytest.mark.parametrize(
    "slip",
    [
        "💬 岑敏：写得实在，称呼留着，照登。",
        "（岑主任：原信照登，一字别动）",
        "批注[岑1]：按来信登，别改成消息",
    ],
)
def test_a_letter_that_the_desk_wants_printed_keeps_its_salutation(
    tmp_path: Path, slip: str
) -> None:
    (article,) = golds.articles(tmp_path, f"【来稿 1】\n{slip}\n{LETTER}")
    assert article["title"] == "门口的路灯该修了"
    assert article["body"][0]["text"] == "编辑同志："
    assert article["authors"] == ["阮小满"]


def test_an_office_that_answers_such_a_letter_stands_below_it_in_a_box(tmp_path: Path) -> None:
    answer = "市政所答复：路段已列入四月计划，灯杆基础本周开挖，月底前全线亮灯。"
    (article,) = golds.articles(tmp_path, f"【读者来信】\n{LETTER}{answer}\n")
    assert (article["body"][-1]["type"], article["body"][-1]["label"]) == ("note", "市政所答复")


def test_without_such_a_slip_a_salutation_opens_a_letter_to_the_desk(tmp_path: Path) -> None:
    text = f"编辑同志：\n　　寄上小稿一篇，请审阅。\n　　此致\n敬礼\n\n{HEAD}{FIRST}{LAST}"
    (article,) = golds.articles(tmp_path, text)
    assert "编辑同志" not in str(article)
