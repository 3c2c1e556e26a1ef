"""The evidence bundle of a trajectory: what is in it, who makes it, and what it tells."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.apps.documents.profiles import with_every_profile
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.connections.bundle_file import Verified, verified
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.bundle import MANIFEST, TRAJECTORY, Seal
from wissel.core.journal import Contact, Note
from wissel.infra import pdf, sealing
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def talked(cast: Cast) -> Cast:
    """A trajectory with a talk, and a working note of the coach beside it."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Contact(("employee",), "phone", "De training begon."),
        working_note="GEHEIM",
    )
    return cast


def made(cast: Cast, actor: Actor | None = None) -> documents.Bundle:
    return documents.bundle(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)


def checked(content: bytes) -> Verified:
    found = sealing.seal_of(content)
    seal = None
    if found is not None:
        seal = Seal(found.subject, found.intact, found.whole, found.sealed_at)
    return verified(pdf.attached(content), seal)


def changed(content: bytes, name: str, new: bytes | None) -> bytes:
    """Return the bundle in which somebody replaced a file, or took it out."""
    with pikepdf.open(BytesIO(content)) as file:
        del file.attachments[name]
        if new is not None:
            file.attachments[name] = pikepdf.AttachedFileSpec(file, new, filename=name)
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def test_it_is_one_tagged_pdf_with_the_documents_and_the_file_inside(cast: Cast) -> None:
    with_every_profile(cast)
    found = made(cast)
    said = pdf.claims(found.content)
    assert (said.pdf_a, said.pdf_ua, said.tagged) == ("3A", "1", True)
    assert found.file_name == f"{cast.number}_bewijsbundel_{NOW.date()}_v1.pdf"
    held = pdf.attached(found.content)
    assert {MANIFEST, TRAJECTORY} <= set(held)
    case = read_trajectory(held[TRAJECTORY])
    assert case.reference == cast.number
    assert {one.said.kind for one in case.profiles} == {"search"}  # no consent for the person's


def test_it_holds_what_the_employer_may_read_whoever_makes_it(talked: Cast) -> None:
    for actor in (talked.coach, talked.manager, talked.employer, talked.command):
        content = made(talked, actor).content
        held = pdf.attached(content)
        assert b"GEHEIM" not in held[TRAJECTORY]
        case = read_trajectory(held[TRAJECTORY])
        assert not any(isinstance(entry.content, Note) for entry in case.journal)
        assert checked(content).is_whole  # what is left out stands in the chain by its digest


@pytest.mark.parametrize("who", ["line_manager", "labour_expert", "stranger"])
def test_nobody_else_makes_one(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        made(cast, cast.everybody[who])


def test_without_a_seal_the_fingerprint_is_what_tells(cast: Cast) -> None:
    found = made(cast)
    said = checked(found.content)
    assert (said.kind, said.is_whole, said.sealed_by) == ("bundle", True, "")
    assert said.fingerprint == found.fingerprint
    assert "vergelijk de vingerafdruk" in said.text.nl


def test_the_fingerprint_stands_on_the_cover_in_groups_of_eight(cast: Cast) -> None:
    found = made(cast)
    cover = pypdfium2.PdfDocument(found.content)[0].get_textpage().get_text_range()
    groups = [found.fingerprint[at : at + 8] for at in range(0, 64, 8)]
    assert " ".join(groups) in " ".join(cover.split())


def test_the_bureaus_seal_is_on_it_when_there_is_one(cast: Cast) -> None:
    bureaus.make_seal(actor=cast.manager, now=NOW)
    found = made(cast)
    said = checked(found.content)
    assert found.sealed_by
    assert (said.sealed_by, said.is_whole) == (found.sealed_by, True)
    assert "Er is niets veranderd." in said.text.nl
    claims = pdf.claims(found.content)
    assert (claims.pdf_a, claims.pdf_ua) == ("3A", "1")
    assert not checked(found.content + b"\n%x").is_whole


def test_what_somebody_changed_in_it_is_said_in_a_sentence(talked: Cast) -> None:
    content = made(talked).content
    case = pdf.attached(content)[TRAJECTORY]
    other = case.replace(b"De training begon.", b"De training stopte.")
    assert other != case
    said = checked(changed(content, TRAJECTORY, other))
    assert not said.is_whole
    assert [fault.code for fault in said.faults] == ["changed", "entry"]
    assert said.text.nl.startswith(f"{TRAJECTORY} is veranderd na het maken.")
    gone = checked(changed(content, TRAJECTORY, None))
    assert [fault.code for fault in gone.faults] == ["missing"]


def test_a_pdf_that_is_no_bundle_has_nothing_to_check_by(cast: Cast) -> None:
    plain = pdf.render(template="bundle", record=_empty(), language="nl", timestamp=NOW)
    said = checked(plain)
    assert (said.kind, said.is_whole) == ("plain", False)


def _empty() -> dict[str, object]:
    return {
        "bureau": "", "case_number": "", "employee": "", "client": "", "fingerprint": "0" * 64,
        "first_sick_day": "2026-01-01", "made_on": "2026-01-01", "entries": 0, "sealed_by": "",
        "stops_at": "none", "stops_why": "", "report": [], "pieces": [], "checks": [],
    }  # fmt: skip
