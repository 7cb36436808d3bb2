"""One tier of the index: documents → lists → files, and a document taken out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.search import format as wire
from plugins.search.cutting import Cutting
from plugins.search.documents import Document
from plugins.search.packed import Packed, joined, pack, shards
from plugins.search.postings import Lists, add_document, renumbered
from plugins.search.tables import pinyin_keys
from plugins.search.terms import add_terms
from plugins.search.words import fields_of, word_lists

CHUNK = 16
"""Documents whose metadata stand in one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """All that a tier's files say; documents are numbered by their place."""

    years: tuple[int, ...]
    lines: tuple[str, ...]
    facets: wire.Facets
    text: Packed
    words: Packed

    def plus(self, newer: Tier) -> Tier:
        """This tier and the documents that follow: `newer` numbers them from its `first` on."""
        return Tier(
            years=self.years + newer.years,
            lines=self.lines + newer.lines,
            facets=wire.Facets(
                columns=self.facets.columns + newer.facets.columns,
                authors=self.facets.authors + newer.facets.authors,
            ),
            text=joined(self.text, newer.text),
            words=joined(self.words, newer.words),
        )


def tier(documents: Sequence[Document], cutting: Cutting, first: int = 0) -> Tier:
    """Index documents, oldest first; `first` is the number of the first one."""
    text: Lists = {}
    rows: list[tuple[tuple[str, ...], ...]] = []
    for number, document in enumerate(documents, first):
        cut = cutting.cut(document)
        positions: dict[str, list[int]] = {}
        flags: dict[str, int] = {}
        offset = len(cut.title) + 1
        title_end = add_terms(cut.title, 0, cut.levels, positions, flags)
        blocks = list(cut.blocks)
        if title_end > wire.TITLE_UNITS:
            # A title without end: its first units weigh as a title, all of it is found as text.
            positions = {
                term: kept
                for term, places in positions.items()
                if (kept := [place for place in places if place < wire.TITLE_UNITS])
            }
            blocks.append(cut.title)
        at = wire.BODY_START
        for index, block in enumerate(blocks):
            begins = offset if index < len(cut.blocks) else 0
            levels = cut.levels[begins : begins + len(block)]
            at = add_terms(block, at, levels, positions, flags) + wire.BLOCK_GAP
            offset += len(block) + 1
        add_document(text, number, positions, flags)
        rows.append(fields_of(document, cut))
    return around(documents, text=pack(text), words=pack(word_lists(rows, first)))


def around(documents: Sequence[Document], *, text: Packed, words: Packed) -> Tier:
    """The tier of documents whose lists are known."""
    return Tier(
        years=tuple(document.year for document in documents),
        lines=tuple(document.line for document in documents),
        facets=wire.Facets(
            columns=tuple(document.column for document in documents),
            authors=tuple(document.authors for document in documents),
        ),
        text=text,
        words=words,
    )


def files(
    value: Tier, cutting: Cutting, *, text_bytes: int, word_bytes: int
) -> tuple[str, dict[str, bytes]]:
    """The files of a tier with their headers, and the stamp.

    Args:
        value: the tier.
        cutting: remembers the pinyin of words.
        text_bytes: about how long a t file is.
        word_bytes: about how long a w or p file is.
    """
    text, text_firsts = shards(value.text, text_bytes)
    words, word_firsts = shards(value.words, word_bytes)
    keys = pinyin_keys(value.words.counts, cutting.spelt)
    pinyin, pinyin_firsts = wire.key_shards(keys, word_bytes)
    manifest = wire.Manifest(
        documents=len(value.lines),
        chunk=CHUNK,
        years=_years(value.years),
        text=text_firsts,
        words=word_firsts,
    )
    bodies: dict[str, bytes] = {
        "manifest.bin": wire.manifest(manifest),
        "pinyin.bin": wire.directory(pinyin_firsts),
    }
    for letter, parts in (
        ("t", text),
        ("w", words),
        ("p", pinyin),
        ("m", tuple(wire.chunks(value.lines, CHUNK))),
    ):
        bodies |= {f"{letter}{index}.bin": body for index, body in enumerate(parts)}
    bodies["facets.bin"] = wire.facets(value.facets)
    return wire.stamped(bodies)


def read(data: Mapping[str, bytes], gone: frozenset[int] = frozenset()) -> Tier:
    """The tier that `files` wrote, as if the documents of these numbers had never been printed.

    Nothing is cut again: the lists are taken as they stand, and the other documents close up.

    Raises:
        ValueError: the files are of another FORMAT.
    """
    if any(not one or one[0] != wire.FORMAT for one in data.values()):
        raise ValueError("search files of another format")
    bodies = {name: one[wire.HEADER_BYTES :] for name, one in data.items()}
    manifest = wire.read_manifest(bodies["manifest.bin"])
    text: Lists = {}
    words: Lists = {}
    for index in range(len(manifest.text)):
        text |= wire.read_shard(bodies[f"t{index}.bin"])
    for index in range(len(manifest.words)):
        words |= wire.read_shard(bodies[f"w{index}.bin"])
    lines: list[str] = []
    for start in range(0, manifest.documents, manifest.chunk):
        lines += bodies[f"m{start // manifest.chunk}.bin"].decode().split("\n")
    ends = [first for _, first in manifest.years[1:]] + [manifest.documents]
    years = [
        year
        for (year, first), end in zip(manifest.years, ends, strict=True)
        for _ in range(first, end)
    ]
    facets = wire.read_facets(bodies["facets.bin"], manifest.documents)
    kept = [number for number in range(manifest.documents) if number not in gone]
    if gone:
        place = {number: index for index, number in enumerate(kept)}
        text, words = renumbered(text, place.get), renumbered(words, place.get)
    return Tier(
        years=tuple(years[number] for number in kept),
        lines=tuple(lines[number] for number in kept),
        facets=wire.Facets(
            columns=tuple(facets.columns[number] for number in kept),
            authors=tuple(facets.authors[number] for number in kept),
        ),
        text=pack(text),
        words=pack(words),
    )


def _years(years: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Each run of equal years and its first document."""
    return tuple(
        (year, index) for index, year in enumerate(years) if index == 0 or years[index - 1] != year
    )
