"""Folds a text to plain small letters and keeps the way back to the text as it was given.

Composed and decomposed letters, soft hyphens, characters without width, every kind of dash, space
and quotation mark: a word is the same word in all of these disguises.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

#: Above this code point nothing is remembered, so that a hostile text cannot fill the memory.
_REMEMBERED = 0x3000
_QUOTES = "'’‘ʼ‛´`′"
#: Letters with a stroke and the like, which have no accent to leave out: Yıldırım, Rafał.
_STROKES = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h",
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
}  # fmt: skip
_SPACES = "\t\v\f\r\u0085\u2028"


class _Folding(dict[str, str]):
    """One character to its folded form: empty, one, or several characters."""

    def __missing__(self, char: str) -> str:
        folded = _fold_char(char)
        if ord(char) < _REMEMBERED:
            self[char] = folded
        return folded


def _fold_char(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if category == "Pd" or char == "−":
        return "-"
    if char in _QUOTES:
        return "'"
    if char == "\u2029":
        return "\n"
    if category == "Zs" or char in _SPACES:
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    lower = char.lower()
    plain = unicodedata.normalize("NFKD", _STROKES.get(lower, lower))
    return "".join(part for part in plain if unicodedata.category(part) not in ("Mn", "Me", "Cf"))


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Folded:
    """``plain`` is the folded text; ``origin[i]`` is where character ``i`` stood in ``given``."""

    given: str
    plain: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice of the given text behind a non-empty slice of the folded text."""
        return self.origin[start], max(self.origin[end], self.origin[end - 1] + 1)


def fold(given: str) -> Folded:
    """Fold a text; the time is linear in its length."""
    pieces = [_FOLDING[char] for char in given]
    plain = "".join(pieces)
    if len(plain) == len(given) and all(pieces):
        return Folded(given, plain, range(len(given) + 1))
    origin = [index for index, piece in enumerate(pieces) for _ in piece]
    origin.append(len(given))
    return Folded(given, plain, origin)
