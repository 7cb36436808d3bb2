"""The pages in data/ and how a result is compared with its gold: exactly, but for white space."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plugins.importer import neutral, read, take
from plugins.importer.masthead import Known
from plugins.importer.model import ReadOptions, SourceResult
from plugins.importer.pipeline import Context, recognise
from plugins.words import cut

DATA = Path(__file__).parent / "data"
PAGES = sorted(path.stem for path in DATA.glob("*.txt"))
PRIVATE = frozenset(("private", "letter", "note-to-editor", "staff", "guide", "page-header", "ad"))


def context() -> Context:
    """What an import of 开发区建设周刊 knows, without memory."""
    return Context(
        known=Known(name="开发区建设周刊", paper="科学导报"), default_column="开发区建设", cut=cut
    )


@cache
def result(page: str) -> SourceResult:
    """A page of data/, recognised once for all tests."""
    return recognised(DATA / f"{page}.txt")


def recognised(path: Path) -> SourceResult:
    """A page, as the importer reads it."""
    return recognise(read.read(take.take(path).sources[0], ReadOptions()), context())


def written(folder: Path, text: str, encoding: str = "utf-8") -> SourceResult:
    """A text as a page of its own in the folder, recognised."""
    page = folder / "page.txt"
    page.write_bytes(text.encode(encoding))
    return recognised(page)


def made(folder: Path, text: str, encoding: str = "utf-8") -> dict[str, Any]:
    """The same in the scorer's form."""
    return neutral.as_dict(written(folder, text, encoding), default_column="")


def articles(folder: Path, text: str) -> list[dict[str, Any]]:
    """Its articles."""
    found: list[dict[str, Any]] = made(folder, text)["articles"]
    return found


@cache
def gold(page: str) -> Mapping[str, Any]:
    """What a careful editor made of it."""
    made: dict[str, Any] = json.loads((DATA / f"{page}.json").read_text(encoding="utf-8"))
    return made


@dataclass(frozen=True)
class Difference:
    """One field of one article."""

    title: str
    field: str
    wanted: object
    got: object


def squeeze(text: object) -> str:
    """Without white space and invisible characters."""
    return re.sub(r"[\s\u200b\u2060\ufeff\u00ad]+", "", str(text or ""))


def differences(page: str) -> Iterator[Difference]:
    """Fields that differ, article by article, matched by the text of their bodies."""
    made = neutral.as_dict(result(page), default_column="")["articles"]
    bodies = {squeeze(_body(article)): article for article in made}
    for wanted in gold(page)["articles"]:
        body = squeeze(_body(wanted))
        got = bodies.get(body) or next(
            (a for a in made if squeeze(a["title"]) == squeeze(wanted["title"])), None
        )
        if got is None:
            yield Difference(wanted["title"], "article", True, False)
            continue
        for field in ("title", "kicker", "subtitle", "column", "dateline"):
            a, b = (squeeze(x.get(field)).strip("—：:") for x in (wanted, got))
            if a != b:
                yield Difference(wanted["title"], field, wanted.get(field), got.get(field))
        if list(map(squeeze, wanted["authors"])) != list(map(squeeze, got["authors"])):
            yield Difference(wanted["title"], "authors", wanted["authors"], got["authors"])
        if body != squeeze(_body(got)):
            yield Difference(wanted["title"], "body", body, squeeze(_body(got)))


def fields(page: str) -> int:
    """How many fields are compared."""
    return 7 * len(gold(page)["articles"])


def _body(article: Mapping[str, Any]) -> str:
    return "".join(_text(block) for block in article["body"])


def _text(block: Mapping[str, Any]) -> str:
    if block["type"] == "table":
        return (block.get("title") or "") + "".join(cell for row in block["rows"] for cell in row)
    if block["type"] == "verse":
        return "".join(
            line for part in block["lines"] for line in ([part] if isinstance(part, str) else part)
        )
    text, label = squeeze(block.get("text")), squeeze(block.get("label"))
    return text.removeprefix(label).lstrip("：:") if label else text
