"""Refuses a trajectory file that contradicts itself or cannot be kept, with the place in it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models as fields

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import models
from wissel.apps.trajectories.service._facts import check_absence, check_happened, check_hours
from wissel.apps.trajectories.service._parties import check_length
from wissel.apps.trajectories.service.capacity import check_opinion
from wissel.core.access import DataCategory
from wissel.core.due import everything_due
from wissel.core.journal import Appointment, JournalEntry, chain_break
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import today_of

#: The clock speaks of its own input; a reader of the file looks elsewhere.
_PLACES = {"$.person": "$.employee", "$.facts": "$.journal", "$.judgements": "$.journal"}
_CATEGORIES = frozenset(category.value for category in DataCategory)
_MOST_OF_A_CLIENT = {"name": 200, "kvk": 8}


def check_case(case: Trajectory, now: datetime) -> None:
    """Raise :class:`Refused` for the first thing that cannot be kept as the file says it."""
    today = today_of(now)
    _check_room(case)
    _check_people(case)
    _check_days(case, today)
    _check_journal(case.journal, now)
    _check_capacity(case, now)
    _check_consents(case, now)
    _check_duties(case, today)


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Name the place of a refusal in the file."""
    try:
        yield
    except Refused as refused:
        raise Refused(refused.code, place + refused.path[1:], refused.message) from None


def _check_people(case: Trajectory) -> None:
    for path, name in (
        ("$.employee.name", case.employee.name),
        ("$.client.name", case.client.name),
    ):
        if not name.strip():
            raise Refused("missing", path, Text("Vul de naam in.", "Give the name."))
    check_hours(case.employment.hours_per_week, "$.employment.hours_per_week")


def _check_days(case: Trajectory, today: date) -> None:
    check_absence(case.absence, today, employment_end=case.employment.end)
    for name in ("registered_on", "closed_on"):
        day = getattr(case, name)
        if day is not None and day > today:
            raise _later(f"$.{name}", day, today)
    for index, party in enumerate(case.parties):
        if party.ended_on is not None and party.ended_on > today:
            raise _later(f"$.parties[{index}].ended_on", party.ended_on, today)
    if case.closed_on is not None and case.closed_on < case.registered_on:
        raise Refused(
            "wrong-order",
            "$.closed_on",
            Text(
                f"Gesloten op {case.closed_on}, vóór de aanmelding op {case.registered_on}.",
                f"Closed on {case.closed_on}, before the registration on {case.registered_on}.",
            ),
        )


def _check_journal(journal: Sequence[JournalEntry], now: datetime) -> None:
    earlier: set[str] = set()
    superseded: set[str] = set()
    for index, entry in enumerate(journal):
        place = f"$.journal[{index}]"
        _check_id(entry.id, f"{place}.id", taken=earlier)
        with _at(place):
            check_happened(entry.happened_on, today_of(now), planned=_may_lie_ahead(entry))
        _check_moment(entry.recorded_at, f"{place}.recorded_at", now)
        _check_category(entry.category, f"{place}.category")
        if entry.supersedes is not None:
            _check_supersedes(entry.supersedes, f"{place}.supersedes", earlier, superseded)
        earlier.add(entry.id)
    _check_chain(journal)


def _may_lie_ahead(entry: JournalEntry) -> bool:
    """Whether the entry is of an appointment that is planned, or that was called off before it."""
    content = entry.content
    return isinstance(content, Appointment) and content.outcome not in ("attended", "no-show")


def _check_supersedes(old: str, place: str, earlier: set[str], superseded: set[str]) -> None:
    if old not in earlier or old in superseded:
        raise Refused(
            "wrong-value",
            place,
            Text(
                "Een correctie noemt een eerdere regel van dit logboek, en elke regel wordt "
                "hoogstens één keer gecorrigeerd.",
                "A correction names an earlier entry of this journal, and each entry is corrected "
                "once at most.",
            ),
        )
    superseded.add(old)


def _check_chain(journal: Sequence[JournalEntry]) -> None:
    broken = chain_break(journal)
    if broken is None:
        return
    index = next((n for n, entry in enumerate(journal) if entry.seq == broken), None)
    raise Refused(
        "broken-chain",
        "$.journal" if index is None else f"$.journal[{index}]",
        Text(
            f"De keten van het logboek is verbroken bij regel {broken}: die regel is veranderd, "
            "verplaatst of weggehaald. Vraag een nieuwe export.",
            f"The chain of the journal is broken at entry {broken}: that entry was changed, moved "
            "or taken out. Ask for a new export.",
        ),
    )


