"""Questions that outlive an import: kept beside the answers, closed when the text is put right.

    imports/<issue id>/questions.json    the red ones of the last import

A question is open until review.toml answers it, or until its rule no longer finds it in the
article's Markdown as it stands; an article that was deleted takes its questions with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.body import parse as body
from plugins.checks import text as rules
from plugins.importer.group import UNTITLED
from plugins.importer.join import is_open
from plugins.importer.model import Question
from plugins.importer.privacy import mask
from plugins.newspaper import frontmatter
from plugins.newspaper.problems import Problem

FILE_NAME = "questions.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A red question and the article (four digits, "" for none) that it is about."""

    question: Question
    digits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """What a rule looks at again: an article as it stands in content/."""

    title: str
    texts: tuple[str, ...]


def dump(kept: Iterable[Kept]) -> str:
    """As JSON; private data hidden."""
    rows = [
        {
            "kind": k.question.problem.kind,
            "source": k.question.problem.path,
            "line": k.question.problem.line,
            "quoted": mask(k.question.quoted, whole=True),
            "message": k.question.problem.message,
            "remedy": k.question.problem.remedy,
            "choices": [value for value, _ in k.question.options],
            "article": k.digits,
        }
        for k in kept
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load(text: str) -> tuple[Kept, ...]:
    """Read back; a file that somebody broke holds none."""
    try:
        rows = json.loads(text)
    except ValueError:
        return ()
    return tuple(
        Kept(
            question=Question(
                problem=Problem(
                    path=row["source"],
                    line=row["line"],
                    kind=row["kind"],
                    severity="error",
                    message=row["message"],
                    remedy=row["remedy"],
                ),
                quoted=row["quoted"],
                options=tuple((value, value) for value in row["choices"]),
            ),
            digits=row["article"],
        )
        for row in rows
    )


def read_article(text: str, path: str) -> ArticleText:
    """An article's file as the rules see it."""
    front = frontmatter.parse(text, path)
    blocks = body.parse(front.body, path).blocks
    fields = [str(front.fields.get(name, "")) for name in ("title", "kicker", "deck", "standfirst")]
    return ArticleText(
        title=str(front.fields.get("title", "")),
        texts=(*(f for f in fields if f), *(b.text for b in blocks)),
    )


def still_open(kept: Kept, articles: Mapping[str, ArticleText]) -> bool:
    """Does its rule still find it?"""
    if kept.digits and kept.digits not in articles:
        return False
    article = articles.get(kept.digits)
    if article is None:
        return True
    test = _AGAIN.get(kept.question.problem.kind)
    return test(kept, article) if test else True


def _finds_again(kept: Kept, article: ArticleText) -> bool:
    wanted = _bare(kept.question.quoted)
    return any(
        finding.kind == kept.question.problem.kind
        and (
            wanted in _bare(text[finding.start : finding.end])
            or _bare(text[finding.start : finding.end]) in wanted
        )
        for text in article.texts
        for finding in rules.find(text)
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s\u3000＊]", "", text)


def _untitled(_: Kept, article: ArticleText) -> bool:
    return article.title == UNTITLED


def _stops(kept: Kept, article: ArticleText) -> bool:
    tail = _bare(kept.question.quoted)[-6:]
    return any(is_open(text) and _bare(text).endswith(tail) for text in article.texts)


def _bad_byte(_: Kept, article: ArticleText) -> bool:
    return any("\ufffd" in text for text in article.texts)


def _private(_: Kept, article: ArticleText) -> bool:
    from plugins.importer.private import private_number

    return any(private_number(text) for text in article.texts)


_AGAIN: Mapping[str, Callable[[Kept, ArticleText], bool]] = {
    "unbalanced-bracket": _finds_again,
    "no-title": _untitled,
    "incomplete": _stops,
    "bad-byte": _bad_byte,
    "private": _private,
}


def open_ones(kept: Sequence[Kept], articles: Mapping[str, ArticleText]) -> tuple[Kept, ...]:
    """Those that block approval."""
    return tuple(k for k in kept if not k.question.answer and still_open(k, articles))
