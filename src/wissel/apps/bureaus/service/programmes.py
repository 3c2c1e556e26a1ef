"""The ways of working of a bureau: those of the package, and its own immutable versions."""

from dataclasses import dataclass
from datetime import date, datetime

from wissel.apps.bureaus.models import Bureau, ProgrammeVersion
from wissel.apps.bureaus.service._held import chosen_name, held_programme, newest_programme
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.core.access import Role
from wissel.core.programme import Programme, ProgrammeError, packaged, packaged_text, parse
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door

#: How much a way of working may say: some thirty pages.
MOST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A version of a way of working. ``chosen``: new trajectories run by its newest version."""

    name: str
    version: int
    title: Text
    summary: Text
    valid_from: date
    own: bool
    chosen: bool
    made_at: datetime | None = None
    made_by: str = ""


@read_door
def programmes(*, actor: Actor, now: datetime) -> tuple[ProgrammeView, ...]:
    """Return every way of working the bureau can choose: the package's newest, all of its own."""
    demand_staff(actor)
    chosen = chosen_name(actor.bureau)
    own = [
        _view(parse(row.text), chosen, row)
        for row in ProgrammeVersion.objects.order_by("name", "-version")
    ]
    return (*own, *(_view(programme, chosen) for programme in packaged()))


@read_door
def programme(*, actor: Actor, now: datetime, name: str, version: int) -> Programme:
    """Return one version in full; raises :class:`Denied` for one that the bureau does not have."""
    demand_staff(actor)
    try:
        return held_programme(name=name, version=version)
    except LookupError:
        raise Denied("no-such-programme") from None


@read_door
def programme_text(*, actor: Actor, now: datetime, name: str, version: int) -> str:
    """Return a version as it was written, to begin a next one from; :class:`Denied` for none."""
    demand_staff(actor)
    row = ProgrammeVersion.objects.filter(name=name, version=version).first()
    if row is not None:
        text: str = row.text
        return text
    try:
        return packaged_text(name, version)
    except LookupError:
        raise Denied("no-such-programme") from None


@door
def add_programme(*, actor: Actor, now: datetime, text: str) -> ProgrammeView:
    """Keep a version of an own way of working, written as YAML. Managers only.

    Raises :class:`Refused` with line and reason for one that cannot be used, for a name of the
    package, and for a version that is not the next one.
    """
    _demand_manager(actor)
    made = _read(text)
    if any(made.name == each.name for each in packaged()):
        raise _refused(
            "name-of-the-package",
            f"De naam '{made.name}' is van een werkwijze van Wissel. Kies een eigen naam.",
            f"The name '{made.name}' is of a way of working of Wissel. Choose a name of your own.",
        )
    last = ProgrammeVersion.objects.filter(name=made.name).order_by("-version").first()
    following = last.version + 1 if last is not None else 1
    if made.version != following:
        raise _refused(
            "not-the-next-version",
            f"'{made.name}' heeft nu versie {following - 1}. De volgende is {following}, "
            f"niet {made.version}.",
            f"'{made.name}' has version {following - 1} now. The next one is {following}, "
            f"not {made.version}.",
        )
    row = ProgrammeVersion(
        name=made.name, version=made.version, text=text, made_at=now, made_by=actor.name
    )
    row.save()
    return _view(made, chosen_name(actor.bureau), row)


@door
def choose_programme(*, actor: Actor, now: datetime, name: str) -> None:
    """Let new trajectories run by this way of working, in its newest version. Managers only."""
    _demand_manager(actor)
    newest_programme(name=name)
    row = Bureau.objects.select_for_update().get(pk=actor.bureau)
    row.programme = name
    row.save(update_fields=["programme"])


def _read(text: str) -> Programme:
    if len(text) > MOST_TEXT:
        raise _refused(
            "too-long",
            f"Deze werkwijze is te lang ({len(text)} tekens, hoogstens {MOST_TEXT}).",
            f"This way of working is too long ({len(text)} characters, {MOST_TEXT} at most).",
        )
    try:
        return parse(text)
    except ProgrammeError as error:
        line = f"{error.line}" if error.line is not None else "?"
        place = f"{error.path}: " if error.path else ""
        raise _refused(
            "programme",
            f"Regel {line}, {place}{error.why.nl}",
            f"Line {line}, {place}{error.why.en}",
        ) from error


def _refused(code: str, dutch: str, english: str) -> Refused:
    return Refused(code, "$.text", Text(dutch, english))


def _demand_manager(actor: Actor) -> None:
    if not actor.is_system and actor.role != Role.MANAGER:
        raise Denied("manager-only", hidden=False)


def _view(made: Programme, chosen: str, row: ProgrammeVersion | None = None) -> ProgrammeView:
    return ProgrammeView(
        name=made.name,
        version=made.version,
        title=made.title,
        summary=made.summary,
        valid_from=made.valid_from,
        own=row is not None,
        chosen=made.name == chosen,
        made_at=row.made_at if row is not None else None,
        made_by=row.made_by if row is not None else "",
    )
