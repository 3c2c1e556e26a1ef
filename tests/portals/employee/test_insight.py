"""Dates in plain words, what the employer sees, who looked, the journal."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.journal import Application, Contact
from wissel.core.obligations import Obligation
from wissel.core.sources import Nature, Text
from wissel.infra.doors import Actor, Denied, about, read_door
from wissel.portals.employee.plain import plain
from wissel.portals.employee.sees import employer_sees


def _log(cast: Cast, content: Contact | Application, day: date, note: str = "") -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=day,
        content=content,
        working_note=note,
    )


def test_the_dates_say_who_and_how_hard_the_rule_is(cast: Cast) -> None:
    page = client_of(cast.employee).get("/mijn/wanneer/").content.decode()
    assert "U vraagt een WIA-uitkering aan" in page
    assert "Dit moet van de wet." in page
    assert "Zo gaat het meestal. Het is geen wet." in page
    assert "WIA art." in page


def test_every_kind_of_rule_has_plain_words(db: None) -> None:
    said = {
        plain(Obligation("x:y", "1", Text("t", "t"), ("uwv",), nature, None), NOW.date()).force
        for nature in Nature
    }
    assert len(said) == len(Nature)


def test_every_kind_of_data_is_named_exactly_once_or_as_more_with_consent(cast: Cast) -> None:
    case = trajectories.case(actor=cast.employee, now=NOW, trajectory=cast.trajectory).case
    sees = employer_sees(case)
    shown = [kind.key for kind in (*sees.seen, *sees.never)]
    assert len(shown) == len(set(shown))
    assert set(shown) | {kind.key for kind in sees.with_consent} == set(DataCategory)
    assert DataCategory.WORKING_NOTES in {kind.key for kind in sees.never}
    assert DataCategory.RELEASED_REPORTS in {kind.key for kind in sees.seen}


def test_the_page_shows_what_the_employer_reads_without_hidden_names(cast: Cast) -> None:
    _log(cast, Contact(("employee",), "phone", "Cv doorgenomen."), date(2026, 11, 18), "Vertelde.")
    sent = Application("planner", "sent", employer_name="Tuincentrum De Beuk")
    _log(cast, sent, date(2026, 11, 19))
    page = client_of(cast.employee).get("/mijn/werkgever-ziet/").content.decode()
    assert "Cv doorgenomen." in page
    assert "planner" in page
    assert "Tuincentrum De Beuk" not in page
    assert "Vertelde." not in page


def test_who_looked_merges_equal_lines_of_a_day(cast: Cast) -> None:
    for _ in range(3):
        trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    page = client_of(cast.employee).get("/mijn/wie-keek/").content.decode()
    assert page.count("Noor Akkerman") == 1
    assert "opende uw dossier" in page


def test_who_looked_can_look_further_back(cast: Cast) -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        browser = client_of(cast.employee)
        week = browser.get("/mijn/wie-keek/", {"periode": "week"}).content.decode()
        whole = browser.get("/mijn/wie-keek/", {"periode": "alles"}).content.decode()
    assert "Noor Akkerman" not in week
    assert "Noor Akkerman" in whole


def test_a_look_at_a_list_is_said_in_words(cast: Cast) -> None:
    trajectories.case_lines(actor=cast.coach, now=NOW)
    page = client_of(cast.employee).get("/mijn/wie-keek/").content.decode()
    assert "u stond in een lijst" in page
    assert page.count("Noor Akkerman") == 1


def test_older_looks_are_a_page_further(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wissel.apps.trajectories.service.access.MOST", 2)
    trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    for _ in range(2):
        trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    browser = client_of(cast.employee)
    first = browser.get("/mijn/wie-keek/")
    assert "Mara Vos" not in first.content.decode()
    older = first.context["older"]
    assert f"voor={older}" in first.content.decode()
    assert "Ouder" in first.content.decode()
    second = browser.get("/mijn/wie-keek/", {"voor": older})
    assert "Mara Vos" in second.content.decode()
    assert "Noor Akkerman" not in second.content.decode()
    assert second.context["older"] is None
    assert "Ouder" not in second.content.decode()


@pytest.mark.parametrize("wrong", ["x", "-1", "1.5", "9" * 40, "²"])
def test_a_place_that_is_no_number_begins_at_the_newest(cast: Cast, wrong: str) -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    page = client_of(cast.employee).get("/mijn/wie-keek/", {"voor": wrong})
    assert "Noor Akkerman" in page.content.decode()


@read_door
def _fails(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    about(str(trajectory))
    raise LookupError


def test_what_was_refused_and_what_failed_are_said_apart(cast: Cast) -> None:
    with pytest.raises(Denied):
        trajectories.case(actor=cast.other_coach, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(LookupError):
        _fails(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    page = client_of(cast.employee).get("/mijn/wie-keek/").content.decode()
    assert page.count("mocht niet") == 1
    assert page.count("maar dat lukte niet") == 1
    assert page.count("maar er ging iets mis") == 1


def test_the_journal_shows_what_was_logged_and_no_working_notes(cast: Cast) -> None:
    _log(cast, Contact(("employee",), "phone", "Cv doorgenomen."), date(2026, 11, 18), "Vertelde.")
    page = client_of(cast.employee).get("/mijn/logboek/").content.decode()
    assert "Telefoongesprek met u" in page
    assert "Cv doorgenomen." in page
    assert "Vertelde." not in page


def test_an_own_application_goes_into_the_journal(cast: Cast) -> None:
    browser = client_of(cast.employee)
    sent = {
        "function": "planner",
        "employer_name": "Bakker Transport",
        "state": "sent",
        "happened_on": "2026-11-20",
        "hours_per_week": "20",
    }
    answer = browser.post("/mijn/sollicitatie/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/mijn/logboek/")
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert entries[-1].content == Application(
        "planner", "sent", employer_name="Bakker Transport", hours_per_week=20
    )
    assert "Bakker Transport" in browser.get("/mijn/logboek/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"happened_on": "2026-11-31"}, "Vul een dag in die bestaat"),
        ({"happened_on": "2026-12-24"}, "De datum ligt na vandaag"),
        ({"function": ""}, "Schrijf voor welk werk het is."),
        ({"hours_per_week": "99"}, "Vul een getal van 1 tot 60 in."),
    ],
)
def test_a_wrong_application_says_what_is_wrong_and_keeps_the_rest(
    cast: Cast, wrong: dict[str, str], words: str
) -> None:
    sent = {"function": "planner", "state": "sent", "happened_on": "2026-11-20"}
    typed = sent | {"employer_name": "Bakker Transport"} | wrong
    answer = client_of(cast.employee).post("/mijn/sollicitatie/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Bakker Transport" in page


@pytest.mark.parametrize(
    "path",
    ["wanneer/", "werkgever-ziet/", "wie-keek/", "logboek/", "sollicitatie/", "het-lukt-niet/"],
)
def test_each_page_is_for_the_employee_alone(cast: Cast, path: str) -> None:
    assert client_of(cast.employee).get(f"/mijn/{path}").status_code == 200
    for who in (cast.coach, cast.employer):
        assert client_of(who).get(f"/mijn/{path}").status_code == 404
