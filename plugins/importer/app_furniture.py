"""What a telephone's app prints around an article: its bars, buttons, counts and comments.

原创　某某融媒　2026-05-18 06:30　发表于河北 · 听全文　约4分钟 · ▼ 左右滑动查看更多 ▼

`web_copies` knows pages of websites; here are the forms of apps and of accounts that publish in
them. Known by shape where there is one (a bar between ＜ and ⋯, a link that runs a script, a row of
words to tap with their counts); a call to the reader only beside other furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import people
from plugins.importer.readers.text import RULE
from plugins.importer.unwrap import width

WIDEST = 60.0
ENOUGH = 2
"""So many lines of furniture say that the text was copied from an app."""

_EMOJI = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\ufe0f\u200d]"
_ARROWS = rf"(?:[↑↓←→↗↘⇧⇩▲△▼▽◀▶>＞﹀︿⌄˅\u2227\u2228]|{_EMOJI})"
# [某某融媒](javascript:;) · ![图片](data:image/gif;base64,…): a link that runs a script, a picture
# that the browser had not loaded
_SCRIPT = re.compile(
    r"^!?\[[^\[\]]{0,30}\]\(\s*(?:javascript|vbscript|data|weixin|about|tel|sms):[^()]*(?:\([^()]*\)[^()]*)*\)$",
    re.IGNORECASE,
)
# ![图片](…) · ![IMG_2207](…): a picture about which nothing is said
_UNTOLD = re.compile(
    r"^!\[\s*(?:图片?|配图|插图|照片|image|img|photo|picture|微信图片|截图|二维码)?[\s_\-]*\d*(?:\.\w{3,4})?\s*\]\([^()]*\)$",
    re.IGNORECASE,
)
_CLOCK = r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
# 原创　某某融媒　2026-05-18 06:30　发表于河北
_POSTED = re.compile(
    rf"^(?=.*(?:原创|首发|发表于|发布于|编辑于|IP属地|公众号|听全文|微信号)).{{0,30}}{_CLOCK}.{{0,24}}$"
    rf"|^原创\s+\S{{2,14}}(?:\s+\S{{2,14}})?(?:\s+{_CLOCK})?$"
    r"|^.{0,16}\s(?:发表|发布|编辑)于\s?[\u4e00-\u9fff]{2,8}$|^IP属地[:：\s]*[\u4e00-\u9fff]{2,6}$"
)
# 某某发布　+关注　3小时前
_FOLLOW = re.compile(
    r"^(?=.{2,40}$)[^。，！？；]*(?:^|\s)[+＋✚\u2795]\s?关注(?:\s[^。，！？；]*)?$"
    r"|^[^\s。，！？；]{2,14}[\s·|｜]+(?:\d{1,2}\s?(?:小时|分钟|天)前|刚刚)(?:[\s·|｜]+\S{2,12}){0,2}$"
)
# ＜ 返回　　园区快讯　　⋯
_BAR = re.compile(
    r"^\s*[＜<\u2039←«〈]\s*(?:返回|后退|关闭)?[\s\u3000]*[^。，！？；]{0,16}[\s\u3000]*(?:⋯|…+|···|•••|\.{3}|⋮|☰|≡)\s*$"
    r"|^\s*[＜<\u2039←«〈]\s*(?:返回|后退)(?:[\s\u3000]+[^。，！？；]{1,14})?$"
)
# ▼ 左右滑动查看更多 ▼ · 点击图片查看大图
_GESTURE = re.compile(
    rf"^(?:{_ARROWS}|\s|[（(【\[—\-]|\.)*(?:(?:向?[上下左右]{{1,2}}|横向|往[上下左右])?(?:滑动|滑屏|划动)[^。，！？；]{{0,12}}"
    r"|(?:点击|轻点|长按|双击)(?:图片|下图|上图|大图|视频|卡片|海报|二维码|播放|封面|空白处)[^。，！？；]{0,12}"
    r"|(?:图片|视频|音频)?(?:加载中|上传中)|视频[:：]?\s*加载[^。]{0,6}|展开(?:剩余|全部|全文)[^。，]{0,8}|未完[，,\s]*(?:点击)?(?:展开|继续)[^。，]{0,6}|点击(?:展开|查看)[^。，]{0,8})"
    rf"(?:{_ARROWS}|\s|[）)】\]—\-]|\.)*$"
)
# 打开App，看更多热评
_IN_APP = re.compile(
    r"^[^。！？；]{0,10}(?:打开|下载|进入|安装|使用|前往|去)\S{0,8}?(?:App|APP|app|客户端|小程序)[^。！？；“]{0,20}$"
    r"|^.{0,8}(?:App|APP|客户端)(?:内|中|里)?(?:打开|查看|阅读|观看).{0,14}$"
)
# 本文为某某号作者上传发布，仅代表作者观点，平台仅提供信息发布服务。
_DISCLAIMS = re.compile(
    r"平台仅?(?:系|为|提供)?[^。]{0,10}(?:信息)?(?:发布|存储|展示)(?:平台|服务|空间)|[号者户]上传(?:并|、)?发布|信息存储空间"
    r"|不代表(?:本?(?:平台|网站|网|公众号|站|号))[^。]{0,8}(?:观点|立场)"
    r"|如有侵权|侵删|图(?:片)?(?:源|来源于?)网络|(?:转载|转发)(?:请|须|需)(?:注明|联系|获)|未经(?:授权|许可|允许)[^。]{0,10}(?:转载|不得|禁止)"
    r"|本(?:公众号|平台|账号|号)(?:对|转载|发布|所)"
)
# 预览时标签不可点 · 收录于合集 #民生 12个 · 00:00 / 03:12: nothing else is worded like it
_SURE = re.compile(
    r"^(?:预览时标签不可点|收录于(?:合集|话题|专辑).{0,24}|(?:轻触|点击)?阅读原文|轻触.{1,8}|微信扫一扫(?:使用小程序|关注该公众号|赞赏作者)?|使用(?:小程序|微信扫码).{0,20}"
    r"|继续滑动看下一个|.{0,12}向上滑动看下一个|\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}|(?:全文|本文)?(?:共|约)?\d{0,5}字?[，,]?\s*(?:预计)?阅读(?:本文)?(?:大?约|需)\D{0,4}\d+\s*分钟"
    r"|阅读(?:提醒|时间)\s*[:：].{2,24}|举报\s*[/／]\s*反馈|赞赏作者|\d+\s*人(?:喜欢|赞赏|点赞)|登录后(?:参与|发表)?(?:讨论|评论)|发表评论|写留言|暂无(?:评论|留言)|\d+\s*条?(?:评论|留言)|(?:已无|没有)更多.{0,4}"
    r"|扫一扫在手机.{0,8}|友情链接\s*[:：].{0,60}|(?:免责|版权|特别|郑重)声明\s*[:：].{0,30}(?:网站|本站|平台|自媒体|公众号|账号).{0,40})$"
    rf"|^{_EMOJI}\s*(?:点击)?(?:收听|播放|观看).{{0,8}}$"
)
# <iframe src=x></iframe>: tags and nothing between them
_TAGS = re.compile(r"^(?:<[^<>\u3400-\u9fff]{1,200}>\s*)+$")
# 关注 · 听全文 · 分享至 · 某某融媒 昨天 · 延伸阅读 | 某题: furniture only beside other furniture
_BESIDE = re.compile(
    r"^(?:关注|听全文|听新闻|收听|朗读|分享[到至]?[:：]?|知道了|取消|确定|允许|微信|微博|朋友圈|更多|全部|置顶|原创|首页|广告|评论|留言|转发|点赞|在看|收藏|赞|推荐|图源[:：]\s*网络|©.{1,12})$"
    r"|^[^\s。，！？；：]{2,14}\s+(?:昨天|前天|今天|刚刚|\d{1,2}[-/月.]\d{1,2}日?)(?:\s*\d{1,2}[:：]\d{2})?(?:\s+来自.{0,12})?$"
    r"|^[\[【]?(?:延伸|相关|推荐)阅读[\]】]?\s*[|｜:：]\s*[^。]{4,30}$|^(?:上|下)一[篇条]\s+\S.{1,30}$"
    r"|^(?:网友|读者|精彩)(?:留言|评论|跟帖)$"
)
_OUR_PAPER = re.compile(r"本[报刊社]|记者|读者")
# 精选留言（3） · 全部评论 12 · 热评
_COMMENTS = re.compile(
    r"^[\s■◆●▪|｜【\[]*(?:精选|全部|热门|最新|网友|读者|用户|精彩|相关)?(?:留言|评论|热评|跟帖|回帖|弹幕)(?:区|精选|选登)?[】\]]?\s*"
    r"(?:[（(]\s*\d+\+?\s*[条)）]?\s*[)）]?|[:：]?\s*\d+\+?\s*条?)\s*$"
    r"|^[\s■◆●▪|｜]*(?:精选留言|热门评论|全部评论|最新评论|网友热评)\s*[:：]?$"
)
# 早班老郭：豆腐脑要是能多放点榨菜就完美了 👍41 · 作者回复：…
_COMMENT = re.compile(
    rf"^[^\s，。！？：:]{{1,16}}(?:\s*[（(]?(?:作者|置顶|来自[\u4e00-\u9fff]{{2,6}})[)）]?)?\s*[:：]\s*\S|{_EMOJI}\s*\d*\s*$"
    r"|^(?:回复|赞|踩|查看(?:全部)?\d+条回复)\s*\d*$"
)
# 喜欢此内容的人还喜欢 · 往期精彩 · 为你推荐
_MORE = re.compile(
    rf"^(?:{_ARROWS}|[\s■◆●▪|｜【\[—\-])*(?:喜欢此内容的人(?:还喜欢)?|大家[都还]在看|(?:看过|读过|关注)[^。，]{{0,8}}还[看读]了?|(?:为[你您])?(?:热门|精彩|相关|编辑|更多)?推荐(?:阅读|文章|内容)?"
    rf"|往期(?:精彩|推荐|回顾|内容|文章)[^。，]{{0,4}}|猜你(?:喜欢|想看)|热文(?:推荐|排行)?|更多精彩(?:内容)?|继续阅读)(?:{_ARROWS}|[\s】\]—\-:：])*$"
)
# ↓↓↓ 点个“在看”，让更多工友看到: only beside other furniture, or behind arrows
_CALLS = re.compile(
    r"^(?:点(?:个|亮|一?下|击|一?个)?\s*[“「『]?(?:在看|赞|关注|分享|收藏|星标|小红心|右下角|左下角|下方)"
    r"|(?:觉得|如果)[^。]{0,8}(?:不错|好看|有用|喜欢)|(?:转发|分享)(?:给|到|让|出去|本文)|(?:求|别忘了?|记得|欢迎|顺手|来个)[^。]{0,6}(?:点赞|在看|转发|分享|关注|三连|星标|留言)"
    r"|(?:关注|星标|置顶)(?:我们|[^。，]{2,10}(?:公众号|视频号|抖音))|(?:投稿|爆料|合作|商务|加群|进群)[^。]{0,12}(?:微信|小编|电话|邮箱|扫码)|一键三连)"
)
_LED = re.compile(rf"^(?:{_ARROWS}\s*)+")


def is_app(text: str) -> bool:
    """Is the whole line part of an app, whatever stands beside it?"""
    if _SCRIPT.match(text) or _UNTOLD.match(text) or _TAGS.match(text):
        return True
    if width(text) > WIDEST:
        return False
    if _DISCLAIMS.search(text) and not _OUR_PAPER.search(text) and "“" not in text:
        return True
    if any(p.match(text) for p in (_POSTED, _FOLLOW, _BAR, _GESTURE, _IN_APP, _SURE)):
        return people.parse(text) is None
    led = _LED.match(text)
    return bool(led and _CALLS.match(text[led.end() :]) and not text.endswith("。"))


def is_comment_list(text: str) -> bool:
    """精选留言（3）: what readers wrote stands below it."""
    return bool(_COMMENTS.match(text))


def lists(
    texts: Sequence[str], gaps: Sequence[int], is_web: Sequence[bool], stops: Sequence[bool]
) -> frozenset[int]:
    """Indices of comments, of other articles' headlines and of calls, on a text from an app.

    Args:
        texts: of one source, in order.
        gaps: blank lines above each.
        is_web: lines that are known to be furniture.
        stops: lines with a role of their own (a headline marked by hand, a rule).
    """
    found: set[int] = set()
    heads = [i for i, t in enumerate(texts) if _COMMENTS.match(t) or _MORE.match(t)]
    beside = {i for i, t in enumerate(texts) if not stops[i] and _BESIDE.match(t)}
    seen = sum(is_web[i] or i in heads for i in range(len(texts)))
    if not seen or seen + len(beside) < ENOUGH:
        return frozenset()
    found |= beside
    for index, text in enumerate(texts):
        if (
            not stops[index]
            and width(text) <= WIDEST
            and _CALLS.match(_LED.sub("", text))
            and not re.search(r"。.*[\u4e00-\u9fff]", text)
        ):
            found.add(index)
    for head in heads:
        if stops[head] and not is_web[head]:
            continue
        end = head + 1
        while end < len(texts) and not stops[end] and not RULE.match(texts[end]):
            if is_web[end] or end in heads or not _goes_on(texts, gaps, head, end):
                break
            end += 1
        if end > head + 1 or _COMMENTS.match(texts[head]):
            found |= set(range(head, end))
    return frozenset(found)


def _goes_on(texts: Sequence[str], gaps: Sequence[int], head: int, at: int) -> bool:
    """Is the line one more comment, or the headline of another article?"""
    text = texts[at]
    if _COMMENTS.match(texts[head]):
        return width(text) <= COMMENT_WIDTH and (bool(_COMMENT.search(text)) or not gaps[at])
    first = at == head + 1
    return (
        width(text) <= HEADLINE_WIDTH
        and not re.search(r"[。；]", text)
        and (first or not gaps[at])
        and people.parse(text) is None
    )


COMMENT_WIDTH = 80.0
HEADLINE_WIDTH = 30.0
