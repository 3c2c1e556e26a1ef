"""A document that is gone from storage: every door names it, and nothing half comes of it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.storage import default_storage

from tests.apps.documents.lost import HARMS, SORTS, harmed, id_of, key_of, with_each_sort
from tests.apps.documents.test_bundle import checked
from tests.apps.documents.test_papers_in import ask, came, journal, pdf, send, take, tokens
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: A paper of three pages; made once, since a library that writes a PDF twice writes two.
THREE = pdf(3)


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A file with a report, a signed scan and a paper that came in."""
    return with_each_sort(cast)


def bundled(cast: Cast) -> bytes:
    return documents.bundle(actor=cast.coach, now=NOW, trajectory=cast.trajectory).content


def copied(cast: Cast) -> bytes:
    return documents.reading_copy(actor=cast.coach, now=NOW, trajectory=cast.trajectory).content


def owned(cast: Cast) -> object:
    return documents.own_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def exported(cast: Cast) -> object:
    return documents.export_trajectory(
        actor=cast.command, now=NOW, trajectory=cast.trajectory, contents=True
    )


WHOLE: list[Callable[[Cast], object]] = [bundled, copied, owned, exported]


@pytest.mark.parametrize("sort", SORTS)
def test_what_holds_the_whole_file_names_the_one_that_is_gone_and_works_once_it_is_back(
    full: Cast, sort: str
) -> None:
    with harmed(key_of(full, sort)):
        for make in WHOLE:
            with pytest.raises(documents.Damaged) as lost:
                make(full)
            assert str(lost.value) == f"{full.number}_{SORTS[sort]}"
    for make in WHOLE:
        assert make(full)
    assert checked(bundled(full)).is_whole


@pytest.mark.parametrize("harm", HARMS)
def test_one_that_was_written_over_is_named_as_one_that_is_gone(full: Cast, harm: str) -> None:
    name = SORTS["received"]
    with harmed(key_of(full, "received"), harm), pytest.raises(documents.Damaged, match=name):
        bundled(full)


def test_without_its_documents_a_file_is_exported_all_the_same(full: Cast) -> None:
    with harmed(key_of(full, "report")):
        made = documents.export_trajectory(
            actor=full.command, now=NOW, trajectory=full.trajectory, contents=False
        )
    assert [one.file for one in made.trajectory.reports] == [f"{full.number}_{SORTS['report']}"]


def test_a_download_of_each_names_it_and_the_others_are_given(full: Cast) -> None:
    def given(sort: str) -> bytes:
        key = id_of(full, sort)
        if sort == "report":
            return documents.released_file(actor=full.employee, now=NOW, report=key).content
        if sort == "paper":
            return documents.paper_file(actor=full.employer, now=NOW, paper=key).content
        return documents.received_file(actor=full.coach, now=NOW, received=key).content

    for sort, name in SORTS.items():
        with harmed(key_of(full, sort)):
            with pytest.raises(documents.Damaged, match=name):
                given(sort)
            assert all(given(other) for other in SORTS if other != sort)


def test_a_report_that_nobody_could_open_was_not_read_by_the_employer(full: Cast) -> None:
    def events() -> list[str]:
        case = trajectories.case(actor=full.coach, now=NOW, trajectory=full.trajectory).case
        return [getattr(entry.content, "event", "") for entry in case.journal]

    report = id_of(full, "report")
    with harmed(key_of(full, "report")), pytest.raises(documents.Damaged):
        documents.released_file(actor=full.employer, now=NOW, report=report)
    assert "read-by-employer" not in events()
    documents.released_file(actor=full.employer, now=NOW, report=report)
    assert events().count("read-by-employer") == 1


def test_a_copy_that_could_not_be_made_counts_for_no_copy_of_that_day(full: Cast) -> None:
    with harmed(key_of(full, "report")), pytest.raises(documents.Damaged):
        owned(full)
    with tenant(full.coach.bureau):
        assert not AccessLogEntry.objects.filter(event="dossier.export").exists()


@pytest.fixture
def waiting(cast: Cast) -> UUID:
    """A paper that waits to be looked at."""
    ask(cast)
    return send(tokens(cast)[0], content=THREE).id


@pytest.mark.parametrize("pages", ["", "1-2"])
def test_a_paper_that_nobody_can_open_is_not_taken(cast: Cast, waiting: UUID, pages: str) -> None:
    with harmed(key_of(cast, "received")):
        with pytest.raises(documents.Damaged, match="fml"):
            take(cast, waiting, pages=pages)
        assert (came(cast)[0].state, journal(cast)) == ("waiting", [])
    take(cast, waiting, pages=pages)
    assert came(cast)[0].state == "taken"


def test_it_can_be_sent_back_to_be_sent_anew(cast: Cast, waiting: UUID) -> None:
    with harmed(key_of(cast, "received")):
        documents.send_back(
            actor=cast.coach, now=NOW, received=waiting, reason="Stuur het nog eens."
        )
        assert came(cast)[0].state == "returned"


def test_the_same_paper_of_the_same_sender_takes_its_place(cast: Cast, waiting: UUID) -> None:
    default_storage.delete(key_of(cast, "received"))
    again = send(tokens(cast)[0], content=THREE, now=NOW + timedelta(hours=1))
    assert again.id == waiting
    found = documents.received_file(actor=cast.coach, now=NOW, received=waiting)
    assert found.content.startswith(b"%PDF-")
    take(cast, waiting)
    assert journal(cast)
