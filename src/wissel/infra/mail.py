"""Mail: says that something waits in Wissel, and never what.

A mail passes servers that are nobody's friend, so it holds one of a few fixed sentences and a link.
There is no parameter for a subject or a text: what cannot be handed in cannot leak.

``queue`` is a door within doors: who may tell whom was asked by the door around it. The mail is a
row of the bureau, its sending a task in the same transaction.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage  # noqa: TID251 - this is where mail goes through
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from wissel.core.clock import work_calendar
from wissel.core.dates import AMSTERDAM
from wissel.infra import models
from wissel.infra.doors import Actor, door, inner_door, read_door
from wissel.infra.tasks import enqueue, task, worker_actor

#: Between when reminders leave on a working day, in Amsterdam; before and after it is quiet.
MORNING, EVENING = time(8), time(18)


class Notice(StrEnum):
    """What a mail can say."""

    MESSAGE = "message"  #: something is ready to be seen
    REMINDER = "reminder"  #: something still waits
    INVITATION = "invitation"  #: make an account here
    PAPERS = "papers"  #: send papers here, without an account


@dataclass(frozen=True, slots=True)
class _Letter:
    to: str
    path: str
    notice: Notice
    language: str


@inner_door
def queue(
    *, actor: Actor, now: datetime, to: str, notice: Notice, path: str, language: str = "nl"
) -> UUID:
    """Queue a mail in the transaction of the caller; return its id.

    ``path`` is the page it leads to, from ``/`` on, and holds no name. ``language`` is the
    reader's. Raises ``ValidationError`` for an address that is none, ``ValueError`` for a path
    that leads elsewhere or a language that we do not speak.
    """
    validate_email(to)
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("a mail leads to a page of this installation")
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"no mail is written in {language!r}")
    row = models.Mail(to=to, path=path, notice=Notice(notice), language=language, queued_at=now)
    row.save()
    enqueue(deliver, after=_moment(row.notice, now), bureau=str(actor.bureau), mail=str(row.pk))
    return row.pk


@task
def deliver(*, now: datetime, bureau: str, mail: str) -> None:
    """Send a mail that was queued, unless an earlier attempt did.

    A worker that dies between the mail server's word and ours sends it twice; its
    ``Message-ID`` is then the same, by which a mailbox can tell.
    """
    actor, key = worker_actor(UUID(bureau)), UUID(mail)
    letter = _waiting(actor=actor, now=now, mail=key)
    if letter is not None:
        _message(letter, key).send()
        _mark_sent(actor=actor, now=now, mail=key)


def reminder_morning(now: datetime) -> datetime:
    """Return the morning of the first day on which a reminder may leave from ``now`` on.

    That is today on a working day until evening, else the next working day; none leaves on a
    Saturday, a Sunday or a general holiday. It may have passed: then a reminder leaves at once.
    """
    here = now.astimezone(AMSTERDAM)
    day = here.toordinal() + (here.time() > EVENING)
    day = work_calendar().on_or_after(day)
    return datetime.combine(date.fromordinal(day), MORNING, AMSTERDAM)


def reminder_leaves(now: datetime) -> datetime:
    """Return when a reminder that is queued ``now`` leaves: never in the quiet hours."""
    return max(now, reminder_morning(now))


def _moment(notice: str, now: datetime) -> datetime:
    """Return when to send: a reminder keeps the quiet hours, and what somebody did is told."""
    return reminder_leaves(now) if notice == Notice.REMINDER else now


@read_door
def _waiting(*, actor: Actor, now: datetime, mail: UUID) -> _Letter | None:
    row = models.Mail.objects.filter(pk=mail, sent_at=None).first()
    return None if row is None else _Letter(row.to, row.path, Notice(row.notice), row.language)


@door
def _mark_sent(*, actor: Actor, now: datetime, mail: UUID) -> None:
    row = models.Mail.objects.select_for_update().get(pk=mail)
    row.to, row.path, row.sent_at = "", "", row.sent_at or now
    row.save(update_fields=["to", "path", "sent_at"])


def _message(letter: _Letter, key: UUID) -> EmailMessage:
    with translation.override(letter.language):
        subject, text, close = _words(letter.notice)
    sender = settings.DEFAULT_FROM_EMAIL
    domain = sender.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        subject=subject,
        body=f"{text}\n\n{settings.WISSEL_BASE_URL}{letter.path}\n\n{close}\n",
        from_email=sender,
        to=[letter.to],
        headers={"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"},
    )


def _words(notice: Notice) -> tuple[str, str, str]:
    """Return subject, first line and last line; nobody is addressed, so it fits every reader."""
    inside = _("In deze mail staat verder niets. De inhoud is alleen te zien na inloggen.")
    if notice is Notice.MESSAGE:
        return (
            _("Er staat een bericht klaar in Wissel"),
            _("Er staat een bericht klaar in Wissel. Bekijk het hier:"),
            inside,
        )
    if notice is Notice.REMINDER:
        return (
            _("Herinnering: er staat nog iets klaar in Wissel"),
            _("Er staat nog iets klaar in Wissel. Bekijk het hier:"),
            inside,
        )
    if notice is Notice.PAPERS:
        return (
            _("Er wordt u om stukken gevraagd"),
            _("Een re-integratiebureau vraagt u om stukken. U stuurt ze hier, zonder account:"),
            _("De link is alleen voor u en werkt een beperkte tijd. Deel de link met niemand."),
        )
    return (
        _("Uitnodiging voor Wissel"),
        _("Dit is een uitnodiging voor Wissel. Maak hier een account:"),
        _("De link werkt één keer en een beperkte tijd. Deel de link met niemand."),
    )
