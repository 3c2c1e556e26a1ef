"""The names of events a programme may use, and the names a journal entry answers to.

A name is a kind of journal entry, a kind with a detail (``contact:employee``), or for a placement a
kind with two. It adds to :attr:`JournalEntry.counts_as` the details that only programmes ask for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from wissel.core import journal as j
from wissel.core.sources import Text

#: Facts outside the journal that a promise or phase can start from.
MOMENTS = ("registered", "first-sick-day", "waiting-period")

#: The day on which everything the programme asks for was there: a moment only for promises.
COMPLETE = "documents-complete"

#: An activity of a module of the programme (a talk that was held, an assignment); its key follows.
MODULE = "module"

#: New capacity that says something else than the version before. Which one does is seen in the
#: whole trajectory, not in its entry.
CAPACITY_CHANGED = "capacity-received:changed"

#: The events of a phase; the phase's key follows.
PHASE_EVENTS = ("phase-begun", "phase-ended")


def _choices(content: type[Any], field: str) -> tuple[str, ...]:
    return tuple(str(choice) for choice in get_args(get_type_hints(content)[field]))


#: Kind → the details it may carry.
DETAILS: dict[str, tuple[str, ...]] = {kind: () for kind in j.KINDS} | {
    "contact": (*get_args(j.PartyRole), "first-track"),
    "appointment": _choices(j.Appointment, "outcome"),
    "order-event": _choices(j.OrderEvent, "event"),
    "ladder-finding": _choices(j.LadderFinding, "rung"),
    "bottleneck": _choices(j.Bottleneck, "state"),
    "client-request": ("asked", "answered"),
    "consent-event": _choices(j.ConsentEvent, "event"),
    "first-track-check": _choices(j.FirstTrackCheck, "outcome"),
    "profile-fixed": _choices(j.ProfileFixed, "profile"),
    "audit-answer": _choices(j.AuditAnswer, "answer"),
    "document-received": tuple(str(kind) for kind in j.DocumentKind),
    "report-event": _choices(j.ReportEvent, "event"),
    "assignment": _choices(j.Assignment, "state"),
    "application": _choices(j.Application, "state"),
    "placement-event": _choices(j.PlacementEvent, "event"),
    # "changed": it says something else than the version before, so it is never the first.
    "capacity-received": (*_choices(j.CapacityReceived, "source"), "changed"),
    "measure": _choices(j.Measure, "measure"),
    "stagnation-signal": _choices(j.StagnationSignal, "sort"),
    "expert-opinion": ("asked", "answered"),
    "agreement": ("made", "done"),
    "decision": _choices(j.Decision, "subject"),
}
#: Kind → the second details that a detail of it may carry. Those of a report are its key.
SECOND = {
    "placement-event": _choices(j.PlacementEvent, "placement"),
    "appointment": tuple(purpose for purpose in _choices(j.Appointment, "purpose") if purpose),
    "order-event": _choices(j.OrderEvent, "order"),
    "client-request": _choices(j.ClientRequest, "sort"),
}

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
        (
            "report-event:corrected",
            "report-event:read-by-employer",
            "report-event:employer-agreed",
            "report-event:employer-disagreed",
        ),
    ),
    (
        ("placement-event:proposed",),
        ("placement-event:agreed",),
        ("placement-event:started",),
        ("placement-event:evaluated", "placement-event:extended"),
        ("placement-event:ended",),
    ),
    (("expert-opinion:asked",), ("expert-opinion:answered",)),
    (("client-request:asked",), ("client-request:answered",)),
    (("bottleneck:open",), ("bottleneck:resolved",)),
    (
        ("order-event:requested",),
        ("order-event:quoted",),
        (
            "order-event:accepted",
            "order-event:signed",
            "order-event:declined",
            "order-event:withdrawn",
            "order-event:quote-declined",
            "order-event:quote-withdrawn",
        ),
    ),
    (("agreement:made",), ("agreement:done",)),
    (("assignment:given",), ("assignment:done", "assignment:partly", "assignment:not-done")),
)


def names(entry: j.JournalEntry) -> frozenset[str]:
    """Return the names of events this entry answers to."""
    return event_names(entry.content)


def event_names(content: j.Content) -> frozenset[str]:
    """Return the names of events that an entry answers to which says this."""
    return j.counted(content) | _details(content) | _module(content)


def _module(content: j.Content) -> frozenset[str]:
    """Return the event of the module that an activity belongs to; a plan is no activity yet."""
    match content:
        case j.Contact(module=key) | j.Appointment(outcome="attended", module=key):
            return frozenset({f"{MODULE}:{key}"} if key else ())
        case j.Assignment(module=key, state=state) if state != "not-done":
            return frozenset({f"{MODULE}:{key}"} if key else ())
        case _:
            return frozenset()


#: Kinds whose detail is simply one of their fields.
FIELD_OF = {
    "bottleneck": "state",
    "ladder-finding": "rung",
    "assignment": "state",
    "application": "state",
    "capacity-received": "source",
    "measure": "measure",
    "stagnation-signal": "sort",
    "consent-event": "event",
    "first-track-check": "outcome",
    "profile-fixed": "profile",
    "audit-answer": "answer",
}


def _details(content: j.Content) -> frozenset[str]:
    if content.kind in FIELD_OF:
        return frozenset({f"{content.kind}:{getattr(content, FIELD_OF[content.kind])}"})
    match content:
        case j.Appointment(outcome=outcome, purpose=purpose):
            one = f"appointment:{outcome}"
            return frozenset({one, f"{one}:{purpose}"} if purpose else {one})
        case j.ClientRequest():
            return frozenset({"client-request"})
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


def thread(content: j.Content, origin: str, origins: Mapping[str, str]) -> str:
    """Return what ties an answer to its question (one report, one expert, one request), or ``""``.

    ``origin`` is the id of the first of the entry's corrections; ``origins`` those of all entries.
    """
    match content:
        case j.ClientRequest(about=about):
            return f"request:{origins.get(about, about) or origin}"
        case j.Bottleneck(about=about):
            return f"bottleneck:{origins.get(about, about) or origin}"
        case j.ReportEvent(label=label, period=period):
            return f"report:{label.casefold()}@{period}"
        case j.ExpertOpinion(by=by):
            return f"expert:{by}"
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Known:
    """The keys that the events of one programme may name."""

    phases: frozenset[str]
    reports: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()


def fault(name: str, own: Known, *, moments: bool) -> Text | None:
    """Return why ``name`` is no event of a programme with these keys, or ``None`` if it is one.

    ``moments``: whether facts outside the journal are allowed here (as a start, never as an end).
    """
    if name in MOMENTS:
        outside = Text(
            f"{name!r} ligt buiten het logboek en kan niets beëindigen",
            f"{name!r} lies outside the journal and cannot end anything",
        )
        return None if moments else outside
    kind, _, detail = name.partition(":")
    if kind in PHASE_EVENTS:
        if not moments:
            return Text(
                f"{name!r} laat geen regel in het logboek na en kan niets beëindigen",
                f"{name!r} leaves no journal entry and cannot end anything",
            )
        return None if detail in own.phases else _unknown("fase", "phase", detail, name)
    if kind == MODULE:
        return None if detail in own.modules else _unknown("onderdeel", "module", detail, name)
    if kind not in DETAILS:
        return Text(f"onbekende soort {kind!r} van het logboek", f"unknown journal kind {kind!r}")
    if not detail:
        return None
    first, _, second = detail.partition(":")
    if first not in DETAILS[kind]:
        return Text(
            f"onbekend deel {first!r} bij de soort {kind!r} van het logboek",
            f"unknown detail {first!r} of journal kind {kind!r}",
        )
    known = own.reports if kind == "report-event" else SECOND.get(kind, ())
    if second and second not in known:
        return _unknown("deel", "detail", second, name)
    return None


def _unknown(dutch: str, english: str, detail: str, name: str) -> Text:
    return Text(
        f"onbekend: {dutch} {detail!r} in {name!r}", f"unknown {english} {detail!r} in {name!r}"
    )


def stage(name: str) -> tuple[int, int] | None:
    """Return the life cycle an event belongs to and its step in it, or ``None``."""
    base = ":".join(name.split(":")[:2])
    for number, cycle in enumerate(LIFE_CYCLES):
        for step, steps in enumerate(cycle):
            if base in steps:
                return number, step
    return None
