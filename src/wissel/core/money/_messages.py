"""The sentences of the money rules, from ``rules/money/messages.yaml``."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

from wissel.core.dates import day_in
from wissel.core.law import read_yaml, text
from wissel.core.refusal import Refused
from wissel.core.sources import Text


@cache
def _messages() -> Mapping[str, Mapping[str, Any]]:
    return read_yaml("money/messages.yaml")


@cache
def title(key: str) -> Text:
    """Return the name of an amount or a day."""
    return text(_messages()["titles"][key])


def refuse(code: str, path: str, **values: object) -> Refused:
    """Return the refusal ``code`` at ``path`` with its sentence filled in."""
    return Refused(code, path, _fill("refusals", code, values))


@contextmanager
def under(path: str) -> Iterator[None]:
    """Put the place of a part before the path of whatever refuses it."""
    try:
        yield
    except Refused as found:
        raise Refused(found.code, path + found.path[1:], found.message) from None


def sentence(kind: str, code: str, **values: object) -> Text:
    """Return a sentence of ``notes``, ``missing`` or ``events``; days are written out in it."""
    if not values:
        return _plain(kind, code)
    template = _messages()[kind][code]
    said = {
        language: template[language].format(
            **{
                name: day_in(value, language) if isinstance(value, date) else value
                for name, value in values.items()
            }
        )
        for language in ("nl", "en")
    }
    return text(said)


@cache
def _plain(kind: str, code: str) -> Text:
    return text(_messages()[kind][code])


def _fill(kind: str, code: str, values: Mapping[str, object]) -> Text:
    template = _messages()[kind][code]
    return Text(template["nl"].format(**values), template["en"].format(**values))
