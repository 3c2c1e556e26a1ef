"""The intake form as data: whole, short, in both languages, and never about an illness."""

import copy
import json
from importlib import resources

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.intake import IntakeFormError, intake_form, parse
from wissel.core.wording import Audience, check

FOLDER = resources.files("wissel.rules").joinpath("intake")
TAGS = {"skills", "learning", "network", "identity", "wishes"}


@pytest.fixture
def raw():
    return copy.deepcopy(yaml.safe_load(FOLDER.joinpath("1.yaml").read_text(encoding="utf-8")))


def test_the_form_keeps_to_the_schema_and_uses_every_tag(raw):
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(raw, default=str))
    assert not [error.message for error in Draft202012Validator(schema).iter_errors(plain)]
    form = parse(raw)
    assert set(form.tags) == {question.tag for question in form.questions()} == TAGS
    assert intake_form() is intake_form()
    assert form == intake_form(1)


def test_no_piece_takes_more_than_ten_minutes_and_none_asks_about_an_illness():
    form = intake_form()
    assert all(piece.minutes <= 10 for piece in form.pieces)
    texts = [piece.intro.nl for piece in form.pieces if piece.key != "dag"]
    texts += [one.ask.nl for one in form.questions()]
    assert not [text for text in texts if check(text, audience=Audience.EMPLOYER).findings]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw["pieces"][0].update(minutes=11), r"pieces\[0\].minutes"),
        (lambda raw: raw["pieces"][0]["questions"][0].update(tag="x"), r"questions\[0\].tag"),
        (lambda raw: raw["pieces"][0]["questions"][0].update(kind="x"), r"questions\[0\].kind"),
        (lambda raw: raw["pieces"][0]["questions"][0].update(kind="choice"), "choices"),
        (lambda raw: raw["pieces"][0]["questions"][0]["ask"].pop("en"), "ask"),
        (lambda raw: raw["pieces"].append(raw["pieces"][0]), "twice"),
        (lambda raw: raw.pop("source"), "source"),
        (lambda raw: raw.update(pieces=["a"]), r"pieces\[0\]"),
    ],
)
def test_a_form_that_is_not_whole_is_refused_with_its_place(raw, change, place):
    change(raw)
    with pytest.raises(IntakeFormError, match=place):
        parse(raw)


def test_a_version_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="version 9"):
        intake_form(9)
