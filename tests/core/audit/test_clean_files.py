"""Files that are in order, by somebody who has not seen the check: they come out clean.

Nearly every published ruling is about a sanction, so rulings cannot measure false alarms.
"""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from tests.core.audit.removal import changed, pieces, without
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.audit import Audit, audit
from wissel.core.programme import Programme, load
from wissel.core.trajectory import Trajectory

FOLDER = Path(__file__).with_name("clean")
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
PROGRAMMES = {"ascenditur", "jp-werkrevisie", "pappenheim", "vitacon-luteijn", "xs2more"}
#: What a file may show on the way and mend within weeks; nothing else.
ON_THE_WAY = {10, 30, 36, 37}


@cache
def file(name: str) -> Trajectory:
    return read_trajectory((FOLDER / f"{name}.json").read_bytes())


@cache
def programme(name: str) -> Programme:
    held = file(name).programme
    return load(held.name, held.version)


def last_day(name: str) -> date:
    return max(entry.happened_on for entry in file(name).journal)


def checked(name: str, case: Trajectory | None = None, on: date | None = None) -> Audit:
    return audit(case or file(name), as_of=on or last_day(name), programme=programme(name))


def test_there_is_one_of_each_programme_and_at_least_five_besides() -> None:
    assert set(FILES) >= PROGRAMMES
    assert len(FILES) >= 10


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_order_has_no_finding_and_stops_nowhere(name: str) -> None:
    found = checked(name)
    told = [f"{number}: {found.check(number).why.nl}" for number in found.findings]
    assert told == []
    assert found.shortcomings == ()
    assert found.stops_at.step == "none"


@pytest.mark.parametrize("name", FILES)
def test_on_the_way_it_shows_nothing_that_would_stop_it(name: str) -> None:
    day, seen = file(name).registered_on + timedelta(days=14), set()
    while day < last_day(name):
        seen |= set(checked(name, on=day).findings)
        day += timedelta(days=14)
    assert seen <= ON_THE_WAY


@pytest.mark.parametrize("name", FILES)
def test_taking_out_one_piece_changes_exactly_the_checks_that_rest_on_it(name: str) -> None:
    before = checked(name)
    resting = pieces(before)
    assert len(resting) > 100
    wrong = {}
    for piece, checks in resting.items():
        found = changed(before, checked(name, without(file(name), piece)))
        if found != checks:
            wrong[piece] = (checks - found, found - checks)
    assert wrong == {}
