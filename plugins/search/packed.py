"""The lists of a tier as they stand in its files: four streams, and where each list lies in them.

What a document adds to a list only follows what is there, so lists of another week are joined
without being read: a new issue touches one term in ten, all others are copied in long stretches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from plugins.search import format as wire
from plugins.search.postings import Lists, records, varint, varints

_TERM_BYTES = 4
"""What a term costs in its file besides its streams: shape, new character, head."""
_OVER = 1.1
"""A list that would make a file so much longer than wanted begins the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """All lists in the order of their terms."""

    terms: list[str]
    heads: array[int]
    """Documents * 8 + mode."""
    lasts: array[int]
    """The number of the last document: the next one is counted from it."""
    sizes: tuple[array[int], ...]
    """Bytes of each list in each stream."""
    streams: tuple[bytes, ...]
    """Steps, high and low parts of positions, levels: the four streams of the format."""

    @property
    def counts(self) -> dict[str, int]:
        """Term -> documents."""
        return {term: head >> 3 for term, head in zip(self.terms, self.heads, strict=True)}


def pack(lists: Lists) -> Packed:
    """Pack lists; they are taken out of `lists` as it goes, so that no archive stands twice."""
    terms = wire.in_order(lists)
    heads, lasts = array("I"), array("I")
    sizes = tuple(array("I") for _ in range(4))
    streams = tuple(bytearray() for _ in range(4))
    steps, high, low, levels = streams
    for term in terms:
        data = lists.pop(term)
        before = len(steps), len(high), len(low), len(levels)
        if data[3] & 1 and len(data) == 5 + data[4]:  # one document, once: two terms in three
            last = data[0] << 16 | data[1] << 8 | data[2]
            steps += varint(last * 2 + 1)
            low.append(data[5])
            high += data[6:]
            heads.append(8 + (data[3] >> 1))
        else:
            last, head = _add_list(data, steps, high, low, levels)
            heads.append(head)
        lasts.append(last)
        for size, stream, start in zip(sizes, streams, before, strict=True):
            size.append(len(stream) - start)
    return Packed(
        terms=terms, heads=heads, lasts=lasts, sizes=sizes, streams=tuple(map(bytes, streams))
    )


def _add_list(
    data: bytes | bytearray,
    steps: bytearray,
    high: bytearray,
    low: bytearray,
    levels: bytearray,
) -> tuple[int, int]:
    """Add one term's records to the streams; returns its last document and its head."""
    found = bytearray()
    last = 0
    for number, level, single, rest in records(data):
        step = (number - last) * 2 + single
        last = number
        if step < 0x80:
            steps.append(step)
        else:
            steps += varint(step)
        if single:
            low.append(rest[0])
            high += rest[1:]
        else:
            reader = wire.Reader(rest)
            count = reader.number()
            steps += rest[: reader.at]
            low += reader.take(count)
            high += rest[reader.at :]
        found.append(level)
    mode, packed = _packed_levels(found)
    levels += packed
    return last, len(found) * 8 + mode


def _packed_levels(levels: bytes | bytearray) -> tuple[int, bytes]:
    """Their mode, and when they are mixed four a byte."""
    if levels.count(levels[0]) == len(levels):
        return levels[0], b""
    out = bytearray()
    for start in range(0, len(levels), 4):
        byte = 0
        for level in reversed(levels[start : start + 4]):
            byte = byte << 2 | level
        out.append(byte)
    return wire.MIXED, bytes(out)


