"""One trajectory per programme, played day by day to the end of the waiting period."""

from importlib import resources

import pytest
from django.db import connections

from wissel.cli.stage import Outcome, read_script, simulate
from wissel.core.profiled import Verdict
from wissel.core.programme import load, packaged
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

FOLDER = resources.files("wissel.cli").joinpath("simulations")
#: Every programme of the package but the neutral one.
NAMES = [each.name for each in packaged() if each.name != load().name]
if connections["default"].vendor == "postgresql":
    NAMES = NAMES[:1]  # two years of one: what differs there is tested door by door (ADR 35)

pytestmark = pytest.mark.slow


def _played(name: str) -> Outcome:
    script = read_script(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    command = Actor(bureau=uuid7(), name="simulate", role="system", kind="command")
    return simulate(script, command=command, password="een-lang-wachtwoord")


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_trajectory_of_two_years_goes_as_its_script_expects(name: str) -> None:
    found = _played(name)
    assert [each for each in found.expected if not each.met] == []
    assert (found.programme, found.week) == (name, 104)
    # Each script breaks one promise, pauses one and corrects an entry.
    broken = [each for each in found.promises if each.state in ("late", "overdue")]
    paused = [each for each in found.promises if each.waits.startswith("later")]
    assert broken
    assert paused
    assert found.corrections > 0
    assert found.chain_whole
    # Every promise tells its day and its ground, and what was done shows what proves it.
    ours = [each for each in found.promises if each.key.startswith(f"{name}:")]
    assert all(each.grounds and each.due for each in ours)
    assert all(each.evidence for each in ours if each.done is not None)
    assert found.withdrawals > 0, "each takes a consent back"
    assert found.mails > 0
    _profiles_follow_the_capacity(found)
    _the_plan_closes_the_distance(found)
    _the_file_stands_the_check(found)
    _the_bundle_is_what_was_made(found)


def _the_file_stands_the_check(found: Outcome) -> None:
    """Nothing in two years stops the file; what only people know is asked, and never guessed."""
    told = {number: found.riv.check(number).why.nl for number in found.riv.findings}
    assert told == {}
    assert found.riv.stops_at.step == "none"
    unknown = [one for one in found.riv.checks if one.state == "cannot-tell"]
    assert all(one.mend is not None and one.judges for one in unknown)
    assert [one.key for one in found.riv.report if one.is_medical and one.state != "there"] == []


def _the_bundle_is_what_was_made(found: Outcome) -> None:
    """The reports and papers of two years lie in one file, and each still is what was released."""
    assert (found.bundle.kind, found.bundle.is_whole, found.bundle.faults) == ("bundle", True, ())
    assert found.bundle.pieces > 5, "a report for every two months, at least"


def _the_plan_closes_the_distance(found: Outcome) -> None:
    """A plan closes every gap, and is revised once after the opinion that changed."""
    first, revised = found.plans
    assert first.gaps
    assert first.steps
    assert (revised.open_gaps, revised.silent) == (0, 0)
    assert revised.goal != first.goal
    assert "Nieuw oordeel" in revised.reason
    assert first.capacity is not None
    assert revised.capacity is not None
    assert revised.capacity > first.capacity


def _profiles_follow_the_capacity(found: Outcome) -> None:
    """Both profiles are made; a second opinion is answered by a search profile without a part."""
    person, first, *later = found.profiles
    assert (person.profile, first.profile, first.version) == ("person", "search", 1)
    assert len([one for one in first.directions if one.state == "active"]) == 3
    assert all(one.verdict is not Verdict.FITS_NOT for one in first.directions)
    [changed] = [one for one in later if "Nieuw oordeel" in one.reason]
    [gone] = [one for one in changed.directions if one.state == "dropped"]
    assert gone.title in {one.title for one in first.directions}
    assert (gone.verdict, bool(gone.because)) == (Verdict.FITS_NOT, True)
    active = [one for one in changed.directions if one.state == "active"]
    assert len(active) == 3
    assert all(one.verdict is not Verdict.FITS_NOT for one in active)
    assert changed.capacity is not None
    assert first.capacity is not None
    assert changed.capacity > first.capacity
    [review] = [each for each in found.promises if each.duty == "plan-review"]
    [proof] = review.evidence
    assert (proof.kind, proof.happened_on) == ("profile-fixed", changed.on)
    assert review.state == "done", "within fourteen days"
    again = [each for each in found.promises if each.duty == "search-profile-review"]
    assert len(again) > 2
    assert {each.state for each in again} <= {"done", "upcoming", "due"}
