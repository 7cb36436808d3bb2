"""Settings: frozen dataclasses filled from pelicanconf.py's PREFIX_* names."""

from __future__ import annotations

import dataclasses
import traceback
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from plugins.newspaper.model import Column, Masthead
from plugins.newspaper.problems import Problem, SourceError, nearest

Settings = TypeVar("Settings")

CONFIG = "pelicanconf.py"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """SITE_* in pelicanconf.py: what every part of the site must agree on."""

    name: str = "开发区建设周刊"
    """The supplement's name; the front page's <title> begins with it."""
    paper: str = "科学导报"
    """The paper that the supplement belongs to."""
    default_column: str = ""
    """Where an article without a printed column is filed; "" = the first of COLUMNS."""
    collectives: tuple[str, ...] = ()
    """By-lines that are no people: 本报记者, 新华社, 受访者…; they get no author page."""
    preview: bool = False
    """Build drafts too, with a banner and noindex; only the command `preview` sets this."""
    handbook: bool = True
    """Build content/help/ at /help/."""
    icp: str = ""
    """ICP备案号, shown in the footer when set."""
    police: str = ""
    """公安备案号."""
    report_phone: str = ""
    """举报电话."""
    nameplate: str = ""
    """A drawn nameplate (SVG or PNG below content/), instead of the set one."""
    headline_face: str = ""
    """A face file below the project for headlines; "" = @fontsource/noto-serif-sc if installed."""
    wechat_name: str = ""
    """微信公众号's name, for the 订阅 page."""
    wechat_qr: str = ""
    """微信公众号's QR picture below content/, for the 订阅 page."""


def read(cls: type[Settings], prefix: str, values: Mapping[str, Any]) -> Settings:
    """Fill a settings dataclass from all `PREFIX_*` names; lists become tuples.

    Raises:
        SourceError: an unknown name (with the nearest right one) or a value of the wrong type.
    """
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]  # any dataclass
    hints = typing.get_type_hints(cls)
    known = [f"{prefix}_{name.upper()}" for name in fields]
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in sorted(values):
        if not key.startswith(f"{prefix}_"):
            continue
        name = key.removeprefix(f"{prefix}_").lower()
        if key not in known:
            problems.append(
                Problem(
                    path=CONFIG,
                    kind="unknown-setting",
                    message=f"没有 {key} 这个设置",
                    remedy=_nearest_name(name, fields, prefix) or f"可用的设置：{'、'.join(known)}",
                )
            )
            continue
        value = tuple(values[key]) if isinstance(values[key], list) else values[key]
        if not fits(value, hints[name]):
            problems.append(
                Problem(
                    path=CONFIG,
                    kind="wrong-setting",
                    message=f"{key} 的值 {values[key]!r} 类型不对",
                    remedy=f"应当像这样写：{key} = {_example(hints[name])}",
                )
            )
            continue
        given[name] = value
    if problems:
        raise SourceError(*problems)
    return cls(**given)


def _nearest_name(name: str, known: Iterable[str], prefix: str) -> str:
    """Judged without the prefix, which makes every name of a plugin look like every other."""
    found = nearest(name, known)
    return found.replace("“", f"“{prefix}_").upper() if found else ""


