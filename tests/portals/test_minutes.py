"""The minutes of a talk of three, from the coach's list to what each of the three says of them."""

import re
from uuid import UUID

import pytest
from django.test import Client

from tests.apps.documents.test_intake_report import follow, log, write
from tests.apps.documents.test_occasion_reports import DAY, TALK, THREE
from tests.apps.documents.test_plan_document import proof
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.core.journal import StagnationSignal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

VALUE = f"{TALK}@2026-11-20"


@pytest.fixture
def coach(cast: Cast) -> Client:
    follow(cast, "jp-werkrevisie")
    log(cast, DAY, THREE)
    return client_of(cast.coach)


@pytest.fixture
def minutes(cast: Cast, coach: Client) -> UUID:
    """Minutes that were released."""
    report = documents.start_occasion(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, kind=TALK, day=DAY
    )
    write(cast, report)
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def text(client: Client, path: str) -> str:
    page = client.get(path).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_talk_without_minutes_is_offered_by_its_day_and_begins_with_one_button(
    cast: Cast, coach: Client
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/rapporten/").content.decode()
    assert f'name="occasion" value="{VALUE}"' in page
    assert "Verslag driegesprek van 20 november 2026" in page
    answer = coach.post(f"/traject/{cast.trajectory}/rapport/begin/", {"occasion": VALUE})
    assert answer.status_code == 302
    assert "Verslag driegesprek van 20 november 2026" in text(coach, answer["Location"])
    assert VALUE not in coach.get(f"/traject/{cast.trajectory}/rapporten/").content.decode()


@pytest.mark.parametrize(
    "said", ["three-way-report@", "three-way-report@2026-13-40", "@", "three-way-report@2026-11-19",
             "final-report@2026-11-20"],
)  # fmt: skip
def test_a_button_that_says_nothing_readable_begins_nothing(
    cast: Cast, coach: Client, said: str
) -> None:
    answer = coach.post(f"/traject/{cast.trajectory}/rapport/begin/", {"occasion": said})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert documents.reports_of(actor=cast.coach, now=NOW, trajectory=cast.trajectory) == ()


def test_the_duty_leads_to_the_minutes_of_that_talk(cast: Cast, coach: Client) -> None:
    page = coach.get("/rapporten/").content.decode()
    assert f'name="occasion" value="{VALUE}"' in page
    log(cast, NOW.date(), THREE)
    today = coach.get(f"/traject/{cast.trajectory}/").content.decode()
    links = sorted(
        set(re.findall(r'/traject/[0-9a-f-]+/levering/three-way-report/\?voor=[^"]+', today))
    )
    assert len(links) == 2
    for link, day in zip(links, ("2026-11-20", "2026-11-22"), strict=True):
        begin = coach.get(link).content.decode()
        assert f'name="occasion" value="{TALK}@{day}"' in begin


def test_the_employee_is_asked_whether_it_is_right_and_no_longer_after_the_answer(
    cast: Cast, minutes: UUID
) -> None:
    employee = client_of(cast.employee)
    home = text(employee, "/mijn/")
    assert "Verslag driegesprek van 20 november 2026" in home
    assert "Uw werkgever heeft het ook." in home
    page = text(employee, f"/mijn/rapport/{minutes}/")
    assert "Zeg onderaan of het klopt" in page
    assert page.count("nog geen antwoord") == 2
    employee.post(f"/mijn/rapport/{minutes}/antwoord/", {"kind": "agreed", "text": ""})
    assert "schreef dit: Verslag" not in text(employee, "/mijn/")
    assert text(employee, f"/mijn/rapport/{minutes}/").count("nog geen antwoord") == 1


def test_the_employer_signs_the_minutes_and_everybody_reads_the_answers(
    cast: Cast, minutes: UUID
) -> None:
    documents.respond(
        actor=cast.employee, now=NOW, report=minutes, kind="commented", text="De uren mogen hoger."
    )
    employer = client_of(cast.employer)
    page = text(employer, f"/werkgever/rapport/{minutes}/")
    assert "Met uw handtekening zegt u dat dit verslag klopt" in page
    assert "De uren mogen hoger." in page
    who = cast.employer
    documents.sign_report(
        actor=who, now=NOW, report=minutes, proof=proof(who), name=who.name, function="HR",
        authorised=True,
    )  # fmt: skip
    for reader, path in (
        (cast.coach, f"/rapport/{minutes}/"),
        (cast.employee, f"/mijn/rapport/{minutes}/"),
        (cast.employer, f"/werkgever/rapport/{minutes}/"),
    ):
        shown = text(client_of(reader), path)
        assert "Wat ieder van dit verslag zegt" in shown
        assert "nog geen antwoord" not in shown
        assert "getekend" in shown
        assert "De uren mogen hoger." in shown


def test_a_report_of_a_month_has_no_such_answers(cast: Cast, coach: Client) -> None:
    log(cast, DAY, StagnationSignal("practical", "Er is geen vervoer."))
    answer = coach.post(
        f"/traject/{cast.trajectory}/rapport/begin/", {"occasion": "stagnation-report@2026-11-20"}
    )
    shown = text(coach, answer["Location"])
    assert "Stagnatiemelding van 20 november 2026" in shown
    assert "Wat ieder van dit verslag zegt" not in shown
