"""The repair of a wage sanction here: who writes it, who reads it, and the request to UWV."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_profile_on_paper import said
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Bottleneck,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    Note,
    ReportEvent,
)
from wissel.core.refusal import Refused
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = NOW.date()
DECIDED = TODAY - timedelta(days=20)


@dataclass(frozen=True)
class Sanctioned:
    """A file with UWV's decision, two shortcomings, and a paper that can show a repair."""

    first: JournalEntry
    second: JournalEntry
    paper: JournalEntry


def log(cast: Cast, kind: DocumentKind, day: date, source: Any = "employer") -> JournalEntry:
    return trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=day,
        content=DocumentReceived(kind, source),
    )


def name(cast: Cast, actor: Actor | None = None, **changes: Any) -> JournalEntry:
    given: dict[str, Any] = {
        "what": "Er is te smal gezocht.",
        "action": "Zoekprofiel verbreden",
        "owner": "coach",
        "by": TODAY,
    }
    return trajectories.name_shortcoming(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, **given | changes
    )


def mend(
    cast: Cast, entry: JournalEntry, *proofs: str, actor: Actor | None = None, **changes: Any
) -> JournalEntry:
    given: dict[str, Any] = {
        "shortcoming": UUID(entry.id),
        "happened_on": TODAY - timedelta(days=2),
        "outcome": "Het zoekprofiel heeft vijf richtingen.",
        "proofs": proofs,
    }
    return trajectories.repair_shortcoming(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, **given | changes
    )


def sanctioned(cast: Cast) -> Sanctioned:
    log(cast, DocumentKind.LOONSANCTIE_BESLUIT, DECIDED, "uwv")
    return Sanctioned(
        name(cast),
        name(cast, what="Het plan is niet bijgesteld.", owner="employer"),
        log(cast, DocumentKind.BIJSTELLING, TODAY - timedelta(days=3)),
    )


def request(
    cast: Cast, actor: Actor | None = None, now: datetime = NOW, **more: Any
) -> documents.RequestFile:
    return documents.shortening_request(
        actor=actor or cast.employer, now=now, trajectory=cast.trajectory, **more
    )


def test_a_shortcoming_is_of_the_day_of_the_letter_and_stands_as_a_duty(cast: Cast) -> None:
    held = sanctioned(cast)
    assert held.first.happened_on == DECIDED
    due = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).due
    duty = due.find(f"bottleneck:open@{held.first.id}")
    assert duty is not None
    assert duty.done_on is None
    mend(cast, held.first, held.paper.id)
    due = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).due
    settled = due.find(f"bottleneck:open@{held.first.id}")
    assert settled is not None
    assert settled.done_on == TODAY - timedelta(days=2)


def test_without_the_letter_of_uwv_no_shortcoming_is_named(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        name(cast)
    assert refused.value.code == "no-decision"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"what": " "}, "$.what"),
        ({"action": ""}, "$.action"),
        ({"what": "x" * 501}, "$.what"),
        ({"what": "Geen rekening met zijn depressie."}, "$.what"),
        ({"by": DECIDED - timedelta(days=1)}, "$.by"),
    ],
)
def test_a_shortcoming_that_cannot_be_is_refused_with_its_place(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    log(cast, DocumentKind.LOONSANCTIE_BESLUIT, DECIDED, "uwv")
    with pytest.raises(Refused) as refused:
        name(cast, **changes)
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"outcome": ""}, "$.outcome"),
        ({"outcome": "Hij slikt nu medicijnen."}, "$.outcome"),
        ({"proofs": ()}, "$.proofs"),
        ({"proofs": ("profiel.pdf",)}, "$.proofs"),
        ({"happened_on": DECIDED - timedelta(days=1)}, "$.happened_on"),
        ({"happened_on": TODAY + timedelta(days=1)}, "$.happened_on"),
    ],
)
def test_a_repair_that_cannot_be_is_refused_with_its_place(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    held = sanctioned(cast)
    with pytest.raises(Refused) as refused:
        mend(cast, held.first, held.paper.id, **changes)
    assert refused.value.path == path


def test_what_the_employer_may_not_read_shows_nothing_to_uwv(cast: Cast) -> None:
    held = sanctioned(cast)
    note = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=TODAY,
        content=Note("Alleen voor mij."),
    )
    medical = log(cast, DocumentKind.MEDISCHE_INFORMATIE, TODAY, "employee")
    for entry in (note, held.second, medical):
        with pytest.raises(Refused) as refused:
            mend(cast, held.first, entry.id)
        assert refused.value.path == "$.proofs"


