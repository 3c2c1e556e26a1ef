"""A report that is made once and was made elsewhere: that it was delivered, and when."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.core.access import STAFF, Action, DataCategory
from wissel.core.journal import JournalEntry, ReportEvent
from wissel.core.programme import Delivery
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def report_delivered(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    delivery: str,
    day: date,
    corrects: UUID | None = None,
) -> JournalEntry:
    """Write down that a report the programme promises once was delivered on ``day``.

    ``delivery`` is the key of one of the programme's deliveries; any other is :class:`Refused`, as
    is a day ahead. Who writes reports may say it. ``corrects`` names the entry of the same sort
    that said it wrongly; a report of the program itself is corrected at its desk and nowhere else.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.DRAFT_REPORTS,
        action=Action.WRITE,
        lock=True,
    )
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    today = today_of(now)
    promised = _promised(obtained.row, delivery)
    check_happened(day, today)
    old = None if corrects is None else _delivered(obtained.row, corrects)
    entry = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=day,
        content=ReportEvent(
            report="", event="released", period=day.isoformat()[:7], label=delivery
        ),
        supersedes=None if old is None else old.id,
        settles=old.settles if old is not None else _settled(obtained.row, promised, day, today),
    )
    _derive.keep_up(obtained.row, today)
    return entry


def _settled(row: Trajectory, promised: Delivery, day: date, today: date) -> str | None:
    """Return the duty that a report of one occasion settles: the oldest that was open by then."""
    if not promised.each:
        return None
    event = f"report-event:released:{promised.key}"
    _, due = _derive.derive(row, today)
    asked = [
        duty
        for duty in due.obligations
        if event in duty.satisfied_by
        and duty.state(today).is_open
        and duty.opens is not None
        and duty.opens <= day
    ]
    return min(asked, key=lambda duty: (duty.opens or date.max, duty.key)).key if asked else None


def _promised(row: Trajectory, delivery: str) -> Delivery:
    programme = _derive.programme_of(row)
    found = next((each for each in programme.deliveries if each.key == delivery), None)
    if found is None:
        raise Refused(
            "no-such-delivery",
            "$.delivery",
            Text(
                f"De werkwijze van dit traject kent geen levering '{delivery}'.",
                f"The way of working of this trajectory knows no delivery '{delivery}'.",
            ),
        )
    return found


def _delivered(row: Trajectory, entry: UUID) -> JournalEntry:
    """Return the entry to correct: a delivery made elsewhere that stands."""
    found = Row.objects.filter(trajectory=row, pk=entry).first()
    if found is None:
        raise Denied("no-such-entry", subject=str(row.pk))
    old = entry_of(found)
    content = old.content
    if not isinstance(content, ReportEvent) or content.event != "released" or content.report:
        raise Refused(
            "no-delivery",
            "$.corrects",
            Text(
                "Deze regel is geen levering van elders. Corrigeer een rapport bij het rapport.",
                "This entry is no delivery from elsewhere. Correct a report at the report.",
            ),
        )
    if Row.objects.filter(trajectory=row, supersedes=found.pk).exists():
        raise Refused(
            "corrected-already",
            "$.corrects",
            Text(
                "Deze regel is al gecorrigeerd. Corrigeer de nieuwste versie.",
                "This entry was corrected already. Correct the newest version.",
            ),
        )
    return old
