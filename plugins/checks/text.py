"""What may be wrong with the words of a text: one function a rule, listed in RULES.

Pure, on one paragraph of normalised text (full-width marks). Nothing is corrected; each finding
is a question for the importer's review page, `approve` and the proof desk. A rule that is wrong
more often than right on real pages does not belong here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plugins.checks.traditional import TRADITIONAL
from plugins.newspaper.chinese import HAN, HAN_CHAR
from plugins.newspaper.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: characters [start, end) of the text, and what to say about them."""

    kind: str
    start: int
    end: int
    severity: Severity
    message: str
    remedy: str = ""


Rule = Callable[[str], Iterator[Finding]]


def find(text: str, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """All findings in a paragraph, in order of place."""
    found = [finding for rule in (RULES if rules is None else rules) for finding in rule(text)]
    return tuple(sorted(found, key=lambda f: (f.start, f.kind)))


_PAIRS = {"）": "（", "”": "“", "’": "‘", "》": "《", "】": "【", ")": "("}
_NAMES = {"（": "括号", "“": "引号", "‘": "单引号", "《": "书名号", "【": "括号", "(": "括号"}


# “（智算）数据中心）项目”   “（含2家外资企业产值”
def unbalanced_marks(text: str) -> Iterator[Finding]:
    """Brackets and quotation marks without their other half."""
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS.values():
            stack.append((char, at))
        elif char in _PAIRS:
            opening = _PAIRS[char]
            if stack and stack[-1][0] == opening:
                stack.pop()
            elif any(c == opening for c, _ in stack):
                while stack and stack[-1][0] != opening:
                    yield _unbalanced(text, *stack.pop())
                stack.pop()
            elif not _is_numbering(text, at):
                yield _unbalanced(text, opening, at, closing=char)
    for opening, at in stack:
        if not (opening == "“" and at == 0):
            # a quotation over several paragraphs opens anew in each and closes in the last
            yield _unbalanced(text, opening, at)


def _is_numbering(text: str, at: int) -> bool:
    """1) 2) or 一）at the start of an item."""
    return at <= 3 and bool(re.match(r"^[\d一二三四五六七八九十a-z]{1,2}[)）]", text))


def _unbalanced(text: str, opening: str, at: int, *, closing: str = "") -> Finding:
    start = max(0, at - 8)
    what = f"多一个“{closing}”" if closing else f"“{opening}”没有另一半"
    if opening in "“‘":
        what = f"多一个后{_NAMES[opening]}" if closing else f"前{_NAMES[opening]}没有另一半"
    return Finding(
        kind="unbalanced-bracket",
        start=start if closing else at,
        end=min(len(text), at + (6 if closing else 10)),
        severity="error",
        message=f"{_NAMES[opening]}不配对：{what}",
        remedy="对照原稿，补上或删去；程序不改",
    )


_CASES = {
    "IPv6": "IPV6",
    "IPv4": "IPV4",
    "Wi-Fi": "WIFI",
    "iPhone": "IPHONE",
    "iOS": "IOS",
    "GitHub": "GITHUB",
    "kWh": "KWH",
    "MWh": "MWH",
    "GWh": "GWH",
    "LoRa": "LORA",
    "PaaS": "PAAS",
    "SaaS": "SAAS",
    "IaaS": "IAAS",
    "mRNA": "MRNA",
    "PhD": "PHD",
    "ChatGPT": "CHATGPT",
    "DeepSeek": "DEEPSEEK",
    "OpenAI": "OPENAI",
    "LaTeX": "LATEX",
    "eVTOL": "EVTOL",
    "pH": "PH",
}
_CASE_BY_FOLDED = {wrong.casefold(): right for right, wrong in _CASES.items() if right != "pH"}
_CASE_BY_FOLDED["wifi"] = "Wi-Fi"
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.@/_-])[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9](?![A-Za-z0-9@/_-]|\.[a-z])"
)


# IPV6 → IPv6
def letter_case(text: str) -> Iterator[Finding]:
    """Names of techniques whose capitals are fixed."""
    for match in _LATIN.finditer(text):
        right = _CASE_BY_FOLDED.get(match.group().casefold())
        if right and match.group() != right:
            yield Finding(
                kind="letter-case",
                start=match.start(),
                end=match.end(),
                severity="query",
                message=f"“{match.group()}”的规范写法是“{right}”",
                remedy="大小写请核",
            )


