"""How far a notice reaches: who speaks above its title, contacts and signature below it.

Also cries that sell: three in a row above a telephone are an advertisement.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

# 云岚白酒 匠心酿造 父亲节钜惠: three short cries in a row
CRIES = re.compile(r"^[^\s，。：:、]{2,10}(?:[ \u3000]+[^\s，。：:、]{2,8}){2,5}[！!]?$")


def slogans(tokens: list[Token]) -> list[Token]:
    """Cries with a telephone below them sell something."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if (
            token.role == "short"
            and CRIES.match(token.text)
            and after.role in {"short", "private", "text"}
            and after.gap == 0
            and width(after.text) <= 30
            and signs.PHONE.search(after.text)
        ):
            made[index] = replace(token, role="ad", certainty=0.8, reason="广告语和电话")
            made[index + 1] = replace(after, role="ad", certainty=0.8, reason="广告语和电话")
    return made


def small_titles(tokens: list[Token]) -> list[Token]:
    """声明 right above 某厂公章遗失，声明作废。: the title of the small advertisement below it."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if (
            token.role in {"short", "column"}
            and not token.fixed
            and width(token.text) <= SMALL_TITLE
            and (token.label == "notice" or signs.AD_NOTICE.search(token.text))
            and not signs.CORRECTION.search(token.text)
            and after.role == "ad"
            and after.gap == 0
            and not signs.AD_LABEL.match(after.text)
        ):
            made[index] = replace(
                token,
                role="ad",
                label=after.label,
                certainty=0.8,
                reason="下面是声明、启事类的广告",
            )
    return made


SMALL_TITLE = 6.0


def long_notice_titles(tokens: list[Token]) -> list[Token]:
    """某某管理委员会 / 关于……的公告: who speaks stands on a line of its own."""
    made: list[Token] = []
    for token in tokens:
        before = made[-1] if made else None
        if (
            token.label == "notice"
            and token.text.startswith("关于")
            and before is not None
            and before.role == "short"
            and re.search(
                r"(?:委员会|管委会|局|政府|办公室|公司|中心|协会|学会|集团|院|厅|部)$", before.text
            )
        ):
            made[-1] = replace(
                token,
                text=f"{before.text} {token.text}",
                numbers=(*before.numbers, *token.numbers),
                gap=before.gap,
                barrier=before.barrier,
            )
        else:
            made.append(token)
    return made


def labelled(tokens: list[Token]) -> list[Token]:
    """【更正与说明】 with its text right below: the label is the notice's title."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if (
            token.role == "column"
            and not token.fixed
            and after.role in {"text", "caption"}
            and (signs.CORRECTION.search(token.text) or _PLAIN_NOTICE.match(token.text))
        ):
            made[index] = replace(
                token, role="short", label="notice", certainty=0.85, reason="带【】的启事、更正题目"
            )
    return made


_PLAIN_NOTICE = re.compile(
    r"^(?:重要|有关)?(?:启事|公告|通告|通知|声明|征稿|征稿启事|敬告读者|致读者|公示)$"
)


# 征集春节节目单 · 诚邀您当体验官 · 老照片有奖征集: a call without the word 启事
_CALLS = re.compile(
    r"^(?:[诚急]?征[集求稿文订]?(?!服|收|地|程|途|信|税|战)|招募|诚邀|邀请?您|敬请|欢迎|寻找|有奖|快来)(?!.*[：:])"
    r"|(?:征集|征稿|征文|招募|征订|邀约|邀请函|约稿|投票|竞猜|抽奖)(?:中|啦|了|令|函|开始了?|启动)?[!！]?$"
)
_OURS = re.compile(r"本[报刊版栏社台](?!记者|讯)|本周刊|编辑部|融媒体?中心|报社")
_ASKS = re.compile(
    r"请[^问教示]|欢迎|报送|投稿|来稿|报名|发至|寄[至到]|来电|来信|有意者|截止|稿酬|入选|参与"
)


