"""The search profile in a document: each direction with its test and its reasons, item by item."""

from collections.abc import Iterator

from wissel.core.dates import local_day
from wissel.core.profile import wage_words
from wissel.core.profiled import Direction, FitLine, KeptProfile, Verdict
from wissel.core.reports._material import Material, Part
from wissel.core.reports._plan import evidence_of
from wissel.core.reports.plan_material import PlanMaterial
from wissel.core.reports.record import Layer, Statement


def search(material: Material, plan: PlanMaterial) -> Part:
    """Return the fixed search profile: where is searched, why it fits, and what was dropped."""
    words, kept = material.words, plan.search
    if kept is None:
        evidence = evidence_of(material, plan, "plan")
        none = words.say("search.none")
        return Part((Statement("search", Layer.FACT, none, evidence=evidence, editable=False),))
    found = [
        _line(
            material,
            plan,
            "version",
            words.say("search.version", n=kept.number, day=words.day(local_day(kept.at))),
        )
    ]
    if kept.said.few_because:
        text = words.say("search.few", text=material.clean(kept.said.few_because))
        found.append(_opinion(material, plan, kept, "few", text))
    for one in kept.said.directions:
        if one.state == "active":
            found += _direction(material, plan, kept, one)
    for one in kept.said.directions:
        if one.state != "active":
            text = words.say(
                f"direction.{one.state}",
                title=material.clean(one.title),
                text=material.clean(one.state_because),
            )
            found.append(_opinion(material, plan, kept, f"{one.state}-{one.key}", text.strip()))
    return Part(tuple(found))


def _direction(
    material: Material, plan: PlanMaterial, kept: KeptProfile, one: Direction
) -> Iterator[Statement]:
    words, title, test = material.words, material.clean(one.title), kept.test(one.key)
    verdict = words.say(f"verdict.{test.verdict if test is not None else Verdict.UNKNOWN}")
    phrase = "direction" if one.because else "direction.bare"
    text = words.say(phrase, title=title, verdict=verdict, text=material.clean(one.because))
    yield _opinion(material, plan, kept, f"direction-{one.key}", text)
    for item in test.items if test is not None else ():
        yield _tested(material, plan, one, item)
    for number, count in enumerate(one.market, start=1):
        text = words.count(
            "direction.market",
            count.count,
            title=title,
            day=words.day(count.on),
            source=material.clean(count.source),
        )
        yield _line(material, plan, f"market-{one.key}-{number}", text)
    if one.wage is not None:
        text = words.say(
            "direction.wage",
            title=title,
            wage=wage_words(one.wage).in_(words.language),
            source=material.clean(one.wage.source),
        )
        yield _line(material, plan, f"wage-{one.key}", text)
    if one.conditions:
        text = words.say("direction.conditions", title=title, text=material.clean(one.conditions))
        yield _opinion(material, plan, kept, f"begin-{one.key}", text)


def _tested(material: Material, plan: PlanMaterial, one: Direction, item: FitLine) -> Statement:
    """Return a line of the test: whoever judged owns it; what was compared names its source."""
    words, language = material.words, material.words.language
    has = item.has.in_(language) if item.has is not None else ""
    asks = item.asks.in_(language)
    because = material.clean(item.because.in_(language))
    owner = material.clean(item.source)
    if owner and item.by is not None:
        owner = f"{owner}, {words.role(item.by)}"
    if owner and not item.judged:
        day = f", {words.day(item.on)}" if item.on is not None else ""
        because = f"{because} ({owner}{day})"
    text = words.say(
        "test" if asks and has else "test.bare",
        title=material.clean(one.title),
        item=item.item.in_(language),
        verdict=words.say(f"verdict.{item.verdict}"),
        asks=asks,
        has=has,
        because=because,
    )
    id_ = f"test-{one.key}-{item.about.replace(':', '-').replace(' ', '-')}"
    evidence = evidence_of(material, plan, "search")
    if item.judged:
        return Statement(
            id_,
            Layer.OPINION,
            text,
            owner=owner,
            evidence=evidence,
            editable=False,
        )
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _line(material: Material, plan: PlanMaterial, id_: str, text: str) -> Statement:
    evidence = evidence_of(material, plan, "search")
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _opinion(
    material: Material, plan: PlanMaterial, kept: KeptProfile, id_: str, text: str
) -> Statement:
    evidence = evidence_of(material, plan, "search")
    return Statement(id_, Layer.OPINION, text, owner=kept.by, evidence=evidence, editable=False)
