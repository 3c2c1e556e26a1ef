"""What American surveys say of an occupation becomes priors of the capacity list: estimates."""

import copy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from wissel.core.occupations import EXTREME, Prior
from wissel.core.reference import (
    Links,
    Measured,
    OrsRow,
    ReferenceRulesError,
    onet_priors,
    onet_rules,
    ors_priors,
    parse_onet,
    parse_ors,
    parse_sources,
    priors_of,
    sources,
)

SITTING, CROWD, HEAT = "4.C.2.d.1.a", "4.C.1.b.1.e", "4.C.2.b.1.b"
A, B, C = "http://data.europa.eu/esco/occupation/a", "urn:b", "urn:c"


def of(priors: tuple[Prior, ...], item: str, level: str = "") -> Prior:
    return next(one for one in priors if (one.item, one.level) == (item, level))


def weights(category: str = "Lifting/carrying Occasionally", **shares: float) -> list[OrsRow]:
    texts = {
        "none": "NONE",
        "negligible": "NEGLIGIBLE",
        "light": ">1 LBS, <=10 POUNDS",
        "medium": "> 10 LBS, <= 20 LBS",
        "heavy": "> 20 LBS, <= 50 LBS",
    }
    return [OrsRow(category, texts[name], share) for name, share in shares.items()]


@pytest.mark.parametrize(
    ("degree", "hours"), [(1, 0), (1.5, 0.5), (2, 1), (2.5, 2.5), (3, 4), (4, 6), (5, 8)]
)
def test_time_stands_for_hours_as_the_list_counts_them(degree: float, hours: float) -> None:
    found = of(onet_priors({SITTING: degree}), "zitten-tijdens-het-werk")
    assert (found.value, found.unit, found.source) == (hours, "uur per dag", "onet")


def test_what_says_something_else_than_the_item_never_excludes_by_itself() -> None:
    always = {element.element: 5.0 for element in onet_rules().elements}
    priors = onet_priors(always)
    assert of(priors, "temperatuur", "geen-kou").degree == 4 < EXTREME
    assert of(priors, "samenwerken").degree == 4
    assert of(priors, "zitten-tijdens-het-werk").degree == 5 > EXTREME


def test_of_several_elements_of_one_item_the_highest_counts() -> None:
    priors = onet_priors({"4.C.1.d.1": 2.1, "4.C.1.d.2": 3.4, "4.C.1.d.3": 1.2})
    assert of(priors, "omgaan-met-conflicten").degree == 3.4


def test_an_element_that_was_not_measured_says_nothing() -> None:
    assert onet_priors({}) == ()
    assert onet_priors({"4.C.2.a.3": 5.0}) == ()  # physical proximity is no item


def test_half_of_the_workers_lift_more_than_the_weight_that_is_told() -> None:
    found = of(ors_priors(weights(none=0.1, light=0.2, medium=0.3, heavy=0.4)), "tillen")
    assert (found.value, found.unit, found.degree) == (4.5, "kilo", 3.8)  # 70% more than 10 lb
    heavier = of(ors_priors(weights(none=0.1, light=0.2, heavy=0.7)), "dragen")
    assert (heavier.value, heavier.degree) == (9.1, 3.8)


def test_fewer_than_half_is_told_with_the_lightest_weight_and_a_low_degree() -> None:
    found = of(ors_priors(weights(none=0.8, light=0.2)), "tillen")
    assert (found.value, found.degree) == (0.5, 1.8)


@pytest.mark.parametrize(
    ("text", "kilo"),
    [
        ("Percent of workers, >10 lbs, <=25 lbs", 4.5),
        ("Percent of workers, 11-25 pounds", 4.5),
        ("Percent of workers, more than 50 pounds", 22.7),
    ],
)
def test_pounds_are_read_as_each_wave_writes_them_and_told_in_kilos(text: str, kilo: float) -> None:
    rows = [OrsRow("Lifting/carrying frequently", text, 0.9)]
    assert of(ors_priors(rows), "tillen").value == kilo


def test_lifting_that_is_seldom_is_told_only_where_nothing_else_is_and_never_excludes() -> None:
    seldom = weights("Lifting/carrying Seldom", heavy=1.0)
    alone = of(ors_priors(seldom), "tillen")
    assert (alone.value, alone.degree) == (9.1, 4)
    assert alone.degree < EXTREME
    more = of(ors_priors([*seldom, *weights(light=1.0)]), "tillen")
    assert (more.value, more.degree) == (0.5, 5)


def test_a_percentile_of_weights_says_nothing() -> None:
    rows = [OrsRow("Lifting/carrying Frequently", "> 20 LBS, 90th percentile", 0.9)]
    assert ors_priors(rows) == ()


def test_a_duration_is_the_mean_over_workers_when_enough_are_told_of() -> None:
    rows = [OrsRow("Kneeling", "NOT PRESENT", 0.5), OrsRow("Kneeling", "FREQUENTLY", 0.5)]
    assert of(ors_priors(rows), "knielen-of-hurken").degree == 2.5
    assert ors_priors(rows[1:]) == ()


