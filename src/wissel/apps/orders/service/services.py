"""Extra services (*aanvullende diensten*): asked for, accepted with a last day, or ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import ExtraService, Quote
from wissel.apps.orders.service import _quotes, _services
from wissel.apps.orders.service._service_said import (
    Carrier,
    checked_answers,
    checked_carrier,
    checked_reason,
)
from wissel.apps.orders.service._services import HeldService, ServiceView
from wissel.apps.orders.service.quoting import begin_quote, save_quote
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.journal import Agreement, Decision, JournalEntry, OrderEvent, PartyRole
from wissel.core.money import Line
from wissel.core.quotes import QuoteSaid
from wissel.core.services import ServiceKind, catalogue
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import refused

#: More services than one trajectory ever needs.
MOST_SERVICES: Final = 50
#: How far ahead a last day may lie: what is further is a typing error.
LONGEST: Final = timedelta(days=365)
#: How many open ones the desk's list shows.
MOST_OPEN: Final = 200


@dataclass(frozen=True, slots=True)
class OpenService:
    """An open service in the list of the desk: whose, what, since when, by when."""

    id: UUID
    trajectory: UUID
    employee: str
    kind: ServiceKind
    accepted: bool
    asked_on: date
    asked_by: str
    due: date | None
    late: bool


@read_door
def services(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[ServiceView, ...]:
    """Return the extra services of a trajectory, newest first, to whoever reads its calendar."""
    found = _services.service_within(actor, now, trajectory)
    rows = ExtraService.objects.select_related("quote").filter(trajectory_id=trajectory)
    views = _services.views_of(rows.order_by("-asked_at", "-id"), found, actor, today_of(now))
    found.obtained.log("service.list", DataCategory.MILESTONES, detail=str(len(views)))
    for category in {one.kind.category for one in views if one.result is not None}:
        found.obtained.log("service.result", DataCategory(category))
    return views


@read_door
def service(*, actor: Actor, now: datetime, service: UUID) -> ServiceView:
    """Return one extra service to whoever reads the calendar of its trajectory."""
    held = _services.hold_service(actor=actor, now=now, service=service)
    view = _services.shown(held, actor, now)
    _services.note_service(held, "service.view")
    if view.result is not None:
        held.within.obtained.log("service.result", DataCategory(held.kind.category))
    return view


@read_door
def open_services(
    *, actor: Actor, now: datetime, client: UUID | None = None
) -> tuple[OpenService, ...]:
    """Return what was asked for and is not delivered yet, longest first.

    Of the whole bureau, or of one client; of trajectories that run.
    """
    bureaus.demand_desk(actor)
    rows = ExtraService.objects.filter(
        delivered_at=None, declined_at=None, withdrawn_at=None, trajectory__closed_on=None
    )
    if client is not None:
        rows = rows.filter(trajectory__employment__client_id=client)
    found = list(rows.order_by("asked_at", "id")[:MOST_OPEN])
    names = trajectories.names_in_list(
        actor=actor,
        event="service.open",
        category=DataCategory.MILESTONES,
        trajectories=[row.trajectory_id for row in found],
    )
    agreed, today = _services.agreements_of(found), today_of(now)
    dues = {row.pk: _services.due_of(row, agreed) for row in found}
    return tuple(
        OpenService(
            id=row.pk,
            trajectory=row.trajectory_id,
            employee=names[row.trajectory_id],
            kind=_services.kind_of(row),
            accepted=row.accepted_at is not None,
            asked_on=today_of(row.asked_at),
            asked_by=row.asked_by,
            due=dues[row.pk],
            late=(due := dues[row.pk]) is not None and due < today,
        )
        for row in found
        if row.trajectory_id in names
    )


@door
def ask_service(
    *, actor: Actor, now: datetime, trajectory: UUID, kind: str, answers: Mapping[str, str]
) -> UUID:
    """Ask for an extra service; return its id. The employer, or the bureau for them.

    What was asked is in the journal too. Whoever guides the trajectory gets a mail that there is
    something. Raises :class:`Refused` with the field (``$.question``), and (``$``) for a trajectory
    that is closed, for a kind that was asked for and is still open, and above
    :data:`MOST_SERVICES`.
    """
    found = _services.service_within(actor, now, trajectory, lock=True)
    if not _quotes.is_of_bureau(actor) and actor.role != Role.EMPLOYER:
        raise Denied("may-not-order", subject=str(trajectory), hidden=False)
    _services.demand_orders(found)
    _services.demand_running(found)
    asked = _kind(kind)
    _demand_room(trajectory, asked)
    row = ExtraService(
        trajectory_id=trajectory,
        kind=asked.key,
        version=catalogue().version,
        asked_at=now,
        asked_by=actor.name,
        asked_role=actor.role,
        asked_as_id=actor.membership,
        answers=checked_answers(asked, answers),
    )
    held = HeldService(row, asked, found)
    entry = _event(held, actor, now, "requested", " · ".join(filter(None, row.answers.values())))
    row.asked_entry = UUID(entry.id)
    row.save()
    _services.tell_bureau(held, actor, now)
    _services.note_service(held, "service.ask", writes=True)
    return row.pk


@door
def quote_service(*, actor: Actor, now: datetime, service: UUID) -> UUID:
    """Begin a quote with a line of its own for a service that was asked for; return the quote's id.

    Planner and manager, who write quotes. Refused (``$``) while another one of it is written or
    lies with the employer.
    """
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_decides(held.within, actor)
    _services.demand_running(held.within)
    _services.demand_state(held, "asked", "accepted")
    view = _quote(held, now)
    if view is not None and view.state in ("draft", "open", "accepted"):
        raise refused(
            "quoted-already",
            "$",
            f"Voor deze dienst is er al een offerte: nummer {view.number}.",
            f"There is a quote for this service already: number {view.number}.",
        )
    made = begin_quote(actor=actor, now=now, trajectory=held.row.trajectory_id, order=held.kind.key)
    begun = _quotes.view_of(Quote.objects.get(pk=made), today_of(now))
    if not begun.said.lines:
        line = Line(held.kind.title.nl, Decimal("0.00"))
        said = QuoteSaid((line,), valid_until=begun.said.valid_until, vat=begun.said.vat)
        save_quote(actor=actor, now=now, quote=made, revision=begun.revision, said=said)
    held.row.quote_id = made
    held.row.save(update_fields=["quote"])
    _services.note_service(held, "service.quote", writes=True)
    return made


@door
def accept_service(
    *, actor: Actor, now: datetime, service: UUID, carrier: Carrier, due: date
) -> ServiceView:
    """Accept a service: who carries it out, and by which day. The employer is told.

    The day is an agreement in the journal, so it becomes a duty that the delivery settles; the duty
    to answer the request ends here. Raises :class:`Refused` with the place, and (``$``) while its
    quote is not answered.
    """
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_decides(held.within, actor)
    _services.demand_running(held.within)
    _services.demand_state(held, "asked")
    _demand_answered(held, now, "accept")
    row = held.row
    row.accepted_at, row.accepted_by = now, actor.name
    _plan(held, actor, now, carrier, due)
    _event(held, actor, now, "accepted", " ".join(carrier.name.split()))
    row.save(update_fields=["accepted_at", "accepted_by", "carrier", "agreement"])
    _services.tell_employer(held, actor, now)
    _services.note_service(held, "service.accept", writes=True)
    return _services.shown(held, actor, now)


@door
def replan_service(
    *, actor: Actor, now: datetime, service: UUID, carrier: Carrier, due: date
) -> ServiceView:
    """Say that somebody else does it, or that it is later: the agreement is corrected, not lost."""
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_decides(held.within, actor)
    _services.demand_running(held.within)
    _services.demand_state(held, "accepted")
    _plan(held, actor, now, carrier, due)
    held.row.save(update_fields=["carrier", "agreement"])
    _services.tell_employer(held, actor, now)
    _services.note_service(held, "service.replan", writes=True)
    return _services.shown(held, actor, now)


@door
def decline_service(*, actor: Actor, now: datetime, service: UUID, reason: str) -> ServiceView:
    """Say that the bureau does not do this, with a reason the employer reads."""
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_decides(held.within, actor)
    return _end(held, actor, now, "declined", reason)


@door
def withdraw_service(*, actor: Actor, now: datetime, service: UUID, reason: str) -> ServiceView:
    """Say that it is not needed any more, with a reason. The employer, or the bureau for them.

    The employer cannot take back what they signed a quote for: that is a talk with the bureau.
    """
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    if not _quotes.is_of_bureau(actor) and actor.role != Role.EMPLOYER:
        raise Denied("may-not-order", subject=str(held.within.id), hidden=False)
    _services.demand_orders(held.within)
    signed = _quote(held, now)
    if actor.role == Role.EMPLOYER and signed is not None and signed.state == "accepted":
        raise refused(
            "signed",
            "$",
            "U heeft de offerte hiervoor getekend. Bel het bureau als het niet meer nodig is.",
            "You signed the quote for this. Call the bureau if it is not needed any more.",
        )
    return _end(held, actor, now, "withdrawn", reason)


def _end(
    held: HeldService,
    actor: Actor,
    now: datetime,
    how: Literal["declined", "withdrawn"],
    reason: str,
) -> ServiceView:
    _services.demand_state(held, "asked", "accepted")
    _demand_answered(held, now, "end")
    row, words = held.row, checked_reason(reason)
    _services.drop_draft(held, actor, now, words)
    setattr(row, f"{how}_at", now)
    row.ended_by, row.reason = actor.name, words
    row.save(update_fields=[f"{how}_at", "ended_by", "reason"])
    if row.agreement is not None:
        _release(held, actor, now, words)
    _event(held, actor, now, how, words)
    _services.tell_bureau(held, actor, now)
    _services.tell_employer(held, actor, now)
    _services.note_service(held, f"service.{how}", writes=True)
    return _services.shown(held, actor, now)


def _release(held: HeldService, actor: Actor, now: datetime, reason: str) -> None:
    """Say of the duty to deliver that it does not hold any more, and why."""
    roles: dict[str, PartyRole] = {Role.COACH: "coach", Role.EMPLOYER: "employer"}
    decision = Decision(
        subject="duty",
        outcome=reason,
        owner=actor.name,
        owner_role=roles.get(actor.role, "bureau"),
        obligation=f"agreement:made@{held.row.agreement}",
        effect="not-applicable",
    )
    trajectories.append_event(within=held.within, actor=actor, now=now, content=decision)


def _plan(held: HeldService, actor: Actor, now: datetime, carrier: Carrier, due: date) -> None:
    """Keep who does it and write the day down as an agreement, or correct the one there is."""
    who = checked_carrier(held.kind, carrier)
    _demand_day(held, due, today_of(now))
    made = held.row.agreement
    before = trajectories.as_they_stand(entries=[made])[made] if made is not None else None
    entry, _ = trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=Agreement(who.role, held.kind.promise.nl, by=due, about=str(held.row.asked_entry)),
        happened_on=before.happened_on if before is not None else None,
        supersedes=before.id if before is not None else None,
    )
    held.row.carrier = to_json(who)
    held.row.agreement = made or UUID(entry.id)


def _demand_day(held: HeldService, due: date, today: date) -> None:
    if due < today:
        raise refused(
            "past",
            "$.due",
            "Deze dag is al voorbij. Kies een dag vanaf vandaag.",
            "This day has passed. Choose a day from today on.",
        )
    last = held.within.due.timeline.wage_period.last_day
    if last is not None and due > last:
        raise refused(
            "after-the-end",
            "$.due",
            f"De loondoorbetaling eindigt op {last:%d-%m-%Y}. Kies een dag die daarvóór ligt.",
            f"The wage payment ends on {last:%d-%m-%Y}. Choose a day before that.",
        )
    if due > today + LONGEST:
        raise refused(
            "too-far",
            "$.due",
            "Deze dag ligt meer dan een jaar vooruit. Kijk hem na.",
            "This day is more than a year ahead. Check it.",
        )


def _demand_answered(held: HeldService, now: datetime, step: str) -> None:
    """Refuse to go on while its quote is with the employer; to accept, also while it is written."""
    view = _quote(held, now)
    if view is None:
        return
    if view.state == "open" or (step == "accept" and view.state == "draft"):
        raise refused(
            "quote-open",
            "$",
            f"Offerte {view.number} hoort hierbij en is nog niet beantwoord. Wacht tot die is "
            "getekend, of trek haar eerst in.",
            f"Quote {view.number} belongs to this and is not answered yet. Wait until it is "
            "signed, or withdraw it first.",
        )


def _quote(held: HeldService, now: datetime) -> _quotes.QuoteView | None:
    return _quotes.view_of(held.row.quote, today_of(now)) if held.row.quote is not None else None


def _kind(key: str) -> ServiceKind:
    found = catalogue().kind(key)
    if found is None:
        raise refused("kind", "$.kind", "Kies wat u vraagt.", "Choose what you ask for.")
    return found


def _demand_room(trajectory: UUID, kind: ServiceKind) -> None:
    rows = ExtraService.objects.filter(trajectory_id=trajectory)
    running = rows.filter(kind=kind.key, delivered_at=None, declined_at=None, withdrawn_at=None)
    first = running.first()
    if first is not None:
        day = today_of(first.asked_at)
        raise refused(
            "asked-already",
            "$",
            f"Dit is al gevraagd, op {day:%d-%m-%Y} door {first.asked_by}. Kijk hoe het ervoor "
            "staat.",
            f"This was asked for already, on {day:%d-%m-%Y} by {first.asked_by}. See how it "
            "stands.",
        )
    if rows.count() >= MOST_SERVICES:
        raise refused(
            "too-many",
            "$",
            f"Dit traject heeft al {MOST_SERVICES} diensten.",
            f"This trajectory has {MOST_SERVICES} services already.",
        )


def _event(
    held: HeldService,
    actor: Actor,
    now: datetime,
    event: Literal["requested", "accepted", "declined", "withdrawn"],
    remark: str = "",
) -> JournalEntry:
    content = OrderEvent(event, order=held.kind.key, remark=remark)
    entry, _ = trajectories.append_event(within=held.within, actor=actor, now=now, content=content)
    return entry
