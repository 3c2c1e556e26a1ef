"""The parts of the plan as sections: what was fixed, never what is on the table."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from wissel.core.amounts import euros
from wissel.core.dates import local_day
from wissel.core.planned import Activity, Gap, Schooling
from wissel.core.profile import profile_forms
from wissel.core.reports._material import Material, Part
from wissel.core.reports.plan_material import PlanMaterial
from wissel.core.reports.record import Evidence, Layer, Statement

Build: TypeAlias = Callable[[Material, PlanMaterial], Part]

#: Blocks of the person profile that may stand in a document for the employer, when they may at all.
_SHARED: Final = (
    "interesses",
    "drijfveren",
    "ervaring",
    "opleiding",
    "niveau",
    "vaardigheden",
    "ambities",
    "wensen",
)


def words_of(key: str, layer: Layer = Layer.OPINION) -> Build:
    """Return a builder for a part that is words."""

    def build(material: Material, plan: PlanMaterial) -> Part:
        return Part(tuple(_texts(material, plan, [(key, "")], layer)))

    return build


def goal(material: Material, plan: PlanMaterial) -> Part:
    """Return the goal, the directions and why they are realistic."""
    said, words = plan.kept.said, material.words
    found = list(_texts(material, plan, [("doel", "")], Layer.AGREEMENT))
    titles = [
        direction.title
        for key in said.directions
        if plan.search is not None and (direction := plan.search.said.direction(key)) is not None
    ]
    if titles:
        text = words.say("goal.directions", titles=", ".join(map(material.clean, titles)))
        found.append(_agreed(material, plan, "directions", text))
    parts = [("markt", "goal.market"), ("geslaagd", "goal.success"), ("anders", "goal.fallback")]
    found += _texts(material, plan, parts, Layer.OPINION)
    return Part(tuple(found))


def person(material: Material, plan: PlanMaterial) -> Part:
    """Return the person profile, as far as the employee lets it stand; or that it is there."""
    words = material.words
    if plan.person is None:
        if plan.person_kept is None:
            text = words.say("person.none")
        else:
            number, day = plan.person_kept
            text = words.say("person.kept", n=number, day=words.day(day))
        return Part((_fact(material, plan, "person", text, "plan"),))
    forms = profile_forms(plan.person.said.form)
    levels = {one.key: one.words.in_(words.language) for one in forms.levels}
    found = []
    for block in forms.forms["person"].blocks():
        said = plan.person.said.block(block.key)
        if block.key not in _SHARED or not (said.lines or said.value):
            continue
        lines = [
            material.clean(f"{one.text} ({one.detail})" if one.detail else one.text)
            for one in said.lines
        ]
        listed = "; ".join(lines) or levels.get(said.value, said.value)
        title = block.title.in_(words.language)
        text = words.say("person.block", title=title, lines=listed)
        found.append(_fact(material, plan, f"person-{block.key}", text, "person"))
    return Part(tuple(found))


def distance(material: Material, plan: PlanMaterial) -> Part:
    """Return each gap with the activities that bridge it, or why nothing does."""
    activities = plan.kept.said.activities
    return Part(
        tuple(
            _agreed(material, plan, f"gap-{one.key}", _gap(material, one, activities))
            for one in plan.kept.said.gaps
        )
    )


def _gap(material: Material, gap: Gap, activities: Iterable[Activity]) -> str:
    words, said = material.words, material.clean(gap.text).rstrip(".")
    closing = [material.clean(one.title) for one in activities if gap.key in one.gaps]
    if closing:
        return words.say("gap", gap=said, activities=", ".join(closing))
    if gap.left_because:
        return words.say("gap.left", gap=said, text=material.clean(gap.left_because))
    return words.say("gap.open", gap=said)


def activities(material: Material, plan: PlanMaterial) -> Part:
    """Return each activity: who, when, how often, for what, and what will show it."""
    return Part(
        tuple(
            _agreed(material, plan, f"step-{one.key}", _activity(material, plan, one))
            for one in plan.kept.said.activities
        )
    )


def _activity(material: Material, plan: PlanMaterial, one: Activity) -> str:
    words, said = material.words, plan.kept.said
    aims = [gap.text for key in one.gaps if (gap := said.gap(key)) is not None]
    aims += [
        title.in_(words.language)
        for key in one.subgoals
        if (title := plan.subgoals.get(key)) is not None
    ]
    shown = [
        name.in_(words.language)
        for key in one.evidence
        if (name := plan.evidence.get(key)) is not None
    ]
    rest = [material.clean(one.how_often)] if one.how_often else []
    if one.hours is not None:
        rest.append(words.say("activity.hours", n=words.number(one.hours)))
    if aims:
        text = ", ".join(material.clean(aim).rstrip(".") for aim in aims)
        rest.append(words.say("activity.aim", text=text))
    if one.product:
        rest.append(words.say("activity.product", text=material.clean(one.product)))
    if shown:
        rest.append(words.say("activity.shown", text=", ".join(shown)))
    return words.say(
        "activity",
        title=material.clean(one.title),
        who=words.role(one.who),
        a=words.day(one.begins),
        b=words.day(one.ends),
        rest="".join(f"; {part}" for part in rest),
    )


def schooling(material: Material, plan: PlanMaterial) -> Part:
    """Return the schooling with its cost and what the employer decided; then the instruments."""
    found = []
    for one in plan.kept.said.schooling:
        found.append(_agreed(material, plan, f"school-{one.key}", _schooling(material, one)))
        text = _decided(material, one)
        found.append(_fact(material, plan, f"decided-{one.key}", text, "plan"))
    found += _texts(material, plan, [("instrumenten", "")], Layer.AGREEMENT)
    return Part(tuple(found))


def _schooling(material: Material, one: Schooling) -> str:
    words, rest = material.words, []
    if one.provider:
        rest.append(words.say("schooling.provider", text=material.clean(one.provider)))
    if one.cost is not None:
        rest.append(words.say("schooling.cost", text=euros(one.cost, words.language)))
    if one.weeks is not None:
        rest.append(words.say("schooling.weeks", n=one.weeks))
    return words.say(
        "schooling",
        title=material.clean(one.title),
        rest="".join(f", {part}" for part in rest),
        text=material.clean(one.because),
    )


def _decided(material: Material, one: Schooling) -> str:
    words, title = material.words, material.clean(one.title)
    if one.decided_on is None:
        return words.say("schooling.proposed", title=title)
    return words.say(
        f"schooling.{one.state}",
        title=title,
        owner=material.clean(one.decided_by),
        day=words.day(one.decided_on),
        text=material.clean(one.decided_because),
    ).strip()


def guidance(material: Material, plan: PlanMaterial) -> Part:
    """Return how much guidance is needed, why, and when that is looked at again."""
    held, words = plan.kept.said.intensity, material.words
    if held is None:
        return Part()
    text = words.count(f"intensity.{held.per}", held.contacts, text=material.clean(held.because))
    found = [_agreed(material, plan, "intensity", text)]
    if held.review_on is not None:
        again = words.say("intensity.review", day=words.day(held.review_on))
        found.append(_agreed(material, plan, "intensity-review", again))
    return Part(tuple(found))


def subgoals(material: Material, plan: PlanMaterial) -> Part:
    """Return how far each subgoal of the way of working is."""
    words, held = material.words, {one.key: one for one in plan.kept.said.subgoals}
    found = []
    for key, title in plan.subgoals.items():
        one = held.get(key)
        state = one.state if one is not None else "not-yet"
        because = material.clean(one.because) if one is not None else ""
        text = words.say(f"subgoal.{state}", title=title.in_(words.language), text=because)
        found.append(_agreed(material, plan, f"subgoal-{key}", text.strip()))
    return Part(tuple(found))


def duration(material: Material, plan: PlanMaterial) -> Part:
    """Return from when until when, against the end of the waiting period, and where costs are."""
    words, said = material.words, plan.kept.said
    found = []
    if said.begins is not None and said.ends is not None:
        weeks = -(-((said.ends - said.begins).days + 1) // 7)
        text = words.say(
            "duration.sanction" if plan.in_sanction else "duration",
            a=words.day(said.begins),
            b=words.day(said.ends),
            n=weeks,
            c=words.day(plan.last_day),
        )
        found.append(_agreed(material, plan, "duration", text))
    if said.ends_because:
        text = words.say("duration.because", text=material.clean(said.ends_because))
        found.append(_agreed(material, plan, "duration-because", text))
    if plan.quoted_on is not None:
        text = words.say("duration.quoted", day=words.day(plan.quoted_on))
        found.append(_fact(material, plan, "duration-quoted", text, "plan"))
    return Part(tuple(found))


def moments(material: Material, plan: PlanMaterial) -> Part:
    """Return the reports that are to come, each with its last day."""
    words = material.words
    found = [
        words.say("moment", title=one.title.in_(words.language), day=words.day(one.due))
        for one in plan.moments
    ] or [words.say("moment.none")]
    return Part(
        tuple(
            _agreed(material, plan, f"moment-{number}", text)
            for number, text in enumerate(found, start=1)
        )
    )


def risks(material: Material, plan: PlanMaterial) -> Part:
    """Return what may go wrong, how it shows and what is done then."""
    words, found = material.words, []
    for number, one in enumerate(plan.kept.said.risks, start=1):
        rest = [
            words.say(f"risk.{name}", text=material.clean(said))
            for name, said in (("signal", one.signal), ("action", one.action))
            if said
        ]
        what = material.clean(one.what).rstrip(".")
        text = words.say("risk", what=what, rest="".join(f"; {part}" for part in rest))
        found.append(_agreed(material, plan, f"risk-{number}", f"{text.rstrip('.')}."))
    return Part(tuple(found))


def evidence_of(material: Material, plan: PlanMaterial, what: str) -> tuple[Evidence, ...]:
    """Return the journal entry in which plan or profile was fixed, as evidence."""
    entry = plan.entries.get(what)
    held = {"plan": plan.kept, "search": plan.search, "person": plan.person}[what]
    if entry is None or held is None:
        return ()
    label = material.words.say(f"ev.{what}", n=held.number)
    return (Evidence(entry, label, local_day(held.at)),)


def _texts(
    material: Material, plan: PlanMaterial, parts: Iterable[tuple[str, str]], layer: Layer
) -> Iterator[Statement]:
    for key, phrase in parts:
        text = material.clean(plan.kept.said.text(key))
        if text:
            said = material.words.say(phrase, text=text) if phrase else text
            yield Statement(
                f"text-{key}",
                layer,
                said,
                owner=plan.kept.by,
                evidence=evidence_of(material, plan, "plan"),
                editable=False,
            )


def _agreed(material: Material, plan: PlanMaterial, id_: str, text: str) -> Statement:
    evidence = evidence_of(material, plan, "plan")
    return Statement(id_, Layer.AGREEMENT, text, evidence=evidence, editable=False)


def _fact(material: Material, plan: PlanMaterial, id_: str, text: str, what: str) -> Statement:
    evidence = evidence_of(material, plan, what)
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def nothing(material: Material, plan: PlanMaterial) -> Part:
    """Return that the plan says nothing about a part: an empty one would say less."""
    return Part((_fact(material, plan, "nothing", material.words.say("nothing"), "plan"),))
