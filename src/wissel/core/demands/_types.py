"""What the reader works with: cues, exceptions, denials, and the index that finds them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from wissel.core.demands._phrases import Phrase

_T = TypeVar("_T")
Span = tuple[int, int]
#: So many different words are remembered; a hostile text cannot fill the memory with more.
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Group:
    """The phrases of one item and level. ``act``: somebody does it.

    ``above``, ``below``: it asks a value, between these.

    ``alone``: it falls where another cue takes a value of the same unit in the sentence.
    ``most``: a greater value is no demand on a person. ``instead_of``: the wider item that falls
    where the two overlap.
    """

    item: str
    level: str = ""
    act: bool = False
    unit: str = ""
    above: float | None = None
    below: float | None = None
    alone: bool = False
    most: float | None = None
    instead_of: str = ""

    def takes(self, value: float | None) -> bool:
        """Whether a demand with this value is one of this group."""
        if self.most is not None and value is not None and value > self.most:
            return False
        if self.above is None and self.below is None:
            return True
        if value is None:
            return False
        return (self.above is None or value > self.above) and (
            self.below is None or value < self.below
        )


@dataclass(frozen=True, slots=True)
class Except:
    """Surroundings in which words of a demand are none, so many words before and after it.

    ``acts``: only for what somebody does, and not where the sentence says that you do it.
    ``opening``: only where they open the sentence or a part of it. ``clause``: they begin a clause
    of their own, so that who stands before them is not who does it. ``items``: of these alone;
    ``not_items``: of all but these. ``others``: not where the sentence says that you do it.
    ``whole``: they say what the whole sentence is about.
    """

    key: str
    before: int
    after: int
    acts: bool = False
    opening: bool = False
    clause: bool = False
    others: bool = False
    whole: bool = False
    items: frozenset[str] = frozenset()
    not_items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a sentence that a cue fits. ``own``: words that deny which the cue itself holds."""

    start: int
    end: int
    group: Group
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Denials:
    """Which words deny what comes after or stands before them, and how far they reach.

    ``turned``: a verb with who does it after it, so that what stands before it is done by another.
    ``does``: verbs after which stands what is done by whoever stands before them. ``anew``: what
    follows is said anew; ``goes_on``: who did the first thing does the next. ``heading``: it denies
    the list under it. ``taken_up``: how an answer begins that is of its own sentence.
    ``clause_ends``: nothing follows a denial but the end of its clause.
    """

    before: "Index[bool]"
    after: "Index[bool]"
    answers: "Index[bool]"
    never: "Index[bool]"
    stops: "Index[bool]"
    before_reach: int
    after_reach: int
    new_subject: frozenset[str]
    same_subject: frozenset[str]
    finite: frozenset[str]
    affirms: frozenset[str]
    third_person: frozenset[str]
    third_persons: frozenset[str]
    turned: "Index[bool]"
    does: "Index[bool]"
    anew: re.Pattern[str]
    goes_on: re.Pattern[str]
    heading: re.Pattern[str]
    taken_up: re.Pattern[str]
    clause_ends: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tasks:
    """How a sentence names somebody or something that has something done to it.

    ``cared_for``: those who are cared for, with what is done; ``of_themselves``: they do it
    themselves. ``undergone``: words that say it is done to one. ``asks``, ``required``: it is
    asked of who works there. ``one``, ``many``: who or what is named. ``task``, ``in_one_word``,
    ``at_last``: what is done to them.
    """

    cared_for: "Index[bool]"
    of_themselves: re.Pattern[str]
    undergone: frozenset[str]
    asks: re.Pattern[str]
    required: re.Pattern[str]
    one: re.Pattern[str]
    many: re.Pattern[str]
    task: re.Pattern[str]
    in_one_word: re.Pattern[str]
    at_last: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Subjects:
    """How a sentence says who does it, and who is sought.

    ``not_acting_after``: words after which *je* is not who does it. ``of_a_place``: items that a
    place or a thing may ask as well as a person does. ``opening_one``, ``opening_many``: who opens
    a clause. ``time``: what stands after a verb, and does nothing.
    """

    the_job: "Index[bool]"
    seeks: "Index[bool]"
    you_too: "Index[bool]"
    not_acting_after: frozenset[str]
    of_a_place: frozenset[str]
    opening_one: re.Pattern[str]
    opening_many: re.Pattern[str]
    time: re.Pattern[str]
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class ClockWords:
    """Words around a time of the day that say whether it is one of working."""

    working: "Index[bool]"
    other: "Index[bool]"
    night: "Index[bool]"
    morning: "Index[bool]"
    start: "Index[bool]"
    until: "Index[bool]"


