"""The statements on how things go as data: whole, in two languages, nothing medical, no number."""

import copy
import json
import re
from importlib import resources

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.checkins import CheckInFormError, check_in_form, parse
from wissel.core.intake import intake_form
from wissel.core.reports import heard_by
from wissel.core.reports.record import CHECK_IN
from wissel.core.wording import Audience, check

FOLDER = resources.files("wissel.rules").joinpath("checkins")
#: What a statement may not be about, in either language.
MEDICAL = re.compile(
    r"\b(slaap|slap|pijn|ziek|klacht|stemming|somber|angst|moe|gezond|medicij|"
    r"sleep|pain|ill|complain|mood|sad|anxi|tired|health|medic)",
    re.IGNORECASE,
)


@pytest.fixture
def raw():
    return copy.deepcopy(yaml.safe_load(FOLDER.joinpath("1.yaml").read_text(encoding="utf-8")))


def test_the_statements_keep_to_the_schema_and_name_their_source(raw):
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(raw, default=str))
    assert not [error.message for error in Draft202012Validator(schema).iter_errors(plain)]
    form = parse(raw)
    assert form == check_in_form(1)
    assert check_in_form() is check_in_form()
    assert "eigen woorden" in form.basis.source


def test_there_are_few_statements_five_words_and_no_number_among_them():
    form = check_in_form()
    assert 6 <= len(form.statements) <= 8
    assert [one.text.nl for one in form.words] == [
        "helemaal niet", "een beetje", "voor een deel", "grotendeels", "helemaal",
    ]  # fmt: skip
    texts = [one.text for one in form.words] + [one.ask for one in form.statements]
    assert not [text for text in texts if re.search(r"\d", text.nl + text.en)]


def test_nothing_medical_is_asked_and_the_guard_lets_every_sentence_out():
    form = check_in_form()
    asked = [text for one in form.statements for text in (one.ask, one.help) if text is not None]
    assert not [text for text in asked if MEDICAL.search(text.nl) or MEDICAL.search(text.en)]
    said = [text.nl for text in asked] + [one.text.nl for one in form.words]
    assert not [text for text in said if check(text, audience=Audience.EMPLOYER).findings]


def test_no_question_of_the_intake_report_could_be_taken_for_a_statement():
    keys = {one.key for one in intake_form().questions()} | heard_by("d08")
    assert not [key for key in keys if key.startswith(CHECK_IN)]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw["statements"][0]["ask"].pop("en"), r"statements\[0\].ask"),
        (lambda raw: raw["statements"].append(raw["statements"][0]), r"statements.*twice"),
        (lambda raw: raw["words"].append(raw["words"][0]), r"words.*twice"),
        (lambda raw: raw["words"][0].update(value=1), r"words\[0\].*value"),
        (lambda raw: raw["told"].update(nl="Op {day}."), r"told.*nl"),
        (lambda raw: raw["source"].pop("source"), r"source"),
        (lambda raw: raw.pop("source"), "source"),
        (lambda raw: raw.update(version="een"), "version"),
        (lambda raw: raw.update(statements=[]), "statements"),
    ],
)
def test_statements_that_are_not_whole_are_refused_with_their_place(raw, change, place):
    change(raw)
    with pytest.raises(CheckInFormError, match=place):
        parse(raw)


def test_a_version_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="version 9"):
        check_in_form(9)
