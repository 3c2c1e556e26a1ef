"""Whether the second track begins too early or too late, and what the file lacks to show it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from wissel.core.journal import Decision, JournalEntry, standing
from wissel.core.ladder._read import read
from wissel.core.ladder._rungs import rungs as rungs_of
from wissel.core.ladder._types import Ladder, Missing, Rung, Signal
from wissel.core.obligations import Obligation, State
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

_EVALUATION: Final = "law:M07"
_START: Final = "law:M08"
_ORDER: Final = ("late", "attention", "info")
_CODES: Final = {
    "unknown": "not-examined",
    "being-examined": "no-outcome",
    "being-tried": "no-outcome",
    "possible": "possible",
    "not-possible": "no-source",
    "does-not-exist": "no-source",
}


def ladder(trajectory: Trajectory, obligations: Iterable[Obligation], *, today: date) -> Ladder:
    """Return the ladder of a trajectory on ``today``.

    ``obligations`` are those of the same day; the start of the second track and the first-year
    evaluation among them decide what is early or late. A closed trajectory gives no signals, nor
    one whose second track a person said does not hold.
    """
    found = rungs_of(trajectory.journal, today)
    duties = {duty.rule: duty for duty in obligations if duty.rule in (_START, _EVALUATION)}
    start, evaluation = duties.get(_START), duties.get(_EVALUATION)
    closed = trajectory.closed_on is not None and trajectory.closed_on <= today
    signals: list[Signal] = []
    if start is not None and not closed and _counts(start, today):
        entries = [e for e in standing(trajectory.journal) if e.happened_on <= today]
        signals += _late(start, entries, today)
        signals += _early(start, evaluation, found, today)
        if start.done_on is not None and not _first_track_closed(entries):
            signals.append(_signal("parallel", start))
    signals.sort(key=lambda signal: _ORDER.index(signal.tone))
    return Ladder(found, tuple(signals))


def _counts(start: Obligation, today: date) -> bool:
    return start.state(today) not in (State.NOT_APPLICABLE, State.LAPSED)


def _late(start: Obligation, entries: Sequence[JournalEntry], today: date) -> Iterator[Signal]:
    state = start.state(today)
    if state not in (State.OVERDUE, State.LATE) or start.due is None:
        return
    days = start.days_late or (today - start.due).days
    reason = _reason(start.key, entries)
    missing = () if reason else (Missing("no-reason", read().missing["no-reason"]),)
    code = "late-open" if state is State.OVERDUE else "late-done"
    yield _signal(code, start, missing=missing, days=days, reason=reason)


def _reason(key: str, entries: Iterable[JournalEntry]) -> str:
    """Return the last thing somebody wrote down about this duty."""
    said = [
        entry.content.outcome.strip()
        for entry in entries
        if isinstance(entry.content, Decision) and entry.content.obligation == key
    ]
    return said[-1] if said else ""


def _early(
    start: Obligation, evaluation: Obligation | None, found: Sequence[Rung], today: date
) -> Iterator[Signal]:
    missing = tuple(_missing(found))
    evaluated = None if evaluation is None else evaluation.done_on or evaluation.due
    begins = start.done_on or today
    early = evaluated is not None and begins < evaluated
    if not missing:
        if early and start.done_on is None:
            yield _signal("earlier-advised", start)
    elif not early:
        yield _signal("not-shown", start, missing=missing)
    else:
        code = "early-planned" if start.done_on is None else "early-begun"
        yield _signal(code, start, missing=missing)


def _missing(found: Iterable[Rung]) -> Iterator[Missing]:
    """Yield what every rung before work elsewhere lacks to be shown impossible."""
    rules = read()
    before = {rule.key for rule in rules.rungs if rule.shown_by}
    for rung in found:
        if rung.key in before and not rung.is_shown:
            code = _CODES[rung.state]
            words = rules.missing[code]
            yield Missing(
                code,
                Text(words.nl.format(rung=rung.title.nl), words.en.format(rung=rung.title.en)),
                rung.key,
            )


def _first_track_closed(entries: Iterable[JournalEntry]) -> bool:
    return any(
        isinstance(entry.content, Decision) and entry.content.subject == "eerste-spoor-gesloten"
        for entry in entries
    )


def _signal(
    code: str,
    start: Obligation,
    *,
    missing: tuple[Missing, ...] = (),
    days: int | None = None,
    reason: str = "",
) -> Signal:
    rules = read()
    rule = rules.signals[code]
    count = rules.day if days == 1 else rules.days
    return Signal(
        code=code,
        tone=rule.tone,
        title=Text(
            rule.title.nl.format(days=count.nl.format(count=days)),
            rule.title.en.format(days=count.en.format(count=days)),
        ),
        text=rule.text,
        basis=rule.basis,
        obligation=start.key,
        missing=missing,
        days=days,
        reason=reason,
    )
