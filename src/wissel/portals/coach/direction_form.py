"""The forms of some work to test, and of a direction with everything that is said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE, MOST_TITLE
from wissel.core.profile import ProfileForms
from wissel.core.profiled import Direction, Market, Wage
from wissel.core.trajectory import Capacity
from wissel.portals.coach.demand_fields import Demands, free_sent
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField, plain
from wissel.portals.shell.profile_words import ORIGINS, RESTS_ON, STATES, WAGE_PER

_MOST_COUNTS: Final = 30
#: More than any door takes; a longer number is no number.
_HUGE: Final = 9_999_999
_MARKET: Final = ("on", "count", "source", "search", "km")


def _hours(label: Any) -> AmountField:
    return AmountField(label=label, required=False)


class WorkForm(forms.Form):
    """What is tested of some work: hours, level, travel, pay, and what it asks."""

    title = forms.CharField(
        label=gettext_lazy("Welk werk"),
        max_length=MOST_TITLE,
        error_messages={"required": gettext_lazy("Schrijf welk werk dit is.")},
    )
    hours_least = _hours(gettext_lazy("Uren per week, vanaf"))
    level = forms.ChoiceField(label=gettext_lazy("Opleidingsniveau"), required=False)
    travel_minutes = forms.IntegerField(
        label=gettext_lazy("Reistijd in minuten, enkele reis"), required=False, max_value=_HUGE
    )
    wage_least = AmountField(label=gettext_lazy("Bruto loon, vanaf"), required=False)
    wage_most = AmountField(label=gettext_lazy("Bruto loon, tot"), required=False)
    wage_per = forms.ChoiceField(
        label=gettext_lazy("Per"),
        choices=list(WAGE_PER.items()),
        initial="month",
        required=False,
    )
    wage_source = forms.CharField(
        label=gettext_lazy("Waar dit loon vandaan komt"),
        help_text=gettext_lazy("Bijvoorbeeld de cao, of vacatures van vandaag. Voltijds."),
        required=False,
        max_length=MOST_LINE,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        capacity: Capacity | None,
        said: Direction | None,
        all_forms: ProfileForms,
        start: Mapping[str, Any] | None = None,
        items: Iterable[str] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        held = said.demands if said is not None else ()
        self.demands = Demands(capacity, held, all_forms, items)
        begun = self.demands.initial() | (self.begun(said) if said is not None else {})
        super().__init__(
            data, initial=begun | dict(initial or {}) if start is None else dict(start)
        )
        lang = reader_language()
        levels = [(one.key, one.words.in_(lang)) for one in all_forms.levels]
        cast(forms.ChoiceField, self.fields["level"]).choices = [("", "–"), *levels]
        self.fields |= self.demands.fields(max(free_sent(data), free_sent(start)))
        self.held = said

    @staticmethod
    def begun(said: Direction) -> dict[str, Any]:
        """Return what the fields begin with."""
        lang, wage = reader_language(), said.wage
        found: dict[str, Any] = {
            "title": said.title,
            "hours_least": _number(said.hours_least),
            "level": said.level,
            "travel_minutes": said.travel_minutes,
        }
        if wage is not None:
            found |= {
                "wage_least": plain(wage.least, lang),
                "wage_most": plain(wage.most, lang),
                "wage_per": wage.per,
                "wage_source": wage.source,
            }
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs together."""
        data = super().clean() or {}
        least, most = data.get("wage_least"), data.get("wage_most")
        beside = most is not None or data.get("wage_source")
        if least is None and beside and "wage_least" not in self.errors:
            self.add_error("wage_least", _("Schrijf het loon, of laat de bron leeg."))
        for field, text in self.demands.checked(data).items():
            self.add_error(field, text)
        return data

    def said_now(self) -> Direction:
        """Return the work as it was filled in. For a form that is valid."""
        data = self.cleaned_data
        self.asked = self.demands.said(data)
        least, most = data["wage_least"], data["wage_most"]
        return Direction(
            key="",
            title=data["title"],
            hours_least=_float(data["hours_least"]),
            level=data["level"],
            travel_minutes=data["travel_minutes"],
            wage=None
            if least is None
            else Wage(
                least,
                least if most is None else most,
                cast(Any, data["wage_per"] or "month"),
                data["wage_source"],
            ),
            demands=tuple(demand for demand, _places in self.asked),
        )

    def places(self) -> dict[str, str]:
        """Return which field a refused place is: the door counts what was sent."""
        found = {f"$.wage.{name}": f"wage_{name}" for name in ("least", "most", "source")}
        for n, (_demand, places) in enumerate(self.asked):
            found |= {f"$.demands[{n}].{name}": field for name, field in places.items()}
        return found

    def item_rows(self) -> list[Any]:
        """Return the items with their fields."""
        return self.demands.item_rows(self)

    def rows_in_words(self) -> list[Any]:
        """Return the rows of free words with their fields."""
        return self.demands.rows_in_words(self)


