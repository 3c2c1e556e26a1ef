"""Keeps what was compiled in the data folder, whole or not at all, and reads it back."""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from wissel.connections.reference._problem import problem
from wissel.connections.wire import InputError, read, write_text
from wissel.core.occupations import Occupation, Prior
from wissel.core.places import Places, PostcodeRow, own_rows
from wissel.core.reference import Manifest, Reference
from wissel.core.sources import Text

#: The form of the compiled files; another one is compiled anew.
FORM: Final = 1
LOCK: Final = ".loading"
MANIFEST: Final = "manifest.json"
OCCUPATIONS: Final = "occupations.json.gz"
GROUPS: Final = "groups.json.gz"
PLACES: Final = "places.json.gz"
_LEVEL: Final = 6


class BrokenReference(RuntimeError):
    """The loaded reference data cannot be used; the message says how to load it anew."""

    def __init__(self, folder: Path, why: Text) -> None:
        self.folder = folder
        self.why = why
        super().__init__(self.message("en"))

    def message(self, language: str) -> str:
        """Return what is wrong and what to do, in ``language`` (``nl`` or ``en``)."""
        if language == "en":
            return f"{self.folder}: {self.why.en} Load it anew with 'wissel reference load PATH'."
        return f"{self.folder}: {self.why.nl} Laad opnieuw met 'wissel reference load PAD'."


def loaded(folder: Path) -> Reference | None:
    """Return what is loaded in ``folder``, or ``None`` where nothing is.

    It is read once and anew when the manifest changes. Raise :class:`BrokenReference` when a file
    is missing, cut off, changed, or of another version of the program.
    """
    state = _state(folder)
    if state is None:
        return None
    try:
        return _read(folder, *state)
    except BrokenReference:
        now = _state(folder)
        if now is None or now == state:
            raise
        return _read(folder, *now)  # something else was loaded while this was being read


def _state(folder: Path) -> tuple[int, int] | None:
    """Return what changes with every load, or ``None`` where nothing is loaded."""
    try:
        state = (folder / MANIFEST).stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(folder, error) from None
    return state.st_mtime_ns, state.st_size


def manifest(folder: Path) -> Manifest | None:
    """Return what is loaded without reading the data itself."""
    try:
        return _manifest(folder)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=1)  # the set before is let go: it is as large
def _read(folder: Path, changed: int, size: int) -> Reference:
    told = _manifest(folder)
    occupations = {one.key: one for one in _occupations(_lines(folder, told, OCCUPATIONS))}
    groups = {code: Text(nl, en) for code, nl, en in _lines(folder, told, GROUPS)}
    rows = [PostcodeRow(*row) for row in _lines(folder, told, PLACES)]
    if len(occupations) != told.occupations or len(rows) != told.postcodes:
        raise _changed(folder)
    return Reference(occupations, groups, Places(own_rows(), rows), told)


def _manifest(folder: Path) -> Manifest:
    try:
        told = read(Manifest, (folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unreadable(folder, error) from None
    except InputError:
        raise _changed(folder) from None
    if told.form != FORM or Path(told.folder).name != told.folder:
        raise BrokenReference(
            folder,
            Text(
                "de gegevens zijn geladen met een andere versie.",
                "the data were loaded by another version.",
            ),
        )
    return told


def _lines(folder: Path, told: Manifest, name: str) -> Iterator[Any]:
    """Yield the rows of a compiled file, once its hash is what the manifest says."""
    path = folder / told.folder / name
    try:
        if _hash(path) != told.hashes.get(name):
            raise _changed(folder)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except FileNotFoundError:
        raise _changed(folder) from None
    except OSError as error:
        raise _unreadable(folder, error) from None


def _occupations(rows: Iterator[Any]) -> Iterator[Occupation]:
    """Make occupations of rows. The first row holds the priors: each is one of many occupations."""
    priors = [Prior(*one) for one in next(rows, [])]
    words: dict[str, str] = {}
    for key, dutch, english, names, isco, skills, measured in rows:
        yield Occupation(
            key=key,
            label=Text(dutch, english),
            names=tuple(names),
            isco=isco,
            skills=tuple(words.setdefault(skill, skill) for skill in skills),
            priors=tuple(priors[number] for number in measured),
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """All that is kept. ``groups`` are the names of ISCO-08 groups by code."""

    occupations: tuple[Occupation, ...] = ()
    groups: Mapping[str, Text] = field(default_factory=dict)
    postcodes: tuple[PostcodeRow, ...] = ()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder against another load; raise the problem when one is going on."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise problem(
                str(folder),
                "er wordt al iets geladen. Wacht tot dat klaar is.",
                "something is being loaded already. Wait until that is done.",
            ) from None
        yield


def store(folder: Path, told: Manifest, parts: Parts) -> Manifest:
    """Write the data beside what is there and then the manifest, which makes it count at once.

    A reader sees the old data or the new, never a part. Returns the manifest as it was written.
    Only within :func:`alone`.
    """
    draft = folder / f".draft-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    try:
        _write(draft / OCCUPATIONS, _rows(parts.occupations))
        _write(draft / GROUPS, ([code, name.nl, name.en] for code, name in parts.groups.items()))
        _write(draft / PLACES, (_cells(row) for row in parts.postcodes))
        hashes = {each: _hash(draft / each) for each in (OCCUPATIONS, GROUPS, PLACES)}
        name = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()[:16]
        whole = replace(told, folder=name, hashes=hashes)
        (draft / MANIFEST).write_text(write_text(whole), encoding="utf-8")
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        for each in hashes:
            (draft / each).replace(folder / name / each)
        (draft / MANIFEST).replace(folder / MANIFEST)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _drop_old(folder, name)
    return whole


def _drop_old(folder: Path, kept: str) -> None:
    """Remove what no manifest names any more; who has it open reads on."""
    for each in folder.iterdir():
        if each.is_dir() and each.name != kept:
            shutil.rmtree(each, ignore_errors=True)


def _write(path: Path, rows: Iterable[list[Any]]) -> None:
    # Without name and moment in it, so that the same data are the same bytes.
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,
    ):
        for row in rows:
            packed.write(
                json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            )


def _rows(occupations: tuple[Occupation, ...]) -> Iterator[list[Any]]:
    """Yield the priors, each once, and then the occupations with the numbers of theirs."""
    numbers: dict[Prior, int] = {}
    for one in occupations:
        for prior in one.priors:
            numbers.setdefault(prior, len(numbers))
    yield [
        [prior.item, prior.degree, prior.level, prior.value, prior.unit, prior.source]
        for prior in numbers
    ]
    for one in occupations:
        priors = [numbers[prior] for prior in one.priors]
        yield [one.key, one.label.nl, one.label.en, one.names, one.isco, one.skills, priors]


def _cells(row: PostcodeRow) -> list[Any]:
    return [row.postcode, row.place, row.latitude, row.longitude, row.province]


def _hash(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _changed(folder: Path) -> BrokenReference:
    return BrokenReference(
        folder,
        Text(
            "de geladen gegevens zijn beschadigd of niet meer compleet.",
            "the loaded data are damaged or no longer complete.",
        ),
    )


def _unreadable(folder: Path, error: OSError) -> BrokenReference:
    return BrokenReference(
        folder,
        Text(
            f"de geladen gegevens zijn niet te lezen ({error.strerror or error}).",
            f"the loaded data cannot be read ({error.strerror or error}).",
        ),
    )
