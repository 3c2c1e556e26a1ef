"""What whoever is asked to come answers; and cancelling, which everybody may."""

from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.guidance.models import Appointment
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._held import AppointmentView, view_of
from wissel.apps.guidance.service._said import read_moments
from wissel.apps.guidance.service._words import MOST_WORDS, neat_words
from wissel.apps.guidance.service.planning import settle
from wissel.core.access import Action, Role
from wissel.core.journal import Appointment as Entry
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused

#: Why it is off, as the bureau writes it down. Whoever is asked to come owes no reason.
Reason: TypeAlias = Literal["", "practical", "work", "advised", "not-told", "bureau", "other"]
_REASONS: Final = ("", "practical", "work", "advised", "not-told", "bureau", "other")
#: How many times one appointment can be asked to be at another moment: the coach calls before that.
_MOST_ASKED: Final = 10


@read_door
def appointment(*, actor: Actor, now: datetime, appointment: UUID) -> AppointmentView:
    """Return one appointment to the bureau and to whoever is asked to come."""
    held = _held.hold(actor=actor, now=now, appointment=appointment)
    _held.note(held.within, "appointment.view", str(appointment))
    return view_of(held.row, held.within, actor, now)


@read_door
def appointments(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[AppointmentView, ...]:
    """Return the appointments of a trajectory that the actor is asked to, or all for the bureau.

    First what lies ahead, the nearest first, then what waits for a moment, then what is over.
    """
    found = _held.within(actor, now, trajectory, Action.READ)
    rows = Appointment.objects.filter(trajectory_id=trajectory).prefetch_related("steps", "points")
    rows = rows.order_by("-id")
    if actor.role == Role.EMPLOYEE:
        rows = rows.filter(with_employee=True)
    if actor.role == Role.EMPLOYER:
        rows = rows.filter(with_employer=True)
    views = [view_of(row, found, actor, now) for row in rows]
    _held.note(found, "appointment.list", str(len(views)))
    ahead = [one for one in views if one.state in ("proposed", "asked", "agreed")]
    over = [one for one in views if one not in ahead]
    ahead.sort(key=lambda one: (one.begins_at is None, one.begins_at or now))
    over.sort(key=lambda one: (one.state != "past", -(one.begins_at or now).timestamp()))
    return (*ahead, *over)


@door
def pick(*, actor: Actor, now: datetime, appointment: UUID, moment: datetime) -> AppointmentView:
    """Choose one of the proposed moments; with that it is agreed, and stands in the journal.

    Of two who choose at once the first one decides. Raises ``Refused`` (``$.moment``) for a moment
    that is not, or no longer, proposed and for one that has passed. Twice the same changes nothing.
    """
    held = _held.hold(actor=actor, now=now, appointment=appointment, action=Action.WRITE)
    _demand_party(actor)
    row = held.row
    if moment == row.begins_at and not row.options and row.ended_at is None:
        return view_of(row, held.within, actor, now)
    _held.demand_alive(held, now)
    if moment not in read_moments(row.options):
        raise refused(
            "not-proposed",
            "$.moment",
            "Dit moment staat niet meer open. Hieronder staat hoe de afspraak er nu voor staat.",
            "This moment is not open any more. See below how the appointment stands now.",
        )
    if moment <= now:
        raise refused(
            "past",
            "$.moment",
            "Dit moment is al voorbij. Kies een ander, of zeg dat geen moment past.",
            "This moment has passed. Choose another, or say that none suits.",
        )
    settle(held, actor, now, moment, "picked")
    _held.tell_parties(held, actor, now)
    _held.tell_coach(held, actor, now)
    _held.note(held.within, "appointment.pick", str(appointment), writes=True)
    return _again(actor, now, appointment)


@door
def ask_other(*, actor: Actor, now: datetime, appointment: UUID, words: str) -> AppointmentView:
    """Say that no moment suits, or that the agreed one does not any more, and what would.

    The coach gets a mail. What was agreed stands until another moment is chosen. Raises ``Refused``
    (``$.words``) without words, with too many, and for words about health.
    """
    held = _held.hold(actor=actor, now=now, appointment=appointment, action=Action.WRITE)
    _demand_party(actor)
    _held.demand_alive(held, now)
    said = neat_words(words, MOST_WORDS, "$.words")
    if not said:
        raise refused(
            "missing",
            "$.words",
            "Schrijf wanneer het wel kan. Bijvoorbeeld: donderdag na 10 uur.",
            "Write when it does suit. For example: Thursday after 10.",
        )
    row = held.row
    if row.steps.filter(what="asked-other").count() >= _MOST_ASKED:
        raise refused(
            "too-many",
            "$",
            "U vroeg al vaak om een ander moment. Bel uw coach, dan vindt u er samen een.",
            "You asked for another moment often. Call your coach and find one together.",
        )
    timely = _held.in_time(row, now)
    row.options, row.asked_at = [], now
    row.save(update_fields=["options", "asked_at"])
    _held.write_step(row, actor, now, "asked-other", timely=timely, words=said)
    _held.tell_coach(held, actor, now)
    _held.note(held.within, "appointment.ask", str(appointment), writes=True)
    return _again(actor, now, appointment)


@door
def cancel(
    *, actor: Actor, now: datetime, appointment: UUID, reason: Reason = "", words: str = ""
) -> AppointmentView:
    """Cancel an appointment, or take a proposal back. The bureau and whoever is asked to come may.

    The journal says that it was cancelled, and whether in time; twice changes nothing. ``reason``
    is the bureau's to give; nobody else owes one. Raises ``Refused`` (``$.words``) for words about
    health.
    """
    held = _held.hold(actor=actor, now=now, appointment=appointment, action=Action.WRITE)
    if held.row.ended_at is not None:
        return view_of(held.row, held.within, actor, now)
    _held.demand_alive(held, now)
    said = neat_words(words, MOST_WORDS, "$.words")
    if reason not in _REASONS:
        raise refused(
            "wrong-value", "$.reason", "Kies een reden uit de lijst.", "Choose a listed reason."
        )
    row, timely = held.row, _held.in_time(held.row, now)
    agreed = row.begins_at is not None
    row.ended_at, row.options, row.asked_at = now, [], None
    row.sequence += agreed
    _held.write_step(
        row,
        actor,
        now,
        "cancelled" if agreed else "withdrawn",
        begins_at=row.begins_at,
        timely=timely,
        words=said,
    )
    if agreed:
        outcome: Literal["cancelled-in-time", "cancelled-late"] = (
            "cancelled-in-time" if timely else "cancelled-late"
        )
        why: Reason = "" if _held.is_party(actor) else reason or "bureau"
        what = held.said
        content = Entry(what.with_, what.medium, outcome, reason=why, purpose=what.purpose)
        _held.write_entry(held, actor, now, content)
    row.save()
    _held.tell_parties(held, actor, now)
    _held.tell_coach(held, actor, now)
    _held.note(held.within, "appointment.cancel", str(appointment), writes=True)
    return _again(actor, now, appointment)


def _again(actor: Actor, now: datetime, appointment: UUID) -> AppointmentView:
    """Return it as it stands after this, its journal entry among it."""
    held = _held.hold(actor=actor, now=now, appointment=appointment)
    return view_of(held.row, held.within, actor, now)


def _demand_party(actor: Actor) -> None:
    if not _held.is_party(actor):
        raise Denied("party-only", hidden=False)
