"""The form of a contact: choices are buttons, one text field, the rest folds away."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.journal import Agreement, Contact, Medium, PartyRole
from wissel.core.trajectory import Trajectory
from wissel.portals.coach.content_forms import module_field
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.words import MEDIA
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField

Choices: TypeAlias = list[tuple[str, str]]

#: What a button of "with whom" stands for.
WITH: Final[dict[str, tuple[PartyRole, ...]]] = {
    "employee": ("employee",),
    "employer": ("employer",),
    "three": ("employee", "employer"),
    "line-manager": ("line-manager",),
    "company-doctor": ("company-doctor",),
    "labour-expert": ("labour-expert",),
    "host-employer": ("host-employer",),
    "uwv": ("uwv",),
    "other": ("other",),
}
#: Always there; the rest only when such a person takes part.
_ALWAYS: Final = ("employee", "employer", "three")
_LAST: Final = ("uwv", "other")
_MEDIA: Final[tuple[Medium, ...]] = ("phone", "visit", "video", "message")
MINUTES: Final = ("10", "20", "30", "45", "60")
_YES_NO: Final = (
    ("yes", gettext_lazy("ja")),
    ("no", gettext_lazy("nee")),
    ("", gettext_lazy("niet besproken")),
)


class ContactForm(forms.Form):
    """A talk, call or message that took place, and what follows from it."""

    who = forms.ChoiceField(label=gettext_lazy("Met wie"), widget=forms.RadioSelect)
    how = forms.ChoiceField(label=gettext_lazy("Hoe"), widget=forms.RadioSelect)
    when = forms.ChoiceField(label=gettext_lazy("Wanneer"), widget=forms.RadioSelect)
    day = DayField(label=gettext_lazy("Andere dag"), required=False)
    length = forms.ChoiceField(
        label=gettext_lazy("Hoeveel minuten"), widget=forms.RadioSelect, required=False
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Ander aantal minuten"), min_value=1, max_value=600, required=False
    )
    aim = forms.CharField(label=gettext_lazy("Waarvoor"), max_length=200, required=False)
    outcome = TextArea(
        label=gettext_lazy("Wat kwam eruit?"),
        help_text=gettext_lazy("Eén of twee zinnen. Dit komt in het rapport."),
        max_length=2000,
        error_messages={"required": gettext_lazy("Schrijf in één zin wat eruit kwam.")},
    )
    since_last = TextArea(
        rows=2,
        label=gettext_lazy("Wat deed de medewerker sinds het vorige contact?"),
        max_length=2000,
        required=False,
    )
    first_track = TextArea(
        rows=2,
        label=gettext_lazy("Wat zegt de werkgever over terugkeer in het eigen werk?"),
        max_length=2000,
        required=False,
    )
    first_track_open = forms.ChoiceField(
        label=gettext_lazy("Is terugkeer bij de eigen werkgever nog mogelijk?"),
        choices=_YES_NO,
        widget=forms.RadioSelect,
        required=False,
    )
    note = TextArea(
        rows=2,
        label=gettext_lazy("Aantekening die alleen jij ziet"),
        max_length=4000,
        required=False,
    )
    next_who = forms.ChoiceField(
        label=gettext_lazy("Wie doet het"), widget=forms.RadioSelect, required=False
    )
    next_what = forms.CharField(
        label=gettext_lazy("Wat is afgesproken"), max_length=300, required=False
    )
    next_by = DayField(label=gettext_lazy("Uiterlijk"), required=False)

    def __init__(
        self,
        *args: Any,
        case: Trajectory,
        today: date,
        modules: Sequence[tuple[str, str]] = (),
        asked: str = "",
        **kwargs: Any,
    ) -> None:
        """``modules``: key and title of those to choose from; ``asked``: whom a duty asks for."""
        super().__init__(*args, **kwargs)
        self.today = today
        if modules:
            self.fields["module"] = module_field(modules)
        first_name = case.employee.name.partition(" ")[0]
        roles = {str(party.role) for party in case.parties} | {asked}
        self._choose("who", _with_choices(first_name, roles))
        self._choose("how", [(medium, str(MEDIA[medium])) for medium in _MEDIA])
        self._choose(
            "when",
            [("today", _("Vandaag")), ("yesterday", _("Gisteren")), ("other", _("Andere dag"))],
        )
        self._choose("length", [*((each, each) for each in MINUTES), ("other", _("Anders"))])
        self._choose(
            "next_who",
            [
                ("employee", first_name or actor_word("employee", reader_language())),
                ("employer", actor_word("employer", reader_language()).capitalize()),
                ("coach", _("Ik")),
            ],
        )
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask for the other day, number or half of the agreement that was chosen but not given."""
        data = super().clean() or {}
        for field, choice in (("day", "when"), ("minutes", "length")):
            if data.get(choice) != "other":
                self.errors.pop(field, None)  # what stands there does not count
        if data.get("when") == "other" and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Kies de dag van het contact."))
        length = data.get("length") == "other" and "minutes" not in self.errors
        if length and not data.get("minutes"):
            self.add_error("minutes", _("Vul het aantal minuten in, of kies een van de knoppen."))
        what, who, by = data.get("next_what"), data.get("next_who"), data.get("next_by")
        if what and not who:
            self.add_error("next_who", _("Kies wie dit doet."))
        if by and not what:
            self.add_error("next_what", _("Schrijf wat er is afgesproken."))
        return data

    def happened_on(self) -> date:
        """Return the day of the contact."""
        data = self.cleaned_data
        if data["when"] == "other":
            chosen: date = data["day"]
            return chosen
        return self.today - timedelta(days=data["when"] == "yesterday")

    def content(self) -> Contact:
        """Return the contact as the journal holds it."""
        data = self.cleaned_data
        minutes = data["minutes"] if data["length"] == "other" else data["length"]
        said = data["first_track_open"]
        return Contact(
            with_=WITH[data["who"]],
            medium=data["how"],
            outcome=data["outcome"].strip(),
            minutes=int(minutes) if minutes else None,
            aim=data["aim"].strip(),
            since_last=data["since_last"].strip(),
            first_track=data["first_track"].strip(),
            first_track_open=None if not said else said == "yes",
            module=data.get("module", ""),
        )

    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreement that follows, if there is one."""
        data = self.cleaned_data
        what = data["next_what"].strip()
        return (Agreement(data["next_who"], what, data["next_by"]),) if what else ()


def _with_choices(first_name: str, roles: set[str]) -> Choices:
    named = [key for key in WITH if key in roles and key not in (*_ALWAYS, *_LAST)]
    words = {
        "employee": first_name or actor_word("employee", reader_language()).capitalize(),
        "three": _("Driegesprek"),
    }
    return [
        (key, words.get(key) or _capital(actor_word(key, reader_language())))
        for key in (*_ALWAYS, *named, *_LAST)
    ]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
