"""F. Standing still: questions 45 to 49."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.audit.files import LAST, File, week
from wissel.core.journal import (
    Agreement,
    ClientRequest,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    Measure,
    PlacementEvent,
    ProfileFixed,
    ReportEvent,
)

DAY = timedelta(days=1)
SIX_WEEKS = timedelta(days=42)
SEEN = week(60)

# -------------------------------------------------------------------- 45, 46 and 48 a signal

SIGNALS = [
    (45, "other", "stagnation", ("stagnation_not_acted",), ("stagnation_not_acted",)),
    (45, "capacity-changed", "stagnation", ("stagnation_not_acted",), ("stagnation_not_acted",)),
    (46, "cooperation-employee", "refusal", ("refusal_not_acted",), ("refusal_not_acted",)),
    (48, "bureau-late", "bureau", ("reliance_on_experts",), ()),
]


@pytest.mark.parametrize(
    ("number", "reason"), [(45, "no-stagnation"), (46, "no-refusal"), (48, "no-complaint")]
)
def test_without_a_signal_it_is_not_asked(number: int, reason: str) -> None:
    file = File()
    file.stands_still(SEEN, "conflict")  # question 20 is about that
    assert file.told(number) == ("not-applicable", reason)
    assert file.check(number).evidence == ()


@pytest.mark.parametrize(("number", "sort", "name", "open_", "late"), SIGNALS)
def test_a_signal_on_which_nothing_followed_is_named_after_six_weeks(
    number: int, sort: str, name: str, open_: tuple[str, ...], late: tuple[str, ...]
) -> None:
    file = File()
    signal = file.stands_still(SEEN, sort)
    assert file.state(number, SEEN + SIX_WEEKS) != "not-met"
    assert file.told(number, SEEN + SIX_WEEKS + DAY) == ("not-met", f"{name}-open")
    assert set(file.check(number).evidence) == {f"entry:{signal}"}
    assert file.classes(number) == open_


@pytest.mark.parametrize(("number", "sort", "name", "open_", "late"), SIGNALS)
def test_a_step_within_six_weeks_answers_a_signal_and_a_day_later_it_is_late(
    number: int, sort: str, name: str, open_: tuple[str, ...], late: tuple[str, ...]
) -> None:
    for after, told, classes in ((0, "answered", ()), (1, "late", late)):
        file = File()
        signal = file.stands_still(SEEN, sort)
        done = file.decide(SEEN + SIX_WEEKS + after * DAY, "course")
        state = "late" if after else "met"
        assert file.told(number) == (state, f"{name}-{told}")
        assert set(file.check(number).evidence) == {f"entry:{signal}", f"entry:{done}"}
        assert file.classes(number) == classes


def test_every_signal_asks_its_own_step() -> None:
    file = File()
    for n in (60, 70):
        file.stands_still(week(n), "practical")
        file.log(week(n + 1), Agreement("coach", "anders aanpakken"))
    assert "each of the 2 signals" in file.check(45).why.en
    file.stands_still(week(80), "labour-market")
    assert file.told(45) == ("not-met", "stagnation-open")


@pytest.mark.parametrize(
    "step", [Measure("warning"), Agreement("employee", "komt"), ProfileFixed("plan", 2)]
)
def test_a_warning_an_agreement_or_a_new_plan_is_a_step(step: Any) -> None:
    file = File()
    file.stands_still(SEEN, "cooperation-employee")
    file.log(SEEN, step)
    assert file.told(46) == ("met", "refusal-answered")


# -------------------------------------------------------------------- 47 an opinion of UWV


def opinion(file: File, day: date, finding: Any = "not-enough", **more: Any) -> str:
    """UWV gave its opinion."""
    fields = {"outcome": "zo is het", "finding": finding} | more
    return file.log(day, ExpertOpinion("uwv", "is het genoeg?", **fields))


def test_without_a_dispute_no_opinion_of_uwv_is_asked() -> None:
    file = File()
    assert file.told(47) == ("not-applicable", "no-dispute")
    file.log(SEEN, ExpertOpinion("labour-expert", "past het?", "ja"))
    assert file.told(47) == ("not-applicable", "no-dispute")
    waiting = file.stands_still(SEEN, "waiting-for-expert")
    assert file.told(47) == ("cannot-tell", "dispute")
    assert file.check(47).evidence == (f"entry:{waiting}",)


@pytest.mark.parametrize("finding", ["", "enough"])
def test_an_opinion_that_asks_nothing_was_followed(finding: str) -> None:
    file = File()
    first = opinion(file, SEEN, finding)
    assert file.told(47) == ("met", "opinion")
    assert file.check(47).evidence == (f"entry:{first}",)
    opinion(file, week(61), finding)
    assert "2 times" in file.check(47).why.en


@pytest.mark.parametrize(
    ("after", "told"), [(0, ("met", "opinion")), (1, ("late", "opinion-late"))]
)
def test_an_opinion_that_it_is_not_enough_is_followed_within_six_weeks(
    after: int, told: tuple[str, str]
) -> None:
    file = File()
    said = opinion(file, SEEN)
    opinion(file, week(61), "enough")  # another opinion is no answer to it
    done = file.log(
        SEEN + SIX_WEEKS + after * DAY, DocumentReceived(DocumentKind.BIJSTELLING, "employer")
    )
    assert file.told(47) == told
    assert file.check(47).evidence == (f"entry:{said}", "entry:e002", f"entry:{done}")
    assert file.classes(47) == (("expert_opinion_ignored",) if after else ())


def test_an_opinion_on_which_nothing_followed_was_ignored() -> None:
    file = File()
    said = opinion(file, SEEN)
    assert file.state(47, SEEN + SIX_WEEKS) != "not-met"
    assert file.told(47, SEEN + SIX_WEEKS + DAY) == ("not-met", "opinion-open")
    assert file.check(47).evidence == (f"entry:{said}",)
    assert file.classes(47) == ("expert_opinion_ignored",)


# -------------------------------------------------------------------- 48 a request to the bureau


def asked(file: File, day: date, sort: Any = "adjust", about: str = "") -> str:
    """The employer asks something of the bureau, or is answered."""
    return file.log(day, ClientRequest(sort, "graag anders", about=about))


def test_a_request_to_adjust_is_answered() -> None:
    file = File()
    asked(file, SEEN, "question")
    assert file.told(48) == ("not-applicable", "no-complaint")
    request = asked(file, SEEN)
    assert file.state(48, SEEN + SIX_WEEKS) != "not-met"
    assert file.told(48, SEEN + SIX_WEEKS + DAY) == ("not-met", "request-open")
    assert file.check(48).evidence == (f"entry:{request}",)
    answer = asked(file, SEEN + SIX_WEEKS, about=request)
    assert file.told(48) == ("met", "request-answered")
    assert file.check(48).evidence == (f"entry:{request}", f"entry:{answer}")


def test_a_signal_beside_an_answered_request_asks_its_own_step() -> None:
    file = File()
    request = asked(file, SEEN)
    asked(file, SEEN, about=request)
    file.stands_still(week(61), "bureau-late")
    assert file.told(48) == ("not-met", "bureau-open")
    asked(file, week(62))
    assert file.told(48) == ("not-met", "request-open")


# -------------------------------------------------------------------- 49 the conclusion


def test_until_the_end_no_conclusion_is_asked() -> None:
    file = File()
    file.begin(week(51))
    assert file.told(49, LAST) == ("not-applicable", "not-yet")
    assert file.told(49, LAST + DAY) == ("weak", "no-conclusion")
    assert file.check(49, LAST + DAY).evidence == ("entry:e001",)
    assert file.classes(49, LAST + DAY) == ("second_track_unfinished",)


@pytest.mark.parametrize(("after", "state"), [(-1, "not-applicable"), (0, "weak")])
def test_a_file_that_is_closed_is_over(after: int, state: str) -> None:
    file = File(closed=week(70))
    file.begin(week(51))
    assert file.state(49, week(70) + after * DAY) == state


@pytest.mark.parametrize("label", ["final-report", "wia-report"])
def test_a_final_report_concludes(label: str) -> None:
    file = File(closed=week(70))
    file.begin(week(51))
    file.report(week(68), "month")
    assert file.told(49) == ("weak", "no-conclusion")
    report = file.report(week(69), label)
    assert file.told(49) == ("met", "concluded")
    assert file.check(49).evidence == (f"entry:{report}",)


def test_a_report_that_is_not_released_concludes_nothing() -> None:
    file = File(closed=week(70))
    file.begin(week(51))
    file.log(week(69), ReportEvent("r", "drafted", "2025-06", "final-report"))
    assert file.told(49) == ("weak", "no-conclusion")


@pytest.mark.parametrize(("outcome", "told"), [("zinloos", "ended"), (" ", "no-conclusion")])
def test_an_end_that_was_decided_with_reasons_concludes_too(outcome: str, told: str) -> None:
    file = File()
    file.begin(week(51))
    end = file.log(week(70), Decision("end", outcome, "Mies", "employer"))
    assert file.told(49, week(71))[1] == told
    assert f"entry:{end}" in file.check(49, week(71)).evidence


def test_what_began_elsewhere_may_be_concluded_there() -> None:
    assert File().told(49, LAST + DAY) == ("cannot-tell", "not-from-here")
    file = File(registered=week(60))
    file.begin(week(51))
    assert file.told(49, LAST + DAY) == ("cannot-tell", "not-from-here")


def test_who_found_work_needs_no_conclusion() -> None:
    file = File()
    file.begin(week(51))
    job = file.log(week(70), PlacementEvent("dienstverband", "started"))
    assert file.told(49, LAST + DAY) == ("not-applicable", "placed")
    assert file.check(49).evidence == (f"entry:{job}",)
    file.log(week(80), PlacementEvent("dienstverband", "ended"))
    assert file.told(49, LAST + DAY) == ("weak", "no-conclusion")


@pytest.mark.parametrize(("number", "sort"), [(one[0], one[1]) for one in SIGNALS])
def test_a_signal_that_nothing_followed_on_yet_was_not_answered(number: int, sort: str) -> None:
    file = File()
    file.stands_still(SEEN, sort)
    assert file.state(number, SEEN + DAY) != "met"


def test_an_opinion_that_nothing_followed_on_yet_was_not_followed() -> None:
    file = File()
    opinion(file, SEEN)
    assert file.state(47, SEEN + DAY) != "met"


def test_an_opinion_that_was_asked_for_is_a_dispute() -> None:
    file = File()
    file.log(SEEN, ExpertOpinion("uwv", "is het genoeg?", asked_on=SEEN))
    assert file.state(47) != "not-applicable"


def test_a_warning_answers_an_opinion_that_the_employee_did_too_little() -> None:
    file = File()
    opinion(file, SEEN, subject="efforts-employee")
    file.log(week(61), Measure("warning"))
    assert file.told(47) == ("met", "opinion")


def test_a_request_that_nobody_answered_yet_was_not_answered() -> None:
    file = File()
    asked(file, SEEN)
    assert file.state(48, SEEN + DAY) != "met"


def test_no_entry_is_shown_twice() -> None:
    file = File()
    file.stands_still(SEEN, "bureau-late")
    evidence = file.check(48).evidence
    assert len(evidence) == len(set(evidence))


@pytest.mark.parametrize("kind", ["loonsanctie-besluit", "vrijwillige-verlenging"])
def test_while_the_wage_period_goes_on_the_trajectory_is_not_over(kind: str) -> None:
    file = File()
    file.begin(week(51))
    file.paper(kind, week(95), source="uwv", until=LAST + timedelta(days=180))
    assert file.told(49, LAST + timedelta(days=30)) == ("not-applicable", "not-yet")
