"""Reads an evidence bundle, or a sealed document, and says whether it still is what was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wissel.connections.trajectory_file import read_trajectory
from wissel.connections.wire import read
from wissel.core.bundle import MANIFEST, TRAJECTORY, Fault, Manifest, Seal, faults
from wissel.core.sources import Text
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Verified(Wire):
    """What a file turns out to be.

    ``is_whole``: nothing was changed as far as can be seen. ``sealed_by`` is who vouches for it;
    without a seal only the fingerprint, held beside that of the maker, tells a bundle that was made
    anew. ``plain``: a document with nothing in it to check by.
    """

    kind: Literal["bundle", "sealed", "plain"]
    is_whole: bool
    text: Text
    fingerprint: str = ""
    pieces: int = 0
    sealed_by: str = ""
    sealed_at: datetime | None = None
    faults: tuple[Fault, ...] = ()


def verified(held: Mapping[str, bytes], seal: Seal | None, *, language: str = "nl") -> Verified:
    """Return what a PDF is, by the files inside it and the seal on it.

    Raises ``InputError`` for a bundle whose manifest or trajectory file cannot be read.
    """
    if MANIFEST in held:
        return _bundle(dict(held), seal, language)
    if seal is None:
        return Verified(
            "plain",
            is_whole=False,
            text=Text(
                "Dit stuk draagt geen zegel en is geen bundel: er is niets om het aan te toetsen.",
                "This document bears no seal and is no bundle: there is nothing to check it by.",
            ),
        )
    return Verified(
        "sealed",
        is_whole=seal.intact and seal.whole,
        text=_of_seal(seal),
        sealed_by=seal.subject,
        sealed_at=seal.sealed_at,
    )


def _bundle(held: dict[str, bytes], seal: Seal | None, language: str) -> Verified:
    manifest = read(Manifest, held.pop(MANIFEST), language=language)
    if TRAJECTORY not in held:
        found: tuple[Fault, ...] = (_missing(TRAJECTORY),)
    else:
        found = faults(manifest, held, read_trajectory(held[TRAJECTORY], language=language))
    broken = seal is not None and not (seal.intact and seal.whole)
    return Verified(
        "bundle",
        is_whole=not found and not broken,
        text=_of_bundle(found, seal),
        fingerprint=manifest.fingerprint,
        pieces=len(manifest.pieces),
        sealed_by=seal.subject if seal is not None else "",
        sealed_at=seal.sealed_at if seal is not None else None,
        faults=found,
    )


def _missing(name: str) -> Fault:
    return Fault("missing", name, Text(f"{name} ontbreekt.", f"{name} is missing."))


def _of_bundle(found: tuple[Fault, ...], seal: Seal | None) -> Text:
    """Return in a sentence or two what was changed, or that nothing was."""
    if found:
        first = found[0].text
        more = len(found) - 1
        if not more:
            return first
        return Text(
            f"{first.nl} En nog {more} andere dingen zijn anders dan toen de bundel werd gemaakt.",
            f"{first.en} And {more} other things differ from when the bundle was made.",
        )
    if seal is None:
        return Text(
            "Alles in de bundel is zoals het manifest zegt. Er zit geen zegel op: vergelijk de "
            "vingerafdruk met die van de maker.",
            "Everything in the bundle is as its manifest says. It bears no seal: compare the "
            "fingerprint with that of its maker.",
        )
    return _of_seal(seal)


def _of_seal(seal: Seal) -> Text:
    if not seal.intact:
        return Text(
            f"Het zegel van {seal.subject} klopt niet: het bestand is daarna veranderd.",
            f"The seal of {seal.subject} does not fit: the file was changed after it.",
        )
    if not seal.whole:
        return Text(
            f"Na het zegel van {seal.subject} is er iets bij gekomen.",
            f"Something was added after the seal of {seal.subject}.",
        )
    return Text(
        f"Dit is zoals {seal.subject} het verzegelde. Er is niets veranderd.",
        f"This is as {seal.subject} sealed it. Nothing was changed.",
    )
