"""What the checks come to: findings, classes of shortcoming, and where the file stops."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from wissel.core.audit._found import Found
from wissel.core.audit._rules import Rules, is_short
from wissel.core.audit._types import REPAIR, SHORT, Check, Step, StopsAt
from wissel.core.audit._weigh import Weighed

_RESULT: Final = (50, 51)


def findings(rules: Rules, checks: Iterable[Check]) -> tuple[int, ...]:
    """Return the ids that fall short, gravest first.

    Not to have work is no shortcoming: the test then goes on to the efforts.
    """
    short = [one for one in checks if is_short(one.state) and one.id not in _RESULT]
    weights = {one.id: one.weight for one in rules.questions}
    short.sort(key=lambda one: (-weights[one.id], SHORT.index(one.state), one.id))
    return tuple(one.id for one in short)


def shortcomings(
    rules: Rules, short: Sequence[int], weighed: Mapping[int, Weighed]
) -> tuple[str, ...]:
    """Return the classes of what falls short, without a sound reason, in the order of findings."""
    found: list[str] = []
    for number in short:
        one = weighed[number]
        if not one.is_grounded:
            found += _classes(rules, number, one.found)
    return tuple(dict.fromkeys(found))


def _classes(rules: Rules, number: int, found: Found) -> tuple[str, ...]:
    question = rules.question(number)
    said = {"said-no": question.said_no, "said-late": question.said_late}
    return said.get(found.reason, question.reasons[found.reason].classes)


def stops_at(rules: Rules, checks: Sequence[Check], weighed: Mapping[int, Weighed]) -> StopsAt:
    """Return the step of the official order that the file does not get past.

    A satisfactory result ends the test. Then the efforts count; then whether there was a sound
    reason; then what must be repaired, and whether it was.
    """
    by_id = {one.id: one for one in checks}
    if any(by_id[number].state == "met" for number in _RESULT):
        return _stop(rules, "none", "result-met", ())
    open_result = _unknown(checks, rules, "result")
    efforts = [one for one in _short(checks, rules, "efforts", weighed) if one.id != REPAIR]
    unknown = _unknown(checks, rules, "efforts")
    if is_short(by_id[REPAIR].state):
        return _stop(rules, "repair", "repair-open", ())
    bare = [one for one in efforts if not one.is_grounded]
    if efforts and open_result and _works(by_id):
        return _stop(rules, "result", "result-open", open_result)
    if bare:
        return _stop(rules, "efforts", "efforts-short", unknown, n=len(bare))
    if efforts:
        return _stop(rules, "good-ground", "ground-judged", (), n=len(efforts))
    if _short(checks, rules, "repair", weighed):
        open_parts = _unknown(checks, rules, "repair")
        return _stop(rules, "repair", "report-incomplete", open_parts)
    key = "open-questions" if unknown else "nothing"
    return _stop(rules, "none", key, unknown, n=len(unknown))


def _works(by_id: Mapping[int, Check]) -> bool:
    """Whether there is work, of which only a person can say what it is worth."""
    return bool(by_id[_RESULT[0]].evidence) and by_id[_RESULT[0]].state == "cannot-tell"


def _short(
    checks: Iterable[Check], rules: Rules, step: Step, weighed: Mapping[int, Weighed]
) -> list[Check]:
    """Return what falls short in a step.

    What only weighs if chances were missed stops nothing while it is there, late or weak.
    """
    found = []
    for one in checks:
        if not is_short(one.state):
            continue
        question = rules.question(one.id)
        own = question.reasons[weighed[one.id].found.reason].step
        only_risk = one.state != "not-met" and any(c.key == "risk" for c in question.consequences)
        counts = own == step if own else question.counts_in(step) and not only_risk
        if counts:
            found.append(one)
    return found


def _unknown(checks: Iterable[Check], rules: Rules, step: Step) -> tuple[int, ...]:
    return tuple(
        one.id
        for one in checks
        if one.state == "cannot-tell" and rules.question(one.id).counts_in(step)
    )


def _stop(rules: Rules, step: Step, why: str, unknown: tuple[int, ...], **values: int) -> StopsAt:
    text = rules.steps[f"{why}.one" if values.get("n") == 1 else why]
    return StopsAt(step, type(text)(*(text.in_(t).format(**values) for t in ("nl", "en"))), unknown)
