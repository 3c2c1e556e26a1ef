"""Which reports somebody else of the bureau reads first: the manager chooses."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ReadTwice
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.reports import title_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_ALL = "all"


class SecondReaderForm(forms.Form):
    """The kinds of report that are read twice; none ticked is nobody."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Welke verslagen leest een tweede lezer?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Niets aangekruist: geen. Het geldt meteen, ook voor concepten."),
    )

    def __init__(self, possible: tuple[str, ...], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]  # a choice field
            (_ALL, _("Alle verslagen, ook soorten die er later bij komen")),
            *((kind, kind_name(kind)) for kind in possible),
        ]


def kind_name(kind: str) -> str:
    """Return what a kind of report is called; the one that comes back has many names."""
    title = title_of(kind)
    return title.in_(reader_language()) if title else _("Maand- of voortgangsrapport")


@page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def setting(request: PageRequest) -> HttpResponse:
    """Show which reports are read twice, and keep another choice."""
    kept = bureaus.read_twice(actor=request.actor, now=request.now)
    posted = request.POST if request.method == "POST" else None
    form = SecondReaderForm(kept.possible, posted, initial={"kinds": _ticked(kept)})
    if posted is not None and form.is_valid():
        try:
            bureaus.choose_read_twice(
                actor=request.actor, now=request.now, kinds=form.cleaned_data["kinds"]
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard."), form="second-reader")
            return redirect("bureau:second_reader")
    context = {"section": "people", "tab": "quality", "form": form}
    return render(request, "bureau/second_reader.html", context, status=422 if form.errors else 200)


def _ticked(kept: ReadTwice) -> list[str]:
    return [_ALL] if kept.is_all else sorted(kept.kinds)
