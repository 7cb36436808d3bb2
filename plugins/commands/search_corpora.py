"""Public Chinese texts as an archive, for `bench search`: real words, the same every time.

A corpora folder holds git clones (with or without a work tree). Of each, at its HEAD, are read:
Markdown files (a section below a `##` heading is an article) and JSON files of questions about
passages (CMRC 2018, SQuAD's and DRCD's shapes). Nothing of them is ever committed.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.newspaper.model import Archive, Article, Block, Byline, Column, Issue, Page

PER_ISSUE = 30
NEWEST = date(2026, 6, 26)
"""Half a year stands in the current tier: what a reader meets on an average day."""
_SEED = 20261123
_SHORTEST_CHARS = 60
_LONGEST_CHARS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article to be: `lines` are its paragraphs, `questions` what is asked about it."""

    title: str
    lines: tuple[str, ...]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """All texts found, and the commits that they were read at."""

    asked: tuple[Text, ...]
    """With questions."""
    others: tuple[Text, ...]
    commits: tuple[tuple[str, str], ...]


def read(folder: Path) -> Corpora:
    """Read every clone below a folder."""
    asked: dict[tuple[str, ...], Text] = {}
    others: dict[tuple[str, ...], Text] = {}
    commits: list[tuple[str, str]] = []
    for clone in _clones(folder):
        commits.append((clone.relative_to(folder).as_posix(), _git(clone, "rev-parse", "HEAD")))
        for path, text in _files(clone):
            for one in _sections(text) if path.endswith(".md") else _passages(text):
                # Only simplified texts have questions that a reader of this paper could ask.
                (asked if one.questions else others).setdefault(one.lines, one)
    return Corpora(
        asked=tuple(asked.values()),
        others=tuple(text for lines, text in others.items() if lines not in asked),
        commits=tuple(commits),
    )


def articles(corpora: Corpora, count: int) -> tuple[Text, ...]:
    """So many articles, in a fixed order: up to 85 % that have questions, then the others.

    What is missing is made up: three neighbouring sentences again and again, to the length of a
    newspaper's story, under a title from one of them.
    """
    rng = random.Random(_SEED)  # noqa: S311  # a fixed seed, no secret
    others = list(corpora.others)
    rng.shuffle(others)
    chosen = [*corpora.asked[: count * 17 // 20], *others][:count]
    sentences = [
        sentence
        for text in others
        for line in text.lines
        for sentence in re.findall(r"[^。！？]{8,90}[。！？]", line)
    ]
    while len(chosen) < count and len(sentences) > 3:
        lines: list[str] = []
        wanted = rng.randint(450, 1100)
        while sum(map(len, lines)) < wanted:
            start = rng.randrange(len(sentences) - 3)
            lines.append("".join(sentences[start : start + 3]))
        start = rng.randrange(len(sentences))
        title = re.split(r"[，。！？；：]", sentences[start])[0][:24]
        chosen.append(Text(title=title, lines=tuple(lines)))
    rng.shuffle(chosen)
    return tuple(chosen)


def archive(texts: tuple[Text, ...], *, newest: date = NEWEST) -> Archive:
    """The texts as weekly issues of 30 articles, the last ones in the newest."""
    columns = tuple(Column(name=f"栏目{word}", slug=f"c{word}") for word in "甲乙丙丁戊己庚")
    issues: list[Issue] = []
    count = -(-len(texts) // PER_ISSUE)
    for number in range(count):
        # The first issue may be short, so that one issue more leaves all others as they are.
        end = len(texts) - (count - 1 - number) * PER_ISSUE
        day = newest - timedelta(weeks=count - 1 - number)
        part = texts[max(0, end - PER_ISSUE) : end]
        issues.append(_issue(day, part, columns))
    return Archive(issues=tuple(reversed(issues)), columns=columns)


def _issue(day: date, texts: tuple[Text, ...], columns: tuple[Column, ...]) -> Issue:
    made = tuple(
        Article(
            id=f"{day.isoformat()}/{page * 100 + order:04d}",
            title=text.title,
            column=columns[place % len(columns)],
            column_printed=columns[place % len(columns)].name if place % 3 else "",
            bylines=(Byline(name=f"{'王李张刘陈杨赵'[place % 7]}{'建国文龙'[place % 4]}"),),
            date=day,
            page=page,
            order=order,
            blocks=tuple(Block(kind="p", html="", text=line) for line in text.lines),
        )
        for place, text in enumerate(texts)
        for page, order in [(1 + place // 8, 1 + place % 8)]
    )
    pages = tuple(Page(number=number, label=str(number), name="要闻") for number in range(1, 5))
    return Issue(id=day.isoformat(), date=day, pages=pages, articles=made)


# --- clones --------------------------------------------------------------------------------------


def _clones(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if not path.is_dir():
            continue
        for one in (path, path / "repo"):
            if (one / ".git").exists() or (one / "HEAD").is_file():
                yield one
                break


def _git(clone: Path, *arguments: str) -> str:
    command = ["git", "-C", str(clone), *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace").strip()


def _files(clone: Path) -> Iterator[tuple[str, str]]:
    """The texts of Markdown and JSON files at HEAD; what the clone lacks is left out."""
    for row in _git(clone, "ls-tree", "-r", "-l", "HEAD").splitlines():
        facts, _, path = row.partition("\t")
        kind, name, size = facts.split()[1:4]
        is_ours = path.endswith((".md", ".json")) and "README" not in path and "squad-" not in path
        if kind == "blob" and is_ours and size.isdecimal():
            yield path, _git(clone, "cat-file", "blob", name)


def _sections(markdown: str) -> Iterator[Text]:
    """The `##` sections of a Markdown file, as plain text."""
    for part in re.split(r"^## +", markdown, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        lines = tuple(filter(None, map(_plain, re.split(r"\n{2,}", body))))
        if _SHORTEST_CHARS <= sum(map(len, lines)) <= _LONGEST_CHARS:
            yield Text(title=_plain(re.sub(r"^\d+[.、]\s*", "", head)) or "无题", lines=lines)


def _plain(markdown: str) -> str:
    text = re.sub(r"```.*?```|<[^>]*>|!\[[^]]*\]\([^)]*\)", "", markdown, flags=re.DOTALL)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"https?://\S+|[*`_#>|]|^\s*[-+]\s|^\s*\d+\.\s", "", text, flags=re.MULTILINE)
    return " ".join(text.split())


def _passages(raw: str) -> Iterator[Text]:
    """The passages of a file of questions; traditional ones are turned into simplified ones."""
    try:
        loaded: Any = json.loads(raw)
    except ValueError:
        return
    if isinstance(loaded, list):
        for row in loaded:
            if isinstance(row, dict) and "context_text" in row:
                questions = tuple(one["query_text"] for one in row.get("qas", ()))
                yield _passage(row.get("title", ""), row["context_text"], questions)
    elif isinstance(loaded, dict):
        for group in loaded.get("data", ()):
            for row in group.get("paragraphs", ()):
                text = _simplified(row["context"])
                yield _passage(_simplified(group.get("title", "")), text, ())


def _passage(title: str, text: str, questions: tuple[str, ...]) -> Text:
    lines = tuple(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    return Text(title=title or lines[0][:16], lines=lines, questions=questions)


def _simplified(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted


@lru_cache(maxsize=1)
def _converter() -> Any:  # opencc has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opencc import OpenCC

    return OpenCC("t2s")
