"""Texts, directions, days and intensity of a plan on one page: defaults, refusals, two writers."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.apps.documents.test_intake_report import follow
from tests.apps.plans.test_plan import profiles, said, shown
from tests.cast import NOW, Cast
from tests.portals.coach.plan_pages import at, plan, texts
from wissel.apps.plans import service as plans
from wissel.core.planned import Intensity
from wissel.core.programme import HeldPromise, Limit
from wissel.core.sources import Nature, Text
from wissel.portals.coach.plan_rows import sick_week
from wissel.portals.coach.plan_text_form import often_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def test_the_page_proposes_what_most_plans_begin_with(cast: Cast, coach: Client) -> None:
    follow(cast, "xs2more")
    form = coach.get(at(cast, "tekst/")).context["form"]
    assert form["begins"].value() == TODAY
    assert form["ends"].value() == shown(cast).last_day
    assert (form["contacts"].value(), form["per"].value()) == (1, "month")
    assert "één keer per 4 weken" in form["because"].value()
    sent = texts(coach, cast, text_doel="Planner, 20 uur.")
    assert coach.post(at(cast, "tekst/"), sent).status_code == 302
    held = plan(cast)
    assert (held.begins, held.ends) == (TODAY, shown(cast).last_day)
    assert held.intensity is not None
    assert (held.intensity.contacts, held.intensity.per) == (1, "month")
    assert held.text("doel") == "Planner, 20 uur."
    page = coach.get(at(cast)).content.decode()
    assert "week 104" in page
    assert "1 contact per maand" in page


def test_the_texts_that_no_plan_is_without_come_first(cast: Cast, coach: Client) -> None:
    form = coach.get(at(cast, "tekst/")).context["form"]
    assert [one.name for one in form.first_texts()] == ["text_situatie", "text_doel", "text_markt"]
    assert "text_rollen" in [one.name for one in form.other_texts()]
    assert not form.opened_by()
    coach.post(at(cast, "tekst/"), texts(coach, cast, text_rollen="De coach belt."))
    assert coach.get(at(cast, "tekst/")).context["form"].opened_by()


def test_directions_are_chosen_with_their_verdict_and_one_comes_first(
    cast: Cast, coach: Client
) -> None:
    page = coach.get(at(cast, "tekst/")).content.decode()
    assert "Er is nog geen zoekprofiel vastgesteld." in page
    one, two, three = profiles(cast)
    rows = coach.get(at(cast, "tekst/")).context["form"].rows()
    assert [row.key for row, _chosen in rows] == [one, two, three]
    assert all(row.chip[1] for row, _chosen in rows)
    sent = texts(coach, cast, directions=[one, three], first=three)
    assert coach.post(at(cast, "tekst/"), sent).status_code == 302
    assert plan(cast).directions == (three, one)
    answer = coach.post(at(cast, "tekst/"), texts(coach, cast, directions=["verzonnen"]))
    assert answer.status_code == 422
    assert plan(cast).directions == (three, one)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text_situatie": "behandeling van de depressie"}, "text_situatie"),
        ({"text_doel": "x" * 3001}, "text_doel"),
        ({"begins": "2026-12-01", "ends": "2026-11-30"}, "ends"),
        ({"ends": "2126-01-01"}, "ends"),
        ({"ends": "31-02-2027"}, "ends"),
        ({"ends_because": "wegens burn-out"}, "ends_because"),
        ({"contacts": "0", "because": "Begin."}, "contacts"),
        ({"contacts": "9" * 30, "because": "Begin."}, "contacts"),
        ({"contacts": "twee"}, "contacts"),
        ({"contacts": "", "because": "Begin."}, "contacts"),
        ({"contacts": "2", "because": ""}, "because"),
        ({"contacts": "2", "because": "x", "review_on": "1926-01-01"}, "review_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, coach: Client, typed: dict[str, str], field: str
) -> None:
    others = {"text_rollen": "De coach belt.", **typed}
    answer = coach.post(at(cast, "tekst/"), texts(coach, cast, **others))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == [field]
    for name, value in others.items():
        assert form[name].value() == value
    assert 'aria-invalid="true"' in answer.content.decode()


def test_what_was_saved_beside_a_refusal_is_not_saved_twice(cast: Cast, coach: Client) -> None:
    wrong = texts(coach, cast, text_doel="Planner.", text_situatie="na de depressie")
    form = coach.post(at(cast, "tekst/"), wrong).context["form"]
    assert plan(cast).text("doel") == "Planner."
    again = wrong | {"text_situatie": "Werkt tien uur.", "state": form["state"].value()}
    assert coach.post(at(cast, "tekst/"), again).status_code == 302
    assert plan(cast).text("situatie") == "Werkt tien uur."
    assert shown(cast).revisions["doel"] == 1


def test_two_who_write_see_both_texts_and_choose(cast: Cast, coach: Client) -> None:
    sent = texts(coach, cast, text_doel="Planner.", text_rollen="De coach belt.")
    plans.keep_plan_text(**said(cast, key="doel", text="Inkoper.", revision=0))
    plans.keep_plan_text(**said(cast, key="markt", text="Veel vacatures.", revision=0))
    answer = coach.post(at(cast, "tekst/"), sent)
    assert answer.status_code == 422
    page, form = answer.content.decode(), answer.context["form"]
    assert form.theirs == (("Doel", "Inkoper."),)
    assert "Inkoper." in page
    assert "Planner." in page
    held = plan(cast)
    # What the other wrote stands; what nobody else touched is saved, and no old text comes back.
    assert (held.text("doel"), held.text("rollen")) == ("Inkoper.", "De coach belt.")
    assert held.text("markt") == "Veel vacatures."
    again = sent | {"state": form["state"].value()}
    assert coach.post(at(cast, "tekst/"), again).status_code == 302
    assert plan(cast).text("doel") == "Planner."
    assert plan(cast).text("markt") == "Veel vacatures."
    fresh = coach.get(at(cast, "tekst/?nu=1")).content.decode()
    assert f'data-saved="plan-texts-{cast.trajectory}"' in fresh


def test_days_that_somebody_else_saved_are_shown_as_days(cast: Cast, coach: Client) -> None:
    sent = texts(coach, cast, ends="2027-02-01")
    ends = TODAY + timedelta(days=30)
    plans.keep_duration(**said(cast, begins=TODAY, ends=ends, because="", revision=0))
    answer = coach.post(at(cast, "tekst/"), sent)
    assert answer.context["form"].theirs == (("Naar verwachting klaar op", "22 dec 2026"),)
    assert plan(cast).ends == ends


@pytest.mark.parametrize("state", ["", "[", "[]", '{"doel": 3}', '{"doel": ["x", 1]}', "9" * 9000])
def test_a_state_that_is_not_ours_overwrites_nobody(cast: Cast, coach: Client, state: str) -> None:
    plans.keep_plan_text(**said(cast, key="doel", text="Inkoper.", revision=0))
    sent = texts(coach, cast, text_doel="Planner.", state=state)
    assert coach.post(at(cast, "tekst/"), sent).status_code == 422
    assert plan(cast).text("doel") == "Inkoper."


def test_the_same_sent_twice_changes_nothing(cast: Cast, coach: Client) -> None:
    sent = texts(coach, cast, text_doel="Planner.")
    for _time in range(2):
        assert coach.post(at(cast, "tekst/"), sent).status_code == 302
    assert shown(cast).revisions["doel"] == 1


def test_a_plan_past_week_104_blocks_until_somebody_says_why(cast: Cast, coach: Client) -> None:
    late = (shown(cast).last_day + timedelta(days=10)).isoformat()
    coach.post(at(cast, "tekst/"), texts(coach, cast, ends=late, text_doel="Planner."))
    page = coach.get(at(cast)).content.decode()
    assert "10 dagen na de laatste dag" in page
    assert "Het plan eindigt na de laatste dag" in page
    coach.post(at(cast, "tekst/"), texts(coach, cast, ends_because="Vrijwillig verlengd."))
    page = coach.get(at(cast)).content.decode()
    assert "Het plan eindigt na de laatste dag" not in page
    assert "Vrijwillig verlengd." in page


def test_guidance_is_taken_back_by_emptying_it(cast: Cast, coach: Client) -> None:
    plans.keep_intensity(**said(cast, intensity=Intensity(1, "week", "Begin."), revision=0))
    sent = texts(coach, cast) | {"contacts": "", "because": "", "review_on": ""}
    assert coach.post(at(cast, "tekst/"), sent).status_code == 302
    assert plan(cast).intensity is None


@pytest.mark.parametrize(
    ("limit", "per", "often"),
    [
        (Limit(28, "days"), "", (1, "month")),
        (Limit(14, "days"), "", (2, "month")),
        (Limit(7, "days"), "", (1, "week")),
        (Limit(2, "working-days"), "", (3, "week")),
        (Limit(1, "months"), "", (1, "month")),
        (Limit(6, "weeks"), "", None),
        (Limit(12, "hours"), "", None),
        (None, "week", (1, "week")),
        (None, "quarter", None),
        (None, "", None),
    ],
)
def test_a_rhythm_becomes_contacts_a_week_or_a_month_or_nothing(
    limit: Limit | None, per: str, often: tuple[int, str] | None
) -> None:
    held = HeldPromise(
        "c",
        Text("c", "c"),
        (),
        Nature.PROMISE,
        (),
        (),
        limit=limit,
        per=per,  # type: ignore[arg-type]  # one of the table
    )
    assert often_of(held) == often


def test_a_day_lies_in_a_week_of_illness_without_what_does_not_count() -> None:
    first = date(2025, 3, 10)
    assert sick_week(first, 0, first) == 1
    assert sick_week(first, 14, date(2027, 3, 21)) == 104
    assert sick_week(first, 0, None) is None
    assert sick_week(first, 0, date(2025, 3, 1)) is None
