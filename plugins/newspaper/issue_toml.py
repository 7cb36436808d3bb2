"""`issue.toml`: the masthead as printed that day, the 版, the approvals. Read and written here."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from plugins.newspaper import settings
from plugins.newspaper.model import NO_DATE, Approval, IssueKind, KeyFigure, Masthead, Page
from plugins.newspaper.problems import Problem, nearest

# 2025-04-25, 2025-04-25-tekan, 2025-04-25-zengkan
ISSUE_ID = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2})(?:-(?P<suffix>tekan|zengkan))?$")
HANDBOOK_ID = "help"
SUFFIX_KINDS: Mapping[str | None, tuple[IssueKind, ...]] = {
    None: ("regular", "double_issue"),
    "tekan": ("special",),
    "zengkan": ("extra",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile:
    """What an issue.toml says.

    `last` remembers the highest order ever given on a page: no number is given twice.
    """

    id: str
    date: date = NO_DATE
    kind: IssueKind = "regular"
    numbers: tuple[int, ...] = ()
    serial: int | None = None
    sample: bool = False
    default_column: str = ""
    masthead: Masthead = dataclasses.field(default_factory=Masthead)
    pages: tuple[Page, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    approvals: tuple[Approval, ...] = ()
    last: tuple[tuple[int, int], ...] = ()


_OWN = {
    "date": str,
    "kind": str,
    "numbers": list,
    "serial": int,
    "sample": bool,
    "default_column": str,
    "last": list,
}
_TABLES = {"page": Page, "key_figures": KeyFigure, "approval": Approval}
_MASTHEAD = {field.name for field in dataclasses.fields(Masthead)}


def issue_date(issue_id: str) -> date | None:
    """The day that a folder's name states; None when the name is no issue's."""
    match = ISSUE_ID.match(issue_id)
    if match is None:
        return None
    try:
        return date.fromisoformat(match["date"])
    except ValueError:
        return None


def parse(text: str, path: str, issue_id: str) -> tuple[IssueFile, tuple[Problem, ...]]:
    """Read an issue.toml; what cannot be used is a Problem and stays at its default."""
    problems: list[Problem] = []

    def complain(
        kind: str, message: str, remedy: str = "", *, key: str = "", line: int = 0, table: str = ""
    ) -> None:
        problems.append(
            Problem(
                path=path,
                line=line or line_of(text, key, table=table),
                kind=kind,
                message=message,
                remedy=remedy,
            )
        )

    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    # Special case: a number of 5,000 digits is a plain ValueError, 5,000 brackets are too deep.
    except (ValueError, RecursionError) as error:
        complain(
            "toml",
            "这一行读不懂",
            '写成 名称 = "文字" 或 名称 = 数字，引号用英文双引号；同一项只写一次',
            line=error_line(error, text),
        )
        return IssueFile(id=issue_id, date=issue_date(issue_id) or NO_DATE), tuple(problems)
    known = [*_OWN, *_MASTHEAD, *_TABLES]
    for key in sorted(set(values) - set(known)):
        complain(
            "unknown-key",
            f"不认识的项“{key}”",
            nearest(key, known) or "删掉这一行；可用的项见使用手册“一期的登记卡怎样填”",
            key=key,
        )
    own: dict[str, Any] = {}
    for key, wanted in _OWN.items():
        if key not in values:
            continue
        # Special case: TOML dates are welcome without quotes, and bool is a subclass of int.
        value = str(values[key]) if key == "date" else values[key]
        if isinstance(value, wanted) and not (wanted is int and isinstance(value, bool)):
            own[key] = value
        else:
            complain("wrong-value", f"“{key}”的值不对", f"例如 {_EXAMPLES[key]}", key=key)
    day = issue_date(issue_id)
    kind = own.get("kind", "handbook" if issue_id == HANDBOOK_ID else _default_kind(issue_id))
    if kind not in get_args(IssueKind):
        complain(
            "wrong-value", f"kind 不能是“{kind}”", nearest(kind, get_args(IssueKind)), key="kind"
        )
        kind = _default_kind(issue_id)
    if issue_id == HANDBOOK_ID:
        kind = "handbook"
    elif kind not in _kinds_of(issue_id):
        complain(
            "wrong-value",
            f"文件夹 {issue_id} 的 kind 不能是“{kind}”",
            f"应为 {'、'.join(_kinds_of(issue_id))}",
            key="kind",
        )
    if day is not None and own.get("date", day.isoformat()) != day.isoformat():
        complain(
            "date-disagrees",
            f"日期 {own['date']} 与文件夹名 {issue_id} 不一致",
            "改正其中一个",
            key="date",
        )
    numbers = own.get("numbers", [])
    if not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in numbers):
        complain("wrong-value", "numbers 只能是期号", "例如 numbers = [13]", key="numbers")
        numbers = []
    if own.get("serial", 1) < 1:
        complain("wrong-value", "serial 不是总期号", f"例如 {_EXAMPLES['serial']}", key="serial")
        del own["serial"]
    if kind in {"regular", "double_issue"} and not values.get("numbers"):
        complain("no-number", "没有期号", "写上 numbers = [13]", key="numbers")
    if kind == "double_issue" and len(numbers) == 1:
        complain("wrong-value", "合刊要有两个以上期号", "例如 numbers = [13, 14]", key="numbers")
    masthead = _masthead(values, complain)
    return IssueFile(
        id=issue_id,
        date=day or NO_DATE,
        kind=typing.cast(IssueKind, kind),
        numbers=tuple(numbers),
        serial=own.get("serial"),
        sample=own.get("sample", False),
        default_column=own.get("default_column", ""),
        masthead=masthead,
        pages=tuple(sorted(_rows(values, "page", Page, complain), key=lambda page: page.number)),
        key_figures=tuple(_rows(values, "key_figures", KeyFigure, complain)),
        approvals=tuple(_rows(values, "approval", Approval, complain)),
        last=tuple((row[0], row[1]) for row in own.get("last", []) if _is_pair(row)),
    ), tuple(problems)


_EXAMPLES = {
    "date": 'date = "2025-04-25"',
    "kind": 'kind = "double_issue"',
    "numbers": "numbers = [13]",
    "serial": "serial = 4363",
    "sample": "sample = true",
    "default_column": 'default_column = "开发区建设"',
    "last": "last = [[1, 4]]",
}


def _default_kind(issue_id: str) -> str:
    return _kinds_of(issue_id)[0]


def _kinds_of(issue_id: str) -> tuple[str, ...]:
    match = ISSUE_ID.match(issue_id)
    return SUFFIX_KINDS[match["suffix"]] if match else ("regular",)


def _is_pair(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(isinstance(n, int) for n in row)


def _masthead(values: Mapping[str, Any], complain: Any) -> Masthead:
    given: dict[str, Any] = {}
    hints = typing.get_type_hints(Masthead)
    for name in sorted(_MASTHEAD & set(values)):
        value = tuple(values[name]) if isinstance(values[name], list) else values[name]
        if settings.fits(value, hints[name]):
            given[name] = value
        else:
            complain("wrong-value", f"“{name}”的值不对", "文字要加引号，数字不加", key=name)
    return Masthead(**given)


def _rows(values: Mapping[str, Any], key: str, cls: type[Any], complain: Any) -> Iterator[Any]:
    """The [[key]] tables as values of cls; a wrong row is a Problem and left out."""
    hints = typing.get_type_hints(cls)
    rows = values.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        complain("wrong-value", f"“{key}”要写成 [[{key}]]", key=key)
        return
    for number, row in enumerate(rows):
        table = f"{key}:{number}"
        row_values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        unknown = sorted(set(row_values) - set(hints))
        wrong = sorted(
            k for k, v in row_values.items() if k in hints and not settings.fits(v, hints[k])
        )
        if unknown:
            complain(
                "unknown-key",
                f"[[{key}]] 里有不认识的项“{unknown[0]}”",
                nearest(unknown[0], hints) or f"可用的项：{'、'.join(hints)}",
                key=unknown[0],
                table=table,
            )
        if wrong:
            complain(
                "wrong-value",
                f"[[{key}]] 的“{wrong[0]}”的值不对",
                "文字要加引号，数字不加",
                key=wrong[0],
                table=table,
            )
        if unknown or wrong:
            continue
        try:
            yield cls(**row_values)
        except TypeError:
            complain(
                "wrong-value",
                f"[[{key}]] 缺少必须的项",
                f"可用的项：{'、'.join(hints)}",
                table=table,
            )


def error_line(error: Exception, text: str) -> int:
    """The 1-based line that tomllib complains of; the last one when the text just ends."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.rstrip().count("\n") + 1


