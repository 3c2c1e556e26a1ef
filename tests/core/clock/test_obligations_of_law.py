"""The timeline as obligations, and settling them from the journal."""

from datetime import date

from wissel.core.absence import Absence
from wissel.core.clock import ClockInput, as_obligations, timeline
from wissel.core.clock.facts import Employment, Facts
from wissel.core.obligations import Settlement, State, settle
from wissel.core.sources import Nature

FIRST = date(2025, 3, 10)


def obligations(as_of: date, facts: Facts | None = None, employment: Employment | None = None):  # type: ignore[no-untyped-def]  # said by as_obligations
    data = ClockInput(
        as_of, Absence(FIRST), facts=facts or Facts(), employment=employment or Employment()
    )
    return {each.rule: each for each in as_obligations(timeline(data))}


def test_an_obligation_is_known_by_its_rule_and_the_first_sick_day() -> None:
    duty = obligations(date(2025, 12, 1))["law:M06"]
    assert duty.key == "law:M06@2025-03-10"
    assert (duty.due, duty.nature) == (date(2025, 12, 29), Nature.LAW)
    assert duty.satisfied_by == ("document-received:aangifte-42-weken",)
    assert duty.basis[0].article == "ZW art. 38 lid 1"


def test_what_is_no_duty_is_left_out() -> None:
    rules = obligations(date(2025, 12, 1))
    assert not {"law:M01", "law:M15", "law:M16", "law:M17", "law:M20"} & set(rules)


def test_a_duty_that_does_not_hold_is_left_out() -> None:
    assert "law:M12" not in obligations(
        date(2025, 4, 1), employment=Employment(end=date(2025, 4, 5))
    )


def test_states_of_obligations_and_milestones_agree() -> None:
    as_of = date(2026, 12, 1)
    data = ClockInput(
        as_of, Absence(FIRST), facts=Facts(probleemanalyse=date(2025, 4, 25), plan_van_aanpak=None)
    )
    result = timeline(data)
    told = {f"law:{each.id}": each.state for each in result.milestones}
    for duty in as_obligations(result):
        assert duty.state(as_of) is told[duty.rule], duty.rule


def test_a_journal_entry_settles_the_duty_of_the_law() -> None:
    duties = tuple(obligations(date(2025, 4, 1)).values())
    entry = Settlement("e1", frozenset({"document-received:probleemanalyse"}), date(2025, 4, 20))
    settled = {each.rule: each for each in settle(duties, [entry])}
    assert settled["law:M03"].state(date(2025, 5, 1)) is State.DONE
    assert settled["law:M03"].evidence == ("e1",)
