"""Whole derivations, kept as files: a change in one is a change in what the product explains.

Written anew with ``python -m tests.core.clock.test_golden_traces`` from the root of the project.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from wissel.connections.wire import read, write
from wissel.core.clock import ClockInput, timeline

FOLDER = Path(__file__).with_name("golden")
CASES: Mapping[str, Mapping[str, Any]] = {
    "interruption-and-leave": {
        "as_of": "2026-11-22",
        "absence": {
            "first_sick_day": "2025-03-10",
            "healthy": [{"from": "2025-06-02", "to": "2025-06-15"}],
            "leave": [
                {"kind": "pregnancy", "from": "2025-09-01", "to": "2025-12-21", "same_cause": True}
            ],
        },
        "facts": {"probleemanalyse": "2025-04-18", "plan_van_aanpak": None},
    },
    "sanction-shortened": {
        "as_of": "2027-07-01",
        "absence": {"first_sick_day": "2025-03-10"},
        "facts": {
            "aangifte_42_weken": "2025-12-22",
            "uwv_brief_ontvangen": "2026-12-14",
            "wia_aanvraag": "2027-01-20",
            "loonsanctie_besluit": "2027-02-10",
            "bekortingsverzoek_ontvangen": "2027-04-14",
            "herstel_besluit": "2027-05-12",
        },
    },
    "employment-ends": {
        "as_of": "2025-06-01",
        "absence": {"first_sick_day": "2025-03-10"},
        "employment": {"end": "2025-05-31"},
    },
}


def told(name: str) -> Any:
    data = read(ClockInput, json.dumps(CASES[name]).encode())
    return write(timeline(data, trace=True), language="nl")["trace"]


def printed(trace: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """Return a derivation as indented lines: name, value, rule, articles."""
    articles = ", ".join(each["article"] for each in trace["basis"])
    parts = [f"{trace['name']} = {trace['value']}", trace["rule"], articles and f"[{articles}]"]
    yield "  " * depth + "  ".join(part for part in parts if part)
    for step in trace["inputs"]:
        yield from printed(step, depth + 1)


@pytest.mark.parametrize("name", CASES)
def test_a_derivation_reads_as_it_was_kept(name: str) -> None:
    kept = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert "\n".join(printed(told(name))) + "\n" == kept


@pytest.mark.parametrize("name", CASES)
def test_the_steps_of_every_milestone_add_up_to_its_last_day(name: str) -> None:
    for each in told(name)["inputs"]:
        if not each["name"].startswith("M") or not each["inputs"]:
            continue
        start, *rest = each["inputs"]
        days = sum(int(step["value"]) for step in rest if not step["name"].startswith("rule "))
        assert date.fromisoformat(start["value"]) + timedelta(days=days) == date.fromisoformat(
            each["value"]
        ), each["name"]


if __name__ == "__main__":
    for case_name in CASES:
        lines = "\n".join(printed(told(case_name))) + "\n"
        (FOLDER / f"{case_name}.txt").write_text(lines, encoding="utf-8")
