"""Messages of the employee: the coach of the case reads them, the employer never learns of them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, Message, Note
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

SAID = "Woensdag lukt niet, de bus rijdt dan niet."
HELP = Message("not-working", SAID, step="Belt met de gemeente", call=True, call_when="na tien uur")
CALL = Contact(("employee",), "phone", "Een andere dag gekozen.")
#: Who may read a message by the access table: the person and the coach of the case.
READERS = {"employee", "coach"}


def send(cast: Cast, message: Message = HELP, actor: Actor | None = None) -> UUID:
    entry = trajectories.send_message(
        actor=actor or cast.employee, now=NOW, trajectory=cast.trajectory, message=message
    )
    return UUID(entry.id)


def view(cast: Cast, entry: UUID, name: str = "employee") -> trajectories.MessageView:
    found = trajectories.messages(
        actor=cast.everybody[name], now=NOW + timedelta(minutes=5), trajectory=cast.trajectory
    )
    return next(one for one in found if one.id == entry)


def test_a_message_is_one_note_between_the_employee_and_the_coach(cast: Cast) -> None:
    made = send(cast)
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [entry] = [one for one in entries if one.id == str(made)]
    assert (entry.kind, entry.category, entry.author_role) == ("note", "messages", "employee")
    assert view(cast, made, "coach").message == HELP


def test_only_the_person_and_the_coach_read_it_or_know_that_it_waits(cast: Cast) -> None:
    made = send(cast)
    key = f"message:answer@{made}"
    known: dict[str, set[str]] = {"journal": set(), "duty": set(), "list": set(), "page": set()}
    for name, actor in cast.everybody.items():
        try:
            case = trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory)
        except Denied:
            pass
        else:
            known["journal"] |= {name} if SAID in str(case.case.journal) else set()
            known["duty"] |= {name} if case.due.find(key) is not None else set()
        items = trajectories.today_list(actor=actor, now=NOW)
        known["list"] |= {name} if key in {item.duty.key for item in items} else set()
        try:
            trajectories.message(actor=actor, now=NOW, trajectory=cast.trajectory, entry=made)
        except Denied:
            pass
        else:
            known["page"].add(name)
    assert known == dict.fromkeys(known, READERS)


def test_the_next_day_in_the_list_of_others_says_nothing_of_a_message(cast: Cast) -> None:
    def days() -> dict[str, list[date | None]]:
        return {
            name: [line.next_due for line in trajectories.case_lines(actor=actor, now=later)]
            for name, actor in cast.everybody.items()
            if name not in READERS
        }

    later = NOW + timedelta(days=1)
    before = days()
    send(cast)
    assert days() == before


@pytest.mark.parametrize(
    "name",
    ["coach", "other_coach", "planner", "manager", "employer", "line_manager", "company_doctor",
     "labour_expert", "host_employer", "auditor", "sysadmin", "stranger", "stranger_employee"],
)  # fmt: skip
def test_nobody_sends_a_message_in_the_name_of_the_employee(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        send(cast, actor=cast.everybody[name])
    assert not trajectories.messages(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def test_the_coach_corrects_no_message_of_the_employee(cast: Cast) -> None:
    made = send(cast)
    with pytest.raises(Denied, match="words-of-another"):
        trajectories.correct(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            entry=made,
            happened_on=NOW.date(),
            content=Note("Iets anders."),
        )


def test_the_employee_sees_that_it_was_sent_read_and_answered(cast: Cast) -> None:
    made, other = send(cast), send(cast, Message("question", "Mag ik een dag ruilen?"))
    assert (view(cast, made).state, view(cast, other).state) == ("sent", "sent")
    trajectories.message(actor=cast.coach, now=NOW, trajectory=cast.trajectory, entry=made)
    assert (view(cast, made).state, view(cast, other).state) == ("read", "sent")
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=CALL,
    )
    assert {(one.state, one.answered_on) for one in (view(cast, made), view(cast, other))} == {
        ("answered", NOW.date())
    }


def test_reading_it_oneself_is_not_the_coach_reading_it(cast: Cast) -> None:
    made = send(cast)
    trajectories.message(actor=cast.employee, now=NOW, trajectory=cast.trajectory, entry=made)
    trajectories.entries(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert view(cast, made).state == "sent"


def test_a_contact_after_it_takes_it_off_the_list_of_today(cast: Cast) -> None:
    def waiting() -> int:
        items = trajectories.today_list(actor=cast.coach, now=NOW)
        return sum(item.duty.is_private for item in items)

    send(cast)
    assert waiting() == 1
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=CALL,
    )
    assert waiting() == 0


def test_a_word_about_the_duty_stays_between_the_two_as_well(cast: Cast) -> None:
    made = send(cast)
    word = {
        "now": NOW,
        "trajectory": cast.trajectory,
        "obligation": f"message:answer@{made}",
        "effect": "done-elsewhere",
        "reason": "Bij de koffie besproken.",
    }
    for name in ("planner", "employer", "manager"):
        with pytest.raises(Denied):
            trajectories.decide_duty(actor=cast.everybody[name], **word)  # type: ignore[arg-type]  # keywords of the door
    trajectories.decide_duty(actor=cast.coach, **word)  # type: ignore[arg-type]  # keywords of the door
    assert view(cast, made).state == "answered"
    for name in ("planner", "employer", "manager", "labour_expert"):
        entries = trajectories.entries(
            actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory
        )
        assert "koffie" not in str(entries)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        (Message("question"), "$.text"),
        (Message("tell", " \n "), "$.text"),
        (Message("tell", "a" * 2001), "$.text"),
        (replace(HELP, call_when="a" * 201), "$.call_when"),
    ],
)
def test_a_message_without_words_or_with_too_many_is_refused(
    cast: Cast, message: Message, place: str
) -> None:
    with pytest.raises(Refused) as refused:
        send(cast, message)
    assert refused.value.path == place


def test_that_it_does_not_work_out_needs_no_words(cast: Cast) -> None:
    assert view(cast, send(cast, Message("not-working"))).message == Message("not-working")


def test_words_of_health_are_advice_for_later_and_never_a_lock(cast: Cast) -> None:
    said = Message("tell", "Ik heb weer last van mijn rug en slik pillen.")
    assert view(cast, send(cast, said)).message == said


def test_many_messages_in_a_day_end_in_a_call(cast: Cast) -> None:
    for _ in range(20):
        send(cast, Message("not-working"))
    with pytest.raises(Refused, match="call your coach"):
        send(cast)


def test_without_a_reader_nothing_is_sent(cast: Cast) -> None:
    from wissel.apps.trajectories.models import Trajectory
    from wissel.infra.doors import door

    @door
    def leave_without_coach(*, actor: Actor, now: object) -> None:
        row = Trajectory.objects.get(pk=cast.trajectory)
        row.coach = None
        row.save(update_fields=["coach"])

    leave_without_coach(actor=cast.command, now=NOW)
    with pytest.raises(Refused, match="no coach"):
        send(cast)
