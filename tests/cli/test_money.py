"""``wissel money KIND``: amounts with their grounds, and one clear message for what cannot be."""

import io
import json
import sys
from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wissel.cli import main
from wissel.cli._schema import SCHEMAS
from wissel.connections.wire import json_schema

PAY = {
    "first_sick_day": "2025-09-01",
    "wage": {"month": "3200.00", "hours_week": "36"},
    "schedule": [{"from_week": 1, "percent": "100"}, {"from_week": 53, "percent": "70"}],
}
HISTORY = {"before_2016": "10", "from_2016": "9"}
TRANSITION = {
    "start": "2014-03-01",
    "end": "2026-08-31",
    "wage": {"month": "3200.00"},
    "reason": "after-104-weeks",
}
GOOD: dict[str, dict[str, Any]] = {
    "sick-pay": {**PAY, "assume_constant_after": True},
    "wia": {
        "first_wia_day": "2026-02-01",
        "wage": {"month": "3200.00"},
        "degree": "50",
        "labour_history": HISTORY,
        "worked_26_of_36": True,
        "assume_constant_after": True,
    },
    "ww": {
        "first_day": "2026-02-01",
        "wage": {"month": "3200.00"},
        "hours_week": "36",
        "hours_lost": "36",
        "worked_26_of_36": True,
        "worked_4_of_5": True,
        "labour_history": HISTORY,
        "assume_constant_after": True,
    },
    "transition-payment": TRANSITION,
    "employer-cost": {"from": "2026-03-01", "to": "2026-08-30", "pay": PAY},
    "sanction-cost": {"first_day": "2027-08-30", "pay": PAY, "assume_constant_after": True},
    "scenarios": {
        "employee": {
            "as_of": "2026-11-27",
            "pay": PAY,
            "labour_history": HISTORY,
            "worked_26_of_36": True,
            "worked_4_of_5": True,
            "degree": "50",
            "assume_constant_after": True,
        },
        "employer": {"as_of": "2026-11-27", "pay": PAY, "assume_constant_after": True},
    },
}
Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def running(kind: str, given: Any, *more: str) -> tuple[int, Any]:
        text = given if isinstance(given, str) else json.dumps(given)
        monkeypatch.setattr(sys, "stdin", type("", (), {"buffer": io.BytesIO(text.encode())}))
        status = main(["money", kind, "-", *more])
        sys.stdout.flush()
        out = capfdbinary.readouterr().out
        if "--lines" in more:
            return status, [json.loads(line) for line in out.splitlines()]
        return status, json.loads(out)

    return running


def changed(kind: str, path: str, value: Any) -> dict[str, Any]:
    """Return the good facts of a kind with one of them another."""
    given = deepcopy(GOOD[kind])
    here: Any = given
    *steps, last = path.split(".")
    for step in steps:
        here = here[int(step)] if step.isdigit() else here.setdefault(step, {})
    here[last] = value
    return given


@pytest.mark.parametrize("kind", GOOD)
def test_every_kind_gives_amounts_trace_and_what_is_missing(kind: str, run: Run) -> None:
    status, out = run(kind, GOOD[kind], "--trace")
    assert status == 0
    assert out["amounts"]
    assert out["trace"]
    assert isinstance(out["missing"], list)
    for amount in out["amounts"]:
        assert {"value", "unit", "kind", "basis"} <= set(amount)
        assert amount["value"].split(".")[1].isdigit()
        assert len(amount["value"].split(".")[1]) == 2
    name = "money.scenarios.out" if kind == "scenarios" else "money.out"
    for schema, told in ((f"money.{kind}.in", GOOD[kind]), (name, out)):
        module, type_name, written = SCHEMAS[schema]
        published = json_schema(
            getattr(import_module(module), type_name),
            mode="serialization" if written else "validation",
            one_language=written,
        )
        Draft202012Validator(published).validate(told)


