"""From text to plain words, and from words to the runs of characters in them."""

import re
import unicodedata
from typing import Final

#: A word, or one of the few names of work with a sign in them.
_TOKEN: Final = re.compile(r"c\+\+|c#|\.net\b|[a-z0-9]+")
#: Marks the beginning and the end of a word in a gram.
_EDGE: Final = "_"


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents: `Één` and `een` are one word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` in order; every other sign parts words."""
    return tuple(_TOKEN.findall(fold(text)))


def grams(text: str, shortest: int = 3, longest: int = 5) -> tuple[str, ...]:
    """Return the runs of ``shortest`` to ``longest`` characters of each word, its edges marked.

    >>> grams("kok", 3, 4)
    ('_ko', 'kok', 'ok_', '_kok', 'kok_')
    """
    found: list[str] = []
    for word in tokens(text):
        marked = f"{_EDGE}{word}{_EDGE}"
        for size in range(shortest, longest + 1):
            found.extend(marked[at : at + size] for at in range(len(marked) - size + 1))
    return tuple(found)
