"""How things go as it is kept: what was said on which day, and with whom it is shared now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wissel.apps.guidance.models import CheckIn as Row
from wissel.apps.guidance.models import CheckInShare
from wissel.core.access import DataCategory, Role
from wissel.core.checkins import CheckIn
from wissel.core.consents import stood_since
from wissel.core.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class CheckInView:
    """What was said on a day, and with whom it is shared. ``shared_at``: since that choice."""

    id: UUID
    said: CheckIn
    at: datetime
    shared_at: datetime | None = None
    with_coach: bool = False
    in_reports: bool = False

    @property
    def day(self) -> date:
        """The day on which it was said."""
        return self.said.day

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads it."""
        return not (self.with_coach or self.in_reports)


def kept_check_ins(case: Trajectory, trajectory: UUID) -> tuple[CheckInView, ...]:
    """Return what was said on each day, oldest first; what was taken away is not there."""
    rows = Row.objects.filter(trajectory_id=trajectory).prefetch_related("shares")
    return tuple(view_of(case, row) for row in rows.order_by("day") if row.said)


def view_of(case: Trajectory, row: Row) -> CheckInView:
    """Return a check-in with the newest choice about it, as far as that still holds."""
    said = CheckIn(row.day, row.version, dict(row.said or {}))
    newest = max(row.shares.all(), key=lambda share: share.number, default=None)
    if newest is None:
        return CheckInView(row.pk, said, row.at)
    coach = newest.coach and coach_may_since(case, newest.at)
    shared = newest.at if coach or newest.reports else None
    return CheckInView(row.pk, said, row.at, shared, coach, newest.reports)


def coach_may_since(case: Trajectory, moment: datetime) -> bool:
    """Whether the consent that a coach needs stands since that moment or longer."""
    return stood_since(case.consents, DataCategory.CHECK_INS, Role.COACH, moment)


def is_shared(views: Iterable[CheckInView]) -> bool:
    """Whether a coach may read one of these."""
    return any(one.with_coach for one in views)


def choose(row: Row, now: datetime, *, coach: bool, reports: bool) -> None:
    """Write down with whom a check-in is shared from now on."""
    number = CheckInShare.objects.filter(check_in=row).count() + 1
    CheckInShare(check_in=row, number=number, at=now, coach=coach, reports=reports).save()
