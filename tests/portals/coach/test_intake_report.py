"""The intake report through the pages: begun, written, chosen, released; by whom and how."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.portals.coach.test_reports_desk import fields, page, send, view_of
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Appointment, OrderEvent

pytestmark = pytest.mark.slow

KIND = "intake-report"
VERDICT = "10:oordeel"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """Let requests enter on the day of the cast."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coach(cast: Cast) -> Client:
    return client_of(cast.coach)


def follow(cast: Cast, programme: str) -> None:
    """Let the trajectory go on by a way of working that makes an intake report."""
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name=programme, version=1,
        reason="Zo is het afgesproken.",
    )  # fmt: skip
    for day, content in (
        (date(2026, 11, 2), OrderEvent("signed", "intake")),
        (date(2026, 11, 16), Appointment(("employee",), "visit", "attended", purpose="intake")),
    ):
        trajectories.log(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
        )


def begin(coach: Client, cast: Cast, **data: str) -> UUID:
    """Press the button that begins it; return the report."""
    url = reverse("coach:report_start", args=[cast.trajectory])
    response = coach.post(url, {"delivery": KIND, **data})
    assert response.status_code == 302
    found = re.search(r"/rapport/([0-9a-f-]{36})/", response.headers["Location"])
    assert found is not None
    return UUID(found[1])


def written(cast: Cast, report: UUID, html: str) -> dict[str, str]:
    """Return the form with everything answered that is asked."""
    data = fields(html)
    for question in view_of(cast, report).record.questions():
        choices = question.choices
        data[f"text:{question.id}"] = choices[1] if choices else "Dit is besproken."
    return data


def test_it_begins_from_its_duty_from_the_list_of_reports_and_from_the_desk(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "xs2more")
    for url in (
        reverse("coach:deliver", args=[cast.trajectory, KIND]),
        reverse("coach:reports_of", args=[cast.trajectory]),
        reverse("coach:reports"),
    ):
        assert f'name="delivery" value="{KIND}"' in coach.get(url).content.decode(), url
    report = begin(coach, cast)
    html = page(coach, report)
    assert "<h1>Intakerapportage</h1>" in html  # what this way of working calls it
    listed = coach.get(reverse("coach:reports_of", args=[cast.trajectory])).content.decode()
    assert f'name="delivery" value="{KIND}"' not in listed


def test_what_is_asked_is_written_a_verdict_is_chosen_and_experts_are_not_added_to(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "xs2more")
    report = begin(coach, cast)
    html = page(coach, report)
    assert f'<select id="f-z-10-oordeel" name="text:{VERDICT}"' in html
    assert 'name="new-text:mogelijkheden"' not in html
    assert 'name="new-text:eerste-indruk"' in html
    data = written(cast, report, html)
    wrong = send(coach, report, data | {f"text:{VERDICT}": "Misschien."})
    assert wrong.status_code == 422
    assert "Kies een van de antwoorden." in wrong.content.decode()
    assert send(coach, report, data).status_code == 302
    held = view_of(cast, report).record.find(VERDICT)
    assert held is not None
    assert held.text == "Het tweede spoor kan beginnen, onder voorwaarden."
    assert "selected>Het tweede spoor kan beginnen, onder voorwaarden." in page(coach, report)


def test_the_employee_reads_it_first_under_its_own_name(cast: Cast, coach: Client) -> None:
    follow(cast, "xs2more")
    report = begin(coach, cast)
    assert "Geef vrij aan beiden" not in page(coach, report)
    sent = send(coach, report, written(cast, report, page(coach, report)), "report_send")
    assert sent.status_code == 302
    employee = client_of(cast.employee)
    home = employee.get("/mijn/").content.decode()
    assert "Noor schreef dit: " in home
    read = employee.get(reverse("employee:report", args=[report])).content.decode()
    assert '<h1 class="mb-3">Intakerapportage</h1>' in read
    assert client_of(cast.employer).get(f"/werkgever/rapport/{report}/").status_code == 403


def test_where_both_get_it_at_once_one_button_releases_it_and_what_is_open_stops_it(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "pappenheim")
    report = begin(coach, cast)
    html = page(coach, report)
    assert "op dezelfde dag naar medewerker en werkgever" in html
    held = send(coach, report, fields(html), "report_give")
    assert held.status_code == 422
    assert "Er staat nog iets open dat de vrijgave tegenhoudt." in held.content.decode()
    given = send(coach, report, written(cast, report, page(coach, report)), "report_give")
    assert given.status_code == 302
    for person, url in ((cast.employer, f"/werkgever/rapport/{report}/"),
                        (cast.employee, reverse("employee:report", args=[report]))):  # fmt: skip
        text = client_of(person).get(url).content.decode()
        assert ">Intakeverslag</h1>" in text
        assert "op dezelfde dag als de werkgever" in text


def test_own_words_are_left_out_and_put_back_and_never_typed_over(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "xs2more")
    guidance.write_expectations(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory,
        expects="Elke maand een bericht.", offers="",
    )  # fmt: skip
    report = begin(coach, cast)
    said = "7:said-employer-expects"
    html = page(coach, report)
    assert f'name="text:{said}"' not in html
    assert send(coach, report, fields(html), leave=said).status_code == 302
    assert view_of(cast, report).record.find(said) is None
    again = page(coach, report)
    assert "Weggelaten:" in again
    assert send(coach, report, fields(again), **{"put-back": said}).status_code == 302
    assert view_of(cast, report).record.find(said) is not None
    assert view_of(cast, report).unfit_edits == ()


def test_a_delivery_that_is_no_report_of_this_house_is_refused_with_a_sentence(
    cast: Cast, coach: Client
) -> None:
    url = reverse("coach:report_start", args=[cast.trajectory])
    response = coach.post(url, {"delivery": "letter"})
    assert response.status_code == 422
    assert "Dit verslag wordt niet in Wissel geschreven." in response.content.decode()


def test_the_pdf_bears_its_own_kind_and_day_and_no_name(cast: Cast, coach: Client) -> None:
    follow(cast, "pappenheim")
    report = begin(coach, cast)
    send(coach, report, written(cast, report, page(coach, report)), "report_give")
    released = documents.released_file(actor=cast.employer, now=NOW, report=report)
    assert released.file_name == f"{cast.number}_intakeverslag_2026-11-22_v1.pdf"
