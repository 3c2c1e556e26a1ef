"""The profiles are promised once, and the search profile is looked at again every three months."""

from datetime import date, timedelta

import pytest

from tests.core.programme.case import Case, told
from tests.core.programme.events import begins_outside_the_journal, content_for
from wissel.core.journal import ProfileFixed
from wissel.core.programme import Programme, load, packaged
from wissel.core.sources import Nature

BEGAN = date(2026, 9, 8)
PROGRAMMES = [load(one.name, one.version) for one in packaged()]


def begun(programme: Programme) -> Case:
    """Return a case in which the making of the profiles has begun, as the programme says when."""
    case = Case()
    [promise] = [one for one in programme.promises if one.key == "search-profile"]
    if begins_outside_the_journal(promise.starts):
        case.started(BEGAN)
    else:
        case.log(BEGAN, content_for(promise.starts))
    return case


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda one: one.name)
@pytest.mark.parametrize("kind", ["person", "search"])
def test_every_programme_asks_each_first_profile_once(programme: Programme, kind: str) -> None:
    rule = f"{programme.name}:{kind}-profile"
    assert Case().of(rule, BEGAN, programme) == []
    case = begun(programme)
    [duty] = case.of(rule, BEGAN, programme)
    assert duty.due is not None
    assert BEGAN < duty.due <= BEGAN + timedelta(weeks=8)
    other = "search" if kind == "person" else "person"
    case.log(BEGAN + timedelta(days=4), ProfileFixed(other, 1))  # type: ignore[arg-type]  # one of two
    assert case.of(rule, BEGAN, programme)[0].done_on is None
    case.log(BEGAN + timedelta(days=5), ProfileFixed(kind, 1))  # type: ignore[arg-type]  # as above
    [done] = case.of(rule, BEGAN + timedelta(days=6), programme)
    assert (done.done_on, done.evidence) == (BEGAN + timedelta(days=5), (case.entries[-1].id,))


def test_who_takes_a_trajectory_over_has_the_whole_term_from_the_registration() -> None:
    case = Case(registered_on=date(2026, 10, 1))
    case.started(date(2026, 7, 6))
    [duty] = case.of("search-profile", date(2026, 10, 2))
    assert (duty.anchor, duty.due) == ("2026-10-01", date(2026, 11, 5))


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda one: one.name)
def test_the_person_profile_is_asked_no_later_than_the_search_profile(programme: Programme) -> None:
    due = {duty.rule: duty.due for duty in begun(programme).derive(BEGAN, programme).obligations}
    person, search = (due[f"{programme.name}:{kind}-profile"] for kind in ("person", "search"))
    assert person is not None
    assert search is not None
    assert person <= search


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda one: one.name)
def test_the_search_profile_is_reviewed_every_three_months_and_calls_it_practice(
    programme: Programme,
) -> None:
    [rhythm] = [one for one in programme.rhythms if one.key == "search-profile-review"]
    assert rhythm.nature is Nature.PRACTICE
    assert rhythm.why is not None
    assert "drie maanden" in rhythm.why.nl.casefold()
    rule = f"{programme.name}:search-profile-review"
    case = begun(programme)
    assert case.of(rule, BEGAN, programme) == []
    case.log(date(2026, 9, 10), ProfileFixed("search", 1))
    case.log(date(2026, 9, 11), ProfileFixed("person", 2, "Een diploma erbij."))
    case.log(date(2026, 12, 1), ProfileFixed("search", 2, "Vacatures opnieuw geteld."))
    today = date(2026, 12, 2)
    assert told(case.of(rule, today, programme), today) == [
        ("2026-09-10", "12-10", "done"),
        ("2026-12-01", "03-01", "upcoming"),
    ]


def test_only_a_search_profile_that_says_what_it_rests_on_begins_the_review() -> None:
    case = Case()
    case.log(BEGAN, ProfileFixed("employability", 1))
    assert case.of("search-profile-review", BEGAN) == []
