"""Each limited item is suitable, a conflict, or a question, with its evidence in a fixed order."""

from typing import Any

import pytest

from tests.core.matching.made import match, profile, vacancy
from wissel.core.matched import Fit, ItemVerdict
from wissel.core.profiled import Demand
from wissel.core.vacancies import Shift

OFFICE = "Je verwerkt facturen. "


def verdict(text: str, limits: dict[str, Any], **said: Any) -> ItemVerdict:
    """Return what a text comes to for the one limit that holds."""
    found = match(vacancy(text=OFFICE + text, **said), profile(limits=limits))
    assert len(found.items) == 1
    forbidden = [one.limitation for one in found.conflicts]
    assert (found.items[0].item in forbidden) == (found.items[0].verdict == "conflict")
    return found.items[0]


@pytest.mark.parametrize(
    ("text", "limits", "expected", "ground"),
    [
        ("Je tilt dozen tot 12 kilo.", {"tillen": "10-kilo"}, "conflict", "quote"),
        ("Je tilt dozen tot 8 kilo.", {"tillen": "10-kilo"}, "suitable", "quote"),
        ("Je hoeft niet te tillen.", {"tillen": "5-kilo"}, "suitable", "quote"),
        ("Je loopt de hele dag.", {"lopen-tijdens-het-werk": "1-uur"}, "conflict", "quote"),
        ("Je staat 3 uur per dag.", {"staan-tijdens-het-werk": "4-uur"}, "suitable", "quote"),
        ("Je gaat om met boze klanten.", {"omgaan-met-conflicten": "beperkt"}, "conflict", "quote"),
    ],
)
def test_a_sentence_of_the_text_is_held_against_the_level(
    text: str, limits: dict[str, Any], expected: str, ground: str
) -> None:
    found = verdict(text, limits)
    assert (found.verdict, found.ground) == (expected, ground)
    assert found.quote in text


def test_what_the_employer_filled_in_goes_before_the_text() -> None:
    light = (Demand("tillen", asks="5-kilo"),)
    found = verdict("Je tilt dozen tot 25 kilo.", {"tillen": "10-kilo"}, demands=light)
    assert (found.verdict, found.ground) == ("suitable", "field")
    heavy = (Demand("tillen", asks="more"),)
    found = verdict("Je hoeft niet te tillen.", {"tillen": "10-kilo"}, demands=heavy)
    assert (found.verdict, found.ground) == ("conflict", "field")


def test_only_the_condition_that_holds_collides() -> None:
    limits = {"voorwaarden-sociaal-functioneren": ("geen-leidinggeven",)}
    assert verdict("Je geeft leiding aan vijf collega's.", limits).verdict == "conflict"
    assert verdict("Je werkt aan de balie met klanten.", limits).ground != "quote"


def test_evening_and_night_are_read_from_the_times() -> None:
    limits = {"perioden-van-het-etmaal": ("niet-in-de-nacht",)}
    assert verdict("", limits, shifts=(Shift.DAY,)).verdict == "suitable"
    assert verdict("", limits, shifts=(Shift.DAY, Shift.NIGHT)).verdict == "conflict"


def test_hours_a_day_follow_from_the_week_where_the_day_is_not_said() -> None:
    limits = {"uren-per-dag": "4-uur"}
    assert verdict("", limits, hours_min=24, hours_max=24).verdict == "suitable"
    assert verdict("", limits, hours_min=25, hours_max=25).verdict == "conflict"


def test_a_silent_text_rests_on_what_is_usual_in_the_occupation() -> None:
    found = verdict("", {"tillen": "10-kilo"})
    assert (found.verdict, found.ground) == ("suitable", "prior")
    assert "schatting" in found.asks.nl


def test_a_silent_text_of_an_unknown_occupation_is_a_question() -> None:
    found = verdict("", {"tillen": "10-kilo"}, title="Zwixel")
    assert (found.verdict, found.ground) == ("ask", "none")


def test_what_is_usual_excludes_by_itself_only_when_extreme() -> None:
    mover = match(
        vacancy(title="Verhuizer", text="Kom bij ons werken."),
        profile(wishes=("verhuizer",), limits={"tillen": "10-kilo"}),
    )
    assert mover.items[0].ground == "prior"
    assert mover.items[0].verdict in ("conflict", "ask")


def test_a_limit_in_free_words_is_compared_by_a_person() -> None:
    found = match(search=profile(free_limits={"rustige plek": "werkplek zonder loop"}))
    assert found.fit is Fit.ATTENTION
    assert [one.code for one in found.questions] == ["free"]


def test_what_an_incomplete_opinion_does_not_mention_is_asked_where_a_text_asks_it() -> None:
    heavy = vacancy(text="Je tilt dozen tot 12 kilo.")
    assert match(heavy, profile(complete=True)).fit is Fit.SUITABLE
    found = match(heavy, profile(complete=False))
    assert [one.code for one in found.questions] == ["tillen"]


def test_more_than_the_norm_is_remarked_for_everyone() -> None:
    found = match(vacancy(text="Je tilt zakken van 25 kilo."))
    assert found.fit is Fit.ATTENTION
    assert "norm" in found.questions[0].text.nl


def test_a_level_that_means_something_only_with_a_remark_is_asked() -> None:
    found = match(search=profile(limits={"overige-werktijden": "anders"}))
    assert [one.verdict for one in found.items] == ["ask"]
