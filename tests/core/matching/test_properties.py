"""What holds for any search and any vacancy."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.matching.made import known, match, profile, ranked, vacancy
from wissel.core.capacity import catalogue
from wissel.core.matched import Fit
from wissel.core.matching import MatchProfile
from wissel.core.vacancies import Shift, Vacancy

ITEMS = [one for one in catalogue().forms["fml"].items if not one.fact]
SENTENCES = (
    "Je tilt dozen tot 12 kilo.",
    "Je hoeft niet te tillen.",
    "Je staat de hele dag.",
    "Je werkt onder tijdsdruk met strakke deadlines.",
    "Je spreekt boze klanten aan de balie.",
    "Je klimt op een ladder.",
    "Je draait ook nachtdiensten.",
    "Je werkt 8 uur per dag.",
    "De uren zijn in overleg.",
    "Je werkt in een koelcel van 4 graden.",
    "\x00 <script>alert(1)</script> \u202e",
)
titles = st.sampled_from(
    ("Administratief medewerker", "Magazijnmedewerker", "Zwixel", "", "x" * 300)
)
shifts = st.none() | st.lists(st.sampled_from(list(Shift)), max_size=4, unique=True).map(tuple)
hours = st.none() | st.integers(1, 40).map(float)


@st.composite
def limits(draw: st.DrawFn) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for item in draw(st.lists(st.sampled_from(ITEMS), max_size=5, unique_by=lambda one: one.key)):
        keys = [one.key for one in item.levels[1:]]
        if item.several:
            found[item.key] = tuple(draw(st.lists(st.sampled_from(keys), unique=True, max_size=3)))
        else:
            found[item.key] = draw(st.sampled_from(keys))
    return found


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    return vacancy(
        title=draw(titles),
        text=" ".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=4))),
        hours_min=draw(hours),
        hours_max=draw(hours),
        shifts=draw(shifts),
        education=draw(st.none() | st.integers(1, 6)),
        postcode=draw(st.sampled_from(("3511", "9712", "", "abc", "2000"))),
        place=draw(st.sampled_from(("", "Utrecht", "Nergenshuizen"))),
        closes_on=draw(st.none() | st.dates(date(2026, 11, 1), date(2027, 1, 1))),
    )


@st.composite
def searches(draw: st.DrawFn) -> MatchProfile:
    return profile(
        wishes=draw(st.sampled_from(((), ("administratief werk",), ("iets met dozen", "balie")))),
        hours_max=draw(hours),
        times=draw(shifts),
        max_km=draw(st.none() | st.integers(1, 100).map(float)),
        max_minutes=draw(st.none() | st.integers(5, 120)),
        transport=draw(st.sampled_from((None, "walk", "car", "public transport"))),
        education=draw(st.none() | st.integers(1, 6)),
        licence=draw(st.sampled_from((None, (), ("B",)))),
        limits=draw(limits()),
        complete=draw(st.booleans()),
    )


@settings(max_examples=150, deadline=None)
@given(vacancies(), searches())
def test_a_conflict_is_never_suitable_and_a_question_never_goes_unsaid(
    one: Vacancy, search: MatchProfile
) -> None:
    found = match(one, search)
    said = {verdict.verdict for verdict in found.items}
    assert (found.fit is Fit.UNSUITABLE) == bool(found.conflicts)
    assert (found.fit is Fit.SUITABLE) == (not found.conflicts and not found.questions)
    by_item = {each.limitation for each in found.conflicts if each.medical} - {
        "hours",
        "hours-per-day",
    }
    assert ("conflict" in said) == bool(by_item)
    assert "ask" not in said or bool(found.questions)
    assert abs(sum(each.weight for each in found.reasons) - found.score) < 1e-9


@settings(max_examples=100, deadline=None)
@given(vacancies(), searches(), limits())
def test_a_further_limit_never_lets_more_through(
    one: Vacancy, search: MatchProfile, more: dict[str, Any]
) -> None:
    before = {each.limitation for each in match(one, search).conflicts}
    stricter = replace(search, limits={**more, **search.limits})
    assert before <= {each.limitation for each in match(one, stricter).conflicts}


@settings(max_examples=60, deadline=None)
@given(vacancies(), searches(), st.integers(1, 50))
def test_a_longer_way_never_keeps_out_what_a_shorter_let_in(
    one: Vacancy, search: MatchProfile, more: int
) -> None:
    if search.max_km is None:
        return
    before = {each.limitation for each in match(one, search).conflicts}
    wider = replace(search, max_km=search.max_km + more)
    assert {each.limitation for each in match(one, wider).conflicts} <= before


@settings(max_examples=40, deadline=None)
@given(st.lists(vacancies(), max_size=6), searches())
def test_the_order_does_not_depend_on_the_order_in_which_they_came(
    some: list[Vacancy], search: MatchProfile
) -> None:
    named = [replace(one, id=f"v{number}") for number, one in enumerate(some)]
    assert ranked(search, *named) == ranked(search, *reversed(named))


@settings(max_examples=60, deadline=None)
@given(vacancies(), searches())
def test_every_verdict_rests_on_words_that_stand_in_the_text(
    one: Vacancy, search: MatchProfile
) -> None:
    for verdict in match(one, search).items:
        assert (verdict.ground == "quote") == bool(verdict.quote)
        assert verdict.quote in one.text
        assert known().linker.work_of(one.title) is not None
