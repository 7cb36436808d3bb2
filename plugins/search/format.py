"""The wire format: what the builder writes and theme/static/js/search/shards.js reads.

All files of a tier stand in one folder, `search/data/<tier>-<stamp>/`. The stamp is a hash of all
that the folder holds, so a changed tier has other addresses and an old page never mixes two. (A
hash in each file's own name would have to stand in the manifest: 4 bytes a shard that do not
compress, 19 KB at 20,000 articles.) Whole numbers are varints: 7 bits a byte, lowest first, the
high bit set on all but the last. Texts are UTF-8. Terms are in the order of UTF-16 code units, the
`<` of JavaScript.

    every file      FORMAT (1 byte) · stamp (4 bytes) · what follows
    manifest.bin    documents · metadata lines a chunk · years: count, then (year, first document)
                    · two directories: first terms of the t and w files
    directory       terms: bytes of the texts · count · a shape a term: code units shared with the
                    term before * 16 + code units that follow after one new character (15 or more:
                    15, then a varint at this place) · the new character of each term, less the one
                    at its place in the term before (0 where that has none), modulo 0x110000 · the
                    texts that follow, joined
    t<n>.bin        text index, terms of search/terms.py: directory · one number a term: documents
                    * 8 + mode · four streams, each for all lists in turn
    first stream    a posting a document: (number - number before) * 2 + is it a single occurrence
                    · unless single: count
    second, third   positions, each less the one before in its posting: what 256 goes into it, as
                    varints · the rest, one byte each (apart, they pack 3 % better)
    fourth stream   of each list of mode 4: the levels, four a byte, first lowest
    mode            0 to 3: all postings of this level (words.cutter: across … whole); 4: mixed
    positions       title 0..125, body from 128; a title longer than that is in the body, too;
                    between two blocks two positions are free, so that no phrase crosses
    w<n>.bin        word index, the same; "positions" are the fields that hold the word, one for
                    each time: 0 title, 1 kicker, 2 column, 3 names, 4 keywords
    p<n>.bin        pinyin: directory of `suanli 算力` and `sl 算力` · documents of each word
    pinyin.bin      directory of the first keys of the p files
    m<n>.bin        metadata, one line a document: id, title, kicker, column as printed, by-line,
                    版, word of the kind (公告…), separated by tabs
    facets.bin      columns: count, texts each with its length · authors, the same · for each
                    document: column, number of authors, authors

Beside the tiers stand `current.json` ({"format", "replaced": [[document of the sealed tier, its
new one in the current tier]…], "tables", "tiers": [folders, sealed first]}), `tables-<stamp>.bin`
(traditional and simplified characters in turn), and `text/<article id>.txt` (FORMAT as a character,
a newline, the blocks of one article) for the extracts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.search.postings import Lists, record, varint, varints

FORMAT = 2
STAMP_BYTES = 4
HEADER_BYTES = 1 + STAMP_BYTES

TITLE_UNITS = 126
BODY_START = 128
BLOCK_GAP = 2
MIXED = 4
_LONG = 15
_CHARACTERS = 0x110000


def utf16_key(term: str) -> bytes:
    """Sorts as JavaScript's `<` does; Python's own order differs for characters beyond U+FFFF."""
    return term.encode("utf-16-be", "surrogatepass")


class Reader:
    """A place in a file while it is decoded."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def number(self) -> int:
        """The next varint."""
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]

    def text(self) -> str:
        """A length and as many bytes of UTF-8."""
        return self.take(self.number()).decode()


# --- directories -------------------------------------------------------------------------------


def directory(terms: Sequence[str]) -> bytes:
    """Terms in order, front-coded."""
    units_of = len if is_plain(terms) else _units
    shapes: list[int] = []
    steps: list[int] = []
    rests: list[str] = []
    last = ""
    for term in terms:
        same = _shared(term, last)
        rest = term[same + 1 :]
        units = units_of(rest)
        shapes.append(units_of(term[:same]) * 16 + min(units, _LONG))
        if units >= _LONG:
            shapes.append(units)
        step = ord(term[same]) - (ord(last[same]) if same < len(last) else 0)
        steps.append(step % _CHARACTERS)
        rests.append(rest)
        last = term
    texts = "".join(rests).encode()
    return varints((len(texts), len(terms))) + varints(shapes) + varints(steps) + texts


def _shared(term: str, last: str) -> int:
    """How many characters both begin with; most terms have two."""
    if term[:1] != last[:1]:
        return 0
    if term[:2] != last[:2]:
        return 1
    same = 2
    for one, other in zip(term[2:], last[2:], strict=False):
        if one != other:
            break
        same += 1
    return same


def is_plain(terms: Iterable[str]) -> bool:
    """Is every character one UTF-16 code unit?"""
    return max("".join(terms), default="") < "\U00010000"


def _units(text: str) -> int:
    return len(utf16_key(text)) // 2


def in_order(terms: Iterable[str]) -> list[str]:
    """Sorted as JavaScript's `<` does."""
    found = list(terms)
    # Without characters beyond U+FFFF, which most archives lack, the orders are the same.
    return sorted(found, key=None if is_plain(found) else utf16_key)


