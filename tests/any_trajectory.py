"""Whole trajectories at random, for properties: every kind of entry, all that may be unknown."""

from collections.abc import Sequence
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.access import DataCategory
from wissel.core.capacity import row_of
from wissel.core.journal import (
    CONTENT_TYPES,
    Content,
    DocumentReceived,
    JournalEntry,
    ReportEvent,
    chain_link,
    entry_digest,
)
from wissel.core.trajectory import (
    Capacity,
    CapacityItem,
    Client,
    Consent,
    Employee,
    Employment,
    Party,
    ProgrammeRef,
    Trajectory,
)

#: The moment of the cast, so that both can meet in one test.
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()
#: Every text there is, but for the zero byte, which no database keeps.
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
NAMES = TEXTS.map(lambda text: f"{text} Ë".strip())
BIRTHS = st.dates(date(1950, 1, 1), date(2005, 1, 1))
PAST = st.dates(date(2024, 1, 1), TODAY)
MOMENTS = st.integers(0, 90_000_000_000).map(lambda past: NOW - timedelta(milliseconds=past))
IDS = st.uuids(version=4).map(str)
ROWS = (
    row_of("tillen", "10-kilo", side="left", remark="alleen dicht bij het lichaam"),
    row_of("buigen", "normaal"),
    row_of("voorwaarden-persoonlijk-functioneren", "weinig-afleiding"),
)
CATEGORIES = st.sampled_from([category.value for category in DataCategory])


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return values for a type hint of a core type."""
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([any_of(choice) for choice in get_args(hint)])
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(any_of(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return any_with(hint)
    return {
        str: TEXTS,
        int: st.integers(0, 600),
        float: st.integers(0, 160).map(lambda quarters: quarters / 4),
        bool: st.booleans(),
        date: PAST,
        NoneType: st.none(),
    }[hint]


def any_with(type_: type[Any], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return objects of a core type, every field by its hint unless it is given."""
    hints = {name: hint for name, hint in get_type_hints(type_).items() if name != "kind"}
    known = {
        name: fixed[name] if name in fixed else any_of(hint)
        for name, hint in hints.items()
        if name in type_.__dataclass_fields__
    }
    return st.builds(type_, **known)


#: Fields that do not hold just anything: an extension sets a day after the waiting period, which a
#: day of the past is not, and a report is of a period.
_FIXED: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    ReportEvent: {"period": st.sampled_from(["2026-09", "2026-10", "2026-10-20"])},
    DocumentReceived: {"until": st.none()},
}
CONTENTS: st.SearchStrategy[Content] = st.one_of(
    [any_with(type_, **_FIXED.get(type_, {})) for type_ in CONTENT_TYPES.values()]
)


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    """Return an absence with interruptions that lie apart."""
    first = draw(st.dates(TODAY - timedelta(days=600), TODAY - timedelta(days=300)))
    day, healthy, leave = first, [], []
    for gap in draw(st.lists(st.tuples(st.integers(3, 40), st.integers(1, 20)), max_size=3)):
        begin = day + timedelta(days=gap[0])
        day = begin + timedelta(days=gap[1])
        if draw(st.booleans()):
            healthy.append(Healthy(begin, day))
        else:
            judged = draw(st.none() | st.builds(Judgement, st.booleans(), TEXTS | st.none(), PAST))
            leave.append(Leave("pregnancy", begin, day, judged))
    return Absence(first, tuple(healthy), tuple(leave))


@st.composite
def journals(draw: st.DrawFn) -> tuple[JournalEntry, ...]:
    """Return a journal in its chain, some entries corrected by later ones."""
    made: list[JournalEntry] = []
    free: list[str] = []
    for content in draw(st.lists(CONTENTS, max_size=6)):
        corrected = draw(st.none() | st.sampled_from(free)) if free else None
        free = [entry for entry in free if entry != corrected]
        entry = JournalEntry(
            id=draw(IDS),
            seq=len(made) + 1,
            happened_on=draw(PAST),
            recorded_at=draw(MOMENTS),
            author=draw(NAMES),
            author_role="coach",
            category=draw(CATEGORIES),
            content=content,
            documents=tuple(draw(st.lists(TEXTS, max_size=2))),
            supersedes=corrected,
            settles=draw(st.none() | NAMES),
            salt=draw(st.uuids()).hex,
        )
        free.append(entry.id)
        made = list(chained((*made, entry)))
    return tuple(made)


