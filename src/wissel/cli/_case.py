"""What the commands about one trajectory share: finding it, and refusals as one object."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from wissel.cli import _django
from wissel.connections.wire import InputError, error_object
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered, Text

if TYPE_CHECKING:
    from wissel.infra.doors import Actor

WRONG_USE = 2


class Unfit(Exception):
    """What was asked for cannot be given; ``path`` is the argument at fault."""

    def __init__(self, code: str, path: str, message: Text) -> None:
        super().__init__(message.en)
        self.code = code
        self.path = path
        self.message = message


@dataclass(frozen=True, slots=True)
class Place:
    """A bureau of this database, and the command as an actor in it."""

    actor: "Actor"
    name: str


def answered(language: str, work: Callable[[], None]) -> int:
    """Do the work; return 0, or print what is refused as one object and return 1.

    A file that cannot be opened or written is wrong use, with a sentence on stderr alone.
    """
    try:
        work()
    except InputError as error:
        return _refuse(error.code, error.path, error.message)
    except (Refused, Unfit) as error:
        return _refuse(error.code, error.path, error.message.in_(language))
    except NotCovered as error:
        return _refuse("not-covered", "$", str(error))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        print(f"wissel: {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG_USE
    return 0


def places(now: datetime, command: str) -> tuple[Place, ...]:
    """Return every bureau of this database."""
    from wissel.apps.bureaus import service as bureaus

    actors = [_django.command_actor(command, bureau) for bureau in bureaus.all_bureaus()]
    return tuple(Place(actor, bureaus.bureau(actor=actor, now=now).name) for actor in actors)


def chosen(among: tuple[Place, ...], wanted: str | None) -> tuple[Place, ...]:
    """Return the bureaus that ``--bureau`` names by name or id: all of them without it."""
    if wanted is None:
        return among
    found = tuple(
        place
        for place in among
        if wanted.casefold() in (place.name.casefold(), str(place.actor.bureau))
    )
    if not found:
        known = ", ".join(place.name for place in among) or "-"
        raise Unfit(
            "no-such-bureau",
            "--bureau",
            Text(
                f"Er is hier geen bureau '{wanted}'. Er is: {known}.",
                f"There is no bureau '{wanted}' here. There is: {known}.",
            ),
        )
    return found


def located(command: str, now: datetime, number: str, bureau: str | None) -> tuple[Place, UUID]:
    """Return the trajectory with that case number, and the bureau it is of."""
    from wissel.apps.trajectories import service as trajectories

    found = [
        (place, case)
        for place in chosen(places(now, command), bureau)
        if (case := trajectories.numbered(actor=place.actor, now=now, number=number)) is not None
    ]
    if not found:
        raise Unfit(
            "no-such-trajectory",
            "REF",
            Text(
                f"Er is geen traject met zaaknummer '{number}'.",
                f"There is no trajectory with case number '{number}'.",
            ),
        )
    if len(found) > 1:
        raise several(tuple(place for place, _ in found))
    return found[0]


def several(among: tuple[Place, ...]) -> Unfit:
    """Return the refusal to choose between bureaus."""
    names = ", ".join(f"{place.name} ({place.actor.bureau})" for place in among)
    return Unfit(
        "several-bureaus",
        "--bureau",
        Text(f"Kies een bureau met --bureau: {names}.", f"Choose a bureau with --bureau: {names}."),
    )


def damaged(what: str) -> Unfit:
    """Return the refusal to hand out a document that is not what was released, signed or taken."""
    return Unfit(
        "damaged",
        "REF",
        Text(
            f"Een document is weg of veranderd: {what}. Er is niets gemaakt. Zet de bestanden "
            "terug uit een back-up; zonder documenten kan een export met --out FILE.json.",
            f"A document is gone or was changed: {what}. Nothing was made. Restore the files from "
            "a back-up; without documents an export works with --out FILE.json.",
        ),
    )


def write_out(content: bytes, out: str) -> None:
    """Write bytes to a file, whole or not at all; ``-`` is standard output."""
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(out)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".wissel-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _refuse(code: str, path: str, message: str) -> int:
    said = json.dumps(error_object(code, path, message), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(said.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    print(f"wissel: {path}: {message}", file=sys.stderr)
    return 1
