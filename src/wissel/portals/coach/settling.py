"""From a duty to the form that settles it: what is filled in already, and whether it settles."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from wissel.apps.trajectories.service import CaseView
from wissel.core.journal import (
    Bottleneck,
    Content,
    ExpertOpinion,
    JournalEntry,
    origins_of,
    standing,
)
from wissel.core.obligations import BOTTLENECK, Obligation
from wissel.core.programme import event_names

_AGREED: Final = "agreement:made@"
_MODULE: Final = "module"
#: The fields that the details of an event's name stand for, by kind, in their order.
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "appointment": ("outcome", "purpose"),
    "order-event": ("event", "order"),
    "ladder-finding": ("rung",),
    "document-received": ("document",),
    "assignment": ("state",),
    "application": ("state",),
    "placement-event": ("event", "placement"),
    "measure": ("measure",),
    "stagnation-signal": ("sort",),
    "decision": ("subject",),
}
#: Who is there at an appointment with this purpose.
_WITH: Final[dict[str, tuple[str, ...]]] = {
    "": ("employee",),
    "intake": ("employee",),
    "training": ("employee",),
    "start-employer": ("employer",),
    "three-way": ("employee", "employer"),
    "evaluation": ("employee", "employer"),
    "visit": ("employee", "host-employer"),
}


def settles(duty: Obligation, content: Content) -> bool:
    """Whether an entry that says this is what the duty asks for: the document, the decision."""
    return not event_names(content).isdisjoint(duty.satisfied_by)


def about(duty: Obligation | None, content_kind: str, *, done: bool) -> dict[str, Any]:
    """Return the fields that the page knows: which entry this one reports as done or resolved."""
    if duty is None:
        return {}
    if content_kind == "agreement" and done and duty.key.startswith(_AGREED):
        return {"about": duty.anchor}
    if content_kind == "bottleneck" and duty.rule == BOTTLENECK:
        return {"about": duty.anchor, "state": "resolved"}
    return {}


def resolves(duty: Obligation | None) -> bool:
    """Whether the duty is what is done about a bottleneck, so that the form asks how it ended."""
    return duty is not None and duty.rule == BOTTLENECK


def asked_of(duty: Obligation, kind: str) -> list[tuple[str, ...]]:
    """Return the details of the events of this kind that would settle the duty.

    ``appointment:attended:three-way`` gives ``("attended", "three-way")``.
    """
    return [
        tuple(rest.split(":")) if rest else ()
        for name in duty.satisfied_by
        for head, _, rest in (name.partition(":"),)
        if head == kind
    ]


def module_of(duty: Obligation) -> str:
    """Return the module of the programme that an activity must belong to, or ``""``."""
    return next((parts[0] for parts in asked_of(duty, _MODULE) if parts), "")


def start_for(view: CaseView, duty: Obligation, kind: str, today: date) -> dict[str, Any]:
    """Return what the form of ``kind`` starts with so that saving it settles the duty."""
    details = next(iter(asked_of(duty, kind)), ())
    start: dict[str, Any] = dict(zip(_FIELDS.get(kind, ()), details, strict=False))
    start |= {"module": module_of(duty)}
    match kind:
        case "agreement" if duty.key.startswith(_AGREED):
            start |= {"who": duty.actors[0], "what": duty.title.nl, "by": duty.due, "done": True}
        case "document-received":
            start |= {"source": _source(duty), "happened_on": None}
        case "appointment":
            start |= _appointment(start, today)
        case "application":
            start.setdefault("state", "sent")
        case "bottleneck":
            start |= _of_entry(view, duty, Bottleneck, ("what", "owner", "action", "by", "sort"))
        case "expert-opinion":
            start |= _of_entry(view, duty, ExpertOpinion, ("by", "question", "asked_on"))
    return start


def _appointment(start: dict[str, Any], today: date) -> dict[str, Any]:
    """An appointment that is asked for was held today; one to make has a day to choose."""
    outcome = start.get("outcome", "attended")
    return {
        "outcome": outcome,
        "with_": list(_WITH.get(start.get("purpose", ""), ())),
        "medium": "visit",
        "happened_on": None if outcome == "planned" else today,
    }


def _of_entry(
    view: CaseView, duty: Obligation, kind: type[Any], names: tuple[str, ...]
) -> dict[str, Any]:
    """Return fields of the entry that the duty began with, as it stands now."""
    for entry in _thread(view, duty.anchor):
        if isinstance(entry.content, kind):
            return {name: getattr(entry.content, name) for name in names}
    return {}


def _thread(view: CaseView, anchor: str) -> Iterator[JournalEntry]:
    """Yield the entry with this id as it stands: itself, or the last of its corrections."""
    origins = origins_of(view.case.journal)
    for entry in standing(view.case.journal):
        if origins.get(entry.id, entry.id) == anchor:
            yield entry


def _source(duty: Obligation) -> str:
    """Return who sends the document that a duty asks for: its first actor, as a party."""
    first = duty.actors[0] if duty.actors else "other"
    return "employer" if first in ("bureau", "own-risk-bearer", "coach") else first
