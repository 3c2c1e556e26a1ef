"""What the employee can do, as company doctor or labour expert wrote it."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.models import CapacityVersion, Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import obtain
from wissel.core.access import Action, DataCategory
from wissel.core.journal import CapacityReceived
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity, CapacityItem
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, door, today_of


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
) -> Capacity:
    """Record a new capacity version from its source, and its entry in the journal.

    Functional words only. Source and author are required: an opinion has an owner.
    """
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.CAPACITY, lock=True)
    if not obtained.sees(DataCategory.CAPACITY, Action.WRITE):
        # Not its author: then whoever keeps the journal takes it over from paper, and no client.
        obtained.demand(DataCategory.ACTIVITIES, Action.WRITE)
    today = today_of(now)
    check_opinion(source, author, hours_per_day, hours_per_week)
    check_happened(valid_from, today)
    row = obtained.row
    said = Capacity(
        id="",
        version=CapacityVersion.objects.filter(trajectory=row).count() + 1,
        valid_from=valid_from,
        source=source,  # type: ignore[arg-type]  # checked above
        author=author.strip(),
        hours_per_day=hours_per_day,
        hours_per_week=hours_per_week,
        items=items,
        document=document,
    )
    received = _store(row, now, said)
    _journal.append(row=row, actor=actor, now=now, happened_on=valid_from, content=received)
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


def check_opinion(source: str, author: str, per_day: float | None, per_week: float | None) -> None:
    """Refuse an opinion without an owner, or with hours that no day or week has."""
    if source not in ("company-doctor", "labour-expert", "uwv") or not author.strip():
        raise Refused(
            "no-source",
            "$.author",
            Text(
                "Noem wie dit oordeel gaf: bedrijfsarts, arbeidsdeskundige of UWV, met naam.",
                "Name whose opinion this is: the company doctor, the labour expert or UWV.",
            ),
        )
    for place, hours, most in (("hours_per_day", per_day, 24), ("hours_per_week", per_week, 168)):
        if hours is not None and not 0 <= hours <= most:
            raise Refused(
                "hours",
                f"$.{place}",
                Text(
                    f"{hours:g} uur kan niet. Vul een getal van 0 tot {most} in.",
                    f"{hours:g} hours is not possible. Give a number from 0 to {most}.",
                ),
            )
