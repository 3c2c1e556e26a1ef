"""How things go, as the employee says it: private from the start, shared only by their choice."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.guidance.models import CheckIn as Row
from wissel.apps.guidance.service._checked_in import (
    CheckInView,
    choose,
    is_shared,
    kept_check_ins,
    view_of,
)
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.checkins import CheckInForm, check_in_form, compare, may_be_told
from wissel.core.consents import Choice, choice_about, statement
from wissel.core.dates import local_day
from wissel.core.reports.record import CHECK_IN, Heard
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import refused

_CATEGORY: Final = DataCategory.CHECK_INS


@read_door
def check_ins(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[CheckInView, ...]:
    """Return to the employee everything they said of how things go, oldest first."""
    found = _own(actor, now, trajectory, Action.READ)
    found.obtained.log("check-ins.view", _CATEGORY)
    return kept_check_ins(found.case, trajectory)


@read_door
def shared_check_ins(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[CheckInView, ...]:
    """Return what the employee shares with the coach, oldest first, and to anybody else nothing.

    Whether there is more cannot be told from the answer.
    """
    found = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.APPOINTMENTS
    )
    if actor.role != Role.COACH or not found.obtained.sees(_CATEGORY):
        return ()
    shared = tuple(one for one in kept_check_ins(found.case, trajectory) if one.with_coach)
    if shared:
        found.obtained.log("check-ins.view", _CATEGORY)
    return shared


@door
def check_in(*, actor: Actor, now: datetime, trajectory: UUID, words: Mapping[str, str]) -> UUID:
    """Keep what the employee says today: by statement the key of a word, skipped ones left out.

    What they said earlier on the same day is replaced, and then shared with nobody. Also after the
    trajectory. Raises ``Refused`` (``$.words.KEY``) for what is no word of it, (``$``) for nothing.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    form = check_in_form()
    said = _checked_words(form, words)
    if not said:
        raise refused(
            "empty",
            "$",
            "Er is nog niets gekozen. Kies bij één zin een woord. De rest mag u overslaan.",
            "Nothing is chosen yet. Choose a word at one statement. You may skip the rest.",
        )
    day = today_of(now)
    row: Row | None = Row.objects.filter(trajectory_id=trajectory, day=day).first()
    if row is not None and (row.said, row.version) == (said, form.version):
        return row.pk
    if row is None:
        row = Row(trajectory_id=trajectory, day=day)
    else:
        _stop_sharing(actor, now, found, row)
    row.at, row.version, row.said = now, form.version, said
    row.save()
    found.obtained.log("check-ins.keep", _CATEGORY, action="U")
    return row.pk


@door
def share_check_in(
    *, actor: Actor, now: datetime, trajectory: UUID, check_in: UUID, coach: bool, reports: bool
) -> None:
    """Share a check-in with the coach, let it stand in reports, or take either back.

    Sharing with the coach is the consent that the access table asks for, and the last one taken
    back ends it. A report that was released keeps what stands in it. Raises ``Refused`` (``$``) for
    sharing once the trajectory is over; taking back is always possible.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    row = _row(trajectory, check_in)
    held = view_of(found.case, row)
    if (coach, reports) == (held.with_coach, held.in_reports):
        return
    adds = (coach and not held.with_coach) or (reports and not held.in_reports)
    if adds and found.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Uw traject is klaar. U kunt dit niet meer delen.",
            "Your trajectory is over. You cannot share this any more.",
        )
    asked = _choice()
    if coach:  # said twice it stands once
        trajectories.give_consent(
            actor=actor,
            now=now,
            trajectory=trajectory,
            choice=asked.key,
            version=statement().version,
        )
    choose(row, now, coach=coach, reports=reports)
    if held.with_coach and not coach:
        _end_consent(actor, now, found, row.pk)
    detail = f"coach {'yes' if coach else 'no'}, reports {'yes' if reports else 'no'}"
    found.obtained.log("check-ins.share", _CATEGORY, action="U", detail=detail)


@door
def remove_check_in(*, actor: Actor, now: datetime, trajectory: UUID, check_in: UUID) -> None:
    """Take away what was said on a day, and with it every share of it.

    That it was shared once stays as proof, without a word of it. What a released report says stays.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    row = _row(trajectory, check_in)
    _stop_sharing(actor, now, found, row)
    if row.shares.exists():
        row.said = None
        row.save(update_fields=["said"])
    else:
        row.delete()
    found.obtained.log("check-ins.remove", _CATEGORY, action="D")


