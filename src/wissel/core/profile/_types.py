"""What the forms of the profiles consist of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wissel.core.profiled import ProfileKind
from wissel.core.sources import Basis, Nature, Text

#: ``lines``: what, and a second thing about it. ``choice``: one of a few. ``number``: a whole one.
BlockKind: TypeAlias = Literal["lines", "choice", "number"]


@dataclass(frozen=True, slots=True)
class Word:
    """A key of the form and what it is called."""

    key: str
    words: Text


@dataclass(frozen=True, slots=True)
class BlockForm:
    """A block of a profile.

    ``employee`` is how it asks the employee; ``None``: the coach writes it. ``required``: nothing
    at all needs a reason. ``clarity`` and ``next``: how clear it is, and what is done about it.
    """

    key: str
    part: str
    kind: BlockKind
    title: Text
    required: bool = True
    line: Text | None = None
    detail: Text | None = None
    employee: Text | None = None
    help: Text | None = None
    choices: tuple[Word, ...] = ()
    marks: tuple[Word, ...] = ()
    clarity: tuple[Word, ...] = ()
    next: bool = False
    least: int = 0
    most: int = 0
    unit: Text | None = None
    intake: tuple[str, ...] = ()  #: questions of the intake form whose answer helps here
    from_person: tuple[str, ...] = ()  #: blocks of the person profile to look at

    @property
    def options(self) -> tuple[Word, ...]:
        """What its value is one of; nothing where it is a number or there is none."""
        return self.choices or self.clarity


@dataclass(frozen=True, slots=True)
class ProfilePart:
    """A part of a profile, such as one of the three questions, with its blocks in order."""

    key: str
    title: Text
    intro: Text
    blocks: tuple[BlockForm, ...]


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """The form of one profile."""

    kind: ProfileKind
    version: int
    title: Text
    parts: tuple[ProfilePart, ...]

    def blocks(self) -> Iterator[BlockForm]:
        """Yield every block, in order."""
        for part in self.parts:
            yield from part.blocks

    def block(self, key: str) -> BlockForm | None:
        """Return the block with this key, or ``None``."""
        return next((one for one in self.blocks() if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number the house works with, its nature and where it comes from."""

    value: int
    nature: Nature
    source: Text


@dataclass(frozen=True, slots=True)
class ProfileForms:
    """One version of the forms, and the words and measures they share."""

    version: int
    basis: Basis
    levels: tuple[Word, ...]
    sources: tuple[Word, ...]
    measures: Mapping[str, Measure]
    test: Mapping[str, Mapping[str, Text]]
    checks: Mapping[str, Text]
    review: Mapping[str, Text]
    forms: Mapping[ProfileKind, ProfileForm]

    def level_index(self, key: str) -> int | None:
        """Return the place of a level of education, low to high; ``None`` for one unknown."""
        keys = [one.key for one in self.levels]
        return keys.index(key) if key in keys else None
