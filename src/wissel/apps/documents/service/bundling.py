"""The evidence bundle, and the reading copy beside it.

The bundle is one PDF with the original documents and the trajectory file inside it: merging the
documents would lose their tags and seals. The reading copy is that merger, for reading and printing
alone, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service._bundled import (
    gather,
    manifest_bytes,
    manifest_of,
    record_of,
    with_profiles_drawn,
)
from wissel.connections.trajectory_file import json_bytes
from wissel.core.bundle import MANIFEST, TRAJECTORY, Piece, PieceKind
from wissel.core.dates import local_day
from wissel.core.sources import Text
from wissel.infra import merging, pdf
from wissel.infra.doors import Actor
from wissel.infra.merging import Chapter, Unshown
from wissel.infra.pdf import Attachment

#: What of a bundle has pages.
_READ: Final[frozenset[PieceKind]] = frozenset({"report", "paper", "received", "profile"})


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it was made: its file, and the fingerprint that stands on its cover.

    ``broken``: which lines of the journal are not as they were written; it stands there, too.
    """

    file_name: str
    content: bytes
    fingerprint: str
    pieces: int
    sealed_by: str
    broken: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """A merged copy: its pages, and the names of documents that could not be shown in it.

    ``broken``: as in a bundle.
    """

    file_name: str
    content: bytes
    pages: int
    unshown: tuple[str, ...]
    broken: tuple[Text, ...] = ()


def bundle(*, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl") -> Bundle:
    """Make the bundle of a trajectory as it is now. Every call is a line in the access log.

    Raises ``Damaged`` for a document that is gone or is not what was kept.

    Not one door: it is drawn and sealed outside of any transaction.
    """
    held = gather(actor=actor, now=now, trajectory=trajectory, event="dossier.bundle")
    held = with_profiles_drawn(held, language)
    sealer = bureaus.sealer(actor=actor, now=now)
    sealed_by = sealer.subject if sealer is not None else ""
    contents = {**held.contents, TRAJECTORY: json_bytes(held.case)}
    manifest = manifest_of(held, contents, now)
    drawn = pdf.render(
        template="bundle",
        record=record_of(held, manifest, language) | {"sealed_by": sealed_by},
        language=language,
        timestamp=now,
        carries=True,
    )
    described = {piece.name: piece for piece in manifest.pieces}
    files = {
        name: Attachment(content, described[name].media_type, described[name].title)
        for name, content in contents.items()
    }
    files[MANIFEST] = Attachment(manifest_bytes(manifest), "application/json", "Manifest")
    made = pdf.attach(drawn, files, at=now)
    name = pdf.file_name(
        case_number=held.case.reference, kind="bewijsbundel", day=local_day(now), version=1
    )
    if sealer is not None:
        made = sealer.seal(made, reason="Bewijsbundel")
    count = len(manifest.pieces)
    return Bundle(name, made, manifest.fingerprint, count, sealed_by, held.broken)


def reading_copy(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl"
) -> ReadingCopy:
    """Merge the pages of a bundle and its documents into one PDF for reading and printing.

    Every call is a line in the access log. A document that cannot be shown has a page in its place
    that says so. Raises ``Damaged`` as :func:`bundle` does.

    Not one door: it is drawn outside of any transaction.
    """
    held = gather(actor=actor, now=now, trajectory=trajectory, event="dossier.reading-copy")
    held = with_profiles_drawn(held, language)
    contents = {**held.contents, TRAJECTORY: json_bytes(held.case)}
    manifest = manifest_of(held, contents, now)
    pieces = [one for one in manifest.pieces if one.kind in _READ]
    shown = [_chapter(one, contents[one.name], language, now) for one in pieces]
    chapters = [chapter for chapter, _why in shown]
    whys = [why for _chapter, why in shown]
    front = pdf.render(
        template="bundle",
        record=record_of(held, manifest, language)
        | {"sealed_by": "", "copy": _listed(pieces, chapters, whys)},
        language=language,
        timestamp=now,
    )
    chapters.insert(0, Chapter("Inhoud" if language == "nl" else "Contents", merging.sheets(front)))
    made = merging.bound(
        chapters, title=f"Leeskopie {held.case.reference}", language=language, at=now
    )
    name = pdf.file_name(
        case_number=held.case.reference, kind="leeskopie", day=local_day(now), version=1
    )
    unshown = tuple(one.name for one, why in zip(pieces, whys, strict=True) if why)
    count = sum(len(one.sheets.pages) for one in chapters)
    return ReadingCopy(name, made, count, unshown, held.broken)


def _chapter(piece: Piece, content: bytes, language: str, now: datetime) -> tuple[Chapter, str]:
    """Return the pages of a piece, or a page in its place with why it is not there."""
    title = f"{piece.title} ({piece.day.isoformat()})" if piece.day is not None else piece.title
    try:
        return Chapter(title, merging.sheets(content, piece.media_type)), ""
    except Unshown as unshown:
        said = {"title": title, "name": piece.name, "why": unshown.code}
        leaf = pdf.render(template="leaf", record=said, language=language, timestamp=now)
        return Chapter(title, merging.sheets(leaf)), unshown.code


def _listed(
    pieces: Sequence[Piece], chapters: Sequence[Chapter], whys: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the table of contents: each document with the pages before it, the front left out."""
    listed, before = [], 0
    for piece, chapter, why in zip(pieces, chapters, whys, strict=True):
        listed.append(
            {
                "title": piece.title,
                "kind": piece.kind,
                "day": piece.day.isoformat() if piece.day is not None else None,
                "before": before,
                "shown": not why,
            }
        )
        before += len(chapter.sheets.pages)
    return listed
