"""A file with one document of each sort, and a way to take its bytes out of storage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.apps.documents.test_papers import scan
from tests.apps.documents.test_papers_in import ask, send, take, tokens
from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from wissel.apps.documents import service as documents
from wissel.apps.documents.models import PaperFile, ReceivedFile, Release
from wissel.infra.tenancy import tenant

#: Sorts of documents, and how the file of each is named after the case number.
SORTS = {
    "report": "maandrapport_2026-11_v1.pdf",
    "paper": "aanmeldingsformulier_2026-11-18_v1.pdf",
    "received": "fml_2026-11-22_v1.pdf",
}


def with_each_sort(cast: Cast) -> Cast:
    """Release a report, keep a scan that was signed by hand, take a paper that came by a link."""
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    scan(cast)
    ask(cast)
    take(cast, send(tokens(cast)[0]).id)
    return cast


def key_of(cast: Cast, sort: str) -> str:
    """Return under which key the bytes of a document are stored."""
    model = {"report": Release, "paper": PaperFile, "received": ReceivedFile}[sort]
    with tenant(cast.coach.bureau):
        return str(model.objects.get().stored_as)


def id_of(cast: Cast, sort: str) -> UUID:
    """Return the identity by which a page asks for a document."""
    with tenant(cast.coach.bureau):
        if sort == "report":
            return UUID(str(Release.objects.get().report_id))
        if sort == "paper":
            return UUID(str(PaperFile.objects.get().paper_id))
        return UUID(str(ReceivedFile.objects.get().pk))


def put(key: str, content: bytes) -> None:
    """Put other bytes under a key, as somebody with a hand in the storage would."""
    default_storage.delete(key)
    assert default_storage.save(key, ContentFile(content)) == key


#: What may become of a stored document.
HARMS: dict[str, Callable[[str, bytes], None]] = {
    "gone": lambda key, _held: default_storage.delete(key),
    "empty": lambda key, _held: put(key, b""),
    "cut off": lambda key, held: put(key, held[: len(held) // 2]),
    "changed": lambda key, held: put(key, held[:-9] + held[-9:][::-1]),
    "no text": lambda key, _held: put(key, b"\xff\xfe\x00"),
}


@contextmanager
def harmed(key: str, harm: str = "gone") -> Iterator[None]:
    """Harm what is stored under a key; afterwards it is back, as from a back-up."""
    with default_storage.open(key) as file:
        held = file.read()
    HARMS[harm](key, held)
    try:
        yield
    finally:
        put(key, held)
