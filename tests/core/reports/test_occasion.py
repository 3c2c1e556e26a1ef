"""Reports of one occasion: a talk of three (D16), a standstill (D17); and aftercare (D24)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.reports.case import FIRST, TODAY, duties, entry, journal, november, trajectory
from tests.core.reports.test_closing import gate, said, section, written
from wissel.core.journal import (
    Agreement,
    Appointment,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    Measure,
    PlacementEvent,
    StagnationSignal,
)
from wissel.core.reports import AGENDA, draft, employer_view, release_of, shown_at_once, title_of
from wissel.core.reports.record import Heard, Layer, ReportRecord
from wissel.core.sources import Text

TALK, STANDSTILL, AFTERCARE = "d16", "d17", "d24"
DAY = november(27)
THREE = Appointment(
    ("employee", "employer"), "visit", "attended", aim="Voortgang", purpose="three-way"
)


def report(
    document: str, *more, held=None, first=FIRST, day=DAY, today=TODAY, **given
) -> ReportRecord:
    """Return the draft of a report on ``day``, with ``more`` (day, content) in the journal."""
    kept = list(journal() if held is None else held)
    kept += [entry(100 + place, on, content) for place, (on, content) in enumerate(more)]
    whole = trajectory(journal=tuple(kept))
    return draft(
        whole, duties(), period_from=first, period_to=day, today=today, week=76, total_weeks=104,
        document=document, **given,
    )  # fmt: skip


def asked(record: ReportRecord, key: str) -> list[str]:
    return [one.id.partition(":")[2] for one in section(record, key).questions]


def point(role: str, text: str) -> Heard:
    return Heard(AGENDA, Text("", ""), text, role, "", DAY)


# ---------------------------------------------------------------- the talk of three


def test_the_minutes_say_when_how_and_with_whom_the_talk_was():
    record = report(TALK, (DAY, THREE))
    assert said(record, "gesprek") == [
        "Het gesprek was op 27 november 2026, op locatie, met werknemer, werkgever en coach. "
        "Het ging over: Voortgang."
    ]
    [held] = section(record, "gesprek").statements
    assert [piece.id for piece in held.evidence] == ["e100"]
    assert (held.effort, held.editable) == (True, False)


@pytest.mark.parametrize(
    "other",
    [
        replace(THREE, outcome="planned"),
        replace(THREE, outcome="no-show"),
        replace(THREE, purpose="intake"),
        replace(THREE, purpose=""),
    ],
    ids=["planned", "nobody came", "an intake", "no purpose"],
)
def test_a_talk_that_was_none_is_asked_for_and_holds_the_report(other):
    record = report(TALK, (DAY, other))
    assert said(record, "gesprek") == [
        "Op 27 november 2026 staat geen gesprek in het logboek dat doorging."
    ]
    assert asked(record, "gesprek") == ["talk"]
    assert "questions" in gate(record)["blocked"]


def test_a_talk_on_another_day_is_no_matter_of_this_report():
    record = report(TALK, (DAY, THREE), (november(26), replace(THREE, aim="Iets anders")))
    assert len(said(record, "gesprek")) == 1


def test_the_points_of_the_agenda_stand_with_whose_they_are():
    points = (point("employee", "De uren  opbouwen"), point("employer", "Vervoer"))
    record = report(TALK, (DAY, THREE), heard=points)
    assert said(record, "agenda") == ["Werknemer: De uren opbouwen", "Werkgever: Vervoer"]
    [first, _] = section(record, "agenda").statements
    assert (first.layer, first.optional, first.editable) == (Layer.FACT, True, False)
    assert [piece.id for piece in first.evidence] == ["e100"]


def test_an_agenda_without_points_says_so():
    record = report(TALK, (DAY, THREE))
    assert section(record, "agenda").left_out_because is not None


def test_it_counts_what_was_done_since_the_last_talk_and_not_before():
    since = report(TALK, (DAY, THREE), first=november(17))
    held = section(since, "sinds-vorige").statements
    days = {piece.day for one in held for piece in one.evidence}
    assert min(days) >= november(17)
    assert max(days) == DAY


def test_each_side_is_asked_under_its_own_name():
    questions = section(report(TALK, (DAY, THREE)), "visies").questions
    assert [one.owner for one in questions] == ["Karin Dijkstra", "P. Hoekstra", "Noor Akkerman"]
    assert all(one.required for one in questions)


def test_the_next_talk_is_named_or_asked_for():
    without = report(TALK, (DAY, THREE))
    assert asked(without, "volgend-gesprek") == ["next-talk"]
    planned = entry(
        200, date(2026, 12, 20), replace(THREE, outcome="planned"), recorded=november(27)
    )
    named = report(TALK, (DAY, THREE), held=(*journal(), planned))
    assert said(named, "volgend-gesprek") == [
        "Het volgende gesprek is gepland op 20 december 2026."
    ]


def test_agreements_of_the_talk_stand_in_it_and_decisions_are_chosen_from_four():
    agreed = Agreement("employer", "Regelt vervoer", date(2026, 12, 8))
    record = report(TALK, (DAY, THREE), (DAY, agreed))
    assert "Werkgever: Regelt vervoer, uiterlijk op 8 december 2026." in said(record, "afspraken")
    [decided, _] = section(record, "besluit").questions
    assert len(decided.choices) == 4


def test_it_goes_to_both_at_once_and_no_point_of_difference_is_said_to_be_none():
    assert release_of("three-way-report") == "both-at-once"
    record = shown_at_once(employer_view(written(report(TALK, (DAY, THREE)))))
    assert "op dezelfde dag als de werkgever" in said(record, "visie-werknemer")[0]
    assert not record.questions()
    plain = employer_view(report(TALK, (DAY, THREE)))
    assert section(plain, "verschil").left_out_because is not None


def test_a_report_of_either_talk_has_its_own_name():
    assert title_of("three-way-report").nl == "Verslag driegesprek"
    assert title_of("evaluation-talk-report").nl == "Evaluatieverslag"


# ---------------------------------------------------------------- the standstill

SIGNAL = StagnationSignal("practical", "Er is geen vervoer.", november(9))


def test_the_signal_is_said_with_its_sort_its_day_and_since_when():
    record = report(STANDSTILL, (DAY, SIGNAL), first=november(9))
    assert said(record, "signaal") == [
        "Praktisch, gemeld op 27 november 2026 en bekend sinds 9 november 2026: Er is geen vervoer."
    ]
    assert asked(record, "signaal") == []
    assert asked(report(STANDSTILL), "signaal") == ["signal"]


@pytest.mark.parametrize("sort", StagnationSignal.__annotations__["sort"].__args__)
def test_the_question_is_proposed_by_the_kind_of_standstill_and_may_be_changed(sort):
    record = report(STANDSTILL, (DAY, replace(SIGNAL, sort=sort)))
    held = section(record, "vraag").statements[0]
    assert (held.layer, held.owner, held.editable) == (Layer.OPINION, "Noor Akkerman", True)
    assert held.text.endswith("?")
    for word in ("onwillig", "ongemotiveerd", "weiger"):
        assert word not in held.text


def test_facts_of_both_sides_stand_in_it_since_the_standstill_began():
    record = report(STANDSTILL, (DAY, SIGNAL), first=november(9))
    facts = section(record, "inzet").statements
    assert any("De werknemer kwam op" in held.text for held in facts)
    assert all(held.evidence for held in facts)


def test_the_capacity_is_asked_about_before_anything_that_was_tried():
    record = report(STANDSTILL, (DAY, SIGNAL))
    keys = [one.key for one in record.sections]
    assert keys.index("belastbaarheid-nu") < keys.index("inzet") < keys.index("geprobeerd")
    assert "past-het" in asked(record, "belastbaarheid-nu")


def test_what_followed_stands_in_it_and_of_a_measure_the_day_alone():
    later = date(2026, 12, 1)
    record = report(
        STANDSTILL, (DAY, SIGNAL),
        (DAY, Measure("warning", remark="Vertrouwelijk")),
        (later, Decision("course", "Vervoer via de werkgever", "Peter Maas", "employer")),
        (later, ExpertOpinion("company-doctor", "Geheim", asked_on=later)),
        (later, Decision("duty", "Een ander besluit", "Noor Akkerman", "coach")),
        held=(),
    )  # fmt: skip
    told = said(record, "vervolg")
    assert told == [
        "De werkgever legde op 27 november 2026 een maatregel vast.",
        "Besluit van Peter Maas op 1 december 2026: Vervoer via de werkgever",
        "Oordeel gevraagd aan bedrijfsarts op 1 december 2026.",
    ]
    assert not any(word in str(record) for word in ("Vertrouwelijk", "Geheim"))


def test_nothing_followed_yet_is_said_and_the_employer_need_not_have_answered():
    record = report(STANDSTILL, (DAY, SIGNAL), held=())
    assert section(record, "vervolg").left_out_because is not None
    shown = employer_view(written(record))
    assert section(shown, "reactie-werkgever").key
    assert gate(written(record)).get("blocked", []) == []


def test_the_employee_reads_it_first():
    assert release_of("stagnation-report") == "employee-first"


# ---------------------------------------------------------------- aftercare

NEW_WORK = PlacementEvent("dienstverband", "started", "Museum De Spil", "gastheer", 24)


def test_the_aftercare_report_names_the_contacts_and_never_what_was_said():
    talk = Contact(("employee",), "phone", "Het bevalt, de pijn is minder.", 20)
    record = report(
        AFTERCARE,
        (november(3), NEW_WORK),
        (november(20), talk),
        held=(),
        first=november(3),
        day=TODAY,
    )
    assert said(record, "contactmomenten") == [
        "20 november 2026: telefoongesprek, 20 minuten, met werknemer."
    ]
    assert "bevalt" not in str(record)


def test_the_new_work_is_said_without_the_name_of_the_employer():
    record = report(AFTERCARE, (november(3), NEW_WORK), held=(), first=november(3), day=TODAY)
    assert said(record, "uitkomst") == [
        "3 november 2026: dienstverband, begonnen, gastheer, 24 uur per week."
    ]
    assert "Spil" not in str(record)


def test_of_the_decision_of_uwv_it_says_only_that_it_came():
    letter = DocumentReceived(DocumentKind.WIA_BESCHIKKING, "employee", "UWV", "WGA 80-100")
    record = report(AFTERCARE, (november(20), letter), held=(), day=TODAY)
    assert said(record, "wia-beschikking") == [
        "De WIA-beschikking van 20 november 2026 is ontvangen."
    ]
    assert "WGA" not in "".join(text for _, text in record.texts())
    none = report(AFTERCARE, held=(), day=TODAY)
    assert section(none, "wia-beschikking").left_out_because is not None


def test_no_contact_since_the_new_work_is_asked_about():
    record = report(AFTERCARE, (november(3), NEW_WORK), held=(), first=november(3), day=TODAY)
    assert asked(record, "contactmomenten") == ["contacts"]


# ---------------------------------------------------------------- all three


@pytest.mark.parametrize(
    ("document", "count", "kind"),
    [
        (TALK, 11, "gespreksverslag"),
        (STANDSTILL, 10, "stagnatiemelding"),
        (AFTERCARE, 9, "nazorgverslag"),
    ],
)
@pytest.mark.parametrize("held", [(), journal()], ids=["an empty journal", "a full one"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_has_its_sections_and_each_says_or_asks_something(document, count, kind, held, language):
    record = report(document, held=held, language=language)
    assert (len(record.sections), record.header.kind) == (count, kind)
    for one in record.sections:
        assert one.statements or one.questions or one.left_out_because, one.key
    for _, line in record.statements():
        assert line.evidence or line.layer is not Layer.FACT, line.text


@pytest.mark.parametrize("document", [TALK, STANDSTILL, AFTERCARE])
def test_written_whole_only_a_person_still_has_to_look_at_the_wording(document):
    more = {TALK: (DAY, THREE), STANDSTILL: (DAY, SIGNAL), AFTERCARE: (november(3), NEW_WORK)}
    record = written(report(document, more[document]))
    assert gate(record).get("blocked", []) == []


def test_the_search_for_work_and_the_decisions_stand_with_what_was_done():
    told = said(report(TALK, (DAY, THREE)), "sinds-vorige")
    assert any("stappen in sollicitaties" in text for text in told)
    assert any(text.startswith("Besluit van Noor Akkerman") for text in told)
    names = [one.id for one in section(report(TALK, held=()), "sinds-vorige").statements]
    assert len(names) == len(set(names))
