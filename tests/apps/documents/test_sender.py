"""The head of a report: the name the bureau writes under, and what its coach may show."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateSaid, LocationSaid
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.reports.record import Header


@pytest.fixture
def report(cast: Cast) -> UUID:
    """A draft of November."""
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period="2026-11"
    )


def header(cast: Cast, report: UUID) -> Header:
    return documents.report(actor=cast.coach, now=NOW, report=report).record.header


def place(cast: Cast, label: str) -> None:
    made = bureaus.add_location(actor=cast.manager, now=NOW, said=LocationSaid("Zuid", label=label))
    trajectories.change_place(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, location=made.id
    )


def certify(cast: Cast, body: str, until: date | None = None) -> None:
    assert cast.coach.membership is not None
    said = CertificateSaid(body, date(2025, 1, 1), number="4711", valid_until=until)
    bureaus.add_certificate(actor=cast.coach, now=NOW, member=cast.coach.membership, said=said)


def test_the_bureau_stands_at_the_head(cast: Cast, report: UUID) -> None:
    assert header(cast, report).bureau == "Bureau Overweg"
    place(cast, "")
    assert header(cast, report).bureau == "Bureau Overweg"


def test_a_place_with_a_name_of_its_own_writes_under_it(cast: Cast, report: UUID) -> None:
    place(cast, "Overweg Zuid")
    assert header(cast, report).bureau == "Overweg Zuid"


def test_the_coach_shows_what_is_valid_on_the_day_of_the_draft(cast: Cast, report: UUID) -> None:
    certify(cast, "Noloc")
    certify(cast, "CMI", until=date(2026, 11, 1))
    assert header(cast, report).coach_registration == "Noloc 4711"


def test_without_certificates_the_registration_stands_as_it_was(cast: Cast, report: UUID) -> None:
    assert cast.coach.membership is not None
    bureaus.note_registration(
        actor=cast.command, now=NOW, membership=cast.coach.membership, registration="Register 12"
    )
    assert header(cast, report).coach_registration == "Register 12"
