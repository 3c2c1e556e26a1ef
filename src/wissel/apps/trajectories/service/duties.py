"""A person's reasoned word: a duty is done elsewhere, does not hold or can wait; so for a phase."""

from datetime import date, datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.core.access import STAFF, Action, DataCategory, Role
from wissel.core.journal import Decision, PartyRole
from wissel.core.obligations import Obligation
from wissel.core.programme import PHASE, PhaseSpan
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, today_of

PhaseStep: TypeAlias = Literal["", "done-elsewhere", "not-applicable", "later"]

#: What can be decided about a phase, by where it stands: it begins (empty), ends, is left out, or
#: begins on a later day.
PHASE_STEPS: Final[dict[str, tuple[PhaseStep, ...]]] = {
    "upcoming": ("", "later", "not-applicable"),
    "current": ("done-elsewhere",),
    "done": ("",),
    "skipped": ("", "later"),
}


@door
def decide_duty(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    obligation: str,
    effect: Literal["done-elsewhere", "not-applicable", "later"],
    reason: str,
    until: date | None = None,
) -> None:
    """Say, with a reason, that a duty is done elsewhere, does not hold here, or can wait.

    The word is a decision in the journal with its owner. A reason is required; ``later`` needs a
    day after today.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    today = today_of(now)
    _check_word(effect, reason, until, today)
    _, due = _derive.derive(obtained.row, today)
    duty = due.find(obligation)
    _check_owner(actor, duty, trajectory)
    decision = Decision(
        subject="duty",
        outcome=reason.strip(),
        owner=actor.name,
        owner_role=_party_role(actor),
        obligation=obligation,
        effect=effect,
        until=until if effect == "later" else None,
    )
    _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=today,
        content=decision,
        category=_private(obtained, duty),
    )
    _derive.keep_up(obtained.row, today)


@door
def decide_phase(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    phase: str,
    effect: PhaseStep,
    reason: str,
    until: date | None = None,
) -> None:
    """Say, with a reason, that a phase begins, ends, is left out, or begins later in this case.

    The word is a decision in the journal with its owner. Which steps there are depends on where the
    phase stands (:data:`PHASE_STEPS`); ``later`` needs a day after today.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    if not _is_staff(actor):
        raise Denied("phase-of-bureau", subject=str(trajectory), hidden=False)
    today = today_of(now)
    _check_word(effect, reason, until, today)
    _, due = _derive.derive(obtained.row, today)
    span = next((span for span in due.phases if span.key == phase), None)
    if span is None:
        raise Denied("no-such-phase", subject=str(trajectory))
    _check_step(span, effect)
    decision = Decision(
        subject="phase",
        outcome=reason.strip(),
        owner=actor.name,
        owner_role=_party_role(actor),
        obligation=f"{PHASE}{phase}",
        effect=effect,
        until=until if effect == "later" else None,
    )
    _journal.append(row=obtained.row, actor=actor, now=now, happened_on=today, content=decision)
    _derive.keep_up(obtained.row, today)


def _check_step(span: PhaseSpan, effect: str) -> None:
    if effect not in PHASE_STEPS[span.state]:
        raise Refused(
            "phase-step",
            "$.effect",
            Text(
                "Dat kan nu niet met deze fase. Iemand anders heeft misschien net iets besloten.",
                "That cannot be done with this phase now. Somebody may just have decided.",
            ),
        )


def _is_staff(actor: Actor) -> bool:
    return actor.is_system or actor.role in STAFF


def _check_owner(actor: Actor, duty: Obligation | None, trajectory: UUID) -> None:
    """Staff speak about every duty of a case; an employer about the employer's own."""
    if duty is None:
        raise Denied("no-such-duty", subject=str(trajectory))
    if not _is_staff(actor) and actor.role not in duty.actors:
        raise Denied("duty-of-another", subject=str(trajectory), hidden=False)


def _private(obtained: Obtained, duty: Obligation | None) -> DataCategory | None:
    """Return the kind of data of a word about a message: as private as the message itself."""
    if duty is None or not duty.is_private:
        return None
    obtained.demand(DataCategory.MESSAGES, Action.WRITE)
    return DataCategory.MESSAGES


def _check_word(effect: str, reason: str, until: date | None, today: date) -> None:
    if not reason.strip():
        raise Refused(
            "reason-missing",
            "$.reason",
            Text("Schrijf in één zin waarom.", "Say why in one sentence."),
        )
    if effect == "later" and (until is None or until <= today):
        raise Refused(
            "not-later",
            "$.until",
            Text("Kies een dag na vandaag.", "Choose a day after today."),
        )


def _party_role(actor: Actor) -> PartyRole:
    if actor.role == Role.COACH:
        return "coach"
    if actor.role == Role.EMPLOYER:
        return "employer"
    return "bureau"
