"""The ways of working of the bureau: what they promise, which one is chosen, an own version."""

from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.core.access import STAFF, Role
from wissel.core.refusal import Refused
from wissel.portals.bureau.programme_words import groups_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.offer_words import offer_of
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_KEEP: Final = "programme"
_MOST: Final = 200_000


class ProgrammeForm(forms.Form):
    """An own way of working, as YAML: in the field, or as a file that fills it."""

    text = forms.CharField(
        label=gettext_lazy("Werkwijze (YAML)"),
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Begin met een bestaande werkwijze: kopieer de tekst, geef een eigen naam en versie 1."
        ),
    )
    file = forms.FileField(label=gettext_lazy("Of kies een bestand"), required=False)

    def clean(self) -> dict[str, Any]:
        """Take the file in place of the text; say so when there is neither."""
        data = super().clean() or {}
        file = data.get("file")
        if file is not None:
            if file.size > _MOST:
                self.add_error("file", _("Dit bestand is te groot voor een werkwijze."))
                return data
            try:
                data["text"] = file.read().decode("utf-8")
            except UnicodeDecodeError:
                self.add_error("file", _("Dit bestand is geen tekst."))
        elif not data.get("text", "").strip():
            self.add_error("text", _("Plak hier de tekst van de werkwijze of kies een bestand."))
        return data


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def programmes(request: PageRequest) -> HttpResponse:
    """Show every way of working; a manager adds a version of an own one."""
    form = ProgrammeForm()
    if request.method == "POST":
        form = ProgrammeForm(request.POST, request.FILES)
        if form.is_valid() and _added(request, form):
            return redirect("bureau:programmes")
    lang = reader_language()
    context = {
        "section": "programmes",
        "programmes": [
            (each, each.title.in_(lang), each.summary.in_(lang))
            for each in bureaus.programmes(actor=request.actor, now=request.now)
        ],
        "form": form,
        "keep": _KEEP,
        "may": request.actor.role == Role.MANAGER,
    }
    status = 422 if form.is_bound else 200
    return render(request, "bureau/programmes.html", context, status=status)


@page(*STAFF)
@require_safe
def programme(request: PageRequest, name: str, version: int) -> HttpResponse:
    """Show what one version promises, in words; its text can be copied."""
    lang = reader_language()
    shown = bureaus.programme(actor=request.actor, now=request.now, name=name, version=version)
    context = {
        "section": "programmes",
        "programme": shown,
        "title": shown.title.in_(lang),
        "summary": shown.summary.in_(lang),
        "source": shown.source.in_(lang),
        "phases": [
            (phase.title.in_(lang), phase.summary.in_(lang) if phase.summary else "", phase.overlap)
            for phase in shown.phases
        ],
        "modules": [(each.title.in_(lang), each.optional) for each in shown.modules],
        "groups": groups_of(shown, lang),
        "offer": offer_of(shown, lang),
        "text": bureaus.programme_text(
            actor=request.actor, now=request.now, name=name, version=version
        ),
    }
    return render(request, "bureau/programme.html", context)


@page(Role.MANAGER)
@require_POST
def choose(request: PageRequest, name: str) -> HttpResponse:
    """Let new trajectories run by this way of working."""
    try:
        bureaus.choose_programme(actor=request.actor, now=request.now, name=name)
    except Refused as refused:
        say_saved(request, refused.message.in_(reader_language()))
    else:
        say_saved(request, _("Nieuwe trajecten lopen voortaan volgens deze werkwijze."))
    return redirect("bureau:programmes")


def _added(request: PageRequest, form: ProgrammeForm) -> bool:
    try:
        bureaus.add_programme(actor=request.actor, now=request.now, text=form.cleaned_data["text"])
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, _("Bewaard als nieuwe versie."), form=_KEEP)
    return True
