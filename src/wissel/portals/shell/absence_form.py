"""The facts of an absence as form fields: first day, healthy periods, leave, recovery.

One form for everybody who registers an absence or changes one. Periods are rows. A button asks the
server for one more, so that it works without JavaScript; a row that is left empty does not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.portals.shell.day_field import DayField

#: The name of the button that asks for one more row; its value is ``healthy`` or ``leave``.
MORE: Final = "more"
#: More rows than anybody has; a request cannot ask for a page without end.
MOST: Final = 40
_ROW: Final = re.compile(r"(healthy|leave)_(\d{1,2})_\w+")
_LEAVE: Final = ("kind", "from", "to", "cause", "by", "on")
_KINDS: Final = (
    ("", gettext_lazy("geen verlof")),
    ("pregnancy", gettext_lazy("zwangerschapsverlof")),
    ("maternity", gettext_lazy("bevallingsverlof")),
)
_CAUSE: Final = (
    ("", gettext_lazy("nog niet bekend")),
    ("yes", gettext_lazy("ja, dezelfde oorzaak")),
    ("no", gettext_lazy("nee, een andere oorzaak")),
)
_FROM: Final = gettext_lazy("Van")
_TO: Final = gettext_lazy("Tot en met")


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows a form shows: one for a healthy period stands ready, leave is asked for."""

    healthy: int = 1
    leave: int = 0

    @classmethod
    def in_(cls, names: Iterable[str]) -> "Rows":
        """Return the rows that these field names speak of.

        >>> Rows.in_(["first_sick_day", "healthy_2_from", "leave_0_kind", "leave_99_on"])
        Rows(healthy=3, leave=40)
        """
        most = {"healthy": 1, "leave": 0}
        for name in names:
            if found := _ROW.fullmatch(name):
                most[found[1]] = max(most[found[1]], min(int(found[2]) + 1, MOST))
        return cls(**most)

    def and_at_least(self, other: "Rows") -> "Rows":
        """Return the greater number of each kind."""
        return Rows(max(self.healthy, other.healthy), max(self.leave, other.leave))


