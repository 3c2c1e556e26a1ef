"""Quotes that are with an employer and run out soon: one mail, and nothing of what is in it."""

from datetime import datetime, timedelta
from typing import Final

from wissel.apps.orders.models import Quote
from wissel.apps.orders.service import _quotes
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, today_of

#: How long before its last day the employer hears of it: a choice of the house.
BEFORE: Final = timedelta(days=5)


@door
def remind_of_quotes(*, actor: Actor, now: datetime) -> int:
    """Mail the employer once of each quote that waits and runs out within :data:`BEFORE`.

    Part of the daily work. Return how many quotes that was; of one without anybody to mail the day
    is kept too, so that it is not looked at each day.
    """
    if not actor.is_system:
        raise Denied("command-only")
    today = today_of(now)
    rows = Quote.objects.filter(
        sent_at__isnull=False,
        accepted_at=None,
        declined_at=None,
        withdrawn_at=None,
        reminded_on=None,
        valid_until__gte=today,
        valid_until__lte=today + BEFORE,
    )
    found = list(rows.order_by("id"))
    for row in found:
        within = _quotes.within(actor, now, row.trajectory_id, Action.READ)
        if within.case.closed_on is None:
            for address in trajectories.employer_addresses(within=within):
                path = f"/werkgever/offerte/{row.pk}/"
                _quotes.tell(actor, now, address, path, notice=mail.Notice.REMINDER)
        row.reminded_on = today
        row.save(update_fields=["reminded_on"])
    return len(found)
