"""Quotes: begun from the price model, written by the bureau, read and declined by the employer."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.models import Quote
from wissel.apps.orders.service import Payer, QuoteSaid, QuoteView
from wissel.apps.trajectories import service as trajectories
from wissel.core.money import Line
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.doors import Actor, Denied, door
from wissel.infra.models import Mail

UNTIL = date(2026, 12, 22)
SAID = QuoteSaid(
    (Line("Intakefase", Decimal("535.00")), Line("Dossierkosten", Decimal("35.00"))), UNTIL
)


def begin(cast: Cast, actor: Actor | None = None) -> UUID:
    return orders.begin_quote(
        actor=actor or cast.manager, now=NOW, trajectory=cast.trajectory, order="trajectory"
    )


def saved(cast: Cast, said: QuoteSaid = SAID, revision: int = 1) -> UUID:
    quote = begin(cast)
    orders.save_quote(actor=cast.manager, now=NOW, quote=quote, revision=revision, said=said)
    return quote


def sent(cast: Cast, said: QuoteSaid = SAID) -> UUID:
    quote = saved(cast, said)
    orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2)
    return quote


def read(cast: Cast, quote: UUID, actor: Actor | None = None) -> QuoteView:
    return orders.quote(actor=actor or cast.manager, now=NOW, quote=quote)


def under(cast: Cast, programme: str) -> None:
    trajectories.change_programme(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        name=programme,
        version=1,
        reason="proef",
    )


def test_a_quote_begins_with_the_lines_of_the_price_model(cast: Cast) -> None:
    under(cast, "xs2more")
    intake = orders.begin_quote(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake"
    )
    view = read(cast, intake)
    assert [(line.title, line.amount) for line in view.said.lines] == [
        ("Intakefase", Decimal("535.00")),
        ("Dossierkosten, eenmalig", Decimal("35.00")),
    ]
    assert (view.state, view.totals.gross) == ("draft", Decimal("689.70"))
    assert view.said.valid_until == date(2026, 12, 22)


def test_the_weeks_of_a_price_per_week_are_those_of_the_clock(cast: Cast) -> None:
    under(cast, "ascenditur")
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    last = case.due.timeline.waiting_period.last_day
    weeks = -(-((last - date(2026, 11, 22)).days + 1) // 7)
    [line] = read(cast, begin(cast)).said.lines
    assert (line.quantity, line.amount) == (Decimal(weeks), weeks * Decimal("100.00"))
    assert line.unit == "week"


def test_in_a_band_a_person_decides(cast: Cast) -> None:
    under(cast, "jp-werkrevisie")
    quote = begin(cast)
    assert [line.price for line in read(cast, quote).said.lines] == [Decimal("0.00")]
    with pytest.raises(Refused) as refused:
        orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=1)
    assert refused.value.path == "$.lines[0].price"


def test_the_same_case_stands_under_every_model_that_names_prices(cast: Cast) -> None:
    under(cast, "jp-werkrevisie")
    desk = orders.quote_desk(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    found = {one.programme: one for one in desk.compared}
    assert set(found) == {"xs2more", "ascenditur", "jp-werkrevisie"}
    assert [name for name, one in found.items() if one.is_own] == ["jp-werkrevisie"]
    assert found["xs2more"].estimate.least == Decimal("570.00")
    assert not found["jp-werkrevisie"].estimate.is_exact


def test_sending_settles_what_was_promised_and_tells_the_employer(cast: Cast) -> None:
    quote = sent(cast)
    view = read(cast, quote, cast.employer)
    assert view.sent is not None
    assert (view.state, view.sent.bureau, view.sent.by) == ("open", "Bureau Overweg", "Mara Vos")
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert "order-event:quoted" in case.journal[-1].counts_as
    with tenancy.tenant(cast.manager.bureau):
        assert list(Mail.objects.filter(notice="message").values_list("to", flat=True)) == [
            "peter@maasbocht.example"
        ]


def test_a_quote_that_was_sent_does_not_change_any_more(cast: Cast) -> None:
    quote = sent(cast)
    with pytest.raises(Refused, match="sent already"):
        orders.save_quote(actor=cast.manager, now=NOW, quote=quote, revision=2, said=SAID)
    with pytest.raises(Refused, match="sent already"):
        orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2)


def test_two_people_writing_one_quote_do_not_overwrite_each_other(cast: Cast) -> None:
    quote = saved(cast)
    with pytest.raises(orders.QuoteChanged):
        orders.save_quote(
            actor=cast.planner, now=NOW, quote=quote, revision=1, said=replace(SAID, approach="x")
        )
    assert read(cast, quote).said.approach == ""


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (replace(SAID, lines=(Line("", Decimal("10.00")),)), "$.lines[0].title"),
        (replace(SAID, lines=(Line("x" * 201, Decimal("10.00")),)), "$.lines[0].title"),
        (replace(SAID, lines=(Line("x", Decimal("100000.01")),)), "$.lines[0].price"),
        (replace(SAID, lines=(Line("x", Decimal("1.005")),)), "$.lines[0].price"),
        (replace(SAID, lines=(Line("x", Decimal("NaN")),)), "$.lines[0].price"),
        (replace(SAID, lines=(Line("x", Decimal(1), Decimal(0)),)), "$.lines[0].quantity"),
        (replace(SAID, lines=(Line("x", Decimal(1), Decimal(1001)),)), "$.lines[0].quantity"),
        (replace(SAID, lines=(Line("x", Decimal(1)),) * 21), "$.lines"),
        (replace(SAID, approach="x" * 4001), "$.approach"),
        (replace(SAID, payer=Payer("", email="kas@holding.example")), "$.payer.name"),
    ],
)
def test_what_a_quote_cannot_say_is_named_at_its_place(
    cast: Cast, said: QuoteSaid, path: str
) -> None:
    with pytest.raises(Refused) as refused:
        saved(cast, said)
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(SAID, lines=()), "no-lines"),
        (replace(SAID, lines=(*SAID.lines, Line("Korting", Decimal("-600.00")))), "below-zero"),
        (replace(SAID, valid_until=date(2026, 11, 21)), "past"),
    ],
)
def test_what_makes_no_sense_is_saved_and_not_sent(cast: Cast, said: QuoteSaid, code: str) -> None:
    quote = saved(cast, said)
    with pytest.raises(Refused) as refused:
        orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2)
    assert refused.value.code == code
    assert read(cast, quote).said.valid_until == said.valid_until


def test_a_quote_runs_out_by_itself_and_can_still_be_declined(cast: Cast) -> None:
    quote = sent(cast)
    later = NOW + timedelta(days=31)
    assert orders.quote(actor=cast.employer, now=later, quote=quote).state == "expired"
    view = orders.decline_quote(actor=cast.employer, now=later, quote=quote, reason="te laat")
    assert (view.state, view.ended_by, view.reason) == ("declined", "Peter Hoekstra", "te laat")


def test_the_employer_declines_once_and_with_a_reason(cast: Cast) -> None:
    quote = sent(cast)
    with pytest.raises(Refused) as refused:
        orders.decline_quote(actor=cast.employer, now=NOW, quote=quote, reason=" ")
    assert refused.value.path == "$.reason"
    orders.decline_quote(actor=cast.employer, now=NOW, quote=quote, reason="Een ander bureau.")
    for act in (orders.decline_quote, orders.withdraw_quote):
        with pytest.raises(Refused) as refused:
            act(actor=cast.manager, now=NOW, quote=quote, reason="Nog eens.")
        assert refused.value.code == "not-open"


def test_the_bureau_takes_back_what_it_sent(cast: Cast) -> None:
    quote = sent(cast)
    view = orders.withdraw_quote(actor=cast.planner, now=NOW, quote=quote, reason="Fout bedrag.")
    assert view.state == "withdrawn"
    assert read(cast, quote, cast.employer).reason == "Fout bedrag."


def test_the_employer_reads_no_draft_and_writes_no_quote(cast: Cast) -> None:
    quote = saved(cast)
    assert orders.quotes(actor=cast.employer, now=NOW, trajectory=cast.trajectory) == ()
    with pytest.raises(Denied):
        read(cast, quote, cast.employer)
    with pytest.raises(Denied):
        begin(cast, cast.employer)
    other = sent(cast)
    with pytest.raises(Denied):
        orders.withdraw_quote(actor=cast.employer, now=NOW, quote=other, reason="Nee.")


@pytest.mark.parametrize(
    "who",
    ["employee", "line_manager", "company_doctor", "labour_expert", "host_employer", "stranger",
     "stranger_employee", "sysadmin"],
)  # fmt: skip
def test_nobody_else_sees_what_a_trajectory_costs(cast: Cast, who: str) -> None:
    actor, quote = cast.everybody[who], sent(cast)
    with pytest.raises(Denied):
        read(cast, quote, actor)
    with pytest.raises(Denied):
        orders.quotes(actor=actor, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(Denied):
        orders.decline_quote(actor=actor, now=NOW, quote=quote, reason="Nee.")


def test_a_coach_reads_quotes_and_leaves_writing_to_the_office(cast: Cast) -> None:
    quote = sent(cast)
    assert read(cast, quote, cast.coach).totals.net == Decimal("570.00")
    with pytest.raises(Denied):
        begin(cast, cast.coach)


def signed(cast: Cast, quote: UUID, actor: Actor | None = None, **changes: Any) -> QuoteView:
    who = actor or cast.employer
    assert who.user is not None
    given: dict[str, Any] = {
        "proof": bureaus.Proved(who.user, "peter@maasbocht.example", NOW),
        "name": who.name,
        "function": "Hoofd HR",
        "authorised": True,
    }
    return orders.sign_quote(actor=who, now=NOW, quote=quote, **(given | changes))


def test_a_signed_quote_is_the_order_with_its_evidence(cast: Cast) -> None:
    quote = sent(cast)
    view = signed(cast, quote, name="  peter  hoekstra ")
    assert view.signature is not None
    assert (view.state, view.is_whole) == ("accepted", True)
    assert (view.signature.name, view.signature.function) == ("Peter Hoekstra", "Hoofd HR")
    assert view.signature.signed_at == NOW
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert "order-event:signed" in case.journal[-1].counts_as


def messages(cast: Cast) -> list[tuple[str, str]]:
    """Return to whom mail waits, and where it leads."""
    with tenancy.tenant(cast.manager.bureau):
        return list(Mail.objects.filter(notice="message").order_by("id").values_list("to", "path"))


def test_whoever_sent_it_and_whoever_signed_hear_that_there_is_something(cast: Cast) -> None:
    quote = sent(cast)
    signed(cast, quote)
    assert messages(cast) == [
        ("peter@maasbocht.example", f"/werkgever/offerte/{quote}/"),
        ("mara@overweg.example", f"/offerte/{quote}/"),
        ("peter@maasbocht.example", f"/werkgever/offerte/{quote}/"),
    ]


def test_a_declined_quote_is_told_to_whoever_sent_it_and_not_to_whoever_declines(
    cast: Cast,
) -> None:
    orders.decline_quote(actor=cast.employer, now=NOW, quote=sent(cast), reason="Te duur.")
    orders.decline_quote(actor=cast.manager, now=NOW, quote=sent(cast), reason="Per telefoon.")
    assert [to for to, _ in messages(cast)].count("mara@overweg.example") == 1


def test_what_is_promised_from_the_signature_on_begins(cast: Cast) -> None:
    under(cast, "xs2more")
    quote = orders.begin_quote(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake"
    )
    orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=1)
    signed(cast, quote)
    due = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).due
    assert date(2026, 12, 20) in {duty.due for duty in due.obligations}  # 28 days: intake report


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": "Ilse de Wit"}, "$.name"),
        ({"function": " "}, "$.function"),
        ({"authorised": False}, "$.authorised"),
    ],
)
def test_a_signature_without_name_function_or_authority_is_none(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    quote = sent(cast)
    with pytest.raises(Refused) as refused:
        signed(cast, quote, **changes)
    assert refused.value.path == path
    assert read(cast, quote).state == "open"


def test_nobody_signs_for_the_employer_or_with_a_proof_of_another(cast: Cast) -> None:
    quote = sent(cast)
    for actor in (cast.manager, cast.coach, cast.line_manager, cast.employee, cast.stranger):
        with pytest.raises(Denied):
            signed(cast, quote, actor)
    assert cast.manager.user is not None
    assert cast.employer.user is not None
    for proof in (
        bureaus.Proved(cast.manager.user, "mara@overweg.example", NOW),
        bureaus.Proved(cast.employer.user, "x", NOW - timedelta(minutes=3)),
        bureaus.Proved(cast.employer.user, "x", NOW + timedelta(minutes=1)),
    ):
        with pytest.raises(Denied):
            signed(cast, quote, proof=proof)


def test_an_expired_declined_or_signed_quote_cannot_be_signed(cast: Cast) -> None:
    quote = sent(cast)
    assert cast.employer.user is not None
    later = NOW + timedelta(days=31)
    with pytest.raises(Refused, match="expired"):
        orders.sign_quote(
            actor=cast.employer,
            now=later,
            quote=quote,
            proof=bureaus.Proved(cast.employer.user, "x", later),
            name="Peter Hoekstra",
            function="HR",
            authorised=True,
        )
    signed(cast, quote)
    with pytest.raises(Refused, match="no longer open"):
        signed(cast, quote)
    with pytest.raises(Refused, match="no longer open"):
        orders.withdraw_quote(actor=cast.manager, now=NOW, quote=quote, reason="Toch niet.")


def test_a_text_that_was_changed_under_a_signature_is_seen(cast: Cast) -> None:
    quote = sent(cast)
    signed(cast, quote)

    @door
    def tamper(*, actor: Actor, now: datetime) -> None:
        row = Quote.objects.get(pk=quote)
        row.sent["totals"]["gross"] = "1.00"
        row.save(update_fields=["sent"])

    tamper(actor=cast.manager, now=NOW)
    assert not read(cast, quote).is_whole
