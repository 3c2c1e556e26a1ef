"""The small language in which the data writes its phrases, and the tree that finds them.

A phrase is a row of elements with spaces between them:

==============  =============================================================================
``word``        exactly this word, in whatever spelling of hyphens, accents and capitals
``word+``       the word with the usual endings (-e, -en, -n, -s, -es, -je)
``stem*``       every word that begins so; ``*head`` every longer one that ends so;
                ``*part*`` every one that holds it
``MS``          in capitals: only when the text writes it in capitals
``burn~out``    written as one word, with a hyphen, or as two words
``{class}``     a word of that class
``(a|b)``       one of these elements; of words and classes it is a class without a name
``_``           any one word
``..``          none to three words
``x?``          the element may be missing
==============  =============================================================================
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Generic, TypeVar

from wissel.core.wording._near import Near
from wissel.core.wording._sound import LONG, sound

T = TypeVar("T")

ANY = "_"
ORDINARY = "{ordinary}"
_GAP = 3
#: A phrase that stands for more rows keeps its choices as steps of the tree: the walk is a little
#: slower, and the lists are read in a fifth of the time.
_MOST_ROWS = 64
_HEARD_END = 4  #: an end of a word so long counts as it sounds too
_ENDINGS = ("", "e", "en", "n", "s", "es", "je", "jes")
_ELEMENT = re.compile(
    r"\((?P<choice>[^()\s]+)\)(?P<maybe>\?)?|(?P<gap>\.\.)|(?P<single>[^()\s?]+)(?P<may>\?)?"
)


def sequences(phrase: str) -> set[tuple[str, ...]]:
    """Return all rows of single elements that a phrase stands for.

    Raises ``ValueError`` for a phrase that is empty, or not written in this language.
    """
    matches: list[re.Match[str]] = []
    for chunk in phrase.split():
        match = _ELEMENT.fullmatch(chunk)
        if match is None:
            raise ValueError(f"not an element of a phrase: {chunk!r} in {phrase!r}")
        matches.append(match)
    choices = [_choices(match, as_class=False) for match in matches]
    if prod(map(len, choices)) > _MOST_ROWS:
        choices = [_choices(match, as_class=True) for match in matches]
    rows = {tuple(part for piece in row for part in piece) for row in product(*choices)}
    if not rows or () in rows or any(set(row) <= {ANY} for row in rows):
        raise ValueError(f"a phrase needs at least one word: {phrase!r}")
    return rows


def _choices(match: re.Match[str], *, as_class: bool) -> list[tuple[str, ...]]:
    if match["gap"]:
        return [(ANY,) * size for size in range(_GAP + 1)]
    if match["choice"] and as_class and not {"~", ANY} & set(match["choice"]):
        rows: list[tuple[str, ...]] = [(f"({match['choice']})",)]
    else:
        singles = match["choice"].split("|") if match["choice"] else [match["single"]]
        rows = [row for single in singles for row in _joints(single)]
    if match["maybe"] or match["may"]:
        rows.append(())
    return rows


def _joints(single: str) -> Iterator[tuple[str, ...]]:
    if "~" not in single:
        yield (single,)
        return
    pieces = single.split("~")
    yield ("".join(pieces),)
    yield tuple(pieces)


@dataclass(slots=True)
class Node(Generic[T]):
    """A place in the tree: where each element leads, and what is found here."""

    next: dict[int, "Node[T]"] = field(default_factory=dict)
    found: list[T] = field(default_factory=list)

    def add(self, row: Iterable[int], value: T) -> None:
        """Grow the tree by one row of labels."""
        node = self
        for label in row:
            node = node.next.setdefault(label, Node())
        node.found.append(value)


class Labels:
    """Numbers every element, and says which elements a word answers to.

    ``misspelt`` are the classes whose words are known when they are misspelt too; the words of the
    class ``ordinary`` are never taken for another word.
    """

    def __init__(
        self, classes: dict[str, list[str]], misspelt: frozenset[str] = frozenset()
    ) -> None:
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, set[int]] = {}
        self._shouted: dict[str, set[int]] = {}
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._inside: dict[str, set[int]] = {}
        self._near, self._near_ends = Near(), Near()
        self._forgiven: set[int] = set()
        self._known: dict[str, frozenset[int]] = {}
        self._meant: dict[str, frozenset[int]] = {}
        self._classes, self._misspelt = classes, misspelt
        self.any = self.number(ANY)
        self._ordinary = self.number(ORDINARY) if ORDINARY.strip("{}") in classes else self.any

    def number(self, element: str) -> int:
        """Return the number of an element, and remember which words answer to it."""
        if element not in self._numbers:
            number = self._numbers[element] = len(self._numbers)
            for member in self._members(element):
                if member != ANY:
                    self._remember(member, number)
            if element.strip("{}") in self._misspelt:
                self.forgive(element)
        return self._numbers[element]

    def forgive(self, element: str) -> None:
        """From now on misspelt words answer to this element as well."""
        number = self._numbers[element]
        if number in self._forgiven:
            return
        self._forgiven.add(number)
        for member in self._members(element):
            core, ends = member.strip("*").removesuffix("+"), member.startswith("*")
            if member.isupper() or (ends and member.endswith("*")):
                continue
            heard = sound(core, whole=not member.endswith("*"))
            if ends:
                self._near_ends.add(heard[::-1], number, is_open=True)
            else:
                self._near.add(heard, number, is_open=member.endswith("*"))
                if member.endswith("*"):  # its last letter sounds otherwise where the word ends
                    self._near.add(sound(core), number, is_open=False)

    def _members(self, element: str) -> list[str]:
        if element.startswith("("):
            return [one for part in element[1:-1].split("|") for one in self._members(part)]
        return self._classes[element.strip("{}")] if element.startswith("{") else [element]

    def _remember(self, member: str, number: int) -> None:
        core = member.strip("*")
        if not core.removesuffix("+").isalnum():
            raise ValueError(f"not a word of a phrase: {member!r}")
        self._remember_as(member, core, number)
        if (len(core) >= LONG or (len(core) >= _HEARD_END and member[0] == "*")) and (
            not core.isupper()
        ):
            self._remember_as(member, sound(core, whole=not member.endswith("*")), number)

    def _remember_as(self, member: str, core: str, number: int) -> None:
        if member.startswith("*") and member.endswith("*"):
            self._inside.setdefault(core, set()).add(number)
        elif member.endswith("*"):
            self._starts.setdefault(core, set()).add(number)
        elif member.startswith("*"):
            self._ends.setdefault(core, set()).add(number)
        elif member.isupper():
            self._shouted.setdefault(core.lower(), set()).add(number)
        elif member.endswith("+"):
            for ending in _ENDINGS:
                self._exact.setdefault(core[:-1] + ending, set()).add(number)
        else:
            self._exact.setdefault(core, set()).add(number)

    def of(self, word: str) -> frozenset[int]:
        """Return the numbers of all elements that a word answers to, however it is written."""
        known = self._known.get(word)
        if known is None:
            known = self._spelled(word)
            if len(word) >= LONG and self._ordinary not in known:
                known |= self._spelled(sound(word))
            _keep(self._known, word, known)
        return known

    def meant(self, word: str) -> frozenset[int]:
        """Return what a misspelt word was meant to answer to, nothing for a word that is known."""
        meant = self._meant.get(word)
        if meant is None:
            known = self.of(word)
            if word in self._exact or self._ordinary in known or known & self._forgiven:
                meant = frozenset()
            else:
                heard = sound(word)
                meant = self._near.find(heard) | self._near_ends.find(heard[::-1])
            _keep(self._meant, word, meant)
        return meant

    def shouted(self, word: str) -> frozenset[int]:
        """Return the numbers of the elements that ask for capitals."""
        return frozenset(self._shouted.get(word, ()))

    def _spelled(self, word: str) -> frozenset[int]:
        numbers = set(self._exact.get(word, ()))
        for size in range(2, min(len(word), 24) + 1):
            numbers.update(self._starts.get(word[:size], ()))
            if size < len(word):
                numbers.update(self._ends.get(word[-size:], ()))
        for part, owners in self._inside.items():
            if part in word:
                numbers.update(owners)
        return frozenset(numbers)


def _keep(kept: dict[str, frozenset[int]], word: str, numbers: frozenset[int]) -> None:
    """Remember the words of ordinary texts, so that a hostile one cannot fill the memory."""
    if len(word) <= 40 and len(kept) < 50_000:
        kept[word] = numbers
