"""What whoever is no client yet fills in, and the mark by which the page knows itself again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel.apps.orders.service import EnquirySaid
from wissel.core.wording import Finding
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.guarded import GuardedForm, health_words

#: What can be asked, in the words of the page.
SORTS: Final = {
    "quote": _("Een offerte voor een tweede spoor"),
    "call-back": _("Bel mij terug"),
    "question": _("Iets anders"),
}
_SALT: Final = "wissel.enquiry"
#: Nobody fills the page in faster, and no program waits so long.
_FASTEST: Final = timedelta(seconds=3)
_SLOWEST: Final = timedelta(hours=12)

Fault: TypeAlias = Literal["", "fast", "old"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a page: when it was opened, and which one it is, so that it counts once."""

    opened: datetime
    once: UUID

    @classmethod
    def new(cls, now: datetime) -> "Mark":
        """Return the mark of a page that is opened now."""
        return cls(now, uuid4())

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """Read a mark that was written here; ``None`` for any other."""
        try:
            opened, once = signing.loads(text, salt=_SALT)
            return cls(datetime.fromisoformat(opened), UUID(once))
        except (signing.BadSignature, ValueError, TypeError):
            return None

    def written(self) -> str:
        """Return it as a hidden field carries it, signed."""
        return signing.dumps([self.opened.isoformat(), str(self.once)], salt=_SALT)

    def fault(self, now: datetime) -> Fault:
        """Return why what was sent cannot be taken yet: too fast for a person, or too late."""
        if now - self.opened < _FASTEST:
            return "fast"
        return "old" if now - self.opened > _SLOWEST else ""


class EnquiryForm(GuardedForm):
    """Who asks what. ``website`` is for programs: people do not see it."""

    sort = forms.ChoiceField(
        label=_("Wat wilt u?"),
        choices=list(SORTS.items()),
        widget=forms.RadioSelect,
        initial="quote",
        error_messages={
            "required": _("Kies wat u wilt."),
            "invalid_choice": _("Kies wat u wilt."),
        },
    )
    organisation = forms.CharField(
        label=_("Organisatie"),
        max_length=200,
        error_messages={"required": _("Vul de naam van uw organisatie in.")},
    )
    name = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        error_messages={"required": _("Vul uw naam in.")},
    )
    function = forms.CharField(label=_("Functie"), max_length=100, required=False)
    email = forms.EmailField(
        label=_("E-mailadres"),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl"),
        },
    )
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    first_sick_day = DayField(
        label=_("Eerste ziektedag van uw medewerker"),
        required=False,
        help_text=_("Daarmee rekent het bureau de weken tot het einde van de wachttijd uit."),
    )
    text = forms.CharField(
        label=_("Wat wilt u kwijt?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Noem geen naam van uw medewerker en schrijf niets over gezondheid."),
    )
    website = forms.CharField(required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data)
        self.fields["first_sick_day"].widget.attrs["max"] = today.isoformat()

    def clean_website(self) -> str:
        """Refuse what only a program fills in."""
        said: str = self.cleaned_data["website"]
        if said:
            raise forms.ValidationError(
                gettext("Laat het veld ‘Laat dit leeg’ leeg, en verstuur nog eens.")
            )
        return said

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the guard finds in what was typed, as it stands there."""
        return health_words(str(self["text"].value() or "")) if self.is_bound else ()

    def only(self, name: str) -> None:
        """Forget what is wrong with anything but one field."""
        for other in [key for key in self.errors if key != name]:
            del self.errors[other]

    def said(self) -> EnquirySaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return EnquirySaid(**{name: data[name] for name in EnquirySaid.__slots__})
