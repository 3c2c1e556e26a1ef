"""The scenarios beside the rules: facts a lawyer can read, and what the clock must say of them."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest
import yaml

from wissel.connections.wire import read, write
from wissel.core.clock import ClockInput, timeline
from wissel.core.refusal import Refused

FOLDER = files("wissel.rules").joinpath("law", "scenarios")


def scenarios() -> list[Any]:
    found = []
    for entry in sorted(FOLDER.iterdir(), key=lambda each: each.name):
        for number, scenario in enumerate(yaml.safe_load(entry.read_text(encoding="utf-8")), 1):
            found.append(pytest.param(scenario, id=f"{entry.name[:-5]}-{number}"))
    return found


def told(scenario: Mapping[str, Any]) -> Any:
    given = json.dumps(scenario["given"], default=str).encode()
    return write(timeline(read(ClockInput, given)), language="nl")


def found(out: Any, place: str) -> Any:
    """Return what ``out`` says at a place such as ``M05.1.due`` or ``sanction.reductions``."""
    if place == "notes":
        return [note["code"] for note in out["notes"]]
    if place.startswith("note."):
        _, code, key = place.split(".")
        return next(note[key] for note in out["notes"] if note["code"] == code)
    if place.startswith("M"):
        id_, key = place.rsplit(".", 1)
        return next(each[key] for each in out["milestones"] if each["id"] == id_)
    here = out
    for step in place.split("."):
        here = here[step]
    if isinstance(here, list):
        return [f"{each['code']}:{each['days']}" for each in here]
    return here


@pytest.mark.parametrize("scenario", scenarios())
def test_the_clock_says_what_the_scenario_expects(scenario: Mapping[str, Any]) -> None:
    expected = dict(scenario["expect"])
    if "error" in expected:
        with pytest.raises(Refused) as refused:
            told(scenario)
        assert (refused.value.code, refused.value.path) == (expected["error"], expected["path"])
        return
    out = told(scenario)
    assert {place: found(out, place) for place in expected} == expected, scenario["case"]


def test_the_scenarios_cover_every_milestone_and_are_many() -> None:
    places = {place for each in scenarios() for place in each.values[0]["expect"]}
    assert {f"M{number:02}" for number in range(1, 21)} <= {place[:3] for place in places}
    assert len(scenarios()) >= 40
