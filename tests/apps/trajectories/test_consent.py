"""Consent: given, taken back, and looked up where a cell of the access table speaks of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Consent
from wissel.apps.trajectories.service import _guard
from wissel.core.access import DataCategory
from wissel.core.consents import Choice, statement
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied, read_door
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db

VERSION = statement().version
HOST = "Tuincentrum De Linde"
RECEIVERS = {
    "coach": "coach",
    "employer": "employer",
    "labour-expert": "labour_expert",
    "host-employer": "host_employer",
}
choices = pytest.mark.parametrize("choice", statement().choices, ids=lambda choice: str(choice.key))


def give(cast: Cast, choice: str, **options: Any) -> trajectories.Consents:
    said = {"actor": cast.employee, "version": VERSION} | options
    return trajectories.give_consent(now=NOW, trajectory=cast.trajectory, choice=choice, **said)


def withdraw(cast: Cast, consent: UUID, actor: Actor | None = None) -> trajectories.Consents:
    return trajectories.withdraw_consent(
        actor=actor or cast.employee, now=NOW, trajectory=cast.trajectory, consent=consent
    )


@read_door
def seen(
    *, actor: Actor, now: object, trajectory: UUID, category: str, closed: bool = False
) -> str:
    """Return how much of a kind of data the actor may be shown, by what every door asks."""
    row = _guard.Trajectory.objects.select_related("employment__employee").get(pk=trajectory)
    row.closed_on = NOW.date() if closed else None
    decision = _guard.Obtained(row, _guard._relation(actor, row), actor).may(DataCategory(category))
    return "none" if decision is None else f"{decision.level} {sorted(decision.conditions)}"


def levels(cast: Cast, category: str, *, closed: bool = False) -> dict[str, str]:
    """Return how much each of the receivers may be shown."""
    return {
        role: seen(
            actor=cast.everybody[name],
            now=NOW,
            trajectory=cast.trajectory,
            category=category,
            closed=closed,
        )
        for role, name in RECEIVERS.items()
    }


def of_host(cast: Cast) -> None:
    """Write down at which company the host employer of the cast works."""
    [party] = [
        one
        for one in trajectories.parties(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
        if one.party.role == "host-employer"
    ]
    trajectories.change_party(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        party=party.id,
        name="Ans Kuiper",
        organisation=HOST,
    )


def test_opening_a_case_asks_for_consents_only_where_they_count(cast: Cast) -> None:
    table = Consent._meta.db_table
    for actor in (cast.coach, cast.manager, cast.employer, cast.employee):
        with CaptureQueriesContext(connection) as asked:
            trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory)
        consents = [query for query in asked.captured_queries if table in query["sql"]]
        assert len(consents) <= 6, f"{actor.role}: {len(consents)}"


@choices
def test_a_yes_opens_one_kind_of_data_to_one_receiver_until_it_is_taken_back(
    cast: Cast, choice: Choice
) -> None:
    of_host(cast)
    before = levels(cast, choice.category)
    [given, *_] = give(cast, choice.key, named=HOST if choice.named else "").given
    after = levels(cast, choice.category)
    assert [role for role in before if before[role] != after[role]] == [choice.receiver]
    assert levels(cast, choice.category, closed=True) == before, "it outlives the trajectory"
    withdraw(cast, given.id)
    assert levels(cast, choice.category) == before


def test_a_yes_for_one_company_opens_nothing_to_another(cast: Cast) -> None:
    of_host(cast)
    give(cast, "cv-host", named="Garage Smit")

    assert levels(cast, "person-profile")["host-employer"] == "none"
    give(cast, "cv-host", named="  tuincentrum   de linde ")
    assert levels(cast, "person-profile")["host-employer"].startswith("limited")


def test_everything_said_stands_in_the_journal_that_the_employer_does_not_read(
    cast: Cast,
) -> None:
    trajectories.confirm_information(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, version=VERSION
    )
    [given] = give(cast, "employer-names").given
    withdraw(cast, given.id)

    def told(actor: Actor) -> list[str]:
        case = trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory).case
        return [
            entry.content.event
            for entry in case.journal
            if entry.kind == "consent-event" and hasattr(entry.content, "event")
        ]

    for reader in (cast.employee, cast.coach, cast.planner):
        assert told(reader) == ["informed", "given", "withdrawn"]
    assert told(cast.employer) == []
    assert told(cast.labour_expert) == []


def test_the_same_answer_twice_stands_once(cast: Cast) -> None:
    for _ in range(2):
        trajectories.confirm_information(
            actor=cast.employee, now=NOW, trajectory=cast.trajectory, version=VERSION
        )
        found = give(cast, "employer-names")
    assert len(found.given) == 1
    again = [withdraw(cast, found.given[0].id) for _ in range(2)]
    assert [len(one.given) for one in again] == [1, 1]
    case = trajectories.case(actor=cast.employee, now=NOW, trajectory=cast.trajectory).case
    assert sum(entry.kind == "consent-event" for entry in case.journal) == 3


def test_the_coach_hears_of_a_withdrawal_without_a_word_of_it(cast: Cast) -> None:
    [given] = give(cast, "employer-names").given
    withdraw(cast, given.id)
    with tenant(cast.coach.bureau):
        [(to, path)] = Mail.objects.filter(notice="message").values_list("to", "path")
    assert to == "noor@overweg.example"
    assert path == f"/traject/{cast.trajectory}/"


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("$.choice", {"choice": "everything"}),
        ("$.version", {"version": "2019-01"}),
        ("$.named", {"choice": "cv-host", "named": "  "}),
        ("$.named", {"choice": "cv-host", "named": "x" * 201}),
        ("$.named", {"choice": "cv-host", "named": "a\x00b"}),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_its_place(
    cast: Cast, place: str, options: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        give(cast, **({"choice": "employer-names"} | options))
    assert refused.value.path == place


def test_the_office_takes_over_from_paper_with_its_day(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        give(cast, "employer-names", actor=cast.planner)
    assert refused.value.path == "$.on_paper"
    tomorrow = NOW.date() + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        give(cast, "employer-names", actor=cast.planner, on_paper=tomorrow)
    assert refused.value.path == "$.on_paper"
    signed = date(2026, 11, 2)
    [given] = give(cast, "employer-names", actor=cast.planner, on_paper=signed).given
    assert given.day == signed
    assert withdraw(cast, given.id, cast.manager).given[0].withdrawn_at == NOW


def test_nobody_but_the_employee_and_the_office_answers(cast: Cast) -> None:
    for name in ("coach", "employer", "company_doctor", "labour_expert", "line_manager",
                 "host_employer", "auditor", "stranger", "stranger_employee"):  # fmt: skip
        with pytest.raises(Denied):
            give(cast, "employer-names", actor=cast.everybody[name])
    with pytest.raises(Denied):
        give(cast, "employer-names", on_paper=date(2026, 11, 2))
    [given] = give(cast, "employer-names").given
    with pytest.raises(Denied):
        withdraw(cast, given.id, cast.coach)
    with pytest.raises(Denied):
        trajectories.withdraw_consent(
            actor=cast.stranger_employee,
            now=NOW,
            trajectory=cast.other_trajectory,
            consent=given.id,
        )


def test_who_may_read_consents_reads_them_and_nobody_else(cast: Cast) -> None:
    give(cast, "employer-names")
    for name in ("employee", "coach", "planner", "manager"):
        found = trajectories.consents(
            actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory
        )
        assert [one.choice for one in found.given] == ["employer-names"]
    for name in ("employer", "line_manager", "company_doctor", "labour_expert", "stranger"):
        with pytest.raises(Denied):
            trajectories.consents(actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory)
