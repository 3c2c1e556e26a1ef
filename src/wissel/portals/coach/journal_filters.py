"""Finding in the journal: by kind, by whom it was with, by day, by words; all of it combines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.journal import KINDS, JournalEntry
from wissel.portals.coach.entries import Line
from wissel.portals.coach.words import ROLES, kind_word
from wissel.portals.shell.day_field import DayField

_LONGEST: Final = 100
#: Fields that name who an entry was with, or who does, decides or says what it tells.
_WHO: Final = ("with_", "who", "owner", "owner_role", "by", "source")
#: Kinds that are the employee's own work and name nobody.
_OF_EMPLOYEE: Final = frozenset({"application", "networking", "assignment", "vacancy-list-sent"})


class FilterForm(forms.Form):
    """What to look for. Every field may stay empty."""

    soort = forms.ChoiceField(label=gettext_lazy("Soort"), required=False)
    met = forms.ChoiceField(label=gettext_lazy("Met wie"), required=False)
    van = DayField(label=gettext_lazy("Vanaf"), required=False)
    tot = DayField(label=gettext_lazy("Tot en met"), required=False)
    q = forms.CharField(label=gettext_lazy("Woorden"), max_length=_LONGEST, required=False)

    def __init__(self, *args: Any, kinds: Iterable[str], roles: Iterable[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        every = ("", _("alles"))
        self._choose("soort", [every, *((kind, kind_word(kind)) for kind in kinds)])
        self._choose("met", [("", _("iedereen")), *((role, str(ROLES[role])) for role in roles)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data = super().clean() or {}
        begin, end = data.get("van"), data.get("tot")
        if begin and end and end < begin:
            self.add_error("tot", _("Deze dag ligt vóór de eerste dag. Kies een latere."))
        return data


@dataclass(frozen=True, slots=True)
class KindChip:
    """A kind to choose with one click, beside what is chosen already."""

    key: str
    word: str
    count: int
    url: str
    chosen: bool


def filter_form(data: Any, entries: Iterable[JournalEntry]) -> FilterForm:
    """Return the form with the kinds and people that this journal knows."""
    kinds = {entry.kind for entry in entries}
    roles = {role for entry in entries for role in roles_of(entry)}
    return FilterForm(
        data,
        kinds=[kind for kind in KINDS if kind in kinds],
        roles=[role for role in ROLES if role in roles],
    )


def matching(
    form: FilterForm, lines: Iterable[Line], entries: Iterable[JournalEntry]
) -> list[Line]:
    """Return the lines that fit everything that was asked and could be read."""
    form.full_clean()
    asked = form.cleaned_data
    roles = {entry.id: roles_of(entry) for entry in entries}
    words = str(asked.get("q") or "").casefold().split()
    kind, role = asked.get("soort"), asked.get("met")
    begin: date | None = asked.get("van")
    end: date | None = asked.get("tot")
    return [
        line
        for line in lines
        if (not kind or line.kind == kind)
        and (not role or role in roles.get(line.id, ()))
        and (begin is None or line.day >= begin)
        and (end is None or line.day <= end)
        and _has(line, words)
    ]


def chips(form: FilterForm, lines: Iterable[Line]) -> Iterator[KindChip]:
    """Yield the kinds with how many lines each has, "all" first; what else is chosen stays."""
    kept = {name: form.data.get(name, "") for name in form.fields if name != "soort"}
    kept = {name: value for name, value in kept.items() if value}
    chosen = form.data.get("soort", "")
    every = list(lines)
    yield KindChip("", _("Alles"), len(every), f"?{urlencode(kept)}", not chosen)
    for kind in KINDS:
        count = sum(line.kind == kind for line in every)
        if count:
            url = f"?{urlencode({'soort': kind} | kept)}"
            yield KindChip(kind, kind_word(kind), count, url, chosen == kind)


def roles_of(entry: JournalEntry) -> frozenset[str]:
    """Return who an entry was with or is about, by role."""
    if entry.kind in _OF_EMPLOYEE:
        return frozenset({"employee"})
    found: set[str] = set()
    for name in _WHO:
        value = getattr(entry.content, name, "")
        if isinstance(value, str | tuple):  # the "by" of an agreement is a day
            found |= {value} if isinstance(value, str) else set(value)
    return frozenset(found & ROLES.keys())


def _has(line: Line, words: Iterable[str]) -> bool:
    parts = [line.head, line.text, line.author, *(value for _label, value in line.details)]
    text = " ".join(parts).casefold()
    return all(word in text for word in words)
