"""What holds for every draft, whatever the journal says; and one draft in full."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.reports.case import FIRST, SECRET, entry, november_report, trajectory
from wissel.connections.wire import read, write
from wissel.core.journal import (
    Agreement,
    Application,
    Appointment,
    Assignment,
    Contact,
    Decision,
    EmployerApproach,
    Measure,
    Networking,
    Note,
    PlacementEvent,
    StagnationSignal,
    VacancyListSent,
)
from wissel.core.reports import draft, employer_view
from wissel.core.reports.record import Layer, ReportRecord

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden.txt")
NAMES = ["Bakkerij Zonnehof B.V.", "De Linde", "Tuin (Noord) + Zn.", "X1", "Über & Söhne"]

#: The first example reads the rule file, so no deadline; the strategies are small.
quick = settings(max_examples=40, deadline=None)

names = st.sampled_from(NAMES)
free = st.text(max_size=30)
#: Text of people in which a hidden name may stand, in any case.
spoken = st.tuples(free, names, st.sampled_from([str, str.upper, str.lower]), free).map(
    lambda parts: f"{parts[0]} {parts[2](parts[1])} {parts[3]}"
)
contents = st.one_of(
    st.builds(
        Contact,
        st.just(("employee",)),
        st.sampled_from(["visit", "phone"]),
        spoken,
        st.integers(1, 90),
        spoken,
        spoken,
        spoken,
        st.none(),
    ),
    st.builds(
        Appointment,
        st.just(("employee",)),
        st.just("visit"),
        st.sampled_from(["planned", "attended", "cancelled-late", "no-show"]),
        aim=spoken,
    ),
    st.builds(Assignment, spoken, st.sampled_from(["given", "done", "not-done"]), spoken),
    st.builds(Application, spoken, st.sampled_from(["sent", "refused"]), names, few_because=spoken),
    st.builds(Networking, spoken, spoken),
    st.builds(EmployerApproach, spoken, spoken, names),
    st.builds(VacancyListSent, st.integers(0, 9)),
    st.builds(PlacementEvent, st.just("detachering"), st.just("proposed"), free, spoken),
    st.builds(Measure, st.just("loonstop"), remark=st.just(SECRET)),
    st.builds(StagnationSignal, st.just("conflict"), spoken),
    st.builds(Agreement, st.just("employer"), spoken, st.none(), st.booleans()),
    st.builds(Decision, st.just("course"), spoken, spoken, st.just("coach")),
    st.builds(Note, st.just(SECRET)),
)
#: A few entries around the period; the first two make sure that every name is hidden.
journals = st.lists(
    st.tuples(st.integers(-20, 45), contents, st.sampled_from(["", "working-notes", "activities"])),
    max_size=12,
).map(
    lambda found: (
        *(
            entry(i, FIRST, Application("planner", "sent", name))
            for i, name in enumerate(NAMES, start=100)
        ),
        *(
            entry(seq, FIRST + timedelta(days), content, category=category)
            for seq, (days, content, category) in enumerate(found, start=1)
        ),
    )
)


@quick
@given(journals)
def test_every_fact_has_evidence(journal):
    record = november_report(trajectory(journal=journal))
    assert all(held.evidence for _, held in record.statements() if held.layer is Layer.FACT)


@quick
@given(journals)
def test_every_opinion_and_every_own_word_has_an_owner(journal):
    record = november_report(trajectory(journal=journal))
    owned = (Layer.OPINION, Layer.OWN_WORDS)
    assert all(held.owner for _, held in record.statements() if held.layer in owned)


@quick
@given(journals)
def test_no_working_note_and_no_remark_on_a_measure_ever_enters_a_record(journal):
    private = {held.id for held in journal if held.category == "working-notes"}
    record = november_report(trajectory(journal=journal))
    assert SECRET not in repr(record)
    assert not private & {piece.id for piece in record.evidence()}


@quick
@given(journals)
def test_the_employers_view_never_holds_a_hidden_name(journal):
    view = employer_view(november_report(trajectory(journal=journal)))
    told = json.dumps(write(view), ensure_ascii=False).casefold()
    for name in ("bakkerij zonnehof", "de linde", "tuin (noord) + zn.", "über & söhne"):
        assert name not in told


@quick
@given(journals)
def test_the_same_input_gives_the_same_record(journal):
    whole = trajectory(journal=journal)
    assert november_report(whole) == november_report(trajectory(journal=journal[::-1]))


@quick
@given(journals)
def test_the_ids_of_a_record_are_unique(journal):
    record = november_report(trajectory(journal=journal))
    ids = [held.id for _, held in record.statements()]
    ids += [question.id for section in record.sections for question in section.questions]
    assert len(ids) == len(set(ids))


@quick
@given(journals)
def test_no_section_is_empty_without_a_question_or_a_reason(journal):
    record = november_report(trajectory(journal=journal))
    assert all(s.statements or s.questions or s.left_out_because for s in record.sections)


@quick
@given(journals)
def test_a_record_survives_its_way_through_json(journal):
    record = november_report(trajectory(journal=journal))
    assert read(ReportRecord, json.dumps(write(record)).encode()) == record


@quick
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60), st.integers(0, 90))
def test_any_period_that_has_begun_gives_a_record(start, length, later):
    record = draft(
        trajectory(),
        period_from=start,
        period_to=start + timedelta(length),
        today=start + timedelta(later),
    )
    assert len(record.sections) == 13


def test_the_whole_draft_of_one_month_reads_as_before():
    """The file holds the draft of ``case.py``; a wanted change is copied into it and reviewed."""
    lines = []
    for section in november_report().sections:
        lines.append(f"{section.number}. {section.title.nl}")
        if section.left_out_because:
            lines.append(f"   weg: {section.left_out_because.nl}")
        for held in section.statements:
            proof = " ".join(piece.id for piece in held.evidence)
            lines.append(f"   {held.id} | {held.layer} | {held.text or '-'} | {proof or '-'}")
        lines += [f"   vraag {question.id}: {question.text}" for question in section.questions]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text(encoding="utf-8")
