"""Extra services: what is refused, each time with the place and what to do about it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.apps.orders.test_services import (
    JONKER,
    LATER,
    NOTE,
    RESULT,
    accept,
    ask,
    deliver,
    delivered,
    journal,
    read,
)
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import Carrier, ServiceResult
from wissel.apps.trajectories.models import Trajectory
from wissel.core.journal import DocumentReceived
from wissel.core.money import Line
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied, door


@door
def close(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    row = Trajectory.objects.get(pk=trajectory)
    row.closed_on = date(2026, 11, 20)
    row.save(update_fields=["closed_on"])


def closed(cast: Cast) -> None:
    actor = Actor(bureau=cast.coach.bureau, name="tests", role="system", kind="command")
    close(actor=actor, now=NOW, trajectory=cast.trajectory)


def quoted(cast: Cast, service: UUID, *, send: bool = True) -> UUID:
    quote = orders.quote_service(actor=cast.manager, now=NOW, service=service)
    view = orders.quote(actor=cast.manager, now=NOW, quote=quote)
    [line] = view.said.lines
    said = replace(view.said, lines=(Line(line.title, Decimal("1250.00")),))
    saved = orders.save_quote(
        actor=cast.manager, now=NOW, quote=quote, revision=view.revision, said=said
    )
    if send:
        orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=saved.revision)
    return quote


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({}, "$.question"),
        ({"question": "   "}, "$.question"),
        ({"question": "x" * 1001}, "$.question"),
        ({"question": "Zij heeft een depressie, wat kan zij?"}, "$.question"),
        ({"question": "Wat past?", "examined": "x" * 1001}, "$.examined"),
        ({"question": "Wat\x00past?"}, "$.question"),
    ],
)
def test_what_cannot_be_asked_says_at_which_question(
    cast: Cast, answers: dict[str, str], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        orders.ask_service(
            actor=cast.employer,
            now=NOW,
            trajectory=cast.trajectory,
            kind="labour-expert-study",
            answers=answers,
        )
    assert refused.value.path == path
    assert orders.services(actor=cast.coach, now=NOW, trajectory=cast.trajectory) == ()


def test_what_was_asked_and_is_open_is_not_asked_twice(cast: Cast) -> None:
    ask(cast)
    with pytest.raises(Refused, match="asked for already, on 22-11-2026 by Peter Hoekstra"):
        ask(cast, cast.coach)
    ask(cast, kind="unblocking")


def test_a_kind_that_nobody_offers_is_not_asked_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="Choose what you ask for"):
        orders.ask_service(
            actor=cast.employer,
            now=NOW,
            trajectory=cast.trajectory,
            kind="trajectory",
            answers={},
        )


@pytest.mark.parametrize(
    ("said", "path", "words"),
    [
        ({"due": date(2026, 11, 21)}, "$.due", "from today on"),
        ({"due": date(2028, 1, 1)}, "$.due", "wage payment ends"),
        ({"carrier": replace(JONKER, name=" ")}, "$.name", "name"),
        ({"carrier": replace(JONKER, name="x" * 201)}, "$.name", "201"),
        ({"carrier": replace(JONKER, organisation="Burn-outpoli")}, "$.organisation", "health"),
        ({"carrier": Carrier("coach", "Noor Akkerman")}, "$.role", "who does this"),
    ],
)
def test_what_cannot_be_agreed_says_where(
    cast: Cast, said: dict[str, Any], path: str, words: str
) -> None:
    service = ask(cast)
    with pytest.raises(Refused, match=words) as refused:
        accept(cast, service, **said)
    assert refused.value.path == path
    assert read(cast, service, cast.coach).state == "asked"


def test_two_who_accept_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    service = ask(cast)
    accept(cast, service)
    with pytest.raises(Refused, match="meanwhile"):
        accept(cast, service, cast.planner, carrier=Carrier("labour-expert", "E. Bos"))
    view = read(cast, service, cast.coach)
    assert view.carrier == JONKER


@pytest.mark.parametrize(
    ("result", "path", "words"),
    [
        (replace(RESULT, dated=date(2026, 12, 11)), "$.dated", "after today"),
        (replace(RESULT, dated=date(2026, 11, 21)), "$.dated", "before 22-11-2026"),
        (replace(RESULT, author=""), "$.author", "who wrote"),
        (replace(RESULT, texts={"conclusion": "Het past."}), "$.direction", "Choose one"),
        (replace(RESULT, texts=RESULT.texts | {"direction": "nergens"}), "$.direction", "one"),
        (replace(RESULT, texts=RESULT.texts | {"conclusion": ""}), "$.conclusion", "Fill"),
        (
            replace(RESULT, texts=RESULT.texts | {"conclusion": "Door depressie past het niet."}),
            "$.conclusion",
            "health",
        ),
        (
            replace(RESULT, texts=RESULT.texts | {"conclusion": "x" * 2001}),
            "$.conclusion",
            "2001",
        ),
        (replace(RESULT, lists={"advised": ("x" * 121,)}), "$.advised", "121"),
        (
            replace(RESULT, lists={"excluded": tuple(f"functie {n}" for n in range(31))}),
            "$.excluded",
            "31",
        ),
        (replace(RESULT, lists={"excluded": ("werk met een burn-out",)}), "$.excluded", "health"),
    ],
)
def test_a_result_that_cannot_stand_says_where_and_nothing_is_kept(
    cast: Cast, result: ServiceResult, path: str, words: str
) -> None:
    service = ask(cast)
    accept(cast, service)
    before = journal(cast)
    with pytest.raises(Refused, match=words) as refused:
        deliver(cast, service, result=result)
    assert refused.value.path == path
    assert (read(cast, service, cast.coach).has_result, journal(cast)) == (False, before)


def test_advice_on_a_standstill_names_nothing_about_health_either(cast: Cast) -> None:
    service = ask(cast, kind="unblocking")
    accept(cast, service, carrier=Carrier("bureau", "Mara Vos"))
    worse = replace(NOTE, texts=NOTE.texts | {"advice": "Wacht tot de therapie klaar is."})
    with pytest.raises(Refused, match="health") as refused:
        deliver(cast, service, result=worse)
    assert refused.value.path == "$.advice"


def test_what_was_not_accepted_is_not_delivered_and_nothing_is_delivered_twice(
    cast: Cast,
) -> None:
    service = ask(cast)
    with pytest.raises(Refused, match="Accept the service first"):
        deliver(cast, service)
    accept(cast, service)
    deliver(cast, service)
    with pytest.raises(Refused, match="Noor Akkerman delivered this already"):
        deliver(cast, service)
    reports = [one for one in journal(cast) if isinstance(one.content, DocumentReceived)]
    assert len(reports) == 1


def test_what_was_delivered_is_not_taken_back(cast: Cast) -> None:
    service = delivered(cast)
    for act in (orders.withdraw_service, orders.decline_service):
        with pytest.raises(Refused, match="meanwhile"):
            act(actor=cast.coach, now=LATER, service=service, reason="Niet meer nodig.")


@pytest.mark.parametrize("reason", ["", "x" * 1001, "Vanwege de chemotherapie."])
def test_a_reason_is_given_and_says_nothing_about_health(cast: Cast, reason: str) -> None:
    service = ask(cast)
    with pytest.raises(Refused) as refused:
        orders.withdraw_service(actor=cast.employer, now=NOW, service=service, reason=reason)
    assert refused.value.path == "$.reason"


def test_in_a_closed_trajectory_nothing_begins_and_nothing_goes_on(cast: Cast) -> None:
    asked, accepted = ask(cast), ask(cast, kind="unblocking")
    accept(cast, accepted, carrier=Carrier("coach", "Noor Akkerman"))
    closed(cast)
    tries = (
        lambda: ask(cast),
        lambda: accept(cast, asked),
        lambda: deliver(cast, accepted, result=NOTE),
        lambda: orders.quote_service(actor=cast.manager, now=NOW, service=asked),
        lambda: orders.record_service(
            actor=cast.coach,
            now=LATER,
            trajectory=cast.trajectory,
            kind="labour-expert-study",
            result=RESULT,
        ),
    )
    for attempt in tries:
        with pytest.raises(Refused, match="closed on 20-11-2026"):
            attempt()
    ended = orders.withdraw_service(
        actor=cast.coach, now=NOW, service=asked, reason="Het traject is gesloten."
    )
    assert ended.state == "withdrawn"


def test_a_document_that_is_no_report_of_a_labour_expert_takes_no_advice(cast: Cast) -> None:
    service = ask(cast)
    accept(cast, service)
    other = journal(cast)[0].id
    for document in (UUID(other), uuid4()):
        with pytest.raises(Refused, match="Choose again") as refused:
            deliver(cast, service, document=document)
        assert refused.value.path == "$.document"


def test_a_quote_of_a_service_has_a_line_of_its_own_and_is_signed_before_it_begins(
    cast: Cast,
) -> None:
    service = ask(cast)
    quote = quoted(cast, service)
    view = read(cast, service, cast.employer)
    assert view.quote is not None
    assert (view.quote.id, view.quote.order, view.quote.said.lines[0].title) == (
        quote,
        "labour-expert-study",
        "Arbeidsdeskundig onderzoek",
    )
    assert read(cast, service, cast.employee).quote is None
    for step in (
        lambda: accept(cast, service),
        lambda: orders.withdraw_service(
            actor=cast.employer, now=NOW, service=service, reason="Te duur."
        ),
    ):
        with pytest.raises(Refused, match="Quote 1 belongs to this"):
            step()
    with pytest.raises(Refused, match="quote for this service already"):
        orders.quote_service(actor=cast.manager, now=NOW, service=service)
    _sign(cast, quote)
    assert accept(cast, service).state == "accepted"
    with pytest.raises(Refused, match="You signed the quote"):
        orders.withdraw_service(
            actor=cast.employer, now=NOW, service=service, reason="Niet meer nodig."
        )


def test_only_whoever_writes_quotes_begins_one_for_a_service(cast: Cast) -> None:
    service = ask(cast)
    for actor in (cast.coach, cast.employer):
        with pytest.raises(Denied):
            orders.quote_service(actor=actor, now=NOW, service=service)
    quoted(cast, service, send=False)
    assert read(cast, service, cast.employer).quote is None, "a draft is the bureau's"
    with pytest.raises(Refused, match="not answered yet"):
        accept(cast, service)


def test_after_a_quote_was_declined_another_one_can_be_made(cast: Cast) -> None:
    service = ask(cast)
    quote = quoted(cast, service)
    orders.decline_quote(actor=cast.employer, now=NOW, quote=quote, reason="Te duur.")
    assert quoted(cast, service) != quote


def _sign(cast: Cast, quote: UUID) -> None:
    user = cast.employer.user
    assert user is not None
    orders.sign_quote(
        actor=cast.employer,
        now=NOW + timedelta(minutes=1),
        quote=quote,
        proof=bureaus.Proved(user, "peter@maasbocht.example", NOW + timedelta(minutes=1)),
        name="Peter Hoekstra",
        function="HR",
        authorised=True,
    )
