"""What somebody sends in: of which type it really is, and whether it is safe to keep.

The type is read from the bytes, never from a name or from what the browser says. A PDF is opened
in a program of its own; one that is locked, broken, unpacks without end, or has programs or other
files in it is refused.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from wissel.core.bundle import Seal
from wissel.infra.typed import refused

#: Ten megabytes: a scan of twenty pages.
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PAGES: Final = 200
#: What anybody may have checked: a bundle of sixty documents and more. And what may be in it.
MOST_CHECKED: Final = 80 * 1024 * 1024
MOST_INSIDE: Final = 120 * 1024 * 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept: its bytes, what they are, and the ending that belongs to it."""

    content: bytes
    media_type: str
    ending: str


def checked(content: bytes, path: str = "$.content") -> Upload:
    """Return a PDF, JPEG or PNG that may be kept. Raises :class:`Refused` at ``path``."""
    if not content:
        raise refused(
            "empty",
            path,
            "Dit bestand is leeg. Kies het opnieuw.",
            "This file is empty. Choose it again.",
        )
    demand_size(len(content), path)
    if content.startswith(b"%PDF-"):
        _demand_quiet_pdf(content, path)
        return Upload(content, "application/pdf", "pdf")
    if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\x00")[-2:] == b"\xff\xd9":
        return Upload(content, "image/jpeg", "jpg")
    if content.startswith(_PNG) and b"IEND" in content[-16:]:
        return Upload(content, "image/png", "png")
    raise refused(
        "wrong-type",
        path,
        "Dit is geen pdf, jpg of png, of het bestand is niet heel. De naam zegt niet alles: "
        "open het en bewaar het als pdf.",
        "This is no PDF, JPG or PNG, or the file is not whole. The name does not tell: open it and "
        "save it as PDF.",
    )


def demand_size(size: int, path: str = "$.content") -> None:
    """Refuse more bytes than may be kept, before any of them is read. Raises :class:`Refused`."""
    if size > MOST_BYTES:
        megabytes = -(-size // 1024**2)  # one byte too many is no longer ten
        raise refused(
            "too-large",
            path,
            f"Dit bestand is te groot ({megabytes} MB). Het mag hoogstens "
            f"{MOST_BYTES // 1024**2} MB zijn. Scan in grijs, of stuur het in delen.",
            f"This file is too large ({megabytes} MB). It may be "
            f"{MOST_BYTES // 1024**2} MB at most. Scan in grey, or send it in parts.",
        )


def keep_pages(content: bytes, pages: list[int]) -> bytes:
    """Return a PDF with these pages alone; nothing of the others, or of the file, is left in it.

    Raises :class:`Refused` (``$.pages``) when it cannot be cut.
    """
    return _demand_cut(_guarded(content, "keep", ",".join(map(str, pages))))


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has that was let in before.

    Raises :class:`Refused` (``$.pages``) for one that does not open.
    """
    return int(_demand_cut(_guarded(content, "look")).split()[0])


def _demand_cut(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        raise refused(
            "pages",
            "$.pages",
            "Uit deze pdf zijn geen bladzijden te halen. Stuur hem terug als hij zo niet mag.",
            "No pages can be taken out of this PDF. Send it back if it may not stay like this.",
        )
    return done.stdout


def inside(content: bytes, path: str = "$.content") -> tuple[dict[str, bytes], Seal | None]:
    """Return the files inside a PDF of anybody, and the seal on it; nothing of it is kept.

    Raises :class:`Refused` at ``path`` for more than :data:`MOST_CHECKED`, and for what is no PDF
    that opens without a password.
    """
    if len(content) > MOST_CHECKED:
        raise refused(
            "too-large",
            path,
            f"Dit bestand is groter dan {MOST_CHECKED // 1024**2} MB. Vraag wie het maakte om het "
            "te controleren met ‘wissel verify’.",
            f"This file is larger than {MOST_CHECKED // 1024**2} MB. Ask whoever made it to check "
            "it with ‘wissel verify’.",
        )
    done = _guarded(content, "inside", str(MOST_INSIDE))
    if done.returncode == _LOCKED:
        raise refused(
            "locked",
            path,
            "Deze pdf heeft een wachtwoord. Wat wij maken heeft er nooit een.",
            "This PDF has a password. What we make never has one.",
        )
    if done.returncode == _TOO_MUCH:
        raise refused(
            "too-much",
            path,
            "In deze pdf zit meer dan wij openen. Dat is geen bundel die hier is gemaakt.",
            "This PDF holds more than we open. That is no bundle that was made here.",
        )
    if done.returncode:
        raise refused(
            "broken",
            path,
            "Dit is geen pdf, of hij is niet heel.",
            "This is no PDF, or it is not whole.",
        )
    line, _newline, rest = done.stdout.partition(b"\n")
    said = json.loads(line)
    held, at = {}, 0
    for name, size in said["files"]:
        held[name] = rest[at : at + size]
        at += size
    return held, _seal(said["seal"])


def _seal(said: list[Any] | None) -> Seal | None:
    if said is None:
        return None
    subject, intact, whole, at = said
    return Seal(subject, intact, whole, datetime.fromisoformat(at) if at else None)


def _demand_quiet_pdf(content: bytes, path: str) -> None:
    done = _guarded(content, "look")
    if done.returncode == _LOCKED:
        raise refused(
            "locked",
            path,
            "Deze pdf heeft een wachtwoord. Bewaar hem zonder wachtwoord.",
            "This PDF has a password. Save it without one.",
        )
    if done.returncode:
        raise refused(
            "broken",
            path,
            "Deze pdf gaat niet open. Maak hem opnieuw.",
            "This PDF does not open. Make it anew.",
        )
    pages, sort = done.stdout.decode().split()
    if not 1 <= int(pages) <= MOST_PAGES:
        raise refused(
            "pages",
            path,
            f"Deze pdf heeft {pages} bladzijden; het mogen er 1 tot {MOST_PAGES} zijn.",
            f"This PDF has {pages} pages; it may have 1 to {MOST_PAGES}.",
        )
    if sort == "active":
        raise refused(
            "active",
            path,
            "In deze pdf zit een programma, een invulformulier of een ander bestand. Druk hem af "
            "naar een nieuwe pdf.",
            "This PDF holds a program, a form or another file. Print it to a new PDF.",
        )


def _guarded(content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Open a PDF in a program of its own, that has little memory and little time."""
    command = [sys.executable, "-m", "wissel.infra._pdf_guard", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - our own program, with numbers of ours
            command, input=content, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, b"", b"")


_LOCKED: Final = 3
_TOO_MUCH: Final = 5
_PATIENCE: Final = 30
