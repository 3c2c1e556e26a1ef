"""The page of a report that was made elsewhere: one day, one button, and its correction."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.journal import JournalEntry, ReportEvent


@pytest.fixture
def promised(cast: Cast) -> UUID:
    """A trajectory whose way of working delivers an intake report."""
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
    return made.id


def delivered(cast: Cast, trajectory: UUID) -> list[JournalEntry]:
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=trajectory)
    return [entry for entry in entries if isinstance(entry.content, ReportEvent)]


def url(trajectory: UUID, key: str = "intake-report") -> str:
    return f"/traject/{trajectory}/levering/{key}/"


def test_one_day_is_all_it_asks(cast: Cast, coach: Client, promised: UUID) -> None:
    page = coach.get(url(promised))
    assert list(page.context["form"].fields) == ["day"]
    assert page.context["form"]["day"].value() == NOW.date()
    assert coach.post(url(promised), {"day": "2026-11-20"}).status_code == 302
    assert [entry.happened_on for entry in delivered(cast, promised)] == [date(2026, 11, 20)]


@pytest.mark.parametrize("day", ["", "31-11-2026", "2026-12-24"])
def test_a_day_that_cannot_be_is_refused_and_kept(
    cast: Cast, coach: Client, promised: UUID, day: str
) -> None:
    page = coach.post(url(promised), {"day": day})
    assert page.status_code == 422
    assert "day" in page.context["form"].errors
    assert page.context["form"]["day"].value() == day
    assert delivered(cast, promised) == []


def test_a_key_of_no_delivery_has_no_page(cast: Cast, coach: Client, promised: UUID) -> None:
    assert coach.get(url(promised, "zolder")).status_code == 404
    assert coach.post(url(cast.trajectory), {"day": "2026-11-20"}).status_code == 404


def test_the_key_of_a_report_that_comes_back_leads_to_its_desk(cast: Cast, coach: Client) -> None:
    answer = coach.get(url(cast.trajectory, "monthly-report"))
    assert answer.status_code == 302
    assert "rapport" in answer["location"]


@pytest.mark.parametrize("name", ["employee", "employer", "stranger", "other_coach"])
def test_others_have_no_such_page(cast: Cast, promised: UUID, name: str) -> None:
    client = client_of(getattr(cast, name))
    assert client.get(url(promised)).status_code in (403, 404)
    assert client.post(url(promised), {"day": "2026-11-20"}).status_code in (403, 404)
    assert delivered(cast, promised) == []


def test_the_planner_sees_that_it_is_not_theirs(cast: Cast, promised: UUID) -> None:
    planner = client_of(cast.planner)
    assert "Jouw rol schrijft deze soort niet." in planner.get(url(promised)).content.decode()
    assert planner.post(url(promised), {"day": "2026-11-20"}).status_code == 403


@pytest.mark.parametrize("name", ["coach", "manager"])
def test_a_wrong_day_is_corrected_from_the_journal(
    cast: Cast, coach: Client, promised: UUID, name: str
) -> None:
    coach.post(url(promised), {"day": "2026-11-20"})
    [wrong] = delivered(cast, promised)
    client = client_of(getattr(cast, name))
    link = f"/traject/{promised}/logboek/{wrong.id}/levering/"
    assert link in client.get(f"/traject/{promised}/logboek/").content.decode()
    assert client.get(link).context["form"]["day"].value() == date(2026, 11, 20)
    assert client.post(link, {"day": "2026-11-18"}).status_code == 302
    assert [entry.happened_on for entry in delivered(cast, promised)] == [date(2026, 11, 18)]
    old = coach.post(link, {"day": "2026-11-17"})
    assert old.status_code == 422
    assert "al gecorrigeerd" in old.content.decode()


def test_the_general_correction_leads_here(cast: Cast, coach: Client, promised: UUID) -> None:
    coach.post(url(promised), {"day": "2026-11-20"})
    [entry] = delivered(cast, promised)
    answer = coach.get(f"/traject/{promised}/logboek/{entry.id}/")
    assert answer["location"].endswith(f"/logboek/{entry.id}/levering/")


def test_another_entry_is_no_delivery_to_correct(cast: Cast, coach: Client) -> None:
    [first, *_] = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    link = f"/traject/{cast.trajectory}/logboek/{first.id}/levering/"
    assert coach.get(link).status_code == 404
