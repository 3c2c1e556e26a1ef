"""Names told by their form alone, when nobody said that they are names."""

from dataclasses import dataclass

from wissel.core.wording._people import belongs, person, pieces
from wissel.core.wording._shape import Shape


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` up to ``last`` name somebody who is no party; ``known`` by the caller."""

    first: int
    last: int
    known: bool
    code: str
    suggestion: str


class Forms(Shape):
    """Finds the name that begins at a word, if one does."""

    def by_form(self, place: int) -> Name | None:
        """Return the name that begins here: by what leads it, by its own form, by what follows."""
        token, names = self.words[place], self.names
        if not token.capital and token.word not in names.leads and not self._work(token.word):
            return None
        return self._led(place) or self._own_form(place) or self._unknown(place)

    def _work(self, word: str) -> bool:
        """Whether a word ends as names of roles and jobs do."""
        return len(word) > 8 and word.endswith(self.names.work_endings)

    def _ends_sentence(self, place: int) -> bool:
        """Whether the next word begins another sentence."""
        following = self.words[place + 1 : place + 2]
        return any(one.sentence != self.words[place].sentence for one in following)

    # ------------------------------------------------------------ after a word that leads a name

    def _led(self, place: int) -> Name | None:
        word, names = self.words[place].word, self.names
        if word in names.titles:
            return self._named(place, place + 1, "title-and-name", "role")
        if word in names.professionals and not self._ends_sentence(place):
            return self._named(place + 1, place + 1, "carer-and-name", "role")
        if word in names.relatives:
            return self._named(place, place + 1, "relation-and-name", "relative")
        if word in names.own_people and self.word(place - 1) in names.owners:
            return self._relation(place, "relative")
        if word in names.colleagues or (len(word) > 8 and word.endswith(names.role_endings)):
            return self._relation(place, "colleague" if word in names.colleagues else "role")
        job = word in names.roles or (len(word) > 8 and word.endswith(names.job_endings))
        if job and (self.given(place + 1) or self.surname(place + 1) or self.family(place + 1)):
            return self._relation(place, "role")
        return None

    def _relation(self, place: int, suggestion: str) -> Name | None:
        """A colleague, a team leader and the like; a department or a firm may follow as well."""
        first = place + 1
        if self.capital(first) and self.ruled_out(first):
            return None
        return self._named(place, first, "relation-and-name", suggestion)

    # ------------------------------------------------------------ by its own form

    def _own_form(self, place: int) -> Name | None:
        if self.given(place):
            return self._full_or_lone(place)
        if self.initial(place) and not self.initial(place - 1):
            last = self.extent(place)
            long = any(len(token.word) > 1 for token in self.words[place:last])
            if long and (self.inside(place) or self.surname(last - 1)):
                return self._named(place, place, "initials-and-name", "role")
            return None
        return self._surname_only(place)

    def _full_or_lone(self, place: int) -> Name | None:
        last = self.extent(place)
        if last > place + 1:
            return self._named(place, place, "full-name", "role")
        token = self.words[place]
        if not self._lone_given(place) or token.word in self.names.never_alone:
            return None
        if self.word(place - 1) in self.names.articles:  # "het schip De Johanna"
            return None
        if token.word in self.names.ordinary and (not self.inside(place) or self._opens(place)):
            return None
        return self._named(place, place, "given-name", "role")

    def _lone_given(self, place: int) -> bool:
        """Whether a given name alone can be told from those of the parties: one of theirs is known.

        A party with an initial only may well bear this name.
        """
        letter = self.words[place].word[0]
        return self.given_known and not any(
            len(party.core) == 1 and letter in party.initials for party in self.parties
        )

    def _surname_only(self, place: int) -> Name | None:
        token, before = self.words[place], self.word(place - 1)
        if before in self.names.place_words and self.joined(place - 1, place):
            return None
        if token.word in self.names.particles:
            last = self.family(place)
            if not last or before in self.names.particles or self._in_row(place):
                return None
            sure = self._telling(place) and (last - place > 2 or before in self.names.with_words)
            plain = not token.capital or (
                not self.inside(place) and token.word in self.names.prepositions
            )
            if (plain and not sure) or self._longer_row(last):
                return None
            return self._named(place, place, "surname", "role", led=last)
        if not self.surname(place) or self.ambiguous(place) or self._in_row(place):
            return None
        if not self.inside(place) and self.word(place + 1) not in self.names.person_verbs:
            return None
        if self._longer_row(place + 1):
            return None
        return self._named(place, place, "surname", "role")

    def _opens(self, place: int) -> bool:
        """Whether a word opens what follows a colon, and says nothing of a person.

        "Waarom: Elke werkgever vraagt het", and not "Contact: Elke" or "Contact: Elke belde".
        """
        before = self.plain[self.words[place - 1].end : self.words[place].start]
        return (
            ":" in before
            and self.word(place) in self.names.starters
            and self.joined(place, place + 1)
            and not self.words[place + 1].capital
            and self.word(place + 1) not in self.names.person_verbs | self.names.links
        )

    def _telling(self, place: int) -> bool:
        return any(self.word(place + step) in self.names.telling for step in (0, 1))

    def _in_row(self, place: int) -> bool:
        """Whether a word with a capital stands right before, so that this is only its end."""
        left = place - 1
        return left >= 0 and self.inside(left) and self.capital(left) and self.joined(left, place)

    def _longer_row(self, last: int) -> bool:
        """Whether another word with a capital follows: a firm, or no surname."""
        return self.capital(last) and self.joined(last - 1, last)

    # ------------------------------------------------------------ by what stands around it

    def _unknown(self, place: int) -> Name | None:
        """A name nobody knows, told by a role behind it, a talk before it or a surname in it."""
        if not self.capital(place) or self.word(place) in self.names.particles:
            return None
        if not self.inside(place) and not self.capital(place + 1):
            return None
        if self.ruled_out(place) or self._in_row(place):
            return None
        last = self._row(place)
        many = last - place > 1
        if any(self.ruled_out(index) for index in range(place, last)):
            return None
        before, places = self.word(place - 1), self.names.place_words
        talk = self.inside(place) and before in self.names.with_words
        led = (
            (many and self.surname(last - 1) and self.inside(place) and before not in places)
            or (self._role_behind(last) and before not in places and self._told(place, last))
            or (many and talk and self._spoken(place))
            or (many and self.word(last) in self.names.person_verbs and self._told(place, last))
            or (talk and self._together(place))
        )
        return self._named(place, place, "unknown-name", "role", led=last) if led else None

    def _row(self, place: int) -> int:
        """Return the word after a row of words with a capital, with tussenvoegsels between them."""
        last = place + 1
        while last < place + 4:
            if self.capital(last) and self.joined(last - 1, last):
                last += 1
            elif self.joined(last - 1, last) and self.family(last):
                return self.family(last)
            else:
                break
        return last

    def _told(self, place: int, last: int) -> bool:
        """Whether the capital says something: inside a sentence, or of the second word too."""
        begins = last - place > 1 and self.word(place) not in self.names.starters
        return begins or self.inside(place)

    def _role_behind(self, last: int) -> bool:
        """Whether a comma and a role follow, as in "Hyun-woo Pak, recruiter bij"."""
        if last >= len(self.words) or not self.inside(last):
            return False
        if self.plain[self.words[last - 1].end : self.words[last].start] != ", ":
            return False
        place = last + (self.word(last) in self.names.owners)
        word, names = self.word(place), self.names
        if self.capital(place) or word in names.firm_before:
            return False
        return (
            word in names.colleagues
            or word in names.roles
            or word in names.relatives
            or self._work(word)
        )

    def _spoken(self, place: int) -> bool:
        """Whether a talk or a meeting is told of just before."""
        words = (self.word(index) for index in range(max(0, place - 5), place - 1))
        return any(word in self.names.talk_words for word in words)

    def _together(self, place: int) -> bool:
        """Whether the words before are said of people only, as in "samen met"."""
        return self.word(place - 2) in self.names.together_words

    # ------------------------------------------------------------ is it a person, and not a party

    def _named(
        self, start: int, first: int, code: str, suggestion: str, *, led: int = 0
    ) -> Name | None:
        """Return the name that begins at ``first``, unless it is a party's, a firm's or none."""
        last = led or self.extent(first)
        if last == first or not self.joined(start, first):
            return None
        leads = start < first or self.given(first) or self.initial(first) or code == "surname"
        if self.firm(first, last, person=leads):
            return None
        tokens = self.words[first:last]
        if code == "relation-and-name" and tokens[0].shout:
            return None
        candidate = person(
            [self._bare(piece) for token in tokens for piece in pieces(token)], self.names
        )
        double = any(token.parts for token in tokens)
        if not candidate.core or belongs(candidate, self.parties, double=double):
            return None
        town = len(candidate.core) == 1 and candidate.core[0] in self.names.towns
        if town and start == first and code != "initials-and-name":
            return None
        return Name(start, last, False, code, suggestion)

    def _bare(self, piece: str) -> str:
        """Return a piece of a name without the s of possession, when so it is a party's."""
        bare = piece[:-1] if piece.endswith("s") else piece
        return bare if piece not in self.party_core and bare in self.party_core else piece
