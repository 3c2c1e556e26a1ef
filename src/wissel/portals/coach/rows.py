"""Duties as rows of a list: who, what, by when, whose turn it is, and the step that settles it."""

from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.trajectories.service import TodayItem
from wissel.core.access import DataCategory, Role
from wissel.core.obligations import Obligation
from wissel.infra.doors import Actor
from wissel.portals.coach.acts import act_for
from wissel.portals.shell.case_words import actor_mark, actor_word, duty_title, ground_line
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.rows import DutyRow, Turn, help_url, time_note
from wissel.portals.shell.templatetags.shell import initials
from wissel.portals.shell.track import mini

#: Who acts for the bureau: a duty of theirs is the reader's own.
OURS: Final = frozenset({"coach", "bureau"})
_KINDS: Final = {"employee": "employee", "coach": "coach", "bureau": "coach"}


def is_ours(duty: Obligation) -> bool:
    """Whether the bureau has to act; otherwise the duty waits for somebody else."""
    return not OURS.isdisjoint(duty.actors)


def title_of(duty: Obligation) -> str:
    """Return the title of a duty in the language of the reader."""
    return duty_title(duty, reader_language())


def turn_of(duty: Obligation, actor: Actor, coach: str = "") -> Turn | None:
    """Return whose turn it is, as the reader sees it."""
    if not duty.actors:
        return None
    if is_ours(duty):
        if actor.role == Role.COACH:
            return Turn(_("jij"), initials(actor.name), "coach", mine=True)
        name = coach or _("nog geen coach")
        return Turn(name, initials(coach) or "?", "coach")
    first = duty.actors[0]
    lang = reader_language()
    return Turn(actor_word(first, lang), actor_mark(first, lang), _KINDS.get(first, "employer"))


def list_row(
    item: TodayItem, actor: Actor, today: date, writes: frozenset[DataCategory]
) -> DutyRow:
    """Return a duty of the work list, with the place of its case on the line."""
    return DutyRow(
        title=title_of(item.duty),
        state=item.duty.state(today),
        due=item.duty.due,
        nature=item.duty.nature,
        ground=ground_line(item.duty, reader_language()),
        when_note=time_note(item.duty),
        person=item.employee,
        person_url=reverse("coach:case", args=[item.trajectory]),
        organisation=item.client,
        week=item.week,
        place=mini(item.first_sick_day, item.last_day, today, item.second_track_start),
        turn=turn_of(item.duty, actor, item.coach),
        act=act_for(item.duty, item.trajectory, writes),
        help_url=help_url(item.duty),
        more_url=duty_url(item.trajectory, item.duty),
    )


def coming_row(item: TodayItem, today: date) -> DutyRow:
    """Return a duty of the work list that comes later: what, when and for whom, no step yet."""
    return DutyRow(
        title=title_of(item.duty),
        state=item.duty.state(today),
        due=item.duty.due,
        nature=item.duty.nature,
        ground=ground_line(item.duty, reader_language()),
        when_note=time_note(item.duty),
        person=item.employee,
        person_url=reverse("coach:case", args=[item.trajectory]),
        help_url=help_url(item.duty),
    )


def case_row(
    duty: Obligation,
    trajectory: UUID,
    actor: Actor,
    today: date,
    writes: frozenset[DataCategory],
    coach: str = "",
) -> DutyRow:
    """Return a duty of one trajectory, for its own page."""
    return DutyRow(
        title=title_of(duty),
        state=duty.state(today),
        due=duty.due,
        nature=duty.nature,
        ground=ground_line(duty, reader_language()),
        when_note=time_note(duty),
        turn=turn_of(duty, actor, coach),
        act=act_for(duty, trajectory, writes),
        help_url=help_url(duty),
        more_url=duty_url(trajectory, duty),
    )


def duty_url(trajectory: UUID, duty: Obligation) -> str:
    """Return the page of one duty."""
    return reverse("coach:duty", args=[trajectory, duty.key])
