"""By which way of working a trajectory runs, and what its client agreed instead of a number."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import AgreementView
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import obtain
from wissel.core.access import STAFF, Action, DataCategory, Role
from wissel.core.journal import Decision, PartyRole
from wissel.core.programme import Limit
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, about, door, today_of
from wissel.infra.tasks import enqueue, task, worker_actor


@door
def agree(
    *,
    actor: Actor,
    now: datetime,
    client: UUID,
    programme: str,
    version: int,
    duty: str,
    reason: str,
    valid_from: date,
    valid_to: date | None = None,
    limit: Limit | None = None,
    per: bureaus.Per = "",
    trajectory: UUID | None = None,
) -> AgreementView:
    """Agree another number with a client; what is due in its trajectories is derived anew.

    With a ``trajectory``, which is open and the client's, it holds in that one alone, and is
    derived at once. See :func:`wissel.apps.bureaus.service.agree` for what is refused.
    """
    row = _case_to_agree_for(actor, client, trajectory) if trajectory is not None else None
    made = bureaus.agree(
        actor=actor,
        now=now,
        client=client,
        programme=programme,
        version=version,
        duty=duty,
        reason=reason,
        valid_from=valid_from,
        valid_to=valid_to,
        limit=limit,
        per=per,
        only_for=None if row is None else bureaus.ForCase(row.pk, row.registered_on),
    )
    if row is None:
        _refresh_later(actor, client)
    else:
        _derive.keep_up(row, today_of(now))
    return made


@door
def end_agreement(*, actor: Actor, now: datetime, agreement: UUID, last_day: date) -> AgreementView:
    """Let an agreement end; what is due in the client's trajectories is derived anew."""
    ended = bureaus.end_agreement(actor=actor, now=now, agreement=agreement, last_day=last_day)
    if ended.trajectory is None:
        _refresh_later(actor, ended.client)
        return ended
    row = Trajectory.objects.select_for_update().get(pk=ended.trajectory)
    about(str(row.pk))
    _derive.keep_up(row, today_of(now))
    return ended


@door
def change_programme(
    *, actor: Actor, now: datetime, trajectory: UUID, name: str, version: int, reason: str
) -> None:
    """Let a trajectory go on by another way of working or version: a decision with its reason.

    Never by itself: a trajectory keeps its version. Raises :class:`Refused` for a reason that is
    missing, a version that the bureau does not have, and the one it has already.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    row = obtained.row
    _check_change(row, name, version, reason)
    decision = Decision(
        subject="programme",
        outcome=f"{row.programme} {row.programme_version} → {name} {version}. {reason.strip()}",
        owner=actor.name,
        owner_role=_party_role(actor),
    )
    row.programme, row.programme_version = name, version
    row.save(update_fields=["programme", "programme_version"])
    today = today_of(now)
    _journal.append(row=row, actor=actor, now=now, happened_on=today, content=decision)
    _derive.keep_up(row, today)


@task
def refresh_client(*, now: datetime, bureau: str, client: str) -> None:
    """Derive anew what is due in every open trajectory of a client."""
    _refresh_client(actor=worker_actor(UUID(bureau)), now=now, client=UUID(client))


@door
def _refresh_client(*, actor: Actor, now: datetime, client: UUID) -> None:
    rows = Trajectory.objects.filter(employment__client_id=client, closed_on=None)
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        _derive.keep_up(row, today_of(now))


def _case_to_agree_for(actor: Actor, client: UUID, trajectory: UUID) -> Trajectory:
    """Return the open trajectory of this client, for whoever may write what is ordered for it."""
    row = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.ORDER,
        action=Action.WRITE,
        lock=True,
    ).row
    if row.employment.client_id != client:
        raise Denied("no-such-trajectory", subject=str(trajectory))
    if row.closed_on is not None:
        raise Refused(
            "closed",
            "$.trajectory",
            Text(
                f"Dit traject is gesloten op {row.closed_on:%d-%m-%Y}. Er valt niets meer af te "
                "spreken; een afspraak voor alle trajecten kan wel.",
                f"This trajectory was closed on {row.closed_on:%d-%m-%Y}. There is nothing left to "
                "agree on; an agreement for all trajectories can be made.",
            ),
        )
    return row


def _refresh_later(actor: Actor, client: UUID) -> None:
    # A client may have hundreds of trajectories: not while somebody waits for the page.
    enqueue(refresh_client, bureau=str(actor.bureau), client=str(client))


def _check_change(row: Trajectory, name: str, version: int, reason: str) -> None:
    if not reason.strip():
        raise Refused(
            "reason-missing",
            "$.reason",
            Text("Schrijf in één zin waarom.", "Say why in one sentence."),
        )
    try:
        bureaus.held_programme(name=name, version=version)
    except LookupError:
        raise Refused(
            "no-such-programme",
            "$.version",
            Text(
                f"Dit bureau heeft geen versie {version} van de werkwijze '{name}'.",
                f"This bureau has no version {version} of the way of working '{name}'.",
            ),
        ) from None
    if (row.programme, row.programme_version) == (name, version):
        raise Refused(
            "same-programme",
            "$.version",
            Text(
                "Het traject loopt al volgens deze versie.",
                "The trajectory runs by this version already.",
            ),
        )


def _party_role(actor: Actor) -> PartyRole:
    return "coach" if actor.role == Role.COACH else "bureau"
