"""Two reminders to an employee who has a draft to read: half-way and on the last day."""

from datetime import datetime

from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk
from wissel.apps.trajectories import service as trajectories
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def remind_readers(*, actor: Actor, now: datetime) -> int:
    """Queue the reminders that are due today; return how many. Twice on a day sends no more.

    The mail says that something waits, never what (norms 6).
    """
    if not actor.is_system:
        raise Denied("command-only")
    today, sent = today_of(now), 0
    waiting = Report.objects.select_for_update().filter(
        state=_desk.READING, read_until__gte=today
    )
    for row in waiting.order_by("id"):
        if row.sent_on is None or row.read_until is None:
            continue
        half_way = trajectories.working_days_after(row.sent_on, 3)
        wanted = 2 if today >= row.read_until else 1 if today >= half_way else 0
        if row.reminded >= wanted:
            continue
        address = trajectories.employee_address(actor=actor, now=now, trajectory=row.trajectory_id)
        if address:
            mail.queue_notice(to=address, bureau=actor.bureau)
            sent += 1
        row.reminded = wanted
        row.save(update_fields=["reminded"])
    return sent
