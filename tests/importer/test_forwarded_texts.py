"""Texts that came inside a forwarded mail or a chat, and a headline that only a letter tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import correspondence
from tests.importer import golds

WATER = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了，镇上人都说好。"
ROAD = "村口的断头路修通以后，校车少绕六里地，孩子们早上能多睡二十分钟，家长送完孩子再下地也不迟。"
BEES = "合作社的蜂箱搬上果园坡地，授粉和采蜜两不误，今春的头茬蜜已经装坛，就等镇上的集日开封。"
MAIL = (
    "---------- 转发邮件 ----------\n发件人：安宁 <anning@mail.example>\n主题：小稿一则\n\n"
    "编辑同志：\n久未联系，草成短文一篇，附在下面，长短任您删削。\n\n"
)


def _quoted(text: str, mark: str = "> ") -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("mark", ["> ", ">", "| ", "＞"])
@pytest.mark.parametrize("wrapped", [False, True])
def test_an_article_in_a_forwarded_mail_loses_its_marks(
    tmp_path: Path, wrapped: bool, mark: str
) -> None:
    def rows(text: str) -> str:
        return "\n".join(text[at : at + 16] for at in range(0, len(text), 16)) if wrapped else text

    parts = ("井口的新表\n安宁", *map(rows, (WATER, ROAD, BEES)), "（作者系青溪水厂职工）")
    text = "\n\n".join(parts)
    made = golds.made(
        tmp_path, f"{MAIL}{_quoted(text, mark)}\n\n顺颂\n编安！\n安宁 谨上\n三月初八夜\n"
    )
    assert [(a["title"], a["authors"]) for a in made["articles"]] == [("井口的新表", ["安宁"])]
    assert golds._body(made["articles"][0]) == WATER + ROAD + BEES
    assert not made["articles"][0]["captions"]
    assert made["articles"][0]["author_note"] == "（作者系青溪水厂职工）"


def test_what_somebody_answered_to_stays_a_letter(tmp_path: Path) -> None:
    said = "老师，稿子收到了，题目请再想一个，照片太小，麻烦补发大图。\n谢谢！"
    text = f"井口的新表\n安宁\n\n{WATER}\n\n{ROAD}\n\n"
    page = f"{MAIL}{text}在 2026-03-20 19:20，编辑部 写道：\n{_quoted(said)}\n"
    made = golds.made(tmp_path, page)
    assert golds._body(made["articles"][0]) == WATER + ROAD
    assert not made["articles"][0]["captions"]


def test_the_editors_own_mark_is_still_a_caption(tmp_path: Path) -> None:
    page = f"井口的新表\n\n本报记者 卓玛\n\n{WATER}\n\n> 值班员在井口核对读数。\n\n{ROAD}\n"
    made = golds.articles(tmp_path, page)
    assert [c["text"] for c in made[0]["captions"]] == ["值班员在井口核对读数。"]


@pytest.mark.parametrize(
    "rule",
    [
        "—————— 聊天记录 ——————",
        "===== 微信群消息 =====",
        "------ 邮件正文 ------",
        "········ 短信记录 ········",
    ],
)
def test_a_rule_says_what_kind_of_thing_follows(rule: str) -> None:
    assert correspondence.DIVIDER.match(rule)


@pytest.mark.parametrize("rule", ["—— 井口的新表", "—— 面对面 ——", "—————— 诗 歌 ——————"])
def test_a_deck_and_a_column_are_no_such_rule(rule: str) -> None:
    assert not correspondence.DIVIDER.match(rule)


def _chat(*messages: str) -> str:
    return "\n\n".join(f"水厂小安  3月20日 21:{40 + n}\n{said}" for n, said in enumerate(messages))


@pytest.mark.parametrize(
    ("told", "title", "authors"),
    [
        ("题目我想了一个：《井口的新表》，不合适您就改。署名写安宁就行", "井口的新表", ["安宁"]),
        ("标题暂定《夜里不用下井了》，您看行吗？署名用安宁吧", "夜里不用下井了", ["安宁"]),
        ("《井口的新表》这个题目您看行不行", "井口的新表", []),
        ("标题您帮我起一个吧，谢谢", "待定题", []),
    ],
)
def test_a_letter_tells_the_headline_of_a_text_without_one(
    tmp_path: Path, told: str, title: str, authors: list[str]
) -> None:
    page = "—————— 聊天记录 ——————\n" + _chat(
        "老师您好，厂里有个事想报给您", WATER, f"{ROAD}", "[图片]\n信号不好，一会儿再补", BEES, told
    )
    result = golds.written(tmp_path, page + "\n")
    assert [(d.title, [b.name for b in d.bylines]) for d in result.drafts] == [(title, authors)]
    assert [b.text for b in result.drafts[0].blocks] == [WATER, ROAD, BEES]
    kinds = {q.problem.kind for q in result.questions}
    assert ("told-title" in kinds, "no-title" in kinds) == (title != "待定题", title == "待定题")


def test_a_book_in_a_letter_is_no_headline(tmp_path: Path) -> None:
    page = _chat("老师您好，上回您推荐的《山井小史》我读完了", WATER, ROAD, "麻烦您审改，谢谢")
    result = golds.written(tmp_path, page + "\n")
    assert [d.title for d in result.drafts] == ["待定题"]


@pytest.mark.parametrize("headline", ["井台", "井口的新表"])
def test_a_letter_signed_above_the_marks_ends_there(tmp_path: Path, headline: str) -> None:
    head = (
        "发件人: 宁小满 <n@mail.example>\n主题: Fwd: 一篇小文\n\n"
        "方老师：\n　　转上我父亲写的一篇短文。\n　　小满\n\n"
    )
    text = f"{headline}\n\n安宁\n\n{WATER}\n\n{ROAD}"
    made = golds.articles(tmp_path, f"{head}{_quoted(text)}\n")
    assert [(a["title"], a["authors"]) for a in made] == [(headline, ["安宁"])]


def test_my_name_is_nobodys(tmp_path: Path) -> None:
    page = _chat("老师您好，写了一段", WATER, ROAD, "标题就叫《井口的新表》吧，署我名字就行")
    result = golds.written(tmp_path, page + "\n")
    assert [(d.title, d.bylines) for d in result.drafts] == [("井口的新表", ())]
