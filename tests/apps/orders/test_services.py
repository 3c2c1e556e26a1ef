"""Extra services: asked for, accepted with a last day, delivered, ended; and who may do what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import Carrier, ServiceResult, ServiceView
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    OrderEvent,
    StudyAdvice,
    standing,
)
from wissel.core.obligations import Obligation, State
from wissel.core.refusal import Refused
from wissel.core.services import studies
from wissel.infra import tenancy
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail

TODAY = date(2026, 11, 22)
DUE = date(2026, 12, 18)
LATER = datetime(2026, 12, 10, 9, 0, tzinfo=NOW.tzinfo)
JONKER = Carrier("labour-expert", "T. Jonker", "Jonker Advies")
QUESTION = {"question": "Welk werk past, binnen en buiten?"}
STUCK = {"stuck": "Het gesprek met de leidinggevende komt er niet van."}
RESULT = ServiceResult(
    dated=date(2026, 12, 8),
    author="T. Jonker",
    registration="SRA 4821",
    texts={"direction": "also-outside", "conclusion": "Het eigen werk past niet meer."},
    lists={"advised": ("planner", "medewerker administratie"), "excluded": ("chauffeur",)},
)
NOTE = ServiceResult(
    dated=date(2026, 12, 8),
    author="Noor Akkerman",
    texts={
        "stuck": "Het gesprek over taken is drie keer verzet.",
        "looked_at": "Het logboek van oktober en november.",
        "advice": "Plan het gesprek op locatie, met de leidinggevende erbij.",
    },
)


def ask(cast: Cast, actor: Actor | None = None, kind: str = "labour-expert-study") -> UUID:
    return orders.ask_service(
        actor=actor or cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        kind=kind,
        answers=QUESTION if kind == "labour-expert-study" else STUCK,
    )


def accept(cast: Cast, service: UUID, actor: Actor | None = None, **said: Any) -> ServiceView:
    return orders.accept_service(
        actor=actor or cast.coach,
        now=NOW,
        service=service,
        **{"carrier": JONKER, "due": DUE} | said,
    )


def deliver(cast: Cast, service: UUID, actor: Actor | None = None, **said: Any) -> ServiceView:
    return orders.deliver_service(
        actor=actor or cast.coach, now=LATER, service=service, **{"result": RESULT} | said
    )


def delivered(cast: Cast) -> UUID:
    service = ask(cast)
    accept(cast, service)
    deliver(cast, service)
    return service


def read(cast: Cast, service: UUID, actor: Actor) -> ServiceView:
    return orders.service(actor=actor, now=LATER, service=service)


def journal(cast: Cast) -> list[JournalEntry]:
    view = trajectories.case(actor=cast.coach, now=LATER, trajectory=cast.trajectory)
    return standing(view.case.journal)


def duty(cast: Cast, now: datetime = LATER) -> Obligation:
    view = trajectories.case(actor=cast.coach, now=now, trajectory=cast.trajectory)
    [found] = [one for one in view.due.obligations if one.rule == "agreement:made"]
    return found


def answer_duty(cast: Cast, now: datetime) -> Obligation:
    view = trajectories.case(actor=cast.coach, now=now, trajectory=cast.trajectory)
    [found] = [one for one in view.due.obligations if one.rule == "service:answer"]
    return found


def mailed(cast: Cast) -> list[tuple[str, str]]:
    with tenancy.tenant(cast.coach.bureau):
        return list(Mail.objects.filter(notice="message").values_list("to", "path"))


def test_what_the_employer_asks_stands_in_the_journal_and_reaches_the_coach(cast: Cast) -> None:
    service = ask(cast)
    view = read(cast, service, cast.coach)
    assert (view.state, view.asked_by, view.answers["question"]) == (
        "asked",
        "Peter Hoekstra",
        QUESTION["question"],
    )
    entry = journal(cast)[-1]
    assert entry.content == OrderEvent("requested", "labour-expert-study", QUESTION["question"])
    assert mailed(cast) == [("noor@overweg.example", f"/dienst/{service}/")]


def test_the_request_asks_for_an_answer_and_accepting_it_is_one(cast: Cast) -> None:
    service = ask(cast)
    waits = answer_duty(cast, NOW)
    assert (waits.due, waits.state(TODAY)) == (date(2026, 11, 24), State.DUE)
    accept(cast, service)
    assert answer_duty(cast, NOW).done_on == TODAY
    assert duty(cast, NOW).act == "service", "what settles it is the delivery, nothing is ticked"


def test_the_offer_and_the_order_of_the_trajectory_are_not_those_of_a_service(cast: Cast) -> None:
    ask(cast)
    assert "order-event:requested" not in journal(cast)[-1].counts_as


@pytest.mark.parametrize("who", ["employer", "coach", "planner", "manager"])
def test_the_employer_asks_and_the_bureau_asks_for_them(cast: Cast, who: str) -> None:
    service = ask(cast, getattr(cast, who), "unblocking")
    assert read(cast, service, cast.employer).state == "asked"


@pytest.mark.parametrize(
    "who",
    [
        "employee",
        "line_manager",
        "company_doctor",
        "labour_expert",
        "host_employer",
        "auditor",
        "sysadmin",
        "other_coach",
        "stranger",
    ],
)
def test_nobody_else_asks_for_a_service(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        ask(cast, getattr(cast, who))


@pytest.mark.parametrize("who", ["coach", "planner", "manager"])
def test_the_bureau_accepts_with_who_does_it_and_by_when(cast: Cast, who: str) -> None:
    view = accept(cast, ask(cast), getattr(cast, who))
    assert (view.state, view.carrier, view.due) == ("accepted", JONKER, DUE)
    found = duty(cast, NOW)
    assert (found.actors, found.due, found.state(TODAY)) == (
        ("labour-expert",),
        DUE,
        State.UPCOMING,
    )


@pytest.mark.parametrize("who", ["employer", "employee", "labour_expert", "other_coach"])
def test_whoever_is_not_of_the_bureau_or_not_of_the_case_accepts_nothing(
    cast: Cast, who: str
) -> None:
    service = ask(cast)
    with pytest.raises(Denied):
        accept(cast, service, getattr(cast, who))
    with pytest.raises(Denied):
        orders.decline_service(
            actor=getattr(cast, who), now=NOW, service=service, reason="Geen plaats."
        )


def test_the_delivery_settles_the_agreement_and_counts_as_a_report_that_came_in(
    cast: Cast,
) -> None:
    service = delivered(cast)
    found = duty(cast)
    assert (found.done_on, found.state(LATER.date())) == (date(2026, 12, 8), State.DONE)
    [report] = [one for one in journal(cast) if "document-received:ad-rapport" in one.counts_as]
    assert (report.happened_on, report.category) == (date(2026, 12, 8), "capacity")
    seen = trajectories.entries(actor=cast.planner, now=LATER, trajectory=cast.trajectory)
    [came] = [one for one in seen if "document-received:ad-rapport" in one.counts_as]
    assert isinstance(came.content, DocumentReceived)
    assert (came.happened_on, came.content.advice) == (date(2026, 12, 8), None)
    view = read(cast, service, cast.employer)
    assert (view.state, view.result, view.days_late) == ("delivered", RESULT, 0)


def test_what_the_labour_expert_advised_is_a_record_that_others_read(cast: Cast) -> None:
    delivered(cast)
    [study] = studies(journal(cast))
    assert (study.dated, study.author) == (date(2026, 12, 8), "T. Jonker")
    assert study.advice == StudyAdvice(
        "also-outside",
        "Het eigen werk past niet meer.",
        ("planner", "medewerker administratie"),
        ("chauffeur",),
        "SRA 4821",
    )


def test_a_report_that_came_in_already_says_it_and_is_not_counted_twice(cast: Cast) -> None:
    came = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=DocumentReceived(DocumentKind.AD_RAPPORT, "employer", author="T. Jonker"),
        documents=("0",),
    )
    view = orders.record_service(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        kind="labour-expert-study",
        result=replace(RESULT, dated=date(2026, 11, 20)),
        document=UUID(came.id),
    )
    assert (view.state, view.elsewhere, view.due) == ("delivered", True, None)
    [study] = studies(journal(cast))
    assert study.advice is not None
    [entry] = [one for one in journal(cast) if one.id == study.entry]
    assert (entry.supersedes, entry.documents) == (came.id, ("0",))
    assert isinstance(entry.content, DocumentReceived)
    assert entry.content.source == "employer", "who sent it stays known"


def test_advice_on_a_standstill_is_a_note_that_employer_and_employee_may_read(
    cast: Cast,
) -> None:
    service = ask(cast, kind="unblocking")
    accept(cast, service, carrier=Carrier("coach", "Noor Akkerman"))
    deliver(cast, service, result=NOTE)
    [note] = [one for one in journal(cast) if one.kind == "note"]
    assert note.category == "stagnation"
    for actor in (cast.employer, cast.employee, cast.manager, cast.planner):
        assert read(cast, service, actor).result == NOTE
    assert duty(cast).done_on == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("coach", True),
        ("employer", True),
        ("employee", True),
        ("labour_expert", True),
        ("company_doctor", True),
        ("manager", False),
        ("planner", False),
    ],
)
def test_a_result_is_read_by_whom_the_access_table_names_for_its_kind(
    cast: Cast, who: str, reads: bool
) -> None:
    view = read(cast, delivered(cast), getattr(cast, who))
    assert view.has_result
    assert (view.result is not None) is reads


@pytest.mark.parametrize(
    "who", ["line_manager", "host_employer", "auditor", "sysadmin", "stranger"]
)
def test_whoever_has_no_business_with_it_does_not_even_see_that_it_was_asked(
    cast: Cast, who: str
) -> None:
    service = ask(cast)
    with pytest.raises(Denied):
        read(cast, service, getattr(cast, who))


@pytest.mark.parametrize("who", ["employer", "employee", "labour_expert", "manager", "planner"])
def test_only_whoever_may_read_the_result_and_write_the_calendar_delivers(
    cast: Cast, who: str
) -> None:
    service = ask(cast)
    accept(cast, service)
    with pytest.raises(Denied):
        deliver(cast, service, getattr(cast, who))


def test_employer_and_employee_are_told_that_there_is_something_and_not_what(cast: Cast) -> None:
    service = delivered(cast)
    assert mailed(cast)[-2:] == [
        ("peter@maasbocht.example", f"/werkgever/dienst/{service}/"),
        ("karin@example.org", "/mijn/stukken/"),
    ]


def test_a_new_day_corrects_the_agreement_and_is_the_one_that_counts(cast: Cast) -> None:
    service = ask(cast)
    accept(cast, service)
    view = orders.replan_service(
        actor=cast.planner,
        now=NOW,
        service=service,
        carrier=Carrier("labour-expert", "E. Bos"),
        due=date(2027, 1, 8),
    )
    assert (view.due, duty(cast).due) == (date(2027, 1, 8), date(2027, 1, 8))
    assert view.carrier is not None
    assert view.carrier.name == "E. Bos"


def test_late_is_late_and_stays_so_when_it_was_delivered(cast: Cast) -> None:
    service = ask(cast)
    accept(cast, service, due=date(2026, 12, 1))
    assert read(cast, service, cast.coach).late
    assert duty(cast).state(LATER.date()) is State.OVERDUE
    assert deliver(cast, service).days_late == 7
    assert duty(cast).state(LATER.date()) is State.LATE


@pytest.mark.parametrize(
    ("act", "state"), [(orders.decline_service, "declined"), (orders.withdraw_service, "withdrawn")]
)
def test_what_ends_says_why_and_leaves_no_duty_behind(
    cast: Cast, act: Callable[..., ServiceView], state: str
) -> None:
    service = ask(cast)
    accept(cast, service)
    view = act(actor=cast.manager, now=NOW, service=service, reason="Er is al een onderzoek.")
    assert (view.state, view.ended_by, view.reason) == (
        state,
        "Mara Vos",
        "Er is al een onderzoek.",
    )
    assert duty(cast).state(LATER.date()) is State.NOT_APPLICABLE
    assert f"order-event:{state}:labour-expert-study" in journal(cast)[-1].counts_as
    with pytest.raises(Refused, match="meanwhile"):
        accept(cast, service)
    ask(cast)  # and it can be asked for anew


def test_a_wrong_result_is_corrected_and_the_one_before_no_longer_counts(cast: Cast) -> None:
    service = delivered(cast)
    better = replace(RESULT, dated=date(2026, 12, 9), lists={"advised": ("planner",)})
    view = orders.correct_result(actor=cast.coach, now=LATER, service=service, result=better)
    assert view.result is not None
    assert view.result.lists == {"advised": ("planner",), "excluded": ()}
    [study] = studies(journal(cast))
    assert study.advice is not None
    assert (study.dated, study.advice.advised) == (date(2026, 12, 9), ("planner",))
    assert duty(cast).done_on == date(2026, 12, 9)
    with pytest.raises(Denied):
        orders.correct_result(actor=cast.employer, now=LATER, service=service, result=better)


def test_nobody_writes_what_a_report_comes_to_without_this_door(cast: Cast) -> None:
    content = DocumentReceived(
        DocumentKind.AD_RAPPORT, "labour-expert", advice=StudyAdvice("inside-only", "Het past.")
    )
    with pytest.raises(Refused, match="its own page"):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=TODAY,
            content=content,
        )


def test_the_desk_sees_what_waits_in_the_whole_bureau(cast: Cast) -> None:
    first, second = ask(cast), ask(cast, kind="unblocking")
    accept(cast, first, due=date(2026, 11, 23))
    found = orders.open_services(actor=cast.planner, now=LATER)
    assert [(one.id, one.employee, one.accepted, one.late) for one in found] == [
        (first, "Karin Dijkstra", True, True),
        (second, "Karin Dijkstra", False, False),
    ]
    deliver(cast, first)
    assert [one.id for one in orders.open_services(actor=cast.manager, now=LATER)] == [second]
    for actor in (cast.coach, cast.employer, cast.employee):
        with pytest.raises(Denied):
            orders.open_services(actor=actor, now=LATER)
