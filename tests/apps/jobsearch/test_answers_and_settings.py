"""The employee answers and says where to look; both change what is found next."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.apps.jobsearch.market import (
    PLANNER,
    SETTINGS,
    draft,
    feed,
    searchable,
    send,
    several,
    shown,
)
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from wissel.apps.jobsearch import service as jobsearch
from wissel.core.matched import SearchSettings
from wissel.core.refusal import Refused
from wissel.core.vacancies import Shift
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db


def sent_line(cast: Cast) -> jobsearch.Line:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    send(cast)
    week = shown(cast, employee=True).week
    assert week is not None
    return week.lines[0]


def say(cast: Cast, line: jobsearch.Line, **said: Any) -> None:
    given: dict[str, Any] = {"actor": cast.employee, "suits": "suits"} | said
    jobsearch.answer(now=NOW, trajectory=cast.trajectory, line=line.id, **given)


def kept(cast: Cast) -> Any:
    week = shown(cast).week
    assert week is not None
    return week.lines[0].said


def test_the_coach_reads_what_the_employee_answered_and_the_last_answer_counts(cast: Cast) -> None:
    line = sent_line(cast)
    say(cast, line)
    assert (kept(cast).answer, kept(cast).because) == ("suits", "")
    say(cast, line, suits="suits-not", because="distance", words="Geen bus.")
    assert (kept(cast).answer, kept(cast).because, kept(cast).words) == (
        "suits-not",
        "distance",
        "Geen bus.",
    )


def test_a_vacancy_that_does_not_suit_needs_a_reason(cast: Cast) -> None:
    line = sent_line(cast)
    with pytest.raises(Refused, match="Choose why not"):
        say(cast, line, suits="suits-not")
    with pytest.raises(Refused, match="Write why not"):
        say(cast, line, suits="suits-not", because="other")
    with pytest.raises(Refused, match="health"):
        say(cast, line, suits="suits-not", because="other", words="Door mijn depressie.")


def test_nobody_but_the_employee_answers_and_only_what_was_sent(cast: Cast) -> None:
    line = sent_line(cast)
    for actor in (cast.coach, cast.employer, cast.stranger, cast.stranger_employee):
        with pytest.raises(Denied):
            say(cast, line, actor=actor)
    later = NOW + timedelta(weeks=1)
    feed(*several(6), now=later)
    draft(cast, later)
    view = shown(cast, now=later).week
    assert view is not None
    with pytest.raises(Denied):
        say(cast, view.lines[0])


def test_an_employer_that_does_not_suit_is_left_out_next_time(cast: Cast) -> None:
    line = sent_line(cast)
    employer = line.said.snapshot.vacancy.employer
    say(cast, line, suits="suits-not", because="employer")
    later = NOW + timedelta(weeks=1)
    again = several(5)[4]
    feed(replace(again, employer=employer), several(9)[8], now=later)
    draft(cast, later)
    week = shown(cast, now=later).week
    assert week is not None
    assert [one.said.snapshot.vacancy.id for one in week.lines] == ["krant:s8"]


def test_what_suits_becomes_a_wish_and_work_that_does_not_suit_counts_less(cast: Cast) -> None:
    line = sent_line(cast)
    say(cast, line)
    profile = shown(cast).profile
    assert profile.liked == (line.said.occupation,)
    say(cast, line, suits="suits-not", because="work")
    profile = shown(cast).profile
    assert (profile.liked, profile.disliked) == ((), (line.said.occupation,))


def test_the_settings_are_the_employees_and_the_coachs(cast: Cast) -> None:
    for actor in (cast.employee, cast.coach):
        jobsearch.keep_search_settings(
            actor=actor, now=NOW, trajectory=cast.trajectory, said=SETTINGS
        )
        read = jobsearch.search_settings(actor=actor, now=NOW, trajectory=cast.trajectory)
        assert read == SETTINGS
    for actor in (cast.employer, cast.stranger, cast.other_coach):
        with pytest.raises(Denied):
            jobsearch.keep_search_settings(
                actor=actor, now=NOW, trajectory=cast.trajectory, said=SETTINGS
            )
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM jobsearch_settings")
        assert "3511" not in str(cursor.fetchall())


def test_of_a_postcode_only_the_digits_are_kept(cast: Cast) -> None:
    said = replace(SETTINGS, postcode="3511 ab")
    jobsearch.keep_search_settings(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=said
    )
    read = jobsearch.search_settings(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert read.postcode == "3511"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"postcode": "0999"}, "$.postcode"),
        ({"postcode": "abcd"}, "$.postcode"),
        ({"max_km": 0}, "$.max_km"),
        ({"max_km": 1000}, "$.max_km"),
        ({"max_minutes": 45, "transport": None}, "$.transport"),
        ({"max_minutes": 1}, "$.max_minutes"),
        ({"times": ()}, "$.times"),
        ({"hours_min": 80}, "$.hours_min"),
        ({"excluded_employers": tuple(map(str, range(21)))}, "$.excluded_employers"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_the_field(
    cast: Cast, said: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        jobsearch.keep_search_settings(
            actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=replace(SETTINGS, **said)
        )
    assert refused.value.path == path


def test_own_search_gives_the_same_verdicts_and_leaves_out_what_breaks_a_limit(cast: Cast) -> None:
    searchable(cast)
    late = several(4, shifts=(Shift.EVENING,))[3]
    feed(PLANNER, late)
    found = jobsearch.search_vacancies(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert [one.read.id for one in found.hits] == ["krant:p1"]
    assert (found.total, found.left_out) == (1, 1)
    every = jobsearch.search_vacancies(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, everything=True
    )
    assert [one.match.fit.value for one in every.hits][-1] == "unsuitable"
    by_words = jobsearch.search_vacancies(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, words="bakker"
    )
    assert by_words.words == "bakker"


def test_a_vacancy_that_vanished_is_still_shown_as_it_was_sent(cast: Cast) -> None:
    line = sent_line(cast)
    feed(*several(1, start=40), now=NOW + timedelta(hours=2))
    view = jobsearch.vacancy(
        actor=cast.employee,
        now=NOW + timedelta(hours=2),
        trajectory=cast.trajectory,
        vacancy=line.said.snapshot.vacancy.id,
    )
    assert view.read is None
    assert view.kept is not None
    assert view.kept.snapshot.vacancy.text.startswith("Je plant")


def test_a_draft_is_not_the_employees_to_look_at_and_nobody_else_searches(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER)
    draft(cast)
    view = jobsearch.vacancy(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, vacancy="krant:p1"
    )
    assert (view.line, view.kept) == (None, None)
    for actor in (cast.employer, cast.manager, cast.stranger, cast.other_coach):
        with pytest.raises(Denied):
            jobsearch.search_vacancies(actor=actor, now=NOW, trajectory=cast.trajectory)


def test_without_settings_the_search_says_what_is_missing(cast: Cast) -> None:
    read = jobsearch.search_settings(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert read == SearchSettings()
    assert "no-place" in shown(cast).missing


def test_limits_hold_in_own_search_before_there_is_a_search_profile(cast: Cast) -> None:
    receive(cast, "5-kilo")
    heavy = replace(PLANNER, text=f"{PLANNER.text} Je tilt dozen tot 20 kilo.")
    feed(heavy)
    found = jobsearch.search_vacancies(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        words="planner",
        everything=True,
    )
    assert "no-search-profile" in found.missing
    assert [one.match.fit.value for one in found.hits] == ["unsuitable"]
    looked = jobsearch.vacancy(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, vacancy="krant:p1"
    )
    assert looked.missing == found.missing


def test_how_many_wait_counts_the_newest_sent_list_and_only_for_the_employee(cast: Cast) -> None:
    def waiting(actor: Actor) -> int:
        return jobsearch.unanswered(actor=actor, now=NOW, trajectory=cast.trajectory)

    assert waiting(cast.employee) == 0
    line = sent_line(cast)
    assert waiting(cast.employee) == 2
    say(cast, line)
    assert waiting(cast.employee) == 1
    for actor in (cast.coach, cast.employer, cast.stranger, cast.stranger_employee):
        with pytest.raises(Denied):
            waiting(actor)
    later = NOW + timedelta(weeks=1)
    feed(*several(6), now=later)
    draft(cast, later)
    assert waiting(cast.employee) == 1
    send(cast, later)
    assert waiting(cast.employee) == 4