def _checked_words(form: CheckInForm, words: Mapping[str, str]) -> dict[str, str]:
    """Return the words in the order of the form; refuse (``$.words.KEY``) what is none of it."""
    known = [one.key for one in form.statements]
    for key, word in words.items():
        if key not in known or (word and form.word(word) is None):
            raise refused(
                "wrong-value",
                f"$.words.{key}",
                "Kies een van de woorden, of sla de zin over.",
                "Choose one of the words, or skip the statement.",
            )
    return {key: words[key] for key in known if words.get(key)}


def check_ins_heard_within(
    *, within: trajectories.Within, language: str, until: date, since: date | None = None
) -> tuple[Heard, ...]:
    """Return what the employee lets stand in reports: of their first day, and of their last.

    Until a day. With ``since`` nothing, unless one of them was shared from that day on: a report of
    a period tells what is new, and not the same each month.
    """
    held = [one for one in _for_reports(within) if one.day <= until]
    new = [
        one
        for one in held
        if one.shared_at is not None and local_day(one.shared_at) >= (since or one.day)
    ]
    if not new:
        return ()
    said = [one.said for one in held]
    ends = said if len(said) < 2 else [said[0], said[-1]]
    name = within.case.employee.name
    return tuple(
        Heard(
            f"{CHECK_IN}{one.key}", one.ask, one.sentence(language), "employee", name, said[-1].day
        )
        for one in compare(ends)
    )


def check_ins_may_stand_within(
    *, within: trajectories.Within, language: str
) -> frozenset[tuple[str, str]]:
    """Return by key (:class:`Heard`) everything of it that may stand in a report now."""
    said = [one.said for one in _for_reports(within)]
    return frozenset((f"{CHECK_IN}{key}", text) for key, text in may_be_told(said, language))


def _for_reports(within: trajectories.Within) -> list[CheckInView]:
    return [one for one in kept_check_ins(within.case, within.id) if one.in_reports]


def _own(actor: Actor, now: datetime, trajectory: UUID, action: Action) -> trajectories.Within:
    """Return the employee's own trajectory; the coach's consent is no key to these doors."""
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory))
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=_CATEGORY,
        action=action,
        lock=action is Action.WRITE,
    )


def _row(trajectory: UUID, check_in: UUID) -> Row:
    row: Row | None = Row.objects.filter(trajectory_id=trajectory, pk=check_in).first()
    if row is None or row.said is None:
        raise Denied("no-such-check-in", subject=str(trajectory))
    return row


def _stop_sharing(actor: Actor, now: datetime, found: trajectories.Within, row: Row) -> None:
    held = view_of(found.case, row)
    if not held.is_private:
        choose(row, now, coach=False, reports=False)
    if held.with_coach:
        _end_consent(actor, now, found, row.pk)


def _choice() -> Choice:
    """Return the choice of the statement on consent that is about this and the coach."""
    return choice_about(_CATEGORY, Role.COACH)


def _end_consent(actor: Actor, now: datetime, found: trajectories.Within, gone: UUID) -> None:
    """Take the consent back when nothing else is shared with the coach: it would be for nothing."""
    left = [one for one in kept_check_ins(found.case, found.id) if one.id != gone]
    if is_shared(left) or found.case.closed_on is not None:
        return
    for one in trajectories.consents(actor=actor, now=now, trajectory=found.id).standing(_choice()):
        trajectories.withdraw_consent(actor=actor, now=now, trajectory=found.id, consent=one.id)
