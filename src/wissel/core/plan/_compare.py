"""What differs between two states of a plan: by part, and by step.

Everything that is said becomes a row of texts and days; a row changed by those that went and those
that came. A step is the same step while it keeps its key; a risk has none and is what it says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from wissel.core.amounts import euros
from wissel.core.plan._read import plan_form
from wissel.core.plan._types import PlanForm
from wissel.core.planned import Activity, Gap, Intensity, Plan, Risk, Schooling, Subgoal
from wissel.core.profile import Word
from wissel.core.sources import Text

T = TypeVar("T")

#: What is said of one thing; days stay days, for the reader's language to write.
Said: TypeAlias = tuple[Text | date, ...]
#: Titles of what a plan names by key: directions, subgoals, modules, who does it.
Names: TypeAlias = Mapping[str, Text]
_NO_NAMES: Final[Names] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that differs. ``part`` is a part of the plan, ``key`` which step of it.

    ``about`` is the name of that step, or of the part; ``name`` what of it changed. ``before`` is
    what went, ``after`` what came; nothing on one side: it was not said.
    """

    part: str
    about: Text
    name: Text
    before: Said
    after: Said
    key: str = ""


def plan_difference(
    before: Plan, after: Plan, *, names: Names = _NO_NAMES
) -> tuple[PlanChange, ...]:
    """Return what ``after`` says otherwise than ``before``, in the order of the house."""
    teller = _Teller(before, after, names)
    found = [*teller.texts(), *teller.directions()]
    for part, one, other in (
        ("afstand", before.gaps, after.gaps),
        ("activiteiten", before.activities, after.activities),
        ("scholing", before.schooling, after.schooling),
        ("begeleiding", _one(before.intensity), _one(after.intensity)),
        ("subdoelen", before.subgoals, after.subgoals),
        ("risicos", before.risks, after.risks),
    ):
        found += teller.steps(part, one, other)
    return (*found, *teller.duration())


_Step: TypeAlias = Gap | Activity | Schooling | Intensity | Subgoal | Risk


class _Teller:
    """Tells of two plans; holds what their keys are called."""

    def __init__(self, before: Plan, after: Plan, names: Names) -> None:
        self.before, self.after = before, after
        self.form: PlanForm = plan_form(after.form)
        self.parts = {one.key: one.words for one in self.form.parts}
        called: dict[str, Text] = dict(names)
        for plan in (before, after):  # what a step is called now goes before what it was called
            called |= {one.key: _plain(one.text) for one in plan.gaps}
            called |= {one.key: _plain(one.title) for one in plan.activities}
        self.names = called

    def texts(self) -> Iterator[PlanChange]:
        for one in self.form.texts:
            said = [_own(plan.text(one.key)) for plan in (self.before, self.after)]
            if said[0] != said[1]:
                yield PlanChange(one.key, one.title, one.title, said[0], said[1])

    def directions(self) -> Iterator[PlanChange]:
        said = [self._called(plan.directions) for plan in (self.before, self.after)]
        if said[0] != said[1]:
            yield PlanChange("doel", self.parts["doel"], _NAMES["directions"], said[0], said[1])

    def duration(self) -> Iterator[PlanChange]:
        told: list[dict[str, Said]] = [
            {
                "begins": _one(plan.begins),
                "ends": _one(plan.ends),
                "ends_because": _own(plan.ends_because),
            }
            for plan in (self.before, self.after)
        ]
        yield from self._changes("duur", self.parts["duur"], *told)

    def steps(
        self, part: str, before: Iterable[_Step], after: Iterable[_Step]
    ) -> Iterator[PlanChange]:
        was, now = ({_key(one): one for one in steps} for steps in (before, after))
        for key in dict.fromkeys((*was, *now)):
            step = now.get(key) or was[key]
            told = [self._step(held[key]) if key in held else {} for held in (was, now)]
            yield from self._changes(part, self._about(part, step), *told, key=key)

    def _changes(
        self, part: str, about: Text, before: Mapping[str, Said], after: Mapping[str, Said],
        *, key: str = "",
    ) -> Iterator[PlanChange]:  # fmt: skip
        for name in after or before:
            one, other = before.get(name, ()), after.get(name, ())
            went = tuple(said for said in one if said not in other)
            came = tuple(said for said in other if said not in one)
            if went or came:
                yield PlanChange(part, about, _NAMES[name], went, came, key)

    def _about(self, part: str, step: _Step) -> Text:
        match step:
            case Gap(text=text) | Risk(what=text):
                return _plain(text)
            case Activity(title=text) | Schooling(title=text):
                return _plain(text)
            case Subgoal(key=key):
                return self.names.get(key, _plain(key))
            case Intensity():
                return self.parts[part]

    def _step(self, step: _Step) -> dict[str, Said]:
        match step:
            case Gap():
                return {
                    "text": _own(step.text),
                    "kind": self._named(step.kind, self.form.gaps),
                    "left_because": _own(step.left_because),
                }
            case Activity():
                return self._activity(step)
            case Schooling():
                return self._schooling(step)
            case Subgoal():
                return {
                    "state": (_STATES[step.state],),
                    "attention": (_STATES[step.attention],) if step.attention else (),
                    "because": _own(step.because),
                }
            case Risk():
                return {
                    "what": _own(step.what),
                    "signal": _own(step.signal),
                    "action": _own(step.action),
                }
            case Intensity():
                return {
                    "contacts": (_contacts(step),),
                    "because": _own(step.because),
                    "review_on": _one(step.review_on),
                }

    def _activity(self, step: Activity) -> dict[str, Said]:
        hours = step.hours
        return {
            "title": _own(step.title),
            "who": self._called((step.who,)),
            "begins": (step.begins,),
            "ends": (step.ends,),
            "gaps": self._called((*step.gaps, *step.subgoals)),
            "how_often": _own(step.how_often),
            "hours": (Text(f"{hours:g} uur", f"{hours:g} hours"),) if hours is not None else (),
            "product": _own(step.product),
            "evidence": tuple(
                word for key in step.evidence for word in self._named(key, self.form.evidence)
            ),
            "after": self._called(step.after),
            "module": self._called(_one(step.module or None)),
        }

    def _schooling(self, step: Schooling) -> dict[str, Said]:
        cost, weeks = step.cost, step.weeks
        decided = f" ({step.decided_by})" if step.decided_by else ""
        state = _STATES[step.state]
        return {
            "title": _own(step.title),
            "because": _own(step.because),
            "directions": self._called(_one(step.direction or None)),
            "provider": _own(step.provider),
            "cost": (Text(euros(cost, "nl"), euros(cost, "en")),) if cost is not None else (),
            "weeks": (Text(f"{weeks} weken", f"{weeks} weeks"),) if weeks is not None else (),
            "begins": _one(step.begins),
            "state": (Text(f"{state.nl}{decided}", f"{state.en}{decided}"),),
            "decided_because": _own(step.decided_because),
        }

    def _called(self, keys: Iterable[str]) -> tuple[Text, ...]:
        return tuple(self.names.get(key, _plain(key)) for key in keys)

    def _named(self, key: str, words: tuple[Word, ...]) -> tuple[Text, ...]:
        found = next((one.words for one in words if one.key == key), None)
        return (found,) if found is not None else _own(key)


