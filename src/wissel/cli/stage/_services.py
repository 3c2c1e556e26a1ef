"""Steps about extra services: asked for, quoted, accepted with a last day, delivered, ended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from wissel.apps.orders import service as orders
from wissel.cli.stage._script import ScriptError, Step
from wissel.core.money import Line
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

#: One thing that is done with a service; what the step says besides, with its moments as days.
Verb: TypeAlias = Callable[["Player", UUID, Mapping[str, Any], Actor, datetime], object]
_RESULT = ("dated", "author", "registration")


def play_service(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Do one thing with a service: ``service: {accept: unblocking, name: Noor, due: w46}``.

    ``ask`` with its answers, ``quote`` with ``price`` and ``valid``, ``accept`` with ``role``,
    ``name`` and ``due``, ``deliver`` with the fields of a result, ``decline`` and ``withdraw`` with
    a ``reason``.
    """
    said = player.dated(step.said, step)
    verb = next((one for one in ("ask", *VERBS) if one in said), "")
    kind = str(said.pop(verb, ""))
    if verb == "ask":
        player.services[kind] = orders.ask_service(
            actor=actor, now=now, trajectory=player.trajectory, kind=kind, answers=said
        )
    elif verb and kind in player.services:
        VERBS[verb](player, player.services[kind], said, actor, now)
    else:
        raise ScriptError(
            "no-such-service",
            step.path,
            step.line,
            f"er is geen dienst gevraagd als '{kind}', of dit kan er niet mee",
            f"no service was asked for as '{kind}', or this cannot be done with it",
        )


def _quote(
    player: "Player", service: UUID, said: Mapping[str, Any], actor: Actor, now: datetime
) -> None:
    quote = orders.quote_service(actor=actor, now=now, service=service)
    begun = orders.quote(actor=actor, now=now, quote=quote)
    title = begun.said.lines[0].title
    lines = (Line(title, Decimal(str(said["price"]))),)
    saved = orders.save_quote(
        actor=actor,
        now=now,
        quote=quote,
        revision=begun.revision,
        said=replace(begun.said, lines=lines, valid_until=said["valid"]),
    )
    orders.send_quote(actor=actor, now=now, quote=quote, revision=saved.revision)
    player.quotes[begun.order] = quote


def _accept(
    player: "Player", service: UUID, said: Mapping[str, Any], actor: Actor, now: datetime
) -> None:
    who = orders.Carrier(
        said.get("role", "labour-expert"), said["name"], said.get("organisation", "")
    )
    orders.accept_service(actor=actor, now=now, service=service, carrier=who, due=said["due"])


def _deliver(
    player: "Player", service: UUID, said: Mapping[str, Any], actor: Actor, now: datetime
) -> None:
    result = orders.ServiceResult(
        **{name: said[name] for name in _RESULT if name in said},
        texts={
            key: one for key, one in said.items() if key not in _RESULT and isinstance(one, str)
        },
        lists={key: tuple(one) for key, one in said.items() if isinstance(one, list)},
    )
    orders.deliver_service(actor=actor, now=now, service=service, result=result)


def _decline(
    player: "Player", service: UUID, said: Mapping[str, Any], actor: Actor, now: datetime
) -> None:
    orders.decline_service(actor=actor, now=now, service=service, reason=said["reason"])


def _withdraw(
    player: "Player", service: UUID, said: Mapping[str, Any], actor: Actor, now: datetime
) -> None:
    orders.withdraw_service(actor=actor, now=now, service=service, reason=said["reason"])


VERBS: dict[str, Verb] = {
    "quote": _quote,
    "accept": _accept,
    "deliver": _deliver,
    "decline": _decline,
    "withdraw": _withdraw,
}
