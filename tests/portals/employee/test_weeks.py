"""The plan of the weeks, what may be expected, and the phases, as the employee reads them."""

from datetime import date, timedelta

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Agreement,
    Appointment,
    Contact,
    Content,
    Message,
    VacancyListSent,
)

PATH = "/mijn/weken/"
TODAY = NOW.date()  # a Sunday


def _log(cast: Cast, day: date, content: Content) -> None:
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
    )


def _page(cast: Cast, language: str = "nl") -> str:
    return client_of(cast.employee, language=language).get(PATH).content.decode()


def _week(page: str, number: int) -> str:
    """Return one week of the page; 0 is this one."""
    return page.partition(f'id="w{number + 1}"')[2].partition("</section>")[0]


def test_six_weeks_begin_with_this_one(cast: Cast) -> None:
    page = _page(cast)
    titles = ("Deze week, 16 november tot en met 22 november", "Volgende week, 23 november")
    assert titles[0] in _week(page, 0)
    assert titles[1] in _week(page, 1)
    assert "21 december tot en met 27 december" in _week(page, 5)
    assert 'id="w7"' not in page


def test_an_appointment_stands_in_its_week_with_its_day(cast: Cast) -> None:
    planned = Appointment(("employee",), "visit", "planned", aim="Zoekprofiel bespreken")
    _log(cast, date(2026, 11, 26), planned)
    page = _page(cast)
    assert "Zoekprofiel bespreken" in _week(page, 1)
    assert "donderdag 26 november 2026" in _week(page, 1)
    assert "Zoekprofiel bespreken" not in _week(page, 0)


def test_an_agreement_says_who_does_it(cast: Cast) -> None:
    _log(cast, TODAY, Agreement("employee", "Cv bijwerken", date(2026, 12, 2)))
    _log(cast, TODAY, Agreement("employer", "Werkplek nakijken", date(2026, 12, 3)))
    week = _week(_page(cast), 2)
    mine, _, theirs = week.partition("Werkplek nakijken")
    assert "u doet dit" in mine
    assert "uiterlijk woensdag 2 december 2026" in mine
    assert "u doet" not in theirs


def test_what_the_coach_does_for_me_is_said_in_plain_words(cast: Cast) -> None:
    page = _page(cast)
    assert "Uw coach spreekt u" in page
    assert "Contact met de werknemer" not in page
    assert "Uw coach spreekt uw werkgever" in page


def test_what_is_late_stands_apart_and_once(cast: Cast) -> None:
    _log(cast, TODAY - timedelta(days=9), Agreement("coach", "Route opzoeken", date(2026, 11, 17)))
    page = _page(cast)
    late = page.partition('id="open"')[2].partition("</section>")[0]
    assert "Route opzoeken" in late
    assert "De laatste dag was dinsdag 17 november 2026." in late
    assert page.count("Route opzoeken") - page.partition('id="was"')[2].count("Route") == 1


def test_what_was_done_is_folded_away(cast: Cast) -> None:
    _log(cast, TODAY - timedelta(days=3), Contact(("employee",), "phone", "Cv doorgenomen."))
    _log(cast, TODAY - timedelta(days=40), Contact(("employee",), "phone", "Lang geleden."))
    page = _page(cast)
    behind = page.partition('id="was"')[2]
    assert "Cv doorgenomen." in behind.partition("<details")[2]
    assert "Lang geleden." not in page


def test_the_promise_of_the_phase_that_runs_is_said(cast: Cast) -> None:
    assert "Uw coach spreekt u minstens één keer per 4 weken." in _page(cast)
    _log(cast, TODAY - timedelta(days=1), VacancyListSent(3))  # the job search has begun
    page = _page(cast)
    assert "Uw coach spreekt u minstens één keer per 2 weken." in page
    assert "Dat belooft uw bureau." in page
    home = client_of(cast.employee).get("/mijn/").content.decode()
    assert "Uw coach spreekt u minstens één keer per 2 weken." in home
    assert PATH in home


def test_the_phases_say_where_i_am(cast: Cast) -> None:
    page = _page(cast).partition('id="fases"')[2]
    assert "Hier bent u nu mee bezig." in page
    assert 'aria-current="step"' in page
    assert "Dit komt misschien nog." in page


def test_the_page_is_there_in_english(cast: Cast) -> None:
    page = _page(cast, "en")
    assert "Your coach talks to you at least once every 4 weeks." in page
    assert "Next week" in page


def test_the_contact_person_and_the_bureau_stand_on_the_page(cast: Cast) -> None:
    page = _page(cast)
    assert "Noor Akkerman, uw coach" in page
    assert "mailto:noor@overweg.example" in page
    assert "Bureau Overweg" in page.partition("<footer")[2]


def test_the_employer_sees_nothing_of_a_message_in_the_plan(cast: Cast) -> None:
    trajectories.send_message(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        message=Message("question", "Mag ik een dag ruilen?"),
    )
    assert "Uw coach beantwoordt uw bericht" in _page(cast)
    case = f"/werkgever/traject/{cast.trajectory}/"
    page = client_of(cast.employer).get(case).content.decode()
    assert "bericht van de medewerker" not in page


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "line_manager", "stranger"])
def test_the_page_is_for_employees_only(cast: Cast, who: str) -> None:
    assert client_of(cast.employee).get(PATH).status_code == 200
    assert client_of(getattr(cast, who)).get(PATH).status_code == 404


def test_a_case_of_somebody_else_is_not_there(cast: Cast) -> None:
    browser = client_of(cast.employee)
    assert browser.get(PATH, {"traject": str(cast.trajectory)}).status_code == 200
    assert browser.get(PATH, {"traject": str(cast.other_trajectory)}).status_code == 404
