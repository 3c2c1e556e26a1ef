"""What is filled in about a coach: the profile, and a certificate."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus.service import (
    BODIES,
    MOST_ABOUT,
    MOST_NAMED,
    CertificateSaid,
    CertificateView,
    CoachView,
    ProfileSaid,
)
from wissel.portals.bureau.seen import SeenForm
from wissel.portals.shell.day_field import DayField

_BETWEEN: Final = re.compile(r"[\r\n,;]+")
_EACH: Final = gettext_lazy("Met komma's ertussen, hoogstens %(most)s.")
_LONGEST: Final = 1000


class _Named(forms.CharField):
    """A short list of names in one line, commas or line ends between them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=_LONGEST, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the line with one comma and a blank between the names."""
        parts = (part.strip() for part in _BETWEEN.split(super().clean(value)))
        return ", ".join(part for part in parts if part)


class ProfileForm(SeenForm):
    """What a coach says of themself."""

    specialisms = _Named(label=gettext_lazy("Goed in"))
    languages = _Named(label=gettext_lazy("Talen"))
    since_year = forms.IntegerField(
        label=gettext_lazy("In dit vak sinds"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        help_text=gettext_lazy("Een jaar, bijvoorbeeld 2014."),
        error_messages={"invalid": gettext_lazy("Vul een jaar in, bijvoorbeeld 2014.")},
    )
    about = forms.CharField(
        label=gettext_lazy("In eigen woorden"),
        required=False,
        max_length=MOST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Een paar zinnen voor collega's. De woordcontrole kijkt mee."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        each = str(_EACH) % {"most": MOST_NAMED}
        shown = gettext_lazy("Werkgever en medewerker lezen dit ook.")
        self.fields["specialisms"].help_text = f"{each} {shown}"
        self.fields["languages"].help_text = each

    def said(self) -> ProfileSaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return ProfileSaid(
            specialisms=data["specialisms"].split(", "),
            languages=data["languages"].split(", "),
            since_year=data["since_year"],
            about=data["about"],
        )

    @staticmethod
    def initial_of(coach: CoachView) -> dict[str, Any]:
        """Return what stands in the register now."""
        return {
            "specialisms": ", ".join(coach.specialisms),
            "languages": ", ".join(coach.languages),
            "since_year": coach.since_year,
            "about": coach.about,
            "revision": coach.revision,
        }


class CertificateForm(SeenForm):
    """What stands on a certificate."""

    body = forms.CharField(
        label=gettext_lazy("Wie gaf het"),
        max_length=60,
        widget=forms.TextInput(attrs={"list": "certificate-bodies"}),
        help_text=gettext_lazy("Bijvoorbeeld Noloc, CMI of RRC. Een andere naam mag ook."),
        error_messages={"required": gettext_lazy("Vul in wie het certificaat gaf.")},
    )
    number = forms.CharField(label=gettext_lazy("Nummer"), max_length=60, required=False)
    valid_from = DayField(label=gettext_lazy("Geldig vanaf"))
    valid_until = DayField(label=gettext_lazy("Geldig tot en met"), required=False)
    points = forms.IntegerField(
        label=gettext_lazy("Punten voor bijscholing"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": gettext_lazy("Vul een heel getal in.")},
    )
    bodies = BODIES

    def said(self) -> CertificateSaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return CertificateSaid(
            body=data["body"],
            number=data["number"],
            valid_from=data["valid_from"],
            valid_until=data["valid_until"],
            points=data["points"],
        )

    @staticmethod
    def initial_of(one: CertificateView) -> dict[str, Any]:
        """Return what stands in the register now."""
        names = ("body", "number", "valid_from", "valid_until", "points", "revision")
        return {name: getattr(one, name) for name in names}
