"""``wissel clock`` and ``wissel leave``: JSON in and out, and bad input that is named."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from wissel.cli import _json, main

GOOD = {"as_of": "2026-11-22", "absence": {"first_sick_day": "2025-03-10"}}
Run = Callable[..., tuple[int, Any]]


class Stdin:
    """Standard input as bytes, the only part of it that the command reads."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def running(arguments: Sequence[str], raw: bytes = b"") -> tuple[int, Any]:
        monkeypatch.setattr(sys, "stdin", Stdin(raw))
        status = main(list(arguments))
        sys.stdout.flush()
        out = capfdbinary.readouterr().out
        if "--lines" in arguments:
            return status, [json.loads(line) for line in out.splitlines()]
        return status, json.loads(out) if out else None

    return running


def test_a_good_object_gives_a_timeline(run: Run) -> None:
    status, out = run(["clock", "-"], json.dumps(GOOD).encode())
    assert status == 0
    assert out["waiting_period"]["last_day"] == "2027-03-07"
    assert {
        "waiting_period",
        "milestones",
        "wage_period",
        "sanction",
        "reference_days",
        "notes",
    } == set(out)
    first = out["milestones"][0]
    assert {"id", "key", "opens", "due", "target", "warn_from", "actors", "nature", "state"} <= set(
        first
    )
    assert {"done_on", "days_late", "basis", "consequence"} <= set(first)
    assert {"article", "valid_from", "valid_to", "source"} <= set(first["basis"][0])


def test_a_file_is_read_by_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert run(["clock", str(path)])[0] == 0


def test_the_language_of_sentences_can_be_chosen(run: Run) -> None:
    raw = json.dumps(GOOD).encode()
    _, dutch = run(["clock", "-"], raw)
    _, english = run(["clock", "-", "--lang", "en"], raw)
    assert dutch["milestones"][0]["title"] == "Eerste ziektedag"
    assert english["milestones"][0]["title"] == "First sick day"


def test_a_trace_comes_only_when_asked(run: Run) -> None:
    raw = json.dumps(GOOD).encode()
    assert "trace" not in run(["clock", "-"], raw)[1]
    assert run(["clock", "-", "--trace"], raw)[1]["trace"]["name"] == "timeline"


def test_absent_unknown_and_done_are_three_things(run: Run) -> None:
    def state(facts: dict[str, object]) -> str:
        _, out = run(["clock", "-"], json.dumps({**GOOD, "facts": facts}).encode())
        return next(each["state"] for each in out["milestones"] if each["id"] == "M03")

    assert state({}) == "overdue"
    assert state({"probleemanalyse": None}) == "unknown"
    assert state({"probleemanalyse": "2025-04-18"}) == "done"


def test_leave_gives_both_leaves(run: Run) -> None:
    status, out = run(["leave", "-"], b'{"due_date": "2026-05-10", "weeks_before": 6}')
    assert status == 0
    assert out["maternity_leave"] == {"from": "2026-05-11", "to": "2026-07-19"}
    assert out["weeks"] == 16


def changed(path: str, value: object) -> bytes:
    data = json.loads(json.dumps(GOOD))
    here = data
    *steps, last = path.split(".")
    for step in steps:
        here = here.setdefault(step, {})
    here[last] = value
    return json.dumps(data).encode()


