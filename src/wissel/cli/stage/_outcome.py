"""What became of every promise: due, actual, evidence and state, from real events alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.connections.bundle_file import Verified, verified
from wissel.core.audit import Audit
from wissel.core.dates import local_day
from wissel.core.due import PhaseSpan
from wissel.core.journal import ConsentEvent, JournalEntry
from wissel.core.obligations import Obligation
from wissel.core.profiled import ProfileKind, Verdict
from wissel.core.sources import Text
from wissel.core.wire import Wire
from wissel.infra import pdf

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player


@dataclass(frozen=True, slots=True)
class Proof(Wire):
    """The entry that settled a duty."""

    entry: str
    kind: str
    happened_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Promised(Wire):
    """One duty: when it was due, when it was done, what shows it, how it stands on the last day.

    ``waits`` is what somebody decided about it (a pause until a day, elsewhere, does not hold).
    """

    key: str
    duty: str
    title: Text
    nature: str
    opens: date | None
    due: date | None
    done: date | None
    days_late: int | None
    state: str
    evidence: tuple[Proof, ...]
    waits: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted(Wire):
    """How often the duties of one rule stand in a state on the last day."""

    duty: str
    nature: str
    title: Text
    states: dict[str, int]


@dataclass(frozen=True, slots=True)
class Looked(Wire):
    """A direction of a search profile as it was fixed, and what its test came to then."""

    title: str
    state: str
    because: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Fixed(Wire):
    """A version of a profile: when, why, from which capacity, and where work is looked for."""

    profile: ProfileKind
    version: int
    on: date
    reason: str
    capacity: int | None
    directions: tuple[Looked, ...]


@dataclass(frozen=True, slots=True)
class Expected(Wire):
    """What a script expects of a duty, and what it found."""

    duty: str
    expected: dict[str, str]
    found: dict[str, str]
    met: bool


@dataclass(frozen=True, slots=True)
class Planned(Wire):
    """A version of the plan. How its chain stands on the last day is told of the newest alone."""

    version: int
    on: date
    reason: str
    capacity: int | None
    goal: str
    gaps: int
    open_gaps: int | None
    steps: tuple[str, ...]
    silent: int | None


@dataclass(frozen=True, slots=True)
class Outcome(Wire):
    """What a simulation came to."""

    programme: str
    version: int
    first_sick_day: date
    from_: date
    to: date
    week: int
    days: int
    steps: int
    mails: int
    journal: int
    corrections: int
    withdrawals: int  #: how often the employee took a consent back
    chain_whole: bool
    phases: tuple[PhaseSpan, ...]
    figures: tuple[Counted, ...]
    promises: tuple[Promised, ...]
    law: tuple[Promised, ...]
    profiles: tuple[Fixed, ...]
    plans: tuple[Planned, ...]
    riv: Audit
    bundle: Verified  #: the evidence bundle of the last day, checked as whoever gets it would
    expected: tuple[Expected, ...]

    @property
    def as_expected(self) -> bool:
        """Whether every expectation of the script was met."""
        return all(each.met for each in self.expected)


def _takes_back(entry: JournalEntry) -> bool:
    return isinstance(entry.content, ConsentEvent) and entry.content.event == "withdrawn"


def outcome(player: "Player", *, now: datetime, days: int, mails: int, whole: bool) -> Outcome:
    """Return what became of everything promised, as the coach sees it on the last day."""
    view = trajectories.case(actor=player.coach, now=now, trajectory=player.trajectory)
    today = view.due.today
    entries = {entry.id: entry for entry in view.case.journal}
    told = [_told(duty, entries, today) for duty in view.due.obligations]
    programme = view.case.programme
    return Outcome(
        programme=programme.name,
        version=programme.version,
        first_sick_day=player.first_sick_day,
        from_=player.day(player.script.registered),
        to=today,
        week=view.due.timeline.waiting_period.week,
        days=days,
        steps=len(player.script.steps),
        mails=mails,
        journal=len(entries),
        corrections=sum(entry.supersedes is not None for entry in view.case.journal),
        withdrawals=sum(_takes_back(entry) for entry in view.case.journal),
        chain_whole=whole,
        phases=view.due.phases,
        figures=tuple(_figures(view.due.obligations, today)),
        promises=tuple(each for each in told if each.nature != "law"),
        law=tuple(each for each in told if each.nature == "law"),
        plans=tuple(_planned(player, now)),
        profiles=(*_fixed(player, now, "person"), *_fixed(player, now, "search")),
        riv=documents.riv_check(actor=player.coach, now=now, trajectory=player.trajectory).check,
        bundle=_bundled(player, now),
        expected=tuple(_expected(said, told, player) for said in player.script.expect),
    )


def _bundled(player: "Player", now: datetime) -> Verified:
    made = documents.bundle(actor=player.coach, now=now, trajectory=player.trajectory)
    return verified(pdf.attached(made.content), None)


def _told(duty: Obligation, entries: Mapping[str, JournalEntry], today: date) -> Promised:
    word = duty.exemption
    waits = "" if word is None else f"{word.kind}{f' {word.until}' if word.until else ''}"
    return Promised(
        key=duty.key,
        duty=duty.rule.partition(":")[2],
        title=duty.title,
        nature=str(duty.nature),
        opens=duty.opens,
        due=duty.due,
        done=duty.done_on,
        days_late=duty.days_late,
        state=str(duty.state(today)),
        evidence=tuple(
            Proof(entry.id, entry.kind, entry.happened_on, entry.recorded_at)
            for entry in map(entries.get, duty.evidence)
            if entry is not None
        ),
        waits=waits,
        grounds=tuple(basis.article for basis in duty.basis),
    )


def _fixed(player: "Player", now: datetime, kind: ProfileKind) -> Iterable[Fixed]:
    """Yield the versions of a profile, oldest first."""
    view = plans.profile(actor=player.coach, now=now, trajectory=player.trajectory, kind=kind)
    for kept in reversed(view.versions):
        verdicts = {one.direction: one.test.verdict for one in kept.tests}
        yield Fixed(
            profile=kind,
            version=kept.number,
            on=local_day(kept.at),
            reason=kept.reason,
            capacity=kept.capacity,
            directions=tuple(
                Looked(
                    one.title,
                    one.state,
                    one.state_because or one.because,
                    verdicts.get(one.key),
                )
                for one in kept.said.directions
            ),
        )


def _planned(player: "Player", now: datetime) -> Iterable[Planned]:
    """Yield the versions of the plan, oldest first, with what the journal shows of each step."""
    view = plans.plan(actor=player.coach, now=now, trajectory=player.trajectory)
    for kept in reversed(view.versions):
        yield Planned(
            version=kept.number,
            on=local_day(kept.at),
            reason=kept.reason,
            capacity=kept.capacity,
            goal=kept.said.text("doel"),
            gaps=len(kept.said.gaps),
            open_gaps=len(view.chain.open_gaps) if kept == view.newest else None,
            steps=tuple(one.title for one in kept.said.activities),
            silent=len(view.chain.silent) if kept == view.newest else None,
        )


def _figures(duties: Iterable[Obligation], today: date) -> Iterable[Counted]:
    groups: dict[str, list[Obligation]] = {}
    for duty in duties:
        groups.setdefault(duty.rule, []).append(duty)
    for rule, group in sorted(groups.items()):
        states = Counter(str(duty.state(today)) for duty in group)
        first = group[0]
        yield Counted(rule, str(first.nature), first.title, dict(sorted(states.items())))


def _expected(said: Mapping[str, Any], told: Iterable[Promised], player: "Player") -> Expected:
    """Compare one expectation: the nth duty of a rule (``turn``, the first without it)."""
    wanted_duty = str(said["duty"])
    ours = [
        each for each in told if wanted_duty in (each.duty, each.key, each.key.partition("@")[0])
    ]
    turn = int(said.get("turn", 1)) - 1
    wanted = {
        key: str(value)
        for key, value in player.dated(said, player.script.steps[0]).items()
        if key not in ("duty", "turn")
    }
    found: dict[str, str] = {}
    if len(ours) > turn:
        one = ours[turn]
        found = {
            "state": one.state,
            "due": str(one.due),
            "done": str(one.done),
            "late": str(one.days_late or 0),
            "evidence": ",".join(proof.kind for proof in one.evidence),
            "waits": one.waits,
            "ground": one.grounds[0] if one.grounds else "",
        }
    met = bool(found) and all(found.get(key) == value for key, value in wanted.items())
    return Expected(str(said["duty"]), wanted, found, met)
