"""Reads the word lists of the guard and builds what searches a text with them, once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.sources import Text
from wissel.core.wording._fold import fold
from wissel.core.wording._phrases import ORDINARY
from wissel.core.wording._scan import Phrases
from wissel.core.wording._types import Audience, Kind

TERM_FILES = ("diagnosis", "treatment", "medication", "complaint")
#: Among the kinds of an audience: only names that the caller said do not belong.
KNOWN_NAME = "known-name"


@dataclass(frozen=True, slots=True)
class Context:
    """Surroundings that make a word harmless, up to so many words before and after it.

    When one of ``despite`` stands near as well, the word is no longer harmless.
    """

    id: str
    before: int
    after: int
    despite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one kind that share their suggestion and their exceptions."""

    id: str
    kind: Kind
    suggestion: str
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowed:
    """Words that are harmless whatever stands around them."""

    id: str


@dataclass(frozen=True, slots=True)
class Names:
    """Words by which a person's name is told from other words with a capital."""

    titles: frozenset[str]
    professionals: frozenset[str]
    particles: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    relatives: frozenset[str]
    colleagues: frozenset[str]
    firm_before: frozenset[str]
    firm_after: frozenset[str]
    firm_endings: tuple[str, ...]
    roles: frozenset[str]
    known_firms: Mapping[str, tuple[tuple[str, ...], ...]]
    towns: frozenset[str]
    word_surnames: frozenset[str]
    ordinary: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    surname_endings: tuple[str, ...]
    telling: frozenset[str]
    no_names: frozenset[str]
    no_name_endings: tuple[str, ...]
    role_endings: tuple[str, ...]
    job_endings: tuple[str, ...]
    own_people: frozenset[str]
    owners: frozenset[str]
    place_words: frozenset[str]
    with_words: frozenset[str]
    talk_words: frozenset[str]
    together_words: frozenset[str]
    person_verbs: frozenset[str]
    helping_verbs: frozenset[str]
    links: frozenset[str]
    company: frozenset[str]
    starters: frozenset[str]
    never_alone: frozenset[str]
    small_words: frozenset[str]
    street_endings: tuple[str, ...]
    leads: frozenset[str]
    work_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All data of the guard, ready to search with."""

    phrases: Phrases[Group | Context | Allowed]
    filler: frozenset[str]
    contexts: Mapping[str, Context]
    numbers: Phrases[bool]
    groupings: frozenset[tuple[int, ...]]
    names: Names
    audiences: Mapping[Audience, frozenset[str]]
    why: Mapping[Kind, Text]
    suggestions: Mapping[str, Text]


def read(name: str) -> dict[str, Any]:
    """Return one file of the data as it was parsed."""
    path = resources.files("wissel.rules").joinpath("wording", f"{name}.yaml")
    parsed: dict[str, Any] = yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data()
    return parsed


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Return the rules of the guard.

    Raises ``ValueError`` or ``KeyError`` when a list names what does not exist, or a phrase is
    badly written: a guard with a hole in it must not start.
    """
    guard, surroundings, numbers = read("guard"), read("contexts"), read("numbers")
    suggestions = {key: _text(entry) for key, entry in guard["suggestions"].items()}
    contexts = {key: _context(key, entry) for key, entry in surroundings["contexts"].items()}
    return Rules(
        phrases=_phrases(surroundings, contexts, suggestions),
        filler=frozenset(_members(surroundings["classes"]["filler"])),
        contexts=contexts,
        numbers=_numbers(numbers),
        groupings=frozenset(
            tuple(int(size) for size in grouping.split("-")) for grouping in numbers["groupings"]
        ),
        names=_names(read("names")),
        audiences={Audience(key): frozenset(kinds) for key, kinds in guard["audiences"].items()},
        why={kind: _text(guard["why"][kind]) for kind in Kind},
        suggestions=suggestions,
    )


def split(block: str) -> list[str]:
    """Return the phrases of a block: a semicolon or a new line stands between them."""
    return [
        phrase for line in block.splitlines() for raw in line.split(";") if (phrase := raw.strip())
    ]


def _phrases(
    surroundings: Mapping[str, Any],
    contexts: Mapping[str, Context],
    suggestions: Mapping[str, Text],
) -> Phrases[Group | Context | Allowed]:
    classes = {key: _members(block) for key, block in surroundings["classes"].items()}
    classes[ORDINARY.strip("{}")] = _members(read("ordinary")["words"])
    found: Phrases[Group | Context | Allowed] = Phrases(
        classes, frozenset(split(surroundings["misspelt"]))
    )
    for name in TERM_FILES:
        raw = read(name)
        for entry in raw["groups"]:
            group = Group(
                entry["id"], Kind(raw["kind"]), entry["suggestion"], tuple(entry["unless"])
            )
            if group.suggestion not in suggestions or set(group.unless) - set(contexts):
                raise KeyError(f"{name}: {group.id} names what does not exist")
            for phrase in split(entry["terms"]):
                found.add(phrase, group, misspelt=True)
    for key, context in contexts.items():
        for phrase in split(surroundings["contexts"][key]["cues"]):
            found.add(phrase, context)
    for entry in surroundings["allowed"]:
        for phrase in split(entry["phrases"]):
            found.add(phrase, Allowed(entry["id"]))
    return found


def _members(block: str) -> list[str]:
    """A class holds single words; ``a~b`` counts joined."""
    return [phrase.replace("~", "") for phrase in split(block)]


def _numbers(raw: Mapping[str, Any]) -> Phrases[bool]:
    found: Phrases[bool] = Phrases({})
    for own, key in ((True, "own_words"), (False, "other_words")):
        for phrase in split(raw[key]):
            found.add(phrase, own)
    return found


#: Fields of the names that are no key of the file.
_MADE = ("known_firms", "leads", "work_endings")
#: A name can begin at one of these words although it has no capital.
_LEADS = (
    "titles", "professionals", "relatives", "own_people", "colleagues", "roles", "particles"
)  # fmt: skip
#: Of these the words count folded, as they are compared.
_FOLDED = ("given", "surnames")
#: Parts of two words that stand alone elsewhere.
_LOOSE = {"titles": {"de"}, "firm_after": {"en"}, "towns": {"den", "ter"}}


def _names(raw: Mapping[str, Any]) -> Names:
    """Every key of the file is a field of that name; endings stay in order for ``endswith``."""
    firms: dict[str, list[tuple[str, ...]]] = {}
    for firm in split(raw["known_firms"]):
        firms.setdefault(firm.split()[0], []).append(tuple(firm.split()))
    lists: dict[str, Any] = {"known_firms": {first: tuple(firms[first]) for first in firms}}
    for key in (field.name for field in fields(Names) if field.name not in _MADE):
        words = {word for phrase in split(raw[key]) for word in phrase.split()}
        if key in _FOLDED:
            words = {fold(name).plain for name in words}
        words -= _LOOSE.get(key, set())
        lists[key] = tuple(sorted(words)) if key.endswith("endings") else frozenset(words)
    lists["leads"] = frozenset().union(*(lists[key] for key in _LEADS))
    lists["work_endings"] = lists["role_endings"] + lists["job_endings"]
    return Names(**lists)


def _context(key: str, raw: Mapping[str, Any]) -> Context:
    return Context(key, raw["before"], raw["after"], tuple(raw["despite"]))


def _text(raw: Mapping[str, str]) -> Text:
    return Text(nl=raw["nl"], en=raw["en"])
