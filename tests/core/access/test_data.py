"""The data of the table: its form, its completeness, and what is refused."""

import copy
import json
from importlib import resources

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.access import Condition
from wissel.core.access._load import parse, versions
from wissel.core.access._types import REQUIREMENTS

FOLDER = resources.files("wissel.rules").joinpath("access")


def read(version):
    return yaml.safe_load(FOLDER.joinpath(f"{version}.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def raw():
    return copy.deepcopy(read(versions()[-1]))


@pytest.mark.parametrize("version", versions())
def test_every_version_keeps_to_the_schema(version):
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(read(version), default=str))
    assert not [error.message for error in Draft202012Validator(schema).iter_errors(plain)]


@pytest.mark.parametrize("version", versions())
def test_the_file_is_named_after_its_version_and_every_law_is_used(version):
    raw = read(version)
    assert raw["version"] == version
    used = {law for row in raw["categories"].values() for law in row["basis"]}
    assert used == set(raw["laws"])


def test_requirements_and_limits_share_the_conditions_between_them(raw):
    limits = {key for key, entry in raw["conditions"].items() if entry["kind"] == "limit"}
    assert limits == {str(condition) for condition in set(Condition) - REQUIREMENTS}


def test_a_table_with_a_hole_is_refused(raw):
    del raw["categories"]["capacity"]["cells"]["auditor"]
    with pytest.raises(ValueError, match=r"categories.capacity.cells: missing auditor"):
        parse(raw)


def test_a_table_without_a_kind_of_data_is_refused(raw):
    del raw["categories"]["complaint"]
    with pytest.raises(ValueError, match="categories: missing complaint"):
        parse(raw)


def test_a_kind_of_data_that_does_not_exist_is_refused(raw):
    raw["categories"]["diagnosis"] = raw["categories"]["capacity"]
    with pytest.raises(ValueError, match="diagnosis"):
        parse(raw)


@pytest.mark.parametrize("tie", ["none", "other-bureau"])
def test_a_right_without_a_tie_is_refused(raw, tie):
    raw["categories"]["identity"]["cells"]["coach"] = [{"may": ["read"], "relations": [tie]}]
    with pytest.raises(ValueError, match="needs a tie"):
        parse(raw)


@pytest.mark.parametrize(
    "grant",
    [
        {"may": ["read"], "only": ["consent"]},
        {"may": ["read"], "if": ["name-only"]},
        {"may": ["read"], "unless": ["consent"]},
        {"may": ["erase"]},
    ],
)
def test_a_grant_with_a_word_in_the_wrong_place_is_refused(raw, grant):
    raw["categories"]["identity"]["cells"]["sysadmin"] = [grant]
    with pytest.raises(ValueError):
        parse(raw)


def test_a_requirement_called_a_limit_is_refused(raw):
    raw["conditions"]["consent"]["kind"] = "limit"
    with pytest.raises(ValueError, match=r"conditions.consent"):
        parse(raw)
