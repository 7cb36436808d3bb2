"""What a page copied from a website brings along: where it stood, its buttons, its footer.

首页 > 数字报 > 某报 > A3版 · 浏览次数:1,207 字号:[大][中][小] · [阅读全文] · 技术支持:某中心

Recognised by the shape: a path of short names, a row of labels and counts, words in square
brackets that ask for a click, an ICP number. A sentence never is one of them, nor is a single
word that could as well name a column (评论, 关注).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import people, signs
from plugins.importer.unwrap import width

WIDEST = 70.0
"""A wider line is no furniture."""

_ARROW = r"(?:>|＞|\u203a|»|→|»)"
_STEP = r"[^\s>＞\u203a»→/|。，！？]{1,16}"
# 首页 > 数字报 > 某某开发报 > A3 纵深 · 您现在的位置:首页/新闻中心
_PATH = re.compile(
    r"^[\s>＞■▶]*(?:您?的?(?:现在|当前)?(?:所在)?的?位置|当前位置|导航|所在栏目)\s*[:：]"
    r"\s*[^。！？；]{2,60}$"
    rf"|^[\s■▶▷]*(?:网站|返回)?(?:首\s*页|主\s*页|Home)\s*(?:{_ARROW}|-?/|\|)+\s*[^。！？；]{{1,60}}$"
    rf"|^{_STEP}(?:[ ]{_STEP})?(?:\s*{_ARROW}+\s*{_STEP}(?:[ ]{_STEP})?){{2,6}}$",
    re.IGNORECASE,
)
# 发布时间:2026-03-12 08:15 浏览次数:1,207 字号:[大] [中] [小]
_FACT = re.compile(
    r"(?:发布(?:时间|日期|人|机构)?|更新(?:时间|日期)?|时\s*间|日\s*期|浏览(?:次数|量)?"
    r"|阅读(?:次数|量|数)?|点击(?:率|量|次数|数)?|访问(?:量|次数)?|字\s*号|字\s*体|来\s*源"
    r"|编\s*辑|责任编辑|稿件来源|信息来源|稿\s*源|分享(?:到|至)?|打\s*印|评\s*论(?:数)?|收\s*藏|索引号"
    r"|文章来源|录入|发稿)\s*(?:[:：]|(?=[\[［【(（]))"
)
_COUNTS = re.compile(
    r"浏览|阅读|点击|访问|字\s*[号体]|发布|更新时间|分享|打\s*印|评\s*论|收\s*藏|录入"
)
# one of these alone says that it is a button
_SURE = (
    r"(?:阅读|查看|展开|显示|浏览)(?:全文|原文|更多|详情|详细)(?:内容)?|打印(?:本页|本文|此文|文章)"
    r"|关闭(?:窗口|本页|页面)|返回(?:顶部|首页|列表|上一页|目录)|回到顶部|收藏(?:本页|本文|此文)"
    r"|分享(?:本文)?到?(?:朋友圈|微信|微博|QQ空间|QQ)|加入收藏|设为首页|我要(?:评论|纠错|分享|投稿)"
    r"|复制链接|语音播报|喜欢作者|扫码阅读|手机阅读|版面导航|标题导航|更多\s*(?:>|＞|»)+"
)
# these only beside others or in square brackets
_MAYBE = (
    r"打印|关闭|返回|收藏|分享|评论|纠错|点赞|举报|转发|留言|打赏|关注|订阅|收听|听新闻|朗读|更多"
    r"|上一[篇页版条期]|下一[篇页版条期]|大\s*中\s*小|[大中小]|字号|放大|缩小|默认|PDF版?|下载|微信|微博"
    r"|朋友圈|QQ空间|QQ|在看|赞|喜欢|不喜欢|往期回顾|(?:分享|转发|推荐)到?|网友(?:评论|留言)|次|条|默认o?"
    r"|默认字号|新浪微博|更多分享|原图|大图|[万千wk]|听全文|收听全文|约|分钟|秒|A|倍速|热度|播放(?:量|次数)?|[条人]|阅读|浏览|评论区"
)
_ANY = rf"(?:{_SURE}|{_MAYBE})"
_WORD = re.compile(_ANY, re.IGNORECASE)
_SURELY = re.compile(_SURE, re.IGNORECASE)
_OPEN, _CLOSE = r"[\[［【〖(（<]", r"[\]］】〗)）>]"
_BRACKETED = re.compile(rf"[\[［【〖]\s*{_ANY}\s*[\]］】〗]", re.IGNORECASE)
# 上一篇:湖畔民宿“满房”之后 下一篇:没有了
_NEIGHBOURS = re.compile(
    r"^[<《«◀]*\s*[上下]一[篇页版条期则]\s*(?:[:：]|[ \u3000]{2,}|[>》»]).{0,60}$"
    r"|^(?:相关|推荐|热门)(?:文章|推荐)\s*[:：].{2,60}$"
)
# 主办:某报社 技术支持:某中心 晋ICP备…号 · 版权所有 …
_FOOT = re.compile(
    r"(?:主办|承办|协办|主管|运营|维护|建设|制作|设计|备案)(?:单位|方)?\s*[:：]|技术(?:支持|保障)"
    r"|版权(?:所有|声明)?|ICP[备证]|公网安备|网安备|Copyright|©|\(C\)|All Rights|网站(?:标识码"
    r"|地图|声明)|标识码|未经(?:书面)?(?:授权|许可)|不得转载|联系我们|关于我们|法律声明|隐私",
    re.IGNORECASE,
)
_FOOT_SURE = re.compile(
    r"ICP[备证]|公网安备|Copyright|©|All Rights|网站标识码|版权所有|技术支持\s*[:：]", re.IGNORECASE
)


# #随手拍 #河边日记 · #园区故事# #夜班#: a row of tags
_HASHTAGS = re.compile(r"^\s*#[^\s#，。！？]{1,16}#?(?:\s*#[^\s#，。！？]{1,16}#?)+\s*$")
# — 来自 墨豆便签 · 安卓版 — · 由石墨文档导出 · 分享自某某笔记
_MADE_IN = re.compile(
    r"^[\s—\-–·~～]*(?:来自|由|通过|使用|分享自|发自|导出自|编辑于|创建于|via)\s*[^，。；：\s]{0,8}"
    r"(?:便[签笺]|笔记|备忘录|记事本|文档|写作|日记|网盘|云盘|浏览器|客户端|小程序|编辑器|APP)\s*[^，。；：]{0,10}[\s—\-–·~～]*$",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Is the whole line part of the website, not of the paper?"""
    if width(text) > WIDEST:
        return False
    if _HASHTAGS.match(text) or _MADE_IN.match(text):
        return True
    if _PATH.match(text) or _is_row(text) or _NEIGHBOURS.match(text):
        return people.parse(text) is None
    if re.search(r"[。！？；]", text.rstrip("。")) or text.count("，") > 1:
        return False
    if _FOOT_SURE.search(text) or len({m.group()[:2] for m in _FOOT.finditer(text)}) >= 2:
        return True
    if len(_BRACKETED.findall(text)) >= 2:
        return True
    facts = [m.group()[:2] for m in _FACT.finditer(text)]
    return (
        len(facts) >= 2
        and bool(_COUNTS.search(text))
        and not re.search(r"作\s*者|记\s*者|通讯员", text)
        and bool(_FACT.match(text.strip()) or re.match(r"^\s*\d{4}[-年/.]\d{1,2}", text))
    )


