"""The merged copy of a bundle to read: every page in the order of the index, and no evidence."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.apps.documents.test_bundle import made
from tests.apps.documents.test_papers_in import pdf, take
from tests.apps.documents.test_sealed_reports import released
from tests.cast import NOW, Cast
from tests.infra.test_merging import picture
from wissel.apps.documents import service as documents
from wissel.infra import pdf as typeset
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = date(2026, 11, 10)
BROKEN = b"\xff\xd8\xff geen plaatje \xff\xd9"


def came(cast: Cast, content: bytes, kind: str = "advies-bedrijfsarts") -> None:
    sent = documents.send_own(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        kind=kind,
        content=content,
        dated=DAY,
    )
    take(cast, sent.id)


def copied(cast: Cast, actor: Actor | None = None) -> documents.ReadingCopy:
    return documents.reading_copy(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)


def pages(content: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_range() for page in file]
    return [" ".join(text.replace("\u200b", "").split()) for text in texts]


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(BytesIO(content)) as file, file.open_outline() as outline:
        at = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
        return [(one.title, at[one.destination[0].objgen]) for one in outline.root]


def test_it_holds_every_document_as_pages_and_says_on_which_each_begins(cast: Cast) -> None:
    report = typeset.claims(released(cast)).pages
    came(cast, pdf(3))
    came(cast, picture("JPEG"), "plan-van-aanpak")
    found = copied(cast)
    said = pages(found.content)
    assert len(said) == found.pages
    assert all(f"pagina {n} van {found.pages}" in text for n, text in enumerate(said, start=1))
    marks = bookmarks(found.content)
    assert marks[0] == ("Inhoud", 1)
    ends = [first for _title, first in marks[2:]] + [found.pages + 1]
    lengths = [end - first for (_title, first), end in zip(marks[1:], ends, strict=True)]
    assert sorted(lengths) == sorted([3, 1, report])
    for title, first in marks[1:]:
        assert f"{title.partition(' (')[0]} (" in said[0]
        assert f" {first} " in f"{said[0]} "
    assert found.file_name == f"{cast.number}_leeskopie_{NOW.date()}_v1.pdf"
    assert found.unshown == ()


def test_its_first_page_says_that_it_is_no_evidence_and_it_claims_nothing(cast: Cast) -> None:
    found = copied(cast)
    first = pages(found.content)[0]
    assert "Dit is een leeskopie, om te lezen en te printen." in first
    assert "is de bewijsbundel zelf." in first
    claims = typeset.claims(found.content)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("", "", False)
    assert typeset.attached(found.content) == {}
    english = documents.reading_copy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, language="en"
    )
    assert "This is a reading copy" in pages(english.content)[0]


def test_a_document_that_cannot_be_shown_has_a_page_that_names_it(cast: Cast) -> None:
    came(cast, pdf(2))
    came(cast, BROKEN, "plan-van-aanpak")
    found = copied(cast)
    [name] = found.unshown
    [page] = [text for text in pages(found.content) if "niet te tonen. De afbeelding" in text]
    assert name.partition("_")[0] in page
    assert len(bookmarks(found.content)) == 3  # the other is there


def test_it_holds_what_the_bundle_holds_whoever_makes_it(cast: Cast) -> None:
    came(cast, pdf())
    counts = {copied(cast, who).pages for who in (cast.coach, cast.manager, cast.employer)}
    assert len(counts) == 1
    bundled = [name for name in typeset.attached(made(cast).content) if name.endswith("pdf")]
    assert len(bookmarks(copied(cast).content)) == 1 + len(bundled)


@pytest.mark.parametrize("who", ["line_manager", "labour_expert", "stranger"])
def test_nobody_else_makes_one(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        copied(cast, cast.everybody[who])


def test_the_access_log_keeps_who_made_one(cast: Cast) -> None:
    copied(cast, cast.employer)
    with tenant(cast.coach.bureau):
        row = AccessLogEntry.objects.get(event="dossier.reading-copy")
    assert (row.actor_role, row.action) == ("employer", "E")
