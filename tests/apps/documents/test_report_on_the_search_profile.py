"""The monthly report tells of the search profile that was fixed, and of no draft or other one."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.apps.plans.profiles import direct, fix, fixed_person, keep, planner, three_directions
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.core.profiled import Block

pytestmark = pytest.mark.django_db

PERIOD = "2026-11"


def start(cast: Cast) -> UUID:
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )


def section(cast: Cast, report: UUID) -> list[str]:
    view = documents.report(actor=cast.coach, now=NOW, report=report)
    return [held.text for part, held in view.record.statements() if part.key == "zoekprofiel"]


def search(cast: Cast) -> None:
    """Fill the blocks of the search profile and give it three directions."""
    for key in ("taken", "solliciteren", "beginnen"):
        keep(cast, key, kind="search", block=Block(key, nothing_because="Volgt nog."))
    three_directions(cast)


def test_what_was_fixed_is_told_with_its_entry_and_a_draft_is_not(cast: Cast) -> None:
    search(cast)
    report = start(cast)
    assert section(cast, report) == ["Er is nog geen zoekprofiel vastgesteld."]
    fix(cast, "search", now=NOW)
    told = section(cast, report)
    assert told[0].startswith("Versie 1 van het zoekprofiel is op ")
    assert sum(text.startswith("Zoekrichting ") for text in told) == 3
    view = documents.report(actor=cast.coach, now=NOW, report=report)
    version = view.record.find("6:version")
    assert version is not None
    [piece] = version.evidence
    assert piece.label == "profiel vastgesteld"
    direct(cast, planner(title="chauffeur in de avond", sector="vervoer"))
    assert not any("chauffeur" in text for text in section(cast, report))


def test_the_person_profile_reaches_no_report(cast: Cast) -> None:
    keep(cast, "ambities", "GEHEIME AMBITIE")
    fixed_person(cast)
    report = start(cast)
    view = documents.report(actor=cast.coach, now=NOW, report=report)
    assert "GEHEIME AMBITIE" not in repr(view.record)
    assert section(cast, report) == ["Er is nog geen zoekprofiel vastgesteld."]


def test_a_next_version_says_its_reason_and_what_fell_out(cast: Cast) -> None:
    search(cast)
    fix(cast, "search", now=NOW - timedelta(days=40))
    [first, *_] = plans.profile(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, kind="search"
    ).said.directions
    gone = planner(
        key=first.key, title=first.title, sector=first.sector, state="dropped",
        state_because="Te weinig plekken.",
    )  # fmt: skip
    direct(cast, gone, revision=1)
    direct(cast, planner(title="telefonist", sector="zorg"))
    fix(cast, "search", reason="De markt voor planners is klein.", now=NOW)
    told = section(cast, start(cast))
    assert "Reden van versie 2: De markt voor planners is klein." in told
    assert "Verbreed in deze periode met: telefonist." in told
    assert f"Afgevallen: {first.title}. Te weinig plekken." in told
