"""Messages of a group saved as text: stamps, stickers, courtesies round and above manuscripts.

A stamp parts messages; a message may hold a whole article. What is said above its headline goes, by
where it stands: the headline is the line right above a by-line, a dateline or a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plugins.importer import correspondence, datelines, margin, people, signs, tails
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# [图片] · [语音] 12'' · [文件] 某稿.docx · “某某”撤回了一条消息 · 以上是打招呼的内容
_OBJECT = re.compile(
    r"^[\[［](?:图片|语音|文件|视频|链接|表情|位置|名片|动画表情|小程序|聊天记录|转账|红包|收藏|笔记|接龙"
    r"|群公告|通话|视频通话|语音通话|拍一拍)[\]］](?:\s*\S{0,30}(?:\s+[\d.]+\s*[KMG]?B?)?)?$"
    r"|^.{0,24}(?:撤回了?一条消息|撤回了一个|拍了拍.{0,12}|加入了?(?:本)?群聊?|修改群名为.{0,20}|邀请.{1,16}加入了?群聊?|退出了?群聊?)$"
    r"|^以上是(?:聊天|打招呼)|^#?接龙\s*$"
    r"|^消息(?:记录|分组|对象|类型)\s*(?:[:：（(].*)?$|^.{2,24}的?(?:群聊)?聊天记录(?:如下)?[:：]?$"
    r"|^.{0,12}(?:群聊|聊天)(?:记录)?(?:导出|备份|存档|截取)$|^(?:群(?:聊)?名称?|导出时间|群主|成员)\s*[:：]\s*\S.{0,30}$"
    r"|^.{2,24}群(?:聊)?\s*[（(]\d{1,4}人?[)）]$"
)
_STICKERS = (
    "微笑|撇嘴|色|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐"
    "|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|骷髅|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|右哼哼|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红"
    "|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|天啊|社会社会|旺柴|好的|打脸|哇|翻白眼|让我看看|叹气|苦涩|裂开"
    "|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|合十|啤酒|咖啡|蛋糕|凋谢|菜刀|炸弹|便便|月亮|太阳|庆祝|礼物|红包|發|福|烟花"
    "|爆竹|猪头|跳跳|发抖|转圈|玫瑰|笑哭|赞|比心|鲜花|点赞|收到|OK|ok|Emm|666|yeah"
)
# [强][强] · [抱拳]: nothing but stickers
_STICKER_LINE = re.compile(
    rf"^(?:[\[［](?:{_STICKERS})[\]］]\s*)+$|^(?:[\[［][{HAN}A-Za-z]{{1,4}}[\]］]\s*){{2,}}$"
)
# 急[合十]
_ENDS_IN_STICKER = re.compile(rf"[\[［](?:{_STICKERS})[\]］]\s*$")
# 收到 · 好的 · 1: all that somebody answers
_REPLY = re.compile(
    r"^(?:[+]?1|收到|好的?|好嘞|嗯+|行|[Oo][Kk]|在吗?[？?]?|在的|谢谢|辛苦了?|同上|明白|了解|没问题)"
    rf"[!！。~～]*\s*(?:[\[［](?:{_STICKERS})[\]］]\s*)*$"
)
_CALLS = re.compile(r"^@(?:所有人|全体成员|[\w\u4e00-\u9fff\-]{1,12})(?:[\s\u3000，,:：]+\S.*)$")
_NAME_LINE = re.compile(rf"^[{HAN}A-Za-z0-9\-_·（()）]{{2,16}}$")
_TIME = (
    r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:[上下]午|晚上|早上)?"
    r"\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
# [09:40] 某某：写了一个,先发群里 · 某某 09:40：…: stamp and message on one line
_WHO = rf"[{HAN}A-Za-z0-9\-_·]{{1,16}}(?:[ \u3000][{HAN}A-Za-z0-9\-_·]{{1,10}})?"
_SAID_AT = re.compile(
    rf"^(?:(?P<sure>[\[［【(（]\s*{_TIME}\s*[\]］】)）]|\d{{4}}\D\d{{1,2}}\D\d{{1,2}}日?\s+\d{{1,2}}:\d{{2}}:\d{{2}})[\s\u3000]*(?P<a>{_WHO})"
    rf"|{_TIME}[\s\u3000]*(?P<b>{_WHO})|(?P<c>{_WHO})[\s\u3000]*[\[［【(（]?{_TIME}[\]］】)）]?)"
    r"[\s\u3000]*[:：][\s\u3000]*(?P<said>\S.*)$"
)
MESSAGE_WIDTH = 40.0
"""Han characters: a message is shorter than a paragraph."""


def chat(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Stamps, what a chat program writes, and the messages right below a stamp."""
    stamped = [i for i in range(len(texts)) if _is_stamp(texts, i)]
    objects = {i for i, t in enumerate(texts) if _OBJECT.match(t) or _STICKER_LINE.match(t)}
    calls = {i for i, t in enumerate(texts) if _CALLS.match(t)}
    beside = _said_beside(texts)
    remarks = sum(margin.is_comment(t) for t in texts)
    if len(stamped) + len(objects) + len(calls) + len(beside) + bool(remarks) < 2:
        return set()
    found = set(stamped) | objects | calls | beside
    found |= {i for i, t in enumerate(texts) if _REPLY.match(t)}
    speakers = _speakers(texts, gaps, found)
    stamped = sorted({*stamped, *speakers})
    found |= speakers
    for stamp in stamped:
        if stamp and _is_sender(texts, gaps, stamp - 1, stamped):
            found.add(stamp - 1)
    for start in sorted([*stamped, *calls]):
        run: list[int] = []
        at = start + 1
        while at < len(texts) and gaps[at] == 0 and at not in found:
            run.append(at)
            at += 1
        said = _messages(texts, run, at)
        if not said and len(stamped) >= CHATTY and _stands_alone(texts, run, at, stamped):
            said = run
        found |= set(said)
    return found | _below_objects(texts, gaps, objects, found)


