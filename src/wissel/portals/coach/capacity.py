"""What the employee can do, as company doctor, labour expert or UWV wrote it."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.trajectory import CapacityItem, Trajectory
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.words import SOURCES
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

ROWS: Final = 6
#: Aspects that work is described by, offered while typing; any other word is fine too.
ASPECTS: Final = (
    gettext_lazy("tillen"),
    gettext_lazy("houding"),
    gettext_lazy("lopen en staan"),
    gettext_lazy("tempo"),
    gettext_lazy("werktijden"),
    gettext_lazy("vervoer"),
)


class CapacityForm(forms.Form):
    """Source, hours, and functional possibilities in rows."""

    valid_from = DayField(label=gettext_lazy("Datum van het oordeel"))
    source = forms.ChoiceField(
        label=gettext_lazy("Van wie"),
        choices=[(key, word) for key, word in SOURCES.items()],
        widget=forms.RadioSelect,
        initial="company-doctor",
    )
    author = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Noem wie dit schreef.")},
    )
    hours_per_day = forms.DecimalField(
        label=gettext_lazy("Uren per dag"), min_value=0, max_value=24, required=False
    )
    hours_per_week = forms.DecimalField(
        label=gettext_lazy("Uren per week"), min_value=0, max_value=168, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(ROWS):
            self.fields[f"aspect_{number}"] = forms.CharField(
                label=gettext_lazy("Waarover"),
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"list": "aspecten", "autocomplete": "off"}),
            )
            self.fields[f"limit_{number}"] = forms.CharField(
                label=gettext_lazy("Wat kan"), max_length=200, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a row."""
        data = super().clean() or {}
        for number in range(ROWS):
            aspect, limit = data.get(f"aspect_{number}"), data.get(f"limit_{number}")
            if aspect and not limit:
                self.add_error(f"limit_{number}", _("Schrijf wat kan, bijvoorbeeld: tot 10 kilo."))
            if limit and not aspect:
                self.add_error(f"aspect_{number}", _("Schrijf waarover dit gaat."))
        return data

    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the pairs of fields."""
        return [(self[f"aspect_{n}"], self[f"limit_{n}"]) for n in range(ROWS)]

    def items(self) -> tuple[CapacityItem, ...]:
        """Return the rows that are filled in."""
        data = self.cleaned_data
        return tuple(
            CapacityItem(data[f"aspect_{n}"].strip(), data[f"limit_{n}"].strip())
            for n in range(ROWS)
            if data[f"aspect_{n}"]
        )


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def capacity(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Take a new version of what the employee can do; older versions stay."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    keep = f"capacity-{view.id}"
    if request.method == "POST":
        form = CapacityForm(request.POST)
        if form.is_valid() and _received(request, trajectory, form):
            say_saved(request, _("Vastgelegd."), form=keep)
            return redirect("coach:case", trajectory)
    else:
        form = CapacityForm(initial=_start(view.case))
    form.fields["valid_from"].widget.attrs["max"] = today_of(request.now).isoformat()
    context = head(request, view, "overview-capacity") | {
        "form": form,
        "keep": keep,
        "aspects": ASPECTS,
        "latest": view.case.latest_capacity,
    }
    return render(request, "coach/capacity.html", context, status=422 if form.is_bound else 200)


def _received(request: PageRequest, trajectory: UUID, form: CapacityForm) -> bool:
    data = form.cleaned_data
    per_day, per_week = data["hours_per_day"], data["hours_per_week"]
    try:
        trajectories.receive_capacity(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            valid_from=data["valid_from"],
            source=data["source"],
            author=data["author"],
            hours_per_day=float(per_day) if per_day is not None else None,
            hours_per_week=float(per_week) if per_week is not None else None,
            items=form.items(),
        )
    except Refused as refused:
        add_refusal(form, refused, {"$.happened_on": "valid_from"})
        return False
    return True


def _start(case: Trajectory) -> dict[str, Any]:
    """Start from what holds now: most of it is usually the same. The day is never taken over."""
    latest, doctor = case.latest_capacity, case.party("company-doctor")
    if latest is None:
        return {"author": doctor.name if doctor is not None else ""}
    start: dict[str, Any] = {
        "source": latest.source,
        "author": latest.author,
        "hours_per_day": latest.hours_per_day,
        "hours_per_week": latest.hours_per_week,
    }
    for number, item in enumerate(latest.items[:ROWS]):
        start |= {f"aspect_{number}": item.aspect, f"limit_{number}": item.limit}
    return start