def _levels(head: int, packed: bytes) -> bytes:
    """The levels of a list, one a byte."""
    documents, mode = head >> 3, head & 7
    if mode != wire.MIXED:
        return bytes((mode,)) * documents
    return bytes(packed[index // 4] >> 2 * (index % 4) & 3 for index in range(documents))


# --- two of them ---------------------------------------------------------------------------------


def joined(old: Packed, new: Packed) -> Packed:
    """The lists of both; every document of `new` has a greater number than all of `old`."""
    plain = wire.is_plain(old.terms) and wire.is_plain(new.terms)
    key = None if plain else wire.utf16_key
    known = {term: place for place, term in enumerate(old.terms)}
    terms: list[str] = []
    heads, lasts = array("I"), array("I")
    sizes = tuple(array("I") for _ in range(4))
    streams = tuple(bytearray() for _ in range(4))
    ends = tuple(_ends(size) for size in old.sizes)
    others = tuple(_ends(size) for size in new.sizes)
    done = 0

    def copy(to: int) -> None:
        nonlocal done
        if to > done:
            terms.extend(old.terms[done:to])
            heads.extend(old.heads[done:to])
            lasts.extend(old.lasts[done:to])
            for place in range(4):
                sizes[place].extend(old.sizes[place][done:to])
                streams[place].extend(old.streams[place][ends[place][done] : ends[place][to]])
            done = to

    for index, term in enumerate(new.terms):
        found = known.get(term)
        if found is None:
            wanted = term if key is None else key(term)
            at = bisect_left(old.terms, wanted, lo=done, key=key)  # type: ignore[arg-type]  # str or its key
        else:
            at = found
        copy(at)
        head = new.heads[index]
        parts = [
            new.streams[place][others[place][index] : others[place][index + 1]]
            for place in range(4)
        ]
        if found is not None:
            before = [
                old.streams[place][ends[place][at] : ends[place][at + 1]] for place in range(4)
            ]
            head, parts = _follow((old.heads[at], before), old.lasts[at], (head, parts))
            done = at + 1
        terms.append(term)
        heads.append(head)
        lasts.append(new.lasts[index])
        for place, part in enumerate(parts):
            sizes[place].append(len(part))
            streams[place].extend(part)
    copy(len(old.terms))
    return Packed(
        terms=terms, heads=heads, lasts=lasts, sizes=sizes, streams=tuple(map(bytes, streams))
    )


def _follow(
    old: tuple[int, Sequence[bytes]], last: int, new: tuple[int, Sequence[bytes]]
) -> tuple[int, list[bytes]]:
    """One list after the other: head and its part of each stream."""
    reader = wire.Reader(new[1][0])
    step = reader.number() - last * 2
    parts = [before + after for before, after in zip(old[1], new[1], strict=True)]
    parts[0] = old[1][0] + varint(step) + new[1][0][reader.at :]
    documents = (old[0] >> 3) + (new[0] >> 3)
    if old[0] & 7 == new[0] & 7 != wire.MIXED:
        return documents * 8 + (old[0] & 7), parts
    mode, parts[3] = _packed_levels(_levels(old[0], old[1][3]) + _levels(new[0], new[1][3]))
    return documents * 8 + mode, parts


def _ends(sizes: Sequence[int]) -> array[int]:
    """Where each begins, and the end of all; a list of numbers would take five times the memory."""
    return array("Q", accumulate(sizes, initial=0))


# --- files ---------------------------------------------------------------------------------------


def shards(packed: Packed, limit_bytes: int) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """All lists as bodies of files of about `limit_bytes`, and the first term of each.

    A list longer than that has a file of its own, almost: who asks for a rare neighbour does not
    load it.
    """
    bodies: list[bytes] = []
    firsts: list[str] = []
    ends = tuple(_ends(size) for size in packed.sizes)
    costs = array("Q", range(0, _TERM_BYTES * (len(packed.terms) + 1), _TERM_BYTES))
    for column in ends:
        costs = array("Q", map(add, costs, column))
    start = 0
    while start < len(packed.terms):
        end = bisect_left(costs, costs[start] + limit_bytes, lo=start + 1)
        end = min(end, len(packed.terms))
        if end - 1 > start and costs[end] - costs[start] > _OVER * limit_bytes:
            end -= 1
        terms = packed.terms[start:end]
        body = [wire.directory(terms), varints(packed.heads[start:end])]
        body += [
            stream[column[start] : column[end]]
            for stream, column in zip(packed.streams, ends, strict=True)
        ]
        bodies.append(b"".join(body))
        firsts.append(terms[0])
        start = end
    return tuple(bodies), tuple(firsts)


# --- at rest -------------------------------------------------------------------------------------


def stored(packed: Packed) -> dict[str, bytes]:
    """As files of this machine's cache."""
    parts = {"terms": "\n".join(packed.terms).encode("utf-8", "surrogatepass")}
    parts["heads"], parts["lasts"] = packed.heads.tobytes(), packed.lasts.tobytes()
    for place in range(4):
        parts[f"sizes{place}"] = packed.sizes[place].tobytes()
        parts[f"stream{place}"] = packed.streams[place]
    return parts


def restored(parts: Mapping[str, bytes]) -> Packed:
    """The other way round.

    Raises:
        KeyError, ValueError: it is not whole.
    """
    text = parts["terms"].decode("utf-8", "surrogatepass")
    packed = Packed(
        terms=text.split("\n") if text else [],
        heads=array("I", parts["heads"]),
        lasts=array("I", parts["lasts"]),
        sizes=tuple(array("I", parts[f"sizes{place}"]) for place in range(4)),
        streams=tuple(parts[f"stream{place}"] for place in range(4)),
    )
    lengths = {len(packed.terms), len(packed.heads), len(packed.lasts), *map(len, packed.sizes)}
    if len(lengths) > 1 or [*map(sum, packed.sizes)] != [*map(len, packed.streams)]:
        raise ValueError("lists that are not whole")
    return packed
