"""The reports at the end (D22, D23): the whole trajectory in counts, conclusion and advice."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.reports.case import TODAY, capacity, consent, duties, entry, journal, trajectory
from wissel.core.journal import (
    Application,
    Contact,
    Decision,
    Networking,
    PlacementEvent,
    VacancyListSent,
)
from wissel.core.reports import apply_edits, checks, draft, employer_view, respond
from wissel.core.reports.record import Edit, Layer, ReportRecord, Response
from wissel.core.trajectory import Trajectory

FINAL, WIA = "d23", "d22"


def report(document: str = FINAL, whole: Trajectory | None = None, **changes) -> ReportRecord:
    """Return the draft of a case in which a month was logged, from its first sick day."""
    case = whole or trajectory(**changes)
    return draft(
        case,
        duties(),
        period_from=case.absence.first_sick_day,
        period_to=TODAY,
        today=TODAY,
        week=90,
        total_weeks=104,
        document=document,
    )


def section(record: ReportRecord, key: str):
    return next(one for one in record.sections if one.key == key)


def said(record: ReportRecord, key: str) -> list[str]:
    return [held.text for held in section(record, key).statements]


def gate(record: ReportRecord, whole: Trajectory | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in checks(record, trajectory=whole or trajectory(), today=TODAY, findings=()):
        found.setdefault(one.state, []).append(one.key)
    return found


def written(record: ReportRecord) -> ReportRecord:
    """Return the report with every question answered and the conclusion written."""
    answers = [
        Edit("answer", one.id, one.choices[0] if one.choices else "Dat staat in het logboek.")
        for one in record.questions()
    ]
    blank = [
        Edit("change", held.id, "Er is genoeg gedaan.", base="")
        for _, held in record.statements()
        if held.layer is Layer.OPINION and not held.text
    ]
    return apply_edits(record, [*answers, *blank]).record


@pytest.mark.parametrize(
    ("document", "count", "kind"), [(FINAL, 15, "eindrapport"), (WIA, 12, "wia-rapportage")]
)
@pytest.mark.parametrize("held", [(), journal()], ids=["an empty journal", "a full one"])
def test_it_has_its_sections_and_each_says_or_asks_something(document, count, kind, held):
    record = report(document, journal=held)
    assert (len(record.sections), record.header.kind) == (count, kind)
    for one in record.sections:
        assert one.statements or one.questions or one.left_out_because, one.key
    for _, line in record.statements():
        assert line.evidence or line.layer is not Layer.FACT, line.text


def test_what_was_done_is_counted_and_no_row_of_it_is_repeated():
    lines = said(report(), "gedaan")
    assert lines[0] == (
        "Er waren 5 contacten: 3 per telefoon en 2 op locatie."
        " Van 4 contacten is de duur vastgelegd, samen 1 uur en 55 minuten."
    )
    assert "Er is 1 stap in een opdracht vastgelegd; gedaan: 1." in lines
    assert not any(line.activity for _, line in report().statements())


def test_every_count_rests_on_the_entries_it_counts():
    record = report()
    ids = {one.id: one for one in journal()}
    held = {one.id.partition(":")[2]: one for one in section(record, "werk-gezocht").statements}
    kinds = {name: {ids[piece.id].kind for piece in one.evidence} for name, one in held.items()}
    assert kinds == {
        "counts": {"application"},
        "functions": {"application"},
        "networking": {"networking"},
        "approaches": {"employer-approach"},
        "lists": {"vacancy-list-sent"},
    }


def test_many_are_counted_with_their_last_day():
    more = (
        entry(31, date(2026, 11, 28), Networking("Bijeenkomst")),
        entry(32, date(2026, 11, 28), VacancyListSent(6)),
    )
    lines = said(report(journal=(*journal(), *more)), "werk-gezocht")
    assert "Er is 2 keer genetwerkt, de laatste keer op 28 november 2026." in lines
    assert (
        "Er zijn 2 lijsten met samen 10 vacatures gestuurd, de laatste op 28 november 2026."
        in lines
    )


def test_where_somebody_applied_stands_only_with_consent():
    assert "Waterrijk" not in "\n".join(said(report(), "werk-gezocht"))
    record = report(consents=(consent(),))
    assert "Waterrijk" in "\n".join(said(record, "werk-gezocht"))


@pytest.mark.parametrize("document", [FINAL, WIA])
def test_a_stretch_without_activity_is_said_and_its_reason_asked_before_it_leaves(document):
    held = (
        entry(1, date(2026, 9, 3), Contact(("employee",), "phone", "Kennisgemaakt.")),
        entry(2, date(2026, 11, 20), Contact(("employee",), "phone", "Weer begonnen.")),
    )
    case = trajectory(journal=held)
    record = report(document, case)
    assert any(
        line.startswith("Tussen 3 september 2026 en 20 november 2026 staat 78 dagen lang")
        for line in said(record, "gedaan")
    )
    assert "gap" in gate(record, case)["blocked"]
    assert "gap" not in gate(written(record), case).get("blocked", [])


def test_the_first_opinion_of_the_doctor_stands_beside_the_one_that_holds_now():
    first = replace(capacity(), id="c1", version=1, valid_from=date(2026, 9, 8), hours_per_week=12)
    lines = said(report(capacity=(first, capacity())), "belastbaarheid-toen-en-nu")
    assert [line.split(": ")[0] for line in lines] == [
        "Volgens de bedrijfsarts (A. Vermeer) geldt vanaf 8 september 2026",
        "Volgens de bedrijfsarts (A. Vermeer) geldt vanaf 20 november 2026",
    ]
    assert "12 uur per week" in lines[0]


def test_one_opinion_stands_once():
    assert len(said(report(), "belastbaarheid-toen-en-nu")) == 1


def test_a_placement_is_told_step_by_step_and_without_the_name_of_the_host():
    more = entry(
        31, date(2026, 11, 28), PlacementEvent("detachering", "started", "Museum", "planner", 20)
    )
    lines = said(report(journal=(*journal(), more)), "uitkomst")
    assert lines[-1] == "28 november 2026: detachering, begonnen, planner, 20 uur per week."
    assert "Museum" not in "\n".join(lines)


def test_the_result_and_the_reason_of_closing_are_two_questions():
    asked = {one.id.partition(":")[2]: one for one in section(report(), "uitkomst").questions}
    assert set(asked) == {"resultaat", "reden-van-afsluiten"}
    assert all(one.required and one.choices for one in asked.values())
    assert not {*asked["resultaat"].choices} & {*asked["reden-van-afsluiten"].choices}


def test_of_the_duties_only_what_was_late_is_named():
    lines = said(report(), "inzet-geheel")
    assert any("Evaluatie van het plan van aanpak" in line and "4 dagen" in line for line in lines)
    assert any("Oordeel over spoor 1" in line for line in lines)
    assert not any("De werkgever leverde een stuk aan" in line for line in lines)


def test_a_start_that_came_with_the_registration_is_nobodys_decision():
    start = entry(1, date(2026, 9, 2), Decision("tweede-spoor-start", "", "Noor", "coach"))
    assert said(report(journal=(start,)), "voortgang") == [
        "2 september 2026: het tweede spoor is begonnen."
    ]


def test_a_standstill_is_told_and_nobody_is_asked_who_takes_it_up():
    held = section(report(), "stagnaties")
    assert [one.text.partition(",")[0] for one in held.statements][:1] == ["Arbeidsmarkt"]
    assert held.questions == ()
    assert section(report(journal=()), "stagnaties").left_out_because is not None


@pytest.mark.parametrize("document", [FINAL, WIA])
def test_written_and_read_it_may_go(document):
    record = respond(written(report(document)), Response("commented", TODAY, "Goed zo."))
    assert gate(record).get("blocked", []) == []
    assert "Goed zo." in said(employer_view(record), "visie-werknemer")[0]


def test_nothing_private_stands_in_it():
    for document in (FINAL, WIA):
        text = "\n".join(text for _, text in report(document).texts())
        for kept in ("Geheime aantekening", "Vertrouwelijke maatregel", "Vraag die niet"):
            assert kept not in text


def test_a_search_of_which_nothing_stands_is_asked_about():
    record = report(journal=())
    assert [one.id.partition(":")[2] for one in section(record, "werk-gezocht").questions][:1] == [
        "question-none"
    ]
    some = report(journal=(entry(1, date(2026, 11, 6), Application("planner", "sent")),))
    names = [one.id.partition(":")[2] for one in section(some, "werk-gezocht").questions]
    assert "question-none" not in names


def test_one_talk_of_which_the_length_is_known_is_not_told_as_several():
    long = Contact(("employee",), "visit", "Gesproken.", 90)
    talks = (
        entry(1, date(2026, 11, 3), long),
        entry(2, date(2026, 11, 5), replace(long, minutes=None)),
    )
    [line] = [text for text in said(report(journal=talks), "gedaan") if "duur" in text]
    assert "Van 1 contact is de duur vastgelegd: 1 uur en 30 minuten." in line
