"""The drawing of the track: its grammar as properties, and one small picture kept."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from tests.portals.shell.cases import FIRST, SVG, cases, elements, texts
from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.portals.shell.sample_track import facts, facts_with_gap, facts_with_sanction
from wissel.portals.shell.track import (
    Item,
    Mark,
    MarkKind,
    Phase,
    Station,
    TrackFacts,
    Urgency,
    YardCase,
    mini,
    render,
    yard,
)
from wissel.portals.shell.track._lanes import side_by_side
from wissel.portals.shell.track._scale import line_scale

GOLDEN = Path(__file__).parent / "golden" / "track.svg"


def small() -> TrackFacts:
    """One milestone done late, one to come, one talk, one thing late: a drawing of one page."""
    return TrackFacts(
        label="Karin Dijkstra",
        first_sick_day=date(2025, 6, 16),
        last_day=date(2027, 6, 13),
        today=date(2026, 11, 22),
        stations=(
            Station("plan-van-aanpak", "Plan van aanpak", date(2025, 8, 7), date(2025, 8, 28)),
            Station("uwv-brief", "Brief van UWV", date(2027, 2, 28), both_tracks=True),
        ),
        switch_day=date(2026, 7, 6),
        marks=(Mark(MarkKind.TALK, date(2026, 11, 12)),),
        items=(Item("Contact werkgever", date(2026, 11, 19), Urgency.LATE),),
    )


def classes(svg: str, tag: str) -> list[str]:
    return [e.get("class", "") for e in elements(svg) if e.tag == f"{SVG}{tag}"]


def test_the_small_case_is_drawn_as_before() -> None:
    drawn = render(small(), "nl").svg + "\n"
    assert drawn == GOLDEN.read_text(encoding="utf-8"), (
        "the drawing changed; look at it, then write the new one to golden/track.svg"
    )


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(cases())
def test_no_two_texts_of_a_drawing_touch(case: TrackFacts) -> None:
    found = texts(render(case, "nl").svg)
    touching = [(one, other) for (one, a), (other, b) in combinations(found, 2) if a.touches(b)]
    assert not touching


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("made", [facts, facts_with_gap, facts_with_sanction])
def test_no_two_texts_of_the_sample_cases_touch(made: object, language: str) -> None:
    assert callable(made)
    found = texts(render(made(language), language).svg)
    assert not [(a, b) for (a, x), (b, y) in combinations(found, 2) if x.touches(y)]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_form_of_a_track_is_valid_and_the_same_each_time(case: TrackFacts) -> None:
    track = render(case, "en")
    for markup in (track.svg, track.mini, *(stop.gutter for stop in track.stops)):
        ElementTree.fromstring(markup)  # noqa: S314 - our own drawing
        assert " style=" not in markup
    assert render(case, "en") == track


def test_a_text_can_not_break_out_of_the_drawing() -> None:
    case = replace(facts("nl"), label='</title><script>alert(1)</script>"\x00\x0b')
    svg = render(case, "nl", name="lijn").svg
    assert "<script" not in svg
    ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


@settings(max_examples=30, deadline=None)
@given(cases())
def test_a_day_stands_where_the_formula_puts_it(case: TrackFacts) -> None:
    scale = line_scale(case)
    weeks = ((case.scale_end - case.first_sick_day).days + 1) / 7
    for days in (0, 7, 91, 364, 700):
        expected = 52 + days / 7 * (1122 - 52) / weeks
        assert scale.x(FIRST + timedelta(days=days)) == pytest.approx(expected)


def test_without_a_switch_there_is_no_second_track() -> None:
    svg = render(facts_with_gap("nl"), "nl").svg
    overview = svg[: svg.index('class="lens"')]
    assert 'class="t2"' not in overview
    assert 'class="rail2"' not in overview


def test_the_first_track_goes_on_until_it_is_closed() -> None:
    open_ = render(facts("nl"), "nl").svg
    closed = render(replace(facts("nl"), first_track_closed_on=date(2026, 10, 1)), "nl").svg
    assert 'class="rail1"' in open_
    assert 'class="rail1"' not in closed
    assert "spoor 1 gesloten" in closed


@pytest.mark.parametrize(
    ("late", "bars"), [(0, []), (6, []), (7, ["limit late"]), (-7, ["limit"]), (-6, [])]
)
def test_a_limit_bar_is_drawn_from_ten_units(late: int, bars: list[str]) -> None:
    due = date(2025, 9, 1)
    station = Station("x", "Stap", due, due + timedelta(days=late))
    svg = render(replace(small(), stations=(station,)), "nl").svg
    assert [c for c in classes(svg, "path") if c.startswith("limit")] == bars


def test_a_practice_is_a_small_dot_and_what_is_unknown_is_dashed_with_a_question_mark() -> None:
    practice = Station("a", "Onderzoek", date(2026, 5, 1), nature=Nature.PRACTICE)
    unknown = Station("b", "Evaluatie", date(2026, 6, 14), state=State.UNKNOWN)
    svg = render(replace(small(), stations=(practice, unknown)), "nl").svg
    assert "stn soft" in classes(svg, "circle")
    assert "stn unknown" in classes(svg, "circle")
    assert "14 jun 2026 · niet te bepalen" in svg


def test_an_overdue_milestone_says_so_in_words() -> None:
    svg = render(replace(small(), stations=(Station("x", "Melding", date(2026, 4, 6)),)), "nl").svg
    assert "6 apr 2026 · te laat" in svg


def test_the_whole_case_is_a_capsule_over_both_tracks() -> None:
    assert "stn law" in classes(render(small(), "nl").svg, "rect")
    one_track = render(replace(small(), switch_day=None), "nl").svg
    assert not [c for c in classes(one_track, "rect") if c.startswith("stn")]


def test_signals_are_collected_with_their_number() -> None:
    svg = render(facts("nl"), "nl").svg
    overview = svg[: svg.index('class="lens"')]
    rest = svg[svg.index('class="lens"') :]
    assert overview.count("sig-late") == 0
    assert '<text class="sig-glyph" x="792.2" y="190">2</text>' in rest
    assert ">3</text>" in rest


def test_an_item_with_the_key_of_a_station_is_counted_once() -> None:
    station = Station("uwv-brief", "Brief van UWV", date(2026, 11, 20))
    item = Item("Brief van UWV ontvangen?", date(2026, 11, 20), Urgency.LATE, key="uwv-brief")
    track = render(replace(small(), stations=(station,), items=(item,)), "nl")
    assert "Te laat: 1." in track.description


def test_what_finds_no_room_in_the_lens_is_counted_in_its_caption() -> None:
    day = date(2026, 11, 26)
    items = tuple(Item(f"Een heel lange taak nummer {n}", day, Urgency.NEAR) for n in range(9))
    svg = render(replace(small(), items=items), "nl").svg
    assert "alleen in de tabel" in svg


def test_the_legend_moves_below_the_lens_when_the_switch_comes_early() -> None:
    early = render(replace(small(), switch_day=date(2025, 9, 1)), "nl").svg
    assert 'viewBox="0 -18 1216 734"' in early
    assert 'viewBox="0 -18 1216 650"' in render(small(), "nl").svg


def test_facts_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="switch_day"):
        replace(small(), switch_day=date(2026, 12, 1))
    with pytest.raises(ValueError, match="today"):
        replace(small(), today=date(2025, 1, 1), switch_day=None)
    with pytest.raises(ValueError, match="last_day"):
        replace(small(), last_day=date(2025, 1, 1))


def test_the_small_form_holds_no_text_and_no_status() -> None:
    drawn = mini(date(2025, 6, 16), date(2027, 6, 13), date(2026, 11, 22), date(2026, 7, 6))
    assert '<circle class="n" cx="67.3" cy="13" r="4"/>' in drawn
    assert "<text" not in drawn
    one = mini(date(2025, 6, 16), date(2027, 6, 13), date(2026, 6, 22), None)
    assert 'class="n one"' in one


def test_the_yard_stacks_cases_that_would_touch() -> None:
    drawn = yard([YardCase("A, week 60", 60), YardCase("B, week 60", 60)], "Twee", "nl")
    circles = [e for e in elements(f'<svg xmlns="{SVG[1:-1]}">{drawn}</svg>') if "cy" in e.attrib]
    assert [circle.get("cy") for circle in circles] == ["66", "49"]
    assert 'aria-label="Twee"' in drawn


def _phase(begin: int, end: int) -> Phase:
    return Phase(f"{begin}-{end}", FIRST + timedelta(days=begin), FIRST + timedelta(days=end))


@pytest.mark.parametrize(
    ("spans", "rows"),
    [
        (((0, 9), (10, 19), (20, 29)), [0, 0, 0]),
        (((0, 9), (5, 19), (20, 29)), [0, 1, 0]),
        (((0, 30), (5, 30), (10, 30)), [0, 1, 2]),
        (((0, 40), (5, 20), (10, 30), (12, 35)), [0, 1, 2, 1]),
    ],
)
def test_phases_that_overlap_share_no_row(
    spans: tuple[tuple[int, int], ...], rows: list[int]
) -> None:
    assert [row for _, row in side_by_side([_phase(*span) for span in spans])] == rows


@given(cases())
@settings(max_examples=60, deadline=None)
def test_up_to_three_phases_at_once_never_touch(case: TrackFacts) -> None:
    placed = side_by_side(case.phases)
    for (one, row), (other, other_row) in combinations(placed, 2):
        at_once = sum(p.from_ <= other.from_ <= p.to for p in case.phases)
        if row == other_row and at_once <= 3:
            assert one.to < other.from_ or other.to < one.from_
