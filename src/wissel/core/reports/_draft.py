"""Drafts a report (D08, D15-D17, D22-D24) from one trajectory and its obligations."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from wissel.core.journal import DocumentReceived
from wissel.core.obligations import Obligation
from wissel.core.profiled import KeptProfile
from wissel.core.reports import (
    _closing,
    _intake,
    _obstacles,
    _occasion,
    _people,
    _plan,
    _plan_search,
    _search,
    _standing,
    _work,
)
from wissel.core.reports._first_track import first_track
from wissel.core.reports._material import Material, Part, collect, document_name
from wissel.core.reports._words import PERIODIC, PLAN, Words, rules, text_of
from wissel.core.reports.plan_material import PlanMaterial
from wissel.core.reports.record import (
    CHECK_IN,
    Header,
    Heard,
    Layer,
    Question,
    ReportRecord,
    Section,
    Source,
    Target,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

#: What the file itself says in a section, by its key. A section without one is what people say.
_BUILDERS: dict[str, Callable[[Material], Part]] = {
    "aanleiding": _intake.reason,
    "verloop": _intake.course,
    "huidige-situatie": _intake.situation,
    "mogelijkheden": _standing.experts,
    "werkwijze": _intake.acquaintance,
    "advies": _people.agreements,
    "reactie": _people.view_of_employee,
    "in-een-oogopslag": _standing.at_a_glance,
    "belastbaarheid": _standing.capacity,
    "stand-spoor-1": first_track,
    "activiteiten": _work.activities,
    "voortgang": _work.progress,
    "zoekprofiel": _search.search_profile,
    "sollicitaties": _work.applications,
    "instrumenten": lambda _: Part(left_out=True),
    "inzet": _people.effort,
    "visie-werknemer": _people.view_of_employee,
    "knelpunten": _obstacles.obstacles,
    "conclusie": _people.conclusion,
    "afspraken": _people.agreements,
    "samenvatting": _closing.begin,
    "opdracht": _intake.assignment,
    "belastbaarheid-toen-en-nu": _closing.capacity,
    "gedaan": _closing.done,
    "werk-gezocht": _closing.search,
    "stagnaties": _closing.obstacles,
    "inzet-geheel": _people.effort_in_short,
    "uitkomst": _closing.outcome,
    "nazorg": _people.settled,
    "gesprek": _occasion.talk,
    "agenda": _occasion.agenda,
    "sinds-vorige": _occasion.since_last,
    "belastbaarheid-nu": _standing.experts,
    "volgend-gesprek": _occasion.next_talk,
    "signaal": _occasion.signal,
    "vraag": _occasion.ask,
    "vervolg": _occasion.follow_up,
    "contactmomenten": _occasion.contacts,
    "wia-beschikking": _occasion.decision_on_wia,
}

#: What a part of the plan says, by its key.
_OF_PLAN: dict[str, _plan.Build] = {
    "plan-situatie": _plan.words_of("situatie"),
    "plan-doel": _plan.goal,
    "plan-persoonsprofiel": _plan.person,
    "plan-zoekprofiel": _plan_search.search,
    "plan-afstand": _plan.distance,
    "plan-activiteiten": _plan.activities,
    "plan-solliciteren": _plan.words_of("solliciteren", Layer.AGREEMENT),
    "plan-scholing": _plan.schooling,
    "plan-begeleiding": _plan.guidance,
    "plan-subdoelen": _plan.subgoals,
    "plan-duur": _plan.duration,
    "plan-rapportage": _plan.moments,
    "plan-rollen": _plan.words_of("rollen", Layer.AGREEMENT),
    "plan-risicos": _plan.risks,
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
    document: str = PERIODIC,
    title: Text | None = None,
    heard: tuple[Heard, ...] = (),
    profiles: tuple[KeptProfile, ...] = (),
    known_until: date | None = None,
    plan: PlanMaterial | None = None,
) -> ReportRecord:
    """Return the draft of the period (days inclusive); the same input gives the same record.

    ``document`` names its rules, ``title`` what a way of working calls it, ``heard`` what people
    said outside the journal and let stand in it, ``profiles`` the search profiles that were fixed,
    and the employability profiles where the employee lets the employer read them; the person
    profile is never told. ``known_until`` is later than ``today`` when a report that is made once
    is corrected: it speaks of its own day, with what is known now.

    ``plan`` is the fixed plan that stands in it, its parts before the last section.
    ``week`` and ``total_weeks`` are the clock's on ``today``. Only what was recorded until then
    counts; what came after ``reported_until``, the day of the previous report, comes along late.
    Raises ``ValueError`` for a period that ends before it begins or begins after ``today``.
    """
    _check_days(period_from, period_to, today)
    material = collect(
        trajectory,
        obligations,
        words=Words(language, document),
        first=period_from,
        last=period_to,
        today=today,
        week=week,
        total_weeks=total_weeks,
        target=target,
        reported_until=reported_until,
        heard=heard,
        profiles=profiles,
        known_until=known_until,
    )
    head = _header(material, period_to=period_to, receivers=receivers, version=version)
    head = replace(head, title=title or head.title)
    return ReportRecord(head, language, _file(document), _sections(material, plan))


def _file(document: str) -> str:
    """Return the rule file and its version: ``d15/1``."""
    return f"{document}/{rules(document)['version']}"


def _check_days(period_from: date, period_to: date, today: date) -> None:
    if period_to < period_from:
        raise ValueError(f"period ends {period_to} before it begins {period_from}")
    if today < period_from:
        raise ValueError(f"period begins {period_from}, after {today}")


def _sections(material: Material, plan: PlanMaterial | None) -> tuple[Section, ...]:
    """Return every section, the parts of the plan before the last one, counted from one."""
    raw = list(rules(material.words.document)["sections"])
    if plan is not None:
        known = {one["key"]: one for one in rules(PLAN)["sections"]}
        wanted = [known[f"plan-{part}"] for part in plan.parts if f"plan-{part}" in known]
        raw = [*raw[:-1], *wanted, raw[-1]]
    return tuple(
        _section(material, {**one, "number": number}, plan)
        for number, one in enumerate(raw, start=1)
    )


def _section(material: Material, raw: dict[str, Any], plan: PlanMaterial | None) -> Section:
    """Return a section: what the file says, what people said, what the coach must still say."""
    build, why = _BUILDERS.get(raw["key"]), raw.get("left_out")
    part = build(material) if build is not None else Part()
    if plan is not None and raw["key"] in _OF_PLAN:
        part = _OF_PLAN[raw["key"]](material, plan)
        part = part if part.statements else _plan.nothing(material, plan)
    heard = _intake.said(material, [*raw.get("heard", []), *_checked_in(material, raw)])
    asked = [
        _question(material, one)
        for one in raw.get("questions", [])
        if not (one.get("if_silent") and heard)
    ]
    statements, questions = (*part.statements, *heard), (*part.questions, *asked)
    part = Part(statements, questions, part.left_out or not (statements or questions))
    return part.section(
        raw["number"], raw["key"], text_of(raw["title"]), text_of(why) if why else None
    )


def _checked_in(material: Material, raw: dict[str, Any]) -> list[str]:
    """Return the keys of what the employee shared of how things go, where a section takes it."""
    wanted = raw.get("check_ins", False)
    return [one.key for one in material.heard if wanted and one.key.startswith(CHECK_IN)]


def _question(material: Material, raw: dict[str, Any]) -> Question:
    language = material.words.language
    return Question(
        id=raw["key"],
        text=text_of(raw["ask"]).in_(language),
        layer=Layer(raw.get("layer", "opinion")),
        owner=_asked(material, raw.get("owner", "coach")),
        required=raw.get("required", True),
        topic=text_of(raw["topic"]).in_(language) if "topic" in raw else "",
        choices=tuple(text_of(one).in_(language) for one in raw.get("choices", [])),
    )


def _asked(material: Material, role: str) -> str:
    """Return whose words the answer to a question is; the coach writes down what was said."""
    if role == "employee":
        return material.trajectory.employee.name
    if role == "employer":
        party = material.trajectory.party("employer")
        return party.name if party is not None else material.words.role(role)
    return material.owner()


def _header(
    material: Material, *, period_to: date, receivers: tuple[str, ...], version: int
) -> Header:
    """Return the header block from the case (documents: header block of all documents)."""
    case = material.trajectory
    coach, contact = case.party("coach"), case.party("employer")
    return Header(
        kind=rules(material.words.document)["kind"],
        title=text_of(rules(material.words.document)["title"]),
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
