"""What a script may say, and the command that plays it on a throw-away database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wissel.cli.stage import ScriptError, read_script, simulate
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

SMALL = """\
programme: basis
first_sick_day: 2025-01-06
registered: w44
until: w45
function: planner
hours: 32
employee: {name: Ans Bos, email: ans@voorbeeld.example}
steps:
  - {at: w44+1, contact: {with: [employee], medium: phone, outcome: Kennisgemaakt.}}
  - at: w44+2
    every: 2
    until: w45
    contact: {with: [employer], medium: phone, outcome: [een, twee]}
expect:
  - {duty: first-contact, state: done}
"""


def test_steps_are_counted_in_weeks_of_illness_and_texts_are_gone_through_in_turn() -> None:
    script = read_script(SMALL)
    assert [(step.day, step.said["outcome"]) for step in script.steps] == [
        (302, "Kennisgemaakt."), (303, "een"), (305, "twee"), (307, "een"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "line"),
    [
        ("at: w44+2", "at: w43+6", "wrong-order", "$.steps[1]", 10),
        ("w44+1", "w44+7", "moment", "$.steps[0].at", 9),
        ("w44+1", "w999", "moment", "$.steps[0].at", 9),
        ("every: 2", "every: 0", "every", "$.steps[1]", 10),
        ("at: w44+2\n    every: 2\n    until: w45", "at: w46", "after-the-end", "$.steps[1]", 10),
        ("at: w44+1, contact", "at: w44+1, note: x, by: coach, kind: y, contact", "one-act",
         "$.steps[0]", 9),
        ("function: planner", "functie: planner", "unknown", "$.functie", 1),
        ("first_sick_day: 2025-01-06", "first_sick_day: maandag", "first-sick-day",
         "$.first_sick_day", 1),
        ("steps:", "steps: [", "yaml", "$", 9),
        ("- {at: w44+1, contact", "- {at: w44+1, recorded: w44, contact", "before-it-happened",
         "$.steps[0]", 9),
    ],
)  # fmt: skip
def test_a_script_that_cannot_be_played_is_refused_with_step_and_line(
    old: str, new: str, code: str, path: str, line: int
) -> None:
    assert old in SMALL
    with pytest.raises(ScriptError) as refused:
        read_script(SMALL.replace(old, new, 1))
    assert (refused.value.code, refused.value.path, refused.value.line) == (code, path, line)


def _run(scenario: Path, data: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "WISSEL_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "wissel.config.settings.dev",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "wissel.cli", "simulate", str(scenario), "--lang", "en"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
    )


@pytest.mark.slow
@pytest.mark.own_database
def test_the_command_plays_a_script_and_leaves_nothing_behind(tmp_path: Path) -> None:
    scenario, data = tmp_path / "script.yaml", tmp_path / "data"
    scenario.write_text(SMALL)
    done = _run(scenario, data)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["expected"][0]["met"] is True
    assert [each["state"] for each in found["promises"] if each["duty"] == "first-contact"] == [
        "done"
    ]
    assert not data.exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_what_a_door_refuses_is_told_with_the_step() -> None:
    said = SMALL.replace(
        "expect:",
        "  - {at: w45, decide: {duty: read-report, effect: later, until: w50, reason: druk}}\n"
        "expect:",
    )
    with pytest.raises(ScriptError) as refused:
        simulate(
            read_script(said),
            command=Actor(bureau=uuid7(), name="simulate", role="system", kind="command"),
            password="een-lang-wachtwoord",
        )
    assert (refused.value.code, refused.value.path) == ("no-such-duty", "$.steps[2]")


@pytest.mark.slow
@pytest.mark.own_database
def test_a_script_whose_expectation_fails_ends_with_status_one(tmp_path: Path) -> None:
    scenario = tmp_path / "script.yaml"
    scenario.write_text(SMALL.replace("state: done", "state: overdue"))
    done = _run(scenario, tmp_path / "data")
    assert done.returncode == 1
    assert "first-contact" in done.stderr
