"""The questions of the RIV check as data: ``wissel.rules/audit``, strictly read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

import yaml

from wissel.core.audit._types import SHORT, CheckState, Step
from wissel.core.journal import DocumentKind, PartyRole
from wissel.core.sources import Basis, Text
from wissel.core.strict import DataError, Place

#: The version that a new check is made by.
NEWEST: Final = 1
UWV: Final = "uwv"
EMPLOYEE: Final = "employee"
#: What can still be mended until when: a moment of the clock, or always, or never.
MOMENTS: Final = (
    "waiting-period",
    "application",
    "report",
    "second-track",
    "always",
    "never",
)


#: What a file holds of the re-integration report itself.
HELD: Final = ("case", "function", "second-track")


class AuditError(DataError):
    """The questions cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows if a question falls short. ``weight``: the gravest has the highest.

    ``step`` is the step of the official order that it counts in, ``""`` where it stops nothing.
    """

    key: str
    text: Text
    weight: int
    step: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question has a state, as a sentence; ``classes`` are the shortcomings it is.

    ``step``: the step of the official order that this reason counts in, where it is another one
    than that of its question; ``none`` stops nothing.
    """

    text: Text
    classes: tuple[str, ...] = ()
    mend: Text | None = None
    step: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with everything that is said about it.

    ``judges`` are the roles whose word answers it where the file cannot. ``until`` is the moment
    (:data:`MOMENTS`) after which mending it helps no more.
    """

    id: int
    group: str
    text: Text
    shown_by: Text
    consequences: tuple[Consequence, ...]
    official: tuple[str, ...]
    basis: tuple[Basis, ...]
    judges: tuple[str, ...]
    who: tuple[str, ...]
    until: str
    mend: Text
    reasons: Mapping[str, Reason]
    said_no: tuple[str, ...] = ()  #: the classes when a judge says no
    said_late: tuple[str, ...] = ()
    employee_text: Text | None = None  #: in plain words, where the employee is a judge

    def reason(self, key: str, n: object = None) -> Reason:
        """Return why it has its state; ``key.one`` serves the count of one where it exists."""
        one = self.reasons.get(f"{key}.one") if n == 1 else None
        return one or self.reasons[key]

    @property
    def answered_by(self) -> tuple[str, ...]:
        """The roles whose word answers it: the judges, and UWV, which judges all of them."""
        return tuple(dict.fromkeys((*self.judges, UWV)))

    @property
    def weight(self) -> int:
        """How grave it is to fall short."""
        return max(one.weight for one in self.consequences)

    @property
    def consequence(self) -> Text:
        """What follows, as one line."""
        return Text(
            ". ".join(one.text.nl for one in self.consequences),
            ". ".join(one.text.en for one in self.consequences),
        )

    def counts_in(self, step: str) -> bool:
        """Whether falling short here counts in a step of the official order."""
        return any(one.step == step for one in self.consequences)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of the re-integration report: whose it is, and what of the file it is.

    ``letters`` are those of Regeling procesgang art. 6 lid 1. ``also`` are documents that belong to
    it and do not make it.
    """

    key: str
    letters: str
    title: Text
    makers: tuple[str, ...]
    documents: tuple[DocumentKind, ...] = ()
    also: tuple[DocumentKind, ...] = ()
    held: str = ""
    is_medical: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of the check."""

    version: int
    valid_from: date
    measures: Mapping[str, int]
    questions: tuple[Question, ...]
    groups: Mapping[str, Text]
    steps: Mapping[str, Text]
    shortcomings: Mapping[str, Text]
    by_id: Mapping[int, Question]
    report: tuple[ReportPart, ...]

    def question(self, number: int) -> Question:
        """Return a question; ``LookupError`` for one that there is not."""
        found = self.by_id.get(number)
        if found is None:
            raise LookupError(number)
        return found


@cache
def rules(version: int = NEWEST) -> Rules:
    """Return a version of the package data; ``LookupError`` for one that there is not."""
    path = files("wissel.rules").joinpath("audit", f"{version}.yaml")
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LookupError(version) from None
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> Rules:
    """Turn the parsed file into the check; raise :class:`AuditError` with the place."""
    fields = Place("$", data, AuditError).table(
        (
            "version",
            "valid_from",
            "laws",
            "measures",
            "consequences",
            "shortcomings",
            "steps",
            "groups",
            "report",
            "reasons",
            "questions",
        )
    )
    consequences = {
        key: _consequence(key, part) for key, part in fields["consequences"].named().items()
    }
    shortcomings = {key: part.text() for key, part in fields["shortcomings"].named().items()}
    reading = _Reading(
        {key: part.basis() for key, part in fields["laws"].named().items()},
        consequences,
        tuple(shortcomings),
        {},
    )
    shared = {key: reading.reason(part) for key, part in fields["reasons"].named().items()}
    reading = _Reading(reading.laws, consequences, reading.classes, shared)
    questions = tuple(reading.question(part) for part in fields["questions"].items())
    return Rules(
        version=fields["version"].number(),
        valid_from=fields["valid_from"].day(),
        measures={key: _measure(part) for key, part in fields["measures"].named().items()},
        questions=questions,
        groups={key: part.text() for key, part in fields["groups"].named().items()},
        steps={key: part.text() for key, part in fields["steps"].named().items()},
        shortcomings=shortcomings,
        by_id={one.id: one for one in questions},
        report=tuple(_part(part) for part in fields["report"].items()),
    )


def _part(place: Place) -> ReportPart:
    fields = place.table(
        ("key", "letters", "title", "makers"), ("documents", "also", "held", "medical")
    )

    def documents(name: str) -> tuple[DocumentKind, ...]:
        known = [str(kind) for kind in DocumentKind]
        found = fields[name].items() if name in fields else ()
        return tuple(DocumentKind(part.one_of(known)) for part in found)

    return ReportPart(
        key=fields["key"].word(),
        letters=fields["letters"].word(),
        title=fields["title"].text(),
        makers=tuple(part.one_of(get_args(PartyRole)) for part in fields["makers"].items()),
        documents=documents("documents"),
        also=documents("also"),
        held=fields["held"].one_of(HELD) if "held" in fields else "",
        is_medical="medical" in fields and fields["medical"].flag(),
    )


def _measure(place: Place) -> int:
    fields = place.table(("value", "nature", "source"))
    fields["source"].text()
    fields["nature"].one_of(("law", "policy", "practice"))
    return fields["value"].number()


def _consequence(key: str, place: Place) -> Consequence:
    fields = place.table(("text", "weight"), ("step",))
    return Consequence(
        key,
        fields["text"].text(),
        fields["weight"].number(),
        fields["step"].one_of(get_args(Step)) if "step" in fields else "",
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    laws: Mapping[str, Basis]
    consequences: Mapping[str, Consequence]
    classes: Sequence[str]
    shared: Mapping[str, Reason]

    def reason(self, place: Place) -> Reason:
        """Read why a question has a state."""
        fields = place.table(("nl", "en"), ("classes", "mend", "step"))
        return Reason(
            Text(fields["nl"].word(), fields["en"].word()),
            self._classes(fields, "classes"),
            fields["mend"].text() if "mend" in fields else None,
            fields["step"].one_of(get_args(Step)) if "step" in fields else "",
        )

    def question(self, place: Place) -> Question:
        """Read one question."""
        fields = place.table(
            (
                "id",
                "group",
                "text",
                "shown_by",
                "consequences",
                "by",
                "judges",
                "who",
                "until",
                "mend",
            ),
            ("official", "reasons", "said_no", "said_late", "employee_text"),
        )
        if ("employee_text" in fields) != (EMPLOYEE in fields["judges"].words()):
            place.fail("employee_text stands where the employee is a judge, and nowhere else")
        roles = get_args(PartyRole)
        own = fields["reasons"].named() if "reasons" in fields else {}
        return Question(
            id=fields["id"].number(),
            group=fields["group"].word(),
            text=fields["text"].text(),
            shown_by=fields["shown_by"].text(),
            consequences=tuple(
                self.consequences[part.one_of(tuple(self.consequences))]
                for part in fields["consequences"].items()
            ),
            official=fields["official"].words() if "official" in fields else (),
            basis=fields["by"].rules(self.laws),
            judges=tuple(part.one_of(roles) for part in fields["judges"].items()),
            who=tuple(part.one_of(roles) for part in fields["who"].items()),
            until=fields["until"].one_of(MOMENTS),
            mend=fields["mend"].text(),
            reasons={**self.shared, **{key: self.reason(part) for key, part in own.items()}},
            said_no=self._classes(fields, "said_no"),
            said_late=self._classes(fields, "said_late"),
            employee_text=fields["employee_text"].text() if "employee_text" in fields else None,
        )

    def _classes(self, fields: Mapping[str, Place], name: str) -> tuple[str, ...]:
        if name not in fields:
            return ()
        return tuple(part.one_of(tuple(self.classes)) for part in fields[name].items())


def is_short(state: CheckState) -> bool:
    """Whether a state falls short."""
    return state in SHORT
