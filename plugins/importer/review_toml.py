"""review.toml: what the editor decided about one issue, read back on every import.

    [[line]]                 this line is something else than guessed
    no = 141
    role = "title"

    [[join]]                 these two lines are one (joined = false: they are not)
    after = 101
    with = 107

    [[article]]              fields of the article that has this line; or deleted = true
    at = 123
    column = "开发区建设"

    [[answer]]               a question of the review page, and what was chosen
    kind = "split-title"
    quoted = "中部地区"
    choice = "join"

The file is valid TOML when we write it. Typed by hand it may have full-width marks, Chinese keys
and values, several pairs on a line, a BOM or GBK: so it is read by our own reader, which accepts
all that and names what it cannot read. What stands above MARKER is the editor's and is kept as it
is; what is below are guesses, written anew on each import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from plugins.importer.model import (
    Answers,
    ArticleAnswer,
    JoinAnswer,
    LineAnswer,
    Role,
    Settled,
)
from plugins.importer.privacy import mask
from plugins.newspaper.problems import Problem, nearest

FILE_NAME = "review.toml"
MARKER = "# ======== 以下是程序的猜测，每次导入重写；去掉行首的“# ”就是采用 ========"
HEADING = """\
# 核对答案：每次导入都照这里办。
# 最省事的办法：打开核对页 review.html，点选答案，再“保存答案”，存到这个文件。
# 也可以用记事本写，中文标点、全角等号都认得。
"""

ROLE_WORDS: Mapping[str, Role] = MappingProxyType(
    {
        "标题": "title",
        "主题": "title",
        "引题": "kicker",
        "副题": "deck",
        "提要": "standfirst",
        "栏目": "column",
        "署名": "byline",
        "作者": "byline",
        "正文": "text",
        "小标题": "heading",
        "条目": "item",
        "引文": "quote",
        "诗": "verse",
        "表格": "table",
        "编者按": "note",
        "图片说明": "caption",
        "转版": "jump",
        "来源": "origin",
        "作者简介": "author-note",
        "另起一篇": "break",
        "报头": "masthead",
        "版头": "page-header",
        "页码": "page-number",
        "责编": "staff",
        "导读": "guide",
        "广告": "ad",
        "私人信息": "private",
        "来信": "letter",
        "附言": "note-to-editor",
        "不要": "unknown",
        "重复": "duplicate",
    }
)
"""What may be typed for a role, and what the review page offers, the usual ones first."""

_TABLES = {
    "line": ("line", "行"),
    "join": ("join", "接", "合", "合并", "接合", "相接"),
    "article": ("article", "稿件", "文章", "篇", "稿"),
    "answer": ("answer", "答案", "答", "回答", "问题"),
}
_KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "line": {
            "no": ("no", "number", "行", "行号", "号"),
            "role": ("role", "角色", "是", "身份"),
            "source": ("source", "文件"),
            "text": ("text", "原文", "文字"),
        },
        "join": {
            "after": ("after", "上行", "前", "上", "前一行"),
            "with": ("with", "with_line", "下行", "后", "下", "后一行"),
            "joined": ("joined", "接", "接上", "合"),
            "source": ("source", "文件"),
            "text": ("text", "原文", "文字"),
        },
        "article": {
            "at": ("at", "行", "行号", "位置"),
            "deleted": ("deleted", "删除", "已删除", "不要"),
            "source": ("source", "文件"),
            "text": ("text", "原文"),
            "title": ("title", "标题", "主题"),
            "kicker": ("kicker", "引题", "肩题", "眉题"),
            "deck": ("deck", "副题", "子题"),
            "standfirst": ("standfirst", "提要", "核心提示"),
            "column": ("column", "category", "栏目"),
            "dateline": ("dateline", "讯头", "电头"),
            "authors": ("authors", "byline", "bylines", "作者", "署名"),
            "origin": ("origin", "来源"),
            "kind": ("kind", "类别", "体裁"),
            "page": ("page", "版", "版次"),
        },
        "answer": {
            "kind": ("kind", "类别", "种类"),
            "source": ("source", "文件"),
            "quoted": ("quoted", "原文", "引文"),
            "choice": ("choice", "选", "选择", "答", "答案"),
        },
    }
)
_YES = frozenset({"true", "是", "对", "yes", "1", "接上", "合并"})
_NO = frozenset({"false", "否", "不", "不是", "no", "0", "不接", "分开"})

_HEADER = re.compile(r"^[\[［【]{1,2}\s*(?P<name>[^\]］】]+?)\s*[\]］】]{1,2}\s*(?P<rest>.*)$")
_KEY = re.compile(r"\s*[,，;；、]?\s*(?P<key>[A-Za-z_\u4e00-\u9fff][\w-]*)\s*[=＝:：]\s*")
_AFTER_VALUE = r"(?=\s*(?:$|[#＃]|[,，;；、]?\s*[A-Za-z_\u4e00-\u9fff][\w-]*\s*[=＝:：]))"
_STRICT = re.compile(r'"(?P<value>(?:[^"\\]|\\.)*)"' + _AFTER_VALUE)
_QUOTED = (
    re.compile(r"[“”\"＂「](?P<value>.*?)[“”\"＂」]" + _AFTER_VALUE),
    re.compile(r"[‘’'](?P<value>.*?)[‘’']" + _AFTER_VALUE),
)
_BARE = re.compile(r"(?P<value>[^\s,，;；#＃]*)")


# --- reading ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Table:
    """One [[table]] as it is read: raw values by our keys."""

    name: str
    line: int
    values: dict[str, str]


def parse(text: str, path: str) -> Answers:
    """Read answers; what cannot be read is a red Problem with its line, and is left out."""
    problems: list[Problem] = []
    lines: list[LineAnswer] = []
    joins: list[JoinAnswer] = []
    articles: list[ArticleAnswer] = []
    settled: list[Settled] = []
    for table in _tables(text, path, problems):
        values = table.values
        try:
            match table.name:
                case "line":
                    lines.append(
                        LineAnswer(
                            source=values.get("source", ""),
                            number=_number(values, "no"),
                            role=_role(values.get("role", "")),
                            text=values.get("text", ""),
                        )
                    )
                case "join":
                    joins.append(
                        JoinAnswer(
                            source=values.get("source", ""),
                            after=_number(values, "after"),
                            with_line=_number(values, "with"),
                            joined=_truth(values.get("joined", "true")),
                            text=values.get("text", ""),
                        )
                    )
                case "article":
                    fields = {
                        key: value
                        for key, value in values.items()
                        if key not in {"at", "deleted", "source", "text"}
                    }
                    articles.append(
                        ArticleAnswer(
                            source=values.get("source", ""),
                            at=_number(values, "at"),
                            fields=MappingProxyType(fields),
                            deleted=_truth(values.get("deleted", "false")),
                            text=values.get("text", ""),
                        )
                    )
                case _:
                    settled.append(
                        Settled(
                            kind=_word(values, "kind"),
                            source=values.get("source", ""),
                            quoted=values.get("quoted", ""),
                            choice=values.get("choice", "ok"),
                        )
                    )
        except _WrongError as wrong:
            problems.append(_problem(path, table.line, str(wrong), wrong.remedy))
    return Answers(
        lines=tuple(lines),
        joins=tuple(joins),
        articles=tuple(articles),
        settled=tuple(settled),
        problems=tuple(problems),
    )


class _WrongError(ValueError):
    """A value that does not fit: message and remedy for the editor."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def _tables(text: str, path: str, problems: list[Problem]) -> Iterator[_Table]:
    current: _Table | None = None
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = raw.strip().strip("\u3000")
        if not line or line[0] in "#＃":
            continue
        header = _HEADER.match(line)
        if header is not None:
            if current is not None:
                yield current
            current = None
            name = _spelling(header["name"].casefold(), _TABLES)
            if name is None:
                known = [word for words in _TABLES.values() for word in words]
                remedy = nearest(header["name"], known) or f"可以写：{'、'.join(_TABLES)}"
                problems.append(_problem(path, number, f"不认识“[[{header['name']}]]”", remedy))
                current = _Table(name="", line=number, values={})
            else:
                current = _Table(name=name, line=number, values={})
            line = header["rest"]
        if current is None:
            problems.append(
                _problem(path, number, "这一行不属于任何一条答案", "上面要先有一行 [[line]] 之类")
            )
            continue
        if current.name:
            _read_pairs(line, number, current, path, problems)
        # Pairs of an unknown table are passed over: its name was the fault.
    if current is not None:
        yield current


