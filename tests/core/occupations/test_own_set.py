"""Our own occupations: whole, told apart, in two languages, and their estimates of known items."""

import json
import re
from collections import Counter
from copy import deepcopy
from importlib import resources
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from wissel.core.capacity import catalogue
from wissel.core.occupations import EXTREME, OccupationsError, own_occupations, parse
from wissel.core.occupations._linking import linking, parse_linking
from wissel.core.occupations._read import parse_work
from wissel.core.terms import own_lexicon
from wissel.core.wording import Audience, check

FOLDER = resources.files("wissel.rules").joinpath("occupations")
SECTORS = sorted(
    entry.name
    for entry in FOLDER.iterdir()
    if entry.name.endswith(".yaml") and entry.name not in ("linking.yaml", "work.yaml")
)
#: Names that belong to two occupations on purpose, and why. None so far.
SHARED: dict[str, str] = {}
#: Groups of ISCO-08 in which people treat and care: their work is named by what they do.
CARE = ("22", "2634", "32", "53")


def load(name: str) -> Any:
    return yaml.safe_load(FOLDER.joinpath(name).read_text(encoding="utf-8"))


KINDS = parse_work(load("work.yaml"))
ONE: dict[str, Any] = {
    "version": 1,
    "sector": {"nl": "Proef", "en": "Trial"},
    "nature": "practice",
    "source": {"nl": "eigen", "en": "own"},
    "occupations": [
        {
            "key": "proefkok",
            "label": {"nl": "proefkok", "en": "trial cook"},
            "isco": "5120",
            "names": ["een"],
            "skills": ["twee"],
            "work": ["keuken"],
            "asks": {"tillen": [2, 8]},
        }
    ],
}


