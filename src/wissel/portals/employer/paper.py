"""Papers of the employer: the registration form, read and signed; what was signed before."""

from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import RegistrationView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.papers import Field, PaperRow
from wissel.core.refusal import Refused
from wissel.portals.employer.signing import SignForm, proved
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.downloads import file_response, pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.paper_words import (
    Said,
    evidence,
    field_names,
    parts,
    title_of,
    value_lines,
)
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_YES_NO = (
    ("", gettext_lazy("Weet ik niet")),
    ("yes", gettext_lazy("ja")),
    ("no", gettext_lazy("nee")),
)


class RegistrationSignForm(SignForm):
    """What the form of the data asks, and the signature under it."""

    def __init__(self, *args: Any, view: RegistrationView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.view = view
        for field in view.form.fields:
            if field.typed:
                self.fields[field.key] = _asked(field, view.said.get(field.key, ""))

    def sections(self) -> list[tuple[str, list[Said], list[BoundField]]]:
        """Return each part of the form: its title, what is known, and what is asked."""
        language, said = reader_language(), self.view.said
        return [
            (
                part.title.in_(language),
                [
                    Said(
                        field.label.in_(language),
                        value_lines(PaperRow(field.key, "", said.get(field.key, ""), field.kind)),
                    )
                    for field in part.fields
                    if not field.typed
                ],
                [self[field.key] for field in part.fields if field.typed],
            )
            for part in self.view.form.sections
        ]

    def typed(self) -> dict[str, str]:
        """Return what was typed, as raw text by key."""
        return {
            field.key: str(self.cleaned_data.get(field.key) or "")
            for field in self.view.form.fields
            if field.typed
        }


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the registration form as it stands; take the signature under it."""
    actor, now = request.actor, request.now
    case = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    request.location = case.place.location
    view = documents.registration_paper(actor=actor, now=now, trajectory=trajectory)
    posted = request.POST if request.method == "POST" else None
    form = RegistrationSignForm(posted, view=view)
    keep = f"registration-paper-{trajectory}"
    if posted is not None and form.is_valid() and (paper := _signed(request, view, form)):
        say_saved(request, _("Getekend. Het bureau kan verder."), form=keep)
        return redirect("employer:paper", paper)
    language = reader_language()
    context = {
        "section": "home",
        "view": case,
        "paper": view.paper,
        "again": field_names(view.again),
        "counts": field_names(field for field in view.form.fields if field.again),
        "declares": view.form.declares.in_(language) if view.form.declares else "",
        "title": view.form.title.in_(language),
        "form": form,
        "keep": keep,
    }
    return render(
        request, "employer/registration.html", context, status=422 if form.errors else 200
    )


@page(Role.EMPLOYER)
@require_safe
def paper(request: PageRequest, paper: UUID) -> HttpResponse:
    """Show a paper as it was signed, with its evidence."""
    view = documents.paper(actor=request.actor, now=request.now, paper=paper)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    request.location = case.place.location
    context = {
        "section": "home",
        "view": case,
        "paper": view,
        "title": title_of(view),
        "parts": parts(view.record.sections),
        "signatures": evidence(view),
    }
    return render(request, "employer/paper.html", context)


@page(Role.EMPLOYER)
@require_safe
def paper_file(request: PageRequest, paper: UUID) -> HttpResponse:
    """Give a paper as it was sealed."""
    return file_response(documents.paper_file(actor=request.actor, now=request.now, paper=paper))


@page(Role.EMPLOYER)
@require_safe
def explanation(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the explanation for the employee, to print and hand over."""
    made = documents.explanation_file(
        actor=request.actor, now=request.now, trajectory=trajectory, language=reader_language()
    )
    return pdf_response(made)


def _asked(field: Field, start: str) -> forms.Field:
    """Return the form field for something that is typed; what was signed before stands there."""
    language = reader_language()
    common: dict[str, Any] = {
        "label": field.label.in_(language),
        "help_text": field.hint.in_(language) if field.hint else "",
        "required": field.needed,
        "initial": start,
        "error_messages": {"required": _("Vul dit in.")},
    }
    match field.kind:
        case "day":
            return DayField(**common)
        case "yes-no":
            return forms.ChoiceField(choices=_YES_NO, widget=forms.RadioSelect, **common)
        case "lines":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **common)
        case "email":
            return forms.CharField(widget=forms.EmailInput, **common)
        case _:
            return forms.CharField(**common)


def _signed(
    request: PageRequest, view: RegistrationView, form: RegistrationSignForm
) -> UUID | None:
    given = form.cleaned_data
    try:
        proof = proved(request, form)
        if proof is None:
            return None
        made = documents.sign_registration(
            actor=request.actor,
            now=request.now,
            trajectory=view.trajectory,
            typed=form.typed(),
            proof=proof,
            name=given["name"],
            function=given["function"],
            authorised=given["authorised"],
            language=reader_language(),
        )
    except Refused as refused:
        keys = [field.key for field in view.form.fields if field.typed]
        add_refusal(form, refused, {f"$.typed.{key}": key for key in keys})
        return None
    return made.id