def _below_objects(
    texts: Sequence[str], gaps: Sequence[int], objects: set[int], found: set[int]
) -> set[int]:
    """[图片] / 信号不好,一会儿再发: what is said below what was sent, and no caption of it."""
    said: set[int] = set()
    for k in (index + 1 for index in objects):
        if k >= len(texts) or gaps[k] or k in found:
            continue
        ends = k + 1 == len(texts) or gaps[k + 1] > 0 or k + 1 in found
        text = texts[k]
        if (
            ends
            and width(text) <= MESSAGE_WIDTH
            and re.search(r"[，,、~～!！?？]|再[发补传]|等[会下]|一会", text)
            and not (signs.is_final(text) or signs.CAPTION_START.match(text))
            and not (people.parse(text) or datelines.dateline(text))
            and not re.search(r"(?:摄|供图|制图|摄影)[)）]?$", text)
        ):
            said.add(k)
    return said


CHATTY = 3
"""Stamps: so many, and every message is told from the next."""
# 图为…, 某某 摄: what prints of a message that holds one line
_PICTURED = re.compile(r"(?:摄|供图|制图|摄影)[)）]?$|^图")


def _stands_alone(
    texts: Sequence[str], run: Sequence[int], after: int, stamped: Sequence[int]
) -> bool:
    """One short line between two stamps; no headline whose text came as the next message."""
    if len(run) != 1:
        return False
    text = texts[run[0]]
    if width(text) > MESSAGE_WIDTH or _PICTURED.search(text) or signs.CAPTION_START.match(text):
        return False
    if people.parse(text) or datelines.dateline(text) or signs.FIELD.match(text):
        return False
    if after >= len(texts):
        return True
    if after not in stamped:
        return False
    below = texts[after + 1] if after + 1 < len(texts) else ""
    return not (width(below) > MESSAGE_WIDTH or people.parse(below) or datelines.dateline(below))


def stamps(texts: Sequence[str]) -> frozenset[int]:
    """Indices of the lines above messages, or before them; a single one may be anything."""
    found = frozenset(i for i in range(len(texts)) if _is_stamp(texts, i))
    found |= _said_beside(texts)
    return found if len(found) > 1 else frozenset()


def _said_beside(texts: Sequence[str]) -> set[int]:
    """Messages behind their stamp: the same person speaks twice, or what is said is talk."""
    matches = {i: m for i, t in enumerate(texts) if (m := _SAID_AT.match(t))}
    names = {i: re.split(r"\s", m["a"] or m["b"] or m["c"])[-1] for i, m in matches.items()}
    again = Counter(names.values())
    many = sum(bool(m["sure"]) for m in matches.values()) >= CHATTY
    return {
        i
        for i, m in matches.items()
        if (many and m["sure"] and width(m["said"]) <= 2 * MESSAGE_WIDTH)
        or (width(m["said"]) <= MESSAGE_WIDTH and (again[names[i]] > 1 or _TALK.search(m["said"])))
    }


def _is_stamp(texts: Sequence[str], index: int) -> bool:
    """Is it 小葛 15:22, or 4月27日 下午3:02?"""
    text = texts[index]
    if correspondence.is_chat_stamp(text) or _is_glued(texts, index):
        return True
    return bool(
        re.match(
            r"^(?:\d{4}[年/\-.])?(?:\d{1,2}[月/\-.]\d{1,2}日?|昨天|今天|星期\S)\s*(?:[上下]午|晚上|早上|凌晨|中午)?"
            r"\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$",
            text,
        )
    )


# 老贺（白石铺融媒）10:02: nothing between the name and the time
_GLUED = re.compile(
    rf"^(?P<who>[{HAN}A-Za-z0-9\-_·（()）]{{1,24}}?[{HAN}）)A-Za-z])\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?$"
)


def _is_glued(texts: Sequence[str], index: int) -> bool:
    """A name right before a time, and the same name before other times."""
    match = _GLUED.match(texts[index])
    return match is not None and any(
        k != index and (other := _GLUED.match(text)) and other["who"] == match["who"]
        for k, text in enumerate(texts)
    )


# 小季: · 小季：, and what was said on the line below
_SPEAKER = re.compile(rf"^[{HAN}A-Za-z0-9\-_·（()）]{{2,12}}[:：]$")


