"""From the journal to the facts of the statutory clock: which entry feeds which fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from wissel.core.absence import Judgement
from wissel.core.clock import ClockInput, Timeline
from wissel.core.clock.facts import (
    ABSENT,
    Employment,
    Facts,
    Judgements,
    OwnRiskBearer,
    Person,
)
from wissel.core.journal import Decision, DocumentKind, DocumentReceived, JournalEntry
from wissel.core.obligations import State
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire

EVALUATIONS = "evaluaties"

#: The document whose date is the fact; the first one that stands counts.
FACT_OF: Mapping[DocumentKind, str] = {
    DocumentKind.PROBLEEMANALYSE: "probleemanalyse",
    DocumentKind.PLAN_VAN_AANPAK: "plan_van_aanpak",
    DocumentKind.AANGIFTE_42_WEKEN: "aangifte_42_weken",
    DocumentKind.EERSTEJAARSEVALUATIE: "eerstejaarsevaluatie",
    DocumentKind.EVALUATIE: EVALUATIONS,
    DocumentKind.BIJSTELLING: EVALUATIONS,
    DocumentKind.UWV_BRIEF: "uwv_brief_ontvangen",
    DocumentKind.RIV_AAN_WERKNEMER: "riv_aan_werknemer",
    DocumentKind.WIA_AANVRAAG: "wia_aanvraag",
    DocumentKind.IVA_AANVRAAG: "iva_aanvraag",
    DocumentKind.LOONSANCTIE_BESLUIT: "loonsanctie_besluit",
    DocumentKind.BEKORTINGSVERZOEK: "bekortingsverzoek_ontvangen",
    DocumentKind.HERSTEL_BESLUIT: "herstel_besluit",
    DocumentKind.WEIGERING_BEKORTING: "weigering_bekorting",
    DocumentKind.VRIJWILLIGE_VERLENGING: "vrijwillige_verlenging_tot",
}
START = "tweede_spoor_start"

#: The milestone that a fact settles, for its evidence.
MILESTONE_OF: Mapping[str, str] = {
    "probleemanalyse": "M03",
    "plan_van_aanpak": "M04",
    EVALUATIONS: "M05",
    "aangifte_42_weken": "M06",
    "eerstejaarsevaluatie": "M07",
    START: "M08",
    "uwv_brief_ontvangen": "M09",
    "riv_aan_werknemer": "M12",
    "wia_aanvraag": "M13",
    "loonsanctie_besluit": "M14",
    "bekortingsverzoek_ontvangen": "M17",
    "iva_aanvraag": "M18",
}

#: What may have happened before the trajectory came to the bureau, so that its file cannot tell.
#: The start of the second track is not among them: that start is what the trajectory is.
BEFORE_US = frozenset(MILESTONE_OF) - {
    START,
    "loonsanctie_besluit",
    "bekortingsverzoek_ontvangen",
    "iva_aanvraag",
}

#: A fact that makes no sense without, or before, another (WIA 25(12)-(14)).
NEEDS = (
    ("bekortingsverzoek_ontvangen", "loonsanctie_besluit"),
    ("herstel_besluit", "loonsanctie_besluit"),
    ("weigering_bekorting", "bekortingsverzoek_ontvangen"),
)


@dataclass(frozen=True, slots=True)
class SetAside(Wire):
    """An entry that the clock cannot use, and why: a date to check, never a lost document.

    ``code``: ``before-first-sick-day``, or ``without`` (``needs`` names the missing or later fact).
    """

    entry: str
    fact: str
    code: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of the clock as the journal tells them, with the entries they come from."""

    facts: Facts
    judgements: Judgements
    entries: Mapping[str, tuple[tuple[date, str], ...]]  #: fact → (day, entry id), by day
    set_aside: tuple[SetAside, ...]


