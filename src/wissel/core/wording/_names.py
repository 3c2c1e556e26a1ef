"""Finds names of people who are no party to the trajectory, and where those of parties stand."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wissel.core.wording._data import Names
from wissel.core.wording._forms import Forms, Name
from wissel.core.wording._people import Person, belongs, people, pieces
from wissel.core.wording._tokens import Token

#: What is a name only because of the letters before it, or of its place.
_GUESSED = frozenset({"initials-and-name", "unknown-name"})
_ILLNESS_BEFORE = frozenset({("ziekte", "van"), ("syndroom", "van"), ("lijdt", "aan"), ("morbus",)})


@dataclass(frozen=True, slots=True)
class NamesFound:
    """``others`` are the findings, ``covered`` all words that are part of anybody's name.

    A name that is only guessed, from a letter before it or from its place, covers nothing: the
    letter may end the sentence before, as in "rijbewijs B. Oxicodon maakt hem traag".
    """

    others: tuple[Name, ...]
    covered: frozenset[int]


def names_in(
    words: Sequence[Token],
    *,
    plain: str,
    parties: Collection[str],
    other_names: Collection[str],
    names: Names,
) -> NamesFound:
    """Search a text for names. Time is linear in its length for a given number of known names."""
    search = _Search(words, plain, people(parties), people(other_names), names)
    others = tuple(search.run())
    covered = set(search.party_words())
    for name in others:
        if name.code not in _GUESSED or name.known:
            covered.update(range(name.first, name.last))
    return NamesFound(others=others, covered=frozenset(covered))


class _Search(Forms):
    def __init__(
        self,
        words: Sequence[Token],
        plain: str,
        parties: Sequence[Person],
        others: Sequence[Person],
        names: Names,
    ) -> None:
        super().__init__(words, plain, parties, names)
        self.full: dict[str, list[Person]] = {}
        self.tails: dict[str, list[tuple[str, ...]]] = {}
        self.single: set[str] = set()
        for other in others:
            if belongs(other, [p for p in parties if len(p.core) > 1 or len(other.core) == 1]):
                continue
            self._remember(other)
        self.single_titles = names.particles - {"de"}

    def _remember(self, other: Person) -> None:
        self.full.setdefault(other.all[0], []).append(other)
        if len(other.core) > 1 and len(other.all[0]) > 1:
            self.full.setdefault(other.all[0][0], []).append(other)
        self.single.update(part for part in other.core if part not in self.party_core)
        for index, part in enumerate(other.all):
            tail = other.all[index:]
            if part in self.names.particles and not self.party_core.issuperset(
                piece for piece in tail if piece not in self.names.particles
            ):
                self.tails.setdefault(part, []).append(tail)
                break

    def run(self) -> Iterator[Name]:
        """Yield the findings in order, never overlapping."""
        place = 0
        while place < len(self.words):
            name = (self._known(place) if self.full else None) or self.by_form(place)
            if name is None:
                place += 1
            else:
                yield name
                place = name.last

    def party_words(self) -> Iterator[int]:
        """Yield the words that are a party's name, so that a surname is never an illness."""
        for place, token in enumerate(self.words):
            if not token.parts and token.word not in self.party_core:
                continue
            core = [part for part in pieces(token) if part not in self.names.particles]
            if not core or not self.party_core.issuperset(core):
                continue
            if not (token.capital or self._after_title(place)):
                continue
            before = tuple(word.word for word in self.words[max(0, place - 2) : place])
            if before not in _ILLNESS_BEFORE and before[-1:] not in _ILLNESS_BEFORE:
                yield place

    def _after_title(self, place: int) -> bool:
        while place > 0 and self.words[place - 1].word in self.single_titles:
            place -= 1
        return place > 0 and self.words[place - 1].word in self.names.titles

    # ------------------------------------------------------------ names the caller gave

    def _known(self, place: int) -> Name | None:
        token = self.words[place]
        for other in self.full.get(pieces(token)[0], ()):
            last = self._spelled(place, other.all) or self._spelled(
                place, (token.word, *other.all[1:])
            )
            sure = last and (len(other.core) > 1 or self._is_single(place))
            if sure and not self._mere_words(place, last):
                return Name(place, last, True, "known-name", "role")
        return self._known_tail(place) or self._known_single(place)

    def _mere_words(self, place: int, last: int) -> bool:
        """Whether a name in small letters can be words, as in "wil bakker worden"."""
        return (
            not any(token.capital for token in self.words[place:last])
            and self.word(place) in self.names.small_words
            and self.word(last - 1) in self.names.word_surnames
        )

    def _known_tail(self, place: int) -> Name | None:
        """A surname with its tussenvoegsels, however they are written."""
        for tail in self.tails.get(self.words[place].word, ()):
            last = self._spelled(place, tail)
            if not last or self._longer_row(last):
                continue
            telling = any(piece in self.names.telling for piece in tail)
            sure = self.words[last - 1].capital or telling or not self.ambiguous(last - 1)
            if sure and not self.firm(place, last, person=True):
                return Name(place, last, True, "known-name", "role")
        return None

    def _known_single(self, place: int) -> Name | None:
        token = self.words[place]
        core = [self._own(part) for part in pieces(token) if part not in self.names.particles]
        if not core or not set(core) <= self.single or not self._is_single(place):
            return None
        if not token.capital and not self._unmistakable(place):
            return None
        if self.firm(place, place + 1, person=True) or self._longer(place):
            return None
        return Name(place, place + 1, True, "known-name", "role")

    def _own(self, part: str) -> str:
        """Return a piece without the s of possession, when so it is a known name."""
        return part[:-1] if part not in self.single and part[:-1] in self.single else part

    def _unmistakable(self, place: int) -> bool:
        """Whether a word in small letters can only be this name."""
        word = self.words[place].word
        known = word in self.names.surnames or word in self.names.given
        return known and len(word) > 4 and not self.ambiguous(place)

    def _spelled(self, place: int, wanted: tuple[str, ...]) -> int:
        """Return the word after the last one when the text goes on like ``wanted``, else 0."""
        left = wanted
        while left and place < len(self.words):
            here = pieces(self.words[place])
            if here != left[: len(here)]:
                return 0
            left = left[len(here) :]
            place += 1
        return 0 if left else place

    def _is_single(self, place: int) -> bool:
        """Whether one word alone is a name here and not the word that it could be as well."""
        token = self.words[place]
        if token.word in self.party_core:
            return False
        if not self.ambiguous(place) or self._after_title(place):
            return True
        if not token.capital or token.word in self.names.towns:
            return False
        return self.inside(place) or self._acts(place)

    def _acts(self, place: int) -> bool:
        """Whether a word at the start of a sentence does what only people do: "Roos belt morgen".

        "Roos en Koen" as well.
        """
        after = self.word(place + 1)
        if place + 1 >= len(self.words) or not self.inside(place + 1):
            return False
        if after in self.names.person_verbs:
            given = self.word(place) in self.names.given or self.word(place) in self.names.ordinary
            return given or after not in self.names.helping_verbs
        companion = self.capital(place + 2) or self.word(place + 2) in self.names.company
        return after in self.names.links and companion

    def _longer(self, place: int) -> bool:
        """Whether another word with a capital follows: a firm, or somebody else with that name."""
        if self._after_title(place) or not self.joined(place, place + 1):
            return False
        return self.words[place + 1].capital and self.words[place].word not in self.names.given
