"""The repair plan: shortcoming, repair, proof; and until when a request to shorten still helps."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.core.audit.files import File, week
from tests.core.audit.test_result_and_report import named, resolved
from wissel.core.audit import RepairPlan, repair_plan
from wissel.core.journal import Bottleneck

DECIDED = date(2025, 11, 10)
TODAY = date(2026, 3, 2)


def sanctioned() -> File:
    """Return a file with UWV's decision, in time before the end of the waiting period."""
    file = File()
    file.paper("wia-aanvraag", date(2025, 9, 20), source="employee")
    file.paper("loonsanctie-besluit", DECIDED, source="uwv")
    return file


def plan(file: File, day: date = TODAY) -> RepairPlan:
    found = repair_plan(file.trajectory, as_of=day)
    assert found is not None
    return found


def test_without_a_sanction_there_is_no_plan() -> None:
    file = File()
    file.log(week(60), Bottleneck("vervoer", "employee", "ov"))
    assert repair_plan(file.trajectory, as_of=TODAY) is None


def test_a_decision_alone_names_no_shortcoming_and_nothing_is_complete() -> None:
    found = plan(sanctioned())
    assert (found.decided_on, found.shortcomings, found.is_complete) == (DECIDED, (), False)


def test_a_shortcoming_goes_from_open_to_repaired_to_shown() -> None:
    file = sanctioned()
    first = named(file, DECIDED)
    assert [one.state for one in plan(file).shortcomings] == ["open"]
    resolved(file, date(2026, 1, 12), first)
    assert [one.state for one in plan(file).missing] == ["unshown"]
    paper = file.paper("ad-rapport", date(2026, 1, 20), source="labour-expert")
    resolved(file, date(2026, 1, 20), first, paper)
    found = plan(file)
    assert found.is_complete
    (one,) = found.shortcomings
    assert (one.repaired_on, one.outcome) == (date(2026, 1, 20), "gemaakt")
    assert [(proof.entry, proof.document) for proof in one.proofs] == [(paper, "ad-rapport")]


def test_a_name_of_something_the_file_does_not_have_shows_nothing() -> None:
    file = sanctioned()
    resolved(file, date(2026, 1, 12), named(file, DECIDED), "profiel.pdf")
    (one,) = plan(file).shortcomings
    assert (one.state, one.lost) == ("unshown", ("profiel.pdf",))


def test_another_bottleneck_is_no_proof() -> None:
    file = sanctioned()
    other = file.log(DECIDED, Bottleneck("vervoer", "employee", "ov"))
    resolved(file, date(2026, 1, 12), named(file, DECIDED), other)
    assert plan(file).shortcomings[0].lost == (other,)


def test_a_paper_is_known_by_its_entry_and_by_its_own_id() -> None:
    file = sanctioned()
    first, second = named(file, DECIDED), named(file, DECIDED, "opbouw")
    paper = file.paper("bijstelling-plan-van-aanpak", date(2026, 1, 5))
    file.entries[-1] = replace(file.entries[-1], documents=("paper-7",))
    resolved(file, date(2026, 1, 6), first, "paper-7")
    resolved(file, date(2026, 1, 6), second, paper)
    found = plan(file)
    assert found.is_complete
    assert [proof.entry for proof in found.proofs] == [paper]


def test_a_corrected_shortcoming_keeps_its_repair_here_and_in_the_check() -> None:
    file = sanctioned()
    first = named(file, DECIDED)
    paper = file.paper("bijstelling-plan-van-aanpak", date(2026, 1, 5))
    resolved(file, date(2026, 1, 6), first, paper)
    corrected = named(file, DECIDED, "zoekprofiel te smal")
    file.entries[-1] = replace(file.entries[-1], supersedes=first)
    (one,) = plan(file).shortcomings
    assert (one.entry, one.what, one.state) == (corrected, "zoekprofiel te smal", "shown")
    assert file.told(60, TODAY) == ("met", "repaired")


def test_what_comes_after_the_day_is_not_counted() -> None:
    file = sanctioned()
    first = named(file, DECIDED)
    paper = file.paper("bijstelling-plan-van-aanpak", date(2026, 1, 5))
    resolved(file, date(2026, 1, 6), first, paper)
    assert plan(file, date(2026, 1, 5)).shortcomings[0].state == "open"


def test_a_request_on_its_last_day_still_shortens_and_one_a_day_later_does_not() -> None:
    found = plan(sanctioned())
    assert found.last_day is not None
    assert found.request_until is not None
    for day, helps in ((found.request_until, True), (found.request_until + timedelta(1), False)):
        file = sanctioned()
        file.paper("bekortingsverzoek", day)
        before = plan(file, day)
        decision = day + timedelta(days=21)
        while decision.weekday() > 4:
            decision += timedelta(days=1)
        file.paper("herstel-besluit", decision, source="uwv")
        shortened = plan(file, decision).last_day
        assert shortened is not None
        assert (shortened < found.last_day) is helps, (day, before.last_day, shortened)


@pytest.mark.parametrize("day", [DECIDED, TODAY])
def test_without_shortcomings_and_with_a_decision_the_days_come_from_the_clock(day: date) -> None:
    found = plan(sanctioned(), day)
    assert found.last_day is not None
    assert found.request_until is not None
    assert found.request_until <= found.last_day - timedelta(days=64)
