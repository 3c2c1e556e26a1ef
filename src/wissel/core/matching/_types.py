"""What matching takes in: what is looked for, and what is possible."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wissel.core.matched import Transport
from wissel.core.vacancies import Shift
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class MatchProfile(Wire):
    """What is looked for and what is possible: no name, no diagnosis, no measure of the person.

    Hours are a week unless the name says a day; ``education`` is 1 to 6 as in
    :data:`wissel.core.vacancies.EDUCATION`. ``limits``: of each limited item of the capacity list
    the level, of an item with conditions the conditions. ``None`` is unknown: it leads to a
    question and never to a refusal. ``free_limits``: limits in free words, which a person
    compares. ``complete``: what the opinion on the capacity does not mention is not limited; else
    it is unknown. ``done``: vacancies that were sent, refused or applied to. ``liked`` and
    ``disliked``: occupations of vacancies of which the employee said that they suit, or do not.
    """

    id: str = ""
    wishes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hours_min: float | None = None
    hours_max: float | None = None
    hours_per_day: float | None = None
    times: tuple[Shift, ...] | None = None
    postcode: str = ""
    place: str = ""
    max_km: float | None = None
    max_minutes: int | None = None
    transport: Transport | None = None
    education: int | None = None
    licence: tuple[str, ...] | None = None
    limits: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    free_limits: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True
    excluded_employers: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()

    def held(self, item: str) -> tuple[str, ...]:
        """Return the levels or conditions that hold of an item; none where it is not limited."""
        said = self.limits.get(item, ())
        return (said,) if isinstance(said, str) else said
