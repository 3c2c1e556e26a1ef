"""The intake report (D08): from the first sick day to the answer of the employee."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.reports.case import TODAY, capacity, entry, trajectory
from wissel.core.absence import Absence, Leave
from wissel.core.journal import (
    Appointment,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    FirstTrackCheck,
    LadderFinding,
    Measure,
    OrderEvent,
)
from wissel.core.reports import (
    apply_edits,
    checks,
    draft,
    employer_view,
    is_closed,
    respond,
    shown_at_once,
)
from wissel.core.reports.record import Edit, Heard, Layer, ReportRecord, Response
from wissel.core.sources import Text

BEFORE = (
    entry(
        1,
        date(2026, 9, 1),
        LadderFinding("own", "not-possible", "labour-expert", "Te zwaar tillen.", "M. Oudshoorn"),
    ),
    entry(
        2,
        date(2026, 9, 3),
        DocumentReceived(DocumentKind.AD_RAPPORT, "employer", author="M. Oudshoorn"),
    ),
    entry(3, date(2026, 9, 10), OrderEvent("signed", "intake")),
    entry(4, date(2026, 9, 12), Measure("warning", remark="Kwam niet bij de bedrijfsarts.")),
    entry(
        5,
        date(2026, 9, 14),
        FirstTrackCheck("parallel", "1", author="Noor Akkerman", reason="Er loopt nog een proef."),
    ),
    entry(6, date(2026, 9, 20), Appointment(("employee",), "visit", "attended", purpose="intake")),
    entry(7, date(2026, 10, 1), Decision("tweede-spoor-start", "Begin.", "Karin", "employer")),
)
ANSWER = Heard(
    key="geeft-energie",
    ask=Text("Wat geeft u energie?", "What gives you energy?"),
    text="Buiten bezig zijn.",
    role="employee",
    owner="Karin Dijkstra",
    on=date(2026, 9, 18),
)
EXPECTED = Heard(
    key="employer:expects",
    ask=Text("", ""),
    text="Elke maand een bericht.",
    role="employer",
    owner="Karin Hofman",
    on=date(2026, 9, 19),
)


def report(*, heard=(), **changes) -> ReportRecord:
    """Return the intake report of a case with what happened before the second track."""
    case = replace(trajectory(), **({"journal": BEFORE} | changes))
    return draft(
        case,
        period_from=case.absence.first_sick_day,
        period_to=TODAY,
        today=TODAY,
        week=60,
        total_weeks=104,
        document="d08",
        title=Text("Intakerapportage", "Intake report"),
        heard=heard,
    )


def section(record: ReportRecord, key: str):
    """Return one section."""
    return next(one for one in record.sections if one.key == key)


def said(record: ReportRecord, key: str) -> str:
    """Return all text of a section."""
    return "\n".join(held.text for held in section(record, key).statements)


def test_it_has_the_twelve_sections_and_the_name_of_the_way_of_working():
    record = report()
    assert record.rules == "d08/1"
    assert record.header.title.nl == "Intakerapportage"
    assert record.header.kind == "intakeverslag"
    assert [one.number for one in record.sections] == list(range(1, 13))


def test_the_reason_names_the_week_the_order_and_every_document_that_was_read():
    text = said(report(), "aanleiding")
    assert "week 60 van 104" in text
    assert "De opdracht is getekend op 10 september 2026." in text
    assert (
        "Ontvangen stukken: rapport van de arbeidsdeskundige (M. Oudshoorn, 3 september 2026)."
        in text
    )


def test_the_course_is_in_the_order_of_the_days_each_with_its_evidence():
    record = report()
    held = section(record, "verloop").statements
    assert [one.text.split(":")[0] for one in held[1:]] == [
        "1 september 2026",
        "14 september 2026",
        "1 oktober 2026",
    ]
    assert all(one.evidence for one in held)
    assert "eigen werk, niet mogelijk volgens de arbeidsdeskundige" in held[1].text
    assert [(one.layer, one.owner) for one in held[1:3]] == [
        (Layer.OPINION, "M. Oudshoorn"),
        (Layer.OPINION, "Noor Akkerman"),
    ]


def test_what_an_expert_found_is_left_out_at_most_and_never_rewritten():
    record = report()
    found = section(record, "verloop").statements[1].id
    changed = apply_edits(record, [Edit("change", found, "Kan niets meer.")])
    assert [one.why for one in changed.refused] == ["not-editable"]
    assert apply_edits(record, [Edit("remove", found)]).record.find(found) is None


def test_a_day_that_came_with_the_registration_is_no_decision_of_its_writer():
    day = date(2026, 9, 28)
    silent = entry(8, day, Decision("tweede-spoor-start", "", "Noor Akkerman", "coach"))
    case = replace(trajectory(), journal=(silent,))
    record = draft(case, period_from=date(2026, 1, 1), period_to=TODAY, today=TODAY, document="d08")
    assert "28 september 2026: het tweede spoor is begonnen." in said(record, "verloop")
    assert "besluit" not in said(record, "verloop")


def test_a_paper_of_the_employee_is_not_named():
    private = DocumentReceived(DocumentKind.OVERIG, "employee", title="Brief van thuis")
    case = replace(trajectory(), journal=(entry(9, date(2026, 9, 5), private),))
    record = draft(case, period_from=date(2026, 1, 1), period_to=TODAY, today=TODAY, document="d08")
    assert "Brief" not in said(record, "aanleiding")


def test_a_correction_speaks_of_its_own_day_with_what_is_known_now():
    later = entry(
        10, date(2026, 9, 25), LadderFinding("adapted", "possible", "employer", "Toch wel."),
        recorded=date(2026, 11, 30),
    )  # fmt: skip
    after = entry(
        11, date(2026, 11, 20), Decision("tweede-spoor-start", "Ja.", "Karin", "employer")
    )
    case = replace(trajectory(), journal=(later, after))
    given = {"period_from": date(2026, 1, 1), "period_to": date(2026, 10, 2), "document": "d08"}
    record = draft(case, today=date(2026, 10, 2), known_until=TODAY, **given)
    assert "Toch wel." in said(record, "verloop")
    assert "20 november" not in said(record, "verloop")


def test_a_section_in_which_nothing_stands_says_why_when_it_leaves():
    left = employer_view(report())
    assert section(left, "ervaring").left_out_because.nl.startswith("De werknemer koos ervoor")
    assert section(left, "aanleiding").left_out_because is None


def test_a_leave_is_told_without_saying_which_and_a_measure_is_not_told_at_all():
    first = trajectory().absence.first_sick_day
    leave = Leave("maternity", first.replace(day=1), first.replace(day=20))
    record = report(absence=Absence(first, leave=(leave,)))
    text = "\n".join(held.text for _, held in record.statements())
    assert "verlof" in text
    assert not any(word in text for word in ("zwanger", "bevalling", "Kwam niet"))


def test_what_experts_gave_stands_with_its_source_and_nobody_adds_to_it():
    record = report(capacity=(capacity(),))
    held = section(record, "mogelijkheden")
    assert held.statements[0].text.startswith("Volgens de bedrijfsarts")
    assert is_closed(record, held)
    line = Edit("add", "mogelijkheden", "Kan niet tillen.", id="x", owner="Noor Akkerman")
    assert [one.why for one in apply_edits(record, [line]).refused] == ["closed"]


def test_an_answer_the_employee_let_stand_is_their_own_words_and_asks_no_more():
    silent, spoken = report(), report(heard=(ANSWER,))
    [asked] = section(silent, "ervaring").questions
    assert (asked.owner, asked.required) == ("Noor Akkerman", False), "nobody speaks for them"
    held = section(spoken, "ervaring").statements[0]
    assert held.layer is Layer.OWN_WORDS
    assert (held.topic, held.text) == ("Wat geeft u energie?", "Buiten bezig zijn.")
    assert section(spoken, "ervaring").questions == ()


def test_own_words_are_left_out_at_most_and_never_changed():
    record = report(heard=(ANSWER,))
    changed = Edit("change", "5:said-geeft-energie", "Iets anders.")
    assert [one.why for one in apply_edits(record, [changed]).refused] == ["not-editable"]
    left = apply_edits(record, [Edit("remove", "5:said-geeft-energie")])
    assert not left.refused
    assert section(left.record, "ervaring").statements == ()


def test_the_view_of_the_employer_is_left_out_with_its_reason_until_they_wrote_it():
    assert section(report(), "visie-werkgever").left_out_because is not None
    held = section(report(heard=(EXPECTED,)), "visie-werkgever").statements[0]
    assert (held.layer, held.owner, held.text) == (
        Layer.OPINION,
        "Karin Hofman",
        "Elke maand een bericht.",
    )


def test_whether_the_second_track_can_begin_is_one_of_three_answers():
    record = report()
    question = next(one for one in record.questions() if one.id == "10:oordeel")
    assert len(question.choices) == 3
    other = Edit("answer", "10:oordeel", "Misschien.")
    assert [one.why for one in apply_edits(record, [other]).refused] == ["no-choice"]
    chosen = apply_edits(record, [Edit("answer", "10:oordeel", question.choices[1])])
    assert chosen.record.find("10:oordeel").text == question.choices[1]


@pytest.mark.parametrize("name", ["oordeel", "waarom", "sterk", "uitleg", "vraag"])
def test_what_the_coach_must_say_holds_the_report_back(name):
    record = report()
    case = replace(trajectory(), journal=BEFORE)
    held = [
        one
        for one in checks(record, trajectory=case, today=TODAY, findings=())
        if one.state == "blocked"
    ]
    assert name in {(one.statement or "").partition(":")[2] for one in held}


def test_a_question_that_need_not_be_answered_holds_nothing_back():
    record = report()
    case = replace(trajectory(), journal=BEFORE)
    found = checks(record, trajectory=case, today=TODAY, findings=())
    state = {one.statement: one.state for one in found if one.key == "questions"}
    assert state["11:bedrijfsarts"] == "attention"


def test_the_answer_of_the_employee_stands_in_the_last_section():
    answered = respond(report(), Response("commented", TODAY, "Ik werk nu niet."))
    assert section(answered, "reactie").statements[0].text.endswith("Ik werk nu niet.")
    at_once = shown_at_once(report())
    assert "op dezelfde dag als de werkgever" in section(at_once, "reactie").statements[0].text


def test_in_english_it_says_the_same():
    case = replace(trajectory(), journal=BEFORE)
    record = draft(
        case,
        period_from=case.absence.first_sick_day,
        period_to=TODAY,
        today=TODAY,
        document="d08",
        language="en",
        heard=(ANSWER,),
    )
    assert "The assignment was signed on 10 September 2026." in said(record, "aanleiding")
    assert section(record, "ervaring").statements[0].topic == "What gives you energy?"


def test_answers_stand_in_the_order_of_their_questions_whenever_they_were_given():
    record = report()
    choice = next(one for one in record.questions() if one.id == "10:oordeel").choices[0]
    edits = [Edit("answer", "10:waarom", "Dat zegt de spoor 1-toets."),
             Edit("add", "kan-beginnen", "Eigen regel.", id="x", owner="Noor Akkerman"),
             Edit("answer", "10:oordeel", choice)]  # fmt: skip
    held = section(apply_edits(record, edits).record, "kan-beginnen").statements
    assert [one.id for one in held] == ["10:oordeel", "10:waarom", "10:own:x"]


def test_what_the_employer_says_month_after_month_is_said_once_with_all_that_shows_it():
    told = Contact(("employer",), "phone", "Gebeld.", first_track="Zes uur.", first_track_open=True)
    shut = replace(told, first_track="Geen werk meer.", first_track_open=False)
    calls = [(7, 1), (8, 2), (9, 3)]
    held = [entry(seq, date(2026, month, 3), told) for month, seq in calls]
    held.append(entry(4, date(2026, 10, 5), shut))
    record = report(journal=tuple(held))
    lines = next(one for one in record.sections if one.key == "verloop").statements
    again = [one for one in lines if "3 juli 2026 tot en met 3 september 2026" in one.text]
    assert [one.text for one in again] == [
        "De werkgever meldde 3 keer, van 3 juli 2026 tot en met 3 september 2026, "
        "dat spoor 1 nog open is.",
        "De werkgever over het eigen werk, 3 keer van 3 juli 2026 tot en met 3 september 2026: "
        "Zes uur.",
    ]
    assert all([piece.id for piece in one.evidence] == ["e1", "e2", "e3"] for one in again)
    assert "De werkgever meldde op 5 oktober 2026 dat spoor 1 niet meer open is." in {
        one.text for one in lines
    }
