"""What an extra service consists of, as parsed values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wissel.core.journal import Order, PartyRole
from wissel.core.sources import Basis, Text

#: How a field is filled in: free text, one thing a line, or one of a few.
FieldForm: TypeAlias = Literal["text", "lines", "choice"]
#: What the journal says of a result: a report of a labour expert that came in, or a note.
ToldAs: TypeAlias = Literal["report", "note"]


@dataclass(frozen=True, slots=True)
class ServiceField:
    """One thing that is asked, or that a result says. ``most``: characters of a text or a line."""

    key: str
    form: FieldForm
    text: Text
    hint: Text | None
    required: bool
    most: int
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceTerm:
    """Within how many working days something is usually done, and where that comes from."""

    working_days: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """An extra service (*aanvullende dienst*) that a bureau can be asked for.

    ``topic``: the question of the knowledge base that explains it. ``category``: whose kind of data
    a result is. ``promise``: what whoever carries it out owes.
    """

    key: Order
    title: Text
    explains: Text
    topic: str
    steps: tuple[Text, ...]
    asks: tuple[ServiceField, ...]
    category: str
    told_as: ToldAs
    result: tuple[ServiceField, ...]
    term: ServiceTerm
    carried_by: tuple[PartyRole, ...]
    promise: Text
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class ServiceCatalogue:
    """One version of what can be asked for. ``answer``: within what the bureau says something."""

    version: str
    valid_from: date
    answer: ServiceTerm
    kinds: tuple[ServiceKind, ...]

    def kind(self, key: str) -> ServiceKind | None:
        """Return a kind by its key."""
        return next((kind for kind in self.kinds if kind.key == key), None)
