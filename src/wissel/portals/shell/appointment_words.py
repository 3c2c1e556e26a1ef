"""Appointments in words, for the bureau and for whoever is asked to come."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.guidance.service import AppointmentView, StepView

PURPOSES: Final[dict[str, Promise]] = {
    "": gettext_lazy("Gesprek"),
    "intake": gettext_lazy("Intake"),
    "start-employer": gettext_lazy("Startgesprek met de werkgever"),
    "training": gettext_lazy("Training"),
    "three-way": gettext_lazy("Gesprek met zijn drieën"),
    "evaluation": gettext_lazy("Evaluatie"),
    "visit": gettext_lazy("Bezoek op het werk"),
}
MEDIA: Final[dict[str, Promise]] = {
    "visit": gettext_lazy("op een plek"),
    "phone": gettext_lazy("met de telefoon"),
    "video": gettext_lazy("met video"),
}
_STEPS: Final[dict[str, Promise]] = {
    "proposed": gettext_lazy("stelde momenten voor"),
    "booked": gettext_lazy("legde de afspraak vast"),
    "picked": gettext_lazy("koos dit moment"),
    "asked-other": gettext_lazy("vroeg om een ander moment"),
    "moved": gettext_lazy("zette de afspraak op dit moment"),
    "changed": gettext_lazy("wijzigde hoe of waar"),
    "cancelled": gettext_lazy("zegde de afspraak af"),
    "withdrawn": gettext_lazy("trok het voorstel in"),
}
_OUTCOMES: Final[dict[str, Promise]] = {
    "attended": gettext_lazy("is geweest"),
    "cancelled-in-time": gettext_lazy("afgezegd"),
    "cancelled-late": gettext_lazy("afgezegd"),
    "no-show": gettext_lazy("niet doorgegaan"),
}


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """An appointment as a row: what it is, how it stands, and who has to do something."""

    view: AppointmentView
    title: str
    chip: tuple[str, str]
    medium: str
    asks: bool  #: whoever reads this has something to do
    agenda: str  #: how many points its agenda has, while points can be added


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the history in words."""

    step: StepView
    said: str
    late: str  #: whether it was in time, where that counts


def appointment_row(view: AppointmentView, *, party: bool) -> AppointmentRow:
    """Return an appointment as the bureau reads it, or whoever is asked to come (``party``)."""
    waits = view.state == "proposed" or (view.state == "agreed" and bool(view.options))
    bureau_acts = view.state in ("asked", "past") or (waits and not view.options)
    return AppointmentRow(
        view=view,
        title=str(PURPOSES[view.said.purpose]),
        chip=_chip(view, party=party),
        medium=str(MEDIA[view.said.medium]),
        asks=bool(view.options) if party else bureau_acts,
        agenda=_agenda(view),
    )


def step_rows(view: AppointmentView) -> list[StepRow]:
    """Return the history, newest first."""
    return [StepRow(step, str(_STEPS[step.what]), _timely(step)) for step in reversed(view.steps)]


def _agenda(view: AppointmentView) -> str:
    count = sum(not point.set_aside for point in view.points)
    if not view.takes_points or not count:
        return ""
    if count == 1:
        return _("agenda: 1 punt")
    return _("agenda: %(count)s punten") % {"count": count}


def _timely(step: StepView) -> str:
    if step.in_time is None or step.what not in ("cancelled", "moved", "picked", "asked-other"):
        return ""
    return _("op tijd") if step.in_time else _("minder dan een dag van tevoren")


def _chip(view: AppointmentView, *, party: bool) -> tuple[str, str]:
    if view.options and party:
        return "due", _("kies een moment")
    if view.options:
        return "open", _("wacht op een keuze")
    match view.state:
        case "asked":
            return ("open", _("uw coach zoekt een ander moment")) if party else (
                "due", _("ander moment gevraagd"),
            )  # fmt: skip
        case "proposed":
            return ("open", _("uw coach zoekt een moment")) if party else (
                "due", _("momenten zijn voorbij"),
            )  # fmt: skip
        case "agreed":
            return "done", _("staat vast")
        case "past":
            return ("na", _("is geweest")) if party else ("due", _("leg vast hoe het ging"))
        case "ended":
            return "na", _("gaat niet door")
        case _:
            return "na", str(_OUTCOMES.get(view.outcome, _("is geweest")))
