"""The course of a trajectory: ladder, warnings with what is missing, bottlenecks, decisions."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.journal import (
    Bottleneck,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    LadderFinding,
    VacancyListSent,
)

TODAY = NOW.date()


def log(cast: Cast, content: Content, day: date = TODAY) -> str:
    return trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
    ).id


def course(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/koers/"


def test_every_rung_begins_unknown_with_a_step_to_say_something(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/")
    rungs = {row.key: row for row in page.context["rungs"]}
    assert list(rungs) == ["own", "adapted", "other", "holding", "external"]
    assert (rungs["own"].chip, rungs["own"].word) == ("unknown", "nog niet onderzocht")
    assert rungs["own"].act is not None
    assert rungs["own"].act.url.endswith("?trede=own")


def test_a_finding_shows_day_source_reason_and_proof(cast: Cast, coach: Client) -> None:
    found = LadderFinding(
        "own", "not-possible", "labour-expert", "Het tempo is te hoog.", "T. Jonker", "AD-rapport"
    )
    entry = log(cast, found, date(2026, 11, 2))
    text = coach.get(course(cast)).content.decode()
    for said in ("kan niet", "2 nov 2026", "T. Jonker", "Het tempo is te hoog.", "AD-rapport"):
        assert said in text
    assert f"#r-{entry}" in text


def test_the_employers_word_alone_is_shown_as_weak(cast: Cast, coach: Client) -> None:
    log(cast, LadderFinding("other", "not-possible", "employer", "Geen andere functies."))
    row = next(r for r in coach.get(course(cast)).context["rungs"] if r.key == "other")
    assert (row.chip, row.no_source, row.no_proof) == ("weak", True, True)


def test_earlier_findings_stay_readable(cast: Cast, coach: Client) -> None:
    log(
        cast, LadderFinding("adapted", "being-tried", "employer", "Halve dagen."), date(2026, 11, 2)
    )
    log(cast, LadderFinding("adapted", "not-possible", "company-doctor", "Lukte niet."))
    row = next(r for r in coach.get(course(cast)).context["rungs"] if r.key == "adapted")
    assert [said.reason for said in row.earlier] == ["Halve dagen."]


def test_a_warning_names_what_is_missing_and_the_step_that_mends_it(
    cast: Cast, coach: Client
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/")
    notices = {notice.code: notice for notice in page.context["notices"]}
    lacks = notices["not-shown"].lacks
    assert [lack.text.partition(":")[0] for lack in lacks] == [
        "Eigen werk", "Aangepast eigen werk", "Ander werk bij de eigen werkgever",
        "Werk elders in de holding",
    ]  # fmt: skip
    assert all(lack.act is not None for lack in lacks)
    assert "parallel" in notices
    assert "Twee sporen naast elkaar" in page.content.decode()


def test_a_late_start_leads_to_the_decision_and_to_the_reason(cast: Cast, coach: Client) -> None:
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Sanne Kok",
            client=cast.client,
            absence=Absence(first_sick_day=date(2025, 8, 4)),
        ),
    )
    evaluated(cast, made.id)
    page = coach.get(f"/traject/{made.id}/")
    notice = next(n for n in page.context["notices"] if n.code == "late-open")
    assert "te laat" in notice.title
    assert notice.act is not None
    assert notice.act.url.startswith(f"/traject/{made.id}/vastleggen/decision/")
    [lack] = notice.lacks
    assert lack.act is not None
    assert lack.act.url.endswith("#anders")


def evaluated(cast: Cast, trajectory: UUID) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=trajectory,
        happened_on=date(2026, 7, 30),
        content=DocumentReceived(DocumentKind.EERSTEJAARSEVALUATIE, "employer"),
    )


def test_bottlenecks_stand_with_owner_action_day_and_act(cast: Cast, coach: Client) -> None:
    log(cast, Bottleneck("Later", "coach", "Wacht af", TODAY + timedelta(days=9), "risk"))
    log(cast, Bottleneck("Geen vervoer", "employer", "Regelt een fiets", TODAY - timedelta(days=1)))
    page = coach.get(f"/traject/{cast.trajectory}/")
    rows = page.context["bottlenecks"]
    assert [row.what for row in rows] == ["Geen vervoer", "Later"]
    assert (rows[0].owner, rows[0].action) == ("werkgever", "Regelt een fiets")
    assert rows[0].act is not None
    assert "1 dag te laat" in page.content.decode()


def test_decisions_stand_with_owner_and_day_newest_first(cast: Cast, coach: Client) -> None:
    log(cast, Decision("course", "Eerst planning.", "Noor Akkerman", "coach"), date(2026, 11, 2))
    log(cast, Decision("course", "Nu logistiek.", "Peter Hoekstra", "employer"))
    rows = coach.get(course(cast)).context["decisions"]
    assert [row.outcome for row in rows][:2] == ["Nu logistiek.", "Eerst planning."]
    assert (rows[0].owner, rows[0].role) == ("Peter Hoekstra", "werkgever")


def test_the_way_of_working_shows_version_phases_and_offer(cast: Cast, coach: Client) -> None:
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Sanne Kok",
            client=cast.client,
            absence=Absence(first_sick_day=date(2025, 10, 20)),
            programme="xs2more",
        ),
    )
    page = coach.get(f"/traject/{made.id}/koers/")
    text = page.content.decode()
    for said in (
        "Werkwijze Xs2more",
        "Versie 1",
        "Sollicitatietraining",
        "535,00",
        "zes weken nazorg",
    ):
        assert said in text
    phases = {phase.key: phase for phase in page.context["phases"]}
    assert phases["intake"].current
    assert not phases["nazorg"].current


def test_phases_that_overlap_are_both_marked(cast: Cast, coach: Client) -> None:
    log(cast, VacancyListSent(4))
    page = coach.get(f"/traject/{cast.trajectory}/")
    current = [phase.key for phase in page.context["phases"] if phase.current]
    assert page.context["side_by_side"] is (len(current) > 1)


@pytest.mark.parametrize("name", ["planner", "manager"])
def test_the_bureau_reads_the_course(cast: Cast, name: str) -> None:
    log(cast, LadderFinding("own", "not-possible", "labour-expert", "Het tempo is te hoog."))
    page = client_of(getattr(cast, name)).get(course(cast))
    assert page.status_code == 200
    assert "Het tempo is te hoog." in page.content.decode()


@pytest.mark.parametrize("name", ["other_coach", "stranger", "employer", "employee"])
@pytest.mark.parametrize("path", ["koers/", "overdracht/"])
def test_nobody_else_reads_course_or_handover(cast: Cast, name: str, path: str) -> None:
    answer = client_of(getattr(cast, name)).get(f"/traject/{cast.trajectory}/{path}")
    assert answer.status_code in (403, 404)
    assert "Karin" not in answer.content.decode()


def test_the_manager_reads_and_has_no_steps_to_write(cast: Cast) -> None:
    page = client_of(cast.manager).get(course(cast))
    assert all(row.act is None for row in page.context["rungs"])
    assert all(lack.act is None for n in page.context["notices"] for lack in n.lacks)


@pytest.mark.parametrize("path", ["koers/", "overdracht/", ""])
def test_the_pages_speak_english_too(cast: Cast, path: str) -> None:
    page = client_of(cast.coach, language="en").get(f"/traject/{cast.trajectory}/{path}")
    assert "Re-integration ladder" in page.content.decode()