def test_a_report_shows_a_repair_once_it_was_released_and_no_draft_does(cast: Cast) -> None:
    held = sanctioned(cast)
    given: dict[str, Any] = {"actor": cast.coach, "now": NOW, "trajectory": cast.trajectory}
    made = documents.start_report(period="2026-11", **given)
    draft = next(
        one
        for one in trajectories.case(**given).case.journal
        if isinstance(one.content, ReportEvent) and one.content.report == str(made)
    )
    assert not trajectories.shows_repair(draft)
    released = replace(draft, content=ReportEvent(str(made), "released", "2026-11"))
    assert trajectories.shows_repair(released)
    with pytest.raises(Refused) as refused:
        mend(cast, held.first, draft.id)
    assert (refused.value.code, refused.value.path) == ("unknown", "$.proofs")


def test_only_a_shortcoming_of_this_file_is_repaired(cast: Cast) -> None:
    held = sanctioned(cast)
    other = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=TODAY,
        content=Bottleneck("vervoer", "employee", "ov"),
    )
    for entry in (other, held.paper):
        with pytest.raises(Denied):
            mend(cast, entry, held.paper.id)


@pytest.mark.parametrize("who", ["employee", "employer", "manager", "planner", "stranger"])
def test_nobody_but_the_coach_writes_a_shortcoming_or_a_repair_down(cast: Cast, who: str) -> None:
    held = sanctioned(cast)
    actor = cast.everybody[who]
    with pytest.raises(Denied):
        name(cast, actor)
    with pytest.raises(Denied):
        mend(cast, held.first, held.paper.id, actor=actor)


@pytest.mark.parametrize("who", ["coach", "manager", "employer"])
def test_coach_manager_and_employer_read_the_plan_and_get_the_request(cast: Cast, who: str) -> None:
    held = sanctioned(cast)
    mend(cast, held.first, held.paper.id)
    mend(cast, held.second, held.paper.id, outcome="Het plan is bijgesteld.")
    actor = cast.everybody[who]
    found = documents.repair(actor=actor, now=NOW, trajectory=cast.trajectory)
    assert found.plan is not None
    assert found.plan.is_complete
    assert request(cast, actor).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "who", ["employee", "other_coach", "planner", "line_manager", "labour_expert", "stranger"]
)
def test_nobody_else_reads_the_plan_or_gets_the_request(cast: Cast, who: str) -> None:
    sanctioned(cast)
    actor = cast.everybody[who]
    with pytest.raises(Denied):
        documents.repair(actor=actor, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(Denied):
        request(cast, actor)


def test_the_request_is_refused_while_something_is_missing_and_names_it(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        request(cast)
    assert refused.value.code == "no-decision"
    log(cast, DocumentKind.LOONSANCTIE_BESLUIT, DECIDED, "uwv")
    with pytest.raises(Refused) as refused:
        request(cast)
    assert refused.value.code == "no-shortcomings"
    held = sanctioned(cast)
    mend(cast, held.first, held.paper.id)
    with pytest.raises(Refused) as refused:
        request(cast)
    assert refused.value.code == "incomplete"
    assert "Het plan is niet bijgesteld" in refused.value.message.nl
    assert "te smal" not in refused.value.message.nl


def test_the_request_says_what_the_file_shows_and_nothing_else(cast: Cast) -> None:
    held = sanctioned(cast)
    mend(cast, held.first, held.paper.id)
    mend(cast, held.second, held.paper.id, outcome="Het plan is bijgesteld.")
    made = request(cast)
    text = said(made)
    for words in (
        "Bekortingsverzoek",
        "De Maasbocht Transport B.V.",
        "2 november 2026",
        "Tekortkoming 1: Er is te smal gezocht.",
        "Het zoekprofiel heeft vijf richtingen.",
        "bijstelling van het plan van aanpak, 19 november 2026",
        "Hersteld op",
        "niet in dit dossier",
        "WIA art. 25 lid 12",
    ):
        assert words in text
    assert "kans" not in text
    assert made.file_name == f"{cast.number}_bekortingsverzoek_2026-11-22_v1.pdf"


@pytest.mark.parametrize(("language", "claimed"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_request_is_a_sound_pdf_that_names_nobody_in_its_title(
    cast: Cast, language: str, claimed: str
) -> None:
    held = sanctioned(cast)
    mend(cast, held.first, held.paper.id)
    mend(cast, held.second, held.paper.id)
    made = request(cast, language=language)
    demand_sound(made.content, claimed)
    assert "Dijkstra" not in pdf.claims(made.content).title
