"""Sentences of vacancies: what is asked, what is said not to be asked, and what only looks like it.

The sentences stand in tables beside this file: ``asked.txt`` (sentence | item:level = value unit),
``denied.txt`` (sentence | items) and ``innocent.txt``. They were written for this reader and are
no measure of it; that are the frozen sets of ``tests/core/matching``.
"""

from pathlib import Path

import pytest

from wissel.core.demands import FoundDemand, demands_in, sentence_of

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    return HERE.joinpath(name).read_text(encoding="utf-8").splitlines()


def _said(demand: FoundDemand) -> str:
    level = f":{demand.level}" if demand.level else ""
    value = f" = {demand.value:g} {demand.unit}" if demand.value is not None else ""
    return f"{demand.item}{level}{value}"


def _asked(text: str) -> set[str]:
    return {_said(demand) for demand in demands_in(text) if not demand.negated}


@pytest.mark.parametrize("line", _lines("asked.txt"))
def test_what_a_sentence_asks_is_found_with_its_value(line):
    text, _, wanted = line.partition(" | ")
    assert set(wanted.split(" ; ")) <= _asked(text)


@pytest.mark.parametrize("line", _lines("denied.txt"))
def test_what_a_sentence_says_is_not_asked_is_found_as_such(line):
    text, _, wanted = line.partition(" | ")
    found = demands_in(text)
    assert {demand.item for demand in found if demand.negated} >= set(wanted.split(" ; "))
    assert not [demand for demand in found if not demand.negated]


@pytest.mark.parametrize("line", _lines("innocent.txt"))
def test_a_figure_of_speech_somebody_else_a_training_or_a_benefit_asks_nothing(line):
    assert not _asked(line)


@pytest.mark.parametrize(
    ("text", "asked", "denied"),
    [
        ("Je tilt niet, maar je staat wel veel.", {"staan-tijdens-het-werk"}, {"tillen"}),
        ("Je tilt 15 kilo en hoeft niet te bukken.", {"tillen = 15 kilo"}, {"buigen"}),
        ("Zwaar tillen hoef je niet, dozen van 3 kilo wel.", {"tillen = 3 kilo"}, {"tillen"}),
        ("Niet alleen tillen maar ook dragen hoort bij het werk.", {"tillen", "dragen"}, set()),
        ("Je tilt nooit meer dan 5 kilo.", {"tillen = 5 kilo"}, set()),
        ("Een hoog tempo vind je geen probleem.", {"handelingstempo"}, set()),
    ],
)  # fmt: skip
def test_a_denial_reaches_no_further_than_what_it_denies(text, asked, denied):
    assert _asked(text) == asked
    assert {demand.item for demand in demands_in(text) if demand.negated} == denied


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Je tilt dozen van 10 tot 25 kg.", 25, "kilo"),
        ("Je tilt dozen van 12,5 kilo.", 12.5, "kilo"),
        ("Je tilt vijftien kilo.", 15, "kilo"),
        ("Je staat soms anderhalf uur achter elkaar.", 90, "minuten"),
        ("Je staat zo'n zes uur per dag achter de toonbank.", 6, "uur per dag"),
        ("In de vriescel is het -20 graden.", -20, "graden"),
        ("In de koelcel is het 2 tot 4 °C.", 4, "graden"),
        ("Je klimt op ladders tot 8 meter.", 8, "meter"),
    ],
)
def test_the_highest_of_a_range_is_the_value(text, value, unit):
    assert [(d.value, d.unit) for d in demands_in(text) if d.value is not None][:1] == [
        (value, unit)
    ]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Je werkt van 14.00 tot 22.00 uur.", {"niet-in-de-avond"}),
        ("Je werkt van 14.00 tot 23.00 uur.", {"niet-in-de-avond", "niet-in-de-nacht"}),
        ("Je werkt van 22:00 tot 06:00 uur.", {"niet-in-de-nacht"}),
        ("Je werkt tussen 7.00 en 18.00 uur.", set()),
        ("Je begint om 05.30 uur.", {"niet-in-de-nacht"}),
        ("De dienst start om kwart voor zes.", {"niet-in-de-nacht"}),
        ("Je draait dag-, avond- en nachtdiensten.", {"niet-in-de-avond", "niet-in-de-nacht"}),
        ("Een contract van 16 tot 24 uur per week.", set()),
        ("Bel tot 20.00 uur met Jan.", set()),
        ("Je krijgt 50% toeslag na 22.00 uur.", set()),
    ],
)
def test_times_of_the_day_ask_evening_or_night(text, levels):
    assert {demand.level for demand in demands_in(text)} == levels


