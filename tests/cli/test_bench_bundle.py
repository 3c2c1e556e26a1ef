"""The file that the bundle benchmark measures: as thick as asked, every document another."""

import pytest

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.cli import _bench_bundle
from wissel.infra import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("DOCUMENTS", 7), ("REPORTS", 2), ("PHOTOS", 2), ("PAGES", 40)):
        monkeypatch.setattr(_bench_bundle, name, value)
    monkeypatch.setattr(_bench_bundle, "_PHOTO", (200, 150))
    monkeypatch.setattr(_bench_bundle, "_SHEET", (124, 175))


def pages(content: bytes) -> int:
    return pdf.claims(content).pages if content.startswith(b"%PDF") else 1


@pytest.mark.usefixtures("small")
def test_it_has_as_many_documents_and_pages_as_asked_and_none_twice() -> None:
    found = list(_bench_bundle.contents())
    assert len(set(found)) == len(found) == 7
    assert sum(map(pages, found)) == 40


@pytest.mark.usefixtures("small")
def test_all_of_it_comes_in_through_the_doors_and_into_the_bundle(cast: Cast) -> None:
    _bench_bundle.fill(cast.coach, cast.employee, NOW, cast.trajectory, _bench_bundle.contents())
    found = documents.bundle(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    copy = documents.reading_copy(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    held = pdf.attached(found.content)
    assert sum(name.endswith(("pdf", "jpg")) for name in held) == 7
    assert copy.unshown == ()
    assert copy.pages > 40


def test_a_line_gives_the_ratio_to_the_limit() -> None:
    assert "0.50 of the limit of 5 s" in _bench_bundle._line("bundle", [2.4, 2.5, 2.6])
