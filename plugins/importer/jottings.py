"""What other hands add round a manuscript: embargoes, typists, headlines to choose from, farewells.

Each is known by the shape of its line, and reaches as far as that shape; an advertisement's or a
notice's lines are never asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import people, signs
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

WIDEST = 44.0
"""Han characters: a wider line is a sentence of the text."""

# （6月20日10点前请勿对外发布） · 一律不得见报 · 解禁时间：…
_PUBLISH = (
    r"(?:对外)?(?:发布|公开|刊发|刊登|刊播|见报|发表|报道|外传|传播|引用|披露|扩散|推送|上网)"
)
_EMBARGO = re.compile(
    rf"(?:前|之前|以前|未经(?:我[们司方局]|本[局司院校])[^，。]{{0,6}})[，,]?(?:请|均|一律)?(?:勿|不得|不要|别|不可|严禁|禁止)(?:提前)?{_PUBLISH}"
    rf"|(?:日|时|点|后)(?:起|以后|之后)?(?:方可|才能|再|可)(?:以)?{_PUBLISH}(?=[，,。；;！!)）】]|$)|(?:解禁|解密|限时发布|embargo)(?:时间|日期|until)?\s*[:：]?"
    rf"|(?:一律|请|务必|切)(?:不得|勿|不要|别)(?:在报纸上?)?(?:见报|公开|刊登|外传|扩散|发布)|(?:不宜|不便|不能|不得|暂不)(?:对外|公开)?(?:公开(?:引用|报道|发表)?|见报|引用出处|对外(?:公布|发布))"
    r"|内部(?:资料|材料|数据|掌握|稿)[，,、。)）]|^[\s（(【\[［]*(?:内部|仅供内部|仅供媒体|仅供编辑)[^，。]{0,6}(?:参考|使用)?[)）】\]］]?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\s*[（(【\[［].*[)）】\]］]\s*$")
_ENDS_IN_BRACKET = re.compile(r"[（(【\[［](?P<said>[^（()）【】\[［\]］]{4,40})[)）】\]］]\s*$")
_FIELD = re.compile(rf"^\s*[{HAN}]{{2,8}}\s*[:：]\s*\S")
_SIGNS = re.compile(r"^\s*(?:署\s*名|笔\s*名|作\s*者|姓\s*名|文|图|摄影)")
_SENTENCES = re.compile(r"。\S|[“”]|记者|[他她]说")


def embargoes(texts: Sequence[str], _: Sequence[int]) -> set[int]:
    """Until when, or that nothing at all, may be printed: alone, or behind a field."""
    found = set()
    for index, text in enumerate(texts):
        if width(text) > WIDEST or _SENTENCES.search(text):
            continue
        behind = _ENDS_IN_BRACKET.search(text)
        if _BRACKETED.match(text) or text.lower().startswith(("embargo", "解禁")):
            said: str = text
        elif (
            behind
            and _FIELD.match(text)
            and not _SIGNS.match(text)
            and people.parse(text[: behind.start()]) is None
        ):
            said = f"{behind['said']})"
        else:
            continue
        if _EMBARGO.search(said):
            found.add(index)
    return found


# 打字：小顾　校对一遍 · 录入 老庞 · 誊写：…
_TYPIST = re.compile(
    rf"^[\s（(【\[［]*(?:打\s*字|打\s*印|录\s*入|誊\s*[写抄清]|缮\s*写|抄\s*写|转\s*录|听\s*打|排\s*字|文字录入|文字输入|扫\s*描)(?:员|人|者)?\s*[:：/／]\s*[{HAN}\d]{{1,6}}(?:[\s\u3000，,；;].{{0,20}})?[)）】\]］]?$"
)
# 呈：… · 抄：… · 发：某厂宣传科（2026）宣字第17号: to whom an office sends a sheet, and its number
_SENT = re.compile(
    r"^[\s【\[［（(]*(?:呈\s*[送报]?|抄\s*[送报]?|主\s*送|报\s*送?|送|发\s*[往至件]?|发自|自|由|致)\s*[:：]\s*\S.{1,40}$"
)
_DOCUMENT = re.compile(
    rf"[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*[{HAN}]{{0,4}}\s*(?:字)?\s*第?\s*\d+\s*号|[{HAN}]{{1,6}}字\s*第?\s*\d+\s*号"
)
_ON_SHEET = re.compile(
    r"(?:^|[\s\u3000])(?:密级|缓急|拟稿|核稿|会签|签发|打印|印数|份数|共印|页数|抄|呈|发|主送|抄送|送审)\s*[:：]"
)


def sheets(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """Who typed it; to whom it was sent, where a second such line or a number stands by."""
    found = {i for i, t in enumerate(texts) if _TYPIST.match(t) and width(t) <= WIDEST / 2}
    for index, text in enumerate(texts):
        if width(text) > WIDEST or not _SENT.match(text) or people.parse(text):
            continue
        beside = [
            texts[k]
            for k in (index - 1, index + 1)
            if 0 <= k < len(texts) and gaps[max(k, index)] == 0
        ]
        if (
            _DOCUMENT.search(text)
            or len(_ON_SHEET.findall(text)) >= 2
            or any(_SENT.match(t) or _ON_SHEET.search(t) for t in beside)
        ):
            found.add(index)
    return found


# 题目三选一： · 标题备选 · 另拟了两个题：
_CHOICE = re.compile(
    r"^[\s（(【\[［]*(?:(?:标\s*题|题\s*目|大题|主题)(?:[二三四五两2-5]\s*选\s*一|请?(?:任选|选用|备选|候选|供选|选一个|挑一个)|有?[二三四五两2-5]个)|(?:备选|候选|另拟|拟了?|供选)(?:了)?(?:的|[二三四五两几2-5]个)?(?:标题|题目|题))[^。]{0,14}?[)）】\]］]?\s*[:：]?[)）】\]］]?$"
)
_OPTION = re.compile(
    r"^[\s]*(?:[A-Ea-e][.．、)）:：]|[①-⑤]|[（(][1-5一二三四五A-E][)）]|[1-5][.．、)）]|[一二三四五]、|(?:方案|题|标题|备选)[一二三四五1-5A-E]\s*[:：]?)\s*(?P<text>\S.*)$"
)


def choices(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """The line that offers headlines, and all but the first of them."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not _CHOICE.match(text):
            continue
        options = []
        at = index + 1
        while (
            at < len(texts)
            and at <= index + 6
            and _OPTION.match(texts[at])
            and signs.is_short(texts[at])
        ):
            options.append(at)
            at += 1
        if len(options) != 1:
            found |= {index, *options[1:]}
    return found