def _is_row(text: str) -> bool:
    """Nothing but buttons: two or more, one in square brackets, or one that is surely one."""
    if re.search(r"[，。！？；、“”《》]", text):
        return False
    words = re.findall(r"[A-Za-z\u3400-\u9fff]+(?:\s*(?:>|＞|»)+)?", text)
    if not words or not all(_WORD.fullmatch(word) for word in words):
        return False
    return (
        (len(words) > 1 and len(set(words)) > 1)
        or bool(_SURELY.fullmatch(words[0]))
        or bool(re.fullmatch(r"\s*\[[^\[\]]+\]\s*", text))
    )


# 相关新闻： · 标签：机床　实训
_RELATED = re.compile(
    r"^[■◆●▪\s]*(?:相关|推荐|热门|延伸|更多|猜你喜欢的?)(?:新闻|阅读|文章|推荐|报道|资讯|链接)?\s*[:：]?$"
)
_TAGS = re.compile(
    r"^[\s#]*(?:标签|关键[词字]|Tags?|所属(?:栏目|专题))\s*[:：]\s*\S", re.IGNORECASE
)
ENOUGH = 2
"""So many lines of a website's furniture say that the page was copied from one."""


def links(texts: Sequence[str], gaps: Sequence[int], is_web: Sequence[bool]) -> frozenset[int]:
    """Indices of lists of other pages and of tags, on a page copied from a website."""
    found: set[int] = set()
    if sum(is_web) < ENOUGH:
        return frozenset()
    for index, text in enumerate(texts):
        if _TAGS.match(text) and width(text) <= WIDEST and not re.search(r"[。！？]", text):
            found.add(index)
        if not _RELATED.match(text):
            continue
        end = index + 1
        while (
            end < len(texts)
            and (gaps[end] == 0 or end == index + 1)
            and signs.is_short(texts[end])
            and not signs.is_final(texts[end])
            and not is_web[end]
        ):
            end += 1
        ends_page = end == len(texts) or is_web[end]
        if end > index + 1 and (ends_page or re.match(r"^[·•\-▪*\d]", texts[index + 1])):
            found |= set(range(index, end))
    return frozenset(found)


