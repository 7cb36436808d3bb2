"""What colleagues wrote beside a text, and a program printed with it: comments and changes.

Word prints them as 批注［甲1］：… and 带格式的：…, an on-line document with a bubble or an arrow
before a name. Known by the shape of what opens the line; what such a comment says is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import correspondence, names
from plugins.importer.suspicion import suspicion
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_OPEN, _CLOSE = r"[\[［【〔(（]", r"[\]］】〕)）]"
_REMARK = (
    r"(?:批\s*注|旁\s*批|眉\s*批|旁\s*注|审\s*注|修\s*订|审\s*阅|注\s*释|评\s*论|标\s*注|备\s*注|回\s*复"
    r"|Comment(?:ed)?|Reply|Note)"
)
_CHANGE = (
    r"(?:带格式的?(?:表格|文本|项目符号和编号)?|设置了?格式|格式化的?|格式更改|已?删除的?(?:内容|文字|文本|单元格)?|已插入"
    r"|插入的?(?:内容|文字|文本|单元格)|(?:上|下)移(?:了|的)?(?:内容)?|移动的?(?:内容|文字)|域代码已更改"
    r"|Formatted(?: Table)?|Deleted|Inserted|Moved(?: (?:up|down|from|to))?|Field Code Changed)"
)
# 批注[戚3]：… · 批注［X1］ … · Comment [LZ1]: … · 审读[老卓2]：…: a label, who and which, a colon
_WORD_COMMENT = re.compile(
    rf"^[\s>＞|｜]*(?:"
    rf"[{HAN}A-Za-z]{{2,10}}\s?[\[［【〔]\s*(?![图表附第式])[{HAN}A-Za-z·]{{1,12}}[\s\-_#]?\d{{1,3}}\s*[\]］】〕]\s*[:：]"
    rf"|{_REMARK}\s?{_OPEN}\s*(?:[{HAN}A-Za-z·]{{0,12}}[\s\-_#]?\d{{1,3}}|[{HAN}]{{1,4}}|[A-Z]{{1,4}})\s*{_CLOSE}\s*[:：]"
    r"|[\[［][A-Za-z]{1,3}\d{1,3}[\]］]\s*\S"
    rf"|批\s*注\s*{_OPEN}[^\]］】〕)）]{{1,14}}{_CLOSE}"
    rf"|批\s*注\s*(?:[\d一二三四五六七八九十①-⑳]{{1,3}}|[{HAN}]{{1,4}})?\s*[:：]"
    rf"|(?:{_OPEN}\s*(?:批注|旁批|眉批|审注)[^\]］】〕)）:：]{{0,12}}{_CLOSE}|【?旁批】?[:：])"
    r")",
    re.IGNORECASE,
)
# 带格式的：字体：… · 删除[戚4]：… · Formatted: …: what a program writes about a change
_TRACKED = re.compile(
    rf"^[\s>＞|｜]*{_CHANGE}\s?(?:{_OPEN}[^\]］】〕)）]{{1,14}}{_CLOSE}\s*)?[:：]"
    rf"|^[\s>＞|｜]*(?:带格式的表格|域代码已更改|格式更改)\s*$",
    re.IGNORECASE,
)
# …专列开出。[A1]车上装的是…: where in the text a comment hangs
ANCHOR = re.compile(
    rf"(?<=[{HAN}，。；：、！？”）])[\[［](?:[A-Za-z]{{1,3}}|(?![图表注附式第])[{HAN}]{{1,3}})\d{{1,2}}[\]］]"
)
# {{待补：学院全称}}: a place that a template keeps open
_PLACEHOLDER = rf"\{{\{{(?=[^{{}}]*[{HAN}])[^{{}}\n]{{2,60}}\}}\}}"
# （批注：…） · 【插入：…】 whole in brackets, at any place
REASON = "同事加的批注、修订"
INLINE = re.compile(
    rf"[\[［【〔(（{{]\s*(?:批注|插话|存疑|待核实?|请核实?|旁批|眉批|审注|改注|校注者?按|修订|Comment)\s*[{HAN}A-Za-z]{{0,6}}\d{{0,3}}\s*[:：][^\[\]［］【】〔〕（）()]{{1,80}}[\]］】〕)）}}]|{_PLACEHOLDER}",
    re.IGNORECASE,
)
_BUBBLE = r"[\U0001F4AC\U0001F5E8\U0001F5EF\U0001F4AD\U0001F5E9]\ufe0f?"
_PEN = (
    r"[\U0001F4DD\U0001F58A\U0001F58B\U0001F58D\u270D\u270F\U0001F4CC\U0001F4CD\U0001F4CE\U0001F440"
    r"\u2757\u2753\u2705\u2611\u2714\u26A0\U0001F7E1\U0001F7E2\U0001F534\U0001F64B\U0001F449]\ufe0f?"
)
_WHO = rf"@?(?P<who>[{HAN}A-Za-z0-9_·.\-—]{{1,14}}?)"
# 💬 某某：… · 💬 某科-小某 4月3日：…
_SPOKEN = re.compile(rf"^[\s>＞|｜]*{_BUBBLE}\s*\S")
# 📝 某某：…: a bubble as well where a name stands behind it
_PENNED = re.compile(
    rf"^[\s>＞|｜]*{_PEN}\s*{_WHO}\s*(?:[\d月日昨今天\s/.\-:：]{{3,16}})?[:：]\s*\S"
)
# ↳ 某某：… · └ 某某：…: an answer below a comment
_ANSWER = re.compile(
    r"^[\s>＞|｜]*(?:[↳↪⤷⮑⤵⎿]\s*\S|//(?!\S*\.\w)\s*[^\s/]|(?:[└╰⏎╚┗]|\|_+|[├└]─*)[\s─\-]*"
    rf"(?:回复\s*)?@?[{HAN}A-Za-z0-9_·.\-]{{1,14}}"
    rf"(?:\s*(?:回复|→|@)\s*@?[{HAN}A-Za-z0-9_·.\-]{{1,14}})?\s*[:：]\s*\S)"
)
# 某某 回复 某某：… · 某某 评论：… · 某某 评论道：…
_REPLIES = re.compile(
    rf"^[\s>＞|｜]*(?P<who>[{HAN}]{{2,4}})[\s\u3000]+(?:(?:回复|@)\s*@?(?P<whom>[{HAN}]{{2,4}})"
    r"|(?:添加了?|插入了?|的)?(?:批注|评论)(?:了|道)?)[\s\u3000]*[:：]\s*\S"
)
# 某某插话：题目短点 · 【某某】这段再压一压 · [某某 4/3] …: who speaks, of the manuscript
_SPEAKS = re.compile(
    rf"^[\s>＞|｜]*(?:(?P<who>[{HAN}]{{2,4}}?)(?:插话|提醒|备注|建议|意见|提问|留言|又)[\s\u3000]*[:：]"
    rf"|[\[［【〔]\s*(?P<boxed>[{HAN}]{{1,4}}?)[\s\u3000]*(?P<when>\d{{1,2}}[./月\-]\d{{1,2}}日?(?:\s\S{{1,6}})?|[批注核问改])?\s*[\]］】〕])"
    r"[\s\u3000:：]*(?P<rest>\S.*)$"
)
# 【待核】井深多少米 · 【存疑】…: what is still open
_OPEN_QUESTION = re.compile(
    r"^[\s>＞|｜]*[\[［【〔（(]\s*(?:待[核查补改定酌]实?|存疑|核实?一?下?|再核|需核|缺[图字据]?|改动|删改?|责编注|编注|审稿注)\s*[\]］】〕）)]\s*[:：]?\s*\S"
)
# （批：结尾好，保留。——主任） · [主任：开头可以再短] · 【主任批：可用】: who decides, in brackets
_RULED = re.compile(
    rf"^[\s>＞|｜]*{_OPEN}\s*(?!编者)(?:(?:[{HAN}]{{1,3}})?(?:主任|总编|主编|副总|责编|编辑|校对|美编|组长|社长|值班\S{{0,2}}|部主任)\s*(?:批示?|批注|意见|改|注)?|批示?|批语|审稿|[一二三初复终]审)"
    rf"\s*[:：][^\[［\]］【】]{{2,80}}{_CLOSE}\s*$"
)
# 责任编辑批：三段对调 · 校后：无错
_RULED_BARE = re.compile(
    rf"^[\s>＞|｜]*(?!编者|编辑部)(?:[{HAN}]{{1,3}})?(?:主任|总编|主编|副总编|责任编辑|责编|编辑|校对|美编|审读员?|值班\S{{0,2}})(?:批示?|批注|意见|签字|签发)\s*[:：]\s*\S"
    r"|^[\s>＞|｜]*(?:校[后毕完讫]|[一二三毛通]校[后毕]|清样)\s*[:：]\s*\S"
)
# 回复 某某：写上吧
_REPLY_TO = re.compile(rf"^[\s>＞|｜]*回复\s*@?(?P<whom>[{HAN}]{{2,4}})\s*[:：]\s*\S")
# @某某 这里的数再核一下: called by name, and something is wanted
_CALLED = re.compile(rf"^[\s>＞|｜]*@\s?[{HAN}A-Za-z0-9_\-]{{1,12}}[\s\u3000,，]+(?P<rest>\S.*)$")
_WANTS = re.compile(
    r"核|改|看|补|换|删|发|登|稿|图|版|题|[你您咱我]|请|麻烦|吗|吧|呢|[？?]|好的|收到|已|谢|辛苦|没问题|OK|ok"
    r"|催|赶|急|最好|尽[快量早]|别|拖|来得及|截止|明天|今晚|周[一二三四五六日末]"
)
# ✅ 已解决 · 👍 2 · 某某 已采纳: marks below a comment
_SETTLED = re.compile(
    r"^[\s>＞|｜]*(?:[\u2705\u2611\u2714\U0001F44C\U0001F44D\U0001F197\u274E]\ufe0f?\s*)?(?:此?(?:评论|批注|条)?已?(?:标记为)?(?:已解决|已采纳|已处理|待处理|待解决|未解决))"
    rf"(?:\s*[·•｜|\-—(（]?\s*[{HAN}\d\s:：月日/.\-)）]{{0,20}})?$"
    r"|^[\s>＞|｜]*[\U0001F44D\u2764\U0001F44F\U0001F602\U0001F44C\U0001F64F]\ufe0f?\s*\d*\s*$"
)
# 最后修改：某某 昨天 22:17 · 协作者 7 人 · （链接内所有人可编辑）: what the document says of itself
_OF_DOCUMENT = re.compile(
    rf"^\s*(?:最后|最近|上次)(?:修改|编辑|更新|保存|打开)\s*(?:[:：于由]|[{HAN}]{{2,4}}\s)"
    r"|协作者?\s*\d+\s*人|\d+\s*人(?:正在|参与)?(?:协作|编辑|查看)"
    r"|[（(【\[［](?:获得)?(?:链接|互联网|企业|组织)?[^（()）]{0,6}(?:所有人|任何人|有权限的?人|仅我)[^（()）]{0,6}可(?:编辑|查看|评论|阅读)[）)】\]］]"
    r"|^\s*[【\[［](?:腾讯|金山|石墨|飞书|钉钉|WPS|语雀|企业微信)\S{0,2}(?:文档|表格|笔记|云文档)?[】\]］]|^\s*评论\s*[（(]?\d+[)）]?\s*条?$|创建(?:者|人)\s*[:：]"
    r"|^\s*(?:所有(?:更改|修改)(?:已|均已)保存|已保存到云端|历史版本|版本记录|评论\s*[（(]\d+[)）]|显示已解决的评论)"
)
DOCUMENT_WIDTH = 44.0


def is_comment(text: str) -> bool:
    """A comment, an answer to one, or a change that a program printed."""
    if _WORD_COMMENT.match(text) or _TRACKED.match(text) or _SPOKEN.match(text):
        return True
    if _ANSWER.match(text) or _SETTLED.match(text) or re.fullmatch(_PLACEHOLDER, text.strip()):
        return True
    if match := _PENNED.match(text):
        return names.is_name(match["who"]) or correspondence.evidence(text) >= TALKS
    if match := _REPLIES.match(text):
        return names.is_name(match["who"]) and (
            match["whom"] is None or names.is_name(match["whom"])
        )
    if match := _SPEAKS.match(text):
        who, rest = match["who"] or match["boxed"], match["rest"]
        named = names.is_name(who) or (bool(match["when"]) and len(who) <= 2)
        return (
            named
            and width(rest) <= CALLED_WIDTH
            and (bool(match["when"]) or suspicion(rest) >= SPEAKS)
        )
    if match := _REPLY_TO.match(text):
        return names.is_name(match["whom"])
    if _OPEN_QUESTION.match(text) or _RULED.match(text) or _RULED_BARE.match(text):
        return width(text) <= CALLED_WIDTH
    if match := _CALLED.match(text):
        return width(text) <= CALLED_WIDTH and bool(_WANTS.search(match["rest"]))
    return False


TALKS = 0.7
SPEAKS = 0.5
"""Suspicion from which somebody named speaks of the manuscript."""
CALLED_WIDTH = 60.0


def is_of_document(text: str) -> bool:
    """Who may edit the file, and who did so last."""
    return width(text) <= DOCUMENT_WIDTH and bool(_OF_DOCUMENT.search(text))


def comments(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Indices of comments."""
    return {i for i, text in enumerate(texts) if is_comment(text)}


def of_document(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Indices of what the program says about the document."""
    return {i for i, text in enumerate(texts) if is_of_document(text)}


# 这封照登，称呼留着 · 原信刊登 · 不要改成消息: the desk prints a letter as it is
_AS_IT_IS = re.compile(
    r"(?<![不别勿])照[登刊发排](?!不)|原[信文样](?:照|刊|登|发|排)|(?:称呼|抬头|开头).{0,6}(?:留|保留|不[要动删改])"
    r"|(?:按|作|当|以)(?:来信|读者来信|书信)(?:登|刊|处理|形式|体)|全信(?:照|刊)登"
)
SLIP_REACH = 5
"""Lines above a salutation in which the desk says that the letter is printed."""


def prints_letter(texts: Sequence[str], index: int) -> bool:
    """Does a slip above the letter say that it is printed as it is?"""
    return any(_AS_IT_IS.search(t) for t in texts[max(0, index - SLIP_REACH) : index])