DAY = "absence.first_sick_day"
RISK = "employment.own_risk_bearer"
LEAVE = {"kind": "pregnancy", "from": "2025-06-01", "to": "2025-06-02"}
BAD = [
    (b"", "not-json", "$"),
    (b"   \n", "not-json", "$"),
    (b"geen json", "not-json", "$"),
    (b'{"as_of": "2026-11-22", "absence"', "not-json", "$"),
    (b"\xff\xfe{}", "not-json", "$"),
    (b'{"as_of": "\xff"}', "not-json", "$"),
    (b"[" * 200_000, "not-json", "$"),
    (b'{"a":' * 100_000, "not-json", "$"),
    (b"[]", "wrong-value", "$"),
    (b"null", "wrong-value", "$"),
    (b"{}", "missing", "$.as_of"),
    (changed("absence", None), "wrong-value", "$.absence"),
    (changed("as_of", "22-11-2026"), "wrong-value", "$.as_of"),
    (changed("as_of", 20261122), "wrong-value", "$.as_of"),
    (changed("as_of", "1795305600"), "wrong-value", "$.as_of"),
    (changed("as_of", "2026-02-30"), "wrong-value", "$.as_of"),
    (changed("as_of", "9999-12-31"), "out-of-range", "$.as_of"),
    (changed("absence.first_sick_day", None), "wrong-value", "$.absence.first_sick_day"),
    (changed(DAY, "2026-11-23"), "first-sick-day-in-future", "$.absence.first_sick_day"),
    (changed("absence.first_sick_day", "0001-01-01"), "before-2013", "$.absence.first_sick_day"),
    (changed("absence.sick", True), "unknown-key", "$.absence.sick"),
    (changed("facts.evaluaties", ["2025-06-01", 3]), "wrong-value", "$.facts.evaluaties[1]"),
    (changed("facts.evaluaties", "2025-06-01"), "wrong-value", "$.facts.evaluaties"),
    (changed("facts.probleemanalyse", float("nan")), "wrong-value", "$.facts.probleemanalyse"),
    (changed("facts.probleemanalyse", "absent"), "wrong-value", "$.facts.probleemanalyse"),
    (changed("facts.wia_aanvraag", "9999-12-31"), "out-of-range", "$.facts.wia_aanvraag"),
    (changed(RISK, {"zw": "ja"}), "wrong-value", "$.employment.own_risk_bearer.zw"),
    (changed("employment.end", "0001-01-01"), "out-of-range", "$.employment.end"),
    (changed("person.date_of_birth", "0001-01-01"), "out-of-range", "$.person.date_of_birth"),
    (
        changed("absence.leave", [{"kind": "holiday", "from": "2025-06-01", "to": "2025-06-02"}]),
        "wrong-value",
        "$.absence.leave[0].kind",
    ),
    (
        changed("absence.leave", [{"kind": "pregnancy", "from": "2025-06-01"}]),
        "missing",
        "$.absence.leave[0].to",
    ),
    (
        changed(
            "absence.leave",
            [{**LEAVE, "same_cause": {"by": "x"}}],
        ),
        "missing",
        "$.absence.leave[0].same_cause.value",
    ),
    (
        changed("absence.healthy", [{"from": "2025-06-01", "to": "9999-12-31"}]),
        "out-of-range",
        "$.absence.healthy[0].to",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "code", "path"), BAD, ids=[f"{n}-{c}" for n, (_, c, _) in enumerate(BAD)]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_bad_input_is_named_with_its_place(
    run: Run, raw: bytes, code: str, path: str, language: str
) -> None:
    status, out = run(["clock", "-", "--lang", language], raw)
    assert status == 1
    assert set(out) == {"error"}
    assert set(out["error"]) == {"code", "path", "message"}
    assert (out["error"]["code"], out["error"]["path"]) == (code, path)
    assert out["error"]["message"].endswith(".")


def test_a_day_the_data_does_not_cover_is_named(run: Run) -> None:
    raw = changed("person.date_of_birth", "1966-01-01").replace(b"2025-03-10", b"2032-03-01")
    status, out = run(["clock", "-"], raw.replace(b"2026-11-22", b"2033-01-01"))
    assert status == 1
    assert out["error"]["code"] == "not-covered"
    assert "rules/parameters/aow" in out["error"]["message"]


def test_a_byte_order_mark_is_no_error(run: Run) -> None:
    assert run(["clock", "-"], b"\xef\xbb\xbf" + json.dumps(GOOD).encode())[0] == 0


def test_lines_come_out_in_order_with_errors_in_place(run: Run) -> None:
    good = json.dumps(GOOD).encode()
    raw = b"\n".join([good, b"half a li", b"", good, changed("as_of", 1)])
    status, out = run(["clock", "-", "--lines"], raw)
    assert status == 0
    assert ["error" in each for each in out] == [False, True, True, False, True]


def test_a_line_that_is_too_long_is_read_away_and_the_rest_goes_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_json, "MOST_BYTES", 1000)
    good = json.dumps(GOOD).encode()
    _, out = run(["clock", "-", "--lines"], b"\n".join([b"x" * 5500, good, b"y" * 1001, good]))
    assert [each.get("error", {}).get("code") for each in out] == [
        "too-large",
        None,
        "too-large",
        None,
    ]


def test_a_line_of_exactly_the_limit_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    good = json.dumps(GOOD).encode()
    monkeypatch.setattr(_json, "MOST_BYTES", len(good) + 1)
    _, out = run(["clock", "-", "--lines"], b"\n".join([good, good, b"z" * (len(good) + 3), good]))
    assert ["error" in each for each in out] == [False, False, True, False]


def test_an_object_that_is_too_large_is_refused_unread(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_json, "MOST_BYTES", 1000)
    status, out = run(["clock", "-"], b'{"a":"' + b"x" * 2000 + b'"}')
    assert (status, out["error"]["code"]) == (1, "too-large")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["clock", "--nonsense"],
        ["clock", "no such file"],
        ["clock", "/"],
        ["schema", "nope"],
    ],
)
def test_wrong_use_ends_with_two_and_says_nothing_on_standard_output(
    run: Run, arguments: Sequence[str]
) -> None:
    assert run(arguments) == (2, None)


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    for name in ("clock", "leave", "schema", "bench"):
        assert name in said


def test_the_command_stops_quietly_when_its_reader_has_seen_enough(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps(GOOD) + "\n") * 200, encoding="utf-8")
    program = [sys.executable, "-m", "wissel.cli", "clock", "--lines", str(path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_the_clock_starts_without_django() -> None:
    code = (
        "import sys; from wissel.cli import main; main(['clock', '-', '--lines']);"
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django']"
    )
    raw = json.dumps(GOOD).encode() + b"\n"
    done = subprocess.run([sys.executable, "-c", code], input=raw, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
