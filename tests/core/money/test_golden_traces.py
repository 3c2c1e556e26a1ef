"""Whole derivations, kept as files: a change in one is a change in what the product explains.

Written anew with ``python -m tests.core.money.test_golden_traces`` from the root of the project.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.money.test_worked_cases import computed
from wissel.connections.wire import write

FOLDER = Path(__file__).with_name("golden")
HISTORY = {"before_2016": "12.5", "from_2016": "9"}
CASES: dict[str, dict[str, Any]] = {
    "sick-pay": {
        "first_sick_day": "2024-09-02",
        "wage": {"month": "2600.00", "hours_week": "36"},
        "work": [
            {"kind": "own", "from": "2025-10-01", "to": "2025-12-31", "hours_week": "9"},
            {"kind": "other", "from": "2026-01-01", "to": "2026-03-31", "value_percent": "40"},
        ],
    },
    "wia": {
        "first_wia_day": "2024-08-15",
        "wage": {"month": "6500.00"},
        "hourly": {"maatman": "41.50", "rvc": "20.00"},
        "labour_history": {"before_2016": "1", "from_2016": "3"},
        "worked_26_of_36": True,
        "residual_month": "3100.00",
        "income": [{"from": "2025-03-01", "month": "1500.00"}],
        "until": "2026-12-31",
    },
    "ww": {
        "first_day": "2024-08-15",
        "wage": {"month": "2800.00"},
        "hours_week": "32",
        "hours_lost": "32",
        "worked_26_of_36": True,
        "worked_4_of_5": True,
        "labour_history": HISTORY,
    },
    "transition-payment": {
        "start": "2009-05-18",
        "end": "2026-10-31",
        "wage": {"month": "3100.00", "year_end_percent": "4", "variable_three_years": "3600.00"},
        "reason": "after-104-weeks",
        "last_day_of_wait": "2026-08-30",
        "employer_size": "small",
    },
    "employer-cost": {
        "from": "2025-11-10",
        "to": "2026-08-30",
        "pay": {"first_sick_day": "2024-09-02", "wage": {"month": "3100.00", "hours_week": "36"}},
        "pension_month": "240.00",
    },
    "sanction-cost": {
        "first_day": "2026-08-31",
        "pay": {"first_sick_day": "2024-09-02", "wage": {"month": "3100.00", "hours_week": "36"}},
        "charges": {"awf": "high", "aof": "high", "whk_percent": "2.10"},
        "guidance_week": "100.00",
        "weeks": [13],
    },
}


def told(kind: str) -> list[Any]:
    return [write(step, language="nl") for step in computed(kind, CASES[kind]).trace]


def printed(steps: list[Any], depth: int = 0) -> Iterator[str]:
    for step in steps:
        rule = f"  = {step['rule']}" if step["rule"] else ""
        articles = ", ".join(each["article"] for each in step["basis"])
        ground = f"  [{articles}]" if articles else ""
        yield f"{'  ' * depth}{step['name']}: {step['value']}{rule}{ground}"
        yield from printed(step["inputs"], depth + 1)


@pytest.mark.parametrize("kind", CASES)
def test_a_derivation_reads_as_it_was_kept(kind: str) -> None:
    kept = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
    assert "\n".join(printed(told(kind))) + "\n" == kept


@pytest.mark.parametrize("kind", CASES)
def test_every_step_names_its_rule_and_the_ones_of_the_law_their_article(kind: str) -> None:
    for step in told(kind):
        assert step["rule"], step["name"]
    assert any(step["basis"] for step in told(kind))


def test_a_trace_is_plain_data() -> None:
    for kind in CASES:
        assert json.loads(json.dumps(told(kind))) == told(kind)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in CASES:
        lines = "\n".join(printed(told(each))) + "\n"
        (FOLDER / f"{each}.txt").write_text(lines, encoding="utf-8")
