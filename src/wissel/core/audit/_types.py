"""The RIV check as values that a screen, a document or a command can print."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from wissel.core.sources import Basis, Text
from wissel.core.wire import Wire

#: What the file says of a question. ``cannot-tell``: it holds nothing about it, which is neither a
#: pass nor an accusation.
CheckState: TypeAlias = Literal["met", "not-met", "late", "weak", "not-applicable", "cannot-tell"]
#: The states that fall short, gravest first.
SHORT: tuple[CheckState, ...] = ("not-met", "late", "weak")
#: The question about the repair in a wage sanction.
REPAIR: Final = 60
Step: TypeAlias = Literal["result", "efforts", "good-ground", "repair", "none"]


@dataclass(frozen=True, slots=True)
class Mend(Wire):
    """What would make it good: who does what, and the last day on which it still helps.

    ``until`` is ``None`` where no day ends it. Past that day only the reason can still be written
    down: ``is_too_late``.
    """

    who: tuple[str, ...]
    what: Text
    until: date | None
    is_too_late: bool


@dataclass(frozen=True, slots=True)
class Check(Wire):
    """One question of the check with its answer.

    ``evidence`` are references into the file (``entry:e12``, ``profile:search:2``). ``judges`` are
    the roles whose word answers what the file cannot. ``is_grounded``: it falls short, and a sound
    reason was given. ``mend`` only where something can be done.
    """

    id: int
    group: str
    question: Text
    state: CheckState
    consequence: Text
    evidence: tuple[str, ...]
    why: Text
    advice: Text
    basis: tuple[Basis, ...]
    official: tuple[str, ...]
    judges: tuple[str, ...]
    is_grounded: bool = False
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class StopsAt(Wire):
    """The step of the official order that the file, as it stands, does not get past.

    The order is result, efforts, good ground, repair (Beleidsregels beoordelingskader
    poortwachter). Never a chance. ``unknown`` are the questions that the file leaves open and that
    count there.
    """

    step: Step
    why: Text
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndexRow(Wire):
    """A part of the report (Regeling procesgang art. 6 lid 1), and where it is.

    ``there``: in this file. ``elsewhere``: not here; the ``makers`` have it, or are to make it.
    ``not-yet``: it is due on ``due``. Of a medical part only is known that the employee has it.
    """

    number: int
    key: str
    letters: str
    title: Text
    makers: tuple[str, ...]
    is_medical: bool
    state: Literal["there", "elsewhere", "not-yet"]
    evidence: tuple[str, ...]
    latest: date | None  #: the day of the newest document
    due: date | None


@dataclass(frozen=True, slots=True)
class Audit(Wire):
    """The RIV check of one file on one day. ``findings`` are ids that fall short, gravest first."""

    as_of: date
    version: int
    checks: tuple[Check, ...]
    findings: tuple[int, ...]
    shortcomings: tuple[str, ...]
    stops_at: StopsAt
    report: tuple[IndexRow, ...] = ()

    @property
    def in_sanction(self) -> bool:
        """Whether UWV prolonged the wage, so that it is asked what was repaired (WIA 25(9))."""
        return self.check(REPAIR).state != "not-applicable"

    def check(self, number: int) -> Check:
        """Return the check with this number; ``LookupError`` for one that there is not."""
        for one in self.checks:
            if one.id == number:
                return one
        raise LookupError(number)
