"""Signing a quote: it becomes the order. By name and second factor, with evidence."""

from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.service import _quotes
from wissel.apps.orders.service._quotes import QuoteView, view_of
from wissel.core.access import Action, Role
from wissel.core.quotes import Signature, digest_of
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import demand_function, demand_own_name


@door
def sign_quote(
    *,
    actor: Actor,
    now: datetime,
    quote: UUID,
    proof: bureaus.Proved,
    name: str,
    function: str,
    authorised: bool,
) -> QuoteView:
    """Sign a quote for the employer: a person of theirs, by name, who just showed their code.

    ``authorised`` is their word that they may bind the employer. The journal says that it was
    signed, which begins what is promised from then on; whoever sent it and whoever signed get a
    mail that there is something. Raises :class:`Refused` with the place, also
    (``$``) for a quote that ran out or that is no longer open, and :class:`Denied` for anybody else
    and for a proof that is not theirs or not of now.
    """
    held = _quotes.hold(actor=actor, now=now, quote=quote, action=Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYER or not proof.holds(actor, now):
        raise Denied("not-the-signer", hidden=False)
    _demand_standing(view_of(held.row, today_of(now)))
    demand_own_name(name, actor.name)
    demand_function(function, authorised=authorised)
    row = held.row
    row.signature = to_json(
        Signature(
            name=actor.name,
            function=function.strip(),
            email=proof.email,
            user=str(proof.user),
            signed_at=now,
            proved_at=proof.at,
            digest=digest_of(row.sent or {}),
            seen_from=actor.seen_from,
        )
    )
    row.accepted_at = now
    row.save(update_fields=["signature", "accepted_at"])
    _quotes.write_event(held, actor, now, "signed")
    _quotes.tell_sender(held, actor, now)
    _quotes.tell(actor, now, proof.email, f"/werkgever/offerte/{quote}/")
    _quotes.note(held.within, "quote.sign", str(quote), writes=True)
    return view_of(row, today_of(now))


def _demand_standing(view: QuoteView) -> None:
    _quotes.demand_open(view)
    if view.state == "expired":
        raise Refused(
            "expired",
            "$",
            Text(
                "Deze offerte is verlopen. Vraag het bureau om een nieuwe.",
                "This quote has expired. Ask the bureau for a new one.",
            ),
        )