def read_directory(reader: Reader) -> list[str]:
    """The terms of a directory."""
    size, count = reader.number(), reader.number()
    shapes: list[tuple[int, int]] = []
    for _ in range(count):
        shared, units = divmod(reader.number(), 16)
        shapes.append((shared, units if units < _LONG else reader.number()))
    steps = [reader.number() for _ in range(count)]
    texts = reader.take(size).decode().encode("utf-16-be")
    terms: list[str] = []
    last, at = "", 0
    for (shared, units), step in zip(shapes, steps, strict=True):
        same = utf16_key(last)[: 2 * shared].decode("utf-16-be")
        before = ord(last[len(same)]) if len(same) < len(last) else 0
        rest = texts[at : at + 2 * units].decode("utf-16-be")
        at += 2 * units
        last = same + chr((before + step) % _CHARACTERS) + rest
        terms.append(last)
    return terms


# --- postings ----------------------------------------------------------------------------------


def read_shard(body: bytes) -> Lists:
    """The lists of one t or w file, without its header."""
    reader = Reader(body)
    terms = read_directory(reader)
    heads = [reader.number() for _ in terms]
    postings = [_read_steps(reader, head >> 3) for head in heads]
    counts = [count for row in postings for _, _, count in row]
    high = [[reader.number() for _ in range(count)] for count in counts]
    low = [reader.take(count) for count in counts]
    places = zip(high, low, strict=True)
    lists: Lists = {}
    for term, head, row in zip(terms, heads, postings, strict=True):
        mode = head & 7
        packed = reader.take((len(row) + 3) // 4) if mode == MIXED else b""
        out = bytearray()
        for index, (number, single, count) in enumerate(row):
            above, below = next(places)
            rest = (b"" if single else varint(count)) + below + varints(above)
            level = packed[index // 4] >> 2 * (index % 4) & 3 if mode == MIXED else mode
            out += record(number, level, single, rest)
        lists[term] = out
    return lists


def _read_steps(reader: Reader, documents: int) -> list[tuple[int, bool, int]]:
    """(document, is it single, how often) for each posting of one list."""
    found: list[tuple[int, bool, int]] = []
    number = 0
    for _ in range(documents):
        step = reader.number()
        number += step >> 1
        found.append((number, bool(step & 1), 1 if step & 1 else reader.number()))
    return found


def key_shards(
    keys: Mapping[str, int], limit_bytes: int
) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The p files: keys with the number of documents of their word."""
    bodies: list[bytes] = []
    firsts: list[str] = []
    ordered = in_order(keys)
    start = size = 0
    for index, key in enumerate(ordered):
        size += len(key.encode()) + 3
        if size >= limit_bytes or index + 1 == len(ordered):
            part = ordered[start : index + 1]
            firsts.append(part[0])
            bodies.append(directory(part) + varints(keys[one] for one in part))
            start, size = index + 1, 0
    return tuple(bodies), tuple(firsts)


# --- a tier ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a client must know before it asks for anything."""

    documents: int
    chunk: int
    years: tuple[tuple[int, int], ...]
    text: tuple[str, ...]
    words: tuple[str, ...]


def manifest(value: Manifest) -> bytes:
    """The body of manifest.bin."""
    numbers = [value.documents, value.chunk, len(value.years)]
    numbers += [number for pair in value.years for number in pair]
    head = varints(numbers)
    return head + directory(value.text) + directory(value.words)


def read_manifest(body: bytes) -> Manifest:
    """The other way round."""
    reader = Reader(body)
    documents, chunk = reader.number(), reader.number()
    years = tuple((reader.number(), reader.number()) for _ in range(reader.number()))
    text, words = (tuple(read_directory(reader)) for _ in range(2))
    return Manifest(documents=documents, chunk=chunk, years=years, text=text, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Column and authors of each document, in the order of their numbers."""

    columns: tuple[str, ...]
    authors: tuple[tuple[str, ...], ...]


def facets(value: Facets) -> bytes:
    """The body of facets.bin; names in the order of their first document."""
    columns = list(dict.fromkeys(value.columns))
    authors = list(dict.fromkeys(name for names in value.authors for name in names))
    out = bytearray()
    for texts in (columns, authors):
        out += varint(len(texts))
        for text in texts:
            out += varint(len(text.encode())) + text.encode()
    place = {name: index for index, name in enumerate(authors)}
    where = {name: index for index, name in enumerate(columns)}
    for column, names in zip(value.columns, value.authors, strict=True):
        out += varint(where[column]) + varint(len(names))
        for name in names:
            out += varint(place[name])
    return bytes(out)


def read_facets(body: bytes, documents: int) -> Facets:
    """The other way round."""
    reader = Reader(body)
    columns, authors = (
        [reader.text() for _ in range(reader.number())],
        [reader.text() for _ in range(reader.number())],
    )
    rows = [
        (columns[reader.number()], tuple(authors[reader.number()] for _ in range(reader.number())))
        for _ in range(documents)
    ]
    return Facets(columns=tuple(row[0] for row in rows), authors=tuple(row[1] for row in rows))


def stamp_of(bodies: Mapping[str, bytes]) -> bytes:
    """A hash of names and contents."""
    digest = hashlib.sha256(bytes((FORMAT,)))
    for name in sorted(bodies):
        digest.update(name.encode() + b"\0" + len(bodies[name]).to_bytes(8, "big") + bodies[name])
    return digest.digest()[:STAMP_BYTES]


def stamped(bodies: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """The files of a folder with their headers, and the stamp in hexadecimal."""
    stamp = stamp_of(bodies)
    header = bytes((FORMAT,)) + stamp
    return stamp.hex(), {name: header + body for name, body in bodies.items()}


def chunks(lines: Sequence[str], size: int) -> Iterable[bytes]:
    """Metadata lines as bodies of the m files."""
    for start in range(0, len(lines), size):
        yield "\n".join(lines[start : start + size]).encode()
