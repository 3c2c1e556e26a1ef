"""What the bureau fills in to make, move, change or cancel an appointment."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentSaid, Clash
from wissel.core.dates import AMSTERDAM, clock_time
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.appointment_words import MEDIA, PURPOSES
from wissel.portals.shell.day_field import DayField

#: Why the bureau calls an appointment off; what an employee told it is no reason to write down.
_REASONS: Final = (
    ("bureau", gettext_lazy("aan onze kant")),
    ("practical", gettext_lazy("praktisch")),
    ("work", gettext_lazy("werk")),
    ("other", gettext_lazy("iets anders")),
)
_WHO: Final = (
    ("employee", gettext_lazy("de medewerker")),
    ("employer", gettext_lazy("de werkgever")),
)


class MomentsForm(forms.Form):
    """Up to three moments, by the clock in Amsterdam. ``sure``: the coach knows what clashes."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ik weet dat er dan al iets staat."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(guidance.MOST_OPTIONS):
            self.fields[f"day_{number}"] = DayField(label=_("Dag"), required=False)
            self.fields[f"time_{number}"] = forms.TimeField(
                label=_("Tijd"),
                required=False,
                input_formats=("%H:%M", "%H.%M", "%H:%M:%S"),
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                error_messages={"invalid": _("Vul een tijd in die bestaat, zoals 13:30.")},
            )

    def clean(self) -> dict[str, Any]:
        """Take day and time together; one of them alone, and a time the clock skips, are asked."""
        said = super().clean() or {}
        for number in range(guidance.MOST_OPTIONS):
            day, time = said.get(f"day_{number}"), said.get(f"time_{number}")
            if day and time is None and f"time_{number}" not in self.errors:
                self.add_error(f"time_{number}", _("Vul ook de tijd in."))
            if time is not None and not day and f"day_{number}" not in self.errors:
                self.add_error(f"day_{number}", _("Vul ook de dag in."))
            if day and time is not None and not _exists(datetime.combine(day, time, AMSTERDAM)):
                self.add_error(
                    f"time_{number}", _("Dan gaat de klok vooruit. Kies een andere tijd.")
                )
        if not self.errors and not self.moments(said):
            self.add_error("day_0", _("Vul ten minste één moment in."))
        return said

    def moments(self, said: Mapping[str, Any] | None = None) -> list[datetime]:
        """Return the moments that were filled in, in the order of the form."""
        data = self.cleaned_data if said is None else said
        return [
            datetime.combine(data[f"day_{number}"], data[f"time_{number}"], AMSTERDAM)
            for number in self._filled(data)
        ]

    def places(self) -> dict[str, str]:
        """Return where a door's refusal of a moment belongs."""
        filled = self._filled(self.cleaned_data)
        return {f"$.options[{n}]": f"day_{row}" for n, row in enumerate(filled)} | {
            "$.options": "day_0",
            "$.with_": "who",
        }

    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the pairs of fields."""
        return [(self[f"day_{n}"], self[f"time_{n}"]) for n in range(guidance.MOST_OPTIONS)]

    def may_stand(self, clashes: Sequence[Clash]) -> bool:
        """Whether the coach is free then, or knows that they are not."""
        if clashes and not self.cleaned_data.get("sure"):
            times = ", ".join(f"{clock_time(one.other)}" for one in clashes[:3])
            said = _(
                "De coach heeft dan al iets, om %(times)s. Kies een ander moment, of zet hier een "
                "vinkje."
            )
            self.add_error("sure", said % {"times": times})
        return not self.errors

    def _filled(self, said: Mapping[str, Any]) -> list[int]:
        return [
            number
            for number in range(guidance.MOST_OPTIONS)
            if said.get(f"day_{number}") and said.get(f"time_{number}") is not None
        ]


class HowForm(forms.Form):
    """How, how long and where."""

    medium = forms.ChoiceField(
        label=gettext_lazy("Hoe"),
        choices=list(MEDIA.items()),
        widget=forms.RadioSelect,
        initial="visit",
        error_messages={"required": gettext_lazy("Kies hoe jullie elkaar spreken.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten"),
        help_text=gettext_lazy("Een intake duurt ongeveer 120 minuten. Korter of in delen mag."),
        min_value=guidance.LEAST_MINUTES,
        max_value=guidance.MOST_MINUTES,
        error_messages={"required": gettext_lazy("Vul in hoe lang het ongeveer duurt.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Plek en route"),
        required=False,
        max_length=2 * guidance.MOST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    link = forms.CharField(
        label=gettext_lazy("Link naar het videogesprek"),
        help_text=gettext_lazy("Een adres dat begint met https://."),
        required=False,
        max_length=500,
        widget=forms.URLInput(),
    )
    note = TextArea(
        label=gettext_lazy("Iets om te weten voor wie komt"),
        help_text=gettext_lazy("Wie komt leest dit. Niets over gezondheid."),
        required=False,
        max_length=guidance.MOST_WORDS,
    )

    def said(self, old: AppointmentSaid) -> AppointmentSaid:
        """Return what is filled in, for the people and the purpose of ``old``."""
        data = self.cleaned_data
        return AppointmentSaid(
            old.purpose, data["medium"], data["minutes"], old.employee, old.employer,
            data["place"], data["link"], data["note"],
        )  # fmt: skip


class AppointmentForm(HowForm, MomentsForm):
    """A new appointment."""

    purpose = forms.ChoiceField(label=gettext_lazy("Waarvoor"), choices=list(PURPOSES.items()))
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Wie komt er"),
        help_text=gettext_lazy("De medewerker mag altijd iemand meenemen."),
        choices=_WHO,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies wie er komt.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].required = False

    def said_new(self) -> AppointmentSaid:
        """Return the whole of it."""
        data = self.cleaned_data
        who = data["who"]
        start = AppointmentSaid(data["purpose"], "visit", 60, "employee" in who, "employer" in who)
        return self.said(start)


class OffForm(forms.Form):
    """Calling it off."""

    reason = forms.ChoiceField(label=gettext_lazy("Waarom"), choices=_REASONS, initial="bureau")
    words = TextArea(
        label=gettext_lazy("Voor je collega’s"),
        help_text=gettext_lazy("Alleen het bureau leest dit. Niets over gezondheid."),
        required=False,
        rows=2,
        max_length=guidance.MOST_WORDS,
    )


class ExpectationsForm(forms.Form):
    """What the bureau expects of the employer, and what the employer may expect."""

    expects = TextArea(
        label=gettext_lazy("Wat verwacht je van de werkgever?"),
        required=False,
        max_length=guidance.MOST_WORDS,
    )
    offers = TextArea(
        label=gettext_lazy("Wat mag de werkgever van jullie verwachten?"),
        help_text=gettext_lazy("De werkgever leest dit. Niets over gezondheid."),
        required=False,
        max_length=guidance.MOST_WORDS,
    )


def _exists(moment: datetime) -> bool:
    """Whether the clock shows this time on that day: it skips an hour in March."""
    return moment.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == moment.replace(
        tzinfo=None
    )
