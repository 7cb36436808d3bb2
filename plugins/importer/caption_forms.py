"""A caption on its own line: 图为…, a sentence behind an arrow, words before a credit."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import datelines, names, people, photo_credits, signs, tails
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

CAPTION_WIDTH = 120.0
"""A line that ends in a credit is a caption up to this width; longer ones need 图为."""


# ▲老工人抚摸铭牌。: the mark points at the picture
_ARROW = re.compile(r"^[▲▼◀▶△▽◁▷◄►↑↓←→]+\s*")


# ▼ 工人在仓顶看表。: one sentence behind an arrow; a heading has no full stop
_POINTED = re.compile(r"^[▲▼◀▶◁▷◄►↑↓←→↖↗↘↙]+\s*[^。！？▲▼↑↓]{4,}[。！？]$")


POINTED_WIDTH = 44.0
# ▲本报8月1日2版一文应为… · ▲某某遗失…: notices, one behind each mark
_OWN_WORDS = re.compile(r"^[▲▼◀▶△]+\s*(?:本[报刊版]|同日)|应为|作废|遗失|挂失|声明")


# (图为…。甲 摄)
_BOXED_CAPTION = re.compile(
    r"^[（(【\[［](?P<inner>(?:图为|图片为|图[①-⑩:：]"
    r"|[上下左右]图)[^（()）【】\[［\]］]{4,120})[)）】\]］]$"
)


_ONLY_NUMBER = re.compile(r"^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]$")


# 。谷雨/文 麦田/图 · 甲 文 乙 摄: who wrote stands beside who took the picture
_WRITES = re.compile(r"[/／\s\u3000]文[\s\u3000/／]*$|文[/／][\u4e00-\u9fff]{2,4}[\s\u3000]*$")


# 某某　文并摄: wrote and took the picture, at the end of a text
_DOES_BOTH = re.compile(r"文[并及兼][摄图绘]影?[)）]?$")


def _is_paragraph(before: str, text: str) -> bool:
    """What stands before a credit is a text that somebody signs, or that was taken from a paper."""
    return bool(_WRITES.search(before) or _DOES_BOTH.search(text))


# 漫画 《让一让》 单于卜 作 · 剪纸：《年画娃娃》　沈砚/作
_WORK_OF_ART = re.compile(
    rf"^(?P<work>(?:漫\s*画|插\s*图|书\s*法|国\s*画|油\s*画|版\s*画|剪\s*纸|篆\s*刻|速\s*写|水\s*彩|摄\s*影"
    rf"|题\s*图|尾\s*花)[\s:：·]*《[^》]{{1,16}}》)[\s\u3000:：]*(?:作者[:：])?(?P<name>[{HAN}](?:[{HAN}]{{1,3}}"
    rf"|[\s\u3000][{HAN}]))[\s\u3000/／]*(?P<role>[作绘画摄书刻剪]?)$"
)


def is_work_of_art(text: str) -> bool:
    """漫画《…》 某某 作: what is shown and who made it."""
    return bool(_WORK_OF_ART.match(text))


def _work(base: Token) -> Token | None:
    match = _WORK_OF_ART.match(base.text)
    if match is None:
        return None
    name = re.sub(r"[\s\u3000]", "", match["name"])
    return replace(
        base,
        role="caption",
        text=match["work"].strip(),
        credit=photo_credits.Credit(name=name, role=match["role"]),
        certainty=0.85,
        reason="作品名和作者",
    )


def caption(base: Token) -> Token | None:
    """图为… and lines that end in a picture's credit."""
    if work := _work(base):
        return work
    text = _BOXED_CAPTION.sub(r"\g<inner>", base.text)
    starts = signs.CAPTION_START.match(text)
    found = photo_credits.credit(text)
    if found and not starts and (_is_paragraph(found[0], text) or photo_credits.is_origin(text)):
        found = None
    if (
        not starts
        and not found
        and _POINTED.match(text)
        and width(text) <= POINTED_WIDTH
        and not _OWN_WORDS.search(text)
    ):
        return replace(
            base,
            role="caption",
            text=_ARROW.sub("", text),
            certainty=0.8,
            reason="箭头指着图片的一句话",
        )
    if not starts and found and tails.tail(text):
        return None
    if not starts and found and _ONLY_NUMBER.match(found[0]):
        return None  # 1. 先画图 heads a part
    if starts and re.match(r"^图[:：]", text) and not found:
        starts = None
    if starts and width(text) <= 260:
        if tails.tail(text) and not found:
            return None
        before, credit = found or (text, None)
        return replace(
            base,
            role="caption",
            text=_ARROW.sub("", before),
            credit=credit,
            certainty=0.95,
            reason="图片说明的写法",
        )
    if found is None:
        return None
    before, credit = found
    if (
        width(before) > CAPTION_WIDTH
        or datelines.dateline(text)
        or len(re.findall(r"[。！？]", before)) > 3
    ):
        return None
    if not before:
        whole = people.parse(text)
        if re.search(r"报道|文|采写|[■□].*摄影报道", text) and whole:
            return None
        if (
            credit.role
            and credit.role[-1] in "图绘"
            and credit.role not in {"供图", "制图", "绘图"}
            and not names.is_name(credit.name)
        ):
            return None
        return replace(
            base,
            role="credit",
            text="",
            credit=credit,
            certainty=0.8,
            reason="单独的图片署名",
            label=text,
        )
    return replace(
        base,
        role="caption",
        text=_ARROW.sub("", before),
        credit=credit,
        certainty=0.85,
        reason="行末有摄影、供图署名",
    )
