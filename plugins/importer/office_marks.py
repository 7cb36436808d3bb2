"""What an office's fax and stamps add to a sheet: cover, 收文 第…号, whom to ring for a bad copy.

Each line is known by its form alone; `enclosures` gives it its role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.unwrap import width

WIDEST = 46.0
# 收文 2026年4月2日 第0117号 · 来文登记 No.0117 · 已阅 白 4.2: set over the sheet by a stamp
_STAMP = re.compile(
    r"^[\s\u3000【\[［（(]*(?:收\s*文|来\s*文|发\s*文|收\s*件|来\s*件|收\s*稿|登\s*记|归\s*档|存\s*档|收\s*讫)"
    r"(?:专用)?(?:章|戳|登记|编号|日期|号)?[\s\u3000】\]］）):：]+(?=.*\d)[^，。！？]{2,40}$"
    r"|^[\s\u3000【\[［（(]*(?:已\s*阅|阅\s*办|拟\s*办|传\s*阅|急\s*件|特\s*急|加\s*急|密\s*件|收\s*讫)[】\]］）)]*"
    r"(?:[\s\u3000:：][^，。！？]{0,16})?$"
)
_COVER_TITLE = re.compile(
    r"^[\s\u3000\-—=*【\[［]*(?:传\s*真|FAX)(?:件|封面|首页|稿|电报|文稿)?[\s\u3000\-—=*】\]］]*$",
    re.IGNORECASE,
)
_COVER_FIELD = re.compile(
    r"^[\s\u3000]*(?:收\s*件|发\s*件|传\s*送|接\s*收|致|自|由|抄\s*送|页\s*数|总页数|事\s*由|主\s*题|日\s*期|传\s*真号?码?"
    r"|TO|FROM|ATTN|PAGES?|DATE|RE|FAX|TEL)(?:人|方|单位|部门)?\s*[:：]\s*\S",
    re.IGNORECASE,
)
# ☑请审阅 □请批示 □请回复
_BOXES = re.compile(
    r"(?:[☑□☐☒✓√■][\s\u3000]*(?:紧急|加急|[请须]\S{1,4}|普通|机密|供\S{1,4})[\s\u3000]*){2,}$"
)
_END = re.compile(
    r"^[\s\u3000\-—─=*·（(【\[［]*(?:以下(?:无正文|空白)|此页无正文|正文(?:完|结束)|传真完)[\s\u3000\-—─=*·）)】\]］。]*$"
    r"|^[\s\u3000]*[（(](?:盖\s*章|公\s*章|签\s*章|印\s*章|章)[)）]$"
)
# 如字迹不清,请拨…: whom to ring when the copy is bad
_BAD_COPY = re.compile(
    r"(?:[如若倘]|遇|凡)[有遇]?.{0,8}(?:字迹|传真|传输|页面|图像|文字|缺页|漏页|收件|内容|画面)?"
    r"(?:不清|不全|模糊|缺页|漏页|中断|未收[到全]|有误).{0,6}(?:请|可|烦|望).{0,6}(?:拨|电|打|联系|来电|告知|重[传发]|回复)"
)
# 园区工作简报 / 第 21 期 / 某某办公室编 2026年8月15日: the head of an office's own bulletin
_BULLETIN = re.compile(
    r"^[\s\u3000《【]*[\u4e00-\u9fff ]{0,14}?"
    r"(?:简\s*报|通\s*报|快\s*报|专\s*报|动\s*态|信\s*息|要\s*情|内\s*参|专\s*刊|快\s*讯|参\s*阅)[》】\s\u3000]*(?P<number>[（(]?\s*(?:\d{4}\s*年\s*)?第\s*\d+\s*期\s*[)）]?)?$"
)
_NUMBER = re.compile(
    r"^[\s\u3000（(【〔\[［]*(?:\d{4}\s*年?[\s\u3000]*)?(?:总?第|增刊第?)\s*[\d一二三四五六七八九十百]+\s*期[^，。]{0,14}$"
)
_EDITED = re.compile(
    r"^[\s\u3000]*[\u4e00-\u9fff（）() ]{3,30}(?:编印|主办|编发|编|印发|印)?[\s\u3000]*"
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[\s\u3000]*(?:编印|编|印发)?$"
)
# 报：市委办公室 · 送：各园区 · （共印80份）: to whom it goes
_SENT_TO = re.compile(
    r"^[\s\u3000]*(?:主\s*[报送]|抄\s*[报送]|报|送|发|分\s*送)\s*[:：]\s*[\u4e00-\u9fff（）()、，,；;\s\u3000]{2,80}[。.]?$"
)
_PRINTED = re.compile(r"^[\s\u3000]*[（(]?\s*共\s*印\s*\d+\s*份\s*[)）]?[\s\u3000]*$")
COVER_LINES = 10
"""A cover's fields stand within so many lines of its title."""


def covers(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """传真 and its fields; boxes to tick; 以下无正文."""
    found = {i for i, t in enumerate(texts) if _END.match(t) or _BOXES.match(t)}
    for index, text in enumerate(texts):
        if not _COVER_TITLE.match(text):
            continue
        fields = [
            k
            for k in range(index + 1, min(len(texts), index + COVER_LINES))
            if _COVER_FIELD.match(texts[k]) and width(texts[k]) <= WIDEST
        ]
        if len(fields) > 1:
            found |= {index, *fields}
    return found


def stamps(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """收文 2026年4月2日 第0117号."""
    return {i for i, t in enumerate(texts) if width(t) <= WIDEST and _STAMP.match(t)}


def bad_copies(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """如字迹不清,请拨…."""
    return {i for i, t in enumerate(texts) if _BAD_COPY.search(t)}


def bulletins(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """The name of an office's bulletin, its number, who edits it; never a name alone."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        match = _BULLETIN.match(text)
        if match is None:
            continue
        lines = [index]
        lines += [k for k in (index + 1, index + 2) if k < len(texts) and _is_imprint(texts[k])]
        if match["number"] or any(_NUMBER.match(texts[k]) for k in lines[1:]):
            found |= set(lines)
    return found


def _is_imprint(text: str) -> bool:
    return bool(_NUMBER.match(text) or _EDITED.match(text))


def addressees(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """报：… 送：… （共印80份）: two of them or more in a row, below a bulletin."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate([*texts, ""]):
        if index < len(texts) and (_SENT_TO.match(text) or _PRINTED.match(text)):
            run.append(index)
            continue
        if len(run) > 1 or any(_PRINTED.match(texts[k]) for k in run):
            found |= set(run)
        run = []
    return found
