"""Where a value comes from: the rule behind it and the steps that led to it.

Every outcome of the core carries its reasons. A :class:`Basis` names the article or the programme
rule, a :class:`Trace` the computation; screen, PDF and API print the same tree.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from wissel.core.wire import Wire

T = TypeVar("T")


class Nature(StrEnum):
    """What kind of rule stands behind a duty. They differ in force and are never mixed up."""

    LAW = "law"  #: a statute or ministerial regulation
    POLICY = "policy"  #: how UWV says it will judge
    PRACTICE = "practice"  #: what the sector does, without a rule
    PROMISE = "promise"  #: what the bureau's programme promises
    AGREEMENT = "agreement"  #: what people settled with each other


@dataclass(frozen=True, slots=True)
class Text(Wire):
    """A sentence of the data in the two languages of the product. Dutch is the source."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """Return the sentence in ``language`` (``"nl"`` or ``"en"``); anything else is Dutch."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Basis(Wire):
    """The rule behind a value: article or programme rule, validity (days inclusive), source.

    ``source`` is where the text can be read (a BWB number with version date, a publication, the
    name and version of a programme), never a machine's address. ``nature`` is the nature of this
    rule; a duty can rest on law while its term is policy.
    """

    article: str
    valid_from: date
    valid_to: date | None
    source: str
    nature: Nature = Nature.LAW
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Parameter(Wire, Generic[T]):
    """A value of the data that holds in a period, with its basis."""

    name: str
    value: T
    basis: Basis


@dataclass(frozen=True, slots=True)
class Trace(Wire):
    """One step of a derivation: ``name`` got ``value`` by ``rule`` from the ``inputs`` before it.

    ``value`` is the printed form (a date, a number of days, a state), so that a golden trace reads
    the same everywhere.
    """

    name: str
    value: str
    rule: str = ""
    basis: tuple[Basis, ...] = ()
    inputs: tuple["Trace", ...] = ()


class NotCovered(LookupError):
    """No rule of the data covers a date. The message names the rule and the date."""

    def __init__(self, what: str, on: date) -> None:
        super().__init__(f"{what} is not covered on {on.isoformat()}")
        self.what = what
        self.on = on
