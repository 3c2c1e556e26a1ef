"""Gaps that the profiles show already, to be taken over into the plan."""

from collections.abc import Iterator, Mapping
from typing import Final

from wissel.core.planned import Gap, Plan
from wissel.core.profiled import KeptProfile, Profile, Verdict, WorkTest

#: What a line of a test is about, and which kind of gap that is.
_KINDS: Final[Mapping[str, str]] = {
    "education": "kennis",
    "experience": "ervaring",
    "distance": "praktisch",
}
#: Blocks whose lines name what is missing: the profile, the block, the kind, and whether a line
#: counts only when it says what is still needed.
_BLOCKS: Final = (
    ("search", "ontbreekt", "kennis", False),
    ("search", "solliciteren", "solliciteren", True),
    ("person", "belemmeringen", "praktisch", False),
)


def suggested_gaps(
    plan: Plan, person: KeptProfile | None, search: KeptProfile | None
) -> tuple[Gap, ...]:
    """Return the gaps that stand in the profiles and not in the plan yet, without keys.

    A line of a test that asks attention or does not fit is one, where somebody can do something
    about it: what the capacity limits is no gap to close.
    """
    held = {one.source for one in plan.gaps if one.source}
    found = [*_of_blocks(person, search), *_of_tests(search)]
    return tuple(one for one in found if one.source not in held)


def _of_blocks(person: KeptProfile | None, search: KeptProfile | None) -> Iterator[Gap]:
    profiles: dict[str, Profile | None] = {
        "person": person.said if person is not None else None,
        "search": search.said if search is not None else None,
    }
    for kind, block, sort, only_needed in _BLOCKS:
        said = profiles[kind]
        for line in said.block(block).lines if said is not None else ():
            if line.detail or not only_needed:
                text = f"{line.text}: {line.detail}" if only_needed else line.text
                yield Gap("", text, sort, source=f"{kind}:{block}:{line.text}")


def _of_tests(search: KeptProfile | None) -> Iterator[Gap]:
    if search is None:
        return
    tests: dict[str, WorkTest] = {one.direction: one.test for one in search.tests}
    for direction in search.said.active:
        test = tests.get(direction.key)
        for one in test.items if test is not None else ():
            kind = _KINDS.get(one.about)
            if kind is not None and one.verdict in (Verdict.ATTENTION, Verdict.FITS_NOT):
                text = f"{direction.title}: {one.item.nl.lower()}. {one.because.nl}"
                source = f"test:{direction.key}:{one.about}"
                yield Gap("", text, kind, direction.key, source)
