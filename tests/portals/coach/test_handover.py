"""The hand-over: what the next coach must know, and the coach's own words."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement
from wissel.core.journal import Agreement, Appointment, Bottleneck, Contact, Content

TODAY = NOW.date()


def log(cast: Cast, content: Content, day: date = TODAY) -> None:
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
    )


def url(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/overdracht/"


def give(cast: Cast) -> None:
    trajectories.assign_coach(
        actor=cast.manager,
        now=NOW,
        trajectory=cast.trajectory,
        coach=cast.other_coach.membership or cast.trajectory,
    )


def test_it_is_drawn_from_the_file(cast: Cast, coach: Client) -> None:
    log(cast, Contact(("employee",), "visit", "Zoekprofiel verbreed.", 60))
    log(cast, Agreement("employer", "Bevestigt het doel", TODAY + timedelta(days=3)))
    log(cast, Bottleneck("Geen vervoer", "employer", "Regelt een fiets"))
    log(
        cast,
        Appointment(("employee",), "visit", "planned", aim="Proefgesprek", purpose="training"),
        TODAY + timedelta(days=4),
    )
    page = coach.get(url(cast))
    text = page.content.decode()
    for said in ("Zoekprofiel verbreed.", "Bevestigt het doel", "Geen vervoer", "Proefgesprek"):
        assert said in text
    assert page.context["duties"]
    assert "Peter Hoekstra" in text
    assert not any("Bevestigt" in row.title for row in page.context["duties"])


def test_the_coachs_own_words_wait_for_the_next_coach(cast: Cast, coach: Client) -> None:
    answer = coach.post(url(cast), {"text": "Karin werkt graag met een lijstje."}, follow=True)
    assert "Karin werkt graag met een lijstje." in answer.content.decode()
    give(cast)
    after = client_of(cast.other_coach)
    overview = after.get(f"/traject/{cast.trajectory}/")
    assert "Je nam dit traject over van Noor Akkerman." in overview.content.decode()
    assert "Karin werkt graag met een lijstje." in after.get(url(cast)).content.decode()


def test_nobody_of_the_bureau_reads_those_words(cast: Cast, coach: Client) -> None:
    coach.post(url(cast), {"text": "Alleen voor de volgende coach."})
    for actor in (cast.planner, cast.manager):
        page = client_of(actor).get(url(cast))
        assert page.status_code == 200
        assert "Alleen voor de volgende coach." not in page.content.decode()
        assert "textarea" not in page.content.decode()


@pytest.mark.parametrize("name", ["planner", "manager"])
def test_who_may_not_write_notes_writes_none(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).post(url(cast), {"text": "Dit mag niet."})
    assert answer.status_code == 403


def test_an_empty_word_is_refused_and_a_long_one_kept(cast: Cast, coach: Client) -> None:
    empty = coach.post(url(cast), {"text": "  "})
    assert empty.status_code == 422
    assert "Schrijf wat de volgende coach moet weten." in empty.content.decode()
    long = "woord " * 900
    kept = coach.post(url(cast), {"text": long})
    assert kept.status_code == 422
    assert kept.context["form"]["text"].value() == long


def test_the_page_of_people_leads_to_the_handover_before_another_coach_comes(cast: Cast) -> None:
    page = client_of(cast.planner).get(f"/traject/{cast.trajectory}/mensen/")
    assert url(cast) in page.content.decode()


def test_a_coach_from_the_beginning_took_nothing_over(cast: Cast, coach: Client) -> None:
    assert coach.get(f"/traject/{cast.trajectory}/").context["taken_over"] == ""


def test_it_holds_the_employees_own_words_for_the_coach_and_for_nobody_else(cast: Cast) -> None:
    guidance.introduce(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory,
        about="Ik plan graag.", together="Liever bellen dan mailen.",
    )  # fmt: skip
    page = client_of(cast.coach).get(url(cast)).content.decode()
    assert "Ik plan graag." in page
    assert "Liever bellen dan mailen." in page
    for other in (cast.manager, cast.planner):
        assert "Ik plan graag." not in client_of(other).get(url(cast)).content.decode()


def test_it_tells_what_is_allowed_which_papers_are_due_and_whose_access_ended(cast: Cast) -> None:
    before = client_of(cast.coach).get(url(cast)).content.decode()
    assert "Geen toestemming gegeven." in before
    trajectories.give_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory,
        choice="employer-names", version=statement().version,
    )  # fmt: skip
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="xs2more", version=1,
        reason="Zo is het afgesproken.",
    )  # fmt: skip
    give(cast)
    page = client_of(cast.other_coach).get(url(cast)).content.decode()
    assert "Geen toestemming gegeven." not in page
    assert "Stuur het rapport van de arbeidsdeskundige" in page
    assert "Noor Akkerman was de coach tot en met" in page
