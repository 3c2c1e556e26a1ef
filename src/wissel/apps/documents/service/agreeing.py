"""The employer signs a released plan, or says why not. The text they sign is the text released."""

from datetime import datetime
from typing import Any
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release
from wissel.apps.documents.service import _agreeing, _desk
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.core.access import DataCategory, Role
from wissel.core.kept import ClientAnswer
from wissel.core.quotes import Signature
from wissel.infra.doors import Actor, Denied, door
from wissel.infra.typed import demand_fits, demand_function, demand_own_name, demand_plain, refused

_MOST_WORDS = 1000


@door
def sign_report(
    *,
    actor: Actor,
    now: datetime,
    report: UUID,
    proof: bureaus.Proved,
    name: str,
    function: str,
    authorised: bool,
) -> ClientAnswer:
    """Sign a released plan for the employer: by name, who just showed their code.

    Raises :class:`Refused` with the place, also (``$``) for a version that is not the newest, and
    :class:`Denied` for anybody else and for a proof that is not theirs or not of now.
    """
    desk = _asked(actor, now, report)
    if not proof.holds(actor, now):
        raise Denied("not-the-signer", hidden=False)
    demand_own_name(name, actor.name)
    held = demand_function(function, authorised=authorised)
    signature = Signature(
        name=actor.name,
        function=held,
        email=proof.email,
        user=str(proof.user),
        signed_at=now,
        proved_at=proof.at,
        digest=Release.objects.get(report=desk.row).record_sha256,
        seen_from=actor.seen_from,
    )
    return _answer(desk, actor, now, kind="agreed", function=held, signature=signature)


@door
def refuse_report(*, actor: Actor, now: datetime, report: UUID, because: str) -> ClientAnswer:
    """Say for the employer that they do not agree with a released plan, and why (``$.because``).

    It takes no code: a no binds nobody. The coach gets a mail.
    """
    desk = _asked(actor, now, report)
    reason = " ".join(because.split())
    demand_fits(reason, _MOST_WORDS, "$.because")
    demand_plain([reason], "$.because")
    if not reason:
        raise refused(
            "missing",
            "$.because",
            "Schrijf wat er anders moet.",
            "Write what must be different.",
        )
    return _answer(desk, actor, now, kind="disagreed", because=reason)


def _asked(actor: Actor, now: datetime, report: UUID) -> Desk:
    desk = on_desk(
        actor=actor, now=now, report=report, category=DataCategory.RELEASED_REPORTS, lock=True
    )
    if actor.role != Role.EMPLOYER:
        raise Denied("employer-only", hidden=False)
    if not _agreeing.is_asked(desk.row):
        raise refused(
            "not-asked",
            "$",
            "Dit document wacht niet op uw akkoord. Er is misschien een nieuwere versie.",
            "This document does not wait for your agreement. There may be a newer version.",
        )
    before = _agreeing.answer_of(desk.row)
    if before is not None and before.kind == "agreed":
        raise refused(
            "answered",
            "$",
            f"Dit is al getekend door {before.by}.",
            f"This was signed already by {before.by}.",
        )
    return desk


def _answer(desk: Desk, actor: Actor, now: datetime, **said: Any) -> ClientAnswer:
    made = ClientAnswer(at=now, by=actor.name, **said)
    before = _agreeing.answer_of(desk.row)
    if before is not None and (before.kind, before.because) == (made.kind, made.because):
        return before
    _agreeing.keep_answer(desk.row, made, len(_agreeing.answers_of(desk.row)) + 1)
    _desk.journal_event(desk, f"employer-{made.kind}", actor, now)
    desk.within.obtained.log("report.answer", DataCategory.RELEASED_REPORTS, action="U")
    _desk.tell_coach(desk, actor, now)
    return made