def facts_told(entries: Iterable[JournalEntry], first_sick_day: date) -> Told:
    """Return the facts in ``entries``, which stand and are in order of their day."""
    found: dict[str, list[tuple[date, str]]] = {}
    aside: list[SetAside] = []
    judgements = Judgements()
    for entry in entries:
        if (judged := _excluded(entry)) is not None:
            judgements = replace(judgements, own_return_excluded=judged)
        told = _fact(entry)
        if told is None:
            continue
        name, day = told
        if day < first_sick_day:
            aside.append(SetAside(entry.id, name, "before-first-sick-day"))
        else:
            found.setdefault(name, []).append((day, entry.id))
    for name, before in NEEDS:
        since = min((day for day, _ in found.get(before, ())), default=None)
        late = [pair for pair in found.get(name, ()) if since is None or pair[0] < since]
        aside += [SetAside(entry, name, "without", before) for _, entry in late]
        if name in found:
            found[name] = [pair for pair in found[name] if pair not in late]
    days = {name: sorted(pairs) for name, pairs in found.items() if pairs}
    values: dict[str, Any] = {
        name: pairs[0][0] for name, pairs in days.items() if name != EVALUATIONS
    }
    if "vrijwillige_verlenging_tot" in days:
        values["vrijwillige_verlenging_tot"] = days["vrijwillige_verlenging_tot"][-1][0]
    values[EVALUATIONS] = tuple(sorted({day for day, _ in days.get(EVALUATIONS, ())}))
    return Told(
        facts=Facts(**values),
        judgements=judgements,
        entries={name: tuple(pairs) for name, pairs in days.items()},
        set_aside=tuple(aside),
    )


def _fact(entry: JournalEntry) -> tuple[str, date] | None:
    match entry.content:
        case DocumentReceived(document=DocumentKind.UWV_BRIEF, received_on=received):
            return FACT_OF[DocumentKind.UWV_BRIEF], received or entry.happened_on
        case DocumentReceived(document=DocumentKind.VRIJWILLIGE_VERLENGING, until=until):
            # Without the end date that UWV set there is a request, and no extension yet.
            return None if until is None else (FACT_OF[DocumentKind.VRIJWILLIGE_VERLENGING], until)
        case DocumentReceived(document=document) if document in FACT_OF:
            return FACT_OF[document], entry.happened_on
        case Decision(subject="tweede-spoor-start"):
            return START, entry.happened_on
        case _:
            return None


def _excluded(entry: JournalEntry) -> Judgement | None:
    """The first track is closed by somebody's decision: own return is excluded, says who, when."""
    content = entry.content
    if isinstance(content, Decision) and content.subject == "eerste-spoor-gesloten":
        return Judgement(True, content.owner, entry.happened_on)
    return None


def clock_input(trajectory: Trajectory, told: Told, *, today: date) -> ClockInput:
    """Return what the clock reads of a trajectory."""
    employment = trajectory.employment
    return ClockInput(
        as_of=today,
        absence=trajectory.absence,
        person=Person(trajectory.employee.date_of_birth),
        employment=Employment(
            end=employment.end,
            own_risk_bearer=OwnRiskBearer(zw=employment.own_risk_zw, wga=employment.own_risk_wga),
            other_employers=employment.several_employers,
        ),
        facts=told.facts,
        judgements=told.judgements,
    )


def not_known(timeline: Timeline, told: Told, *, registered_on: date) -> Facts | None:
    """Return the facts with "not known" for what was due before the trajectory came to us.

    A journal that begins in week 60 says nothing about week 6: no document there is no proof that
    there was none. ``None`` when nothing changes.
    """
    by_milestone = {id_: name for name, id_ in MILESTONE_OF.items() if name in BEFORE_US}
    unknown = {
        by_milestone[milestone.id[:3]]
        for milestone in timeline.milestones
        if milestone.id[:3] in by_milestone
        and milestone.state is State.OVERDUE
        and milestone.due is not None
        and milestone.due < registered_on
    }
    empty = {
        field.name for field in fields(Facts) if getattr(told.facts, field.name) in (ABSENT, ())
    }
    if not unknown & empty:
        return None
    return replace(told.facts, **dict.fromkeys(unknown & empty))
