"""What is said about an extra service, and what may be said: asking, carrying out, the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from wissel.connections import wire
from wissel.core.journal import PartyRole, StudyAdvice
from wissel.core.refusal import Refused
from wissel.core.services import ServiceField, ServiceKind
from wissel.core.wire import Wire
from wissel.infra.typed import demand_fits, demand_plain, refused

#: How many functions, or other things, one list holds.
MOST_ROWS: Final = 30
MOST_REASON: Final = 1000
MOST_NAME: Final = 200
#: One thing that was said: a text, the key of a choice, or one thing a line.
Said: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carrier(Wire):
    """Who carries it out: in which role, under which name, of which organisation."""

    role: PartyRole
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ServiceResult(Wire):
    """What came of it: the day it bears, who wrote it, and what it says by the kind's fields."""

    dated: date
    author: str
    registration: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def advice(self) -> StudyAdvice:
        """Return what a report of a labour expert comes to, as the journal keeps it.

        Its kind has the fields of that record, which ``core.services`` demands of the data.
        """
        said = {**self.texts, **self.lists, "registration": self.registration}
        return wire.read_value(StudyAdvice, said)


def checked_answers(kind: ServiceKind, said: Mapping[str, Said]) -> dict[str, str]:
    """Return what was asked for, by the fields of the kind; or refuse it (``$.question``)."""
    texts, _ = _checked(kind.asks, said)
    return texts


def checked_carrier(kind: ServiceKind, said: Carrier) -> Carrier:
    """Return who carries it out; refuse nobody, and a role that may not."""
    if said.role not in kind.carried_by:
        raise refused("role", "$.role", "Kies wie dit doet.", "Choose who does this.")
    name, organisation = " ".join(said.name.split()), " ".join(said.organisation.split())
    if not name:
        raise refused(
            "missing",
            "$.name",
            "Schrijf de naam van wie dit doet.",
            "Write the name of whoever does this.",
        )
    for text, path in ((name, "$.name"), (organisation, "$.organisation")):
        demand_fits(text, MOST_NAME, path)
        demand_plain((text,), path)
    return Carrier(said.role, name, organisation)


def checked_result(
    kind: ServiceKind, said: ServiceResult, *, since: date, today: date
) -> ServiceResult:
    """Return a result that holds what the kind asks; or refuse it with the place.

    ``since``: the first day that it can bear.
    """
    if said.dated > today:
        raise refused(
            "future",
            "$.dated",
            f"Deze dag ligt na vandaag ({today:%d-%m-%Y}). Kies vandaag of eerder.",
            f"This day is after today ({today:%d-%m-%Y}). Choose today or earlier.",
        )
    if said.dated < since:
        raise refused(
            "too-early",
            "$.dated",
            f"Deze dag ligt vóór {since:%d-%m-%Y}. Kijk de datum na. Was er al een uitkomst, leg "
            "die dan los vast.",
            f"This day is before {since:%d-%m-%Y}. Check the date. If there was a result already, "
            "write that one down by itself.",
        )
    author, registration = " ".join(said.author.split()), " ".join(said.registration.split())
    if not author:
        raise refused("missing", "$.author", "Schrijf wie dit opschreef.", "Say who wrote this.")
    for text, path in ((author, "$.author"), (registration, "$.registration")):
        demand_fits(text, MOST_NAME, path)
        demand_plain((text,), path)
    texts, lists = _checked(kind.result, {**said.texts, **said.lists})
    return replace(said, author=author, registration=registration, texts=texts, lists=lists)


def checked_reason(reason: str) -> str:
    """Return why, in one or two sentences; refuse nothing, and too much."""
    words = " ".join(reason.split())
    if not words:
        raise refused(
            "reason",
            "$.reason",
            "Schrijf in één of twee zinnen waarom.",
            "Say why in one or two sentences.",
        )
    demand_fits(words, MOST_REASON, "$.reason")
    demand_plain((words,), "$.reason")
    return words


def _checked(
    fields: Sequence[ServiceField], said: Mapping[str, Said]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for one in fields:
        value, path = said.get(one.key, ""), f"$.{one.key}"
        if one.form == "lines":
            lists[one.key] = _lines(one, value, path)
        else:
            texts[one.key] = _text(one, value if isinstance(value, str) else "", path)
        if one.required and not (texts.get(one.key) or lists.get(one.key)):
            raise _missing(one, path)
    return texts, lists


def _text(one: ServiceField, value: str, path: str) -> str:
    if one.form == "choice":
        if value and value not in {key for key, _ in one.choices}:
            raise refused("choice", path, "Kies een van deze.", "Choose one of these.")
        return value
    text = value.strip()
    demand_fits(text, one.most, path)
    demand_plain((text,), path)
    return text


def _lines(one: ServiceField, value: Said, path: str) -> tuple[str, ...]:
    """Return the rows with single blanks, each once and none empty."""
    given = value.splitlines() if isinstance(value, str) else value
    rows = tuple(dict.fromkeys(" ".join(row.split()) for row in given if row.strip()))
    if len(rows) > MOST_ROWS:
        raise refused(
            "too-many",
            path,
            f"Dit zijn {len(rows)} regels; verwacht wordt hoogstens {MOST_ROWS}.",
            f"These are {len(rows)} lines; expected is {MOST_ROWS} at most.",
        )
    for row in rows:
        demand_fits(row, one.most, path)
    demand_plain(rows, path)
    return rows


def _missing(one: ServiceField, path: str) -> Refused:
    if one.form == "choice":
        return refused("missing", path, "Kies een van deze.", "Choose one of these.")
    return refused("missing", path, "Vul dit in.", "Fill this in.")
