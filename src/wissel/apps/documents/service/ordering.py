"""Signing a quote, and the order confirmation that comes of it in the same breath."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _paper
from wissel.apps.documents.service._paper import CONFIRMATION, PaperView
from wissel.apps.documents.service.papers import have_made
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.dates import local_day
from wissel.core.obligations import Obligation, State
from wissel.core.papers import (
    PaperRecord,
    PaperRow,
    PaperSignature,
    filled,
    form,
    known,
)
from wissel.infra.doors import Actor, door, today_of

#: How many duties of each side stand on the confirmation: the next ones.
MOST_DUTIES = 12


@door
def sign_order(
    *,
    actor: Actor,
    now: datetime,
    quote: UUID,
    proof: bureaus.Proved,
    name: str,
    function: str,
    authorised: bool,
    language: str = "nl",
) -> PaperView:
    """Sign a quote for the employer and return the order confirmation, frozen and kept.

    Raises what :func:`orders.sign_quote` raises. The clocks on the confirmation are the duties that
    the signature began, so screen and paper say the same from this minute.
    """
    view = orders.sign_quote(
        actor=actor,
        now=now,
        quote=quote,
        proof=proof,
        name=name,
        function=function,
        authorised=authorised,
    )
    found = _paper.within(actor, now, view.trajectory, CONFIRMATION, lock=True)
    record = _confirmation(view, found, actor, now, language)
    row = _paper.store(within=found, actor=actor, now=now, record=record, source="employer")
    have_made(actor, row)
    return _paper.view_of(row)


def _confirmation(
    view: orders.QuoteView,
    found: trajectories.Within,
    actor: Actor,
    now: datetime,
    language: str,
) -> PaperRecord:
    signature = view.signature
    if signature is None:
        raise AssertionError("a signed quote bears its signature")
    bureau = bureaus.bureau(actor=actor, now=now).name
    said = known(found.case) | _quoted(view) | _people(found) | {"bureau": bureau}
    computed = _rows(view, found, today_of(now), language)
    held = form(CONFIRMATION)
    sections = tuple(
        replace(part, rows=(*part.rows, *computed.get(named.key, ())))
        for part, named in zip(filled(held, said, language), held.sections, strict=True)
    )
    record = _paper.blank(
        CONFIRMATION,
        within=found,
        bureau=bureau,
        now=now,
        language=language,
        sections=sections,
    )
    evidence = PaperSignature(
        name=signature.name,
        role="employer",
        signed_at=signature.signed_at,
        known_by="code",
        digest="",
        function=signature.function,
        email=signature.email,
        user=signature.user,
        proved_at=signature.proved_at,
        seen_from=signature.seen_from,
    )
    return _paper.signed(record, evidence)


def _rows(
    view: orders.QuoteView, found: trajectories.Within, today: date, language: str
) -> dict[str, tuple[PaperRow, ...]]:
    """Return the rows that are computed: the lines of the quote, and what each side does next."""
    ours = {"coach", "bureau"}
    duties = _next(found, today)
    return {
        "quote": tuple(
            PaperRow(f"line.{number}", line.title, str(line.amount), "money")
            for number, line in enumerate(view.said.lines)
        ),
        "clocks": _duty_rows((one for one in duties if ours & set(one.actors)), language),
        "needed": _duty_rows((one for one in duties if not ours & set(one.actors)), language),
    }


def _people(found: trajectories.Within) -> dict[str, str]:
    """Return the coach, and after the coach who stands in."""
    names = [party.name for party in found.case.present if party.role == "coach"]
    return dict(zip(("coach", "deputy"), names, strict=False))


def _quoted(view: orders.QuoteView) -> dict[str, str]:
    sent, signature = view.sent, view.signature
    if sent is None or signature is None:
        return {}
    payer = sent.said.payer
    return {
        "signer": f"{signature.name}, {signature.function}",
        "payer": sent.client if payer is None else payer.name,
        "quote.number": str(view.number),
        "quote.sent": sent.sent_on.isoformat(),
        "quote.signed": local_day(signature.signed_at).isoformat(),
        "quote.net": str(sent.totals.net),
        "quote.gross": str(sent.totals.gross),
        "quote.reference": sent.said.reference,
        "quote.digest": signature.digest,
    }


def _next(found: trajectories.Within, today: date) -> list[Obligation]:
    """Return the duties that are open and have a day, the next one of each rule, by day."""
    by_rule: dict[str, Obligation] = {}
    for duty in found.due.obligations:
        state = duty.state(today)
        hidden = duty.is_private or duty.is_between_two
        if duty.due is None or hidden or not state.is_open or state is State.UNKNOWN:
            continue
        first = by_rule.get(duty.rule)
        if first is None or first.due is None or duty.due < first.due:
            by_rule[duty.rule] = duty
    return sorted(by_rule.values(), key=lambda duty: (duty.due or today, duty.key))


def _duty_rows(duties: Iterable[Obligation], language: str) -> tuple[PaperRow, ...]:
    return tuple(
        PaperRow(duty.key, duty.title.in_(language), duty.due.isoformat(), "day")
        for duty in islice(duties, MOST_DUTIES)
        if duty.due is not None
    )