def calls(tokens: list[Token]) -> list[Token]:
    """征集春节节目单: the paper speaks below it and asks for something, so it is a notice."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if (
            token.role != "short"
            or token.label
            or not _CALLS.search(re.sub(r"\s", "", token.text))
            or signs.AD_NOTICE.search(token.text)
            or after.role != "text"
            or after.label == "dateline"
        ):
            continue
        below = []
        for later in made[index + 1 : index + 6]:
            if later.role not in {"text", "item"}:
                break
            below.append(later.text)
        whole = "".join(below)
        if _OURS.search(whole) and _ASKS.search(whole) and not re.search(r"[“：:]“|记者", whole):
            made[index] = replace(
                token, label="notice", certainty=0.75, reason="下面是本报的征集、邀请"
            )
    return made


# 我局即派人到场 · 贵报来信收悉: an office answers
_ANSWERS = re.compile(
    r"贵[报刊社版]|[我本](?:局|委|办|院|厂|公司|中心|单位|集团|街道|镇|支队|大队|所|处|校)(?![报刊])"
    r"|特此(?:函|回|答)复|(?:回|答|函)复如下"
)


def office_ends(tokens: list[Token]) -> list[Token]:
    """某市住建局, and the day, below an office's letter: its last lines, no headline."""
    made = list(tokens)
    answers = signed = False
    for index, token in enumerate(tokens):
        if token.role in {"text", "item"} and not signs.signs_notice(token.text):
            answers = answers or bool(_ANSWERS.search(token.text))
            signed = False
        elif (
            (answers or _dated(tokens, index))
            and token.role == "short"
            and not token.label
            and index
            and (signed or signs.is_final(tokens[index - 1].text))
            and signs.signs_notice(token.text)
        ):
            made[index] = replace(
                token, role="text", label="signature", certainty=0.8, reason="来函的落款"
            )
            signed = True
        elif token.role not in {"caption", "page-number", "table", "note"}:
            answers = signed = False
    return made


_DAY = re.compile(
    r"^(?:\d{4}|[二〇○零一九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)


# 11月12日, right below the office
_MONTH_AND_DAY = re.compile(
    r"^[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)


# 清明期间防火提示 · 致全体职工的一封信: what an office says to everybody
_TELLS_ALL = re.compile(
    r"(?:提\s*示|提\s*醒|须\s*知|告\s*知\s*书?|倡\s*议\s*书?|慰问信|感谢信|贺信|公开信|一封信|寄语|通\s*报|预\s*警)$"
)
SAID_LINES = 16


def _dated(tokens: list[Token], index: int) -> bool:
    """Below what an office says to everybody: does a day alone on its line follow up close?"""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.gap or not _DAY.match(after.text.strip()):
        return False
    above = tokens[max(0, index - SAID_LINES) : index]
    heads = [t for t in above if t.role in {"short", "title"} and not signs.signs_notice(t.text)]
    return bool(heads) and bool(_TELLS_ALL.search(heads[-1].text))


def addressed(tokens: list[Token]) -> list[Token]:
    """各园区企业： right below a notice's title: whom it speaks to, no part of the title."""
    made = list(tokens)
    for index in range(1, len(made)):
        token, before = made[index], made[index - 1]
        if (
            before.label == "notice"
            and token.role == "short"
            and not token.label
            and token.text[-1:] in "：:"
        ):
            made[index] = replace(token, role="text", certainty=0.85, reason="启事、公告的称呼")
    return made


def notice_ends(tokens: list[Token]) -> list[Token]:
    """Contacts, offices and dates below a notice are its last lines, never the next headline."""
    made = list(tokens)
    inside = signed = False
    texts = 0
    for index, token in enumerate(tokens):
        if token.label == "notice":
            inside, signed, texts = True, False, 0
            continue
        if not inside:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.barrier or (signed and token.gap >= 2) or token.role in {"break", "ad"}:
            inside = False
            continue
        if token.role in {"text", "item"} and not signed and token.label != "dateline":
            texts += 1
            continue
        is_contact = bool(
            signs.CONTACT.search(token.text) and re.search(r"\d{4}|@|[路街号]", token.text)
        )
        if (
            token.role in {"short", "text", "byline", "column"}
            and texts
            and (
                (is_contact and not (signed and token.gap))
                or signs.signs_notice(token.text)
                or (signed and not token.gap and _MONTH_AND_DAY.match(token.text.strip()))
            )
            and not (following is not None and following.label == "notice" and not is_contact)
        ):
            made[index] = replace(
                token,
                role="text",
                label="signature",
                certainty=0.85,
                reason="启事、公告的落款",
                signed=None,
            )
            signed = signed or not is_contact
        elif token.role == "short" and signs.HEADING_MARK.match(token.text) and not signed:
            continue
        elif token.role not in {"caption", "page-number", "table"}:
            inside = False
    return made
