"""Where something is: by postcode, by place, by area, or honestly not known."""

import pytest

from wissel.core.places import Places, PostcodeRow, distance_km, own_places, own_rows
from wissel.core.vacancies import Position

#: Rows of our own making; no real postcode has these middles.
ROWS = (
    PostcodeRow("3511", "Utrecht", 52.093, 5.118, "Utrecht"),
    PostcodeRow("3512", "Utrecht", 52.095, 5.123, "Utrecht"),
    PostcodeRow("6661", "Elst", 51.921, 5.851, "Gelderland"),
    PostcodeRow("3921", "Elst Ut", 51.991, 5.502, "Utrecht"),
    PostcodeRow("7255", "Hengelo (Gld)", 52.051, 6.312, "Gelderland"),
    PostcodeRow("7551", "Hengelo", 52.266, 6.792, "Overijssel"),
    PostcodeRow("9999", "Nergenshuizen", 53.301, 6.701, "Groningen"),
)


@pytest.fixture(scope="module")
def loaded() -> Places:
    return Places(own_rows(), ROWS)


@pytest.mark.parametrize("written", ["3511", "3511 AB", "3511ab", " 3511  AB ", "NL-3511 AB"])
def test_a_postcode_that_was_loaded_is_found_however_it_is_written(
    loaded: Places, written: str
) -> None:
    assert loaded.position(written) == Position(52.093, 5.118, "postcode")


@pytest.mark.parametrize("written", ["3599", "3599 ZZ", "3599zz"])
def test_a_postcode_that_is_not_loaded_is_its_area_and_says_so(
    loaded: Places, written: str
) -> None:
    found = loaded.position(written)
    assert found is not None
    assert found.exact == "region"
    assert loaded.uncertainty_km(found) == 5


def test_the_place_goes_before_the_area_when_it_lies_in_it_and_not_when_it_does_not() -> None:
    there = own_places().position("7391 AB", "Apeldoorn")
    assert there is not None
    assert there.exact == "place"
    elsewhere = own_places().position("7391 AB", "Rotterdam")
    assert elsewhere is not None
    assert (elsewhere.exact, elsewhere) == ("region", own_places().position("7391"))


@pytest.mark.parametrize(
    ("postcode", "place", "country"),
    [
        ("2000", "Antwerpen", "BE"),
        ("2000", "", "België"),
        ("2000", "Antwerpen", "NL"),
        ("2000", "Antwerpen, België", "NL"),
        ("B-2000", "Antwerpen", ""),
        ("BE 2000", "", "NL"),
        ("48455", "Bad Bentheim", "NL"),
        ("D-48455", "", ""),
        ("", "Lommel", "NL"),
        ("", "Utrecht", "Germany"),
        ("SW1A 1AA", "Utrecht", ""),
    ],
)
def test_abroad_has_no_position(loaded: Places, postcode: str, place: str, country: str) -> None:
    assert loaded.position(postcode, place, country) is None


def test_a_dutch_village_with_the_name_of_a_belgian_town_is_told_by_its_postcode() -> None:
    assert own_places().position("8061", "Hasselt") is not None
    assert own_places().position("3500", "Hasselt") is None
    assert own_places().position("3500 AB", "Hasselt") is not None
    assert own_places().position("", "Hasselt") is None


@pytest.mark.parametrize("country", ["NL", "nl", "", "Nederland", "The Netherlands", "NLD"])
def test_the_netherlands_by_any_name_are_the_netherlands(loaded: Places, country: str) -> None:
    assert loaded.position("3511 AB", "", country) is not None


@pytest.mark.parametrize("postcode", ["", "onbekend", "0123 AB", "12", "123456", "-"])
def test_what_is_no_postcode_says_nothing_and_the_place_still_counts(
    loaded: Places, postcode: str
) -> None:
    assert loaded.position(postcode) is None
    if postcode != "123456":
        found = loaded.position(postcode, "Zwolle")
        assert found is not None
        assert found.exact == "place"


