"""Sending papers: what it is, the day it bears, and one file or many, each kept by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.documents.service import ReceivedView
from wissel.core.received import catalogue
from wissel.core.refusal import Refused
from wissel.infra.uploads import demand_size
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField

#: How many files go at once.
MOST_FILES: Final = 30
#: Keeps one file and returns it as kept; raises ``Refused``.
Keep = Callable[[bytes], ReceivedView]


class ManyFiles(forms.ClearableFileInput):
    """A field of the browser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; each is looked at by the door, not here."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Return the files, at most :data:`MOST_FILES`; an empty one is the door's to refuse."""
        found = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if not found:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(found) > MOST_FILES:
            raise forms.ValidationError(
                _("Kies hoogstens %(most)s bestanden per keer.") % {"most": MOST_FILES}
            )
        return found


class SendForm(forms.Form):
    """What is sent. ``asked`` are the kinds somebody asked for; they stand first."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is het?"),
        error_messages={"required": gettext_lazy("Kies wat het is.")},
    )
    dated = DayField(
        label=gettext_lazy("Datum op het stuk"),
        help_text=gettext_lazy("Als die erop staat."),
        required=False,
    )
    content = FilesField(
        label=gettext_lazy("Bestanden"),
        help_text=gettext_lazy("Pdf, jpg of png, elk hoogstens 10 MB. U mag er meer kiezen."),
        widget=ManyFiles(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": gettext_lazy("Kies een bestand.")},
    )

    def __init__(self, *args: Any, asked: Sequence[str] = (), today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dated"].widget.attrs["max"] = today.isoformat()
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = _choices(asked)


@dataclass(frozen=True, slots=True)
class Sent:
    """One file of those that were sent, by the name it has at the sender's; ``why`` not, if so."""

    name: str
    why: str = ""


def send_each(form: SendForm, keep: Keep) -> list[Sent]:
    """Keep every file by itself: what is refused holds nothing else back."""
    found = []
    for one in form.cleaned_data["content"]:
        try:
            demand_size(one.size or 0)  # here, so that a scan of 80 MB is not read to be refused
            keep(one.read())
            found.append(Sent(str(one.name)))
        except Refused as refused:
            found.append(Sent(str(one.name), refused.message.in_(reader_language())))
    return found


def kind_titles(kinds: Iterable[str]) -> list[str]:
    """Return what kinds of paper are called in the reader's language."""
    found = [catalogue().take(kind) for kind in kinds]
    return [kind.title.in_(reader_language()) for kind in found if kind is not None]


def _choices(asked: Sequence[str]) -> list[tuple[str, Any]]:
    """Return the kinds: what was asked, what else is taken, and what never is, with its reason."""
    language = reader_language()
    taken = [(str(kind.key), kind.title.in_(language)) for kind in catalogue().taken]
    first = [pair for pair in taken if pair[0] in asked]
    others = [pair for pair in taken if pair[0] not in asked]
    never = [(kind.key, kind.title.in_(language)) for kind in catalogue().refused]
    groups: list[tuple[str, Any]] = [("", _("– kies –"))]
    if first:
        groups.append((_("Dit is gevraagd"), first))
        groups.append((_("Iets anders"), others))
    else:
        groups += others
    return [*groups, (_("Dit mag het bureau niet hebben"), never)]
