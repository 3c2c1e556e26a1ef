"""What a reports desk needs of the trajectories: which periodic reports are due, and whose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.service._guard import at_work, log_list
from wissel.apps.trajectories.service._lists import CasePlace, open_duties, places
from wissel.apps.trajectories.service.today import AHEAD, TodayItem, item_of
from wissel.core.access import DataCategory
from wissel.core.reports import document_of
from wissel.infra.doors import Actor, read_door, today_of

#: How many reports a desk is told of, those that are due first.
MOST_REPORTS: Final = 200


@dataclass(frozen=True, slots=True)
class ReportWork:
    """The reports that are due, soonest first, and the places of everybody who is shown."""

    cases: int
    due: tuple[TodayItem, ...]
    places: dict[UUID, CasePlace]


@read_door
def report_work(*, actor: Actor, now: datetime, named: Iterable[UUID] = ()) -> ReportWork:
    """Return the first :data:`MOST_REPORTS` periodic reports that are late or due within two weeks.

    ``named`` are trajectories whose places are wanted too. A fixed number of queries.
    """
    day = today_of(now)
    cases = at_work(actor=actor, today=day).filter(closed_on=None).order_by()
    asked = Q(pk__in=[])
    for name, version in cases.values_list("programme", "programme_version").distinct():
        programme = bureaus.held_programme(name=name, version=version)
        written = [one.key for one in programme.deliveries if document_of(one.key) is not None]
        for key in (*(report.key for report in programme.reports), *written):
            asked |= Q(key__startswith=f"{name}:{key}@")
    rows = open_duties(actor, day, cases).filter(asked, due__lte=day + AHEAD)
    found = list(rows.order_by("due", "key")[:MOST_REPORTS])
    where = places(actor, day, {*named, *(row.trajectory_id for row in found)})
    log_list(actor=actor, event="reports.due", category=DataCategory.MILESTONES, shown=where)
    return ReportWork(cases.count(), tuple(item_of(row, where) for row in found), where)