@pytest.mark.parametrize("name", ["Elst", "Bergen", "Laren", "Valkenburg", "Beek"])
def test_a_name_that_is_two_places_is_not_guessed(loaded: Places, name: str) -> None:
    assert loaded.position("", name) is None


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Elst (Gld)", "6661"),
        ("Elst, Gelderland", "6661"),
        ("Elst Ut", "3921"),
        ("Elst, Utrecht", "3921"),
        ("Hengelo GLD", "7255"),
        ("Hengelo (Gelderland)", "7255"),
        ("Hengelo (O), Overijssel", "7551"),
    ],
)
def test_a_province_tells_which_of_two_is_meant(loaded: Places, name: str, near: str) -> None:
    found, there = loaded.position("", name.replace(" (O)", "")), loaded.position(near)
    assert found is not None
    assert there is not None
    assert distance_km(found, there) < 1


def test_a_postcode_tells_which_of_two_is_meant() -> None:
    found = own_places().position("6661 AB", "Elst")
    assert found is not None
    assert (found.exact, found.latitude) == ("place", 51.92)


@pytest.mark.parametrize("name", ["Hengelo", "Rijswijk", "Katwijk", "Oosterhout", "Noordwijk"])
def test_of_two_the_far_larger_one_is_meant(loaded: Places, name: str) -> None:
    found = loaded.position("", name)
    assert found is not None
    assert found.exact == "place"


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("'s-Gravenhage", "Den Haag"),
        ("DEN HAAG", "Den Haag"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("s Hertogenbosch", "'s-Hertogenbosch"),
        ("Capelle a/d IJssel", "Capelle aan den IJssel"),
        ("Alphen a.d. Rijn", "Alphen aan den Rijn"),
        ("Rotterdam Centrum", "Rotterdam"),
        ("Amsterdam-Zuidoost", "Amsterdam"),
        ("Utrecht, Nederland", "Utrecht"),
        ("Utrecht, Utrecht", "Utrecht"),
        ("Groningen, Netherlands", "Groningen"),
    ],
)
def test_a_town_is_found_as_people_write_it(written: str, town: str) -> None:
    found = own_places().position("", written)
    assert found is not None
    assert found == own_places().position("", town)


@pytest.mark.parametrize(
    "written", ["regio Zwolle", "Zwolle e.o.", "Zwolle en omgeving", "Omgeving Zwolle"]
)
def test_a_town_and_what_lies_around_it_is_a_region(written: str) -> None:
    found, town = own_places().position("", written), own_places().position("", "Zwolle")
    assert found is not None
    assert town is not None
    assert found.exact == "region"
    assert own_places().uncertainty_km(found) == 15 > own_places().uncertainty_km(town)


@pytest.mark.parametrize(
    "written", ["", "  ", "heel Nederland", "diverse locaties", "Ergenshuizen"]
)
def test_a_place_that_is_not_known_has_no_position(loaded: Places, written: str) -> None:
    assert loaded.position("", written) is None


def test_a_postcode_in_the_place_is_read() -> None:
    assert Places(own_rows(), ROWS).position("", "3511 AB Utrecht") == Position(
        52.093, 5.118, "postcode"
    )
    assert own_places().position("", "gebouw 3511 te Nergenshuizen") is None


def test_a_place_of_the_loaded_postcodes_is_the_middle_of_its_postcodes(loaded: Places) -> None:
    found = loaded.position("", "Utrecht")
    assert found is not None
    assert (round(found.latitude, 4), round(found.longitude, 4)) == (52.094, 5.1205)
    assert loaded.position("", "Nergenshuizen") == Position(53.301, 6.701, "place")


def test_a_town_that_was_not_loaded_is_still_known(loaded: Places) -> None:
    assert loaded.position("", "Zwolle") == own_places().position("", "Zwolle")


def test_a_postcode_is_surer_than_a_town_and_a_small_town_surer_than_a_large_one(
    loaded: Places,
) -> None:
    sure = [
        loaded.uncertainty_km(found)
        for found in (
            loaded.position("3511"),
            loaded.position("", "Borne"),
            loaded.position("", "Utrecht"),
            loaded.position("7700"),
        )
        if found is not None
    ]
    assert sure == sorted(sure)
    assert len(sure) == 4
