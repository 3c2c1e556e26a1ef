"""Taking back an entry that should not have been written: it stays readable and counts no more."""

from datetime import datetime
from uuid import UUID

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import obtain
from wissel.core.access import Action, DataCategory
from wissel.core.journal import JournalEntry, Note
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def withdraw(
    *, actor: Actor, now: datetime, trajectory: UUID, entry: UUID, reason: str
) -> JournalEntry:
    """Write a note in the place of an entry of one's own, with the reason.

    A correction keeps the kind and so still counts; this does not. Raises ``Refused`` for an entry
    that was corrected since: what holds then is somebody's later word.
    """
    old = Row.objects.filter(trajectory_id=trajectory, pk=entry).first()
    if old is None:
        raise Denied("no-such-entry", subject=str(trajectory))
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory(old.category),
        action=Action.WRITE,
        lock=True,
    )
    if (old.author, old.author_role) != (actor.name, actor.role):
        raise Denied("words-of-another", subject=str(trajectory), hidden=False)
    if Row.objects.filter(trajectory_id=trajectory, supersedes=entry).exists():
        raise Refused(
            "corrected-already",
            "$.entry",
            Text(
                "Deze regel is intussen gecorrigeerd. Er is niets teruggenomen.",
                "This entry was corrected in the meantime. Nothing was taken back.",
            ),
        )
    written = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=old.happened_on,
        content=Note(reason.strip()),
        category=old.category,
        supersedes=str(entry),
    )
    _derive.keep_up(obtained.row, today_of(now))
    return written
