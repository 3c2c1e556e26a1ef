"""The ways of working of a bureau, and what a client agreed instead."""

from html import unescape
from importlib import resources

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.programme import packaged

LIST = "/bureau/werkwijzen/"
OWN = (
    resources.files("wissel.rules")
    .joinpath("programmes", "basis", "1.yaml")
    .read_text(encoding="utf-8")
    .replace("name: basis", "name: eigen", 1)
)


def _agreements(cast: Cast) -> str:
    return f"/bureau/opdrachtgevers/{cast.client}/afspraken/"


@pytest.mark.slow
def test_every_way_of_working_of_the_package_is_shown_in_words(cast: Cast, manager: Client) -> None:
    page = manager.get(LIST).content.decode()
    for each in packaged():
        assert each.title.nl in page
        shown = unescape(manager.get(f"{LIST}{each.name}/{each.version}/").content.decode())
        assert all(phase.title.nl in shown for phase in each.phases)
        assert each.promises[0].title.nl in shown
        assert f"name: {each.name}" in shown
    assert manager.get(f"{LIST}basis/9/").status_code == 404


def test_a_manager_chooses_and_a_coach_only_reads(cast: Cast, manager: Client) -> None:
    coach = client_of(cast.coach)
    assert coach.get(LIST).status_code == 200
    assert "Controleer en bewaar" not in coach.get(LIST).content.decode()
    assert coach.post(f"{LIST}pappenheim/kies/").status_code == 404
    assert manager.post(f"{LIST}pappenheim/kies/").status_code == 302
    [chosen] = [one for one in bureaus.programmes(actor=cast.coach, now=NOW) if one.chosen]
    assert chosen.name == "pappenheim"


def test_an_own_way_of_working_comes_from_a_field_or_a_file(cast: Cast, manager: Client) -> None:
    assert manager.post(LIST, {"text": OWN}).status_code == 302
    second = OWN.replace("version: 1", "version: 2", 1).encode()
    file = SimpleUploadedFile("eigen.yaml", second)
    assert manager.post(LIST, {"text": "", "file": file}).status_code == 302
    assert [one.version for one in bureaus.programmes(actor=cast.coach, now=NOW)][:2] == [2, 1]


def test_one_that_cannot_be_used_is_told_with_its_line_and_kept_in_the_field(
    cast: Cast, manager: Client
) -> None:
    broken = OWN.replace("limit: {days: 28}", "limit: {days: 0}", 1)
    page = manager.post(LIST, {"text": broken})
    assert page.status_code == 422
    said = page.content.decode()
    assert "Regel 1" in said
    assert "moet 1 of meer zijn, niet 0" in said
    assert "limit: {days: 0}" in said
    assert manager.post(LIST, {"text": " "}).status_code == 422
    file = SimpleUploadedFile("eigen.yaml", b"\xff\xfe\x00")
    assert manager.post(LIST, {"file": file}).status_code == 422


def test_the_desk_agrees_on_a_number_and_ends_it(cast: Cast) -> None:
    planner, url = client_of(cast.planner), _agreements(cast)
    given = {
        "duty": "start", "amount": "3", "unit": "weeks", "per": "", "valid_from": "2026-11-01",
        "valid_to": "", "reason": "Afgesproken met HR.",
    }  # fmt: skip
    assert planner.post(url, given).status_code == 302
    page = planner.get(url).content.decode()
    assert "binnen 3 weken" in page
    assert "Afgesproken met HR." in page
    [made] = bureaus.agreements(actor=cast.planner, now=NOW, client=cast.client)
    assert planner.post(f"{url}{made.id}/einde/").status_code == 302
    [ended] = bureaus.agreements(actor=cast.planner, now=NOW, client=cast.client)
    assert ended.term.valid_to is not None


def test_an_agreement_that_cannot_be_keeps_what_was_typed(cast: Cast) -> None:
    planner, url = client_of(cast.planner), _agreements(cast)
    given = {
        "duty": "start", "amount": "3", "unit": "weeks", "per": "", "valid_from": "2026-11-10",
        "valid_to": "2026-11-01", "reason": "Afgesproken met HR.",
    }  # fmt: skip
    page = planner.post(url, given)
    assert page.status_code == 422
    assert "valid_to" in page.context["form"].errors
    assert "Afgesproken met HR." in page.content.decode()


def test_a_coach_reads_agreements_and_others_have_no_such_page(cast: Cast) -> None:
    coach = client_of(cast.coach)
    assert coach.get(_agreements(cast)).status_code == 200
    assert coach.post(_agreements(cast), {"duty": "start"}).status_code == 403
    for actor in (cast.employer, cast.employee, cast.stranger):
        assert client_of(actor).get(_agreements(cast)).status_code == 404


def test_a_coach_moves_a_trajectory_to_another_way_of_working(cast: Cast) -> None:
    coach, url = client_of(cast.coach), f"/traject/{cast.trajectory}/werkwijze/"
    assert coach.get(url).status_code == 200
    wrong = coach.post(url, {"programme": "ascenditur 1", "reason": " "})
    assert wrong.status_code == 422
    done = coach.post(url, {"programme": "ascenditur 1", "reason": "Past beter bij de vraag."})
    assert done.status_code == 302
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert view.case.programme.name == "ascenditur"
    assert client_of(cast.other_coach).get(url).status_code in (403, 404)
