"""Signed papers in words: their rows as they are read, and how each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.documents.service import PaperView
from wissel.core.papers import Field, PaperRow, PaperSection, changed, form, known
from wissel.core.trajectory import Trajectory
from wissel.portals.shell.dates import full_date, reader_language
from wissel.portals.shell.templatetags.shell import euro

REGISTRATION: Final = "aanmeldingsformulier"
CONSENT: Final = "toestemmingsformulier"
KINDS: Final = {
    "aanmeldingsformulier": gettext_lazy("Aanmeldingsformulier"),
    "toestemmingsformulier": gettext_lazy("Informatie- en toestemmingsformulier"),
    "opdrachtbevestiging": gettext_lazy("Opdrachtbevestiging"),
}
_KNOWN_BY: Final = {
    "code": gettext_lazy("ingelogd met wachtwoord en code, en nog eens een code getoond"),
    "sign-in": gettext_lazy("ingelogd met wachtwoord"),
    "paper": gettext_lazy("handtekening op papier; de scan is bewaard"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A row as it is read: several lines, or none where nothing is known."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a paper as it is read."""

    title: str
    rows: tuple[Said, ...]
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who signed, when, and how we know."""

    name: str
    function: str
    on: date
    known_by: str
    digest: str


def parts(sections: Iterable[PaperSection]) -> list[Part]:
    """Return the sections of a paper as they are read."""
    return [
        Part(
            section.title,
            tuple(Said(row.label, value_lines(row)) for row in section.rows),
            tuple(tuple(paragraph.splitlines()) for paragraph in section.paragraphs),
        )
        for section in sections
    ]


def value_lines(row: PaperRow) -> tuple[str, ...]:
    """Return a value in the reader's words: days and amounts written out."""
    if not row.value:
        return ()
    match row.kind:
        case "day":
            return (full_date(date.fromisoformat(row.value), reader_language()),)
        case "yes-no":
            return (_("ja") if row.value == "yes" else _("nee"),)
        case "money":
            return (euro(Decimal(row.value)),)
        case "number":
            comma = "," if reader_language() == "nl" else "."
            return (row.value.replace(".", comma),)
        case _:
            return tuple(row.value.splitlines())


def evidence(view: PaperView) -> list[Evidence]:
    """Return the signatures of a paper."""
    return [
        Evidence(one.name, one.function, view.signed_on, str(_KNOWN_BY[one.known_by]), one.digest)
        for one in view.record.signatures
    ]


def title_of(view: PaperView) -> str:
    """Return what a paper is called in the reader's language."""
    return str(KINDS[view.kind])


def again_of(view: PaperView, case: Trajectory) -> tuple[Field, ...]:
    """Return the fields that changed since a paper was signed and ask for a new signature."""
    if view.is_scan:
        return ()
    return changed(form(view.kind), view.record.values(), known(case))


def field_names(fields: Iterable[Field]) -> str:
    """Return the names of fields in one line, as the reader says them."""
    return ", ".join(field.label.in_(reader_language()).lower() for field in fields)