def _key(step: _Step) -> str:
    match step:
        case Intensity():
            return ""
        case Risk(what=what):
            return what
        case _:
            return step.key


def _one(value: T | None) -> tuple[T, ...]:
    return (value,) if value is not None else ()


def _plain(text: str) -> Text:
    return Text(text, text)


def _own(text: str) -> tuple[Text, ...]:
    return (_plain(text),) if text else ()


def _contacts(said: Intensity) -> Text:
    """Return how often, as people say it.

    >>> _contacts(Intensity(1, "week", "x")).nl, _contacts(Intensity(2, "month", "x")).en
    ('1 contact per week', '2 contacts a month')
    """
    many = "" if said.contacts == 1 else "s"
    nl = {"week": "week", "month": "maand"}[said.per]
    plural = "en" if many else ""
    return Text(
        f"{said.contacts} contact{plural} per {nl}", f"{said.contacts} contact{many} a {said.per}"
    )


_NAMES: Final[Mapping[str, Text]] = {
    "directions": Text("Richting", "Direction"),
    "begins": Text("Begin", "Beginning"),
    "ends": Text("Einde", "End"),
    "ends_because": Text("Waarom het doorloopt", "Why it goes on"),
    "text": Text("Afstand", "Gap"),
    "kind": Text("Soort", "Kind"),
    "left_because": Text("Waarom hier niets aan gebeurt", "Why nothing is done about it"),
    "title": Text("Titel", "Title"),
    "who": Text("Wie", "Who"),
    "gaps": Text("Waarvoor", "What for"),
    "how_often": Text("Hoe vaak", "How often"),
    "hours": Text("Uren", "Hours"),
    "product": Text("Wat het oplevert", "What comes of it"),
    "evidence": Text("Waaruit het blijkt", "What shows it"),
    "after": Text("Komt na", "Comes after"),
    "module": Text("Onderdeel van de werkwijze", "Module of the way of working"),
    "because": Text("Waarom", "Why"),
    "provider": Text("Aanbieder", "Provider"),
    "cost": Text("Kosten zonder btw", "Cost without VAT"),
    "weeks": Text("Duur", "Duration"),
    "state": Text("Stand", "State"),
    "decided_because": Text("Reden van het besluit", "Reason of the decision"),
    "contacts": Text("Hoeveel", "How much"),
    "review_on": Text("Opnieuw bekijken op", "Look at it again on"),
    "attention": Text("Aandacht", "Attention"),
    "what": Text("Risico", "Risk"),
    "signal": Text("Hoe het te merken is", "How it shows"),
    "action": Text("Wat dan", "What then"),
}
_STATES: Final[Mapping[str, Text]] = {
    "proposed": Text("de werkgever besluit nog", "the employer is yet to decide"),
    "approved": Text("de werkgever is akkoord", "the employer agrees"),
    "declined": Text("de werkgever is niet akkoord", "the employer does not agree"),
    "not-yet": Text("nog niet begonnen", "not begun yet"),
    "begun": Text("begonnen", "begun"),
    "reached": Text("bereikt", "reached"),
    "not-applicable": Text("geldt hier niet", "does not apply here"),
    "little": Text("weinig", "little"),
    "much": Text("veel", "much"),
}
