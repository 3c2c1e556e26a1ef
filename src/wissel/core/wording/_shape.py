"""How words stand in a text: what is joined, what carries a capital, what is a firm or a street."""

from collections.abc import Sequence

from wissel.core.wording._data import Names
from wissel.core.wording._people import Person, pieces
from wissel.core.wording._tokens import Token

_COMPANY = frozenset({"bv", "nv", "cv", "vof"})
_QUOTED = frozenset({"t", "s", "n"})
#: A name is no longer than this many words.
LONGEST = 8


class Shape:
    """The words of a text and the questions about their form; holds no findings."""

    def __init__(
        self, words: Sequence[Token], plain: str, parties: Sequence[Person], names: Names
    ) -> None:
        self.words, self.plain, self.parties, self.names = words, plain, parties, names
        self.party_core = {part for party in parties for part in party.core}
        self.given_known = any(
            len(party.core) > 1 or set(party.core) & names.given for party in parties
        )

    def word(self, place: int) -> str:
        """Return the word at a place, or nothing outside the text."""
        return self.words[place].word if 0 <= place < len(self.words) else ""

    def inside(self, place: int) -> bool:
        """Whether a word stands inside its sentence, so that its capital means something."""
        return 0 < place < len(self.words) and (
            self.words[place - 1].sentence == self.words[place].sentence
        )

    def capital(self, place: int) -> bool:
        """Whether a word has a capital but is not written in capitals only."""
        if not 0 <= place < len(self.words):
            return False
        token = self.words[place]
        return token.capital and not token.shout and len(token.word) > 1

    def given(self, place: int) -> bool:
        """Whether a word is a known given name, also with the s of possession."""
        if not self.capital(place):
            return False
        word = pieces(self.words[place])[0]
        return word in self.names.given or (word[-1] == "s" and word[:-1] in self.names.given)

    def surname(self, place: int) -> bool:
        """Whether a word is a known surname, or ends as surnames do."""
        if not self.capital(place) or self.ruled_out(place):
            return False
        parts = pieces(self.words[place])
        return any(
            part in self.names.surnames
            or (len(part) > 5 and part.endswith(self.names.surname_endings))
            for part in (parts[0], parts[-1])
        )

    def ruled_out(self, place: int) -> bool:
        """Whether a word with a capital is a department, a firm, a town or the like."""
        word, names = self.word(place), self.names
        return (
            word in names.no_names
            or word in names.towns
            or word in names.firm_before
            or (len(word) > 5 and word.endswith(names.no_name_endings))
        )

    def ambiguous(self, place: int) -> bool:
        """Whether a word is a surname and an ordinary word, name of a town or of a month as well.

        With an s behind it too, as in "Bakkers".
        """
        word, names = self.word(place), self.names
        return word in names.word_surnames or word in names.towns or word in names.ordinary

    def initial(self, place: int) -> bool:
        """Whether a word is one capital with a full stop."""
        if not 0 <= place < len(self.words):
            return False
        token = self.words[place]
        return (
            token.capital and len(token.word) == 1 and self.plain[token.end : token.end + 1] == "."
        )

    def joined(self, left: int, right: int) -> bool:
        """Whether only a space stands between two words, or the full stop of an abbreviation."""
        if left == right:
            return True
        if right >= len(self.words):
            return False
        gap = self.plain[self.words[left].end : self.words[right].start]
        short = len(self.words[left].word) == 1 or self.words[left].word in self.names.titles
        quoted = gap == " '" and self.words[right].word in _QUOTED
        return gap in (" ", "-") or quoted or (short and gap in (".", ". "))

    def extent(self, first: int) -> int:
        """Return the word after the last one of a name that begins at ``first``."""
        last = place = first
        while place < len(self.words) and place < first + LONGEST:
            if place > first and not self.joined(place - 1, place):
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
        return self.given(last - 1) or len(self.words[last - 1].word) == 1

    def _leads(self, place: int) -> bool:
        """Whether a small tussenvoegsel can begin a name here: after a title or a relation."""
        before, names = self.word(place - 1), self.names
        if before in names.titles:
            return True
        if self.words[place].word in names.prepositions and not self.family(place):
            return False
        lists = (names.professionals, names.relatives, names.colleagues, names.roles)
        return self.family(place) > 0 or any(before in words for words in lists)

    def family(self, place: int) -> int:
        """Return the word after a surname with its tussenvoegsels that begins here, else 0.

        "van den Heuvel", "El Amrani", "de Graaf"; not "van de afdeling", "Den Haag".
        """
        core = place
        while (
            self.word(core) in self.names.particles
            and core < place + 3
            and self.joined(core, core + 1)
        ):
            core += 1
        if core == place or not self.capital(core) or self.ruled_out(core):
            return 0
        if self.surname(core) or self.word(core) in self.names.word_surnames:
            return core + 1
        telling = any(self.word(small) in self.names.telling for small in range(place, core))
        shown = self.word(place) == "van" and self.capital(place) and self.inside(place)
        return core + 1 if telling or shown else 0

    # ------------------------------------------------------------ firms and places

    def firm(self, first: int, last: int, *, person: bool) -> bool:
        """Whether the words are a firm, a street or another place with a person's name.

        ``person`` says that a title, a relation or a given name leads: then a surname such as
        Van Dijk or Veldhuis is no street.
        """
        words, names = self.words, self.names
        before = self.plain[words[first - 1].end : words[first].start] if first > 0 else ""
        near = before in (" ", ". ") and words[first - 1].sentence == words[first].sentence
        if near and words[first - 1].word in names.firm_before:
            return True
        if "&" in before or self._street(first, last, person=person):
            return True
        if self._firm_inside(first, last) or self._firm_behind(last):
            return True
        spelled = tuple(piece for token in words[first : last + 2] for piece in pieces(token))
        return any(
            spelled[: len(firm)] == firm
            and (len(firm) > 1 or (last - first == 1 and not self._speaks_of_one(first)))
            for firm in names.known_firms.get(spelled[0], ())
        )

    def _speaks_of_one(self, first: int) -> bool:
        """Whether a given name that is a firm as well is a person here: no "bij" or "de" before."""
        return self.given(first) and self.word(first - 1) not in self.names.place_words

    def _street(self, first: int, last: int, *, person: bool) -> bool:
        names = self.names
        for place in range(first, last):
            word = self.words[place].word
            if word.endswith(names.firm_endings) and word not in names.surnames:
                return True
            if word.endswith(names.street_endings) and word not in names.surnames:
                led = self.word(first - 1) in names.place_words
                if led or self.word(last)[:1].isdigit() or not person:
                    return True
        return False

    def _firm_inside(self, first: int, last: int) -> bool:
        words, names = self.words, self.names
        for place in range(first + 1, last):
            word = words[place].word
            if word in names.firm_after and words[place - 1].word not in names.particles:
                return True
        letters = "".join(token.word for token in words[first:last] if len(token.word) == 1)
        return bool(letters) and letters in _COMPANY

    def _firm_behind(self, last: int) -> bool:
        words = self.words
        after = words[last : last + 2]
        if not after:
            return False
        gap = self.plain[words[last - 1].end : after[0].start]
        if gap.strip() == "&":
            return True
        if gap != " ":
            return False
        short = after[0].word in _COMPANY or after[0].word + after[-1].word in _COMPANY
        return short or (after[0].capital and after[0].word in self.names.firm_after)
