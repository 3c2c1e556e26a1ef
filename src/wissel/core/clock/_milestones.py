"""How each milestone stands on the day that is asked: state, actor, basis, reason."""

from wissel.core.clock._days import Days
from wissel.core.clock._law import MilestoneRule, reason
from wissel.core.clock._types import Milestone
from wissel.core.clock._work import Work
from wissel.core.dates import DAYS
from wissel.core.obligations import State
from wissel.core.sources import Basis

# Bound once: looking a member up on an Enum class costs more than the test it is for.
_UPCOMING, _DUE, _OVERDUE = State.UPCOMING, State.DUE, State.OVERDUE
_DONE, _LATE, _LAPSED = State.DONE, State.LATE, State.LAPSED
_UNKNOWN, _NOT_APPLICABLE = State.UNKNOWN, State.NOT_APPLICABLE
_new = object.__new__


def milestone(work: Work, rule: MilestoneRule, days: Days) -> Milestone:
    """Return one milestone as it stands on ``as_of``."""
    due, done, as_of, plain = days.due, days.done, work.as_of, work.plain
    blocked = days.not_applicable if plain else _blocked(work, rule, days)
    warn = late = why = None
    if due is not None and rule.warns:
        warn = work.calendar.last_working_day[due - rule.lead]
    if done is None or done > as_of or (rule.is_end and done == as_of):
        # The end of a period is only done once its last day has passed.
        if rule.is_end:
            done = None
        if due is not None and as_of < due and plain and blocked is None and not days.settled:
            # What most milestones are: still to come. M14 lapses only after the wage period.
            state = _DUE if warn is not None and as_of >= warn else _UPCOMING
        else:
            state, why = _open_state(work, rule, days, warn, blocked)
    elif due is not None and done > due and blocked is None and not _protected(work, rule):
        state, late = _LATE, done - due
    else:
        state = _DONE
    opens, target = days.opens, days.target
    # Filled field by field: to call the class costs a seventh of the whole timeline.
    made = _new(Milestone)
    made.id = rule.id + days.suffix
    made.key = rule.key
    made.title = rule.title
    made.opens = None if opens is None else DAYS[opens]
    made.due = None if due is None else DAYS[due]
    made.target = None if target is None else DAYS[target]
    made.warn_from = None if warn is None else DAYS[warn]
    made.actors = rule.actors if plain else _actors(work, rule, due)
    made.nature = rule.nature
    made.state = state
    made.done_on = None if done is None else DAYS[done]
    made.days_late = late
    made.basis = rule.basis if plain else _basis(work, rule, days)
    made.consequence = rule.consequence
    made.reason = None if why is None else reason(why)
    return made


def _protected(work: Work, rule: MilestoneRule) -> bool:
    """An application without a letter from UWV counts as timely (WIA 64(6))."""
    return work.application_protected and rule.id == "M13"


def _open_state(
    work: Work, rule: MilestoneRule, days: Days, warn: int | None, blocked: str | None
) -> tuple[State, str | None]:
    """Return the state of what was not done by ``as_of``, and the code of its reason."""
    due, as_of = days.due, work.as_of
    if blocked is not None or days.lapsed is not None or days.settled or not work.plain:
        gone = _gone(work, days, blocked)
        if gone is not None:
            return gone
    if due is None:
        return _UPCOMING, None
    if days.unknown and as_of >= due:
        return _UNKNOWN, None
    if as_of > due:
        return (_LAPSED, "window-closed") if rule.optional else (_OVERDUE, None)
    return (_DUE if warn is not None and as_of >= warn else _UPCOMING), None


def _gone(work: Work, days: Days, blocked: str | None) -> tuple[State, str | None] | None:
    """Return the state of what nobody has to do (any more)."""
    if blocked is not None:
        unknown = days.unknown and blocked == "no-sanction"
        return (_UNKNOWN, None) if unknown else (_NOT_APPLICABLE, blocked)
    if days.settled:
        return _DONE, "extended"
    recovered = work.case.recovered
    if recovered is not None and (days.due is None or days.due >= recovered):
        return _LAPSED, "recovered"
    return None if days.lapsed is None else (_LAPSED, days.lapsed)


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
    if pension <= work.first or (rule.for_wia and pension <= work.last + 1):
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
