"""A report that two people release at the same moment: one does, the other hears it. Nothing twice.

Two threads with a connection each, on both databases: both have read and drawn the report before
either of them may store it.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from tests.cast import NOW, Cast, make_cast
from tests.portals.reports import put_to_employee
from wissel.apps.documents import service as documents
from wissel.apps.documents.models import Release
from wissel.apps.trajectories import service as trajectories
from wissel.infra import pdf
from wissel.infra.doors import Actor
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast in tables of its own: threads do not see what a test has not committed."""
    return make_cast()


@pytest.fixture
def answered(cast: Cast) -> UUID:
    """A report that the employee read and agreed with."""
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    return report


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of it side by side; return what came of each, or what it raised."""

    def done(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as lanes:
        return list(lanes.map(done, acts))


@pytest.fixture
def all_drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let nobody store a report before so many people have drawn it."""

    def wait_for(people: int) -> None:
        gate, draw = threading.Barrier(people, timeout=30), pdf.render

        def drawn(**given: Any) -> bytes:
            content = draw(**given)
            gate.wait()
            return content

        monkeypatch.setattr(pdf, "render", drawn)

    return wait_for


def releasing(actor: Actor, report: UUID) -> Callable[[], object]:
    return lambda: documents.release(actor=actor, now=NOW, report=report)


def events(cast: Cast) -> list[str]:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    return [getattr(entry.content, "event", "") for entry in case.journal]


def kept(cast: Cast) -> tuple[int, int, int]:
    """Return how many releases there are, stored files of the bureau, and mails."""
    bureau = cast.coach.bureau
    with tenant(bureau):
        found = Release.objects.count()
        told = Mail.objects.count()
    try:
        _folders, names = default_storage.listdir(bureau.hex)
    except FileNotFoundError:
        names = []
    return found, len(names), told


@pytest.mark.parametrize("people", [2, 3])
def test_one_releases_it_and_the_others_hear_that_it_was_done(
    cast: Cast, answered: UUID, all_drawn: Callable[[int], None], people: int
) -> None:
    before = kept(cast)
    all_drawn(people)
    actors = [cast.coach, cast.manager, cast.coach][:people]
    found = at_once(*(releasing(actor, answered) for actor in actors))
    refused = [one for one in found if isinstance(one, documents.NotReady)]
    made = [one for one in found if isinstance(one, UUID)]
    assert (len(made), [one.code for one in refused]) == (1, ["released"] * (people - 1)), found
    after = kept(cast)
    assert tuple(now - then for now, then in zip(after, before, strict=True)) == (1, 1, 1)
    assert events(cast).count("released") == 1
    assert trajectories.broken_chains(actor=cast.command, now=NOW) == ()
    given = documents.released_file(actor=cast.employer, now=NOW, report=answered)
    assert given.content.startswith(b"%PDF-")


def test_twice_in_a_row_is_the_same(cast: Cast, answered: UUID) -> None:
    releasing(cast.coach, answered)()
    before = kept(cast)
    with pytest.raises(documents.NotReady, match="released"):
        releasing(cast.manager, answered)()
    assert (kept(cast), events(cast).count("released")) == (before, 1)


def test_a_word_that_is_taken_back_while_it_is_drawn_stops_it(
    cast: Cast, answered: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The coach takes the report back to the desk between drawing and storing."""
    draw = pdf.render

    def drawn(**given: Any) -> bytes:
        documents.reopen(actor=cast.manager, now=NOW, report=answered)
        return draw(**given)

    before = kept(cast)
    monkeypatch.setattr(pdf, "render", drawn)
    with pytest.raises(documents.NotReady, match="changed"):
        releasing(cast.coach, answered)()
    assert (kept(cast), "released" in events(cast)) == (before, False)
    assert documents.report(actor=cast.coach, now=NOW, report=answered).line.state == "concept"


@pytest.mark.parametrize("harm", ["store", "mail", "journal"])
def test_what_fails_halfway_leaves_nothing_half_released(
    cast: Cast, answered: UUID, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    from wissel.apps.documents.service import _desk
    from wissel.apps.documents.service import releasing as module

    def broken(*_args: Any, **_given: Any) -> None:
        raise OSError("no space left on device")

    place, name = {
        "store": (module.files, "store"),
        "mail": (module.mail, "queue"),
        "journal": (_desk, "journal_event"),
    }[harm]
    before = kept(cast)
    with monkeypatch.context() as patched:
        patched.setattr(place, name, broken)
        with pytest.raises(OSError, match="no space"):
            releasing(cast.coach, answered)()
    releases, _files, mails = kept(cast)
    assert (releases, mails) == (before[0], before[2])
    assert "released" not in events(cast)
    assert releasing(cast.coach, answered)()
    assert events(cast).count("released") == 1
