"""Every cell of the table against a copy of it that was written by hand, not read from the data.

A grant is written ``R``, ``W``, ``s``, ``comment``, ``reply`` or ``ask``, then ``?`` what must
hold, ``/`` what narrows it, and ``@`` the tie when it is not the usual one of the role.
"""

from itertools import product

import pytest

from wissel.core.access import Action, Condition, DataCategory, Relation, Role, decide

ROLES = list(Role)
USUAL_TIES = {
    Role.EMPLOYEE: "self",
    Role.COACH: "assigned",
    Role.BACK_OFFICE: "assigned bureau",
    Role.MANAGER: "assigned bureau",
    Role.EMPLOYER: "party",
    Role.LINE_MANAGER: "party",
    Role.COMPANY_DOCTOR: "party",
    Role.LABOUR_EXPERT: "party",
    Role.HOST_EMPLOYER: "party",
    Role.AUDITOR: "assigned",
    Role.SYSADMIN: "bureau",
}
LETTERS = {"R": Action.READ, "W": Action.WRITE, "s": Action.SUMMARY}

# Columns: employee, coach, back office, manager, employer, line manager, company doctor,
# labour expert, host employer, auditor, sysadmin.
CELLS = """
identity         | RW | RW | RW | R | R | R/name-only | R | R | R?consent | R | -
employment       | R | RW | R  | R | RW | - | R | R | - | R | -
milestones       | R | RW s@bureau | RW | R | RW | s | R | R | - | R | -
capacity         | R | R | - | s | R/as-supplied | - | RW | R | R?consent/work-relevant-only | s | -
working-notes    | ask R?request | RW | - | R?reason | - | - | - | - | - | R/sample/masked | -
person-profile   | RW | RW | - | R | s R?consent | - | - | R?consent | R?consent/cv-only | R | -
search-profile   | RW | RW | - | R | R | - | R | R | - | R | -
test-results     | RW | R?consent | - | - | - | - | - | R?consent | - | - | -
finance          | RW | R?consent | - | - | - | - | - | - | - | - | -
employer-costs   | - | - | - | - | RW | - | - | - | - | - | -
check-ins        | RW | R?consent | - | - | - | - | - | - | - | - | -
activities       | R | RW | R | R | R/no-notes | - | - | R | - | R | -
applications     | RW | RW | - | R | R/no-employer-names R?consent | - | - | R | - | R | -
messages         | RW | RW | - | R?reason | - | - | - | - | - | - | -
draft-reports    | R comment | RW | - | R W/review | - | - | - | - | - | R | -
released-reports | R | R | R | R | R | - | R | R | - | R | -
stagnation       | R reply | RW | R | R | R | - | R/question-only | - | - | R | -
measures         | R?own | s | - | s | RW | - | - | - | - | s | -
placement        | RW | RW | R | R | R | - | R/hours-only | - | RW | R | -
order            | - | R | RW | RW | RW | - | - | - | - | R | -
consents         | RW | R | RW | RW | s/existence-only | - | - | - | - | R | -
access-log       | R?own | R?own | - | R | - | - | - | - | - | R | R/technical-only
complaint        | RW | R?not-subject | RW | RW | RW?own | - | - | - | - | R | -
appointments     | RW/invited | RW | RW | R | RW/invited | - | - | - | - | - | -
intake-form      | RW | R/handed-over | - | - | - | - | - | - | - | - | -
click-check      | RW | - | s/existence-only | R | - | - | - | - | - | - | -
"""

FACTS = {
    "consent": {"consent": True},
    "reason": {"reason": "klacht over bejegening"},
    "request": {"requested": True},
    "own": {"own": True},
    "not-subject": {"is_subject": False},
}


def _grants(role, cell):
    """Yield (actions, requirement, limits, ties) of a cell as written above."""
    for word in cell.split():
        if word == "-":
            continue
        word, _, tie = word.partition("@")
        word, *limits = word.split("/")
        word, _, requirement = word.partition("?")
        if word in ("comment", "reply", "ask"):
            actions = {Action(word)}
        else:
            actions = {LETTERS[letter] for letter in word}
        yield actions, requirement, set(limits), (tie or USUAL_TIES[role]).split()


def _cells():
    for line in CELLS.strip().splitlines():
        key, *cells = (part.strip() for part in line.split("|"))
        for role, cell in zip(ROLES, cells, strict=True):
            yield pytest.param(role, DataCategory(key), cell, id=f"{role}-{key}")


def _expected(role, cell, action, relation, fact):
    """Return the sets of limits of the grants that are open with this one fact."""
    wanted = {action} | ({Action.READ} if action is Action.SUMMARY else set())
    own = fact == "own" or relation in ("self", "assigned")
    return [
        limits
        for actions, requirement, limits, ties in _grants(role, cell)
        if actions & wanted
        and relation in ties
        and (requirement in ("", fact) or (requirement == "own" and own))
    ]


def test_the_copy_holds_every_role_and_every_kind_of_data():
    rows = [line.split("|") for line in CELLS.strip().splitlines()]
    assert {row[0].strip() for row in rows} == {str(category) for category in DataCategory}
    assert {len(row) - 1 for row in rows} == {len(ROLES)}


@pytest.mark.parametrize(("role", "category", "cell"), list(_cells()))
def test_a_cell_grants_what_the_copy_says_and_nothing_more(role, category, cell):
    facts = {"": {}, **FACTS}
    for action, relation, fact in product(Action, Relation, facts):
        decision = decide(
            role=role, category=category, action=action, relation=relation, **facts[fact]
        )
        expected = _expected(role, cell, action, relation, fact)
        where = f"{role} {action} {category} as {relation} with {fact or 'nothing'}"
        assert decision.allowed is bool(expected), where
        if expected:
            limits = {str(word) for word in decision.conditions} - set(FACTS)
            assert limits in expected, where


def test_all_conditions_are_used_somewhere():
    used = {word for line in CELLS.strip().splitlines() for word in line.replace("|", " ").split()}
    assert {str(condition) for condition in Condition} == {
        part.split("@")[0] for word in used for part in word.replace("?", "/").split("/")[1:]
    }
