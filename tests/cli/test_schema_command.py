"""``wissel schema``: what is published is what is read and written."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wissel.cli import main
from wissel.cli._bench_clock import case
from wissel.cli._schema import SCHEMAS
from wissel.connections.wire import read, write
from wissel.core.clock import ClockInput, timeline
from wissel.core.clock.leave import LeaveInput, leave


def schema(name: str, capsys: pytest.CaptureFixture[str]) -> Draft202012Validator:
    assert main(["schema", name]) == 0
    published = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_valid_schema_and_closed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    published = schema(name, capsys).schema
    assert isinstance(published, dict)
    assert published["additionalProperties"] is False
    assert "absent" not in json.dumps(published)


@pytest.mark.parametrize("number", range(12))
def test_inputs_and_timelines_fit_their_schemas(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    given = case(number * 11)
    schema("clock.in", capsys).validate(given)
    told = timeline(read(ClockInput, json.dumps(given).encode()), trace=True)
    schema("clock.out", capsys).validate(write(told, language="nl"))


def test_leave_fits_its_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    given: dict[str, Any] = {"due_date": "2026-05-10", "starts_on": "2026-04-01", "sick": []}
    schema("leave.in", capsys).validate(given)
    told = leave(read(LeaveInput, json.dumps(given).encode()), trace=True)
    schema("leave.out", capsys).validate(write(told, language="en"))
