"""What the employer asks of the bureau, who may ask and answer it, and what becomes of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import RequestView
from wissel.core.journal import ClientRequest
from wissel.core.obligations import State
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db

SAID = "Meer aandacht voor werk in de buurt, graag."
ADJUST = ClientRequest("adjust", SAID)
ANSWER = "Wij zoeken voortaan binnen een half uur reizen."
#: Who reads the calendar of the case by the access table.
READERS = {
    "employee", "coach", "planner", "manager", "employer", "company_doctor", "labour_expert",
}  # fmt: skip
#: Who writes in it and works for the bureau.
ANSWERERS = {"coach", "planner"}


def ask(cast: Cast, request: ClientRequest = ADJUST, actor: Actor | None = None) -> UUID:
    entry = trajectories.ask(
        actor=actor or cast.employer, now=NOW, trajectory=cast.trajectory, request=request
    )
    return UUID(entry.id)


def answer(cast: Cast, entry: UUID, actor: Actor | None = None, **more: Any) -> None:
    said = {"answer": ANSWER} | more
    trajectories.answer_request(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, entry=entry, **said
    )


def view(cast: Cast, entry: UUID, actor: Actor | None = None) -> RequestView:
    return trajectories.request(
        actor=actor or cast.employer, now=NOW, trajectory=cast.trajectory, entry=entry
    )


def test_a_request_is_one_entry_and_waits_for_an_answer_with_a_last_day(cast: Cast) -> None:
    made = ask(cast)
    found = view(cast, made)
    assert (found.request, found.state, found.author) == (ADJUST, "asked", "Peter Hoekstra")
    assert found.last_day == date(2026, 11, 25)  # three working days after this Sunday
    assert found.duty is not None
    assert found.duty.actors == ("coach",)
    items = trajectories.today_list(actor=cast.coach, now=NOW)
    assert found.duty.key in {item.duty.key for item in items}


def test_the_answer_is_an_entry_of_its_own_and_settles_the_duty(cast: Cast) -> None:
    made, other = ask(cast), ask(cast, ClientRequest("question", "Wanneer komt het rapport?"))
    answer(cast, made)
    found = view(cast, made)
    assert (found.state, found.answer, found.answered_by) == ("answered", ANSWER, "Noor Akkerman")
    assert found.answered_on == NOW.date()
    assert found.duty is not None
    assert found.duty.state(NOW.date()) is State.DONE
    assert view(cast, other).state == "asked"


def test_they_are_listed_with_the_newest_first(cast: Cast) -> None:
    first, second = ask(cast), ask(cast, ClientRequest("call-back", ""))
    found = trajectories.requests(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert [one.id for one in found] == [second, first]


def test_whoever_reads_the_calendar_reads_the_request_and_nobody_else(cast: Cast) -> None:
    made = ask(cast)
    one, many = set(), set()
    for name, actor in cast.everybody.items():
        try:
            view(cast, made, actor)
        except Denied:
            pass
        else:
            one.add(name)
        try:
            trajectories.requests(actor=actor, now=NOW, trajectory=cast.trajectory)
        except Denied:
            pass
        else:
            many.add(name)
    assert (one, many) == (READERS, READERS)


def test_only_the_employer_asks_in_the_name_of_the_employer(cast: Cast) -> None:
    asked = set()
    for name, actor in cast.everybody.items():
        try:
            ask(cast, actor=actor)
        except Denied:
            pass
        else:
            asked.add(name)
    assert asked == {"employer"}


@pytest.mark.slow
def test_only_the_bureau_answers(cast: Cast) -> None:
    answered = set()
    for name, actor in cast.everybody.items():
        made = ask(cast)
        try:
            answer(cast, made, actor)
        except Denied:
            pass
        else:
            answered.add(name)
    assert answered == ANSWERERS


def test_an_entry_that_is_no_request_of_this_case_is_not_there(cast: Cast) -> None:
    made = ask(cast)
    answer(cast, made)
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    others = [UUID(entry.id) for entry in entries if UUID(entry.id) != made]
    assert others  # the answer itself among them
    for entry in (*others, uuid4()):
        with pytest.raises(Denied):
            view(cast, entry)
        with pytest.raises(Denied):
            answer(cast, entry)
    with pytest.raises(Denied):
        trajectories.request(
            actor=cast.employer, now=NOW, trajectory=cast.other_trajectory, entry=made
        )


def test_a_request_enters_the_journal_by_its_own_door_only(cast: Cast) -> None:
    made = ask(cast)
    for content in (ADJUST, ClientRequest("adjust", "", ANSWER, about=str(made))):
        for actor in (cast.coach, cast.employer):
            with pytest.raises(Refused, match="by itself"):
                trajectories.log(
                    actor=actor,
                    now=NOW,
                    trajectory=cast.trajectory,
                    happened_on=NOW.date(),
                    content=content,
                )
    with pytest.raises(Refused, match="by itself"):
        trajectories.correct(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            entry=made,
            happened_on=NOW.date(),
            content=ClientRequest("adjust", "iets anders"),
        )


@pytest.mark.parametrize(
    "request_",
    [
        ClientRequest("adjust", ""),
        ClientRequest("question", " \n "),
        ClientRequest("question", "a" * 2001),
        ClientRequest("call-back", "a" * 2001),
    ],
)
def test_a_request_without_words_or_with_too_many_is_refused(
    cast: Cast, request_: ClientRequest
) -> None:
    with pytest.raises(Refused) as refused:
        ask(cast, request_)
    assert refused.value.path == "$.text"


def test_to_be_called_needs_no_words(cast: Cast) -> None:
    assert view(cast, ask(cast, ClientRequest("call-back", ""))).request.text == ""


def test_a_request_brings_no_answer_of_its_own(cast: Cast) -> None:
    forged = ClientRequest("adjust", SAID, "Ja, doen wij.", about=str(uuid4()))
    found = view(cast, ask(cast, forged))
    assert (found.state, found.request) == ("asked", ADJUST)


@pytest.mark.parametrize("words", ["", "  \n", "a" * 4001])
def test_an_answer_without_words_or_with_too_many_is_refused(cast: Cast, words: str) -> None:
    made = ask(cast)
    with pytest.raises(Refused) as refused:
        answer(cast, made, answer=words)
    assert refused.value.path == "$.answer"
    assert view(cast, made).state == "asked"


def test_a_second_answer_is_refused(cast: Cast) -> None:
    made = ask(cast)
    answer(cast, made)
    with pytest.raises(Refused, match="answered already"):
        answer(cast, made, answer="Nog iets.")
    assert view(cast, made).answer == ANSWER


def test_an_answer_in_a_call_is_a_contact_with_the_employer_too(cast: Cast) -> None:
    answer(cast, ask(cast, ClientRequest("call-back", "Morgen na tien uur.")), called=True)
    entries = trajectories.entries(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert [entry.kind for entry in entries][-3:] == ["client-request", "contact", "client-request"]
    made = ask(cast)
    with pytest.raises(Denied):  # planning logs no contacts
        answer(cast, made, cast.planner, called=True)
    assert view(cast, made).state == "asked"


def test_a_word_about_the_duty_counts_as_its_answer(cast: Cast) -> None:
    made = ask(cast)
    duty = view(cast, made).duty
    assert duty is not None
    trajectories.decide_duty(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        obligation=duty.key,
        effect="done-elsewhere",
        reason="Op kantoor besproken.",
    )
    found = view(cast, made)
    assert (found.state, found.answer) == ("answered", "Op kantoor besproken.")


def test_the_employer_gets_a_mail_that_says_nothing_of_it(cast: Cast) -> None:
    answer(cast, ask(cast))
    with tenant(cast.employer.bureau):
        mails = list(Mail.objects.filter(notice="message").values_list("to", "path"))
    assert mails == [("peter@maasbocht.example", "/")]


@pytest.mark.slow
def test_many_requests_in_a_day_end_in_a_call(cast: Cast) -> None:
    for _ in range(20):
        ask(cast, ClientRequest("call-back", ""))
    with pytest.raises(Refused, match="call the coach"):
        ask(cast)
    entry = trajectories.ask(
        actor=cast.employer,
        now=NOW + timedelta(days=1, minutes=1),
        trajectory=cast.trajectory,
        request=ADJUST,
    )
    assert entry.kind == "client-request"


def test_without_a_reader_nothing_is_asked(cast: Cast) -> None:
    from wissel.apps.trajectories.models import Trajectory
    from wissel.infra.doors import door

    @door
    def leave_without_coach(*, actor: Actor, now: object) -> None:
        row = Trajectory.objects.get(pk=cast.trajectory)
        row.coach = None
        row.save(update_fields=["coach"])

    leave_without_coach(actor=cast.command, now=NOW)
    with pytest.raises(Refused, match="no coach"):
        ask(cast)