def _read_pairs(line: str, number: int, table: _Table, path: str, problems: list[Problem]) -> None:
    known = _KEYS[table.name]
    while line and line[0] not in "#＃":
        key = _KEY.match(line)
        if key is None:
            problems.append(
                _problem(
                    path, number, f"这里读不懂：{line[:20]}", '写成 名称 = "文字" 或 名称 = 数字'
                )
            )
            return
        value, line = _value(line[key.end() :])
        name = _spelling(key["key"].casefold(), known)
        if name is None:
            every = [word for words in known.values() for word in words]
            problems.append(
                _problem(path, number, f"不认识的项“{key['key']}”", nearest(key["key"], every))
            )
        else:
            table.values[name] = value
        line = line.lstrip(" \t\u3000,，;；")


def _value(rest: str) -> tuple[str, str]:
    """A value and what follows it."""
    strict = _STRICT.match(rest)
    if strict is not None:
        try:
            return str(json.loads(f'"{strict["value"]}"')), rest[strict.end() :]
        except ValueError:  # a backslash typed by hand
            return strict["value"], rest[strict.end() :]
    for pattern in _QUOTED:
        found = pattern.match(rest)
        if found is not None:
            # “甲”与“乙” typed without marks around it: its own marks are part of it.
            pairs = re.sub("“[^“”]*”", "", found["value"])
            value = found[0] if re.search("”.*“", pairs) else found["value"]
            return value, rest[found.end() :]
    bare = _BARE.match(rest)
    assert bare is not None  # it matches nothing as well
    return bare["value"], rest[bare.end() :]


