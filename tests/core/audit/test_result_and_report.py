"""G and H. The result, and the report complete and handed over: questions 50 to 61."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.core.audit.files import FIRST, LAST, File, week
from wissel.core.absence import Absence
from wissel.core.journal import Bottleneck, PlacementEvent
from wissel.core.kept import KeptFile, ReceivedPaper
from wissel.core.trajectory import CapacityItem

DAY = timedelta(days=1)
#: The last days of the law: the report to the employee (and the current opinion), the application.
REPORT, APPLICATION, NOTICE = date(2025, 9, 28), date(2025, 10, 12), date(2024, 10, 21)
PAPERS = (
    "probleemanalyse",
    "plan-van-aanpak",
    "eerstejaarsevaluatie",
    "eindevaluatie",
    "actueel-oordeel",
    "oordeel-werknemer",
)


def begun(**more: Any) -> File:
    """A file whose second track began in week 51."""
    file = File(**more)
    file.begin(week(51))
    return file


def job(file: File, day: date, event: Any, placement: Any = "dienstverband") -> str:
    """A step of work elsewhere."""
    return file.log(day, PlacementEvent(placement, event))


# -------------------------------------------------------------------- 50 and 51 the result


@pytest.mark.parametrize(("number", "reason"), [(50, "works"), (51, "wage-value")])
@pytest.mark.parametrize("placement", ["dienstverband", "detachering", "proefplaatsing"])
def test_there_is_work_and_what_it_is_worth_is_for_a_person(
    number: int, reason: str, placement: str
) -> None:
    file = begun()
    steps = [job(file, week(60), event, placement) for event in ("agreed", "started")]
    assert file.told(number) == ("cannot-tell", reason)
    assert file.check(number).evidence == tuple(f"entry:{one}" for one in steps)


@pytest.mark.parametrize("number", [50, 51])
def test_without_work_what_was_done_counts_if_the_file_was_there(number: int) -> None:
    assert File().told(number) == ("cannot-tell", "silent")
    assert begun().told(number) == ("not-met", "no-work")
    elsewhere = begun(registered=week(60))
    assert elsewhere.told(number) == ("cannot-tell", "silent")
    assert elsewhere.check(number).evidence == ("entry:e001",)


@pytest.mark.parametrize("number", [50, 51])
def test_work_that_ended_or_is_a_place_to_get_used_to_work_is_no_result(number: int) -> None:
    file = begun()
    steps = [job(file, week(60), "started", "werkritmeplaats")]
    assert file.told(number) == ("not-met", "no-work")
    steps += [job(file, week(62), "started"), job(file, week(70), "ended")]
    assert file.told(number, week(69)) != ("not-met", "no-work")
    assert file.told(number) == ("not-met", "no-work")
    assert file.check(number).evidence == ("entry:e001", *(f"entry:{one}" for one in steps))
    job(file, week(80), "started")
    assert file.state(number) == "cannot-tell"


# -------------------------------------------------------------------- 52 the report is complete


def test_the_report_is_complete_with_six_documents() -> None:
    file = File()
    assert file.told(52, REPORT) == ("not-applicable", "not-yet")
    assert file.told(52, REPORT + DAY) == ("cannot-tell", "incomplete")
    assert "6 documents" in file.check(52).why.en
    papers = [file.paper(kind, week(90)) for kind in PAPERS[1:]]
    assert "One document" in file.check(52).why.en
    papers.insert(0, file.paper(PAPERS[0], week(90)))
    assert file.told(52) == ("met", "complete")
    assert file.check(52).evidence == tuple(f"entry:{one}" for one in papers)
    assert file.told(52, week(90)) == ("met", "complete")


# -------------------------------------------------------------------- 53 the current opinion


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (91, ("met", "on-time")),
        (0, ("met", "on-time")),
        (-1, ("late", "late")),
        (92, ("not-met", "missing")),  # an old opinion is no current one
    ],
)
def test_a_current_opinion_is_not_older_than_three_months(
    before: int, told: tuple[str, str]
) -> None:
    file = File()
    paper = file.paper("actueel-oordeel", REPORT - timedelta(days=before))
    assert file.told(53) == told
    assert file.check(53).evidence == (() if before == 92 else (f"entry:{paper}",))


def test_the_opinion_that_is_not_there_is_missing_once_it_was_due_here() -> None:
    assert File().told(53, REPORT) == ("not-applicable", "not-yet")
    assert File().told(53, REPORT + DAY) == ("not-met", "missing")
    assert File().classes(53) == ("documents_missing",)
    assert File(registered=REPORT).told(53) == ("not-met", "missing")
    assert File(registered=REPORT + DAY).told(53) == ("cannot-tell", "before-us")


@pytest.mark.parametrize("number", [53, 56, 57])
def test_who_recovered_hands_over_no_report(number: int) -> None:
    file = File()
    file.parts["absence"] = Absence(FIRST, recovered_on=week(60))
    assert file.told(number) == ("not-applicable", "does-not-hold")


# -------------------------------------------------------------------- 54 and 55 of the employee


@pytest.mark.parametrize(
    ("number", "kind", "reason"),
    [(54, "medische-informatie", "with-the-employee"), (55, "oordeel-werknemer", "there")],
)
def test_what_is_the_employees_is_asked_of_the_employee(
    number: int, kind: str, reason: str
) -> None:
    file = File()
    assert file.told(number, REPORT) == ("not-applicable", "not-yet")
    assert file.told(number, REPORT + DAY) == ("cannot-tell", "silent")
    paper = file.paper(kind, week(88), source="employee")
    assert file.told(number) == ("met", reason)
    assert file.check(number).evidence == (f"entry:{paper}",)
    no = File()
    no.said(number, "no", "employee")
    assert no.classes(number) == ("documents_missing",)


# -------------------------------------------------------------------- 56 and 57 handed over

HANDED = {56: ("riv-aan-werknemer", REPORT), 57: ("wia-aanvraag", APPLICATION)}


@pytest.mark.parametrize("number", HANDED)
@pytest.mark.parametrize(("after", "told"), [(0, ("met", "on-time")), (1, ("late", "late"))])
def test_report_and_application_are_in_time_on_their_last_day(
    number: int, after: int, told: tuple[str, str]
) -> None:
    kind, last = HANDED[number]
    file = File()
    letter = file.paper("uwv-brief", week(88), source="uwv") if number == 57 else ""
    paper = file.paper(kind, last + after * DAY)
    assert file.told(number) == told
    shown = [f"entry:{paper}"] + ([f"entry:{letter}"] if letter else [])
    assert list(file.check(number).evidence) == shown


@pytest.mark.parametrize("number", HANDED)
def test_report_and_application_that_are_not_there_are_missing(number: int) -> None:
    last = HANDED[number][1]
    assert File().told(number, last) == ("not-applicable", "not-yet")
    assert File().told(number, last + DAY) == ("not-met", "missing")
    assert File().classes(number) == ("documents_missing",)
    assert File(registered=last + DAY).told(number) == ("cannot-tell", "before-us")


@pytest.mark.parametrize("number", HANDED)
def test_an_extension_moves_both_and_is_shown(number: int) -> None:
    file = File()
    until = LAST + timedelta(days=180)
    paper = file.paper("vrijwillige-verlenging", week(90), source="uwv", until=until)
    assert file.told(number) == ("not-applicable", "not-yet")
    assert file.check(number).evidence == (f"entry:{paper}",)


def test_an_application_in_time_without_the_letter_says_so() -> None:
    file = File(registered=week(30))
    notice = file.paper("aangifte-42-weken", NOTICE)
    paper = file.paper("wia-aanvraag", APPLICATION)
    assert file.told(57) == ("met", "applied-no-letter")
    assert file.check(57).evidence == (f"entry:{paper}", f"entry:{notice}")


def test_a_late_letter_gives_four_weeks() -> None:
    file = File(registered=week(30))
    file.paper("aangifte-42-weken", NOTICE)
    file.paper("uwv-brief", date(2025, 10, 6), source="uwv")
    file.paper("wia-aanvraag", date(2025, 11, 3))
    assert file.told(57) == ("met", "on-time")


# -------------------------------------------------------------------- 58 and 59 of the doctor


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"hours": 20}, ("cannot-tell", "limits")),
        ({"hours": 0}, ("cannot-tell", "limits")),
        ({"hours_per_day": 7.5}, ("cannot-tell", "limits")),
        ({"hours_per_day": 8.0}, ("not-applicable", "no-limits")),
        ({}, ("not-applicable", "no-limits")),
    ],
)
def test_a_limit_of_hours_is_argued_or_not_for_a_doctor_to_say(
    limits: dict[str, Any], told: tuple[str, str]
) -> None:
    file = File()
    assert file.told(58) == ("cannot-tell", "silent")
    file.able(week(60), **limits)
    assert file.told(58) == told
    assert file.check(58).evidence == ("capacity:1",)
    file.able(week(61), hours=20)
    count = "2 opinions" if told[1] == "limits" else "One opinion"
    assert count in file.check(58).why.en


def test_of_guidelines_only_the_doctor_can_speak() -> None:
    assert File().told(59) == ("cannot-tell", "doctor-only")


# -------------------------------------------------------------------- 60 repair in a sanction


def named(file: File, day: date, what: str = "zoekprofiel.", **more: Any) -> str:
    """UWV names a shortcoming, or it is reported as resolved."""
    documents = more.pop("documents", ())
    said = Bottleneck(what, "employer", "maken", sort="sanction", **more)
    return file.log(day, said, documents=documents)


def resolved(file: File, day: date, about: str, *documents: str, outcome: str = "gemaakt") -> str:
    """A shortcoming was repaired, and this shows it."""
    return named(
        file, day, state="resolved", about=about, outcome=outcome, documents=tuple(documents)
    )


def test_without_a_sanction_nothing_is_repaired() -> None:
    file = File()
    file.log(week(60), Bottleneck("vervoer", "employee", "ov"))
    assert file.told(60) == ("not-applicable", "no-sanction")
    decision = file.paper("loonsanctie-besluit", week(100), source="uwv")
    assert file.told(60) == ("cannot-tell", "shortcomings-unknown")
    assert file.check(60).evidence == (f"entry:{decision}",)


def test_each_shortcoming_is_linked_to_a_paper_that_shows_its_repair() -> None:
    file = File()
    file.paper("loonsanctie-besluit", week(100), source="uwv")
    first, second = named(file, week(101)), named(file, week(101), "opbouw")
    assert file.told(60) == ("not-met", "repair-open")
    assert file.check(60).why.en == "2 shortcomings are still open, such as: zoekprofiel."
    resolved(file, week(102), first, "profiel.pdf")
    assert file.check(60).why.en == "One shortcoming is still open: opbouw."
    bare = resolved(file, week(103), second)
    assert file.told(60) == ("weak", "repair-unshown")
    assert f"entry:{bare}" in file.check(60).evidence
    assert file.classes(60) == ()


@pytest.mark.parametrize(
    ("documents", "outcome", "told"),
    [
        (("a.pdf",), "gemaakt", ("met", "repaired")),
        (("a.pdf",), " ", ("weak", "repair-unshown")),
        ((), "gemaakt", ("weak", "repair-unshown")),
    ],
)
def test_a_repair_is_shown_by_a_paper_and_by_what_came_of_it(
    documents: tuple[str, ...], outcome: str, told: tuple[str, str]
) -> None:
    file = File()
    first = named(file, week(101))
    done = resolved(file, week(102), first, *documents, outcome=outcome)
    assert file.told(60) == told
    assert file.check(60).evidence == (f"entry:{first}", f"entry:{done}")


@pytest.mark.parametrize("kind", ["bekortingsverzoek", "weigering-bekorting"])
def test_to_ask_for_shortening_with_open_shortcomings_is_a_class(kind: str) -> None:
    file = File()
    open_ = named(file, week(101))
    asked = file.paper(kind, week(103))
    assert file.told(60) == ("not-met", "repair-asked")
    assert file.check(60).evidence == (f"entry:{open_}", f"entry:{asked}")
    assert file.classes(60) == ("repair_insufficient",)


# -------------------------------------------------------------------- 61 only what is needed


def received(day: date) -> ReceivedPaper:
    """A paper that came in and was taken."""
    at = datetime.combine(day, time(12), tzinfo=UTC)
    kept = KeptFile("p1", "0", "image/png")
    return ReceivedPaper("p1", "cv", "Karin", "employee", at, at, "Noor", kept, 7)


def test_each_paper_that_came_in_was_looked_at() -> None:
    file = File()
    assert file.told(61) == ("cannot-tell", "access-log")
    paper = received(week(54))
    file.parts["received"] = (paper,)
    assert file.told(61) == ("met", "looked-at")
    assert file.check(61).evidence == ("received:p1",)
    assert "The document" in file.check(61).why.en
    file.parts["received"] = (paper, replace(paper, id="p2"))
    assert "2 documents" in file.check(61).why.en


@pytest.mark.parametrize("days", [0, 1])
def test_a_trial_that_ends_in_a_job_leaves_the_job(days: int) -> None:
    file = begun()
    job(file, week(60), "started", "proefplaatsing")
    job(file, week(68), "started")
    job(file, week(68) + days * DAY, "ended", "proefplaatsing")
    assert file.told(50) == ("cannot-tell", "works")


@pytest.mark.parametrize("number", [49, 50])
def test_work_is_there_since_the_day_it_began(number: int) -> None:
    file = begun()
    job(file, week(60), "started")
    job(file, week(70), "evaluated")
    assert f"{week(60).day} February 2025" in file.check(number).why.en


@pytest.mark.parametrize("number", [52, 53, 54, 55])
def test_an_extension_that_moves_the_last_day_is_shown(number: int) -> None:
    file = File()
    until = LAST + timedelta(days=180)
    paper = file.paper("vrijwillige-verlenging", week(90), source="uwv", until=until)
    assert file.told(number) == ("not-applicable", "not-yet")
    assert f"entry:{paper}" in file.check(number).evidence


def test_medical_information_that_the_employer_sent_is_no_pass() -> None:
    file = File()
    file.paper("medische-informatie", week(88), source="employer")
    assert file.state(54) != "met"


def test_a_letter_that_is_not_in_the_file_does_not_make_a_late_application_timely() -> None:
    file = File(registered=week(30))
    file.paper("aangifte-42-weken", NOTICE)
    file.paper("wia-aanvraag", APPLICATION + timedelta(days=49))
    assert file.state(57) != "met"


def test_a_limit_of_hours_on_the_list_is_one() -> None:
    file = File()
    row = CapacityItem("Uren per dag", "ongeveer 4 uur per dag", "uren-per-dag", "4-uur")
    file.able(week(60), items=(row,), kind="fml")
    assert file.told(58) == ("cannot-tell", "limits")


def test_an_opinion_of_later_is_not_known_yet() -> None:
    file = File()
    file.able(week(60), hours=10)
    assert file.told(58, week(55)) == ("cannot-tell", "silent")


def test_a_paper_that_comes_later_is_not_there_yet() -> None:
    file = File()
    file.parts["received"] = (received(week(60)),)
    assert file.told(61, week(55)) == ("cannot-tell", "access-log")


def test_documents_of_the_journal_are_documents() -> None:
    file = File()
    file.paper("fml", week(60))
    assert not file.check(61).why.en.startswith("No documents came in")
