"""One tier of the index: documents → lists → files, and a document taken out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.search import format as wire
from plugins.search.cutting import Cutting
from plugins.search.documents import Document
from plugins.search.postings import Lists, add_document, documents_of, renumbered
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
    text: Lists
    words: Lists

    def without(self, gone: frozenset[int]) -> Tier:
        """The tier as if the documents of these numbers had never been printed.

        Nothing is cut again: the lists are taken as they stand, and the other documents close up.
        """
        kept = [number for number in range(len(self.lines)) if number not in gone]
        place = {number: index for index, number in enumerate(kept)}
        return Tier(
            years=tuple(self.years[number] for number in kept),
            lines=tuple(self.lines[number] for number in kept),
            facets=wire.Facets(
                columns=tuple(self.facets.columns[number] for number in kept),
                authors=tuple(self.facets.authors[number] for number in kept),
            ),
            text=renumbered(self.text, place.get),
            words=renumbered(self.words, place.get),
        )


def tier(documents: Sequence[Document], cutting: Cutting) -> Tier:
    """Index documents, oldest first."""
    text: Lists = {}
    rows: list[tuple[tuple[str, ...], ...]] = []
    for number, document in enumerate(documents):
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
    return Tier(
        years=tuple(document.year for document in documents),
        lines=tuple(document.line for document in documents),
        facets=wire.Facets(
            columns=tuple(document.column for document in documents),
            authors=tuple(document.authors for document in documents),
        ),
        text=text,
        words=word_lists(rows),
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
    text, text_firsts = wire.shards(value.text, text_bytes)
    words, word_firsts = wire.shards(value.words, word_bytes)
    counts = {term: documents_of(data) for term, data in value.words.items()}
    pinyin, pinyin_firsts = wire.key_shards(pinyin_keys(counts, cutting.spelt), word_bytes)
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


def read(data: Mapping[str, bytes]) -> Tier:
    """The tier that `files` wrote.

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
    return Tier(
        years=tuple(years),
        lines=tuple(lines),
        facets=wire.read_facets(bodies["facets.bin"], manifest.documents),
        text=text,
        words=words,
    )


def _years(years: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Each run of equal years and its first document."""
    return tuple(
        (year, index) for index, year in enumerate(years) if index == 0 or years[index - 1] != year
    )
