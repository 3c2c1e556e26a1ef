"""Mail: queued with the change, sent once, and empty of content."""

import inspect
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from tests.infra import work
from wissel.apps.bureaus.service import open_bureau
from wissel.infra import mail, tasks
from wissel.infra.changes import WriteOutsideDoor
from wissel.infra.doors import Actor, door
from wissel.infra.ids import uuid7
from wissel.infra.mail import Notice
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ADDRESS = "lezer@voorbeeld.example"
PATH = "/uitnodiging/0123.geheim/"


@pytest.fixture
def actor() -> Actor:
    made = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    open_bureau(actor=made, now=NOW, name="Wisselspoor", number_prefix="WS")
    return made


def run(now: datetime = NOW) -> int:
    """Run what is queued, as a worker would at that moment."""
    return drain(clock=lambda: now)


@door
def send(
    *, actor: Actor, now: datetime, to: str, notice: Notice, path: str, language: str = "nl"
) -> UUID:
    """Queue a mail and do nothing else: whoever may do this, may."""
    return mail.queue(actor=actor, now=now, to=to, notice=notice, path=path, language=language)


def queue(actor: Actor, notice: Notice = Notice.MESSAGE, language: str = "nl") -> UUID:
    """Queue a mail to the reader."""
    return send(actor=actor, now=NOW, to=ADDRESS, notice=notice, path=PATH, language=language)


def stored() -> str:
    """Return the mail table as somebody who copies the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM infra_mail")
        return repr(cursor.fetchall())


def test_a_mail_is_queued_by_a_door_that_asked_whether_it_may(actor: Actor) -> None:
    with pytest.raises(WriteOutsideDoor, match="queue asks no right"):
        mail.queue(actor=actor, now=NOW, to=ADDRESS, notice=Notice.MESSAGE, path=PATH)
    assert run() == 0


@door
def change_and_tell(*, actor: Actor, now: datetime, fails: bool) -> None:
    """Tell somebody of a change that may not come to pass."""
    queue(actor)
    if fails:
        raise work.Broken


def test_a_mail_leads_to_a_page_and_says_nothing_else(actor: Actor) -> None:
    queue(actor)
    run()
    (sent,) = django_mail.outbox
    assert sent.to == [ADDRESS]
    assert sent.subject == "Er staat een bericht klaar in Wissel"
    assert sent.body.split("\n\n") == [
        "Er staat een bericht klaar in Wissel. Bekijk het hier:",
        f"http://localhost:8000{PATH}",
        "In deze mail staat verder niets. De inhoud is alleen te zien na inloggen.\n",
    ]
    assert not sent.attachments


def test_there_is_no_way_to_hand_a_text_to_a_mail() -> None:
    taken = set(inspect.signature(mail.queue).parameters)
    assert taken == {"actor", "now", "to", "notice", "path", "language"}


@pytest.mark.parametrize(
    ("notice", "dutch", "english"),
    [
        (
            Notice.MESSAGE,
            "Er staat een bericht klaar in Wissel",
            "There is a message for you in Wissel",
        ),
        (
            Notice.REMINDER,
            "Herinnering: er staat nog iets klaar in Wissel",
            "Reminder: something is still waiting in Wissel",
        ),
        (Notice.INVITATION, "Uitnodiging voor Wissel", "Invitation to Wissel"),
    ],
)
def test_a_reader_is_written_to_in_their_own_language(
    actor: Actor, notice: Notice, dutch: str, english: str
) -> None:
    queue(actor, notice, "nl")
    run()
    queue(actor, notice, "en")
    run()
    assert [sent.subject for sent in django_mail.outbox] == [dutch, english]


def test_address_and_link_are_stored_encrypted_and_emptied_after_sending(actor: Actor) -> None:
    queue(actor)
    assert ADDRESS not in stored()
    assert "geheim" not in stored()
    tied = stored()
    run()
    assert len(stored()) < len(tied), "what was sent is emptied"


def test_the_queue_itself_knows_no_address(actor: Actor) -> None:
    queue(actor)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {DBTaskResult._meta.db_table}")  # noqa: S608 - our own name
        assert ADDRESS not in repr(cursor.fetchall())


def test_a_mail_about_a_change_that_failed_is_never_sent(actor: Actor) -> None:
    with pytest.raises(work.Broken):
        change_and_tell(actor=actor, now=NOW, fails=True)
    assert run() == 0
    change_and_tell(actor=actor, now=NOW, fails=False)
    assert run() == 1
    assert len(django_mail.outbox) == 1


def test_a_mail_whose_task_runs_again_is_sent_once(actor: Actor) -> None:
    key = queue(actor)
    again = {"bureau": str(actor.bureau), "mail": str(key)}
    tasks.enqueue(mail.deliver, **again)
    assert run() == 2
    tasks.enqueue(mail.deliver, **again)
    assert run() == 1
    assert len(django_mail.outbox) == 1
    assert tasks.failed_tasks() == ()


def test_a_mail_is_tried_again_when_the_mail_server_was_away(actor: Actor) -> None:
    key = queue(actor)
    work.BackendThatFailsOnce.calls = 0
    with override_settings(EMAIL_BACKEND="tests.infra.work.BackendThatFailsOnce"):
        run()
        assert django_mail.outbox == []
        run(NOW + timedelta(minutes=1))
        run(NOW + timedelta(days=1))
    (sent,) = django_mail.outbox
    assert sent.extra_headers["Message-ID"] == f"<{key}@localhost>"
    assert work.BackendThatFailsOnce.calls == 2


def test_a_reminder_of_the_night_waits_for_the_morning(actor: Actor) -> None:
    night, morning = (
        datetime(2026, 11, 25, 23, 0, tzinfo=UTC),
        datetime(2026, 11, 26, 7, tzinfo=UTC),
    )
    for notice in (Notice.REMINDER, Notice.MESSAGE):
        send(actor=actor, now=night, to=ADDRESS, notice=notice, path=PATH)
    run(morning - timedelta(seconds=1))
    assert [sent.subject for sent in django_mail.outbox] == ["Er staat een bericht klaar in Wissel"]
    run(morning)
    assert len(django_mail.outbox) == 2


def test_a_mail_says_that_a_program_sent_it(actor: Actor) -> None:
    queue(actor)
    run()
    assert django_mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("to", "path", "language", "error"),
    [
        ("geen adres", PATH, "nl", ValidationError),
        ("a@b.example\nBcc: c@d.example", PATH, "nl", ValidationError),
        (ADDRESS, "//elders.example/", "nl", ValueError),
        (ADDRESS, "elders", "nl", ValueError),
        (ADDRESS, PATH, "xx", ValueError),
    ],
    ids=["no address", "a header in it", "another host", "no page", "no language"],
)
def test_a_mail_that_cannot_be_right_is_refused_when_it_is_queued(
    actor: Actor, to: str, path: str, language: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        send(actor=actor, now=NOW, to=to, notice=Notice.MESSAGE, path=path, language=language)
    assert run() == 0


def test_a_mail_of_another_bureau_is_not_found(actor: Actor) -> None:
    key = queue(actor)
    other = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    open_bureau(actor=other, now=NOW, name="Ander bureau", number_prefix="AB")
    mail.deliver.func(now=NOW, bureau=str(other.bureau), mail=str(key))
    assert django_mail.outbox == []
