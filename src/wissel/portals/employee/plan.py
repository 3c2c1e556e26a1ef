"""The plan of the weeks in plain words: what is planned, what I do, what others do for me."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from wissel.core.due import Due
from wissel.core.journal import Appointment, JournalEntry, standing
from wissel.core.obligations import Obligation, State
from wissel.core.programme import HeldPromise, Programme
from wissel.core.sources import Nature
from wissel.core.trajectory import Trajectory
from wissel.portals.employee.plain import READ, milestone, plain
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.entry_words import EntryLine, entry_line
from wissel.portals.shell.promise_words import often_words

#: How many weeks the plan looks ahead, this one among them, and how far back.
WEEKS: Final = 6
BEHIND: Final = timedelta(weeks=4)
_MOST_BEHIND: Final = 12

#: What others do for the employee, by the first event of these that settles it.
_DONE_FOR_YOU: Final[dict[str, Promise]] = {
    "contact:employee": gettext_lazy("Uw coach spreekt u"),
    "vacancy-list-sent": gettext_lazy("Uw coach stuurt u vacatures"),
    "contact:first-track": gettext_lazy("Uw coach praat met uw werkgever over uw eigen werk"),
    "contact:employer": gettext_lazy("Uw coach spreekt uw werkgever"),
    "contact:host-employer": gettext_lazy("Uw coach praat met het bedrijf waar u werkt"),
    "report-event:to-employee": gettext_lazy("U krijgt een rapport om te lezen"),
    "report-event:released": gettext_lazy("Het rapport gaat naar uw werkgever"),
    "capacity-received": gettext_lazy("Er komt nieuwe informatie over wat u kunt in werk"),
    "client-request:answered": gettext_lazy("Uw coach geeft uw werkgever antwoord"),
}
#: What the employee may expect again and again, by the first event of these that keeps it.
_EXPECTED: Final[dict[str, Promise]] = {
    "contact:employee": gettext_lazy("Uw coach spreekt u minstens %(often)s."),
    "vacancy-list-sent": gettext_lazy("U krijgt minstens %(often)s vacatures van uw coach."),
    "contact:employer": gettext_lazy("Uw coach spreekt uw werkgever minstens %(often)s."),
    "report-event:released": gettext_lazy("Er komt %(often)s een rapport. U leest het eerst."),
}
_AT_ONCE: Final = gettext_lazy(
    "Er komt %(often)s een rapport. U krijgt het tegelijk met uw werkgever."
)
_FORCE: Final[dict[Nature, Promise]] = {
    Nature.PROMISE: gettext_lazy("Dat belooft uw bureau."),
    Nature.AGREEMENT: gettext_lazy("Dat heeft uw bureau met uw werkgever afgesproken."),
}
#: The ground of what was agreed for one trajectory, and how the employee reads it.
_CASE: Final = "case-agreement"
_AGREED_FOR_YOU: Final = gettext_lazy(
    "Dat heeft uw bureau met uw werkgever afgesproken, alleen voor uw traject."
)
_USUAL: Final = gettext_lazy("Zo werkt uw bureau.")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """Something of the plan. ``until``: it has a last day; otherwise it is on that very day."""

    day: date
    title: str
    text: str
    role: str  #: what part the employee has in it, in words; empty for what others do
    until: bool
    late: bool = False


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week from Monday to Sunday and what is in it, by day."""

    title: str
    first: date
    last: date
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """``open`` should have been done before today; ``behind`` are the last weeks, newest first."""

    open: tuple[PlanItem, ...]
    weeks: tuple[WeekPlan, ...]
    behind: tuple[tuple[date, EntryLine], ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the employee may expect, and who says so."""

    text: str
    force: str


def plan_of(case: Trajectory, due: Due) -> Plan:
    """Return the coming :data:`WEEKS` weeks, what is still open from before, and what was."""
    monday = due.today - timedelta(days=due.today.weekday())
    items = [*_appointments(case, due), *_duties(due)]
    items.sort(key=lambda item: (item.day, not item.role, item.title))
    weeks = []
    for number in range(WEEKS):
        first = monday + timedelta(weeks=number)
        last = first + timedelta(days=6)
        inside = [item for item in items if first <= item.day <= last and not item.late]
        weeks.append(WeekPlan(_week_title(number, first, last), first, last, _once(inside)))
    return Plan(_once([item for item in items if item.late]), tuple(weeks), _behind(case, due))


def expectations(
    programme: Programme, promises: tuple[HeldPromise, ...]
) -> tuple[Expectation, ...]:
    """Return what may be expected in the phases that run, the first of each sort."""
    found: dict[str, Expectation] = {}
    at_once = {one.key for one in programme.reports if one.release == "both-at-once"}
    for held in promises:
        for event, sentence in _EXPECTED.items():
            if event in held.events and held.actors[:1] != ("employee",):
                words = _AT_ONCE if held.key in at_once else sentence
                text = str(words) % {"often": often_words(held.limit, held.per)}
                found.setdefault(event, Expectation(text, _force(held)))
                break
    return tuple(found[event] for event in _EXPECTED if event in found)


def _force(held: HeldPromise) -> str:
    if held.basis and held.basis[0].article == _CASE:
        return str(_AGREED_FOR_YOU)
    return str(_FORCE.get(held.nature, _USUAL))


def _appointments(case: Trajectory, due: Due) -> Iterator[PlanItem]:
    for entry in standing(case.journal):
        planned = isinstance(entry.content, Appointment) and entry.content.outcome == "planned"
        if planned and entry.happened_on >= due.today:
            line = _line(entry)
            yield PlanItem(entry.happened_on, line.title, line.text, "", until=False)


def _duties(due: Due) -> Iterator[PlanItem]:
    for duty in due.obligations:
        state = duty.state(due.today)
        if duty.due is None or not state.is_open or state is State.UNKNOWN:
            continue
        title = _title(duty, due.today)
        if title:
            role = _role(duty)
            text = "" if role else plain(duty, due.today).meaning
            late = state is State.OVERDUE
            yield PlanItem(duty.due, title, text, role, until=True, late=late)


def _role(duty: Obligation) -> str:
    if "employee" not in duty.actors:
        return ""
    alone = duty.actors[:1] == ("employee",)
    return gettext("u doet dit") if alone else gettext("u doet mee")


def _title(duty: Obligation, today: date) -> str:
    """Return what a duty is to the employee; empty for what is no part of their plan."""
    if duty.is_private:
        return gettext("Uw coach beantwoordt uw bericht")
    agreed = duty.rule.startswith("agreement:")
    if "employee" in duty.actors or READ in duty.satisfied_by or milestone(duty) or agreed:
        return plain(duty, today).title
    for event, words in _DONE_FOR_YOU.items():
        if event in duty.satisfied_by:
            return str(words)
    return ""


def _once(items: list[PlanItem]) -> tuple[PlanItem, ...]:
    """Leave out what says the same as an item before it: several duties may ask for one talk."""
    found: dict[tuple[str, str], PlanItem] = {}
    for item in items:
        found.setdefault((item.title, item.text), item)
    return tuple(found.values())


def _behind(case: Trajectory, due: Due) -> tuple[tuple[date, EntryLine], ...]:
    since = due.today - BEHIND
    entries = [
        entry
        for entry in standing(case.journal)
        if since <= entry.happened_on <= due.today and not _is_plan(entry)
    ]
    return tuple((entry.happened_on, _line(entry)) for entry in entries[: -_MOST_BEHIND - 1 : -1])


def _is_plan(entry: JournalEntry) -> bool:
    return isinstance(entry.content, Appointment) and entry.content.outcome == "planned"


def _line(entry: JournalEntry) -> EntryLine:
    return entry_line(entry, language=reader_language(), you="employee")


def _week_title(number: int, first: date, last: date) -> str:
    days = gettext("%(first)s tot en met %(last)s") % {
        "first": date_format(first, "j F"),
        "last": date_format(last, "j F"),
    }
    if number > 1:
        return days
    name = gettext("Volgende week") if number else gettext("Deze week")
    return f"{name}, {days}"
