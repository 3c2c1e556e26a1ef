"""What stands on the paper of a profile: a version that was fixed, with the words of its form."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wissel.core.dates import local_day
from wissel.core.profile import ProfileForms, profile_forms, shown_parts, wage_words
from wissel.core.profiled import Direction, KeptProfile, ProfileKind, WorkTest
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra import pdf

#: What a file of each is called.
_FILE: Final[dict[ProfileKind, str]] = {
    "person": "persoonsprofiel",
    "search": "zoekprofiel",
    "employability": "inzetbaarheidsprofiel",
}
_ORDER: Final = ("active", "reserve", "dropped")


@dataclass(frozen=True, slots=True)
class ProfilePaper:
    """A version as its reader may see it, and what stands at the head of its paper."""

    kept: KeptProfile
    bureau: str
    case_number: str
    employee: str
    client: str


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile as PDF, and the name to save it under: case number, kind, day, version."""

    file_name: str
    content: bytes


def title_of(kept: KeptProfile, language: str) -> str:
    """Return what people call a version: ``Zoekprofiel, versie 2``."""
    title = profile_forms(kept.said.form).forms[kept.said.kind].title
    words = Text(f"{title.nl}, versie {kept.number}", f"{title.en}, version {kept.number}")
    return words.in_(language)


def drawn(paper: ProfilePaper, language: str) -> ProfileFile:
    """Draw a version that was paper."""
    kept = paper.kept
    name = pdf.file_name(
        case_number=paper.case_number,
        kind=_FILE[kept.said.kind],
        day=local_day(kept.at),
        version=kept.number,
    )
    content = pdf.render(
        template="profile", record=_record(paper, language), language=language, timestamp=kept.at
    )
    return ProfileFile(name, content)


def _record(paper: ProfilePaper, language: str) -> dict[str, Any]:
    kept, said = paper.kept, paper.kept.said
    forms = profile_forms(said.form)
    ordered = sorted(said.directions, key=lambda one: _ORDER.index(one.state))
    return {
        "kind": said.kind,
        "title": forms.forms[said.kind].title.in_(language),
        "bureau": paper.bureau,
        "case_number": paper.case_number,
        "employee": paper.employee,
        "client": paper.client,
        "version": kept.number,
        "fixed_on": local_day(kept.at).isoformat(),
        "by": kept.by,
        "role": kept.role,
        "reason": kept.reason,
        "capacity": kept.capacity,
        "person": kept.person,
        "parts": to_json(shown_parts(said, forms, language)),
        "few_because": said.few_because,
        "directions": [_direction(one, kept.test(one.key), forms, language) for one in ordered],
    }


def _direction(
    said: Direction, test: WorkTest | None, forms: ProfileForms, language: str
) -> dict[str, Any]:
    plain: dict[str, Any] = to_json(said)
    return plain | {
        "level": _level(said.level, forms, language),
        "wage": wage_words(said.wage).in_(language) if said.wage is not None else "",
        "wage_source": said.wage.source if said.wage is not None else "",
        "test": _test(test, language) if test is not None else None,
    }


def _level(key: str, forms: ProfileForms, language: str) -> str:
    return next((one.words.in_(language) for one in forms.levels if one.key == key), "")


def _test(test: WorkTest, language: str) -> dict[str, Any]:
    return {
        "on": test.on.isoformat(),
        "verdict": test.verdict,
        "capacity": test.capacity,
        "person": test.person,
        "whole": any(item.about == "hours" for item in test.items),
        "items": [
            {
                "item": item.item.in_(language),
                "asks": item.asks.in_(language),
                "has": item.has.in_(language) if item.has is not None else None,
                "verdict": item.verdict,
                "because": item.because.in_(language),
                "source": item.source,
                "by": item.by,
                "on": _iso(item.on),
            }
            for item in test.items
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
