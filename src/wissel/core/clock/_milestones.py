"""How each milestone stands on the day that is asked: state, actor, basis, reason."""

from datetime import date

from wissel.core.clock._days import Days
from wissel.core.clock._law import MilestoneRule, reason
from wissel.core.clock._types import Milestone
from wissel.core.clock._work import Work
from wissel.core.obligations import State
from wissel.core.sources import Basis


def milestone(work: Work, rule: MilestoneRule, days: Days) -> Milestone:
    """Return one milestone as it stands on ``as_of``."""
    due, done = days.due, days.done
    happened = done if done is not None and done <= work.as_of else None
    if rule.id in ("M15", "M16") and done is not None and work.as_of <= done:
        happened = None
    blocked = _blocked(work, rule, days)
    warn = _warn_from(work, rule, due)
    if happened is not None:
        state, why = _done_state(work, rule, due, happened, blocked), None
    else:
        state, why = _open_state(work, rule, days, warn, blocked)
    late = None
    if state is State.LATE and happened is not None and due is not None:
        late = happened - due
    return Milestone(
        rule.id + days.suffix,
        rule.key,
        rule.title,
        None if days.opens is None else date.fromordinal(days.opens),
        None if due is None else date.fromordinal(due),
        None if days.target is None else date.fromordinal(days.target),
        None if warn is None else date.fromordinal(warn),
        _actors(work, rule, due),
        rule.nature,
        state,
        _shown(rule, done, happened),
        late,
        _basis(work, rule, days),
        rule.consequence,
        None if why is None else reason(why),
    )


def _shown(rule: MilestoneRule, done: int | None, happened: int | None) -> date | None:
    """A fact is shown also when it lies after the day asked; an end of a period only once past."""
    day = happened if rule.id in ("M15", "M16") else done
    return None if day is None else date.fromordinal(day)


def _warn_from(work: Work, rule: MilestoneRule, due: int | None) -> int | None:
    if due is None or rule.id in ("M01", "M16"):
        return None
    return work.calendar.on_or_before(due - max(rule.lead, 1))


def _blocked(work: Work, rule: MilestoneRule, days: Days) -> str | None:
    """Return why a milestone does not hold in this case, as a code, or ``None``."""
    if days.not_applicable is not None:
        return days.not_applicable
    if work.pension is not None and (why := _blocked_by_pension(work, rule, days.due)):
        return why
    if work.end is not None and rule.of_employer:
        return _blocked_by_end(work, rule, days)
    return None


def _blocked_by_pension(work: Work, rule: MilestoneRule, due: int | None) -> str | None:
    """No right to WIA on and after the pension age (WIA 43(g)); sick after it: only the report."""
    pension = work.pension
    if pension is None or rule.id in ("M01", "M02", "M20"):
        return None
    if pension <= work.case.first or (rule.for_wia and pension <= work.last + 1):
        return "pension-age"
    return "pension-age" if due is not None and due >= pension and rule.id != "M15" else None


def _blocked_by_end(work: Work, rule: MilestoneRule, days: Days) -> str | None:
    """The employer's duties end with the employment; UWV or the own-risk bearer takes over."""
    if days.at_end or rule.basis_without_employer:
        return None
    if work.own_risk:
        return "employment-ended" if rule.id == "M19" else None
    if work.no_employer:
        return "no-employer"
    if rule.id == "M12" and work.riv_at_end == "none":
        return "no-riv"
    after = days.due is None or (work.end is not None and days.due > work.end)
    return "employment-ended" if after else None


def _taken_over(work: Work, rule: MilestoneRule, due: int | None) -> bool:
    """Whether a duty of the employer falls after the employment, so that another does it."""
    return work.end is not None and rule.of_employer and due is not None and due > work.end


def _actors(work: Work, rule: MilestoneRule, due: int | None) -> tuple[str, ...]:
    if not _taken_over(work, rule, due):
        return rule.actors
    if work.own_risk:
        return tuple("own-risk-bearer" if actor == "employer" else actor for actor in rule.actors)
    return ("uwv",) if rule.basis_without_employer else rule.actors


def _basis(work: Work, rule: MilestoneRule, days: Days) -> tuple[Basis, ...]:
    if days.at_end:
        return rule.basis_at_end or rule.basis
    if rule.basis_without_employer and not work.own_risk and _taken_over(work, rule, days.due):
        return rule.basis_without_employer
    return rule.basis


def _done_state(
    work: Work, rule: MilestoneRule, due: int | None, happened: int, blocked: str | None
) -> State:
    """An application without a letter from UWV counts as timely (WIA 64(6))."""
    protected = rule.id == "M13" and work.application_protected
    on_time = due is None or happened <= due or blocked is not None or protected
    return State.DONE if on_time else State.LATE


def _open_state(
    work: Work, rule: MilestoneRule, days: Days, warn: int | None, blocked: str | None
) -> tuple[State, str | None]:
    """Return the state of what was not done by ``as_of``, and the code of its reason."""
    gone = _gone(work, days, blocked)
    if gone is not None:
        return gone
    due, as_of = days.due, work.as_of
    if due is None:
        return State.UPCOMING, None
    if days.unknown and as_of >= due:
        return State.UNKNOWN, None
    if as_of > due:
        return (State.LAPSED, "window-closed") if rule.optional else (State.OVERDUE, None)
    return (State.DUE if warn is not None and as_of >= warn else State.UPCOMING), None


def _gone(work: Work, days: Days, blocked: str | None) -> tuple[State, str | None] | None:
    """Return the state of what nobody has to do (any more)."""
    if blocked is not None:
        unknown = days.unknown and blocked == "no-sanction"
        return (State.UNKNOWN, None) if unknown else (State.NOT_APPLICABLE, blocked)
    if days.settled:
        return State.DONE, "extended"
    if _recovered_before(work, days.due):
        return State.LAPSED, "recovered"
    return None if days.lapsed is None else (State.LAPSED, days.lapsed)


def _recovered_before(work: Work, due: int | None) -> bool:
    recovered = work.case.recovered
    return recovered is not None and (due is None or due >= recovered)
