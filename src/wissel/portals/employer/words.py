"""Duties, cases and answers as an employer reads them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from wissel.apps.documents.service import ReportLine
from wissel.apps.trajectories.service import CaseLine, TodayItem
from wissel.core.access import Role
from wissel.core.dates import local_day
from wissel.core.journal import DocumentKind, PartyRole
from wissel.core.obligations import Obligation, State
from wissel.core.sources import Basis, Nature
from wissel.infra.doors import Actor
from wissel.portals.shell.case_words import (
    actor_mark,
    actor_word,
    actors_line,
    duty_title,
    ground_line,
)
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.report_name import report_name
from wissel.portals.shell.rows import DutyRow, Turn, help_url, time_note
from wissel.portals.shell.templatetags.shell import initials, state_words
from wissel.portals.shell.track import Markup, mini

#: Who a document comes from; what is not named comes from the employer.
SOURCES: Final[dict[DocumentKind, PartyRole]] = {
    DocumentKind.PROBLEEMANALYSE: "company-doctor",
    DocumentKind.ADVIES_BEDRIJFSARTS: "company-doctor",
    DocumentKind.ACTUEEL_OORDEEL: "company-doctor",
    DocumentKind.FML: "company-doctor",
    DocumentKind.AD_RAPPORT: "labour-expert",
    DocumentKind.UWV_BRIEF: "uwv",
    DocumentKind.LOONSANCTIE_BESLUIT: "uwv",
    DocumentKind.HERSTEL_BESLUIT: "uwv",
    DocumentKind.WEIGERING_BEKORTING: "uwv",
    DocumentKind.WIA_AANVRAAG: "employee",
    DocumentKind.IVA_AANVRAAG: "employee",
}
ANSWERS: Final = {
    "agreed": gettext_lazy("de medewerker las mee en is het eens"),
    "commented": gettext_lazy("de medewerker las mee en gaf een reactie"),
    "disagreed": gettext_lazy("de medewerker is het niet eens; de reactie staat erin"),
    "no-response": gettext_lazy("geen reactie van de medewerker"),
}
#: Of a report that went to both on one day: before and after the employee said something.
#: Under minutes, of which the answers stand below them.
EACH_ANSWERS: Final = gettext_lazy("medewerker, werkgever en coach zeggen of het klopt")
_AT_ONCE: Final = gettext_lazy("de medewerker kreeg het op dezelfde dag")
_ANSWERED_LATE: Final = gettext_lazy("de medewerker reageerde daarna; de coach leest het")
#: The grounds of an agreement: with this client, for this trajectory, and between people.
_CLIENT: Final = "client-agreement"
_CASE: Final = "case-agreement"
_MADE: Final = "agreement:made"
#: Who acts for the bureau.
_OURS: Final = frozenset({"coach", "bureau"})
_SETTLED: Final = ("agreement:", "bottleneck:")
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_DOCUMENT: Final = "document-received:"
_KINDS: Final = {"employee": "employee", "coach": "coach", "bureau": "coach"}


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the employer must do: the row, why it matters, who does it too, its page.

    ``verb`` is what the button says where it is not "done"; ``since`` when it came, where it has no
    last day.
    """

    row: DutyRow
    why: str
    together: str
    url: str
    is_late: bool
    verb: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An employee in the employer's list."""

    line: CaseLine
    place: Markup
    weeks: int
    next: DutyRow | None
    chip: tuple[str, str]
    asks: int  #: how many duties of the employer are near or late, and documents to sign
    rank: tuple[int, date]  #: whose turn first: late ones of the employer, near ones, the rest


def asks_employer(duty: Obligation, today: date) -> bool:
    """Whether the employer has to act and the file knows that it has not happened."""
    return "employer" in duty.actors and duty.state(today) in (
        State.OVERDUE,
        State.DUE,
        State.UPCOMING,
    )


def unknown_to_file(duty: Obligation, today: date) -> bool:
    """Whether it is the employer's, and the file does not say if it happened."""
    return "employer" in duty.actors and duty.state(today) is State.UNKNOWN


def documents_of(duty: Obligation) -> tuple[DocumentKind, ...]:
    """Return the documents that settle a duty, in the order the rule names them."""
    return tuple(
        DocumentKind(name.removeprefix(_DOCUMENT))
        for name in duty.satisfied_by
        if name.startswith(_DOCUMENT)
    )


def grounds_of(duty: Obligation) -> list[tuple[str, str, str]]:
    """Return every ground of a duty: its nature, the article or way of working, and a note."""
    lang = reader_language()
    return [
        (
            basis.nature.value,
            _ground(duty, basis),
            basis.note.in_(lang) if basis.note is not None else "",
        )
        for basis in duty.basis
    ]


def ground_words(duty: Obligation) -> str:
    """Return the first ground of a duty in one line, as the employer reads it.

    What the bureau promises says that it does, and what this client agreed, since when.
    """
    return _ground(duty, duty.basis[0]) if duty.basis else ""


