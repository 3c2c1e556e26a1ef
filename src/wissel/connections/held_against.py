"""Holds one document against a bundle or a trajectory file: is it that very document?

A released report bears a seal or nothing; without one its bytes alone tell, by their hash, as far
as whoever made the bundle or the file is to be believed. That is said each time.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wissel.connections.bundle_file import verified
from wissel.connections.trajectory_file import read_trajectory
from wissel.connections.wire import InputError, read
from wissel.core.bundle import MANIFEST, TRAJECTORY, Manifest, Piece, Seal, journal_faults
from wissel.core.dates import local_day
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire

Kind: TypeAlias = Literal["same", "replaced", "changed", "other-version", "unknown", "untrusted"]
#: What a browser adds to the name of a second download.
_AGAIN: Final = re.compile(r"(?: ?\(\d+\))?\.[a-z]+$")
_VERSION: Final = re.compile(r"_v\d+$")


@dataclass(frozen=True, slots=True)
class Compared(Wire):
    """What a document is beside a bundle or a trajectory file.

    ``same`` and ``replaced`` (a later version took its place) are that very document. ``changed``
    bears the name of one that is in it, ``other-version`` the name of another version of it: names
    are a hint and no proof. ``untrusted``: what it was held against is not as it was made.
    """

    kind: Kind
    is_same: bool
    text: Text
    reference: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """What a document is held against. ``wrong`` is why it is not to be believed, if so.

    ``profiles``: those a bundle holds as PDF. A trajectory file holds what they say and no PDF.
    """

    case: Trajectory
    word: Text  #: on whose word it rests
    wrong: Text | None = None
    profiles: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that a trajectory knows by its hash."""

    id: str
    file: str
    sha256: str
    said: Text
    replaced_by: int = 0


def bundle_against(held: Mapping[str, bytes], seal: Seal | None, *, language: str) -> Against:
    """Return a bundle to hold a document against. Raises ``InputError`` for what is none."""
    if not {MANIFEST, TRAJECTORY} <= set(held):
        message = {
            "nl": "Het tweede bestand is geen bewijsbundel en geen trajectbestand.",
            "en": "The second file is no evidence bundle and no trajectory file.",
        }
        raise InputError("no-bundle", "AGAINST", message[language])
    found = verified(held, seal, language=language)
    case = read_trajectory(held[TRAJECTORY], language=language)
    pieces = read(Manifest, held[MANIFEST], language=language).pieces
    profiles = tuple(one for one in pieces if one.kind == "profile")
    return Against(case, found.text, None if found.is_whole else found.text, profiles)


def file_against(raw: bytes, *, language: str) -> Against:
    """Return a trajectory file to hold a document against. Raises ``InputError``."""
    case = read_trajectory(raw, language=language)
    word = Text(
        "Dat zegt het trajectbestand. Het draagt geen zegel: het is zo goed als wie het gaf.",
        "So says the trajectory file. It bears no seal: it is as good as whoever gave it.",
    )
    wrong = journal_faults(case.journal)
    return Against(case, word, wrong[0].text if wrong else None)


def compared(content: bytes, name: str, against: Against) -> Compared:
    """Return what a document is beside what it is held against. ``name`` is that of its file."""
    reference = against.case.reference
    if against.wrong is not None:
        text = _joined(
            Text(
                "Waar het naast is gelegd klopt zelf niet.",
                "What it was held against is itself not right.",
            ),
            against.wrong,
        )
        return Compared("untrusted", is_same=False, text=text, reference=reference)
    digest = hashlib.sha256(content).hexdigest()
    known = [*_known(against.case), *map(_profile, against.profiles)]
    for one in known:
        if one.sha256 == digest:
            return _found(one, against)
    return _by_name(known, name, reference)


def _found(one: _Known, against: Against) -> Compared:
    reference = against.case.reference
    text = Text(
        f"Dit is precies {one.said.nl} in dossier {reference}.",
        f"This is the very {one.said.en} in file {reference}.",
    )
    if one.replaced_by:
        later = Text(
            f"Het is daarna vervangen door versie {one.replaced_by}.",
            f"It was replaced by version {one.replaced_by} afterwards.",
        )
        text = _joined(text, later)
    kind: Kind = "replaced" if one.replaced_by else "same"
    return Compared(kind, True, _joined(text, against.word), reference, one.file)


def _by_name(known: list[_Known], name: str, reference: str) -> Compared:
    """Return what its name tells of a document whose bytes are not known."""
    stem = _stem(name)
    for one in known:
        if _stem(one.file) == stem:
            text = Text(
                f"Dit bestand heet als {one.said.nl}, maar is niet hetzelfde: het is veranderd of "
                "opnieuw gemaakt.",
                f"This file is named as the {one.said.en}, yet it is not the same: it was changed "
                "or made anew.",
            )
            return Compared("changed", False, text, reference, one.file)
    bare = _VERSION.sub("", stem)
    for one in known:
        if bare != stem and _VERSION.sub("", _stem(one.file)) == bare:
            text = Text(
                f"Dit heet als een andere versie dan {one.said.nl} in dossier {reference}.",
                f"This is named as another version than the {one.said.en} in file {reference}.",
            )
            return Compared("other-version", False, text, reference, one.file)
    text = Text(
        f"Dit stuk zit niet in dossier {reference}. Het is veranderd, of het hoort er niet bij.",
        f"This document is not in file {reference}. It was changed, or does not belong to it.",
    )
    return Compared("unknown", False, text, reference)


def _known(case: Trajectory) -> Iterator[_Known]:
    later = {report.replaces: report.version for report in case.reports if report.replaces}
    for report in case.reports:
        day = local_day(report.released_at).strftime("%d-%m-%Y")
        label = f"{report.label} {report.period}".strip().lower()
        said = Text(
            f"het {label}, versie {report.version}, vrijgegeven op {day}",
            f"{label}, version {report.version}, released on {day}",
        )
        yield _Known(report.id, report.file, report.sha256, said, later.get(report.id, 0))
    for paper in case.papers:
        if paper.content is not None:
            said = Text(f"het getekende stuk '{paper.kind}'", f"signed paper '{paper.kind}'")
            yield _Known(paper.id, paper.content.file, paper.content.sha256, said)
    for one in case.received:
        said = Text(f"het ontvangen stuk '{one.kind}'", f"received document '{one.kind}'")
        yield _Known(one.id, one.content.file, one.content.sha256, said)


def _profile(one: Piece) -> _Known:
    said = Text(f"het profiel '{one.title}'", f"profile '{one.title}'")
    return _Known(one.name, one.name, one.sha256, said)


def _stem(name: str) -> str:
    return _AGAIN.sub("", name.replace("\\", "/").rpartition("/")[2].strip().lower())


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.nl} {second.nl}", f"{first.en} {second.en}")
