"""Which kinds of entries somebody can log from the page of a trajectory, besides a contact."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory
from wissel.core.journal import CATEGORY_OF
from wissel.portals.coach.words import kind_word

#: In the order of how often they are needed. Reports and capacity have pages of their own.
LOGGED: Final = (
    "document-received",
    "appointment",
    "agreement",
    "application",
    "vacancy-list-sent",
    "assignment",
    "networking",
    "employer-approach",
    "placement-event",
    "decision",
    "ladder-finding",
    "bottleneck",
    "order-event",
    "expert-opinion",
    "measure",
    "stagnation-signal",
    "note",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry with its page."""

    key: str
    word: str
    url: str


def may_log(view: CaseView, kind: str) -> bool:
    """Whether this actor may log this kind of entry in this trajectory."""
    return kind in (*LOGGED, "contact") and DataCategory(CATEGORY_OF[kind]) in view.writes


def others_for(view: CaseView) -> list[Kind]:
    """Return the other kinds that this actor may log."""
    return [
        Kind(kind, kind_word(kind), reverse("coach:log_kind", args=[view.id, kind]))
        for kind in LOGGED
        if may_log(view, kind)
    ]
