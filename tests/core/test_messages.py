"""A message of the employee: it reads back as it was written, and the coach owes an answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.programme.case import Case, basis
from wissel.core import reports
from wissel.core.due import everything_due
from wissel.core.journal import JournalEntry, Message, Note, message_in
from wissel.core.obligations import Obligation, State

DAY = date(2026, 9, 3)  # a Thursday
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
TEXTS = st.lists(LINES.filter(bool), max_size=4).map("\n\n".join)


def entry_of(message: Message, **changed: object) -> JournalEntry:
    entry = JournalEntry(
        id="m1",
        seq=1,
        happened_on=DAY,
        recorded_at=datetime.combine(DAY, time(12), tzinfo=UTC),
        author="Werknemer",
        author_role="employee",
        category="messages",
        content=message.as_note(),
    )
    return replace(entry, **changed)  # type: ignore[arg-type]  # fields of the entry


@given(
    st.builds(
        Message,
        subject=st.sampled_from(["not-working", "question", "tell"]),
        text=TEXTS,
        step=LINES,
        call=st.just(True),
        call_when=LINES,
    )
)
def test_a_message_reads_back_as_it_was_written(message: Message) -> None:
    assert message_in(entry_of(message)) == message


def test_a_message_without_a_wish_to_be_called_reads_back_too() -> None:
    message = Message("tell", "Het ging goed.\n\nTot dinsdag.")
    assert message_in(entry_of(message)) == message


@pytest.mark.parametrize(
    "changed",
    [{"category": "working-notes"}, {"author_role": "coach"}],
)
def test_a_note_of_another_kind_or_writer_is_no_message(changed: dict[str, str]) -> None:
    assert message_in(entry_of(Message("question", "Mag dat?"), **changed)) is None


def test_a_note_in_other_words_is_a_message_with_that_text() -> None:
    assert message_in(entry_of(Message("tell"), content=Note("Zomaar iets"))) == Message(
        "tell", "Zomaar iets"
    )


def sent(case: Case, day: date = DAY) -> str:
    name = case.log(day, Message("not-working", step="Lees het rapport").as_note())
    case.entries[-1] = replace(case.entries[-1], category="messages", author_role="employee")
    return name


def answer_to(case: Case, name: str, today: date) -> Obligation:
    duty = everything_due(case.trajectory, basis(), today=today).find(f"message:answer@{name}")
    assert duty is not None
    return duty


def test_the_coach_owes_an_answer_within_two_working_days() -> None:
    case = Case()
    name = sent(case)
    duty = answer_to(case, name, DAY)
    assert (duty.actors, duty.due) == (("coach",), date(2026, 9, 7))  # over the weekend
    assert duty.state(DAY) is State.DUE
    assert duty.state(date(2026, 9, 8)) is State.OVERDUE


def test_a_contact_that_was_logged_after_it_is_the_answer() -> None:
    case = Case()
    name = sent(case)
    talk = case.talk(DAY)
    duty = answer_to(case, name, DAY)
    assert (duty.done_on, duty.evidence) == (DAY, (talk,))


def test_no_answer_is_a_contact_of_before_one_with_another_or_one_corrected_later() -> None:
    case = Case()
    before = case.talk(DAY)
    name = sent(case)
    case.talk(DAY, "employer")
    case.talk(date(2026, 9, 1), recorded=DAY)
    case.talk(DAY, corrects=before)
    assert answer_to(case, name, DAY).done_on is None


def test_an_answer_takes_no_contact_away_from_what_the_bureau_promised() -> None:
    case = Case()
    talk = case.talk(DAY)
    without = everything_due(case.trajectory, basis(), today=DAY).obligations
    case = Case()
    sent(case)
    case.talk(DAY)
    with_it = everything_due(case.trajectory, basis(), today=DAY).obligations
    kept = [duty.key for duty in without if talk in duty.evidence]
    assert kept
    assert [duty.key for duty in with_it if duty.done_on and not duty.is_private] == [
        duty.key for duty in without if duty.done_on
    ]


def test_a_reasoned_word_ends_the_duty_and_so_does_the_end_of_the_trajectory() -> None:
    case = Case()
    name = sent(case)
    case.decide(DAY, f"message:answer@{name}", "done-elsewhere")
    assert answer_to(case, name, DAY).state(DAY) is State.DONE
    case = Case(closed_on=DAY)
    assert answer_to(case, sent(case), DAY).state(DAY) is State.LAPSED


def test_a_report_says_nothing_of_messages_that_wait() -> None:
    case = Case()
    sent(case)
    today = date(2026, 9, 20)
    due = everything_due(case.trajectory, basis(), today=today)
    late = [duty for duty in due.obligations if duty.is_private]
    assert [duty.state(today) for duty in late] == [State.OVERDUE]
    drafted = reports.draft(
        case.trajectory,
        due.obligations,
        period_from=date(2026, 9, 1),
        period_to=date(2026, 9, 30),
        today=today,
    )
    said = " ".join(text for _, text in drafted.texts())
    assert "bericht van de medewerker" not in said
    assert "Het lukt niet" not in said
