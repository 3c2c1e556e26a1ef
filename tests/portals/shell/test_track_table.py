"""The table and the lists hold everything that the drawing shows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from tests.portals.shell.cases import cases, texts
from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.portals.shell.sample_track import facts, facts_with_gap, facts_with_sanction
from wissel.portals.shell.track import Station, TrackFacts, render
from wissel.portals.shell.track._table import Row

HIDDEN = (State.NOT_APPLICABLE, State.LAPSED)


def said(rows: tuple[Row, ...]) -> str:
    return "\n".join(
        " ".join([row.what, row.due, row.done, row.state.text if row.state else ""]) for row in rows
    )


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(cases())
def test_everything_in_the_drawing_is_in_the_table(case: TrackFacts) -> None:
    track = render(case, "nl")
    told = said(track.rows)
    things = [
        *(station.label for station in case.stations),
        *(item.label for item in case.items),
        *(phase.label for phase in case.phases),
        *(promise.label for promise in case.promises),
        *(gap.label for gap in case.gaps),
    ]
    assert not [thing for thing in things if thing not in told]
    happened = [row for row in track.rows if row.done != "–"]
    assert len(happened) >= len(case.marks)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("made", [facts, facts_with_gap, facts_with_sanction])
def test_every_date_on_a_sign_is_in_the_table(made: object, language: str) -> None:
    assert callable(made)
    track = render(made(language), language)
    told = said(track.rows)
    years = ("2025", "2026", "2027", "2028")
    dates = [
        text.split(" · ")[0]
        for text, box in texts(track.svg)
        if text.split(" · ")[0].endswith(years) and box.y2 < 240 and len(text) > 4
    ]
    assert dates
    assert not [day for day in dates if day not in told]


def test_rows_come_in_the_order_of_time() -> None:
    track = render(facts("nl"), "nl")
    what = [row.what for row in track.rows]
    assert what[0] == "Eerste ziektedag"
    assert what.index("Plan van aanpak") < what.index("Wissel: start tweede spoor")
    assert what[-1] == "Einde wachttijd"


@pytest.mark.parametrize(
    ("station", "kind", "words"),
    [
        (Station("x", "S", date(2026, 11, 12)), "late", "10 dagen te laat"),
        (Station("x", "S", date(2026, 11, 25), state=State.DUE), "due", "nog 3 dagen"),
        (Station("x", "S", date(2026, 12, 25)), "open", "komt"),
        (Station("x", "S", date(2026, 4, 6), date(2026, 4, 2)), "done", "gehaald"),
        (
            Station("x", "S", date(2026, 4, 6), date(2026, 4, 9)),
            "weak",
            "gehaald, 3 dagen te laat",
        ),
        (Station("x", "S", date(2026, 4, 6), state=State.UNKNOWN), "unknown", "niet te bepalen"),
        (Station("x", "S", date(2026, 4, 6), state=State.LAPSED), "na", "vervallen"),
        (Station("x", "S", date(2026, 4, 6), state=State.NOT_APPLICABLE), "na", "n.v.t."),
        (Station("x", "S"), "open", "komt"),
    ],
)
def test_every_state_has_its_chip(station: Station, kind: str, words: str) -> None:
    case = replace(facts("nl"), stations=(station,), items=())
    chips = [row.state for row in render(case, "nl").rows if row.what == "S"]
    assert [(chip.kind, chip.text) for chip in chips if chip] == [(kind, words)]


def test_the_description_says_where_the_case_stands() -> None:
    track = render(facts("nl"), "nl")
    assert track.title == "Traject van Karin Dijkstra: 104 weken als spoorlijn"
    assert "Tweede spoor gestart op 6 juli 2026, week 56." in track.description
    assert "Vandaag, 22 november 2026, is het week 75." in track.description
    assert "Te laat: 2. Nadert: 3." in track.description


def test_days_that_do_not_count_are_left_out_of_the_week() -> None:
    track = render(facts_with_gap("nl"), "nl")
    assert "is het week 43." in track.description
    assert "104 weken" in track.title


def test_a_finished_first_year_folds_to_one_row_that_opens() -> None:
    stops = render(facts("nl"), "nl").stops
    [folded] = [stop for stop in stops if stop.folded]
    assert folded.note == "4 mijlpalen, alle op tijd"
    assert folded.folded[0] == "Probleemanalyse · 24 jul 2025"


def test_the_list_goes_from_the_first_day_over_today_to_the_end() -> None:
    stops = render(facts("nl"), "nl").stops
    names = [stop.name for stop in stops]
    assert names[0] == "Eerste ziektedag"
    assert names[-1] == "Einde wachttijd"
    now = next(index for index, stop in enumerate(stops) if stop.kind == "now")
    late = [index for index, stop in enumerate(stops) if stop.chip and stop.chip.kind == "late"]
    assert late
    assert max(late) < now
    assert "10 weken" in [stop.note for stop in stops if stop.kind == "skipped"]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_list_holds_every_milestone_and_everything_to_do(case: TrackFacts) -> None:
    stops = render(case, "nl").stops
    told = "\n".join("\n".join([stop.name, *stop.folded]) for stop in stops)
    shown = [
        station.label
        for station in case.stations
        if not (station.is_done and station.day == case.switch_day)
    ]
    assert not [label for label in shown if label not in told]
    assert not [item.label for item in case.items if item.label not in told]
    assert [stop.kind for stop in stops].count("now") == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_employee_sees_eight_stations_in_plain_words(language: str) -> None:
    stops = render(facts(language), language).plain_stops
    assert len(stops) == 8
    assert [stop.kind for stop in stops].count("now") == 1


def test_the_plain_words_are_addressed_to_the_employee() -> None:
    stops = render(facts("nl"), "nl").plain_stops
    assert [stop.name for stop in stops] == [
        "U meldde zich ziek",
        "U maakte samen een plan",
        "Gesprek na het eerste jaar",
        "U ging ook zoeken bij andere bedrijven",
        "U bent hier",
        "Brief van UWV",
        "WIA aanvragen, als dat nog nodig is",
        "Einde van de twee jaar",
    ]
    assert stops[-2].note == "tot en met 28 maart 2027 · Noor helpt u"


def test_a_start_to_come_is_a_plain_station_too() -> None:
    stops = render(facts_with_gap("nl"), "nl").plain_stops
    assert "Ook zoeken bij andere bedrijven" in [stop.name for stop in stops]


def test_a_milestone_of_practice_keeps_its_nature_in_the_table() -> None:
    rows = render(facts("nl"), "nl").rows
    assert {row.nature for row in rows} >= {Nature.LAW.value, Nature.PRACTICE.value, ""}
