"""Reads the form of a plan from ``wissel.rules.plans`` and refuses one that is not whole."""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from wissel.core.plan._types import PlanForm, PlanTextForm
from wissel.core.profile import Word, read_basis, read_measure, read_words
from wissel.core.strict import DataError, Place

#: The version that is filled in now; an older one is read with what was filled in by it.
NEWEST: Final = 1
_FIELDS: Final = (
    "version",
    "valid_from",
    "source",
    "measures",
    "texts",
    "parts",
    "gaps",
    "evidence",
    "checks",
    "review",
)
_MEASURES: Final = ("silence_days", "evidence_days")


class PlanError(DataError):
    """The form of a plan cannot be used: where and why."""


@cache
def plan_form(version: int = NEWEST) -> PlanForm:
    """Return a version of the form; ``LookupError`` for one that does not exist."""
    path = files("wissel.rules").joinpath("plans", f"{version}.yaml")
    if not path.is_file():
        raise LookupError(f"no plan form of version {version}")
    return parse(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse(data: Any) -> PlanForm:
    """Turn the parsed file into the form; raise :class:`PlanError` with the place."""
    fields = Place("$", data, PlanError).table(_FIELDS)
    texts = []
    for one in fields["texts"].items():
        said = one.table(("key", "title", "ask"), ("required",))
        texts.append(
            PlanTextForm(
                key=said["key"].word(),
                title=said["title"].text(),
                ask=said["ask"].text(),
                required=said["required"].flag() if "required" in said else False,
            )
        )
    parts = []
    for one in fields["parts"].items():
        said = one.table(("key", "title"))
        parts.append(Word(said["key"].word(), said["title"].text()))
    return PlanForm(
        version=fields["version"].number(),
        basis=read_basis(fields["source"], fields["valid_from"]),
        measures={
            key: read_measure(said) for key, said in fields["measures"].table(_MEASURES).items()
        },
        texts=tuple(texts),
        parts=tuple(parts),
        gaps=read_words(fields["gaps"]),
        evidence=read_words(fields["evidence"]),
        checks={key: said.text() for key, said in fields["checks"].named().items()},
        review={key: said.text() for key, said in fields["review"].named().items()},
    )