# …天天满房。[阅读全文] · …（查看更多>>） · 【园区快讯】 更多>>
_TRAILING = re.compile(
    rf"(?<=[。！？”…）)])\s*(?P<button>(?:{_OPEN}\s*(?:{_SURE})\s*[>»]*\s*{_CLOSE}"
    rf"|{_OPEN}\s*(?:点击|点此|戳|长按|扫码|查看|展开|打开)[^\[［\]］【】（）()。，]{{1,12}}{_CLOSE}"
    rf"|\[\s*{_ANY}\s*\]|(?:阅读|查看|展开)(?:全文|更多|详情)\s*[>»]*)\s*)$"
    r"|(?<=[】〗])\s*(?P<more>(?:更多|More)\s*[>»＞…]*)$",
    re.IGNORECASE,
)


def without_button(text: str) -> tuple[str, str]:
    """A paragraph or a label without the button behind it, and the button."""
    match = _TRAILING.search(text)
    if match is None:
        return text, ""
    return text[: match.start()].rstrip(), match.group().strip()


# 来源:本报 作者:甲 发布时间:2026-03-12 浏览:1207次
_ROW_AUTHOR = re.compile(
    r"(?P<raw>(?:作\s*者|(?:本报|本刊)?记\s*者|通讯员)\s*[:：]\s*[\u4e00-\u9fff]{2,4}"
    r"(?:[、 ][\u4e00-\u9fff]{2,3}(?![:：\u4e00-\u9fff]))*)"
)


def row_author(text: str) -> str:
    """Who wrote, as told in a row of labels and counts; empty when the line is no such row."""
    if width(text) > WIDEST or re.search(r"[。！？；]", text):
        return ""
    match = _ROW_AUTHOR.search(text)
    rest = _ROW_AUTHOR.sub("", text, count=1)
    if match is None or not _COUNTS.search(rest) or not _FACT.search(rest):
        return ""
    return match["raw"] if is_furniture(rest.strip()) or _row_of_one(rest) else ""


def _row_of_one(rest: str) -> bool:
    """A single label and its value beside the author's."""
    return bool(re.fullmatch(rf"\s*{_FACT.pattern}\s*[\d\-:/年月日 次]+\s*", rest))