_ITEM = rf"[{HAN}A-Za-z0-9“”（）·]{{1,10}}?"
# 交通优势，电力优势和人才优势: items with one ending, parted by a comma
_LIKE_ITEMS = re.compile(
    rf"(?P<all>[{HAN}]{{1,8}}?(?P<tail>[{HAN}]{{2}})，[{HAN}]{{1,8}}?(?P=tail)(?:和|与|及"
    rf"|以及)[{HAN}]{{1,10}}?(?P=tail))"
)
# 智能传感、高端轴承，功能食品三大产业: a comma among 、-items that a number sums up
_SUMMED = re.compile(
    rf"(?P<all>[{HAN}A-Za-z0-9“”]{{2,10}}(?:、[{HAN}A-Za-z0-9“”]{{2,10}})+，(?P<last>[{HAN}A-"
    rf"Za-z0-9“”]{{2,10}}?)(?:等)?(?P<count>[两三四五六七八九十\d]{{1,2}})(?:大|个|项|种|类"
    r"|家|座|市|区|县|省|方面|条|支|名|位))"
)
# 甲、乙，丙和丁 / 甲、乙，丙等
_MIXED = re.compile(
    rf"(?P<all>[{HAN}]{{2,6}}(?:、[{HAN}]{{2,6}})+，[{HAN}]{{2,6}}(?:和|与|及|以及"
    rf"|、)[{HAN}]{{2,6}}等)"
)
# 干部、他们下决心: a pronoun begins a new clause
_PRONOUN = re.compile(
    rf"(?P<all>[{HAN}]{{1,6}}、(?:他们|她们|我们|他|她)(?=[{HAN}]{{2}})(?!们?[和与及、]))"
)
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def list_marks(text: str) -> Iterator[Finding]:
    """A comma where items of one list want 、."""
    seen: list[tuple[int, int]] = []
    for match in _PRONOUN.finditer(text):
        if not re.search(r"、[^，。；]*$", text[: match.start()][-12:]):
            yield Finding(
                kind="punctuation",
                start=match.start(),
                end=match.end(),
                severity="query",
                message="分句之间用了顿号",
                remedy="宜用逗号，请核",
            )
    for pattern in (_LIKE_ITEMS, _SUMMED, _MIXED):
        for match in pattern.finditer(text):
            if pattern is _SUMMED:
                items = re.split(r"[、，]", match["all"][: match.end("last") - match.start()])
                count = (
                    _NUMBERS.get(match["count"]) or int(match["count"])
                    if match["count"] in _NUMBERS or match["count"].isdecimal()
                    else 0
                )
                if len(items) != count:
                    continue
            if any(a < match.end() and match.start() < b for a, b in seen):
                continue
            seen.append(match.span())
            yield Finding(
                kind="punctuation",
                start=match.start(),
                end=match.end(),
                severity="query",
                message="并列的词语之间用了逗号",
                remedy="宜用顿号，请核",
            )


# 约7625个   超138.46亿元   近48.36亿元
_VAGUE = re.compile(
    r"(?<![节预签条特公集合协大中简纽制节背负誓违])(?:大?约|超过?|逾|近|达?将近"
    r"|接近)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿]?(?:个|元|家|人|亩|吨|台|项|户"
    r"|平方米|公里|千瓦时|件|套|辆|次|天|名|米|%|％)?)"
)


def vague_and_exact(text: str) -> Iterator[Finding]:
    """约, 超, 近 before a figure that is exact to the last digit."""
    for match in _VAGUE.finditer(text):
        number = match["number"].replace(",", "")
        whole, _, decimals = number.partition(".")
        digits = len((whole + decimals).strip("0"))
        if len(decimals) >= 2 or (not decimals and digits >= 4 and whole[-1] != "0"):
            yield Finding(
                kind="vague-plus-exact",
                start=match.start(),
                end=match.end(),
                severity="info",
                message=f"约数词和精确的数字并用：“{match.group()}”",
                remedy="留一个，请核",
            )


def foreign_characters(text: str) -> Iterator[Finding]:
    """Traditional and rare characters: everything outside GB2312."""
    for match in HAN_CHAR.finditer(text):
        char = match.group()
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            is_traditional = char in TRADITIONAL
            yield Finding(
                kind="traditional" if is_traditional else "rare-character",
                start=match.start(),
                end=match.end(),
                severity="query",
                message=f"繁体字“{char}”" if is_traditional else f"生僻字“{char}”",
                remedy="多半是录入或识别的错误，请核"
                if is_traditional
                else "如是人名、地名，核对后即可",
            )


_MARK = "，。、；：？！"
_DOUBLED = re.compile(
    r"[，、；：]{2,}|。{2}(?!。)|[，、；：][。？！]|[。][，、；：]|(?<![！？])[？！]{4,}"
)


def doubled_marks(text: str) -> Iterator[Finding]:
    """Two stops in a row."""
    for match in _DOUBLED.finditer(text):
        yield Finding(
            kind="doubled-mark",
            start=match.start(),
            end=match.end(),
            severity="query",
            message=f"标点重复：“{match.group()}”",
            remedy="留一个，请核",
        )


