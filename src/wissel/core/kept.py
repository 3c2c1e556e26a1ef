"""Papers a trajectory keeps: what was signed, and what came in and was taken.

The trajectory file holds them by hash; their bytes lie beside it in the zip.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from wissel.core.journal import PartyRole
from wissel.core.quotes import Signature
from wissel.core.wire import Wire

MediaType: TypeAlias = Literal["application/pdf", "image/jpeg", "image/png"]


@dataclass(frozen=True, slots=True)
class ClientAnswer(Wire):
    """What the employer said of a released plan: agreed with a signature, or not, with a reason."""

    kind: Literal["agreed", "disagreed"]
    at: datetime
    by: str
    function: str = ""
    because: str = ""
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class KeptFile(Wire):
    """The bytes of a paper: their name beside the file, their hash, and what they are."""

    file: str
    sha256: str
    media_type: MediaType


@dataclass(frozen=True, slots=True)
class SignedPaper(Wire):
    """A paper that was signed, with its evidence in the frozen record beside the file.

    ``number`` counts the papers of its kind; the last one counts. ``content`` is ``None`` while
    nobody has drawn it: the record says all that is drawn. A scan is its bytes, as they came.
    """

    id: str
    kind: str  #: a form of ``rules/papers``
    number: int
    signed_at: datetime
    signed_by: tuple[str, ...]
    digest: str  #: SHA-256 of the record without its signatures: what was signed
    record: str  #: name of the frozen record (JSON) beside the file
    is_scan: bool = False
    content: KeptFile | None = None
    made_at: datetime | None = None  #: when those bytes were drawn or came
    sealed_by: str = ""  #: who sealed them; empty without a seal


@dataclass(frozen=True, slots=True)
class ReceivedPaper(Wire):
    """A paper that came in and was taken: from whom, as what, and who looked at it.

    What waits, or was sent back, is no part of a trajectory and in no file.
    """

    id: str
    kind: str  #: a kind that ``rules/received`` takes
    sender: str
    role: PartyRole
    received_at: datetime
    taken_at: datetime
    taken_by: str
    content: KeptFile
    size: int  #: of the bytes
    dated: date | None = None  #: the day it bears, as its sender said
    is_scanned: bool = False  #: a scanner for viruses looked at it when it came
    pages_kept: str = ""  #: of a PDF, when some were taken out
