"""The journal content behind every event that a programme can name."""

from typing import Any, get_args

from wissel.core import journal as j
from wissel.core.programme import _events


def content_for(name: str) -> j.Content:
    """Return content of an entry that answers to an event's name."""
    kind, _, detail = name.partition(":")
    first, _, second = detail.partition(":")
    match kind:
        case "contact" | "module":
            return _talk(first, module=first if kind == "module" else "")
        case "appointment":
            outcome: Any = first or "attended"
            return j.Appointment(("employee",), "visit", outcome, purpose=second or "")
        case "report-event":
            return j.ReportEvent("r", first or "released", "2026-09", second)  # type: ignore[arg-type]  # a detail of the kind
        case "placement-event":
            return j.PlacementEvent(second or "detachering", first or "started")  # type: ignore[arg-type]  # as above
        case "order-event":
            return j.OrderEvent(first or "signed", second or "trajectory")  # type: ignore[arg-type]  # as above
        case "document-received":
            return j.DocumentReceived(j.DocumentKind(first), "employer")
        case "decision":
            return j.Decision(first or "course", "besloten", "hr", "employer")  # type: ignore[arg-type]  # as above
        case "ladder-finding":
            return j.LadderFinding(first or "own", "not-possible", "employer", "nagegaan")  # type: ignore[arg-type]  # as above
        case _:
            return _simple(kind, first)


def _talk(role: str, *, module: str) -> j.Contact:
    with_: Any = (role,) if role in get_args(j.PartyRole) else ("employee",)
    first_track = "onveranderd" if role == "first-track" else ""
    return j.Contact(with_, "phone", "besproken", first_track=first_track, module=module)


def _simple(kind: str, detail: str) -> j.Content:
    made: dict[str, j.Content] = {
        "application": j.Application("medewerker", detail or "sent"),  # type: ignore[arg-type]  # as above
        "assignment": j.Assignment("opdracht", detail or "given"),  # type: ignore[arg-type]  # as above
        "networking": j.Networking("bericht geplaatst"),
        "employer-approach": j.EmployerApproach("medewerker", "gebeld"),
        "vacancy-list-sent": j.VacancyListSent(3),
        "stagnation-signal": j.StagnationSignal("practical", "geen vervoer"),
        "expert-opinion": j.ExpertOpinion("uwv", "is het werk passend?"),
        "client-request": j.ClientRequest("question", "hoe loopt het?"),
        "bottleneck": j.Bottleneck("geen vervoer", "coach", "regelen"),
        "agreement": j.Agreement("employee", "cv aanvullen"),
        "profile-fixed": j.ProfileFixed(detail or "search", 1),  # type: ignore[arg-type]  # as above
    }
    return made[kind]


def begins_outside_the_journal(name: str) -> bool:
    """Whether an event needs no entry: a moment, or something of a phase."""
    return name in (*_events.MOMENTS, _events.COMPLETE) or name.startswith(_events.PHASE_EVENTS)
