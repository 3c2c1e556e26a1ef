"""A report for every talk of three: its own day settles it, wherever the others stand."""

from datetime import date

from tests.core.programme.case import Case, basis, told
from wissel.core.journal import Appointment, ReportEvent
from wissel.core.programme import Programme

KIND = "three-way-report"
FIRST, SECOND = date(2026, 9, 7), date(2026, 9, 14)  # Mondays


def promising() -> Programme:
    def add(raw: dict) -> None:
        raw.setdefault("deliveries", []).append(
            {
                "key": KIND,
                "title": {"nl": "Geef het verslag vrij", "en": "Release the report"},
                "label": {"nl": "Verslag", "en": "Report"},
                "actors": ["coach"],
                "nature": "practice",
                "starts": "appointment:attended:three-way",
                "each": True,
                "limit": {"working_days": 5},
                "release": "both-at-once",
            }
        )

    return basis(add)


def talk(case: Case, day: date) -> str:
    said = Appointment(("employee", "employer"), "visit", "attended", purpose="three-way")
    return case.log(day, said)


def release(case: Case, day: date, of: str, label: str = KIND) -> str:
    return case.log(day, ReportEvent("r1", "released", of, label))


def test_every_talk_asks_for_a_report_within_five_working_days() -> None:
    case, way = Case(), promising()
    one, two = talk(case, FIRST), talk(case, SECOND)
    today = date(2026, 9, 15)
    assert told(case.of(KIND, today, way), today) == [
        (one, "09-14", "overdue"),
        (two, "09-21", "upcoming"),
    ]


def test_the_report_of_the_second_talk_leaves_that_of_the_first_open() -> None:
    case, way = Case(), promising()
    one, two = talk(case, FIRST), talk(case, SECOND)
    release(case, date(2026, 9, 15), SECOND.isoformat())
    today = date(2026, 9, 16)
    assert told(case.of(KIND, today, way), today) == [
        (one, "09-14", "overdue"),
        (two, "09-21", "done"),
    ]
    release(case, date(2026, 9, 16), FIRST.isoformat())
    assert told(case.of(KIND, today, way), today) == [
        (one, "09-14", "late"),
        (two, "09-21", "done"),
    ]


def test_a_report_of_another_sort_or_of_a_month_settles_none() -> None:
    case, way = Case(), promising()
    one = talk(case, FIRST)
    release(case, date(2026, 9, 8), FIRST.isoformat(), "stagnation-report")
    release(case, date(2026, 9, 8), "2026-09")
    release(case, date(2026, 9, 8), "")
    today = date(2026, 9, 9)
    assert told(case.of(KIND, today, way), today) == [(one, "09-14", "upcoming")]


def test_a_report_made_elsewhere_settles_the_talk_it_names() -> None:
    case, way = Case(), promising()
    one, two = talk(case, FIRST), talk(case, SECOND)
    duties = case.of(KIND, SECOND, way)
    case.log(
        SECOND, ReportEvent("", "released", "2026-09", KIND), settles=duties[0].key
    )  # fmt: skip
    today = date(2026, 9, 15)
    assert told(case.of(KIND, today, way), today) == [
        (one, "09-14", "done"),
        (two, "09-21", "upcoming"),
    ]


def test_the_employee_who_reads_it_first_gets_the_reading_term() -> None:
    case, way = Case(), promising()
    talk(case, FIRST)
    case.log(date(2026, 9, 8), ReportEvent("r1", "to-employee", FIRST.isoformat(), KIND))
    [reading] = case.of("read-report", date(2026, 9, 9), way)
    assert reading.due == date(2026, 9, 15)