def chained(entries: Sequence[JournalEntry]) -> tuple[JournalEntry, ...]:
    """Return entries with digest and link as the journal's own door would write them."""
    made: list[JournalEntry] = []
    for entry in entries:
        said = replace(entry, digest=entry_digest(entry))
        made.append(replace(said, link=chain_link(made[-1].link if made else "", said)))
    return tuple(made)


def capacities() -> st.SearchStrategy[tuple[Capacity, ...]]:
    """Return versions of what somebody can do, in order."""
    free = any_with(
        Capacity,
        id=IDS,
        author=NAMES,
        hours_per_day=st.none() | st.just(4.5),
        items=st.lists(st.builds(CapacityItem, TEXTS, TEXTS), max_size=2).map(tuple),
        recorded_at=MOMENTS,
        kind=st.just("free"),
        complete=st.just(False),
        withdrawn=st.just(False),
    )
    listed = st.builds(
        replace,
        free,
        kind=st.sampled_from(["fml", "inzetbaarheidsprofiel"]),
        source=st.sampled_from(["company-doctor", "uwv"]),
        hours_per_day=st.none(),
        hours_per_week=st.none(),
        items=st.lists(st.sampled_from(ROWS), min_size=1, unique_by=lambda row: row.item).map(
            tuple
        ),
        document=st.just("fml"),
        document_on=PAST,
        complete=st.booleans(),
    )
    return st.lists(free | listed, max_size=2, unique_by=lambda one: one.id).map(
        lambda found: tuple(replace(one, version=n) for n, one in enumerate(found, 1))
    )


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    """Return a consent that may have been withdrawn later."""
    given, later = sorted(draw(st.tuples(MOMENTS, MOMENTS)))
    withdrawn = draw(st.sampled_from([None, later]))
    return Consent(
        draw(CATEGORIES),
        draw(st.sampled_from(["employer", "host-employer"])),
        draw(TEXTS),
        "1",
        given,
        withdrawn,
        draw(TEXTS),
        draw(TEXTS),
        draw(st.none() | PAST),
    )


def trajectories() -> st.SearchStrategy[Trajectory]:
    """Return whole trajectories under the programme of the package."""
    days = st.tuples(PAST, st.none() | st.just(TODAY))
    return st.builds(
        _trajectory,
        days=days,
        number=st.integers(1, 9999),
        employee=any_with(Employee, name=NAMES, date_of_birth=st.none() | BIRTHS),
        client=any_with(Client, name=st.just("Werkgever É B.V."), kvk=st.sampled_from(["", "1"])),
        employment=any_with(Employment),
        absence=absences(),
        parties=st.lists(any_with(Party, name=NAMES), max_size=3).map(tuple),
        journal=journals(),
        capacity=capacities(),
        consents=st.lists(consents(), max_size=2).map(tuple),
    )


def _trajectory(days: tuple[date, date | None], number: int, **parts: Any) -> Trajectory:
    return Trajectory(
        reference=f"XX-{number:04d}",
        registered_on=days[0],
        closed_on=days[1],
        programme=ProgrammeRef("basis", 1),
        **parts,
    )


def plain(case: Trajectory | None = None, **changes: Any) -> Trajectory:
    """Return a small trajectory with one entry, changed as asked."""
    entry = JournalEntry(
        id=str(UUID(int=7)),
        seq=1,
        happened_on=date(2026, 11, 20),
        recorded_at=NOW - timedelta(days=1),
        author="Noor Akkerman",
        author_role="coach",
        category="activities",
        content=CONTENT_TYPES["contact"](("employee",), "phone", "Twee reacties besproken."),  # type: ignore[arg-type, call-arg]  # the table holds the base type
        salt="zout",
    )
    made = case or Trajectory(
        reference="XX-0231",
        registered_on=date(2026, 7, 1),
        programme=ProgrammeRef("basis", 1),
        employee=Employee("Anna de Boer", date(1980, 1, 2)),
        client=Client("Werkgever É B.V."),
        employment=Employment("planner", 32.0),
        absence=Absence(date(2025, 6, 16)),
        journal=chained([entry]),
    )
    return replace(made, **changes)