def _speakers(texts: Sequence[str], gaps: Sequence[int], found: set[int]) -> set[int]:
    """Who answers between two stamps, where the time was not copied."""
    return {
        k
        for k in range(1, len(texts) - 1)
        if _SPEAKER.match(texts[k])
        and gaps[k + 1] == 0
        and width(texts[k + 1]) <= MESSAGE_WIDTH
        and (k - 1 in found or _is_said_above(texts, k, found))
        and not signs.FIELD.match(texts[k])
    }


def _is_said_above(texts: Sequence[str], index: int, found: set[int]) -> bool:
    """A stamp or a sent object stands within a message's reach above, and a stamp below."""
    return any(k in found for k in range(index - 3, index)) and any(
        k in found for k in range(index + 2, min(len(texts), index + 4))
    )


def _is_sender(
    texts: Sequence[str], gaps: Sequence[int], index: int, stamped: Sequence[int]
) -> bool:
    """The name above a stamp that holds none; the same name stands above other stamps."""
    again = sum(1 for s in stamped if s and texts[s - 1] == texts[index])
    return bool(_NAME_LINE.match(texts[index])) and gaps[index + 1] == 0 and again >= 2


def _messages(texts: Sequence[str], run: Sequence[int], after: int) -> Sequence[int]:
    """What below a stamp is said: all of it, or what stands above an article's headline."""
    if not run:
        return ()
    short = all(width(texts[k]) <= MESSAGE_WIDTH and not people.parse(texts[k]) for k in run)
    if short and not _holds_article(texts, run):
        return run if _are_messages(texts, run, after) else _courtesies(texts, run)
    return _courtesies(texts, run)


ARTICLE_WIDTH = 40.0
_IN_MARKS = re.compile(r"“[^”]*”")


def _holds_article(texts: Sequence[str], run: Sequence[int]) -> bool:
    """A headline among short lines, and below it nothing but sentences that tell something."""

    def talks(k: int) -> bool:
        return bool(_TALK.search(_IN_MARKS.sub("", texts[k]))) or (
            correspondence.evidence(texts[k]) >= TALKS
        )

    for place, k in enumerate(run[:-1]):
        body = run[place + 1 :]
        if (
            signs.is_short(texts[k])
            and not signs.is_final(texts[k])
            and not talks(k)
            and all(
                (signs.is_final(texts[b]) or tails.tail(texts[b])) and not talks(b) for b in body
            )
            and sum(width(texts[b]) for b in body) >= ARTICLE_WIDTH
        ):
            return True
    return False


def _are_messages(texts: Sequence[str], run: Sequence[int], after: int) -> bool:
    """Short lines that are no head of an article."""
    weights = [correspondence.evidence(texts[k]) for k in run]
    if len(run) == 1 and after < len(texts) and width(texts[after]) > MESSAGE_WIDTH:
        return weights[0] >= HEAD_TALKS  # a paragraph below: it could be its headline
    return max(weights) >= TALKS or any(_TALK.search(texts[k]) for k in run)


def _courtesies(texts: Sequence[str], run: Sequence[int]) -> list[int]:
    """The lines above the headline of an article that was sent as one message."""
    said: list[int] = []
    for place, k in enumerate(run[:-1]):
        heads = _begins_text(texts, run, place + 1)
        weight = correspondence.evidence(texts[k])
        if (heads and weight < HEAD_TALKS) or not (weight >= TALKS or _chats(texts[k])):
            break
        said.append(k)
    return said


def _begins_text(texts: Sequence[str], run: Sequence[int], place: int) -> bool:
    """Does what stands below a headline begin here: a by-line, a dateline, a paragraph?

    A short headline may look like a name; then the name of its author stands below it.
    """
    text = texts[run[place]]
    if width(text) > MESSAGE_WIDTH or datelines.dateline(text):
        return True
    signed = people.parse(text)
    if signed is None or signed.marked:
        return signed is not None
    return place + 1 >= len(run) or people.parse(texts[run[place + 1]]) is None


def _chats(text: str) -> bool:
    """A sentence said to somebody: no kicker, which has one clause and nobody it speaks to."""
    if text.endswith(("——", "--", "：")) or width(text) > MESSAGE_WIDTH:
        return False
    return bool(_PRESENTS.match(text) or _ENDS_IN_STICKER.search(text)) or bool(
        _TALK.search(text) and re.search(r"[，,。！!？?~～、]", text)
    )


TALKS = 0.5
HEAD_TALKS = 0.9
"""Evidence from which a short line below a stamp is a message."""
_TALK = re.compile(
    r"[我你您咱俺]|吗|呢|[哈哦嘞]|叫我|打不开|粘|发[过来你]|收到|谢|[？?]$|@|各位|大家|老师|麻烦|看看|不好意思|见笑"
)
# 这是…手写的 · 下面这条… · 再发一篇 · 代某某发
_PRESENTS = re.compile(
    r"^(?:这是|[这下上]面?[这那]?[篇条则个组首]|再[发来]|[重转补代帮替]发|补[一发个]|稿[子件]?[来在]|来了|先发|[发转]一[篇条个下]|刚[写改收到])"
)
