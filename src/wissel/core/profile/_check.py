"""What must be settled before a profile is fixed, and when it asks to be looked at again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wissel.core.dates import add_months, day_in, local_day
from wissel.core.profile._types import ProfileForms
from wissel.core.profiled import (
    Direction,
    FitLine,
    KeptProfile,
    Profile,
    ProfileKind,
    Verdict,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity
from wissel.core.wire import Wire

#: Marks that make the search narrower: their reason is asked.
_NARROWING: Final = ("moet", "niet")


@dataclass(frozen=True, slots=True)
class ProfileCheck(Wire):
    """Something to settle. ``blocked`` keeps the profile from being fixed.

    ``block`` and ``direction`` say where; both empty is the profile as a whole.
    """

    key: str
    state: Literal["blocked", "attention"]
    text: Text
    block: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class _Checking:
    """A profile with what it is held against."""

    said: Profile
    forms: ProfileForms
    today: date
    capacity: Capacity | None
    tests: Mapping[str, WorkTest]

    def say(
        self,
        key: str,
        state: Literal["blocked", "attention"] = "attention",
        *,
        block: str = "",
        direction: Direction | None = None,
        n: int | None = None,
        **words: Text,
    ) -> ProfileCheck:
        """Return a check with its sentence filled in."""
        texts = self.forms.checks
        sentence = texts[f"{key}.one"] if n == 1 and f"{key}.one" in texts else texts[key]
        title = direction.title if direction is not None else ""
        text = Text(
            *(
                sentence.in_(one).format(
                    n=n, direction=title, **{name: said.in_(one) for name, said in words.items()}
                )
                for one in ("nl", "en")
            )
        )
        return ProfileCheck(key, state, text, block, direction.key if direction else "")


def profile_checks(
    said: Profile,
    *,
    forms: ProfileForms,
    today: date,
    capacity: Capacity | None = None,
    tests: Mapping[str, WorkTest] | None = None,
) -> tuple[ProfileCheck, ...]:
    """Return what is to be settled, what blocks first. ``tests`` are of the directions by key."""
    checking = _Checking(said, forms, today, capacity, tests or {})
    if said.is_empty:
        return (checking.say("empty", "blocked"),)
    found = [*_unsaid(checking), *_OWN[said.kind](checking)]
    return tuple(sorted(found, key=lambda one: one.state != "blocked"))


def review_reasons(
    kept: KeptProfile, *, forms: ProfileForms, today: date, capacity: Capacity | None
) -> tuple[Text, ...]:
    """Return why a profile that was fixed asks to be looked at again; nothing while it holds."""
    found = []
    if capacity is not None and capacity.version != kept.capacity:
        found.append(_filled(forms.review["capacity"], capacity.valid_from))
    months = forms.measures["review_months"].value
    day = local_day(kept.at)
    if add_months(day, months) < today:
        found.append(_filled(forms.review["age"], day, months))
    return tuple(found)


def _filled(text: Text, day: date, n: int | None = None) -> Text:
    return Text(*(text.in_(one).format(day=day_in(day, one), n=n) for one in ("nl", "en")))


def _unsaid(checking: _Checking) -> Iterator[ProfileCheck]:
    for block in checking.forms.forms[checking.said.kind].blocks():
        if block.required and not checking.said.block(block.key).is_said:
            yield checking.say("unsaid", block=block.key, name=block.title)


def _person(checking: _Checking) -> Iterator[ProfileCheck]:
    said = checking.said
    if not any(line.by == "employee" for block in said.blocks for line in block.lines):
        yield checking.say("no-own-words")
    wishes = said.block("wensen").lines
    if any(line.mark in _NARROWING and not line.detail for line in wishes):
        yield checking.say("wish-unreasoned", block="wensen")
    unproved = sum(not line.detail for line in said.block("vaardigheden").lines)
    if unproved:
        yield checking.say("skill-unproved", block="vaardigheden", n=unproved)


def _search(checking: _Checking) -> Iterator[ProfileCheck]:
    said, active = checking.said, checking.said.active
    wanted = checking.forms.measures["directions"].value
    if len(active) < wanted and not said.few_because:
        yield checking.say("few", "blocked", n=wanted)
    yield from _breadth(checking)
    if checking.capacity is None or checking.capacity.withdrawn:
        yield checking.say("no-capacity" if checking.capacity is None else "withdrawn")
    for direction in said.directions:
        if direction.state == "active":
            yield from _direction(checking, direction)
        elif direction.state == "dropped" and not direction.state_because:
            yield checking.say("dropped-unreasoned", "blocked", direction=direction)


def _breadth(checking: _Checking) -> Iterator[ProfileCheck]:
    """Say where the search is too narrow: only the wish, only after schooling, one sector."""
    active = checking.said.active
    if active and all(set(one.rests_on) <= {"wish"} for one in active):
        yield checking.say("all-wishes", "blocked")
    if active and all(one.needs_schooling for one in active):
        yield checking.say("all-schooling")
    sectors = {" ".join(one.sector.split()).casefold() for one in active}
    if len(active) > 1 and len(sectors) == 1 and "" not in sectors:
        yield checking.say("one-sector")


def _direction(checking: _Checking, direction: Direction) -> Iterator[ProfileCheck]:
    if not direction.because:
        yield checking.say("unreasoned", "blocked", direction=direction)
    if set(direction.rests_on) <= {"wish"}:
        yield checking.say("wish-only", direction=direction)
    test = checking.tests.get(direction.key)
    if test is not None:
        yield from _tested(checking, direction, test)
    yield from _market(checking, direction)
    if direction.wage is None:
        yield checking.say("no-wage", direction=direction)


def _tested(checking: _Checking, direction: Direction, test: WorkTest) -> Iterator[ProfileCheck]:
    out = [one for one in test.items if one.verdict is Verdict.FITS_NOT]
    if out and len(out) == len(test.items):
        yield checking.say("excluded-all", "blocked", direction=direction)
        return
    for one in out:
        body = _is_of_capacity(one)
        state: Literal["blocked", "attention"] = "blocked" if body else "attention"
        key = "excluded" if body else "misfit"
        yield checking.say(key, state, direction=direction, item=one.item, because=one.because)
    unknown = sum(one.verdict is Verdict.UNKNOWN for one in test.items)
    if unknown:
        yield checking.say("open", direction=direction, n=unknown)


def _is_of_capacity(item: FitLine) -> bool:
    """Whether it is a limit of the body or of the hours: the doctor's, which no coach softens."""
    return item.about.startswith("capacity:") or item.about == "hours"


def _market(checking: _Checking, direction: Direction) -> Iterator[ProfileCheck]:
    newest = max(direction.market, key=lambda one: one.on, default=None)
    months = checking.forms.measures["market_months"].value
    if newest is None:
        yield checking.say("no-market", direction=direction)
    elif add_months(newest.on, months) < checking.today:
        day = Text(*(day_in(newest.on, one) for one in ("nl", "en")))
        yield checking.say("old-market", direction=direction, day=day)
    elif newest.count == 0:
        yield checking.say("empty-market", direction=direction)


def _employability(checking: _Checking) -> Iterator[ProfileCheck]:
    return iter(())


_OWN: Final[Mapping[ProfileKind, Callable[[_Checking], Iterator[ProfileCheck]]]] = {
    "person": _person,
    "search": _search,
    "employability": _employability,
}
