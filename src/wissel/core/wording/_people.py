"""Names as people write them: titles left out, initials and tussenvoegsels told from the name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from wissel.core.wording._data import Names, rules
from wissel.core.wording._fold import fold
from wissel.core.wording._tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Person:
    """``all`` are the pieces in order, ``core`` what tells people apart, ``initials`` letters."""

    all: tuple[str, ...]
    core: tuple[str, ...]
    initials: frozenset[str]


def pieces(token: Token) -> tuple[str, ...]:
    """Return the pieces of a word: those of its hyphens, or the word."""
    return token.parts or (token.word,)


def person(parts: Iterable[str], names: Names) -> Person:
    """Make a person of the pieces of a name."""
    left = tuple(part for part in parts if part not in names.titles)
    small = names.particles
    return Person(
        all=left,
        core=tuple(part for part in left if len(part) > 1 and part not in small),
        initials=frozenset(part for part in left if len(part) == 1 and part not in "ty"),
    )


def people(given: Collection[str]) -> tuple[Person, ...]:
    """Read names as a caller gives them; what holds no name at all is left out."""
    return _people(tuple(given))


@lru_cache(maxsize=64)
def _people(given: tuple[str, ...]) -> tuple[Person, ...]:
    """The sentences of one text, or of one file, share their names."""
    names = rules().names
    found = (
        person([piece for token in tokens(fold(name)) for piece in pieces(token)], names)
        for name in given
    )
    return tuple(one for one in found if one.core)


def belongs(candidate: Person, parties: Iterable[Person], *, double: bool = False) -> bool:
    """Whether a name in the text can be that of a party.

    ``double`` says that it holds a double surname: then one half of it is enough.
    """
    return any(_fits(candidate, party, double=double) for party in parties)


def _fits(candidate: Person, party: Person, *, double: bool) -> bool:
    shared = set(candidate.core) & set(party.core)
    if not shared:
        return False
    extra = [part for part in candidate.core if part not in shared]
    first_letters = {part[0] for part in party.core} | party.initials
    told = candidate.initials and len(party.core) + len(party.initials) > 1
    if told and not candidate.initials & first_letters:
        return False
    surname_only = len(party.core) == 1 and not party.initials and candidate.core[-1] in shared
    initialled = all(part[0] in party.initials for part in extra) and candidate.core[-1] in shared
    return not extra or surname_only or initialled or double