@pytest.mark.parametrize("name", SECTORS)
def test_a_sector_fits_its_schema_and_says_where_it_comes_from(name: str) -> None:
    schema = json.loads(FOLDER.joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    raw = load(name)
    Draft202012Validator(schema).validate(raw)
    assert raw["nature"] == "practice"
    assert "Wissel" in raw["source"]["nl"]
    assert "schatting" in raw["source"]["nl"]


def test_the_set_is_read_once_and_holds_some_hundreds_of_occupations() -> None:
    assert own_occupations() is own_occupations()
    assert len(own_occupations()) >= 250
    assert all(key == one.key and key.startswith("own:") for key, one in own_occupations().items())


def test_every_occupation_has_a_unit_group_of_four_digits_and_texts_in_both_languages() -> None:
    for one in own_occupations().values():
        assert re.fullmatch(r"[1-9][0-9]{3}", one.isco), one.key
        assert one.label.nl, one.key
        assert one.label.en, one.key


def test_no_two_occupations_have_one_label() -> None:
    for language in ("nl", "en"):
        labels = Counter(one.label.in_(language) for one in own_occupations().values())
        assert not [label for label, times in labels.items() if times > 1]


def test_no_name_belongs_to_two_occupations_unless_it_is_listed() -> None:
    lexicon = own_lexicon()
    owners: dict[tuple[str, ...], set[str]] = {}
    for one in own_occupations().values():
        for name in (one.label.nl, *one.names):
            if name not in SHARED:
                owners.setdefault(lexicon.stems(name), set()).add(one.key)
    assert not {name: keys for name, keys in owners.items() if len(keys) > 1}
    assert () not in owners


def test_no_occupation_says_a_name_or_a_skill_twice() -> None:
    for one in own_occupations().values():
        said = (one.label.nl, *one.names)
        assert len(set(said)) == len(said), one.key
        assert len(set(one.skills)) == len(one.skills), one.key


def test_every_estimate_is_of_an_item_and_a_condition_that_the_list_knows() -> None:
    for one in own_occupations().values():
        assert one.priors, one.key
        for prior in one.priors:
            item = catalogue().item(prior.item)
            assert item is not None, prior
            assert item.key == prior.item, prior
            assert item.several is bool(prior.level), prior
            assert not prior.level or item.level(prior.level) is not None, prior
            assert 1 <= prior.degree <= 5
            assert (prior.value is None) is (prior.unit == "")
            assert not prior.unit or prior.unit in {level.unit for level in item.levels}
            assert prior.source == "own"


def test_an_estimate_is_extreme_only_now_and_then() -> None:
    priors = [prior for one in own_occupations().values() for prior in one.priors]
    extreme = [prior for prior in priors if prior.degree >= EXTREME]
    assert 0 < len(extreme) < len(priors) * 0.12


@pytest.mark.parametrize(
    ("key", "item", "level", "least", "most"),
    [
        ("dakdekker", "klimmen", "", 4.7, 5),
        ("administratief-medewerker", "klimmen", "", 1, 1),
        ("administratief-medewerker", "zitten-tijdens-het-werk", "", 4, 5),
        ("kassamedewerker", "zitten-tijdens-het-werk", "", 3, 4),
        ("verhuizer", "tillen", "", 4.7, 5),
        ("vrachtwagenchauffeur", "beroepsmatig-vervoer", "", 5, 5),
        ("nachtzorg", "perioden-van-het-etmaal", "niet-in-de-nacht", 5, 5),
        ("beveiliger", "omgaan-met-conflicten", "", 4, 5),
        ("data-entry-medewerker", "voorwaarden-sociaal-functioneren", "geen-klantcontact", 1, 2),
        ("schoonmaker", "knielen-of-hurken", "", 3, 4),
    ],
)
def test_what_work_asks_is_what_the_trade_is_known_for(
    key: str, item: str, level: str, least: float, most: float
) -> None:
    priors = own_occupations()[f"own:{key}"].priors
    [prior] = [one for one in priors if one.item == item and one.level == level]
    assert least <= prior.degree <= most


def test_no_text_of_an_occupation_outside_care_is_medical() -> None:
    for one in own_occupations().values():
        if one.isco.startswith(CARE):
            continue
        said = ". ".join((one.label.nl, *one.skills))
        findings = check(said, audience=Audience.EMPLOYER).findings
        assert not [finding.text for finding in findings], one.key


def test_of_several_kinds_of_work_the_highest_counts_and_the_occupation_itself_goes_before() -> (
    None
):
    data = deepcopy(ONE)
    data["occupations"][0]["work"] = ["keuken", "leiding"]
    [one] = parse(data, KINDS)
    degrees = {(prior.item, prior.level): prior.degree for prior in one.priors}
    both = "verdelen-van-de-aandacht", ""
    assert degrees[both] == max(KINDS["keuken"][both].degree, KINDS["leiding"][both].degree)
    assert degrees["tillen", ""] == 2 < KINDS["keuken"]["tillen", ""].degree


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"isco": "512"}, "four digits"),
        ({"isco": 5120}, "must be a text"),
        ({"key": "Proef kok"}, "small letters"),
        ({"work": ["zwemmen"]}, "is not one of"),
        ({"label": {"nl": "kok"}}, "misses en"),
        ({"names": []}, "something in it"),
        ({"asks": {"zwemmen": 3}}, "no item"),
        ({"asks": {"tillen": 6}}, "outside 1 to 5"),
        ({"asks": {"tillen": "veel"}}, "must be a degree"),
        ({"asks": {"tillen/10-kilo": 3}}, "condition"),
        ({"asks": {"temperatuur": 3}}, "condition"),
        ({"asks": {"temperatuur/geen-regen": 3}}, "condition"),
        ({"asks": {"herinneren": [3, 5]}}, "has a unit"),
        ({"pay": 3}, "does not know pay"),
    ],
)
def test_an_occupation_that_is_not_whole_is_refused_with_its_place(
    change: dict[str, Any], message: str
) -> None:
    data = deepcopy(ONE)
    data["occupations"][0].update(change)
    with pytest.raises(OccupationsError, match=message) as refused:
        parse(data, KINDS, place="proef.yaml")
    assert refused.value.place.startswith("proef.yaml.occupations[0]")


def test_the_settings_of_linking_are_shares_with_a_source() -> None:
    settings = linking()
    assert linking() is settings
    assert 0 < settings.wish_threshold < settings.threshold < 1
    assert settings.nearness["same"] > settings.nearness["unit-group"]
    assert settings.nearness["unit-group"] > settings.nearness["minor-group"] > 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alike": 2}, "from 0 to 1"),
        ({"alike": True}, "from 0 to 1"),
        ({"noise": ["(open"]}, "no regular expression"),
        ({"nature": "law"}, "is not one of"),
        ({"weights": {"words": 1}}, "misses"),
    ],
)
def test_settings_that_cannot_be_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(OccupationsError, match=message):
        parse_linking({**load("linking.yaml"), **change})
