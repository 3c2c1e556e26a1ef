"""The page of an appointment for whoever is asked to come: choose, ask for another, cancel."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentView, CalendarFile
from wissel.core.dates import AMSTERDAM, clock_time
from wissel.core.refusal import Refused
from wissel.portals.shell.agenda import AGENDA_FORMS, agenda_of, answer_agenda, keep_of
from wissel.portals.shell.appointment_words import appointment_row, step_rows
from wissel.portals.shell.dates import full_day, reader_language
from wissel.portals.shell.pages import PageRequest
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


def moment_words(moment: datetime) -> str:
    """Return a moment written out, by the clock in Amsterdam: ``… 24 november 2026 om 10:00``."""
    day = full_day(moment.astimezone(AMSTERDAM).date(), reader_language())
    return _("%(day)s om %(time)s") % {"day": day, "time": clock_time(moment)}


class PickForm(forms.Form):
    """Which of the proposed moments."""

    moment = forms.ChoiceField(
        label=gettext_lazy("Welk moment past u?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een van de momenten."),
            "invalid_choice": gettext_lazy(
                "Dit moment staat niet meer open. Kijk welke er nu zijn."
            ),
        },
    )

    def __init__(self, *args: Any, view: AppointmentView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["moment"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.isoformat(), moment_words(one)) for one in view.options]


class OtherForm(forms.Form):
    """What would suit instead."""

    words = forms.CharField(
        label=gettext_lazy("Wanneer kan het wel?"),
        help_text=gettext_lazy(
            "Bijvoorbeeld: donderdag na 10 uur. Een reden is niet nodig. "
            "Schrijf niets over gezondheid."
        ),
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Schrijf wanneer het wel kan. Bijvoorbeeld: donderdag.")
        },
    )


class OffForm(forms.Form):
    """Cancelling; words are welcome and not needed."""

    off_words = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij zeggen?"),
        help_text=gettext_lazy("Het hoeft niet. Schrijf niets over gezondheid."),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


_FORMS: Final[dict[str, type[forms.Form]]] = {
    "other": OtherForm,
    "off": OffForm,
    **AGENDA_FORMS,
}


def party_page(
    request: PageRequest,
    appointment: UUID,
    template: str,
    address: str,
    more: Callable[[AppointmentView], Mapping[str, Any]],
) -> HttpResponse:
    """Show an appointment to whoever is asked to come and take their answer.

    ``address`` is the name of the page itself; ``more`` returns the context of the portal.
    """
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "appointment": appointment}
    view = guidance.appointment(**given)
    posted = request.POST if request.method == "POST" else None
    act = _act_of(posted)
    shown: dict[str, forms.Form] = {
        "pick": PickForm(posted if act == "pick" else None, view=view),
        **{key: form(posted if act == key else None) for key, form in _FORMS.items()},
    }
    form = shown[act]
    if posted is not None and form.is_valid():
        try:
            done = _answer(act, form, given)
        except Refused as refused:
            add_refusal(form, refused, {"$.words": "off_words"} if act == "off" else None)
            view = guidance.appointment(**given)
        else:
            say_saved(request, done, form=_keep(appointment, act))
            return redirect(address, appointment)
    context = {
        "row": appointment_row(view, party=True),
        "appointment": view,
        "steps": step_rows(view),
        "form": form,
        "pick": shown["pick"] if view.options else None,
        "other": shown["other"] if _is_alive(view, request.now) else None,
        "off": shown["off"] if _is_alive(view, request.now) else None,
        "act": act if posted is not None else "",
        "keep": _keep(appointment),
        "agenda": agenda_of(request.actor, view, shown["point"], may=True),
        **more(view),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def calendar_response(made: CalendarFile) -> HttpResponse:
    """Return a calendar file: never cached, and its name says nothing."""
    return HttpResponse(
        made.content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{made.file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def _act_of(posted: Mapping[str, str] | None) -> str:
    return next((key for key in _FORMS if posted is not None and key in posted), "pick")


def _answer(act: str, form: forms.Form, given: dict[str, Any]) -> str:
    if act in AGENDA_FORMS:
        return answer_agenda(act, form, given)
    said = form.cleaned_data
    if act == "other":
        guidance.ask_other(words=said["words"], **given)
        return _("Verstuurd. Uw coach zoekt een ander moment.")
    if act == "off":
        guidance.cancel(words=said["off_words"], **given)
        return _("Afgezegd. Uw coach weet het.")
    guidance.pick(moment=datetime.fromisoformat(said["moment"]), **given)
    return _("De afspraak staat vast.")


def _is_alive(view: AppointmentView, now: datetime) -> bool:
    begun = view.begins_at is not None and view.begins_at <= now
    return view.state in ("proposed", "asked", "agreed") and not begun


def _keep(appointment: UUID, act: str = "") -> str:
    return keep_of(appointment) if act in AGENDA_FORMS else f"appointment-{appointment}"
