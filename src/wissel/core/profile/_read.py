"""Reads the forms of ``wissel.rules.profiles`` and refuses what is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast, get_args

import yaml

from wissel.core.profile._types import (
    BlockForm,
    BlockKind,
    Measure,
    ProfileForm,
    ProfileForms,
    ProfilePart,
    Word,
)
from wissel.core.profiled import ProfileKind
from wissel.core.sources import Basis, Nature
from wissel.core.strict import DataError, Place

#: The version that is filled in now; an older one is read with what was filled in by it.
NEWEST: Final = 1
_KINDS: Final[tuple[ProfileKind, ...]] = get_args(ProfileKind)
_HEAD: Final = (
    "version",
    "valid_from",
    "source",
    "measures",
    "profiles",
    "checks",
    "review",
    "test",
)
_LISTS: Final = ("levels", "marks", "sources", "clarity")
_MEASURES: Final = ("directions", "market_months", "review_months")
_TEXTS: Final = ("line", "detail", "employee", "help", "unit")
_FLAGS: Final = ("required", "marks", "clarity", "next")
_NUMBERS: Final = ("least", "most")
_NAMES: Final = ("intake", "from_person")


class ProfileError(DataError):
    """The forms cannot be used: where and why."""


@cache
def profile_forms(version: int = NEWEST) -> ProfileForms:
    """Return a version of the forms; ``LookupError`` for one that does not exist."""
    path = files("wissel.rules").joinpath("profiles", f"{version}.yaml")
    if not path.is_file():
        raise LookupError(f"no profile forms of version {version}")
    return parse(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse(data: Any) -> ProfileForms:
    """Turn the parsed file into the forms; raise :class:`ProfileError` with the place."""
    fields = Place("$", data, ProfileError).table((*_HEAD, *_LISTS))
    words = {name: read_words(fields[name]) for name in _LISTS}
    version = fields["version"].number()
    profiles = fields["profiles"].table(_KINDS)
    return ProfileForms(
        version=version,
        basis=read_basis(fields["source"], fields["valid_from"]),
        levels=words["levels"],
        sources=words["sources"],
        measures={
            key: read_measure(said) for key, said in fields["measures"].table(_MEASURES).items()
        },
        test={
            name: {key: said.text() for key, said in group.named().items()}
            for name, group in fields["test"].table(("about", "asks", "has", "because")).items()
        },
        checks={key: said.text() for key, said in fields["checks"].named().items()},
        review={key: said.text() for key, said in fields["review"].named().items()},
        forms={kind: _form(kind, version, profiles[kind], words) for kind in _KINDS},
    )


def read_basis(source: Place, valid_from: Place) -> Basis:
    """Return where a form comes from."""
    said = source.table(("article", "source", "nature"))
    return Basis(
        article=said["article"].word(),
        valid_from=valid_from.day(),
        valid_to=None,
        source=said["source"].word(),
        nature=Nature(said["nature"].one_of([str(one) for one in Nature])),
    )


def read_measure(place: Place) -> Measure:
    """Return a number of the house with its nature and source."""
    said = place.table(("value", "nature", "source"))
    nature = Nature(said["nature"].one_of([str(one) for one in Nature]))
    return Measure(said["value"].number(), nature, said["source"].text())


def read_words(place: Place) -> tuple[Word, ...]:
    """Return keys with what they are called, each once."""
    found = []
    for one in place.items():
        said = one.table(("key", "words"))
        found.append(Word(said["key"].word(), said["words"].text()))
    _once([one.key for one in found], place)
    return tuple(found)


def _form(
    kind: ProfileKind, version: int, place: Place, words: Mapping[str, tuple[Word, ...]]
) -> ProfileForm:
    fields = place.table(("title", "parts", "blocks"))
    blocks = [_block(one, words) for one in fields["blocks"].items()]
    _once([one.key for one in blocks], fields["blocks"])
    parts = []
    for one in fields["parts"].items():
        said = one.table(("key", "title", "intro"))
        key = said["key"].word()
        own = tuple(block for block in blocks if block.part == key)
        parts.append(ProfilePart(key, said["title"].text(), said["intro"].text(), own))
    known = {part.key for part in parts}
    if strange := [block.key for block in blocks if block.part not in known]:
        fields["blocks"].fail(f"{', '.join(strange)} stand in no part")
    return ProfileForm(kind, version, fields["title"].text(), tuple(parts))


def _block(place: Place, words: Mapping[str, tuple[Word, ...]]) -> BlockForm:
    optional = (*_TEXTS, *_FLAGS, *_NUMBERS, *_NAMES, "choices")
    said = place.table(("key", "part", "kind", "title"), optional)
    kind = cast(BlockKind, said["kind"].one_of(get_args(BlockKind)))
    flags = {name: said[name].flag() for name in _FLAGS if name in said}
    given: dict[str, Any] = {name: said[name].text() for name in _TEXTS if name in said}
    given |= {name: said[name].words() for name in _NAMES if name in said}
    given |= {name: _number(said[name]) for name in _NUMBERS if name in said}
    if "choices" in said:
        given["choices"] = words[said["choices"].one_of(_LISTS)]
    if (kind == "lines") is not ("line" in said):
        place.fail("a block of lines, and no other, says what a line is")
    if (kind == "choice") is not ("choices" in said):
        place.fail("choices stand with a choice, and with nothing else")
    if (kind == "number") is not ("most" in said):
        place.fail("a number, and nothing else, has a most")
    return BlockForm(
        key=said["key"].word(),
        part=said["part"].word(),
        kind=kind,
        title=said["title"].text(),
        required=flags.get("required", True),
        marks=words["marks"] if flags.get("marks") else (),
        clarity=words["clarity"] if flags.get("clarity") else (),
        next=flags.get("next", False),
        **given,
    )


def _number(place: Place) -> int:
    """Return a whole number from zero."""
    return 0 if place.value == 0 else place.number()


def _once(keys: list[str], place: Place) -> None:
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        place.fail(f"{', '.join(twice)} stands there twice")
