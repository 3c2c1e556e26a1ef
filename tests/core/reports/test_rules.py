"""The rule files of reports are whole, and so are the fixed words of the templates."""

import json
import string
import tomllib
from importlib import resources
from typing import get_args

import jsonschema
import pytest
import yaml

from wissel.core import journal
from wissel.core.intake import intake_form
from wissel.core.reports import document_of, heard_by
from wissel.core.reports._words import rules

FOLDER = resources.files("wissel.rules").joinpath("reports")
DOCUMENTS = ["d08", "d11", "d15", "d16", "d17", "d22", "d23", "d24"]
RAW = {
    name: yaml.safe_load(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ["shared", "plan", *DOCUMENTS]
}
GROUPS = [
    (name, group)
    for name, raw in RAW.items()
    for group in ("phrases", "gate", "diff", "words")
    if group in raw
]


@pytest.mark.parametrize("name", RAW)
def test_a_rule_file_follows_the_schema(name):
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(RAW[name], default=str))
    jsonschema.Draft202012Validator(schema).validate(plain)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sections_are_numbered_from_one_on(name):
    numbers = [section["number"] for section in rules(name)["sections"]]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_says_nothing_again_that_all_share(name):
    assert not set(RAW[name]["phrases"]) & set(RAW["shared"]["phrases"])


def test_a_question_of_the_intake_form_that_a_report_takes_up_is_on_the_form():
    asked = {question.key for question in intake_form().questions()}
    heard = {key for key in heard_by("d08") if ":" not in key}
    assert heard <= asked


def test_a_delivery_is_written_with_one_document():
    kinds = [
        kind
        for name in DOCUMENTS
        for group in ("kinds", "occasions")
        for kind in RAW[name].get(group, [])
    ]
    assert len(kinds) == len(set(kinds))
    assert document_of("intake-report") == "d08"
    assert (document_of("wia-report"), document_of("final-report")) == ("d22", "d23")
    assert (document_of("aftercare-report"), document_of("three-way-report")) == ("d24", "d16")
    assert document_of("letter") is None


@pytest.mark.parametrize(("name", "group"), GROUPS)
def test_both_languages_name_the_same_values(name, group):
    for key, text in RAW[name][group].items():
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
        ("bottleneck", get_args(journal.Bottleneck.__annotations__["sort"])),
        ("document", [str(kind) for kind in journal.DocumentKind]),
        ("rung", get_args(journal.LadderFinding.__annotations__["rung"])),
        ("finding", get_args(journal.LadderFinding.__annotations__["finding"])),
        ("check", get_args(journal.FirstTrackCheck.__annotations__["outcome"])),
        ("capacity-source", get_args(journal.CapacityReceived.__annotations__["source"])),
    ],
)
def test_every_code_of_the_journal_has_a_word(prefix, values):
    assert values
    assert {f"{prefix}.{value}" for value in values} <= set(RAW["shared"]["words"])


def test_every_role_of_the_journal_has_a_word():
    assert set(get_args(journal.PartyRole)) == set(RAW["shared"]["roles"])


def test_the_words_of_the_templates_are_the_same_in_both_languages():
    path = resources.files("wissel").joinpath("apps", "documents", "typst", "labels.toml")
    labels = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(labels) == {"nl", "en"}
    assert set(labels["nl"]) == set(labels["en"])
    assert all(labels[language]["months"][11] for language in labels)
