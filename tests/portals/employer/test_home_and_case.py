"""The employer's overview and the page of one trajectory."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of
from wissel.core.journal import Application, Contact
from wissel.core.trajectory import CapacityItem

HOME = "/werkgever/"


def test_the_title_counts_the_open_duties_of_the_employer(cast: Cast) -> None:
    page = client_of(cast.employer).get(HOME).content.decode()
    items = trajectories.today_list(actor=cast.employer, now=NOW)
    unknown = "unknown"
    mine = [
        item
        for item in items
        if "employer" in item.duty.actors and item.duty.state(NOW.date()) != unknown
    ]
    assert mine
    assert f"U bent {len(mine)} keer aan zet" in page
    assert "Karin Dijkstra" in page
    assert "van 104" in page


def test_what_the_file_does_not_know_stands_apart(cast: Cast) -> None:
    page = client_of(cast.employer).get(HOME).content.decode()
    assert "Niet bekend in het dossier" in page


def test_a_new_client_sees_what_to_do_first(cast: Cast) -> None:
    page = client_of(cast.employer).get(HOME).content.decode()
    assert "/werkgever/aanmelden/" in page


def test_the_case_shows_line_duties_people_and_no_notes_or_names(cast: Cast) -> None:
    for content in (
        Contact(("employee",), "phone", "Cv doorgenomen."),
        Application("planner", "sent", employer_name="Tuincentrum De Beuk"),
    ):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=date(2026, 11, 18),
            content=content,
            working_note="Vertelde iets.",
        )
    page = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert '<svg class="track"' in page
    assert "Cv doorgenomen." in page
    assert "Noor Akkerman" in page
    assert "Tuincentrum De Beuk" not in page
    assert "Vertelde iets." not in page


def test_the_capacity_stands_as_it_was_supplied(cast: Cast) -> None:
    trajectories.receive_capacity(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        valid_from=date(2026, 9, 3),
        source="company-doctor",
        author="R. Amrani",
        hours_per_week=20,
    )
    page = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert "zoals R. Amrani het opschreef" in page
    assert "20 uur per week" in page


def test_the_limits_of_a_list_stand_there_and_of_another_source_only_that_it_came(
    cast: Cast,
) -> None:
    common = {"actor": cast.coach, "now": NOW, "trajectory": cast.trajectory}
    trajectories.receive_capacity(
        **common,  # type: ignore[arg-type]  # as the door takes them
        valid_from=date(2026, 9, 3),
        source="company-doctor",
        author="R. Amrani",
        kind="fml",
        document="fml",
        document_on=date(2026, 9, 3),
        items=(row_of("tillen", "10-kilo"), row_of("staan", "normaal")),
    )
    trajectories.receive_capacity(
        **common,  # type: ignore[arg-type]  # as the door takes them
        valid_from=date(2026, 9, 10),
        source="labour-expert",
        author="A. Smit",
        items=(CapacityItem("tempo", "hoog tempo lukt"),),
    )
    page = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert "tot 10 kilo" in page
    assert "Wat hier niet staat, is niet genoemd." in page
    assert "arbeidsdeskundige (A. Smit)" in page
    assert "hoog tempo lukt" not in page
    assert "Staan" not in page


def test_the_reports_are_listed_newest_first(cast: Cast, released: UUID) -> None:
    browser = client_of(cast.employer)
    for path in (HOME, "/werkgever/rapporten/", f"/werkgever/traject/{cast.trajectory}/"):
        page = browser.get(path).content.decode()
        assert "Maandrapportage november 2026" in page
        assert "de medewerker las mee en is het eens" in page


@pytest.mark.parametrize("who", ["coach", "employee", "line_manager", "stranger"])
def test_the_overview_is_for_employers_only(cast: Cast, who: str) -> None:
    assert client_of(cast.employer).get(HOME).status_code == 200
    assert client_of(getattr(cast, who)).get(HOME).status_code == 404


def test_a_case_of_another_bureau_is_not_there(cast: Cast) -> None:
    browser = client_of(cast.employer)
    assert browser.get(f"/werkgever/traject/{cast.trajectory}/").status_code == 200
    assert browser.get(f"/werkgever/traject/{cast.other_trajectory}/").status_code == 404
