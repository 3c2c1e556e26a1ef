"""Questions of the RIV check that employer and employee answer themselves, and no others."""

from dataclasses import replace
from typing import Any

import pytest

from tests.apps.documents.test_riv_check import check
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.audit import rules
from wissel.core.journal import AuditAnswer, JournalEntry, StagnationSignal
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OWN = AuditAnswer(32, "yes", "employee", "", "Ik kreeg hulp van een coach.", "Mail van 3 november")


def say(cast: Cast, who: str, said: AuditAnswer) -> JournalEntry:
    return trajectories.answer_question(
        actor=cast.everybody[who],
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        said=said,
    )


def numbers(cast: Cast, who: str) -> dict[int, documents.OwnQuestion]:
    found = documents.own_questions(actor=cast.everybody[who], now=NOW, trajectory=cast.trajectory)
    return {one.check.id: one for one in found}


@pytest.mark.parametrize("who", ["employer", "employee"])
def test_each_sees_the_questions_that_are_theirs_to_judge_and_no_others(
    cast: Cast, who: str
) -> None:
    theirs = {one.id for one in rules().questions if who in one.judges}
    assert set(numbers(cast, who)) == theirs


@pytest.mark.parametrize(
    "who", ["coach", "manager", "planner", "line_manager", "company_doctor", "stranger"]
)
def test_nobody_else_is_asked(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        numbers(cast, who)


@pytest.mark.parametrize("who", ["employer", "employee"])
def test_each_answers_what_is_theirs_in_their_own_name(cast: Cast, who: str) -> None:
    by: Any = who
    entry = say(cast, who, replace(OWN, by=by, author="Iemand anders"))
    assert isinstance(entry.content, AuditAnswer)
    assert entry.content.author == cast.everybody[who].name
    assert entry.author_role == who
    found = check(cast).check(32)
    assert cast.everybody[who].name in found.why.nl
    mine = numbers(cast, who)[32]
    assert not mine.is_asked
    assert [said.answer for _day, said in mine.said] == ["yes"]


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("employer", "employee"),
        ("employee", "employer"),
        ("employer", "coach"),
        ("employee", "coach"),
        ("employer", "uwv"),
        ("employee", "uwv"),
    ],
)
def test_neither_speaks_for_somebody_else(cast: Cast, who: str, by: Any) -> None:
    with pytest.raises(Denied):
        say(cast, who, replace(OWN, by=by))
    assert check(cast).check(32).state != "met"


@pytest.mark.parametrize(("who", "number"), [("employer", 12), ("employee", 12), ("employee", 8)])
def test_neither_answers_a_question_of_somebody_else(cast: Cast, who: str, number: int) -> None:
    by: Any = who
    with pytest.raises(Refused) as refused:
        say(cast, who, replace(OWN, question=number, by=by))
    assert refused.value.path == "$.by"


@pytest.mark.parametrize(
    "who", ["line_manager", "company_doctor", "labour_expert", "host_employer"]
)
def test_another_party_does_not_answer_here(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        say(cast, who, replace(OWN, by="company-doctor", author="Dr. Bos"))


def test_the_coach_still_writes_down_what_either_said(cast: Cast) -> None:
    say(cast, "coach", replace(OWN, author="Karin Dijkstra"))
    assert not numbers(cast, "employee")[32].is_asked


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"words": " "}, "$.words"),
        ({"words": "Door mijn depressie ging het niet."}, "$.words"),
        ({"proof": "Brief over de chemokuur"}, "$.proof"),
        ({"answer": "maybe"}, "$.answer"),
        ({"words": "x" * 501}, "$.words"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_to_a_party_too(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        say(cast, "employee", replace(OWN, **changes))
    assert refused.value.path == path


def test_the_answer_of_the_other_stands_beside_and_the_gravest_holds(cast: Cast) -> None:
    say(cast, "employer", replace(OWN, by="employer"))
    say(cast, "employee", replace(OWN, answer="no", words="Er was geen hulp."))
    found = check(cast).check(32)
    assert found.state == "not-met"
    assert "Karin" in found.why.nl
    assert len(numbers(cast, "employer")[32].said) == 1


def test_what_the_employee_is_asked_comes_from_what_they_may_read(cast: Cast) -> None:
    """The measures of the employer are theirs to read; working notes of the coach are not."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=StagnationSignal("conflict", "Er is ruzie over de planning."),
        working_note="Alleen voor de coach.",
    )
    for one in numbers(cast, "employee").values():
        assert "Alleen voor de coach" not in f"{one.check.why} {one.check.evidence}"


def test_every_question_of_the_employee_has_plain_words_in_both_languages() -> None:
    for one in rules().questions:
        assert (one.employee_text is not None) == ("employee" in one.judges)
        if one.employee_text is not None:
            for text in (one.employee_text.nl, one.employee_text.en):
                assert text.endswith((".", "?"))
                assert max(len(part.split()) for part in text.split(". ")) <= 30
