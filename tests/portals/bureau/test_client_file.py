"""The page of a client: what is known, agreed, running, open and said; who changes it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.journal import ClientRequest
from wissel.core.programme import Limit
from wissel.infra.doors import today_of

NAME = "De Maasbocht Transport B.V."
NOTE = {"happened_on": "2026-11-20", "with_whom": "Peter Hoekstra", "text": "Elke maand bellen."}


def url_of(cast: Cast, part: str = "") -> str:
    """Return the page of the client."""
    return f"/bureau/opdrachtgevers/{cast.client}/{part}"


def shown(browser: Client, url: str) -> str:
    """Return a page as text."""
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def facts(browser: Client, cast: Cast, **typed: str) -> Any:
    """Send the facts as the page has them, but for what is typed."""
    url = url_of(cast, "gegevens/")
    form = browser.get(url).context["form"]
    now_there = {name: form[name].value() or "" for name in form.fields}
    return browser.post(url, now_there | typed)


@pytest.mark.parametrize("name", ["manager", "planner"])
def test_the_desk_changes_what_is_known_and_the_page_says_who(cast: Cast, name: str) -> None:
    desk = client_of(cast.everybody[name])
    assert "onbekend" in shown(desk, url_of(cast))
    answer = facts(
        desk, cast, sector="<b>vervoer</b>", reference="PO-17", own_risk_wga="yes",
        own_risk_wga_since="2024-01-01", payer_name="Verzuimpolis N.V.",
    )  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, url_of(cast))
    page = shown(desk, url_of(cast))
    for words in ("&lt;b&gt;vervoer", "PO-17", "Verzuimpolis N.V.", "sinds 1 jan 2024"):
        assert words in page
    assert f"{cast.everybody[name].name}: sector, inkoopnummer, andere betaler" in page


def test_a_coach_reads_the_file_and_changes_nothing_but_notes(cast: Cast) -> None:
    coach = client_of(cast.coach)
    page = shown(coach, url_of(cast))
    assert "12345678" in page
    assert "Wijzig gegevens" not in page
    assert coach.get(url_of(cast, "gegevens/")).status_code == 404
    assert coach.post(url_of(cast, "gesprekken/"), NOTE | {"once": uuid4()}).status_code == 302
    page = shown(coach, url_of(cast))
    assert "Elke maand bellen." in page
    assert "Noor Akkerman schreef dit op 22 nov 2026" in page


@pytest.mark.parametrize("name", ["employer", "employee", "auditor", "stranger"])
def test_nobody_else_opens_the_file(cast: Cast, name: str) -> None:
    browser = client_of(cast.everybody[name])
    for part in ("", "gegevens/", "afspraken/"):
        assert browser.get(url_of(cast, part)).status_code == 404
    assert browser.post(url_of(cast, "gesprekken/"), NOTE | {"once": uuid4()}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kvk": "1234567"}, "kvk"),
        ({"name": ""}, "name"),
        ({"address": "x" * 5000}, "address"),
        ({"invoice_email": "x"}, "invoice_email"),
        ({"payer_email": "a@b.example"}, "payer_name"),
        ({"own_risk_zw_since": "2025-01-01"}, "own_risk_zw_since"),
        ({"own_risk_zw": "perhaps"}, "own_risk_zw"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    cast: Cast, manager: Client, typed: dict[str, str], field: str
) -> None:
    page = facts(manager, cast, sector="vervoer", **typed)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert 'value="vervoer"' in page.content.decode()
    file = bureaus.client_file(actor=cast.manager, now=NOW, client=cast.client)
    assert file.revision == 1


def test_of_two_who_save_the_same_the_second_reads_who_did_and_saves_over_it(
    cast: Cast, manager: Client
) -> None:
    planner, url = client_of(cast.planner), url_of(cast, "gegevens/")
    seen = {"name": NAME, "kvk": "12345678", "revision": "1"}
    assert manager.post(url, seen | {"sector": "vervoer", "place": "Roermond"}).status_code == 302
    page = planner.post(url, seen | {"sector": "logistiek", "reference": "PO-3"})
    assert page.status_code == 422
    form = page.context["form"]
    assert form.errors == {"sector": ["Hier staat nu: vervoer (Mara Vos, 22 nov 2026)"]}
    typed = {name: form[name].value() for name in form.fields}
    assert (typed["sector"], typed["place"]) == ("logistiek", "Roermond")
    assert planner.post(url, typed).status_code == 302
    said = bureaus.client_file(actor=cast.coach, now=NOW, client=cast.client).said
    assert (said.sector, said.place, said.reference) == ("logistiek", "Roermond", "PO-3")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": "Zij heeft een burn-out."}, "text"),
        ({"text": ""}, "text"),
        ({"with_whom": ""}, "with_whom"),
        ({"happened_on": "2026-11-23"}, "happened_on"),
        ({"happened_on": "gisteren"}, "happened_on"),
    ],
)
def test_a_note_that_cannot_be_comes_back_with_the_reason_and_the_file_around_it(
    cast: Cast, typed: dict[str, str], field: str
) -> None:
    sent = NOTE | {"once": str(uuid4())} | typed
    page = client_of(cast.coach).post(url_of(cast, "gesprekken/"), sent)
    assert page.status_code == 422
    assert list(page.context["note_form"].errors) == [field]
    assert page.context["note_form"]["with_whom"].value() == sent["with_whom"]
    assert "Peter Hoekstra" in page.content.decode()


def test_older_talks_stand_behind_a_fold(cast: Cast, manager: Client) -> None:
    for day in range(1, 8):
        sent = NOTE | {"once": uuid4(), "happened_on": f"2026-11-{day:02}"}
        assert manager.post(url_of(cast, "gesprekken/"), sent).status_code == 302
    page = shown(manager, url_of(cast))
    assert "Eerdere gesprekken (2)" in " ".join(page.split())


def test_the_file_shows_agreements_trajectories_and_what_is_open(
    cast: Cast, manager: Client
) -> None:
    agree(cast, limit=Limit(14, "days"))
    agree(cast, trajectory=cast.trajectory, limit=Limit(7, "days"))
    quote = orders.begin_quote(
        actor=cast.planner, now=NOW, trajectory=cast.trajectory, order="trajectory"
    )
    asked = trajectories.ask(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory,
        request=ClientRequest("question", "Hoe loopt het?"),
    )  # fmt: skip
    extra = orders.ask_service(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, kind="labour-expert-study",
        answers={"question": "Welk werk past?"},
    )  # fmt: skip
    page = shown(manager, url_of(cast))
    assert f"/dienst/{extra}/" in page
    assert re.search(r"Alleen voor\s+<a [^>]*>Karin Dijkstra", page)
    assert "1 lopend traject" in page
    assert "Noor Akkerman" in page
    assert "Bij de werkgever:" in page
    assert f"/offerte/{quote}/" in page
    assert f"/traject/{cast.trajectory}/vraag/{asked.id}/" in page
    other = shown(client_of(cast.other_coach), url_of(cast))
    assert "Alleen voor één traject" in other
    for hidden in ("Karin", str(quote), str(asked.id), str(extra)):
        assert hidden not in other


def test_the_file_is_read_in_as_many_queries_for_one_trajectory_as_for_many(cast: Cast) -> None:
    browser = client_of(cast.coach)
    agree(cast, trajectory=cast.trajectory)
    browser.get(url_of(cast))
    counts = []
    for number in (1, 9):
        while len(browser.get(url_of(cast)).context["lines"]) < number:
            said = trajectories.Registration("Ans Bos", cast.client, Absence(NOW.date()))
            made = trajectories.register(actor=cast.coach, now=NOW, registration=said)
            agree(cast, trajectory=made.id)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url_of(cast))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def agree(cast: Cast, **options: Any) -> bureaus.AgreementView:
    """Agree another term for the start."""
    given: dict[str, Any] = {
        "programme": "basis", "version": 1, "duty": "start", "reason": "Afgesproken met HR.",
        "valid_from": today_of(NOW), "limit": Limit(7, "days"), "client": cast.client,
    }  # fmt: skip
    return trajectories.agree(actor=cast.manager, now=NOW, **given | options)


def case_url(cast: Cast) -> str:
    """Return the page with what was agreed for the trajectory."""
    return f"/bureau/trajecten/{cast.trajectory}/afspraken/"


def typed(**more: str) -> dict[str, str]:
    """Return a new agreement as it is typed."""
    given = {"duty": "client-answer", "amount": "1", "unit": "working-days"}
    return given | {"valid_from": "2026-11-22", "reason": "Afgesproken met HR."} | more


def test_the_desk_agrees_for_one_trajectory_and_ends_it_there(cast: Cast, manager: Client) -> None:
    answer = manager.post(case_url(cast), typed())
    assert (answer.status_code, answer["Location"]) == (302, case_url(cast))
    page = shown(manager, case_url(cast))
    assert "binnen een werkdag" in page
    course = shown(manager, f"/traject/{cast.trajectory}/koers/")
    assert case_url(cast) in course
    assert "voor dit traject," in course
    [made] = bureaus.agreements(actor=cast.coach, now=NOW, client=cast.client)
    ended = manager.post(url_of(cast, f"afspraken/{made.id}/einde/"))
    assert (ended.status_code, ended["Location"]) == (302, case_url(cast))


def test_a_coach_reads_what_was_agreed_for_the_trajectory_and_agrees_nothing(cast: Cast) -> None:
    agree(cast)
    coach = client_of(cast.coach)
    page = shown(coach, case_url(cast))
    assert "binnen een week" in page or "binnen 7 dagen" in page
    assert "Spreek af" not in page
    assert coach.post(case_url(cast), typed()).status_code == 403
    for name in ("employer", "employee", "stranger"):
        assert client_of(cast.everybody[name]).get(case_url(cast)).status_code == 404


def test_an_agreement_that_begins_before_its_trajectory_is_refused_at_its_field(
    cast: Cast, manager: Client
) -> None:
    page = manager.post(case_url(cast), typed(valid_from="2020-01-01"))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["valid_from"]
