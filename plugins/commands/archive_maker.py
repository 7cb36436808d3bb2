"""An archive of any size for the benchmark: the same articles every time, for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.checks import authors
from plugins.commands import vocabulary as words
from plugins.newspaper import authors_toml, frontmatter, issue_toml
from plugins.newspaper.model import Byline, Column, Masthead, OutputFile, Page

SEED = 20250425
ARTICLES_AN_ISSUE = 30
PAGES_AN_ISSUE = 8
_FIRST_FRIDAY = date(2005, 1, 7)
_PAGE_NAMES = ("要闻", "综合", "园区", "产业", "科技", "营商", "人物", "副刊")
_BODY_CHARS = (400, 900, 2600)
"""Shortest, most frequent and longest body."""
_IN_A_COLUMN = 0.7
"""Share of the articles that have a printed column."""
_WITH_HEADINGS_CHARS = 1200
_PARAGRAPH_CHARS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article before it is written in one form or another."""

    page: int
    order: int
    title: str
    kicker: str
    column: str
    bylines: tuple[Byline, ...]
    paragraphs: tuple[str, ...]
    """Those that begin with `## ` are headings."""


def content(
    articles: int, columns: tuple[Column, ...], *, seed: int = SEED
) -> Iterator[OutputFile]:
    """A content folder of weekly issues, the oldest of 2005, all published.

    Args:
        articles: how many in all; the last issue holds what is left over.
        columns: of pelicanconf.py.
        seed: another one gives other articles.
    """
    people: set[str] = set()
    for week in range(-(-articles // ARTICLES_AN_ISSUE)):
        wanted = min(ARTICLES_AN_ISSUE, articles - week * ARTICLES_AN_ISSUE)
        issue_id = (_FIRST_FRIDAY + timedelta(weeks=week)).isoformat()
        made = issue(week, wanted, columns, seed=seed)
        people |= {byline.name for article in made for byline in article.bylines}
        yield OutputFile(path=f"{issue_id}/issue.toml", data=_issue_file(week).encode())
        for article in made:
            path = f"{issue_id}/{article.page:02}{article.order:02}-稿.md"
            yield OutputFile(path=path, data=_manuscript(article).encode())
    table = authors_toml.dump(authors.complete({}, people))
    yield OutputFile(path="authors.toml", data=table.encode())


def issue(
    week: int, articles: int, columns: tuple[Column, ...], *, seed: int = SEED
) -> tuple[Made, ...]:
    """The articles of one issue, by page and order; a function of week and seed alone."""
    # A text, not a tuple: hashes of tuples with texts differ from run to run.
    chance = random.Random(f"{seed}/{week}")  # noqa: S311  # a benchmark, no secret
    return tuple(
        _article(chance, number % PAGES_AN_ISSUE + 1, number // PAGES_AN_ISSUE + 1, columns)
        for number in range(articles)
    )


def page_texts(articles: int, columns: tuple[Column, ...], *, seed: int = SEED) -> dict[str, str]:
    """The texts of one issue's pages as an editor has them: file name -> text."""
    made = sorted(issue(0, articles, columns, seed=seed), key=lambda a: (a.page, a.order))
    texts: dict[str, str] = {}
    for number in range(1, PAGES_AN_ISSUE + 1):
        head = _page_head(number)
        bodies = [_printed(article) for article in made if article.page == number]
        texts[f"p{number}.txt"] = "\n\n".join([head, *bodies]) + "\n"
    return texts


# --- one article ---------------------------------------------------------------------------------


def _article(chance: random.Random, page: int, order: int, columns: tuple[Column, ...]) -> Made:
    facts = _facts(chance)
    shortest, usual, longest = _BODY_CHARS
    length_chars = int(chance.triangular(shortest, longest, usual))
    paragraphs = list(_paragraphs(chance, length_chars))
    if length_chars > _WITH_HEADINGS_CHARS:
        for place in (len(paragraphs) // 3, 2 * len(paragraphs) // 3 + 1):
            paragraphs.insert(place, "## " + chance.choice(words.HEADINGS).format(**facts))
    names = {_person(chance) for _ in range(chance.choice((1, 1, 2)))}
    return Made(
        page=page,
        order=order,
        title=chance.choice(words.TITLES).format(**facts),
        kicker=chance.choice(words.KICKERS).format(**facts),
        column=chance.choice(columns).name if chance.random() < _IN_A_COLUMN else "",
        bylines=tuple(Byline(name=name) for name in sorted(names)),
        paragraphs=tuple(paragraphs),
    )


def _paragraphs(chance: random.Random, length_chars: int) -> Iterator[str]:
    paragraph = chance.choice(words.OPENINGS).format(**_facts(chance))
    while length_chars > 0:
        while len(paragraph) < _PARAGRAPH_CHARS:
            paragraph += chance.choice(words.SENTENCES).format(**_facts(chance))
        yield paragraph
        length_chars -= len(paragraph)
        paragraph = ""


def _facts(chance: random.Random) -> dict[str, str]:
    """What a sentence can be filled with."""
    return {
        "zone": chance.choice(words.ZONES),
        "zone2": chance.choice(words.ZONES),
        "firm": chance.choice(words.FIRMS),
        "person": _person(chance),
        "role": chance.choice(words.ROLES),
        "thing": chance.choice(words.THINGS),
        "action": chance.choice(words.ACTIONS),
        "measure": chance.choice(words.MEASURES),
        "result": chance.choice(words.RESULTS),
        "place": chance.choice(words.PLACES),
        "saying": chance.choice(words.SAYINGS),
        "day": f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        "month": str(chance.randint(1, 12)),
        "percent": f"{chance.uniform(0.5, 60):.1f}",
        "money": f"{chance.uniform(0.3, 200):.2f}",
        "count": str(chance.randint(2, 90)),
        "jobs": str(chance.randint(20, 3000)),
    }


def _person(chance: random.Random) -> str:
    return chance.choice(words.SURNAMES) + chance.choice(words.GIVEN)


# --- as files ------------------------------------------------------------------------------------


def _manuscript(article: Made) -> str:
    fields = frontmatter.dump(
        {
            "title": article.title,
            "kicker": article.kicker,
            "column": article.column,
            "bylines": article.bylines,
            "status": "published",
        }
    )
    return fields + "\n" + "\n\n".join(article.paragraphs) + "\n"


def _issue_file(week: int) -> str:
    day = _FIRST_FRIDAY + timedelta(weeks=week)
    return issue_toml.dump(
        issue_toml.IssueFile(
            id=day.isoformat(),
            date=day,
            numbers=(week % 52 + 1,),
            serial=1000 + week,
            sample=True,
            masthead=Masthead(name="量速周刊", paper="量速报"),
            pages=tuple(
                Page(number=number, label=str(number), name=_PAGE_NAMES[number - 1])
                for number in range(1, PAGES_AN_ISSUE + 1)
            ),
        )
    )


def _page_head(number: int) -> str:
    if number > 1:
        return f"{number} {_PAGE_NAMES[number - 1]}\n\n责编：{_person(random.Random(number))}"  # noqa: S311
    return "\n\n".join(
        [
            "量速周刊",
            "第1期 总第1000期",
            "2005年1月7日 星期五",
            f"今日 {PAGES_AN_ISSUE} 版",
        ]
    )


def _printed(article: Made) -> str:
    """An article as page text: kicker, title, by-line, paragraphs, with empty lines between."""
    lines = [
        article.kicker,
        article.title,
        f"本报记者 {'　'.join(b.name for b in article.bylines)}",
    ]
    body = [paragraph.removeprefix("## ") for paragraph in article.paragraphs]
    column = [f"【{article.column}】"] if article.column else []
    return "\n\n".join([*column, *(line for line in lines if line), *body])
