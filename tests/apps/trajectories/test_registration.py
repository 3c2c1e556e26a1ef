"""Registering: by the bureau or by the employer, with facts that hold together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence, Healthy
from wissel.core.journal import DocumentKind, DocumentReceived
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied


def registration(cast: Cast, **changed: object) -> trajectories.Registration:
    plain = trajectories.Registration(
        employee_name="Piet Nieuw",
        client=cast.client,
        absence=Absence(first_sick_day=date(2026, 1, 5)),
    )
    return replace(plain, **changed)


def register(cast: Cast, actor: Actor, **changed: object) -> trajectories.Registered:
    return trajectories.register(actor=actor, now=NOW, registration=registration(cast, **changed))


@pytest.mark.parametrize("name", ["coach", "employer"])
def test_who_may_register(cast: Cast, name: str) -> None:
    made = register(cast, getattr(cast, name))
    assert made.number.startswith("OV-")
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=made.id)
    assert case.due.timeline.waiting_period.first_day == date(2026, 1, 5)


@pytest.mark.parametrize(
    "name",
    ["planner", "manager", "employee", "line_manager", "company_doctor", "host_employer"],
)
def test_who_may_not_register(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        register(cast, getattr(cast, name))


def test_an_employer_cannot_register_for_another_client(cast: Cast) -> None:
    from wissel.apps.bureaus import service as bureaus

    other = bureaus.register_client(actor=cast.command, now=NOW, name="Andere B.V.")
    with pytest.raises(Denied):
        register(cast, cast.employer, client=other.id)


def test_a_client_of_another_bureau_is_not_there(cast: Cast) -> None:
    with pytest.raises(Denied):
        register(cast, cast.stranger)


def test_an_employer_who_registers_asks_for_a_quote_from_that_minute_on(cast: Cast) -> None:
    made = register(cast, cast.employer, programme="pappenheim")
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=made.id)
    [promise] = [duty for duty in case.due.obligations if duty.rule == "pappenheim:quote"]
    assert promise.due_at == NOW + timedelta(hours=24)
    by_coach = register(cast, cast.coach, programme="pappenheim")
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=by_coach.id)
    assert "pappenheim:quote" not in {duty.rule for duty in case.due.obligations}


def test_numbers_are_never_given_twice(cast: Cast) -> None:
    first, second = register(cast, cast.coach), register(cast, cast.coach)
    assert first.number != second.number


def test_the_coach_who_registers_gets_the_case_and_an_employer_leaves_it_open(cast: Cast) -> None:
    own = register(cast, cast.coach)
    assert own.id in trajectories.own_cases(actor=cast.coach, now=NOW)
    left = register(cast, cast.employer)
    assert left.id not in trajectories.own_cases(actor=cast.coach, now=NOW)
    assert cast.coach.membership is not None
    trajectories.assign_coach(
        actor=cast.manager, now=NOW, trajectory=left.id, coach=cast.coach.membership
    )
    assert left.id in trajectories.own_cases(actor=cast.coach, now=NOW)


@pytest.mark.parametrize(
    ("absence", "path"),
    [
        (Absence(date(2026, 11, 23)), "$.absence.first_sick_day"),
        (
            Absence(date(2026, 1, 5), healthy=(Healthy(date(2026, 3, 9), date(2026, 3, 2)),)),
            "$.absence.healthy[0]",
        ),
        (
            Absence(
                date(2026, 1, 5),
                healthy=(
                    Healthy(date(2026, 3, 2), date(2026, 3, 9)),
                    Healthy(date(2026, 3, 9), date(2026, 3, 12)),
                ),
            ),
            "$.absence.healthy[1]",
        ),
        (Absence(date(2013, 6, 30)), "$.absence.first_sick_day"),
    ],
    ids=["future", "ends-before-it-begins", "overlap", "before-the-law"],
)
def test_facts_that_contradict_each_other_name_the_place_and_write_nothing(
    cast: Cast, absence: Absence, path: str
) -> None:
    before = trajectories.own_cases(actor=cast.manager, now=NOW)
    with pytest.raises(Refused) as refused:
        register(cast, cast.coach, absence=absence)
    assert refused.value.path.startswith(path)
    assert refused.value.message.nl
    assert trajectories.own_cases(actor=cast.manager, now=NOW) == before


def test_papers_that_exist_already_stand_in_the_timeline(cast: Cast) -> None:
    made = register(
        cast,
        cast.coach,
        documents=(DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor"),),
        document_dates=(date(2026, 2, 10),),
    )
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=made.id)
    [milestone] = [m for m in case.due.timeline.milestones if m.id == "M03"]
    assert milestone.done_on == date(2026, 2, 10)


def test_changed_facts_move_every_date(cast: Cast) -> None:
    before = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    trajectories.change_absence(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        facts=Absence(date(2025, 6, 16), healthy=(Healthy(date(2025, 9, 1), date(2025, 9, 14)),)),
    )
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    moved = after.due.timeline.waiting_period.last_day - before.due.timeline.waiting_period.last_day
    assert moved.days == 14
    assert trajectories.drifts(actor=cast.command, now=NOW) == ()


def test_what_the_facts_were_before_stays_in_the_journal_with_its_owner(cast: Cast) -> None:
    trajectories.change_absence(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        facts=Absence(date(2025, 6, 20)),
    )
    kept = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)[-1]
    assert kept.author == "Peter Hoekstra"
    said = getattr(kept.content, "outcome", "")
    assert "2025-06-16" in said
    assert "2025-06-20" in said


def test_facts_that_do_not_change_leave_no_entry(cast: Cast) -> None:
    before = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    trajectories.change_absence(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, facts=Absence(date(2025, 6, 16))
    )
    after = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert after == before


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"employee_name": " "}, "$.employee_name"),
        ({"employee_email": "geen adres"}, "$.employee_email"),
        ({"function": "x" * 201}, "$.function"),
        ({"hours_per_week": 168.0}, "$.hours_per_week"),
        ({"hours_per_week": 32.125}, "$.hours_per_week"),
        ({"second_track_start": date(2026, 11, 23)}, "$.second_track_start"),
        (
            {
                "documents": (
                    DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor"),
                    DocumentReceived(DocumentKind.AD_RAPPORT, "labour-expert"),
                ),
                "document_dates": (date(2026, 2, 10), date(2026, 11, 23)),
            },
            "$.document_dates[1]",
        ),
        (
            {
                "professionals": (
                    trajectories.Professional("company-doctor", "R. Amrani"),
                    trajectories.Professional("bedrijfsarts", "F. Nieuwpoort"),
                )
            },
            "$.professionals[1].role",
        ),
        (
            {"professionals": (trajectories.Professional("coach", "N.N."),)},
            "$.professionals[0].role",
        ),
        ({"professionals": (trajectories.Professional("uwv", " "),)}, "$.professionals[0].name"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_written(
    cast: Cast, changed: dict[str, object], path: str
) -> None:
    before = trajectories.own_cases(actor=cast.manager, now=NOW)
    with pytest.raises(Refused) as refused:
        register(cast, cast.coach, **changed)
    assert refused.value.path == path
    assert refused.value.message.nl
    assert trajectories.own_cases(actor=cast.manager, now=NOW) == before


def test_a_refused_role_names_the_roles_there_are(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        register(
            cast, cast.coach, professionals=(trajectories.Professional("bedrijfsarts", "N.N."),)
        )
    for role in trajectories.PARTY_ROLES:
        assert role in refused.value.message.nl
    assert "coach" not in trajectories.PARTY_ROLES
