"""What readers are made to type by `bench search`: drawn from the articles, the same every time."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.commands.search_corpora import Text
from plugins.search.terms import SOLO
from plugins.words import cut

_SOLO = re.compile(f"[{SOLO}]")
_RUN = re.compile(f"[{SOLO}]|[0-9]+|[^\\W0-9_{SOLO}]+")
_SEED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query and the article (its place among the texts) that it was drawn from."""

    query: str
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """All sets; each is drawn by a generator of its own, so that one does not move another."""

    quotations: tuple[Asked, ...]
    questions: tuple[Asked, ...]
    titles: tuple[Asked, ...]
    keywords: tuple[Asked, ...]
    short: tuple[Asked, ...]
    pairs: tuple[str, ...]

    @property
    def first(self) -> tuple[Asked, ...]:
        """The 200 of the byte figures: 150 short ones and 50 questions."""
        return (*self.short[:150], *self.questions[:50])


def queries(texts: Sequence[Text], *, scale: float = 1.0) -> Queries:
    """Draw all sets.

    Args:
        texts: the articles.
        scale: less than 1 draws fewer, for a quick look.
    """
    return Queries(
        quotations=_quotations(texts, round(500 * scale)),
        questions=_questions(texts, round(500 * scale)),
        titles=_titles(texts, round(300 * scale)),
        keywords=_keywords(texts, round(200 * scale)),
        short=_short(texts, round(200 * scale)),
        pairs=_pairs(texts, round(300 * scale)),
    )


def _rng(name: str) -> random.Random:
    return random.Random(f"{_SEED} {name}")  # noqa: S311  # a fixed seed, no secret


def _quotations(texts: Sequence[Text], count: int) -> tuple[Asked, ...]:
    """2 to 12 characters inside one block, cut at Han characters or ends of runs.

    One that holds a blank is typed in quotation marks: a blank alone means "and".
    """
    rng = _rng("quotations")
    found: list[Asked] = []
    while len(found) < count:
        source = rng.randrange(len(texts))
        line = rng.choice(texts[source].lines)
        places = list(_RUN.finditer(line))
        if len(places) < 2:
            continue
        first = rng.randrange(len(places) - 1)
        wanted = rng.randint(2, 12)
        last = first
        while last + 1 < len(places) and places[last + 1].end() - places[first].start() <= wanted:
            last += 1
        query = line[places[first].start() : places[last].end()]
        if not 2 <= len(query) <= 12 or '"' in query:
            continue
        found.append(Asked(query=f'"{query}"' if re.search(r"\s", query) else query, source=source))
    return tuple(found)


def _questions(texts: Sequence[Text], count: int) -> tuple[Asked, ...]:
    every = [
        Asked(query=question, source=place)
        for place, text in enumerate(texts)
        for question in text.questions
    ]
    _rng("questions").shuffle(every)
    return tuple(every[:count])


def _titles(texts: Sequence[Text], count: int) -> tuple[Asked, ...]:
    """2 to 6 consecutive words of a title that no other title has, marks left aside."""
    rng = _rng("titles")
    plain = [_letters(text.title) for text in texts]
    joined = "\n".join(plain)
    found: list[Asked] = []
    for _ in range(count * 50):
        if len(found) == count:
            break
        source = rng.randrange(len(texts))
        words = cut(texts[source].title)
        if len(words) < 2:
            continue
        size = rng.randint(2, min(6, len(words)))
        first = rng.randrange(len(words) - size + 1)
        query = "".join(words[first : first + size]).strip()
        letters = _letters(query)
        if len(letters) < 2 or joined.count(letters) != 1 or '"' in query or query[0] in "-－":
            continue
        found.append(Asked(query=f'"{query}"' if re.search(r"\s", query) else query, source=source))
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _keywords(texts: Sequence[Text], count: int) -> tuple[Asked, ...]:
    """Three of an article's ten weightiest words (tf-idf over these articles), blanks between."""
    rng = _rng("keywords")
    sample = rng.sample(range(len(texts)), min(len(texts), 3000))
    having: Counter[str] = Counter()
    words = {}
    for place in sample:
        words[place] = Counter(
            word for line in texts[place].lines for word in cut(line) if _is_word(word)
        )
        having.update(words[place].keys())
    found: list[Asked] = []
    for place in sample[: count * 2]:
        weights = {
            word: times * math.log(len(sample) / having[word])
            for word, times in words[place].items()
        }
        best = sorted(weights, key=lambda word: (-weights[word], word))[:10]
        if len(best) == 10 and len(found) < count:
            found.append(Asked(query=" ".join(rng.sample(best, 3)), source=place))
    return tuple(found)


def _is_word(word: str) -> bool:
    return len(word) > 1 and len(_SOLO.findall(word)) == len(word)


def _short(texts: Sequence[Text], count: int) -> tuple[Asked, ...]:
    """One to three consecutive words, 2 to 8 characters."""
    rng = _rng("short")
    found: list[Asked] = []
    while len(found) < count:
        source = rng.randrange(len(texts))
        words = cut(rng.choice(texts[source].lines))
        first = rng.randrange(len(words))
        query = "".join(words[first : first + rng.randint(1, 3)])
        if 2 <= len(query) <= 8 and len(_SOLO.findall(query)) == len(query):
            found.append(Asked(query=query, source=source))
    return tuple(found)


def _pairs(texts: Sequence[Text], count: int) -> tuple[str, ...]:
    """Different words of two characters, frequent ones more likely."""
    rng = _rng("pairs")
    found: dict[str, None] = {}
    for _ in range(count * 20):
        if len(found) == count:
            break
        word = rng.choice(cut(rng.choice(rng.choice(texts).lines)))
        if len(word) == 2 and _is_word(word):
            found[word] = None
    return tuple(found)
