"""Words of a source beside words we know: compared without signs, accents or capitals."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_SIGNS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 6  #: words of one expression, such as ``tijdelijk met uitzicht op vast``


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """Return words as they are compared.

    >>> said("FULL_TIME"), said("België"), said("mbo-4")
    ('full time', 'belgie', 'mbo 4')
    """
    bare = unicodedata.normalize("NFKD", text).casefold()
    return _SIGNS.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def known(text: str, words: Mapping[str, T]) -> Iterator[T]:
    """Yield what the known expressions in a text stand for; of two at one place the longest.

    >>> list(known("mbo 4 of hbo", {"mbo": 3, "mbo 4": 4, "hbo": 5}))
    [4, 5]
    """
    parts = said(text).split()
    at = 0
    while at < len(parts):
        for length in range(min(_LONGEST, len(parts) - at), 0, -1):
            if (value := words.get(" ".join(parts[at : at + length]))) is not None:
                yield value
                at += length
                break
        else:
            at += 1
