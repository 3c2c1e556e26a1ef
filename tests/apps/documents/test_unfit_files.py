"""A PDF with a password and a scan of 80 MB: refused at every door, with what can be done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_bundle import checked, made
from tests.apps.documents.test_papers import scan
from tests.apps.documents.test_papers_in import ask, came, pdf, send, tokens
from tests.apps.documents.test_reading_copy import came as take_in
from tests.apps.documents.test_reading_copy import copied, pages
from tests.cast import NOW, Cast
from tests.unfit_files import LARGE, LOCKED
from wissel.apps.documents import service as documents
from wissel.core.refusal import Refused
from wissel.infra import pdf as typeset
from wissel.infra import uploads
from wissel.infra.doors import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: What is sent, its code, and what its sender can do about it.
UNFIT = {
    "locked": (LOCKED, "Bewaar hem zonder wachtwoord."),
    "too-large": (LARGE, "Dit bestand is te groot (80 MB). Het mag hoogstens 10 MB zijn."),
}


def by_link(cast: Cast, content: bytes) -> Any:
    ask(cast)
    return send(tokens(cast)[-1], content=content)


def own(who: str) -> Callable[[Cast, bytes], Any]:
    def sending(cast: Cast, content: bytes) -> Any:
        actor: Actor = getattr(cast, who)
        return documents.send_own(
            actor=actor, now=NOW, trajectory=cast.trajectory, kind="overig", content=content
        )

    return sending


def as_a_scan(cast: Cast, content: bytes) -> Any:
    return scan(cast, content=content)


DOORS = {
    "link": by_link,
    "employer": own("employer"),
    "employee": own("employee"),
    "scan": as_a_scan,
}


@pytest.mark.parametrize("code", UNFIT)
@pytest.mark.parametrize("door", DOORS)
def test_the_door_refuses_it_and_takes_a_fit_one(cast: Cast, door: str, code: str) -> None:
    content, said = UNFIT[code]
    with pytest.raises(Refused) as refused:
        DOORS[door](cast, content)
    assert (refused.value.code, refused.value.path) == (code, "$.content")
    assert said in refused.value.message.nl
    assert came(cast) == []
    assert not documents.papers(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert DOORS[door](cast, pdf())


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (uploads.MOST_BYTES + 1, "(11 MB)"),
        (uploads.MOST_BYTES + 1024**2, "(11 MB)"),
        (80 * 1024**2, "(80 MB)"),
    ],
)
def test_a_size_is_told_by_what_it_is_and_no_byte_of_it_is_read(size: int, said: str) -> None:
    uploads.demand_size(uploads.MOST_BYTES)
    with pytest.raises(Refused) as refused:
        uploads.demand_size(size)
    assert said in refused.value.message.nl
    assert said in refused.value.message.en


@pytest.fixture
def let_in(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A file in which a PDF with a password was kept, as none is any more, beside another."""
    with monkeypatch.context() as patched:
        patched.setattr(uploads, "_demand_quiet_pdf", lambda _content, _path: None)
        take_in(cast, LOCKED)
    take_in(cast, pdf(2), "plan-van-aanpak")
    return cast


def test_one_that_was_kept_before_lies_in_the_bundle_as_it_came(let_in: Cast) -> None:
    content = made(let_in).content
    assert LOCKED in typeset.attached(content).values()
    assert checked(content).is_whole


def test_in_the_reading_copy_a_page_says_why_it_is_not_shown(let_in: Cast) -> None:
    found = copied(let_in)
    [name] = found.unshown
    [page] = [text for text in pages(found.content) if "De pdf heeft een wachtwoord." in text]
    assert name in page.replace("- ", "-").replace(" ", "") or name.partition("_")[0] in page
    assert "bewijsbundel" in page


def test_pages_cannot_be_taken_out_of_it_and_it_can_be_sent_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(uploads, "_demand_quiet_pdf", lambda _content, _path: None)
        waiting: UUID = by_link(cast, LOCKED).id
    with pytest.raises(Refused) as refused:
        documents.take_paper(
            actor=cast.coach, now=NOW, received=waiting, dated=NOW.date(), pages="1"
        )
    assert refused.value.path == "$.pages"
    assert came(cast)[0].state == "waiting"
    documents.send_back(
        actor=cast.coach, now=NOW, received=waiting, reason="Bewaar hem zonder wachtwoord."
    )
    assert came(cast)[0].state == "returned"
