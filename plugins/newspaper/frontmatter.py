"""`Key: value` lines above an article's body: read and written by one table of keys.

Not YAML (Pelican's Markdown files never were): a value runs to the end of its line, and goes on
in lines indented by four spaces. The body below the first blank line is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, get_args

from plugins.newspaper.chinese import FULL_MARKS, HAN, date_meant, strip_control
from plugins.newspaper.model import CHINA, ArticleKind, Byline, Correction, Status
from plugins.newspaper.problems import Problem, nearest

# 标题：山西…   or   Title: 山西…
_LINE = re.compile(
    r"^(?P<key>[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff -]{0,20}?)\s*[:：]\s*(?P<value>.*)$"
)
_CONTINUED = re.compile(r"^(?: {4}|\t)\s*(?P<value>\S.*)$")
# Between names, not between the words of a role: 王春宇（记者、摄影）; 丁洁
_NAMES = re.compile(r"[;；、，,](?![^（()）]*[)）])")
_NAME_ROLE = re.compile(r"^(?P<name>[^（(]+?)\s*(?:[（(](?P<role>[^（）()]*)[）)])?$")
_WORDS = re.compile(r"[;；]")
_SEAM = re.compile(rf"(?<=[{HAN}{FULL_MARKS}])\n|\n(?=[{HAN}{FULL_MARKS}])")

TITLE_LIMIT_CHARS = 200
"""A longer title is a body that lost its blank line."""

NAME_LIMIT_CHARS = 40
"""A longer by-line is a sentence."""

_QUOTED_CHARS = 30


class _WrongError(ValueError):
    """A value that does not fit its key: message and remedy for the editor."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def _text(value: str) -> str:
    return value.strip()


def shorten(word: str) -> str:
    """What a message quotes of a value: enough to find it, never ten kilobytes."""
    return word if len(word) <= _QUOTED_CHARS else f"{word[:_QUOTED_CHARS]}……"


def _short(value: str) -> str:
    if len(value) > TITLE_LIMIT_CHARS:
        raise _WrongError(
            f"这一项有 {len(value)} 个字，太长了",
            f"最多 {TITLE_LIMIT_CHARS} 字；字段和正文之间要空一行",
        )
    return value.strip()


def _one(value: str) -> str:
    """A value that is one line however it was broken: no blank between Chinese characters."""
    return _short(_SEAM.sub("", value).replace("\n", " "))


def _bylines(value: str) -> tuple[Byline, ...]:
    found = []
    for part in map(str.strip, _NAMES.split(value.replace("\n", ";"))):
        if not part:
            continue
        match = _NAME_ROLE.match(part) if len(part) <= NAME_LIMIT_CHARS else None
        if match is None:
            raise _WrongError(f"作者“{shorten(part)}”读不懂", "写成：王春宇; 丁洁（通讯员）")
        found.append(Byline(name=match["name"].strip(), role=(match["role"] or "").strip()))
    return tuple(found)


def _dump_bylines(value: tuple[Byline, ...]) -> str:
    return "; ".join(f"{b.name}（{b.role}）" if b.role else b.name for b in value)


def _words(value: str) -> tuple[str, ...]:
    words = _WORDS.split(value.replace("\n", ";"))
    return tuple(word.strip() for word in words if word.strip())


