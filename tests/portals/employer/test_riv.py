"""The RIV check as the employer reads it: what is theirs to do, and nothing they may not read."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.apps.documents.profiles import with_every_profile
from tests.apps.trajectories.test_consent import give
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import StagnationSignal
from wissel.infra.doors import Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = NOW.date()


def page(cast: Cast, client: Client | None = None) -> str:
    shown = client or client_of(cast.employer)
    return shown.get(f"/werkgever/traject/{cast.trajectory}/riv-toets/").content.decode()


def test_the_employer_reads_where_the_file_stops_and_what_only_they_know(cast: Cast) -> None:
    told = page(cast)
    for words in (
        "Zou UWV dit dossier accepteren?",
        "Waar dit dossier stopt",
        "Dit is geen voorspelling",
        "Wat alleen u weet",
        "Het re-integratieverslag",
    ):
        assert words in told
    case = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/")
    assert f"/werkgever/traject/{cast.trajectory}/riv-toets/" in case.content.decode()


def test_what_falls_short_stands_under_who_mends_it(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=TODAY - timedelta(days=50),
        content=StagnationSignal("practical", "Er is geen vervoer."),
    )
    told = page(cast)
    assert "Op het signaal van 3 oktober 2026 volgde in zes weken geen stap." in told
    assert "Besluit samen wat er anders gaat" in told


def test_a_reason_that_rests_on_the_person_profile_is_untold_without_consent(cast: Cast) -> None:
    with_every_profile(cast)
    found = documents.riv_for_employer(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert any(one.startswith("profile:person") for one in found.check.check(33).evidence)
    assert 33 in found.untold
    assert 34 in found.untold  # the search profile was made from it
    give(cast, "profile-employer")
    again = documents.riv_for_employer(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert 33 not in again.untold


@pytest.mark.parametrize(
    "who", ["coach", "manager", "employee", "line_manager", "labour_expert", "stranger"]
)
def test_nobody_else_reads_it_as_the_employer(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        documents.riv_for_employer(actor=cast.everybody[who], now=NOW, trajectory=cast.trajectory)


def test_it_stands_in_english_too(cast: Cast) -> None:
    told = page(cast, client_of(cast.employer, language="en"))
    for words in ("Would UWV accept this file?", "What only you know"):
        assert words in told


def test_the_employer_makes_the_bundle_that_goes_to_uwv(cast: Cast) -> None:
    address = f"/werkgever/traject/{cast.trajectory}/bewijsbundel/"
    assert f'href="{address}"' in page(cast)
    made = client_of(cast.employer).get(address)
    assert made.content.startswith(b"%PDF")


def test_the_employer_makes_a_copy_to_read(cast: Cast) -> None:
    address = f"/werkgever/traject/{cast.trajectory}/leeskopie/"
    assert f'href="{address}"' in page(cast)
    made = client_of(cast.employer).get(address)
    assert made.content.startswith(b"%PDF")
