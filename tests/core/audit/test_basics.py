"""A. Clock and basics: questions 1 to 12."""

from datetime import date, timedelta

import pytest

from tests.core.audit.files import FIRST, LAST, REGISTERED, File, week
from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.journal import Appointment

DAY = timedelta(days=1)
#: The last days of the law for this first sick day: analysis, plan of action, notice of week 42.
ANALYSIS, PLAN, NOTICE = date(2024, 2, 12), date(2024, 2, 26), date(2024, 10, 21)
DATED = {3: ("probleemanalyse", ANALYSIS), 8: ("aangifte-42-weken", NOTICE)}


# -------------------------------------------------------------------- 1 first sick day


def test_a_paper_from_before_the_first_sick_day_asks_which_day_is_right() -> None:
    file = File()
    on_the_day = file.paper("probleemanalyse", FIRST)
    assert file.told(1) == ("cannot-tell", "one-day")
    early = file.paper("aangifte-42-weken", FIRST - DAY)
    check = file.check(1)
    assert file.told(1) == ("weak", "before-first-day")
    assert check.evidence == (f"entry:{early}",)
    assert on_the_day not in check.evidence
    assert check.why.en.startswith("One document")
    file.paper("probleemanalyse", FIRST - DAY)
    assert file.check(1).why.en.startswith("2 documents")


def test_the_day_that_the_file_counts_from_is_told_and_never_a_pass() -> None:
    check = File().check(1)
    assert check.state == "cannot-tell"
    assert "1 January 2024" in check.why.en


# -------------------------------------------------------------------- 2 interruptions and leave


def test_interruptions_are_counted_with_the_days_that_they_move() -> None:
    file = File()
    file.parts["absence"] = Absence(FIRST, healthy=(Healthy(week(10), week(10, 6)),))
    check = file.check(2)
    assert file.told(2) == ("met", "recorded")
    assert check.evidence == ("case",)
    assert "7 days" in check.why.en


@pytest.mark.parametrize(
    ("same_cause", "told"),
    [
        (None, ("cannot-tell", "same-cause-unknown")),
        (True, ("met", "recorded")),
        (Judgement(True, "arts", week(40)), ("met", "recorded")),
    ],
)
def test_of_leave_somebody_must_know_whether_the_cause_stayed_the_same(
    same_cause: Judgement | bool | None, told: tuple[str, str]
) -> None:
    file = File()
    leave = Leave("pregnancy", week(20), week(35), same_cause)
    file.parts["absence"] = Absence(FIRST, leave=(leave,))
    assert file.told(2) == told


# -------------------------------------------------------------------- 3 and 8 with a last day


@pytest.mark.parametrize("number", DATED)
@pytest.mark.parametrize(
    ("after", "told"), [(0, ("met", "on-time")), (1, ("late", "late")), (60, ("late", "late"))]
)
def test_a_paper_of_the_law_is_in_time_on_its_last_day_and_late_after_it(
    number: int, after: int, told: tuple[str, str]
) -> None:
    kind, last = DATED[number]
    file = File(registered=week(1))
    paper = file.paper(kind, last + after * DAY)
    assert file.told(number) == told
    assert file.check(number).evidence == (f"entry:{paper}",)


@pytest.mark.parametrize("number", DATED)
def test_the_first_paper_of_its_kind_is_the_one_that_counts(number: int) -> None:
    kind, last = DATED[number]
    file = File(registered=week(1))
    file.paper(kind, last + DAY)
    first = file.paper(kind, last)
    assert file.state(number) == "met"
    assert file.check(number).evidence == (f"entry:{first}",)


@pytest.mark.parametrize("number", DATED)
def test_a_paper_that_is_not_there_is_missing_the_day_after_and_not_before(number: int) -> None:
    _, last = DATED[number]
    file = File(registered=week(1))
    assert file.told(number, last) == ("not-applicable", "not-yet")
    assert file.told(number, last + DAY) == ("not-met", "missing")
    assert file.classes(number, last + DAY) == ("documents_missing",)


@pytest.mark.parametrize("number", DATED)
@pytest.mark.parametrize(("after", "told"), [(0, "missing"), (1, "before-us")])
def test_a_file_that_began_after_the_last_day_cannot_tell(
    number: int, after: int, told: str
) -> None:
    _, last = DATED[number]
    file = File(registered=last + after * DAY)
    assert file.told(number)[1] == told


