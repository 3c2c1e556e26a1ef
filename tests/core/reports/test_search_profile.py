"""What a report tells of the search profile: what was fixed, what changed, and what is missing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from tests.core.reports.case import (
    FIRST,
    TODAY,
    entry,
    november,
    november_report,
    texts,
    trajectory,
)
from wissel.core.journal import Application, ProfileFixed
from wissel.core.profiled import Direction, KeptProfile, Market, Profile
from wissel.core.reports import draft
from wissel.core.reports.record import Layer

PLANNER = Direction(
    "a", "planner in het vervoer", market=(Market(date(2026, 10, 1), 9, "werk.nl"),)
)
BUYER = Direction("b", "inkoper", market=(Market(november(2), 1, "werk.nl", within_km=30),))
DESK = Direction("c", "medewerker balie")


def fixed(
    number: int, day: date, *directions: Direction, reason: str = "", kind: str = "search"
) -> KeptProfile:
    said = Profile(kind, 1, directions=directions)  # type: ignore[arg-type]  # a kind of profile
    at = datetime.combine(day, time(12), UTC)
    return KeptProfile(number, at, "Noor Akkerman", "coach", said, reason)


def report(*profiles: KeptProfile, **changes: object):
    journal = tuple(
        entry(40 + one.number, one.at.date(), ProfileFixed(one.said.kind, one.number, one.reason))
        for one in profiles
    )
    whole = trajectory(journal=changes.pop("journal", journal))
    return november_report(whole, profiles=profiles, **changes)


def test_a_first_profile_is_told_with_its_day_its_directions_and_what_fell_out() -> None:
    dropped = replace(DESK, state="dropped", state_because="Het is er te druk voor de uren.")
    record = report(fixed(1, november(4), PLANNER, BUYER, dropped))
    assert texts(record, 6) == [
        "Versie 1 van het zoekprofiel is op 4 november 2026 vastgesteld door Noor Akkerman.",
        "Zoekrichting planner in het vervoer: op 1 oktober 2026 waren er 9 vacatures (werk.nl).",
        "Zoekrichting inkoper: op 2 november 2026 was er 1 vacature (werk.nl, binnen 30 km).",
        "Afgevallen: medewerker balie. Het is er te druk voor de uren.",
    ]
    told = record.find("6:version")
    assert [piece.id for piece in told.evidence] == ["e41"]
    assert told.effort
    out = record.find("6:dropped-c")
    assert (out.layer, out.owner) == (Layer.OPINION, "Noor Akkerman")
    assert not [one for one in record.questions() if one.id.startswith("6:")]


def test_what_was_broadened_and_what_fell_out_is_told_against_the_version_before() -> None:
    before = fixed(1, date(2026, 10, 5), PLANNER, DESK)
    newest = fixed(
        2,
        november(12),
        replace(PLANNER, state="dropped", state_because="Past niet bij de nieuwe uren."),
        replace(DESK, state="reserve", state_because="Eerst de inkoop."),
        BUYER,
        reason="Nieuw oordeel van de bedrijfsarts.",
    )
    assert texts(report(before, newest), 6) == [
        "Versie 2 van het zoekprofiel is op 12 november 2026 vastgesteld door Noor Akkerman.",
        "Reden van versie 2: Nieuw oordeel van de bedrijfsarts.",
        "Zoekrichting inkoper: op 2 november 2026 was er 1 vacature (werk.nl, binnen 30 km).",
        "Verbreed in deze periode met: inkoper.",
        "Afgevallen: planner in het vervoer. Past niet bij de nieuwe uren.",
        "Nu achter de hand: medewerker balie. Eerst de inkoop.",
    ]
    # In the month after it nothing changed, and what fell out then is not told again.
    later = report(before, newest, period_from=date(2026, 12, 1), period_to=date(2026, 12, 31),
                   today=date(2027, 1, 4))  # fmt: skip
    assert "In deze periode is het zoekprofiel niet gewijzigd." in texts(later, 6)
    assert not any("Afgevallen" in text for text in texts(later, 6))


def test_what_was_fixed_after_the_previous_report_was_drawn_up_is_still_told() -> None:
    late = fixed(1, date(2026, 10, 31), PLANNER)
    assert any("niet gewijzigd" in text for text in texts(report(late), 6))
    told = texts(report(late, reported_until=date(2026, 10, 30)), 6)
    assert not any("niet gewijzigd" in text for text in told)


@pytest.mark.parametrize("profiles", [(), (fixed(1, date(2026, 12, 1), PLANNER),)])
def test_where_nothing_was_fixed_yet_the_coach_says_why_and_from_when(
    profiles: tuple[KeptProfile, ...],
) -> None:
    record = report(*profiles)
    assert texts(record, 6) == ["Er is nog geen zoekprofiel vastgesteld."]
    [asked] = [one for one in record.questions() if one.id == "6:question-none"]
    assert asked.required
    assert "vanaf wanneer" in asked.text


@pytest.mark.parametrize("kind", ["person", "employability"])
def test_no_profile_but_the_search_profile_reaches_a_report(kind: str) -> None:
    own = fixed(1, november(4), replace(PLANNER, title="GEHEIM"), kind=kind)
    record = report(own)
    assert "GEHEIM" not in repr(record)
    assert texts(record, 6) == ["Er is nog geen zoekprofiel vastgesteld."]


def test_a_direction_of_which_nothing_was_counted_says_so() -> None:
    told = texts(report(fixed(1, november(4), DESK)), 6)
    assert "Zoekrichting medewerker balie: er zijn nog geen vacatures geteld." in told


def test_why_there_are_few_directions_is_told_as_the_coachs_words() -> None:
    few = fixed(1, november(4), PLANNER)
    few = replace(few, said=replace(few.said, few_because="Er zijn weinig uren."))
    said = report(few).find("6:few")
    assert (said.text, said.owner) == (
        "Waarom er niet meer richtingen zijn: Er zijn weinig uren.",
        "Noor Akkerman",
    )


def test_a_hidden_name_is_masked_in_a_direction_too() -> None:
    one = fixed(1, november(4), replace(PLANNER, title="planner bij Bakkerij Zonnehof"))
    journal = (
        entry(1, november(3), Application("planner", "sent", "Bakkerij Zonnehof B.V.")),
        entry(41, november(4), ProfileFixed("search", 1)),
    )
    assert "zonnehof" not in repr(report(one, journal=journal)).casefold()


def test_in_english_the_section_says_the_same() -> None:
    profiles = (fixed(1, november(4), PLANNER, BUYER, DESK),)
    dutch, english = report(*profiles), report(*profiles, language="en")
    names = [held.id for part, held in dutch.statements() if part.number == 6]
    assert names == [held.id for part, held in english.statements() if part.number == 6]
    assert texts(english, 6)[2] == (
        "Direction inkoper: on 2 November 2026 there was 1 vacancy (werk.nl, within 30 km)."
    )


def test_a_report_that_is_made_once_does_not_tell_of_it() -> None:
    record = draft(trajectory(), (), period_from=FIRST, period_to=TODAY, today=TODAY,
                   document="d08", profiles=(fixed(1, november(4), PLANNER),))  # fmt: skip
    assert "planner in het vervoer" not in repr(record)
