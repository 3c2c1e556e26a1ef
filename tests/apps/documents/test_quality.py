"""The audit view: the manager opens it, dates and clocks stand in it, nobody by name."""

import dataclasses
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_report import answer, release, report, send, write
from tests.apps.documents.test_second_reading import agree, ask, wanted
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Application
from wissel.infra.doors import Denied
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

__all__ = ["report"]
pytestmark = pytest.mark.slow

#: Everybody whom the released report of the cast names or could name, each word of it.
NAMES = ("karin", "dijkstra", "noor", "akkerman", "peter", "hoekstra", "ilse", "brands", "amrani",
         "jonker", "kuiper", "mara", "vos", "bram",
         "maasbocht", "gemini", "pleun", "smit")  # fmt: skip


@pytest.fixture
def out(cast: Cast, report: UUID) -> UUID:
    """A released report full of names."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 19),
        content=Application(
            employer_name="Gemini Logistics B.V.",
            function="planner",
            sector="transport",
            state="sent",
        ),
    )
    wanted(cast)
    write(
        cast,
        report,
        "Het zoekprofiel van Karin past. Mevrouw Dijkstra sprak Peter Hoekstra en Ilse Brands van "
        "De Maasbocht; R. Amrani schreef dat zij 20 uur kan werken.",
    )
    ask(cast, report)
    agree(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    answer(cast, report, "commented", "Noor, dit klopt. Groet, karin dijkstra")
    release(cast, report)
    return report


def words(value: Any) -> str:
    """Return every text of a record as one."""
    if isinstance(value, str):
        return value + "\n"
    if isinstance(value, tuple):
        return "".join(map(words, value))
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return "".join(words(getattr(value, one.name)) for one in fields)
    return ""


def named(text: str) -> list[str]:
    told = "".join(char if char.isalpha() else " " for char in text.casefold()).split()
    return [name for name in NAMES if name in told or f"{name}s" in told]


def test_no_name_of_anybody_is_left_in_the_masked_report(cast: Cast, out: UUID) -> None:
    released = documents.report(actor=cast.manager, now=NOW, report=out).record
    assert {"karin", "dijkstra", "noor", "maasbocht"} <= {*named(words(released))}
    found = documents.masked_report(actor=cast.manager, now=NOW, report=out)
    assert named(words(found.record)) == []
    head = found.record.header
    assert (head.employee, head.client, head.coach) == ("[werknemer]", "[werkgever]", "[coach]")
    assert (head.date_of_birth, head.coach_registration) == (None, "")


def test_its_dates_its_shape_and_every_claim_are_those_of_the_released_record(
    cast: Cast, out: UUID
) -> None:
    released = documents.report(actor=cast.manager, now=NOW, report=out).record
    found = documents.masked_report(actor=cast.manager, now=NOW, report=out).record
    assert (found.header.first_sick_day, found.header.week, found.header.drawn_up_on) == (
        released.header.first_sick_day,
        released.header.week,
        released.header.drawn_up_on,
    )
    assert [(section.key, one.id, one.layer) for section, one in found.statements()] == [
        (section.key, one.id, one.layer) for section, one in released.statements()
    ]
    assert "[werknemer]" in words(found)


def test_the_list_holds_numbers_clocks_and_days_and_who_read_it_second(
    cast: Cast, out: UUID
) -> None:
    view = documents.quality(actor=cast.manager, now=NOW)
    [case] = [one for one in view.cases if one.reference == cast.number]
    assert case.legal.kept + case.legal.overdue + case.legal.open + case.legal.late > 0
    [one] = case.reports
    day = date(2026, 11, 22)
    assert (one.drafted, one.sent, one.answered, one.released) == (day, day, day, day)
    assert (one.second_by, one.second_on) == ("Mara Vos", day)
    text = words(dataclasses.replace(case, reports=()))
    assert named(text) == []


def test_a_report_that_nobody_read_twice_says_so(cast: Cast, report: UUID) -> None:
    send(cast, report)
    [case] = documents.quality(actor=cast.manager, now=NOW).cases
    [one] = case.reports
    assert (one.second_by, one.second_on, one.released) == ("", None, None)


@pytest.mark.parametrize(
    "name",
    ["coach", "other_coach", "planner", "employer", "line_manager", "employee", "company_doctor",
     "labour_expert", "host_employer", "auditor", "sysadmin", "stranger"],
)  # fmt: skip
def test_nobody_but_the_manager_opens_it(cast: Cast, out: UUID, name: str) -> None:
    who = cast.everybody[name]
    with pytest.raises(Denied):
        documents.quality(actor=who, now=NOW)
    with pytest.raises(Denied):
        documents.masked_report(actor=who, now=NOW, report=out)


def test_a_draft_has_no_masked_view(cast: Cast, report: UUID) -> None:
    with pytest.raises(Denied):
        documents.masked_report(actor=cast.manager, now=NOW, report=report)


def test_every_opening_stands_in_the_access_log(cast: Cast, out: UUID) -> None:
    documents.quality(actor=cast.manager, now=NOW)
    documents.masked_report(actor=cast.manager, now=NOW, report=out)
    with tenant(cast.manager.bureau):
        events = list(AccessLogEntry.objects.order_by("seq").values_list("event", flat=True))
    assert events[-2:] == ["quality.list", "quality.report"]
