"""Profiles as PDF in the evidence bundle: those that were fixed and that its reader may read."""

import json

import pytest

from tests.apps.documents.profiles import profile, with_profiles
from tests.apps.documents.test_bundle import checked, made
from tests.apps.documents.test_profile_on_paper import said
from tests.apps.documents.test_reading_copy import bookmarks, copied, pages
from tests.apps.plans.profiles import keep
from tests.apps.trajectories.test_consent import give, withdraw
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.connections.held_against import bundle_against, compared
from wissel.core.bundle import MANIFEST
from wissel.infra import pdf
from wissel.infra.doors import Actor
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KINDS = ("persoonsprofiel", "zoekprofiel", "inzetbaarheidsprofiel")


@pytest.fixture
def fixed(cast: Cast) -> Cast:
    """Two versions of the person profile and of the search profile, one of the third."""
    return with_profiles(cast)


def papers(cast: Cast, actor: Actor | None = None) -> dict[str, bytes]:
    """Return the profiles in a bundle, by kind and version."""
    held = pdf.attached(made(cast, actor).content)
    named = {name.removeprefix(f"{cast.number}_"): one for name, one in held.items()}
    return {
        f"{name.partition('_')[0]} {name.rpartition('_v')[2].removesuffix('.pdf')}": content
        for name, content in named.items()
        if name.startswith(KINDS)
    }


def listed(content: bytes) -> dict[str, str]:
    """Return title and day of the profiles in the manifest of a bundle."""
    said = json.loads(pdf.attached(content)[MANIFEST])
    return {one["title"]: one["day"] for one in said["pieces"] if one["kind"] == "profile"}


def test_every_version_that_the_employer_reads_is_in_it_whoever_makes_it(fixed: Cast) -> None:
    everybody = (fixed.coach, fixed.manager, fixed.employer, fixed.employee, fixed.command)
    bundles = [papers(fixed, actor) for actor in everybody]
    assert set(bundles[0]) == {"zoekprofiel 1", "zoekprofiel 2"}
    assert all(one == bundles[0] for one in bundles), "one of them reads more, and it is in theirs"


def test_what_the_employee_keeps_private_comes_in_by_consent_and_goes_with_it(fixed: Cast) -> None:
    private = {"persoonsprofiel 1", "persoonsprofiel 2", "inzetbaarheidsprofiel 1"}
    for actor in (fixed.employer, fixed.employee):
        assert not private & set(papers(fixed, actor))
    given = give(fixed, "profile-employer")
    for actor in (fixed.employer, fixed.employee):
        assert private < set(papers(fixed, actor))
    withdraw(fixed, given.given[0].id)
    for actor in (fixed.employer, fixed.employee):
        assert not private & set(papers(fixed, actor))


def test_a_draft_is_in_no_bundle(fixed: Cast) -> None:
    keep(fixed, "taken", "GEHEIM IDEE", kind="search")
    found = papers(fixed)
    assert "zoekprofiel 3" not in found
    assert not any("GEHEIM" in said(documents.ProfileFile("", one)) for one in found.values())


def test_each_is_what_the_employer_gets_at_the_door_of_the_profile(fixed: Cast) -> None:
    at_the_door = profile(fixed, "search", 2, actor=fixed.employer)
    assert papers(fixed)["zoekprofiel 2"] == at_the_door.content
    assert papers(fixed, fixed.employee)["zoekprofiel 2"] == at_the_door.content
    # That there is a person profile is no secret; "er was er geen" would be untrue.
    assert "Persoonsprofiel: versie 2" in said(at_the_door)


def test_a_search_profile_in_it_says_nothing_of_a_person_profile_that_is_private(
    fixed: Cast,
) -> None:
    coachs = profile(fixed, "search", 2)
    theirs = said(documents.ProfileFile("", papers(fixed)["zoekprofiel 2"]))
    assert "Reistijd 30 minuten enkele reis tot 45 minuten past" in said(coachs)
    # "niet bekend" would say that nobody knows.
    assert "Reistijd 30 minuten enkele reis niet in dit exemplaar past" in theirs
    assert "45 minuten" not in theirs
    give(fixed, "profile-employer")
    assert papers(fixed)["zoekprofiel 2"] == coachs.content


def test_the_index_names_each_version_with_its_day_and_the_bundle_verifies(fixed: Cast) -> None:
    found = made(fixed).content
    day = NOW.date().isoformat()
    assert listed(found) == {"Zoekprofiel, versie 1": day, "Zoekprofiel, versie 2": day}
    told = pages(found)
    assert any("Zoekprofiel, versie 2 (profiel)" in text for text in told)
    assert checked(found).is_whole
    english = documents.bundle(
        actor=fixed.coach, now=NOW, trajectory=fixed.trajectory, language="en"
    )
    assert set(listed(english.content)) == {
        "Search profile, version 1",
        "Search profile, version 2",
    }


def test_the_reading_copy_shows_them_as_pages_and_hides_the_same(fixed: Cast) -> None:
    found = copied(fixed, fixed.employee)
    marks = [title for title, _page in bookmarks(found.content)]
    assert f"Zoekprofiel, versie 2 ({NOW.date()})" in marks
    assert not any("ersoonsprofiel, versie" in title for title in marks)
    text = " ".join(pages(found.content))
    assert "Plande vijf jaar de ritten" in text
    assert "vanwege de kinderen" not in text
    give(fixed, "profile-employer")
    assert "vanwege de kinderen" in " ".join(pages(copied(fixed, fixed.employee).content))


def test_a_profile_by_itself_can_be_held_against_the_bundle(fixed: Cast) -> None:
    held = pdf.attached(made(fixed).content)
    against = bundle_against(held, None, language="nl")
    theirs = profile(fixed, "search", 2, actor=fixed.employer)
    same = compared(theirs.content, theirs.file_name, against)
    assert (same.kind, same.is_same) == ("same", True)
    assert "het profiel 'Zoekprofiel, versie 2'" in same.text.nl
    other = compared(theirs.content + b"%", theirs.file_name, against)
    assert (other.kind, other.is_same) == ("changed", False)
    private = profile(fixed, "person", 2)
    assert compared(private.content, private.file_name, against).kind == "unknown"


def test_the_access_log_counts_them(fixed: Cast) -> None:
    count = len(pdf.attached(made(fixed, fixed.employer).content))
    with tenant(fixed.coach.bureau):
        row = AccessLogEntry.objects.get(event="dossier.bundle")
    assert row.detail == f"{count - 2} files"  # the manifest and the trajectory file beside them
