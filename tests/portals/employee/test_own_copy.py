"""Keeping a copy of the own file: one zip that explains itself."""

import io
import json
import zipfile
from typing import Any

import pytest

from tests.apps.documents.portable import released_report
from tests.apps.documents.profiles import with_every_profile
from tests.apps.guidance.talks import THREE_WAY, add, aside, book
from tests.apps.jobsearch.market import draft, feed, searchable, send, several, shown
from tests.cast import NOW, Cast
from tests.infra.test_pdf import make
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.trajectories import service as trajectories
from wissel.connections.trajectory_file import read_file
from wissel.core.consents import statement
from wissel.infra import pdf

pytestmark = pytest.mark.slow

PAGE = "/mijn/kopie/"


def unzipped(answer: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_zip_holds_reports_journal_data_and_an_explanation(cast: Cast) -> None:
    released_report(cast)
    answer = client_of(cast.employee).post(PAGE)
    assert answer["Content-Disposition"] == f'attachment; filename="dossier-{cast.number}.zip"'
    assert answer["Cache-Control"] == "no-store"
    found = unzipped(answer)
    [pdf] = [name for name in found if name.endswith(".pdf")]
    assert found[pdf].startswith(b"%PDF")
    readme = found["lees-mij.html"].decode()
    assert "Dit is een kopie van dossier" in readme
    assert pdf in readme
    assert "Drie reacties besproken." in found["logboek.html"].decode()
    assert "Twee reacties" not in found["logboek.html"].decode()
    assert json.loads(found["trajectory.json"])["employee"]["name"] == "Karin Dijkstra"
    assert "Alleen voor mij." not in str(found)


def test_profiles_as_they_were_fixed_are_in_it_in_the_readers_language(cast: Cast) -> None:
    with_every_profile(cast)
    found = unzipped(client_of(cast.employee, language="en").post(PAGE))
    drawn = sorted(name for name in found if name.endswith(".pdf"))
    assert len(drawn) == 3, "the newest of each; the versions before it stand in the data"
    readme = found["read-me.html"].decode()
    for name in drawn:
        assert f'<a href="{name}">{name}</a>' in readme
        assert pdf.claims(found[name]).language == "en-GB"


def test_papers_that_were_signed_and_that_came_in_are_in_it(cast: Cast) -> None:
    documents.sign_consent_form(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        name="Karin Dijkstra",
        version=statement().version,
    )
    came = documents.send_own(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        kind="ad-rapport",
        content=make(),
    )
    documents.take_paper(actor=cast.coach, now=NOW, received=came.id, dated=NOW.date())
    answer = client_of(cast.employee).post(PAGE)
    found = unzipped(answer)
    names = [name for name in found if name.endswith(".pdf")]
    assert len(names) == 2
    assert all(name in found["lees-mij.html"].decode() for name in names)
    assert any("ad-rapport" in name for name in names)


def test_how_far_the_employee_travels_stands_in_the_explanation(cast: Cast) -> None:
    before = unzipped(client_of(cast.employee).post(PAGE))["lees-mij.html"].decode()
    assert "Wat alleen hier staat" not in before
    trajectories.change_place(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        location=None,
        travel_km=18,
        travel_minutes=25,
    )
    after = unzipped(client_of(cast.employee).post(PAGE))["lees-mij.html"].decode()
    assert "Zo ver reist u, zei u: 18 km, 25 minuten" in " ".join(after.split())


def test_appointments_the_intake_and_the_click_come_along_on_a_page_of_their_own(
    cast: Cast,
) -> None:
    assert "afspraken-en-intake.html" not in unzipped(client_of(cast.employee).post(PAGE))
    given: dict[str, Any] = {"actor": cast.employee, "now": NOW, "trajectory": cast.trajectory}
    one = book(cast, said=THREE_WAY)
    aside(cast, one, add(cast, one, cast.employer, "De kosten").points[0].id)
    answers = {"geeft-energie": guidance.Answer("buiten werken")}
    guidance.keep_piece(piece="energie", revision=0, answers=answers, **given)
    guidance.answer_click(clicks=False, words="Liever iemand uit Breda", **given)
    found = unzipped(client_of(cast.employee).post(PAGE))
    page = found["afspraken-en-intake.html"].decode()
    for said in ("dinsdag 24 november 2026, 10:00", "buiten werken", "Liever iemand uit Breda"):
        assert said in page
    assert "De kosten (Peter Hoekstra), wordt niet besproken" in page
    assert "afspraken-en-intake.html" in found["lees-mij.html"].decode()


def test_the_vacancies_that_were_sent_come_along_with_why_and_what_was_answered(cast: Cast) -> None:
    assert "vacatures.html" not in unzipped(client_of(cast.employee).post(PAGE))
    searchable(cast)
    feed(*several(2, more="<script>alert(1)</script>"))
    draft(cast)
    send(cast, remark="Kijk vooral naar de eerste.")
    week = shown(cast, employee=True).week
    assert week is not None
    first = week.lines[0]
    jobsearch.answer(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        line=first.id,
        suits="suits-not",
        because="distance",
        words="Te ver op de fiets",
    )
    found = unzipped(client_of(cast.employee).post(PAGE))
    page = found["vacatures.html"].decode()
    for said in (
        first.said.snapshot.vacancy.title,
        "Kijk vooral naar de eerste.",
        "Past bij het gezochte werk",
        "Te ver op de fiets",
        "U antwoordde niet.",
    ):
        assert said in page
    assert "<script>" not in page
    assert "vacatures.html" in found["lees-mij.html"].decode()


def test_the_program_reads_its_own_zip(cast: Cast) -> None:
    released_report(cast)
    answer = client_of(cast.employee).post(PAGE)
    given = read_file(io.BytesIO(b"".join(answer.streaming_content)))
    assert set(given.unnamed) == {"lees-mij.html", "logboek.html"}
    assert len(given.trajectory.reports) == 1


def test_a_reader_of_english_gets_the_explanation_in_both(cast: Cast) -> None:
    found = unzipped(client_of(cast.employee, language="en").post(PAGE))
    assert "Dit is een kopie" in found["lees-mij.html"].decode()
    assert "This is a copy of file" in found["read-me.html"].decode()


def test_the_page_says_what_is_in_it_and_stays_in_no_cache(cast: Cast) -> None:
    answer = client_of(cast.employee).get(PAGE)
    page = answer.content.decode()
    assert "uw rapporten, als pdf" in page
    assert "Aantekeningen die alleen uw coach en de waarnemer lezen, zitten er niet in." in page
    assert answer["Cache-Control"] == "no-store"


def test_the_copy_stands_among_who_looked(cast: Cast) -> None:
    browser = client_of(cast.employee)
    browser.post(PAGE)
    assert "maakte een kopie van uw dossier" in browser.get("/mijn/wie-keek/").content.decode()


def test_too_many_copies_end_in_a_sentence_and_not_in_a_file(cast: Cast) -> None:
    for _ in range(10):
        documents.own_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    answer = client_of(cast.employee).post(PAGE)
    assert answer.status_code == 422
    assert "Probeer het morgen opnieuw." in answer.content.decode()


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "stranger"])
def test_only_the_person_gets_it(cast: Cast, who: str) -> None:
    assert client_of(getattr(cast, who)).post(PAGE).status_code == 404


def test_the_copy_of_somebody_else_s_file_is_not_there(cast: Cast) -> None:
    browser = client_of(cast.employee)
    assert browser.post(f"{PAGE}?traject={cast.other_trajectory}").status_code == 404
