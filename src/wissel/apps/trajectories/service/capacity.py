"""What the employee can do, as company doctor or labour expert wrote it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.models import CapacityVersion, Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._mapper import capacity_of
from wissel.core.access import Action, DataCategory
from wissel.core.capacity import check, row_of
from wissel.core.dates import day_in
from wissel.core.journal import CapacityReceived
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity, CapacityItem, CapacityKind
from wissel.core.wire import to_json
from wissel.core.wording import Audience, Kind
from wissel.core.wording import check as guard
from wissel.infra.doors import Actor, door, today_of
from wissel.infra.typed import demand_fits, refused

#: Characters of what is typed about one item, and of everything else.
_MOST: Final = {"aspect": 100, "limit": 200, "remark": 200, "author": 200, "document": 100}
_MOST_REASON: Final = 300
#: More rows than the list has items and conditions.
_MOST_ROWS: Final = 150


@door
def receive_capacity(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    valid_from: date,
    source: str,
    author: str,
    hours_per_day: float | None = None,
    hours_per_week: float | None = None,
    items: tuple[CapacityItem, ...] = (),
    document: str = "",
    kind: CapacityKind = "free",
    document_on: date | None = None,
    received_on: date | None = None,
    complete: bool = False,
    withdrawn: bool = False,
    reason: str = "",
) -> Capacity:
    """Record a new capacity version from its source, and its entry in the journal.

    Functional words only. Source and author are required: an opinion has an owner; a list or
    profile also has its document. ``received_on`` is the day it came in.
    What is the newest version to the letter is not stored again.
    """
    said = Capacity(
        id="",
        version=0,
        valid_from=valid_from,
        source=source,  # type: ignore[arg-type]  # checked below
        author=" ".join(author.split()),
        hours_per_day=hours_per_day,
        hours_per_week=hours_per_week,
        items=tuple(map(_neat, items)),
        document=" ".join(document.split()),
        kind=kind,
        document_on=document_on,
        complete=complete,
        withdrawn=withdrawn,
        reason=" ".join(reason.split()),
    )
    came = received_on or max(valid_from, document_on or valid_from)
    return _receive(actor, now, trajectory, said, came)


def _receive(
    actor: Actor, now: datetime, trajectory: UUID, said: Capacity, received_on: date
) -> Capacity:
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.CAPACITY, lock=True)
    if not obtained.sees(DataCategory.CAPACITY, Action.WRITE):
        # Not its author: then whoever keeps the journal takes it over from paper, and no client.
        obtained.demand(DataCategory.ACTIVITIES, Action.WRITE)
    today, row = today_of(now), obtained.row
    check_opinion(said)
    _check_texts(said)
    _check_days(said, received_on, today)
    held = capacity_of(row)
    newest = held[-1] if held else None
    if newest is not None and said == replace(newest, id="", version=0, recorded_at=None):
        return newest
    _check_after(said, newest)
    said = replace(said, version=len(held) + 1)
    received = _store(row, now, said)
    _journal.append(row=row, actor=actor, now=now, happened_on=received_on, content=received)
    _derive.keep_up(row, today)
    return said


def _store(row: Trajectory, now: datetime, said: Capacity) -> CapacityReceived:
    """Write the version, and return what the journal says about it."""
    stored = CapacityVersion(
        trajectory=row,
        version=said.version,
        valid_from=said.valid_from,
        recorded_at=now,
        content=to_json(said),
    )
    stored.save()
    hours = said.hours_per_week
    return CapacityReceived(
        source=said.source,
        author=said.author,
        capacity=str(stored.pk),
        hours_per_week=round(hours) if hours is not None else None,
    )


def check_opinion(said: Capacity, *, earlier: bool = False) -> None:
    """Refuse an opinion without an owner, with hours that no day or week has, or beyond the list.

    Paths begin at the capacity. ``earlier``: a file brings what was kept before.
    """
    if said.source not in ("company-doctor", "labour-expert", "uwv") or not said.author.strip():
        raise Refused(
            "no-source",
            "$.author",
            Text(
                "Noem wie dit oordeel gaf: bedrijfsarts, arbeidsdeskundige of UWV, met naam.",
                "Name whose opinion this is: the company doctor, the labour expert or UWV.",
            ),
        )
    for place, hours, most in (
        ("hours_per_day", said.hours_per_day, 24),
        ("hours_per_week", said.hours_per_week, 168),
    ):
        if hours is not None and not 0 <= hours <= most:
            raise refused(
                "hours",
                f"$.{place}",
                f"{hours:g} uur kan niet. Vul een getal van 0 tot {most} in.",
                f"{hours:g} hours is not possible. Give a number from 0 to {most}.",
            )
    check(said, earlier=earlier)


def _neat(row: CapacityItem) -> CapacityItem:
    """Return a row as it is kept: an item of the list in its own words, free words on one line."""
    remark = " ".join(row.remark.split())
    if row.item:
        return row_of(row.item, row.level, side=row.side, remark=remark)
    aspect, limit = " ".join(row.aspect.split()), " ".join(row.limit.split())
    return replace(row, aspect=aspect, limit=limit, remark=remark)


def _check_texts(said: Capacity) -> None:
    if len(said.items) > _MOST_ROWS:
        raise refused(
            "too-many",
            "$.items",
            f"Dit zijn {len(said.items)} regels; verwacht worden er hoogstens {_MOST_ROWS}.",
            f"These are {len(said.items)} rows; expected are {_MOST_ROWS} at most.",
        )
    demand_fits(said.author, _MOST["author"], "$.author")
    _check_words(said.document, _MOST["document"], "$.document")
    _check_words(said.reason, _MOST_REASON, "$.reason")
    for number, row in enumerate(said.items):
        place = f"$.items[{number}]"
        _check_words(row.remark, _MOST["remark"], f"{place}.remark")
        if row.item:
            continue
        for name, text in (("aspect", row.aspect), ("limit", row.limit)):
            _check_words(text, _MOST[name], f"{place}.{name}")
            if not text:
                raise refused(
                    "missing",
                    f"{place}.{name}",
                    "Schrijf waarover dit gaat én wat kan, bijvoorbeeld: tillen, tot 10 kilo.",
                    "Write what this is about and what is possible: lifting, up to 10 kilos.",
                )


def _check_words(text: str, most: int, place: str) -> None:
    """Refuse words of health: an opinion says what work asks, never what somebody has."""
    demand_fits(text, most, place)
    found = guard(text, audience=Audience.EMPLOYER).findings
    words = [one.text for one in found if one.kind is not Kind.OTHER_NAME]
    if words:
        raise refused(
            "medical",
            place,
            f"‘{words[0]}’ kan hier niet staan: dat gaat over gezondheid. "
            "Schrijf alleen wat in werk wel of niet kan.",
            f"‘{words[0]}’ cannot stand here: it is about health. "
            "Write only what is or is not possible in work.",
        )


def _check_days(said: Capacity, received_on: date, today: date) -> None:
    check_happened(said.valid_from, today, path="$.valid_from")
    if said.document_on is not None:
        check_happened(said.document_on, today, path="$.document_on")
    check_happened(received_on, today, path="$.received_on")
    if said.document_on is not None and received_on < said.document_on:
        raise refused(
            "wrong-order",
            "$.received_on",
            f"Het stuk is van {day_in(said.document_on, 'nl')}; "
            "het kan niet eerder zijn ontvangen.",
            f"The document is of {day_in(said.document_on, 'en')}; it cannot have come before.",
        )


def _check_after(said: Capacity, newest: Capacity | None) -> None:
    """Refuse what takes back nothing, and an older opinion that would pass for the newest."""
    if said.withdrawn and (newest is None or newest.withdrawn):
        raise refused(
            "nothing-to-withdraw",
            "$.withdrawn",
            "Er geldt nu geen oordeel. Er valt niets in te trekken.",
            "No opinion holds now. There is nothing to withdraw.",
        )
    if newest is not None and said.valid_from < newest.valid_from and not said.reason:
        raise refused(
            "older",
            "$.reason",
            f"Er geldt al een oordeel vanaf {day_in(newest.valid_from, 'nl')}, en dit is ouder. "
            "Schrijf waarom het daarvoor in de plaats komt, of leg het niet vast.",
            f"An opinion of {day_in(newest.valid_from, 'en')} holds already, and this is older. "
            "Write why it takes its place, or do not record it.",
        )
