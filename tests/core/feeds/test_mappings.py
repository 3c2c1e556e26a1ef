"""The mappings of the package are whole, and an operator's own is read as strictly."""

import json
from importlib import resources

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.feeds import (
    FeedError,
    complaint,
    feed_keys,
    feed_mapping,
    feed_words,
    parse_mapping,
)
from wissel.core.feeds._read import READERS

ROOT = resources.files("wissel.rules").joinpath("feeds")
OWN = """
version: 1
title: {nl: Eigen bron, en: Own source}
nature: practice
source: {nl: Van de beheerder, en: The operator's}
format: csv
items: [row]
fields:
  title: {from: [baan]}
  contract: {from: [soort], codes: {V: onbepaalde tijd}}
text:
  - {from: [uitleg]}
"""


def test_there_is_a_mapping_for_each_kind_of_source() -> None:
    assert feed_keys() == ("csv", "indeed-xml", "jobposting", "jobsites-xml", "jsonlines", "vum")


@pytest.mark.parametrize("key", feed_keys())
def test_each_mapping_fits_the_schema_and_says_where_it_comes_from(key: str) -> None:
    schema = json.loads(ROOT.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    raw = yaml.safe_load(ROOT.joinpath(f"{key}.yaml").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(raw)
    assert set(schema["properties"]["fields"]["propertyNames"]["enum"]) == set(READERS)
    mapping = feed_mapping(key)
    assert mapping.title.nl != mapping.title.en
    assert mapping.fields["title"].paths
    assert mapping.text


def test_every_field_and_every_mistake_has_words_in_both_languages() -> None:
    raw = yaml.safe_load(ROOT.joinpath("messages.yaml").read_text(encoding="utf-8"))
    assert set(raw["fields"]) == {*READERS, "text"}
    for code in raw["messages"]:
        said = complaint(f"{code}-closes_on" if code == "unread" else code)
        assert said.nl != said.en
        assert "{" not in said.nl + said.en
    assert complaint("unread-closes_on").nl.startswith("Sluitingsdatum")


def test_words_stand_for_one_thing_each() -> None:
    words = feed_words()
    assert words.education["mbo 4"] == 4
    assert words.contracts["vast"] == "onbepaalde tijd"
    assert not words.full_time & words.open_
    assert not words.yes & words.no


def test_an_operator_may_hand_in_a_mapping_of_their_own() -> None:
    mapping = parse_mapping(OWN, key="eigen")
    assert (mapping.key, mapping.format) == ("eigen", "csv")
    assert mapping.fields["title"].paths == (("baan",),)
    assert mapping.fields["contract"].codes == {"v": "onbepaalde tijd"}


def test_an_operator_may_name_a_mapping_of_the_package() -> None:
    assert parse_mapping("use: vum", key="eigen") is feed_mapping("vum")
    with pytest.raises(FeedError, match=r"\$\.use"):
        parse_mapping("use: iets", key="eigen")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("format: csv", "format: excel", r"\$\.format"),
        ("items: [row]", "items: []", r"\$\.items"),
        ("title: {from: [baan]}", "title: {}", r"\$\.fields\.title"),
        ("title: {from: [baan]}", "titel: {from: [baan]}", r"\$\.fields: misses title"),
        ("from: [soort]", "from: [soort], as: number", r"\$\.fields\.contract\.as"),
        ("{V: onbepaalde tijd}", "{1: onbepaalde tijd}", r"\$\.fields\.contract\.codes"),
        ("from: [uitleg]", "from: [uitleg], html: true", r"\$\.text\[0\]: does not know html"),
        ("version: 1", "version: [", "is no YAML"),
        ("items: [row]", "items: &a [row]\nother: *a", "references"),
        ("items: [row]", "items: !!python/object:os.system [x]", "is no YAML"),
    ],
)
def test_a_mapping_that_is_not_right_is_refused_with_its_place(
    old: str, new: str, place: str
) -> None:
    assert old in OWN
    with pytest.raises(FeedError, match=place):
        parse_mapping(OWN.replace(old, new, 1), key="eigen")


def test_a_mapping_of_another_name_or_of_a_book_in_length_is_refused() -> None:
    with pytest.raises(FeedError, match="is not one of"):
        feed_mapping("words")
    with pytest.raises(FeedError, match="too long"):
        parse_mapping("#" * 200_001, key="eigen")