def fits(value: object, hint: object) -> bool:
    """Is the value of that type? Unions, tuples of one type and plain classes are all we use."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, option) for option in typing.get_args(hint))
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return isinstance(value, tuple) and all(fits(item, inner) for item in value)
    if origin is dict:
        return isinstance(value, dict)
    # Special case: bool is a subclass of int, but a number is not a switch.
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint) if isinstance(hint, type) else True


def _example(hint: object) -> str:
    if typing.get_origin(hint) is tuple:
        return '["…", "…"]'
    return {int: "20", bool: "True", str: '"…"', float: "0.5"}.get(hint, "…")  # type: ignore[call-overload, no-any-return]  # hint is any type form


def read_columns(values: Mapping[str, Any]) -> tuple[Column, ...]:
    """COLUMNS, one dict a column, in the order of the site.

    Raises:
        SourceError: a column without name or slug, two with one, a slug that is not plain ASCII.
    """
    problems: list[Problem] = []
    columns: list[Column] = []
    taken: dict[str, str] = {}

    def complain(message: str, remedy: str) -> None:
        problems.append(Problem(path=CONFIG, kind="column", message=message, remedy=remedy))

    hints = typing.get_type_hints(Column)
    for written in values.get("COLUMNS", ()):
        if not isinstance(written, dict):
            complain(f"COLUMNS 里的 {written!r} 不是一个栏目", _COLUMN_EXAMPLE)
            continue
        row: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in written.items()
        }
        wrong = sorted(k for k, v in row.items() if k in hints and not fits(v, hints[k]))
        if wrong:
            complain(
                f"栏目“{row.get('name', '')}”的 {wrong[0]} 的值 {row[wrong[0]]!r} 类型不对",
                f"应当像这样写：{_example(hints[wrong[0]])}",
            )
            continue
        unknown = sorted(set(row) - {field.name for field in dataclasses.fields(Column)})
        name, slug = row.get("name", ""), row.get("slug", "")
        if unknown:
            complain(
                f"栏目“{name}”有不认识的项“{unknown[0]}”",
                "可用的项：name、slug、former、former_slugs、blurb",
            )
            continue
        if not name or not slug:
            complain(
                f"COLUMNS 里有一个栏目缺少{'名称' if not name else '网址名'}：{name or slug}",
                _COLUMN_EXAMPLE,
            )
            continue
        column = Column(
            name=name,
            slug=slug,
            former=row.get("former", ()),
            former_slugs=row.get("former_slugs", ()),
            blurb=row.get("blurb", ""),
        )
        for address in (column.slug, *column.former_slugs):
            if not _SLUG(address):
                complain(
                    f"栏目“{name}”的网址名“{address}”不合规则",
                    "只用小写字母、数字和连字符，例如 kaifaqu-jianshe",
                )
            if address in RESERVED_SLUGS:
                complain(f"栏目“{name}”的网址名“{address}”是保留字", "请换一个网址名")
        for key in (column.name, column.slug, *column.former, *column.former_slugs):
            if key in taken:
                complain(f"栏目“{name}”与“{taken[key]}”都用了“{key}”", "名称和网址名都不能重复")
            taken[key] = name
        columns.append(column)
    if not columns and not problems:
        complain("COLUMNS 是空的", "至少写一个栏目")
    if problems:
        raise SourceError(*problems)
    return tuple(columns)


_COLUMN_EXAMPLE = 'COLUMNS 每行写成 {"name": "开发区建设", "slug": "kaifaqu-jianshe"}'

RESERVED_SLUGS = frozenset({"all", "issues", "feeds", "history"})
"""Taken by files under /feeds/."""


def _SLUG(text: str) -> bool:  # noqa: N802  # reads as the pattern it is
    return (
        bool(text) and text.isascii() and all(c.islower() or c.isdigit() or c == "-" for c in text)
    )


def column_named(name: str, columns: tuple[Column, ...]) -> Column | None:
    """The column of that present or former name."""
    return next((c for c in columns if name == c.name or name in c.former), None)


def default_column(site: SiteSettings, columns: tuple[Column, ...]) -> Column:
    """SITE_DEFAULT_COLUMN, or the first of COLUMNS."""
    return column_named(site.default_column, columns) or columns[0]


def read_masthead(values: Mapping[str, Any]) -> Masthead:
    """MASTHEAD, a dict of Masthead's fields: it only fills a new issue at import."""
    given = {f"MASTHEAD_{key.upper()}": value for key, value in values.get("MASTHEAD", {}).items()}
    return read(Masthead, "MASTHEAD", given)


def load_config(text: str) -> dict[str, Any]:
    """The upper-case names of a pelicanconf.py, which is data only.

    Raises:
        SourceError: the file cannot be run.
    """
    names: dict[str, Any] = {}
    try:
        exec(compile(text, CONFIG, "exec"), names)  # noqa: S102  # the editor's own settings file, as Pelican does
    except Exception as error:  # noqa: BLE001  # whatever a settings file can raise, the editor wants the line
        frames = traceback.extract_tb(error.__traceback__)
        ran = [frame.lineno or 0 for frame in frames if frame.filename == CONFIG]
        line = getattr(error, "lineno", 0) or (ran[-1] if ran else 0)
        raise SourceError(
            Problem(
                path=CONFIG,
                line=line,
                kind="settings",
                message=f"设置文件读不懂：{error}",
                remedy="检查这一行的引号、逗号和括号",
            )
        ) from None
    return {name: value for name, value in names.items() if name.isupper()}
