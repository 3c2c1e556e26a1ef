"""The RIV check of a trajectory here: who reads it, of which day, and what people judge."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.documents.profiles import with_every_profile
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.audit import Audit
from wissel.core.journal import AuditAnswer, DocumentKind, DocumentReceived
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = NOW.date()
SAID = AuditAnswer(
    12, "yes", "company-doctor", "Dr. Bos", "Dit is bekeken.", "Brief van 3 november"
)


def check(cast: Cast, actor: Actor | None = None, **changes: Any) -> Audit:
    given: dict[str, Any] = {"now": NOW, "trajectory": cast.trajectory} | changes
    return documents.riv_check(actor=actor or cast.coach, **given).check


def answer(cast: Cast, said: AuditAnswer = SAID, actor: Actor | None = None, **more: Any) -> None:
    given: dict[str, Any] = {"now": NOW, "happened_on": TODAY} | more
    trajectories.answer_question(
        actor=actor or cast.coach, trajectory=cast.trajectory, said=said, **given
    )


def paper(cast: Cast, kind: DocumentKind, day: date, **more: Any) -> None:
    given: dict[str, Any] = {"actor": cast.coach, "now": NOW} | more
    trajectories.log(
        trajectory=cast.trajectory,
        happened_on=day,
        content=DocumentReceived(kind, "employer"),
        **given,
    )


def test_the_coach_and_the_manager_read_all_61_questions(cast: Cast) -> None:
    for actor in (cast.coach, cast.manager):
        assert [one.id for one in check(cast, actor).checks] == list(range(1, 62))


@pytest.mark.parametrize(
    "who", ["employee", "employer", "line_manager", "labour_expert", "stranger"]
)
def test_nobody_else_reads_it(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        check(cast, cast.everybody[who])


def test_it_reads_profiles_plan_and_papers_of_this_trajectory(cast: Cast) -> None:
    assert check(cast).check(33).state != "met"
    with_every_profile(cast)
    found = check(cast).check(33)
    assert "profile:person:2" in found.evidence


def test_a_day_before_is_as_uwv_would_have_seen_it_then(cast: Cast) -> None:
    before = TODAY - timedelta(days=40)
    paper(cast, DocumentKind.OORDEEL_WERKNEMER, before)  # of then, and written down today
    assert check(cast).check(55).state == "met"
    assert check(cast, on=before + timedelta(days=1)).check(55).state != "met"


@pytest.mark.parametrize(
    ("on", "code"), [(TODAY + timedelta(days=1), "future"), (date(2001, 1, 1), "too-early")]
)
def test_a_day_that_cannot_be_is_refused_with_its_place(cast: Cast, on: date, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check(cast, on=on)
    assert (refused.value.code, refused.value.path) == (code, "$.on")


def test_a_judgement_answers_what_the_file_cannot_and_names_its_owner(cast: Cast) -> None:
    assert check(cast).check(12).state == "cannot-tell"
    answer(cast)
    found = check(cast).check(12)
    assert found.state == "met"
    assert "Dr. Bos" in found.why.nl
    assert len(found.evidence) == 1


def test_the_last_word_of_an_owner_holds_and_the_first_stays(cast: Cast) -> None:
    answer(cast)
    answer(cast, replace(SAID, answer="no", words="Nog niet bekeken."))
    assert check(cast).check(12).state == "not-met"
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert sum(isinstance(entry.content, AuditAnswer) for entry in case.journal) == 2


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"question": 62}, "$.question"),
        ({"by": "employer"}, "$.by"),
        ({"answer": "maybe"}, "$.answer"),
        ({"author": "  "}, "$.author"),
        ({"words": ""}, "$.words"),
        ({"words": "x" * 501}, "$.words"),
        ({"words": "Hij heeft een depressie."}, "$.words"),
        ({"proof": "Brief over de chemokuur"}, "$.proof"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_its_place(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        answer(cast, replace(SAID, **changes))
    assert refused.value.path == path
    assert check(cast).check(12).state == "cannot-tell"


@pytest.mark.parametrize(
    "who", ["employee", "employer", "manager", "line_manager", "company_doctor", "stranger"]
)
def test_nobody_else_writes_a_judgement_down(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        answer(cast, actor=cast.everybody[who])


def test_an_answer_of_another_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        answer(cast, happened_on=TODAY + timedelta(days=1))


def test_an_answer_has_its_own_door_and_is_logged_by_no_other(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=TODAY,
            content=SAID,
        )
    assert refused.value.code == "own-door"


def test_the_check_and_its_evidence_speak_of_the_same_capacity(cast: Cast) -> None:
    receive(cast)
    found = check(cast).check(58)
    assert found.state in ("cannot-tell", "not-applicable")
    assert found.evidence
