"""What others see of a case beside its journal: lists, duties, names. A tie alone shows nothing."""

from datetime import date

import pytest

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, Content, EmployerApproach
from wissel.core.obligations import Obligation

pytestmark = pytest.mark.django_db

READERS = (
    "coach",
    "planner",
    "manager",
    "employer",
    "employee",
    "company_doctor",
    "labour_expert",
)
NO_READERS = ("other_coach", "line_manager", "host_employer", "auditor", "sysadmin", "stranger")


def log(cast: Cast, content: Content) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=content,
    )


def released_report(cast: Cast) -> None:
    """Put a released report in the table; how it got there is not tried here."""
    from wissel.apps.documents.models import Report
    from wissel.infra.doors import Actor, door

    @door
    def release(*, actor: Actor, now: object) -> None:
        Report(
            trajectory_id=cast.trajectory,
            kind="monthly",
            period="2026-10",
            period_from=date(2026, 10, 1),
            period_to=date(2026, 10, 31),
            state="vrijgegeven",
        ).save()

    release(actor=cast.coach, now=NOW)


def titles(duties: tuple[Obligation, ...]) -> set[str]:
    return {duty.title.nl for duty in duties}


@pytest.mark.parametrize("name", READERS)
def test_who_may_read_the_calendar_finds_the_case_in_their_lists(cast: Cast, name: str) -> None:
    actor = cast.everybody[name]
    assert [one.number for one in trajectories.case_lines(actor=actor, now=NOW)] == [cast.number]
    assert trajectories.today_list(actor=actor, now=NOW)
    assert trajectories.find(actor=actor, now=NOW, words="Karin") == (cast.trajectory,)
    assert trajectories.own_cases(actor=actor, now=NOW) == (cast.trajectory,)


@pytest.mark.parametrize("name", NO_READERS)
def test_who_may_not_read_the_calendar_finds_the_case_in_no_list(cast: Cast, name: str) -> None:
    actor = cast.everybody[name]
    lines = trajectories.case_lines(actor=actor, now=NOW)
    items = trajectories.today_list(actor=actor, now=NOW)
    assert cast.number not in {one.number for one in (*lines, *items)}
    assert not trajectories.find(actor=actor, now=NOW, words="Karin")
    assert cast.trajectory not in trajectories.own_cases(actor=actor, now=NOW)


def test_released_reports_are_listed_for_whom_the_table_lets_read_them(cast: Cast) -> None:
    released_report(cast)
    seen = {
        name: len(documents.releases(actor=actor, now=NOW))
        for name, actor in cast.everybody.items()
    }
    assert {name for name, count in seen.items() if count} == set(READERS)


def test_an_agreement_is_a_duty_for_whom_activities_are_shown_and_for_nobody_else(
    cast: Cast,
) -> None:
    said = "Karin belt voor woensdag met het loket"
    log(cast, Agreement(who="employee", what=said, by=date(2026, 11, 25)))
    seen_in_case, seen_in_list = set(), set()
    for name in READERS:
        actor = cast.everybody[name]
        view = trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory)
        items = trajectories.today_list(actor=actor, now=NOW)
        seen_in_case |= {name} if said in titles(view.due.obligations) else set()
        seen_in_list |= {name} if said in titles(tuple(one.duty for one in items)) else set()
    assert seen_in_case == seen_in_list == set(READERS) - {"company_doctor"}


def test_the_name_of_an_employer_who_was_approached_is_shown_like_that_of_an_application(
    cast: Cast,
) -> None:
    log(
        cast,
        EmployerApproach(function="planner", outcome="wil kennismaken", employer_name="Ergens"),
    )
    seen = set()
    for name in READERS:
        shown = trajectories.entries(
            actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory
        )
        seen |= {name} if "Ergens" in str(shown) else set()
    assert seen == {"coach", "manager", "employee", "labour_expert"}