def _ground(duty: Obligation, basis: Basis) -> str:
    ours = not _OURS.isdisjoint(duty.actors) and Role.EMPLOYER not in duty.actors
    if ours and basis.nature is Nature.PROMISE and basis.article == duty.rule:
        return gettext("van het bureau")
    if basis.article in (_CLIENT, _CASE):
        day = day_year(basis.valid_from, reader_language())
        if basis.article == _CASE:
            return gettext("met u voor dit traject, vanaf %(day)s") % {"day": day}
        return gettext("met u, vanaf %(day)s") % {"day": day}
    if basis.article in (duty.rule, _MADE):
        return ground_line(replace(duty, basis=(basis,)), reader_language())
    return basis.article


def once_each(duties: Iterable[Obligation]) -> list[Obligation]:
    """Return the first duty of each rule: what comes back every few weeks is said once.

    What people settled is each time something else.

    >>> from wissel.core.sources import Nature, Text
    >>> one, two = (Obligation(f"law:M05.{n}", "2025", Text("", ""), (), Nature.LAW, None)
    ...             for n in (1, 2))
    >>> once_each([one, two]) == [one]
    True
    """
    first: dict[str, Obligation] = {}
    for duty in duties:
        settled = duty.rule.startswith(_SETTLED)
        first.setdefault(duty.key if settled else duty.rule.partition(".")[0], duty)
    return list(first.values())


def answer_of(line: ReportLine) -> str:
    """Return what the employee said of a released report."""
    if line.at_once:
        return str(_ANSWERED_LATE if line.response else _AT_ONCE)
    return str(ANSWERS.get(line.response or "no-response", ""))


def row_of(
    duty: Obligation, actor: Actor, today: date, *, person: str = "", coach: str = ""
) -> DutyRow:
    """Return a duty as a row."""
    return DutyRow(
        title=duty_title(duty, reader_language()),
        state=duty.state(today),
        due=duty.due,
        nature=duty.nature,
        ground=ground_words(duty),
        when_note=time_note(duty),
        person=person,
        turn=_turn(duty, actor, coach),
        help_url=help_url(duty),
    )


def ask_of(duty: Obligation, trajectory: UUID, actor: Actor, today: date, person: str = "") -> Ask:
    """Return a duty of the employer with the reason and its page."""
    others = tuple(role for role in duty.actors if role != Role.EMPLOYER)
    return Ask(
        row=row_of(duty, actor, today, person=person),
        why=duty.consequence.in_(reader_language()) if duty.consequence is not None else "",
        together=actors_line(others, reader_language()),
        url=reverse("employer:duty", args=[trajectory, duty.key]),
        is_late=duty.state(today) is State.OVERDUE,
    )


def to_agree(line: ReportLine, person: str = "") -> Ask:
    """Return a released document that waits for the employer's signature. It has no last day."""
    title = gettext("%(title)s: uw akkoord") % {
        "title": report_name(line.kind, line.period, line.title)
    }
    return Ask(
        row=DutyRow(title, State.DUE, None, Nature.PRACTICE, person=person),
        why=gettext("Met uw akkoord ligt vast wie wat doet, en wanneer."),
        together="",
        url=f"{reverse('employer:report', args=[line.id])}#akkoord",
        is_late=False,
        verb=gettext("Lees en teken"),
        since=local_day(line.released_at) if line.released_at is not None else None,
    )


def with_documents(asks: list[Ask], documents: list[Ask]) -> list[Ask]:
    """Return what is late first, then what waits for a signature, then the rest."""
    late = [ask for ask in asks if ask.is_late]
    return [*late, *documents, *(ask for ask in asks if not ask.is_late)]


def person_of(
    line: CaseLine, items: list[TodayItem], actor: Actor, today: date, *, to_sign: int = 0
) -> Person:
    """Return an employee with the first step that somebody must take.

    ``to_sign``: documents about them that wait for the employer's signature.
    """
    known = [item for item in items if item.duty.state(today) is not State.UNKNOWN]
    first = known[0] if known else None
    row = None if first is None else row_of(first.duty, actor, today, coach=first.coach)
    mine = [item.duty for item in known if asks_employer(item.duty, today)]
    pressing = [duty for duty in mine if duty.state(today) is not State.UPCOMING]
    return Person(
        line=line,
        place=mini(line.first_sick_day, line.last_day, today, line.second_track_start),
        weeks=104,
        next=row,
        chip=_chip(row, today),
        asks=len(pressing) + to_sign,
        rank=min(_rank(mine, today, row), (1, today)) if to_sign else _rank(mine, today, row),
    )


def _rank(mine: list[Obligation], today: date, row: DutyRow | None) -> tuple[int, date]:
    for number, states in enumerate(((State.OVERDUE,), (State.DUE,), (State.UPCOMING,))):
        days = [duty.due for duty in mine if duty.state(today) in states and duty.due is not None]
        if days:
            return number, min(days)
    return 3, (row.due if row is not None and row.due is not None else date.max)


def _chip(row: DutyRow | None, today: date) -> tuple[str, str]:
    if row is None:
        return "done", gettext("op schema")
    return state_words(row.state, row.due, today)


def _turn(duty: Obligation, actor: Actor, coach: str) -> Turn | None:
    if not duty.actors:
        return None
    if Role.EMPLOYER in duty.actors:
        return Turn(gettext("u"), initials(actor.name), "employer", mine=True)
    first = duty.actors[0]
    if first == Role.COACH and coach:
        return Turn(coach, initials(coach), "coach")
    word = actor_word(first, reader_language())
    return Turn(word, actor_mark(first, reader_language()), _KINDS.get(first, "employer"))
