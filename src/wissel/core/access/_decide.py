"""Asks the table one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from wissel.core.access._load import table
from wissel.core.access._types import (
    Action,
    Condition,
    DataCategory,
    Decision,
    Grant,
    Level,
    Reason,
    Relation,
    Role,
    Row,
)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked and what the door knows to hold."""

    role: Role
    category: DataCategory
    action: Action
    relation: Relation
    holds: frozenset[Condition]


def decide(
    *,
    role: Role,
    category: DataCategory,
    action: Action,
    relation: Relation,
    consent: bool = False,
    reason: str | None = None,
    requested: bool = False,
    own: bool = False,
    is_subject: bool | None = None,
    version: str | None = None,
) -> Decision:
    """Say whether ``role`` may do ``action`` with data of ``category``, and why.

    ``relation`` is the tie to this trajectory (or this bureau's register) as the door found it.
    The rest are facts that a cell can ask for; unknown is no:

    - ``consent``: a recorded consent, not withdrawn, for this data and this receiver;
    - ``reason``: why somebody breaks the glass; blank is none. The door logs it as ``break-glass``;
    - ``requested``: the person's request for access was granted;
    - ``own``: the record is the asker's own (their measure, file or complaint); always so for the
      person themself and, in the log, for staff assigned to the case;
    - ``is_subject``: whether the complaint is about the asker; ``None`` (not known) denies.

    Ask for ``SUMMARY`` to learn how much may be shown (``level`` is the most the cell gives); ask
    for ``READ`` to demand the content. Without ``version`` the newest table answers. Never raises
    for a combination the table does not know: that is a denial. Raises ``LookupError`` for a
    version that does not exist.
    """
    facts = {
        Condition.CONSENT: consent,
        Condition.REASON: bool(reason and reason.strip()),
        Condition.REQUEST: requested,
        Condition.OWN: own or relation in (Relation.SELF, Relation.ASSIGNED),
        Condition.NOT_SUBJECT: is_subject is False,
    }
    asked = _Question(
        role=role,
        category=category,
        action=action,
        relation=relation,
        holds=frozenset(condition for condition, true in facts.items() if true),
    )
    policy = table(version)
    return _answer(asked, policy.rows.get(category), policy.version)


def _answer(asked: _Question, row: Row | None, version: str) -> Decision:
    """Go from the tie to the cell to its conditions; the first that fails is the reason."""
    grants = row.cells.get(asked.role, ()) if row else ()
    code = _refusal(asked, grants)
    chosen = None
    if not code:
        chosen = _best(asked, grants)
        unmet = [word for word in chosen.requires if word not in asked.holds]
        code = f"{unmet[0]}-needed" if unmet else ""
    params = {
        "role": asked.role,
        "category": asked.category,
        "action": asked.action,
        "relation": asked.relation,
    }
    allowed = not code
    if chosen and allowed:
        code = "break-glass" if Condition.REASON in chosen.requires else "granted"
    return Decision(
        allowed=allowed,
        level=_level(asked.action, chosen) if chosen and allowed else "none",
        conditions=(*chosen.requires, *chosen.limits) if chosen else (),
        reason=Reason(code, {name: str(value) for name, value in params.items()}),
        basis=row.basis if row else (),
        policy_version=version,
    )


def _refusal(asked: _Question, grants: Sequence[Grant]) -> str:
    """Return why no grant of the cell can apply at all, or ``""``."""
    if asked.relation is Relation.OTHER_BUREAU:
        return "other-bureau"
    if asked.relation is Relation.NONE:
        return "no-relation"
    if not grants:
        return "not-in-table"
    answering = [grant for grant in grants if _covers(grant, asked.action)]
    if any(asked.relation in grant.relations for grant in answering):
        return ""
    here = [grant for grant in grants if asked.relation in grant.relations]
    if asked.action is Action.READ and any(Action.SUMMARY in grant.may for grant in here):
        return "summary-only"
    return "relation-not-enough" if answering else "action-not-granted"


def _covers(grant: Grant, action: Action) -> bool:
    """Whoever may read may see the summary; nothing else follows from anything else."""
    return action in grant.may or (action is Action.SUMMARY and Action.READ in grant.may)


def _best(asked: _Question, grants: Sequence[Grant]) -> Grant:
    """Return the grant that is open and shows most; if none is open, the one nearest to it."""
    fitting = [
        grant
        for grant in grants
        if _covers(grant, asked.action) and asked.relation in grant.relations
    ]

    def rank(grant: Grant) -> tuple[int, bool, int]:
        unmet = sum(word not in asked.holds for word in grant.requires)
        summary = asked.action is Action.SUMMARY and Action.READ not in grant.may
        return unmet, summary, len(grant.limits)

    return min(fitting, key=rank)


def _level(action: Action, grant: Grant) -> Level:
    if action is Action.SUMMARY and Action.READ not in grant.may:
        return "summary"
    return "limited" if grant.limits else "full"
