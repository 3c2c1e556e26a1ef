"""The first-track check: every question answered, a person concludes, a start rests on it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import CheckAnswer, ConsentEvent, Decision, FirstTrackCheck
from wissel.core.ladder import first_track
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
KEYS = [question.key for question in first_track().questions]
START = Decision("tweede-spoor-start", "", "Noor Akkerman", "coach")


def answers(**changed: CheckAnswer) -> dict[str, CheckAnswer]:
    found = {key: CheckAnswer(key, "yes", "", "gesprek van 3 november") for key in KEYS}
    return found | {key.replace("_", "-"): one for key, one in changed.items()}


def check(cast: Cast, **options: Any) -> None:
    said = {
        "actor": cast.coach,
        "happened_on": DAY,
        "outcome": "exhausted",
        "answers": answers(),
    } | options
    trajectories.check_first_track(now=NOW, trajectory=cast.trajectory, **said)


def held(cast: Cast) -> FirstTrackCheck | None:
    case = trajectories.case(actor=cast.employer, now=NOW, trajectory=cast.trajectory).case
    return trajectories.check_of(case)


def start(cast: Cast, outcome: str = "") -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=DAY,
        content=replace(START, outcome=outcome),
    )


def test_a_check_stands_until_a_new_one_does_and_the_employer_reads_it(cast: Cast) -> None:
    assert held(cast) is None
    check(cast, outcome="not-yet", reason="Het concern is nog niet bevraagd.")
    check(cast, author="T. Jonker")
    found = held(cast)
    assert found is not None
    assert (found.outcome, found.author, len(found.answers)) == ("exhausted", "T. Jonker", 8)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert sum(entry.kind == "first-track-check" for entry in case.journal) == 2


def test_a_start_rests_on_a_check_or_on_a_reason(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        start(cast)
    assert (refused.value.code, refused.value.path) == ("first-track", "$.outcome")
    check(cast, outcome="not-yet")
    with pytest.raises(Refused):
        start(cast)
    start(cast, "Op verzoek van UWV, het onderzoek binnen loopt door.")
    check(cast, outcome="parallel")
    start(cast)


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("$.outcome", {"outcome": "klaar"}),
        ("$.answers.group", {"answers": {k: v for k, v in answers().items() if k != "group"}}),
        ("$.answers.own-work.proof", {"answers": answers(own_work=CheckAnswer("own-work", "yes"))}),
        (
            "$.answers.group.words",
            {"answers": answers(group=CheckAnswer("group", "no", "Door haar burn-out."))},
        ),
        ("$.reason", {"answers": answers(group=CheckAnswer("group", "unknown"))}),
        ("$.author", {"author": "x" * 501}),
        ("$.happened_on", {"happened_on": date(2026, 11, 23)}),
    ],
)
def test_a_check_that_cannot_be_is_refused_with_its_place(
    cast: Cast, place: str, options: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        check(cast, **options)
    assert refused.value.path == place
    assert held(cast) is None


def test_only_coach_and_office_write_one(cast: Cast) -> None:
    check(cast, actor=cast.planner)
    for name in ("manager", "employer", "employee", "line_manager", "company_doctor", "stranger"):
        with pytest.raises(Denied):
            check(cast, actor=cast.everybody[name])


@pytest.mark.parametrize(
    "content", [FirstTrackCheck("exhausted", "2026-11"), ConsentEvent("given", "2026-11")]
)
def test_nobody_writes_it_past_its_own_door(cast: Cast, content: Any) -> None:
    with pytest.raises(Refused, match="own page"):
        trajectories.log(
            actor=cast.planner,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=DAY,
            content=content,
        )
