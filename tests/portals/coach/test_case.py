"""The page of a trajectory: where it stands, what must be done, and what is not known."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, DocumentKind, DocumentReceived


def log(cast: Cast, content: Contact | DocumentReceived, day: date) -> None:
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
    )


def test_the_page_tells_week_number_client_and_first_sick_day(cast: Cast, coach: Client) -> None:
    text = coach.get(f"/traject/{cast.trajectory}/").content.decode()
    for said in ("Week 75", cast.number, "De Maasbocht Transport B.V.", "16 jun 2025", "32 uur"):
        assert said in text


def test_the_track_and_its_table_stand_on_the_page(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/")
    assert page.context["track"].rows
    assert 'class="track"' in page.content.decode()


def test_people_can_be_called_and_the_journal_shows_what_was_logged(
    cast: Cast, coach: Client
) -> None:
    log(cast, Contact(("employee",), "phone", "Twee reacties besproken.", 20), date(2026, 11, 18))
    text = coach.get(f"/traject/{cast.trajectory}/").content.decode()
    assert "tel:0612345678" in text
    assert "Twee reacties besproken." in text
    assert "laatst wo 18 nov" in text


def test_what_the_file_does_not_know_has_a_button_that_fills_it_in(
    cast: Cast, coach: Client
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/")
    gaps = {gap.title: gap for gap in page.context["unknown"]}
    gap = gaps["Probleemanalyse"]
    assert gap.act is not None
    form = coach.get(gap.act.url)
    assert form.context["form"]["document"].value() == "probleemanalyse"
    assert gaps["Evaluatie van het plan van aanpak"].count > 1


def test_a_date_that_the_clock_cannot_use_is_said(cast: Cast, coach: Client) -> None:
    early = DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor")
    log(cast, early, date(2025, 6, 1))
    text = coach.get(f"/traject/{cast.trajectory}/").content.decode()
    assert "ligt vóór de eerste ziektedag" in text


@pytest.mark.parametrize("name", ["other_coach", "stranger", "employee", "employer"])
def test_nobody_else_opens_the_page(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).get(f"/traject/{cast.trajectory}/")
    assert answer.status_code in (403, 404)
    assert "Karin" not in answer.content.decode()


@pytest.mark.parametrize("name", ["planner", "manager"])
def test_the_bureau_reads_it_without_the_capacity(cast: Cast, name: str) -> None:
    page = client_of(getattr(cast, name)).get(f"/traject/{cast.trajectory}/")
    assert page.status_code == 200
    assert "Belastbaarheid" not in page.content.decode().replace("Belastbaarheid</a>", "")


def test_opening_the_page_is_a_line_in_the_access_log(cast: Cast, coach: Client) -> None:
    coach.get(f"/traject/{cast.trajectory}/")
    looked = trajectories.who_looked(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert any(each.event == "dossier.view" and each.who == "Noor Akkerman" for each in looked)


def test_all_duties_stand_in_three_groups(cast: Cast, coach: Client) -> None:
    groups = coach.get(f"/traject/{cast.trajectory}/verplichtingen/").context["groups"]
    assert groups["open"]
    assert groups["unknown"]
    assert groups["over"]


@pytest.mark.parametrize("path", ["", "verplichtingen/", "logboek/", "mensen/", "verzuim/"])
def test_every_page_speaks_english_too(cast: Cast, path: str) -> None:
    page = client_of(cast.coach, language="en").get(f"/traject/{cast.trajectory}/{path}")
    assert page.status_code == 200