def line_of(text: str, key: str, *, table: str = "") -> int:
    """The 1-based line where a key stands, 0 when it stands nowhere.

    Args:
        text: the file.
        key: a name before `=`, or of a table; "" for the table's own line.
        table: `page:2` looks inside the third [[page]] only.
    """
    lines = text.split("\n")
    start = 0
    if table:
        name, _, number = table.partition(":")
        heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{name}\s*\]\]", line)]
        start = heads[int(number)] if int(number) < len(heads) else 0
    if not key:
        return start + 1 if table else 0
    pattern = re.compile(rf"^\s*(\[\[?\s*)?[\"']?{re.escape(key)}(?![\w-])")
    return next((n for n, line in enumerate(lines, 1) if n > start and pattern.match(line)), 0)


def dump(issue: IssueFile) -> str:
    """The file's text: own keys, masthead, then the tables; empty values are left out."""
    lines: list[str] = []
    if issue.id != HANDBOOK_ID:
        lines.append(f"date = {toml_value(issue.date.isoformat())}")
    if issue.kind != "regular":
        lines.append(f"kind = {toml_value(issue.kind)}")
    for name in ("numbers", "serial", "sample", "default_column", "last"):
        value = getattr(issue, name)
        if value not in (None, "", (), False):
            lines.append(f"{name} = {toml_value(value)}")
    lines += _fields(issue.masthead)
    for key, rows in (
        ("page", issue.pages),
        ("key_figures", issue.key_figures),
        ("approval", issue.approvals),
    ):
        for row in rows:
            lines += ["", f"[[{key}]]", *_fields(row)]
    return "".join(f"{line}\n" for line in lines)


def with_last(text: str, last: tuple[tuple[int, int], ...]) -> str:
    """The file's text with other numbers in `last`; every other line stays, comments included."""
    row = f"last = {toml_value(last)}"
    lines = text.split("\n")
    tables = (n for n, line in enumerate(lines) if line.lstrip().startswith("["))
    end = next(tables, len(lines))
    at = next((n for n in range(end) if re.match(r"\s*last\s*=", lines[n])), None)
    if at is not None:
        return "\n".join([*lines[:at], row, *lines[at + 1 :]])
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join([*lines[:end], row, *lines[end:]])


def _fields(row: Any) -> list[str]:
    pairs = ((field.name, getattr(row, field.name)) for field in dataclasses.fields(row))
    return [f"{name} = {toml_value(value)}" for name, value in pairs if value not in (None, "", ())]


def toml_value(value: object) -> str:
    """One TOML value. A JSON string is a TOML basic string but for the escape of DEL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
