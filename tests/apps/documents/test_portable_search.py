"""Settings and vacancy lists out and in again: what was sent, answered, added and taken off."""

from dataclasses import replace
from typing import Any

import pytest

from tests.apps.documents.portable import bring_in, found, gone, moved, new_bureau, taken_out
from tests.apps.jobsearch.market import SETTINGS, draft, feed, searchable, send, several, shown
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.jobsearch import service as jobsearch
from wissel.connections.trajectory_file import TrajectoryFile
from wissel.core.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def sent(cast: Cast) -> Cast:
    """A list of three, one taken off with a reason, sent and answered in part."""
    searchable(cast)
    feed(*several(3))
    draft(cast)
    week = shown(cast).week
    assert week is not None
    jobsearch.remove_vacancy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, line=week.lines[0].id,
        because="Daar werkte zij al.",
    )  # fmt: skip
    send(cast)
    jobsearch.answer(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, line=week.lines[1].id,
        suits="suits-not", because="distance", words="Geen bus.",
    )  # fmt: skip
    return cast


def test_lists_and_settings_move_whole_to_another_bureau(sent: Cast) -> None:
    before = shown(sent).week
    _, given = moved(sent)
    with gone(sent):
        actor = new_bureau()
        here = found(actor, bring_in(actor, given).imported)
        after = jobsearch.search_view(actor=actor, now=NOW, trajectory=here).week
        settings = jobsearch.search_settings(actor=actor, now=NOW, trajectory=here)
    assert before is not None
    assert after is not None
    assert after.said == before.said
    assert settings == SETTINGS


def test_a_job_that_was_sent_before_the_move_is_not_sent_again(sent: Cast) -> None:
    exported = taken_out(sent.command, sent.number).trajectory
    (one,) = exported.vacancy_lists
    assert len(one.suggestions) == 3
    assert [bool(each.removed_because) for each in one.suggestions].count(True) == 1


def test_the_employee_takes_along_what_was_sent_and_no_draft(cast: Cast) -> None:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    mine = documents.own_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert mine.trajectory.vacancy_lists == ()
    send(cast)
    mine = documents.own_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert len(mine.trajectory.vacancy_lists) == 1
    assert mine.trajectory.search_settings == SETTINGS


@pytest.mark.parametrize(
    ("what", "path"),
    [
        ("week", "$.vacancy_lists[0].week"),
        ("digest", "$.vacancy_lists[0].suggestions[0].snapshot.digest"),
        ("twice", "$.vacancy_lists[0].suggestions[1].snapshot"),
        ("future", "$.vacancy_lists[0].sent_at"),
        ("postcode", "$.search_settings.postcode"),
    ],
)
def test_what_no_export_writes_is_refused_with_its_place(sent: Cast, what: str, path: str) -> None:
    _, given = moved(sent)
    bad = replace(given, trajectory=spoilt(given, what))
    with gone(sent), pytest.raises(Refused) as refused:
        bring_in(new_bureau(), bad)
    assert refused.value.path == path


def spoilt(given: TrajectoryFile, what: str) -> Any:
    """Return the trajectory of a file with one thing wrong."""
    case = given.trajectory
    (one,) = case.vacancy_lists
    first, second, *rest = one.suggestions
    if what == "week":
        one = replace(one, week=one.week.replace(day=one.week.day + 1))
    if what == "digest":
        wrong = replace(first.snapshot, digest="0" * 64)
        one = replace(one, suggestions=(replace(first, snapshot=wrong), second, *rest))
    if what == "twice":
        one = replace(one, suggestions=(first, replace(second, snapshot=first.snapshot), *rest))
    if what == "future":
        one = replace(one, sent_at=NOW.replace(year=2030))
    settings = case.search_settings
    if what == "postcode":
        assert settings is not None
        settings = replace(settings, postcode="0000")
    return replace(case, vacancy_lists=(one,), search_settings=settings)
