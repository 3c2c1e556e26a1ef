"""The journal's door: log, correct, read."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.apps.trajectories.service.first_track import demand_checked
from wissel.core.access import Action, Condition, DataCategory
from wissel.core.journal import (
    CATEGORY_OF,
    Agreement,
    Application,
    Appointment,
    AuditAnswer,
    CapacityReceived,
    ClientRequest,
    ConsentEvent,
    Content,
    Decision,
    DocumentReceived,
    EmployerApproach,
    FirstTrackCheck,
    JournalEntry,
    Note,
    ProfileFixed,
    ReportEvent,
    standing,
)
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: What only its own door may say: else anybody answers a report, or consents, for the employee.
_OWN_DOORS = (
    ReportEvent,
    CapacityReceived,
    ClientRequest,
    ConsentEvent,
    FirstTrackCheck,
    ProfileFixed,
    AuditAnswer,
)


@door
def log(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    happened_on: date,
    content: Content,
    settles: str | None = None,
    documents: tuple[str, ...] = (),
    working_note: str = "",
    agreements: tuple[Agreement, ...] = (),
) -> JournalEntry:
    """Log what happened, with a private working note and agreements beside it if there are any.

    Note and agreements are entries of their own, each with its own data category. A day in the
    future is refused for everything but a planned appointment.
    """
    _check_own_door(content)
    category = DataCategory(CATEGORY_OF[content.kind])
    obtained = _obtain_for_writing(actor, trajectory, category)
    planned = isinstance(content, Appointment) and content.outcome == "planned"
    check_happened(happened_on, today_of(now), planned=planned)
    _check_start(obtained, content, today_of(now))
    entry = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=happened_on,
        content=content,
        settles=settles,
        documents=documents,
    )
    if working_note.strip():
        obtained.demand(DataCategory.WORKING_NOTES, Action.WRITE)
        _append(obtained, actor, now, happened_on, Note(working_note.strip(), about=entry.id))
    for agreement in agreements:
        _append(obtained, actor, now, happened_on, agreement)
    _derive.keep_up(obtained.row, today_of(now))
    return entry


@door
def correct(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    entry: UUID,
    happened_on: date,
    content: Content,
) -> JournalEntry:
    """Write what should have been written. The old entry stays readable and no longer counts.

    An entry that was corrected already raises :class:`Refused`: correct the newest one.
    """
    old = _own_entry(actor, trajectory, entry)
    obtained = _obtain_for_writing(actor, trajectory, DataCategory(old.category))
    _check_own_words(old, actor)
    _check_correction(old, content)
    planned = isinstance(content, Appointment) and content.outcome == "planned"
    check_happened(happened_on, today_of(now), planned=planned)
    if entry_of(old).content != content:
        _check_start(obtained, content, today_of(now))
    corrected = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=happened_on,
        content=content,
        category=old.category,
        documents=tuple(old.documents),
        supersedes=str(entry),
        settles=old.settles or None,
    )
    _derive.keep_up(obtained.row, today_of(now))
    return corrected


def _check_start(obtained: Obtained, content: Content, today: date) -> None:
    """Refuse to start the second track on nothing: no check of the first, and no reason."""
    if isinstance(content, Decision) and content.subject == "tweede-spoor-start":
        demand_checked(content, _derive.derive(obtained.row, today)[0])


def _check_own_door(content: Content) -> None:
    """Refuse what only its own door may say."""
    told = isinstance(content, DocumentReceived) and content.advice is not None
    decided = isinstance(content, Decision) and content.subject == "schooling"
    if told or decided or isinstance(content, _OWN_DOORS):
        raise Refused(
            "own-door",
            "$.content.kind",
            Text(
                "Dit komt vanzelf in het logboek, vanaf zijn eigen bladzijde.",
                "This enters the journal by itself, from its own page.",
            ),
        )


def _check_own_words(old: Row, actor: Actor) -> None:
    """Nobody writes in another's name: a message is corrected by whoever wrote it, or not."""
    if old.category == DataCategory.MESSAGES and old.author_role != actor.role:
        raise Denied("words-of-another", subject=str(old.trajectory_id), hidden=False)


def _check_correction(old: Row, content: Content) -> None:
    _check_own_door(content)
    _check_own_door(entry_of(old).content)
    if old.kind == "note" and old.category == DataCategory.STAGNATION:
        # What came of an extra service: its page and the journal say the same.
        raise Refused(
            "own-door",
            "$.entry",
            Text(
                "Dit is de uitkomst van een dienst. Verbeter die onder Diensten.",
                "This is the result of a service. Correct it under Services.",
            ),
        )
    if old.kind != content.kind:
        raise Refused(
            "other-kind",
            "$.content.kind",
            Text(
                "Een correctie houdt dezelfde soort. Leg iets anders als nieuwe regel vast.",
                "A correction keeps the kind. Log something else as a new entry.",
            ),
        )
    if Row.objects.filter(trajectory_id=old.trajectory_id, supersedes=old.pk).exists():
        raise Refused(
            "corrected-already",
            "$.entry",
            Text(
                "Deze regel is al gecorrigeerd. Corrigeer de nieuwste versie.",
                "This entry was corrected already. Correct the newest version.",
            ),
        )


@read_door
def entries(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    from_day: date | None = None,
    to_day: date | None = None,
    corrected_too: bool = False,
) -> tuple[JournalEntry, ...]:
    """Return the journal as the actor may see it, by day; corrected entries only when asked for."""
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES)
    shown = visible_entries(obtained)
    if not corrected_too:
        shown = standing(shown)
    obtained.log("journal.view", DataCategory.ACTIVITIES)
    return tuple(
        entry
        for entry in shown
        if (from_day is None or entry.happened_on >= from_day)
        and (to_day is None or entry.happened_on <= to_day)
    )


def visible_entries(obtained: Obtained) -> list[JournalEntry]:
    """Return the entries whose category the actor may read, with hidden names taken out.

    An entry of a kind of data that the actor may see only in summary is left out.
    """
    seen = {category: obtained.sees(category) for category in DataCategory}
    rows = Row.objects.filter(trajectory=obtained.row).order_by("seq")
    wanted = [row for row in rows if seen[DataCategory(row.category)]]
    names_hidden = not obtained.sees(DataCategory.APPLICATIONS) or obtained.limited(
        DataCategory.APPLICATIONS, Condition.NO_EMPLOYER_NAMES
    )
    return [_without_names(entry_of(row), hide=names_hidden) for row in wanted]


def _without_names(entry: JournalEntry, *, hide: bool) -> JournalEntry:
    if not hide or not isinstance(entry.content, Application | EmployerApproach):
        return entry
    # Digest and salt go too: with them a reader could try names until one fits.
    return replace(
        entry, content=replace(entry.content, employer_name=""), salt="", digest="", link=""
    )


def _append(
    obtained: Obtained, actor: Actor, now: datetime, happened_on: date, content: Content
) -> None:
    _journal.append(
        row=obtained.row, actor=actor, now=now, happened_on=happened_on, content=content
    )


def _obtain_for_writing(actor: Actor, trajectory: UUID, category: DataCategory) -> Obtained:
    return obtain(
        actor=actor, trajectory=trajectory, category=category, action=Action.WRITE, lock=True
    )


def _own_entry(actor: Actor, trajectory: UUID, entry: UUID) -> Row:
    row: Row | None = Row.objects.filter(trajectory_id=trajectory, pk=entry).first()
    if row is None:
        raise Denied("no-such-entry", subject=str(trajectory))
    return row
