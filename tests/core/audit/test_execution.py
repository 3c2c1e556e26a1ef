"""E. What was done: questions 38 to 44."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.audit.files import FIRST, LAST, REGISTERED, START, File, reason_of, week
from wissel.core.absence import Absence
from wissel.core.audit import audit
from wissel.core.journal import (
    Application,
    Appointment,
    Assignment,
    Bottleneck,
    ClientRequest,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    EmployerApproach,
    Networking,
    OrderEvent,
    PlacementEvent,
    ReportEvent,
    VacancyListSent,
)
from wissel.core.planned import Plan, PlanText

DAY = timedelta(days=1)
BEGUN = week(51)
OF_THE_TRACK = (38, 39, 40, 41)


def begun(**more: Any) -> File:
    """A file whose second track began in week 51."""
    file = File(**more)
    file.begin(BEGUN)
    return file


def placed(file: File, day: date, event: Any, placement: Any = "dienstverband") -> str:
    """A step of a job elsewhere."""
    return file.log(day, PlacementEvent(placement, event))


@pytest.mark.parametrize("number", OF_THE_TRACK)
def test_without_a_second_track_nothing_is_said_of_its_execution(number: int) -> None:
    file = File()
    file.talk(week(52), "employer")
    assert file.told(number) == ("cannot-tell", "no-second-track")


@pytest.mark.parametrize("number", [38, 40, 41])
def test_what_was_done_before_it_came_here_is_not_known(number: int) -> None:
    file = begun(registered=BEGUN + timedelta(days=43))
    assert file.told(number) == ("cannot-tell", "not-from-here")


# -------------------------------------------------------------------- 38 actions towards work

WORK = Application("planner", "sent")
DONE = [
    WORK,
    Networking("borrel"),
    EmployerApproach("planner", "geen plek"),
    PlacementEvent("proefplaatsing", "proposed"),
    Assignment("cv maken", "done"),
]


@pytest.mark.parametrize("content", DONE, ids=lambda one: one.kind)
def test_every_kind_of_action_towards_work_counts(content: Content) -> None:
    file = begun()
    step = file.log(week(54), content)
    assert file.told(38, week(60)) == ("met", "actions")
    assert file.check(38, week(60)).evidence == ("entry:e001", f"entry:{step}")


def test_the_first_twelve_weeks_may_be_about_the_plan() -> None:
    file = begun()
    file.log(week(50, 6), WORK)  # before the start
    last = BEGUN + timedelta(weeks=12)
    assert file.told(38, last) == ("not-applicable", "not-yet")
    assert file.told(38, last + DAY) == ("not-met", "no-actions")
    assert file.check(38).evidence == ("entry:e001",)
    assert file.classes(38) == ("second_track_thin",)


@pytest.mark.parametrize(
    ("applied", "instead", "told"),
    [
        (4, 0, ("met", "actions")),
        (0, 4, ("met", "actions")),
        (3, 1, ("weak", "few")),
        (1, 3, ("weak", "few")),
    ],
)
def test_a_step_of_one_sort_for_each_month_is_enough(
    applied: int, instead: int, told: tuple[str, str]
) -> None:
    file = begun()
    for n in range(applied):
        file.log(week(53 + n), WORK)
    for n in range(instead):
        file.log(week(53 + n), VacancyListSent(3) if n else Networking("borrel"))
    on = BEGUN + timedelta(days=149)  # four times thirty days, and not yet five
    assert file.told(38, on) == told
    assert len(file.check(38, on).evidence) == 1 + applied + instead
    assert file.classes(38, on) == (("few_applications",) if told[0] == "weak" else ())


@pytest.mark.parametrize("written", ["application", "plan"])
def test_few_applications_with_the_reason_written_down_are_enough(written: str) -> None:
    file = begun()
    if written == "application":
        reason = file.log(week(53), Application("planner", "sent", few_because="eerst een cursus"))
        shown = [f"entry:{reason}"]
    else:
        shown = [f"entry:{file.log(week(53), WORK)}", "plan:1"]
        file.plan(week(55), Plan(1, texts=(PlanText("solliciteren", "eerst een cursus"),)))
    assert file.told(38) == ("met", "few-with-reason")
    assert "one application" in file.check(38).why.en
    assert file.check(38).evidence == ("entry:e001", *shown)


@pytest.mark.parametrize("late", [False, True])
def test_a_reason_is_only_called_in_time_when_it_was_written_then(late: bool) -> None:
    file, told = begun(), Application("planner", "sent", few_because="eerst een cursus")
    file.log(week(53), told, recorded=week(53) + timedelta(days=42 + late))
    assert file.told(38) == ("met", "few-with-reason-later" if late else "few-with-reason")


# -------------------------------------------------------------------- 39 no idle period


@pytest.mark.parametrize(("days", "told"), [(42, ("met", "busy")), (43, ("not-met", "idle"))])
def test_six_weeks_without_an_activity_and_one_day_is_a_pause(
    days: int, told: tuple[str, str]
) -> None:
    file = begun()
    first = file.talk(week(52))
    next_ = file.talk(week(52) + timedelta(days=days))
    check = file.check(39, week(60))
    assert (check.state, reason_of(check)) == told
    assert check.evidence == ("entry:e001", f"entry:{first}", f"entry:{next_}")
    assert file.classes(39, week(60)) == (("second_track_thin",) if told[0] != "met" else ())


def test_the_pause_until_today_counts_too() -> None:
    file = begun()
    file.talk(week(52))
    assert file.told(39, week(58)) == ("met", "busy")
    assert "one activity" in file.check(39, week(58)).why.en
    assert file.told(39, week(58) + DAY) == ("not-met", "idle")


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (Contact(("employee",), "phone", "x"), "met"),
        (Contact(("host-employer",), "visit", "x"), "met"),
        (Appointment(("employee",), "visit", "attended"), "met"),
        (Appointment(("employee",), "visit", "no-show"), "not-met"),
        (Contact(("employer",), "phone", "x"), "not-met"),
        (WORK, "met"),
        (VacancyListSent(2), "met"),
        (ReportEvent("r", "released", "2025-01"), "not-met"),
    ],
)
def test_an_activity_is_something_with_the_employee_or_towards_work(
    content: Content, state: str
) -> None:
    file = begun()
    file.log(week(54), content)
    assert file.state(39, week(57, 1)) == state


def test_a_pause_with_a_reason_in_the_journal_is_none_and_the_next_one_is() -> None:
    file = begun()
    reason = file.log(week(54), Bottleneck("vakantie", "coach", "wachten"))
    file.talk(week(60))
    check = file.check(39, week(61))
    assert (check.state, reason_of(check)) == ("met", "idle-explained")
    assert check.evidence == ("entry:e001", "entry:e003", f"entry:{reason}")
    later = file.check(39, week(68))
    assert (later.state, reason_of(later)) == ("not-met", "idle")
    assert f"entry:{reason}" in later.evidence


def test_on_the_day_it_came_here_no_activity_is_asked_yet() -> None:
    file = begun(registered=week(60))
    assert file.told(39, week(60)) == ("not-applicable", "not-yet")
    assert file.told(39, week(66, 1)) == ("weak", "idle")


@pytest.mark.parametrize("ends", ["the file", "the waiting period", "a job"])
def test_after_the_end_no_activity_is_asked(ends: str) -> None:
    file = begun(closed=week(58) if ends == "the file" else None)
    file.talk(week(57))
    if ends == "a job":
        placed(file, week(58), "started")
    elif ends == "the waiting period":
        for n in range(62, 106, 5):
            file.talk(week(n))
    assert file.told(39, LAST + timedelta(days=200)) == ("met", "busy")


# -------------------------------------------------------------------- 40 progress reports


def test_a_report_each_month_leaves_two_months_and_two_weeks() -> None:
    file = begun()
    last = BEGUN + timedelta(days=75)
    assert file.told(40, last) == ("not-applicable", "not-yet")
    assert file.told(40, last + DAY) == ("not-met", "no-reports")
    report = file.report(last, "month")
    assert file.told(40, last + timedelta(days=75)) == ("met", "reported")
    assert "One report" in file.check(40, last).why.en
    assert file.told(40, last + timedelta(days=76)) == ("weak", "report-gap")
    assert file.check(40).evidence == ("entry:e001", f"entry:{report}")


@pytest.mark.parametrize("event", ["drafted", "to-employee", "finalised", "read-by-employer"])
def test_a_report_counts_when_it_is_released(event: str) -> None:
    file = begun()
    file.report(week(53), event=event)
    assert file.state(40) == "not-met"
    file.report(BEGUN + timedelta(days=76))
    assert file.told(40, BEGUN + timedelta(days=80)) == ("weak", "report-gap")


@pytest.mark.parametrize(("days", "state"), [(198, "not-applicable"), (199, "not-met")])
def test_where_nobody_knows_the_rhythm_a_quarter_is_held(days: int, state: str) -> None:
    on = BEGUN + timedelta(days=days)
    assert audit(begun().trajectory, as_of=on).check(40).state == state


# -------------------------------------------------------------------- 41 a finger on the pulse

HEARD = [
    (Contact(("employer",), "phone", "x"), {}),
    (Contact(("line-manager",), "phone", "x"), {}),
    (Appointment(("employee", "employer"), "visit", "attended"), {}),
    (ReportEvent("r", "read-by-employer", "2025-01"), {}),
    (ReportEvent("r", "employer-disagreed", "2025-01"), {}),
    (ClientRequest("question", "hoe staat het?"), {}),
    (Decision("phase", "verder", "Mies", "employer"), {}),
    (OrderEvent("requested", "other"), {"author_role": "employer"}),
]
NOT_HEARD = [
    Contact(("employee",), "phone", "x"),
    Appointment(("employer",), "visit", "planned"),
    ReportEvent("r", "to-employee", "2025-01"),
    OrderEvent("requested", "other"),
]


@pytest.mark.parametrize(("content", "more"), HEARD)
def test_the_employer_read_asked_or_decided(content: Content, more: dict[str, str]) -> None:
    file = begun()
    heard = file.log(week(55), content, **more)
    on = week(55) + timedelta(days=92)
    assert file.told(41, on) == ("met", "pulse")
    assert file.check(41, on).evidence == ("entry:e001", f"entry:{heard}")
    assert "one moment" in file.check(41, on).why.en
    assert file.told(41, on + DAY) == ("weak", "no-pulse")


@pytest.mark.parametrize("content", NOT_HEARD, ids=lambda one: one.kind)
def test_what_somebody_else_did_is_nothing_of_the_employer(content: Content) -> None:
    file = begun()
    file.log(week(55), content)
    assert file.told(41, BEGUN + timedelta(days=93)) == ("weak", "no-pulse")
    assert file.classes(41) == ("reliance_on_experts",)


def test_once_the_employer_is_heard_here_a_silence_after_it_counts() -> None:
    file = begun(registered=BEGUN + timedelta(days=43))
    file.talk(week(58), "employer")
    assert file.told(41) == ("weak", "no-pulse")


# -------------------------------------------------------------------- 42 capacity passed on


@pytest.mark.parametrize(("days", "told"), [(14, ("met", "passed")), (15, ("late", "passed-late"))])
def test_a_changed_capacity_comes_within_two_weeks(days: int, told: tuple[str, str]) -> None:
    file = File()
    first = file.able(week(51), hours=10)
    came = file.able(week(60), hours=20, document_on=week(60) - timedelta(days=days))
    assert file.told(42) == told
    shown = {f"entry:{first}", f"entry:{came}", "capacity:1", "capacity:2"}
    assert set(file.check(42).evidence) == shown


@pytest.mark.parametrize(("after", "told"), [(14, "no-change"), (15, "passed")])
def test_the_first_two_weeks_here_bring_what_was_there_before(after: int, told: str) -> None:
    file = File()
    file.able(REGISTERED, hours=10)
    file.able(REGISTERED + timedelta(days=after), hours=20)
    assert file.told(42)[1] == told


def test_an_opinion_without_a_date_cannot_tell() -> None:
    file = File()
    file.able(week(51), hours=10)
    file.able(START, hours=20, document_on=None)
    assert file.told(42) == ("cannot-tell", "undated")
    assert file.check(42).evidence[-1] == "capacity:2"


# -------------------------------------------------------------------- 43 and 44


def test_arrangements_and_subsidies_are_for_a_person_to_say() -> None:
    file = begun()
    assert file.told(43) == ("cannot-tell", "silent")
    file.said(43, "yes", "coach")
    assert file.told(43) == ("met", "said-yes")


def test_a_refused_step_has_its_reason() -> None:
    file = File()
    assert file.told(44) == ("not-applicable", "nothing-refused")
    file.decide(week(60), "schooling", effect="approved")
    file.log(week(60), OrderEvent("withdrawn"))
    assert file.told(44) == ("not-applicable", "nothing-refused")
    why = file.decide(week(61), "schooling", "", effect="declined", because="te duur voor zo kort")
    told = file.log(week(62), OrderEvent("declined", "other", "te duur voor zo kort"))
    assert file.told(44) == ("met", "refused-with-reason")
    bare = file.log(week(63), OrderEvent("declined", "other"))
    assert file.told(44) == ("weak", "refused-without-reason")
    assert file.check(44).evidence == tuple(f"entry:{one}" for one in (why, told, bare))


def test_a_training_and_a_cv_are_actions_towards_work() -> None:
    file = begun()
    file.log(week(54), Appointment(("employee",), "group", "attended", purpose="training"))
    file.log(week(55), DocumentReceived(DocumentKind.CV, "employee"))
    assert file.told(38) != ("not-met", "no-actions")


def test_the_decision_to_begin_is_no_reason_for_doing_nothing_after_it() -> None:
    file = File()
    file.decide(week(51), "tweede-spoor-start")
    assert file.told(39) == ("not-met", "idle")


def test_a_talk_after_the_placement_opens_no_pause() -> None:
    file = begun()
    file.talk(week(55))
    placed(file, week(58), "started")
    file.talk(week(80))
    assert file.told(39) == ("met", "busy")


def test_a_job_that_ended_asks_for_activity_again() -> None:
    file = begun()
    placed(file, week(52), "started")
    placed(file, week(56), "ended")
    assert file.state(39) == "not-met"


def test_who_recovered_is_asked_for_nothing_more() -> None:
    file = begun()
    file.parts["absence"] = Absence(FIRST, recovered_on=week(57))
    assert file.told(39)[1] != "idle"


@pytest.mark.parametrize("number", [39, 41])
def test_in_the_first_weeks_nothing_done_is_no_pass(number: int) -> None:
    assert begun().state(number, week(52)) != "met"


@pytest.mark.parametrize("number", [40, 41])
def test_a_job_that_ends_what_is_asked_is_shown(number: int) -> None:
    file = begun()
    file.report(week(53), event="released")
    file.talk(week(53), "employer")
    job = placed(file, week(58), "started")
    assert f"entry:{job}" in file.check(number).evidence


def test_an_opinion_without_a_date_is_not_counted_among_those_in_time() -> None:
    file = File()
    file.able(week(51), hours=10)
    file.able(week(60), hours=20, document_on=None)
    file.able(week(70), hours=30)
    assert "2 new opinions" not in file.check(42).why.en


def test_a_refusal_that_only_says_no_has_no_reason() -> None:
    file = File()
    file.decide(week(61), "schooling", "Heftruckcursus: niet akkoord.", effect="declined")
    assert file.state(44) == "weak"
