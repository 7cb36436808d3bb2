"""What contributors say of themselves goes, wherever it stands; the like of it in a story stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import personal_data
from tests.importer import golds

HEAD = "桑洼的第一口深井\n通讯员　仝广田\n\n"
FIRST = "　　桑洼村的老人记得，头一口深井打在一九七八年秋天，井架立在村口，三天三夜没有停。\n"
LAST = "　　如今井还在，水表换了三茬，井台上刻着打井人的名字，一共十一个，有四个已经认不清了。\n"

OWN = [
    "我的住址：城东乡堤口街41号院3单元202，邮编000199。",
    "本人现住堤口街41号院，邮编000199",
    "家住城东乡堤口街41号，信可寄到门房",
    "寄报地址没变，还是堤口街41号院",
    "岑敏座机2108转6，手机13o 0000 4471",
    "我手机139 0000 447x，最后一位是3",
    "我换了个号，一三九，零零零零，四四七一",
    "打我办公室2108转6找我",
    "劳务费还打尾号7750那张农行卡",
    "稿费打原来那张卡就行，户名没变",
    "稿费不用寄了，转给村小学图书角吧",
    "稿费给我闺女，卡在她那儿",
    "微信戳我tong_gt78",
    "v信同号，备注来稿",
    "我的微信：桑洼老仝",
    "提取码 8k2q",
    "大图在网盘里，密码是井台拼音",
    "tonggt（at）126点com",
    "本人承诺本文系原创，未在其他报刊发表，文责自负。",
    "兹授权《桑洼周报》刊发本人作品",
    "用笔名吧，村里人都认识我",
    "☎ 13900004471",
    "来自 vivo X90",
    "作者信息：仝广田，桑洼小学退休教师，住堤口街41号",
]
TOLD = [
    "他的手机里存着3000张照片，最早的一张是井架。",
    "我的电话响了，是村里打来的，说水通了。",
    "我用第一笔稿费给母亲买了一台收音机，她听了十几年。",
    "家住堤口街41号院的柴大爷说，水比从前甜了。",
    "他的笔名叫老井，村里人都知道，因为他写的全是井。",
    "村民们在承诺书上按了手印：井边不养鸭，井台不晒粪。",
    "内线电话只有一部，挂在井房的门后，三十年没有换过。",
    "水站的值班电话是2108，夜里也有人接，村民随时可以打。",
    "想认领老物件的村民，可拨打村委会电话0999-5550123，也可到井台边登记。",
    "2026年4月，县里授权村里管这口井，水费由村里收。",
]


@pytest.mark.parametrize("line", OWN)
@pytest.mark.parametrize("inside", [True, False], ids=["inside", "below"])
def test_what_somebody_says_of_himself_is_in_no_article(
    tmp_path: Path, line: str, inside: bool
) -> None:
    text = f"{HEAD}{FIRST}{line if inside else ''}\n{LAST}{'' if inside else line}\n"
    (article,) = golds.articles(tmp_path, text)
    assert [block["text"] for block in article["body"]] == [FIRST.strip(), LAST.strip()]
    assert not article.get("author_note")


@pytest.mark.parametrize("line", TOLD)
def test_what_a_story_tells_of_somebody_is_printed(tmp_path: Path, line: str) -> None:
    (article,) = golds.articles(tmp_path, f"{HEAD}{FIRST}　　{line}\n{LAST}")
    assert [block["text"] for block in article["body"]] == [FIRST.strip(), line, LAST.strip()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("13o 0000 4471", "mobile"),
        ("l39OOOO4471", "mobile"),
        ("139 0000 447x", "mobile"),
        ("139，0000，4471", "mobile"),
        ("微信戳我 tong_gt78", "account"),
    ],
)
def test_a_number_is_known_behind_letters_and_commas(text: str, kind: str) -> None:
    assert [found.kind for found in personal_data.find(text)] == [kind]


VERSE = "井　台\n\n月亮掉进井里\n水桶把它提起来\n倒进缸里的\n还是一块月亮\n"


@pytest.mark.parametrize(
    ("signed", "private"),
    [
        ("署名：老　井（真名仝广田，领稿费用）", "仝广田"),
        ("署名：老井（本名仝广田，请勿见报）", "仝广田"),
        ("作者：老井，真名仝广田", "仝广田"),
    ],
)
def test_a_pen_name_signs_and_the_real_one_stays_with_the_desk(
    tmp_path: Path, signed: str, private: str
) -> None:
    (article,) = golds.articles(tmp_path, f"桑洼短章（二首）\n{signed}\n\n{VERSE}")
    assert article["title"] == "桑洼短章（二首）"
    assert article["authors"] == ["老井"]
    assert private not in str(article)


@pytest.mark.parametrize(
    "sheet",
    [
        "承　诺　书\n本人承诺以上作品系本人原创，不一稿多投。\n承诺人：仝广田　2026年4月3日\n",
        "【原创声明】\n我声明这组诗是自己写的，未在任何报刊发表过。\n仝广田\n",
        "投稿授权书\n作者同意贵刊刊登、删改本作品，侵权责任自负。\n",
    ],
)
def test_a_pledge_to_the_desk_ends_what_stands_above_it(tmp_path: Path, sheet: str) -> None:
    first, second = golds.articles(
        tmp_path, f"{HEAD}{FIRST}{LAST}\n{sheet}\n夜校开课\n{HEAD[9:]}{LAST}"
    )
    assert [block["text"] for block in first["body"]] == [FIRST.strip(), LAST.strip()]
    assert second["title"] == "夜校开课"


def test_a_pledge_to_the_readers_is_printed(tmp_path: Path) -> None:
    text = "水厂公开承诺书\n\n　　我们承诺：停水提前三天通知，水质每周公布，报修两小时到场。\n"
    (article,) = golds.articles(tmp_path, f"{HEAD}{FIRST}{LAST}\n\n# {text}")[1:]
    assert "两小时到场" in str(article)


@pytest.mark.parametrize("mark", ["--", "——"])
@pytest.mark.parametrize(
    "signature",
    ["仝广田\n桑洼镇融媒体站\n手机 139-0000-4471 | 座机 0999-555 0123", "老仝 | QQ 271449092"],
)
def test_a_mails_signature_heads_no_article(tmp_path: Path, mark: str, signature: str) -> None:
    mail = "发件人: 仝广田 <tong@example.cn>\n主题: 稿件\n\n编辑老师：\n　　稿子一篇，请审阅。\n"
    text = f"{mail}\n{mark}\n{signature}\n\n{HEAD}{FIRST}{LAST}"
    (article,) = golds.articles(tmp_path, text)
    assert article["title"] == "桑洼的第一口深井"
    assert "融媒体站" not in str(article)
