"""Fills a sentence of the data: days as people write them, roles and kinds by their words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wissel.core.dates import day_in
from wissel.core.sources import Text


def say(text: Text, values: Mapping[str, Any]) -> Text:
    """Return the sentence with its values, in both languages."""
    if not values:
        return text
    return Text(*(_filled(text.in_(language), values, language) for language in ("nl", "en")))


def _filled(pattern: str, values: Mapping[str, Any], language: str) -> str:
    return pattern.format_map({key: _word(value, language) for key, value in values.items()})


def _word(value: Any, language: str) -> str:
    if isinstance(value, date):
        return day_in(value, language)
    if isinstance(value, Text):
        return value.in_(language)
    return "" if value is None else str(value)
