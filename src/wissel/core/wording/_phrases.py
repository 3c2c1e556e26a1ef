"""The small language in which the data writes its phrases, and the tree that finds them.

A phrase is a row of elements with spaces between them:

==============  =============================================================================
``word``        exactly this word, in whatever spelling of hyphens, accents and capitals
``word+``       the word with the usual endings (-e, -en, -n, -s, -es)
``stem*``       every word that begins so; ``*head`` every longer one that ends so;
                ``*part*`` every one that holds it
``MS``          in capitals: only when the text writes it in capitals
``burn~out``    written as one word, with a hyphen, or as two words
``{class}``     a word of that class
``(a|b)``       one of these elements
``_``           any one word
``..``          none to three words
``x?``          the element may be missing
==============  =============================================================================
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

T = TypeVar("T")

ANY = "_"
_GAP = 3
_LONG = 8  #: shorter words are only what they are spelled
_DOUBLE = re.compile(r"([a-z])\1")
_ENDINGS = ("", "e", "en", "n", "s", "es")
_ELEMENT = re.compile(
    r"\((?P<choice>[^()\s]+)\)(?P<maybe>\?)?|(?P<gap>\.\.)|(?P<single>[^()\s?]+)(?P<may>\?)?"
)


def sequences(phrase: str) -> set[tuple[str, ...]]:
    """Return all rows of single elements that a phrase stands for.

    Raises ``ValueError`` for a phrase that is empty, or not written in this language.
    """
    choices: list[list[tuple[str, ...]]] = []
    for chunk in phrase.split():
        match = _ELEMENT.fullmatch(chunk)
        if match is None:
            raise ValueError(f"not an element of a phrase: {chunk!r} in {phrase!r}")
        choices.append(_choices(match))
    rows = {tuple(part for piece in row for part in piece) for row in product(*choices)}
    if not rows or () in rows or any(set(row) <= {ANY} for row in rows):
        raise ValueError(f"a phrase needs at least one word: {phrase!r}")
    return rows


def _choices(match: re.Match[str]) -> list[tuple[str, ...]]:
    if match["gap"]:
        return [(ANY,) * size for size in range(_GAP + 1)]
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


def _sound(word: str) -> str:
    """Return a word as it sounds, so that a common slip of spelling does not hide it."""
    if len(word) < _LONG:
        return word
    for wrong, right in (("th", "t"), ("ph", "f"), ("rh", "r"), ("ck", "k")):
        word = word.replace(wrong, right)
    return _DOUBLE.sub(r"\1", word)


class Labels:
    """Numbers every element, and says which elements a word answers to."""

    def __init__(self, classes: dict[str, list[str]]) -> None:
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, set[int]] = {}
        self._shouted: dict[str, set[int]] = {}
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._inside: dict[str, set[int]] = {}
        self._known: dict[str, frozenset[int]] = {}
        self._classes = classes
        self.any = self.number(ANY)

    def number(self, element: str) -> int:
        """Return the number of an element, and remember which words answer to it."""
        if element not in self._numbers:
            number = self._numbers[element] = len(self._numbers)
            members = [element]
            if element.startswith("{"):
                members = self._classes[element.strip("{}")]
            for member in members:
                if member != ANY:
                    self._remember(member, number)
        return self._numbers[element]

    def _remember(self, member: str, number: int) -> None:
        core = member.strip("*")
        if not core.removesuffix("+").isalnum():
            raise ValueError(f"not a word of a phrase: {member!r}")
        self._remember_as(member, core, number)
        if len(core) >= _LONG and not core.isupper():
            self._remember_as(member, _sound(core), number)

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
            known = self._compute(word)
            if len(word) <= 40 and len(self._known) < 50_000:
                self._known[word] = known
        return known

    def shouted(self, word: str) -> frozenset[int]:
        """Return the numbers of the elements that ask for capitals."""
        return frozenset(self._shouted.get(word, ()))

    def _compute(self, word: str) -> frozenset[int]:
        numbers: set[int] = set()
        for spelling in {word, _sound(word)}:
            numbers.update(self._exact.get(spelling, ()))
            for size in range(2, min(len(spelling), 24) + 1):
                numbers.update(self._starts.get(spelling[:size], ()))
                if size < len(spelling):
                    numbers.update(self._ends.get(spelling[-size:], ()))
        for part, owners in self._inside.items():
            if part in word:
                numbers.update(owners)
        return frozenset(numbers)
