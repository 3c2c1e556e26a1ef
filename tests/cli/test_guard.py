"""``wissel guard`` and its benchmark: JSON in and out, bad input that is named."""

import io
import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from wissel.cli import _bench_guard, main

HEALTH = {"text": "Zij heeft een hernia.", "audience": "employer"}


class Stdin:
    """Standard input as bytes, the only part of it that the command reads."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.fixture
def run(monkeypatch, capfdbinary):
    def running(*arguments, raw=b""):
        monkeypatch.setattr(sys, "stdin", Stdin(raw))
        status = main(list(arguments))
        sys.stdout.flush()
        return status, capfdbinary.readouterr().out.decode()

    return running


def ask(run, value, *options):
    status, out = run("guard", "-", *options, raw=json.dumps(value).encode())
    return status, json.loads(out)


def schema(run, name):
    return Draft202012Validator(json.loads(run("schema", name)[1]))


def test_a_finding_has_its_span_kind_text_suggestion_and_reason(run):
    status, out = ask(run, HEALTH)
    assert status == 0
    assert out["allowed"] is False
    (finding,) = out["findings"]
    assert HEALTH["text"][finding["start"] : finding["end"]] == finding["text"] == "hernia"
    assert finding["kind"] == "diagnosis"
    assert "bedrijfsarts" in finding["suggestion"]
    assert finding["why"]["code"] == "pain-and-movement-illness"


def test_a_clean_text_is_allowed(run):
    assert ask(run, {"text": "Zij werkt 20 uur.", "audience": "uwv"}) == (
        0,
        {"allowed": True, "findings": []},
    )


def test_names_of_the_trajectory_and_of_others_are_told_apart(run):
    value = {
        "text": "Mevrouw Parkinson sprak met Piet Bakker.",
        "audience": "employer",
        "parties": ["Anja Parkinson"],
        "other_names": ["Piet Bakker"],
    }
    assert [finding["text"] for finding in ask(run, value)[1]["findings"]] == ["Piet Bakker"]


def test_the_language_of_suggestion_and_reason_can_be_chosen(run):
    (finding,) = ask(run, HEALTH, "--lang", "en")[1]["findings"]
    assert "company doctor" in finding["suggestion"]


def test_lines_give_lines_and_a_bad_one_gives_its_error_in_its_place(run):
    raw = b"\n".join([json.dumps(HEALTH).encode(), b'{"text": 3, "audience": "employer"}', b"{"])
    status, out = run("guard", "-", "--lines", raw=raw + b"\n")
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert status == 0
    assert first["allowed"] is False
    assert second["error"]["path"] == "$.text"
    assert third["error"]["code"]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"text": "x", "audience": "newspaper"}, "$.audience"),
        ({"audience": "employer"}, "$.text"),
        ({"text": "x", "audience": "employer", "parties": "Jan"}, "$.parties"),
        ({"text": "x", "audience": "employer", "language": "nl"}, "$.language"),
    ],
)
def test_input_that_is_not_acceptable_is_named(run, value, path):
    status, out = ask(run, value)
    assert status == 1
    assert out["error"]["path"] == path
    assert set(out["error"]) == {"code", "path", "message"}


def test_wrong_use_of_the_command_is_two(run):
    assert run("guard", "--nonsense")[0] == 2
    assert run("guard", "no such file")[0] == 2


def test_input_and_output_keep_to_their_published_schemas(run):
    schema(run, "guard.in").validate(HEALTH)
    schema(run, "guard.out").validate(ask(run, HEALTH)[1])
    assert not schema(run, "guard.in").is_valid({"text": "x", "audience": "newspaper"})


def test_the_command_starts_without_django():
    code = (
        "import sys; from wissel.cli import main; main(['guard', '-']);"
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django']"
    )
    raw = json.dumps(HEALTH).encode()
    done = subprocess.run([sys.executable, "-c", code], input=raw, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def row(text, *findings):
    return {"id": "a", "text": text, "parties": [], "other_names": [], "findings": list(findings)}


def mark(start, end, kind):
    return {"start": start, "end": end, "kind": kind}


def test_the_benchmark_counts_as_its_readme_says():
    rows = [
        row("Zij heeft een hernia.", mark(14, 20, "complaint")),
        row("Zij is ziek gemeld.", mark(0, 3, "diagnosis")),
        row("Hij heeft griep.", mark(10, 15, "bsn")),
    ]
    scores = _bench_guard.score(rows)
    medical, bsn = scores["medical"], scores["bsn"]
    assert (medical.hit, medical.marked, medical.right, medical.predicted) == (1, 2, 1, 2)
    assert (bsn.hit, bsn.marked, bsn.recall, bsn.precision) == (0, 1, 0.0, 1.0)
    assert (scores["overall"].recall, scores["overall"].precision) == (1 / 3, 0.5)


def test_the_frozen_sentences_stay_above_the_aim():
    lines = _bench_guard.SENTENCES.read_text(encoding="utf-8").splitlines()
    scores = _bench_guard.score([json.loads(line) for line in lines])
    assert len(lines) == 300
    for name in ("medical", "bsn", "other-name"):
        assert scores[name].recall >= 0.95
        assert scores[name].precision >= 0.90