@pytest.mark.parametrize("kind", GOOD)
def test_without_being_asked_for_no_step_is_written_down(kind: str, run: Run) -> None:
    assert run(kind, GOOD[kind])[1]["trace"] == []


def test_lines_go_on_after_a_bad_one(run: Run) -> None:
    good = json.dumps(GOOD["wia"])
    bad = json.dumps(changed("wia", "degree", "140"))
    status, out = run("wia", f"{good}\n{bad}\n{good}\n", "--lines")
    assert status == 0
    assert [next(iter(line)) for line in out] == ["amounts", "error", "amounts"]
    assert out[1]["error"]["path"] == "$.degree"


BAD = [
    ("sick-pay", "wage.month", "-3200.00", "$.wage.month", "-3200.00"),
    ("sick-pay", "wage.month", "0.00", "$.wage.month", "hoger dan 0"),
    ("sick-pay", "wage.month", "1e400", "$.wage.month", "1E+400"),
    ("sick-pay", "wage.month", "NaN", "$.wage.month", "NaN"),
    ("sick-pay", "wage.month", 3200.5, "$.wage.month", "als tekst"),
    ("sick-pay", "wage.hours_week", "200", "$.wage.hours_week", "200 uur"),
    ("sick-pay", "wage.hours_week", None, "$.wage.hours_week", "ontbreekt"),
    ("sick-pay", "waiting_days", 3, "$.waiting_days", "0 tot en met 2"),
    ("sick-pay", "schedule.0.percent", "140", "$.schedule[0].percent", "140"),
    ("sick-pay", "schedule.1.from_week", 1, "$.schedule[0].from_week", "week 1"),
    ("sick-pay", "last_day", "2025-01-01", "$.last_day", "2025-09-01"),
    ("sick-pay", "last_day", "2035-01-01", "$.last_day", "4 jaar"),
    (
        "sick-pay",
        "work",
        [{"kind": "own", "from": "2026-01-01", "hours_week": "40"}],
        "$.work[0].hours_week",
        "36",
    ),
    (
        "sick-pay",
        "work",
        [
            {"kind": "therapeutic", "from": "2026-01-01", "to": "2026-03-01"},
            {"kind": "therapeutic", "from": "2026-02-01"},
        ],
        "$.work[1].from",
        "overlapt",
    ),
    ("wia", "degree", "140", "$.degree", "140 procent"),
    ("wia", "degree", "-1", "$.degree", "-1 procent"),
    ("wia", "hourly", {"maatman": "20", "rvc": "10"}, "$.degree", "één van de twee"),
    ("wia", "dagloon_uncapped", "150.00", "$.wage", "één van de twee"),
    ("wia", "labour_history.before_2016", "10.3", "$.labour_history.before_2016", "kwarten"),
    ("wia", "labour_history.from_2016", "99", "$.labour_history.from_2016", "60 jaar"),
    ("wia", "income", [{"from": "2026-02-02", "month": "1"}], "$.income[0].from", "eerste dag"),
    (
        "wia",
        "income",
        [{"from": "2026-02-01", "to": "2026-02-27", "month": "1"}],
        "$.income[0].to",
        "laatste dag",
    ),
    ("wia", "changes", [{"on": "2025-01-01", "degree": "60"}], "$.changes[0].on", "2026-02-01"),
    ("wia", "until", "2025-01-01", "$.until", "2026-02-01"),
    ("wia", "degrees", "1", "$.degrees", "Onbekend gegeven"),
    ("ww", "hours_lost", "40", "$.hours_lost", "36"),
    ("ww", "hours_week", "0", "$.hours_week", "meer dan 0"),
    ("transition-payment", "end", "2013-01-01", "$.end", "2014-03-01"),
    (
        "transition-payment",
        "earlier",
        [{"from": "2012-01-01", "to": "2014-03-15"}],
        "$.earlier[0].to",
        "overlapt met start",
    ),
    (
        "transition-payment",
        "earlier",
        [
            {"from": "2011-01-01", "to": "2012-06-30"},
            {"from": "2012-06-01", "to": "2013-12-31"},
        ],
        "$.earlier[1].from",
        "overlapt met earlier[0]",
    ),
    ("transition-payment", "reason", "ruzie", "$.reason", "employer"),
    ("employer-cost", "charges", {"percent": "101"}, "$.charges.percent", "101"),
    ("employer-cost", "to", "2025-01-01", "$.to", "2026-03-01"),
    ("employer-cost", "from", "2025-06-01", "$.from", "2025-09-01"),
    (
        "employer-cost",
        "trajectory",
        {"model": "weekly", "week": "100", "weeks": 999},
        "$.trajectory.weeks",
        "160",
    ),
    ("sanction-cost", "weeks", [13, -1], "$.weeks[1]", "-1"),
    ("scenarios", "employee.degree", "140", "$.employee.degree", "140"),
    ("scenarios", "employee.months", 999, "$.employee.months", "120"),
    ("scenarios", "employee.pay.wage.month", "-1", "$.employee.pay.wage.month", "-1"),
    ("scenarios", "employer.supplement_month", "-1", "$.employer.supplement_month", "-1"),
]


