"""The forms of an extra service, made from its kind: what is asked, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.orders.service import MOST_REASON, ServiceResult
from wissel.core.services import ServiceField, ServiceKind, Study
from wissel.portals.shell.dates import full_day, reader_language
from wissel.portals.shell.day_field import DayField

#: Rows of a text that may be long, and of one that is short.
_LONG, _SHORT = 5, 3
_MANY: Final = 1000


class AskServiceForm(forms.Form):
    """What is asked of a kind."""

    def __init__(self, *args: Any, kind: ServiceKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in kind.asks:
            self.fields[one.key] = _field(one)


class EndServiceForm(forms.Form):
    """Why it does not go on."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf in één of twee zinnen waarom.")},
    )


@dataclass(frozen=True, slots=True)
class ResultSaid:
    """What was filled in, and which report of the journal it is about."""

    result: ServiceResult
    document: UUID | None


class ResultForm(forms.Form):
    """What came of a service: the day and the author, then the fields of its kind.

    ``came``: reports of a labour expert that are in the journal and say nothing yet.
    """

    dated = DayField(label=gettext_lazy("Datum"))
    author = forms.CharField(
        label=gettext_lazy("Geschreven door"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf wie dit opschreef.")},
    )

    def __init__(
        self, *args: Any, kind: ServiceKind, today: date, came: Sequence[Study] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["dated"].widget.attrs["max"] = today.isoformat()
        if kind.told_as == "report":
            self.fields["registration"] = forms.CharField(
                label=_("Registratie van de arbeidsdeskundige"), max_length=200, required=False
            )
        if came:
            self.fields["document"] = forms.ChoiceField(
                label=_("Welk rapport is het?"),
                choices=[(one.entry, _came(one)) for one in came] + [("", _("een ander rapport"))],
                initial=came[0].entry,
                required=False,
                widget=forms.RadioSelect,
            )
            self.order_fields(("document", "dated", "author", "registration"))
        for one in kind.result:
            self.fields[one.key] = _field(one)

    def said(self) -> ResultSaid:
        """Return what was filled in."""
        given = self.cleaned_data
        document = given.get("document", "")
        lists = {
            one.key: tuple(given[one.key].splitlines())
            for one in self.kind.result
            if one.form == "lines"
        }
        texts = {one.key: given[one.key] for one in self.kind.result if one.form != "lines"}
        result = ServiceResult(
            dated=given["dated"],
            author=given["author"],
            registration=given.get("registration", ""),
            texts=texts,
            lists=lists,
        )
        return ResultSaid(result, UUID(document) if document else None)


def result_initial(result: ServiceResult) -> Mapping[str, Any]:
    """Return what a form starts with to correct a result."""
    lists = {key: "\n".join(rows) for key, rows in result.lists.items()}
    known = {
        "dated": result.dated,
        "author": result.author,
        "registration": result.registration,
    }
    return {**known, **result.texts, **lists}


def _came(one: Study) -> str:
    said = {"day": full_day(one.dated, reader_language()), "author": one.author}
    text = _("het rapport van %(day)s, %(author)s") if one.author else _("het rapport van %(day)s")
    return text % said


def _field(one: ServiceField) -> forms.Field:
    language = reader_language()
    given: dict[str, Any] = {
        "label": one.text.in_(language),
        "help_text": one.hint.in_(language) if one.hint is not None else "",
        "required": one.required,
    }
    if one.form == "choice":
        return forms.ChoiceField(
            choices=[(key, text.in_(language)) for key, text in one.choices],
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies een van deze.")},
            **given,
        )
    rows = _LONG if one.most > _MANY else _SHORT
    return forms.CharField(
        max_length=None if one.form == "lines" else one.most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Vul dit in.")},
        **given,
    )