def _spelling(word: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    return next((name for name, words in known.items() if word in words), None)


def _number(values: Mapping[str, str], key: str) -> int:
    value = values.get(key, "").strip()
    if not value:
        raise _WrongError(f"缺少行号“{key}”", f"写上 {key} = 141 之类")
    if not value.isdecimal():
        raise _WrongError(f"“{value}”不是行号", f"只写数字，例如 {key} = 141")
    return int(value)


def _word(values: Mapping[str, str], key: str) -> str:
    if not values.get(key):
        raise _WrongError(f"缺少“{key}”", f'写上 {key} = "……"，或从核对页里保存答案')
    return values[key]


def _role(value: str) -> str:
    if value in get_args(Role):
        return value
    if value in ROLE_WORDS:
        return ROLE_WORDS[value]
    every = [*ROLE_WORDS, *get_args(Role)]
    remedy = nearest(value, every) or f"可以写：{'、'.join(ROLE_WORDS)}"
    raise _WrongError(f"不认识的角色“{value}”" if value else "没有写角色", remedy)


def _truth(value: str) -> bool:
    if value.casefold() in _YES:
        return True
    if value.casefold() in _NO:
        return False
    raise _WrongError(f"“{value}”不是“是”或“否”", "写 true 或 false，也可写 是 或 否")


def _problem(path: str, line: int, message: str, remedy: str) -> Problem:
    return Problem(path=path, line=line, kind="answer", message=message, remedy=remedy)


# --- writing ------------------------------------------------------------------------------------


def editors_part(text: str) -> str:
    """What the editor wrote: all above MARKER, and guesses below it that were made answers."""
    above, marker, below = text.partition(MARKER)
    if not marker:
        return text.rstrip() + "\n" if text.strip() else HEADING
    adopted = dump(parse(below, ""))
    return above.rstrip() + "\n" + (f"\n{adopted}" if adopted else "")


def write(previous: str, guesses: Iterable[tuple[str, Answers]] = ()) -> str:
    """The file's next text: the editor's part as it is, then the guesses as comments.

    Args:
        previous: the file as it is now, "" when there is none.
        guesses: each with the reason that is shown above it.
    """
    parts = [editors_part(previous)]
    shown = []
    for reason, guess in guesses:
        reasons = "".join(f"# （{line}）\n" for line in mask(reason).splitlines())
        body = "".join(f"# {line}\n" for line in dump(guess).splitlines())
        shown.append(f"\n{reasons}{body}")
    if shown:
        parts.append(f"\n{MARKER}\n")
        parts += shown
    return "".join(parts)


def with_answers(previous: str, new: Answers) -> str:
    """The file with more answers at the end of the editor's part; the guesses go."""
    added = dump(new)
    return editors_part(previous) + (f"\n{added}" if added else "")


def dump(answers: Answers) -> str:
    """Answers as TOML, a blank line between two of them; what says nothing is left out."""
    tables = [
        *(
            _table("line", source=a.source, no=a.number, role=a.role, text=shortened(a.text))
            for a in answers.lines
        ),
        *(
            _table(
                "join",
                source=a.source,
                after=a.after,
                with_=a.with_line,
                joined="" if a.joined else False,
                text=shortened(a.text),
            )
            for a in answers.joins
        ),
        *(
            _table(
                "article",
                source=a.source,
                at=a.at,
                text=shortened(a.text),
                deleted=a.deleted or "",
            )
            # An empty field is no field left out: it empties what was guessed.
            + "".join(f"{key} = {_toml(value)}\n" for key, value in sorted(a.fields.items()))
            for a in answers.articles
        ),
        *(
            _table(
                "answer",
                kind=a.kind,
                source=a.source,
                quoted=mask(a.quoted, whole=True),
                choice=a.choice,
            )
            for a in answers.settled
        ),
    ]
    return "\n".join(tables)


def _table(name: str, **pairs: str | int | bool) -> str:
    lines = (f"{key.rstrip('_')} = {_toml(value)}\n" for key, value in pairs.items() if value != "")
    return "".join([f"[[{name}]]\n", *lines])


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def shortened(text: str) -> str:
    """As much of a line as an answer remembers of it."""
    return mask(text.strip(), whole=True)[:24]
