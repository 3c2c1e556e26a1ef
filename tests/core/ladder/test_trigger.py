"""The two-part reason to ask a labour expert: each part with its day, and never a guess."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from tests.core.programme.case import Case
from wissel.core.journal import Contact, LadderFinding
from wissel.core.ladder import LadderError, TriggerPart, parse_trigger, trigger

TODAY = date(2026, 9, 30)
RAW: dict[str, Any] = yaml.safe_load(
    resources.files("wissel.rules").joinpath("ladder", "trigger.yaml").read_text(encoding="utf-8")
)


def found(case: Case, day: date, rung: Any, finding: Any, by: Any) -> str:
    return case.log(day, LadderFinding(rung, finding, by, "Dat past niet."))


def parts(case: Case) -> dict[str, TriggerPart]:
    return {part.key: part for part in trigger(case.trajectory.journal, TODAY)}


def stands(case: Case) -> dict[str, tuple[str, date | None]]:
    return {key: (part.state, part.since) for key, part in parts(case).items()}


def test_what_nobody_wrote_is_unknown() -> None:
    assert stands(Case()) == {"doctor": ("unknown", None), "employer": ("unknown", None)}


def test_both_parts_hold_from_the_day_on_which_the_last_word_fell() -> None:
    case = Case()
    found(case, date(2026, 8, 3), "own", "not-possible", "company-doctor")
    found(case, date(2026, 8, 10), "adapted", "not-possible", "employer")
    found(case, date(2026, 8, 12), "other", "not-possible", "line-manager")
    assert stands(case)["employer"] == ("unknown", None), "the holding is still missing"
    found(case, date(2026, 8, 17), "holding", "does-not-exist", "employer")
    assert stands(case) == {
        "doctor": ("holds", date(2026, 8, 3)),
        "employer": ("holds", date(2026, 8, 17)),
    }


def test_a_talk_in_which_the_employer_says_that_nothing_is_open_is_enough() -> None:
    case = Case()
    said = Contact(("employer",), "phone", "Besproken.", first_track_open=False)
    case.log(date(2026, 8, 20), said)
    assert stands(case)["employer"] == ("holds", date(2026, 8, 20))


def test_what_was_said_later_takes_the_place_of_what_was_said_before() -> None:
    case = Case()
    case.log(date(2026, 8, 20), Contact(("employer",), "phone", "x", first_track_open=False))
    found(case, date(2026, 8, 27), "other", "possible", "employer")
    found(case, date(2026, 8, 3), "own", "not-possible", "company-doctor")
    found(case, date(2026, 9, 3), "own", "being-tried", "company-doctor")
    assert stands(case) == {"doctor": ("open", None), "employer": ("open", None)}


def test_the_word_of_somebody_else_and_a_day_ahead_count_for_nothing() -> None:
    case = Case()
    found(case, date(2026, 8, 3), "own", "not-possible", "employer")
    found(case, date(2026, 10, 5), "own", "not-possible", "company-doctor")
    case.log(date(2026, 8, 20), Contact(("employee",), "phone", "x", first_track_open=False))
    assert stands(case) == {"doctor": ("unknown", None), "employer": ("unknown", None)}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw.pop("parts"), r"\$"),
        (lambda raw: raw["parts"][0].update(rungs=["attic"]), r"parts\[0\]\.rungs\[0\]"),
        (lambda raw: raw["parts"][0].update(by=["neighbour"]), r"parts\[0\]\.by\[0\]"),
        (lambda raw: raw["parts"][0].update(talk="ja"), r"parts\[0\]\.talk"),
        (lambda raw: raw["parts"][1].update(basis=["bw-9"]), r"parts\[1\]\.basis"),
    ],
)
def test_a_reason_that_is_not_whole_is_refused_with_its_place(
    change: Callable[[Any], Any], place: str
) -> None:
    raw = deepcopy(RAW)
    change(raw)
    with pytest.raises(LadderError, match=place):
        parse_trigger(raw)
