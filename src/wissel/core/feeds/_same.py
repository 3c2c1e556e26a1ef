"""Finds the same job in several sources: the same words, told by other agencies.

The key of a vacancy has four parts: a digest of title and place, a fingerprint of the text
(simhash of its runs of three words, 128 bits), a mark of the employer, and the hours. Keys are the
same job when title and place are equal, what both say of hours is equal, and the texts differ
little. How little depends on the employer. One employer, or one agency, uses the same closing
words in all its vacancies, so two jobs of its own look alike; only a text that is almost equal is
the same job. Two names that share nearly a whole text pass on one job.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wissel.core.feeds._said import said
from wissel.core.vacancies import Vacancy

#: Bits of the fingerprint that may differ between vacancies of one name, and of two names.
_ONE_NAME: Final = 4
_TWO_NAMES: Final = 22
#: A text of fewer words than this says too little to know it again from.
_LEAST_WORDS: Final = 20
#: Different jobs of one title and place that are remembered; the oldest make room.
_REMEMBERED: Final = 64

_OF_TITLE: Final = re.compile(
    r"\([^)]*\)|\b(?:m ?/ ?v(?: ?/ ?x)?|v ?/ ?m|fulltime|parttime)\b"
    r"|\b\d+(?: ?- ?\d+)? ?(?:uur|uren)\b",
    re.IGNORECASE,
)
_OF_FIRM: Final = re.compile(r"\b(?:b ?v|n ?v|vof|stichting|holding|groep|group|nederland)\b")
_WORD: Final = re.compile(r"\w+")
_BITS: Final = np.arange(64, dtype=np.uint64)
_MIX: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


def same_key(vacancy: Vacancy) -> str:
    """Return the key by which the same job is known, ``block.text.employer.hours``.

    It has less than eighty signs. The block, up to the first dot, can be looked up by itself: only
    keys of one block are ever the same job.
    """
    four = re.match(r"\d{4}", vacancy.postcode)
    where = four.group() if four else said(vacancy.place)
    title = said(_OF_TITLE.sub(" ", vacancy.title)) or said(vacancy.title)
    block = blake2b(f"{title}|{where}|{vacancy.country}".encode(), digest_size=8).hexdigest()
    firm = " ".join(_OF_FIRM.sub(" ", said(vacancy.employer)).split())
    mark = blake2b(firm.encode(), digest_size=3).hexdigest() if firm else ""
    hours = f"{vacancy.hours_min or 0:g}-{vacancy.hours_max:g}" if vacancy.hours_max else ""
    words = _WORD.findall(vacancy.text.casefold())
    text = f"{fingerprint(words):032x}" if len(words) >= _LEAST_WORDS else ""
    return ".".join((block, text, mark, hours.replace(".", ",")))


def fingerprint(words: list[str]) -> int:
    """Return 128 bits of a text: two texts that share most runs of words differ in few of them.

    Half as many bits are too few: chance then moves a text of which a fifth was added as far as one
    of which a third is another.
    """
    hashes = np.fromiter((_of_word(word) for word in words), np.uint64, len(words))
    runs = hashes[:-2] * _MIX[0] + hashes[1:-1] * _MIX[1] + hashes[2:] * _MIX[2]
    both = np.concatenate([_mixed(runs), _mixed(runs + _MIX[0])]).reshape(2, -1)
    ones = ((both[:, :, None] >> _BITS) & np.uint64(1)).sum(axis=1)
    return int.from_bytes(np.packbits(ones.ravel() * 2 > len(runs)).tobytes(), "big")


def _mixed(runs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    runs = (runs ^ (runs >> np.uint64(29))) * _MIX[1]
    return runs ^ (runs >> np.uint64(32))


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(errors="replace"), digest_size=8).digest(), "big")


def are_same(key: str, other: str) -> bool:
    """Tell whether two keys are of one job. Without text: only of one employer, and said alike."""
    if key == other:
        return _says_enough(key)
    block, text, mark, hours = key.split(".")
    other_block, other_text, other_mark, other_hours = other.split(".")
    if block != other_block or (hours and other_hours and hours != other_hours):
        return False
    if not text or not other_text:
        return False
    two_names = bool(mark and other_mark and mark != other_mark)
    apart = (int(text, 16) ^ int(other_text, 16)).bit_count()
    return apart <= (_TWO_NAMES if two_names else _ONE_NAME)


def _says_enough(key: str) -> bool:
    _, text, mark, hours = key.split(".")
    return bool(text or (mark and hours))


class SameJobs:
    """Remembers jobs that were seen, in two hundred bytes for each different one."""

    def __init__(self) -> None:
        self._seen: dict[bytes, bytes] = {}  #: of each block the rest of its keys

    def first(self, vacancy: Vacancy) -> str | None:
        """Return the key of the same job that was seen before, or remember this one."""
        return self.first_of(same_key(vacancy))

    def first_of(self, key: str) -> str | None:
        """Return the key of the same job that was seen before, or remember this one."""
        block, _, rest = key.partition(".")
        of_block = bytes.fromhex(block)
        seen = self._seen.get(of_block, b"").split()
        for each in seen:
            other = f"{block}.{each.decode()}"
            if are_same(key, other):
                return other
        self._seen[of_block] = b" ".join([*seen[1 - _REMEMBERED :], rest.encode()])
        return None
