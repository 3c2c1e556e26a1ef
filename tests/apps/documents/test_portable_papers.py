"""Papers and quotes out and in again: what an enrolment leaves behind moves with the trajectory."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from tests.any_papers import files as any_files
from tests.any_trajectory import plain
from tests.apps.documents.portable import (
    ALWAYS,
    bring_in,
    elsewhere,
    found,
    gone,
    moved,
    new_bureau,
    packed,
    taken_out,
)
from tests.apps.documents.test_papers import order, scan, sign, sign_consents
from tests.apps.documents.test_papers_in import ask, pdf, send, take, tokens
from tests.apps.documents.test_quote_on_paper import quoted
from tests.apps.orders.test_services import ask as ask_service
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service.papers import make_paper_file
from wissel.apps.orders import service as orders
from wissel.connections.trajectory_file import TrajectoryFile, json_bytes, read_file
from wissel.core.refusal import Refused
from wissel.infra import files, sealing

pytestmark = pytest.mark.slow


@pytest.fixture
def enrolled(cast: Cast) -> Cast:
    """The cast after an enrolment, all of it through doors."""
    bureaus.make_seal(actor=cast.manager, now=NOW)
    made = [sign(cast), sign_consents(cast), order(cast)]
    for view in made[:2]:
        make_paper_file.func(now=NOW, bureau=str(cast.coach.bureau), paper=str(view.id))
    scan(cast)
    for end in (orders.decline_quote, orders.withdraw_quote):
        end(actor=cast.manager, now=NOW, quote=quoted(cast), reason="Te duur, zei de werkgever.")
    quoted(cast)
    ask(cast)
    [token] = tokens(cast)
    take(cast, send(token, content=pdf(4)).id, pages="1, 3")
    return cast


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(whole=any_files())
def test_what_is_imported_is_exported_equal_with_its_bytes(db: None, whole: TrajectoryFile) -> None:
    with elsewhere():
        actor = new_bureau()
        done = bring_in(actor, whole)
        assert (done.imported, done.changed) == (whole.trajectory.reference, ())
        again = taken_out(actor, done.imported, contents=True)
        assert again.trajectory == whole.trajectory
        assert dict(again.contents) == dict(whole.contents)


def test_what_an_enrolment_leaves_behind_moves_and_comes_out_equal(enrolled: Cast) -> None:
    made, given = moved(enrolled)
    case = made.trajectory
    assert [(one.kind, one.number, one.is_scan) for one in case.papers] == [
        ("aanmeldingsformulier", 1, False),
        ("aanmeldingsformulier", 2, True),
        ("opdrachtbevestiging", 1, False),
        ("toestemmingsformulier", 1, False),
    ]
    assert [one.content is None for one in case.papers] == [False, False, True, False]
    assert [one.sealed_by for one in case.papers] == ["Bureau Overweg", "", "", "Bureau Overweg"]
    [paper] = case.received
    assert (paper.sender, paper.role, paper.pages_kept) == ("R. Amrani", "company-doctor", "1, 3")
    ends = ["signed" if one.signature else one.ending and one.ending.how for one in case.quotes]
    assert ends == ["signed", "declined", "withdrawn", None]
    with gone(enrolled):
        actor = new_bureau()
        done = bring_in(actor, given)
        assert (done.imported, done.changed) == (enrolled.number, ())
        assert [one.what for one in done.skipped] == ALWAYS
        again = taken_out(actor, done.imported, contents=True)
        assert (again.trajectory, again.contents) == (made.trajectory, made.contents)


def test_a_name_beside_the_file_says_no_name_of_a_person(enrolled: Cast) -> None:
    made = taken_out(enrolled.command, enrolled.number, contents=True)
    told = " ".join(made.contents).casefold()
    for name in ("dijkstra", "karin", "hoekstra", "amrani", "akkerman"):
        assert name not in told


def test_papers_and_quotes_read_the_same_after_the_move(enrolled: Cast) -> None:
    coach, trajectory = enrolled.command, enrolled.trajectory
    before = documents.papers(actor=coach, now=NOW, trajectory=trajectory)
    came = documents.received(actor=coach, now=NOW, trajectory=trajectory)
    pages = [documents.paper_file(actor=coach, now=NOW, paper=one.id) for one in before]
    asked = orders.quotes(actor=coach, now=NOW, trajectory=trajectory)
    _, given = moved(enrolled)
    with gone(enrolled):
        actor = new_bureau()
        bring_in(actor, given)
        here = found(actor, enrolled.number)
        after = documents.papers(actor=actor, now=NOW, trajectory=here)
        assert after == tuple(replace(one, trajectory=here) for one in before)
        assert all(one.is_whole for one in after)
        assert [documents.paper_file(actor=actor, now=NOW, paper=one.id) for one in after] == pages
        seal = sealing.seal_of(
            pages[[one.sealed_by for one in after].index("Bureau Overweg")].content
        )
        assert seal is not None
        assert (seal.intact, seal.whole) == (True, True)
        assert documents.received(actor=actor, now=NOW, trajectory=here) == tuple(
            replace(one, trajectory=here) for one in came
        )
        # How often a draft was saved is of the bureau that wrote it.
        assert orders.quotes(actor=actor, now=NOW, trajectory=here) == tuple(
            replace(one, trajectory=here, revision=1) for one in asked
        )


def test_life_goes_on_after_the_move(enrolled: Cast) -> None:
    """The next quote has the next number, and one that stands can be taken back."""
    _, given = moved(enrolled)
    with gone(enrolled):
        actor = new_bureau()
        bring_in(actor, given)
        here = found(actor, enrolled.number)
        standing = orders.quotes(actor=actor, now=NOW, trajectory=here)[0]
        assert standing.state == "open"
        orders.withdraw_quote(actor=actor, now=NOW, quote=standing.id, reason="Verhuisd.")
        made = orders.begin_quote(actor=actor, now=NOW, trajectory=here, order="trajectory")
        assert orders.quote(actor=actor, now=NOW, quote=made).number == standing.number + 1


def test_under_another_number_it_moves_on_once_more(enrolled: Cast) -> None:
    made, given = moved(enrolled)
    with gone(enrolled):
        first = new_bureau("OV")
        bring_in(first, plain(reference=enrolled.number))
        done = bring_in(first, given)
        assert [one.path for one in done.changed] == ["$.reference"]
        again = taken_out(first, done.imported, contents=True)
    assert again.trajectory.papers == made.trajectory.papers
    assert done.imported in again.trajectory.received[0].content.file
    with gone(enrolled):
        second = new_bureau("XX")
        done = bring_in(second, packed(again))
        assert taken_out(second, done.imported, contents=True).contents == again.contents


def test_the_journal_points_at_papers_that_are_there(enrolled: Cast) -> None:
    made, given = moved(enrolled)
    with gone(enrolled):
        actor = new_bureau()
        bring_in(actor, given)
        named = {each for entry in made.trajectory.journal for each in entry.documents}
        papers = documents.papers(actor=actor, now=NOW, trajectory=found(actor, enrolled.number))
        received = made.trajectory.received
        assert named == {
            *(str(one.id) for one in papers if one.kind != "opdrachtbevestiging"),
            *(one.id for one in received),
        }


def test_a_json_file_alone_brings_the_quotes_and_names_each_paper_it_leaves(
    enrolled: Cast,
) -> None:
    made = taken_out(enrolled.command, enrolled.number)
    assert made.contents == {}
    with gone(enrolled):
        actor = new_bureau()
        done = bring_in(actor, read_file(BytesIO(json_bytes(made.trajectory))))
        case = made.trajectory
        assert [one.what for one in done.skipped] == [
            *(f"paper {one.record}" for one in case.papers),
            *(f"received {one.content.file}" for one in case.received),
            *ALWAYS,
        ]
        again = taken_out(actor, done.imported).trajectory
        assert again == replace(case, papers=(), received=())


def test_what_is_not_finished_stays_and_the_export_says_so(cast: Cast) -> None:
    orders.begin_quote(actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake")
    ask(cast)
    [token] = tokens(cast)
    waits, returned = send(token), send(token, content=pdf(2))
    documents.send_back(actor=cast.coach, now=NOW, received=returned.id, reason="Onleesbaar.")
    ask_service(cast)
    made = taken_out(cast.command, cast.number, contents=True)
    assert (made.trajectory.quotes, made.trajectory.received, made.contents) == ((), (), {})
    assert [one.what for one in made.left_out] == [
        "quote 1",
        f"waiting paper fml {waits.received_at:%Y-%m-%d}",
        "service labour-expert-study",
        "links 1",
    ]
    assert all(one.why.nl != one.why.en for one in made.left_out)


def test_a_paper_that_is_not_what_was_kept_ends_an_export_with_documents_and_no_other(
    enrolled: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read", lambda key, *, bureau: b"%PDF- another")
    with pytest.raises(documents.Damaged, match="aanmeldingsformulier"):
        taken_out(enrolled.command, enrolled.number, contents=True)
    assert taken_out(enrolled.command, enrolled.number).trajectory.papers


def test_documents_that_no_import_would_read_are_not_exported(
    enrolled: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.apps.documents.service import portability as module

    monkeypatch.setattr(module, "MOST_BYTES_OF_DOCUMENTS", 1000)
    with pytest.raises(Refused, match="larger than"):
        taken_out(enrolled.command, enrolled.number, contents=True)


def test_the_own_copy_holds_what_its_person_may_see_and_no_price(enrolled: Cast) -> None:
    own = documents.own_file(actor=enrolled.employee, now=NOW, trajectory=enrolled.trajectory)
    assert own.trajectory.quotes == ()
    assert [(one.kind, one.number) for one in own.trajectory.papers] == [
        ("aanmeldingsformulier", 1),
        ("aanmeldingsformulier", 2),
        ("toestemmingsformulier", 1),
    ]
    assert [one.kind for one in own.trajectory.received] == ["fml"]
    told = b"".join(own.contents[one.record] for one in own.trajectory.papers).decode()
    assert "3218" not in told + str(own.trajectory)
    assert str(enrolled.employee.user) in told
    assert str(enrolled.employer.user) not in told, "the account of another is not theirs"
    given = documents.Exported(own.trajectory, own.contents)
    with gone(enrolled):
        actor = new_bureau()
        done = bring_in(actor, TrajectoryFile(given.trajectory, given.contents))
        kept = documents.papers(actor=actor, now=NOW, trajectory=found(actor, done.imported))
        assert len(kept) == 3
        assert all(one.is_whole for one in kept)
