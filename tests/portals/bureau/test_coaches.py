"""The pages of the register of coaches."""

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateSaid, CoachView, ProfileSaid
from wissel.infra.doors import Actor

LIST = "/bureau/coaches/"
TODAY = NOW.date()
PROFILE = {"specialisms": "techniek, omscholing", "languages": "Duits", "since_year": "2011"}
NOLOC = {"body": "Noloc", "number": "N-1", "valid_from": "2024-01-01", "points": "40"}


def url_of(actor: Actor) -> str:
    """Return the page of a coach."""
    return f"{LIST}{actor.membership}/"


def register_of(cast: Cast, actor: Actor) -> CoachView:
    """Return what the register says of a coach."""
    assert actor.membership
    return bureaus.coach(actor=cast.manager, now=NOW, member=actor.membership)


def certify(actor: Actor, body: str, **days: int) -> UUID:
    """Give a coach a certificate from and until so many days from now."""
    assert actor.membership
    last = days.get("last")
    said = CertificateSaid(
        body,
        TODAY + timedelta(days=days.get("first", -400)),
        valid_until=None if last is None else TODAY + timedelta(days=last),
    )
    return bureaus.add_certificate(actor=actor, now=NOW, member=actor.membership, said=said)


@pytest.mark.parametrize("name", ["coach", "manager", "planner"])
def test_coach_and_desk_fill_in_a_profile_and_a_certificate(cast: Cast, name: str) -> None:
    browser, url = client_of(cast.everybody[name]), url_of(cast.coach)
    assert browser.post(url, PROFILE).status_code == 302
    assert browser.post(f"{url}certificaten/", NOLOC).status_code == 302
    found = register_of(cast, cast.coach)
    assert found.specialisms == ("techniek", "omscholing")
    assert [(one.body, one.valid_from) for one in found.certificates] == [
        ("Noloc", date(2024, 1, 1))
    ]
    shown = browser.get(LIST).content.decode()
    assert "techniek · omscholing" in shown
    assert "in dit vak sinds 2011" in shown
    assert "N-1" in shown


def test_an_empty_form_that_saw_nothing_empties_no_profile(cast: Cast) -> None:
    coach = client_of(cast.coach)
    coach.post(url_of(cast.coach), PROFILE)
    page = coach.post(url_of(cast.coach), {})
    assert page.status_code == 422
    assert "Hier staat nu: techniek, omscholing" in page.content.decode()
    assert register_of(cast, cast.coach).specialisms == ("techniek", "omscholing")


def test_a_coach_reads_a_colleague_and_changes_nothing(cast: Cast) -> None:
    held = certify(cast.coach, "Noloc")
    other, url = client_of(cast.other_coach), url_of(cast.coach)
    page = other.get(url)
    assert page.status_code == 200
    assert not page.context["may"]
    for address in (url, f"{url}certificaten/", f"{url}certificaten/{held}/"):
        assert other.post(address, PROFILE | NOLOC).status_code == 403
    assert other.post(f"{url}certificaten/{held}/verwijder/").status_code == 403
    found = register_of(cast, cast.coach)
    assert (found.specialisms, len(found.certificates)) == ((), 1)


@pytest.mark.parametrize("name", ["employee", "employer", "auditor"])
def test_nobody_else_opens_the_register(cast: Cast, name: str) -> None:
    browser = client_of(cast.everybody[name])
    assert browser.get(LIST).status_code == 404
    assert browser.get(url_of(cast.coach)).status_code == 404


def test_a_coach_of_another_bureau_is_not_there(cast: Cast) -> None:
    stranger = client_of(cast.stranger)
    assert stranger.get(url_of(cast.coach)).status_code == 404
    assert "Noor Akkerman" not in stranger.get(LIST).content.decode()


