"""The trajectory file: one JSON file, or a zip with that JSON and its documents beside it.

Reading gives core types or says what is wrong and where; it never takes more than the limits below
into memory, whatever a file claims about itself. Writing the same trajectory twice gives the same
bytes. What the database makes of a file is the business of the doors.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wissel.connections import _beside, _unzip, wire
from wissel.connections.wire import InputError
from wissel.core.journal import CONTENT_TYPES
from wissel.core.sources import Text
from wissel.core.trajectory import FILE_VERSION, Trajectory
from wissel.core.wire import Wire, to_json, wire_name

MEGABYTE = 1024 * 1024
#: Years of daily entries take less than a fiftieth of this.
MOST_BYTES_OF_JSON = 20 * MEGABYTE
#: A zip as it lies on disk, and what comes out of it: scans do not get smaller in a zip.
MOST_BYTES_OF_DOCUMENTS = 220 * MEGABYTE
MOST_BYTES_OF_ZIP = 250 * MEGABYTE
MOST_BYTES_UNPACKED = MOST_BYTES_OF_DOCUMENTS + MOST_BYTES_OF_JSON

#: Name of the JSON in a zip.
MAIN = "trajectory.json"
#: What a document beside the JSON may be called: no folders, nothing that a system reads.
FILE_NAME = _beside.FILE_NAME

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_OF_CONTENT = re.compile(r"\$\.journal\[(\d+)\]\.content")


@dataclass(frozen=True, slots=True)
class TrajectoryFile:
    """What a file holds. ``contents`` are the documents by name; empty for a JSON file alone.

    ``unnamed`` are files in the zip that the trajectory does not speak of.
    """

    trajectory: Trajectory
    contents: Mapping[str, bytes]
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped(Wire):
    """Something that an import left out: what, and why."""

    what: str
    why: Text


@dataclass(frozen=True, slots=True)
class Changed(Wire):
    """Something that an import stored otherwise than the file says it."""

    path: str
    from_: Any
    to: Any
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Imported(Wire):
    """What ``wissel import`` answers. ``imported`` is the case number in the bureau."""

    imported: str
    skipped: tuple[Skipped, ...] = ()
    changed: tuple[Changed, ...] = ()


#: An escape in a JSON text, which may be a zero byte or a digit.
_ESCAPE: Final = b"\\u"
#: A day outside of the years that are kept, or a moment without a zone. It begins with what both
#: begin with, so that most of a text is passed over at once.
_LOOK: Final = re.compile(
    rb'"\d{4}-\d\d-\d\d(?:'
    rb"(?<!19\d\d-\d\d-\d\d)(?<!20\d\d-\d\d-\d\d)(?<!21\d\d-\d\d-\d\d)"
    rb'|[Tt ][^"]*(?<![Zz])(?<![+-]\d\d:\d\d)")'
)


def read_file(source: BinaryIO, *, language: str = "nl") -> TrajectoryFile:
    """Return what a JSON file or zip holds, or raise :class:`InputError`.

    Reads no further than the limit. Checked here: the form, the version, moments with a zone, days
    from 1900 to 2199, and the hash of every document that lies beside the JSON.
    """
    start = source.read(4)
    packed = start.startswith(b"PK")
    most = MOST_BYTES_OF_ZIP if packed else MOST_BYTES_OF_JSON
    raw = start + source.read(most + 1 - len(start))
    if len(raw) > most:
        raise _too_large(most, language)
    if not packed:
        return TrajectoryFile(read_trajectory(raw, language=language), {})
    contents = _unzip.unpacked(raw, most=MOST_BYTES_UNPACKED, language=language)
    if MAIN not in contents:
        raise _error("missing", "$", language, _NO_MAIN)
    if len(contents[MAIN]) > MOST_BYTES_OF_JSON:
        raise _too_large(MOST_BYTES_OF_JSON, language)
    trajectory = read_trajectory(contents.pop(MAIN), language=language)
    named = _beside.checked_names(trajectory, contents, language)
    return TrajectoryFile(
        trajectory,
        {name: content for name, content in contents.items() if name in named},
        tuple(sorted(set(contents) - named)),
    )


def read_trajectory(raw: bytes, *, language: str = "nl") -> Trajectory:
    """Return the trajectory in a JSON text, or raise :class:`InputError`."""
    try:
        trajectory = wire.read(Trajectory, raw, language=language)
    except InputError as error:
        raise _clearer(error, raw, language) from None
    _demand_version(trajectory.file_version, language)
    if _ESCAPE in raw or _LOOK.search(raw):
        _demand_storable(trajectory, "$", language)
    return trajectory


def json_bytes(trajectory: Trajectory) -> bytes:
    """Return the JSON file of a trajectory, laid out for reading."""
    return _printed(wire.write(trajectory))


def zip_bytes(trajectory: Trajectory, contents: Mapping[str, bytes]) -> bytes:
    """Return the zip of a trajectory with its documents by name."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, content in ((MAIN, json_bytes(trajectory)), *sorted(contents.items())):
            # A fixed moment: the same trajectory gives the same bytes.
            packed.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return made.getvalue()


