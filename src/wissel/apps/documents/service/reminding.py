"""The reminders to an employee who has a draft to read, on the days the programme names."""

from datetime import datetime

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def remind_readers(*, actor: Actor, now: datetime) -> int:
    """Queue the reminders that are due; return how many. Twice on a day sends no more.

    The mail says that something waits, never what (norms 6).
    """
    if not actor.is_system:
        raise Denied("command-only")
    sent = 0
    for row in Report.objects.select_for_update().filter(state=_desk.READING).order_by("id"):
        sent += _remind(row, actor, now)
    return sent


def _remind(row: Report, actor: Actor, now: datetime) -> int:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=row.trajectory_id, category=DataCategory.DRAFT_REPORTS
    )
    duty = _desk.reading_duty(within.due, row.sent_entry)
    today = today_of(now)
    if duty is None or not duty.state(today).is_open:
        return 0
    days = [one for one in within.due.reminders if one.obligation == duty.key and one.on <= today]
    if len(days) <= row.reminded:
        return 0
    row.reminded = len(days)
    row.save(update_fields=["reminded"])
    address = trajectories.employee_address(within=within)
    if not address:
        return 0
    mail.queue(
        actor=actor,
        now=now,
        to=address,
        notice=mail.Notice.REMINDER,
        path="/",
        language=bureaus.language_of(email=address),
    )
    return 1