def test_the_desk_sees_all_that_ends_and_a_coach_their_own(cast: Cast, manager: Client) -> None:
    certify(cast.coach, "CMI", last=30)
    certify(cast.other_coach, "RRC", last=-3)
    certify(cast.other_coach, "Noloc", last=300)

    def ending(browser: Client) -> list[tuple[str, str, str]]:
        rows = browser.get(LIST).context["ending"]
        return [(coach.name, line.one.body, line.chip) for coach, line in rows]

    assert ending(manager) == [("Bram de Wit", "RRC", "late"), ("Noor Akkerman", "CMI", "due")]
    assert ending(client_of(cast.coach)) == [("Noor Akkerman", "CMI", "due")]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"specialisms": "hulp bij depressie"}, "specialisms"),
        ({"about": "Ik ken stress."}, "about"),
        ({"since_year": "tien"}, "since_year"),
        ({"since_year": "2999"}, "since_year"),
        ({"languages": ",".join(map(str, range(40)))}, "languages"),
        ({"about": "x" * 5000}, "about"),
    ],
)
def test_a_profile_that_cannot_be_is_said_at_its_field_and_stays_typed(
    cast: Cast, given: dict[str, str], field: str
) -> None:
    page = client_of(cast.coach).post(url_of(cast.coach), PROFILE | given)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert 'value="Duits"' in page.content.decode() or field == "languages"
    assert register_of(cast, cast.coach).revision == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"valid_until": "2023-12-31"}, "valid_until"),
        ({"valid_from": "2024-02-30"}, "valid_from"),
        ({"body": ""}, "body"),
        ({"points": "-1"}, "points"),
        ({"number": "n-1", "body": "NOLOC"}, "number"),
        ({"number": "x" * 61}, "number"),
    ],
)
def test_a_certificate_that_cannot_be_is_said_at_its_field_and_stays_typed(
    cast: Cast, given: dict[str, str], field: str
) -> None:
    coach, url = client_of(cast.coach), f"{url_of(cast.coach)}certificaten/"
    coach.post(url, NOLOC)
    page = coach.post(url, NOLOC | {"number": "N-2"} | given)
    assert page.status_code == 422
    assert list(page.context["certificate_form"].errors) == [field]
    assert len(register_of(cast, cast.coach).certificates) == 1


def test_a_certificate_is_changed_and_taken_out(cast: Cast) -> None:
    held = certify(cast.coach, "CMI")
    coach = client_of(cast.coach)
    url = f"{url_of(cast.coach)}certificaten/{held}/"
    seen = {"revision": str(coach.get(url).context["form"]["revision"].value())}
    assert coach.post(url, NOLOC | seen).status_code == 302
    page = client_of(cast.manager).post(url, NOLOC | seen | {"points": "50"})
    assert page.status_code == 422
    assert "Hier staat nu: 40" in page.content.decode()
    assert coach.post(f"{url}verwijder/").status_code == 302
    assert register_of(cast, cast.coach).certificates == ()
    assert coach.get(url).status_code == 404


def test_what_was_typed_is_text_and_no_page(cast: Cast) -> None:
    said: Any = ProfileSaid(specialisms=["<script>alert(1)</script>"])
    assert cast.coach.membership
    bureaus.change_profile(actor=cast.coach, now=NOW, member=cast.coach.membership, said=said)
    for address in (LIST, url_of(cast.coach)):
        shown = client_of(cast.coach).get(address).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_the_desk_takes_the_register_away_as_a_table(cast: Cast) -> None:
    certify(cast.coach, "Noloc", last=30)
    assert cast.coach.membership is not None
    bureaus.change_profile(
        actor=cast.coach,
        now=NOW,
        member=cast.coach.membership,
        said=ProfileSaid(specialisms=('=HYPERLINK("x")',)),
    )
    for actor in (cast.manager, cast.planner):
        answer = client_of(actor).get(f"{LIST}register.csv")
        assert answer["Content-Disposition"] == 'attachment; filename="coaches-2026-11-22.csv"'
        text = answer.content.decode("utf-8-sig")
        lines = list(csv.reader(StringIO(text), delimiter=";"))
        assert [line[0] for line in lines[1:]] == ["Bram de Wit", "Noor Akkerman"]
        noor = lines[2]
        assert noor[4] == '\'=HYPERLINK("x")'
        assert noor[6:] == ["Noloc", "", "2025-10-18", "2026-12-22", "", "loopt af"]
    assert client_of(cast.coach).get(f"{LIST}register.csv").status_code == 404