@dataclass(frozen=True, slots=True)
class Rules:
    """All data of the reader, ready to search with."""

    cues: "Index[Group]"
    denying: Mapping[int, frozenset[str]]  #: words that deny of which a cue holds some itself
    exceptions: "Index[Except]"
    denials: Denials
    subjects: Subjects
    clock: ClockWords
    persons: frozenset[str]
    others: frozenset[str]


class Index(Generic[_T]):
    """Phrases by the words that make them worth trying: a sentence is searched for few of them."""

    def __init__(self, entries: Iterable[tuple[Phrase, _T]]) -> None:
        self.entries = tuple(entries)
        #: Made when first needed: most texts need few of them.
        self._patterns: list[re.Pattern[str] | None] = [None] * len(self.entries)
        self.of = _lookup((n, phrase.triggers) for n, (phrase, _) in enumerate(self.entries))
        self._also = _lookup((n, phrase.needs) for n, (phrase, _) in enumerate(self.entries))
        self._lone = frozenset(n for n, (phrase, _) in enumerate(self.entries) if not phrase.needs)

    def spans(self, sentence: str, words: frozenset[str]) -> list[tuple[int, int, _T]]:
        """Return where its phrases stand in a sentence with these words, as the data has them."""
        return [(start, end, self.entries[n][1]) for n, start, end in self.found(sentence, words)]

    def stands(self, sentence: str, words: frozenset[str]) -> bool:
        """Whether any of its phrases stands in the sentence."""
        return next(self.found(sentence, words), None) is not None

    def found(self, sentence: str, words: frozenset[str]) -> Iterator[tuple[int, int, int]]:
        """Yield the number of each phrase with where it stands."""
        tried = set().union(*map(self.of, words))
        if not tried:
            return
        paired = tried - self._lone
        if paired:
            tried -= paired.difference(*map(self._also, words))
        for number in sorted(tried):
            pattern = self._patterns[number]
            if pattern is None:
                pattern = self._patterns[number] = re.compile(self.entries[number][0].pattern)
            for match in pattern.finditer(sentence):
                yield number, match.start(), match.end()


def _lookup(phrases: Iterable[tuple[int, frozenset[str]]]) -> Callable[[str], frozenset[int]]:
    exact: dict[str, list[int]] = {}
    starts: dict[str, list[int]] = {}
    ends: dict[str, list[int]] = {}
    for number, words in phrases:
        for word in words:
            where = ends if word.startswith("*") else starts if word.endswith("*") else exact
            where.setdefault(word.strip("*"), []).append(number)
    return lru_cache(_REMEMBERED)(_Lookup(exact, starts, ends))


@dataclass(frozen=True, slots=True)
class _Lookup:
    exact: Mapping[str, list[int]]
    starts: Mapping[str, list[int]]
    ends: Mapping[str, list[int]]

    def __call__(self, word: str) -> frozenset[int]:
        found = set(self.exact.get(word, ()))
        for length in range(1, min(len(word), 30) + 1):
            found.update(self.starts.get(word[:length], ()))
            found.update(self.ends.get(word[-length:], ()))
        return frozenset(found)
