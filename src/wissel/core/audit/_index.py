"""The re-integration report part by part: what is there, what is not, and in whose hands it is."""

from datetime import date
from typing import Final

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._rules import ReportPart, Rules
from wissel.core.audit._types import IndexRow
from wissel.core.journal import (
    Application,
    ExpertOpinion,
    JournalEntry,
    PlacementEvent,
    ReportEvent,
)

#: What else of the journal shows the second track.
_SECOND_TRACK: Final = (Application, PlacementEvent, ExpertOpinion)


def report_index(rules: Rules, dossier: Dossier) -> tuple[IndexRow, ...]:
    """Return the parts of the report in their order."""
    due = dossier.milestones["M12"].due
    return tuple(
        _row(number, part, dossier, due) for number, part in enumerate(rules.report, start=1)
    )


def _row(number: int, part: ReportPart, dossier: Dossier, due: date | None) -> IndexRow:
    made = dossier.documents(*part.documents)
    beside = dossier.documents(*part.also)
    held = _held(part, dossier)
    is_there = bool(made or held)
    latest = max((entry.happened_on for entry in (*made, *beside)), default=None)
    waits = due is not None and dossier.today <= due
    return IndexRow(
        number=number,
        key=part.key,
        letters=part.letters,
        title=part.title,
        makers=part.makers,
        is_medical=part.is_medical,
        state="there" if is_there else "not-yet" if waits else "elsewhere",
        evidence=tuple(dict.fromkeys((*refs(made), *refs(beside), *held))),
        latest=latest,
        due=due,
    )


def _held(part: ReportPart, dossier: Dossier) -> tuple[str, ...]:
    """Return what the file holds of a part besides documents that came in."""
    if part.held == "case":
        return ("case",)
    if part.held == "function":
        return ("case",) if dossier.case.employment.function.strip() else ()
    if part.held == "second-track":
        plans = tuple(f"plan:{one.number}" for one in dossier.plans)
        return (*plans, *refs(_of_second_track(dossier)))
    return ()


def _of_second_track(dossier: Dossier) -> list[JournalEntry]:
    found = [entry for kind in _SECOND_TRACK for entry in dossier.kinds.get(kind, ())]
    found += [entry for entry, said in dossier.of(ReportEvent) if said.event == "released"]
    return sorted(found, key=lambda entry: (entry.happened_on, entry.seq))
