"""The word lists: their form, that they name what exists, and that every phrase can be found."""

import json
from importlib import resources

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.wording._data import TERM_FILES, read, rules, split
from wissel.core.wording._phrases import sequences

FOLDER = resources.files("wissel.rules").joinpath("wording")
FILES = (*TERM_FILES, "contexts", "guard", "numbers", "names", "ordinary")
NAMED = {key for name in TERM_FILES for group in read(name)["groups"] for key in group["unless"]}


@pytest.mark.parametrize("name", FILES)
def test_every_file_keeps_to_the_schema(name):
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(read(name))
    assert not [error.message[:200] for error in errors]


def test_there_is_no_other_file():
    present = {entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".yaml")}
    assert {f"{name}.yaml" for name in FILES} == {
        name
        for name in present
        if yaml.safe_load(FOLDER.joinpath(name).read_text("utf-8"))["about"]
        in ("terms", "contexts", "guard", "numbers", "names", "ordinary")
    }


def test_every_context_and_suggestion_is_used():
    contexts = read("contexts")["contexts"]
    despite = {key for entry in contexts.values() for key in entry["despite"]}
    assert set(contexts) == NAMED | despite
    used = {group["suggestion"] for name in TERM_FILES for group in read(name)["groups"]}
    assert set(rules().suggestions) == used | {"case-number", "role", "relative", "colleague"}


def test_group_names_are_unique_over_the_kinds():
    ids = [group["id"] for name in TERM_FILES for group in read(name)["groups"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("phrase", ["", "..", "_", "a (b c)", "x??"])
def test_a_phrase_that_is_none_is_refused(phrase):
    with pytest.raises(ValueError):
        sequences(phrase)


def test_a_phrase_stands_for_all_its_rows():
    assert sequences("burn~out") == {("burnout",), ("burn", "out")}
    assert sequences("in {det}? (arm|been)") == {
        ("in", "arm"),
        ("in", "been"),
        ("in", "{det}", "arm"),
        ("in", "{det}", "been"),
    }
    assert len(sequences("a .. b")) == 4


def test_a_block_is_split_at_semicolons_and_lines():
    assert split("a ; b c\n ; d ") == ["a", "b c", "d"]
