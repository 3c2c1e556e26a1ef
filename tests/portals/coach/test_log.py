"""Logging a contact, and everything else, from anywhere."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.journal import CONTENT_TYPES, Agreement, Contact, Decision, DocumentReceived, Note
from wissel.portals.coach.content_forms import content_form
from wissel.portals.coach.kinds import LOGGED


def filled(**other: Any) -> dict[str, Any]:
    return {
        "who": "employee",
        "how": "phone",
        "when": "today",
        "length": "20",
        "outcome": "Drie voorbeelden klaar voor het gesprek.",
    } | other


def entries(cast: Cast) -> list[Any]:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    return [entry.content for entry in case.journal]


def page_of(cast: Cast, query: str = "") -> str:
    return f"/traject/{cast.trajectory}/vastleggen/{query}"


def test_a_contact_is_logged_with_the_buttons_and_one_line(cast: Cast, coach: Client) -> None:
    answer = coach.post(page_of(cast), filled(), follow=True)
    assert answer.redirect_chain[-1][0] == f"/traject/{cast.trajectory}/"
    assert "Vastgelegd." in answer.content.decode()
    contact = entries(cast)[-1]
    assert contact == Contact(
        ("employee",), "phone", "Drie voorbeelden klaar voor het gesprek.", 20
    )


def test_note_and_agreement_become_entries_of_their_own(cast: Cast, coach: Client) -> None:
    coach.post(
        page_of(cast),
        filled(note="Rustig aan.", next_who="employee", next_what="Oefent", next_by="2026-11-26"),
    )
    made = entries(cast)
    assert Agreement("employee", "Oefent", date(2026, 11, 26)) in made
    assert any(isinstance(each, Note) and each.text == "Rustig aan." for each in made)


def test_a_refusal_keeps_everything_that_was_typed(cast: Cast, coach: Client) -> None:
    page = coach.post(
        page_of(cast), filled(when="other", day="2026-12-01", note="Blijft", aim="Ook dit")
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert "ligt na vandaag" in text
    for kept in ("Drie voorbeelden klaar", "Blijft", "Ook dit", "2026-12-01"):
        assert kept in text
    assert not any(isinstance(each, Contact) for each in entries(cast))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"when": "other"}, "day"),
        ({"when": "other", "day": "31-11-2026"}, "day"),
        ({"length": "other"}, "minutes"),
        ({"length": "other", "minutes": "veel"}, "minutes"),
        ({"who": "martian"}, "who"),
        ({"next_what": "Belt"}, "next_who"),
        ({"next_by": "2026-11-26"}, "next_what"),
    ],
)
def test_bad_input_names_the_place(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    page = coach.post(page_of(cast), filled(**wrong))
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}
    assert f'href="#id_{field}' in page.content.decode()


def test_what_was_typed_in_a_field_that_was_not_chosen_does_not_hinder(
    cast: Cast, coach: Client
) -> None:
    assert coach.post(page_of(cast), filled(day="niets", minutes="x")).status_code == 302


def test_the_next_time_starts_with_the_last_choices(cast: Cast, coach: Client) -> None:
    coach.post(page_of(cast), filled(who="employer", how="video", length="45"))
    form = coach.get(page_of(cast)).context["form"]
    assert [form[name].value() for name in ("who", "how", "length")] == ["employer", "video", "45"]


def test_the_duty_that_asked_for_it_is_settled(cast: Cast, coach: Client) -> None:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [d for d in view.due.obligations if d.rule == "basis:first-contact"]
    coach.post(page_of(cast, f"?voor={duty.key}"), filled())
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    settled = after.due.find(duty.key)
    assert settled is not None
    assert settled.done_on == date(2026, 11, 22)
    assert after.case.journal[-1].settles == duty.key


def test_a_contact_with_somebody_else_does_not_settle_that_duty(cast: Cast, coach: Client) -> None:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [d for d in view.due.obligations if d.rule == "basis:first-contact"]
    coach.post(page_of(cast, f"?voor={duty.key}"), filled(who="employer"))
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert after.case.journal[-1].settles is None


def test_log_and_another_goes_back_to_choosing_a_case(cast: Cast, coach: Client) -> None:
    answer = coach.post(page_of(cast), filled(another="1"))
    assert answer.headers["Location"] == "/vastleggen/"
    chosen = coach.get("/vastleggen/")
    assert chosen.context["lines"][0].trajectory == cast.trajectory


def test_the_wording_check_hints_and_never_blocks(cast: Cast, coach: Client) -> None:
    text = "Zij slikt paroxetine."
    hint = coach.post(f"/traject/{cast.trajectory}/woorden/", {"outcome": text})
    assert "paroxetine" in hint.content.decode()
    answer = coach.post(page_of(cast), filled(outcome=text), follow=True)
    assert answer.status_code == 200
    assert "kan niet naar de werkgever" in answer.content.decode()


def test_choosing_a_case_by_typing_opens_it(cast: Cast, coach: Client) -> None:
    answer = coach.get("/vastleggen/", {"q": "dijk"})
    assert answer.headers["Location"] == page_of(cast)
    assert "Niets gevonden" in coach.get("/vastleggen/", {"q": "xyz"}).content.decode()


@pytest.mark.parametrize("name", ["planner", "manager", "other_coach", "employee", "stranger"])
def test_only_the_coach_logs_a_contact(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).post(page_of(cast), filled())
    assert answer.status_code in (403, 404)
    assert not any(isinstance(each, Contact) for each in entries(cast))


#: What each kind needs besides the day.
NEEDED: dict[str, dict[str, Any]] = {
    "document-received": {"document": "probleemanalyse", "source": "company-doctor"},
    "appointment": {"with_": ["employee", "employer"], "medium": "visit", "outcome": "attended"},
    "agreement": {"who": "employer", "what": "Stuurt het plan"},
    "application": {"function": "planner", "state": "sent"},
    "vacancy-list-sent": {"count": "4"},
    "assignment": {"title": "Oefening", "state": "given"},
    "networking": {"activity": "Oud-collega gebeld"},
    "employer-approach": {"function": "planner", "outcome": "Stuurt een vacature", "by": "coach"},
    "placement-event": {"placement": "proefplaatsing", "event": "proposed"},
    "decision": {
        "subject": "course",
        "outcome": "Verder in de logistiek.",
        "owner": "Noor Akkerman",
        "owner_role": "coach",
    },
    "ladder-finding": {
        "rung": "own",
        "finding": "not-possible",
        "by": "labour-expert",
        "reason": "Te veel staand werk.",
    },
    "bottleneck": {
        "what": "Geen vervoer",
        "owner": "employer",
        "action": "Regelt een fiets",
        "sort": "bottleneck",
    },
    "order-event": {"event": "requested", "order": "trajectory"},
    "expert-opinion": {"by": "uwv", "question": "Is het werk passend?"},
    "measure": {"measure": "warning"},
    "stagnation-signal": {"sort": "practical", "facts": "Geen vervoer."},
    "note": {"text": "Voor mijzelf."},
}


@pytest.mark.parametrize("kind", LOGGED)
def test_every_other_kind_has_a_form_built_from_its_type(
    cast: Cast, coach: Client, kind: str
) -> None:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    url = f"/traject/{cast.trajectory}/vastleggen/{kind}/"
    assert coach.get(url).status_code == 200
    answer = coach.post(url, {"happened_on": "2026-11-20"} | NEEDED[kind])
    measures = kind == "measure" and DataCategory.MEASURES not in view.writes
    assert answer.status_code == (403 if measures else 302)
    if not measures:
        assert isinstance(entries(cast)[-1], CONTENT_TYPES[kind])


@pytest.mark.parametrize("kind", LOGGED)
def test_an_empty_form_says_what_is_missing(cast: Cast, coach: Client, kind: str) -> None:
    page = coach.post(f"/traject/{cast.trajectory}/vastleggen/{kind}/", {})
    assert page.status_code == 422
    assert "happened_on" in page.context["form"].errors


@pytest.mark.parametrize("kind", ["report-event", "capacity-received", "contact", "nonsense"])
def test_kinds_with_a_page_of_their_own_have_no_general_form(
    cast: Cast, coach: Client, kind: str
) -> None:
    assert coach.get(f"/traject/{cast.trajectory}/vastleggen/{kind}/").status_code == 404


#: Kinds whose pages and lines have words of their own.
OWN_WORDS = {"audit-answer", "consent-event", "first-track-check", "profile-fixed"}


@pytest.mark.parametrize("kind", sorted(set(CONTENT_TYPES) - OWN_WORDS))
def test_every_label_of_every_kind_is_a_word(kind: str) -> None:
    for name, field in content_form(kind).base_fields.items():
        assert str(field.label) != name


def test_an_agreement_is_reported_as_done(cast: Cast, coach: Client) -> None:
    agreed = Agreement("employer", "Bevestigt het doel", date(2026, 11, 20))
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 1),
        content=agreed,
    )
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [d for d in view.due.obligations if d.rule == "agreement:made"]
    url = f"/traject/{cast.trajectory}/vastleggen/agreement/?voor={duty.key}"
    start = coach.get(url).context["form"]
    assert start["done"].value() is True
    coach.post(
        url,
        {
            "happened_on": "2026-11-21",
            "who": "employer",
            "what": "Bevestigt het doel",
            "done": "on",
        },
    )
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    settled = after.due.find(duty.key)
    assert settled is not None
    assert settled.done_on == date(2026, 11, 21)


def test_a_planner_logs_a_document_and_no_contact(cast: Cast) -> None:
    planner = client_of(cast.planner)
    url = f"/traject/{cast.trajectory}/vastleggen/document-received/"
    answer = planner.post(url, {"happened_on": "2025-07-20"} | NEEDED["document-received"])
    assert answer.status_code == 302
    assert isinstance(entries(cast)[-1], DocumentReceived)
    other = planner.post(
        f"/traject/{cast.trajectory}/vastleggen/application/",
        {"happened_on": "2026-11-20"} | NEEDED["application"],
    )
    assert other.status_code == 403


def test_the_start_of_the_second_track_is_a_decision_with_its_owner(
    cast: Cast, coach: Client
) -> None:
    url = f"/traject/{cast.trajectory}/vastleggen/decision/"
    assert coach.get(url).context["form"]["owner"].value() == "Noor Akkerman"
    coach.post(url, {"happened_on": "2026-11-20"} | NEEDED["decision"])
    decision = entries(cast)[-1]
    assert isinstance(decision, Decision)
    assert decision.owner == "Noor Akkerman"
