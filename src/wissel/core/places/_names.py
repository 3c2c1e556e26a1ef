"""Reads the name of a place as people write it: ``Elst (Gld)``, ``regio Zwolle``."""

import re
import unicodedata
from dataclasses import dataclass

from wissel.core.places._types import Words

_ON_THE = re.compile(r"\ba\s*/\s*d\b\.?|\ba\.\s?d\.")
_APOSTROPHE = re.compile(r"['’`´.]")
_OTHER = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"^st\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A name taken apart. ``province``: two letters or empty; ``around``: what lies around too."""

    name: str
    province: str = ""
    around: bool = False
    abroad: bool = False  #: another country stands behind it


def plain(name: str) -> str:
    """Return a name without capitals, accents and punctuation.

    >>> plain("'s-Hertogenbosch"), plain("Capelle a/d IJssel"), plain("St. Jansteen")
    ('s hertogenbosch', 'capelle aan den ijssel', 'sint jansteen')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in letters if not unicodedata.combining(one))
    letters = _ON_THE.sub("aan den", letters)
    letters = _OTHER.sub(" ", _APOSTROPHE.sub("", letters)).strip()
    return _SAINT.sub("sint", letters)


def asked(name: str, words: Words) -> Asked:
    """Take a name apart.

    The province stands behind it, in brackets, or behind a comma; ``Utrecht`` alone is the town.
    """
    said = plain(name)
    around = False
    for each in words.before:
        if said.startswith(f"{each} "):
            said, around = said[len(each) + 1 :], True
            break
    if any(said == each or said.endswith(f" {each}") for each in words.other_countries):
        return Asked(said, abroad=True)
    said = _without_country(said, words)
    for each in words.behind:
        if said.endswith(f" {each}"):
            said, around = said[: -len(each) - 1], True
            break
    for each, province in words.provinces.items():
        if said.endswith(f" {each}"):
            return Asked(said[: -len(each) - 1], province, around)
    return Asked(said, "", around)


def _without_country(said: str, words: Words) -> str:
    for each in words.country:
        if said.endswith(f" {each}"):
            return said[: -len(each) - 1]
    return said


def without_part(name: str, words: Words) -> str:
    """Return the town of ``rotterdam centrum``; the same name where no part is named."""
    town, _, part = name.partition(" ")
    while part:
        if part in words.parts:
            return town
        first, _, part = part.partition(" ")
        town = f"{town} {first}"
    return name
