"""A phase goes otherwise in one trajectory: begun, ended, left out or later, with a reason."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Decision
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

TODAY = NOW.date()
REASON = "De richting staat al vast."


def address(cast: Cast, phase: str) -> str:
    return f"/traject/{cast.trajectory}/fase/{phase}/"


def states(cast: Cast) -> dict[str, str]:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return {span.key: span.state for span in view.due.phases}


def decide(cast: Cast, phase: str, effect: str, actor: Actor | None = None) -> None:
    trajectories.decide_phase(
        actor=actor or cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        phase=phase,
        effect=effect,  # type: ignore[arg-type]  # wrong ones are tried too
        reason=REASON,
        until=TODAY + timedelta(days=7) if effect == "later" else None,
    )


def test_the_course_leads_from_each_phase_to_its_page(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/koers/")
    for row in page.context["phases"]:
        assert row.url == address(cast, row.key)
        assert coach.get(row.url).status_code == 200


def test_a_phase_is_left_out_with_a_reason_and_taken_up_again(cast: Cast, coach: Client) -> None:
    said = {"effect": "not-applicable", "reason": REASON}
    answer = coach.post(address(cast, "jobhunting"), said, follow=True)
    assert states(cast)["jobhunting"] == "skipped"
    text = answer.content.decode()
    assert "slaan we over" in text
    assert "Jobhunting · Slaan we over" in text
    assert REASON in text
    coach.post(address(cast, "jobhunting"), {"effect": "begin", "reason": "Toch nodig."})
    assert states(cast)["jobhunting"] == "current"


def test_a_phase_that_runs_can_only_end(cast: Cast, coach: Client) -> None:
    decide(cast, "jobhunting", "")
    form = coach.get(address(cast, "jobhunting")).context["form"]
    assert [key for key, _ in form.fields["effect"].choices] == ["done-elsewhere"]
    coach.post(address(cast, "jobhunting"), {"effect": "done-elsewhere", "reason": REASON})
    assert states(cast)["jobhunting"] == "done"


def test_a_phase_that_begins_later_says_when_until_something_else_is_decided(
    cast: Cast, coach: Client
) -> None:
    def begins() -> set[object]:
        page = coach.get(f"/traject/{cast.trajectory}/koers/")
        return {row.begins for row in page.context["phases"]}

    decide(cast, "jobhunting", "later")
    assert begins() == {None, TODAY + timedelta(days=7)}
    assert (
        "begint op 29 nov 2026" in coach.get(f"/traject/{cast.trajectory}/koers/").content.decode()
    )
    decide(cast, "jobhunting", "not-applicable")
    assert begins() == {None}


def test_the_decision_has_its_owner(cast: Cast) -> None:
    decide(cast, "jobhunting", "later")
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    said = view.case.journal[-1].content
    assert isinstance(said, Decision)
    assert (said.subject, said.obligation, said.effect) == ("phase", "phase:jobhunting", "later")
    assert (said.owner, said.owner_role) == ("Noor Akkerman", "coach")
    assert said.until == TODAY + timedelta(days=7)


def test_a_phase_that_begins_later_is_told_with_its_day(cast: Cast, coach: Client) -> None:
    decide(cast, "jobhunting", "later")
    text = coach.get(f"/traject/{cast.trajectory}/koers/").content.decode()
    assert "Jobhunting · Begint later, 29 nov 2026" in text


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"reason": REASON}, "Kies wat er met deze fase gebeurt."),
        ({"effect": "begin"}, "Schrijf in één zin waarom."),
        ({"effect": "later", "reason": REASON}, "Kies de dag waarop de fase begint."),
        ({"effect": "later", "until": "2026-11-22", "reason": REASON}, "Kies een dag na vandaag."),
        (
            {"effect": "done-elsewhere", "reason": REASON},
            "Kies opnieuw.",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_asked_for_and_nothing_is_lost(
    cast: Cast, coach: Client, said: dict[str, str], complaint: str
) -> None:
    before = states(cast)
    answer = coach.post(address(cast, "jobhunting"), said)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert complaint in text
    assert said.get("reason", "") in text
    assert states(cast) == before


@pytest.mark.parametrize("effect", ["", "later", "not-applicable", "nonsense"])
def test_of_two_who_decide_at_once_the_second_hears_it(cast: Cast, effect: str) -> None:
    decide(cast, "jobhunting", "")
    with pytest.raises(Refused, match="phase"):
        decide(cast, "jobhunting", effect)


def test_whoever_may_write_nothing_of_it_cannot(cast: Cast) -> None:
    for name in ("employee", "employer", "auditor", "other_coach", "stranger", "company_doctor"):
        with pytest.raises(Denied):
            decide(cast, "jobhunting", "", cast.everybody[name])
    for actor in (cast.employee, cast.stranger):
        assert client_of(actor).get(address(cast, "jobhunting")).status_code == 404


def test_a_phase_that_is_not_there_is_no_page(cast: Cast, coach: Client) -> None:
    assert coach.get(address(cast, "dromen")).status_code == 404
    with pytest.raises(Denied):
        decide(cast, "dromen", "")
