"""An extra service and its quote are two things: what ends the one does not end the other."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.apps.orders.test_services import (
    LATER,
    NOTE,
    RESULT,
    accept,
    ask,
    deliver,
    delivered,
    journal,
    mailed,
    read,
)
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import QuoteSaid
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Note
from wissel.core.money import Line
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused

pytestmark = pytest.mark.django_db


def quoted(cast: Cast, service: UUID, *, send: bool = True) -> UUID:
    quote = orders.quote_service(actor=cast.planner, now=NOW, service=service)
    said = QuoteSaid((Line("Arbeidsdeskundig onderzoek", Decimal("1250.00")),), date(2026, 12, 22))
    revision = orders.quote(actor=cast.planner, now=NOW, quote=quote).revision
    saved = orders.save_quote(
        actor=cast.planner, now=NOW, quote=quote, revision=revision, said=said
    )
    if send:
        orders.send_quote(actor=cast.planner, now=NOW, quote=quote, revision=saved.revision)
    return quote


def sign(cast: Cast, quote: UUID) -> None:
    assert cast.employer.user is not None
    proof = bureaus.Proved(cast.employer.user, "peter@maasbocht.example", NOW)
    orders.sign_quote(
        actor=cast.employer, now=NOW, quote=quote, proof=proof, name="Peter Hoekstra",
        function="Hoofd HR", authorised=True,
    )  # fmt: skip


def duty(cast: Cast, rule: str) -> Obligation:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [found] = [one for one in view.due.obligations if one.rule == rule]
    return found


def test_a_quote_that_was_taken_back_leaves_the_request_open(cast: Cast) -> None:
    service = ask(cast)
    quote = quoted(cast, service)
    assert duty(cast, "service:answer").done_on == NOW.date()
    orders.withdraw_quote(actor=cast.planner, now=NOW, quote=quote, reason="Typefout in de prijs.")
    assert duty(cast, "service:answer").done_on is None
    assert read(cast, service, cast.employer).state == "asked"


def test_what_was_signed_asks_the_bureau_who_does_it(cast: Cast) -> None:
    service = ask(cast)
    sign(cast, quoted(cast, service))
    waiting = duty(cast, "service:accept")
    assert (waiting.done_on, waiting.actors) == (None, ("coach", "bureau"))
    assert waiting.due is not None
    orders.accept_service(
        actor=cast.coach, now=NOW, service=service,
        carrier=orders.Carrier("labour-expert", "T. Jonker", "Jonker Advies"),
        due=date(2026, 12, 18),
    )  # fmt: skip
    assert duty(cast, "service:accept").done_on == NOW.date()


def test_a_quote_that_is_written_on_goes_with_the_service(cast: Cast) -> None:
    service = ask(cast)
    quote = quoted(cast, service, send=False)
    orders.withdraw_service(
        actor=cast.employer, now=NOW, service=service, reason="Niet meer nodig."
    )
    view = orders.quote(actor=cast.planner, now=NOW, quote=quote)
    assert view.state == "withdrawn"
    with pytest.raises(Refused):
        orders.send_quote(actor=cast.planner, now=NOW, quote=quote, revision=view.revision)


def test_who_is_only_asked_a_question_does_not_read_what_stands_still(cast: Cast) -> None:
    service = ask(cast, kind="unblocking")
    accept(cast, service, carrier=orders.Carrier("coach", "Noor Akkerman"))
    deliver(cast, service, result=NOTE)
    assert read(cast, service, cast.employer).result is not None
    doctor = read(cast, service, cast.company_doctor)
    assert (doctor.has_result, doctor.result) == (True, None)


def test_a_result_that_is_corrected_is_told(cast: Cast) -> None:
    service = delivered(cast)
    before = len(mailed(cast))
    orders.correct_result(actor=cast.coach, now=NOW.replace(month=12), service=service,
                          result=RESULT)  # fmt: skip
    assert len(mailed(cast)) > before


def test_the_list_of_one_client_holds_nobody_else(cast: Cast) -> None:
    service = ask(cast)
    other = bureaus.register_client(actor=cast.manager, now=NOW, name="Andere B.V.")
    given = {"actor": cast.manager, "now": NOW}
    assert [one.id for one in orders.open_services(client=cast.client, **given)] == [service]
    assert orders.open_services(client=other.id, **given) == ()


def test_what_came_of_a_service_is_corrected_at_the_service_and_nowhere_else(cast: Cast) -> None:
    service = ask(cast, kind="unblocking")
    accept(cast, service, carrier=orders.Carrier("coach", "Noor Akkerman"))
    deliver(cast, service, result=NOTE)
    [told] = [entry for entry in journal(cast) if isinstance(entry.content, Note)]
    with pytest.raises(Refused) as refused:
        trajectories.correct(
            actor=cast.coach, now=LATER, trajectory=cast.trajectory, entry=UUID(told.id),
            happened_on=told.happened_on, content=Note("Iets anders."),
        )  # fmt: skip
    assert refused.value.code == "own-door"
