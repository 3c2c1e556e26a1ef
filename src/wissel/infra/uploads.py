"""What somebody sends in: of which type it really is, and whether it is safe to keep.

The type is read from the bytes, never from a name or from what the browser says. A PDF is opened;
one that is locked, broken, or carries programs or other files in it is refused.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf

from wissel.infra.typed import refused

#: Ten megabytes: a scan of twenty pages.
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PAGES: Final = 200
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
    if len(content) > MOST_BYTES:
        raise refused(
            "too-large",
            path,
            f"Dit bestand is te groot ({len(content) // 1024**2} MB). Het mag hoogstens "
            f"{MOST_BYTES // 1024**2} MB zijn. Scan in grijs, of stuur het in delen.",
            f"This file is too large ({len(content) // 1024**2} MB). It may be "
            f"{MOST_BYTES // 1024**2} MB at most. Scan in grey, or send it in parts.",
        )
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


def _demand_quiet_pdf(content: bytes, path: str) -> None:
    try:
        with pikepdf.open(BytesIO(content)) as file:
            pages = len(file.pages)
            active = _carries(file)
    except pikepdf.PasswordError:
        raise refused(
            "locked",
            path,
            "Deze pdf heeft een wachtwoord. Bewaar hem zonder wachtwoord.",
            "This PDF has a password. Save it without one.",
        ) from None
    except (pikepdf.PdfError, RuntimeError, RecursionError):
        raise refused(
            "broken",
            path,
            "Deze pdf gaat niet open. Maak hem opnieuw.",
            "This PDF does not open. Make it anew.",
        ) from None
    if not 1 <= pages <= MOST_PAGES:
        raise refused(
            "pages",
            path,
            f"Deze pdf heeft {pages} bladzijden; het mogen er 1 tot {MOST_PAGES} zijn.",
            f"This PDF has {pages} pages; it may have 1 to {MOST_PAGES}.",
        )
    if active:
        raise refused(
            "active",
            path,
            "In deze pdf zit een programma of een ander bestand. Druk hem af naar een nieuwe pdf.",
            "This PDF holds a program or another file. Print it to a new PDF.",
        )


def _carries(file: pikepdf.Pdf) -> bool:
    """Whether it runs something when it is opened, or has files in it."""
    root = file.Root
    names = root.get("/Names", pikepdf.Dictionary())
    opens = root.get("/OpenAction")
    runs = isinstance(opens, pikepdf.Dictionary) and opens.get("/S") in _ACTIVE
    return runs or "/JavaScript" in names or "/EmbeddedFiles" in names or "/AA" in root


_ACTIVE: Final = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"})
