"""The employee gets the bundle the employer gets, without what is not theirs to read."""

import pytest

from tests.apps.documents.profiles import with_every_profile
from tests.apps.documents.test_bundle import checked
from tests.apps.documents.test_papers import order
from tests.apps.documents.test_papers_in import pdf as scan
from tests.apps.documents.test_reading_copy import came, copied
from tests.apps.documents.test_sealed_reports import released
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.access import Action, DataCategory, Relation, Role, decide
from wissel.core.bundle import MANIFEST, TRAJECTORY
from wissel.core.journal import Contact, Measure, OrderEvent
from wissel.core.trajectory import Trajectory
from wissel.infra import pdf
from wissel.infra.doors import Actor, door

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def held_by(cast: Cast, actor: Actor) -> tuple[dict[str, bytes], Trajectory]:
    content = documents.bundle(actor=actor, now=NOW, trajectory=cast.trajectory).content
    assert checked(content).is_whole
    held = pdf.attached(content)
    return held, read_trajectory(held[TRAJECTORY])


def test_only_the_order_is_open_to_the_employer_and_not_to_the_employee() -> None:
    """What the table says: the cut of the employee's bundle leaves nothing else out."""

    def reads(role: Role, relation: Relation, category: DataCategory) -> bool:
        return decide(
            role=role, category=category, action=Action.READ, relation=relation, consent=True
        ).allowed

    apart = {
        category
        for category in DataCategory
        if reads(Role.EMPLOYER, Relation.PARTY, category)
        and not reads(Role.EMPLOYEE, Relation.SELF, category)
    }
    # What the employer enters about cost stands in no bundle at all.
    assert apart == {DataCategory.ORDER, DataCategory.EMPLOYER_COSTS}


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A file with a talk, a measure of the employer, steps of an order, papers and a report."""
    released(cast)
    came(cast, scan())
    with_every_profile(cast)
    for actor, content in (
        (cast.coach, Contact(("employee",), "phone", "De training begon.")),
        (cast.employer, Measure("warning")),
    ):
        trajectories.log(
            actor=actor,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=NOW.date(),
            content=content,
        )
    order(cast)
    _ordered(actor=cast.manager, now=NOW, cast=cast)
    return cast


@door
def _ordered(*, actor: Actor, now: object, cast: Cast) -> None:
    within = trajectories.trajectory_within(
        actor=actor,
        now=NOW,
        trajectory=cast.trajectory,
        category=DataCategory.ORDER,
        action=Action.WRITE,
        lock=True,
    )
    trajectories.append_event(
        within=within,
        actor=actor,
        now=NOW,
        content=OrderEvent("signed", remark="GEHEIME PRIJS"),
        category=DataCategory.ORDER,
    )


def test_the_two_cuts_differ_by_the_order_alone(full: Cast) -> None:
    theirs, employers = held_by(full, full.employee), held_by(full, full.employer)
    ids = {entry.id for entry in theirs[1].journal}
    left = [entry for entry in employers[1].journal if entry.id not in ids]
    assert {entry.category for entry in left} == {"order"}
    assert ids < {entry.id for entry in employers[1].journal}
    assert set(theirs[0]) < set(employers[0])
    apart = set(employers[0]) - set(theirs[0])
    assert apart
    assert all("opdrachtbevestiging" in name for name in apart)
    assert theirs[1].reports == employers[1].reports
    assert theirs[1].received == employers[1].received
    assert theirs[1].profiles == employers[1].profiles
    assert theirs[1].capacity == employers[1].capacity
    assert theirs[1].consents == employers[1].consents == ()
    assert any(isinstance(entry.content, Measure) for entry in theirs[1].journal)


def test_nothing_of_the_order_is_in_the_bundle_of_the_employee(full: Cast) -> None:
    held, _case = held_by(full, full.employee)
    assert not any(b"GEHEIME PRIJS" in content for content in held.values())
    assert b'"reader": "employee"' in held[MANIFEST]
    assert b"GEHEIME PRIJS" in held_by(full, full.employer)[0][TRAJECTORY]


def test_the_employee_gets_the_reading_copy_too(full: Cast) -> None:
    assert copied(full, full.employee).unshown == ()


def test_what_only_the_employee_may_read_is_not_in_it_either(full: Cast) -> None:
    _held, case = held_by(full, full.employee)
    assert {one.said.kind for one in case.profiles} == {"search"}  # no consent for the person's
