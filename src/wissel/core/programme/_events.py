"""The names of events a programme may use, and the names a journal entry answers to.

A name is a kind of journal entry, a kind with a detail (``contact:employee``), or for a placement a
kind with two. It adds to :attr:`JournalEntry.counts_as` the details that only programmes ask for.
"""

from typing import Any, get_args, get_type_hints

from wissel.core import journal as j

#: Facts outside the journal that a promise or phase can start from.
MOMENTS = ("registered", "first-sick-day", "waiting-period")

#: The events of a phase; the phase's key follows.
PHASE_EVENTS = ("phase-begun", "phase-ended")


def _choices(content: type[Any], field: str) -> tuple[str, ...]:
    return tuple(str(choice) for choice in get_args(get_type_hints(content)[field]))


#: Kind → the details it may carry.
DETAILS: dict[str, tuple[str, ...]] = {kind: () for kind in j.KINDS} | {
    "contact": (*get_args(j.PartyRole), "first-track"),
    "appointment": _choices(j.Appointment, "outcome"),
    "document-received": tuple(str(kind) for kind in j.DocumentKind),
    "report-event": _choices(j.ReportEvent, "event"),
    "assignment": _choices(j.Assignment, "state"),
    "application": _choices(j.Application, "state"),
    "placement-event": _choices(j.PlacementEvent, "event"),
    "capacity-received": _choices(j.CapacityReceived, "source"),
    "measure": _choices(j.Measure, "measure"),
    "stagnation-signal": _choices(j.StagnationSignal, "sort"),
    "expert-opinion": ("asked", "answered"),
    "agreement": ("made", "done"),
    "decision": _choices(j.Decision, "subject"),
}
PLACEMENTS = _choices(j.PlacementEvent, "placement")

#: The order of steps that cannot be walked backwards: a promise never ends with an earlier one.
LIFE_CYCLES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("report-event:drafted",),
        ("report-event:to-employee",),
        (
            "report-event:employee-agreed",
            "report-event:employee-commented",
            "report-event:employee-disagreed",
            "report-event:no-response",
        ),
        ("report-event:finalised",),
        ("report-event:released",),
        ("report-event:corrected", "report-event:read-by-employer"),
    ),
    (
        ("placement-event:proposed",),
        ("placement-event:agreed",),
        ("placement-event:started",),
        ("placement-event:evaluated", "placement-event:extended"),
        ("placement-event:ended",),
    ),
    (("expert-opinion:asked",), ("expert-opinion:answered",)),
    (("agreement:made",), ("agreement:done",)),
    (("assignment:given",), ("assignment:done", "assignment:partly", "assignment:not-done")),
)


def names(entry: j.JournalEntry) -> frozenset[str]:
    """Return the names of events this entry answers to."""
    return entry.counts_as | _details(entry.content)


#: Kinds whose detail is simply one of their fields.
FIELD_OF = {
    "appointment": "outcome",
    "assignment": "state",
    "application": "state",
    "capacity-received": "source",
    "measure": "measure",
    "stagnation-signal": "sort",
}


def _details(content: j.Content) -> frozenset[str]:
    if content.kind in FIELD_OF:
        return frozenset({f"{content.kind}:{getattr(content, FIELD_OF[content.kind])}"})
    match content:
        case j.Contact(first_track=said) if said.strip():
            return frozenset({"contact:first-track"})
        case j.ReportEvent():
            return frozenset({"report-event"})
        case j.PlacementEvent(event=event, placement=placement):
            return frozenset({f"placement-event:{event}:{placement}"})
        case j.ExpertOpinion(outcome=outcome):
            return frozenset({"expert-opinion:" + ("answered" if outcome.strip() else "asked")})
        case j.Agreement(done=done):
            return frozenset({"agreement:" + ("done" if done else "made")})
        case _:
            return frozenset()


def thread(content: j.Content) -> str:
    """Return what ties an answer to its question (one report, one expert), or ``""``."""
    match content:
        case j.ReportEvent(label=label, period=period):
            return f"report:{label.casefold()}@{period}"
        case j.ExpertOpinion(by=by):
            return f"expert:{by}"
        case _:
            return ""


def fault(name: str, phases: frozenset[str], *, moments: bool) -> str | None:
    """Return why ``name`` is no event of a programme with these phases, or ``None`` if it is one.

    ``moments``: whether facts outside the journal are allowed here (as a start, never as an end).
    """
    if name in MOMENTS:
        return None if moments else f"{name!r} lies outside the journal and cannot end anything"
    kind, _, detail = name.partition(":")
    if kind in PHASE_EVENTS:
        if not moments:
            return f"{name!r} leaves no journal entry and cannot end anything"
        return None if detail in phases else f"unknown phase {detail!r} in {name!r}"
    if kind not in DETAILS:
        return f"unknown journal kind {kind!r}"
    if not detail:
        return None
    first, _, second = detail.partition(":")
    if first not in DETAILS[kind]:
        return f"unknown detail {first!r} of journal kind {kind!r}"
    if second and not (kind == "placement-event" and second in PLACEMENTS):
        return f"unknown detail {second!r} in {name!r}"
    return None


def stage(name: str) -> tuple[int, int] | None:
    """Return the life cycle an event belongs to and its step in it, or ``None``."""
    base = ":".join(name.split(":")[:2])
    for number, cycle in enumerate(LIFE_CYCLES):
        for step, steps in enumerate(cycle):
            if base in steps:
                return number, step
    return None
