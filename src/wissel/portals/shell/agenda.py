"""The agenda on the page of an appointment: adding a point, taking it back, keeping one out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentView
from wissel.core.access import Role
from wissel.infra.doors import Actor

_READS: Final[dict[tuple[str, bool], Promise]] = {
    ("employee", True): gettext_lazy("Uw coach en uw werkgever lezen wat u hier schrijft."),
    ("employee", False): gettext_lazy("Uw coach leest wat u hier schrijft."),
    ("employer", True): gettext_lazy("De coach en uw medewerker lezen wat u hier schrijft."),
    ("employer", False): gettext_lazy("De coach leest wat u hier schrijft."),
    ("bureau", True): gettext_lazy("De medewerker en de werkgever lezen wat je hier schrijft."),
    ("bureau:employee", False): gettext_lazy("De medewerker leest wat je hier schrijft."),
    ("bureau:employer", False): gettext_lazy("De werkgever leest wat je hier schrijft."),
}


class PointForm(forms.Form):
    """A point for the agenda."""

    text = forms.CharField(
        label=gettext_lazy("Nieuw punt"),
        help_text=gettext_lazy("Een korte zin is genoeg. Schrijf niets over gezondheid."),
        max_length=guidance.MOST_POINT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy("Schrijf een punt op. Bijvoorbeeld: mijn werktijden.")
        },
    )


class WithdrawForm(forms.Form):
    """Which point is taken back."""

    withdraw = forms.UUIDField()


class AsideForm(forms.Form):
    """Which point the employee does not want to talk about."""

    aside = forms.UUIDField()


class BackForm(forms.Form):
    """Which point may be talked about after all."""

    back = forms.UUIDField()


#: What can be asked of an agenda, by the name of the button.
AGENDA_FORMS: Final[dict[str, type[forms.Form]]] = {
    "point": PointForm,
    "withdraw": WithdrawForm,
    "aside": AsideForm,
    "back": BackForm,
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda as a page shows it. ``form`` is ``None`` where nothing can be added any more.

    ``may_set_aside``: there is a point that the reader, the employee, may keep out or let in again.
    """

    view: AppointmentView
    form: forms.Form | None
    reads: str  #: who reads what is written here
    may_set_aside: bool
    keep: str


def agenda_of(actor: Actor, view: AppointmentView, form: forms.Form, *, may: bool) -> Agenda | None:
    """Return the agenda of a talk that has one; ``may``: the reader may add to it."""
    if not view.said.has_agenda:
        return None
    takes = may and view.takes_points
    others = any(not point.is_own or point.set_aside for point in view.points)
    return Agenda(
        view=view,
        form=form if takes else None,
        reads=_reads(actor, view),
        may_set_aside=takes and others and actor.role == Role.EMPLOYEE,
        keep=keep_of(view.id),
    )


def answer_agenda(act: str, form: forms.Form, given: Mapping[str, Any]) -> str:
    """Do what was asked of the agenda; return what is said of it."""
    return _ACTS[act](form.cleaned_data, given)


def keep_of(appointment: UUID) -> str:
    """Return the key under which a point that was not sent yet is kept in the browser."""
    return f"agenda-{appointment}"


def _add(said: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    guidance.add_point(text=said["text"], **given)
    return _("Het punt staat erbij.")


def _withdraw(said: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    guidance.withdraw_point(point=said["withdraw"], **given)
    return _("Het punt is weg.")


def _aside(said: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    guidance.set_aside_point(point=said["aside"], aside=True, **given)
    return _("Dit punt wordt niet besproken.")


def _back(said: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    guidance.set_aside_point(point=said["back"], aside=False, **given)
    return _("Dit punt mag weer besproken worden.")


_ACTS: Final[dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], str]]] = {
    "point": _add,
    "withdraw": _withdraw,
    "aside": _aside,
    "back": _back,
}


def _reads(actor: Actor, view: AppointmentView) -> str:
    both = view.said.employee and view.said.employer
    who = str(actor.role) if actor.role in (Role.EMPLOYEE, Role.EMPLOYER) else "bureau"
    if who == "bureau" and not both:
        who = "bureau:employee" if view.said.employee else "bureau:employer"
    return str(_READS[who, both])
