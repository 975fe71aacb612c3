"""Sets of entries as whole numbers: bit *n* stands for the entry with database number *n*."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice


def set_of(pks: Iterable[int]) -> int:
    """The set with these database numbers."""
    pks = pks if isinstance(pks, array | list) else array("L", pks)
    bits = bytearray((max(pks, default=0) >> 3) + 1)
    for pk in pks:
        bits[pk >> 3] |= 1 << (pk & 7)
    return int.from_bytes(bits, "little")


def members(
    entries: int, order: Iterable[int], start: int = 0, stop: int | None = None
) -> list[int]:
    """The members of a set from place ``start`` to ``stop`` of an order."""
    bits = entries.to_bytes((entries.bit_length() >> 3) + 1, "little")
    end = len(bits) << 3
    found = (pk for pk in order if pk < end and bits[pk >> 3] >> (pk & 7) & 1)
    return list(islice(found, start, stop))


def each_of(entries: int) -> Iterator[int]:
    """The members of a small set, without looking at all entries."""
    while entries:
        lowest = entries & -entries
        yield lowest.bit_length() - 1
        entries ^= lowest
