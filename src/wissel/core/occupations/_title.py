"""The work in the title of a vacancy, without hours, place, employer and praise around it."""

import re
from typing import Final

from wissel.core.occupations._linking import Linking

_SPACE: Final = re.compile(r"\s+")
_EDGES: Final = " \t,;:.-–—/|&+()[]"
#: A title is a line. What comes after is text of the source.
_LONGEST: Final = 200


def work_in(title: str, data: Linking) -> tuple[str, ...]:
    """Return the title as a whole, and then its parts where it is more than one thing."""
    title = title[:_LONGEST]
    without_place = data.place.sub("", f" {title}").strip(_EDGES)
    parts = [_clean(part, data) for part in data.separators.split(without_place)]
    whole = _clean(data.separators.sub(" ", without_place), data) or _clean(title, data)
    return tuple(dict.fromkeys(part for part in (whole, *parts) if part))


def wish_in(words: str, data: Linking) -> tuple[str, ...]:
    """Return what a person wishes as a whole, and then each of several things that are wished."""
    wished = data.wish_without.sub(" ", words[:_LONGEST].casefold())
    parts = [_wish(part, data) for part in data.wish_separators.split(wished)]
    return tuple(dict.fromkeys(part for part in (_wish(wished, data), *parts) if part))


def _wish(words: str, data: Linking) -> str:
    plain = _clean(words, data)
    return _tidy(data.wish_noise.sub(" ", plain)) or plain


def _clean(text: str, data: Linking) -> str:
    return _tidy(data.noise.sub(" ", text.casefold()))


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip(_EDGES)