_WORDS_DOUBLED = re.compile(rf"(?P<word>[{HAN}]{{2,6}})(?P=word)")
_MAY_DOUBLE = re.compile(
    r"^(?:研究|讨论|考虑|商量|学习|休息|沟通|交流|打听|了解|比较|整理|打扫|锻炼|介绍|帮助"
    r"|参观|庆祝|感受|体验|检查|琢磨|哈|呵|嘻|看看|试试|一|滴答|叮当|咚|咯噔|轰隆|哗啦|千|万"
    r"|天|年|月|日|人|家|步|处|个|层|点|慢|常|渐|刚|轻|默|大|小|高|长|红|绿|白|黑)"
)


def doubled_words(text: str) -> Iterator[Finding]:
    """的的, 园区园区: a word set twice."""
    for match in _WORDS_DOUBLED.finditer(text):
        if not _MAY_DOUBLE.match(match["word"]) and len(match["word"]) <= 4:
            yield Finding(
                kind="doubled-word",
                start=match.start(),
                end=match.end(),
                severity="query",
                message=f"词语重复：“{match.group()}”",
                remedy="是不是多了一个，请核",
            )
    for match in re.finditer(
        r"的的|了了(?!解|断|事)|在在|是是(?!非)|和和(?!美|睦|气|平)|与与|为为", text
    ):
        yield Finding(
            kind="doubled-word",
            start=match.start(),
            end=match.end(),
            severity="query",
            message=f"字重复：“{match.group()}”",
            remedy="是不是多了一个，请核",
        )


_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def impossible_dates(text: str) -> Iterator[Finding]:
    """2月30日, 13月1日."""
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for match in _DATE.finditer(text):
        month, day = int(match["month"]), int(match["day"])
        if not (1 <= month <= 12 and 1 <= day <= days[month - 1]):
            yield Finding(
                kind="date",
                start=match.start(),
                end=match.end(),
                severity="query",
                message=f"没有“{match.group()}”这一天",
                remedy="日期请核",
            )


_HALF = re.compile(
    rf"(?<=[{HAN}”’》）])[,;:?!()]|[,;:?!()](?=[{HAN}“‘《（])|(?<=[{HAN}])[.．](?=[{HAN}]|$)"
    r"|(?<=[%％])\.$"
)


def half_width_marks(text: str) -> Iterator[Finding]:
    """A half-width mark beside Chinese text, a full stop typed as a point."""
    for match in _HALF.finditer(text):
        yield Finding(
            kind="half-width",
            start=max(0, match.start() - 3),
            end=min(len(text), match.end() + 2),
            severity="query",
            message=f"半角标点“{match.group()}”",
            remedy="宜用全角，请核",
        )


_BAD_WORDS = {
    "令人嘱目": "令人瞩目",
    "按步就班": "按部就班",
    "再接再励": "再接再厉",
    "渡过难关": "",
    "一愁莫展": "一筹莫展",
    "迫不急待": "迫不及待",
    "走头无路": "走投无路",
    "谈笑风声": "谈笑风生",
    "穿流不息": "川流不息",
    "世外桃园": "世外桃源",
    "山青水秀": "山清水秀",
    "变本加利": "变本加厉",
    "名符其实": "名副其实",
    "不径而走": "不胫而走",
    "一鼓作汽": "一鼓作气",
    "部暑": "部署",
    "布署": "部署",
    "座落": "坐落",
    "帐号": "账号",
    "报帐": "报账",
    "重迭": "重叠",
    "凑和": "凑合",
    "精萃": "精粹",
    "竣工投运竣工": "",
    "题纲": "提纲",
    "既使": "即使",
    "必竟": "毕竟",
    "决窍": "诀窍",
    "粗旷": "粗犷",
    "幅射": "辐射",
    "气慨": "气概",
    "松驰": "松弛",
    "蜇伏": "蛰伏",
    "膺品": "赝品",
    "脉膊": "脉搏",
    "针贬": "针砭",
}
_BAD_PATTERN = re.compile(
    "|".join(sorted((re.escape(w) for w, r in _BAD_WORDS.items() if r), key=len, reverse=True))
)


def wrong_words(text: str) -> Iterator[Finding]:
    """Common slips that are surely wrong."""
    for match in _BAD_PATTERN.finditer(text):
        yield Finding(
            kind="wrong-word",
            start=match.start(),
            end=match.end(),
            severity="query",
            message=f"“{match.group()}”多半是“{_BAD_WORDS[match.group()]}”之误",
            remedy="请核",
        )


RULES: tuple[Rule, ...] = (
    unbalanced_marks,
    letter_case,
    list_marks,
    vague_and_exact,
    foreign_characters,
    doubled_marks,
    doubled_words,
    impossible_dates,
    half_width_marks,
    wrong_words,
)
