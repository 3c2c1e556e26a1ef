"""What holds for the table as a whole, and how a decision explains itself."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.access import (
    Action,
    Condition,
    DataCategory,
    Relation,
    Role,
    decide,
    matrix,
)

TABLE = matrix().table  # read before any test is timed

ANY_QUESTION = {
    "role": st.sampled_from(Role),
    "category": st.sampled_from(DataCategory),
    "action": st.sampled_from(Action),
}
ANY_FACTS = {
    "consent": st.booleans(),
    "reason": st.none() | st.text(max_size=5),
    "requested": st.booleans(),
    "own": st.booleans(),
    "is_subject": st.none() | st.booleans(),
}
EVERYTHING = {
    "consent": True,
    "reason": "audit",
    "requested": True,
    "own": True,
    "is_subject": False,
}


def may(role, category, action, relation, **facts):
    return decide(role=role, category=category, action=action, relation=relation, **facts).allowed


@given(
    relation=st.sampled_from([Relation.NONE, Relation.OTHER_BUREAU]), **ANY_QUESTION, **ANY_FACTS
)
def test_without_a_tie_and_from_another_bureau_nothing_is_allowed(relation, **question):
    decision = decide(relation=relation, **question)
    assert not decision.allowed
    assert decision.level == "none"
    assert decision.reason.code in ("no-relation", "other-bureau")


@given(relation=st.sampled_from(Relation), **ANY_QUESTION, **ANY_FACTS)
def test_a_fact_more_never_takes_a_right_away(relation, role, category, action, **facts):
    asked = {"role": role, "category": category, "action": action, "relation": relation}
    if decide(**asked, **facts).allowed:
        assert decide(**asked, **EVERYTHING).allowed


@given(relation=st.sampled_from(Relation), **ANY_QUESTION, **ANY_FACTS)
def test_every_decision_says_why_on_what_ground_and_by_which_table(relation, **question):
    decision = decide(relation=relation, **question)
    assert decision.reason.code
    assert set(decision.reason.params) == {"role", "category", "action", "relation"}
    assert decision.basis
    assert decision.policy_version == "2026-11"
    assert (decision.level == "none") is not decision.allowed


@given(relation=st.sampled_from(Relation), role=st.sampled_from(Role), **ANY_FACTS)
def test_whoever_may_write_may_read(relation, role, **facts):
    for category in DataCategory:
        if may(role, category, Action.WRITE, relation, **facts):
            assert may(role, category, Action.READ, relation, **facts), category


def test_consent_is_never_needed_for_a_duty_of_law():
    bound = (Role.EMPLOYEE, Role.COACH, Role.EMPLOYER, Role.COMPANY_DOCTOR)
    for category, row in TABLE.rows.items():
        for role in bound:
            for action in Action:
                for relation in Relation:
                    asked = (role, category, action, relation)
                    with_consent = may(*asked, consent=True, own=True)
                    if row.duty and with_consent:
                        assert may(*asked, own=True), asked


def test_nobody_writes_on_the_strength_of_consent_alone():
    for row in TABLE.rows.values():
        for grants in row.cells.values():
            for grant in grants:
                assert Condition.CONSENT not in grant.requires or grant.may == {Action.READ}


def test_the_sysadmin_sees_the_technical_log_and_nothing_else():
    seen = {
        (category, action)
        for category in DataCategory
        for action in Action
        for relation in Relation
        if may(Role.SYSADMIN, category, action, relation, **EVERYTHING)
    }
    assert seen == {
        (DataCategory.ACCESS_LOG, Action.READ),
        (DataCategory.ACCESS_LOG, Action.SUMMARY),
    }
    decision = decide(
        role=Role.SYSADMIN,
        category=DataCategory.ACCESS_LOG,
        action=Action.READ,
        relation=Relation.BUREAU,
    )
    assert decision.conditions == (Condition.TECHNICAL_ONLY,)
    assert decision.level == "limited"


def test_the_line_manager_sees_a_name_and_the_state_of_the_calendar_never_capacity():
    seen = {
        (category, action)
        for category in DataCategory
        for action in Action
        if may(Role.LINE_MANAGER, category, action, Relation.PARTY, **EVERYTHING)
    }
    assert seen == {
        (DataCategory.IDENTITY, Action.READ),
        (DataCategory.IDENTITY, Action.SUMMARY),
        (DataCategory.MILESTONES, Action.SUMMARY),
    }


def test_nobody_but_the_employee_opens_finances_or_check_ins_without_consent():
    for category in (DataCategory.FINANCE, DataCategory.CHECK_INS):
        for role in set(Role) - {Role.EMPLOYEE}:
            for relation in Relation:
                assert not may(role, category, Action.READ, relation, reason="x", own=True)


def test_the_employer_never_sees_a_draft_a_note_a_test_or_a_message():
    for category in (
        DataCategory.DRAFT_REPORTS,
        DataCategory.WORKING_NOTES,
        DataCategory.TEST_RESULTS,
        DataCategory.MESSAGES,
    ):
        for action in Action:
            assert not may(Role.EMPLOYER, category, action, Relation.PARTY, **EVERYTHING)


def test_only_the_company_doctor_writes_capacity():
    writers = {
        role
        for role in Role
        for relation in Relation
        if may(role, DataCategory.CAPACITY, Action.WRITE, relation, **EVERYTHING)
    }
    assert writers == {Role.COMPANY_DOCTOR}


def test_a_coach_who_is_not_assigned_sees_only_the_state_of_the_calendar():
    seen = {
        (category, action)
        for category in DataCategory
        for action in Action
        if may(Role.COACH, category, action, Relation.BUREAU, **EVERYTHING)
    }
    assert seen == {(DataCategory.MILESTONES, Action.SUMMARY)}


def test_there_is_no_kind_of_data_for_a_diagnosis_and_the_table_says_so():
    assert not [category for category in DataCategory if "diagnos" in category]
    assert "diagnosis-not-stored" in TABLE.notes


def test_a_summary_asked_for_says_how_much_may_be_shown():
    def level(**facts):
        return decide(
            role=Role.EMPLOYER,
            category=DataCategory.PERSON_PROFILE,
            action=Action.SUMMARY,
            relation=Relation.PARTY,
            **facts,
        ).level

    assert level() == "summary"
    assert level(consent=True) == "full"


def test_consent_lifts_the_limit_on_employer_names():
    def conditions(**facts):
        return decide(
            role=Role.EMPLOYER,
            category=DataCategory.APPLICATIONS,
            action=Action.READ,
            relation=Relation.PARTY,
            **facts,
        ).conditions

    assert conditions() == (Condition.NO_EMPLOYER_NAMES,)
    assert conditions(consent=True) == (Condition.CONSENT,)


def test_breaking_the_glass_needs_words_and_is_named_in_the_reason():
    asked = {
        "role": Role.MANAGER,
        "category": DataCategory.WORKING_NOTES,
        "action": Action.READ,
        "relation": Relation.BUREAU,
    }
    assert decide(**asked).reason.code == "reason-needed"
    assert decide(**asked, reason="  ").reason.code == "reason-needed"
    opened = decide(**asked, reason="Melding van de werknemer")
    assert opened.allowed
    assert opened.reason.code == "break-glass"


@pytest.mark.parametrize(
    ("role", "category", "action", "relation", "code"),
    [
        ("coach", "capacity", "read", "other-bureau", "other-bureau"),
        ("coach", "capacity", "read", "none", "no-relation"),
        ("sysadmin", "capacity", "read", "bureau", "not-in-table"),
        ("coach", "capacity", "write", "assigned", "action-not-granted"),
        ("coach", "capacity", "read", "bureau", "relation-not-enough"),
        ("manager", "capacity", "read", "bureau", "summary-only"),
        ("coach", "milestones", "read", "bureau", "summary-only"),
        ("host-employer", "identity", "read", "party", "consent-needed"),
        ("employee", "working-notes", "read", "self", "request-needed"),
        ("coach", "complaint", "read", "assigned", "not-subject-needed"),
        ("employer", "complaint", "read", "party", "own-needed"),
        ("employee", "employment", "read", "self", "granted"),
    ],
)
def test_a_decision_names_the_first_thing_in_the_way(role, category, action, relation, code):
    decision = decide(
        role=Role(role),
        category=DataCategory(category),
        action=Action(action),
        relation=Relation(relation),
    )
    assert decision.reason.code == code
    assert decision.reason.params == {
        "role": role,
        "category": category,
        "action": action,
        "relation": relation,
    }


def test_a_denial_says_what_would_open_the_cell():
    decision = decide(
        role=Role.HOST_EMPLOYER,
        category=DataCategory.CAPACITY,
        action=Action.READ,
        relation=Relation.PARTY,
    )
    assert decision.conditions == (Condition.CONSENT, Condition.WORK_RELEVANT_ONLY)


def test_an_old_decision_is_checked_against_the_table_it_names():
    asked = {
        "role": Role.COACH,
        "category": DataCategory.CAPACITY,
        "action": Action.READ,
        "relation": Relation.ASSIGNED,
    }
    assert decide(**asked, version="2026-11") == decide(**asked)
    with pytest.raises(LookupError, match="2019-01"):
        decide(**asked, version="2019-01")


def test_the_table_cannot_be_changed_by_whoever_holds_it():
    with pytest.raises(AttributeError):
        TABLE.version = "2027-01"
    assert replace(TABLE, version="x").valid_from == date(2026, 11, 1)
