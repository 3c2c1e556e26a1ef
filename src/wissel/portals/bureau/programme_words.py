"""A way of working in words: each duty with its number, its ground and why it is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.core.programme import Duty, Programme, Promise
from wissel.core.sources import Nature
from wissel.portals.shell.case_words import actors_line
from wissel.portals.shell.promise_words import often_words, within_words


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of a way of working. ``numbers`` may be several: a pace for each phase."""

    key: str
    title: str
    who: str
    numbers: tuple[str, ...]
    nature: Nature
    why: str
    pausable: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one sort."""

    key: str
    title: str
    lines: tuple[Line, ...]


def groups_of(programme: Programme, language: str) -> tuple[Group, ...]:
    """Return the duties of a way of working by sort, in the order in which they are written."""
    promises = _("Beloften met een termijn"), programme.promises
    once = _("Rapporten die één keer komen"), programme.deliveries
    papers = _("Gevraagde stukken"), programme.documents
    return tuple(
        group
        for group in (
            Group("rhythms", _("Ritmes"), tuple(_rhythms(programme, language))),
            *(
                Group(key, title, tuple(_terms(duties, language)))
                for key, (title, duties) in (
                    ("promises", promises), ("deliveries", once), ("documents", papers),
                )
            ),
            Group("reports", _("Rapporten per periode"), tuple(_reports(programme, language))),
        )
        if group.lines
    )  # fmt: skip


def _rhythms(programme: Programme, language: str) -> Iterable[Line]:
    names = {phase.key: phase.title.in_(language) for phase in programme.phases}
    for rhythm in programme.rhythms:
        numbers = [often_words(None, rhythm.per)] if rhythm.per else []
        for pace in rhythm.paces:
            often = often_words(pace.every, "")
            where = ", ".join(names[key] for key in pace.phases)
            numbers.append(f"{often} ({where})" if where else often)
        yield _line(rhythm, numbers, language)


def _terms(duties: Iterable[Promise], language: str) -> Iterable[Line]:
    for duty in duties:
        yield _line(duty, [_term_words(duty)], language, pausable=duty.pausable)


def _term_words(duty: Promise) -> str:
    if not duty.before_appointment:
        return within_words(duty.limit)
    days = duty.limit.amount * (7 if duty.limit.unit == "weeks" else 1)
    words = _("%(days)s dagen voor de afspraak") if days > 1 else _("één dag voor de afspraak")
    return words % {"days": days}


def _reports(programme: Programme, language: str) -> Iterable[Line]:
    for report in programme.reports:
        first = report.release == "employee-first"
        release = _("eerst naar de medewerker") if first else _("naar beiden tegelijk")
        yield _line(report, [often_words(None, report.per), release], language)
        if report.call is not None:
            yield _line(report.call, [], language)
        yield _line(report.reading, [within_words(report.reading.term)], language)


def _line(duty: Duty, numbers: Iterable[str], language: str, *, pausable: bool = False) -> Line:
    return Line(
        key=duty.key,
        title=duty.title.in_(language),
        who=actors_line(duty.actors, language),
        numbers=tuple(numbers),
        nature=duty.nature,
        why=duty.why.in_(language) if duty.why is not None else "",
        pausable=pausable,
    )
