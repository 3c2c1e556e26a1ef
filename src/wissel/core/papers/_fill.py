"""Fills a form from a trajectory and what was typed, and says what changed since."""

import re
from collections.abc import Iterable, Mapping

from wissel.core.journal import DocumentKind, DocumentReceived, LadderFinding, standing
from wissel.core.papers._types import Field, Form, PaperRow, PaperSection
from wissel.core.trajectory import Party, Trajectory

_BRACES = re.compile(r"\{([a-z]+)\}")
#: Documents whose day stands on a form: key of the field → kind of document.
_DATED = {
    "document.probleemanalyse": DocumentKind.PROBLEEMANALYSE,
    "document.plan-van-aanpak": DocumentKind.PLAN_VAN_AANPAK,
    "document.eerstejaarsevaluatie": DocumentKind.EERSTEJAARSEVALUATIE,
    "document.ad-rapport": DocumentKind.AD_RAPPORT,
}


def known(case: Trajectory) -> dict[str, str]:
    """Return what the trajectory says by the keys of forms, as raw text; empty is not known."""
    employment, absence = case.employment, case.absence
    hours = employment.hours_per_week
    pauses = [(each.from_, each.to) for each in absence.healthy]
    pauses += [(each.from_, each.to) for each in absence.leave]
    return {
        "client.name": case.client.name,
        "client.kvk": case.client.kvk,
        "client.contact": _people(case, "employer"),
        "client.own-risk-zw": _yes_no(employment.own_risk_zw),
        "client.own-risk-wga": _yes_no(employment.own_risk_wga),
        "employee.name": case.employee.name,
        "employee.born": _day(case.employee.date_of_birth),
        "employee.email": case.employee.email,
        "employee.phone": case.employee.phone,
        "employment.function": employment.function,
        "employment.hours": "" if hours is None else f"{hours:g}",
        "employment.start": _day(employment.start),
        "employment.end": _day(employment.end),
        "absence.first-sick-day": absence.first_sick_day.isoformat(),
        "absence.interrupted": "\n".join(
            f"{first:%d-%m-%Y} – {last:%d-%m-%Y}" for first, last in sorted(pauses)
        ),
        "ladder.findings": "\n".join(_findings(case)),
        **{key: _dated(case, kind) for key, kind in _DATED.items()},
        "company-doctor": _people(case, "company-doctor"),
        "labour-expert": _people(case, "labour-expert"),
    }


def filled(
    form: Form,
    said: Mapping[str, str],
    language: str,
    names: Mapping[str, str] | None = None,
) -> tuple[PaperSection, ...]:
    """Return the sections of a form with their values, in one language.

    ``names`` are what its paragraphs have in braces. They are people's words and never read again.
    """
    return tuple(
        PaperSection(
            title=section.title.in_(language),
            rows=tuple(
                PaperRow(field.key, field.label.in_(language), said.get(field.key, ""), field.kind)
                for field in section.fields
            ),
            paragraphs=tuple(
                _named(paragraph.in_(language), names or {}) for paragraph in section.paragraphs
            ),
        )
        for section in form.sections
    )


def _named(text: str, names: Mapping[str, str]) -> str:
    return _BRACES.sub(lambda found: names.get(found[1], found[0]), text)


def changed(form: Form, signed: Mapping[str, str], now: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields that changed since it was signed and ask for a new signature.

    What the paper had not asked then is no change; nor is what is typed, which is of the paper.
    """
    return tuple(
        field
        for field in form.fields
        if field.again
        and not field.typed
        and field.key in signed
        and signed[field.key] != now.get(field.key, "")
    )


def _people(case: Trajectory, role: str) -> str:
    return "\n".join(_person(party) for party in case.present if party.role == role)


def _person(party: Party) -> str:
    return ", ".join(part for part in (party.name, party.organisation) if part)


def _findings(case: Trajectory) -> Iterable[str]:
    for entry in standing(case.journal):
        if isinstance(entry.content, LadderFinding):
            yield f"{entry.happened_on:%d-%m-%Y}: {entry.content.reason}"


def _dated(case: Trajectory, kind: DocumentKind) -> str:
    """Return the day that the newest document of a kind bears."""
    days = [
        entry.happened_on
        for entry in standing(case.journal)
        if isinstance(entry.content, DocumentReceived) and entry.content.document == kind
    ]
    return _day(max(days, default=None))


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
