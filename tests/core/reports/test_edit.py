"""Edits of the coach, the answer of the employee, what leaves, and what a correction says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.core.reports.case import TODAY, entry, november, november_report, trajectory
from wissel.core.journal import Contact
from wissel.core.reports import apply_edits, correct, diff, employer_view, respond
from wissel.core.reports.record import Comment, Edit, Layer, Response

COMMENT = Comment(
    "c1", "4:e3", "Karin Dijkstra", datetime(2026, 12, 2, tzinfo=UTC), "Ik was er langer."
)


def refusal(record, edit):
    [refused] = apply_edits(record, [edit]).refused
    return refused


def test_a_sentence_is_changed_and_keeps_its_evidence():
    record = apply_edits(november_report(), [Edit("change", "4:e3", text=" Beter. ")]).record
    assert record.find("4:e3").text == "Beter."
    assert record.find("4:e3").evidence == november_report().find("4:e3").evidence


def test_an_edit_of_a_sentence_that_changed_since_is_refused_with_what_it_says_now():
    edit = Edit("change", "4:e3", text="Nieuw.", base="Een oude zin.")
    refused = refusal(november_report(), edit)
    assert refused.why == "changed-since"
    assert refused.now == november_report().find("4:e3").text
    assert refused.edit.text == "Nieuw."


@pytest.mark.parametrize("target", ["1:week", "2:capacity", "4:talks", "7:counts", "10:voice"])
def test_what_is_counted_or_said_by_others_is_not_editable(target):
    assert refusal(november_report(), Edit("change", target, text="Anders.")).why == "not-editable"


@pytest.mark.parametrize("target", ["4:e3", "10:voice", "12:conclusion", "9:promises"])
def test_what_happened_and_what_was_said_cannot_be_removed(target):
    assert refusal(november_report(), Edit("remove", target)).why == "not-editable"


def test_a_sentence_may_be_removed():
    record = apply_edits(november_report(), [Edit("remove", "7:e5")]).record
    assert record.find("7:e5") is None


@pytest.mark.parametrize("action", ["change", "remove", "answer", "add"])
def test_an_edit_of_what_is_not_there_is_refused(action):
    edit = Edit(action, "weg", text="Tekst.", id="x", owner="Noor Akkerman")
    assert refusal(november_report(), edit).why == "unknown-target"


def test_a_line_is_added_with_its_owner_and_lifts_a_section_that_was_left_out():
    edit = Edit(
        "add", "instrumenten", text="De plaatsing is verlengd.", id="1", owner="Noor Akkerman"
    )
    record = apply_edits(november_report(), [edit]).record
    [line] = [held for section, held in record.statements() if section.number == 8]
    assert (line.id, line.owner, line.added) == ("8:own:1", "Noor Akkerman", True)
    assert refusal(record, edit).why == "already-there"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"owner": " "}, "no-owner"),
        ({"text": " "}, "empty"),
        ({"layer": Layer.OWN_WORDS}, "not-editable"),
        ({"target": "visie-werknemer"}, "not-editable"),
    ],
)
def test_an_added_line_needs_words_and_an_owner_and_is_never_the_employees(changes, why):
    good = Edit("add", "conclusie", text="Advies.", id="1", owner="Noor Akkerman")
    assert refusal(november_report(), replace(good, **changes)).why == why


def test_an_answer_becomes_a_line_of_the_one_who_answers():
    edit = Edit("answer", "2:question-effect", text="Niets verandert.")
    record = apply_edits(november_report(), [edit]).record
    line = record.find("2:question-effect")
    assert (line.layer, line.owner) == (Layer.OPINION, "Noor Akkerman")
    assert "2:question-effect" not in {question.id for question in record.questions()}


def test_answering_twice_keeps_the_last_answer():
    edits = [Edit("answer", "2:question-effect", text=text) for text in ("Eerst.", "Later.")]
    record = apply_edits(november_report(), edits).record
    assert [h.text for _, h in record.statements() if h.id == "2:question-effect"] == ["Later."]


def test_removing_an_answer_opens_the_question_again():
    edits = [
        Edit("answer", "2:question-effect", text="Niets."),
        Edit("remove", "2:question-effect"),
    ]
    record = apply_edits(november_report(), edits).record
    assert "2:question-effect" in {question.id for question in record.questions()}


def test_edits_survive_a_redraft_with_more_journal():
    edits = [Edit("change", "12:conclusion", text="Verder zo.", base="")]
    whole = trajectory()
    more = entry(40, november(29), Contact(("employee",), "phone", "Nagebeld.", 5))
    redraft = november_report(replace(whole, journal=(*whole.journal, more)))
    edited = apply_edits(redraft, edits)
    assert edited.refused == ()
    assert edited.record.find("12:conclusion").text == "Verder zo."


# ---------------------------------------------------------------- the employee


def test_the_employees_words_stand_unchanged():
    record = respond(
        november_report(), Response("disagreed", date(2026, 12, 3), "Nee.\nEcht niet.")
    )
    assert record.find("10:voice").text == "Niet akkoord, op 3 december 2026.\nNee.\nEcht niet."


def test_silence_is_called_no_response():
    record = respond(november_report(), Response("no-response", date(2026, 12, 9)))
    assert record.find("10:voice").text == "Geen reactie."


# ---------------------------------------------------------------- the employer's view


def test_the_employers_view_holds_no_questions_and_no_comments():
    view = employer_view(respond(november_report(), None, (COMMENT,)))
    assert view.comments == ()
    assert all(section.questions == () for section in view.sections)


def test_the_employers_view_holds_every_statement_of_the_record():
    record = november_report()
    assert list(employer_view(record).statements()) != []
    assert [held for _, held in employer_view(record).statements()] == [
        held for _, held in record.statements()
    ]


def test_a_view_of_a_view_is_the_same_view():
    view = employer_view(november_report())
    assert employer_view(view) == view


# ---------------------------------------------------------------- corrections


def test_two_equal_records_differ_in_nothing():
    assert diff(november_report(), november_report()) == ()


def test_a_change_an_addition_and_a_removal_each_have_their_line():
    edits = [
        Edit("change", "4:e3", text="Beter."),
        Edit("remove", "7:e5"),
        Edit("add", "conclusie", text="Ook dit.", id="1", owner="Noor Akkerman"),
    ]
    new = apply_edits(november_report(), edits).record
    assert [(change.kind, change.line.nl) for change in diff(november_report(), new)] == [
        (
            "changed",
            "Onderdeel 4: ‘Voortgang besproken en het cv aangevuld. Sinds het vorige contact: "
            "Twee vacatures gelezen.’ is gewijzigd in ‘Beter.’.",
        ),
        (
            "removed",
            "Onderdeel 7: vervallen ‘Netwerk, 9 november 2026: Oud-collega gesproken; "
            "Tip over een vacature’.",
        ),
        ("added", "Onderdeel 12: toegevoegd ‘Ook dit.’."),
    ]


def test_a_change_of_a_cell_or_an_owner_is_said_too():
    edit = Edit("change", "3:e9", text=november_report().find("3:e9").text, owner="P. Hoekstra")
    [change] = diff(november_report(), apply_edits(november_report(), [edit]).record)
    assert "P. Hoekstra" in change.line.nl


def test_a_correction_is_the_next_version_and_says_why():
    old = november_report()
    new = apply_edits(november_report(), [Edit("change", "4:e3", text="Beter.")]).record
    fixed = correct(old, new, reason="Een zin klopte niet.", on=TODAY)
    assert (fixed.header.version, fixed.correction.replaces) == (2, 1)
    assert len(fixed.correction.lines) == 1


def test_a_correction_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="needs a reason"):
        correct(november_report(), november_report(), reason=" ", on=TODAY)
