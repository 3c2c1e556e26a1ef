"""Finds the name of a person in the first half of an e-mail address."""

import re
from collections.abc import Collection, Iterator

from wissel.core.wording._data import Names
from wissel.core.wording._people import people

_ADDRESS = re.compile(r"(?<![\w.+-])([a-z][\w.+-]{2,63})@[\w-]+\.[a-z]")
_PIECE = re.compile(r"[a-z]+")
#: Tussenvoegsels as they are joined to a surname: "vandenbosch".
_JOINED = re.compile(r"^(?:van(?:den|der|de|het|t)?|den|der|de|ter|ten|el)(?=[a-z]{3})")
#: A piece shorter than this is an initial or a tussenvoegsel.
_NAME = 3


def mail_names(
    plain: str, *, parties: Collection[str], other_names: Collection[str], names: Names
) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of names of people who are no party, and whether the caller knows them."""
    if "@" not in plain:
        return
    own = {piece for party in people(parties) for piece in party.core}
    others = {piece for other in people(other_names) for piece in other.core}
    for match in _ADDRESS.finditer(plain):
        pieces = [piece for piece in _PIECE.findall(match[1]) if len(piece) >= _NAME]
        if _any(pieces, own):
            continue
        known = _any(pieces, others - own)
        if known or any(_is_name(piece, names) for piece in pieces):
            yield match.start(1), match.end(1), known


def _any(pieces: list[str], wanted: set[str]) -> bool:
    """Whether a piece is a name, or an initial with the name joined to it: "kdevries"."""
    return any(
        piece == name or (len(name) > _NAME and piece.endswith(name))
        for piece in pieces
        for name in wanted
    )


def _is_name(piece: str, names: Names) -> bool:
    if piece in names.given and piece not in names.never_alone:
        return True
    words = names.word_surnames | names.no_names
    if piece in names.surnames and piece not in words:
        return True
    rest = _JOINED.sub("", piece)
    return rest != piece and (rest in names.surnames or rest in names.word_surnames)
