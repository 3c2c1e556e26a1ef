"""The question to the caseload as a form: filters that combine, and an order."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.trajectories.service import (
    MOST_NAME,
    MOST_WEEK,
    NOBODY,
    CaseloadQuery,
    Choice,
    Choices,
)

#: What one may ask for besides who and where; all that is chosen holds at once.
ONLY: Final = {
    "late": gettext_lazy("iets te laat"),
    "unplanned": gettext_lazy("niets gepland"),
    "not-started": gettext_lazy("tweede spoor niet gestart"),
    "still": gettext_lazy("staat stil"),
    "closed": gettext_lazy("gesloten"),
    "deputy": gettext_lazy("ik neem waar"),
}
ORDERS: Final = {
    "next": gettext_lazy("eerst nodig"),
    "week": gettext_lazy("verst op de lijn"),
    "name": gettext_lazy("naam"),
    "contact": gettext_lazy("langst geen contact"),
    "number": gettext_lazy("dossiernummer"),
}
_WEEK: Final = gettext_lazy("Vul een week in van 1 tot %(most)s.")


class QueryForm(forms.Form):
    """What is asked of the caseload. Every field may stay empty."""

    q = forms.CharField(label=gettext_lazy("Naam of dossiernummer"), required=False)
    coach = forms.ChoiceField(label=gettext_lazy("Coach"), required=False)
    opdrachtgever = forms.ChoiceField(label=gettext_lazy("Opdrachtgever"), required=False)
    vestiging = forms.ChoiceField(label=gettext_lazy("Vestiging"), required=False)
    fase = forms.ChoiceField(label=gettext_lazy("Fase"), required=False)
    van = forms.IntegerField(
        label=gettext_lazy("Vanaf week"), required=False, widget=forms.TextInput
    )
    tot = forms.IntegerField(
        label=gettext_lazy("Tot en met week"), required=False, widget=forms.TextInput
    )
    op = forms.ChoiceField(
        label=gettext_lazy("Volgorde"), required=False, choices=list(ORDERS.items())
    )
    toon = forms.MultipleChoiceField(
        label=gettext_lazy("Laat alleen zien"),
        required=False,
        choices=list(ONLY.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict, *, choices: Choices, coaches: bool, language: str) -> None:
        super().__init__(data)
        nobody = (NOBODY, _("nog geen coach"))
        self._choose("opdrachtgever", _("alle"), _pairs(choices.clients, language))
        self._choose("fase", _("alle"), _pairs(choices.phases, language))
        self._choose("coach", _("alle"), [nobody, *_pairs(choices.coaches, language)])
        self._choose("vestiging", _("alle"), _pairs(choices.locations, language))
        if not coaches:
            del self.fields["coach"]
        else:  # who is no coach stands in for nobody
            self._offer("toon", [one for one in ONLY.items() if one[0] != "deputy"])
        if not choices.locations and not data.get("vestiging"):
            del self.fields["vestiging"]
        for name in ("van", "tot"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "maxlength": 3}

    def _choose(self, name: str, every: str, choices: Iterable[tuple[str, str]]) -> None:
        self._offer(name, [("", every), *choices])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Say at its own field what cannot be read, and that the weeks are the wrong way round."""
        data = super().clean() or {}
        for name in ("van", "tot"):
            week = data.get(name)
            if name in self.errors or (week is not None and not 1 <= week <= MOST_WEEK):
                self.errors.pop(name, None)
                self.add_error(name, str(_WEEK) % {"most": MOST_WEEK})
        if data.get("van") and data.get("tot") and data["tot"] < data["van"]:
            self.add_error("tot", _("Deze week ligt vóór de eerste week. Kies een latere."))
        return data


class ViewForm(forms.Form):
    """A name for what is asked now, and whether the caseload opens with it."""

    name = forms.CharField(label=gettext_lazy("Naam van de weergave"), max_length=MOST_NAME)
    is_default = forms.BooleanField(label=gettext_lazy("Open de lijst hiermee"), required=False)


def data_of(query: CaseloadQuery) -> QueryDict:
    """Return a question as what a form was sent with."""
    return QueryDict(query.written())


def _pairs(choices: Iterable[Choice], language: str) -> list[tuple[str, str]]:
    return [(choice.value, choice.name.in_(language)) for choice in choices]
