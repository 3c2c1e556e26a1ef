"""Registering somebody, and changing the facts of an absence."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.journal import Decision, DocumentReceived


def filled(cast: Cast, **other: Any) -> dict[str, Any]:
    return {
        "name": "Sandra Kuipers",
        "client": str(cast.client),
        "first_sick_day": "2026-01-12",
    } | other


def registered(cast: Cast) -> list[Any]:
    pks = trajectories.own_cases(actor=cast.coach, now=NOW)
    return [
        trajectories.case(actor=cast.coach, now=NOW, trajectory=pk)
        for pk in pks
        if pk != cast.trajectory
    ]


def test_three_answers_are_enough_and_the_next_page_says_what_comes_first(
    cast: Cast, coach: Client
) -> None:
    answer = coach.post("/aanmelden/", filled(cast), follow=True)
    [view] = registered(cast)
    assert answer.redirect_chain[-1][0] == f"/traject/{view.id}/"
    text = answer.content.decode()
    assert f"{view.case.reference} is aangemeld. Eerst:" in text
    assert view.coach.name == "Noor Akkerman"


def test_everything_that_is_known_is_kept(cast: Cast, coach: Client) -> None:
    coach.post(
        "/aanmelden/",
        filled(
            cast,
            email="sandra@example.org",
            phone="06 1",
            born="1980-05-01",
            function="planner",
            hours="32.5",
            contract_end="2027-12-31",
            own_risk_wga="yes",
            start="2026-11-02",
            doctor="R. Amrani",
            doctor_at="Arbo",
            healthy_0_from="2026-03-02",
            healthy_0_to="2026-03-08",
            **{"paper_probleemanalyse": "2026-02-20", "paper_plan-van-aanpak": "2026-03-01"},
        ),
    )
    [view] = registered(cast)
    case = view.case
    assert case.employment.hours_per_week == 32.5
    assert case.employment.own_risk_wga
    assert case.absence.healthy == (Healthy(date(2026, 3, 2), date(2026, 3, 8)),)
    assert {type(entry.content) for entry in case.journal} == {DocumentReceived, Decision}
    doctor = case.party("company-doctor")
    assert doctor is not None
    assert doctor.organisation == "Arbo"


def test_a_new_client_comes_with_its_contact(cast: Cast, coach: Client) -> None:
    coach.post(
        "/aanmelden/",
        filled(
            cast,
            client="new",
            client_name="Hotel Het Seinhuis",
            contact_name="Els Smit",
            contact_email="els@seinhuis.example",
        ),
    )
    [view] = registered(cast)
    assert view.case.client.name == "Hotel Het Seinhuis"
    assert view.case.party("employer").name == "Els Smit"


def test_a_client_that_is_there_already_is_said_and_nothing_is_written(
    cast: Cast, coach: Client
) -> None:
    page = coach.post(
        "/aanmelden/", filled(cast, client="new", client_name="de maasbocht transport b.v.")
    )
    assert page.status_code == 422
    assert "client_name" in page.context["form"].errors
    assert registered(cast) == []


def test_a_refusal_of_the_clock_leaves_no_half_a_client(cast: Cast, coach: Client) -> None:
    page = coach.post(
        "/aanmelden/",
        filled(cast, client="new", client_name="Nieuw B.V.", first_sick_day="2026-12-24"),
    )
    assert page.status_code == 422
    assert "first_sick_day" in page.context["form"].errors
    names = [client.name for client in bureaus.clients(actor=cast.coach, now=NOW)]
    assert "Nieuw B.V." not in names


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"client": ""}, "client"),
        ({"client": "new"}, "client_name"),
        ({"first_sick_day": ""}, "first_sick_day"),
        ({"first_sick_day": "31-11-2026"}, "first_sick_day"),
        ({"first_sick_day": "2026-12-01"}, "first_sick_day"),
        ({"first_sick_day": "2010-01-01"}, "first_sick_day"),
        ({"email": "geen adres"}, "email"),
        ({"hours": "veel"}, "hours"),
        ({"healthy_0_from": "2026-03-02"}, "healthy_0_to"),
        ({"healthy_1_from": "2026-03-09", "healthy_1_to": "2026-03-02"}, "healthy_1_to"),
        ({"leave_0_from": "2026-03-02", "leave_0_to": "2026-06-02"}, "leave_0_kind"),
        ({"leave_0_kind": "maternity"}, "leave_0_from"),
        ({"contact_name": "Els"}, "contact_email"),
        ({"start": "2027-01-01"}, "start"),
        ({"paper_ad-rapport": "2027-01-01"}, "paper_ad-rapport"),
    ],
)
def test_bad_input_names_the_place_and_keeps_the_rest(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    page = coach.post("/aanmelden/", filled(cast, function="planner", phone="06 9") | wrong)
    assert page.status_code == 422
    form = page.context["form"]
    assert field in form.errors
    text = page.content.decode()
    assert f'href="#id_{field}"' in text
    assert 'value="planner"' in text
    assert registered(cast) == []


def test_overlapping_periods_are_refused_at_one_of_them(cast: Cast, coach: Client) -> None:
    page = coach.post(
        "/aanmelden/",
        filled(
            cast,
            healthy_0_from="2026-03-02",
            healthy_0_to="2026-03-08",
            healthy_1_from="2026-03-05",
            healthy_1_to="2026-03-10",
        ),
    )
    errors = set(page.context["form"].errors)
    assert errors
    assert all(name.startswith("healthy_") for name in errors)


@pytest.mark.parametrize("name", ["planner", "manager", "employee", "employer", "auditor"])
def test_others_have_no_such_page(cast: Cast, name: str) -> None:
    assert client_of(getattr(cast, name)).post("/aanmelden/", filled(cast)).status_code == 404


def test_new_absence_facts_move_the_dates(cast: Cast, coach: Client) -> None:
    url = f"/traject/{cast.trajectory}/verzuim/"
    answer = coach.post(
        url,
        {
            "first_sick_day": "2025-06-16",
            "healthy_0_from": "2025-10-06",
            "healthy_0_to": "2025-10-19",
            "leave_0_kind": "maternity",
            "leave_0_from": "2026-01-05",
            "leave_0_to": "2026-03-08",
            "leave_0_cause": "yes",
            "leave_0_by": "R. Amrani",
            "leave_0_on": "2026-03-09",
        },
    )
    assert answer.status_code == 302
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    judged = Judgement(True, "R. Amrani", date(2026, 3, 9))
    assert view.case.absence == Absence(
        date(2025, 6, 16),
        (Healthy(date(2025, 10, 6), date(2025, 10, 19)),),
        (Leave("maternity", date(2026, 1, 5), date(2026, 3, 8), judged),),
    )
    assert view.due.timeline.waiting_period.shift_days == 14 + 63
    again = coach.get(url).context["form"]
    assert again["healthy_0_from"].value() == date(2025, 10, 6)
    assert again["leave_0_by"].value() == "R. Amrani"


def test_a_judgement_needs_its_owner(cast: Cast, coach: Client) -> None:
    page = coach.post(
        f"/traject/{cast.trajectory}/verzuim/",
        {
            "first_sick_day": "2025-06-16",
            "leave_0_kind": "maternity",
            "leave_0_from": "2026-01-05",
            "leave_0_to": "2026-03-08",
            "leave_0_cause": "no",
        },
    )
    assert "leave_0_by" in page.context["form"].errors


@pytest.mark.parametrize("name", ["manager", "other_coach", "stranger", "employee"])
def test_who_may_not_write_changes_no_absence(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).post(
        f"/traject/{cast.trajectory}/verzuim/", {"first_sick_day": "2025-01-06"}
    )
    assert answer.status_code in (403, 404)
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert view.case.absence.first_sick_day == date(2025, 6, 16)


def test_a_registration_from_the_file_of_a_client_says_what_stands_there_of_own_risk(
    cast: Cast,
) -> None:
    said = bureaus.ClientSaid(
        "De Maasbocht Transport B.V.", own_risk_wga="yes", own_risk_wga_since=date(2024, 1, 1)
    )
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=said)
    coach = client_of(cast.coach)
    form = coach.get(f"/aanmelden/?opdrachtgever={cast.client}").context["form"]
    assert form["client"].value() == str(cast.client)
    assert form["own_risk_wga"].help_text == "In het dossier: ja sinds 1 jan 2024."
    assert form["own_risk_zw"].help_text == "In het dossier: onbekend."
    strange = coach.get("/aanmelden/?opdrachtgever=van-een-ander").context["form"]
    assert not strange["client"].value()
    assert not strange["own_risk_wga"].help_text
