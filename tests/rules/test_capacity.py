"""The list of functional possibilities: whole, sourced, in words about work only."""

import json
from collections.abc import Callable
from copy import deepcopy
from importlib import resources
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.capacity import CapacityError, catalogue
from wissel.core.capacity._read import parse
from wissel.core.sources import Nature, Text
from wissel.core.wording import Audience, check

ROOT = resources.files("wissel.rules").joinpath("capacity")
RAW: dict[str, Any] = yaml.safe_load(ROOT.joinpath("fml.yaml").read_text(encoding="utf-8"))


def test_the_list_fits_its_schema() -> None:
    schema = json.loads(ROOT.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(RAW)


def test_the_list_has_its_six_rubrics_of_64_items_and_says_where_they_come_from() -> None:
    form = catalogue().forms["fml"]
    assert [len(rubric.items) for rubric in form.rubrics] == [9, 12, 8, 21, 10, 4]
    profile = catalogue().forms["inzetbaarheidsprofiel"]
    assert set(profile.items) < set(form.items)
    for one in (form, profile):
        assert one.nature is Nature.PRACTICE
        assert one.source.nl != one.source.en


def test_measures_run_from_the_norm_down() -> None:
    for item in catalogue().forms["fml"].items:
        measured = [level.value for level in item.levels if level.value is not None]
        if not item.several:
            assert measured == sorted(measured, reverse=True), item.key
        assert len({level.unit for level in item.levels if level.unit}) <= 1, item.key


def _texts() -> list[Text]:
    known = catalogue()
    found = [known.why, *known.documents.values()]
    for item in known.forms["fml"].items:
        found += [item.name, item.about, *(level.words for level in item.levels)]
        found += [Text(f"{item.name.nl}: {one.words.nl}", item.name.en) for one in item.levels]
    return found


def test_no_text_of_the_list_is_about_health() -> None:
    flagged = [
        text
        for pair in _texts()
        for text in (pair.nl, pair.en)
        if check(text, audience=Audience.EMPLOYER).findings
    ]
    assert flagged == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw.pop("source"), "$"),
        (lambda raw: raw.update(nature="agreement"), "$.nature"),
        (lambda raw: raw["why"].pop("en"), "$.why"),
        (lambda raw: raw["scales"]["drie"].reverse(), "$.scales.drie"),
        (lambda raw: raw["scales"]["twee"].pop(), "$.scales.twee"),
        (lambda raw: raw["scales"]["gewicht"][1].pop("unit"), "$.scales.gewicht[1]"),
        (lambda raw: raw["scales"]["anders"][1].update(remark="no"), "$.scales.anders[1].remark"),
        (lambda raw: raw["rubrics"][0]["items"][1].pop("scale"), "$.rubrics[0].items[1]"),
        (
            lambda raw: raw["rubrics"][0]["items"][1].update(scale="tien"),
            "$.rubrics[0].items[1].scale",
        ),
        (lambda raw: raw["rubrics"][0]["items"][1].update(key="herinneren"), "$.rubrics[0]"),
        (
            lambda raw: raw["profile"]["headings"][0]["items"].append("vliegen"),
            "$.profile.headings[0].items",
        ),
    ],
)
def test_a_list_that_is_not_whole_is_refused_with_its_place(
    change: Callable[[dict[str, Any]], object], place: str
) -> None:
    raw = deepcopy(RAW)
    parse(raw)
    change(raw)
    with pytest.raises(CapacityError) as refused:
        parse(raw)
    assert refused.value.place == place
