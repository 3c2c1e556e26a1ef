"""One duty: its ground, how its day was found, and a reasoned word about it."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.obligations import Obligation, State


def duty_of(cast: Cast, rule: str) -> Obligation:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return next(duty for duty in view.due.obligations if duty.rule == rule)


def url_of(cast: Cast, rule: str) -> str:
    return f"/traject/{cast.trajectory}/verplichting/{duty_of(cast, rule).key}/"


def test_a_duty_of_the_law_shows_articles_source_and_derivation(cast: Cast, coach: Client) -> None:
    page = coach.get(url_of(cast, "law:M13"))
    text = page.content.decode()
    assert "WIA art. 64 lid 3" in text
    assert "geldig vanaf" in text
    assert page.context["steps"]
    assert any(step.value == "2027-03-28" for step in page.context["steps"])


def test_a_duty_of_the_way_of_working_names_it_and_no_key(cast: Cast, coach: Client) -> None:
    text = coach.get(url_of(cast, "basis:labour-expert-report")).content.decode()
    assert "werkwijze basis, versie" in text
    assert "> basis:labour-expert-report" not in text
    assert "geldig vanaf" in text


def test_what_is_done_shows_its_evidence(cast: Cast, coach: Client) -> None:
    page = coach.get(url_of(cast, "law:M08"))
    [line] = page.context["evidence"]
    assert line.day == date(2026, 7, 6)
    assert not page.context["may_decide"]


@pytest.mark.parametrize(
    ("effect", "state"),
    [("done-elsewhere", State.DONE), ("not-applicable", State.NOT_APPLICABLE)],
)
def test_a_reasoned_word_settles_a_duty(
    cast: Cast, coach: Client, effect: str, state: State
) -> None:
    url = url_of(cast, "basis:labour-expert-report")
    answer = coach.post(url, {"effect": effect, "reason": "Al in huis."})
    assert answer.status_code == 302
    duty = duty_of(cast, "basis:labour-expert-report")
    assert duty.state(date(2026, 11, 22)) is state
    assert "Al in huis." in coach.get(url).content.decode()


def test_later_takes_it_off_the_list_until_that_day(cast: Cast, coach: Client) -> None:
    url = url_of(cast, "basis:labour-expert-report")
    answer = coach.post(url, {"effect": "later", "until": "2026-12-01", "reason": "Onderweg."})
    assert answer.status_code == 302
    items = trajectories.today_list(actor=cast.coach, now=NOW)
    assert all(item.duty.rule != "basis:labour-expert-report" for item in items)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "effect"),
        ({"effect": "not-applicable"}, "reason"),
        ({"effect": "later", "reason": "Onderweg."}, "until"),
        ({"effect": "later", "reason": "Onderweg.", "until": "2026-11-01"}, "until"),
    ],
)
def test_a_word_without_reason_or_day_is_refused(
    cast: Cast, coach: Client, said: dict[str, str], field: str
) -> None:
    page = coach.post(url_of(cast, "basis:labour-expert-report"), said)
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_a_duty_that_is_not_there_has_no_page(cast: Cast, coach: Client) -> None:
    assert coach.get(f"/traject/{cast.trajectory}/verplichting/law:M99@x/").status_code == 404


def test_a_manager_reads_a_duty_and_decides_nothing(cast: Cast) -> None:
    manager = client_of(cast.manager)
    url = url_of(cast, "basis:labour-expert-report")
    assert not manager.get(url).context["may_decide"]
    answer = manager.post(url, {"effect": "not-applicable", "reason": "Nee."})
    assert answer.status_code == 403
