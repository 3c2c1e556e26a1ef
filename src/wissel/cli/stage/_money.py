"""A step about money: the employee fills in their own sheet, the employer theirs."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from wissel.apps.finances import service as finances
from wissel.cli.stage._script import ScriptError, Step
from wissel.connections.wire import InputError, read_value
from wissel.core.access import Role
from wissel.core.finances import EmployerMoney, OwnMoney
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player


def play_money(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Fill in a sheet: ``money: {wage_month: "2800.00", …, share: true}``; sharing is the coach's.

    Who does it decides which of the two sheets it is.
    """
    said = dict(step.said) if isinstance(step.said, dict) else {}
    share = bool(said.pop("share", False))
    given: dict[str, Any] = {"actor": actor, "now": now, "trajectory": player.trajectory}
    try:
        if actor.role == Role.EMPLOYER:
            finances.keep_costs(said=read_value(EmployerMoney, said), **given)
        else:
            finances.keep_own_money(said=read_value(OwnMoney, said), **given)
    except InputError as wrong:
        path = f"{step.path}.{step.act}{wrong.path.removeprefix('$')}"
        raise ScriptError(wrong.code, path, step.line, wrong.message, wrong.message) from None
    if share:
        finances.share_own_money(coach=True, **given)
