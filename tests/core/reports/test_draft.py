"""What a draft says, what it asks, and what it leaves out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.core.reports.case import (
    FIRST,
    LAST,
    SECRET,
    TODAY,
    capacity,
    consent,
    duties,
    entry,
    journal,
    november,
    november_report,
    texts,
    trajectory,
)
from wissel.core.journal import Application, Appointment, Contact, Note, StagnationSignal
from wissel.core.reports.record import Layer, Target


def sections(record):
    return {section.number: section for section in record.sections}


def ids(record):
    return {held.id for _, held in record.statements()}


def questions(record):
    return {question.id for question in record.questions()}


CALL = Contact(("employee",), "phone", "Gesproken.", 10)


def test_the_header_holds_what_every_document_shows():
    head = november_report().header
    assert (head.case_number, head.employee, head.client) == (
        "OV-0231",
        "Karin Dijkstra",
        "Overslag Noord B.V.",
    )
    assert (head.week, head.total_weeks, head.first_sick_day) == (77, 104, date(2025, 6, 16))
    assert (head.facts_up_to, head.drawn_up_on) == (LAST, TODAY)
    assert head.bureau == "Bureau Overweg"
    assert [source.title for source in head.sources] == [
        "Logboek van het traject",
        "Belastbaarheid",
        "bijstelling van het plan van aanpak",
    ]


def test_facts_reach_no_further_than_today():
    record = november_report(today=november(15))
    assert record.header.facts_up_to == november(15)
    assert "4:e9" not in ids(record)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends 2026-10-31 before it begins 2026-11-01"):
        november_report(period_to=date(2026, 10, 31))


def test_a_period_that_lies_ahead_is_refused():
    with pytest.raises(ValueError, match="after 2026-10-01"):
        november_report(today=date(2026, 10, 1))


def test_sections_that_later_work_fills_say_so_and_hold_nothing():
    section = sections(november_report())[8]
    assert section.left_out_because is not None
    assert section.statements == ()


def test_an_unknown_week_is_said_to_be_unknown():
    assert "niet te bepalen" in texts(november_report(week=None), 1)[0]


def test_the_contacts_of_the_period_are_counted_with_their_evidence():
    [talks] = [s for _, s in november_report().statements() if s.id == "4:talks"]
    assert talks.text.startswith("Er waren 4 contacten: 2 per telefoon en 2 op locatie.")
    assert [piece.id for piece in talks.evidence] == ["e3", "e6", "e9", "e21"]


@pytest.mark.parametrize("outcome", ["cancelled-in-time", "cancelled-late", "no-show", "planned"])
def test_an_appointment_that_did_not_take_place_is_no_effort(outcome):
    missed = entry(1, november(5), Appointment(("employee",), "visit", outcome))
    record = november_report(trajectory(journal=(missed,)))
    assert record.find("4:e1").effort is False
    assert "4:gap-all" in questions(record)


def test_what_happened_before_or_after_the_period_stays_out():
    whole = trajectory(
        journal=(entry(1, date(2026, 10, 31), CALL), entry(2, date(2026, 12, 1), CALL))
    )
    assert not {"4:e1", "4:e2"} & ids(november_report(whole))


def test_what_was_recorded_after_the_previous_report_comes_along():
    late = entry(1, date(2026, 10, 30), CALL, recorded=november(8))
    whole = trajectory(journal=(late, entry(2, november(10), CALL)))
    assert "4:e1" not in ids(november_report(whole))
    told = november_report(whole, reported_until=november(2))
    assert {"4:e1", "4:late"} <= ids(told)


def test_an_entry_recorded_after_today_does_not_count_yet():
    whole = trajectory(journal=(entry(1, november(5), CALL, recorded=date(2026, 12, 9)),))
    assert "4:e1" not in ids(november_report(whole))


def test_a_correction_keeps_the_identity_of_what_it_corrects():
    first = entry(1, november(5), CALL)
    second = entry(2, november(5), replace(CALL, minutes=40), supersedes="e1")
    third = entry(3, november(6), replace(CALL, minutes=50), supersedes="e2")
    record = november_report(trajectory(journal=(first, second, third)))
    assert record.find("4:e1").activity.minutes == 50
    assert record.find("4:e1").evidence[0].id == "e3"


def test_an_entry_that_was_narrowed_to_a_working_note_is_gone():
    first = entry(1, november(5), CALL)
    narrowed = entry(2, november(5), CALL, category="working-notes", supersedes="e1")
    record = november_report(trajectory(journal=(first, narrowed)))
    assert not {"4:e1", "4:e2"} & ids(record)


@pytest.mark.parametrize("category", ["working-notes", "activities", "milestones"])
def test_a_note_never_enters_a_report_whatever_its_category(category):
    noted = entry(1, november(5), Note(SECRET), category=category)
    assert SECRET not in repr(november_report(trajectory(journal=(noted,))))


@pytest.mark.parametrize("category", ["messages", "check-ins", "test-results", "finance"])
def test_what_the_employer_may_not_read_stays_out(category):
    told = entry(1, november(5), CALL, category=category)
    assert "4:e1" not in ids(november_report(trajectory(journal=(told,))))


# ---------------------------------------------------------------- capacity


def test_capacity_is_given_as_the_company_doctor_supplied_it():
    [text, since] = texts(november_report(), 2)
    assert text == (
        "Volgens de bedrijfsarts (A. Vermeer) geldt vanaf 20 november 2026: 4 uur per dag; "
        "20 uur per week; tillen: tot 10 kilo; zitten: tot 2 uur achtereen."
    )
    assert since == "Deze informatie is in de periode van dit rapport gekomen."
    assert "2:question-effect" in questions(november_report())


@pytest.mark.parametrize("source", ["labour-expert", "uwv"])
def test_capacity_of_another_source_gives_its_day_and_not_its_content(source):
    other = replace(capacity(), source=source)
    [text] = texts(november_report(trajectory(capacity=(other,))), 2)
    assert "20 november 2026" in text
    assert "tillen" not in text


@pytest.mark.parametrize(
    ("valid_from", "old"), [(date(2026, 9, 1), False), (date(2026, 8, 31), True)]
)
def test_capacity_older_than_three_months_gets_a_note(valid_from, old):
    aged = replace(capacity(), valid_from=valid_from)
    assert ("2:old" in ids(november_report(trajectory(capacity=(aged,))))) is old


def test_no_capacity_is_said_and_asked_about():
    record = november_report(trajectory(capacity=()))
    assert "2:none" in ids(record)
    assert "2:question-none" in questions(record)


# ---------------------------------------------------------------- first track


def test_what_the_employer_said_about_own_work_is_an_opinion_of_the_employer():
    said = november_report().find("3:e9")
    assert (said.layer, said.owner) == (Layer.OPINION, "werkgever")


def test_silence_about_the_first_track_is_a_fact_and_a_question():
    record = november_report(trajectory(journal=()))
    assert texts(record, 3) == ["De werkgever heeft in deze periode niets gemeld over spoor 1."]
    assert "3:question" in questions(record)


# ---------------------------------------------------------------- gaps


@pytest.mark.parametrize(("second", "asked"), [(november(29), False), (november(30), True)])
def test_a_gap_of_more_than_four_weeks_is_asked_about(second, asked):
    entries = (entry(1, november(1), CALL), entry(2, second, CALL))
    found = november_report(trajectory(journal=entries))
    assert ("4:gap-2026-11-01" in questions(found)) is asked


def test_a_gap_counts_from_the_last_activity_before_the_period():
    entries = (entry(1, date(2026, 10, 1), CALL), entry(2, november(20), CALL))
    assert "4:gap-2026-10-01" in questions(november_report(trajectory(journal=entries)))


def test_a_month_without_activity_says_so_and_asks_why_and_from_when():
    record = november_report(trajectory(journal=()))
    assert texts(record, 4) == ["In deze periode staat geen activiteit in het logboek."]
    assert {"4:gap-all", "7:question-none"} <= questions(record)


# ---------------------------------------------------------------- applications


def test_without_consent_the_names_of_employers_are_counted_and_not_shown():
    record = november_report()
    shown = record.find("7:functions")
    assert shown.text == "Functies: logistiek planner, medewerker voorraad."
    assert [(marker.count, marker.text) for marker in shown.hidden] == [
        (2, "2 bedrijfsnamen verborgen")
    ]
    for name in ("Waterrijk", "Zonnehof", "De Linde"):
        assert name not in repr(record)


def test_with_consent_the_names_are_shown():
    shown = november_report(trajectory(consents=(consent(),))).find("7:functions")
    assert "logistiek planner (Tuincentrum Waterrijk B.V.)" in shown.text
    assert shown.hidden == ()


def test_a_withdrawal_hides_the_names_from_its_own_day():
    gone = consent(withdrawn=datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert november_report(trajectory(consents=(gone,))).find("7:functions").hidden


@pytest.mark.parametrize(
    "spoken",
    [
        "Gebeld met Bakkerij Zonnehof over de rooster.",
        "gebeld met bakkerij  zonnehof.",
        "BAKKERIJ ZONNEHOF belde terug.",
    ],
)
def test_a_hidden_name_is_masked_in_what_people_wrote(spoken):
    entries = (
        entry(1, november(5), Application("bakker", "sent", "Bakkerij Zonnehof B.V.")),
        entry(2, november(6), replace(CALL, outcome=spoken, aim="Naar Bakkerij Zonnehof")),
    )
    row = november_report(trajectory(journal=entries)).find("4:e2")
    assert "zonnehof" not in repr(row).casefold()
    assert "[bedrijfsnaam verborgen]" in row.text


def test_the_clients_own_name_is_never_hidden():
    entries = (
        entry(1, november(5), Application("chauffeur", "sent", "Overslag Noord B.V.")),
        entry(2, november(6), replace(CALL, outcome="Overslag Noord heeft een plek.")),
    )
    assert texts(november_report(trajectory(journal=entries)), 4)[1].startswith("Overslag Noord")


def test_a_target_is_compared_only_when_one_was_agreed():
    assert november_report().find("7:target") is None
    target = Target(1, date(2026, 10, 29), "e1")
    record = november_report(target=target)
    assert record.find("7:target").text == (
        "Verstuurd: 1. Afgesproken op 29 oktober 2026: 1 per week, dat is 4 in deze periode."
    )
    assert "7:question-few" in questions(record)


def test_a_reason_that_was_given_for_few_applications_stands_with_its_owner():
    sent = Application("planner", "sent", few_because="Er waren weinig vacatures.")
    whole = trajectory(journal=(entry(1, november(5), sent, author_role="employee"),))
    record = november_report(whole, target=Target(1, date(2026, 10, 29), "e9"))
    reason = record.find("7:e1:few")
    assert (reason.layer, reason.owner) == (Layer.OPINION, "werknemer")
    assert "7:question-few" not in questions(record)


# ---------------------------------------------------------------- both sides


def test_effort_is_told_of_both_sides():
    told = texts(november_report(), 9)
    assert "De werknemer kwam op 1 van 2 afspraken." in told[0]
    assert "Met de werkgever was er 1 contact." in told
    assert any("4 dagen na de laatste dag" in text for text in told)
    assert any("op 1 december 2026 nog niet vastgelegd" in text for text in told)


def test_of_a_measure_of_the_employer_only_the_day_is_told():
    told = november_report().find("9:e18")
    assert told.text == "De werkgever legde op 25 november 2026 een maatregel vast."
    assert "Vertrouwelijke" not in repr(november_report())
    assert told.editable is False


def test_the_question_put_to_an_expert_stays_out():
    assert "Vraag die niet" not in repr(november_report())


def test_the_host_of_a_proposed_placement_stays_out():
    assert "Museum" not in repr(november_report())


def test_own_words_wait_for_the_employee():
    voice = november_report().find("10:voice")
    assert (voice.layer, voice.owner, voice.text) == (
        Layer.OWN_WORDS,
        "Karin Dijkstra",
        "Nog niet gegeven.",
    )
    assert voice.editable is False


def test_every_obstacle_asks_who_takes_it_up():
    signal = StagnationSignal("practical", "De trein reed niet.", since=november(2))
    record = november_report(trajectory(journal=(entry(1, november(5), signal),)))
    assert texts(record, 11) == [
        "Praktisch, gemeld op 5 november 2026 en bekend sinds 2 november 2026: De trein reed niet."
    ]
    assert "11:e1:question" in questions(record)


def test_a_month_without_obstacles_leaves_the_section_out_with_the_reason():
    section = sections(november_report(trajectory(journal=())))[11]
    assert section.left_out_because.nl == "In deze periode zijn geen knelpunten gemeld."


def test_the_conclusion_is_the_coachs_and_empty_until_written():
    conclusion = november_report().find("12:conclusion")
    assert (conclusion.layer, conclusion.owner, conclusion.text) == (
        Layer.OPINION,
        "Noor Akkerman",
        "",
    )


def test_agreements_that_stand_and_appointments_ahead_are_listed():
    assert texts(november_report(), 13) == [
        "Werknemer: Werkt de brief uit, uiterlijk op 8 december 2026.",
        "Afspraak op 3 december 2026, op locatie, met werknemer.",
    ]


def test_an_agreement_reported_as_done_is_effort_and_no_longer_ahead():
    agreed = journal()[15]
    done = entry(30, november(28), replace(agreed.content, done=True, about=agreed.id))
    record = november_report(trajectory(journal=(*journal(), done)))
    assert "13:e16" not in ids(record)
    assert any("is nagekomen op 28 november" in text for text in texts(record, 9))


def test_on_plan_means_no_duty_is_overdue():
    fine = [duty for duty in duties() if duty.key != "law:M07@2026-06-16"]
    assert texts(november_report(obligations=fine), 1)[1] == (
        "Op 1 december 2026 is geen verplichting over tijd."
    )


def test_a_duty_the_file_does_not_know_about_is_called_unknown():
    unsure = replace(duties()[2], unknown=True)
    told = texts(november_report(obligations=(unsure,)), 1)
    assert told[2] == "Het dossier zegt niet of dit is gebeurd: Oordeel over spoor 1."


def test_the_english_record_has_the_same_statements():
    assert ids(november_report(language="en")) == ids(november_report())
    assert texts(november_report(language="en"), 1)[0] == (
        "On 1 December 2026 this is week 77 of 104."
    )


def test_a_trajectory_of_which_little_is_known_still_gives_a_record():
    bare = trajectory(journal=(), capacity=(), parties=())
    record = november_report(bare, obligations=(), week=None, total_weeks=None)
    assert record.header.coach == ""
    assert all(
        held.statements or held.questions or held.left_out_because for held in record.sections
    )


def test_the_period_may_begin_on_the_day_it_ends():
    assert november_report(period_from=FIRST, period_to=FIRST).header.facts_up_to == FIRST
