"""Messages of the employee to the coach: sending one, reading it, knowing that it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.core.access import Action, DataCategory, Role
from wissel.core.due import Due
from wissel.core.journal import JournalEntry, Message, message_in, standing
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.models import AccessLogEntry

#: How much a message and its small fields may say.
MOST_TEXT = 2000
MOST_LINE = 200
#: Messages of one case in a day. Enough for a bad day, too few to fill a list with.
MOST_A_DAY = 20

#: What became of a message. ``answered``: the coach logged a contact, or said it was done.
MessageState: TypeAlias = Literal["sent", "read", "answered"]
_OPENED = ("message.view", "journal.view")


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message, when it was sent, and what became of it."""

    id: UUID
    sent_at: datetime
    author: str
    message: Message
    state: MessageState
    answered_on: date | None


@door
def send_message(
    *, actor: Actor, now: datetime, trajectory: UUID, message: Message
) -> JournalEntry:
    """Write a message of the employee to the coach, as one entry of the journal.

    Only the employee may. Raises :class:`Refused` (``$.text``, ``$.call_when``) for one without
    words where words are the message, one that is too long, and for a case without a coach or that
    is closed: then nobody would read it.
    """
    obtained = _obtain(actor, trajectory, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    _check(message)
    _check_reader(obtained.row)
    _check_often(obtained.row, now)
    entry = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=today_of(now),
        content=message.as_note(),
        category=DataCategory.MESSAGES,
    )
    _derive.keep_up(obtained.row, today_of(now))
    return entry


@read_door
def message(*, actor: Actor, now: datetime, trajectory: UUID, entry: UUID) -> MessageView:
    """Return one message to whoever may read it. The employee then sees that the coach read it."""
    obtained = _obtain(actor, trajectory, Action.READ)
    found = [one for one in _views(obtained, now) if one.id == entry]
    if not found:
        raise Denied("no-such-message", subject=str(trajectory))
    obtained.log("message.view", DataCategory.MESSAGES, detail=str(entry))
    return found[0]


@read_door
def messages(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[MessageView, ...]:
    """Return every message of the employee, newest first, to whoever may read them.

    Not for the coach's pages: that one opened a message is noted by :func:`message`.
    """
    obtained = _obtain(actor, trajectory, Action.READ)
    found = _views(obtained, now)
    obtained.log("message.list", DataCategory.MESSAGES, detail=str(len(found)))
    return tuple(reversed(found))


def _obtain(actor: Actor, trajectory: UUID, action: Action, *, lock: bool = False) -> Obtained:
    return obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MESSAGES,
        action=action,
        lock=lock,
    )


def _views(obtained: Obtained, now: datetime) -> list[MessageView]:
    case, due = _derive.derive(obtained.row, today_of(now))
    entries = [entry for entry in standing(case.journal) if message_in(entry) is not None]
    opened = _opened(obtained.row, entries)
    return [_view(entry, due, opened) for entry in entries]


def _view(
    entry: JournalEntry, due: Due, opened: Sequence[tuple[datetime, str, str]]
) -> MessageView:
    said = message_in(entry)
    if said is None:
        raise ValueError(f"entry {entry.id} is no message")
    duty = due.find(f"message:answer@{entry.id}")
    answered_on = _answered_on(duty)
    read = any(
        at >= entry.recorded_at and (event == "journal.view" or detail == entry.id)
        for at, event, detail in opened
    )
    return MessageView(
        id=UUID(entry.id),
        sent_at=entry.recorded_at,
        author=entry.author,
        message=said,
        state="answered" if answered_on is not None else "read" if read else "sent",
        answered_on=answered_on,
    )


def _answered_on(duty: Obligation | None) -> date | None:
    if duty is None:
        return None
    word = duty.exemption
    if duty.done_on is None and word is not None and word.kind == "done-elsewhere":
        return word.on
    return duty.done_on


def _opened(row: Trajectory, entries: Sequence[JournalEntry]) -> list[tuple[datetime, str, str]]:
    """Return when a coach opened a message or the whole journal: moment, event, entry."""
    if not entries:
        return []
    rows = AccessLogEntry.objects.filter(
        subject=str(row.pk),
        actor_role=Role.COACH,
        event__in=_OPENED,
        outcome="ok",
        at__gte=min(entry.recorded_at for entry in entries),
    )
    return list(rows.values_list("at", "event", "detail"))


def _check(message: Message) -> None:
    if not message.text.strip() and message.subject != "not-working" and not message.call:
        raise Refused(
            "text-missing",
            "$.text",
            Text("Schrijf in het kort wat u wilt zeggen.", "Write in short what you want to say."),
        )
    for place, said, most in (
        ("text", message.text, MOST_TEXT),
        ("call_when", message.call_when, MOST_LINE),
        ("step", message.step, MOST_LINE),
    ):
        if len(said) > most:
            raise Refused(
                "too-long",
                f"$.{place}",
                Text(
                    f"Uw tekst is te lang. Schrijf minder dan {most} letters.",
                    f"Your text is too long. Write fewer than {most} letters.",
                ),
            )


def _check_reader(row: Trajectory) -> None:
    if row.closed_on is not None or row.coach_id is None:
        raise Refused(
            "no-reader",
            "$",
            Text(
                "Er is nu geen coach die dit leest. Bel of mail uw bureau.",
                "There is no coach who reads this now. Call or mail your bureau.",
            ),
        )


def _check_often(row: Trajectory, now: datetime) -> None:
    sent = Row.objects.filter(
        trajectory=row,
        category=DataCategory.MESSAGES,
        recorded_at__gt=now - timedelta(days=1),
    ).count()
    if sent >= MOST_A_DAY:
        raise Refused(
            "too-many",
            "$",
            Text(
                "U stuurde vandaag al veel berichten. Bel uw coach.",
                "You sent many messages today. Please call your coach.",
            ),
        )
