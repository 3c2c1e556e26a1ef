"""Gaps, activities and schooling one by one, modules in one go, guidance, subgoals and risks."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.documents.test_intake_report import follow
from tests.apps.plans.test_plan import BEGINS, fix_plan, gap, profiles, said, shown, whole
from tests.apps.plans.test_plan import step as kept_step
from tests.cast import NOW, Cast
from tests.portals.coach.plan_pages import activity, at, plan, step
from tests.portals.plans import released_plan
from tests.signed_in import client_of
from wissel.apps.plans import service as plans
from wissel.core.planned import Intensity, Risk, Subgoal

pytestmark = pytest.mark.django_db


def test_a_gap_is_made_changed_and_left_with_a_reason(cast: Cast, coach: Client) -> None:
    direction, *_ = profiles(cast)
    new = at(cast, "afstand/")
    sent = step(coach, new, text="cv is oud", gap_kind="solliciteren", direction=direction)
    assert coach.post(new, sent).status_code == 302
    assert coach.post(new, sent).status_code == 302  # twice: it stands once
    [held] = plan(cast).gaps
    assert (held.text, held.kind, held.direction) == ("cv is oud", "solliciteren", direction)
    page = at(cast, f"afstand/{held.key}/")
    sent = step(coach, page, left_because="Hij zoekt via zijn netwerk.")
    assert coach.post(page, sent).status_code == 302
    assert plan(cast).gaps[0].left_because == "Hij zoekt via zijn netwerk."
    assert "Hij zoekt via zijn netwerk." in coach.get(at(cast)).content.decode()


def test_one_after_the_other_is_added_without_going_back(cast: Cast, coach: Client) -> None:
    new = at(cast, "afstand/")
    for text in ("cv is oud", "geen netwerk"):
        answer = coach.post(new, step(coach, new, text=text, another="1"))
        assert answer.headers["Location"] == new
    assert [one.text for one in plan(cast).gaps] == ["cv is oud", "geen netwerk"]


def test_a_new_activity_begins_with_the_plan_and_the_coach(cast: Cast, coach: Client) -> None:
    follow(cast, "ascenditur")
    key = gap(cast)
    new = at(cast, "activiteit/")
    form = coach.get(new).context["form"]
    assert form["who"].value() == "coach"
    assert form["evidence"].value() == ["contact:employee"]
    assert (form["begins"].value(), form["ends"].value()) == (NOW.date(), shown(cast).last_day)
    module = next(one.key for one in shown(cast).programme.modules)
    sent = step(
        coach, new, **activity(gaps=[key], module=module, hours="12,5", how_often="zes keer")
    )
    assert coach.post(new, sent | {"hours": "12.5"}).status_code == 302
    [held] = plan(cast).activities
    assert (held.title, held.who, held.begins) == ("Netwerkgesprekken", "employee", BEGINS)
    assert (held.gaps, held.evidence, held.module) == ((key,), ("networking",), module)
    assert (held.hours, held.how_often) == (12.5, "zes keer")
    page = at(cast, f"activiteit/{held.key}/")
    assert coach.post(page, step(coach, page)).status_code == 302
    assert plan(cast).activities == (held,)  # opened and saved, it says the same
    assert shown(cast).revisions[f"activity:{held.key}"] == 1


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("afstand/", {"text": ""}, "text"),
        ("afstand/", {"text": "x" * 201}, "text"),
        ("afstand/", {"text": "herstel van de depressie"}, "text"),
        ("afstand/", {"text": "cv", "gap_kind": "verzonnen"}, "gap_kind"),
        ("afstand/", {"text": "cv", "left_because": "x" * 601}, "left_because"),
        ("activiteit/", activity(title=""), "title"),
        ("activiteit/", activity(title="therapie voor de angststoornis"), "title"),
        ("activiteit/", activity(ends="2026-11-15"), "ends"),
        ("activiteit/", activity(ends="2126-01-01"), "ends"),
        ("activiteit/", activity(begins=""), "begins"),
        ("activiteit/", activity(who="buurman"), "who"),
        ("activiteit/", activity(evidence=["geloof"]), "evidence"),
        ("activiteit/", activity(hours="-1"), "hours"),
        ("activiteit/", activity(hours="9" * 40), "hours"),
        ("activiteit/", activity(module="vliegen"), "module"),
        ("scholing/", {"title": "", "because": "Nodig."}, "title"),
        ("scholing/", {"title": "VCA", "because": ""}, "because"),
        ("scholing/", {"title": "VCA", "because": "x", "cost": "-1"}, "cost"),
        ("scholing/", {"title": "VCA", "because": "x", "cost": "9" * 30}, "cost"),
        ("scholing/", {"title": "VCA", "because": "x", "weeks": "0"}, "weeks"),
        ("scholing/", {"title": "VCA", "because": "x", "begins": "1926-01-01"}, "begins"),
        ("onderdelen/", {}, "modules"),
        ("begeleiding/", {"contacts": "32", "because": "Begin."}, "contacts"),
        ("begeleiding/", {"contacts": "2", "because": ""}, "because"),
        ("risicos/", {"signal_1": "hij belt niet"}, "what_1"),
        ("risicos/", {"what_0": "terugval in de psychose"}, "what_0"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, coach: Client, page: str, typed: dict[str, Any], field: str
) -> None:
    answer = coach.post(at(cast, page), step(coach, at(cast, page), **typed))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == [field]
    for name, value in typed.items():
        assert form[name].value() == value
    assert plan(cast).is_empty


def test_two_who_change_one_step_see_both_and_choose(cast: Cast, coach: Client) -> None:
    own = kept_step(cast)
    page = at(cast, f"activiteit/{own}/")
    sent = step(coach, page, title="Cursus", who="employee")
    held = plan(cast).activities[0]
    other = replace(held, title="Training", evidence=("networking", "application:sent"))
    plans.keep_activity(**said(cast, activity=other, revision=1))
    answer = coach.post(page, sent)
    assert answer.status_code == 422
    form = answer.context["form"]
    theirs = dict(form.theirs)
    assert theirs["Wat gaat er gebeuren?"] == "Training"
    assert theirs["Wie doet het"] == "coach"
    assert theirs["Waaruit blijkt straks dat dit gedaan is"] == "stap in het netwerk, sollicitatie"
    assert form["title"].value() == "Cursus"
    assert plan(cast).activities[0].title == "Training"
    again = sent | {"revision": form["revision"].value()}
    assert coach.post(page, again).status_code == 302
    assert plan(cast).activities[0].title == "Cursus"


def test_a_new_step_sent_twice_with_other_words_shows_both(cast: Cast, coach: Client) -> None:
    new = at(cast, "afstand/")
    sent = step(coach, new, text="cv is oud")
    coach.post(new, sent)
    answer = coach.post(new, sent | {"text": "cv is tien jaar oud"})
    assert answer.status_code == 422
    assert answer.context["form"].theirs == (("Wat ontbreekt er nog?", "cv is oud"),)
    again = sent | {"text": "cv is tien jaar oud", "revision": "1"}
    assert coach.post(new, again).status_code == 302
    assert [one.text for one in plan(cast).gaps] == ["cv is tien jaar oud"]


def test_a_step_is_taken_out_and_what_was_fixed_keeps_it(cast: Cast, coach: Client) -> None:
    whole(cast)
    fix_plan(cast)
    [held] = plan(cast).gaps
    page = at(cast, f"afstand/{held.key}/")
    stale = coach.post(page, {"drop": "1", "revision": "0"})
    assert stale.status_code == 422
    assert "Intussen bewaarde iemand anders dit." in stale.content.decode()
    for _time in range(2):  # twice: it is gone already
        assert coach.post(page, {"drop": "1", "revision": "1"}).status_code == 302
    assert plan(cast).gaps == ()
    assert held.text in coach.get(at(cast, "?versie=1")).content.decode()
    assert coach.get(page).status_code == 404


def test_what_is_typed_for_a_step_that_is_gone_is_not_lost(cast: Cast, coach: Client) -> None:
    key = gap(cast)
    page = at(cast, f"afstand/{key}/")
    sent = step(coach, page, text="cv is tien jaar oud")
    plans.drop_step(**said(cast, step=key, revision=1))
    answer = coach.post(page, sent)
    assert answer.status_code == 422
    assert "Iemand haalde het eruit." in answer.content.decode()
    assert answer.context["form"]["text"].value() == "cv is tien jaar oud"
    assert coach.get(at(cast, f"afstand/{uuid4()}/")).status_code == 404


def test_a_schooling_that_changes_is_decided_anew(cast: Cast, coach: Client) -> None:
    whole(cast)
    direction = plan(cast).directions[0]
    new = at(cast, "scholing/")
    typed = {"title": "VCA", "because": "Elke werkgever vraagt het.", "cost": "350,00",
             "direction": direction, "weeks": "2"}  # fmt: skip
    assert coach.post(new, step(coach, new, **typed)).status_code == 302
    [held] = plan(cast).schooling
    assert (held.cost, held.weeks, held.direction) == (Decimal("350.00"), 2, direction)
    page = coach.get(at(cast)).content.decode()
    assert "werkgever besluit nog" in page
    assert "€ 350,00 zonder btw" in page
    fix_plan(cast)
    released_plan(cast)
    plans.decide_schooling(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, schooling=held.key, approved=True
    )
    own = at(cast, f"scholing/{held.key}/")
    assert "dan besluit de werkgever opnieuw" in coach.get(own).content.decode()
    coach.post(own, step(coach, own))
    assert plan(cast).schooling[0].state == "approved"  # opened and saved, it says the same
    assert coach.post(own, step(coach, own, weeks="3")).status_code == 302
    assert (plan(cast).schooling[0].weeks, plan(cast).schooling[0].state) == (3, "proposed")


def test_modules_become_activities_in_one_go_and_once(cast: Cast, coach: Client) -> None:
    assert (
        "Deze werkwijze noemt geen onderdelen."
        in coach.get(at(cast, "onderdelen/")).content.decode()
    )
    follow(cast, "ascenditur")
    page = at(cast, "onderdelen/")
    keys = [one.key for one in shown(cast).programme.modules][:3]
    sent = step(coach, page, modules=keys)
    answer = coach.post(page, sent, follow=True)
    assert "3 activiteiten toegevoegd." in answer.content.decode()
    coach.post(page, sent)  # twice: they stand once
    held = plan(cast).activities
    assert [one.module for one in held] == keys
    assert {one.who for one in held} == {"coach"}
    assert {one.evidence for one in held} == {("contact:employee", "assignment:done")}
    assert {one.begins for one in held} == {NOW.date()}
    assert all(one.gaps == () for one in held)
    again = coach.get(page)
    assert "staat er al in" in again.content.decode()
    wrong = coach.post(page, step(coach, page, modules=keys[:1], ends="2020-01-01"))
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["ends"]
    assert wrong.context["form"]["modules"].value() == keys[:1]


def test_guidance_is_kept_and_two_who_write_see_both(cast: Cast, coach: Client) -> None:
    page = at(cast, "begeleiding/")
    sent = step(coach, page, contacts="2", per="month", because="Begin.", review_on="2027-02-01")
    plans.keep_intensity(**said(cast, intensity=Intensity(1, "week", "Rustig."), revision=0))
    answer = coach.post(page, sent)
    assert answer.status_code == 422
    theirs = dict(answer.context["form"].theirs)
    assert theirs["Hoeveel contacten"] == "1"
    assert theirs["Opnieuw bekijken op"] == "(leeg)"
    again = sent | {"revision": answer.context["form"]["revision"].value()}
    assert coach.post(page, again).status_code == 302
    held = plan(cast).intensity
    assert held is not None
    assert (held.contacts, held.per, held.because) == (2, "month", "Begin.")


def test_subgoals_of_the_way_of_working_are_said_one_by_one(cast: Cast, coach: Client) -> None:
    follow(cast, "ascenditur")
    page = at(cast, "subdoelen/")
    typed = {"state_zicht": "begun", "attention_zicht": "much", "state_verlies": "not-applicable"}
    answer = coach.post(page, step(coach, page, **typed))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["because_verlies"]
    typed |= {"because_verlies": "Hij koos zelf voor ander werk."}
    assert coach.post(page, step(coach, page, **typed)).status_code == 302
    assert plan(cast).subgoals == (
        Subgoal("verlies", "not-applicable", "", "Hij koos zelf voor ander werk."),
        Subgoal("zicht", "begun", "much"),
    )
    assert "Hij koos zelf voor ander werk." in coach.get(at(cast)).content.decode()
    assert coach.post(page, step(coach, page)).status_code == 302
    assert shown(cast).revisions["subgoals"] == 1  # saved again, it says the same


def test_risks_are_kept_in_order_without_empty_rows(cast: Cast, coach: Client) -> None:
    page = at(cast, "risicos/")
    typed = {"what_0": "Wachten op de bedrijfsarts", "what_2": "Stilte", "action_2": "Bellen"}
    assert coach.post(page, step(coach, page, **typed)).status_code == 302
    assert plan(cast).risks == (
        Risk("Wachten op de bedrijfsarts"), Risk("Stilte", "", "Bellen"),
    )  # fmt: skip
    sent = step(coach, page, what_0="Wachten op het onderzoek")
    plans.keep_risks(**said(cast, risks=(Risk("Andere coach"),), revision=1))
    answer = coach.post(page, sent)
    assert answer.status_code == 422
    assert ("Wat kan er misgaan (1)", "Andere coach") in answer.context["form"].theirs
    assert "Andere coach" in coach.get(at(cast)).content.decode()


@pytest.mark.parametrize("who", ["manager", "planner", "other_coach", "employer", "employee"])
@pytest.mark.parametrize(
    "page", ["afstand/", "activiteit/", "scholing/", "onderdelen/", "risicos/"]
)
def test_only_who_guides_it_writes_steps(cast: Cast, who: str, page: str) -> None:
    client = client_of(cast.everybody[who])
    sent = {"text": "cv", **activity(), "because": "x", "modules": "x", "what_0": "x"}
    assert client.get(at(cast, page)).status_code in (403, 404)
    assert client.post(at(cast, page), sent).status_code in (403, 404)
    assert plan(cast).is_empty
