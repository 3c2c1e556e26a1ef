"""Ten published rulings as files: nothing is found outside the classes that they name."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from wissel.connections.trajectory_file import read_trajectory
from wissel.core.audit import Audit, audit
from wissel.core.programme import load

FOLDER = Path(__file__).with_name("rulings")
EXPECTED: dict[str, Any] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


def checked(ecli: str) -> Audit:
    """The check on the day of the ruling, with all that it established."""
    case = read_trajectory((FOLDER / f"{ecli.replace(':', '-')}.json").read_bytes())
    last = max(entry.happened_on for entry in case.journal)
    return audit(case, as_of=last, programme=load("basis", 1))


def test_all_ten_are_there() -> None:
    assert len(EXPECTED) == len(list(FOLDER.glob("*.json"))) == 10


@pytest.mark.parametrize("ecli", EXPECTED)
def test_the_check_finds_what_the_court_upheld_and_nothing_outside_its_classes(ecli: str) -> None:
    found = set(checked(ecli).shortcomings)
    expected = EXPECTED[ecli]
    assert set(expected["must"]) <= found <= set(expected["classes"])


@pytest.mark.parametrize("ecli", EXPECTED)
def test_what_the_ruling_does_not_state_cannot_be_told(ecli: str) -> None:
    found = checked(ecli)
    said = [one for one in found.checks if one.state not in ("cannot-tell", "not-applicable")]
    # The absence itself is always known (question 2); the rest has something it rests on.
    assert all(one.evidence for one in said)
    assert sum(one.state == "cannot-tell" for one in found.checks) >= 37


def test_a_few_applications_with_recorded_reasons_are_no_shortcoming() -> None:
    found = checked("ECLI:NL:CRVB:2017:2860")
    assert found.check(38).state == "met"
    assert "en er staat waarom" in found.check(38).why.nl
    assert found.shortcomings == ()


def test_an_opinion_of_uwv_that_was_ignored_is_seen_without_being_told() -> None:
    assert checked("ECLI:NL:RBOBR:2025:6066").check(47).state in ("not-met", "late")