def _check_capacity(case: Trajectory, now: datetime) -> None:
    known: set[str] = set()
    for index, said in enumerate(case.capacity):
        place = f"$.capacity[{index}]"
        _check_id(said.id, f"{place}.id", taken=known)
        known.add(said.id)
        if said.version != index + 1:
            raise Refused(
                "wrong-value",
                f"{place}.version",
                Text(
                    f"Gegeven is {said.version}; verwacht wordt {index + 1}: versies staan op "
                    "volgorde, vanaf 1.",
                    f"Given is {said.version}; expected is {index + 1}: versions stand in order, "
                    "from 1.",
                ),
            )
        with _at(place):
            check_opinion(said, earlier=True)
        if said.valid_from > today_of(now):
            raise _later(f"{place}.valid_from", said.valid_from, today_of(now))
        if said.recorded_at is not None:
            _check_moment(said.recorded_at, f"{place}.recorded_at", now)


def _check_consents(case: Trajectory, now: datetime) -> None:
    for index, consent in enumerate(case.consents):
        place = f"$.consents[{index}]"
        _check_category(consent.category, f"{place}.category")
        _check_moment(consent.given_at, f"{place}.given_at", now)
        withdrawn = consent.withdrawn_at
        if withdrawn is not None:
            _check_moment(withdrawn, f"{place}.withdrawn_at", now)
            if withdrawn < consent.given_at:
                raise Refused(
                    "wrong-order",
                    f"{place}.withdrawn_at",
                    Text(
                        "De toestemming is ingetrokken voordat zij was gegeven.",
                        "The consent was withdrawn before it was given.",
                    ),
                )


def _check_duties(case: Trajectory, today: date) -> None:
    """Derive everything due, as a registration does: what the clock refuses is refused here."""
    wanted = case.programme
    try:
        programme = bureaus.held_programme(name=wanted.name, version=wanted.version)
    except LookupError:
        raise Refused(
            "unknown-programme",
            "$.programme",
            Text(
                f"Werkwijze '{wanted.name}' versie {wanted.version} is hier niet bekend. Werk het "
                "programma bij.",
                f"Programme '{wanted.name}' version {wanted.version} is not known here. Update "
                "the program.",
            ),
        ) from None
    try:
        everything_due(case, programme, today=today)
    except Refused as refused:
        begin = next((place for place in _PLACES if refused.path.startswith(place)), "")
        path = refused.path.replace(begin, _PLACES[begin], 1) if begin else refused.path
        path = "$.journal" if begin in ("$.facts", "$.judgements") else path
        raise Refused(refused.code, path, refused.message) from None


def _check_id(given: str, place: str, *, taken: set[str]) -> None:
    try:
        whole = str(UUID(given)) == given
    except ValueError:
        whole = False
    if not whole or given in taken:
        raise Refused(
            "wrong-value",
            place,
            Text(
                f"Gegeven is '{given[:60]}'; verwacht wordt een UUID die maar één keer voorkomt.",
                f"Given is '{given[:60]}'; expected is a UUID that occurs once.",
            ),
        )


def _check_moment(given: datetime, place: str, now: datetime) -> None:
    if given > now:
        raise _later(place, given, now)


def _later(place: str, given: date, now: date) -> Refused:
    return Refused(
        "future",
        place,
        Text(
            f"Gegeven is {given.isoformat()}; dat ligt na nu ({now.isoformat()}).",
            f"Given is {given.isoformat()}; that is after now ({now.isoformat()}).",
        ),
    )


def _check_category(given: str, place: str) -> None:
    if given not in _CATEGORIES:
        choices = ", ".join(sorted(_CATEGORIES))
        raise Refused(
            "wrong-value",
            place,
            Text(
                f"Gegeven is '{given[:60]}'; verwacht wordt een van {choices}.",
                f"Given is '{given[:60]}'; expected is one of {choices}.",
            ),
        )


@dataclass(frozen=True, slots=True)
class _Room:
    """A value of the file, and the table that keeps its texts in fields of the same name."""

    place: str
    value: Any
    table: type[fields.Model]


def _check_room(case: Trajectory) -> None:
    """Refuse a text that is longer than its field: a database cuts nothing off unseen."""
    for room in _rooms(case):
        for field in room.table._meta.concrete_fields:
            text = getattr(room.value, field.name, None)
            if isinstance(field, fields.CharField) and isinstance(text, str):
                check_length(text, field.max_length or 0, f"{room.place}.{field.name}")
    for name, most in _MOST_OF_A_CLIENT.items():
        check_length(getattr(case.client, name), most, f"$.client.{name}")
    programme = models.Trajectory._meta.get_field("programme")
    check_length(case.programme.name, programme.max_length or 0, "$.programme.name")


def _rooms(case: Trajectory) -> Iterator[_Room]:
    yield _Room("$.employee", case.employee, models.Employee)
    yield _Room("$.employment", case.employment, models.Employment)
    for index, party in enumerate(case.parties):
        yield _Room(f"$.parties[{index}]", party, models.Party)
    for index, entry in enumerate(case.journal):
        yield _Room(f"$.journal[{index}]", entry, models.JournalEntry)
    for index, consent in enumerate(case.consents):
        yield _Room(f"$.consents[{index}]", consent, models.Consent)
