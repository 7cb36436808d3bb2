"""Lists of postings while they grow: one bytes-like value a term, so that 20 years fit in memory.

A record is what one document adds to a term: document number (3 bytes), code (level * 2 + is it a
single occurrence), length of the rest, the rest: a count unless it is single, the low bytes of the
positions (each less the one before), what is left of them as varints. Records stand in the order of
the documents. A Python list of tuples would take six times the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

Lists = dict[str, bytes | bytearray]
"""term -> records; `bytes` while one document has it, which most terms stay."""


@lru_cache(maxsize=0x4000)
def varint(number: int) -> bytes:
    """7 bits a byte, lowest first, the high bit set on all but the last. Most are small: kept."""
    if number < 0x80:
        return bytes((number,))
    if number < 0x4000:
        return bytes((number & 0x7F | 0x80, number >> 7))
    return bytes((number & 0x7F | 0x80,)) + varint(number >> 7)


def varints(numbers: Iterable[int]) -> bytes:
    """Many of them, one after the other."""
    return b"".join(map(varint, numbers))


@lru_cache(maxsize=0x4000)
def _single(place: int) -> bytes:
    """Length and position of an occurrence that is the only one: nine records in ten."""
    high = varint(place >> 8)
    return bytes((1 + len(high), place & 0xFF)) + high


def add_document(
    lists: Lists, number: int, positions: Mapping[str, list[int]], flags: Mapping[str, int]
) -> None:
    """Add one document; `number` is greater than all before it.

    Args:
        lists: added to.
        number: below 2**24.
        positions: term -> ascending positions (equal ones allowed), at least one.
        flags: term -> level 1 to 3; 0 where left out.
    """
    head = number.to_bytes(3, "big")
    singles = tuple(head + bytes((level * 2 + 1,)) for level in range(4))
    many = tuple(head + bytes((level * 2,)) for level in range(4))
    for term, places in positions.items():
        level = flags.get(term, 0)
        if len(places) == 1:
            record = singles[level] + _single(places[0])
        else:
            low, high = bytearray(), bytearray()
            last = 0
            for place in places:
                step = place - last
                low.append(step & 0xFF)
                high += varint(step >> 8)
                last = place
            rest = varint(len(places)) + low + high
            record = many[level] + varint(len(rest)) + rest
        known = lists.get(term)
        if known is None:
            lists[term] = record
        elif type(known) is bytearray:
            known += record
        else:
            lists[term] = bytearray(known + record)


def records(data: bytes | bytearray) -> Iterator[tuple[int, int, bool, bytes]]:
    """The records of one term: (document, level, is it single, the rest)."""
    at, end = 0, len(data)
    while at < end:
        number = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        code = data[at + 3]
        length = data[at + 4]
        at += 5
        if length >= 0x80:
            shift, length = 7, length & 0x7F
            while True:
                byte = data[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80:
                    break
        yield number, code >> 1, bool(code & 1), bytes(data[at : at + length])
        at += length


def record(number: int, level: int, single: bool, rest: bytes) -> bytes:  # a record's own field
    """One record, as `records` reads it."""
    return number.to_bytes(3, "big") + bytes((level * 2 + single,)) + varint(len(rest)) + rest


def renumbered(lists: Lists, numbers: Callable[[int], int | None]) -> Lists:
    """The lists with new document numbers (in the same order); documents without one are gone."""
    kept: Lists = {}
    for term, data in lists.items():
        out = bytearray()
        for number, level, single, rest in records(data):
            new = numbers(number)
            if new is not None:
                out += record(new, level, single, rest)
        if out:
            kept[term] = out
    return kept
