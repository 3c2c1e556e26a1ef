"""Adding up: which sick periods are one case, and which days in it do not count (WIA 23, ZW 38)."""

from dataclasses import dataclass
from typing import NamedTuple

from wissel.core.absence import Judgement, Leave
from wissel.core.clock._law import note_text
from wissel.core.clock._types import Note
from wissel.core.clock.facts import ClockInput
from wissel.core.dates import DAYS

HEALTHY, LEAVE, NOT_COUNTED = "healthy", "leave", "not-counted"


class Gap(NamedTuple):
    """Days in a row without sickness (ordinals, inclusive)."""

    first: int
    last: int
    healthy: int  #: healthy days among them
    first_healthy: int  #: the first of those, or 0
    leaves: tuple[Leave, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its first sick day and the gaps in it that push every later day.

    ``recovered`` is the first healthy day when 28 or more in a row have closed the case.
    ``days`` are the gaps as pairs, for counting.
    """

    first: int
    gaps: tuple[Gap, ...]
    days: tuple[tuple[int, int], ...]
    recovered: int | None
    notes: tuple[Note, ...]

    def counted_up_to(self, day: int) -> int:
        """Return how many days count from the first sick day up to and including ``day``."""
        counted = day - self.first + 1
        for first, last in self.days:
            if first <= day:
                counted -= min(last, day) - first + 1
        return counted


def build_case(data: ClockInput, new_case_from: int) -> Case:
    """Return the case that runs, or ran last, on ``data.as_of``.

    ``new_case_from`` is the number of healthy days in a row that ends a case. Healthy days around
    a leave are added to each other; leave days never count as healthy (C3).
    """
    first = data.absence.first_sick_day.toordinal()
    notes: list[Note] = []
    gaps: list[Gap] = []
    recovered = None
    for gap in _gaps(data, notes):
        if gap.healthy >= new_case_from and gap.last >= data.as_of.toordinal():
            recovered = _closed(gap, data.as_of.toordinal(), notes)
            break
        if _starts_new_case(gap, data, first, new_case_from, notes):
            first, gaps = gap.last + 1, []
        else:
            gaps.append(gap)
    return Case(
        first=first,
        gaps=tuple(gaps),
        days=tuple((gap.first, gap.last) for gap in gaps),
        recovered=recovered,
        notes=tuple(notes),
    )


def _closed(gap: Gap, as_of: int, notes: list[Note]) -> int | None:
    """Return the first healthy day of a recovery that closes the case, unless it is yet to come."""
    day = DAYS[gap.first_healthy]
    if gap.first_healthy > as_of:
        notes.append(_note("recovery-planned", day=day))
        return None
    notes.append(_note("recovered", day=day))
    return gap.first_healthy


def _starts_new_case(
    gap: Gap, data: ClockInput, first: int, new_case_from: int, notes: list[Note]
) -> bool:
    """Whether sickness after the gap is a new case (C1, C3); the notes say why, or what is open."""
    after = gap.last + 1
    if gap.healthy >= new_case_from:
        notes.append(_note("new-case", days=gap.healthy, old=DAYS[first], new=DAYS[after]))
        return True
    if after > data.as_of.toordinal():
        if gap.first_healthy and data.absence.recovered_on:
            notes.append(_note("recovery-not-final", day=DAYS[gap.first_healthy]))
        return False
    if not gap.leaves or not _directly_between(gap):
        return False
    answer = _same_cause(gap.leaves)
    if answer is False:
        notes.append(_note("new-case-after-leave", old=DAYS[first], new=DAYS[after]))
    elif answer is None:
        notes.append(_note("same-cause-unknown", to=DAYS[gap.last], new=DAYS[after]))
    return answer is False


def _directly_between(gap: Gap) -> bool:
    """Sick the day before the leave and the day after it: nothing but leave in between."""
    return gap.healthy == 0


def _same_cause(leaves: tuple[Leave, ...]) -> bool | None:
    """Return the judgement on the cause; the last one given counts for leaves in a row."""
    answers = [
        leave.same_cause.value if isinstance(leave.same_cause, Judgement) else leave.same_cause
        for leave in leaves
    ]
    return next((answer for answer in reversed(answers) if answer is not None), None)


def _gaps(data: ClockInput, notes: list[Note]) -> list[Gap]:
    """Return the gaps in order; periods that touch are one gap."""
    absence = data.absence
    if not (
        absence.healthy or absence.leave or absence.recovered_on or data.employment.earning_capacity
    ):
        return []
    spans: list[tuple[int, int, str, Leave | None]] = [
        (period.from_.toordinal(), period.to.toordinal(), HEALTHY, None)
        for period in absence.healthy
    ]
    spans += [
        (leave.from_.toordinal(), leave.to.toordinal(), LEAVE, leave) for leave in absence.leave
    ]
    spans += [
        (period.from_.toordinal(), period.to.toordinal(), NOT_COUNTED, None)
        for period in data.employment.earning_capacity
    ]
    spans += _recovery(data, notes)
    spans.sort(key=lambda span: span[0])
    gaps: list[Gap] = []
    for first, last, kind, leave in spans:
        healthy = last - first + 1 if kind == HEALTHY else 0
        gap = Gap(first, last, healthy, first if healthy else 0, (leave,) if leave else ())
        if gaps and gaps[-1].last + 1 == first:
            gap = _joined(gaps.pop(), gap)
        gaps.append(gap)
    return gaps


def _joined(earlier: Gap, later: Gap) -> Gap:
    return Gap(
        earlier.first,
        later.last,
        earlier.healthy + later.healthy,
        earlier.first_healthy or later.first_healthy,
        earlier.leaves + later.leaves,
    )


def _recovery(data: ClockInput, notes: list[Note]) -> list[tuple[int, int, str, Leave | None]]:
    """Return the days of a recovery that has not ended, up to ``as_of``, leave taken out."""
    recovered = data.absence.recovered_on
    if recovered is None:
        return []
    if recovered > data.as_of:
        notes.append(_note("recovery-planned", day=recovered))
        return []
    day, end = recovered.toordinal(), data.as_of.toordinal()
    spans: list[tuple[int, int, str, Leave | None]] = []
    for leave in sorted(data.absence.leave, key=lambda leave: leave.from_):
        first = leave.from_.toordinal()
        if day <= first <= end:
            if first > day:
                spans.append((day, first - 1, HEALTHY, None))
            day = leave.to.toordinal() + 1
    if day <= end:
        spans.append((day, end, HEALTHY, None))
    return spans


def _note(code: str, **values: object) -> Note:
    return Note(code, note_text(code, **values))
