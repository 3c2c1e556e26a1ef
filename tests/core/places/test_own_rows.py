"""What the package itself knows of places is whole, and what is not whole is refused."""

import copy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from wissel.core.places import PlacesError, own_places, own_rows, parse


def data(name: str) -> Any:
    folder = files("wissel.rules").joinpath("places")
    return yaml.safe_load(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


NAMES = ("areas", "towns", "words", "travel")


def test_every_area_of_two_digits_is_there_once() -> None:
    assert [area.area for area in own_rows().areas] == [str(each) for each in range(10, 100)]


def test_every_postcode_of_the_country_has_at_least_its_area() -> None:
    assert all(own_places().position(str(digits)) for digits in range(1000, 10000))


def test_every_town_is_found_by_its_name_and_province() -> None:
    for town in own_rows().towns:
        found = own_places().position("", f"{town.name} {town.province}")
        assert found is not None, town.name
        assert (found.latitude, found.longitude) == (town.latitude, town.longitude)


def test_positions_are_rounded_to_two_decimals_by_hand() -> None:
    rows = own_rows()
    points = [(one.latitude, one.longitude) for one in rows.areas]
    points += [(one.latitude, one.longitude) for one in rows.towns]
    assert all((round(up, 2), round(along, 2)) == (up, along) for up, along in points)


def test_a_town_that_names_a_province_has_another_of_its_name_or_a_sister_elsewhere() -> None:
    names = [town.name for town in own_rows().towns]
    assert {"Bergen", "Elst", "Hengelo", "Rijswijk"} <= {
        name for name in names if names.count(name) > 1
    }


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("areas", lambda rows: rows["areas"].append(rows["areas"][0]), "areas.areas"),
        ("areas", lambda rows: rows["areas"][0].update(area="09"), "areas.areas[0].area"),
        ("areas", lambda rows: rows["areas"][0].update(latitude=4.9), "areas.areas[0].latitude"),
        ("areas", lambda rows: rows["areas"][0].pop("km"), "areas.areas[0]"),
        ("towns", lambda rows: rows["towns"][0].update(province="XX"), "towns.towns[0].province"),
        (
            "towns",
            lambda rows: rows["towns"][0].update(thousands="veel"),
            "towns.towns[0].thousands",
        ),
        ("words", lambda rows: rows.update(strange=1), "words"),
        ("travel", lambda rows: rows.update(nature="fact"), "travel.nature"),
        ("travel", lambda rows: rows["speeds"].pop(), "travel.speeds"),
        ("travel", lambda rows: rows["speeds"][3].update(far=20), "travel.speeds[3].far"),
    ],
)
def test_rows_that_are_not_whole_are_refused_with_their_place(
    name: str, change: Any, place: str
) -> None:
    parts = {each: copy.deepcopy(data(each)) for each in NAMES}
    parse(*(parts[each] for each in NAMES))
    change(parts[name])
    with pytest.raises(PlacesError) as refused:
        parse(*(parts[each] for each in NAMES))
    assert refused.value.place == place
