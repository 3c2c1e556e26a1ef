"""Drafts the monthly report (D15) from one trajectory and its obligations."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from wissel.core.journal import DocumentReceived
from wissel.core.obligations import Obligation
from wissel.core.reports import _people, _standing, _work
from wissel.core.reports._material import Material, Part, collect, document_name
from wissel.core.reports._words import Words, rules
from wissel.core.reports.record import Header, ReportRecord, Section, Source, Target
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

_BUILDERS: dict[str, Callable[[Material], Part]] = {
    "in-een-oogopslag": _standing.at_a_glance,
    "belastbaarheid": _standing.capacity,
    "stand-spoor-1": _standing.first_track,
    "activiteiten": _work.activities,
    "voortgang": _work.progress,
    "zoekprofiel": lambda _: Part(left_out=True),
    "sollicitaties": _work.applications,
    "instrumenten": lambda _: Part(left_out=True),
    "inzet": _people.effort,
    "visie-werknemer": _people.view_of_employee,
    "knelpunten": _people.obstacles,
    "conclusie": _people.conclusion,
    "afspraken": _people.agreements,
}


def draft(
    trajectory: Trajectory,
    obligations: Sequence[Obligation] = (),
    *,
    period_from: date,
    period_to: date,
    today: date,
    week: int | None = None,
    total_weeks: int | None = None,
    target: Target | None = None,
    reported_until: date | None = None,
    receivers: tuple[str, ...] = (),
    version: int = 1,
    language: Literal["nl", "en"] = "nl",
) -> ReportRecord:
    """Return the draft of the period (days inclusive); the same input gives the same record.

    ``week`` and ``total_weeks`` are the clock's on ``today``. Only what was recorded until then
    counts; what came after ``reported_until``, the day of the previous report, comes along late.
    Raises ``ValueError`` for a period that ends before it begins or begins after ``today``.
    """
    _check_days(period_from, period_to, today)
    material = collect(
        trajectory,
        obligations,
        words=Words(language),
        first=period_from,
        last=period_to,
        today=today,
        week=week,
        total_weeks=total_weeks,
        target=target,
        reported_until=reported_until,
    )
    head = _header(material, period_to=period_to, receivers=receivers, version=version)
    sections = tuple(_section(material, part) for part in rules()["sections"])
    name = f"{rules()['document']}/{rules()['version']}"
    return ReportRecord(header=head, language=language, rules=name, sections=sections)


def _check_days(period_from: date, period_to: date, today: date) -> None:
    if period_to < period_from:
        raise ValueError(f"period ends {period_to} before it begins {period_from}")
    if today < period_from:
        raise ValueError(f"period begins {period_from}, after {today}")


def _section(material: Material, raw: dict[str, object]) -> Section:
    key, title, why = str(raw["key"]), raw["title"], raw.get("left_out")
    part = _BUILDERS[key](material)
    return part.section(int(str(raw["number"])), key, _text(title), _text(why) if why else None)


def _text(raw: object) -> Text:
    if not isinstance(raw, dict):
        raise TypeError(f"a text of the rule file is {{nl, en}}, not {raw!r}")
    return Text(nl=raw["nl"], en=raw["en"])


def _header(
    material: Material, *, period_to: date, receivers: tuple[str, ...], version: int
) -> Header:
    """Return the header block from the case (documents: header block of all documents)."""
    case = material.trajectory
    coach, contact = case.party("coach"), case.party("employer")
    return Header(
        kind=rules()["kind"],
        title=_text(rules()["title"]),
        bureau=coach.organisation if coach else "",
        version=version,
        status="concept",
        case_number=case.reference,
        employee=case.employee.name,
        date_of_birth=case.employee.date_of_birth,
        client=case.client.name,
        client_contact=contact.name if contact else "",
        coach=coach.name if coach else "",
        coach_registration=coach.registration if coach else "",
        first_sick_day=case.absence.first_sick_day,
        week=material.week,
        total_weeks=material.total_weeks,
        period_from=material.first,
        period_to=period_to,
        facts_up_to=material.last,
        drawn_up_on=material.today,
        sources=_sources(material),
        receivers=receivers or (case.employee.name, contact.name if contact else case.client.name),
    )


def _sources(material: Material) -> tuple[Source, ...]:
    words = material.words
    author = material.owner()
    found = [Source(words.say("src.journal"), author, material.last)]
    newest = _standing.latest_capacity(material)
    if newest is not None:
        found.append(Source(words.say("src.capacity"), newest.author, newest.valid_from))
    for entry in material.entries:
        if isinstance(entry.content, DocumentReceived):
            name = document_name(material, entry.content)
            by = material.clean(entry.content.author) or words.role(entry.content.source)
            found.append(Source(name, by, entry.happened_on))
    return tuple(dict.fromkeys(found))
