"""JSON at the edge: what is written can be read, and nothing is guessed."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from wissel.cli._bench_clock import case
from wissel.connections.wire import InputError, json_schema, read, write, write_text
from wissel.core.clock import ClockInput
from wissel.core.clock.facts import ABSENT, Facts
from wissel.core.obligations import State
from wissel.core.sources import Text
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Sample(Wire):
    from_: date
    at: datetime
    amount: Decimal
    count: int
    state: State
    id: UUID
    names: tuple[str, ...] = ()
    text: Text | None = None


SAMPLE = Sample(
    date(2025, 3, 10),
    datetime(2025, 3, 10, 12, 30, tzinfo=UTC),
    Decimal("1234.50"),
    3,
    State.DUE,
    UUID(int=7),
    ("a", 'b "c"'),
    Text("dag", "day"),
)


def test_what_is_written_is_read_back_the_same() -> None:
    assert read(Sample, write_text(SAMPLE).encode()) == SAMPLE


def test_money_is_text_and_a_trailing_underscore_is_dropped() -> None:
    out = write(SAMPLE)
    assert (out["amount"], out["from"]) == ("1234.50", "2025-03-10")


def test_a_text_is_written_in_both_languages_or_in_the_one_asked() -> None:
    assert write(SAMPLE)["text"] == {"nl": "dag", "en": "day"}
    assert write(SAMPLE, language="en")["text"] == "day"


@pytest.mark.parametrize("number", range(0, 60, 7))
def test_facts_keep_absent_and_unknown_apart_on_the_way_there_and_back(number: int) -> None:
    given = case(number)
    given["facts"]["tweede_spoor_start"] = None  # type: ignore[index]  # a dict of JSON
    data = read(ClockInput, json.dumps(given).encode())
    assert data.facts.tweede_spoor_start is None
    assert data.facts.iva_aanvraag is ABSENT
    assert read(ClockInput, write_text(data).encode()) == data


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("count", "3"),
        ("count", 3.0),
        ("count", True),
        ("from", "2025-03-10T00:00:00"),
        ("from", "20250310"),
        ("at", "1741608000"),
        ("at", 1741608000),
        ("state", "no such state"),
        ("names", "a"),
        ("amount", "much"),
    ],
)
def test_nothing_is_guessed(key: str, value: object) -> None:
    raw = json.dumps({**write(SAMPLE), key: value}).encode()
    with pytest.raises(InputError) as error:
        read(Sample, raw, language="en")
    assert error.value.path.startswith(f"$.{key}")
    assert "expected is" in error.value.message


def test_a_long_value_is_cut_in_the_message() -> None:
    raw = json.dumps({**write(SAMPLE), "count": "x" * 5000}).encode()
    with pytest.raises(InputError) as error:
        read(Sample, raw)
    assert len(error.value.message) < 200


def test_what_has_no_json_form_is_an_error_of_the_programmer() -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        write_text(object())
    with pytest.raises(TypeError, match="no JSON form"):
        write_text(float("nan"))


def test_the_schema_leaves_absent_out_and_names_keys_as_in_json() -> None:
    facts = json_schema(Facts)
    assert facts["properties"]["iva_aanvraag"]["anyOf"] == [
        {"format": "date", "type": "string"},
        {"type": "null"},
    ]
    assert "from" in json_schema(Sample)["properties"]
    assert json_schema(Sample, mode="serialization", one_language=True)["$defs"]["Text"] == {
        "type": "string"
    }
