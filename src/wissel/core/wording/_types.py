"""The language of the guard: for whom a text is meant, what was found, and why it may not go."""

from dataclasses import dataclass
from enum import StrEnum

from wissel.core.sources import Text
from wissel.core.wire import Wire


class Audience(StrEnum):
    """Who is to read the text."""

    EMPLOYER = "employer"
    UWV = "uwv"
    HOST_EMPLOYER = "host-employer"
    LINE_MANAGER = "line-manager"
    EMPLOYEE = "employee"


class Kind(StrEnum):
    """What a finding is. The first four are health data, which no reader of a report may have."""

    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    MEDICATION = "medication"
    COMPLAINT = "complaint"
    BSN = "bsn"
    OTHER_NAME = "other-name"


@dataclass(frozen=True, slots=True)
class Why(Wire):
    """The reason of a finding: the group of the data that caused it, and the rule in words."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Finding(Wire):
    """A phrase that may not reach the audience.

    ``start`` and ``end`` are Python slice offsets in the text as it was given, so that
    ``text_given[start:end] == text``. ``suggestion`` says the same in functional words, or how to
    do without; it passes the guard itself.
    """

    start: int
    end: int
    kind: Kind
    text: str
    suggestion: Text
    why: Why


@dataclass(frozen=True, slots=True)
class Verdict(Wire):
    """Whether a text may go as it is, with all findings in the order of the text."""

    allowed: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class GuardInput(Wire):
    """What is asked: a text, its audience, the names of the trajectory and those that are not."""

    text: str
    audience: Audience
    parties: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
