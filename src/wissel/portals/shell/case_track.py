"""From a trajectory and what is due in it to the facts that the track is drawn from.

Pure: the same case, list and language give the same drawing, in every portal.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from wissel.core.due import Due
from wissel.core.journal import (
    Application,
    Appointment,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    ReportEvent,
    standing,
)
from wissel.core.obligations import Obligation, State
from wissel.core.sources import Nature, Text
from wissel.core.trajectory import Trajectory
from wissel.portals.shell.case_words import actors_line, ground_line
from wissel.portals.shell.dates import tongue
from wissel.portals.shell.track import (
    Extension,
    ExtensionKind,
    Gap,
    Item,
    Mark,
    MarkKind,
    Phase,
    Promise,
    PromiseState,
    Station,
    TrackFacts,
    Urgency,
)

#: How far ahead the lens looks.
AHEAD: Final = timedelta(days=28)

#: Milestones that are stations: their key for the drawing, and whether they count for both tracks.
_STATIONS: Final = {
    "law:M03": ("probleemanalyse", False),
    "law:M04": ("plan-van-aanpak", False),
    "law:M06": ("aangifte-42-weken", False),
    "law:M07": ("eerstejaarsevaluatie", False),
    "law:M08": ("tweede-spoor-start", False),
    "law:M09": ("uwv-brief", True),
    "law:M12": ("riv-aan-werknemer", True),
    "law:M13": ("wia-aanvraag", True),
    "law:M14": ("beslissing", True),
}
_START: Final = "law:M08"
_EMPLOYER: Final = frozenset({"contact:employer", "contact:line-manager"})
_CLOSED: Final = frozenset({State.LAPSED, State.NOT_APPLICABLE})
_EXPERT: Final = Text("Arbeidsdeskundig onderzoek", "Labour expert’s report")
_EXPERT_ACTOR: Final = Text("arbeidsdeskundige", "labour expert")
_HEALTHY: Final = Text(
    "{days} dagen hersteld: telt niet mee", "{days} days recovered: do not count"
)
_LEAVE: Final = Text("{days} dagen verlof: telt niet mee", "{days} days of leave: do not count")
_APPOINTMENT: Final = Text("Afspraak", "Appointment")
_PURPOSES: Final = {
    "intake": Text("Intake", "Intake"),
    "start-employer": Text("Startgesprek werkgever", "Start talk with the employer"),
    "training": Text("Training", "Training"),
    "three-way": Text("Driegesprek", "Three-way talk"),
    "evaluation": Text("Evaluatie", "Evaluation"),
    "visit": Text("Bezoek op het werk", "Visit at work"),
}


def track_facts(
    case: Trajectory, due: Due, *, language: str, label: str = "", helper: str = ""
) -> TrackFacts:
    """Return the facts of the drawing; ``label`` names the case (default: the employee's name).

    Draws what this reader may see: hand in the trajectory as the door gave it.
    """
    lang = tongue(language)
    waiting = due.timeline.waiting_period
    entries = standing(case.journal)
    start = _started(due)
    in_case = start is not None and waiting.first_day <= start <= due.today
    return TrackFacts(
        label=label or case.employee.name or case.reference,
        first_sick_day=waiting.first_day,
        last_day=waiting.last_day,
        today=max(due.today, waiting.first_day),
        stations=(*_stations(due, lang), *_expert(entries, lang)),
        switch_day=start if in_case else None,
        first_track_closed_on=_first_track_closed(entries),
        phases=tuple(_phases(due, lang)),
        promises=tuple(_promises(case, due, lang)),
        marks=(*_marks(entries, due), *_missing(due)),
        gaps=tuple(_gaps(case, due, lang)),
        items=(*_items(due, lang), *_appointments(entries, due.today, lang)),
        extension=_extension(due),
        helper=helper,
    )


def _started(due: Due) -> date | None:
    return next((duty.done_on for duty in due.obligations if duty.rule == _START), None)


def _stations(due: Due, lang: str) -> Iterator[Station]:
    for duty in due.obligations:
        if duty.rule not in _STATIONS or duty.state(due.today) in _CLOSED:
            continue
        key, both = _STATIONS[duty.rule]
        yield Station(
            key,
            duty.title.in_(lang),
            duty.due,
            duty.done_on,
            duty.nature,
            ground_line(duty, lang),
            actors_line(duty.actors, lang),
            both,
            duty.state(due.today),
        )


def _expert(entries: Iterable[JournalEntry], lang: str) -> Iterator[Station]:
    """The labour expert's report is a station once it is there: practice, not law."""
    for entry in entries:
        content = entry.content
        if isinstance(content, DocumentReceived) and content.document is DocumentKind.AD_RAPPORT:
            yield Station(
                f"ad-rapport@{entry.id}",
                _EXPERT.in_(lang),
                None,
                entry.happened_on,
                Nature.PRACTICE,
                "",
                _EXPERT_ACTOR.in_(lang),
            )
            return


def _first_track_closed(entries: Iterable[JournalEntry]) -> date | None:
    days = [
        entry.happened_on
        for entry in entries
        if isinstance(entry.content, Decision) and entry.content.subject == "eerste-spoor-gesloten"
    ]
    return max(days, default=None)


def _phases(due: Due, lang: str) -> Iterator[Phase]:
    """Yield every window of every phase; those that overlap are drawn side by side."""
    last = due.timeline.waiting_period.last_day
    begun = sorted(
        (begin, end or max(last, begin), span.title.in_(lang))
        for span in due.phases
        for begin, end in span.windows
    )
    for begin, end, title in begun:
        if end >= begin:
            yield Phase(title, begin, end)


def _promises(case: Trajectory, due: Due, lang: str) -> Iterator[Promise]:
    """Yield what the bureau promised once, and the rhythm that is running now."""
    counts: dict[str, int] = {}
    for duty in due.obligations:
        counts[duty.rule] = counts.get(duty.rule, 0) + 1
    for duty in due.obligations:
        state = duty.state(due.today)
        if duty.nature is not Nature.PROMISE or duty.due is None or state in _CLOSED:
            continue
        once = counts[duty.rule] == 1 and "coach" in duty.actors
        running = duty.act == "report-event" and state in (State.DUE, State.UPCOMING)
        begin = duty.opens or _anchor(duty) or case.registered_on
        if (once or running) and begin <= duty.due:
            yield Promise(
                duty.title.in_(lang), begin, duty.due, _kept(state), ground_line(duty, lang)
            )


def _anchor(duty: Obligation) -> date | None:
    try:
        return date.fromisoformat(duty.anchor)
    except ValueError:
        return None


def _kept(state: State) -> PromiseState:
    if state is State.DONE:
        return PromiseState.KEPT
    return PromiseState.MISSED if state in (State.LATE, State.OVERDUE) else PromiseState.OPEN


def _marks(entries: Iterable[JournalEntry], due: Due) -> Iterator[Mark]:
    late = {
        proof
        for duty in due.obligations
        if duty.state(due.today) is State.LATE
        for proof in duty.evidence
    }
    for entry in entries:
        if entry.happened_on <= due.today:
            for kind in _kinds(entry, late=entry.id in late):
                yield Mark(kind, entry.happened_on)


def _kinds(entry: JournalEntry, *, late: bool) -> Iterator[MarkKind]:
    match entry.content:
        case Contact(with_=with_, medium=medium):
            yield from _talks(with_, medium)
        case Appointment(with_=with_, medium=medium, outcome="attended"):
            yield from _talks(with_, medium)
        case Application(state="refused"):
            yield MarkKind.REFUSED
        case Application(state="invited" | "interview" | "offered" | "accepted"):
            yield MarkKind.INVITED
        case Application(state="sent"):
            yield MarkKind.APPLICATION
        case ReportEvent(event="released"):
            yield MarkKind.REPORT_LATE if late else MarkKind.REPORT
        case _:
            return


def _talks(with_: tuple[str, ...], medium: str) -> Iterator[MarkKind]:
    if "employee" in with_:
        yield MarkKind.CALL if medium in ("phone", "message") else MarkKind.TALK
    if "employer" in with_ or "line-manager" in with_:
        yield MarkKind.EMPLOYER


def _missing(due: Due) -> Iterator[Mark]:
    for duty in due.obligations:
        asks = not _EMPLOYER.isdisjoint(duty.satisfied_by) and duty.nature is Nature.PROMISE
        if asks and duty.due is not None and duty.state(due.today) is State.OVERDUE:
            yield Mark(MarkKind.EMPLOYER_MISSING, duty.due)


def _gaps(case: Trajectory, due: Due, lang: str) -> Iterator[Gap]:
    """Yield the days within this case that do not count, merged where they touch."""
    first = due.timeline.waiting_period.first_day
    spans = [
        *((one.from_, one.to, _HEALTHY) for one in case.absence.healthy),
        *((one.from_, one.to, _LEAVE) for one in case.absence.leave),
    ]
    merged: list[tuple[date, date, Text]] = []
    for begin, end, words in sorted(spans, key=lambda span: span[:2]):
        if begin <= first or begin > due.today:
            continue
        if merged and begin <= merged[-1][1] + timedelta(days=1):
            before = merged.pop()
            begin, end, words = before[0], max(before[1], end), before[2]
        merged.append((begin, end, words))
    for begin, end, words in merged:
        yield Gap(begin, end, words.in_(lang).format(days=(end - begin).days + 1))


def _items(due: Due, lang: str) -> Iterator[Item]:
    urgency = {State.OVERDUE: Urgency.LATE, State.DUE: Urgency.NEAR}
    for duty in due.obligations:
        state = duty.state(due.today)
        soon = state is State.UPCOMING and duty.due is not None and duty.due <= due.today + AHEAD
        if duty.due is None or not (state in urgency or soon):
            continue
        yield Item(
            duty.title.in_(lang),
            duty.due,
            urgency.get(state, Urgency.PLANNED),
            "",
            actors_line(duty.actors, lang),
            duty.nature,
            ground_line(duty, lang),
            _STATIONS.get(duty.rule, ("", False))[0],
        )


def _appointments(entries: Iterable[JournalEntry], today: date, lang: str) -> Iterator[Item]:
    for entry in entries:
        content = entry.content
        planned = isinstance(content, Appointment) and content.outcome == "planned"
        if isinstance(content, Appointment) and planned and entry.happened_on >= today:
            who = actors_line(content.with_, lang)
            name = _PURPOSES.get(content.purpose, _APPOINTMENT).in_(lang)
            yield Item(name, entry.happened_on, Urgency.PLANNED, "", who)


def _extension(due: Due) -> Extension | None:
    law = due.timeline
    if law.sanction is not None:
        return Extension(law.sanction.first_day, law.sanction.last_day)
    voluntary = any(reason.code == "voluntary-extension" for reason in law.wage_period.reasons)
    last = law.wage_period.last_day
    if voluntary and last is not None and last > law.waiting_period.last_day:
        begin = law.waiting_period.last_day + timedelta(days=1)
        return Extension(begin, last, ExtensionKind.VOLUNTARY)
    return None
