"""The rule file of the monthly report is whole, and so are the fixed words of the templates."""

import json
import string
import tomllib
from importlib import resources
from typing import get_args

import jsonschema
import pytest
import yaml

from wissel.core import journal
from wissel.core.reports._words import rules

FOLDER = resources.files("wissel.rules").joinpath("reports")
RAW = yaml.safe_load(FOLDER.joinpath("d15.yaml").read_text(encoding="utf-8"))


def test_the_rule_file_follows_its_schema():
    schema = json.loads(FOLDER.joinpath("d15.schema.json").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(RAW, default=str))
    jsonschema.Draft202012Validator(schema).validate(plain)


def test_the_sections_are_numbered_one_to_thirteen():
    assert [section["number"] for section in rules()["sections"]] == list(range(1, 14))


@pytest.mark.parametrize("group", ["phrases", "gate", "diff", "words"])
def test_both_languages_name_the_same_values(group):
    for key, text in RAW[group].items():
        names = {
            language: {name for _, name, _, _ in string.Formatter().parse(text[language]) if name}
            for language in ("nl", "en")
        }
        assert names["nl"] == names["en"], key


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("medium", get_args(journal.Medium)),
        ("sort", get_args(journal.Medium)),
        ("present", get_args(journal.Appointment.__annotations__["outcome"])),
        ("reason", [r for r in get_args(journal.Appointment.__annotations__["reason"]) if r]),
        ("state", get_args(journal.Assignment.__annotations__["state"])),
        ("application", get_args(journal.Application.__annotations__["state"])),
        ("placement", get_args(journal.PlacementEvent.__annotations__["placement"])),
        ("event", get_args(journal.PlacementEvent.__annotations__["event"])),
        ("stagnation", get_args(journal.StagnationSignal.__annotations__["sort"])),
        ("capacity-source", get_args(journal.CapacityReceived.__annotations__["source"])),
    ],
)
def test_every_code_of_the_journal_has_a_word(prefix, values):
    assert values
    assert {f"{prefix}.{value}" for value in values} <= set(RAW["words"])


def test_every_role_of_the_journal_has_a_word():
    assert set(get_args(journal.PartyRole)) == set(RAW["roles"])


def test_the_words_of_the_templates_are_the_same_in_both_languages():
    path = resources.files("wissel").joinpath("apps", "documents", "typst", "labels.toml")
    labels = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(labels) == {"nl", "en"}
    assert set(labels["nl"]) == set(labels["en"])
    assert all(labels[language]["months"][11] for language in labels)
