"""The quarterly overview of a client: who reads it, of which cases, and what its paper says."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.apps.documents.test_profile_on_paper import said
from tests.apps.trajectories.test_client_cases import registered
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Bottleneck, PlacementEvent
from wissel.core.refusal import Refused
from wissel.infra import pdf
from wissel.infra.doors import Denied
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def view(cast: Cast, who: str = "employer", **more: Any) -> documents.OverviewView:
    given: dict[str, Any] = {"client": cast.client, "now": NOW} | more
    return documents.quarter_overview(actor=cast.everybody[who], **given)


def paper(cast: Cast, who: str = "employer", **more: Any) -> documents.OverviewFile:
    given: dict[str, Any] = {"client": cast.client, "now": NOW} | more
    return documents.overview_file(actor=cast.everybody[who], **given)


def five(cast: Cast) -> None:
    for name in ("Ans Bos", "Bo Stam", "Cor Vis", "Dik Post"):
        registered(cast.coach, cast.client, name)


@pytest.mark.parametrize("who", ["employer", "manager"])
def test_the_employer_and_the_manager_read_the_cases_of_the_client(cast: Cast, who: str) -> None:
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    registered(cast.coach, other, "Bo Stam")
    found = view(cast, who)
    assert [line.said.reference for line in found.lines] == [cast.number]
    assert (found.number, found.quarter.key, found.is_running) == (1, "2026-Q4", True)


@pytest.mark.parametrize(
    "who", ["coach", "planner", "employee", "line_manager", "labour_expert", "auditor"]
)
def test_nobody_else_reads_it(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        view(cast, who)
    with pytest.raises(Denied):
        paper(cast, who)


def test_an_employer_reads_no_other_client_and_a_manager_no_other_bureau(cast: Cast) -> None:
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    elsewhere = bureaus.clients(actor=cast.stranger, now=NOW)[0].id
    for who, client in (("employer", other), ("employer", elsewhere), ("manager", elsewhere)):
        with pytest.raises(Denied):
            view(cast, who, client=client)
        with pytest.raises(Denied):
            paper(cast, who, client=client)


def test_the_running_quarter_is_of_today_and_a_past_one_as_it_was_known(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 10),
        content=PlacementEvent("proefplaatsing", "started"),
    )
    later = datetime(2027, 1, 20, 9, tzinfo=UTC)
    before = view(cast)
    assert before.lines[0].said.placements == 1
    trajectories.log(
        actor=cast.coach,
        now=later,
        trajectory=cast.trajectory,
        happened_on=date(2026, 12, 10),
        content=PlacementEvent("proefplaatsing", "started"),
    )
    over = view(cast, now=later, quarter="2026-Q4")
    assert (over.as_of, over.is_running) == (date(2026, 12, 31), False)
    assert over.lines[0].said.placements == 1  # the second was written down in January


def test_a_case_is_in_the_quarters_in_which_it_was_open(cast: Cast) -> None:
    assert view(cast, quarter="2026-Q3").number == 0  # it was registered in November
    assert view(cast, quarter="2026-Q4").number == 1


@pytest.mark.parametrize("quarter", ["2026-Q5", "x", "2027-Q1", "2999-Q1"])
def test_a_quarter_that_is_none_or_to_come_is_refused_with_its_place(
    cast: Cast, quarter: str
) -> None:
    for make in (view, paper):
        with pytest.raises(Refused) as refused:
            make(cast, quarter=quarter)
        assert refused.value.path == "$.quarter"


def test_nothing_is_added_up_below_five_cases(cast: Cast) -> None:
    assert view(cast).totals is None
    five(cast)
    found = view(cast)
    assert found.totals is not None
    assert found.totals.cases == 5


def test_a_page_holds_a_part_and_says_how_many_there_are(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    five(cast)
    monkeypatch.setattr("wissel.apps.documents.service.overview.CASES_ON_PAGE", 2)
    parts = [view(cast, part=part) for part in (1, 2, 3, 4)]
    assert [len(part.lines) for part in parts] == [2, 2, 1, 0]
    assert {part.number for part in parts} == {5}
    assert all(part.totals is None for part in parts)
    numbers = [line.said.reference for part in parts for line in part.lines]
    assert len(set(numbers)) == 5


def test_that_cases_stood_in_it_is_one_line_of_the_access_log(cast: Cast) -> None:
    five(cast)
    view(cast)
    with tenant(cast.coach.bureau):
        rows = AccessLogEntry.objects.filter(
            event="quarter.overview", actor_name=cast.employer.name
        )
        assert rows.count() == 1


@pytest.mark.parametrize(("language", "claimed"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_paper_is_sound_and_names_no_person(cast: Cast, language: str, claimed: str) -> None:
    five(cast)
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Bottleneck("Karin Dijkstra heeft geen auto", "employee", "ov"),
    )
    made = paper(cast, language=language)
    demand_sound(made.content, claimed)
    text = said(made)
    for name in ("Karin", "Dijkstra", "Ans", "Bo Stam", "Peter", "auto"):
        assert name not in text
    assert cast.number in text
    with pikepdf.open(BytesIO(made.content)) as file:
        assert "Dijkstra" not in str(file.docinfo)
    assert made.file_name == "2026-Q4_kwartaaloverzicht_2026-11-22_v1.pdf"


def test_the_paper_says_at_which_step_the_check_stops_and_gives_no_score(cast: Cast) -> None:
    text = said(paper(cast))
    check = documents.riv_for_employer(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    words = {"result": "bij het resultaat", "efforts": "bij de inspanningen", "none": "nergens"}
    words |= {"good-ground": "bij de goede reden", "repair": "bij het herstel"}
    assert words[check.check.stops_at.step] in text
    assert "Bij minder dan vijf trajecten wordt niets opgeteld" in text
    assert "%" not in text
    five(cast)
    assert "Alle trajecten samen" in said(paper(cast))


def test_a_client_with_more_cases_than_a_request_can_wait_for_is_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    five(cast)
    monkeypatch.setattr("wissel.apps.documents.service.overview.MOST_IN_PDF", 3)
    with pytest.raises(Refused) as refused:
        paper(cast)
    assert refused.value.code == "too-many"


def test_the_claims_of_the_paper_are_both(cast: Cast) -> None:
    claims = pdf.claims(paper(cast).content)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("2A", "1", True)
