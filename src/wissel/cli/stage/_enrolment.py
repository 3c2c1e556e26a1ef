"""Steps of an enrolment: quotes, signatures, papers sent in, and what the employee allows."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pikepdf

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage._script import ScriptError, Step
from wissel.core.consents import statement
from wissel.core.money import Line
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

_CONSENT = "toestemmingsformulier"


def play_quote(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Write and send a quote: ``quote: {order: intake, valid: w46, lines: {Intake: 535}}``."""
    said: dict[str, Any] = player.dated(step.said, step)
    order = said.get("order", "trajectory")
    quote = orders.begin_quote(actor=actor, now=now, trajectory=player.trajectory, order=order)
    lines = tuple(Line(title, Decimal(str(price))) for title, price in said["lines"].items())
    saved = orders.save_quote(
        actor=actor,
        now=now,
        quote=quote,
        revision=1,
        said=orders.QuoteSaid(lines, valid_until=said["valid"]),
    )
    orders.send_quote(actor=actor, now=now, quote=quote, revision=saved.revision)
    player.quotes[order] = quote


def play_order(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Sign the quote that was sent for ``order: trajectory``; the confirmation comes of it."""
    quote = player.quotes.get(str(step.said))
    if quote is None:
        raise ScriptError(
            "no-such-quote",
            step.path,
            step.line,
            f"er is geen offerte verstuurd voor '{step.said}'",
            f"no quote was sent for '{step.said}'",
        )
    documents.sign_order(
        actor=actor,
        now=now,
        quote=quote,
        proof=proof_of(actor, now),
        name=actor.name,
        function="Personeelszaken",
        authorised=True,
    )


def play_sign(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Sign a paper: ``sign: aanmeldingsformulier`` by the employer, the other by the employee."""
    if step.said == _CONSENT:
        documents.sign_consent_form(
            actor=actor,
            now=now,
            trajectory=player.trajectory,
            name=actor.name,
            version=statement().version,
        )
        return
    typed = {
        "question": "Een traject naar passend werk.",
        "informed-on": player.day(step.day).isoformat(),
        "informed-how": "In een gesprek, met de uitleg van het bureau.",
    }
    documents.sign_registration(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        typed=typed,
        proof=proof_of(actor, now),
        name=actor.name,
        function="Personeelszaken",
        authorised=True,
    )


def play_allow(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Say yes to a choice: ``allow: employer-names``."""
    trajectories.give_consent(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        choice=str(step.said),
        version=statement().version,
    )


def play_withdraw(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Take a yes back: ``withdraw: employer-names``."""
    found = trajectories.consents(actor=actor, now=now, trajectory=player.trajectory)
    for given in found.given:
        if given.choice == step.said and given.withdrawn_at is None:
            trajectories.withdraw_consent(
                actor=actor, now=now, trajectory=player.trajectory, consent=given.id
            )
            return
    raise ScriptError(
        "no-such-consent",
        step.path,
        step.line,
        f"er is geen ja op '{step.said}' om in te trekken",
        f"there is no yes to '{step.said}' to take back",
    )


def play_send_in(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Send a paper in, and have the coach take it: ``send-in: ad-rapport``."""
    made = documents.send_own(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        kind=str(step.said),
        content=_blank(player.day(step.day)),
    )
    documents.take_paper(actor=player.coach, now=now, received=made.id, dated=player.day(step.day))


def proof_of(actor: Actor, now: datetime) -> bureaus.Proved:
    """Return the proof that the actor showed a code: on the stage nobody holds a telephone."""
    return bureaus.Proved(actor.user or UUID(int=0), "teken@voorbeeld.example", now)


def _blank(day: date) -> bytes:
    """Return a page with nothing on it, another one for each day."""
    content = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(500 + day.day, 600 + day.month))
        file.save(content)
    return content.getvalue()
