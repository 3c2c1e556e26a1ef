"""What the statutory clock reads. No deadline, no conclusion: only what happened, and judgements.

A fact of :class:`Facts` has three values that are never mixed up: a date (it happened),
:data:`ABSENT` (it has not happened) and ``None`` (the file does not know).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Final, TypeAlias

from wissel.core.absence import Absence, Judgement
from wissel.core.dates import Period
from wissel.core.wire import Wire


class Absent(Enum):
    """The type of :data:`ABSENT`. It has no JSON form: an absent key is what it stands for."""

    ABSENT = "absent"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        # A plain description for the edge: only the object itself is accepted, never its name.
        return {"type": "is-instance", "cls": cls}


ABSENT: Final = Absent.ABSENT
Fact: TypeAlias = date | Absent | None


@dataclass(frozen=True, slots=True)
class Person(Wire):
    """What the clock must know of the person: the date of birth, for the state-pension age."""

    date_of_birth: date | None = None


@dataclass(frozen=True, slots=True)
class OwnRiskBearer(Wire):
    """Whether the employer carries the risk of ZW or WGA himself."""

    zw: bool = False
    wga: bool = False


@dataclass(frozen=True, slots=True)
class Employment(Wire):
    """The employment of this clock. ``end`` is its last day, ``None`` without one.

    ``other_employers`` only raises a note: two employers are for a person to judge.
    ``household_staff`` (fewer than four days a week for a private household) is refused.
    ``earning_capacity`` are days without *ziekengeld* after the 52-week test (WIA 23(5)b).
    """

    end: date | None = None
    own_risk_bearer: OwnRiskBearer = field(default_factory=OwnRiskBearer)
    other_employers: bool = False
    household_staff: bool = False
    earning_capacity: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts(Wire):
    """What has been done, by day. Keys are the words of the law.

    ``evaluaties`` is ``None`` when the file does not know whether there were any.
    ``vrijwillige_verlenging_tot`` is the last day of a voluntary extension (WIA 24).
    """

    probleemanalyse: Fact = ABSENT
    plan_van_aanpak: Fact = ABSENT
    aangifte_42_weken: Fact = ABSENT
    eerstejaarsevaluatie: Fact = ABSENT
    evaluaties: tuple[date, ...] | None = ()
    tweede_spoor_start: Fact = ABSENT
    uwv_brief_ontvangen: Fact = ABSENT
    riv_aan_werknemer: Fact = ABSENT
    wia_aanvraag: Fact = ABSENT
    iva_aanvraag: Fact = ABSENT
    loonsanctie_besluit: Fact = ABSENT
    bekortingsverzoek_ontvangen: Fact = ABSENT
    herstel_besluit: Fact = ABSENT
    weigering_bekorting: Fact = ABSENT
    vrijwillige_verlenging_tot: Fact = ABSENT
    verlenging_verkorting_verzocht: Fact = ABSENT


@dataclass(frozen=True, slots=True)
class Judgements(Wire):
    """Questions the law or UWV's policy leaves to a person. Nothing here is ever computed.

    ``own_return_in_sight``: structural return to the own employer within about three months.
    ``own_return_excluded``: neither own nor other suitable work with the own employer.
    ``capacity_arose``: possibilities for work began, on the day of the judgement.
    ``second_track_waived``: both leave the second track out because of the pension age.
    ``full_recovery_expected``: at the end of employment, within about three months.
    ``new_agreed_work``: suitable work has become the agreed work.
    """

    own_return_in_sight: Judgement | None = None
    own_return_excluded: Judgement | None = None
    capacity_arose: Judgement | None = None
    second_track_waived: Judgement | None = None
    full_recovery_expected: Judgement | None = None
    new_agreed_work: Judgement | None = None


@dataclass(frozen=True, slots=True)
class ClockInput(Wire):
    """Everything the clock reads, and the day ``as_of`` on which states are told."""

    as_of: date
    absence: Absence
    person: Person = field(default_factory=Person)
    employment: Employment = field(default_factory=Employment)
    facts: Facts = field(default_factory=Facts)
    judgements: Judgements = field(default_factory=Judgements)