@pytest.mark.parametrize(
    ("text", "asked", "denied"),
    [
        ("Klantcontact? Nee hoor, nooit.", set(), {"voorwaarden-sociaal-functioneren"}),
        ("Zwaar tillen? Dat hoort erbij.", {"tillen"}, set()),
        ("Nachtdiensten: nooit.", set(), {"perioden-van-het-etmaal"}),
        ("Nachtdiensten: elke week.", {"perioden-van-het-etmaal:niet-in-de-nacht"}, set()),
        ("Wat je hier niet doet: op ladders klimmen.", set(), {"klimmen"}),
        ("Wat je hier doet: op ladders klimmen.", {"klimmen"}, set()),
    ],
)
def test_an_answer_a_colon_and_a_heading_deny_as_a_sentence_does(text, asked, denied):
    assert _asked(text) == asked
    assert {demand.item for demand in demands_in(text) if demand.negated} == denied


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("De medewerker postkamer loopt veel.", {"lopen-tijdens-het-werk"}),
        ("De monteur loopt veel.", set()),
        ("Je ontwerpt schoenen voor bakkers die de hele dag staan.", set()),
        ("Je bent een bakker en staat de hele dag.", {"staan-tijdens-het-werk"}),
        ("Het gaat om 18 tot 22 uur per week.", set()),
    ],
)
def test_what_another_does_is_not_asked_and_what_the_one_who_is_sought_does_is(text, asked):
    assert _asked(text) == asked


def test_a_list_under_a_heading_that_denies_is_denied():
    text = (
        "Wat je niet hoeft te doen:\n- tillen tot 20 kilo\n- op ladders klimmen\n\nJe staat veel."
    )
    assert {d.item for d in demands_in(text) if d.negated} == {"tillen", "klimmen"}
    assert _asked(text) == {"staan-tijdens-het-werk"}


def test_a_whole_vacancy_with_bullets_keeps_every_quote_in_its_place():
    text = (
        "Magazijnmedewerker (32 uur)\n\nWat ga je doen?\n• orders verzamelen in de koelcel (2 °C)\n"
        "• pakketten tot 15 kg tillen\n• met de reachtruck rijden\n\nWij bieden:\n* € 15 per uur\n"
        "* een training veilig tillen\n* geen nachtdiensten\n"
    )
    found = demands_in(text)
    assert [(d.item, d.negated) for d in found] == [
        ("temperatuur", False),
        ("tillen", False),
        ("beroepsmatig-vervoer", False),
        ("perioden-van-het-etmaal", True),
    ]
    assert all(text[d.start : d.end] == d.quote for d in found)


LONG = "Je werkt in een fijn team, " * 12


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kom! Je tilt zakken van 25 kilo, soms. Bel!", "Je tilt zakken van 25 kilo, soms"),
        ("Je doet:\n• orders bij -20 graden\n• lachen", "orders bij -20 graden"),
        ("Je tilt o.a. zakken van 25 kilo cement.", "Je tilt o.a. zakken van 25 kilo cement"),
        ("Je tilt\n\tveel   dozen.", "Je tilt"),
    ],
)  # fmt: skip
def test_the_whole_sentence_is_shown_in_the_words_of_the_text(text, shown):
    assert {sentence_of(text, found) for found in demands_in(text)} == {shown}


def test_of_a_very_long_sentence_the_part_around_the_words_is_shown():
    text = f"{LONG}en je tilt dozen tot 15 kilo, {LONG.lower()}en dat is alles."
    (found,) = [each for each in demands_in(text) if each.item == "tillen"]
    shown = sentence_of(text, found)
    assert "tilt dozen tot 15 kilo" in shown
    assert len(shown) <= 240
    assert f" {shown} " in f" {text} "