class AbsenceForm(forms.Form):
    """What happened, by day. No reason, no cause: only days and a judgement with its owner."""

    first_sick_day = DayField(
        label=gettext_lazy("Eerste ziektedag"),
        help_text=gettext_lazy(
            "De eerste dag waarop het werk door ziekte stopte. "
            "Een reden of oorzaak vragen wij niet."
        ),
    )
    recovered_on = DayField(
        label=gettext_lazy("Hersteld gemeld op"),
        help_text=gettext_lazy(
            "De eerste dag van volledig eigen werk. Leeg zolang dat niet zo is."
        ),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        rows: Rows | None = None,
        added: str = "",
        **kwargs: Any,
    ) -> None:
        """``rows`` asks for at least so many; ``added`` names the kind of the row just added."""
        super().__init__(data, **kwargs)
        self.today = today
        self.added = added
        self.rows = Rows.in_(self.data if self.is_bound else self.initial)
        if rows is not None:
            self.rows = self.rows.and_at_least(rows)
        self.fields["first_sick_day"].widget.attrs["max"] = today.isoformat()
        for number in range(self.rows.healthy):
            self.fields[f"healthy_{number}_from"] = DayField(label=_FROM, required=False)
            self.fields[f"healthy_{number}_to"] = DayField(label=_TO, required=False)
        for number in range(self.rows.leave):
            self._leave(f"leave_{number}")
        if added in ("healthy", "leave"):
            last = getattr(self.rows, added) - 1
            first = f"healthy_{last}_from" if added == "healthy" else f"leave_{last}_kind"
            self.fields[first].widget.attrs["autofocus"] = True

    def _leave(self, name: str) -> None:
        self.fields[f"{name}_kind"] = forms.ChoiceField(
            label=gettext_lazy("Soort verlof"), choices=_KINDS, required=False
        )
        self.fields[f"{name}_from"] = DayField(label=_FROM, required=False)
        self.fields[f"{name}_to"] = DayField(label=_TO, required=False)
        self.fields[f"{name}_cause"] = forms.ChoiceField(
            label=gettext_lazy("Ziek ervoor en erna: dezelfde oorzaak?"),
            choices=_CAUSE,
            required=False,
            help_text=gettext_lazy("Een oordeel van de bedrijfsarts. Alleen ja of nee."),
        )
        self.fields[f"{name}_by"] = forms.CharField(
            label=gettext_lazy("Wie gaf dit oordeel"), max_length=200, required=False
        )
        self.fields[f"{name}_on"] = DayField(label=gettext_lazy("Op welke dag"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a period, and for the owner of a judgement."""
        super().clean()
        for number in range(self.rows.healthy):
            row = _("Hersteld, periode %(number)s") % {"number": number + 1}
            self._whole(f"healthy_{number}", row)
        for number in range(self.rows.leave):
            self._clean_leave(f"leave_{number}", _("Verlof %(number)s") % {"number": number + 1})
        return self.cleaned_data

    def _clean_leave(self, name: str, row: str) -> None:
        said = {part: self.cleaned_data.get(f"{name}_{part}") for part in _LEAVE}
        if said["kind"]:
            self._whole(name, row, needed=True)
        elif any(said.values()):
            self._ask(f"{name}_kind", row, _("kies welk verlof dit was."))
        if said["cause"] and not said["by"]:
            self._ask(f"{name}_by", row, _("noem wie dit oordeel gaf."))
        if not said["cause"] and (said["by"] or said["on"]):
            self._ask(f"{name}_cause", row, _("kies wat het oordeel was."))

    def _whole(self, name: str, row: str, *, needed: bool = False) -> None:
        begin, end = (self.cleaned_data.get(f"{name}_{side}") for side in ("from", "to"))
        if begin is None and (end is not None or needed):
            self._ask(f"{name}_from", row, _("vul ook de eerste dag in."))
        if end is None and (begin is not None or needed):
            self._ask(f"{name}_to", row, _("vul ook de laatste dag in."))

    def _ask(self, field: str, row: str, what: str) -> None:
        """Say what is missing and in which row: the list of errors stands far from the rows."""
        if field not in self.errors:
            self.add_error(field, _("%(row)s: %(what)s") % {"row": row, "what": what})

    def absence(self) -> Absence:
        """Return the facts as the core takes them."""
        data = self.cleaned_data
        return Absence(
            first_sick_day=data["first_sick_day"],
            healthy=tuple(
                Healthy(data[f"healthy_{number}_from"], data[f"healthy_{number}_to"])
                for number in self._filled("healthy", self.rows.healthy)
            ),
            leave=tuple(
                self._leave_of(f"leave_{number}")
                for number in self._filled("leave", self.rows.leave)
            ),
            recovered_on=data["recovered_on"],
        )

    def places(self) -> dict[str, str]:
        """Return the field for each path that a refusal of the clock can name."""
        places = {
            "$.absence": "first_sick_day",
            "$.absence.recovered_on": "recovered_on",
        }
        for index, number in enumerate(self._filled("healthy", self.rows.healthy)):
            places[f"$.absence.healthy[{index}]"] = f"healthy_{number}_from"
            places[f"$.absence.healthy[{index}].to"] = f"healthy_{number}_to"
        for index, number in enumerate(self._filled("leave", self.rows.leave)):
            places[f"$.absence.leave[{index}]"] = f"leave_{number}_from"
            places[f"$.absence.leave[{index}].to"] = f"leave_{number}_to"
            places[f"$.absence.leave[{index}].kind"] = f"leave_{number}_kind"
            places[f"$.absence.leave[{index}].same_cause"] = f"leave_{number}_cause"
            places[f"$.absence.leave[{index}].same_cause.by"] = f"leave_{number}_by"
            places[f"$.absence.leave[{index}].same_cause.on"] = f"leave_{number}_on"
        return places

    def healthy_rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the pairs of fields of the healthy periods."""
        return [
            (self[f"healthy_{number}_from"], self[f"healthy_{number}_to"])
            for number in range(self.rows.healthy)
        ]

    def leave_rows(self) -> list[dict[str, BoundField]]:
        """Return the fields of each leave by what they are: kind, from, to, cause, by, on."""
        return [
            {part: self[f"leave_{number}_{part}"] for part in _LEAVE}
            for number in range(self.rows.leave)
        ]

    @property
    def shows_periods(self) -> bool:
        """Whether a period is filled in or was asked for, so that its block stands open."""
        return self.rows != Rows() or any(
            bool(field.value()) or bool(field.errors) for field in self._fields_of_periods()
        )

    @property
    def may_grow(self) -> dict[str, bool]:
        """Say for each kind whether one more row can be asked for."""
        return {"healthy": self.rows.healthy < MOST, "leave": self.rows.leave < MOST}

    def _fields_of_periods(self) -> Iterator[BoundField]:
        for pair in self.healthy_rows():
            yield from pair
        for leave in self.leave_rows():
            yield from leave.values()
        yield self["recovered_on"]

    def _filled(self, kind: str, most: int) -> list[int]:
        """Return the numbers of the rows that are filled in, in order of their first day."""
        data = self.cleaned_data
        filled = [n for n in range(most) if data.get(f"{kind}_{n}_from")]
        return sorted(filled, key=lambda n: data[f"{kind}_{n}_from"])

    def _leave_of(self, name: str) -> Leave:
        data = self.cleaned_data
        said = data[f"{name}_cause"]
        judged = (
            Judgement(said == "yes", data[f"{name}_by"].strip(), data[f"{name}_on"])
            if said
            else None
        )
        return Leave(data[f"{name}_kind"], data[f"{name}_from"], data[f"{name}_to"], judged)


def initial_of(facts: Absence) -> dict[str, Any]:
    """Return what the form starts with to change these facts."""
    start: dict[str, Any] = {
        "first_sick_day": facts.first_sick_day,
        "recovered_on": facts.recovered_on,
    }
    for number, healthy in enumerate(facts.healthy):
        start |= {f"healthy_{number}_from": healthy.from_, f"healthy_{number}_to": healthy.to}
    for number, leave in enumerate(facts.leave):
        name, said = f"leave_{number}", leave.same_cause
        judged = Judgement(said) if isinstance(said, bool) else said
        start |= {f"{name}_kind": leave.kind, f"{name}_from": leave.from_, f"{name}_to": leave.to}
        if judged is not None:
            start |= {
                f"{name}_cause": "yes" if judged.value else "no",
                f"{name}_by": judged.by or "",
                f"{name}_on": judged.on,
            }
    return start
