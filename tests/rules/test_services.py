"""The extra services as data: whole, sourced, in both languages, and free of words of health."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from wissel.core.access import DataCategory
from wissel.core.help import topic
from wissel.core.journal import EXTRA
from wissel.core.services import ServiceKind, ServicesError, catalogue, parse, usual_day
from wissel.core.sources import Nature, Text
from wissel.core.wording import Audience, check

RAW: dict[str, Any] = yaml.safe_load(
    resources.files("wissel.rules").joinpath("services", "1.yaml").read_text(encoding="utf-8")
)


def texts(kind: ServiceKind) -> Iterator[Text]:
    yield from (kind.title, kind.explains, kind.promise, *kind.steps)
    for field in (*kind.asks, *kind.result):
        yield field.text
        yield from (field.hint,) if field.hint is not None else ()
        yield from (text for _, text in field.choices)


def test_every_service_of_the_journal_can_be_asked_for_and_no_other_order() -> None:
    assert {kind.key for kind in catalogue().kinds} == EXTRA


def test_every_service_has_its_ground_and_a_term_that_no_law_sets() -> None:
    for kind in catalogue().kinds:
        assert kind.basis
        assert kind.term.basis.nature is Nature.PRACTICE
        assert DataCategory(kind.category) in DataCategory
        assert kind.carried_by
        assert topic(kind.topic) is not None


def test_every_text_speaks_both_languages_and_names_nothing_about_health() -> None:
    for kind in catalogue().kinds:
        for text in texts(kind):
            assert text.nl != text.en
            assert check(text.nl, audience=Audience.EMPLOYER).findings == ()


def test_the_usual_day_counts_working_days_and_begins_tomorrow() -> None:
    kind = catalogue().kind("unblocking")
    assert kind is not None
    christmas = (date(2026, 12, 25), date(2026, 12, 26))

    def working(day: date) -> bool:
        return day.weekday() < 5 and day not in christmas

    assert usual_day(kind.term, date(2026, 11, 22), working) == date(2026, 11, 27)
    assert usual_day(kind.term, date(2026, 12, 18), working) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw.pop("laws"), r"\$"),
        (lambda raw: raw["kinds"].append(deepcopy(raw["kinds"][0])), r"\$\.kinds.*twice"),
        (lambda raw: raw["kinds"][0].update(key="trajectory"), r"kinds\[0\]\.key"),
        (lambda raw: raw["kinds"][0].update(price=900), r"kinds\[0\]"),
        (lambda raw: raw["kinds"][0]["explains"].pop("en"), r"kinds\[0\]\.explains"),
        (lambda raw: raw["kinds"][0].update(carried_by=["neighbour"]), r"carried_by\[0\]"),
        (lambda raw: raw["kinds"][0]["term"].update(by="bbp-9"), "practice"),
        (lambda raw: raw["kinds"][0]["term"].update(working_days=0), "working_days"),
        (lambda raw: raw["answer"].update(by="bbp-9"), r"\$\.answer\.by"),
        (lambda raw: raw["kinds"][0].update(by=["bw-9"]), r"kinds\[0\]\.by"),
        (lambda raw: raw["kinds"][0]["asks"][0].pop("most"), r"asks\[0\].*most"),
        (lambda raw: raw["kinds"][0]["asks"][0].update(form="picture"), r"asks\[0\]\.form"),
        (lambda raw: raw["kinds"][1]["result"]["fields"].append({}), r"fields\[3\]"),
        (lambda raw: raw["kinds"][0]["result"]["fields"].pop(), "direction, conclusion"),
        (lambda raw: raw["kinds"][0]["result"]["fields"][0]["choices"].pop(), "inside-only"),
        (lambda raw: raw["kinds"][0]["result"].update(told_as="song"), "told_as"),
    ],
)
def test_services_that_are_not_whole_are_refused_with_their_place(
    change: Callable[[Any], Any], place: str
) -> None:
    raw = deepcopy(RAW)
    change(raw)
    with pytest.raises(ServicesError, match=place):
        parse(raw)