def _number(value: str) -> int:
    digits = value.strip()
    # Special case: int() refuses thousands of digits, and 1e9 is no number of a 版 either.
    if not digits.isdecimal() or len(digits) > 2 or int(digits) == 0:
        raise _WrongError(f"“{shorten(digits)}”不是 1 到 99 的数", "只写数字，例如 2")
    return int(digits)


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        meant = date_meant(value)
        remedy = f"写成 {meant.isoformat()}" if meant else "年-月-日，例如 2025-05-02"
        raise _WrongError(f"日期“{shorten(value.strip())}”不对", remedy) from None


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise _WrongError(
            f"时间“{shorten(value.strip())}”不对", "例如 2025-05-02T10:00+08:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _dump_moment(value: datetime) -> str:
    return value.isoformat(timespec="minutes")


def _choice(words: Mapping[str, str]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        word = value.strip()
        if word not in words:
            shown = "、".join(key for key in words if not key.isascii())
            raise _WrongError(
                f"不能是“{shorten(word)}”", nearest(word, words) or f"可以写：{shown}"
            )
        return words[word]

    return parse


def _with_chinese(values: tuple[str, ...], chinese: tuple[str, ...]) -> dict[str, str]:
    return {**{v: v for v in values}, **dict(zip(chinese, values, strict=True))}


KIND_WORDS = _with_chinese(get_args(ArticleKind), ("报道", "图片新闻", "公告", "广告", "更正"))
STATUS_WORDS = _with_chinese(get_args(Status), ("草稿", "已签发"))


def _corrections(value: str) -> tuple[Correction, ...]:
    found = []
    for row in value.split("\n"):
        parts = [part.strip() for part in re.split(r"[|｜]", row)]
        if len(parts) not in (3, 4):
            raise _WrongError("更正读不懂", "写成：2025-05-02 | 误 | 正 | 说明")
        day = _date(parts[0])
        found.append(Correction(date=day, wrong=parts[1], right=parts[2], note="".join(parts[3:])))
    return tuple(found)


def _dump_corrections(value: tuple[Correction, ...]) -> str:
    return "\n    ".join(
        " | ".join([c.date.isoformat(), c.wrong, c.right, *([c.note] if c.note else [])])
        for c in value
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key: its spellings, its field in our model, how it is read and written."""

    name: str
    chinese: tuple[str, ...]
    field: str
    parse: Callable[[str], Any] = _text
    dump: Callable[[Any], str] = str
    help: str = ""


KEYS: tuple[Key, ...] = (
    Key(
        name="Title",
        chinese=("标题", "主题", "题目", "大标题", "主标题"),
        field="title",
        parse=_one,
        help="标题，必须有",
    ),
    Key(name="Kicker", chinese=("引题", "肩题", "眉题"), field="kicker", parse=_one, help="引题"),
    Key(name="Deck", chinese=("副题", "副标题", "子题"), field="deck", parse=_short, help="副题"),
    Key(name="Standfirst", chinese=("提要", "核心提示", "提要题"), field="standfirst", help="提要"),
    Key(
        name="Category",
        chinese=("栏目",),
        field="column_printed",
        parse=_one,
        help="报上印出的栏目；没印就不写",
    ),
    Key(
        name="Authors",
        chinese=("作者", "署名"),
        field="bylines",
        parse=_bylines,
        dump=_dump_bylines,
        help="作者，用分号隔开，身份写在括号里：王春宇; 丁洁（通讯员）",
    ),
    Key(
        name="Dateline",
        chinese=("讯头", "电头"),
        field="dateline",
        parse=_one,
        help="讯头：科学导报讯",
    ),
    Key(
        name="Kind",
        chinese=("类别", "体裁"),
        field="kind",
        parse=_choice(KIND_WORDS),
        help="story 报道、photos 图片新闻、notice 公告、ad 广告、correction 更正",
    ),
    Key(name="Origin", chinese=("来源",), field="origin", parse=_one, help="转载稿的来源"),
    Key(
        name="Page", chinese=("版", "版次"), field="page", parse=_number, help="第几版；只影响排序"
    ),
    Key(
        name="Order",
        chinese=("次序", "顺序"),
        field="order",
        parse=_number,
        help="版内第几篇；只影响排序",
    ),
    Key(
        name="Date",
        chinese=("日期",),
        field="date",
        parse=_date,
        dump=date.isoformat,
        help="可不写；写了要与文件夹一致",
    ),
    Key(
        name="Status",
        chinese=("状态",),
        field="status",
        parse=_choice(STATUS_WORDS),
        help="draft 草稿、published 已签发",
    ),
    Key(name="Summary", chinese=("摘要",), field="summary", help="摘要；不写就取正文开头"),
    Key(
        name="Keywords",
        chinese=("关键词",),
        field="keywords",
        parse=_words,
        dump="; ".join,
        help="关键词，用分号隔开",
    ),
    Key(
        name="Modified",
        chinese=("修改时间",),
        field="modified",
        parse=_moment,
        dump=_dump_moment,
        help="网上改动的时间：2025-05-02T10:00+08:00",
    ),
    Key(
        name="Correction",
        chinese=("更正",),
        field="corrections",
        parse=_corrections,
        dump=_dump_corrections,
        help="更正：2025-05-02 | 误 | 正 | 说明；多条另起行，缩进四格",
    ),
    Key(name="Imported", chinese=("导入自",), field="imported", help="导入程序写的出处，不用改"),
)
"""The closed set of an article's keys; another is a Problem with the nearest right spelling."""

TEXT_KEYS: tuple[Key, ...] = (
    Key(name="Title", chinese=("标题",), field="title", parse=_one, help="标题，必须有"),
    Key(
        name="Slug",
        chinese=("网址名",),
        field="slug",
        parse=_one,
        help="网址名：about 就是 /about.html",
    ),
    Key(name="Summary", chinese=("摘要",), field="summary", help="摘要"),
)
"""Keys of texts that are no articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What was read.

    `fields` holds only what was written, by field name of the model; `lines` the 1-based line of
    each field; `body_line` the 1-based line where `body` begins.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def parse(text: str, path: str, *, keys: tuple[Key, ...] = KEYS) -> FrontMatter:
    """Read the fields and set the body apart; every fault is a Problem of its line, none raises."""
    spellings = {spelling: key for key in keys for spelling in (key.name, *key.chinese)}
    folded = {spelling.casefold(): key for spelling, key in spellings.items()}
    problems: list[Problem] = []
    raw: dict[str, tuple[Key, list[str], int]] = {}
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_key: str | None = None
    at = 0

    def complain(line: int, kind: str, message: str, remedy: str) -> None:
        problems.append(Problem(path=path, line=line, kind=kind, message=message, remedy=remedy))

    while at < len(lines) and not lines[at].strip():
        at += 1
    for at in range(at, len(lines)):  # noqa: B020  # the loop goes on where the blank lines ended
        line = lines[at]
        if not line.strip():
            break
        continued = _CONTINUED.match(line)
        if continued and open_key is not None:
            raw[open_key][1].append(continued["value"].strip())
            continue
        match = _LINE.match(line)
        if match is None:
            complain(
                at + 1,
                "no-blank-line",
                "字段和正文之间没有空行",
                "在字段的最后一行下面空一行" if raw else "文件开头要有“Title: 标题”这样的字段",
            )
            at -= 1
            break
        key = folded.get(match["key"].strip().casefold())
        if key is None:
            word = match["key"].strip()
            complain(
                at + 1,
                "unknown-key",
                f"不认识的字段“{word}”",
                f"{nearest(word, spellings)}可用的字段见 README“稿件格式”。",
            )
            open_key = None
            continue
        open_key = key.field
        if key.field in raw:
            complain(
                at + 1,
                "repeated-key",
                f"字段“{key.name}”写了两次",
                f"第 {raw[key.field][2]} 行已经有了，留一个",
            )
            open_key = None
            continue
        raw[key.field] = (key, [match["value"].strip()], at + 1)
    else:
        at = len(lines)
    fields, wrong = _values(raw, path)
    problems += wrong
    said_already = {"unknown-key"} if raw else {"unknown-key", "no-blank-line"}
    title_said = "title" in fields or any(
        p.line == raw["title"][2] for p in wrong if "title" in raw
    )
    if not title_said and not any(problem.kind in said_already for problem in problems):
        complain(1, "no-title", "没有标题", "在第一行写“Title: 标题”")
    body_lines = lines[at + 1 :]
    blank = next((i for i, line in enumerate(body_lines) if line.strip()), len(body_lines))
    return FrontMatter(
        fields=MappingProxyType(fields),
        lines=MappingProxyType({name: line for name, (_, _, line) in raw.items()}),
        body="\n".join(body_lines[blank:]).rstrip(),
        body_line=at + 2 + blank,
        problems=tuple(problems),
    )


def _values(
    raw: Mapping[str, tuple[Key, list[str], int]], path: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Each key's lines as a value of its type; one that does not fit is a Problem and left out."""
    fields: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, (key, values, line) in raw.items():
        said = "\n".join(v for v in values if v)
        value = strip_control(said).strip()
        if value != said:
            problems.append(
                Problem(
                    path=path,
                    line=line,
                    kind="control-character",
                    severity="warning" if value else "error",
                    message=f"{key.name} 里有看不见的控制字符，已经去掉",
                    remedy="重新打一遍这一行",
                )
            )
        if not value:
            continue
        try:
            fields[name] = key.parse(value)
        except _WrongError as wrong:
            problems.append(
                Problem(
                    path=path,
                    line=line,
                    kind="wrong-value",
                    message=f"{key.name}：{wrong.message}",
                    remedy=wrong.remedy,
                )
            )
    return fields, problems


def dump(fields: Mapping[str, Any], *, keys: tuple[Key, ...] = KEYS) -> str:
    """The fields as lines, in the table's order; empty ones are left out. Ends with a newline."""
    lines = []
    for key in keys:
        value = fields.get(key.field)
        if value in (None, "", ()):
            continue
        lines.append(f"{key.name}: {_one_line(key.dump(value))}")
    return "".join(f"{line}\n" for line in lines)


def _one_line(value: str) -> str:
    """Line ends inside a value become continuation lines; what is never printed is left out."""
    return re.sub(r"\s*[\r\n]\s*", "\n    ", strip_control(value).strip())
