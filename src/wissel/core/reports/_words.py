"""Reads the rule file of the report and speaks its sentences in one language."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.sources import Text

RULES = "d15"

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


@cache
def rules() -> Mapping[str, Any]:
    """Return the parsed rule file; what it holds is described by the schema beside it."""
    path = resources.files("wissel.rules").joinpath("reports", f"{RULES}.yaml")
    parsed: Mapping[str, Any] = yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data()
    return parsed


def measure(key: str) -> int:
    """Return a measure of the rule file, such as ``gap_days``."""
    return int(rules()["measures"][key]["value"])


def both(group: str, key: str, **values: object) -> Text:
    """Return a sentence of ``group`` in both languages. Values are put in as they are."""
    raw = rules()[group][key]
    return Text(nl=raw["nl"].format_map(values), en=raw["en"].format_map(values))


def both_n(group: str, key: str, n: int, **values: object) -> Text:
    """Return a sentence with a count; ``key.one`` serves the count of one where it exists."""
    one = f"{key}.one"
    return both(group, one if n == 1 and one in rules()[group] else key, n=n, **values)


def day_in(day: date, language: str) -> str:
    """Return a day written out: ``12 november 2026``."""
    months = _MONTHS["en" if language == "en" else "nl"].split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


class Words:
    """The rule file in one language. Text of people goes in as a value, never as a pattern."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """Return a sentence."""
        return both("phrases", key, **values).in_(self.language)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return a sentence with a count."""
        return both_n("phrases", key, n, **values).in_(self.language)

    def word(self, key: str, **values: object) -> str:
        """Return a word for a code."""
        return both("words", key, **values).in_(self.language)

    def role(self, role: str) -> str:
        """Return a role as a word; a role the rule file does not know stays as it is."""
        return both("roles", role).in_(self.language) if role in rules()["roles"] else role

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
