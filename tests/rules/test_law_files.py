"""The files of the law: their form, their sources, no period left open or told twice."""

import json
import re
from dataclasses import fields
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from string import Formatter
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.clock._law import Terms, law_for, pension_day, term_basis
from wissel.core.clock.facts import Facts
from wissel.core.law import act_on, acts
from wissel.core.sources import NotCovered

LAW = files("wissel.rules").joinpath("law")
FILES = [
    pytest.param(f"{folder.name}/{entry.name}", id=f"{folder.name}-{entry.name[:-5]}")
    for folder in sorted(LAW.iterdir(), key=lambda each: each.name)
    if folder.is_dir() and folder.name != "scenarios"
    for entry in sorted(folder.iterdir(), key=lambda each: each.name)
    if entry.name.endswith(".yaml")
]


def parsed(name: str) -> Any:
    return yaml.safe_load(LAW.joinpath(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_law_has_the_form_of_the_schema(name: str) -> None:
    schema = json.loads(LAW.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(parsed(name), default=str))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_named_after_its_act_and_first_day(name: str) -> None:
    data = parsed(name)
    assert name == f"{data['act']}/{data['valid_from'].isoformat()}.yaml"


@pytest.mark.parametrize("act", sorted(acts()))
def test_the_files_of_an_act_follow_each_other_without_hole_or_overlap(act: str) -> None:
    versions = acts()[act]
    for earlier, later in pairwise(versions):
        assert earlier.valid_to is not None
        assert later.valid_from == earlier.valid_to + timedelta(days=1)
    assert versions[-1].valid_to is None


@pytest.mark.parametrize("day", [date(2013, 7, 1), date(2016, 1, 1), date(2023, 7, 1)])
def test_every_term_of_the_clock_has_a_rule_with_a_source(day: date) -> None:
    law = law_for(day)
    for field in fields(Terms):
        basis = term_basis(law, field.name)
        assert basis.article
        assert basis.source
        assert basis.valid_from <= day


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_the_law_is_cited_somewhere(name: str) -> None:
    """A value nobody uses is not law but a note to self."""
    data = parsed(name)
    code = "".join(
        entry.read_text(encoding="utf-8")
        for room in ("clock", "money")
        for entry in files("wissel.core").joinpath(room).iterdir()
        if entry.name.endswith(".py")
    )
    data_files = [LAW.joinpath("calendar", "2013-07-01.yaml"), LAW.joinpath("messages.yaml")]
    cited = code + "".join(entry.read_text(encoding="utf-8") for entry in data_files)
    for value in data.get("values", {}):
        dotted = f"{data['act']}.{value}"
        short = value.removesuffix("_meerling")
        named = (f'"{value}"', f'.{value}"', f'"{short}{{suffix}}"', _by_act(value))
        assert dotted in cited or any(each in code for each in named), dotted


def _by_act(value: str) -> str:
    """Return how code names a value of which each act has its own: ``maximum_{act}``."""
    return f".{value.removesuffix('_wia').removesuffix('_ww')}_{{"


def test_a_day_no_file_covers_is_named_with_its_rule() -> None:
    with pytest.raises(NotCovered, match=r"rules/law/wia is not covered on 2013-06-30"):
        act_on("wia", date(2013, 6, 30))


def test_no_date_of_a_case_stands_in_the_code_of_the_clock() -> None:
    """Offsets are data: apart from small steps of one day or week no number of days is written."""
    allowed = {
        "0",
        "1",
        "2",
        "7",
        "12",
        "28",
        "52",
        "56",
        "144",
        "182",
        "1990",
        "1900",
        "2013",
        "2199",
        "31",
    }
    for entry in files("wissel.core").joinpath("clock").iterdir():
        if entry.name.endswith(".py") and entry.name != "leave.py":
            code = re.sub(
                r'""".*?"""|#.*|"[^"\n]*"', "", entry.read_text(encoding="utf-8"), flags=re.S
            )
            numbers = set(re.findall(r"(?<![\w.])\d+(?![\w.])", code))
            assert numbers <= allowed, entry.name


def test_every_fact_that_a_milestone_names_is_a_fact_of_the_input() -> None:
    names = {field.name for field in fields(Facts)}
    for rule in law_for(date(2025, 1, 1)).milestones.values():
        assert rule.fact is None or rule.fact in names


def test_the_sentences_of_the_clock_fill_the_same_words_in_both_languages() -> None:
    messages = parsed("messages.yaml")
    for kind in ("reasons", "notes", "refusals"):
        for code, said in messages[kind].items():
            words = [
                {name for _, name, _, _ in Formatter().parse(said[each]) if name}
                for each in ("nl", "en")
            ]
            assert words[0] == words[1], code


def test_every_rule_behind_a_note_exists() -> None:
    messages = parsed("messages.yaml")
    bases = law_for(date(2025, 1, 1)).bases
    assert set(messages["note_basis"]) <= set(messages["notes"])
    assert {name for names in messages["note_basis"].values() for name in names} <= set(bases)


def test_the_pension_age_rises_as_the_table_says() -> None:
    until = date(2031, 12, 31)
    assert pension_day(date(1959, 6, 15), until) == date(2026, 6, 15)
    assert pension_day(date(1960, 12, 31), until) == date(2027, 12, 31)
    assert pension_day(date(1961, 1, 1), until) == date(2028, 4, 1)


def test_the_pension_age_after_the_table_is_an_error_only_when_it_matters() -> None:
    assert pension_day(date(1990, 1, 1), date(2035, 1, 1)) is None
    with pytest.raises(NotCovered, match="aow"):
        pension_day(date(1965, 6, 1), date(2033, 1, 1))
