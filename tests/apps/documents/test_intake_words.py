"""Whose words stand in the intake report: ticked, taken back, kept back, answered afterwards."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_intake_report import (
    HELD,
    begin,
    follow,
    log,
    pa,
    view,
    words,
    write,
    xs,
)
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.core.journal import Appointment
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit, Layer
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

__all__ = ["pa", "xs"]  # fixtures


def hand_over(cast: Cast) -> None:
    guidance.keep_piece(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, piece="energie", revision=0,
        answers={
            "geeft-energie": guidance.Answer("Buiten bezig zijn."),
            "kost-energie": guidance.Answer("Lang achter een scherm."),
        },
    )  # fmt: skip
    guidance.hand_over_intake(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def tick(cast: Cast, *keys: str, actor: Actor | None = None, now: datetime = NOW) -> frozenset[str]:
    return guidance.let_in_report(
        actor=actor or cast.employee, now=now, trajectory=cast.trajectory, keys=keys
    )


@pytest.fixture
def handed(cast: Cast) -> Cast:
    """An intake form that was given to the coach before the talk."""
    follow(cast, "xs2more")
    hand_over(cast)
    log(cast, HELD, Appointment(("employee",), "visit", "attended", purpose="intake"))
    return cast


def test_an_answer_stands_in_the_report_only_by_the_employees_own_tick(handed: Cast) -> None:
    report = begin(handed)
    assert "Buiten" not in words(view(handed, report).record, "ervaring")
    assert "choice" in {one.key for one in view(handed, report).checks}
    tick(handed, "geeft-energie")
    assert "choice" not in {one.key for one in view(handed, report).checks}
    record = view(handed, report).record
    assert words(record, "ervaring") == "Buiten bezig zijn."
    assert "scherm" not in " ".join(text for _, text in record.texts())
    tick(handed)
    assert "Buiten" not in words(view(handed, report).record, "ervaring")


@pytest.mark.parametrize("keys", [["aanspreken"], ["wil"], ["nonsense"], ["employer:expects"]])
def test_what_the_coach_was_not_given_cannot_be_ticked(handed: Cast, keys: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        tick(handed, *keys)
    assert refused.value.path == "$.keys"


@pytest.mark.parametrize("name", ["coach", "manager", "employer", "stranger_employee"])
def test_nobody_ticks_for_the_employee(handed: Cast, name: str) -> None:
    with pytest.raises(Denied):
        tick(handed, "geeft-energie", actor=getattr(handed, name))


def test_what_the_employer_expects_stands_in_it_as_their_opinion(xs: Cast) -> None:
    guidance.write_expectations(
        actor=xs.employer, now=NOW, trajectory=xs.trajectory,
        expects="Elke maand een bericht.", offers="Een vast aanspreekpunt.",
    )  # fmt: skip
    record = view(xs, begin(xs)).record
    assert words(record, "visie-werkgever") == ("Elke maand een bericht.\nEen vast aanspreekpunt.")
    owners = {one.owner for _, one in record.statements() if one.topic.startswith("De werkgever")}
    assert owners == {"Peter Hoekstra"}


def answered(cast: Cast, text: str, revision: int) -> None:
    guidance.keep_piece(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, piece="energie",
        revision=revision, answers={"geeft-energie": guidance.Answer(text)},
    )  # fmt: skip
    guidance.hand_over_intake(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def test_a_tick_is_for_the_words_it_was_given_for(cast: Cast) -> None:
    follow(cast, "xs2more")
    answered(cast, "Buiten bezig zijn.", 0)
    tick(cast, "geeft-energie")
    answered(cast, "Weg zijn bij mijn chef.", 1)
    report = begin(cast)
    assert "chef" not in " ".join(text for _, text in view(cast, report).record.texts())
    found = guidance.report_choices(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, language="nl"
    )
    assert found.chosen == ()


def test_a_tick_that_is_taken_back_while_it_is_read_holds_the_release(handed: Cast) -> None:
    tick(handed, "geeft-energie")
    report = begin(handed)
    write(handed, report)
    documents.send_to_employee(actor=handed.coach, now=NOW, report=report)
    tick(handed)
    documents.respond(actor=handed.employee, now=NOW, report=report, kind="agreed", text="")
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=handed.coach, now=NOW, report=report)
    assert [one.key for one in held.value.checks if one.state == "blocked"] == ["words"]
    documents.reopen(actor=handed.coach, now=NOW, report=report)
    documents.send_to_employee(actor=handed.coach, now=NOW, report=report)
    documents.respond(actor=handed.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=handed.coach, now=NOW, report=report)
    assert "Buiten" not in words(view(handed, report, handed.employer).record, "ervaring")


def test_after_the_release_nothing_is_ticked_any_more(handed: Cast) -> None:
    report = begin(handed)
    write(handed, report)
    documents.send_to_employee(actor=handed.coach, now=NOW, report=report)
    documents.respond(actor=handed.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=handed.coach, now=NOW, report=report)
    with pytest.raises(Refused) as refused:
        tick(handed, "geeft-energie")
    assert refused.value.code == "released"


def test_the_coach_does_not_type_over_what_was_kept_back(handed: Cast) -> None:
    report = begin(handed)
    held = view(handed, report)
    line = Edit(
        "add", "eerste-indruk", "Zegt zelf: lang achter een scherm kost veel.", id="x", owner="Noor"
    )
    documents.edit(
        actor=handed.coach, now=NOW, report=report, revision=held.revision, edits=(line,)
    )
    found = [one for one in view(handed, report).checks if one.key == "words"]
    assert [(one.state, one.statement) for one in found] == [("blocked", "8:own:x")]


# ---------------------------------------------------------------- given to both at once


def gave(cast: Cast) -> UUID:
    report = begin(cast)
    write(cast, report)
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def test_they_answer_afterwards_and_the_next_version_holds_their_words(pa: Cast) -> None:
    report = gave(pa)
    [line] = documents.releases(actor=pa.employer, now=NOW)
    assert (line.at_once, line.response) == (True, "")
    documents.respond(
        actor=pa.employee, now=NOW, report=report, kind="disagreed", text="Zo is het niet gegaan."
    )
    with tenant(pa.coach.bureau):
        told = [to for to, path in Mail.objects.values_list("to", "path") if str(report) in path]
        assert told == ["noor@overweg.example"]
    newer = documents.start_correction(
        actor=pa.coach, now=NOW, report=report, reason="De medewerker reageerde."
    )
    documents.release(actor=pa.coach, now=NOW, report=newer)
    read = view(pa, newer, pa.employer).record
    assert "Niet akkoord" in words(read, "reactie")
    assert "Zo is het niet gegaan." in words(read, "reactie")


def test_once_it_was_read_first_an_answer_never_goes(pa: Cast) -> None:
    report = begin(pa)
    write(pa, report)
    documents.send_to_employee(actor=pa.coach, now=NOW, report=report)
    documents.respond(
        actor=pa.employee, now=NOW, report=report, kind="disagreed", text="Dit klopt niet."
    )
    documents.reopen(actor=pa.coach, now=NOW, report=report)
    assert not view(pa, report).shown_at_once
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=pa.coach, now=NOW, report=report)
    assert held.value.code == "state"


def test_a_correction_of_what_was_read_is_read_first_too(pa: Cast) -> None:
    report = begin(pa)
    write(pa, report)
    documents.send_to_employee(actor=pa.coach, now=NOW, report=report)
    documents.respond(actor=pa.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=pa.coach, now=NOW, report=report)
    newer = documents.start_correction(actor=pa.coach, now=NOW, report=report, reason="Typefout.")
    assert not view(pa, newer).shown_at_once


def test_a_correction_months_later_is_still_of_its_own_day(pa: Cast) -> None:
    report, later = gave(pa), NOW + timedelta(days=120)
    newer = documents.start_correction(actor=pa.coach, now=later, report=report, reason="Naam.")
    record = documents.report(actor=pa.coach, now=later, report=newer).record
    assert record.header.facts_up_to == NOW.date()
    assert record.header.drawn_up_on == later.date()
    assert record.header.week == view(pa, report).record.header.week


def test_a_draft_of_an_earlier_way_of_working_can_still_be_read(xs: Cast) -> None:
    report = begin(xs)
    write(xs, report)
    follow(xs, "basis")
    documents.send_to_employee(actor=xs.coach, now=NOW, report=report)
    assert documents.waiting_for(actor=xs.employee, now=NOW)[0].id == report


def test_a_first_sick_day_that_was_wrong_is_right_in_the_draft(xs: Cast) -> None:
    report = begin(xs)
    record = view(xs, report).record
    assert record.header.period_from == record.header.first_sick_day
    assert not any(
        held.layer is Layer.OWN_WORDS and held.text == "" for _, held in record.statements()
    )


def test_a_tick_that_is_taken_back_while_the_paper_is_drawn_holds_it_too(
    handed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(handed, "geeft-energie")
    report = begin(handed)
    write(handed, report)
    documents.send_to_employee(actor=handed.coach, now=NOW, report=report)
    documents.respond(actor=handed.employee, now=NOW, report=report, kind="agreed", text="")
    drawn = pdf.render

    def render(**given: Any) -> bytes:
        tick(handed)
        return drawn(**given)

    monkeypatch.setattr(pdf, "render", render)
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=handed.coach, now=NOW, report=report)
    assert held.value.code == "gate"


def test_an_answer_that_came_after_it_is_for_its_author_until_it_stands_in_a_version(
    pa: Cast,
) -> None:
    report = gave(pa)
    documents.respond(actor=pa.employee, now=NOW, report=report, kind="disagreed", text="Nee.")
    assert view(pa, report, pa.coach).response is not None
    for reader in (pa.employer, pa.labour_expert, pa.company_doctor):
        assert view(pa, report, reader).response is None