def record_bytes(record: Any) -> bytes:
    """Return a frozen record, as plain JSON types, as the file beside its document."""
    return _printed(record)


def differences(before: Any, after: Any, path: str = "$") -> Iterator[Changed]:
    """Yield every place where two core values of one type differ, with both values as JSON."""
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            there = f"{path}.{wire_name(field.name)}"
            yield from differences(getattr(before, field.name), getattr(after, field.name), there)
        return
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{path}[{index}]")
        return
    yield Changed(path, to_json(before), to_json(after))


def _clearer(error: InputError, raw: bytes, language: str) -> InputError:
    """Return a better complaint where the first one speaks of another version or another kind.

    An entry is read as any of seventeen kinds; the kind that it names is the one to speak of.
    """
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return error
    if isinstance(document, dict) and isinstance(document.get("file_version"), int):
        try:
            _demand_version(document["file_version"], language)
        except InputError as newer:
            return newer
    found = _OF_CONTENT.match(error.path)
    if found is None:
        return error
    content = document["journal"][int(found[1])].get("content")
    kind = content.get("kind") if isinstance(content, dict) else None
    if not isinstance(kind, str) or kind not in CONTENT_TYPES:
        kinds = ", ".join(CONTENT_TYPES)
        expected = Text(f"Verwacht wordt een van {kinds}.", f"Expected is one of {kinds}.")
        return _error("wrong-value", f"{found[0]}.kind", language, expected)
    try:
        wire.read(CONTENT_TYPES[kind], json.dumps(content).encode(), language=language)
    except InputError as of_kind:
        return InputError(of_kind.code, found[0] + of_kind.path[1:], of_kind.message)
    return error


def _demand_version(version: int, language: str) -> None:
    if version > FILE_VERSION:
        raise _error(
            "newer-version",
            "$.file_version",
            language,
            Text(
                f"Dit bestand heeft versie {version}; dit programma leest tot en met versie "
                f"{FILE_VERSION}. Werk het programma bij.",
                f"This file has version {version}; this program reads up to version "
                f"{FILE_VERSION}. Update the program.",
            ),
        )
    if version < 1:
        raise _error(
            "wrong-value",
            "$.file_version",
            language,
            Text(f"Gegeven is {version}; verwacht wordt 1.", f"Given is {version}; expected is 1."),
        )


def _demand_storable(value: Any, path: str, language: str) -> None:
    """Refuse what no database keeps as it is: texts with a zero byte, moments without a zone."""
    if isinstance(value, str):
        if "\0" in value:
            raise _error("wrong-value", path, language, _ZERO)
    elif isinstance(value, date):
        _demand_day(value, path, language)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _demand_storable(each, f"{path}[{index}]", language)
    elif is_dataclass(value):
        for field in fields(value):
            there = f"{path}.{wire_name(field.name)}"
            _demand_storable(getattr(value, field.name), there, language)


def _demand_day(value: date, path: str, language: str) -> None:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise _error("wrong-value", path, language, _NO_ZONE)
        value = value.date()
    if not _FIRST_DAY <= value <= _LAST_DAY:
        raise _error(
            "out-of-range",
            path,
            language,
            Text(
                f"Gegeven is {value}; verwacht wordt een dag van {_FIRST_DAY} tot en met "
                f"{_LAST_DAY}.",
                f"Given is {value}; expected is a day from {_FIRST_DAY} to {_LAST_DAY}.",
            ),
        )


def _printed(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _too_large(most: int, language: str) -> InputError:
    limit = most // MEGABYTE
    return _error(
        "too-large",
        "$",
        language,
        Text(
            f"Het bestand is groter dan {limit} MB en is niet verder gelezen; verwacht wordt een "
            "trajectbestand van één persoon.",
            f"The file is larger than {limit} MB and was not read further; expected is the "
            "trajectory file of one person.",
        ),
    )


def _error(code: str, path: str, language: str, message: Text) -> InputError:
    return InputError(code, path, message.in_(language))


_ZERO = Text(
    "Deze tekst bevat een nulteken; haal dat weg.", "This text holds a zero byte; take it out."
)
_NO_ZONE = Text(
    "Dit tijdstip heeft geen tijdzone; schrijf bijvoorbeeld 2026-11-22T09:00:00+00:00.",
    "This moment has no time zone; write for example 2026-11-22T09:00:00+00:00.",
)
_NO_MAIN = Text(
    f"In de zip zit geen {MAIN}; verwacht wordt een zip die 'wissel export' heeft gemaakt.",
    f"The zip holds no {MAIN}; expected is a zip that 'wissel export' made.",
)
