"""What a report says of capacity that was given by a list, or taken back."""

from dataclasses import replace

from tests.core.reports.case import capacity, november_report, texts, trajectory
from wissel.core.capacity import row_of


def test_a_list_gives_its_limits_in_the_language_of_the_report_and_what_is_normal_as_one():
    listed = replace(
        capacity(),
        kind="fml",
        items=(row_of("tillen", "5-kilo"), row_of("staan", "normaal")),
        complete=True,
    )
    [text, *_] = texts(november_report(trajectory(capacity=(listed,))), 2)
    assert "Tillen: tot 5 kilo; wat hier niet staat is volgens de hele lijst niet beperkt" in text
    assert "Staan" not in text


def test_an_opinion_that_was_taken_back_is_said_and_what_it_said_is_not():
    back = replace(capacity(), id="c3", version=3, withdrawn=True, items=(), hours_per_week=None)
    record = november_report(trajectory(capacity=(capacity(), back)))
    assert any(
        "trok per 20 november 2026 het eerdere oordeel in" in text for text in texts(record, 2)
    )
    assert not any("10 kilo" in text for text in texts(record, 2))