class DirectionForm(WorkForm):
    """A direction of the search profile."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    sector = forms.CharField(label=gettext_lazy("Sector"), required=False, max_length=MOST_TITLE)
    tasks = TextArea(label=gettext_lazy("Taken"), rows=2, required=False, max_length=MOST_DETAIL)
    origin = forms.ChoiceField(
        label=gettext_lazy("Waar dit vandaan komt"),
        choices=list(ORIGINS.items()),
        initial="coach",
    )
    because = TextArea(
        label=gettext_lazy("Waarom dit bij de medewerker past"),
        help_text=gettext_lazy("Uit het persoonsprofiel: wat iemand deed, leerde en goed kan."),
        required=False,
        max_length=MOST_DETAIL,
    )
    rests_on = forms.MultipleChoiceField(
        label=gettext_lazy("Berust op"),
        choices=list(RESTS_ON.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hours_most = _hours(gettext_lazy("Uren per week, tot"))
    region = forms.CharField(label=gettext_lazy("Regio"), required=False, max_length=MOST_LINE)
    needs_schooling = forms.BooleanField(
        label=gettext_lazy("Dit vraagt eerst scholing"), required=False
    )
    conditions = TextArea(
        label=gettext_lazy("Wat nodig is om te beginnen"),
        help_text=gettext_lazy("Opbouw van uren, aanpassing, begeleiding."),
        rows=2,
        required=False,
        max_length=MOST_DETAIL,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        choices=list(STATES.items()),
        widget=forms.RadioSelect,
        initial="active",
    )
    state_because = TextArea(
        label=gettext_lazy("Waarom die stand"),
        help_text=gettext_lazy("Nodig bij afgevallen: het laat zien dat er breed gekeken is."),
        rows=2,
        required=False,
        max_length=MOST_DETAIL,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        held = len(self.held.market) if self.held is not None else 0
        used = max(held, _counts_sent(data), _counts_sent(kwargs.get("start")))
        self.counts = min(used + 1, _MOST_COUNTS)
        for n in range(self.counts):
            self.fields |= _count_fields(n)

    @staticmethod
    def begun(said: Direction) -> dict[str, Any]:
        """Return what the fields begin with."""
        found = WorkForm.begun(said) | {
            name: getattr(said, name)
            for name in ("sector", "tasks", "origin", "because", "region", "needs_schooling")
        }
        found |= {
            "rests_on": list(said.rests_on),
            "hours_most": _number(said.hours_most),
            "conditions": said.conditions,
            "state": said.state,
            "state_because": said.state_because,
        }
        for n, one in enumerate(said.market):
            given = (one.on, one.count, one.source, one.search, one.within_km)
            found |= {f"{name}_{n}": value for name, value in zip(_MARKET, given, strict=True)}
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a count, and why a direction was dropped."""
        data = super().clean()
        for n in self.counted():
            for name, text in (("on", _("Vul een dag in.")), ("count", _("Schrijf hoeveel."))):
                field = f"{name}_{n}"
                if data.get(field) is None and field not in self.errors:
                    self.add_error(field, text)
        return data

    def counted(self) -> list[int]:
        """Return which rows of the market are in use."""
        data = self.cleaned_data
        return [
            n
            for n in range(self.counts)
            if any(data.get(f"{name}_{n}") not in (None, "") for name in _MARKET)
            or any(f"{name}_{n}" in self.errors for name in _MARKET)
        ]

    def said_now(self) -> Direction:
        """Return the direction as it was filled in. For a form that is valid."""
        data, held = self.cleaned_data, self.held
        return replace(
            super().said_now(),
            key=held.key if held is not None else "",
            sector=data["sector"],
            tasks=data["tasks"],
            origin=cast(Any, data["origin"]),
            because=data["because"],
            rests_on=tuple(cast(Any, data["rests_on"])),
            hours_most=_float(data["hours_most"]),
            region=data["region"],
            needs_schooling=data["needs_schooling"],
            conditions=data["conditions"],
            state=cast(Any, data["state"]),
            state_because=data["state_because"],
            judgements=held.judgements if held is not None else (),
            market=tuple(
                Market(
                    data[f"on_{n}"],
                    data[f"count_{n}"],
                    data[f"source_{n}"],
                    data[f"search_{n}"],
                    data[f"km_{n}"],
                )
                for n in self.counted()
            ),
        )

    def places(self) -> dict[str, str]:
        """Return which field a refused place is."""
        found = super().places()
        names = ("on", "count", "source", "search", "within_km")
        for n, row in enumerate(self.counted()):
            for name, field in zip(names, _MARKET, strict=True):
                found[f"$.market[{n}].{name}"] = f"{field}_{row}"
        return found

    def market_rows(self) -> list[list[BoundField]]:
        """Return the fields of each count, for the page."""
        return [[self[f"{name}_{n}"] for name in _MARKET] for n in range(self.counts)]


def _number(value: float | None) -> str:
    said = "" if value is None else f"{value:g}"
    return said if reader_language() == "en" else said.replace(".", ",")


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _counts_sent(data: Mapping[str, Any] | None) -> int:
    if data is None:
        return 0
    used = (n for n in range(_MOST_COUNTS) if any(data.get(f"{one}_{n}") for one in _MARKET))
    return max((n + 1 for n in used), default=0)


def _count_fields(n: int) -> dict[str, forms.Field]:
    at = {"n": n + 1}
    return {
        f"on_{n}": DayField(label=_("Telling %(n)s: dag") % at, required=False),
        f"count_{n}": forms.IntegerField(
            label=_("Telling %(n)s: hoeveel") % at, required=False, max_value=_HUGE
        ),
        f"source_{n}": forms.CharField(
            label=_("Telling %(n)s: waar") % at, required=False, max_length=MOST_LINE
        ),
        f"search_{n}": forms.CharField(
            label=_("Telling %(n)s: gezocht op") % at, required=False, max_length=MOST_LINE
        ),
        f"km_{n}": forms.IntegerField(
            label=_("Telling %(n)s: binnen kilometers") % at, required=False, max_value=_HUGE
        ),
    }
