"""Anybody checks a bundle or a document: what is right, what was changed. Nothing is kept.

No account, no database: what ``wissel verify`` says of a file is said here. Neither the content nor
the name of a file goes into a log. It is opened in a program of its own, within limits.
"""

from dataclasses import dataclass
from typing import Any, Final

from allauth.core.internal import ratelimit
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wissel.connections import held_against
from wissel.connections.bundle_file import Verified, verified
from wissel.connections.held_against import Against, Compared
from wissel.connections.trajectory_file import MOST_BYTES_OF_JSON
from wissel.connections.wire import InputError
from wissel.core.refusal import Refused
from wissel.infra import uploads
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, public
from wissel.portals.shell.refusals import add_refusal

#: Per address of the network: a file costs a second of work.
_RATES: Final = {"check": "30/h/ip"}
_MOST_FAULTS: Final = 20
#: Endings of what is not read, only counted.
_PAGES: Final = (".pdf", ".jpg", ".png")


class CheckForm(forms.Form):
    """What is checked, and beside what."""

    content = forms.FileField(
        label=gettext_lazy("Het bestand"),
        help_text=gettext_lazy("Een bewijsbundel of een ander stuk als pdf, hoogstens 80 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies het opnieuw."),
        },
    )
    against = forms.FileField(
        label=gettext_lazy("De bundel waar het in hoort"),
        help_text=gettext_lazy(
            "Alleen als u wilt weten of een los stuk in een bundel zit. Een trajectbestand mag ook."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.json"}),
        error_messages={"empty": gettext_lazy("Dit bestand is leeg. Kies het opnieuw.")},
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file turned out to be, in words."""

    chip: tuple[str, str]
    text: str
    details: list[tuple[str, str]]
    faults: list[str]
    hint: str = ""


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PageRequest) -> HttpResponse:
    """Show the form, and what a file turns out to be."""
    form = CheckForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    outcome = None
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        if not _within(request):
            form.add_error(None, _("U controleerde er veel achter elkaar. Wacht een uur."))
            status = 429
        else:
            outcome = _outcome(form)
            status = 200 if outcome is not None else 422
    context = {"form": form, "outcome": outcome}
    answer = render(request, "public/checking.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _outcome(form: CheckForm) -> Outcome | None:
    """Return what the file is; ``None`` when the form says what is wrong with it."""
    path = "content"
    try:
        content, other = form.cleaned_data["content"], form.cleaned_data["against"]
        if not other:
            return _alone(_read(content))
        path = "against"
        against = _against(_read(other))
        path = "content"
        return _beside(held_against.compared(_read(content), content.name or "", against))
    except Refused as refused:
        add_refusal(form, refused, {"$": path})
    except InputError:
        form.add_error(path, _("In dit bestand zit geen bundel of traject dat te lezen is."))
    return None


def _read(file: UploadedFile[bytes]) -> bytes:
    """Return the bytes; one past the limit is enough to say that it is too large."""
    content: bytes = file.read(uploads.MOST_CHECKED + 1)
    return content


def _against(content: bytes) -> Against:
    language = reader_language()
    if content.startswith(b"%PDF-"):
        held, seal = uploads.inside(content)
        _demand_readable(held)
        return held_against.bundle_against(held, seal, language=language)
    _demand_readable({"": content})
    return held_against.file_against(content, language=language)


def _alone(content: bytes) -> Outcome:
    held, seal = uploads.inside(content)
    _demand_readable(held)
    found = verified(held, seal, language=reader_language())
    hint = ""
    if found.kind == "plain":
        hint = _("Zit dit stuk in een bundel? Kies het dan nog eens, met de bundel eronder.")
    text = found.text.in_(reader_language())
    return Outcome(_chip(found), text, _details(found), _faults(found), hint)


def _demand_readable(held: dict[str, bytes]) -> None:
    """Refuse more text than any trajectory has: reading it costs many times its size."""
    read = [each for name, each in held.items() if not name.endswith(_PAGES)]
    if any(len(each) > MOST_BYTES_OF_JSON for each in read):
        raise InputError("too-large", "FILE", "")


def _chip(found: Verified) -> tuple[str, str]:
    if found.kind == "plain":
        return "unknown", _("Niet te zeggen")
    return ("done", _("Klopt")) if found.is_whole else ("late", _("Klopt niet"))


def _details(found: Verified) -> list[tuple[str, str]]:
    groups = " ".join(found.fingerprint[at : at + 8] for at in range(0, len(found.fingerprint), 8))
    rows: list[tuple[str, Any]] = [
        (_("Vingerafdruk"), groups),
        (_("Stukken erin"), str(found.pieces or "")),
        (_("Verzegeld door"), found.sealed_by),
    ]
    return [(name, value) for name, value in rows if value]


def _faults(found: Verified) -> list[str]:
    if len(found.faults) < 2:
        return []
    return [fault.text.in_(reader_language()) for fault in found.faults[:_MOST_FAULTS]]


def _beside(found: Compared) -> Outcome:
    chips = {
        "same": ("done", _("Dit is het")),
        "replaced": ("weak", _("Dit is het, maar vervangen")),
    }
    chip = chips.get(found.kind, ("late", _("Dit is het niet")))
    if found.kind == "untrusted":
        chip = ("late", _("Klopt niet"))
    return Outcome(chip, found.text.in_(reader_language()), [(_("Dossier"), found.reference)], [])


def _within(request: PageRequest) -> bool:
    usage = ratelimit.consume(request, app="wissel.check", action="check", config=_RATES)
    return usage is not None