# Best regards, · Sincerely yours · Thanks & regards
_FAREWELL = re.compile(
    r"^\s*(?:(?:with\s+)?(?:best|kind|warm(?:est)?|many)?\s*(?:regards|wishes|thanks)"
    r"(?:\s*(?:and|&)\s*(?:best\s*)?(?:regards|wishes))?"
    r"|thanks?(?:\s*(?:&|and)\s*regards)?|thank\syou"
    r"|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|cheers|br)\s*[,，.!！]?\s*$",
    re.IGNORECASE,
)
SIGNED_LINES = 6


def farewells(texts: Sequence[str], gaps: Sequence[int]) -> set[int]:
    """An English farewell, and the name, firm and numbers below it."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not _FAREWELL.match(text):
            continue
        found.add(index)
        for at in range(index + 1, min(len(texts), index + 1 + SIGNED_LINES)):
            bare = re.sub(r"[^\u4e00-\u9fff]", "", texts[at])
            is_card = (
                width(texts[at]) <= WIDEST
                and not signs.is_final(texts[at])
                and (
                    len(bare) * 2 < len(texts[at].strip())
                    or (at == index + 1 and len(bare) <= 4)
                    or bool(signs.CONTACT.search(texts[at]) or re.search(r"[|｜]", texts[at]))
                )
            )
            if gaps[at] > 1 or not is_card:
                break
            found.add(at)
    return found
