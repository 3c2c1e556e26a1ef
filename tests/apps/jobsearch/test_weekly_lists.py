"""The weekly list: drafted once, nothing twice, nothing that breaks a limit, never padded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.apps.jobsearch.market import (
    PLANNER,
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
from wissel.apps.trajectories import service as trajectories
from wissel.core.matched import Fit
from wissel.core.refusal import Refused
from wissel.core.vacancies import Shift
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db


def test_the_daily_work_drafts_a_list_once_a_week(cast: Cast) -> None:
    searchable(cast)
    feed(*several(4))
    assert draft(cast) == 1
    assert draft(cast) == 0
    assert draft(cast, NOW + timedelta(hours=10)) == 0
    week = shown(cast).week
    assert week is not None
    assert (week.said.week, week.said.asked) == (date(2026, 11, 16), 5)
    assert len(week.lines) == 4
    assert all(line.said.match.fit is not Fit.UNSUITABLE for line in week.lines)


def test_without_profile_opinion_or_vacancies_nothing_is_padded(cast: Cast) -> None:
    feed(*several(4))
    assert draft(cast) == 0
    assert set(shown(cast).missing) == {"no-search-profile", "no-capacity", "no-place"}
    receive(cast)
    assert draft(cast) == 0
    assert "no-capacity" not in shown(cast).missing


def test_four_weeks_give_four_lists_with_no_vacancy_twice_and_no_violation(cast: Cast) -> None:
    searchable(cast)
    heavy, late = several(2, start=90)
    heavy = replace(heavy, id="h", text=f"{heavy.text} Je tilt dozen tot 20 kilo.")
    late = replace(late, id="l", shifts=(Shift.EVENING,))
    for week in range(4):
        now = NOW + timedelta(weeks=week)
        market = several(4 * (week + 1))
        feed(*market, heavy, late, now=now)
        assert draft(cast, now) == 1
        send(cast, now)
    lists = shown(cast, employee=True, now=NOW + timedelta(weeks=3))
    every = [lists.week, *lists.before]
    lines = [line.said for one in every if one is not None for line in one.lines]
    assert len(every) == 4
    ids = [one.snapshot.vacancy.id for one in lines]
    assert len(ids) == len(set(ids)) >= 12
    assert not {"krant:h", "krant:l"} & set(ids)
    assert all(one.match.fit is not Fit.UNSUITABLE for one in lines)


def test_the_same_job_of_another_source_does_not_come_back(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER)
    draft(cast)
    send(cast)
    later = NOW + timedelta(weeks=1)
    feed(replace(PLANNER, id="x9"), now=later, key="elders")
    draft(cast, later)
    week = shown(cast, now=later).week
    assert week is not None
    assert not week.lines


def test_what_was_sent_is_read_by_the_employee_and_a_draft_is_not(cast: Cast) -> None:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    assert shown(cast, employee=True).week is None
    assert send(cast) == 2
    week = shown(cast, employee=True).week
    assert week is not None
    assert len(week.lines) == 2
    assert week.lines[0].said.match.items


def test_sending_is_a_journal_entry_and_happens_once(cast: Cast) -> None:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    send(cast)
    journal = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case.journal
    sent = [one.content for one in journal if one.kind == "vacancy-list-sent"]
    assert [one.count for one in sent] == [2]
    with pytest.raises(Refused, match="sent already"):
        send(cast)


def test_an_empty_list_is_sent_only_with_the_reason_why(cast: Cast) -> None:
    searchable(cast)
    draft(cast)
    with pytest.raises(Refused, match="empty"):
        send(cast)
    assert send(cast, remark="Er was deze week niets in de buurt.") == 0


def test_what_breaks_a_limit_by_now_or_is_gone_is_taken_off_before_it_is_sent(cast: Cast) -> None:
    searchable(cast)
    (heavy,) = several(1, more="Je tilt dozen tot 9 kilo.")
    gone, stays = several(2, start=1)
    feed(heavy, gone, stays)
    draft(cast)
    receive(cast, "5-kilo", on=date(2026, 11, 20))
    feed(heavy, stays, now=NOW + timedelta(hours=1))
    assert send(cast) == 1
    week = shown(cast).week
    assert week is not None
    assert sorted(one.said.removed_because for one in week.removed)[0].startswith("De vacature")
    assert any("Tillen" in one.said.removed_because for one in week.removed)


def test_the_coach_adds_and_takes_off_with_a_reason(cast: Cast) -> None:
    searchable(cast)
    feed(*several(6))
    draft(cast)
    week = shown(cast).week
    assert week is not None
    on_list = {line.said.snapshot.vacancy.id for line in week.lines}
    other = next(f"krant:s{n}" for n in range(6) if f"krant:s{n}" not in on_list)
    with pytest.raises(Refused, match="why"):
        jobsearch.add_vacancy(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, vacancy=other, because=" "
        )
    jobsearch.add_vacancy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, vacancy=other, because="Past goed."
    )
    jobsearch.remove_vacancy(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        line=week.lines[0].id,
        because="Daar werkte zij al.",
    )
    after = shown(cast).week
    assert after is not None
    assert other in {line.said.snapshot.vacancy.id for line in after.lines}
    assert [one.said.removed_because for one in after.removed] == ["Daar werkte zij al."]


def test_nothing_that_breaks_a_limit_can_be_added_nor_what_was_on_a_list(cast: Cast) -> None:
    searchable(cast)
    (late,) = several(1, start=3, shifts=(Shift.EVENING,))
    feed(PLANNER, late)
    draft(cast)

    def add(vacancy: str) -> None:
        jobsearch.add_vacancy(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, vacancy=vacancy, because="Goed."
        )

    with pytest.raises(Refused, match="evening"):
        add("krant:s3")
    with pytest.raises(Refused, match="on a list before"):
        add("krant:p1")
    with pytest.raises(Refused, match="open no more"):
        add("krant:nergens")


def test_a_draft_is_made_anew_and_keeps_what_the_coach_did(cast: Cast) -> None:
    searchable(cast)
    feed(*several(3))
    draft(cast)
    week = shown(cast).week
    assert week is not None
    jobsearch.remove_vacancy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, line=week.lines[0].id,
        because="Niet nu.",
    )  # fmt: skip
    removed = week.lines[0].said.snapshot.vacancy.id
    feed(*several(8))
    jobsearch.draft_list(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    after = shown(cast).week
    assert after is not None
    assert len(after.lines) == 5
    assert removed not in {line.said.snapshot.vacancy.id for line in after.lines}


def test_it_says_how_many_were_looked_at_and_what_would_open_more(cast: Cast) -> None:
    searchable(cast)
    feed(*several(2, hours_min=32, hours_max=36))
    draft(cast)
    week = shown(cast).week
    assert week is not None
    assert (week.said.looked_at, week.said.allowed, week.lines) == (2, 0, ())
    assert [(one.change, one.medical) for one in week.said.fewer] == [("hours", True)]


@pytest.mark.parametrize("name", ["employee", "employer", "manager", "other_coach", "stranger"])
def test_nobody_but_who_guides_drafts_or_sends(cast: Cast, name: str) -> None:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    actor = cast.everybody[name]
    with pytest.raises(Denied):
        jobsearch.send_list(actor=actor, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(Denied):
        jobsearch.draft_list(actor=actor, now=NOW, trajectory=cast.trajectory)


def test_the_employer_reads_no_list_and_the_own_employer_is_never_on_one(cast: Cast) -> None:
    searchable(cast)
    own = replace(PLANNER, employer="De Maasbocht Transport B.V.")
    feed(own, *several(1, start=1))
    draft(cast)
    send(cast)
    week = shown(cast).week
    assert week is not None
    assert "krant:p1" not in {line.said.snapshot.vacancy.id for line in week.lines}
    for actor in (cast.employer, cast.labour_expert, cast.company_doctor):
        with pytest.raises(Denied):
            jobsearch.search_view(actor=actor, now=NOW, trajectory=cast.trajectory)


def test_the_remark_is_for_the_employee_and_does_not_stand_in_the_journal(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER)
    draft(cast)
    send(cast, remark="Kijk eerst naar de eerste.")
    week = shown(cast, employee=True).week
    assert week is not None
    assert week.said.remark == "Kijk eerst naar de eerste."
    view = trajectories.case(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    told = [one.content for one in view.case.journal if one.kind == "vacancy-list-sent"]
    assert [(one.count, one.remark) for one in told] == [(1, "")]  # type: ignore[union-attr]  # by its kind
