"""What lies beside the JSON in a zip: each file that it names is there, once, and unchanged."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wissel.connections._complaints import InputError
from wissel.core.kept import KeptFile
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

#: What a document beside the JSON may be called: no folders, nothing that a system reads.
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the trajectory, its place, and what its bytes hash to if that is said there."""

    place: str
    field: str
    name: str
    sha256: str = ""
    released: bool = False


def checked_names(
    trajectory: Trajectory, contents: Mapping[str, bytes], language: str
) -> frozenset[str]:
    """Return the files that the trajectory names; raise :class:`InputError` for a wrong one."""
    seen: set[str] = set()
    for named in _named(trajectory):
        place = f"{named.place}.{named.field}"
        if named.name in seen:
            raise _error("wrong-value", place, _twice(named.name), language)
        seen.add(named.name)
        if named.name not in contents:
            raise _error("missing-file", place, _missing(named.name), language)
        found = hashlib.sha256(contents[named.name]).hexdigest()
        if named.sha256 not in ("", found):
            raise _error("wrong-hash", f"{named.place}.sha256", _changed(named), language)
    return frozenset(seen)


def _named(trajectory: Trajectory) -> Iterator[_Named]:
    for index, report in enumerate(trajectory.reports):
        place = f"$.reports[{index}]"
        yield _Named(place, "file", report.file, report.sha256, released=True)
        yield _Named(place, "record", report.record)
    for index, paper in enumerate(trajectory.papers):
        yield _Named(f"$.papers[{index}]", "record", paper.record)
        if paper.content is not None:
            yield _of(f"$.papers[{index}]", paper.content)
    for index, received in enumerate(trajectory.received):
        yield _of(f"$.received[{index}]", received.content)


def _of(place: str, content: KeptFile) -> _Named:
    # No hash at all is no licence: an empty one matches nothing.
    return _Named(f"{place}.content", "file", content.file, content.sha256 or "-")


def _missing(name: str) -> Text:
    return Text(
        f"Het bestand '{name}' zit niet in de zip. Gebruik de zip zoals die is.",
        f"The file '{name}' is not in the zip. Use the zip as it was made.",
    )


def _twice(name: str) -> Text:
    return Text(
        f"Het bestand '{name}' wordt twee keer genoemd; verwacht wordt een eigen naam voor elk.",
        f"The file '{name}' is named twice; expected is a name of its own for each.",
    )


def _changed(named: _Named) -> Text:
    if named.released:
        return Text(
            f"Het bestand '{named.name}' is niet het vrijgegeven document: de controlegetallen "
            "verschillen. Vraag een nieuwe export.",
            f"The file '{named.name}' is not the document that was released: the hashes differ. "
            "Ask for a new export.",
        )
    return Text(
        f"Het bestand '{named.name}' is niet het stuk dat is bewaard: de controlegetallen "
        "verschillen. Vraag een nieuwe export.",
        f"The file '{named.name}' is not the paper that was kept: the hashes differ. Ask for a new "
        "export.",
    )


def _error(code: str, path: str, message: Text, language: str) -> InputError:
    return InputError(code, path, message.in_(language))
