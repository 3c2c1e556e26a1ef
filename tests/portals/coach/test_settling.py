"""From a duty to the form that settles it: opened filled in, one save settles it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import DataCategory
from wissel.core.journal import Bottleneck, Content, OrderEvent, PlacementEvent
from wissel.core.obligations import Obligation
from wissel.core.sources import Nature, Text
from wissel.portals.coach.acts import act_for
from wissel.portals.coach.settling import settles

TODAY = NOW.date()
ALL = frozenset(DataCategory)


def register(cast: Cast, programme: str) -> UUID:
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Sanne Kok",
            client=cast.client,
            contact=cast.contact,
            absence=Absence(first_sick_day=date(2025, 10, 20)),
            programme=programme,
        ),
    )
    return made.id


def log(cast: Cast, trajectory: UUID, content: Content, day: date = TODAY) -> str:
    return trajectories.log(
        actor=cast.coach, now=NOW, trajectory=trajectory, happened_on=day, content=content
    ).id


def duties(cast: Cast, trajectory: UUID) -> dict[str, Obligation]:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=trajectory)
    return {duty.key: duty for duty in view.due.obligations}


def by_rule(cast: Cast, trajectory: UUID, rule: str) -> Obligation:
    found = [d for d in duties(cast, trajectory).values() if d.rule == rule]
    return next((d for d in found if d.state(TODAY).is_open), found[0])


def posted(page: Any, **typed: Any) -> dict[str, Any]:
    """Return what a browser sends when the form is saved as it opened, with what was typed."""
    data = {}
    for bound in page.context["form"]:
        value = bound.value()
        if value is not None and value is not False:
            data[bound.html_name] = value.isoformat() if isinstance(value, date) else value
    return data | typed


def test_a_bottleneck_is_reported_as_resolved_with_one_word(cast: Cast, coach: Client) -> None:
    log(
        cast,
        cast.trajectory,
        Bottleneck("Geen vervoer", "employer", "Regelt een fiets", TODAY + timedelta(days=3)),
    )
    duty = by_rule(cast, cast.trajectory, "bottleneck:open")
    act = act_for(duty, cast.trajectory, ALL)
    assert act is not None
    assert act.label == "Meld opgelost"
    page = coach.get(act.url)
    form = page.context["form"]
    assert form["what"].value() == "Geen vervoer"
    assert form["action"].value() == "Regelt een fiets"
    answer = coach.post(act.url, posted(page, outcome="De fiets staat er."))
    assert answer.status_code == 302
    settled = duties(cast, cast.trajectory)[duty.key]
    assert settled.done_on == TODAY
    course = coach.get(f"/traject/{cast.trajectory}/koers/")
    assert "De fiets staat er." in course.content.decode()
    assert not course.context["bottlenecks"]


def test_a_new_bottleneck_does_not_ask_how_it_ended(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/vastleggen/bottleneck/")
    assert {"state", "outcome", "about"}.isdisjoint(page.context["form"].fields)


def test_the_first_track_check_opens_on_the_rung_that_is_asked(cast: Cast, coach: Client) -> None:
    pk = register(cast, "xs2more")
    duty = by_rule(cast, pk, "xs2more:first-track-check")
    act = act_for(duty, pk, ALL)
    assert act is not None
    page = coach.get(act.url)
    assert page.context["form"]["rung"].value() == "own"
    typed = {"finding": "not-possible", "by": "labour-expert", "reason": "Te veel staand werk."}
    coach.post(act.url, posted(page, **typed))
    assert duties(cast, pk)[duty.key].done_on == TODAY


def test_the_ladder_leads_to_the_form_of_its_rung(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/vastleggen/ladder-finding/?trede=holding")
    assert page.context["form"]["rung"].value() == "holding"


def test_a_rung_that_there_is_not_chooses_nothing(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/vastleggen/ladder-finding/?trede=zolder")
    assert page.status_code == 200
    assert 'value="zolder"' not in page.content.decode()


def test_a_visit_opens_with_purpose_people_and_today(cast: Cast, coach: Client) -> None:
    pk = register(cast, "xs2more")
    log(cast, pk, PlacementEvent("dienstverband", "started", "Kwekerij Zuid"), date(2026, 11, 2))
    duty = by_rule(cast, pk, "xs2more:aftercare-visit")
    act = act_for(duty, pk, ALL)
    assert act is not None
    assert act.label == "Leg afspraak vast"
    page = coach.get(act.url)
    form = page.context["form"]
    assert (form["outcome"].value(), form["purpose"].value()) == ("attended", "visit")
    assert form["with_"].value() == ["employee", "host-employer"]
    assert coach.post(act.url, posted(page)).status_code == 302
    assert duties(cast, pk)[duty.key].done_on == TODAY


def test_the_report_that_is_made_once_has_a_page_of_one_day(cast: Cast, coach: Client) -> None:
    pk = register(cast, "xs2more")
    log(cast, pk, OrderEvent("signed"), date(2026, 11, 2))
    duty = by_rule(cast, pk, "xs2more:intake-report")
    act = act_for(duty, pk, ALL)
    assert act is not None
    assert (act.label, act.url) == ("Schrijf het verslag", f"/traject/{pk}/levering/intake-report/")
    page = coach.get(act.url)
    assert "Intakerapportage" in page.content.decode()
    assert page.context["duty"] == duty
    assert coach.post(act.url, posted(page)).status_code == 302
    assert duties(cast, pk)[duty.key].done_on == TODAY
    assert "Intakerapportage" in coach.get(f"/traject/{pk}/logboek/").content.decode()


def test_a_report_that_comes_back_keeps_its_own_desk(cast: Cast, coach: Client) -> None:
    duty = next(
        d
        for d in duties(cast, cast.trajectory).values()
        if d.satisfied_by == ("report-event:released",)
    )
    act = act_for(duty, cast.trajectory, ALL)
    assert act is not None
    assert act.label == "Naar het rapport"


Make = Callable[..., Obligation]


@pytest.fixture
def asking() -> Make:
    """Return a duty that asks for these events."""

    def make(*names: str, act: str = "appointment") -> Obligation:
        return Obligation(
            "x:y", "2026-11", Text("Doe dit", "Do this"), ("coach",), Nature.PROMISE,
            due=TODAY, satisfied_by=names, act=act,
        )  # fmt: skip

    return make


@pytest.mark.parametrize(
    ("asked", "content", "does"),
    [
        ("order-event:quoted", OrderEvent("quoted"), True),
        ("order-event:quoted", OrderEvent("signed"), False),
        ("order-event:signed:intake", OrderEvent("signed"), False),
        ("order-event:signed:intake", OrderEvent("signed", "intake"), True),
        ("placement-event:evaluated", PlacementEvent("proefplaatsing", "evaluated"), True),
    ],
)
def test_an_entry_settles_only_what_it_is(
    asking: Make, asked: str, content: Content, does: bool
) -> None:
    assert settles(asking(asked), content) is does


@pytest.mark.parametrize("writes", [frozenset(), frozenset({DataCategory.ACTIVITIES})])
def test_who_may_not_write_gets_no_step(asking: Make, writes: frozenset[DataCategory]) -> None:
    pk = UUID(int=7)
    assert act_for(asking("report-event:released:intake-report"), pk, writes) is None
    assert act_for(asking("order-event:quoted", act="order-event"), pk, writes) is None


def test_a_contact_opens_with_the_person_who_is_asked_for(cast: Cast, coach: Client) -> None:
    pk = register(cast, "xs2more")
    duty = by_rule(cast, pk, "xs2more:employer-talk")
    act = act_for(duty, pk, ALL)
    assert act is not None
    assert coach.get(act.url).context["form"]["who"].value() == "employer"


def test_the_module_is_chosen_where_the_programme_has_some(cast: Cast, coach: Client) -> None:
    pk = register(cast, "xs2more")
    page = coach.get(f"/traject/{pk}/vastleggen/")
    assert "Loopbaanoriëntatie" in page.content.decode()
    typed = {"who": "employee", "how": "visit", "when": "today", "length": "60"}
    coach.post(
        f"/traject/{pk}/vastleggen/",
        typed | {"outcome": "Wensen verkend.", "module": "loopbaanorientatie"},
    )
    course = coach.get(f"/traject/{pk}/koers/")
    done = {part.key: part.count for part in course.context["parts"]}
    assert done["loopbaanorientatie"] == 1
    assert done["scholing"] == 0
    assert "Onderdeel" in coach.get(f"/traject/{pk}/logboek/").content.decode()


def test_no_module_is_asked_where_the_programme_has_none(cast: Cast, coach: Client) -> None:
    for kind in ("", "appointment/", "assignment/"):
        page = coach.get(f"/traject/{cast.trajectory}/vastleggen/{kind}")
        assert "module" not in page.context["form"].fields


def test_a_module_of_another_programme_is_refused_and_the_text_kept(
    cast: Cast, coach: Client
) -> None:
    pk = register(cast, "xs2more")
    page = coach.post(
        f"/traject/{pk}/vastleggen/assignment/",
        {"happened_on": "2026-11-20", "title": "Cv", "state": "given", "module": "elders"},
    )
    assert page.status_code == 422
    assert "module" in page.context["form"].errors
    assert page.context["form"]["title"].value() == "Cv"


def test_a_correction_keeps_what_the_form_does_not_show(cast: Cast, coach: Client) -> None:
    log(cast, cast.trajectory, Bottleneck("Geen vervoer", "employer", "Regelt een fiets"))
    duty = by_rule(cast, cast.trajectory, "bottleneck:open")
    ending = Bottleneck(
        "Geen vervoer", "employer", "Regelt een fiets", state="resolved", about=duty.anchor
    )
    entry = log(cast, cast.trajectory, ending)
    url = f"/traject/{cast.trajectory}/logboek/{entry}/"
    coach.post(url, posted(coach.get(url), happened_on="2026-11-21"))
    assert duties(cast, cast.trajectory)[duty.key].done_on == date(2026, 11, 21)
