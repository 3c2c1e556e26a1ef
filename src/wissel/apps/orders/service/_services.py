"""One guarded extra service: its row, its trajectory, how it stands, what the journal says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import ExtraService
from wissel.apps.orders.service import _quotes
from wissel.apps.orders.service._quotes import QuoteView, is_of_bureau
from wissel.apps.orders.service._service_said import Carrier, ServiceResult
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, Condition, DataCategory, Role
from wissel.core.journal import Agreement, JournalEntry
from wissel.core.services import ServiceKind, catalogue
from wissel.infra.doors import Actor, Denied, today_of
from wissel.infra.typed import refused

ServiceState: TypeAlias = Literal["asked", "accepted", "delivered", "declined", "withdrawn"]
#: What still waits for somebody.
OPEN: Final = ("asked", "accepted")


@dataclass(frozen=True, slots=True)
class ServiceView:
    """An extra service as it stands today, as far as its reader may see it.

    ``due`` is the last day that was agreed. ``result`` is ``None`` too when the reader may not see
    it; ``has_result`` says that there is one. ``quote`` is there for whoever may read what is
    ordered.
    """

    id: UUID
    trajectory: UUID
    kind: ServiceKind
    state: ServiceState
    elsewhere: bool
    asked_on: date
    asked_by: str
    asked_role: str
    answers: Mapping[str, str]
    quote: QuoteView | None
    carrier: Carrier | None
    due: date | None
    late: bool  #: the last day is over and nothing was delivered yet
    days_late: int  #: of what was delivered after its last day
    delivered_on: date | None
    has_result: bool
    result: ServiceResult | None
    ended_on: date | None
    ended_by: str
    reason: str
    may_decide: bool  #: the reader may accept and decline it
    may_quote: bool
    may_deliver: bool


@dataclass(frozen=True, slots=True)
class HeldService:
    """A row with its kind and its trajectory, for a door that changes it."""

    row: ExtraService
    kind: ServiceKind
    within: trajectories.Within


def service_within(
    actor: Actor, now: datetime, trajectory: UUID, *, lock: bool = False
) -> trajectories.Within:
    """Return the trajectory for whoever may read its calendar: what was asked stands in there."""
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        lock=lock,
    )


def hold_service(*, actor: Actor, now: datetime, service: UUID, lock: bool = False) -> HeldService:
    """Return a service to whoever may read the calendar of its trajectory."""
    rows = ExtraService.objects.select_for_update(of=("self",)) if lock else ExtraService.objects
    row = rows.select_related("quote").filter(pk=service).first()
    if row is None:
        raise Denied("no-such-service")
    return HeldService(row, kind_of(row), service_within(actor, now, row.trajectory_id, lock=lock))


def kind_of(row: ExtraService) -> ServiceKind:
    """Return the kind of a row, in the version in which it was asked."""
    kind = catalogue(row.version).kind(row.kind)
    if kind is None:
        raise AssertionError(f"version {row.version} has no kind {row.kind}")
    return kind


def demand_orders(found: trajectories.Within) -> None:
    """Refuse whoever may write neither the calendar nor what is ordered: the table says who."""
    if not _may_order(found):
        raise Denied("may-not-order", subject=str(found.id), hidden=False)


def demand_decides(found: trajectories.Within, actor: Actor) -> None:
    """Refuse whoever is not of the bureau, and whoever of it may not order either."""
    if not is_of_bureau(actor):
        raise Denied("bureau-only", subject=str(found.id), hidden=False)
    demand_orders(found)


def demand_delivers(found: trajectories.Within, kind: ServiceKind, actor: Actor) -> None:
    """Refuse whoever may not read a result of this kind, or not write the calendar."""
    if not is_of_bureau(actor) or not _may_deliver(found, kind):
        raise Denied("may-not-deliver", subject=str(found.id), hidden=False)


def _may_order(found: trajectories.Within) -> bool:
    tie = found.obtained
    return tie.sees(DataCategory.MILESTONES, Action.WRITE) or tie.sees(
        DataCategory.ORDER, Action.WRITE
    )


def _may_deliver(found: trajectories.Within, kind: ServiceKind) -> bool:
    tie = found.obtained
    category = DataCategory(kind.category)
    # Capacity is nobody's to write at the bureau: a study is taken over from its report (ADR 21).
    action = Action.READ if category is DataCategory.CAPACITY else Action.WRITE
    return tie.sees(category, action) and tie.sees(DataCategory.MILESTONES, Action.WRITE)


def _sees_result(found: trajectories.Within, kind: ServiceKind) -> bool:
    """Whether the reader may read a result: not who is only asked a question about it."""
    category = DataCategory(kind.category)
    asked_only = found.obtained.limited(category, Condition.QUESTION_ONLY)
    return found.obtained.sees(category) and not asked_only


def demand_running(found: trajectories.Within) -> None:
    """Refuse what begins, or goes on, after the trajectory was closed."""
    if found.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            f"Dit traject is gesloten op {found.case.closed_on:%d-%m-%Y}. Er kan niets meer bij.",
            f"This trajectory was closed on {found.case.closed_on:%d-%m-%Y}. Nothing can be added.",
        )


def demand_state(held: HeldService, *states: ServiceState) -> None:
    """Refuse a step that does not fit how the service stands now."""
    if state_of(held.row) not in states:
        raise refused(
            "other-state",
            "$",
            "Iemand anders deed hier intussen iets mee. Kijk hoe het er nu voor staat.",
            "Somebody else did something with this meanwhile. See how it stands now.",
        )


def state_of(row: ExtraService) -> ServiceState:
    """Return how a service stands."""
    if row.delivered_at is not None:
        return "delivered"
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.declined_at is not None:
        return "declined"
    return "accepted" if row.accepted_at is not None else "asked"


def views_of(
    rows: Iterable[ExtraService], found: trajectories.Within, actor: Actor, today: date
) -> tuple[ServiceView, ...]:
    """Return rows of one trajectory as their reader may see them; their last days in one look."""
    listed = list(rows)
    agreed = agreements_of(listed)
    return tuple(_view(row, found, actor, today, agreed) for row in listed)


def shown(held: HeldService, actor: Actor, now: datetime) -> ServiceView:
    """Return one service as its reader may see it."""
    [view] = views_of([held.row], held.within, actor, today_of(now))
    return view


def agreements_of(rows: Iterable[ExtraService]) -> dict[UUID, JournalEntry]:
    """Return the agreement on the last day of each, as it stands after its corrections."""
    made = [row.agreement for row in rows if row.agreement is not None]
    return trajectories.as_they_stand(entries=made) if made else {}


def due_of(row: ExtraService, agreed: Mapping[UUID, JournalEntry]) -> date | None:
    """Return the last day that was agreed."""
    entry = agreed.get(row.agreement) if row.agreement is not None else None
    return entry.content.by if entry and isinstance(entry.content, Agreement) else None


def _view(
    row: ExtraService,
    found: trajectories.Within,
    actor: Actor,
    today: date,
    agreed: Mapping[UUID, JournalEntry],
) -> ServiceView:
    kind, state, due = kind_of(row), state_of(row), due_of(row, agreed)
    said = wire.read_value(ServiceResult, row.result) if row.result is not None else None
    ended = row.declined_at or row.withdrawn_at
    running = is_of_bureau(actor) and found.case.closed_on is None
    return ServiceView(
        id=row.pk,
        trajectory=row.trajectory_id,
        kind=kind,
        state=state,
        elsewhere=row.elsewhere,
        asked_on=today_of(row.asked_at),
        asked_by=row.asked_by,
        asked_role=row.asked_role,
        answers=dict(row.answers),
        quote=_quote_of(row, found, actor, today),
        carrier=wire.read_value(Carrier, row.carrier) if row.carrier is not None else None,
        due=due,
        late=state in OPEN and due is not None and due < today,
        days_late=max((said.dated - due).days, 0) if said is not None and due is not None else 0,
        delivered_on=said.dated if said is not None else None,
        has_result=said is not None,
        result=said if _sees_result(found, kind) else None,
        ended_on=today_of(ended) if ended is not None else None,
        ended_by=row.ended_by,
        reason=row.reason or "",
        may_decide=is_of_bureau(actor) and _may_order(found),
        may_quote=running and found.obtained.sees(DataCategory.ORDER, Action.WRITE),
        may_deliver=running and _may_deliver(found, kind),
    )


def _quote_of(
    row: ExtraService, found: trajectories.Within, actor: Actor, today: date
) -> QuoteView | None:
    """Return its quote to whoever may read what is ordered; a draft is the bureau's."""
    if row.quote is None or not found.obtained.sees(DataCategory.ORDER):
        return None
    view = _quotes.view_of(row.quote, today)
    return None if view.state == "draft" and not is_of_bureau(actor) else view


