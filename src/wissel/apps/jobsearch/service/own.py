"""The vacancies that the bureau entered itself: to look at, and how they were understood."""

from dataclasses import dataclass
from datetime import date, datetime

from wissel.apps.jobsearch.models import OwnVacancy
from wissel.apps.jobsearch.service.entering import WHO
from wissel.connections.wire import read_value
from wissel.core.vacancies import ReadVacancy
from wissel.infra.doors import Actor, Denied, read_door, today_of

#: So many stand in the list; who looks for an older one has its address.
_MOST = 100


@dataclass(frozen=True, slots=True)
class OwnView:
    """A vacancy of the bureau with what was read of it. ``open``: somebody can still get it."""

    read: ReadVacancy
    entered_at: datetime
    entered_by: str
    gone_on: date | None
    open: bool


@read_door
def own_vacancies(*, actor: Actor, now: datetime) -> tuple[OwnView, ...]:
    """Return what the bureau entered and is open, the newest first."""
    _demand_bureau(actor)
    rows = OwnVacancy.objects.filter(gone_on=None).order_by("-pk")[:_MOST]
    return tuple(one for one in (_view(row, today_of(now)) for row in rows) if one.open)


@read_door
def own_vacancy(*, actor: Actor, now: datetime, vacancy: str) -> OwnView:
    """Return one vacancy of the bureau, open or closed."""
    _demand_bureau(actor)
    row = next(
        (one for one in OwnVacancy.objects.filter(read__vacancy__id=vacancy).order_by("pk")), None
    )
    if row is None:
        raise Denied("no-such-vacancy")
    return _view(row, today_of(now))


def _demand_bureau(actor: Actor) -> None:
    if actor.role not in WHO:
        raise Denied("bureau-only", hidden=False)


def _view(row: OwnVacancy, today: date) -> OwnView:
    past = row.closes_on is not None and row.closes_on < today
    return OwnView(
        read=read_value(ReadVacancy, row.read),
        entered_at=row.entered_at,
        entered_by=row.entered_by,
        gone_on=row.gone_on,
        open=row.gone_on is None and not past,
    )