def test_who_recovered_before_the_last_day_is_not_asked_for_the_paper() -> None:
    file = File(registered=week(1))
    file.parts["absence"] = Absence(FIRST, recovered_on=week(4))
    assert file.told(3) == ("not-applicable", "does-not-hold")


def test_the_paper_that_came_from_before_the_file_began_still_counts() -> None:
    file = File(registered=week(60))
    file.paper("probleemanalyse", ANALYSIS)
    assert file.state(3) == "met"


# -------------------------------------------------------------------- 6 plan of action


@pytest.mark.parametrize(("after", "state"), [(14, "met"), (15, "late")])
def test_the_plan_of_action_is_there_two_weeks_after_the_analysis(after: int, state: str) -> None:
    file = File(registered=week(1))
    analysis = file.paper("probleemanalyse", week(3))
    plan = file.paper("plan-van-aanpak", week(3) + after * DAY)
    check = file.check(6)
    assert check.state == state
    assert check.evidence == (f"entry:{plan}", f"entry:{analysis}")


def test_without_the_analysis_the_plan_of_action_has_the_last_day_of_both() -> None:
    file = File(registered=week(1))
    assert file.told(6, PLAN) == ("not-applicable", "not-yet")
    assert file.told(6, PLAN + DAY) == ("not-met", "missing")
    assert File(registered=PLAN + DAY).told(6) == ("cannot-tell", "before-us")


# -------------------------------------------------------------------- 4 and 7 what a paper says


@pytest.mark.parametrize(("number", "kind"), [(4, "probleemanalyse"), (7, "plan-van-aanpak")])
def test_what_a_paper_says_is_for_a_person_to_read(number: int, kind: str) -> None:
    file = File()
    assert file.told(number) == ("cannot-tell", "silent")
    file.paper(kind, week(8))
    newest = file.paper(kind, week(51))
    assert file.told(number) == ("cannot-tell", "read-it")
    assert file.check(number).evidence == (f"entry:{newest}",)


# -------------------------------------------------------------------- 5 a competent doctor


@pytest.mark.parametrize(
    ("doctors", "told", "evidence"),
    [
        ([], ("cannot-tell", "silent"), ()),
        ([("Arts", " ")], ("cannot-tell", "not-registered"), ("party:company-doctor:Arts",)),
        (
            [("Arts", ""), ("Dokter", "BIG 1")],
            ("met", "registered"),
            ("party:company-doctor:Dokter",),
        ),
    ],
)
def test_a_company_doctor_is_known_by_name_and_registration(
    doctors: list[tuple[str, str]], told: tuple[str, str], evidence: tuple[str, ...]
) -> None:
    file = File()
    file.party("labour-expert", "Deskundige", "SRA 1")
    for name, registration in doctors:
        file.party("company-doctor", name, registration)
    assert file.told(5) == told
    assert file.check(5).evidence == evidence


# -------------------------------------------------------------------- 9 the company doctor


def test_of_the_company_doctor_a_silent_file_says_nothing() -> None:
    file = File()
    file.talk(week(51), "employer")
    assert file.told(9) == ("cannot-tell", "silent")


@pytest.mark.parametrize(
    ("registered", "first"), [(REGISTERED, REGISTERED), (REGISTERED, week(10)), (week(5), week(8))]
)
def test_half_a_year_without_the_company_doctor_asks_for_a_reason(
    registered: date, first: date
) -> None:
    file = File(registered=registered)
    seen = file.talk(first, "company-doctor")
    last = max(registered, first) + timedelta(days=182)
    assert file.told(9, last) == ("met", "doctor-regular")
    assert file.told(9, last + DAY) == ("weak", "doctor-gap")
    assert file.check(9, last + DAY).evidence == (f"entry:{seen}",)
    assert file.classes(9, last + DAY) == ("company_doctor_passive",)


