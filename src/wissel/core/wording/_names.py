"""Finds names of people who are no party to the trajectory, and where those of parties stand."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wissel.core.wording._data import Names
from wissel.core.wording._people import Person, belongs, people, person, pieces
from wissel.core.wording._tokens import Token

_ILLNESS_BEFORE = frozenset({("ziekte", "van"), ("syndroom", "van"), ("lijdt", "aan"), ("morbus",)})
_COMPANY = frozenset({"bv", "nv", "cv", "vof"})


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` up to ``last`` name somebody who is no party; ``known`` by the caller."""

    first: int
    last: int
    known: bool
    code: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class NamesFound:
    """``others`` are the findings, ``covered`` all words that are part of anybody's name."""

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
        covered.update(range(name.first, name.last))
    return NamesFound(others=others, covered=frozenset(covered))


class _Search:
    def __init__(
        self,
        words: Sequence[Token],
        plain: str,
        parties: Sequence[Person],
        others: Sequence[Person],
        names: Names,
    ) -> None:
        self.words, self.plain, self.names = words, plain, names
        self.parties = parties
        self.party_core = {part for party in parties for part in party.core}
        self.full: dict[str, list[Person]] = {}
        self.single: set[str] = set()
        for other in others:
            if belongs(other, [p for p in parties if len(p.core) > 1 or len(other.core) == 1]):
                continue
            self.full.setdefault(other.all[0], []).append(other)
            if len(other.core) > 1 and len(other.all[0]) > 1:
                self.full.setdefault(other.all[0][0], []).append(other)
            self.single.update(part for part in other.core if part not in self.party_core)
        self.single_titles = names.particles - {"de"}
        self.lone_given = any(set(party.core) & names.given for party in parties)

    def run(self) -> Iterator[Name]:
        """Yield the findings in order, never overlapping."""
        place = 0
        while place < len(self.words):
            name = self._known(place) or self._by_form(place)
            if name is None:
                place += 1
            else:
                yield name
                place = name.last

    def party_words(self) -> Iterator[int]:
        """Yield the words that are a party's name, so that a surname is never an illness."""
        for place, token in enumerate(self.words):
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
            if last and (len(other.core) > 1 or self._is_single(place)):
                return Name(place, last, True, "known-name", "role")
        core = [part for part in pieces(token) if part not in self.names.particles]
        if core and token.capital and set(core) <= self.single and self._is_single(place):
            if self._firm(place, place + 1) or self._longer(place):
                return None
            return Name(place, place + 1, True, "known-name", "role")
        return None

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
        ambiguous = (
            token.word in self.names.word_surnames
            or token.word in self.names.towns
            or token.word in self.names.ordinary
        )
        if not ambiguous or self._after_title(place):
            return True
        inside = place > 0 and self.words[place - 1].sentence == token.sentence
        return token.capital and inside and token.word not in self.names.towns

    def _longer(self, place: int) -> bool:
        """Whether another word with a capital follows: a firm, or somebody else with that name."""
        if self._after_title(place) or not self._joined(place, place + 1):
            return False
        return self.words[place + 1].capital and self.words[place].word not in self.names.given

    # ------------------------------------------------------------ names by their form

    def _by_form(self, place: int) -> Name | None:
        word, names = self.words[place].word, self.names
        if word in names.titles:
            return self._named(place, place + 1, "title-and-name", "role")
        if word in names.professionals:
            return self._named(place + 1, place + 1, "carer-and-name", "role")
        if word in names.relatives:
            return self._named(place, place + 1, "relation-and-name", "relative")
        if word in names.colleagues:
            return self._named(place, place + 1, "relation-and-name", "colleague")
        if word in names.roles and self._given(place + 1):
            return self._named(place, place + 1, "relation-and-name", "role")
        if self._given(place):
            return self._full_or_lone(place)
        if self._initial(place) and not self._initial(place - 1):
            last = self._extent(place)
            long = any(len(token.word) > 1 for token in self.words[place:last])
            in_text = place > 0 and self.words[place - 1].sentence == self.words[place].sentence
            if long and in_text:
                return self._named(place, place, "initials-and-name", "role")
        return None

    def _given(self, place: int) -> bool:
        if not 0 <= place < len(self.words):
            return False
        token = self.words[place]
        return token.capital and not token.shout and pieces(token)[0] in self.names.given

    def _initial(self, place: int) -> bool:
        if not 0 <= place < len(self.words):
            return False
        token = self.words[place]
        return (
            token.capital and len(token.word) == 1 and self.plain[token.end : token.end + 1] == "."
        )

    def _full_or_lone(self, place: int) -> Name | None:
        last = self._extent(place)
        if last > place + 1:
            return self._named(place, place, "full-name", "role")
        token = self.words[place]
        if not self.lone_given or token.word in self.names.ordinary:
            return None
        return self._named(place, place, "given-name", "role")

    def _named(self, start: int, first: int, code: str, suggestion: str) -> Name | None:
        """Return the name that begins at ``first``, unless it is a party's, a firm's or none."""
        last = self._extent(first)
        if last == first or not self._joined(start, first) or self._firm(first, last):
            return None
        tokens = self.words[first:last]
        if code == "relation-and-name" and tokens[0].shout:
            return None
        candidate = person([piece for token in tokens for piece in pieces(token)], self.names)
        double = any(token.parts for token in tokens)
        if not candidate.core or belongs(candidate, self.parties, double=double):
            return None
        if len(candidate.core) == 1 and candidate.core[0] in self.names.towns and start == first:
            return None
        return Name(start, last, False, code, suggestion)

    def _extent(self, first: int) -> int:
        """Return the word after the last one of a name that begins at ``first``."""
        last = place = first
        while place < len(self.words) and place < first + 8:
            if place > first and not self._joined(place - 1, place):
                break
            token = self.words[place]
            if token.capital and not token.word[0].isdigit():
                if token.word in self.names.particles and place == last:
                    place += 1
                    continue
                last = place = place + 1
            elif token.word in self.names.particles and self._goes_on(first, last, place):
                place += 1
            else:
                break
        return last

    def _goes_on(self, first: int, last: int, place: int) -> bool:
        """Whether a tussenvoegsel belongs to the name: a surname has come when it is none.

        "Karin van Dijk" is one name, "Jansen van de afdeling" is not.
        """
        if place > last:  # the second of two, as in "van der"
            return True
        if place == first:
            return self._leads(place)
        return self._given(last - 1) or len(self.words[last - 1].word) == 1

    def _leads(self, place: int) -> bool:
        """Whether a small tussenvoegsel can begin a name here: after a title or a relation."""
        before = self.words[place - 1].word if place > 0 else ""
        names = self.names
        if before in names.titles:
            return True
        if self.words[place].word in names.prepositions:
            return False
        lists = (names.professionals, names.relatives, names.colleagues)
        return any(before in words for words in lists)

    def _joined(self, left: int, right: int) -> bool:
        """Whether only a space stands between two words, or the full stop of an abbreviation."""
        if left == right:
            return True
        if right >= len(self.words):
            return False
        gap = self.plain[self.words[left].end : self.words[right].start]
        short = len(self.words[left].word) == 1 or self.words[left].word in self.names.titles
        return gap in (" ", "-") or (short and gap in (".", ". "))

    # ------------------------------------------------------------ firms and places

    def _firm(self, first: int, last: int) -> bool:
        """Whether the words are a firm, a street or another place with a person's name."""
        words, names = self.words, self.names
        before = self.plain[words[first - 1].end : words[first].start] if first > 0 else ""
        if before in (" ", ". ") and words[first - 1].word in names.firm_before:
            return True
        if "&" in before:
            return True
        if any(token.word.endswith(names.firm_endings) for token in words[first:last]):
            return True
        if any(token.word in names.firm_after for token in words[first + 1 : last]):
            return True
        letters = "".join(token.word for token in words[first:last] if len(token.word) == 1)
        if letters and letters in _COMPANY:
            return True
        after = words[last : last + 2]
        gap = self.plain[words[last - 1].end : after[0].start] if after else ""
        if gap.strip() == "&":
            return True
        if gap == " " and (after[0].word in _COMPANY or after[0].word + after[-1].word in _COMPANY):
            return True
        if gap == " " and after[0].capital and after[0].word in names.firm_after:
            return True
        spelled = tuple(piece for token in words[first : last + 2] for piece in pieces(token))
        return any(spelled[: len(firm)] == firm for firm in names.known_firms.get(spelled[0], ()))