@pytest.mark.parametrize(
    ("category", "text", "share", "item", "degree"),
    [
        ("Driving", "YES", 0.5, "beroepsmatig-vervoer", 3),
        ("Sitting vs. standing/walking at will", "NO", 1.0, "afwisseling-van-houding", 5),
        ("Sitting", "Percent of day, sitting (mean)", 0.5, "zitten-tijdens-het-werk", 3),
        ("Noise intensity level", "VERY LOUD", 1.0, "geluid", 5),
        ("Noise intensity level", "LOUD", 1.0, "geluid", 4),
        ("Driving", "Percent of workers, driving is not required", 0.5, None, None),
    ],
)
def test_each_sort_of_row_is_read_as_what_it_is(
    category: str, text: str, share: float, item: str | None, degree: float | None
) -> None:
    found = ors_priors([OrsRow(category, text, share)])
    assert [(one.item, one.degree) for one in found] == ([(item, degree)] if item else [])


def test_hours_of_sitting_are_told_as_hours() -> None:
    rows = [
        OrsRow("Sitting", "Hours of sitting, 90th percentile", hours=7.5),
        OrsRow("Sitting", "Hours of sitting (mean)", hours=6.0),
    ]
    found = of(ors_priors(rows), "zitten-tijdens-het-werk")
    assert (found.value, found.degree) == (6.0, 4.0)


def test_the_nearest_kind_of_match_counts_alone() -> None:
    links = Links({A: [("11-1011.00", "broadMatch"), ("11-1021.00", "exactMatch")]})
    measured = Measured(onet={"11-1011.00": {SITTING: 5.0}, "11-1021.00": {SITTING: 2.0}})
    found = priors_of({A: "1120"}, links, measured)[A]
    assert of(found, "zitten-tijdens-het-werk").degree == 2


def test_without_a_link_the_neighbours_of_the_group_tell_and_it_says_so() -> None:
    links = Links({A: [("11-1011.00", "exactMatch")]})
    measured = Measured(onet={"11-1011.00": {SITTING: 4.0}})
    found = priors_of({A: "1120", B: "1120", C: "9112"}, links, measured)
    beside = of(found[B], "zitten-tijdens-het-werk")
    assert (beside.degree, beside.source) == (4.0, "onet-neighbours")
    assert of(found[A], "zitten-tijdens-het-werk").source == "onet"
    assert found[C] == ()


def test_a_link_of_the_group_itself_counts_where_no_neighbour_has_one() -> None:
    links = Links({"1120": [("11-1011.00", "exactISCO")]})
    measured = Measured(onet={"11-1011.00": {SITTING: 4.0}})
    found = priors_of({A: "1120"}, links, measured)[A]
    assert of(found, "zitten-tijdens-het-werk").source == "onet-neighbours"


@pytest.mark.parametrize("soc", ["11101100", "111011", "11101103"])
def test_the_survey_is_found_by_its_very_code_its_six_digits_or_what_they_hold(soc: str) -> None:
    links = Links({A: [("11-1011.00", "exactMatch")]})
    measured = Measured(ors={soc: weights(heavy=0.8)})
    assert of(priors_of({A: "1120"}, links, measured)[A], "tillen").value == 9.1
    assert priors_of({A: "1120"}, links, Measured(ors={"222222": weights(heavy=1)}))[A] == ()


def test_where_both_surveys_speak_the_higher_counts() -> None:
    links = Links({A: [("11-1011.00", "exactMatch")]})
    rows = [OrsRow("Extreme cold", "NOT PRESENT", 1.0)]
    measured = Measured(onet={"11-1011.00": {HEAT: 3.2, CROWD: 2.0}}, ors={"111011": rows})
    found = of(priors_of({A: "1120"}, links, measured)[A], "temperatuur", "geen-kou")
    assert (found.degree, found.source) == (3.2, "onet")


def test_every_source_names_its_licence_and_sentence_in_both_languages() -> None:
    for info in sources().values():
        for text in (info.name, info.use, info.licence, info.required, info.changed):
            assert text.nl
            assert text.en
    assert "ESCO" in sources()["esco"].required.nl
    assert "O*NET®" in sources()["onet"].required.en


def raw(name: str) -> Any:
    folder = files("wissel.rules").joinpath("reference")
    return yaml.safe_load(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("onet", lambda data: data["elements"][0].update(item="vliegen"), "onet.elements[0].item"),
        (
            "onet",
            lambda data: data["elements"][0].update(item="temperatuur/lauw"),
            "onet.elements[0].item",
        ),
        ("onet", lambda data: data["elements"][0].update(at_most=6), "onet.elements[0].at_most"),
        ("onet", lambda data: data.update(nature="fact"), "onet.nature"),
        ("onet", lambda data: data["hours"].pop(), "onet.hours"),
        ("ors", lambda data: data["elements"][0].update(kind="guess"), "ors.elements[0].kind"),
        ("ors", lambda data: data.update(usual_share=2), "ors.usual_share"),
        ("ors", lambda data: data["noise"].update(deafening=9), "ors.noise.deafening"),
        ("sources", lambda data: data["sources"].pop(), "sources.sources"),
        ("sources", lambda data: data["sources"][0].pop("required"), "sources.sources[0]"),
    ],
)
def test_rules_that_are_not_whole_are_refused_with_their_place(
    name: str, change: Any, place: str
) -> None:
    parse = {"onet": parse_onet, "ors": parse_ors, "sources": parse_sources}[name]
    data = copy.deepcopy(raw(name))
    parse(data)
    change(data)
    with pytest.raises(ReferenceRulesError) as refused:
        parse(data)
    assert refused.value.place == place
