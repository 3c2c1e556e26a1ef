"""The evidence bundle (*bewijsbundel*): what lies in it, and whether it still is what was made.

A bundle is one PDF with the original documents and the trajectory file inside it, untouched. Its
manifest names every piece by its hash, and the whole chain of the journal: entries that the reader
may not read stand in it by their digest alone, so that nothing can be taken out unseen.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from wissel.core.journal import JournalEntry, chain_link, entry_digest
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire, to_json

#: Names of what every bundle holds.
MANIFEST: Final = "manifest.json"
TRAJECTORY: Final = "traject.json"
FORMAT: Final = 1

PieceKind: TypeAlias = Literal["report", "record", "paper", "received", "profile", "file"]


@dataclass(frozen=True, slots=True)
class Piece(Wire):
    """A file in the bundle, by its hash. ``title`` is what people call it."""

    name: str
    sha256: str
    kind: PieceKind
    title: str
    day: date | None
    media_type: str


@dataclass(frozen=True, slots=True)
class ChainRow(Wire):
    """A link of the journal's chain, without what the entry says."""

    seq: int
    id: str
    recorded_at: datetime
    digest: str
    link: str


@dataclass(frozen=True, slots=True)
class Manifest(Wire):
    """Everything that lies in a bundle, and the chain of its journal."""

    format: int
    reference: str
    bureau: str
    reader: str  #: the role whose view of the file it is
    made_at: datetime
    pieces: tuple[Piece, ...]
    chain: tuple[ChainRow, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all that the manifest says, as hex: it stands on the cover."""
        said = json.dumps(to_json(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal on a file: whose, whether it fits, and whether it covers the whole of it."""

    subject: str
    intact: bool
    whole: bool
    sealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Fault(Wire):
    """Something that is not what was made, in a sentence.

    ``code``: ``missing``, ``changed``, ``added``, ``chain`` or ``entry``.
    """

    code: str
    name: str
    text: Text


def chain_rows(entries: Sequence[JournalEntry]) -> tuple[ChainRow, ...]:
    """Return the chain of a whole journal, without what it says."""
    return tuple(
        ChainRow(entry.seq, entry.id, entry.recorded_at, entry.digest, entry.link)
        for entry in sorted(entries, key=lambda entry: entry.seq)
    )


def faults(
    manifest: Manifest, contents: Mapping[str, bytes], case: Trajectory
) -> tuple[Fault, ...]:
    """Return what is not as it was made: pieces, the chain, and what the entries say.

    ``contents`` are the files of the bundle without the manifest; ``case`` is the trajectory file
    among them. Empty: all is as it was made, as far as the manifest itself is.
    """
    return (
        *_pieces(manifest, contents),
        *_chain(manifest.chain),
        *_entries(manifest.chain, case.journal),
    )


def journal_faults(entries: Sequence[JournalEntry]) -> tuple[Fault, ...]:
    """Return what is not as it was written in a journal by its own chain; one without has none."""
    if not any(entry.link for entry in entries):
        return ()
    rows = chain_rows(entries)
    return (*_chain(rows), *_entries(rows, entries))


def _pieces(manifest: Manifest, contents: Mapping[str, bytes]) -> Iterator[Fault]:
    for piece in manifest.pieces:
        content = contents.get(piece.name)
        if content is None:
            yield _fault("missing", piece.name, "ontbreekt", "is missing")
        elif hashlib.sha256(content).hexdigest() != piece.sha256:
            yield _fault(
                "changed", piece.name, "is veranderd na het maken", "was changed after it was made"
            )
    known = {piece.name for piece in manifest.pieces}
    for name in sorted(set(contents) - known):
        yield _fault(
            "added", name, "is er later bij gekomen", "was added after the bundle was made"
        )


def _chain(rows: Sequence[ChainRow]) -> Iterator[Fault]:
    previous = ""
    for expected, row in enumerate(rows, start=1):
        if row.seq != expected or chain_link(previous, row) != row.link:
            yield _row_fault("chain", expected)
            return
        previous = row.link


def _entries(rows: Sequence[ChainRow], entries: Sequence[JournalEntry]) -> Iterator[Fault]:
    """Yield entries that say something else than the chain holds.

    One of which something is masked bears no salt and is taken at the digest in the chain: without
    the salt nobody can try what was masked until it fits.
    """
    digests = {row.id: row.digest for row in rows}
    for entry in entries:
        held = digests.get(entry.id)
        masked = not entry.salt and entry.digest in ("", held)
        told = entry.digest == held and entry_digest(entry) == held
        if held is None or not (masked or told):
            yield _row_fault("entry", entry.seq)


def _row_fault(code: str, seq: int) -> Fault:
    return Fault(
        code,
        str(seq),
        Text(
            f"Regel {seq} van het logboek is veranderd of weggehaald.",
            f"Line {seq} of the journal was changed or taken out.",
        ),
    )


def _fault(code: str, name: str, nl: str, en: str) -> Fault:
    return Fault(code, name, Text(f"{name} {nl}.", f"{name} {en}."))
