"""Reads the rule files of reports and speaks their sentences in one language."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.dates import day_in
from wissel.core.sources import Text

SHARED = "shared"
#: The report of a period; those that are made once say which deliveries they are (``kinds``).
PERIODIC = "d15"
_ONCE = ("d08", "d11", "d22", "d23", "d24")
#: Those of one occasion, a talk or a signal; their kinds say which event that is.
_OCCASION = ("d16", "d17")
#: The parts of the plan, in whichever document it stands.
PLAN = "plan"


@cache
def rules(document: str) -> Mapping[str, Any]:
    """Return a parsed rule file; what it holds is described by the schema beside it."""
    path = resources.files("wissel.rules").joinpath("reports", f"{document}.yaml")
    parsed: Mapping[str, Any] = yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data()
    return parsed


@cache
def _phrases(document: str) -> Mapping[str, Any]:
    return {**rules(SHARED)["phrases"], **rules(PLAN)["phrases"], **rules(document)["phrases"]}


def known_sections(document: str) -> list[Mapping[str, Any]]:
    """Return the sections a document can have, those of the plan among them."""
    return [*rules(document)["sections"], *rules(PLAN)["sections"]]


def document_of(kind: str) -> str | None:
    """Return the document that a delivery (``intake-report``) is written with, or ``None``."""
    return next((name for name in (*_ONCE, *_OCCASION) if kind in _kinds(name)), None)


def _kinds(document: str) -> tuple[str, ...]:
    held = rules(document)
    return tuple(held.get("kinds", ())) or tuple(held.get("occasions", ()))


def written_once() -> tuple[str, ...]:
    """Return the kinds of the reports that are made once and written here."""
    return tuple(kind for name in _ONCE for kind in _kinds(name))


def written_of_occasions() -> dict[str, str]:
    """Return the kinds of the reports of an occasion, each with the event it is about."""
    return {
        kind: str(one["event"])
        for name in _OCCASION
        for kind, one in rules(name)["occasions"].items()
    }


def begins_with(document: str) -> tuple[str, ...]:
    """Return the events of which the last one begins what a report made once speaks of."""
    return tuple(rules(document).get("since", ()))


def looks_back(kind: str) -> int:
    """Return over how many days at least a report of an occasion looks back; 0 without a least."""
    measures = rules(document_of(kind) or PERIODIC).get("measures", {})
    return int(measures.get("look_back_days", {"value": 0})["value"])


def release_of(kind: str) -> str:
    """Return how a report goes out where the way of working does not say so."""
    document = document_of(kind)
    return (
        "employee-first" if document is None else rules(document).get("release", "employee-first")
    )


def title_of(kind: str) -> Text | None:
    """Return what the document of a delivery is called, or ``None`` for a report of a period."""
    document = document_of(kind)
    if document is None:
        return None
    held = rules(document)
    return text_of(held.get("occasions", {}).get(kind, held)["title"])


def choices_of(document: str, question: str, language: str) -> tuple[str, ...]:
    """Return the answers to choose from for a question, none where it is answered freely."""
    return tuple(
        text_of(choice).in_(language)
        for section in rules(document)["sections"]
        for one in section.get("questions", ())
        if one["key"] == question
        for choice in one.get("choices", ())
    )


def is_made_anew(document: str) -> bool:
    """Whether a next version of a document speaks of its own day, as a plan does."""
    return bool(rules(document).get("anew", False))


def agreed_by(document: str) -> frozenset[str]:
    """Return who says afterwards whether they agree with it, and reads what the others said."""
    return frozenset(rules(document).get("agreed", ()))


def heard_by(document: str) -> frozenset[str]:
    """Return the keys of what people may let stand in a document (:class:`Heard`)."""
    return frozenset(key for one in rules(document)["sections"] for key in one.get("heard", ()))


def takes_check_ins(document: str) -> bool:
    """Whether a document holds how the employee says things go, where they share it for that."""
    return any(one.get("check_ins", False) for one in rules(document)["sections"])


def text_of(raw: object) -> Text:
    """Return a text of a rule file."""
    if not isinstance(raw, dict):
        raise TypeError(f"a text of the rule file is {{nl, en}}, not {raw!r}")
    return Text(nl=raw["nl"], en=raw["en"])


def measure(key: str, document: str = SHARED) -> int:
    """Return a measure of a rule file, such as ``few_words``."""
    return int(rules(document)["measures"][key]["value"])


def both(group: str, key: str, **values: object) -> Text:
    """Return a sentence of ``group`` in both languages. Values are put in as they are."""
    return _filled(rules(SHARED)[group][key], values)


def both_n(group: str, key: str, n: int, **values: object) -> Text:
    """Return a sentence with a count; ``key.one`` serves the count of one where it exists."""
    return _filled(_counted(rules(SHARED)[group], key, n), {"n": n, **values})


def _counted(texts: Mapping[str, Any], key: str, n: int) -> Mapping[str, str]:
    one = f"{key}.one"
    found: Mapping[str, str] = texts[one if n == 1 and one in texts else key]
    return found


def _filled(raw: Mapping[str, str], values: Mapping[str, object]) -> Text:
    return Text(nl=raw["nl"].format_map(values), en=raw["en"].format_map(values))


class Words:
    """A rule file in one language. Text of people goes in as a value, never as a pattern."""

    def __init__(self, language: str, document: str = PERIODIC) -> None:
        self.language = language
        self.document = document

    def say(self, key: str, **values: object) -> str:
        """Return a sentence."""
        return _filled(_phrases(self.document)[key], values).in_(self.language)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return a sentence with a count."""
        raw = _counted(_phrases(self.document), key, n)
        return _filled(raw, {"n": n, **values}).in_(self.language)

    def word(self, key: str, **values: object) -> str:
        """Return a word for a code."""
        return both("words", key, **values).in_(self.language)

    def role(self, role: str) -> str:
        """Return a role as a word; a role the rule file does not know stays as it is."""
        return both("roles", role).in_(self.language) if role in rules(SHARED)["roles"] else role

    def day(self, day: date) -> str:
        """Return a day written out."""
        return day_in(day, self.language)

    def duration(self, minutes: int) -> str:
        """Return a duration: ``2 uur en 40 minuten``."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.say("duration.minutes", m=rest)
        return self.say("duration.both" if rest else "duration.hours", h=hours, m=rest)

    def list(self, items: Iterable[str]) -> str:
        """Return a list in words: ``a, b en c``."""
        *head, last = list(items)
        return f"{', '.join(head)} {self.say('list.and')} {last}" if head else last

    def number(self, value: float) -> str:
        """Return a number with the decimal sign of the language and no needless zeros."""
        text = f"{value:g}"
        return text if self.language == "en" else text.replace(".", ",")
