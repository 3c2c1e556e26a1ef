"""What words of sources come to: values where they say one, unknown where they do not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.feeds import MadeVacancy, feed_mapping, feed_words, fold, vacancy_of
from wissel.core.feeds._days import day_in
from wissel.core.feeds._hours import hours_in
from wissel.core.vacancies import Shift, Vacancy

TODAY = date(2026, 11, 27)
TABLE = feed_mapping("csv")


def made(**said: str) -> MadeVacancy:
    tree = {fold(name): words for name, words in said.items()}
    return vacancy_of({"titel": "Kok", **tree}, TABLE, source_key="s", today=TODAY)


def of(**said: str) -> Vacancy:
    one = made(**said).vacancy
    assert one is not None
    return one


def unread(**said: str) -> list[str]:
    return [each.field for each in made(**said).unread]


@pytest.mark.parametrize(
    ("said", "low", "high", "day"),
    [
        ("24-32 uur", 24, 32, None),
        ("24 – 32", 24, 32, None),
        ("24 tot en met 32 uur per week", 24, 32, None),
        ("20, 24 of 32 uur", 20, 32, None),
        ("32", 32, 32, None),
        ("37,5 uur", 37.5, 37.5, None),
        ("24.00-32.00", 24, 32, None),
        ("minimaal 24 uur", 24, None, None),
        ("24 uur of meer", 24, None, None),
        ("max. 32 uur p/w", None, 32, None),
        ("fulltime", 36, 40, None),
        ("Full-time", 36, 40, None),
        ("fulltime (38 uur)", 38, 38, None),
        ("parttime 16-24 uur", 16, 24, None),
        ("8 uur per dag", None, None, 8),
        ("32 uur per week, 8 uur per dag", 32, 32, 8),
    ],
)
def test_hours_that_are_said_are_read(
    said: str, low: float | None, high: float | None, day: float | None
) -> None:
    read = hours_in(said, feed_words())
    assert (read.low, read.high, read.per_day) == (low, high, day)
    assert not read.unread


@pytest.mark.parametrize("said", ["in overleg", "parttime", "Flexibel", "fulltime/parttime"])
def test_hours_left_open_are_unknown_and_no_mistake(said: str) -> None:
    read = hours_in(said, feed_words())
    assert (read.low, read.high, read.per_day, read.unread) == (None, None, None, False)
    assert said in of(uren=said).text


@pytest.mark.parametrize(
    "said",
    ["9:00-17:00", "van 9.00 tot 17.00 uur", "168", "0,8 fte", "1 tot 3 dagen", "veel", "500 uur"],
)
def test_hours_that_cannot_be_read_are_unknown_and_told(said: str) -> None:
    assert (of(uren=said).hours_min, of(uren=said).hours_max) == (None, None)
    assert unread(uren=said) == ["hours"]
    assert f"Uren: {said}" in of(uren=said).text


@pytest.mark.parametrize("said", ["160 uur per maand", "4 dagen van 8 uur"])
def test_hours_of_another_period_are_not_computed_into_a_week(said: str) -> None:
    one = of(uren=said)
    assert (one.hours_min, one.hours_max) == (None, None)
    assert said in one.text


def test_hours_in_the_wrong_order_are_unknown() -> None:
    assert unread(uren_min="32", uren_max="24") == ["hours"]
    assert of(uren_min="32", uren_max="24").hours_max is None
    assert of(uren_min="24", uren_max="32").hours_max == 32


@pytest.mark.parametrize(
    "said",
    [
        "2026-12-31", "31-12-2026", "31/12/2026", "31.12.2026", "2026-12-31T23:59:59+01:00",
        "31 december 2026", "do 31 dec. 2026", "Thu, 31 Dec 2026 10:00:00 GMT", "20261231",
        "December 31, 2026", "1798675200",
    ],
)  # fmt: skip
def test_days_are_read_in_every_common_form(said: str) -> None:
    assert day_in(said, feed_words().months, TODAY) == date(2026, 12, 31)


@pytest.mark.parametrize("said", ["31-02-2026", "zo snel mogelijk", "31-12-26", "0001-01-01", "x"])
def test_days_that_are_none_are_unknown_and_told(said: str) -> None:
    assert of(sluitingsdatum=said).closes_on is None
    assert unread(sluitingsdatum=said) == ["closes_on"]


def test_a_closing_day_at_the_end_of_time_is_no_closing_day() -> None:
    assert of(sluitingsdatum="9999-12-31").closes_on is None
    assert unread(sluitingsdatum="9999-12-31") == []


@pytest.mark.parametrize(
    ("said", "level"),
    [("MBO 3/4", 3), ("mbo-4", 4), ("HBO/WO", 5), ("vmbo", 2), ("geen", 1), ("Bachelor degree", 5)],
)
def test_education_is_the_lowest_level_that_is_named(said: str, level: int) -> None:
    assert of(opleiding=said).education == level


def test_education_in_other_words_is_unknown_and_kept() -> None:
    assert of(opleiding="Koksdiploma").education is None
    assert "Opleiding: Koksdiploma" in of(opleiding="Koksdiploma").text
    assert unread(opleiding="Koksdiploma") == ["education"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Vast", "onbepaalde tijd"),
        ("tijdelijk met uitzicht op vast", "bepaalde tijd"),
        ("Werkervaringsplaats", "werkervaringsplaats"),
        ("Uitzendkracht", "uitzenden"),
        ("Vast, tijdelijk", ""),
        ("Iets", ""),
    ],
)
def test_a_contract_is_one_kind_or_unknown(said: str, kind: str) -> None:
    one = of(contract=said)
    assert one.contract == kind
    assert bool(kind) != (said in one.text)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("B", ("B",)), ("rijbewijs B en BE", ("B", "BE")), ("c/ce", ("C", "CE")), ("nee", ()),
        ("ja", None), ("a valid driving licence B", ("B",)),
    ],
)  # fmt: skip
def test_licences_are_their_codes_and_yes_alone_is_not_one(
    said: str, kinds: tuple[str, ...] | None
) -> None:
    assert of(rijbewijs=said).licences == kinds


def test_shifts_are_read_but_not_from_a_denial() -> None:
    assert of(diensten="dag- en avonddienst").shifts == (Shift.DAY, Shift.EVENING)
    assert of(diensten="geen nachtdienst").shifts is None
    assert "geen nachtdienst" in of(diensten="geen nachtdienst").text


def test_an_occupation_is_esco_or_isco_and_no_other_list() -> None:
    assert of(isco="ISCO-08 5120").occupation == "5120"
    assert of(esco="http://data.europa.eu/esco/occupation/1-2").occupation.endswith("/1-2")
    assert of(beroepscode="43-3031").occupation == ""


NAMES = sorted(path[0] for field in TABLE.fields.values() for path in field.paths)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
def test_any_words_make_a_vacancy_with_possible_values(said: dict[str, str]) -> None:
    one = vacancy_of({**said, "titel": "Kok"}, TABLE, source_key="s", today=TODAY).vacancy
    assert one is not None
    for hours in (one.hours_min, one.hours_max):
        assert hours is None or 0 <= hours <= 60
    assert one.hours_min is None or one.hours_max is None or one.hours_min <= one.hours_max
    assert one.education in (None, 1, 2, 3, 4, 5, 6)
    assert not one.url or one.url.lower().startswith(("http://", "https://"))
    assert one.country == "" or (len(one.country) == 2 and one.country.isupper())
    assert one.id
