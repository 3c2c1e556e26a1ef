"""A profile as PDF: to whom the profile door gives it, what it claims, and that text stays text."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.apps.documents.profiles import profile, with_profiles
from tests.apps.documents.test_quote_on_paper import HOSTILE
from tests.apps.plans.profiles import direct, fix, fixed_person, keep, planner
from tests.apps.trajectories.test_consent import give
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.profiled import Block, Demand, Direction, ProfileLine
from wissel.infra import pdf
from wissel.infra.doors import Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def said(made: documents.ProfileFile | documents.RequestFile | documents.OverviewFile) -> str:
    """Return the words of a PDF in one line."""
    file = pypdfium2.PdfDocument(made.content)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in file)
    finally:
        file.close()
    return " ".join(text.replace("\ufffe", "").replace("\u00ad", "").split())


@pytest.mark.parametrize(("language", "claimed"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_claims_both_standards_and_names_no_person_in_its_title(
    cast: Cast, language: str, claimed: str
) -> None:
    with_profiles(cast)
    made = profile(cast, "search", 2, language=language)
    claims = pdf.claims(made.content)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("2A", "1", True)
    assert claims.language == claimed
    assert cast.number in claims.title
    assert made.file_name == f"{cast.number}_zoekprofiel_2026-11-22_v2.pdf"
    with pikepdf.open(BytesIO(made.content)) as file:
        told = str(file.docinfo) + bytes(file.Root.Metadata.read_bytes()).decode()
    assert "Dijkstra" not in told


def test_a_search_profile_says_why_each_direction_fits_and_why_one_was_dropped(cast: Cast) -> None:
    with_profiles(cast)
    text = said(profile(cast, "search", 2, actor=cast.employer))
    for words in (
        "Bureau Overweg",
        "Waarom deze versie er kwam: Een richting viel af.",
        "Plande vijf jaar de ritten van twaalf chauffeurs.",
        "14 vacatures op 22 november 2026, werk.nl",
        "€ 2.400 tot € 2.900 per maand",
        "R. Amrani, bedrijfsarts · 02-11-2026",
        "Iets minder dan nu.",
        "Achter de hand: Eerst de horeca bekijken.",
        "Afgevallen: Het tillen is te zwaar.",
        "plannen van ritten",
        "Belastbaarheid: versie 1",
    ):
        assert words in text, words
    assert "Verwervingsmogelijkheden" in text
    older = said(profile(cast, "search", 1, actor=cast.employer))
    assert "orderverzamelaar" not in older


def test_a_person_profile_keeps_the_words_of_the_employee_apart(cast: Cast) -> None:
    with_profiles(cast)
    text = said(profile(cast, "person", 2))
    assert "nachtdienst (dit niet) vanwege de kinderen van de medewerker" in text
    assert "Uw" not in text.split(), "what asks the employee stands on no paper"


def test_the_person_profile_is_drawn_for_an_employer_with_consent_alone(cast: Cast) -> None:
    with_profiles(cast)
    for kind in ("person", "employability"):
        with pytest.raises(Denied):
            profile(cast, kind, actor=cast.employer)
    given = give(cast, "profile-employer")
    assert "techniek" in said(profile(cast, "person", actor=cast.employer))
    trajectories.withdraw_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, consent=given.given[0].id
    )
    with pytest.raises(Denied):
        profile(cast, "person", actor=cast.employer)


def test_who_may_not_read_the_capacity_gets_a_copy_without_its_lines_that_says_so(
    cast: Cast,
) -> None:
    with_profiles(cast)
    cut = said(profile(cast, "search", 2, actor=cast.manager))
    assert "R. Amrani" not in cut
    assert "tot 10 kilo" not in cut
    assert "De punten over de belastbaarheid staan niet in uw exemplaar." in cut
    assert "niet in uw exemplaar" not in said(profile(cast, "search", 2))


def test_nobody_else_draws_one_and_a_draft_is_drawn_for_nobody(cast: Cast) -> None:
    with_profiles(cast)
    for name in ("planner", "line_manager", "host_employer", "sysadmin", "stranger"):
        with pytest.raises(Denied):
            profile(cast, "search", actor=cast.everybody[name])
    keep(cast, "taken", "GEHEIM IDEE", kind="search")
    with pytest.raises(Denied, match="no-such-version"):
        profile(cast, "search", 3)
    assert "GEHEIM" not in said(profile(cast, "search", 2))


def test_the_same_version_is_the_same_bytes_for_whoever_reads_the_same(cast: Cast) -> None:
    with_profiles(cast)
    give(cast, "profile-employer")
    first = profile(cast, "search", 2).content
    assert profile(cast, "search", 2, actor=cast.employer).content == first


def test_a_direction_of_which_little_is_said_is_drawn_too(cast: Cast) -> None:
    bare = Direction("", "planner", rests_on=("skills",), because="Plande vijf jaar ritten.")
    direct(cast, bare)
    plans.explain_few(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        because="In de regio is alleen dit werk.",
        revision=0,
    )
    fix(cast, "search")
    made = profile(cast, "search")
    demand_sound(made.content)
    assert "Waarom er weinig zijn: In de regio is alleen dit werk." in said(made)
    assert "er was er geen" in said(made)


def test_what_people_wrote_is_printed_and_never_run(cast: Cast) -> None:
    fixed_person(cast)
    lines = tuple(ProfileLine(HOSTILE[:199], HOSTILE[:500], "moet") for _ in range(6))
    keep(cast, "wensen", block=Block("wensen", lines))
    fix(cast, reason=HOSTILE[:300])
    demand_sound(profile(cast, "person", 2).content)
    wild = planner(
        title=HOSTILE[:119],
        sector=HOSTILE[:119],
        because=HOSTILE[:500],
        conditions=HOSTILE[:500],
        demands=(Demand("", "", HOSTILE[:199], HOSTILE[:199]),),
    )
    for number in range(3):
        direct(cast, replace(wild, sector=f"{number}"))
    fix(cast, "search")
    made = profile(cast, "search")
    demand_sound(made.content)
    assert pdf.claims(made.content).pages >= 2
