"""What holds for any journal: properties of the derivation, tried with many."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.programme.case import START, Case, basis
from wissel.core.obligations import Obligation, State

pytestmark = pytest.mark.slow

TODAY = START + timedelta(days=200)

#: Each example derives a whole trajectory two or three times.
FEW = settings(max_examples=40, deadline=None)

days = st.integers(min_value=0, max_value=200).map(lambda n: START + timedelta(days=n))
talks = st.tuples(days, st.sampled_from(["employee", "employer", "line-manager"]))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A journal with talks, and now and then the events that move the phases."""
    case = Case()
    if draw(st.booleans()):
        case.started(draw(days))
    for day in draw(st.lists(days, max_size=2)):
        case.vacancies(day)
    for day in draw(st.lists(days, max_size=2)):
        case.placed(day, draw(st.sampled_from(["agreed", "started", "ended"])))
    for day, role in draw(st.lists(talks, max_size=12)):
        case.talk(day, role)
    for day in draw(st.lists(days, max_size=3)):
        case.report(day, draw(st.sampled_from(["to-employee", "employee-agreed", "released"])))
    for day in draw(st.lists(days, max_size=2)):
        case.agreed(day, "iets doen", draw(days))
    return case


def _with_decisions(draw: Any, case: Case) -> Case:
    keys = [duty.key for duty in case.derive(TODAY).obligations]
    for key in draw(st.lists(st.sampled_from(keys), max_size=3)) if keys else []:
        effect = draw(st.sampled_from(["done-elsewhere", "not-applicable", "later"]))
        until = draw(days) if effect == "later" else None
        case.decide(draw(days), key, effect, until=until)
    return case


def _overdue(case: Case, today: date = TODAY) -> set[str]:
    return {
        duty.rule if duty.rule.startswith("basis:contact") else duty.key
        for duty in case.derive(today).obligations
        if duty.state(today) is State.OVERDUE
    }


@FEW
@given(case=cases(), extra=talks, data=st.data())
def test_an_extra_contact_never_makes_a_duty_overdue_that_was_not(
    case: Case, extra: tuple[date, Any], data: st.DataObject
) -> None:
    case = _with_decisions(data.draw, case)
    before = _overdue(case)
    case.talk(extra[0], extra[1])
    assert _overdue(case) <= before


@FEW
@given(case=cases())
def test_the_same_facts_give_the_same_duties(case: Case) -> None:
    first = case.derive(TODAY)
    shuffled = replace(case, entries=list(reversed(case.entries)))
    assert shuffled.derive(TODAY) == first == case.derive(TODAY)


@FEW
@given(case=cases(), data=st.data())
def test_keys_are_unique_and_every_duty_says_why(case: Case, data: st.DataObject) -> None:
    duties = _with_decisions(data.draw, case).derive(TODAY).obligations
    assert len({duty.key for duty in duties}) == len(duties)
    for duty in duties:
        assert duty.basis
        assert duty.actors
        assert duty.title.nl
        assert duty.title.en
        assert duty.warn_from is None or duty.due is None or duty.warn_from <= duty.due
        assert (duty.done_on is None) == (duty.evidence == ())


@FEW
@given(case=cases())
def test_an_entry_settles_one_duty_of_a_rule(case: Case) -> None:
    used: dict[tuple[str, str], str] = {}
    for duty in case.derive(TODAY).obligations:
        for entry in duty.evidence:
            assert (duty.rule, entry) not in used
            used[duty.rule, entry] = duty.key


@FEW
@given(case=cases(), data=st.data())
def test_a_correction_takes_its_evidence_along(case: Case, data: st.DataObject) -> None:
    from wissel.core.journal import Note

    if not case.entries:
        return
    old = data.draw(st.sampled_from(case.entries))
    case.log(old.happened_on, Note("vergissing"), corrects=old.id)
    assert all(old.id not in duty.evidence for duty in case.derive(TODAY).obligations)


@FEW
@given(case=cases(), data=st.data())
def test_what_was_decided_not_to_hold_is_never_overdue(case: Case, data: st.DataObject) -> None:
    duties: list[Obligation] = list(case.derive(TODAY).obligations)
    if not duties:
        return
    key = data.draw(st.sampled_from([duty.key for duty in duties]))
    effect = data.draw(st.sampled_from(["done-elsewhere", "not-applicable"]))
    case.decide(data.draw(days), key, effect)
    for later in (TODAY, TODAY + timedelta(days=400)):
        for duty in case.derive(later).obligations:
            if duty.key == key:
                assert duty.state(later) is not State.OVERDUE


@FEW
@given(case=cases())
def test_a_rhythm_has_at_most_one_duty_open_and_none_a_pile(case: Case) -> None:
    open_: dict[str, int] = {}
    rhythms = {f"basis:{rhythm.key}" for rhythm in basis().rhythms}
    for duty in case.derive(TODAY).obligations:
        if duty.rule in rhythms and duty.state(TODAY) is State.OVERDUE:
            open_[duty.rule] = open_.get(duty.rule, 0) + 1
    assert all(count == 1 for count in open_.values())
