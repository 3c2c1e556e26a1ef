"""A block of a profile and a test of work for the component page: every verdict once."""

from datetime import date
from typing import Final

from wissel.core.profile import BlockShown, profile_forms, shown_parts
from wissel.core.profiled import Block, FitLine, Profile, ProfileLine, Verdict, WorkTest
from wissel.core.sources import Text
from wissel.portals.shell.work_view import WorkTestShown, work_test_shown

_DAY: Final = date(2026, 11, 2)
_DOCTOR: Final = "R. Amrani"


def block(language: str) -> BlockShown:
    """Return a block with a line of the employee and one of the coach."""
    own = Text(
        "vijf jaar de ritten van twaalf chauffeurs", "five years of trips for twelve drivers"
    )
    lines = (
        ProfileLine(Text("plannen", "planning").in_(language), own.in_(language), by="employee"),
        ProfileLine(Text("uitleggen", "explaining").in_(language), source="gesprek"),
    )
    said = Profile("person", 1, (Block("vaardigheden", lines),))
    parts = shown_parts(said, profile_forms(1), language)
    return next(one for part in parts for one in part.blocks if one.is_said)


def work(language: str) -> WorkTestShown:
    """Return a test in which each verdict stands once."""
    return work_test_shown(WorkTest(_DAY, Verdict.FITS_NOT, _ITEMS), language)


_WHY: Final = profile_forms(1).test["because"]
_ITEMS: Final = (
    FitLine(
        "capacity:tillen",
        Text("Tillen", "Lifting"),
        Text("tot 15 kilo", "up to 15 kilos"),
        Text("tot 10 kilo", "up to 10 kilos"),
        Verdict.FITS_NOT,
        _WHY["beyond"],
        _DOCTOR,
        _DAY,
    ),
    FitLine(
        "capacity:lopen",
        Text("Lopen", "Walking"),
        Text("gewoon, zonder grens", "normally, without a limit"),
        None,
        Verdict.UNKNOWN,
        _WHY["unsaid"],
        _DOCTOR,
        _DAY,
    ),
    FitLine(
        "education",
        Text("Opleiding", "Education"),
        Text("mbo 4", "mbo 4"),
        Text("mbo 3", "mbo 3"),
        Verdict.ATTENTION,
        _WHY["level-one"],
    ),
    FitLine(
        "experience",
        Text("Ervaring", "Experience"),
        Text("", ""),
        None,
        Verdict.FITS,
        Text("Deed dit werk vijf jaar.", "Did this work for five years."),
        "Noor Akkerman",
        _DAY,
        judged=True,
    ),
)
