"""Who can be asked to read a report as its second reader, and what a desk shows of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import MemberView
from wissel.apps.documents.service import _second
from wissel.apps.documents.service._desk import Desk
from wissel.apps.documents.service._second import Remark
from wissel.core import reports
from wissel.core.access import Role
from wissel.core.reports.record import ReportRecord
from wissel.infra.doors import Actor, today_of


@dataclass(frozen=True, slots=True)
class SecondView:
    """How the second reading stands: ``none``, ``asked``, ``returned``, ``agreed``, ``changed``.

    ``by`` is who did the last step, ``asked`` of whom it was asked. ``digest`` is the hash of the
    text as it stands; ``may_read``: this reader may say of it that it was read.
    """

    state: str
    by: str
    on: date | None
    asked: str
    remarks: tuple[Remark, ...]
    readers: tuple[MemberView, ...]
    digest: str
    may_read: bool


def second_view(desk: Desk, record: ReportRecord, actor: Actor, now: datetime) -> SecondView | None:
    """Return how the second reading stands, ``None`` where the bureau wants none."""
    if not _second.is_wanted(desk.row):
        return None
    state, last = _second.state_of(desk.row, record)
    own = actor.user is None or _second.has_written(desk.row, actor.user)
    return SecondView(
        state=state,
        by=last.by if last is not None else "",
        on=today_of(last.at) if last is not None else None,
        asked=last.asked if last is not None else "",
        remarks=last.remarks if last is not None else (),
        readers=readers_of(desk, actor, now),
        digest=reports.text_digest(record),
        may_read=state == "asked" and not own,
    )


def readers_of(desk: Desk, actor: Actor, now: datetime) -> tuple[MemberView, ...]:
    """Return who may read this report and did not write it, each person once.

    By the access table: the managers of the bureau, and the coaches of the case.
    """
    found = {
        one.user: one
        for one in (*_coaches(desk, actor, now), *_managers(actor, now))
        if one.active and not _second.has_written(desk.row, one.user) and one.user != actor.user
    }
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def _managers(actor: Actor, now: datetime) -> tuple[MemberView, ...]:
    return bureaus.members(actor=actor, now=now, role=Role.MANAGER)


def _coaches(desk: Desk, actor: Actor, now: datetime) -> Iterator[MemberView]:
    row = desk.within.obtained.row
    for membership in (row.coach_id, row.deputy_id):
        if membership is not None:
            yield bureaus.member(actor=actor, now=now, membership=membership)
