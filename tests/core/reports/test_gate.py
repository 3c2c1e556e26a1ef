"""The gate before release: what blocks, what asks for a look, what holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.core.reports.case import (
    TODAY,
    capacity,
    consent,
    duties,
    entry,
    november,
    november_report,
    trajectory,
)
from wissel.core.journal import Contact
from wissel.core.reports import apply_edits, checks, respond
from wissel.core.reports.record import Comment, Edit, Evidence, Finding, Layer, Response, Span
from wissel.core.sources import Text

CONCLUSION = "Het zoekprofiel is breed genoeg en wij gaan in dit tempo verder met solliciteren."


def gate(record, previous=None, **changes):
    given = {"trajectory": trajectory(), "today": TODAY, "findings": (), **changes}
    return checks(record, previous, **given)


def state(found, key):
    order = ["ok", "attention", "blocked"]
    return max((check.state for check in found if check.key == key), key=order.index)


def written(record=None):
    record = record or november_report()
    edits = [
        Edit("change", "12:conclusion", text=CONCLUSION),
        *(Edit("answer", question.id, text="Uitgelegd.") for question in record.questions()),
    ]
    edited = apply_edits(record, edits)
    assert edited.refused == ()
    return edited.record


def with_statement(record, id_, **changes):
    sections = tuple(
        replace(
            section,
            statements=tuple(
                replace(held, **changes) if held.id == id_ else held for held in section.statements
            ),
        )
        for section in record.sections
    )
    return replace(record, sections=sections)


def test_a_written_report_is_not_blocked():
    found = gate(respond(written(), Response("agreed", TODAY)))
    assert {check.key for check in found if check.state != "ok"} == set()


def test_every_check_is_listed_also_when_it_holds():
    assert {check.key for check in gate(written())} == {
        "guard",
        "empty-section",
        "evidence",
        "owner",
        "gap",
        "questions",
        "hidden-names",
        "other-names",
        "case",
        "capacity",
        "repeated",
        "subjective",
        "comments",
        "response",
        "deadline",
    }


def test_an_empty_conclusion_blocks():
    found = gate(november_report())
    assert state(found, "empty-section") == "blocked"
    [check] = [c for c in found if c.key == "empty-section"]
    assert (check.statement, check.section) == ("12:conclusion", "conclusie")
    assert check.text.en == "Section 12 is empty: Conclusion and advice of the coach"


def test_effort_without_evidence_blocks():
    bare = with_statement(written(), "4:e3", evidence=())
    assert state(gate(bare), "evidence") == "blocked"


def test_a_fact_the_coach_adds_needs_evidence():
    edit = Edit("add", "activiteiten", text="Er is een beurs bezocht.", id="a", layer=Layer.FACT)
    assert state(gate(apply_edits(written(), [edit]).record), "evidence") == "blocked"
    proven = replace(edit, evidence=(Evidence("e3", "gesprek", november(5)),))
    assert state(gate(apply_edits(written(), [proven]).record), "evidence") == "ok"


def test_an_opinion_without_owner_blocks():
    assert state(gate(with_statement(written(), "12:conclusion", owner=" ")), "owner") == "blocked"


def test_an_open_question_blocks_and_an_answer_lifts_it():
    assert state(gate(november_report()), "questions") == "blocked"
    assert state(gate(written()), "questions") == "ok"


def test_an_unexplained_gap_blocks_until_it_is_explained():
    call = Contact(("employee",), "phone", "Gesproken.", 10)
    whole = trajectory(journal=(entry(1, date(2026, 9, 5), call), entry(2, november(20), call)))
    record = november_report(whole)
    assert state(gate(record, trajectory=whole), "gap") == "blocked"
    assert state(gate(written(record), trajectory=whole), "gap") == "ok"


@pytest.mark.parametrize(
    ("valid_from", "expected"),
    [(date(2026, 9, 2), "ok"), (date(2026, 8, 1), "attention"), (None, "attention")],
)
def test_old_or_missing_capacity_asks_for_a_look(valid_from, expected):
    held = () if valid_from is None else (replace(capacity(), valid_from=valid_from),)
    whole = trajectory(capacity=held)
    record = written(november_report(whole))
    assert state(gate(record, trajectory=whole), "capacity") == expected


def test_a_name_of_another_case_blocks_and_is_pointed_at():
    other = "Er is ook met Joris Terpstra gesproken."
    record = with_statement(written(), "12:conclusion", text=other)
    [check] = [c for c in gate(record, other_names=("Joris Terpstra",)) if c.key == "other-names"]
    assert check.state == "blocked"
    assert [(span.start, span.end, span.text) for span in check.spans] == [
        (14, 28, "Joris Terpstra")
    ]


def test_a_hidden_company_name_written_by_the_coach_blocks():
    record = with_statement(written(), "12:conclusion", text="Bakkerij Zonnehof is een kans.")
    assert state(gate(record), "hidden-names") == "blocked"
    allowed = trajectory(consents=(consent(),))
    assert state(gate(record, trajectory=allowed), "hidden-names") == "ok"


def test_a_withdrawal_after_the_draft_blocks_what_the_draft_showed():
    whole = trajectory(consents=(consent(),))
    record = written(november_report(whole))
    gone = trajectory(consents=(consent(withdrawn=datetime(2026, 12, 1, 7, tzinfo=UTC)),))
    assert state(gate(record, trajectory=gone), "hidden-names") == "blocked"


def test_the_employee_may_name_where_they_applied():
    record = respond(written(), Response("commented", TODAY, "Ik wil naar Bakkerij Zonnehof."))
    assert state(gate(record), "hidden-names") == "ok"


def test_a_case_that_changed_since_the_draft_blocks_and_is_named():
    whole = trajectory()
    moved = replace(whole, employee=replace(whole.employee, name="Karin Dijkstra-Visser"))
    [check] = [c for c in gate(written(), trajectory=moved) if c.key == "case"]
    assert check.state == "blocked"
    assert check.text.nl == "Het dossier is veranderd: naam van de werknemer"


# ---------------------------------------------------------------- repeated text


def test_a_first_report_has_nothing_to_repeat():
    assert state(gate(written()), "repeated") == "ok"


def test_a_repeated_passage_is_counted_and_marked():
    previous = with_statement(written(), "12:conclusion", text=f"Vorige maand. {CONCLUSION}")
    [check] = [c for c in gate(written(), previous) if c.key == "repeated"]
    assert any(
        span.statement == "12:conclusion" and span.text == CONCLUSION.rstrip(".")
        for span in check.spans
    )


def test_a_report_that_mostly_repeats_asks_for_a_look():
    assert state(gate(written(), written()), "repeated") == "attention"


def test_a_run_of_seven_words_is_no_repetition():
    previous = with_statement(
        written(), "12:conclusion", text="Het zoekprofiel is breed genoeg en wij stoppen."
    )
    [check] = [c for c in gate(written(), previous) if c.key == "repeated"]
    assert not [span for span in check.spans if span.statement == "12:conclusion"]


# ---------------------------------------------------------------- the guard's place


FINDING = Finding(Span("12:conclusion", 0, 3, "Het"), "diagnosis", Text("Niet zo.", "Not so."))


def test_a_report_the_guard_did_not_read_is_blocked():
    assert state(gate(written(), findings=None), "guard") == "blocked"


def test_a_finding_of_the_guard_blocks_and_keeps_its_place():
    [check] = [c for c in gate(written(), findings=(FINDING,)) if c.key == "guard"]
    assert (check.state, check.section, check.spans) == ("blocked", "conclusie", (FINDING.span,))
    assert check.text.nl == "Woordcontrole in onderdeel 12: Niet zo."


def test_a_finding_kept_with_a_reason_asks_for_a_look_only():
    kept = replace(FINDING, kept_because="Dit is een achternaam.")
    assert state(gate(written(), findings=(kept,)), "guard") == "attention"


def test_a_finding_in_a_statement_that_is_gone_still_blocks():
    gone = replace(FINDING, span=replace(FINDING.span, statement="4:weg"))
    assert state(gate(written(), findings=(gone,)), "guard") == "blocked"


# ---------------------------------------------------------------- the employee, the days


def test_an_open_comment_asks_for_a_look():
    comment = Comment(
        "c1", "4:e3", "Karin Dijkstra", datetime(2026, 12, 2, tzinfo=UTC), "Klopt niet"
    )
    record = respond(written(), None, (comment,))
    assert state(gate(record), "comments") == "attention"
    settled = respond(written(), None, (replace(comment, settled=True),))
    assert state(gate(settled), "comments") == "ok"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("agreed", "ok"), ("commented", "ok"), ("no-response", "ok"), ("disagreed", "attention")],
)
def test_no_answer_of_the_employee_ever_blocks(kind, expected):
    record = respond(written(), Response(kind, TODAY, "Mijn verhaal."))
    assert state(gate(record), "response") == expected


@pytest.mark.parametrize(
    ("due", "expected", "text"),
    [
        (None, "ok", "Geen laatste dag bekend"),
        (date(2026, 12, 20), "ok", "Klaar vóór 20 december 2026: nog 19 dagen"),
        (date(2026, 12, 2), "attention", "Klaar vóór 2 december 2026: nog 1 dag"),
        (TODAY, "attention", "Vandaag is de laatste dag"),
        (date(2026, 11, 30), "attention", "1 dag te laat: de laatste dag was 30 november 2026"),
        (date(2026, 11, 20), "attention", "11 dagen te laat: de laatste dag was 20 november 2026"),
    ],
)
def test_the_deadline_is_shown_and_never_blocks(due, expected, text):
    [check] = [c for c in gate(written(), due=due) if c.key == "deadline"]
    assert (check.state, check.text.nl) == (expected, text)


def test_an_empty_month_is_never_released_without_a_word_of_the_coach():
    whole = trajectory(journal=(), capacity=())
    record = november_report(whole, obligations=duties())
    blocked = {c.key for c in gate(record, trajectory=whole) if c.state == "blocked"}
    assert {"gap", "questions", "empty-section"} <= blocked
