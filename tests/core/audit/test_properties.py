"""What holds of the check of every file: whatever is in it, and whatever came later."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.any_profiled import profiled
from tests.any_trajectory import CONTENTS, IDS, MOMENTS, any_with, trajectories
from tests.core.audit.files import FIRST, File, week
from wissel.core.audit import Audit, audit, is_short, rules
from wissel.core.dates import local_day
from wissel.core.due import law_of
from wissel.core.journal import AuditAnswer, standing
from wissel.core.kept import KeptFile, ReceivedPaper
from wissel.core.programme import load
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered
from wissel.core.trajectory import Trajectory

pytestmark = pytest.mark.slow
#: Names that sentences leave open, in braces.
OPEN = {
    name
    for one in rules().questions
    for reason in one.reasons.values()
    for name in re.findall(r"\{\w+\}", reason.text.nl)
}
ANSWERS = any_with(AuditAnswer, question=st.integers(1, 61))
PAPERS = any_with(
    ReceivedPaper, id=IDS, received_at=MOMENTS, taken_at=MOMENTS, content=any_with(KeptFile)
)
DAYS = st.integers(0, 800).map(lambda days: FIRST + timedelta(days=days))
PROGRAMMES = st.sampled_from([None, load("basis", 1), load("ascenditur", 1)])


@st.composite
def random_cases(draw: st.DrawFn) -> Trajectory:
    """Return whole trajectories with profiles, plans, papers and words about any question."""
    case: Trajectory = draw(profiled(draw(trajectories())))
    return replace(case, received=tuple(draw(st.lists(PAPERS, max_size=2))))


@st.composite
def busy_cases(draw: st.DrawFn) -> Trajectory:
    """Return trajectories in which much happens in two years, often about the same question."""
    file = File(registered=draw(st.sampled_from([week(1), week(50), week(70)])))
    for content in draw(st.lists(CONTENTS | ANSWERS, max_size=25)):
        file.log(draw(DAYS), content, recorded=draw(DAYS))
    for day in draw(st.lists(DAYS, max_size=3)):
        file.able(day, hours=draw(st.sampled_from([None, 0, 10, 20])))
    file.closed = draw(st.none() | DAYS)
    return file.trajectory


CASES = st.one_of(random_cases(), busy_cases())
FEW = settings(max_examples=40, deadline=None)


def checked(case: Trajectory, on: date, **more: Any) -> Audit:
    """The check of a file that the clock accepts."""
    try:
        law_of(case, today=on)
    except (Refused, NotCovered):
        assume(False)
    return audit(case, as_of=on, **more)


def days_of(case: Trajectory) -> st.SearchStrategy[date]:
    """Days on which a file may be looked at."""
    first = case.absence.first_sick_day
    return st.integers(0, 900).map(lambda days: first + timedelta(days=days))


def has(case: Trajectory, reference: str, on: date) -> bool:
    """Whether a reference points at something in the file that was there on the day."""
    kind, _, rest = reference.partition(":")
    match kind:
        case "entry":
            held = standing(case.journal)
            return any(one.id == rest and one.happened_on <= on for one in held)
        case "capacity":
            return any(str(one.version) == rest for one in case.capacity)
        case "profile":
            fixed = [one for one in case.profiles if local_day(one.at) <= on]
            return rest in {f"{one.said.kind}:{one.number}" for one in fixed}
        case "plan":
            return rest in {str(one.number) for one in case.plans if local_day(one.at) <= on}
        case "party":
            return rest in {f"{one.role}:{one.name}" for one in case.parties}
        case "received":
            return rest in {one.id for one in case.received}
        case _:
            return reference == "case"


def entries_in(found: Audit) -> set[str]:
    """The entries that show something."""
    return {ref for one in found.checks for ref in one.evidence if ref.startswith("entry:")}


@FEW
@given(case=CASES, data=st.data(), programme=PROGRAMMES)
def test_every_file_gets_all_its_answers_and_every_one_is_whole(
    case: Trajectory, data: st.DataObject, programme: Any
) -> None:
    on = data.draw(days_of(case))
    found = checked(case, on, programme=programme)
    assert [one.id for one in found.checks] == list(range(1, 62))
    for one in found.checks:
        for text in (one.why, one.advice, one.question, one.consequence):
            assert not any(name in text.nl + text.en for name in OPEN), (one.id, text)
        for reference in one.evidence:
            assert has(case, reference, on), (one.id, reference)
        assert (one.mend is not None) is (is_short(one.state) or one.state == "cannot-tell")
        assert not one.is_grounded or is_short(one.state)
    for row in found.report:
        for reference in row.evidence:
            assert has(case, reference, on), (row.key, reference)


@FEW
@given(case=CASES, data=st.data())
def test_findings_and_where_it_stops_follow_from_the_answers(
    case: Trajectory, data: st.DataObject
) -> None:
    found = checked(case, data.draw(days_of(case)))
    short = {one.id for one in found.checks if is_short(one.state)} - {50, 51}
    assert set(found.findings) == short
    assert len(found.findings) == len(short)
    assert set(found.shortcomings) <= set(rules().shortcomings)
    assert all(found.check(number).state == "cannot-tell" for number in found.stops_at.unknown)
    if found.stops_at.step != "none":
        assert short
    for text in (found.stops_at.why.nl, found.stops_at.why.en):
        assert "{" not in text


@FEW
@given(case=CASES, data=st.data())
def test_the_same_file_on_the_same_day_gives_the_same(
    case: Trajectory, data: st.DataObject
) -> None:
    on = data.draw(days_of(case))
    assert checked(case, on) == checked(case, on)


@FEW
@given(case=CASES, data=st.data())
def test_before_anything_was_written_nothing_is_shown_by_an_entry(
    case: Trajectory, data: st.DataObject
) -> None:
    before = datetime.combine(date(2020, 1, 1), time(), tzinfo=UTC)
    assert entries_in(checked(case, data.draw(days_of(case)), known_at=before)) == set()


@FEW
@given(case=CASES, data=st.data())
def test_what_is_written_later_never_changes_what_was_known(
    case: Trajectory, data: st.DataObject
) -> None:
    on, moment = data.draw(days_of(case)), data.draw(MOMENTS)
    known = tuple(one for one in case.journal if one.recorded_at <= moment)
    earlier = replace(case, journal=known)
    assert checked(case, on, known_at=moment) == checked(earlier, on, known_at=moment)
    assert entries_in(checked(case, on, known_at=moment)) <= {f"entry:{one.id}" for one in known}


@FEW
@given(case=busy_cases(), data=st.data(), content=CONTENTS | ANSWERS)
def test_what_happens_later_has_not_happened(
    case: Trajectory, data: st.DataObject, content: Any
) -> None:
    on = data.draw(days_of(case))
    file = File(entries=[*case.journal])
    file.log(on + timedelta(days=1), content)
    later = replace(case, journal=tuple(file.entries))
    assert checked(case, on) == checked(later, on)