def drop_draft(held: HeldService, actor: Actor, now: datetime, reason: str) -> None:
    """Take back the quote that was still written on: what it is for does not go ahead."""
    quote = held.row.quote
    if quote is not None and _quotes.view_of(quote, today_of(now)).state == "draft":
        quote.withdrawn_at, quote.ended_by, quote.reason = now, actor.name, reason
        quote.save(update_fields=["withdrawn_at", "ended_by", "reason"])


def tell_employer(held: HeldService, actor: Actor, now: datetime) -> None:
    """Mail the employer's contacts with an account that something is to be read about it."""
    if actor.role == Role.EMPLOYER:
        return
    for address in trajectories.employer_addresses(within=held.within):
        _quotes.tell(actor, now, address, f"/werkgever/dienst/{held.row.pk}/")


def tell_bureau(held: HeldService, actor: Actor, now: datetime) -> None:
    """Mail whoever guides the trajectory, or the desk, that there is something."""
    if is_of_bureau(actor):
        return
    guide = trajectories.coach_addresses(held.within.id) or bureaus.desk_addresses()
    for address in guide:
        _quotes.tell(actor, now, address, f"/dienst/{held.row.pk}/")


def note_service(held: HeldService, event: str, *, writes: bool = False) -> None:
    """Write in the access log who read or changed it."""
    action = "U" if writes else "R"
    held.within.obtained.log(event, DataCategory.MILESTONES, action=action, detail=str(held.row.pk))
