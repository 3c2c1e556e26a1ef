"""The employer reads a released report and downloads its PDF."""

from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import ReportEvent

pytestmark = pytest.mark.slow


def _reads(cast: Cast) -> int:
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return sum(
        isinstance(entry.content, ReportEvent) and entry.content.event == "read-by-employer"
        for entry in entries
    )


def test_the_report_is_the_record_with_its_marks_and_evidence(cast: Cast, released: UUID) -> None:
    page = client_of(cast.employer).get(f"/werkgever/rapport/{released}/").content.decode()
    assert "Het zoekprofiel besproken." in page
    assert 'class="st opinion"' in page
    assert 'class="st fact"' in page
    assert 'class="ev"' in page
    assert "Controlecode" in page


def test_the_first_look_is_an_event_and_later_ones_are_not(cast: Cast, released: UUID) -> None:
    browser = client_of(cast.employer)
    assert _reads(cast) == 0
    for _ in range(2):
        browser.get(f"/werkgever/rapport/{released}/")
        browser.get(f"/werkgever/rapport/{released}/pdf/")
    assert _reads(cast) == 1


def test_the_pdf_downloads_under_a_neutral_name(cast: Cast, released: UUID) -> None:
    answer = client_of(cast.employer).get(f"/werkgever/rapport/{released}/pdf/")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    name = f'attachment; filename="{cast.number}_maandrapport_2026-11_v1.pdf"'
    assert answer["Content-Disposition"] == name
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


def test_a_draft_is_not_there_for_the_employer(cast: Cast) -> None:
    draft = put_to_employee(cast)
    browser = client_of(cast.employer)
    for rest in ("", "pdf/"):
        assert browser.get(f"/werkgever/rapport/{draft}/{rest}").status_code in (403, 404)


@pytest.mark.parametrize("who", ["coach", "employee", "line_manager", "stranger"])
def test_nobody_else_reads_it_here(cast: Cast, released: UUID, who: str) -> None:
    answer = client_of(getattr(cast, who)).get(f"/werkgever/rapport/{released}/")
    assert answer.status_code == 404