@pytest.mark.parametrize("kind", ["advies-bedrijfsarts", "fml", "actueel-oordeel", "", "able"])
def test_a_paper_an_opinion_and_a_talk_all_show_the_company_doctor(kind: str) -> None:
    file = File()
    if kind == "able":
        seen = file.able(week(60))
    else:
        seen = file.paper(kind, week(60)) if kind else file.talk(week(60), "company-doctor")
    assert file.state(9, week(61)) == "met"
    assert file.check(9, week(61)).evidence == (f"entry:{seen}",)


def test_after_the_waiting_period_no_more_contact_with_the_doctor_is_asked() -> None:
    file = File()
    for n in (60, 80, 100):
        file.talk(week(n), "company-doctor")
    assert file.state(9, LAST + timedelta(days=300)) == "met"


# -------------------------------------------------------------------- 10 evaluations


def test_evaluations_may_be_with_the_employer_so_none_here_is_no_hole() -> None:
    file = File()
    assert file.told(10) == ("cannot-tell", "evaluations-elsewhere")
    paper = file.paper("plan-van-aanpak", week(8))
    assert file.told(10) == ("cannot-tell", "evaluations-elsewhere")
    assert file.check(10).evidence == (f"entry:{paper}",)


@pytest.mark.parametrize(
    ("days", "waiting", "held"),
    [
        (42, ("met", "evaluated"), ("met", "evaluated")),
        (43, ("weak", "evaluation-due"), ("weak", "evaluation-gap")),
    ],
)
def test_six_weeks_between_two_evaluations_is_usage(
    days: int, waiting: tuple[str, str], held: tuple[str, str]
) -> None:
    file = File()
    first = file.paper("evaluatie", week(52))
    due = week(52) + timedelta(days=days)
    assert file.told(10, due) == waiting
    second = file.paper("bijstelling-plan-van-aanpak", due)
    assert file.told(10, due) == held
    assert file.check(10, due).evidence == (f"entry:{first}", f"entry:{second}")


@pytest.mark.parametrize("kind", ["plan-van-aanpak", "eerstejaarsevaluatie", "eindevaluatie"])
def test_one_evaluation_of_any_kind_is_one(kind: str) -> None:
    file = File()
    file.paper(kind, week(52))
    assert "one evaluation" in file.check(10, week(53)).why.en
    file.paper("evaluatie", week(53))
    assert "2 evaluations" in file.check(10, week(54)).why.en


# -------------------------------------------------------------------- 11 and 12 never in a file


@pytest.mark.parametrize(
    ("number", "reason", "by"),
    [(11, "hours-elsewhere", "employer"), (12, "doctor-only", "company-doctor")],
)
def test_what_no_file_of_the_bureau_holds_is_asked_of_whoever_knows(
    number: int, reason: str, by: str
) -> None:
    file = File()
    assert file.told(number) == ("cannot-tell", reason)
    assert file.check(number).evidence == ()
    file.said(number, "yes", by)
    assert file.told(number) == ("met", "said-yes")


@pytest.mark.parametrize("number", [n for n in range(1, 13) if n != 2])
def test_an_empty_file_passes_none_of_these_and_accuses_nobody(number: int) -> None:
    assert File().state(number) == "cannot-tell"


def test_after_four_healthy_weeks_the_file_counts_from_the_new_first_day() -> None:
    file = File()
    file.parts["absence"] = Absence(FIRST, healthy=(Healthy(week(10), week(13, 6)),))
    assert "1 April 2024" in file.check(1).why.en


def test_a_plan_after_an_analysis_that_nobody_dated_is_not_called_late() -> None:
    file = File(registered=week(60))
    file.paper("plan-van-aanpak", week(15))
    assert file.state(6) == "cannot-tell"


def test_an_appointment_with_the_company_doctor_is_contact() -> None:
    file = File()
    file.log(week(60), Appointment(("company-doctor",), "visit", "attended"))
    assert file.state(9, week(61)) == "met"


def test_a_long_interval_before_the_first_contact_is_one_too() -> None:
    file = File(registered=week(1))
    file.talk(week(60), "company-doctor")
    assert file.told(9, week(61)) == ("weak", "doctor-gap")


def test_evaluations_from_before_the_file_are_not_said_to_lie_within_six_weeks() -> None:
    file = File()
    file.paper("plan-van-aanpak", week(8))
    file.paper("evaluatie", week(52))
    assert "each within six weeks" not in file.check(10, week(53)).why.en
