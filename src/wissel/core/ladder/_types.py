"""What the ladder consists of, as values that a screen, a report or a check can print."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wissel.core.sources import Basis, Text
from wissel.core.wire import Wire

#: What the file says of a rung; ``unknown`` is nobody looked, as far as the file tells.
RungState: TypeAlias = Literal[
    "unknown", "being-examined", "being-tried", "possible", "not-possible", "does-not-exist"
]
#: How a signal speaks: late, to be mended, or good to know.
Tone: TypeAlias = Literal["late", "attention", "info"]


@dataclass(frozen=True, slots=True)
class Finding(Wire):
    """What one entry of the journal says of a rung. ``by`` is a role; ``author`` a name, or ``""``.

    ``proof`` is the document or talk it shows from, as it was named; ``""`` when none was named.
    """

    state: RungState
    day: date
    by: str
    author: str
    reason: str
    proof: str
    entry: str  #: journal entry id


@dataclass(frozen=True, slots=True)
class Rung(Wire):
    """A rung (*trede*) with everything found on it, newest first.

    ``remarks`` are entries that speak of the rung without finding anything: what the employer says
    about return, a report of the labour expert whose outcome was not written down.
    """

    key: str
    title: Text
    basis: tuple[Basis, ...]
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    is_shown: bool = False  #: not possible or not there, on the word of whoever may say so

    @property
    def last(self) -> Finding | None:
        """What holds now: the newest finding, else the newest remark."""
        return next(iter((*self.findings, *self.remarks)), None)

    @property
    def state(self) -> RungState:
        """The state on the day of the derivation."""
        return "unknown" if self.last is None else self.last.state

    @property
    def since(self) -> date | None:
        """The day since which this state holds without a break; ``None`` when unknown."""
        day = None
        for finding in self.findings or self.remarks:
            if finding.state != self.state:
                break
            day = finding.day
        return day

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of all entries that speak of this rung, newest first."""
        return tuple(finding.entry for finding in (*self.findings, *self.remarks))


@dataclass(frozen=True, slots=True)
class Missing(Wire):
    """One thing the file lacks. ``rung`` is the key of a rung, or ``""`` for a missing reason.

    ``code`` is ``not-examined``, ``no-outcome``, ``no-source``, ``possible`` or ``no-reason``.
    """

    code: str
    text: Text
    rung: str = ""


@dataclass(frozen=True, slots=True)
class Signal(Wire):
    """What must be said about the start of the second track.

    ``code`` is ``early-planned``, ``early-begun``, ``not-shown``, ``late-open``, ``late-done``,
    ``parallel`` or ``earlier-advised``. ``days`` is how late; ``reason`` what somebody wrote about
    it. ``obligation`` is the key of the duty that it is about.
    """

    code: str
    tone: Tone
    title: Text
    text: Text
    basis: tuple[Basis, ...]
    obligation: str
    missing: tuple[Missing, ...] = ()
    days: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ladder(Wire):
    """The rungs in their order, and the signals, gravest first."""

    rungs: tuple[Rung, ...]
    signals: tuple[Signal, ...]

    def rung(self, key: str) -> Rung:
        """Return the rung with this key; ``LookupError`` for one that there is not."""
        for rung in self.rungs:
            if rung.key == key:
                return rung
        raise LookupError(key)