@pytest.mark.parametrize(("kind", "path", "value", "place", "said"), BAD)
def test_what_cannot_be_is_named_at_its_place(
    kind: str, path: str, value: Any, place: str, said: str, run: Run
) -> None:
    status, out = run(kind, changed(kind, path, value))
    assert status == 1
    assert out["error"]["path"] == place
    assert said in out["error"]["message"]


def test_a_day_outside_the_tables_is_named_with_its_amount(run: Run) -> None:
    status, out = run("wia", changed("wia", "first_wia_day", "2019-05-01"))
    assert status == 1
    assert out["error"]["path"] == "$.first_wia_day"
    assert "maximumdagloon" in out["error"]["message"]
    assert "2019-05-01" in out["error"]["message"]


def test_after_the_last_amount_it_stops_unless_told_to_go_on(run: Run) -> None:
    status, out = run("wia", changed("wia", "assume_constant_after", False))
    assert status == 1
    assert out["error"]["path"] == "$.assume_constant_after"
    assert "2027-01-01" in out["error"]["message"]
    status, out = run("wia", GOOD["wia"])
    assert status == 0
    later = [each for each in out["amounts"] if (each["from"] or "") >= "2027-01-01"]
    assert later
    assert {each["kind"] for each in later if each["key"] != "income"} == {"assumption"}


def test_a_wage_above_the_maximum_is_no_error_but_is_told(run: Run) -> None:
    status, out = run("wia", changed("wia", "wage.month", "9000.00"))
    assert status == 0
    note = next(each for each in out["notes"] if each["code"] == "above-maximum")
    assert note["path"] == "$.wage.month"
    assert "9720.00" in note["message"]


def test_no_sheet_at_all_is_refused(run: Run) -> None:
    status, out = run("scenarios", {})
    assert status == 1
    assert out["error"] == {
        "code": "no-sheet",
        "path": "$",
        "message": "Verwacht wordt ten minste één van de twee bladen: employee of employer.",
    }


def test_the_employers_sheet_holds_nothing_of_the_employees_own(run: Run) -> None:
    whole = run("scenarios", GOOD["scenarios"])[1]
    alone = run("scenarios", {"employer": GOOD["scenarios"]["employer"]})[1]
    of_employer = [each for each in whole["sheets"] if each["side"] == "employer"]
    assert of_employer == alone["sheets"]
    own = {each["key"] for each in whole["sheets"][0]["situations"]}
    assert not own & {each["scenario"] for each in alone["amounts"]}


def test_no_outcome_holds_a_chance_of_anybody(run: Run) -> None:
    text = json.dumps(run("scenarios", GOOD["scenarios"], "--lang", "en")[1]).lower()
    for word in ("probab", "chance", "likel", "odds", "score"):
        assert word not in text
