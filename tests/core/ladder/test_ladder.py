"""The re-integration ladder: what is known of each rung, from which entry, and never a guess."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.any_trajectory import trajectories
from tests.core.programme.case import Case, basis
from wissel.core.due import everything_due
from wissel.core.journal import Decision, DocumentKind, LadderFinding, PlacementEvent, standing
from wissel.core.ladder import Ladder, Signal, ladder
from wissel.core.obligations import Obligation
from wissel.core.trajectory import Trajectory

EARLY = date(2026, 3, 1)  #: in the first year of sickness
RUNGS = ("own", "adapted", "other", "holding", "external")


def climbed(case: Case, today: date) -> Ladder:
    due = everything_due(case.trajectory, basis(), today=today)
    return ladder(case.trajectory, due.obligations, today=today)


def found(case: Case, day: date, rung: Any, finding: Any, by: Any = "labour-expert") -> str:
    return case.log(day, LadderFinding(rung, finding, by, "Te zwaar.", "T. Jonker", "AD-rapport"))


def shown(case: Case, day: date) -> None:
    for rung in ("own", "adapted", "other"):
        found(case, day, rung, "not-possible")
    found(case, day, "holding", "does-not-exist", "employer")


def evaluated() -> Case:
    case = Case()
    case.document(date(2026, 8, 28), DocumentKind.EERSTEJAARSEVALUATIE)
    return case


def signals(case: Case, today: date) -> dict[str, Signal]:
    return {signal.code: signal for signal in climbed(case, today).signals}


def test_a_rung_nobody_wrote_about_is_unknown() -> None:
    for rung in climbed(Case(), date(2026, 9, 3)).rungs:
        assert (rung.state, rung.since, rung.last, rung.evidence) == ("unknown", None, None, ())


def test_the_rungs_stand_in_the_order_of_the_law() -> None:
    assert tuple(rung.key for rung in climbed(Case(), date(2026, 9, 3)).rungs) == RUNGS


@pytest.mark.parametrize(
    "state", ["being-examined", "being-tried", "possible", "not-possible", "does-not-exist"]
)
def test_a_finding_tells_state_day_source_and_proof(state: Any) -> None:
    case = Case()
    entry = found(case, date(2026, 9, 2), "other", state)
    rung = climbed(case, date(2026, 9, 3)).rung("other")
    assert rung.last is not None
    assert (rung.state, rung.since, rung.evidence) == (state, date(2026, 9, 2), (entry,))
    assert (rung.last.by, rung.last.author) == ("labour-expert", "T. Jonker")
    assert (rung.last.reason, rung.last.proof) == ("Te zwaar.", "AD-rapport")


def test_the_newest_finding_holds_and_since_counts_from_its_first_day() -> None:
    case = Case()
    found(case, date(2026, 9, 2), "own", "being-examined")
    found(case, date(2026, 9, 5), "own", "not-possible")
    found(case, date(2026, 9, 9), "own", "not-possible", "company-doctor")
    rung = climbed(case, date(2026, 9, 10)).rung("own")
    assert (rung.state, rung.since) == ("not-possible", date(2026, 9, 5))
    assert next(finding.by for finding in rung.findings) == "company-doctor"


def test_what_was_corrected_no_longer_counts_nor_what_lies_ahead() -> None:
    case = Case()
    wrong = found(case, date(2026, 9, 2), "own", "possible")
    content = LadderFinding("adapted", "possible", "employer", "Halve dagen")
    case.log(date(2026, 9, 2), content, corrects=wrong)
    found(case, date(2026, 9, 20), "other", "possible")
    seen = climbed(case, date(2026, 9, 3))
    assert [rung.key for rung in seen.rungs if rung.state != "unknown"] == ["adapted"]


def test_closing_the_first_track_ends_three_rungs_without_showing_them() -> None:
    case = Case()
    case.log(
        date(2026, 9, 2), Decision("eerste-spoor-gesloten", "Geen werk meer.", "P. H.", "employer")
    )
    seen = climbed(case, date(2026, 9, 3))
    for key in ("own", "adapted", "other"):
        assert seen.rung(key).state == "not-possible"
        assert not seen.rung(key).is_shown
    assert seen.rung("holding").state == "unknown"


def test_a_report_or_a_remark_is_looking_and_no_outcome() -> None:
    case = Case()
    report = case.document(date(2026, 9, 2), DocumentKind.AD_RAPPORT)
    said = case.talk(date(2026, 9, 3), "employer", first_track="Nog niets besloten.")
    seen = climbed(case, date(2026, 9, 4))
    assert seen.rung("own").state == "being-examined"
    assert seen.rung("own").evidence == (said, report)
    assert seen.rung("other").evidence == (report,)
    assert seen.rung("external").state == "unknown"


def test_a_finding_outweighs_a_later_remark() -> None:
    case = Case()
    found(case, date(2026, 9, 2), "own", "not-possible")
    case.talk(date(2026, 9, 3), "employer", first_track="We kijken nog eens.")
    rung = climbed(case, date(2026, 9, 4)).rung("own")
    assert rung.state == "not-possible"
    assert len(rung.evidence) == 2


@pytest.mark.parametrize(
    ("event", "placement", "state"),
    [
        ("proposed", "proefplaatsing", "being-examined"),
        ("started", "werkervaringsplaats", "being-tried"),
        ("started", "dienstverband", "possible"),
        ("ended", "proefplaatsing", "being-examined"),
    ],
)
def test_a_placement_speaks_of_work_elsewhere(event: Any, placement: Any, state: str) -> None:
    case = Case()
    case.log(date(2026, 9, 2), PlacementEvent(placement, event, "Kwekerij Zuid", "inpakker"))
    rung = climbed(case, date(2026, 9, 3)).rung("external")
    assert rung.last is not None
    assert (rung.state, rung.last.proof) == (state, "inpakker, Kwekerij Zuid")


@pytest.mark.parametrize(
    ("rung", "finding", "by", "is_shown"),
    [
        ("own", "not-possible", "company-doctor", True),
        ("own", "not-possible", "labour-expert", True),
        ("own", "not-possible", "employer", False),
        ("own", "not-possible", "coach", False),
        ("own", "being-tried", "labour-expert", False),
        ("own", "possible", "labour-expert", False),
        ("other", "does-not-exist", "labour-expert", True),
        ("other", "does-not-exist", "employer", False),
        ("holding", "does-not-exist", "employer", True),
        ("holding", "not-possible", "employer", False),
    ],
)
def test_only_whoever_may_say_so_shows_that_a_rung_cannot_be(
    rung: Any, finding: Any, by: Any, is_shown: bool
) -> None:
    case = Case()
    found(case, date(2026, 9, 2), rung, finding, by)
    assert climbed(case, date(2026, 9, 3)).rung(rung).is_shown is is_shown


def test_starting_before_anything_was_examined_is_too_early() -> None:
    case = Case(registered_on=EARLY)
    signal = signals(case, date(2026, 3, 2))["early-planned"]
    assert [(one.rung, one.code) for one in signal.missing] == [
        ("own", "not-examined"), ("adapted", "not-examined"),
        ("other", "not-examined"), ("holding", "not-examined"),
    ]  # fmt: skip
    assert signal.missing[0].text.nl == "Eigen werk: nog niet onderzocht."
    assert signal.basis


def test_what_is_missing_is_named_exactly() -> None:
    case = Case(registered_on=EARLY)
    day = date(2026, 3, 2)
    found(case, day, "own", "not-possible")
    found(case, day, "adapted", "not-possible", "employer")
    found(case, day, "other", "being-tried", "employer")
    found(case, day, "holding", "possible", "employer")
    missing = signals(case, day)["early-planned"].missing
    assert [(one.rung, one.code) for one in missing] == [
        ("adapted", "no-source"), ("other", "no-outcome"), ("holding", "possible"),
    ]  # fmt: skip


def test_a_start_before_the_evaluation_without_evidence_was_early_and_may_run_beside() -> None:
    case = Case(registered_on=EARLY)
    case.started(date(2026, 4, 1))
    said = signals(case, date(2026, 4, 2))
    assert said.keys() == {"early-begun", "parallel"}


def test_a_start_after_the_evaluation_is_not_early_but_its_evidence_is_asked_for() -> None:
    case = Case()
    case.started(date(2026, 9, 2))
    assert signals(case, date(2026, 9, 3)).keys() == {"not-shown", "parallel"}


def test_evidence_before_the_evaluation_advises_to_begin_earlier() -> None:
    case = Case(registered_on=EARLY)
    shown(case, date(2026, 3, 2))
    assert signals(case, date(2026, 3, 2)).keys() == {"earlier-advised"}
    case.started(date(2026, 3, 9))
    assert signals(case, date(2026, 3, 10)).keys() == {"parallel"}


def test_a_closed_first_track_no_longer_runs_beside_the_second() -> None:
    case = Case()
    shown(case, date(2026, 9, 2))
    case.started(date(2026, 9, 2))
    case.log(
        date(2026, 9, 3), Decision("eerste-spoor-gesloten", "Geen werk meer.", "P. H.", "employer")
    )
    # The employer's decision came last, and does not show what the expert showed.
    assert "parallel" not in signals(case, date(2026, 9, 4))


@pytest.mark.parametrize("days", [1, 9])
def test_a_start_that_is_overdue_says_how_many_days_and_that_the_reason_is_missing(
    days: int,
) -> None:
    case = evaluated()
    start = _start(case, date(2026, 9, 2))
    assert start.due is not None
    today = date.fromordinal(start.due.toordinal() + days)
    signal = signals(case, today)["late-open"]
    assert (signal.days, signal.tone, signal.reason) == (days, "late", "")
    assert [one.code for one in signal.missing] == ["no-reason"]
    assert ("1 dag te laat" if days == 1 else "9 dagen te laat") in signal.title.nl


def test_a_written_reason_is_shown_and_no_longer_missing() -> None:
    case = evaluated()
    start = _start(case, date(2026, 9, 2))
    assert start.due is not None
    why = Decision(
        "duty", "Terugkeer in januari afgesproken.", "Noor", "coach", start.key, "later",
        date(2027, 1, 15),
    )  # fmt: skip
    case.log(date(2026, 9, 3), why)
    today = date.fromordinal(start.due.toordinal() + 5)
    signal = signals(case, today)["late-open"]
    assert (signal.reason, signal.missing) == ("Terugkeer in januari afgesproken.", ())


def test_a_late_start_stays_said_after_it_was_made() -> None:
    case = evaluated()
    start = _start(case, date(2026, 9, 2))
    assert start.due is not None
    day = date.fromordinal(start.due.toordinal() + 3)
    case.started(day)
    signal = signals(case, day)["late-done"]
    assert (signal.days, signal.tone) == (3, "attention")


def test_an_evaluation_nobody_knows_of_makes_nothing_late() -> None:
    assert "late-open" not in signals(Case(), date(2026, 12, 30))


@pytest.mark.parametrize("how", ["closed", "not-applicable"])
def test_a_closed_case_or_a_track_that_does_not_hold_gives_no_signal(how: str) -> None:
    case = Case(closed_on=date(2026, 9, 2) if how == "closed" else None)
    if how == "not-applicable":
        key = _start(case, date(2026, 9, 2)).key
        word = Decision("duty", "Samen besloten.", "Noor", "coach", key, "not-applicable")
        case.log(date(2026, 9, 2), word)
    assert climbed(case, date(2026, 11, 30)).signals == ()


def _start(case: Case, today: date) -> Obligation:
    due = everything_due(case.trajectory, basis(), today=today)
    return next(duty for duty in due.obligations if duty.rule == "law:M08")


@given(trajectories(), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_word_about_a_rung_rests_on_an_entry_that_stands(
    case: Trajectory, today: date
) -> None:
    seen = ladder(case, (), today=today)
    held = {entry.id for entry in standing(case.journal) if entry.happened_on <= today}
    assert tuple(rung.key for rung in seen.rungs) == RUNGS
    for rung in seen.rungs:
        assert set(rung.evidence) <= held
        assert (rung.state == "unknown") == (not rung.evidence)
        assert (rung.since is None) == (rung.state == "unknown")
        assert not rung.is_shown or rung.state in ("not-possible", "does-not-exist")
    assert ladder(case, (), today=today) == seen
