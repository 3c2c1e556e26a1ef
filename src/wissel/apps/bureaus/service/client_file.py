"""The file of a client: its facts with who changed what, and notes of the talks with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus.models import Bureau, Client, ClientChange, ClientNote
from wissel.apps.bureaus.service._facts import (
    NAMES,
    ClientSaid,
    as_said,
    checked,
    facts_of,
    read,
    words_of,
    written,
)
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service._texts import demand_desk
from wissel.core.access import Role
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Declined, Denied, door, read_door, today_of
from wissel.infra.typed import demand_fits, demand_plain, refused

#: How long a note may be.
MOST_NOTE: Final = 4000
#: How many changes a file shows, newest first.
MOST_CHANGES: Final = 20


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of the facts: who, when, of which fields (in words and by name)."""

    revision: int
    made_at: datetime
    made_by: str
    fields: tuple[str, ...]
    words: Text


@dataclass(frozen=True, slots=True)
class ClientFile:
    """What is known of a client, and who changed it; its own people read no names of who did."""

    id: UUID
    said: ClientSaid
    revision: int
    changes: tuple[ChangeView, ...]


class ClientChanged(Declined):
    """Somebody else changed the same since: ``by_field`` says who last changed each of these.

    ``file`` is how it stands now, and ``both`` what it becomes when what was typed is put over it.
    """

    def __init__(self, file: ClientFile, both: ClientSaid, by_field: Mapping[str, ChangeView]):
        super().__init__(", ".join(by_field))
        self.file = file
        self.both = both
        self.by_field = by_field


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """What is written of a talk: when, with whom, what was said and agreed."""

    happened_on: date
    with_whom: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteView(NoteSaid):
    """A note with who wrote it."""

    id: UUID
    made_at: datetime
    made_by: str


@read_door
def client_file(*, actor: Actor, now: datetime, client: UUID) -> ClientFile:
    """Return what is known of a client: to staff, and to its own HR without who changed it."""
    own = actor.role == Role.EMPLOYER and actor.client == client
    if not own:
        demand_staff(actor)
    file = _file(_row(client))
    return replace(file, changes=()) if own else file


@door
def change_client(
    *, actor: Actor, now: datetime, client: UUID, said: ClientSaid, revision: int | None = None
) -> ClientFile:
    """Change what is known of a client. Manager and back office.

    ``revision`` is what the writer saw. What others changed since stays, as long as the writer did
    not change the same: then :class:`ClientChanged` says who did. What is as it stands already is
    no change. Raises :class:`Refused` with the place for what cannot be.
    """
    demand_desk(actor)
    Bureau.objects.select_for_update().get(pk=actor.bureau)  # two who change: one after the other
    row = _row(client, lock=True)
    wanted = _merged(row, checked(said), revision)
    checked(as_said(wanted))  # of two halves that fit, the whole may not
    now_there = facts_of(row)
    changed = [name for name in NAMES if now_there[name] != wanted[name]]
    if not changed:
        return _file(row)
    for name in changed:
        setattr(row, name, wanted[name])
    _demand_new_name(row)
    row.revision += 1
    row.save(update_fields=[*changed, "revision"])
    kept = {name: [written(now_there[name]), written(wanted[name])] for name in changed}
    ClientChange(
        client=row, revision=row.revision, changed=kept, made_at=now, made_by=actor.name
    ).save()
    return _file(row)


@read_door
def client_notes(*, actor: Actor, now: datetime, client: UUID) -> tuple[NoteView, ...]:
    """Return the notes of the talks with a client, newest first. Staff only."""
    demand_staff(actor)
    _row(client)
    rows = ClientNote.objects.filter(client_id=client).order_by("-happened_on", "-made_at", "-id")
    return tuple(_note(row) for row in rows)


@door
def add_client_note(
    *, actor: Actor, now: datetime, client: UUID, said: NoteSaid, once: UUID
) -> NoteView:
    """Write what was said in a talk with a client; it stays as it is. Staff only.

    ``once`` comes from the page: sent twice it is one note. Raises :class:`Refused` with the place
    for a day that has yet to come, for what is missing or too long, and for words about health.
    """
    demand_staff(actor)
    row = _row(client, lock=True)
    before = ClientNote.objects.filter(client=row, once=once).first()
    if before is not None:
        return _note(before)
    neat = _checked(said, today_of(now))
    made = ClientNote(
        client=row,
        once=once,
        happened_on=neat.happened_on,
        with_whom=neat.with_whom,
        text=neat.text,
        made_at=now,
        made_by=actor.name,
    )
    made.save()
    return _note(made)


def _row(client: UUID, *, lock: bool = False) -> Client:
    rows = Client.objects.select_for_update() if lock else Client.objects.all()
    row: Client | None = rows.filter(pk=client).first()
    if row is None:
        raise Denied("no-such-client")
    return row


def _file(row: Client) -> ClientFile:
    changes = ClientChange.objects.filter(client=row).order_by("-revision")
    shown = tuple(_change(change) for change in changes[:MOST_CHANGES])
    return ClientFile(row.pk, as_said(facts_of(row)), row.revision, shown)


def _change(row: ClientChange) -> ChangeView:
    names = tuple(name for name in NAMES if name in row.changed)
    return ChangeView(row.revision, row.made_at, row.made_by, names, words_of(names))


def _merged(row: Client, typed: dict[str, Any], seen: int | None) -> dict[str, Any]:
    """Return the facts with what the writer changed put over what others changed since."""
    now_there = facts_of(row)
    if seen is None or seen == row.revision:
        return typed
    base, by_field = dict(now_there), {}
    since = ClientChange.objects.filter(client=row, revision__gt=seen).order_by("revision")
    for change in since:
        view = _change(change)
        for name in view.fields:
            if name not in by_field:
                base[name] = read(name, change.changed[name][0])
            by_field[name] = view
    mine = {name: typed[name] for name in NAMES if typed[name] != base[name]}
    both = {**now_there, **mine}
    clashes = {
        name: by_field[name] for name in mine if name in by_field and mine[name] != now_there[name]
    }
    if clashes:
        raise ClientChanged(_file(row), as_said(both), clashes)
    return both


def _demand_new_name(row: Client) -> None:
    if Client.objects.filter(name__iexact=row.name).exclude(pk=row.pk).exists():
        raise refused(
            "taken",
            "$.name",
            "Er is al een opdrachtgever met deze naam.",
            "There is a client by this name already.",
        )


def _checked(said: NoteSaid, today: date) -> NoteSaid:
    with_whom, text = " ".join(said.with_whom.split()), said.text.strip()
    if said.happened_on > today:
        raise refused(
            "future",
            "$.happened_on",
            "Deze dag ligt na vandaag. Schrijf op wat al is besproken.",
            "This day is after today. Write down what was said already.",
        )
    if not with_whom:
        raise refused(
            "missing",
            "$.with_whom",
            "Schrijf met wie het gesprek was.",
            "Say with whom the talk was.",
        )
    if not text:
        raise refused(
            "missing",
            "$.text",
            "Schrijf wat is besproken of afgesproken.",
            "Say what was said or agreed.",
        )
    demand_fits(with_whom, 200, "$.with_whom")
    demand_fits(text, MOST_NOTE, "$.text")
    demand_plain((with_whom,), "$.with_whom")
    demand_plain((text,), "$.text")
    return NoteSaid(said.happened_on, with_whom, text)


def _note(row: ClientNote) -> NoteView:
    return NoteView(row.happened_on, row.with_whom, row.text, row.pk, row.made_at, row.made_by)
