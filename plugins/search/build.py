"""Archive → all files of the search."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.newspaper.model import Archive, OutputFile
from plugins.search import format as wire
from plugins.search.current import grown
from plugins.search.cutting import Cutting, cutting
from plugins.search.documents import Document, documents
from plugins.search.sealed import Making, seal
from plugins.search.tables import traditional
from plugins.search.tier import files, tier

ROOT = "search/data"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """SEARCH_* in pelicanconf.py."""

    keywords: int = 30
    """Keywords taken from each article for suggestions and ranking, 20 to 40."""
    shard_bytes: int = 5120
    """About how long a file of the sealed text index is: a query loads one or two for each pair."""
    current_shard_bytes: int = 3072
    """The same for the year that runs; it has few files, so they can be small."""
    word_shard_bytes: int = 2048
    """The same for the word index of both tiers."""
    word_lists: tuple[str, ...] = ("people.txt", "places.txt")
    """Lists of the importer's working folder that jieba shall know, too."""
    cache: str = ".cache"
    """Where cut words and the sealed tier rest between builds; "" keeps nothing."""


def build(
    archive: Archive,
    settings: SearchSettings,
    *,
    cache: Path | None = None,
    words: tuple[str, ...] = (),
) -> Iterator[OutputFile]:
    """Write the index.

    Args:
        archive: all that is searched; the handbook stands outside.
        settings: SEARCH_*.
        cache: the folder of this content's cut words and sealed tier; None: everything anew.
        words: the user dictionary: names of people and places.
    """
    found = documents(archive)
    year = _running_year(archive)
    old = [document for document in found if document.year < year]
    characters: set[str] = set()
    for document in found:
        characters.update(document.title, *document.searched)
    stamp, made = wire.stamped({"tables": traditional(characters).encode()})
    tables = f"tables-{stamp}.bin"
    yield OutputFile(path=f"{ROOT}/{tables}", data=made["tables"])
    with cutting(keywords=settings.keywords, words=words, folder=cache) as cut:
        yield from _tiers(old, found[len(old) :], settings, cut, cache, tables)
    for document in found:
        yield OutputFile(
            path=f"{ROOT}/text/{document.id}.txt",
            data="\n".join((str(wire.FORMAT), *document.blocks)).encode(),
        )


def _tiers(
    old: Sequence[Document],
    new: Sequence[Document],
    settings: SearchSettings,
    cut: Cutting,
    cache: Path | None,
    tables: str,
) -> Iterator[OutputFile]:
    """The files of both tiers and current.json; a tier without documents is left out."""
    folders: list[str] = []
    replaced: tuple[int, ...] = ()
    if old:
        making = Making(
            recipe=f"{settings.keywords} {settings.shard_bytes} {settings.word_shard_bytes}",
            index=lambda part: tier(part, cut),
            write=lambda value: files(
                value, cut, text_bytes=settings.shard_bytes, word_bytes=settings.word_shard_bytes
            ),
        )
        sealed = seal(old, making, cache)
        replaced = sealed.replaced
        folders.append(f"sealed-{sealed.stamp}")
        for name in sorted(sealed.files):
            yield OutputFile(path=f"{ROOT}/{folders[-1]}/{name}", data=sealed.files[name])
    # Corrected old articles come first: the current tier stays in the order of dates.
    current = [*(old[number] for number in replaced), *new]
    if current or not old:
        stamp, made = files(
            grown(current, cut, cache),
            cut,
            text_bytes=settings.current_shard_bytes,
            word_bytes=settings.word_shard_bytes,
        )
        folders.append(f"current-{stamp}")
        for name in sorted(made):
            yield OutputFile(path=f"{ROOT}/{folders[-1]}/{name}", data=made[name])
    state = {
        "format": wire.FORMAT,
        "replaced": [[number, place] for place, number in enumerate(replaced)],
        "tables": tables,
        "tiers": folders,
    }
    yield OutputFile(path=f"{ROOT}/current.json", data=json.dumps(state, sort_keys=True).encode())


def _running_year(archive: Archive) -> int:
    """The year of the newest issue with a published article; 0 for an empty archive."""
    published = [article.date.year for article in archive.articles if article.status == "published"]
    return max(published or [article.date.year for article in archive.articles] or [0])
