"""Cuts a folded text into words and sentences."""

import re
from dataclasses import dataclass, replace

from wissel.core.wording._fold import Folded

#: A word with its inner hyphens and apostrophes; a hyphen at the end of a line joins as well.
_WORD = re.compile(r"[^\W_]+(?:(?:'|-(?:\n[ ]{0,8})?)[^\W_]+)*")
_INNER = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[!?;•]|\.+[\s'\")\]]|\n\s{0,40}\n|\n\s{0,8}[-*]\s|\.$")
#: After these a full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "dhr mw mevr mej dr drs ing ir prof mr ds bijv bv evt nr tel st ca incl resp max min dd jl "
    "ivm iom nav tav tgv ovv mbt oa ed zgn afd adm gem ll plm vs fam".split()
)


#: With a capital these begin a sentence, also after a letter: "hepatitis B. De machine trilt".
_BEGINNINGS = frozenset(
    "de het een hij zij ze ik wij we u dit dat deze die er dan nu zijn haar met bij voor na door "
    "als maar toen daarna ook geen the he she they".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``word`` without hyphens and apostrophes, its span in the folded text, its sentence.

    ``capital`` and ``shout`` say how the given text wrote it: with a capital first, in capitals.
    ``parts`` are the pieces of a word with hyphens, otherwise empty.
    """

    word: str
    start: int
    end: int
    sentence: int
    capital: bool
    shout: bool
    parts: tuple[str, ...]


def tokens(folded: Folded) -> list[Token]:
    """Return the words of a text in order. Sentences are numbered from 0."""
    found: list[Token] = []
    plain, sentence, last_end = folded.plain, 0, 0
    for match in _WORD.finditer(plain):
        start, end = match.span()
        made = _token(folded, match.group(), start, end, sentence)
        if found and _breaks(plain[last_end:start], found[-1], made):
            sentence += 1
            made = replace(made, sentence=sentence)
        found.append(made)
        last_end = end
    return found


def _breaks(gap: str, before: Token, after: Token) -> bool:
    if gap in (" ", ", ", "/"):
        return False
    letter = len(before.word) == 1 and not (after.capital and after.word in _BEGINNINGS)
    if gap.startswith(".") and (letter or before.word in _ABBREVIATIONS):
        gap = gap[1:]
    return _BREAK.search(gap) is not None


def _token(folded: Folded, raw: str, start: int, end: int, sentence: int) -> Token:
    if raw.isalnum():
        word, parts = raw, ()
    else:
        pieces = tuple(_INNER.findall(raw))
        word, parts = "".join(pieces), (pieces if "-" in raw else ())
    first = folded.given[folded.origin[start]]
    capital = first.isupper()
    if not capital and raw[1:2] == "'" and raw[0] in "dlo":  # d'Hondt
        capital = folded.given[folded.origin[start + 2]].isupper()
    shout = capital and end - start > 1 and folded.given[slice(*folded.span(start, end))].isupper()
    return Token(word, start, end, sentence, capital, shout, parts)
