"""Takes the names of people out of a text and puts their roles in: ``[werknemer]``.

For who audits a file and need not know whose it is. It rather takes out a word too much: *Bakker*
goes also where it is a trade, once somebody of the case is called so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from wissel.core.wording._check import check
from wissel.core.wording._data import rules
from wissel.core.wording._fold import fold
from wissel.core.wording._people import pieces
from wissel.core.wording._tokens import Token, tokens
from wissel.core.wording._types import Audience, Kind

#: (name, label) pairs; hashable, so that the sentences of a file share what is made of them.
Names: TypeAlias = tuple[tuple[str, str], ...]
_LEGAL = frozenset("bv nv vof cv ua b v n o f c u a".split())
#: Shorter words of the name of an organisation (*De*, *van*, *&*) tell nothing of it.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a name: its label, and the tussenvoegsels that stand before it in the name."""

    label: str
    before: tuple[str, ...] = ()


def masked(text: str, *, people: Names, organisations: Names, unknown: str) -> str:
    """Return the text with every name replaced by its label; ``unknown`` is that of other names.

    Of a person every part goes, in any case and with the s of possession; of an organisation the
    name as it is said, and each telling word of it where it stands with a capital.
    """
    folded = fold(text)
    words = tokens(folded)
    known, named = _known(people), _named(organisations)
    held = [_piece_of(token, known, named) for token in words]
    out, last = [], 0
    for first, end, label in _spans(words, held):
        start, stop = folded.span(words[first].start, words[end].end)
        stop += text[stop : stop + 1] == "." and words[end].word in _LEGAL
        out += [text[last:start], label]
        last = stop
    return _without_others("".join([*out, text[last:]]), unknown)


def _piece_of(
    token: Token, people: Mapping[str, _Piece], organisations: Mapping[str, _Piece]
) -> _Piece | None:
    """Return what a word is of a name, ``None`` where it is nobody's."""
    for piece in (*pieces(token), token.word):
        found = people.get(piece) or people.get(piece.removesuffix("s"))
        if found is None and token.capital:
            found = organisations.get(piece) or organisations.get(piece.removesuffix("s"))
        if found is not None:
            return found
    return None


def _spans(words: Sequence[Token], held: Sequence[_Piece | None]) -> list[tuple[int, int, str]]:
    """Join the words of one name, with what stands before them: initials, *van der*."""
    found: list[tuple[int, int, str]] = []
    for place, piece in enumerate(held):
        if piece is None:
            continue
        first = _begin(words, place, piece)
        if found and found[-1][2] == piece.label and found[-1][1] >= first - 1:
            found[-1] = (found[-1][0], place, piece.label)
        else:
            first = max(first, found[-1][1] + 1) if found else first
            found.append((first, place, piece.label))
    return [(first, _end(words, end), label) for first, end, label in found]


def _begin(words: Sequence[Token], place: int, piece: _Piece) -> int:
    """Return where a name begins of which this is a word: its tussenvoegsels, then initials."""
    first = place
    for small in reversed(piece.before):
        if first == 0 or words[first - 1].word != small:
            break
        first -= 1
    while first > 0 and len(words[first - 1].word) == 1 and words[first - 1].capital:
        first -= 1
    return first


def _end(words: Sequence[Token], end: int) -> int:
    """Take in the legal form behind the name of an organisation."""
    while end + 1 < len(words) and words[end + 1].word in _LEGAL and words[end + 1].capital:
        end += 1
    return end


@lru_cache(maxsize=64)
def _known(people: Names) -> Mapping[str, _Piece]:
    """Return every part of these names that tells people apart."""
    names = rules().names
    found: dict[str, _Piece] = {}
    for name, label in people:
        before: list[str] = []
        for token in tokens(fold(name)):
            for piece in (*pieces(token), token.word):
                if piece in names.particles:
                    before = [*before, piece] if piece not in before else before
                elif len(piece) > 1 and piece not in names.titles:
                    found.setdefault(piece, _Piece(label, tuple(before)))
            if token.word not in names.particles:
                before = []
    return found


@lru_cache(maxsize=64)
def _named(organisations: Names) -> Mapping[str, _Piece]:
    """Return every telling word of these names; of a name without any, all of it."""
    found: dict[str, _Piece] = {}
    for name, label in organisations:
        words = [piece for token in tokens(fold(name)) for piece in (*pieces(token), token.word)]
        telling = [word for word in words if len(word) >= _TELLING]
        article = ("de",) if words[:1] == ["de"] else ()
        for word in telling or [word for word in words if word not in _LEGAL]:
            found.setdefault(word, _Piece(label, article))
    return found


def _without_others(text: str, unknown: str) -> str:
    """Take out what else looks like a name, as the guard finds it, and a citizen number."""
    found = check(text, audience=Audience.EMPLOYER).findings
    out, last = [], 0
    for one in found:
        if one.kind in (Kind.OTHER_NAME, Kind.BSN):
            out += [text[last : one.start], unknown]
            last = one.end
    return "".join([*out, text[last:]])
